// SPDX-License-Identifier: EUPL-1.2
#include "documents/encoding.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "documents/character_sets.h"

namespace tovholder::documents {
namespace {

unsigned char Byte(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

bool IsAsciiLetter(unsigned char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// Control characters that no text has.
bool IsForeignControl(unsigned char c) { return c < 0x20 && (c < '\t' || c > '\r') && c != 0x1A && c != 0x1B; }

std::string DecodeOneByte(std::string_view bytes, char32_t (*code_point)(unsigned char)) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out.push_back(c);
    } else {
      AppendUtf8(out, code_point(byte));
    }
  }
  return out;
}

char32_t FromWindows1252(unsigned char byte) { return byte < 0xA0 ? kWindows1252[byte - 0x80] : byte; }
char32_t FromCodePage850(unsigned char byte) { return kCodePage850[byte - 0x80]; }

enum class ByteOrder { kLittle, kBig };

std::string DecodeUtf16(std::string_view bytes, ByteOrder order) {
  const auto unit = [&](std::size_t i) -> char32_t {
    const char32_t first = Byte(bytes, i);
    const char32_t second = Byte(bytes, i + 1);
    return order == ByteOrder::kLittle ? first | second << 8 : first << 8 | second;
  };
  std::string out;
  out.reserve(bytes.size() / 2 + bytes.size() / 16);
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    AppendUtf8(out, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  return out;
}

// Latin text in UTF-16 has a zero in nearly every pair, always on the same side.
std::optional<ByteOrder> GuessUtf16(std::string_view bytes) {
  const std::size_t pairs = std::min<std::size_t>(bytes.size(), 4096) / 2;
  if (pairs < 2) return std::nullopt;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    even += bytes[2 * i] == '\0';
    odd += bytes[2 * i + 1] == '\0';
  }
  if (odd * 10 > pairs * 7 && even * 10 <= pairs) return ByteOrder::kLittle;
  if (even * 10 > pairs * 7 && odd * 10 <= pairs) return ByteOrder::kBig;
  return std::nullopt;
}

// Where text turns out to be none.
std::optional<std::size_t> FindForeignBytes(std::string_view bytes) {
  std::size_t count = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (!IsForeignControl(Byte(bytes, i))) continue;
    if (count++ == 0) first = i;
  }
  const bool many = count > std::max<std::size_t>(4, bytes.size() / 20) || count * 2 > bytes.size();
  return many ? std::optional(first) : std::nullopt;
}

// Where in UTF-16 a place in the UTF-8 that was made of it is; characters of two units count as one.
std::size_t WideOffset(std::string_view text, std::size_t offset) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return 2 * static_cast<std::size_t>(
                 std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), begins));
}

struct Utf8Count {
  std::size_t sequences = 0;  // of several bytes
  std::size_t broken = 0;
};

Utf8Count CountUtf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t i = 0; i < bytes.size();) {
    if (Byte(bytes, i) < 0x80) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    const char32_t c = NextCodePoint(bytes, i);
    ++(c == U'\uFFFD' && i == begin + 1 ? count.broken : count.sequences);
  }
  return count;
}

// UTF-8 with strangers in it: what is no UTF-8 is read as Windows-1252.
std::string DecodeMixed(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t begin = i;
    const char32_t c = NextCodePoint(bytes, i);
    const bool broken = c == U'\uFFFD' && i == begin + 1;
    if (broken) {
      AppendUtf8(out, FromWindows1252(Byte(bytes, begin)));
    } else {
      out.append(bytes.substr(begin, i - begin));
    }
  }
  return out;
}

// æ ø å and Å inside words, as the two families of one-byte sets write them. Code page 850's Æ is
// left out: it is the apostrophe of Windows-1252.
bool LooksLikeCodePage850(std::string_view bytes) {
  constexpr std::string_view kDos = "\x91\x9B\x86\x9D\x8F";
  constexpr std::string_view kWindows = "\xE6\xF8\xE5\xC6\xD8\xC5\xE9";
  std::size_t dos = 0;
  std::size_t windows = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (Byte(bytes, i) < 0x80) continue;
    const bool in_word =
        (i > 0 && IsAsciiLetter(Byte(bytes, i - 1))) || (i + 1 < bytes.size() && IsAsciiLetter(Byte(bytes, i + 1)));
    if (!in_word) continue;
    dos += kDos.find(bytes[i]) != std::string_view::npos;
    windows += kWindows.find(bytes[i]) != std::string_view::npos;
  }
  return dos > windows;
}

bool HasWindowsBytes(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 && byte < 0xA0;
  });
}

std::string GuessOneByteSet(std::string_view bytes) {
  if (LooksLikeCodePage850(bytes)) return "cp850";
  return HasWindowsBytes(bytes) ? "windows-1252" : "iso-8859-1";
}

// Names as they stand in meta tags and XML heads, as the sets we know; empty where unknown.
std::string KnownEncoding(std::string_view name) {
  const std::string lower = ToLower(Trim(name));
  if (lower == "utf8" || lower == "utf-8") return "utf-8";
  if (lower == "utf-16" || lower == "utf-16le" || lower == "unicode") return "utf-16le";
  if (lower == "utf-16be") return "utf-16be";
  if (lower == "windows-1252" || lower == "cp1252" || lower == "ansi") return "windows-1252";
  if (lower == "iso-8859-1" || lower == "iso8859-1" || lower == "latin1" || lower == "us-ascii") return "iso-8859-1";
  if (lower == "ibm850" || lower == "cp850" || lower == "ibm865" || lower == "cp865") return "cp850";
  return {};
}

std::optional<unsigned char> ToWindows1252(char32_t c) {
  if (c < 0x100) return static_cast<unsigned char>(c);
  const auto* found = std::find(kWindows1252.begin(), kWindows1252.end(), c);
  if (found == kWindows1252.end()) return std::nullopt;
  return static_cast<unsigned char>(0x80 + (found - kWindows1252.begin()));
}

// What Danish text is likely to hold that was encoded twice.
bool IsLikelyMended(char32_t c) {
  constexpr std::u32string_view kExpected = U"æøåÆØÅéÉèüÜöÖäÄóáëßôçñ§½°´«»·\u00A0\u00AD–—‘’‚“”„•…€‰™";
  return kExpected.find(c) != std::u32string_view::npos;
}

// Reads one twice encoded character at `position`: two or three characters that are, as Windows-1252
// bytes, one character of UTF-8.
std::optional<char32_t> ReadTwiceEncoded(std::string_view text, std::size_t position, std::size_t& end) {
  std::string bytes;
  std::size_t length = 2;
  end = position;
  while (bytes.size() < length && end < text.size()) {
    const std::optional<unsigned char> byte = ToWindows1252(NextCodePoint(text, end));
    if (!byte || *byte < 0x80) return std::nullopt;
    if (bytes.empty()) length = *byte >= 0xE0 ? 3 : 2;
    bytes.push_back(static_cast<char>(*byte));
  }
  if (bytes.size() != length || !IsUtf8(bytes)) return std::nullopt;
  std::size_t begin = 0;
  const char32_t c = NextCodePoint(bytes, begin);
  return begin == length && IsLikelyMended(c) ? std::optional(c) : std::nullopt;
}

std::size_t MendTwiceEncoded(std::string& text) {
  std::size_t mended = 0;
  std::string out;
  std::size_t done = 0;
  // The characters Ã, Â and â begin all of them.
  for (std::size_t i = text.find('\xC3'); i != std::string::npos; i = text.find('\xC3', i)) {
    std::size_t end = i;
    const std::optional<char32_t> c = ReadTwiceEncoded(text, i, end);
    if (!c) {
      ++i;
      continue;
    }
    out.append(text, done, i - done);
    AppendUtf8(out, *c);
    done = i = end;
    ++mended;
  }
  if (mended == 0) return 0;
  out.append(text, done);
  text = std::move(out);
  return mended;
}

struct ByteOrderMark {
  std::string_view bytes;
  std::string_view encoding;
};
constexpr std::array<ByteOrderMark, 3> kByteOrderMarks = {
    {{"\xEF\xBB\xBF", "utf-8"}, {"\xFF\xFE", "utf-16le"}, {"\xFE\xFF", "utf-16be"}}};

DecodedText DecodeLooseUtf8(std::string_view bytes, std::string_view file_name) {
  DecodedText result{std::string(bytes), "utf-8", {}};
  if (IsUtf8(bytes)) return result;
  result.text = DecodeMixed(bytes);
  result.warnings.push_back({"documents.mixed_encoding",
                             {{"file", std::string(file_name)}, {"count", std::to_string(CountUtf8(bytes).broken)}}});
  return result;
}

DecodedText DecodeKnown(std::string_view bytes, std::string_view encoding, std::string_view file_name) {
  if (encoding == "utf-8") return DecodeLooseUtf8(bytes, file_name);
  return {DecodeAs(bytes, encoding), std::string(encoding), {}};
}

bool IsOneByteSet(std::string_view encoding) { return !encoding.empty() && !encoding.starts_with("utf"); }

// Without a byte order mark: what the bytes allow, and what was declared.
std::string ChooseEncoding(std::string_view bytes, std::string_view declared) {
  if (const std::optional<ByteOrder> order = GuessUtf16(bytes)) {
    return *order == ByteOrder::kLittle ? "utf-16le" : "utf-16be";
  }
  const Utf8Count count = CountUtf8(bytes);
  if (count.broken == 0 || count.sequences >= 3 * count.broken) return "utf-8";
  if (IsOneByteSet(declared) && declared != "iso-8859-1") return std::string(declared);
  return GuessOneByteSet(bytes);
}

// ISO 8859-1 and Windows-1252 are declared for each other everywhere; ASCII fits every set.
bool IsSurprise(std::string_view declared, const DecodedText& decoded) {
  if (declared.empty() || declared == decoded.encoding) return false;
  const auto latin = [](std::string_view name) { return name == "iso-8859-1" || name == "windows-1252"; };
  if (latin(declared) && latin(decoded.encoding)) return false;
  return std::any_of(decoded.text.begin(), decoded.text.end(), [](char c) { return c < 0; });
}

void AddWarnings(DecodedText& decoded, std::string_view declared, std::string_view file_name) {
  if (IsSurprise(declared, decoded)) {
    decoded.warnings.push_back(
        {"documents.wrong_declared_encoding",
         {{"file", std::string(file_name)}, {"declared", std::string(declared)}, {"found", decoded.encoding}}});
  }
  if (decoded.encoding.starts_with("utf") && MendTwiceEncoded(decoded.text) > 0) {
    decoded.warnings.push_back({"documents.mended_encoding", {{"file", std::string(file_name)}}});
  }
}

}  // namespace

std::string DecodeAs(std::string_view bytes, std::string_view encoding) {
  const std::string known = KnownEncoding(encoding);
  if (known == "utf-8") return DecodeMixed(bytes);
  if (known == "utf-16le") return DecodeUtf16(bytes, ByteOrder::kLittle);
  if (known == "utf-16be") return DecodeUtf16(bytes, ByteOrder::kBig);
  if (known == "cp850") return DecodeOneByte(bytes, FromCodePage850);
  if (known.empty()) return {};
  return DecodeOneByte(bytes, FromWindows1252);
}

Result<DecodedText> DecodeText(std::string_view bytes, std::string_view file_name, std::string_view declared) {
  const std::string known = KnownEncoding(declared);
  const auto* mark = std::find_if(kByteOrderMarks.begin(), kByteOrderMarks.end(),
                                  [&](const ByteOrderMark& m) { return bytes.starts_with(m.bytes); });
  std::string encoding;
  if (mark != kByteOrderMarks.end()) {
    bytes.remove_prefix(mark->bytes.size());
    encoding = mark->encoding;
  } else {
    encoding = ChooseEncoding(bytes, known);
  }
  const bool is_wide = encoding.starts_with("utf-16");
  DecodedText decoded = DecodeKnown(bytes, encoding, file_name);
  if (const auto foreign = FindForeignBytes(is_wide ? decoded.text : bytes)) {
    const std::size_t offset = is_wide ? WideOffset(decoded.text, *foreign) : *foreign;
    return Fail("documents.not_text", {{"file", std::string(file_name)}, {"offset", std::to_string(offset)}});
  }
  AddWarnings(decoded, known, file_name);
  return decoded;
}

}  // namespace tovholder::documents

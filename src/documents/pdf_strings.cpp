// SPDX-License-Identifier: EUPL-1.2
#include "documents/pdf_strings.h"

#include <zlib.h>

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kMostStrings = 200'000;
constexpr std::size_t kReachOfDictionary = 4096;  // bytes before "stream"

bool IsPdfSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }
bool IsDelimiter(char c) { return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos; }

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// UTF-16 with its mark, UTF-8 with its mark, else as good as Latin-1.
std::string DecodePdfText(std::string_view raw) {
  std::string text;
  if (raw.starts_with("\xEF\xBB\xBF")) return std::string(raw.substr(3));
  if (raw.starts_with("\xFE\xFF")) {
    for (std::size_t i = 2; i + 1 < raw.size(); i += 2) {
      const auto unit =
          static_cast<char32_t>(static_cast<unsigned char>(raw[i]) << 8U | static_cast<unsigned char>(raw[i + 1]));
      AppendUtf8(text, unit >= 0xD800 && unit < 0xE000 ? U'\uFFFD' : unit);
    }
    return text;
  }
  for (const char c : raw) AppendUtf8(text, static_cast<unsigned char>(c));
  return text;
}

class StringScanner {
 public:
  StringScanner(std::string_view bytes, std::vector<PdfString>& strings) : bytes_(bytes), strings_(strings) {}

  void Scan() {
    while (i_ < bytes_.size() && strings_.size() < kMostStrings) {
      const char c = bytes_[i_];
      if (c == '/') {
        ReadName();
      } else if (c == '(') {
        Keep(ReadLiteral());
      } else if (c == '<' && i_ + 1 < bytes_.size() && bytes_[i_ + 1] != '<') {
        Keep(ReadHexadecimal());
      } else if (c == '%') {
        while (i_ < bytes_.size() && bytes_[i_] != '\n' && bytes_[i_] != '\r') ++i_;
      } else {
        i_ += c == '<' ? 2 : 1;
      }
    }
  }

 private:
  void ReadName() {
    const std::size_t begin = ++i_;
    while (i_ < bytes_.size() && !IsPdfSpace(bytes_[i_]) && !IsDelimiter(bytes_[i_])) ++i_;
    key_ = bytes_.substr(begin, i_ - begin);
  }

  std::string ReadLiteral() {
    std::string raw;
    int depth = 0;
    for (; i_ < bytes_.size(); ++i_) {
      const char c = bytes_[i_];
      if (c == '\\') {
        ReadEscape(raw);
        continue;
      }
      if (c == '(' && ++depth == 1) continue;
      if (c == ')' && --depth == 0) break;
      raw += c;
    }
    ++i_;
    return raw;
  }

  void ReadEscape(std::string& raw) {
    if (++i_ >= bytes_.size()) return;
    const char c = bytes_[i_];
    if (c >= '0' && c <= '7') {
      int value = 0;
      std::size_t end = i_;
      for (; end < bytes_.size() && end < i_ + 3 && bytes_[end] >= '0' && bytes_[end] <= '7'; ++end) {
        value = value * 8 + (bytes_[end] - '0');
      }
      raw += static_cast<char>(value & 0xFF);
      i_ = end - 1;
    } else if (c == 'n' || c == 'r' || c == 't') {
      raw += c == 't' ? '\t' : '\n';
    } else if (c != '\n' && c != '\r') {
      raw += c;
    }
  }

  std::string ReadHexadecimal() {
    std::string raw;
    int high = -1;
    for (++i_; i_ < bytes_.size() && bytes_[i_] != '>'; ++i_) {
      const int value = HexValue(bytes_[i_]);
      if (value < 0) continue;
      if (high < 0) {
        high = value;
      } else {
        raw += static_cast<char>(high * 16 + value);
        high = -1;
      }
    }
    ++i_;
    return raw;
  }

  void Keep(std::string_view raw) {
    if (raw.size() >= 6) strings_.push_back({key_, DecodePdfText(raw)});
  }

  std::string_view bytes_;
  std::vector<PdfString>& strings_;
  std::size_t i_ = 0;
  std::string key_;
};

std::string Inflate(std::string_view packed, std::size_t limit) {
  std::string out;
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return out;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), 1U << 30U));
  std::string piece(std::size_t{64} * 1024, '\0');
  int state = Z_OK;
  while (state == Z_OK && out.size() < limit) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(piece, 0, piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (out.size() > limit) out.resize(limit);
  return out;
}

// What of a stream holds texts: packed objects, and metadata as XML.
std::string TextsOfStream(std::string_view dictionary, std::string_view content, std::size_t limit) {
  const bool objects = dictionary.find("/ObjStm") != std::string_view::npos;
  const bool metadata = dictionary.find("/Metadata") != std::string_view::npos;
  if (!objects && !metadata) return {};
  const bool packed = dictionary.find("/FlateDecode") != std::string_view::npos;
  std::string text = packed ? Inflate(content, limit) : std::string(content.substr(0, limit));
  // XML has no strings in brackets; as one it is looked at like the others.
  return metadata && !objects ? "/Metadata(" + ReplaceAll(ReplaceAll(text, "(", " "), ")", " ") + ")" : text;
}

}  // namespace

std::vector<PdfString> ListPdfStrings(std::string_view bytes, std::size_t max_unpacked) {
  std::vector<PdfString> strings;
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    const std::size_t stream = bytes.find("stream", begin);
    const std::string_view objects = bytes.substr(begin, stream == std::string_view::npos ? stream : stream - begin);
    StringScanner(objects, strings).Scan();
    if (stream == std::string_view::npos) break;
    std::size_t content = stream + 6;
    if (bytes.substr(content).starts_with("\r\n")) ++content;
    if (content < bytes.size()) ++content;
    const std::size_t end = std::min(bytes.find("endstream", content), bytes.size());
    std::string_view dictionary = objects.substr(objects.size() - std::min(objects.size(), kReachOfDictionary));
    dictionary.remove_prefix(std::min(dictionary.rfind(" obj") + 1, dictionary.size()));
    const std::string texts =
        TextsOfStream(dictionary, bytes.substr(std::min(content, end), end - std::min(content, end)), max_unpacked);
    max_unpacked -= std::min(max_unpacked, texts.size());
    StringScanner(texts, strings).Scan();
    begin = end + 9;
  }
  return strings;
}

}  // namespace tovholder::documents

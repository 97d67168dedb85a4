// SPDX-License-Identifier: EUPL-1.2
#include "post/mime.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace tovholder::post {
namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";
constexpr std::string_view kTypeMarks = "/.+-";
constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::size_t kSimpleNameLength = 60;

void AppendHex(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out.append({'=', kHexDigits[byte >> 4], kHexDigits[byte & 15]});
}

bool IsPlainAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string WithoutControls(std::string_view text) {
  std::string clean(text);
  for (char& c : clean) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return clean;
}

bool StaysInWord(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// One letter as the Q encoding writes it.
std::string EncodeLetter(std::string_view letter) {
  if (letter == " ") return "_";
  std::string encoded;
  for (const char c : letter) {
    if (StaysInWord(c)) {
      encoded.push_back(c);
    } else {
      AppendHex(encoded, c);
    }
  }
  return encoded;
}

// "Anna <anna@example.org>"
std::string FormatAddress(std::string_view name, std::string_view address) {
  const std::string clean = CollapseSpace(WithoutControls(name));
  if (clean.empty()) return std::string(address);
  const bool needs_no_quotes =
      std::all_of(clean.begin(), clean.end(), [](char c) { return StaysInWord(c) || c == ' '; });
  std::string shown = needs_no_quotes ? clean : EncodeHeader(clean);
  if (!needs_no_quotes && IsPlainAscii(clean)) {
    shown = "\"" + ReplaceAll(ReplaceAll(clean, "\\", "\\\\"), "\"", "\\\"") + "\"";
  }
  return fmt::format("{} <{}>", shown, address);
}

std::string FormatPart(std::string_view content_type, std::string_view text) {
  return fmt::format("Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
                     content_type, EncodeQuotedPrintable(text));
}

// "text/calendar" and the like; what is none is unknown bytes.
std::string CleanMediaType(std::string_view type) {
  const std::size_t slash = type.find('/');
  const bool is_type =
      slash != std::string_view::npos && slash > 0 && slash + 1 < type.size() &&
      std::all_of(type.begin(), type.end(), [](char c) { return StaysInWord(c) || kTypeMarks.find(c) != kNowhere; });
  return is_type ? std::string(type) : "application/octet-stream";
}

// A file name in pieces that fit into a line (RFC 2231): `filename*0*=utf-8''M%C3%B8de.pdf`.
std::string FormatFileName(std::string_view name) {
  constexpr std::size_t kLongestPiece = 50;
  std::string pieces;
  std::string piece = "utf-8''";
  int number = 0;
  const auto end_piece = [&] { pieces += fmt::format(";\r\n filename*{}*={}", number++, piece); };
  for (const char c : name) {
    if (piece.size() > kLongestPiece) {
      end_piece();
      piece.clear();
    }
    if (StaysInWord(c) || c == '.' || c == '-') {
      piece.push_back(c);
    } else {
      AppendHex(piece, c);
      piece[piece.size() - 3] = '%';
    }
  }
  end_piece();
  return pieces;
}

std::string FormatFile(const MailAttachment& file) {
  const std::string name = CollapseSpace(WithoutControls(file.name));
  const bool is_simple = name.size() <= kSimpleNameLength && std::all_of(name.begin(), name.end(), [](char c) {
                           return StaysInWord(c) || c == '.' || c == '-' || c == ' ';
                         });
  return fmt::format(
      "Content-Type: {}\r\nContent-Disposition: attachment{}\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
      CleanMediaType(file.media_type), is_simple ? fmt::format("; filename=\"{}\"", name) : FormatFileName(name),
      EncodeBase64Lines(file.bytes));
}

std::string FormatCalendarPart(const Mail& mail) {
  return fmt::format(
      "Content-Type: text/calendar; method={}; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
      ToName(mail.calendar_method), EncodeBase64Lines(mail.calendar));
}

// "=_" stands in no quoted-printable text and "_" in no base64, so the parts cannot hold the boundary.
std::string FormatParts(const std::string& kind, const std::string& key, const std::vector<std::string>& parts) {
  if (parts.size() == 1) return parts.front();
  const std::string boundary = "=_" + kind.substr(0, 1) + key;
  std::string joined = fmt::format("Content-Type: multipart/{}; boundary=\"{}\"\r\n\r\n", kind, boundary);
  for (const std::string& part : parts) joined += fmt::format("--{}\r\n{}\r\n", boundary, part);
  return joined + fmt::format("--{}--\r\n", boundary);
}

std::string FormatBody(const Mail& mail, const std::vector<MailAttachment>& attachments) {
  std::vector<std::string> alternatives = {FormatPart("text/plain", mail.body)};
  if (!mail.html.empty()) alternatives.push_back(FormatPart("text/html", mail.html));
  if (!mail.calendar.empty()) alternatives.push_back(FormatCalendarPart(mail));
  std::vector<std::string> parts = {FormatParts("alternative", mail.message_key, alternatives)};
  if (!mail.calendar.empty()) parts.push_back(FormatFile({"invite.ics", "application/ics", mail.calendar}));
  for (const MailAttachment& attachment : attachments) parts.push_back(FormatFile(attachment));
  return FormatParts("mixed", mail.message_key, parts);
}

}  // namespace

std::string EncodeHeader(std::string_view text) {
  std::string clean = WithoutControls(text);
  if (IsPlainAscii(clean) && clean.find("=?") == std::string::npos && clean.size() <= 900) return clean;
  constexpr std::string_view kStart = "=?utf-8?Q?";
  constexpr std::size_t kLongestWord = 60;
  std::string encoded(kStart);
  std::size_t length = kStart.size();
  for (std::size_t position = 0; position < clean.size();) {
    const std::size_t begin = position;
    NextCodePoint(clean, position);
    const std::string letter = EncodeLetter(std::string_view(clean).substr(begin, position - begin));
    if (length + letter.size() > kLongestWord) {
      encoded.append("?=\r\n ").append(kStart);
      length = kStart.size();
    }
    encoded.append(letter);
    length += letter.size();
  }
  return encoded + "?=";
}

std::string EncodeQuotedPrintable(std::string_view text) {
  constexpr std::size_t kLongestLine = 75;
  std::string out;
  for (const std::string_view line : SplitLines(text)) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      const bool last = i + 1 == line.size();
      const bool plain = (c > ' ' && c <= '~' && c != '=') || (c == ' ' && !last);
      const std::size_t width = plain ? 1 : 3;
      if (length + width > kLongestLine) {
        out.append("=\r\n");
        length = 0;
      }
      if (plain) {
        out.push_back(c);
      } else {
        AppendHex(out, c);
      }
      length += width;
    }
    out.append("\r\n");
  }
  return out;
}

std::string EncodeBase64Lines(std::string_view bytes) {
  constexpr std::size_t kBytesOfLine = 57;  // 76 characters
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  std::array<char, sodium_base64_ENCODED_LEN(kBytesOfLine, kVariant)> line{};
  std::string out;
  out.reserve(bytes.size() / kBytesOfLine * 78 + 78);
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kBytesOfLine, bytes.size()))) {
    const std::size_t length = std::min(kBytesOfLine, bytes.size());
    sodium_bin2base64(line.data(), line.size(), reinterpret_cast<const unsigned char*>(bytes.data()), length, kVariant);
    out.append(line.data()).append("\r\n");
  }
  return out;
}

std::string FormatMailDate(Instant instant) {
  constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const Date date(day);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(instant - day));
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", kDays.at(std::chrono::weekday(day).c_encoding()),
                     static_cast<unsigned>(date.day()), kMonths.at(static_cast<unsigned>(date.month()) - 1),
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

std::string FormatMail(const Mail& mail, const std::vector<MailAttachment>& attachments, const Sender& sender,
                       Instant now) {
  const std::string domain = sender.address.substr(sender.address.find('@') + 1);
  return fmt::format(
      "Date: {}\r\nFrom: {}\r\nTo: {}\r\nSubject: {}\r\nMessage-ID: <{}@{}>\r\nAuto-Submitted: auto-generated\r\n"
      "MIME-Version: 1.0\r\n{}",
      FormatMailDate(now), FormatAddress(sender.name, sender.address),
      FormatAddress(mail.recipient_name, mail.recipient), EncodeHeader(mail.subject), mail.message_key, domain,
      FormatBody(mail, attachments));
}

}  // namespace tovholder::post

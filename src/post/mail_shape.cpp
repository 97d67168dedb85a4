// SPDX-License-Identifier: EUPL-1.2
#include "post/mail_shape.h"

#include <algorithm>

#include "base/text.h"
#include "documents/encoding.h"
#include "post/mail_reader.h"

namespace tovholder::post {
namespace {

std::string_view TakeLine(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "Subject: …" (RFC 5322, 2.2)
bool IsField(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view name = line.substr(0, colon);
  return std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c <= '~'; });
}

// Where heads can stand: at the beginning, behind a boundary, and at the beginning of a message inside.
class ShapeCount {
 public:
  void Add(std::string_view line) {
    if (line.starts_with("--")) {
      ++boundaries_;
      in_head_ = true;
      holds_message_ = false;
    } else if (in_head_ && line.empty()) {
      in_head_ = holds_message_;
      holds_message_ = false;
    } else if (in_head_) {
      AddToHead(line);
    }
  }
  std::size_t boundaries() const { return boundaries_; }
  std::size_t fields() const { return fields_; }

 private:
  void AddToHead(std::string_view line) {
    fields_ += IsField(line);
    const std::string lower = ToLower(line.substr(0, kReadOfLine));
    if (lower.find("message/") != std::string::npos || lower.find("digest") != std::string::npos) holds_message_ = true;
  }

  static constexpr std::size_t kReadOfLine = 1000;
  std::size_t boundaries_ = 0;
  std::size_t fields_ = 0;
  bool in_head_ = true;
  bool holds_message_ = false;
};

Result<void> CheckPieces(std::string_view rest) {
  ShapeCount count;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    count.Add(TakeLine(rest));
    if (count.boundaries() > kMailBoundaryLimit) {
      return Fail("post.mail_too_many_parts", {{"limit", std::to_string(kMailPartLimit)}});
    }
    if (count.fields() > kMailFieldLimit) {
      return Fail("post.mail_head_too_long",
                  {{"line", std::to_string(number)}, {"limit", std::to_string(kMailFieldLimit)}});
    }
  }
  return {};
}

// As it can be shown, whatever it is.
std::string ShownText(std::string_view line) {
  constexpr std::size_t kShown = 60;
  const std::string text = documents::DecodeAs(line.substr(0, kShown * 4), "utf-8");
  std::string shown;
  for (const char c : Shorten(text, kShown)) shown.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
  return shown;
}

}  // namespace

Result<std::string_view> CheckMailShape(std::string_view bytes) {
  if (bytes.size() > kMailLimit) {
    return Fail("post.mail_too_large", {{"limit", std::to_string(kMailLimit >> 20)}});
  }
  std::size_t number = 1;
  while (!bytes.empty()) {
    std::string_view rest = bytes;
    const std::string_view line = TakeLine(rest);
    if (!Trim(line).empty() && !line.starts_with("From ")) break;
    bytes = rest;
    ++number;
  }
  if (bytes.empty()) return Fail("post.mail_empty");
  std::string_view rest = bytes;
  const std::string_view first = TakeLine(rest);
  if (!IsField(first)) {
    return Fail("post.not_mail", {{"line", std::to_string(number)}, {"text", ShownText(first)}});
  }
  const Result<void> checked = CheckPieces(bytes);
  if (!checked) return Pass(checked);
  return bytes;
}

}  // namespace tovholder::post

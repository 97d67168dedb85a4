// SPDX-License-Identifier: EUPL-1.2
#include "documents/plain_text_reader.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <utility>

#include "base/text.h"
#include "documents/encoding.h"
#include "documents/layout_marks.h"
#include "documents/markdown.h"
#include "documents/text_builder.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kLongLine = 1 << 20;
// U+FB00 to U+FB04, as typesetters write them.
constexpr std::array<std::string_view, 5> kLigatures = {"ff", "fi", "fl", "ffi", "ffl"};

// Everything that is to be changed is a control character, DEL or begins with C2, E2 or EF.
constexpr bool IsSuspect(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF;
}

// Copies text piece by piece and mends what stands between the pieces.
class LineCleaner {
 public:
  explicit LineCleaner(std::string_view text) : text_(text) { clean_.text.reserve(text.size()); }

  CleanText Run(std::string_view file_name) {
    clean_.pages.push_back(0);
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t begin = i;
      while (i < text_.size() && !IsSuspect(text_[i])) ++i;
      clean_.text.append(text_, begin, i - begin);
      if (i < text_.size()) i = CleanOne(i);
    }
    Warn(file_name);
    return std::move(clean_);
  }

 private:
  std::size_t CleanOne(std::size_t i) {
    const auto c = static_cast<unsigned char>(text_[i]);
    if (c >= 0x80) return CleanWide(i);
    if (c == '\t' || c == '\n') clean_.text.push_back(text_[i]);
    if (c == '\v' || (c == '\r' && !(i + 1 < text_.size() && text_[i + 1] == '\n'))) clean_.text.push_back('\n');
    if (c == '\f') StartPage();
    if (c == '\0') ++nuls_;
    return i + 1;
  }

  std::size_t CleanWide(std::size_t i) {
    std::size_t next = i;
    const char32_t c = NextCodePoint(text_, next);
    const bool line_end = next >= text_.size() || text_[next] == '\n' || text_[next] == '\r';
    if (c == U'\u00AD') {
      if (line_end) clean_.text.push_back('-');
    } else if (c == U'\u2028' || c == U'\u2029' || c == U'\u0085') {
      clean_.text.push_back('\n');
    } else if (c >= U'\uFB00' && c <= U'\uFB04') {
      clean_.text += kLigatures[c - U'\uFB00'];
    } else if (c != U'\uFEFF' && c != U'\u200B' && !(c >= 0x80 && c < 0xA0)) {
      AppendUtf8(clean_.text, c);
    }
    return next;
  }

  void StartPage() {
    if (!clean_.text.empty() && clean_.text.back() != '\n') clean_.text.push_back('\n');
    const auto here = static_cast<std::uint32_t>(clean_.text.size());
    if (here > clean_.pages.back()) clean_.pages.push_back(here);
  }

  void Warn(std::string_view file_name) {
    const std::string file(file_name);
    if (nuls_ > 0) {
      clean_.warnings.push_back({"documents.nul_removed", {{"file", file}, {"count", std::to_string(nuls_)}}});
    }
    int number = 1;
    for (std::size_t begin = 0; begin < clean_.text.size(); ++number) {
      const std::size_t end = std::min(clean_.text.find('\n', begin), clean_.text.size());
      if (end - begin > kLongLine) {
        clean_.warnings.push_back({"documents.long_line", {{"file", file}, {"line", std::to_string(number)}}});
      }
      begin = end + 1;
    }
  }

  std::string_view text_;
  CleanText clean_;
  std::size_t nuls_ = 0;
};

TextDocument StripMarkdown(const CleanText& clean) {
  TextBuilder builder(FileKind::kText);
  std::size_t next_page = 1;
  for (std::size_t begin = 0; begin < clean.text.size();) {
    const std::size_t end = std::min(clean.text.find('\n', begin), clean.text.size());
    if (next_page < clean.pages.size() && begin >= clean.pages[next_page]) {
      builder.StartPage();
      ++next_page;
    }
    std::string_view line(clean.text.data() + begin, end - begin);
    while (line.ends_with(' ')) line.remove_suffix(1);
    AppendMarkdownLine(builder, line);
    begin = end + 1;
  }
  return builder.Finish();
}

TextDocument ToDocument(CleanText clean) {
  TextDocument document;
  if (LooksLikeMarkdown(clean.text)) {
    document = StripMarkdown(clean);
  } else {
    document.text = std::move(clean.text);
    document.pages = std::move(clean.pages);
  }
  document.warnings = std::move(clean.warnings);
  return document;
}

void PrependWarnings(TextDocument& document, std::vector<Error> warnings) {
  document.warnings.insert(document.warnings.begin(), std::make_move_iterator(warnings.begin()),
                           std::make_move_iterator(warnings.end()));
}

}  // namespace

CleanText CleanLines(std::string_view text, std::string_view file_name) {
  const std::string composed = Compose(text);
  return LineCleaner(composed).Run(file_name);
}

std::string DeclaredEncoding(std::string_view bytes) {
  const std::string head = ToLower(bytes.substr(0, 4096));
  for (std::string_view label : {"encoding=", "charset="}) {
    const std::size_t found = head.find(label);
    if (found == std::string::npos) continue;
    const std::size_t begin = head.find_first_not_of("\"' ", found + label.size());
    if (begin == std::string::npos) continue;
    const std::size_t end = head.find_first_of("\"' ;>?/", begin);
    return head.substr(begin, end == std::string::npos ? end : end - begin);
  }
  return {};
}

Result<TextDocument> ReadPlainText(std::string_view bytes, std::string_view file_name) {
  Result<DecodedText> decoded = DecodeText(bytes, file_name);
  if (!decoded) return Pass(decoded);
  TextDocument document = ToDocument(CleanLines(decoded->text, file_name));
  document.kind = FileKind::kText;
  document.encoding = decoded->encoding;
  PrependWarnings(document, std::move(decoded->warnings));
  AddLayoutMarks(document);
  return document;
}

Result<TextDocument> ReadXmlSource(std::string_view bytes, std::string_view file_name) {
  Result<DecodedText> decoded = DecodeText(bytes, file_name, DeclaredEncoding(bytes));
  if (!decoded) return Pass(decoded);
  CleanText clean = CleanLines(decoded->text, file_name);
  pugi::xml_document parsed;
  const pugi::xml_parse_result outcome =
      parsed.load_buffer(clean.text.data(), clean.text.size(), pugi::parse_minimal, pugi::encoding_utf8);
  if (!outcome) {
    return Fail("documents.damaged",
                {{"file", std::string(file_name)},
                 {"kind", "XML"},
                 {"detail", std::string(outcome.description()) + ", byte " + std::to_string(outcome.offset)}});
  }
  TextDocument document;
  document.kind = FileKind::kXml;
  document.encoding = decoded->encoding;
  document.text = std::move(clean.text);
  document.pages = {0};
  document.warnings = std::move(decoded->warnings);
  return document;
}

}  // namespace tovholder::documents

// SPDX-License-Identifier: EUPL-1.2
#include "documents/markdown.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
constexpr int kDeepestSign = 8;

bool IsPunctuation(char c) { return kPunctuation.find(c) != std::string_view::npos; }
struct HeadingLine {
  int level = 0;
  std::string_view content;
};

std::optional<HeadingLine> ReadHeading(std::string_view line) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  line.remove_prefix(indent);
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (indent > 3 || level < 1 || level > 6) return std::nullopt;
  if (level < line.size() && !IsSpaceOrTab(line[level])) return std::nullopt;
  std::string_view content = Trim(line.substr(level));
  const std::size_t last = content.find_last_not_of('#');
  if (last != std::string_view::npos && last + 1 < content.size() && IsSpaceOrTab(content[last])) {
    content = Trim(content.substr(0, last));
  }
  if (content.empty() || last == std::string_view::npos) return std::nullopt;
  return HeadingLine{static_cast<int>(level), content};
}

// "**" that can open bold text: something other than a space or a closing bracket follows.
bool OpensStrong(std::string_view text, std::size_t i) {
  return text.substr(i).starts_with("**") && i + 2 < text.size() && !IsSpaceOrTab(text[i + 2]) && text[i + 2] != ')' &&
         text[i + 2] != '*';
}

std::size_t FindStrongEnd(std::string_view text, std::size_t from) {
  for (std::size_t end = text.find("**", from); end != std::string_view::npos; end = text.find("**", end + 1)) {
    if (end == from || IsSpaceOrTab(text[end - 1]) || text[end - 1] == '\\') continue;
    while (end + 2 < text.size() && text[end + 2] == '*') ++end;
    return end;
  }
  return std::string_view::npos;
}

// "*" or "_" that stands at the outer edge of a word.
bool OpensEmphasis(std::string_view text, std::size_t i) {
  if (i + 1 >= text.size() || IsSpaceOrTab(text[i + 1]) || text[i + 1] == text[i] || text[i + 1] == ')') return false;
  return i == 0 || IsSpaceOrTab(text[i - 1]) || IsPunctuation(text[i - 1]);
}

std::size_t FindEmphasisEnd(std::string_view text, std::size_t from, char sign) {
  for (std::size_t end = text.find(sign, from); end != std::string_view::npos; end = text.find(sign, end + 1)) {
    const bool inside = end == from || IsSpaceOrTab(text[end - 1]) || text[end - 1] == '\\';
    const bool before_word = end + 1 < text.size() && !IsSpaceOrTab(text[end + 1]) && !IsPunctuation(text[end + 1]);
    if (!inside && !before_word) return end;
  }
  return std::string_view::npos;
}

struct Tag {
  std::string_view written;
  std::string_view text;
  enum { kDropped, kStrongBegin, kStrongEnd } meaning = kDropped;
};
constexpr std::array<Tag, 13> kTags = {{{"<b>", "", Tag::kStrongBegin},
                                        {"</b>", "", Tag::kStrongEnd},
                                        {"<strong>", "", Tag::kStrongBegin},
                                        {"</strong>", "", Tag::kStrongEnd},
                                        {"<i>", ""},
                                        {"</i>", ""},
                                        {"<em>", ""},
                                        {"</em>", ""},
                                        {"<u>", ""},
                                        {"</u>", ""},
                                        {"<br>", " "},
                                        {"<br/>", " "},
                                        {"<br />", " "}}};

// Writes a stretch of one line. Where no end of a sign was found once, none is looked for again, so
// that a long line costs no more than its length.
class InlineWriter {
 public:
  explicit InlineWriter(TextBuilder& builder) : builder_(builder) {}

  void Write(std::string_view text, int depth) {
    Ends ends;
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t next = depth < kDeepestSign ? WriteSign(text, i, plain, depth, ends) : i;
      if (next == i) {
        ++i;
      } else {
        plain = i = next;
      }
    }
    builder_.Append(text.substr(plain));
  }

 private:
  struct Ends {
    bool strong = true;
    bool star = true;
    bool underline = true;
    bool link = true;
  };

  // Writes what stands unwritten before `i` and the sign that begins there; returns what follows it,
  // or `i` where no sign begins.
  std::size_t WriteSign(std::string_view text, std::size_t i, std::size_t plain, int depth, Ends& ends) {
    const std::string_view before = text.substr(plain, i - plain);
    switch (text[i]) {
      case '\\':
        if (i + 1 >= text.size() || !IsPunctuation(text[i + 1])) return i;
        builder_.Append(before);
        builder_.Append(text.substr(i + 1, 1));
        return i + 2;
      case '*':
        return WriteStars(text, i, before, depth, ends);
      case '_':
        return WriteEmphasis(text, i, before, depth, ends.underline);
      case '[':
        return WriteLink(text, i, before, depth, ends);
      case '<':
        return WriteTag(text, i, before);
      default:
        return i;
    }
  }

  std::size_t WriteStars(std::string_view text, std::size_t i, std::string_view before, int depth, Ends& ends) {
    if (!text.substr(i).starts_with("**")) return WriteEmphasis(text, i, before, depth, ends.star);
    const bool triple = text.substr(i).starts_with("***") && i + 3 < text.size() && !IsSpaceOrTab(text[i + 3]);
    if (!ends.strong || (!OpensStrong(text, i) && !triple)) return i;
    const std::size_t end = FindStrongEnd(text, i + 2);
    if (end == std::string_view::npos) {
      ends.strong = false;
      return i;
    }
    builder_.Append(before);
    const std::size_t mark = builder_.Open(MarkKind::kStrong);
    Write(text.substr(i + 2, end - i - 2), depth + 1);
    builder_.Close(mark);
    return end + 2;
  }

  std::size_t WriteEmphasis(std::string_view text, std::size_t i, std::string_view before, int depth, bool& has_end) {
    if (!has_end || !OpensEmphasis(text, i)) return i;
    const std::size_t end = FindEmphasisEnd(text, i + 1, text[i]);
    if (end == std::string_view::npos) {
      has_end = false;
      return i;
    }
    builder_.Append(before);
    Write(text.substr(i + 1, end - i - 1), depth + 1);
    return end + 1;
  }

  std::size_t WriteLink(std::string_view text, std::size_t i, std::string_view before, int depth, Ends& ends) {
    if (!ends.link) return i;
    const std::size_t middle = text.find("](", i + 1);
    const std::size_t end = middle == std::string_view::npos ? middle : text.find(')', middle);
    if (end == std::string_view::npos) {
      ends.link = false;
      return i;
    }
    const std::string_view target = text.substr(middle + 2, end - middle - 2);
    if (text.substr(i + 1, middle - i - 1).find('[') != std::string_view::npos) return i;
    const bool image = before.ends_with('!');
    builder_.Append(before.substr(0, before.size() - (image ? 1 : 0)));
    const std::size_t mark = builder_.Open(MarkKind::kLink, 0, std::string(target));
    Write(text.substr(i + 1, middle - i - 1), depth + 1);
    builder_.Close(mark);
    return end + 1;
  }

  std::size_t WriteTag(std::string_view text, std::size_t i, std::string_view before) {
    const auto* tag =
        std::find_if(kTags.begin(), kTags.end(), [&](const Tag& t) { return text.substr(i).starts_with(t.written); });
    if (tag == kTags.end()) return i;
    builder_.Append(before);
    builder_.Append(tag->text);
    if (tag->meaning == Tag::kStrongBegin) open_strong_ = builder_.Open(MarkKind::kStrong);
    if (tag->meaning == Tag::kStrongEnd && open_strong_) {
      builder_.Close(*open_strong_);
      open_strong_.reset();
    }
    return i + tag->written.size();
  }

  TextBuilder& builder_;
  std::optional<std::size_t> open_strong_;
};

bool IsPipeRow(std::string_view line) {
  const std::string_view row = Trim(line);
  return row.size() > 2 && row.front() == '|' && row.back() == '|';
}

bool IsPipeRule(std::string_view line) {
  return IsPipeRow(line) && line.find_first_not_of("|-: ") == std::string_view::npos &&
         line.find("--") != std::string_view::npos;
}

void WritePipeRow(TextBuilder& builder, std::string_view line) {
  std::string_view row = Trim(line);
  row = row.substr(1, row.size() - 2);
  bool first = true;
  for (std::string_view cell : Split(row, '|')) {
    if (!first) builder.Append("\t");
    first = false;
    InlineWriter(builder).Write(Trim(cell), 0);
  }
}

// A list marker is no sign of emphasis: "* Punkt *".
std::size_t BulletLength(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos || begin + 1 >= line.size()) return 0;
  const bool bullet = (line[begin] == '*' || line[begin] == '-' || line[begin] == '+') && IsSpaceOrTab(line[begin + 1]);
  return bullet ? begin + 1 : 0;
}

bool HasStrong(std::string_view line) {
  for (std::size_t i = line.find("**"); i != std::string_view::npos; i = line.find("**", i + 2)) {
    if (OpensStrong(line, i)) return FindStrongEnd(line, i + 2) != std::string_view::npos;
  }
  return false;
}

}  // namespace

bool LooksLikeMarkdown(std::string_view text) {
  int signs = 0;
  bool first = true;
  for (std::size_t begin = 0; begin < text.size() && signs < 2;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    if (Trim(line).empty()) continue;
    const bool heading = ReadHeading(line).has_value();
    signs += heading ? (first ? 2 : 1) : 0;
    signs += HasStrong(line) || IsPipeRule(line) ? 1 : 0;
    first = false;
  }
  return signs >= 2;
}

void AppendMarkdownLine(TextBuilder& builder, std::string_view line) {
  if (IsPipeRule(line)) return;
  if (IsPipeRow(line)) {
    WritePipeRow(builder, line);
  } else if (const std::optional<HeadingLine> heading = ReadHeading(line)) {
    const std::size_t mark = builder.Open(MarkKind::kHeading, heading->level);
    InlineWriter(builder).Write(heading->content, 0);
    builder.Close(mark);
  } else {
    const std::size_t bullet = BulletLength(line);
    builder.Append(line.substr(0, bullet));
    InlineWriter(builder).Write(line.substr(bullet), 0);
  }
  builder.Append("\n");
}

}  // namespace tovholder::documents

// SPDX-License-Identifier: EUPL-1.2
#include "documents/page_heads.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kLinesLookedAt = 5;

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

struct EdgeLine {
  std::string text;     // white space collapsed
  std::string pattern;  // with "#" for the page's own number
  bool numbered = false;
  bool only_number = false;
};

// "4", "Side 4 af 12", "- 4 -", "4/12": nothing but a number; a date has points.
bool IsOnlyNumber(std::string_view text) {
  std::string rest = ToLower(text);
  for (std::string_view word : {"side", "page", "af", "of", "s."}) rest = ReplaceAll(rest, word, "");
  return rest.find_first_not_of("0123456789 -–—/|:()") == std::string::npos &&
         rest.find_first_of("0123456789") != std::string::npos;
}

int FirstNumber(std::string_view text) {
  int number = 0;
  const std::size_t begin = text.find_first_of("0123456789");
  if (begin != std::string_view::npos) std::from_chars(text.data() + begin, text.data() + text.size(), number);
  return number;
}

// The line with this page's number as "#"; other numbers stay, so that "den 3. maj" is no page number.
// A page number counts by its distance to the page: a cover may not be numbered.
EdgeLine ReadEdgeLine(std::string_view line, std::size_t page) {
  EdgeLine edge;
  edge.text = CollapseSpace(line);
  edge.only_number = IsOnlyNumber(edge.text);
  if (edge.only_number) {
    edge.pattern = "#" + std::to_string(FirstNumber(edge.text) - static_cast<int>(page));
    return edge;
  }
  const std::string number = std::to_string(page);
  for (std::size_t i = 0; i < edge.text.size();) {
    std::size_t end = i;
    while (end < edge.text.size() && IsAsciiDigit(edge.text[end])) ++end;
    const bool own = end > i && std::string_view(edge.text).substr(i, end - i) == number;
    edge.numbered = edge.numbered || own;
    edge.pattern += own ? "#" : edge.text.substr(i, std::max(end, i + 1) - i);
    i = std::max(end, i + 1);
  }
  return edge;
}

// "Punkt 3" on page 3 counts up with the pages by chance.
bool IsLongEnough(const EdgeLine& edge) {
  const auto letters = std::count_if(edge.text.begin(), edge.text.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c < 0; });
  return edge.numbered ? letters >= 10 : letters >= 3;
}

using Patterns = std::map<std::string, int>;

Patterns CountPatterns(const std::vector<std::string>& strips) {
  Patterns count;
  for (std::size_t page = 0; page < strips.size(); ++page) {
    std::set<std::string> seen;
    for (std::string_view line : SplitLines(strips[page])) {
      const EdgeLine edge = ReadEdgeLine(line, page + 1);
      if (edge.text.empty() || (!edge.only_number && !IsLongEnough(edge))) continue;
      if (seen.insert(edge.pattern).second) ++count[edge.pattern];
    }
  }
  const auto pages = static_cast<int>(strips.size());
  // On most pages; of long documents, whose parts have heads of their own, on many.
  std::erase_if(count,
                [&](const auto& entry) { return entry.second < 2 || (entry.second * 2 < pages && entry.second < 5); });
  return count;
}

class HeadRemover {
 public:
  explicit HeadRemover(Patterns patterns) : patterns_(std::move(patterns)) {}

  void Remove(std::string& page, std::size_t number, bool from_top) {
    std::vector<std::string_view> lines = Split(page, '\n');
    std::vector<std::size_t> edge_lines = EdgeOf(lines, from_top);
    std::set<std::size_t> removed;
    for (std::size_t i : edge_lines) {
      if (IsHead(lines[i], number)) removed.insert(i);
    }
    if (removed.empty()) return;
    std::string kept;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (removed.count(i) > 0) continue;
      kept += lines[i];
      if (i + 1 < lines.size()) kept += '\n';
    }
    page = std::move(kept);
  }

  std::vector<RunningHead> Heads() const {
    std::vector<RunningHead> heads;
    for (const auto& [pattern, text] : first_texts_) heads.push_back({text, patterns_.at(pattern)});
    return heads;
  }

 private:
  static std::vector<std::size_t> EdgeOf(const std::vector<std::string_view>& lines, bool from_top) {
    std::vector<std::size_t> edge;
    for (std::size_t i = 0; i < lines.size() && edge.size() < kLinesLookedAt; ++i) {
      const std::size_t line = from_top ? i : lines.size() - 1 - i;
      if (!Trim(lines[line]).empty()) edge.push_back(line);
    }
    return edge;
  }

  bool IsHead(std::string_view line, std::size_t number) {
    const EdgeLine edge = ReadEdgeLine(line, number);
    if (patterns_.count(edge.pattern) == 0) return false;
    if (edge.only_number) return true;
    return !first_texts_.emplace(edge.pattern, edge.text).second;
  }

  Patterns patterns_;
  std::map<std::string, std::string> first_texts_;
};

}  // namespace

std::vector<RunningHead> RemoveRunningHeads(PageTexts& texts) {
  std::vector<RunningHead> heads;
  if (texts.pages.size() < 2) return heads;
  for (const bool top : {true, false}) {
    HeadRemover remover(CountPatterns(top ? texts.upper : texts.lower));
    for (std::size_t page = 0; page < texts.pages.size(); ++page) remover.Remove(texts.pages[page], page + 1, top);
    const std::vector<RunningHead> found = remover.Heads();
    heads.insert(heads.end(), found.begin(), found.end());
  }
  return heads;
}

}  // namespace tovholder::documents

// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_furniture.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "minutes/layout_text.h"

namespace tovholder::minutes::layout {
namespace {

constexpr std::size_t kLongestFurniture = 200;
constexpr std::size_t kHeadingLines = 12;

// Length of "Side 4", "side 4 af 12", "Side: 4/12" at the begin, 0 without one.
std::size_t PageNumberLength(std::string_view text) {
  if (!BeginsWithWord(text, "side")) return 0;
  std::size_t at = 4;
  const auto skip = [&](std::string_view signs) {
    while (at < text.size() && signs.find(text[at]) != std::string_view::npos) ++at;
  };
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && IsAsciiDigit(text[at])) ++at;
    return at - begin;
  };
  skip(" :\t");
  if (const std::size_t read = digits(); read == 0 || read > 4) return 0;
  const std::size_t one = at;
  skip(" /");
  if (BeginsWithWord(text.substr(std::min(at, text.size())), "af")) at += 2;
  skip(" ");
  return digits() > 0 ? at : one;
}

bool IsPageNumber(std::string_view text) {
  while (!text.empty() && (text.front() == '-' || IsBlank(text.front()))) text.remove_prefix(1);
  const std::size_t length = PageNumberLength(text);
  return length > 0 && text.find_first_not_of(" -.", length) == std::string_view::npos;
}

bool EndsWithPageNumber(std::string_view text) {
  const std::size_t end = text.size() > 24 ? text.size() - 24 : 1;
  if (text.find_first_of("0123456789", end) == std::string_view::npos) return false;
  const std::size_t at = FindWord(text, "side", end);
  return at != std::string_view::npos && at > 0 && IsPageNumber(text.substr(at));
}

// What running heads have in common: their words, whatever the numbers.
std::string HeadKey(std::string_view text) {
  std::string key = Key(text);
  for (char& c : key) {
    if (IsAsciiDigit(c)) c = '#';
  }
  return key;
}

enum class Furniture { kNone, kPageNumber, kNumberedHead };

Furniture KindOf(const Line& line) {
  if (line.text.size() > kLongestFurniture || line.glued) return Furniture::kNone;
  if (IsPageNumber(line.text)) return Furniture::kPageNumber;
  return EndsWithPageNumber(line.text) ? Furniture::kNumberedHead : Furniture::kNone;
}

// How often a head comes, and how often it stands right by a page number.
struct Seen {
  int times = 0;
  int by_number = 0;
  int numbered = 0;
};

class Finder {
 public:
  explicit Finder(const Lines& lines) : lines_(lines.all) {
    kinds_.reserve(lines_.size());
    for (const Line& line : lines_) kinds_.push_back(KindOf(line));
  }

  std::vector<bool> Find() {
    const auto numbers = std::count_if(kinds_.begin(), kinds_.end(), [](Furniture k) { return k != Furniture::kNone; });
    std::vector<bool> out(lines_.size(), false);
    if (numbers == 0) return out;
    Count();
    std::unordered_map<std::string, int> met;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (kinds_[i] == Furniture::kPageNumber) {
        out[i] = true;
      } else if (kinds_[i] == Furniture::kNumberedHead || ByNumber(i)) {
        const std::string key = HeadKey(lines_[i].text);
        const Seen& seen = seen_[key];
        const bool head = seen.times >= 2 && (seen.numbered == seen.times || seen.by_number >= 2);
        out[i] = head && (++met[key] > 1 || i > kHeadingLines);
      }
    }
    return out;
  }

 private:
  bool ByNumber(std::size_t i) const {
    if (lines_[i].text.size() > kLongestFurniture || lines_[i].label != nullptr || lines_[i].decision) return false;
    return (i > 0 && kinds_[i - 1] == Furniture::kPageNumber) ||
           (i + 1 < lines_.size() && kinds_[i + 1] == Furniture::kPageNumber);
  }

  void Count() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool numbered = kinds_[i] == Furniture::kNumberedHead;
      if (kinds_[i] == Furniture::kPageNumber || lines_[i].text.size() > kLongestFurniture) continue;
      if (!numbered && !ByNumber(i)) continue;
      Seen& seen = seen_[HeadKey(lines_[i].text)];
      ++seen.times;
      seen.numbered += numbered ? 1 : 0;
      seen.by_number += ByNumber(i) ? 1 : 0;
    }
  }

  const std::vector<Line>& lines_;
  std::vector<Furniture> kinds_;
  std::unordered_map<std::string, Seen> seen_;
};

}  // namespace

void RemovePageFurniture(Lines& lines) {
  const std::vector<bool> out = Finder(lines).Find();
  std::size_t kept = 0;
  bool blank = false;
  for (std::size_t i = 0; i < lines.all.size(); ++i) {
    if (out[i]) {
      blank = blank || lines.all[i].blank_before;
      continue;
    }
    lines.all[kept] = lines.all[i];
    lines.all[kept].blank_before = lines.all[kept].blank_before || blank;
    blank = false;
    ++kept;
  }
  lines.all.resize(kept);
}

}  // namespace tovholder::minutes::layout

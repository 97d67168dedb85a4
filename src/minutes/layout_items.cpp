// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_items.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

#include "minutes/layout_candidates.h"
#include "minutes/layout_restart.h"
#include "minutes/layout_text.h"
#include "minutes/layout_titles.h"

namespace tovholder::minutes::layout {
namespace {

// Openers that say the same item twice ("1. Titel" and again "1.   Titel") are one.
bool SameItem(const ItemCut& item, const Candidate& next, const Lines& lines) {
  if (next.line - item.first > 3) return false;
  for (std::size_t i = item.body; i < next.line; ++i) {
    if (OpensItemText(lines.all[i])) return false;
  }
  const bool same_number = !item.number.empty() && item.number == next.head.number;
  const bool same_title = !item.title.empty() && TitleKey(item.title) == TitleKey(next.head.title);
  return same_title || (same_number && (item.title.empty() || next.head.title.empty()));
}

// "a. Møde i regionen", "b) Besøg": a point of a list.
bool IsLettered(std::string_view text) {
  return text.size() > 2 && IsAsciiLetter(text[0]) && (text[1] == '.' || text[1] == ')') && IsBlank(text[2]);
}

// Takes what belongs to the opener: a title on the next line, a title that goes on, one said again.
void TakeTitle(ItemCut& item, const Lines& lines, const Contents& contents, std::size_t end) {
  const auto next = [&]() -> const Line* { return item.body < end ? &lines.all[item.body] : nullptr; };
  if (item.title.empty() && next() != nullptr && next()->label == nullptr && !next()->decision &&
      ReadsAsTitle(next()->text) && !ReadCode(next()->text)) {
    item.title = next()->text;
    ++item.body;
  }
  for (std::size_t i = item.body; item.title.empty() && i < std::min(end, item.body + 12); ++i) {
    if (contents.Find(lines.all[i].text) != nullptr) item.title = lines.all[i].text;
  }
  while (next() != nullptr && !item.title.empty() && !next()->blank_before && !next()->bullet && !next()->glued &&
         next()->label == nullptr && BeginsLower(next()->text) && next()->text.size() < 150 &&
         !IsLettered(next()->text) && item.title.size() < 300 && !item.title.ends_with(".")) {
    const char* begin = item.title.data();
    item.title = std::string_view(begin, static_cast<std::size_t>(next()->text.data() + next()->text.size() - begin));
    ++item.body;
  }
  const std::string key = TitleKey(item.title);
  for (int again = 0; again < 2 && next() != nullptr && !key.empty(); ++again) {
    if (next()->text.size() < 300 && TitleKey(next()->text) == key) ++item.body;
  }
}

ItemCut StartItem(const Candidate& candidate, const Contents& contents) {
  ItemCut item;
  item.style = candidate.head.style;
  item.number = candidate.head.number;
  item.value = candidate.head.value;
  item.title = candidate.head.title;
  item.type = candidate.head.type;
  item.first = candidate.line;
  item.body = candidate.line + 1;
  const ContentsEntry* listed = contents.Find(item.title);
  if (item.number.empty() && listed != nullptr) {
    item.number = listed->number;
    item.value = listed->value;
  }
  item.certain = listed != nullptr || item.style == OpenerStyle::kPunkt || candidate.weight >= 5;
  return item;
}

// The items that have a text, by number and title: a list behind them ("Bilagsliste") names them again.
class ToldItems {
 public:
  explicit ToldItems(const Lines& lines) : lines_(lines) {}

  void Note(const ItemCut& item, std::size_t end) {
    const auto first = lines_.all.begin() + static_cast<std::ptrdiff_t>(item.body);
    const auto last =
        lines_.all.begin() + static_cast<std::ptrdiff_t>(std::clamp(end, item.body, item.body + kFarthestLabel));
    if (std::any_of(first, last, OpensItemText)) told_.insert(NameOf(item.number, item.title));
  }

  bool Names(const Candidate& next, int last_value) const {
    const bool back = !next.head.number.empty() && next.head.value <= last_value;
    return back && told_.contains(NameOf(next.head.number, next.head.title));
  }

 private:
  static constexpr std::size_t kFarthestLabel = 40;  // lines below the title
  static std::string NameOf(std::string_view number, std::string_view title) {
    return std::string(number) + '\t' + TitleKey(title);
  }

  const Lines& lines_;
  std::set<std::string> told_;
};

std::vector<ItemCut> MakeItems(const std::vector<Candidate>& chain, const Lines& lines, const Contents& contents,
                               std::size_t end) {
  std::vector<ItemCut> items;
  ToldItems told(lines);
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (!items.empty()) told.Note(items.back(), chain[i].line);
    if (!items.empty() && SameItem(items.back(), chain[i], lines)) {
      if (items.back().title.empty()) items.back().title = chain[i].head.title;
      items.back().body = chain[i].line + 1;
    } else if (!items.empty() && (chain[i].line < items.back().body || told.Names(chain[i], items.back().value))) {
      continue;
    } else {
      if (!items.empty()) items.back().last = chain[i].line;
      items.push_back(StartItem(chain[i], contents));
    }
    items.back().last = end;
    const std::size_t next = i + 1 < chain.size() ? chain[i + 1].line : end;
    TakeTitle(items.back(), lines, contents, next);
  }
  return items;
}

// Finds the item that an entry of the table of contents speaks of.
class ListedItems {
 public:
  explicit ListedItems(const std::vector<ItemCut>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!items[i].title.empty())
        by_key_.emplace(items[i].number.empty() ? TitleKey(items[i].title) : Key(items[i]), i);
      if (items[i].title.empty() && !items[i].number.empty()) by_number_.emplace(items[i].number, i);
      titles_.emplace(TitleKey(items[i].title), i);
    }
  }

  std::optional<std::size_t> Find(const ContentsEntry& entry) const {
    const std::string title = TitleKey(entry.title);
    if (entry.number.empty()) return Get(titles_, title);
    if (const auto numbered = Get(by_key_, std::string(entry.number) + " " + title)) return numbered;
    if (const auto plain = Get(by_key_, title)) return plain;
    if (const auto untitled = Get(by_number_, std::string(entry.number))) return untitled;
    // The same number with a title that one of the two cut short.
    const auto same = Get(numbers_, std::string(entry.number));
    const bool alike = same && (keys_[*same].starts_with(title) || title.starts_with(keys_[*same]));
    return alike ? same : std::nullopt;
  }

  // An item whose title an unnumbered entry begins with, and then goes on.
  std::optional<std::size_t> FindBegun(const ContentsEntry& entry) const {
    if (!entry.number.empty() || keys_.size() > 60) return std::nullopt;
    const std::string title = TitleKey(entry.title);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (keys_[i].size() > 6 && title.starts_with(keys_[i] + " ")) return i;
    }
    return std::nullopt;
  }

 private:
  using Index = std::unordered_map<std::string, std::size_t>;

  static std::string Key(const ItemCut& item) { return std::string(item.number) + " " + TitleKey(item.title); }
  static std::optional<std::size_t> Get(const Index& index, const std::string& key) {
    const auto found = index.find(key);
    return found == index.end() ? std::nullopt : std::optional(found->second);
  }

  Index by_key_;
  Index by_number_;
  Index titles_;
  Index numbers_;
  std::vector<std::string> keys_;
};

// An entry that two titles ran together into: the second one.
ContentsEntry RestOf(ContentsEntry entry, const ItemCut& begun) {
  const std::size_t at = FindFolded(entry.title, TitleKey(begun.title));
  if (at != 0) return entry;
  entry.title = TrimWide(entry.title.substr(TitleKey(begun.title).size()));
  return entry;
}

ItemCut ListedOnly(const ContentsEntry& entry) {
  ItemCut item;
  item.style = OpenerStyle::kContents;
  item.number = entry.number;
  item.value = entry.value;
  item.title = entry.title;
  item.first = item.body = item.last = entry.line;
  item.closed_by = entry.closed_by;
  item.listed_only = true;
  return item;
}

// Items known from the table of contents alone stand where the table has them.
void AddListed(std::vector<ItemCut>& items, const Contents& contents) {
  if (contents.empty()) return;
  const ListedItems listed(items);
  std::vector<ItemCut> all;
  std::size_t next = 0;
  for (const ContentsEntry& entry : contents.entries) {
    const std::optional<std::size_t> found = listed.Find(entry);
    if (!found) {
      const std::optional<std::size_t> begun = listed.FindBegun(entry);
      for (; begun && next <= *begun; ++next) all.push_back(items[next]);
      all.push_back(ListedOnly(begun ? RestOf(entry, items[*begun]) : entry));
      continue;
    }
    if (!entry.closed_by.empty()) items[*found].closed_by = entry.closed_by;
    if (items[*found].title.empty()) items[*found].title = entry.title;
    for (; next <= *found; ++next) all.push_back(items[next]);
  }
  for (; next < items.size(); ++next) all.push_back(items[next]);
  // What the table said later of an item that stands earlier.
  for (ItemCut& item : all) {
    const ContentsEntry* entry = contents.Find(item.title);
    if (entry != nullptr && !entry->closed_by.empty() && (entry->number == item.number || item.number.empty())) {
      item.closed_by = entry->closed_by;
    }
  }
  items = std::move(all);
}

// "Lukkede punkter" in the text closes what follows, up to "Åbne punkter". Ahead of the first item the
// heading closes nothing where another label, or the heading of an empty table of contents, stands by it.
void ApplyGroups(std::vector<ItemCut>& items, const Lines& lines, const Contents& contents, std::size_t begin,
                 std::size_t end) {
  std::string_view closed_by;
  std::size_t next = 0;
  for (std::size_t i = begin; i < end && next < items.size(); ++i) {
    if (i >= contents.first && i < contents.last) continue;
    if (i == items[next].first) items[next++].closed_by = closed_by;
    const LabelEntry* label = lines.all[i].label;
    if (label == nullptr) continue;
    if (label->item == Field::kClosedGroup) {
      const LabelEntry* above = i > begin ? lines.all[i - 1].label : nullptr;
      const bool empty_contents = next == 0 && above != nullptr && above->header == Field::kContents;
      closed_by = empty_contents ? std::string_view() : lines.all[i].text;
    } else if (label->item == Field::kOpenGroup || (next == 0 && label->header != Field::kNone)) {
      closed_by = {};
    }
  }
}

}  // namespace

std::vector<ItemCut> CutItems(const Lines& lines, const Contents& contents, std::size_t begin, std::size_t end) {
  std::vector<ItemCut> items = MakeItems(FindOpeners(lines, contents, begin, end), lines, contents, end);
  if (items.empty() || (contents.empty() && items.size() == 1)) {
    std::vector<ItemCut> unnumbered = CutWithoutNumbers(lines, contents, begin, end);
    if (items.empty() || unnumbered.size() > 2) items = std::move(unnumbered);
  }
  ApplyGroups(items, lines, contents, begin, end);
  AddListed(items, contents);
  return items;
}

}  // namespace tovholder::minutes::layout

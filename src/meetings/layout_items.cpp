// SPDX-License-Identifier: EUPL-1.2
#include "meetings/layout_items.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "meetings/layout_closed.h"
#include "meetings/layout_restart.h"
#include "meetings/layout_text.h"
#include "meetings/layout_titles.h"

namespace tovholder::meetings::layout {
namespace {

// How strongly a line reads as an opener. From kStrong on it opens an item whatever its number.
constexpr int kStrong = 3;
constexpr std::size_t kLookAhead = 4;

struct Candidate {
  OpenerHead head;
  std::size_t line = 0;
  int weight = 0;
};

// Rates the lines that could open an item.
class CandidateFinder {
 public:
  CandidateFinder(const Lines& lines, const Contents& contents, std::size_t begin, std::size_t end)
      : lines_(lines), contents_(contents), begin_(begin), end_(end) {}

  std::vector<Candidate> Find() {
    std::vector<Candidate> found;
    for (std::size_t i = begin_; i < end_; ++i) {
      if (i >= contents_.first && i < contents_.last) continue;
      const Line& line = lines_.all[i];
      if (auto head = HeadOf(line)) {
        Candidate candidate{*head, i, 0};
        candidate.weight = Weigh(candidate);
        found.push_back(candidate);
      }
      if (line.label != nullptr || line.decision) {
        context_ = line.decision ? Field::kDecision : line.label->item;
        last_point_ = 0;
      } else if (!found.empty() && found.back().line == i) {
        last_point_ = found.back().head.value;
      }
    }
    return found;
  }

 private:
  std::optional<OpenerHead> HeadOf(const Line& line) const {
    if (line.text.size() > 600) return std::nullopt;
    if (auto punkt = ReadPunkt(line.text)) return punkt;
    if (auto code = ReadCode(line.text)) return code;
    if (const auto numbered = ReadNumbered(line.text)) {
      const std::string_view title = numbered->rest;
      if (title.empty() || BeginsLower(title) || (numbered->sign == ' ' && !BareNumberFits(line, title))) {
        return std::nullopt;
      }
      return OpenerHead{OpenerStyle::kNumber, numbered->digits, numbered->value, title, 0};
    }
    if (contents_.Find(line.text) != nullptr && line.label == nullptr) {
      return OpenerHead{OpenerStyle::kContents, {}, 0, line.text, 0};
    }
    return std::nullopt;
  }

  bool BareNumberFits(const Line& line, std::string_view title) const {
    if (!BeginsUpper(title) && title[0] != '"') return false;
    return line.bullet || line.heading > 0 || contents_.Find(title) != nullptr || ReadsAsTitle(title);
  }

  int Weigh(const Candidate& candidate) const {
    const Line& line = lines_.all[candidate.line];
    const bool listed = contents_.Find(candidate.head.title) != nullptr;
    int weight = line.blank_before ? 1 : 0;
    if (listed) weight += 4;
    if (!listed && lines_.run_on && contents_.Begins(candidate.head.title)) weight += 3;
    if (line.heading > 0) weight += 2;
    if (OpenedText(candidate)) weight += 3;
    if (RepeatsTitle(candidate)) weight += 3;
    if (ReadClosedTitle(candidate.head.title).closedness == Closedness::kClosed) weight += 2;
    if (candidate.head.style == OpenerStyle::kNumber && !listed) weight -= Penalty(candidate);
    return weight;
  }

  // Points of a recommendation and of a decision are numbered too.
  int Penalty(const Candidate& candidate) const {
    const std::string_view title = candidate.head.title;
    if (BeginsWithWord(title, "at")) return 9;
    const int prose = ReadsAsTitle(title) ? 0 : 2;
    const bool next_point = candidate.head.value == last_point_ + 1;
    if (!next_point) return prose;
    if (context_ == Field::kDecision) return prose + 4;
    if (context_ != Field::kRecommendation) return prose;
    return prose + (DecisionFollows(candidate) || title.ends_with(".") ? 5 : 1);
  }

  // The last point of a recommendation stands right ahead of the decision.
  bool DecisionFollows(const Candidate& candidate) const {
    for (std::size_t i = candidate.line + 1; i < std::min(end_, candidate.line + kLookAhead); ++i) {
      const Line& line = lines_.all[i];
      if (line.decision || (line.label != nullptr && line.label->item == Field::kDecision)) return true;
      if (line.label != nullptr) return false;
    }
    return false;
  }

  bool OpenedText(const Candidate& candidate) const {
    const std::size_t far = std::min(end_, candidate.line + kLookAhead);
    for (std::size_t i = candidate.line + 1; i < far; ++i) {
      const Line& line = lines_.all[i];
      if (OpensItemText(line)) return true;
      if (ReadNumbered(line.text) && TitleKey(line.text) != TitleKey(candidate.head.title)) return false;
      if (line.text.size() > 200) return false;
    }
    return false;
  }

  bool RepeatsTitle(const Candidate& candidate) const {
    if (candidate.head.title.size() < 4) return false;
    const std::string key = TitleKey(candidate.head.title);
    for (std::size_t i = candidate.line + 1; i < std::min(end_, candidate.line + 4); ++i) {
      const std::string_view text = lines_.all[i].text;
      if (text.size() < 300 && TitleKey(text) == key) return true;
    }
    return false;
  }

  const Lines& lines_;
  const Contents& contents_;
  std::size_t begin_;
  std::size_t end_;
  Field context_ = Field::kNone;
  int last_point_ = 0;  // of the numbered list in the section at hand
};

std::vector<Candidate> OfStyle(const std::vector<Candidate>& all, OpenerStyle style) {
  std::vector<Candidate> chosen;
  std::copy_if(all.begin(), all.end(), std::back_inserter(chosen),
               [&](const Candidate& candidate) { return candidate.head.style == style; });
  return chosen;
}

// Weak candidates that fill a gap between strong ones in sequence.
std::vector<Candidate> FillGaps(const std::vector<Candidate>& all) {
  std::vector<Candidate> chain;
  std::size_t strong = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    while (strong < all.size() && (strong < i || all[strong].weight < kStrong)) ++strong;
    if (all[i].weight >= kStrong) {
      chain.push_back(all[i]);
      continue;
    }
    const int before = chain.empty() ? -1 : chain.back().head.value;
    const bool bounded = strong < all.size();
    const int after = bounded ? all[strong].head.value : before + 2;
    const bool in_sequence = before >= 0 ? all[i].head.value == before + 1 : all[i].head.value == after - 1;
    const bool fits = in_sequence && all[i].head.value < after && all[i].weight >= (bounded ? 1 : 2);
    if (fits) chain.push_back(all[i]);
  }
  return chain;
}

// No opener is backed by labels: only an unbroken sequence of numbers counts.
std::vector<Candidate> PlainSequence(const std::vector<Candidate>& all, const Lines& lines) {
  std::vector<Candidate> chain;
  for (const Candidate& candidate : all) {
    if (candidate.weight < 0) continue;
    const Line& line = lines.all[candidate.line];
    if (chain.empty()) {
      chain.push_back(candidate);
      continue;
    }
    const Line& first = lines.all[chain.front().line];
    const bool same_shape = std::abs(line.indent - first.indent) <= 2 && line.bullet == first.bullet;
    const int step = candidate.head.value - chain.back().head.value;
    if (step == 1 && same_shape) {
      chain.push_back(candidate);
    } else if (chain.size() == 1 && candidate.head.value <= chain.front().head.value &&
               candidate.weight > chain.front().weight) {
      chain = {candidate};
    }
  }
  if (chain.size() >= 2) return chain;
  const bool stands_alone = !chain.empty() && chain.front().weight >= (chain.front().head.value == 1 ? 1 : 2);
  return stands_alone ? chain : std::vector<Candidate>{};
}

std::vector<Candidate> NumberChain(const std::vector<Candidate>& all, const Lines& lines) {
  const bool any_strong = std::any_of(all.begin(), all.end(), [](const auto& c) { return c.weight >= kStrong; });
  return any_strong ? FillGaps(all) : PlainSequence(all, lines);
}

int Total(const std::vector<Candidate>& chain) {
  int total = 0;
  for (const Candidate& candidate : chain) total += std::max(1, candidate.weight);
  return total;
}

// "Punkt 7" says by itself that it opens an item; a sentence that refers to one does not repeat.
std::vector<Candidate> PunktChain(const std::vector<Candidate>& all) {
  std::vector<Candidate> chain;
  for (const Candidate& candidate : all) {
    const bool backed = candidate.weight >= 1 || candidate.head.title.size() > 3;
    if (backed && (candidate.head.title.size() < 300)) chain.push_back(candidate);
  }
  return chain;
}

std::vector<Candidate> BestChain(const std::vector<Candidate>& all, const Lines& lines) {
  std::vector<Candidate> best = PunktChain(OfStyle(all, OpenerStyle::kPunkt));
  int best_total = Total(best) * 2;
  const auto compare = [&](std::vector<Candidate> chain, int factor) {
    const int total = Total(chain) * factor;
    if (total > best_total) {
      best = std::move(chain);
      best_total = total;
    }
  };
  compare(NumberChain(OfStyle(all, OpenerStyle::kNumber), lines), 2);
  compare(OfStyle(all, OpenerStyle::kCode), 2);
  compare(OfStyle(all, OpenerStyle::kContents), 1);
  if (best.empty()) best = OfStyle(all, OpenerStyle::kAd);
  return best;
}

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
         item.title.size() < 300 && !item.title.ends_with(".")) {
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

std::vector<ItemCut> MakeItems(const std::vector<Candidate>& chain, const Lines& lines, const Contents& contents,
                               std::size_t end) {
  std::vector<ItemCut> items;
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (!items.empty() && SameItem(items.back(), chain[i], lines)) {
      if (items.back().title.empty()) items.back().title = chain[i].head.title;
      items.back().body = chain[i].line + 1;
    } else if (!items.empty() && chain[i].line < items.back().body) {
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

bool OpensItemText(const Line& line) {
  if (line.decision) return true;
  if (line.label == nullptr) return false;
  switch (line.label->item) {
    case Field::kNone:
    case Field::kCloser:
    case Field::kOpenGroup:
    case Field::kClosedGroup:
    case Field::kMinuteTaker:
    case Field::kEnd:
      return false;
    default:
      return true;
  }
}

std::vector<ItemCut> CutItems(const Lines& lines, const Contents& contents, std::size_t begin, std::size_t end) {
  const std::vector<Candidate> all = CandidateFinder(lines, contents, begin, end).Find();
  std::vector<ItemCut> items = MakeItems(BestChain(all, lines), lines, contents, end);
  if (items.empty() || (contents.empty() && items.size() == 1)) {
    std::vector<ItemCut> unnumbered = CutWithoutNumbers(lines, contents, begin, end);
    if (items.empty() || unnumbered.size() > 2) items = std::move(unnumbered);
  }
  ApplyGroups(items, lines, contents, begin, end);
  AddListed(items, contents);
  return items;
}

}  // namespace tovholder::meetings::layout

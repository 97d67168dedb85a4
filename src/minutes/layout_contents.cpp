// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_contents.h"

#include <algorithm>
#include <unordered_set>

#include "minutes/layout_closed.h"
#include "minutes/layout_opener.h"
#include "minutes/layout_text.h"
#include "minutes/layout_titles.h"
#include "minutes/run_on.h"

namespace tovholder::minutes::layout {
namespace {

// "Planstrategi 2023.....9": cuts dots and page off; tells the page.
std::optional<int> TakePage(std::string_view& title) {
  std::size_t end = title.size();
  while (end > 0 && IsAsciiDigit(title[end - 1])) --end;
  const std::size_t digits = end;
  std::size_t dots = 0;
  while (end > 0 && (title[end - 1] == '.' || title[end - 1] == ' ' || title[end - 1] == '\t')) {
    dots += title[end - 1] == '.' ? 1 : 0;
    dots += title[end - 1] == '\t' ? 3 : 0;
    --end;
  }
  while (end >= 3 && title.substr(0, end).ends_with("…")) {
    end -= 3;
    dots += 3;
  }
  if (dots < 3 || digits == title.size() || title.size() - digits > 4) return std::nullopt;
  int page = 0;
  for (std::size_t i = digits; i < title.size(); ++i) page = page * 10 + (title[i] - '0');
  title = TrimWide(title.substr(0, end));
  return page;
}

bool IsGroup(const Line& line) {
  return line.label != nullptr &&
         (line.label->header == Field::kOpenGroup || line.label->header == Field::kClosedGroup);
}

}  // namespace

bool ReadsAsGroupHeading(std::string_view text) {
  if (text.size() < 8 || text.size() > 80) return false;
  const std::string_view rest = text.size() > 3 && (text[1] == '.' || text[1] == ':') ? TrimWide(text.substr(2)) : text;
  return BeginsFolded(rest, "sager til ") || BeginsFolded(rest, "til behandling") ||
         BeginsFolded(rest, "til efterretning -") || (rest.size() != text.size() && Key(rest) == "orientering");
}

namespace {

// Reads entries line by line until something else begins.
class EntryReader {
 public:
  EntryReader(const Lines& lines, Contents& contents) : lines_(lines), contents_(contents) {}

  std::size_t Run(std::size_t at, std::size_t end) {
    for (; at < end; ++at) {
      const Line& line = lines_.all[at];
      if (line.page_mark || (line.text.size() < 60 && Key(line.text) == "side")) continue;
      if (IsGroup(line) || ReadsAsGroupHeading(line.text)) {
        NoteGroup(line);
      } else if (IsContinuation(line)) {
        ContentsEntry& last = contents_.entries.back();
        last.title = std::string_view(joined_from_, static_cast<std::size_t>(line.text.end() - joined_from_));
        if (const auto page = TakePage(last.title)) last.page = page;
      } else if (!TakeEntry(line, at)) {
        break;
      }
    }
    if (trailing_pages_ * 2 >= contents_.entries.size()) {
      for (ContentsEntry& entry : contents_.entries) entry.title = WithoutTrailingPage(entry.title);
    }
    return at;
  }

 private:
  void NoteGroup(const Line& line) {
    const bool closed = ReadStatus(line.text).closedness == Closedness::kClosed;
    closed_by_ = closed ? line.text : std::string_view();
  }

  bool IsContinuation(const Line& line) const {
    return !contents_.entries.empty() && !line.blank_before && !line.bullet && line.label == nullptr &&
           !contents_.entries.back().page && BeginsLower(line.text) && line.text.size() < 200;
  }

  bool TakeEntry(const Line& line, std::size_t at) {
    if (line.label != nullptr && !ReadNumbered(line.text) && !line.bullet) return false;
    if (line.decision || line.text.size() > 400) return false;
    ContentsEntry entry;
    entry.line = at;
    entry.closed_by = closed_by_;
    entry.title = line.text;
    entry.page = TakePage(entry.title);
    const bool run_on = lines_.run_on && line.glued && line.label == nullptr && !ReadCode(line.text);
    if (run_on && entry.title != WithoutTrailingPage(entry.title)) ++trailing_pages_;
    if (run_on && WithoutTrailingPage(entry.title).size() + 3 < entry.title.size()) {
      const std::string_view bare = WithoutTrailingPage(entry.title);
      if (entry.title.substr(bare.size()).starts_with(".")) entry.title = bare;
    }
    if (run_on && Key(entry.title).starts_with("bilags")) return true;
    if (auto punkt = ReadPunkt(entry.title)) {
      if (punkt->style == OpenerStyle::kAd) return false;
      entry.number = punkt->number;
      entry.value = punkt->value;
      entry.title = punkt->title;
    } else if (const auto numbered = ReadNumbered(entry.title)) {
      entry.number = numbered->digits;
      entry.value = numbered->value;
      entry.title = numbered->rest;
    }
    if (entry.title.empty() || (!entry.page && entry.number.empty() && !line.bullet && !run_on)) return false;
    if (BeginsLower(entry.title) || !Fits(entry)) return false;
    const ClosedMark mark = ReadClosedTitle(entry.title);
    if (mark.closedness == Closedness::kClosed) entry.closed_by = mark.mark;
    joined_from_ = entry.title.data();
    numbered_ = numbered_ || !entry.number.empty();
    if (!entry.number.empty()) last_value_ = entry.value;
    contents_.entries.push_back(entry);
    keys_.insert(TitleKey(entry.title));
    return true;
  }

  // A list is of one kind, and a title that comes again opens the text.
  bool Fits(const ContentsEntry& entry) const {
    if (contents_.entries.empty()) return true;
    if (lines_.run_on) {
      return !keys_.contains(TitleKey(entry.title)) && (entry.number.empty() || entry.value > last_value_);
    }
    const ContentsEntry& first = contents_.entries.front();
    if (first.page && !entry.page && entry.number.empty()) return false;
    if (numbered_ && entry.number.empty()) return false;
    if (!entry.number.empty() && !first.number.empty() && TitleKey(first.title) == TitleKey(entry.title)) return false;
    if (first.number.empty() && keys_.contains(TitleKey(entry.title)) && !entry.number.empty()) return false;
    if (entry.number.empty() && !first.page && keys_.contains(TitleKey(entry.title))) return false;
    return entry.number.empty() || entry.value != first.value;
  }

  const Lines& lines_;
  Contents& contents_;
  std::string_view closed_by_;
  const char* joined_from_ = nullptr;
  bool numbered_ = false;
  int last_value_ = 0;
  std::size_t trailing_pages_ = 0;
  std::unordered_set<std::string> keys_;
};

bool IsItemLabel(const Line& line) {
  if (line.decision) return true;
  if (line.label == nullptr) return false;
  switch (line.label->item) {
    case Field::kNone:
    case Field::kCloser:
    case Field::kOpenGroup:
    case Field::kClosedGroup:
    case Field::kApology:
    case Field::kAbsent:
    case Field::kMinuteTaker:
    case Field::kAttendance:
      return false;
    default:
      return true;
  }
}

// The last entry is an item of its own where item text follows it: "Indholdsfortegnelse1. Fraværende / Resume".
constexpr std::size_t kSaidTwice = 5;
void DropOpener(const Lines& lines, Contents& contents, std::size_t end) {
  while (!contents.empty()) {
    const bool more = contents.last < end;
    const bool text_follows = more && (IsItemLabel(lines.all[contents.last]) ||
                                       (lines.all[contents.last].label == nullptr && contents.entries.size() == 1 &&
                                        !ReadPunkt(lines.all[contents.last].text)));
    if (!text_follows) return;
    const std::string key = TitleKey(contents.entries.back().title);
    const std::size_t far = std::min(end, contents.last + 4000);
    // Right below, the title is said twice by the opener itself.
    for (std::size_t i = contents.last + kSaidTwice; i < far; ++i) {
      if (lines.all[i].text.size() < 400 && TitleKey(lines.all[i].text) == key) return;
    }
    contents.last = contents.entries.back().line;
    contents.entries.pop_back();
    return;
  }
}

void Finish(const Lines& lines, Contents& contents, std::size_t end) {
  DropOpener(lines, contents, end);
  for (std::size_t i = 0; i < contents.entries.size(); ++i) {
    contents.by_key.emplace(TitleKey(contents.entries[i].title), i);
    contents.longest = std::max(contents.longest, contents.entries[i].title.size());
  }
}

// A list ahead of the first item whose titles come again, without a heading of its own.
std::optional<Contents> FindUnheaded(const Lines& lines, std::size_t begin, std::size_t end) {
  std::unordered_map<std::string, int> seen;
  const std::size_t far = std::min(end, begin + 3000);
  for (std::size_t i = begin; i < far; ++i) {
    if (lines.all[i].text.size() < 400) ++seen[TitleKey(lines.all[i].text)];
  }
  for (std::size_t i = begin; i < std::min(end, begin + 200); ++i) {
    const bool header_word = lines.all[i].label != nullptr && lines.all[i].label->header != Field::kNone;
    if (IsItemLabel(lines.all[i]) && !header_word) return std::nullopt;
    const Line& line = lines.all[i];
    const bool begins = line.bullet || ReadNumbered(line.text) || ReadsAsGroupHeading(line.text);
    if (!begins) continue;
    Contents contents;
    contents.first = i;
    contents.last = EntryReader(lines, contents).Run(i, end);
    const auto again = std::count_if(contents.entries.begin(), contents.entries.end(), [&](const ContentsEntry& entry) {
      const auto found = seen.find(TitleKey(entry.title));
      return found != seen.end() && found->second > 1;
    });
    if (contents.entries.size() >= 2 && again * 2 >= static_cast<std::ptrdiff_t>(contents.entries.size())) {
      return contents;
    }
    i = std::max(i, contents.last == 0 ? i : contents.last - 1);
  }
  return std::nullopt;
}

}  // namespace

const ContentsEntry* Contents::Find(std::string_view title) const {
  constexpr std::size_t kMarks = 60;  // number, type and closed marks that a heading has beside the title
  if (entries.empty() || title.size() > std::min<std::size_t>(400, longest + kMarks)) return nullptr;
  const auto found = by_key.find(TitleKey(title));
  return found == by_key.end() ? nullptr : &entries[found->second];
}

Contents FindContents(const Lines& lines, std::size_t begin, std::size_t end) {
  Contents best;
  const std::size_t far = std::min(end, begin + 400);
  for (std::size_t i = begin; i < far; ++i) {
    const Line& line = lines.all[i];
    if (line.label != nullptr && line.label->header == Field::kContents && line.value.empty()) {
      Contents contents;
      contents.first = i;
      contents.last = EntryReader(lines, contents).Run(i + 1, end);
      Finish(lines, contents, end);
      if (contents.entries.size() > best.entries.size()) best = std::move(contents);
      if (best.entries.size() > 1) return best;
    } else if (IsItemLabel(line) && line.label != nullptr && line.label->header == Field::kNone) {
      break;
    }
  }
  if (!best.empty()) return best;
  if (auto unheaded = FindUnheaded(lines, begin, end)) {
    Finish(lines, *unheaded, end);
    return std::move(*unheaded);
  }
  return best;
}

bool Contents::Begins(std::string_view title) const {
  if (entries.size() > 100 || title.size() < 6 || title.size() > 400) return false;
  const std::string key = TitleKey(title);
  return std::any_of(by_key.begin(), by_key.end(),
                     [&](const auto& entry) { return entry.first.starts_with(key + " "); });
}

}  // namespace tovholder::minutes::layout

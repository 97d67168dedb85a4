// SPDX-License-Identifier: EUPL-1.2
#include "minutes/meeting_split.h"

#include <algorithm>
#include <optional>
#include <string>

#include "minutes/layout_items.h"
#include "minutes/layout_opener.h"
#include "minutes/layout_text.h"
#include "minutes/minutes_header.h"

namespace tovholder::minutes {
namespace {

using layout::Field;
using layout::Line;
using layout::Lines;

// What tells one meeting from another.
struct Head {
  std::optional<Date> date;
  std::string organization;
};

bool OpensHeader(const Line& line) {
  if (line.label == nullptr) return false;
  switch (line.label->header) {
    case Field::kDate:
    case Field::kPlace:
    case Field::kParticipants:
    case Field::kTime:
    case Field::kContents:
    case Field::kStart:
      return true;
    default:
      return false;
  }
}

bool OpensFirstItem(const Line& line) {
  if (const auto punkt = layout::ReadPunkt(line.text)) return punkt->value == 1;
  const auto numbered = layout::ReadNumbered(line.text);
  return numbered && numbered->value == 1 && numbered->sign == '.' && line.blank_before;
}

// Whether a header or the first item stands below the heading on line `i`.
bool LeadsMeeting(const Lines& lines, std::size_t i) {
  const auto below = lines.all.begin() + static_cast<std::ptrdiff_t>(i) + 1;
  const auto far = lines.all.begin() + static_cast<std::ptrdiff_t>(std::min(lines.all.size(), i + 7));
  return std::any_of(below, far, OpensHeader) || (below != far && OpensFirstItem(*below));
}

// "REFERAT Socialudvalget d. 07-11-2023" as a heading of its own, with a header or the first item below.
std::optional<Head> ReadHead(const Lines& lines, std::size_t i) {
  const Line& line = lines.all[i];
  if (line.label != nullptr && line.label->header == Field::kDate) {
    const auto date = layout::FindDate(line.value);
    return date && date->date.ok() ? std::optional(Head{date->date, {}}) : std::nullopt;
  }
  if (line.text.size() > 200 || line.bullet || line.decision || !line.blank_before || layout::ReadNumbered(line.text)) {
    return std::nullopt;
  }
  if (!layout::FindDate(line.text)) return std::nullopt;
  const char first = line.text.empty() ? ' ' : line.text[0];
  if (!layout::BeginsUpper(line.text) && !layout::IsAsciiDigit(first)) return std::nullopt;
  const HeadingLine heading = ReadHeadingLine(line.text);
  if (!heading.kind_word || !heading.date || !heading.organization || !heading.date->date.ok()) return std::nullopt;
  const bool leads = heading.kind_word->data() == line.text.data() || heading.organization->data() == line.text.data();
  if (!leads) return std::nullopt;
  if (!LeadsMeeting(lines, i) && line.heading != 1) return std::nullopt;
  return Head{heading.date->date, layout::Key(*heading.organization)};
}

bool Differs(const Head& a, const Head& b) {
  if (a.date && b.date && *a.date != *b.date) return true;
  return !a.organization.empty() && !b.organization.empty() && a.organization != b.organization;
}

// The heading may begin some lines above the line that gives the date.
std::size_t HeadBegin(const Lines& lines, std::size_t i, std::size_t lowest) {
  std::size_t begin = i;
  for (int up = 0; up < 4 && begin > lowest + 1; ++up) {
    const Line& above = lines.all[begin - 1];
    const bool labelled = above.label != nullptr && above.label->header != Field::kNone;
    const HeadingLine heading = above.text.size() < 200 ? ReadHeadingLine(above.text) : HeadingLine{};
    if (!labelled && !heading.kind_word && !heading.organization) break;
    if (above.decision || layout::ReadNumbered(above.text) || above.text.ends_with(".")) break;
    --begin;
  }
  return begin;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> SplitMeetings(const Lines& lines) {
  std::vector<std::size_t> begins = {0};
  std::optional<Head> current;
  bool items_seen = false;
  for (std::size_t i = 0; i < lines.all.size(); ++i) {
    items_seen = items_seen || layout::OpensItemText(lines.all[i]);
    const auto head = ReadHead(lines, i);
    if (!head) continue;
    if (current && items_seen && Differs(*current, *head)) {
      begins.push_back(HeadBegin(lines, i, begins.back()));
      items_seen = false;
      current = head;
    } else if (!current) {
      current = head;
      items_seen = false;
    } else {
      if (!current->date) current->date = head->date;
      if (current->organization.empty()) current->organization = head->organization;
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> meetings;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    meetings.emplace_back(begins[i], i + 1 < begins.size() ? begins[i + 1] : lines.all.size());
  }
  return meetings;
}

}  // namespace tovholder::minutes

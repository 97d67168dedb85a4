// SPDX-License-Identifier: EUPL-1.2
#include "desk/agenda_rules.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/calendar.h"
#include "base/enum_names.h"
#include "base/text.h"

namespace tovholder::desk {
namespace {

constexpr EnumNames<MeetingState, 6> kStates{{{MeetingState::kDraft, "draft"},
                                              {MeetingState::kReleased, "released"},
                                              {MeetingState::kCancelled, "cancelled"},
                                              {MeetingState::kOpen, "open"},
                                              {MeetingState::kHeld, "held"},
                                              {MeetingState::kApproved, "approved"}}};
constexpr EnumNames<FileGuard, 3> kGuards{
    {{FileGuard::kClean, "clean"}, {FileGuard::kFound, "found"}, {FileGuard::kNotChecked, "not_checked"}}};
constexpr EnumNames<EventKind, 2> kEvents{{{EventKind::kMoved, "moved"}, {EventKind::kCancelled, "cancelled"}}};

constexpr std::size_t kMostCounts = 50;
constexpr int kMinutesOfDay = 24 * 60;
// Endings that a computer runs instead of showing.
constexpr std::array<std::string_view, 24> kProgramEndings{"exe", "com", "bat", "cmd", "scr", "msi", "msp", "pif",
                                                           "js",  "jse", "vbs", "vbe", "wsf", "hta", "ps1", "sh",
                                                           "jar", "lnk", "reg", "cpl", "dll", "app", "apk", "desktop"};

bool IsProgram(std::string_view ending) {
  return std::find(kProgramEndings.begin(), kProgramEndings.end(), ToLower(ending)) != kProgramEndings.end();
}

bool HasControlLetter(std::string_view name) {
  return std::any_of(name.begin(), name.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// "3", "3.", "at", "-" before a point, which the list puts there itself.
std::string_view WithoutMark(std::string_view point) {
  std::size_t digits = 0;
  while (digits < point.size() && IsDigit(static_cast<unsigned char>(point[digits]))) ++digits;
  if (digits > 0 && digits < 3 && digits < point.size() && (point[digits] == '.' || point[digits] == ')')) {
    return Trim(point.substr(digits + 1));
  }
  if (point.starts_with("- ") || point.starts_with("* ")) return Trim(point.substr(2));
  return point;
}

std::optional<std::string> Given(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

// What an agenda says of an item beside its case.
std::string CaseTextOf(const DeskItem& item, int revision) {
  std::vector<std::string> parts;
  if (item.added_in > 1 || (item.added_in == 0 && revision > 1)) {
    parts.push_back("**Tillæg til dagsordenen.**" +
                    (item.late_reason.empty() ? "" : " Fristen er ikke overholdt, fordi " + item.late_reason));
  } else if (!item.late_reason.empty()) {
    parts.push_back("Fristen er ikke overholdt, fordi " + item.late_reason);
  }
  if (!item.proposed_by.empty()) parts.push_back("Foreslået af " + item.proposed_by + ".");
  if (!item.case_text.empty()) parts.push_back(item.case_text);
  if (!item.participants.empty()) parts.push_back("Under punktet deltager: " + item.participants);
  return Join(parts, "\n\n");
}

std::string TypeMark(const std::optional<minutes::ItemType>& type) {
  if (!type) return {};
  switch (*type) {
    case minutes::ItemType::kDecision:
      return " (B)";
    case minutes::ItemType::kDiscussion:
      return " (D)";
    case minutes::ItemType::kInformation:
      break;
  }
  return " (O)";
}

}  // namespace

std::string_view ToName(MeetingState state) { return NameIn(kStates, state); }
bool FromName(std::string_view name, MeetingState& state) { return ValueIn(kStates, name, state); }
std::string_view ToName(FileGuard guard) { return NameIn(kGuards, guard); }
bool FromName(std::string_view name, FileGuard& guard) { return ValueIn(kGuards, name, guard); }
std::string_view ToName(EventKind kind) { return NameIn(kEvents, kind); }
bool FromName(std::string_view name, EventKind& kind) { return ValueIn(kEvents, name, kind); }

const ItemOnDesk* Agenda::Find(DeskItemId id) const {
  const auto found = std::find_if(items.begin(), items.end(), [&](const ItemOnDesk& one) { return one.item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

bool Allows(MeetingState state, DeskAction action) {
  switch (state) {
    case MeetingState::kDraft:
      return true;
    case MeetingState::kReleased:
      return action != DeskAction::kPropose;
    case MeetingState::kCancelled:
    case MeetingState::kOpen:
    case MeetingState::kHeld:
    case MeetingState::kApproved:
      break;
  }
  return false;
}

Result<void> CheckAction(const Agenda& agenda, DeskAction action) {
  if (agenda.meeting().kind == minutes::PaperKind::kMinutes) return Fail("desk.has_minutes");
  if (Allows(agenda.desk.state, action)) return {};
  return Fail(agenda.desk.state == MeetingState::kCancelled ? "desk.is_cancelled" : "desk.too_late_for_that");
}

std::map<std::string, Error> CheckPlan(const MeetingPlan& plan, const std::vector<HostLife>& hosts, Date today) {
  std::map<std::string, Error> errors;
  if (plan.title.empty()) errors.insert({"titel", Error{"desk.no_title"}});
  if (plan.start && plan.end && *plan.end <= *plan.start) {
    errors.insert({"slut", Error{"desk.ends_before_start",
                                 {{"start", FormatDanish(*plan.start)}, {"end", FormatDanish(*plan.end)}}}});
  }
  if (!plan.date) {
    errors.insert({"dato", Error{"desk.no_date"}});
    return errors;
  }
  if (*plan.date < today) errors.insert({"dato", Error{"desk.date_past", {{"date", FormatDanish(*plan.date)}}}});
  for (const HostLife& host : hosts) {
    if (!host.exists) {
      errors.insert({"organ", Error{"desk.host_gone", {{"name", host.name}, {"date", FormatDanish(*plan.date)}}}});
    }
  }
  return errors;
}

std::vector<std::optional<TimeOfDay>> ItemStarts(std::optional<TimeOfDay> start, const std::vector<int>& minutes) {
  std::vector<std::optional<TimeOfDay>> starts;
  int now = start ? start->hour * 60 + start->minute : kMinutesOfDay;
  const auto put = [&] {
    starts.push_back(now < kMinutesOfDay ? std::optional(TimeOfDay{now / 60, now % 60}) : std::nullopt);
  };
  for (int allotted : minutes) {
    put();
    now = std::min(kMinutesOfDay, now + std::clamp(allotted, 0, kMinutesOfDay));
  }
  put();
  return starts;
}

std::vector<std::string> ParsePoints(std::string_view text) {
  std::vector<std::string> points;
  for (std::string_view line : SplitLines(text)) {
    const std::string point = CollapseSpace(WithoutMark(Trim(line)));
    if (!point.empty()) points.push_back(point);
  }
  return points;
}

Result<std::string> CheckFileName(std::string_view given) {
  if (!IsUtf8(given) || HasControlLetter(given)) return Fail("desk.name_letters");
  const std::string name = CollapseSpace(Compose(given));
  if (name.empty()) return Fail("desk.name_empty");
  if (name.find_first_of("/\\:") != std::string::npos || name.starts_with('.')) {
    return Fail("desk.name_folder", {{"name", Shorten(name, kLongestName)}});
  }
  if (CountCodePoints(name) > kLongestName) return Fail("desk.name_long", {{"limit", std::to_string(kLongestName)}});
  const std::vector<std::string_view> parts = Split(name, '.');
  const std::string_view ending = Trim(parts.back());
  if (parts.size() < 2 || !IsProgram(ending)) return name;
  return Fail(parts.size() > 2 ? "desk.name_double" : "desk.name_program",
              {{"name", name}, {"ending", std::string(ending)}});
}

std::map<std::string, Error> CheckItem(const DeskItem& item) {
  std::map<std::string, Error> errors;
  if (item.title.empty()) errors.insert({"titel", Error{"desk.no_item_title"}});
  if (item.minutes < 0 || item.minutes >= kMinutesOfDay) {
    errors.insert({"minutter", Error{"desk.minutes_wrong", {{"limit", std::to_string(kMinutesOfDay - 1)}}}});
  }
  if (item.closed && item.closed_reason.empty()) errors.insert({"hjemmel", Error{"desk.no_ground"}});
  return errors;
}

std::string FormatCounts(const std::vector<documents::GuardedCount>& counts) {
  std::vector<std::string> lines;
  for (const documents::GuardedCount& one : counts) {
    if (lines.size() < kMostCounts) lines.push_back(std::to_string(one.count) + "\t" + one.excerpt);
  }
  return Join(lines, "\n");
}

std::vector<std::string> FewPersonsIn(const DeskAttachment& attachment, int smallest) {
  std::vector<std::string> words;
  for (const std::string_view line : SplitLines(attachment.small_counts)) {
    int count = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), count);
    if (read.ec == std::errc() && count < smallest) words.emplace_back(Trim(line.substr(line.find('\t') + 1)));
  }
  return words;
}

meetings::ItemDetails RecordOf(const ItemOnDesk& on_desk, int number, int revision) {
  const DeskItem& item = on_desk.item;
  meetings::ItemDetails details;
  meetings::AgendaItem& record = details.item;
  record.id = item.agenda_item.value_or(meetings::ItemId{});
  record.meeting = item.meeting;
  record.position = number;
  record.number = std::to_string(number);
  record.title = item.title;
  record.heading = *record.number + ". " + item.title + TypeMark(item.type);
  record.type = item.type;
  record.case_number = Given(item.case_number);
  record.closed = item.closed;
  if (item.closed) record.closed_reason = Given(item.closed_reason);
  record.show_title = item.closed && item.show_title;
  record.show_case_number = item.closed && item.show_case_number;
  record.show_decision = item.closed && item.show_decision;
  record.recommended_by = Given(item.recommended_by);
  record.responsible = Given(item.responsible);
  if (item.minutes > 0) record.time_allotted = std::to_string(item.minutes) + " min.";
  record.decision_theme = Given(item.theme);
  record.case_text = CaseTextOf(item, revision);
  int point = 0;
  for (std::string& text : ParsePoints(item.recommendations)) {
    details.recommendations.push_back({{}, record.id, ++point, std::move(text), std::nullopt});
  }
  int position = 0;
  for (const DeskAttachment& one : on_desk.attachments) {
    details.attachments.push_back({{}, record.id, ++position, one.name, one.recommended, one.closed, one.file.value});
  }
  return details;
}

Date LastDayOfNotice(Date meeting, int weekdays) { return AddWeekdays(meeting, -weekdays); }

}  // namespace tovholder::desk

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "desk/agenda_rules.h"
#include "portal/overview.h"
#include "sittings/minutes_rules.h"

namespace tovholder::portal {
namespace {

using desk::MeetingState;
using sittings::MinutesState;

std::optional<Matter> StepOfDraft(const MeetingStep& step, Date today) {
  const Date last = desk::LastDayOfNotice(*step.meeting.meeting.date, step.notice);
  if (std::chrono::sys_days(last) - std::chrono::sys_days(today) > kReleaseSoon) return std::nullopt;
  Matter matter{MatterKind::kRelease, step.meeting};
  matter.since = matter.due = last;
  return matter;
}

std::optional<Matter> StepOfReleased(const MeetingStep& step, Date today) {
  const Date day = *step.meeting.meeting.date;
  if (day > today || step.meeting.meeting.kind != minutes::PaperKind::kAgenda) return std::nullopt;
  Matter matter{day == today ? MatterKind::kHold : MatterKind::kNotHeld, step.meeting};
  matter.since = day;
  return matter;
}

std::optional<MatterKind> StepOfMinutes(const MeetingStep& step) {
  if (!step.minutes) return std::nullopt;
  if (!step.ended) return MatterKind::kGoOn;
  if (*step.minutes == MinutesState::kDraft) return MatterKind::kFinishMinutes;
  if (*step.minutes == MinutesState::kSent) return MatterKind::kAwaitApproval;
  const bool published = step.published && *step.published >= step.approved.value_or(Instant::min());
  return published ? std::nullopt : std::optional(MatterKind::kPublish);
}

}  // namespace

std::optional<Matter> NextStep(const MeetingStep& step, Date today) {
  if (step.state == MeetingState::kCancelled) return std::nullopt;
  const bool dated = step.meeting.meeting.date.has_value();
  if (step.state == MeetingState::kDraft) return dated ? StepOfDraft(step, today) : std::nullopt;
  if (step.state == MeetingState::kReleased) return dated ? StepOfReleased(step, today) : std::nullopt;
  const auto kind = StepOfMinutes(step);
  if (!kind) return std::nullopt;
  Matter matter{*kind, step.meeting};
  matter.since = step.meeting.meeting.date;
  return matter;
}

Matter AwaitApproval(Matter matter, const sittings::SittingBook& book) {
  using sittings::Approval;
  const Approval approval = book.sitting.approval;
  if (approval != Approval::kByPresent && approval != Approval::kByAll) return matter;
  std::vector<std::string> silent;
  std::vector<std::string> against;
  for (const sittings::SittingMember* one : sittings::Approvers(book)) {
    const sittings::MinutesApproval* verdict = sittings::FindVerdict(book, one->person);
    if (verdict == nullptr) silent.push_back(one->name);
    if (verdict != nullptr && verdict->verdict == sittings::Verdict::kRefused) against.push_back(one->name);
  }
  if (!against.empty()) matter.kind = MatterKind::kRefused;
  matter.names = against.empty() ? silent : against;
  return matter;
}

void SortOldestFirst(std::vector<Matter>& matters) {
  std::stable_sort(matters.begin(), matters.end(), [](const Matter& a, const Matter& b) {
    if (a.since.has_value() != b.since.has_value()) return a.since.has_value();
    return a.since && *a.since < *b.since;
  });
}

}  // namespace tovholder::portal

// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "portal/overview_database.h"

namespace tovholder::portal {
namespace {

using sittings::MinutesState;

MeetingStep StepOn(std::string_view day, desk::MeetingState state) {
  MeetingStep step;
  step.meeting.meeting.date = Day(day);
  step.meeting.meeting.kind = minutes::PaperKind::kAgenda;
  step.state = state;
  step.notice = 4;
  return step;
}

std::optional<MatterKind> KindOf(const MeetingStep& step, std::string_view today) {
  const auto matter = NextStep(step, Day(today));
  return matter ? std::optional(matter->kind) : std::nullopt;
}

TEST(NextStep, ADraftAsksAWeekBeforeItsLastDay) {
  const MeetingStep draft = StepOn("2026-05-19", desk::MeetingState::kDraft);
  const Date last = NextStep(draft, Day("2026-05-19"))->due.value();
  EXPECT_LT(last, Day("2026-05-15"));
  const auto before = std::chrono::sys_days(last) - std::chrono::days(7);
  EXPECT_EQ(KindOf(draft, FormatIso(Date(before))), MatterKind::kRelease);
  EXPECT_EQ(KindOf(draft, FormatIso(Date(before - std::chrono::days(1)))), std::nullopt);
  MeetingStep undated = draft;
  undated.meeting.meeting.date.reset();
  EXPECT_EQ(KindOf(undated, "2026-05-19"), std::nullopt);
}

TEST(NextStep, AReleasedMeetingIsHeldOnItsDay) {
  const MeetingStep released = StepOn("2026-05-19", desk::MeetingState::kReleased);
  EXPECT_EQ(KindOf(released, "2026-05-18"), std::nullopt);
  EXPECT_EQ(KindOf(released, "2026-05-19"), MatterKind::kHold);
  EXPECT_EQ(KindOf(released, "2026-05-20"), MatterKind::kNotHeld);
  MeetingStep imported = released;
  imported.meeting.meeting.kind = minutes::PaperKind::kMinutes;
  EXPECT_EQ(KindOf(imported, "2026-05-20"), std::nullopt) << "its minutes came another way";
  EXPECT_EQ(KindOf(StepOn("2026-05-19", desk::MeetingState::kCancelled), "2026-05-19"), std::nullopt);
}

TEST(NextStep, MinutesGoFromDraftToPublished) {
  MeetingStep step = StepOn("2026-05-19", desk::MeetingState::kOpen);
  step.minutes = MinutesState::kDraft;
  EXPECT_EQ(KindOf(step, "2026-05-20"), MatterKind::kGoOn);
  step.state = desk::MeetingState::kHeld;
  step.ended = ParseIsoInstant("2026-05-19T16:00:00Z");
  EXPECT_EQ(KindOf(step, "2026-05-20"), MatterKind::kFinishMinutes);
  step.minutes = MinutesState::kSent;
  EXPECT_EQ(KindOf(step, "2026-05-20"), MatterKind::kAwaitApproval);
  step.minutes = MinutesState::kApproved;
  step.approved = ParseIsoInstant("2026-05-21T16:00:00Z");
  EXPECT_EQ(KindOf(step, "2026-05-22"), MatterKind::kPublish);
  step.published = ParseIsoInstant("2026-05-20T16:00:00Z");
  EXPECT_EQ(KindOf(step, "2026-05-22"), MatterKind::kPublish) << "approved anew since";
  step.published = ParseIsoInstant("2026-05-22T16:00:00Z");
  EXPECT_EQ(KindOf(step, "2026-05-22"), std::nullopt);
}

TEST(SortOldestFirst, WhatHasNoDayComesLast) {
  std::vector<Matter> matters(3);
  matters[1].since = Day("2026-05-02");
  matters[2].since = Day("2026-05-01");
  matters[0].title = "none";
  SortOldestFirst(matters);
  EXPECT_EQ(matters[0].since, Day("2026-05-01"));
  EXPECT_EQ(matters[2].title, "none");
}

}  // namespace
}  // namespace tovholder::portal

// SPDX-License-Identifier: EUPL-1.2
#include "desk/agenda_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "desk/agenda_snapshot.h"
#include "desk/release_rules.h"

namespace tovholder::desk {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

constexpr Date On(int y, unsigned m, unsigned d) { return {year(y), month(m), day(d)}; }

TEST(MeetingState, SaysWhatItAllows) {
  EXPECT_TRUE(Allows(MeetingState::kDraft, DeskAction::kPropose));
  EXPECT_FALSE(Allows(MeetingState::kReleased, DeskAction::kPropose)) << "the agenda is final";
  EXPECT_TRUE(Allows(MeetingState::kReleased, DeskAction::kEditAgenda)) << "for a supplement";
  for (const MeetingState over :
       {MeetingState::kCancelled, MeetingState::kOpen, MeetingState::kHeld, MeetingState::kApproved}) {
    EXPECT_FALSE(Allows(over, DeskAction::kEditAgenda)) << ToName(over);
    EXPECT_FALSE(Allows(over, DeskAction::kRelease)) << ToName(over);
  }
}

TEST(MeetingState, MinutesEndTheAgenda) {
  Agenda agenda;
  agenda.row.meeting.kind = minutes::PaperKind::kAgenda;
  EXPECT_TRUE(CheckAction(agenda, DeskAction::kEditAgenda));
  agenda.row.meeting.kind = minutes::PaperKind::kMinutes;
  EXPECT_EQ(CheckAction(agenda, DeskAction::kEditAgenda).error().id, "desk.has_minutes");
}

MeetingPlan GoodPlan() {
  MeetingPlan plan;
  plan.title = "Bestyrelsesmøde";
  plan.date = On(2026, 5, 5);
  plan.start = TimeOfDay{15, 0};
  plan.end = TimeOfDay{17, 0};
  return plan;
}

TEST(MeetingPlan, IsCheckedFieldByField) {
  const Date today = On(2026, 5, 5);
  EXPECT_THAT(CheckPlan(GoodPlan(), {{"Bestyrelsen", true}}, today), IsEmpty()) << "the same day is not past";
  const auto error = [&](auto change, const std::vector<HostLife>& hosts = {}) {
    MeetingPlan plan = GoodPlan();
    change(plan);
    const auto errors = CheckPlan(plan, hosts, today);
    return errors.size() == 1 ? errors.begin()->first + " " + errors.begin()->second.id : std::string();
  };
  EXPECT_EQ(error([](MeetingPlan& plan) { plan.title.clear(); }), "titel desk.no_title");
  EXPECT_EQ(error([](MeetingPlan& plan) { plan.date.reset(); }), "dato desk.no_date");
  EXPECT_EQ(error([](MeetingPlan& plan) { plan.date = On(2026, 5, 4); }), "dato desk.date_past");
  EXPECT_EQ(error([](MeetingPlan& plan) { plan.end = plan.start; }), "slut desk.ends_before_start");
  EXPECT_EQ(error([](MeetingPlan&) {}, {{"Udvalget", false}}), "organ desk.host_gone");
}

TEST(ItemStarts, RunTheClock) {
  EXPECT_THAT(ItemStarts(TimeOfDay{15, 0}, {10, 0, 45}),
              ElementsAre(Optional(TimeOfDay{15, 0}), Optional(TimeOfDay{15, 10}), Optional(TimeOfDay{15, 10}),
                          Optional(TimeOfDay{15, 55})));
  EXPECT_THAT(ItemStarts(std::nullopt, {10}), ElementsAre(std::nullopt, std::nullopt));
  EXPECT_THAT(ItemStarts(TimeOfDay{23, 50}, {5, 5}),
              ElementsAre(Optional(TimeOfDay{23, 50}), Optional(TimeOfDay{23, 55}), std::nullopt))
      << "the day is over";
  EXPECT_THAT(ItemStarts(TimeOfDay{8, 0}, {2'000'000'000, 2'000'000'000}).back(), std::nullopt);
}

TEST(Points, LoseTheirNumbers) {
  EXPECT_THAT(ParsePoints("1. at budgettet godkendes\r\n\n  2) at  planen tages til efterretning\n- at\n"),
              ElementsAre("at budgettet godkendes", "at planen tages til efterretning", "at"));
  EXPECT_THAT(ParsePoints("2026 godkendes"), ElementsAre("2026 godkendes"));
  EXPECT_THAT(ParsePoints(" \n "), IsEmpty());
}

TEST(FileName, IsRefusedWithAReason) {
  const auto error = [](std::string_view name) {
    const auto checked = CheckFileName(name);
    return checked ? "" : checked.error().id;
  };
  EXPECT_EQ(CheckFileName("  Bilag  1 – økonomi.pdf ").value(), "Bilag 1 – økonomi.pdf");
  EXPECT_EQ(error("referat.v2.docx"), "");
  EXPECT_EQ(error("../x"), "desk.name_folder");
  EXPECT_EQ(error("c:\\x.pdf"), "desk.name_folder");
  EXPECT_EQ(error(".bashrc"), "desk.name_folder");
  EXPECT_EQ(error("report.pdf.exe"), "desk.name_double");
  EXPECT_EQ(error("report.pdf.EXE "), "desk.name_double");
  EXPECT_EQ(error("spil.bat"), "desk.name_program");
  EXPECT_EQ(error("   "), "desk.name_empty");
  EXPECT_EQ(error(std::string("a\0b.pdf", 7)), "desk.name_letters");
  EXPECT_EQ(error("\xff.pdf"), "desk.name_letters");
  EXPECT_EQ(error(std::string(201, 'x')), "desk.name_long");
}

ItemOnDesk GoodItem(std::int64_t id) {
  ItemOnDesk one;
  one.item.id = DeskItemId{id};
  one.item.title = "Budget";
  one.item.type = minutes::ItemType::kDecision;
  one.item.responsible = "Karla Holm";
  one.item.recommended_by = "Sekretariatet";
  one.item.recommendations = "at budgettet godkendes";
  return one;
}

TEST(RecordOfAnItem, IsWhatEverybodyReads) {
  ItemOnDesk one = GoodItem(1);
  one.item.minutes = 20;
  one.item.proposed_by = "Bo Beboer";
  one.item.case_text = "Sagen.";
  const meetings::ItemDetails record = RecordOf(one, 3, 1);
  EXPECT_EQ(record.item.heading, "3. Budget (B)");
  EXPECT_EQ(record.item.number, "3");
  EXPECT_EQ(record.item.time_allotted, "20 min.");
  EXPECT_EQ(record.item.case_text, "Foreslået af Bo Beboer.\n\nSagen.");
  ASSERT_EQ(record.recommendations.size(), 1U);
  EXPECT_EQ(record.recommendations[0].point, 1);
}

TEST(RecordOfAnItem, OfASupplementSaysSoWithTheReason) {
  ItemOnDesk one = GoodItem(1);
  one.item.late_reason = "tilbuddet kom i går";
  EXPECT_EQ(RecordOf(one, 3, 2).item.case_text,
            "**Tillæg til dagsordenen.** Fristen er ikke overholdt, fordi tilbuddet kom i går");
}

Agenda GoodAgenda() {
  Agenda agenda;
  agenda.row.meeting.date = On(2026, 5, 19);
  agenda.items = {GoodItem(1)};
  return agenda;
}

std::vector<std::string> IdsOf(const std::vector<Finding>& findings, Remedy remedy) {
  std::vector<std::string> ids;
  for (const Finding& one : findings) {
    if (one.remedy == remedy) ids.push_back(one.error.id);
  }
  return ids;
}

// Ascension Day 2026 is Thursday 14 May: weekdays before Tuesday 19 May are 18, 15, 13 and 12 May.
TEST(Release, CountsNoHolidayAndNotTheDayOfTheMeeting) {
  EXPECT_EQ(LastDayOfNotice(On(2026, 5, 19), 4), On(2026, 5, 12));
  EXPECT_EQ(LastDayOfNotice(On(2026, 5, 19), 0), On(2026, 5, 19));
  EXPECT_THAT(FindBeforeRelease(GoodAgenda(), {}, "", On(2026, 5, 12)), IsEmpty());
  const auto late = FindBeforeRelease(GoodAgenda(), {}, "", On(2026, 5, 13));
  EXPECT_THAT(IdsOf(late, Remedy::kReason), ElementsAre("desk.notice_missed"));
  EXPECT_FALSE(MayRelease(late));
  EXPECT_TRUE(MayRelease(FindBeforeRelease(GoodAgenda(), {}, "sekretæren var syg", On(2026, 5, 13))));
}

TEST(Release, AsksForWhatAnItemMustSay) {
  Agenda agenda = GoodAgenda();
  agenda.items = {ItemOnDesk{}};
  EXPECT_THAT(IdsOf(FindBeforeRelease(agenda, {}, "", On(2026, 5, 1)), Remedy::kMend),
              ElementsAre("desk.item_no_title", "desk.item_no_type", "desk.item_no_responsible"));
  agenda.items = {GoodItem(1)};
  agenda.items[0].item.recommendations = " \n";
  EXPECT_THAT(IdsOf(FindBeforeRelease(agenda, {}, "", On(2026, 5, 1)), Remedy::kMend),
              ElementsAre("desk.item_no_recommendation"));
  agenda.items.clear();
  EXPECT_THAT(IdsOf(FindBeforeRelease(agenda, {}, "", On(2026, 5, 1)), Remedy::kMend), ElementsAre("desk.no_items"));
}

TEST(Release, LetsNoPersonalNumberThrough) {
  Agenda agenda = GoodAgenda();
  agenda.items[0].item.case_text = "Borgeren 010180-1234 har klaget.";
  const Date early = On(2026, 5, 1);
  EXPECT_THAT(IdsOf(FindBeforeRelease(agenda, {}, "", early), Remedy::kReason), ElementsAre("desk.item_cpr"));
  Agenda explained = agenda;
  explained.items[0].item.guard_reason = "Det er et ordrenummer.";
  EXPECT_TRUE(MayRelease(FindBeforeRelease(explained, {}, "", early)));
  agenda.items[0].item.closed = true;
  agenda.items[0].item.closed_reason = "forvaltningslovens § 27";
  EXPECT_TRUE(MayRelease(FindBeforeRelease(agenda, {}, "", early))) << "nobody outside sees it";
  EXPECT_THAT(IdsOf(FindBeforeRelease(GoodAgenda(), {}, "syg: 010180-1234", early), Remedy::kMend),
              ElementsAre("desk.cpr_in_reason"));
}

TEST(Release, LetsNoCountOfFewPersonsThroughWithoutAReason) {
  Agenda agenda = GoodAgenda();
  agenda.items[0].item.case_text = "I afdelingen bor 3 familier, og der er 4 medlemmer.";
  const Date early = On(2026, 5, 1);
  const auto found = FindBeforeRelease(agenda, {}, "", early);
  EXPECT_THAT(IdsOf(found, Remedy::kReason), ElementsAre("desk.item_count"));
  EXPECT_EQ(found.at(0).error.params.at("words"), "3 familier");
  agenda.smallest_count = 3;
  EXPECT_TRUE(MayRelease(FindBeforeRelease(agenda, {}, "", early)));
  agenda.smallest_count = 5;
  agenda.items[0].item.guard_reason = "Tallet er fra en offentlig statistik.";
  EXPECT_TRUE(MayRelease(FindBeforeRelease(agenda, {}, "", early)));
}

TEST(Release, LooksAtCountsInAttachments) {
  Agenda agenda = GoodAgenda();
  DeskAttachment file;
  file.name = "tal.pdf";
  file.guard = FileGuard::kClean;
  file.small_counts = FormatCounts({{"tal.pdf", 1, 4, "bor 4 unge her"}, {"tal.pdf", 2, 9, "ni børn"}});
  agenda.items[0].attachments = {file};
  const Date early = On(2026, 5, 1);
  const auto found = FindBeforeRelease(agenda, {}, "", early);
  EXPECT_THAT(IdsOf(found, Remedy::kReason), ElementsAre("desk.file_count"));
  EXPECT_EQ(found.at(0).error.params.at("words"), "bor 4 unge her");
  EXPECT_THAT(FewPersonsIn(file, 10), ElementsAre("bor 4 unge her", "ni børn"));
  agenda.smallest_count = 0;
  EXPECT_TRUE(MayRelease(FindBeforeRelease(agenda, {}, "", early)));
  agenda.smallest_count = 5;
  agenda.items[0].attachments[0].closed = true;
  EXPECT_TRUE(MayRelease(FindBeforeRelease(agenda, {}, "", early)));
  agenda.items[0].attachments[0].closed = false;
  agenda.items[0].item.agenda_item = meetings::ItemId{7};
  EXPECT_EQ(FindInOpenedFiles(agenda.items, {}, 5).size(), 1U);
  EXPECT_TRUE(FindInOpenedFiles(agenda.items, {meetings::ItemId{7}}, 5).empty());
  agenda.items[0].attachments[0].guard_reason = "Tallet er offentligt.";
  EXPECT_TRUE(FindInOpenedFiles(agenda.items, {}, 5).empty());
}

TEST(Release, HoldsBackAttachmentsThatAreNotClean) {
  Agenda agenda = GoodAgenda();
  DeskAttachment file;
  file.name = "bilag.pdf";
  file.guard = FileGuard::kFound;
  agenda.items[0].attachments = {file};
  const Date early = On(2026, 5, 1);
  EXPECT_THAT(IdsOf(FindBeforeRelease(agenda, {}, "", early), Remedy::kReason), ElementsAre("desk.file_cpr"));
  agenda.items[0].attachments[0].guard = FileGuard::kNotChecked;
  EXPECT_THAT(IdsOf(FindBeforeRelease(agenda, {}, "", early), Remedy::kReason), ElementsAre("desk.file_not_checked"));
  agenda.items[0].attachments[0].closed = true;
  EXPECT_TRUE(MayRelease(FindBeforeRelease(agenda, {}, "", early)));
}

TEST(Snapshots, TellWhatDiffers) {
  Agenda agenda = GoodAgenda();
  agenda.items = {GoodItem(1), GoodItem(2), GoodItem(3)};
  const std::string before = SnapshotOf(agenda, 1);
  EXPECT_THAT(CompareSnapshots("", before), IsEmpty());
  EXPECT_THAT(CompareSnapshots(before, before), IsEmpty());
  agenda.items[1].item.title = "Regnskab";
  agenda.items[1].item.version = 7;
  agenda.items.erase(agenda.items.begin());
  agenda.items.push_back(GoodItem(4));
  const auto changes = CompareSnapshots(before, SnapshotOf(agenda, 2));
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0].kind, ChangeOfItem::kChanged);
  EXPECT_EQ(changes[0].number, 1);
  EXPECT_THAT(changes[0].fields, ElementsAre("title"));
  EXPECT_EQ(changes[1].kind, ChangeOfItem::kAdded);
  EXPECT_EQ(changes[2].kind, ChangeOfItem::kRemoved);
  EXPECT_EQ(LoadChanges(StoreChanges(changes))[0].title, "Regnskab");
}

TEST(Snapshots, KeepTheTitleOfAClosedItemOutOfTheList) {
  Agenda agenda = GoodAgenda();
  const std::string before = SnapshotOf(agenda, 1);
  agenda.items.push_back(GoodItem(2));
  agenda.items[1].item.closed = true;
  EXPECT_EQ(CompareSnapshots(before, SnapshotOf(agenda, 2)).at(0).title, "");
  agenda.items[1].item.show_title = true;
  EXPECT_EQ(CompareSnapshots(before, SnapshotOf(agenda, 2)).at(0).title, "Budget");
}

}  // namespace
}  // namespace tovholder::desk

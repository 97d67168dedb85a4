// SPDX-License-Identifier: EUPL-1.2
#include "plan/calendar_store.h"
#include "plan/fund_time_pages.h"
#include "plan/outlook.h"
#include "plan/plan_database.h"
#include "plan/plan_findings.h"

namespace tovholder::plan {
namespace {

using people::BodyOf;
using people::Browser;
using testing::AllOf;
using testing::HasSubstr;

class CalendarTest : public PlanDatabaseTest {
 protected:
  people::OrganizationId SectionMeeting(std::string_view name) {
    return Write([&](sql::Transaction& transaction) {
      const auto structure = people::FindOrCreateStructure(transaction, "Slagelse");
      const auto fob = people::FindOrCreateBody(transaction, people::BodyKind::kHousingAssociation, "FOB");
      const auto id = people::FindOrCreateOrganizationIn(transaction, structure, fob, name);
      auto organization = people::FindOrganization(transaction, id).value();
      organization.kind = "afdelingsmøde";
      sql::Update(transaction, "organization", organization);
      return id;
    });
  }
  DecisionRule Rule(people::OrganizationId id) {
    return Read([&](sql::Reader& reader) { return RuleFor(reader, id); });
  }
  void Change(PlanId plan, std::size_t place, const std::function<void(Step&)>& change) {
    StepOnPlan step = Book(plan).steps.at(place);
    change(step.step);
    const auto put =
        Write([&](sql::Transaction& transaction) { return PutStep(transaction, step, step.step.version); });
    EXPECT_TRUE(put) << put.error().id;
  }
  StepSchedule ScheduleOf(PlanId plan, std::size_t place) {
    return LookAhead(Book(plan), *ParseIsoDate("2026-05-01")).value().schedule.steps.at(place);
  }
};

TEST_P(CalendarTest, ASectionMeetingIsCalledFourWeeksBefore) {
  const auto meeting = SectionMeeting("Afdelingsmødet i Ringparken");
  EXPECT_EQ(Rule(meeting).notice, 4);
  EXPECT_EQ(Rule(meeting).notice_unit, SpanUnit::kWeeks);
  EXPECT_EQ(Rule(board_).notice_unit, SpanUnit::kWorkdays);
}

TEST_P(CalendarTest, OneRuleServesAllSectionMeetingsOfTheAssociation) {
  const auto one = SectionMeeting("Afdelingsmødet i Ringparken");
  const auto other = SectionMeeting("Afdelingsmødet i Sydbyen");
  Browser karla = Enter(people::Role::kSecretary);
  const std::string page = "/plan/kalendere/" + std::to_string(one.value);
  EXPECT_THAT(std::string(BodyOf(karla.Get(page))), HasSubstr("For alle boligorganisationens 2 afdelingsmøder"));
  EXPECT_EQ(karla.Submit(page, page, {{"moeder", "dage"}, {"varsel", "5"}, {"enhed", "weeks"}, {"ekstra-varsel", "x"}})
                .status,
            422);
  EXPECT_EQ(karla
                .Submit(page, page,
                        {{"moeder", "dage"},
                         {"varsel", "5"},
                         {"enhed", "weeks"},
                         {"ekstra-varsel", "8"},
                         {"ekstra-enhed", "workdays"},
                         {"kilde", "Vedtægter"},
                         {"alle", "ja"}})
                .status,
            303);
  EXPECT_EQ(Rule(other).notice, 5);
  EXPECT_EQ(Rule(other).extraordinary_notice, 8);
  EXPECT_EQ(Rule(other).extraordinary_unit, SpanUnit::kWorkdays);
}

TEST_P(CalendarTest, AnExtraordinaryMeetingIsCalledWithItsOwnNotice) {
  const PlanId id = Import();
  Meets(board_, {"2026-06-30"});
  Meets(council_, {"2026-08-25"});
  EXPECT_EQ(ScheduleOf(id, 1).first.date, Day(*ParseIsoDate("2026-06-30")));
  Change(id, 1, [](Step& step) { step.calling = Calling::kExtraordinary; });
  const StepSchedule made = ScheduleOf(id, 1);
  // Called on 1 May when the material is there, a fortnight's notice; planned for June.
  EXPECT_EQ(made.first.date, Day(*ParseIsoDate("2026-06-01")));
  EXPECT_EQ(made.earliest, Day(*ParseIsoDate("2026-05-15")));
}

TEST_P(CalendarTest, TheDialogueTakesAsLongAsTheFundSays) {
  const PlanId id = Import(
      "Procesplan\n\nDeadline\tAktivitet\tAnsvarlig\n"
      "Maj 2026\tSvar på prækvalifikationen.\tLandsbyggefonden\n"
      "Juni - september 2026\tUdkast udarbejdes i dialog med fonden.\tLandsbyggefonden (LBF)\n");
  const auto findings =
      FindWhatIsAmiss(LookAhead(Book(id), *ParseIsoDate("2026-05-01")).value(), html::Language::kEnglish);
  EXPECT_THAT(findings, testing::Contains(testing::Field(
                            &Finding::error, testing::Field(&Error::id, std::string("plan.dialogue_short")))));
  Change(id, 1, [](Step& step) { step.takes = Takes::kDialogue; });
  const auto years = [&] {
    const StepSchedule made = ScheduleOf(id, 1);
    return std::pair(Date(*made.first.date), Date(*made.last.date));
  };
  EXPECT_EQ(years(), std::pair(*ParseIsoDate("2027-01-04"), *ParseIsoDate("2027-07-29")));
  FundTime quick{{}, Takes::kDialogue, 2, 3, SpanUnit::kMonths, "Aftalt"};
  EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return PutFundTime(transaction, quick); }));
  EXPECT_EQ(years(), std::pair(*ParseIsoDate("2026-07-01"), *ParseIsoDate("2026-09-30")));
  quick.most = 1;
  EXPECT_EQ(Write([&](sql::Transaction& transaction) { return PutFundTime(transaction, quick); }).error().id,
            "plan.work_backwards");
}

TEST_P(CalendarTest, TheTimesOfTheFundAreSettings) {
  Browser karla = Enter(people::Role::kSecretary);
  EXPECT_THAT(std::string(BodyOf(karla.Get("/plan/kalendere"))),
              AllOf(HasSubstr("8–14 måneder"), HasSubstr("ikke kendt")));
  const std::string page = "/plan/kalendere/fond/dialogue";
  EXPECT_EQ(karla.Submit(page, page, {{"mindst", "9"}, {"hoejst", "syv"}, {"enhed", "months"}}).status, 422);
  EXPECT_EQ(karla.Submit(page, page, {{"mindst", "6"}, {"hoejst", "9"}, {"enhed", "months"}, {"kilde", "Møde"}}).status,
            303);
  EXPECT_THAT(std::string(BodyOf(karla.Get("/plan/kalendere"))), HasSubstr("6–9 måneder"));
  EXPECT_EQ(karla.Get("/plan/kalendere/fond/hop").status, 404);
}

TOVHOLDER_ON_EVERY_STORE(CalendarTest);

}  // namespace
}  // namespace tovholder::plan

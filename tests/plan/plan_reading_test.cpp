// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/reader.h"
#include "documents/xlsx_writer.h"
#include "plan/plan_source.h"
#include "plan/responsible_parties.h"

namespace tovholder::plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

PlanReading Read(std::string_view text) {
  const auto document = documents::ReadDocument(text, "plan.txt");
  return ReadPlan(RowsOf(document.value()), "plan.txt").value();
}

std::vector<std::string> DoubtIds(const ReadStep& step) {
  std::vector<std::string> ids;
  for (const Error& doubt : step.doubts) ids.push_back(doubt.id);
  return ids;
}

constexpr std::string_view kPlan =
    "3Procesplan for Nørrevang 2027-2031\n\nKladde, marts 2026\n\n"
    "Baggrund\n\nPlanen blev drøftet den 2. marts og godkendt d. xxxx.\n\n"
    "Det er forventningen:\n\n- At byrådet behandler materialet i juni 2026 og sender det videre.\n\n"
    "Prækvalifikationsmaterialet skal indeholde følgende:\n\n- I Stamdata.\n- II Et budgetoverslag.\n\n"
    "Den endelige ansøgning skal indeholde følgende:\n\n- I En aftale.\n\n"
    "3Procesplan for Nørrevang 2027-2031\n\n"
    "Deadline\tEmne/Aktivitet\tAnsvarlig(e)\n"
    "Primo april 2026\tBestyrelsen godkender materialet.\tBestyrelsen\n"
    "Maj 2026\tMaterialet på byrådsmøde 26. maj, hvor\tNordby Kommune\n"
    "\n3Procesplan for Nørrevang 2027-2031\n\n"
    "\tbyrådet godkender det.\t\n"
    "Afventer dato\tPolitisk fremlæggelse.\tAftales nærmere.\n"
    "\tWorkshop for alle, se bilag xxxx.\tBoligorg. + Nordby Kommune\n"
    "Juni 2026\tIndsendelse til Landsbyggefonden den 3. juli 2026.\tBestyrelsen\n"
    "August 2026\tSvar på prækvalifikation.\tLandsbyggefonden (LBF)\n";

TEST(ReadPlan, FindsTitleStatusAndLists) {
  const PlanReading plan = Read(kPlan);
  EXPECT_EQ(plan.title, "Procesplan for Nørrevang 2027-2031");
  EXPECT_EQ(plan.status, "Kladde");
  EXPECT_EQ(FormatIso(*plan.dated.start), "2026-03-01");
  ASSERT_THAT(plan.expectations, SizeIs(1));
  EXPECT_EQ(FormatIso(*plan.expectations[0].period.end), "2026-06-30");
  ASSERT_THAT(plan.prequalification, SizeIs(2));
  EXPECT_EQ(plan.prequalification[1].number, "II");
  EXPECT_EQ(plan.prequalification[1].text, "Et budgetoverslag.");
  EXPECT_THAT(plan.final_application, SizeIs(1));
  ASSERT_THAT(plan.findings, SizeIs(1));
  EXPECT_EQ(plan.findings[0].id, "plan.blank_to_fill");
}

TEST(ReadPlan, JoinsARowThatAPageBreakHasCut) {
  const PlanReading plan = Read(kPlan);
  ASSERT_THAT(plan.steps, SizeIs(6));
  EXPECT_EQ(plan.steps[1].activity, "Materialet på byrådsmøde 26. maj, hvor byrådet godkender det.");
  EXPECT_EQ(FormatIso(plan.steps[1].date_in_activity.value()), "2026-05-26");
  EXPECT_THAT(plan.steps[1].responsible, ElementsAre("Nordby Kommune"));
}

TEST(ReadPlan, LeavesUnknownWhatIsUnknown) {
  const PlanReading plan = Read(kPlan);
  EXPECT_FALSE(plan.steps[2].deadline.known());
  EXPECT_TRUE(plan.steps[2].pending);
  EXPECT_THAT(plan.steps[2].responsible, IsEmpty());
  EXPECT_THAT(DoubtIds(plan.steps[2]), ElementsAre("plan.no_responsible", "plan.no_deadline"));
  EXPECT_EQ(plan.steps[3].deadline.text, "Afventer dato") << "a cell that spans two rows";
  EXPECT_THAT(DoubtIds(plan.steps[3]), ElementsAre("plan.no_deadline", "plan.blank_in_step"));
  EXPECT_THAT(DoubtIds(plan.steps[4]), ElementsAre("plan.day_beside_deadline"));
}

TEST(ReadPlan, SaysThatADayDoesNotExist) {
  const PlanReading plan = Read("Plan\n\nDeadline\tAktivitet\tAnsvarlig\n30. februar 2026\tSkrive\tAne\n");
  ASSERT_THAT(DoubtIds(plan.steps.at(0)), ElementsAre("base.impossible_date"));
  EXPECT_EQ(plan.steps[0].doubts[0].params.at("text"), "30. februar 2026");
}

TEST(DoubtOfDeadline, IsOfADayThatItDoesNotHold) {
  const auto doubt = [](std::string_view deadline, std::optional<std::string_view> day) {
    const auto found = DoubtOfDeadline(ParsePeriod(deadline), day ? ParseIsoDate(*day) : std::nullopt);
    return found ? found->id : "";
  };
  EXPECT_EQ(doubt("maj 2026", "2026-05-01"), "");
  EXPECT_EQ(doubt("maj 2026", "2026-05-31"), "");
  EXPECT_EQ(doubt("maj 2026", "2026-06-01"), "plan.day_beside_deadline");
  EXPECT_EQ(doubt("maj 2026", std::nullopt), "");
  EXPECT_EQ(doubt("afventer", std::nullopt), "plan.no_deadline");
  EXPECT_EQ(doubt("afventer", "2026-06-01"), "");
}

TEST(ReadPlan, GuessesWhatIsDone) {
  std::vector<StepKind> kinds;
  for (const ReadStep& step : Read(kPlan).steps) kinds.push_back(step.kind);
  EXPECT_THAT(kinds, ElementsAre(StepKind::kDecision, StepKind::kDecision, StepKind::kInformation, StepKind::kWorkshop,
                                 StepKind::kSubmission, StepKind::kWaiting));
}

TEST(ReadPlan, KnowsColumnsByTheirHeading) {
  const PlanReading plan =
      Read("Plan\n\nNr.\tHvem\tOpgave\tFrist\n1\tAne\tSkrive\t4. maj 2026\n2\tBo\tLæse\tjuni 2026\n");
  ASSERT_THAT(plan.steps, SizeIs(2));
  EXPECT_EQ(plan.steps[0].activity, "Skrive");
  EXPECT_EQ(FormatIso(*plan.steps[0].deadline.start), "2026-05-04");
  EXPECT_THAT(plan.steps[1].responsible, ElementsAre("Bo"));
}

TEST(ReadPlan, RefusesATextWithoutATable) {
  const auto none = ReadPlan({{1, {"Kære alle"}}, {2, {"Vi ses."}}}, "brev.txt");
  EXPECT_EQ(none.error().id, "plan.no_table");
}

TEST(PartiesIn, TellsPartiesApart) {
  EXPECT_THAT(PartiesIn("Boligorganisationer/ Slagelse Kommune (SK)"),
              ElementsAre("Boligorganisationer", "Slagelse Kommune (SK)"));
  EXPECT_THAT(PartiesIn("Boligorg. + Slagelse Kommune + LBF"), ElementsAre("Boligorg.", "Slagelse Kommune", "LBF"));
  EXPECT_THAT(PartiesIn("Teknik-, Plan- og Landdistriktsudvalget og FOB"),
              ElementsAre("Teknik-, Plan- og Landdistriktsudvalget", "FOB"));
  EXPECT_THAT(PartiesIn("?"), IsEmpty());
  EXPECT_THAT(PartiesIn(""), IsEmpty());
}

TEST(PlanReadingOfWorkbooks, ASheetThatNobodyNamedIsNoTitle) {
  const auto titled = [](std::string sheet_name) {
    documents::XlsxSheet sheet;
    sheet.name = std::move(sheet_name);
    sheet.columns = {{.heading = "Frist"}, {.heading = "Aktivitet"}, {.heading = "Ansvarlig"}};
    sheet.rows = {{documents::XlsxCell("marts 2026"), documents::XlsxCell("Udkast skrives"),
                   documents::XlsxCell("Sekretariatet")}};
    return ReadPlanFile(documents::WriteXlsx({sheet}, {}).value(), "Plan for Nordby.xlsx").value().title;
  };
  EXPECT_EQ(titled("Ark1"), "Plan for Nordby");
  EXPECT_EQ(titled("Sheet 2"), "Plan for Nordby");
  EXPECT_EQ(titled("Procesplan 2029"), "Procesplan 2029");
}

}  // namespace
}  // namespace tovholder::plan

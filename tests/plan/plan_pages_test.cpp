// SPDX-License-Identifier: EUPL-1.2
#include "documents/pdf_reader.h"
#include "plan/gantt.h"
#include "plan/plan_database.h"

namespace tovholder::plan {
namespace {

using people::BodyOf;
using people::Browser;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class PlanPagesTest : public PlanDatabaseTest {
 protected:
  std::string StepAddress(PlanId plan, std::size_t place) {
    return "/plan/" + std::to_string(plan.value) + "/skridt/" +
           std::to_string(Book(plan).steps.at(place).step.id.value);
  }
};

TEST_P(PlanPagesTest, SaysWhenEachStepCanBeAndWhy) {
  const PlanId id = Import();
  Meets(board_, {"2026-06-09"});
  Meets(council_, {"2026-08-25", "2026-06-16"});
  SetStart(id, "2026-10-01");
  Browser karla = Enter(people::Role::kSecretary);
  const std::string page(BodyOf(karla.Get("/plan/" + std::to_string(id.value))));
  EXPECT_THAT(page, AllOf(HasSubstr("Starten den 1. oktober 2026 holder"), HasSubstr("<svg"),
                          HasSubstr("25. august 2026"), HasSubstr("kunne fremrykkes")));
  EXPECT_THAT(std::string(BodyOf(karla.Get(StepAddress(id, 2)))),
              AllOf(HasSubstr("Nordby Byråd mødes den 25. august 2026."),
                    HasSubstr("Materialet skal være der den 18. august 2026."), HasSubstr("Allertidligst")));
}

TEST_P(PlanPagesTest, AStepIsEditedWithErrorsBesideTheField) {
  const PlanId id = Import();
  Browser karla = Enter(people::Role::kSecretary);
  const std::string form = StepAddress(id, 0) + "/ret";
  const auto refused =
      karla.Submit(form, form, {{"aktivitet", ""}, {"version", "1"}, {"varighed", "x"}, {"sket", "i går"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(std::string(BodyOf(refused)), AllOf(HasSubstr("Skriv, hvad der skal ske."),
                                                  HasSubstr("href=\"#varighed\""), HasSubstr("href=\"#sket\"")));
  EXPECT_EQ(karla
                .Submit(form, form,
                        {{"aktivitet", "Udkast skrives"},
                         {"version", "1"},
                         {"frist", "primo juni 2026"},
                         {"ansvarlig", "Nordby Kommune, Bo"},
                         {"tilstand", "open"}})
                .status,
            303);
  const StepOnPlan step = Book(id).steps.at(0);
  EXPECT_EQ(step.step.deadline_end, ParseIsoDate("2026-06-10"));
  EXPECT_EQ(step.parties.size(), 2U);
}

TEST_P(PlanPagesTest, ADayThatContradictsItsDeadlineIsToldUntilTheStepIsMoved) {
  const PlanId id = Import(
      "Plan\n\nDeadline\tAktivitet\tAnsvarlig\n30. februar 2026\tUdkast skrives.\tBo\n"
      "Maj 2026\tWorkshop den 3. juni 2026.\tBo\n");
  Browser karla = Enter(people::Role::kSecretary);
  const std::string plan = "/plan/" + std::to_string(id.value);
  const std::string_view contradiction = "Dagen 3. juni 2026 i teksten ligger ikke i fristen “Maj 2026”.";
  for (const auto* page : {"/gennemgang", ""}) {
    EXPECT_THAT(std::string(BodyOf(karla.Get(plan + page))),
                AllOf(HasSubstr("“30. februar 2026” findes ikke i kalenderen"), HasSubstr(std::string(contradiction))));
  }
  StepOnPlan step = Book(id).steps.at(1);
  step.step.moved_to = ParseIsoDate("2026-05-20");
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return PutStep(transaction, step, step.step.version); }));
  EXPECT_THAT(std::string(BodyOf(karla.Get(plan))), Not(HasSubstr(std::string(contradiction))));
}

TEST_P(PlanPagesTest, AStepIsAdded) {
  const PlanId id = Import();
  Browser karla = Enter(people::Role::kSecretary);
  const std::string form = "/plan/" + std::to_string(id.value) + "/skridt/ny";
  EXPECT_EQ(karla.Submit(form, form, {{"aktivitet", "Høring"}, {"version", "0"}, {"frist", "juli 2026"}}).status, 303);
  EXPECT_EQ(Book(id).steps.size(), 4U);
}

TEST_P(PlanPagesTest, SupposesSideBySideAndChangesNothing) {
  const PlanId id = Import();
  Meets(board_, {"2026-06-09", "2026-06-30"});
  Meets(council_, {"2026-08-25", "2026-09-29"});
  SetStart(id, "2026-09-01");
  Browser karla = Enter(people::Role::kSecretary);
  const std::string page = "/plan/" + std::to_string(id.value) + "/hvad-nu-hvis";
  const std::string board = std::to_string(Book(id).steps.at(1).step.id.value);
  const auto supposed = karla.Get(page + "?skridt=" + board + "&hvad=moede&til=24.+august+2026");
  EXPECT_EQ(supposed.status, 303);
  const std::string answer(BodyOf(karla.Get(people::HeaderOf(supposed, "Location"))));
  EXPECT_THAT(answer, AllOf(HasSubstr("mødes den 24. august 2026 i stedet for den 9. juni 2026"),
                            HasSubstr("29. september 2026"), HasSubstr("umuligt")));
  EXPECT_FALSE(Book(id).steps.at(1).step.moved_to);
  EXPECT_EQ(karla.Get(page + "?skridt=" + board + "&hvad=flyt&til=i+morgen").status, 422);
  EXPECT_EQ(karla.Get(page + "?a=hop").status, 422);
}

TEST_P(PlanPagesTest, ARefusedChangeIsToldBesideTheFieldAndCanBeSentAgain) {
  const PlanId id = Import();
  Browser karla = Enter(people::Role::kSecretary);
  const std::string page = "/plan/" + std::to_string(id.value) + "/hvad-nu-hvis";
  const std::string moved = "flyt:" + std::to_string(Book(id).steps.at(1).step.id.value) + ":2026-06-30";
  const auto send = [&](int revision, std::string reason) {
    return karla.Submit(page + "?a=" + moved, page + "/accepter",
                        {{"a", moved}, {"revision", std::to_string(revision)}, {"begrundelse", std::move(reason)}});
  };
  const int seen = Book(id).plan.revision;
  const auto refused = send(seen, "");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(std::string(BodyOf(refused)), AllOf(HasSubstr("href=\"#begrundelse-a\""),
                                                  HasSubstr("id=\"begrundelse-a\""), HasSubstr("form-error-message")));
  SetStart(id, "2026-10-01");
  const std::string changed(BodyOf(send(seen, "Formanden er syg")));
  EXPECT_THAT(changed, AllOf(HasSubstr("En anden har ændret planen imens"),
                             HasSubstr("name=\"revision\" value=\"" + std::to_string(seen + 1) + "\"")));
  EXPECT_EQ(send(seen + 1, "Formanden er syg").status, 303);
}

TEST_P(PlanPagesTest, OutsidersSeeAPublishedPlanOnly) {
  const PlanId id = Import();
  Browser outsider(*site_);
  const std::string address = "/plan/" + std::to_string(id.value);
  for (const std::string& page : {address, address + "/tabel.csv", address + "/hvad-nu-hvis", StepAddress(id, 0)}) {
    EXPECT_EQ(outsider.Get(page).status, 404) << page;
  }
  EXPECT_THAT(std::string(BodyOf(outsider.Get("/plan"))), Not(HasSubstr("Procesplan for Nordby")));
  for (const std::string page : {"/plan/ny", "/plan/import", "/plan/kalendere"}) {
    EXPECT_EQ(outsider.Get(page).status, 303) << page;
  }
  ProcessPlan plan = Book(id).plan;
  plan.visibility = people::Visibility::kPublic;
  Save(plan);
  const std::string shown(BodyOf(outsider.Get(address)));
  EXPECT_THAT(shown, AllOf(HasSubstr("Procesplan for Nordby"), Not(HasSubstr("Tilføj et skridt"))));
  EXPECT_EQ(outsider.Get(StepAddress(id, 0) + "/ret").status, 303);
}

TEST_P(PlanPagesTest, CalendarsTakeDaysAndNotice) {
  Browser karla = Enter(people::Role::kSecretary);
  const std::string page = "/plan/kalendere/" + std::to_string(council_.value);
  EXPECT_EQ(
      karla
          .Submit(
              page, page,
              {{"moeder", "kald"}, {"varsel", "4"}, {"enhed", "weeks"}, {"ekstra-varsel", "7"}, {"kilde", "Vedtægter"}})
          .status,
      303);
  EXPECT_EQ(karla.Submit(page, page, {{"moeder", "kald"}, {"varsel", "mange"}}).status, 422);
  EXPECT_EQ(karla.Submit(page, page + "/dage", {{"dage", "24. marts 2027\n28. april 2027"}}).status, 303);
  EXPECT_EQ(karla.Submit(page, page + "/dage", {{"dage", "31. april 2027"}}).status, 422);
  EXPECT_EQ(karla.Submit(page, page + "/dage/fjern", {{"dag", "2027-04-28"}}).status, 303);
  const auto days = Read([&](sql::Reader& reader) { return ListMeetingDays(reader, council_); });
  ASSERT_EQ(days.size(), 1U);
  EXPECT_EQ(FormatIso(days[0].date), "2027-03-24");
  EXPECT_TRUE(Read([&](sql::Reader& reader) { return FindDecisionRule(reader, council_); })->on_call);
}

TEST_P(PlanPagesTest, ThePlanIsPrintedOnA3) {
  const PlanId id = Import();
  const std::string page = "/plan/" + std::to_string(id.value) + "/plan.pdf";
  Browser karla = Enter(people::Role::kSecretary);
  const http::Response paper = karla.Await(page, [](const http::Response& response) { return response.status != 503; });
  ASSERT_EQ(paper.status, 200);
  const auto read = documents::ReadPdf(BodyOf(paper), "plan.pdf", {});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->pages.size(), 2U);
  EXPECT_THAT(read->text, AllOf(HasSubstr("Procesplan for Nordby"), HasSubstr("Bestyrelsen godkender planen.")));
  EXPECT_NE(BodyOf(paper).find("/MediaBox [ 0 0 1190.55"), std::string_view::npos) << "A3, lying";
  EXPECT_EQ(Browser(*site_).Get(page).status, 404) << "a draft";
}

TEST_P(PlanPagesTest, WhatHasHappenedStandsBesideWhatWasPlanned) {
  now_ = ParseIsoInstant("2026-09-01T08:00:00Z").value();
  const PlanId id = Import();
  Browser karla = Enter(people::Role::kSecretary);
  const auto done = [&](std::size_t place, const char* day) {
    StepOnPlan step = Book(id).steps.at(place);
    step.step.state = StepState::kDone;
    step.step.done = ParseIsoDate(day);
    const auto put =
        Write([&](sql::Transaction& transaction) { return PutStep(transaction, step, step.step.version); });
    EXPECT_TRUE(put) << put.error().id;
  };
  done(0, "2026-05-29");
  done(1, "2026-07-02");
  done(2, "2026-07-30");
  const std::string page(BodyOf(karla.Get("/plan/" + std::to_string(id.value))));
  EXPECT_THAT(page, AllOf(HasSubstr("inden for fristen"), HasSubstr("2 arbejdsdage efter fristen"),
                          HasSubstr("1 arbejdsdag før tiden"), HasSubstr("2. juli 2026")));
}

TEST_P(PlanPagesTest, WhatHappenedAsPlannedIsClosedAtOnce) {
  now_ = ParseIsoInstant("2026-07-10T08:00:00Z").value();
  const PlanId id = Import();
  const std::string page = "/plan/" + std::to_string(id.value);
  Browser karla = Enter(people::Role::kSecretary);
  EXPECT_THAT(std::string(BodyOf(karla.Get(page))), HasSubstr("2 skridt skulle være sket før i dag"));
  EXPECT_EQ(karla.Submit(page, page + "/sket", {{"sket-til", "i går"}}).status, 422);
  EXPECT_EQ(karla.Submit(page, page + "/sket", {{"sket-til", "9. juli 2126"}}).status, 422);
  EXPECT_EQ(karla.Submit(page, page + "/sket", {{"sket-til", "9. juli 2026"}}).status, 303);
  const PlanBook book = Book(id);
  EXPECT_EQ(book.steps.at(0).step.done, ParseIsoDate("2026-05-31"));
  EXPECT_EQ(book.steps.at(1).step.outcome, Outcome::kYes);
  EXPECT_EQ(book.steps.at(2).step.state, StepState::kOpen);
}

TEST_P(PlanPagesTest, AStepHasItsPaper) {
  const PlanId id = Import();
  Browser karla = Enter(people::Role::kSecretary);
  const std::string step = StepAddress(id, 0);
  EXPECT_EQ(karla.Submit(step, step + "/fil", {}).status, 422);
  EXPECT_EQ(karla.Get(step + "/fil").status, 404);
  EXPECT_EQ(karla.SubmitFile(step, step + "/fil", "fil", "udkast.txt", "Udkastet").status, 303);
  EXPECT_EQ(people::BytesOf(karla.Get(step + "/fil")), "Udkastet");
  EXPECT_THAT(std::string(BodyOf(karla.Get(step))), HasSubstr("udkast.txt"));
  ProcessPlan plan = Book(id).plan;
  plan.visibility = people::Visibility::kPublic;
  Save(plan);
  Browser outsider(*site_);
  EXPECT_EQ(outsider.Get(step + "/fil").status, 303);
  EXPECT_THAT(std::string(BodyOf(outsider.Get(step))), Not(HasSubstr("udkast.txt")));
  EXPECT_EQ(karla.Submit(step, step + "/fil/fjern").status, 303);
  EXPECT_EQ(karla.Get(step + "/fil").status, 404);
}

TEST(GanttOnPaper, IsCutIntoPagesWithThePartyNamedAgain) {
  GanttChart chart;
  chart.parties = {{"Bestyrelsen", std::vector<GanttBar>(5)}, {"Byrådet", std::vector<GanttBar>(2)}};
  const auto pages = CutUp(chart, 5);
  std::vector<std::string> drawn;
  for (const GanttChart& page : pages) {
    std::string parties;
    for (const GanttParty& party : page.parties) parties += party.name + std::to_string(party.bars.size()) + " ";
    drawn.push_back(parties);
  }
  EXPECT_THAT(drawn, testing::ElementsAre("Bestyrelsen4 ", "Bestyrelsen1 Byrådet2 "));
}

TOVHOLDER_ON_EVERY_STORE(PlanPagesTest);

}  // namespace
}  // namespace tovholder::plan

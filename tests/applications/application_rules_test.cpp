// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_rules.h"

#include <gmock/gmock.h>

#include <fstream>

#include "applications/application_database.h"
#include "html/texts.h"

namespace tovholder::applications {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::string> Ids(const FieldErrors& errors) {
  std::vector<std::string> ids;
  for (const auto& [field, error] : errors) ids.push_back(field + " " + error.id);
  return ids;
}

BudgetLine LineOf(Payer payer, std::int64_t oere) {
  BudgetLine line;
  line.text = "Medarbejdere";
  line.payer = payer;
  line.amount_oere = oere;
  return line;
}

// An application under a regulation, with nothing else.
ApplicationBook BookUnder(std::string regulation) {
  ApplicationBook book;
  RegulationChoice choice;
  choice.regulation = std::move(regulation);
  choice.from_date = DayOf("2011-01-01");
  book.regulations = {choice};
  people::Body fob;
  fob.id = people::BodyId{2};
  fob.kind = people::BodyKind::kHousingAssociation;
  book.areas.bodies = {fob};
  return book;
}

TEST(ApplicationRulesTest, ATitleIsAskedForAndNoPersonalNumberTaken) {
  Application application;
  EXPECT_THAT(Ids(CheckApplication(application)), ElementsAre("title applications.no_title"));
  application.title = std::string(201, 'a');
  application.about = "Kontakt 010190-1234";
  application.step = plan::StepId{3};
  EXPECT_THAT(Ids(CheckApplication(application)),
              ElementsAre("about applications.cpr_number", "step applications.step_without_plan",
                          "title applications.too_long"));
}

TEST(ApplicationRulesTest, WhatALineMayHold) {
  const ApplicationBook book = BookUnder("2019-2026");
  const Date today = DayOf("2026-05-01");
  const auto check = [&](const BudgetLine& line) { return Ids(CheckLine(book, line, today, html::Language::kDanish)); };
  EXPECT_THAT(check(LineOf(Payer::kFund, 100)), IsEmpty());
  EXPECT_THAT(check(LineOf(Payer::kFund, -1)), ElementsAre("amount_oere applications.amount_negative"));
  EXPECT_THAT(check(LineOf(Payer::kFund, 0)), ElementsAre("amount_oere applications.amount_zero"));
  EXPECT_THAT(check(LineOf(Payer::kFund, kLargestAmountOere + 1)),
              ElementsAre("amount_oere applications.amount_large"));
  BudgetLine line = LineOf(Payer::kAssociation, 100);
  line.text.clear();
  line.focus_area = "Tryghed og trivsel";
  line.body = people::BodyId{7};
  EXPECT_THAT(check(line), ElementsAre("body applications.payer_body", "focus_area applications.focus_not_permitted",
                                       "text applications.no_line_text"));
  line = LineOf(Payer::kMunicipality, 100);
  line.body = people::BodyId{2};
  EXPECT_THAT(check(line), ElementsAre("body applications.payer_body")) << "another pays";
  line.payer = Payer::kAssociation;
  EXPECT_THAT(check(line), IsEmpty());
  const auto not_permitted = CheckLine(
      book,
      [&] {
        auto one = line;
        one.focus_area = "Sundhed";
        return one;
      }(),
      today, html::Language::kEnglish);
  EXPECT_EQ(not_permitted.at("focus_area"),
            (Error{"applications.focus_not_permitted", {{"focus", "Health"}, {"regulation", "The funds of 2019–26"}}}));
}

TEST(ApplicationRulesTest, AnotherRegulationNeedsAReasonAndADayOfItsOwn) {
  ApplicationBook book;
  RegulationChoice choice;
  choice.regulation = "2015-2018";
  choice.from_date = DayOf("2019-05-01");
  EXPECT_THAT(Ids(CheckChoice(book, choice)), IsEmpty()) << "the first needs none";
  book.regulations = {choice};
  RegulationChoice next;
  next.regulation = "2020";
  next.from_date = DayOf("2019-05-01");
  next.id = Id<RegulationChoice>{4};
  EXPECT_THAT(Ids(CheckChoice(book, next)),
              ElementsAre("from_date applications.regulation_that_day", "reason applications.no_change_reason",
                          "regulation applications.unknown_regulation"));
  next.regulation = "2019-2026";
  next.from_date = DayOf("2020-01-01");
  next.reason = "Sager uden tilsagn er flyttet";
  EXPECT_THAT(Ids(CheckChoice(book, next)), IsEmpty());
  book.regulations.push_back(next);
  EXPECT_EQ(book.RegulationOn(DayOf("2019-04-30")), nullptr);
  EXPECT_EQ(book.RegulationOn(DayOf("2019-12-31"))->key, "2015-2018");
  EXPECT_EQ(book.RegulationOn(DayOf("2020-01-01"))->key, "2019-2026");
}

TEST(ApplicationRulesTest, APartThatIsNotNeededHasAReasonAndTheShareAlwaysIs) {
  const Regulation& regulation = *FindRegulation("2019-2026");
  ApplicationPart part;
  part.state = PartState::kNotNeeded;
  EXPECT_THAT(Ids(CheckPart(regulation, *regulation.Find(Phase::kPrequalification, "residents"), part)),
              ElementsAre("reason applications.no_reason"));
  part.reason = "Fonden har tallene";
  EXPECT_THAT(Ids(CheckPart(regulation, *regulation.Find(Phase::kPrequalification, "residents"), part)), IsEmpty());
  EXPECT_THAT(Ids(CheckPart(regulation, *regulation.Find(Phase::kFinal, "budget"), part)),
              ElementsAre("state applications.always_needed"));
}

TEST(ApplicationRulesTest, TheAnswerOfTheFund) {
  const Date today = DayOf("2026-05-01");
  Application one;
  one.phase = Phase::kFinal;
  one.state = ApplicationState::kGranted;
  EXPECT_THAT(Ids(CheckAnswer(one, today)),
              ElementsAre("answered applications.no_answer_day", "granted_oere applications.grant_zero",
                          "state applications.not_submitted"));
  one.submitted = DayOf("2026-03-01");
  one.answered = DayOf("2026-02-28");
  one.granted_oere = 0;
  EXPECT_THAT(Ids(CheckAnswer(one, today)),
              ElementsAre("answered applications.answered_before_submitted", "granted_oere applications.grant_zero"));
  one.answered = DayOf("2026-05-02");
  one.granted_oere = -5;
  EXPECT_THAT(Ids(CheckAnswer(one, today)),
              ElementsAre("answered applications.answered_later", "granted_oere applications.amount_negative"));
  one.answered = today;
  one.granted_oere = 2'400'000'000;
  EXPECT_THAT(Ids(CheckAnswer(one, today)), IsEmpty());
  one.state = ApplicationState::kRefused;
  one.granted_oere.reset();
  EXPECT_THAT(Ids(CheckAnswer(one, today)), IsEmpty());
}

TEST(ApplicationRulesTest, FilesAreLookedAtWhenTheyComeIn) {
  EXPECT_EQ(LookAtFile(PdfOf(3), "Beskrivelse.pdf")->pages, 3);
  EXPECT_EQ(LookAtFile(PdfOf(0), "Tom.pdf")->finding, FileFinding::kPdf);
  EXPECT_EQ(LookAtFile(PdfOf(0), "Tom.pdf")->pages, 0);
  EXPECT_EQ(LookAtFile("%PDF-1.4\nhej", "x.txt")->finding, FileFinding::kDamaged);
  EXPECT_EQ(LookAtFile("hej", "x.pdf")->finding, FileFinding::kDamaged) << "says it is one";
  EXPECT_EQ(LookAtFile("hej", "x.txt")->finding, FileFinding::kNoPdf);
  EXPECT_EQ(LookAtFile("MZ", "x.exe").error().id, "desk.name_program");
}

TEST(ApplicationRulesTest, AFileThatNobodyCanOpenIsNotTaken) {
  const Regulation& regulation = *FindRegulation("2019-2026");
  const Requirement& residents = *regulation.Find(Phase::kPrequalification, "residents");
  const Requirement& description = *regulation.Find(Phase::kPrequalification, "description");
  const auto check = [](const Requirement& requirement, std::string_view bytes, std::string_view name) {
    const auto checked = CheckNewFile(requirement, LookAtFile(bytes, name).value());
    return checked ? Error{} : checked.error();
  };
  EXPECT_EQ(check(residents, "a;b", "tal.csv").id, "");
  EXPECT_EQ(check(description, "a;b", "tal.csv"), (Error{"applications.not_pdf", {{"file", "tal.csv"}}}));
  EXPECT_EQ(check(residents, PdfOf(0), "tom.pdf"), (Error{"applications.no_pages", {{"file", "tom.pdf"}}}));
  EXPECT_EQ(check(residents, "hej", "itu.pdf"), (Error{"applications.damaged", {{"file", "itu.pdf"}}}));
  PartFile locked;
  locked.name = "last.pdf";
  locked.finding = FileFinding::kEncrypted;
  EXPECT_EQ(CheckNewFile(residents, locked).error(), (Error{"applications.encrypted", {{"file", "last.pdf"}}}));
}

TEST(ApplicationRulesTest, NamesStandOnceEach) {
  EXPECT_THAT(LinesOf(" Karsten  Wulff \r\n\nkarsten wulff\nJonas"), ElementsAre("Karsten Wulff", "Jonas"));
}

}  // namespace
}  // namespace tovholder::applications

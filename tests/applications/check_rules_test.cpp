// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_database.h"

namespace tovholder::applications {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class PackageCheckTest : public ApplicationDatabaseTest {
 protected:
  std::vector<std::string> RemarksOf(ApplicationId id) {
    std::vector<std::string> ids;
    for (const Error& one : Check(id).remarks) ids.push_back(one.id);
    return ids;
  }
  Standing StandingOf(ApplicationId id, std::string_view requirement) { return Check(id).Find(requirement)->standing; }
  std::vector<std::string> FaultsAt(ApplicationId id, std::string_view numeral) {
    std::vector<std::string> faults;
    for (const std::string& one : FaultsOf(id)) {
      if (one.starts_with(std::string(numeral) + " ")) faults.push_back(one.substr(numeral.size() + 1));
    }
    return faults;
  }
};

TEST_P(PackageCheckTest, AnEmptyApplicationLacksEverything) {
  const ApplicationId id = AddApplication();
  EXPECT_THAT(FaultsOf(id), ElementsAre("I applications.part_missing", "II applications.no_files",
                                        "III applications.no_files", "IV applications.no_budget_lines",
                                        "V applications.no_statement", "VI applications.no_statement",
                                        "VI applications.no_statement", "VII applications.no_budget_lines"));
  EXPECT_EQ(Check(id).open(), 7);
  EXPECT_EQ(StandingOf(id, "residents"), Standing::kMissing);
  EXPECT_EQ(StandingOf(id, "master_data"), Standing::kUnderWay) << "all is known, nobody said it is ready";
}

TEST_P(PackageCheckTest, TwentyFourPercentAndAMissingDeclarationAreRefusedThenAccepted) {
  const ApplicationId id = AddNearlyComplete(7'750'000);
  EXPECT_THAT(FaultsOf(id), ElementsAre("VI applications.no_statement", "VII applications.share_short"));
  const auto missing = ListMissing(Check(id), html::Language::kDanish);
  ASSERT_EQ(missing.size(), 2U);
  EXPECT_EQ(missing[0].by, "Slagelse Boligselskab");
  EXPECT_EQ(missing[0].until, DayOf("2026-06-01"));
  EXPECT_EQ(missing[1].what,
            "24,4 % lokal medfinansiering; der skal være mindst 25 % af det samlede budget, dvs. 8.000.000 kr. mod "
            "24.000.000 kr. i tilskud. Der mangler 250.000 kr.: find dem lokalt, eller søg om mindre.");
  EXPECT_EQ(ListMissing(Check(id), html::Language::kEnglish)[1].numeral, "VII");
  EXPECT_THAT(FormatMissing(missing, html::Texts(html::Language::kDanish)), HasSubstr("VI;"));
  StateForTheLast(id);
  AddLine(id, Payer::kAssociation, 250'000);
  EXPECT_THAT(FaultsOf(id), IsEmpty());
  EXPECT_TRUE(Check(id).complete()) << "25 % exactly";
}

TEST_P(PackageCheckTest, PagesAreCountedTogether) {
  const ApplicationId id = AddApplication();
  SetReady(id, "description");
  Bring(id, "description", "del1.pdf", PdfOf(2));
  EXPECT_EQ(StandingOf(id, "description"), Standing::kFulfilled);
  Bring(id, "description", "del2.pdf", PdfOf(1));
  EXPECT_EQ(StandingOf(id, "description"), Standing::kFulfilled) << "three";
  Bring(id, "description", "del3.pdf", PdfOf(1));
  EXPECT_THAT(FaultsAt(id, "III"), ElementsAre("applications.too_many_pages"));
  EXPECT_EQ(Check(id).Find("description")->faults.at(0).error.params.at("pages"), "4");
  EXPECT_EQ(TryAddFile(id, "description", "tom.pdf", PdfOf(0)).error().id, "applications.no_pages");
  EXPECT_EQ(TryAddFile(id, "description", "itu.pdf", "%PDF-1.4\nitu").error().id, "applications.damaged");
  EXPECT_EQ(TryAddFile(id, "description", "brev.docx", "PK").error().id, "applications.not_pdf");
  EXPECT_EQ(BookOf(id).FilesOf("description").size(), 3U);
}

TEST_P(PackageCheckTest, AllLocalAndNothingAreNoBudget) {
  const ApplicationId id = AddApplication();
  SetReady(id, "budget");
  AddLine(id, Payer::kMunicipality, 1'000'000);
  EXPECT_THAT(FaultsAt(id, "IV"), ElementsAre("applications.no_grant"));
  EXPECT_THAT(FaultsAt(id, "VII"), ElementsAre("applications.no_grant")) << "100 % local";
  EXPECT_EQ(TryAddLine(id, Payer::kFund, 0).error().id, "applications.amount_zero");
  EXPECT_EQ(TryAddLine(id, Payer::kFund, -3).error().id, "applications.amount_negative");
  EXPECT_EQ(TryAddLine(id, Payer::kFund, 3, "Tryghed og trivsel").error().id, "applications.focus_not_permitted");
  AddLine(id, Payer::kFund, 3'000'000);
  EXPECT_THAT(FaultsAt(id, "IV"), IsEmpty());
  EXPECT_THAT(FaultsAt(id, "VII"), IsEmpty()) << "25 % exactly";
}

TEST_P(PackageCheckTest, DeclarationsNeedADecisionAndThoseWhoMaySign) {
  const ApplicationId id = AddApplication();
  Statement statement = Signed(id, "participation", fob_, fob_yes_, "Karsten Wulff");
  State(statement);
  EXPECT_THAT(FaultsAt(id, "VI"), ElementsAre("applications.too_few_signed", "applications.no_statement"));
  statement.signed_by = "Karsten Wulff\nIda Mørk\nJonas Bech-Petri";
  ASSERT_TRUE(TryState(statement, 1));
  EXPECT_THAT(FaultsAt(id, "VI"), ElementsAre("applications.may_not_sign", "applications.no_statement"));
  statement.signed_by = "karsten wulff\nJonas  Bech-Petri";
  statement.signed_on = DayOf("2026-03-16");
  ASSERT_TRUE(TryState(statement, 2));
  EXPECT_THAT(FaultsAt(id, "VI"), ElementsAre("applications.signed_before_decided", "applications.no_statement"));
  statement.signed_on = DayOf("2026-03-17");
  statement.decision.reset();
  ASSERT_TRUE(TryState(statement, 3));
  EXPECT_THAT(FaultsAt(id, "VI"), ElementsAre("applications.no_decision", "applications.no_statement"));
  statement.decision = sb_yes_;
  EXPECT_EQ(TryState(statement, 4).error().id, "applications.decision_of_other");
  statement.decision = fob_yes_;
  statement.signed_on = DayOf("2026-06-01");
  EXPECT_EQ(TryState(statement, 4).error().id, "applications.signed_later");
  statement.signed_on.reset();
  EXPECT_EQ(TryState(statement, 4).error().id, "applications.no_signing_day");
  statement.body = korsoer_;
  EXPECT_EQ(TryState(statement, 0).error().id, "applications.body_not_asked") << "none of its sections takes part";
}

TEST_P(PackageCheckTest, ANoCountsOnceItIsSetAside) {
  const auto asked = Put(OfOrganization(approval_, 1, fob_board_));
  const ApplicationId id = AddApplication();
  State(Signed(id, "participation", fob_, asked, "Karsten Wulff\nJonas Bech-Petri"));
  EXPECT_THAT(FaultsAt(id, "VI"), Contains("applications.not_decided"));
  approvals::BodyDecision decision = *Load(approval_).Find(asked);
  decision.answer = approvals::Answer::kNo;
  decision.decided = DayOf("2026-04-01");
  decision.remarks = "For dyrt";
  ASSERT_TRUE(TryPut({decision, {}, ""}));
  EXPECT_THAT(FaultsAt(id, "VI"), Contains("applications.answered_no"));
  const auto above = Put(OfOrganization(approval_, 2, fob_representatives_));
  ASSERT_TRUE(TryAnswer(approval_, above, approvals::Answer::kYes, "2026-04-10", {asked}, "Vedtægternes § 6"));
  EXPECT_THAT(FaultsAt(id, "VI"), ElementsAre("applications.no_statement")) << "of the other association";
}

TEST_P(PackageCheckTest, NobodyMaySignWhereNobodyIsEntered) {
  areas::AssociationFacts facts = BookOf(AddApplication()).areas.FactsOf(fob_);
  facts.signers.clear();
  facts.cvr.clear();
  facts.telephone.clear();
  Write([&](sql::Transaction& transaction) { EXPECT_TRUE(areas::PutFacts(transaction, facts)); });
  const ApplicationId id = AddApplication();
  State(Signed(id, "participation", fob_, fob_yes_, "Karsten Wulff\nJonas Bech-Petri"));
  EXPECT_THAT(FaultsAt(id, "VI"), Contains("applications.nobody_may_sign"));
  SetReady(id, "master_data");
  EXPECT_THAT(FaultsAt(id, "I"), ElementsAre("applications.master_data_missing"));
  EXPECT_EQ(Check(id).Find("master_data")->faults.at(0).error.params.at("fields"), "CVR-nummer, E-mail");
}

TEST_P(PackageCheckTest, TheFinalApplicationHasItsOwnList) {
  const ApplicationId id = AddApplication(Phase::kFinal);
  for (const std::string part : {"agreement", "sub_agreements", "budget", "contingency", "milestones"}) {
    SetReady(id, part);
  }
  Bring(id, "agreement", "aftale.pdf", PdfOf(12));
  EXPECT_THAT(FaultsAt(id, "I"), ElementsAre("applications.too_few_files")) << "the mandate of the board is missing";
  Bring(id, "agreement", "kommissorium.pdf", PdfOf(2));
  Bring(id, "sub_agreements", "beskaeftigelse.pdf", PdfOf(4));
  Bring(id, "contingency", "beredskab.pdf", PdfOf(1));
  Bring(id, "milestones", "milepaele.pdf", PdfOf(1));
  AddLine(id, Payer::kFund, 76);
  AddLine(id, Payer::kMunicipality, 24);
  Statement approval;
  approval.application = id;
  approval.requirement = "approval";
  approval.body = slagelse_;
  approval.decision = council_yes_;
  State(approval);
  EXPECT_THAT(FaultsOf(id), ElementsAre("III applications.share_short")) << "24 %";
  EXPECT_EQ(Check(id).Find("budget")->faults.at(0).error.params.at("share"), "24,0");
  AddLine(id, Payer::kMunicipality, 2);
  EXPECT_TRUE(Check(id).complete()) << "the municipality approves without a signature";
}

TEST_P(PackageCheckTest, ARegulationThatIsNotInForceIsARemark) {
  const ApplicationId id = AddNearlyComplete(8'000'000);
  StateForTheLast(id);
  EXPECT_THAT(RemarksOf(id), IsEmpty());
  RegulationChoice choice = Governed("2015-2018", "2026-05-01");
  choice.application = id;
  choice.reason = "Prøve";
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return AddChoice(transaction, choice); }));
  EXPECT_THAT(RemarksOf(id), ElementsAre("applications.not_in_force"));
  EXPECT_THAT(FaultsOf(id), Contains("applications.focus_not_permitted")) << "the areas of another period";
  EXPECT_THAT(FaultsOf(id), Contains("IV applications.line_focus_not_permitted"));
  EXPECT_FALSE(Check(id).complete());
}

TEST_P(PackageCheckTest, AListThatIsNotKnownIsNeverComplete) {
  Application application = Fresh(Phase::kFinal);
  application.deadline.reset();
  now_ = ParseIsoInstant("2018-05-01T08:00:00Z").value();
  const auto id = Write([&](sql::Transaction& transaction) {
    return CreateApplication(transaction, application, {{ring_.at(0)}, {}}, Governed("2015-2018", "2018-01-01"));
  });
  ASSERT_TRUE(id);
  EXPECT_THAT(FaultsOf(*id), ElementsAre("applications.phase_unknown"));
  EXPECT_FALSE(Check(*id).complete());
  EXPECT_THAT(RemarksOf(*id), ElementsAre("applications.no_focus_chosen"));
  now_ = ParseIsoInstant("2017-05-01T08:00:00Z").value();
  EXPECT_THAT(FaultsOf(*id), ElementsAre("applications.no_regulation"));
}

TEST_P(PackageCheckTest, EveryFaultSaysWhatToDo) {
  for (const std::string id : {"no_regulation", "phase_unknown", "share_short", "no_grant", "too_many_pages",
                               "signed_before_decided", "no_households", "no_municipality", "section_gone"}) {
    EXPECT_TRUE(html::HasSentence("applications." + id)) << id;
  }
  Application late = BookOf(AddApplication()).application;
  late.deadline = DayOf("2026-04-30");
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    return UpdateApplication(transaction, late, {{ring_.at(0)}, {"Beskæftigelse"}}, late.revision);
  }));
  EXPECT_THAT(RemarksOf(late.id), ElementsAre("applications.deadline_passed"));
}

TOVHOLDER_ON_EVERY_STORE(PackageCheckTest);

}  // namespace
}  // namespace tovholder::applications

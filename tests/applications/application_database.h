// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "applications/application_check.h"
#include "applications/application_store.h"
#include "applications/budget.h"
#include "applications/file_look.h"
#include "applications/part_store.h"
#include "approvals/approval_database.h"

namespace tovholder::applications {

using approvals::DayOf;

// A PDF of that many empty pages, none for 0.
inline std::string PdfOf(int pages) {
  std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>"};
  std::string kids;
  for (int i = 0; i < pages; ++i) kids += std::to_string(3 + i) + " 0 R ";
  objects.push_back("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages) + " >>");
  for (int i = 0; i < pages; ++i) objects.emplace_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
  std::string pdf = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string offset = std::to_string(pdf.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string size = std::to_string(objects.size() + 1);
  return pdf + "xref\n0 " + size + "\n" + table + "trailer\n<< /Size " + size + " /Root 1 0 R >>\nstartxref\n" +
         std::to_string(pdf.size()) + "\n%%EOF\n";
}

// Two associations of two areas that apply together, with the approval behind it. It is 1 May 2026.
class ApplicationDatabaseTest : public approvals::ApprovalDatabaseTest {
 protected:
  void SetUp() override {
    ApprovalDatabaseTest::SetUp();
    Write([&](sql::Transaction& transaction) {
      sb_board_ =
          people::FindOrCreateOrganization(transaction, sb_, "Organisationsbestyrelsen i Slagelse Boligselskab");
      for (const auto& [body, signers] :
           {std::pair(fob_, "Karsten Wulff\nJonas Bech-Petri"), std::pair(sb_, "Erling Storm\nTine Hauge"),
            std::pair(slagelse_, "Vibeke Lassen")}) {
        areas::AssociationFacts facts;
        facts.body = body;
        facts.cvr = "10000009";
        facts.lbf_number = "0901";
        facts.address = "Eksempelvej 1";
        facts.contact = "Lone Askholm";
        facts.telephone = "00 00 00 10";
        facts.signers = signers;
        facts.signers_needed = body == slagelse_ ? 1 : 2;
        EXPECT_TRUE(areas::PutFacts(transaction, facts));
      }
    });
    approval_ = Begin();
    council_yes_ = AddYes(town_council_, "2026-03-30");
    fob_yes_ = AddYes(fob_board_, "2026-03-17");
    sb_yes_ = AddYes(sb_board_, "2026-03-18");
  }

  approvals::BodyDecisionId AddYes(people::OrganizationId organ, std::string_view day) {
    const auto id = Put(OfOrganization(approval_, 1, organ));
    Say(approval_, id, approvals::Answer::kYes, day);
    return id;
  }

  Application Fresh(Phase phase = Phase::kPrequalification) const {
    Application application;
    application.title = "En fælles indsats 2027-2031";
    application.phase = phase;
    application.deadline = DayOf("2026-06-01");
    application.approval = approval_;
    return application;
  }
  RegulationChoice Governed(std::string key = "2019-2026", std::string_view day = "2026-01-01") const {
    RegulationChoice choice;
    choice.regulation = std::move(key);
    choice.from_date = DayOf(day);
    return choice;
  }
  ApplicationId AddApplication(Phase phase = Phase::kPrequalification) {
    return Write([&](sql::Transaction& transaction) {
             return CreateApplication(transaction, Fresh(phase), {{ring_.at(0), syd_}, {"Beskæftigelse"}}, Governed());
           })
        .value();
  }
  ApplicationBook BookOf(ApplicationId id) {
    return Read(
        [&](sql::Reader& reader) { return FindApplication(reader, people::Viewer::CommandLine(), id).value(); });
  }

  Result<void> TrySetPart(ApplicationId id, std::string_view requirement, PartState state, std::string reason = {}) {
    ApplicationPart part = BookOf(id).PartOf(requirement);
    part.state = state;
    part.reason = std::move(reason);
    return Write([&](sql::Transaction& transaction) { return PutPart(transaction, part, part.version); });
  }
  void SetReady(ApplicationId id, std::string_view requirement) {
    const auto put = TrySetPart(id, requirement, PartState::kReady);
    EXPECT_TRUE(put) << put.error().id;
  }
  Result<PartFileId> TryAddFile(ApplicationId id, std::string_view requirement, std::string_view name,
                                std::string_view bytes) {
    auto file = LookAtFile(bytes, name);
    if (!file) return Pass(file);
    file->application = id;
    file->requirement = requirement;
    return Write([&](sql::Transaction& transaction) { return AddFile(transaction, *file, bytes); });
  }
  void Bring(ApplicationId id, std::string_view requirement, std::string_view name, std::string_view bytes) {
    const auto added = TryAddFile(id, requirement, name, bytes);
    EXPECT_TRUE(added) << added.error().id;
  }
  Result<BudgetLineId> TryAddLine(ApplicationId id, Payer payer, std::int64_t kroner, std::string focus = {}) {
    BudgetLine line;
    line.application = id;
    line.text = "Medarbejdere";
    line.payer = payer;
    line.focus_area = std::move(focus);
    line.amount_oere = kroner * 100;
    return Write([&](sql::Transaction& transaction) { return PutLine(transaction, line, 0); });
  }
  void AddLine(ApplicationId id, Payer payer, std::int64_t kroner, std::string focus = {}) {
    const auto added = TryAddLine(id, payer, kroner, std::move(focus));
    EXPECT_TRUE(added) << added.error().id;
  }
  Statement Signed(ApplicationId id, std::string_view requirement, people::BodyId body,
                   approvals::BodyDecisionId decision, std::string names) const {
    Statement statement;
    statement.application = id;
    statement.requirement = requirement;
    statement.body = body;
    statement.decision = decision;
    statement.file_name = "erklaering.pdf";
    statement.signed_on = DayOf("2026-04-15");
    statement.signed_by = std::move(names);
    return statement;
  }
  Result<void> TryState(const Statement& statement, int seen = 0) {
    return Write([&](sql::Transaction& transaction) { return PutStatement(transaction, statement, PdfOf(1), seen); });
  }
  void State(const Statement& statement) {
    const auto stated = TryState(statement);
    EXPECT_TRUE(stated) << stated.error().id;
  }

  // All that a prequalification needs but the last association's declaration, with that local part.
  ApplicationId AddNearlyComplete(std::int64_t local_kroner) {
    const ApplicationId id = AddApplication();
    SetReady(id, "master_data");
    Bring(id, "residents", "beboerdata.csv", "a;b\n");
    SetReady(id, "residents");
    Bring(id, "description", "beskrivelse.pdf", PdfOf(3));
    SetReady(id, "description");
    AddLine(id, Payer::kFund, 24'000'000, "Beskæftigelse");
    AddLine(id, Payer::kMunicipality, local_kroner);
    SetReady(id, "budget");
    State(Signed(id, "recommendation", slagelse_, council_yes_, "Vibeke Lassen"));
    State(Signed(id, "participation", fob_, fob_yes_, "Karsten Wulff\nJonas Bech-Petri"));
    return id;
  }
  void StateForTheLast(ApplicationId id) {
    State(Signed(id, "participation", sb_, sb_yes_, "Erling Storm\nTine Hauge"));
  }

  PackageCheck Check(ApplicationId id) {
    return CheckPackage(BookOf(id), ToCopenhagen(now_).date, html::Language::kDanish);
  }
  // "IV applications.no_budget_lines" of what stops, by number.
  std::vector<std::string> FaultsOf(ApplicationId id) {
    const PackageCheck check = Check(id);
    std::vector<std::string> faults;
    for (const Conclusion& one : check.conclusions) {
      for (const Fault& fault : one.faults) faults.push_back(one.requirement.numeral + " " + fault.error.id);
    }
    for (const Fault& fault : check.general) faults.push_back(fault.error.id);
    return faults;
  }

  people::OrganizationId sb_board_;
  approvals::ApprovalId approval_;
  approvals::BodyDecisionId council_yes_;
  approvals::BodyDecisionId fob_yes_;
  approvals::BodyDecisionId sb_yes_;
};

}  // namespace tovholder::applications

// SPDX-License-Identifier: EUPL-1.2
#include "app/example_applications.h"

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "app/example_files.h"
#include "applications/application_package.h"
#include "applications/application_store.h"
#include "applications/file_look.h"
#include "applications/part_store.h"
#include "approvals/approval_store.h"
#include "areas/area_store.h"
#include "base/calendar.h"
#include "documents/pdf_writer.h"
#include "people/organization_store.h"
#include "plan/plan_store.h"
#include "sql/records.h"

namespace tovholder::app {
namespace {

using applications::ApplicationId;
using applications::PartState;
using applications::Payer;
using approvals::Answer;

constexpr std::string_view kFolder = "applications/";

template <class Done>
auto MustBe(Done done) {
  if (!done) throw std::logic_error("the example applications: " + done.error().id);
  if constexpr (!std::is_void_v<typename Done::value_type>) return std::move(*done);
}

std::string_view ExampleBytes(std::string_view name) {
  for (const EmbeddedFile& file : ExampleFiles()) {
    if (file.name.starts_with(kFolder) && file.name.substr(kFolder.size()) == name) return file.content;
  }
  throw std::logic_error("no example file " + std::string(name));
}

// A body with the organ that decides for it and those who sign.
struct ExampleSigner {
  std::string_view organ;
  std::string_view file;
  std::string_view names;
  int days = 0;  // between the submission and its decision
};
constexpr ExampleSigner kCouncil{"Slagelse Byråd", "anbefaling.pdf", "Vibeke Lassen", 40};
constexpr ExampleSigner kAssociations[] = {
    {"Organisationsbestyrelsen i BoligKorsør", "erklaering-boligkorsoer.pdf", "Niels Rosenvang\nLone Askholm", 61},
    {"Organisationsbestyrelsen i FOB", "erklaering-fob.pdf", "Karsten Wulff\nJonas Bech-Petri", 62},
    {"Organisationsbestyrelsen i Slagelse Boligselskab", "erklaering-slagelse-boligselskab.pdf",
     "Erling Storm\nTine Hauge", 68}};

struct ExampleLine {
  std::string_view text;
  std::string_view focus;
  Payer payer = Payer::kFund;
  std::int64_t kroner = 0;
};
constexpr ExampleLine kEstimate[] = {
    {"Medarbejdere i boligområderne", "Uddannelse og livschancer", Payer::kFund, 8'400'000},
    {"Jobformidling og virksomhedskontakt", "Beskæftigelse", Payer::kFund, 6'300'000},
    {"Tryghed og gadeplan", "Kriminalitetsforebyggelse", Payer::kFund, 4'900'000},
    {"Beboernes fællesskaber", "Sammenhængskraft og medborgerskab", Payer::kFund, 4'400'000},
    {"Vejledere og lokaler fra kommunen", "Uddannelse og livschancer", Payer::kMunicipality, 4'800'000},
    {"Boligorganisationernes medarbejdere", "", Payer::kAssociation, 3'600'000}};
constexpr ExampleLine kBudget[] = {
    {"Boligsociale medarbejdere, 4 årsværk", "Uddannelse og livschancer", Payer::kFund, 8'400'000},
    {"Jobkonsulenter, 3 årsværk", "Beskæftigelse", Payer::kFund, 6'300'000},
    {"Gadeplansmedarbejdere, 2 årsværk", "Kriminalitetsforebyggelse", Payer::kFund, 4'900'000},
    {"Beboerhus og fællesskaber", "Sammenhængskraft og medborgerskab", Payer::kFund, 4'400'000},
    {"Uddannelsesvejledere fra kommunen", "Uddannelse og livschancer", Payer::kMunicipality, 4'650'000},
    {"Lokaler og administration", "", Payer::kAssociation, 3'100'000}};

// Writes the records of the example; `today` is the day of the demo.
class ApplicationWriting {
 public:
  ApplicationWriting(sql::Transaction& transaction, Date today)
      : transaction_(transaction), today_(today), book_(areas::LoadAreas(transaction)) {
    const applications::Regulation* in_force = applications::FindRegulationInForce(today);
    regulation_ = in_force != nullptr ? in_force->key : applications::Regulations().back().key;
  }

  approvals::ApprovalId AddApproval(std::string title, std::string about) {
    approvals::Approval approval;
    approval.title = std::move(title);
    approval.about = std::move(about);
    approval.visibility = people::Visibility::kPublic;
    return MustBe(approvals::CreateApproval(transaction_, approval));
  }

  approvals::BodyDecisionId AddDecision(approvals::ApprovalId approval, int stage, const ExampleSigner& signer,
                                        std::optional<Date> decided) {
    approvals::DecisionDraft draft;
    draft.decision.approval = approval;
    draft.decision.stage = stage;
    draft.decision.organization = OrganOf(signer);
    draft.decision.expected = AddDays(today_, 20);
    if (decided) {
      draft.decision.answer = Answer::kYes;
      draft.decision.decided = decided;
      draft.decision.expected.reset();
    }
    return MustBe(approvals::PutDecision(transaction_, draft, 1));
  }

  ApplicationId AddApplication(applications::Application application, const std::vector<std::string>& focus,
                               int since) {
    applications::ApplicationChoices choices;
    for (const areas::Section& section : book_.sections) {
      if (section.area) choices.sections.push_back(section.id);
    }
    choices.focus = focus;
    applications::RegulationChoice governed;
    governed.regulation = regulation_;
    governed.from_date = AddDays(today_, -since);
    return MustBe(applications::CreateApplication(transaction_, std::move(application), choices, governed));
  }

  void SetPart(ApplicationId id, std::string_view requirement, PartState state, std::string person = {}, int due = 0) {
    applications::ApplicationPart part;
    part.application = id;
    part.requirement = requirement;
    part.state = state;
    part.person = std::move(person);
    if (due != 0) part.due_by = AddDays(today_, due);
    MustBe(applications::PutPart(transaction_, part, 1));
  }

  void Bring(ApplicationId id, std::string_view requirement, std::string_view name) {
    const std::string_view bytes = ExampleBytes(name);
    applications::PartFile file = MustBe(applications::LookAtFile(bytes, name));
    file.application = id;
    file.requirement = requirement;
    MustBe(applications::AddFile(transaction_, file, bytes));
  }

  template <std::size_t count>
  void AddLines(ApplicationId id, const ExampleLine (&lines)[count]) {
    for (const ExampleLine& one : lines) {
      applications::BudgetLine line;
      line.application = id;
      line.text = one.text;
      line.focus_area = one.focus;
      line.payer = one.payer;
      line.amount_oere = one.kroner * 100;
      MustBe(applications::PutLine(transaction_, line, 0));
    }
  }

  void State(ApplicationId id, std::string_view requirement, const ExampleSigner& signer,
             approvals::BodyDecisionId decision, Date signed_on) {
    applications::Statement statement;
    statement.application = id;
    statement.requirement = requirement;
    statement.body = people::FindOrganization(transaction_, OrganOf(signer)).value().body.value();
    statement.decision = decision;
    statement.file_name = signer.file;
    statement.signed_on = signed_on;
    statement.signed_by = signer.names;
    MustBe(applications::PutStatement(transaction_, statement, ExampleBytes(signer.file), 0));
  }

  // Who signs for the municipality.
  void AddMunicipality() {
    areas::AssociationFacts facts;
    facts.body = people::FindOrganization(transaction_, OrganOf(kCouncil)).value().body.value();
    facts.address = "Eksempelplads 1, 4200 Slagelse";
    facts.contact = "Vibeke Lassen";
    facts.signing_rule = "Direktøren efter byrådets beslutning";
    facts.signers = kCouncil.names;
    MustBe(areas::PutFacts(transaction_, facts));
  }

 private:
  people::OrganizationId OrganOf(const ExampleSigner& signer) {
    return transaction_
        .One<people::OrganizationId>("SELECT id FROM organization WHERE name = $1 AND structure IS NOT NULL",
                                     signer.organ)
        .value();
  }

  sql::Transaction& transaction_;
  Date today_;
  areas::AreaBook book_;
  std::string regulation_;
};

const std::vector<std::string>& AllFocusAreas() {
  static const std::vector<std::string> all{"Uddannelse og livschancer", "Beskæftigelse", "Kriminalitetsforebyggelse",
                                            "Sammenhængskraft og medborgerskab"};
  return all;
}

constexpr int kSubmittedDaysAgo = 210;
constexpr int kAnsweredDaysAgo = 150;

ApplicationId AddPrequalification(ApplicationWriting& writing, Date today) {
  writing.AddMunicipality();
  const auto approval =
      writing.AddApproval("Prækvalifikation af En fælles indsats",
                          "Materialet til Landsbyggefonden: beskrivelse, overslag og medfinansiering.");
  applications::Application application;
  application.title = "Prækvalifikation: En fælles indsats, ny periode";
  application.visibility = people::Visibility::kPublic;
  application.about = "Boligorganisationer og kommune søger sammen om en ny periode i tre områder.";
  application.deadline = AddDays(today, -kSubmittedDaysAgo + 9);
  application.approval = approval;
  const ApplicationId id = writing.AddApplication(application, AllFocusAreas(), 330);
  writing.SetPart(id, "master_data", PartState::kReady, "Emil Thorup");
  writing.Bring(id, "residents", "beboerdata.csv");
  writing.SetPart(id, "residents", PartState::kReady, "Emil Thorup");
  writing.Bring(id, "description", "projektbeskrivelse.pdf");
  writing.SetPart(id, "description", PartState::kReady, "Henriette Vadgaard");
  writing.AddLines(id, kEstimate);
  writing.SetPart(id, "budget", PartState::kReady, "Henriette Vadgaard");
  const auto decide = [&](int stage, const ExampleSigner& signer, std::string_view requirement) {
    const Date decided = AddDays(today, -kSubmittedDaysAgo - signer.days);
    writing.State(id, requirement, signer, writing.AddDecision(approval, stage, signer, decided), AddDays(decided, 3));
  };
  for (const ExampleSigner& one : kAssociations) decide(1, one, "participation");
  decide(2, kCouncil, "recommendation");
  return id;
}

void AddFinal(ApplicationWriting& writing, sql::Transaction& transaction, Date today) {
  const auto approval = writing.AddApproval("Endelig ansøgning: En fælles indsats",
                                            "Samarbejdsaftale, delaftaler og budget for den nye periode.");
  const auto council = writing.AddDecision(approval, 2, kCouncil, std::nullopt);
  for (const ExampleSigner& one : kAssociations) {
    const bool decided = one.organ != kAssociations[0].organ;
    writing.AddDecision(approval, 1, one, decided ? std::optional(AddDays(today, -9)) : std::nullopt);
  }
  applications::Application application;
  application.title = "Endelig ansøgning: En fælles indsats, ny periode";
  application.phase = applications::Phase::kFinal;
  application.deadline = AddDays(today, 26);
  application.approval = approval;
  const auto plans = plan::ListPlans(transaction, people::Viewer::CommandLine());
  if (!plans.empty()) application.plan = plans.front().plan.id;
  const ApplicationId id = writing.AddApplication(application, AllFocusAreas(), 140);
  writing.Bring(id, "agreement", "samarbejdsaftale.pdf");
  writing.Bring(id, "agreement", "kommissorium.pdf");
  writing.SetPart(id, "agreement", PartState::kReady, "Henriette Vadgaard");
  writing.Bring(id, "sub_agreements", "delaftale-uddannelse.pdf");
  writing.Bring(id, "sub_agreements", "delaftale-beskaeftigelse.pdf");
  writing.SetPart(id, "sub_agreements", PartState::kDraft, "Gitte Ladefoged", 12);
  writing.AddLines(id, kBudget);
  writing.SetPart(id, "budget", PartState::kReady, "Henriette Vadgaard");
  writing.Bring(id, "contingency", "beredskabsplan.pdf");
  writing.SetPart(id, "contingency", PartState::kReady, "Ida Mørk");
  writing.SetPart(id, "milestones", PartState::kMissing, "Emil Thorup", 14);
  applications::Statement asked;
  asked.application = id;
  asked.requirement = "approval";
  asked.body = areas::LoadAreas(transaction).FindBody("Slagelse").value();
  asked.decision = council;
  MustBe(applications::PutStatement(transaction, asked, {}, 0));
}

// As it was then: submitted with its package, and answered.
void AnswerPrequalification(sql::Transaction& transaction, ApplicationId id, Date today) {
  const auto everything = people::Viewer::CommandLine();
  auto book = applications::FindApplication(transaction, everything, id).value();
  applications::Application& one = book.application;
  one.state = applications::ApplicationState::kGranted;
  one.submitted = AddDays(today, -kSubmittedDaysAgo);
  one.answered = AddDays(today, -kAnsweredDaysAgo);
  one.granted_oere = 2'160'000'000;
  sql::Update(transaction, "application", one);
  for (applications::ApplicationPackage& package : book.packages) {
    package.made = FromCopenhagen({*one.submitted, {10, 30}});
    package.made_by = "Henriette Vadgaard";
    sql::Update(transaction, "application_package", package);
  }
}

}  // namespace

void PrepareExampleApplications(sql::Database& database, const sql::Author& author) {
  constexpr html::Language kDanish = html::Language::kDanish;
  Date today{};
  const ApplicationId id = database.Write(author, [&](sql::Transaction& transaction) {
    today = ToCopenhagen(transaction.now()).date;
    ApplicationWriting writing(transaction, today);
    AddFinal(writing, transaction, today);
    return AddPrequalification(writing, today);
  });
  const auto contents = MustBe(
      database.Read([&](sql::Reader& reader) { return applications::CollectPackage(reader, id, today, kDanish); }));
  const auto zip = applications::WritePackage(
      contents, kDanish, [](const documents::Paper& paper) { return documents::WritePdf(paper); },
      [](std::int64_t, std::int64_t, std::string_view) {});
  database.Write(author, [&](sql::Transaction& transaction) {
    // A machine that cannot write PDF has the example all the same, without its package.
    if (zip) {
      MustBe(applications::KeepPackage(transaction, id, applications::PackageUse::kSubmitted, *zip, contents.revision));
    }
    AnswerPrequalification(transaction, id, today);
  });
}

}  // namespace tovholder::app

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "applications/application_pages.h"
#include "applications/application_view.h"
#include "applications/file_look.h"
#include "applications/part_store.h"
#include "approvals/standing_words.h"
#include "areas/area_view.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "documents/reader.h"
#include "people/file_delivery.h"
#include "plan/plan_view.h"

namespace tovholder::applications {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::uint64_t kLargestPaper = 50ULL << 20;

std::string StatementsAddress(ApplicationId id) { return AddressOf(id) + "/erklaeringer"; }

// "Organisationsbestyrelsen i FOB: ja, 17. marts 2026"
std::string DecisionWords(const ApplicationBook& book, const approvals::BodyDecision& decision, const Texts& t) {
  std::string words =
      NameOfDecider(book, decision, t.language()) + ": " + std::string(approvals::WordOf(decision.answer, t));
  if (decision.decided) words += ", " + DayIn(*decision.decided, t);
  return words;
}

Html DecisionOf(const ApplicationView& view, const Statement* statement, const Texts& t) {
  const approvals::BodyDecision* decision =
      statement != nullptr && statement->decision ? view.book.Find(*statement->decision) : nullptr;
  return Text(decision == nullptr ? std::string("–") : DecisionWords(view.book, *decision, t));
}

Html SignedOf(const Statement* statement, const Texts& t) {
  if (statement == nullptr || !statement->signed_on) return Text("–");
  return Text(tovholder::Join(LinesOf(statement->signed_by), ", ") + ", " + DayIn(*statement->signed_on, t));
}

Html StatementTable(const ApplicationView& view, const Requirement& requirement, const Texts& t) {
  DataTable table{.caption = TitleOf(requirement, t),
                  .columns = {{std::string(t("Who"))},
                              {std::string(t("How it stands"))},
                              {std::string(t("Decision behind it"))},
                              {std::string(t("Signed"))}}};
  for (const people::BodyId body : view.book.StatingBodies(requirement)) {
    const Statement* statement = view.book.FindStatement(requirement.key, body);
    const Standing standing = StandingOfStated(CheckStated(view.book, requirement, body, t.language()));
    table.rows.push_back({A(Href(StatementAddress(view.application().id, requirement.key, body)),
                            NameOfBody(view.book, body, t.language())),
                          StandingBadge(standing, t), DecisionOf(view, statement, t), SignedOf(statement, t)});
  }
  return table.rows.empty() ? EmptyState(t("Nobody is asked yet: choose the sections that take part."))
                            : RenderTable(table);
}

http::Response StatementsPage(const Visit& visit) {
  const auto view = LoadInside(visit);
  if (!view) return TurnAway(visit);
  const Texts& t = visit.t;
  const PageFrame frame = ApplicationFrame(visit, view->application(), t("Declarations"));
  Html blocks;
  for (const Conclusion& one : view->check.conclusions) {
    if (!one.requirement.IsStated()) continue;
    blocks.Append(Block(TitleOf(one.requirement, t), StatementTable(*view, one.requirement, t)));
  }
  const Html none = view->book.approval
                        ? Html()
                        : RenderNotice({Tone::kAttention, std::string(t("The application builds on no approval yet, so "
                                                                        "no decision can be chosen. Choose it under "
                                                                        "“Edit the application”."))},
                                       t);
  return visit.Page(frame, Join(Heading({.title = frame.title, .facts = {Text(view->application().title)}}), none,
                                blocks.empty() ? EmptyState(t("Nobody has to declare anything.")) : blocks));
}

// What one body states for one requirement.
struct StatementView {
  ApplicationView view;
  Requirement requirement;
  people::BodyId body;
  std::optional<Statement> stored;

  std::string name(const Texts& t) const { return NameOfBody(view.book, body, t.language()); }
  std::string address() const { return StatementAddress(view.application().id, requirement.key, body); }
};

std::optional<StatementView> LoadStatement(const Visit& visit) {
  auto view = LoadInside(visit);
  const Conclusion* conclusion = view ? AddressedRequirement(visit, *view) : nullptr;
  if (conclusion == nullptr) return std::nullopt;
  StatementView one{
      std::move(*view), conclusion->requirement, people::BodyId{visit.request.PathNumber("hvem").value_or(0)}, {}};
  const auto asked = one.view.book.StatingBodies(one.requirement);
  if (std::find(asked.begin(), asked.end(), one.body) == asked.end()) return std::nullopt;
  if (const Statement* stored = one.view.book.FindStatement(one.requirement.key, one.body)) one.stored = *stored;
  return one;
}

struct StatementForm {
  Statement statement;
  std::string signed_on;
  int seen = 0;
  FormErrors errors = {};
};

StatementForm FormOfStatement(const StatementView& one, const Texts& t) {
  StatementForm form;
  if (one.stored) form.statement = *one.stored;
  if (form.statement.signed_on) {
    form.signed_on = FormatDay(*form.statement.signed_on, DayForm::kLong, t.language());
  }
  form.seen = one.stored ? one.stored->version : 0;
  return form;
}

Html WhoMaySign(const StatementView& one, const Texts& t) {
  const areas::AssociationFacts facts = one.view.book.areas.FactsOf(one.body);
  const auto names = areas::ListSigners(facts);
  const people::Body* body = one.view.book.areas.Find(one.body);
  const bool municipality = body != nullptr && body->kind == people::BodyKind::kMunicipality;
  const Html link = A(Href(municipality ? areas::MunicipalityAddress(one.body) : areas::AssociationAddress(one.body)),
                      t("Master data of {body}", {{"body", one.name(t)}}));
  if (names.empty()) return P(t("Nobody is entered as entitled to sign."), " ", link);
  return P(t.Plural("{n} of these signs: {names}.", "{n} of these sign together: {names}.", facts.signers_needed,
                    {{"names", tovholder::Join(names, ", ")}}),
           " ", link);
}

Html SigningFields(const StatementView& one, const StatementForm& form, const Texts& t) {
  const Result<Date> day = ParseDate(form.signed_on);
  const Html there = one.stored && one.stored->file ? P(t("The paper that is there:"), " ",
                                                        A(Href(one.address() + "/papir"), one.stored->file_name))
                                                    : Html();
  return Join(there,
              FileDropZone({.field = {.name = "papir",
                                      .label = std::string(one.stored && one.stored->file ? t("Another signed paper")
                                                                                          : t("The signed paper")),
                                      .error = form.errors.At("papir")}},
                           t),
              DateField({.name = "signed_on",
                         .label = std::string(t("Signed on")),
                         .value = form.signed_on,
                         .error = form.errors.At("signed_on"),
                         .width = FieldWidth::kHalf},
                        day ? FormatDay(*day, DayForm::kFull, t.language()) : std::string(), t),
              TextArea({.name = "signed_by",
                        .label = std::string(t("Signed by")),
                        .value = form.statement.signed_by,
                        .help = std::string(t("One name a line.")),
                        .error = form.errors.At("signed_by")},
                       t, 3),
              WhoMaySign(one, t));
}

Html StatementFields(const StatementView& one, const StatementForm& form, const Texts& t) {
  std::vector<Choice> decisions{{"", std::string(t("Choose the decision")), ""}};
  for (const approvals::BodyDecision& decision : DecisionsOf(one.view.book, one.body)) {
    decisions.push_back({std::to_string(decision.id.value), DecisionWords(one.view.book, decision, t), ""});
  }
  return Join(
      HiddenField("version", std::to_string(form.seen)),
      SelectField({.name = "decision",
                   .label = std::string(t("Decision behind it")),
                   .value = form.statement.decision ? std::to_string(form.statement.decision->value) : std::string(),
                   .help = std::string(t("Of those that the approval has of this body.")),
                   .error = form.errors.At("decision")},
                  decisions, t),
      one.requirement.Has(CheckKind::kApproval) ? Html() : SigningFields(one, form, t),
      SubmitButton(t("Save"), ButtonLook::kPrimary));
}

http::Response ShowStatement(const Visit& visit, const StatementView& one, const StatementForm& form) {
  const Texts& t = visit.t;
  PageFrame frame = ApplicationFrame(visit, one.view.application(), one.name(t));
  frame.breadcrumb.insert(frame.breadcrumb.end() - 1,
                          {std::string(t("Declarations")), StatementsAddress(one.view.application().id)});
  const auto errors = CheckStated(one.view.book, one.requirement, one.body, t.language());
  std::vector<Fault> faults;
  faults.reserve(errors.size());
  for (const Error& error : errors) faults.push_back({error, {}, {}});
  const Html signing = one.requirement.Has(CheckKind::kApproval)
                           ? Html()
                           : FactList({{std::string(t("Signed")), SignedOf(one.stored ? &*one.stored : nullptr, t)}});
  const Html content =
      one.view.edits ? RenderForm({.address = one.address(), .csrf = visit.csrf(), .files = FormFrame::Files::kSent},
                                  StatementFields(one, form, t))
                     : Join(P(DecisionOf(one.view, one.stored ? &*one.stored : nullptr, t)), signing);
  auto response = visit.Page(
      frame, Join(ErrorSummary(form.errors.summary, t),
                  Heading({.title = one.name(t),
                           .facts = {StandingBadge(StandingOfStated(errors), t), Text(TitleOf(one.requirement, t))}}),
                  When(form.errors.summary.empty(), [&] { return FaultList(faults, t); }), content));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

http::Response StatementPage(const Visit& visit) {
  const auto one = LoadStatement(visit);
  return one ? ShowStatement(visit, *one, FormOfStatement(*one, visit.t)) : TurnAway(visit);
}

StatementForm ReadStatement(const Visit& visit, const StatementView& one) {
  StatementForm form;
  Statement& statement = form.statement;
  statement.application = one.view.application().id;
  statement.requirement = one.requirement.key;
  statement.body = one.body;
  const auto decision = visit.request.FormNumber("decision");
  if (decision) statement.decision = approvals::BodyDecisionId{*decision};
  form.signed_on = TypedLine(visit, "signed_on");
  statement.signed_on = plan::ReadDay(form.signed_on, "signed_on", form.errors, visit.t);
  statement.signed_by = TypedLines(visit, "signed_by");
  form.seen = ParseCount<int>(visit.request.Form("version")).value_or(0);
  for (const auto& [field, error] : CheckStatement(one.view.book, one.requirement, statement, visit.today())) {
    if (form.errors.At(field).empty()) form.errors.Add(field, error, visit.t);
  }
  return form;
}

// The signed paper, where one came along; "" where none did.
Result<std::string> TakePaper(const Visit& visit, const StatementView& one, Statement& statement) {
  if (visit.request.uploads.empty()) return std::string();
  const http::Upload& upload = visit.request.uploads.front();
  auto bytes = documents::LoadFile(upload.path.string());
  if (!bytes) return bytes;
  const auto file = LookAtFile(*bytes, upload.file_name);
  if (!file) return Pass(file);
  if (auto sound = CheckNewFile(one.requirement, *file); !sound) return Pass(sound);
  statement.file_name = file->name;
  return bytes;
}

http::Response TakeStatement(const Visit& visit) {
  const auto one = LoadStatement(visit);
  if (!one) return TurnAway(visit);
  StatementForm form = ReadStatement(visit, *one);
  const auto paper = TakePaper(visit, *one, form.statement);
  if (!paper) form.errors.Add("papir", paper.error(), visit.t);
  if (!form.errors.summary.empty()) return ShowStatement(visit, *one, form);
  const auto put = visit.Write(
      [&](sql::Transaction& transaction) { return PutStatement(transaction, form.statement, *paper, form.seen); });
  if (put) return visit.Done(StatementsAddress(form.statement.application), visit.t("It is saved."));
  form.errors.Add("decision", put.error(), visit.t);
  return ShowStatement(visit, *one, form);
}

http::Response SendSignedPaper(const Visit& visit) {
  const auto one = LoadStatement(visit);
  if (!one || !one->stored || !one->stored->file) return TurnAway(visit);
  return people::SendFile(visit, *one->stored->file, one->stored->file_name);
}

}  // namespace

std::vector<http::Route> StatementRoutes(const people::Office& office) {
  using http::Method;
  const auto reads = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kReader, std::move(handler));
  };
  const std::string one = "/ansoegninger/{id}/erklaeringer/{krav}/{hvem}";
  return {{Method::kGet, "/ansoegninger/{id}/erklaeringer", reads(StatementsPage)},
          {Method::kGet, one, reads(StatementPage)},
          {Method::kPost, one, people::Guarded(office, people::Access::kSecretary, TakeStatement), http::Pace::kSlow,
           kLargestPaper},
          {Method::kGet, one + "/papir", reads(SendSignedPaper)}};
}

}  // namespace tovholder::applications

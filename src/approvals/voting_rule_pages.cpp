// SPDX-License-Identifier: EUPL-1.2
#include "approvals/approval_pages.h"
#include "approvals/approval_store.h"
#include "approvals/form_reading.h"
#include "areas/area_store.h"
#include "areas/area_view.h"

namespace tovholder::approvals {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct RuleBook {
  areas::AreaBook areas;
  std::vector<VotingRule> rules;
};

RuleBook LoadRules(const Visit& visit) {
  return visit.Read([](sql::Reader& reader) { return RuleBook{areas::LoadAreas(reader), ListVotingRules(reader)}; });
}

// As entered, else as is usual.
VotingRule RuleIn(const RuleBook& book, people::BodyId association) {
  ApprovalBook known;
  known.rules = book.rules;
  return known.RuleOf(association);
}

std::string RuleAddress(people::BodyId association) {
  return std::string(kRulesPage) + "/" + std::to_string(association.value);
}

std::vector<Html> RuleRow(const Visit& visit, const RuleBook& book, const people::Body& body) {
  const Texts& t = visit.t;
  const VotingRule rule = RuleIn(book, body.id);
  const Html name = MayEdit(visit) ? A(Href(RuleAddress(body.id)), body.name) : Text(body.name);
  const Html source = rule.id ? Text(rule.source.empty() ? std::string_view("–") : rule.source)
                              : Span(Class("hint"), t("Not entered, as is usual"));
  const auto days = [&](int count) { return Text(std::to_string(count)); };
  return {name,
          Text(std::to_string(rule.votes_per_household)),
          days(rule.notice_days),
          days(rule.extraordinary_notice_days),
          days(rule.ballot_days),
          days(rule.proposal_days),
          source};
}

http::Response RulesPage(const Visit& visit) {
  const Texts& t = visit.t;
  const RuleBook book = LoadRules(visit);
  DataTable table{.caption = std::string(t("Voting rules")),
                  .columns = {{std::string(t("Housing association"))},
                              {std::string(t("Votes a household")), Align::kFigures},
                              {std::string(t("Notice, ordinary meeting")), Align::kFigures},
                              {std::string(t("Notice, extraordinary")), Align::kFigures},
                              {std::string(t("Days of a ballot")), Align::kFigures},
                              {std::string(t("Proposals before")), Align::kFigures},
                              {std::string(t("Source"))}}};
  for (const people::Body& body : book.areas.bodies) {
    if (body.kind == people::BodyKind::kHousingAssociation) table.rows.push_back(RuleRow(visit, book, body));
  }
  const Html none = EmptyState(t("No housing association is known yet."));
  return visit.Page(
      ApprovalFrame(visit, t("Voting rules")),
      Join(Heading({.title = std::string(t("Voting rules"))}),
           P(t("How the residents of each association vote, by its by-laws: days of notice, and votes a household. "
               "There are no proxies.")),
           table.rows.empty() ? none : RenderTable(table)));
}

struct RuleForm {
  people::Body body;
  VotingRule rule;
  std::map<std::string, std::string> typed;
  FormErrors errors;
};

struct RuleFigure {
  const char* field;
  int VotingRule::*kept;
  std::string_view label;
};
constexpr RuleFigure kRuleFigures[] = {
    {"votes_per_household", &VotingRule::votes_per_household, Msgid("Votes a household")},
    {"notice_days", &VotingRule::notice_days, Msgid("Days of notice before an ordinary meeting")},
    {"extraordinary_notice_days", &VotingRule::extraordinary_notice_days,
     Msgid("Days of notice before an extraordinary meeting")},
    {"ballot_days", &VotingRule::ballot_days, Msgid("Days from the material of a ballot to its last day")},
    {"proposal_days", &VotingRule::proposal_days, Msgid("Days before the meeting by which proposals must be in")}};

std::optional<RuleForm> LoadRuleForm(const Visit& visit) {
  const RuleBook book = LoadRules(visit);
  const people::Body* body = book.areas.Find(people::BodyId{visit.request.PathNumber("forening").value_or(0)});
  if (body == nullptr || body->kind != people::BodyKind::kHousingAssociation) return std::nullopt;
  RuleForm form{*body, RuleIn(book, body->id), {}, {}};
  for (const RuleFigure& one : kRuleFigures) form.typed[one.field] = std::to_string(form.rule.*one.kept);
  return form;
}

http::Response ShowRuleForm(const Visit& visit, const RuleForm& form) {
  const Texts& t = visit.t;
  PageFrame frame = ApprovalFrame(visit, t("Voting rules of {association}", {{"association", form.body.name}}));
  frame.breadcrumb.insert(frame.breadcrumb.end() - 1, {std::string(t("Voting rules")), std::string(kRulesPage)});
  const Html fields = Join(Each(kRuleFigures,
                                [&](const RuleFigure& one) {
                                  return TextField({.name = one.field,
                                                    .label = std::string(t(one.label)),
                                                    .value = form.typed.at(one.field),
                                                    .error = form.errors.At(one.field),
                                                    .width = FieldWidth::kShort},
                                                   t);
                                }),
                           TextField({.name = "source",
                                      .label = std::string(t("Source")),
                                      .value = form.rule.source,
                                      .help = std::string(t("The paragraph of the by-laws."))},
                                     t),
                           SubmitButton(t("Save"), ButtonLook::kPrimary));
  auto response = visit.Page(frame, Join(ErrorSummary(form.errors.summary, t), Heading({.title = frame.title}),
                                         RenderForm({.address = visit.request.path, .csrf = visit.csrf()}, fields)));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

http::Response RuleFormPage(const Visit& visit) {
  const auto form = LoadRuleForm(visit);
  return form ? ShowRuleForm(visit, *form) : visit.NotFound();
}

http::Response TakeRule(const Visit& visit) {
  auto form = LoadRuleForm(visit);
  if (!form) return visit.NotFound();
  for (const RuleFigure& one : kRuleFigures) {
    std::string& typed = form->typed[one.field];
    typed = TypedLine(visit, one.field);
    const auto read = ReadCount(typed, one.field, form->errors, visit.t);
    form->rule.*one.kept = read.value_or(typed.empty() ? -1 : 0);
  }
  form->rule.source = TypedLine(visit, "source");
  const RuleBook book = LoadRules(visit);
  for (const auto& [field, error] : CheckRule(book.areas, form->rule)) {
    if (form->errors.At(field).empty()) form->errors.Add(field, error, visit.t);
  }
  if (!form->errors.summary.empty()) return ShowRuleForm(visit, *form);
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutVotingRule(transaction, form->rule); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(kRulesPage, visit.t("The rules are saved."));
}

}  // namespace

std::vector<http::Route> VotingRuleRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::Access access, people::PageHandler handler) {
    return people::Guarded(office, access, std::move(handler));
  };
  const std::string one = std::string(kRulesPage) + "/{forening}";
  return {{Method::kGet, std::string(kRulesPage), page(people::Access::kEverybody, RulesPage)},
          {Method::kGet, one, page(people::Access::kSecretary, RuleFormPage)},
          {Method::kPost, one, page(people::Access::kSecretary, TakeRule)}};
}

}  // namespace tovholder::approvals

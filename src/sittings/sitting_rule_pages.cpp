// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "desk/agenda_view.h"
#include "sittings/sitting_pages.h"
#include "sittings/sitting_store.h"
#include "sittings/sitting_words.h"

namespace tovholder::sittings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

template <class E, std::size_t size>
std::vector<html::Choice> ChoicesOf(const E (&values)[size], const Texts& t) {
  std::vector<html::Choice> choices;
  for (const E value : values) choices.push_back({std::string(ToName(value)), std::string(WordOf(value, t)), ""});
  return choices;
}

constexpr RuleProfile kProfilesInOrder[] = {RuleProfile::kCharter, RuleProfile::kAssociation,
                                            RuleProfile::kSpecialCommittee, RuleProfile::kStandingCommittee,
                                            RuleProfile::kCouncil};
constexpr Approval kApprovalsInOrder[] = {Approval::kByPresent, Approval::kByAll, Approval::kSameMeeting,
                                          Approval::kNextMeeting};
constexpr Majority kMajoritiesInOrder[] = {Majority::kSimple, Majority::kTwoThirds, Majority::kUnanimous};
constexpr Tie kTiesInOrder[] = {Tie::kLapses, Tie::kChairDecides};

struct RuleView {
  people::Organization organization;
  SittingRule rule;
};

std::optional<RuleView> LoadRule(const Visit& visit) {
  auto organization = desk::AddressedOrganization(visit);
  if (!organization) return std::nullopt;
  const auto rule = visit.Read([&](sql::Reader& reader) { return FindRule(reader, organization->id); });
  return RuleView{std::move(*organization), rule};
}

Html StatuteFields(const SittingRule& rule, const std::string& quorum, const FormErrors& errors, const Texts& t) {
  return Join(
      P(Class("quiet"),
        t("What follows is fixed by the act for the council and its committees; others have it in their statutes.")),
      TextField({.name = "beslutningsdygtig",
                 .label = std::string(t("Quorum, per cent of those who vote")),
                 .value = quorum,
                 .error = errors.At("beslutningsdygtig"),
                 .width = FieldWidth::kShort},
                t, InputKind::kNumber),
      SelectField({.name = "flertal",
                   .label = std::string(t("What carries a proposal")),
                   .value = std::string(ToName(rule.majority)),
                   .width = FieldWidth::kHalf},
                  ChoicesOf(kMajoritiesInOrder, t), t),
      SelectField({.name = "stemmelighed",
                   .label = std::string(t("As many for as against")),
                   .value = std::string(ToName(rule.tie)),
                   .width = FieldWidth::kHalf},
                  ChoicesOf(kTiesInOrder, t), t));
}

http::Response ShowRule(const Visit& visit, const RuleView& view, const std::string& quorum, const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = visit.Frame(t("Rules of its meetings"), "organizations");
  frame.breadcrumb = {{std::string(t("Organisation")), "/organisation"},
                      {view.organization.name, "/organisation/" + std::to_string(view.organization.id.value)}};
  const Html fields =
      Join(RadioField({.name = "profil",
                       .label = std::string(t("It meets by the rules of")),
                       .value = std::string(ToName(view.rule.profile))},
                      ChoicesOf(kProfilesInOrder, t), t),
           RadioField({.name = "godkendelse",
                       .label = std::string(t("The minutes are approved")),
                       .value = std::string(ToName(view.rule.approval))},
                      ChoicesOf(kApprovalsInOrder, t), t),
           StatuteFields(view.rule, quorum, errors, t),
           TextArea({.name = "vendinger",
                     .label = std::string(t("Phrases for decisions")),
                     .value = view.rule.phrases,
                     .help = std::string(t("A line each. They stand beside “Godkendt” and the other usual ones."))},
                    t, 4),
           SubmitButton(t("Save"), ButtonLook::kPrimary));
  auto response = visit.Page(
      frame, Join(ErrorSummary(errors.summary, t),
                  Heading({.title = std::string(t("Rules of its meetings")), .facts = {Text(view.organization.name)}}),
                  RenderForm({.address = visit.request.path, .csrf = visit.csrf()}, fields)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response RulePage(const Visit& visit) {
  const auto view = LoadRule(visit);
  return view ? ShowRule(visit, *view, std::to_string(view->rule.quorum), {}) : visit.NotFound();
}

http::Response TakeRule(const Visit& visit) {
  auto view = LoadRule(visit);
  if (!view) return visit.NotFound();
  FromName(visit.request.Form("profil"), view->rule.profile);
  FromName(visit.request.Form("godkendelse"), view->rule.approval);
  FromName(visit.request.Form("flertal"), view->rule.majority);
  FromName(visit.request.Form("stemmelighed"), view->rule.tie);
  view->rule.phrases = std::string(Trim(visit.request.Form("vendinger")));
  const auto quorum = visit.request.FormNumber("beslutningsdygtig");
  if (!quorum || *quorum > 100) {
    FormErrors errors;
    errors.Add("beslutningsdygtig", Error{"sittings.quorum_wrong", {}}, visit.t);
    return ShowRule(visit, *view, std::string(visit.request.Form("beslutningsdygtig")), errors);
  }
  view->rule.quorum = static_cast<int>(*quorum);
  visit.Write([&](sql::Transaction& transaction) { PutRule(transaction, view->rule); });
  return visit.Done("/organisation/" + std::to_string(view->organization.id.value), visit.t("It is saved."));
}

}  // namespace

std::vector<http::Route> SittingRuleRoutes(const people::Office& office) {
  using http::Method;
  return {{Method::kGet, "/organisation/{id}/moederegler", desk::ForOrganization(office, RulePage)},
          {Method::kPost, "/organisation/{id}/moederegler", desk::ForOrganization(office, TakeRule)}};
}

}  // namespace tovholder::sittings

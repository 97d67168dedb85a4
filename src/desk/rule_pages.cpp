// SPDX-License-Identifier: EUPL-1.2

#include "base/text.h"
#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "desk/desk_pages.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr int kLongestNotice = 60;

struct RuleView {
  people::Organization organization;
  DeskRule rule;
};

std::optional<RuleView> LoadRule(const Visit& visit) {
  auto organization = AddressedOrganization(visit);
  if (!organization) return std::nullopt;
  const auto rule = visit.Read([&](sql::Reader& reader) { return FindRule(reader, organization->id); });
  return RuleView{std::move(*organization), rule};
}

// Set by secretaries of the installation: who is bound by it does not take it away himself.
Html ChairsTick(const DeskRule& rule, const Texts& t) {
  return Checkbox("formaend",
                  {"ja", std::string(t("The chairs release together")),
                   std::string(t("An agenda goes out when each of the organization's chairs has said yes. It holds at "
                                 "once, also for agendas in preparation."))},
                  rule.chairs_release ? Ticked::kYes : Ticked::kNo);
}

http::Response ShowRule(const Visit& visit, const RuleView& view, const std::string& notice, const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = visit.Frame(t("How agendas are made"), "organizations");
  frame.breadcrumb = {{std::string(t("Organisation")), "/organisation"},
                      {view.organization.name, "/organisation/" + std::to_string(view.organization.id.value)}};
  auto response = visit.Page(
      frame,
      Join(ErrorSummary(errors.summary, t),
           Heading({.title = std::string(t("How agendas are made")), .facts = {Text(view.organization.name)}}),
           RenderForm({.address = visit.request.path, .csrf = visit.csrf()},
                      Join(TextField({.name = "frist",
                                      .label = std::string(t("Notice in weekdays")),
                                      .value = notice,
                                      .help = std::string(t("Weekdays between the release and the meeting, without "
                                                            "Saturdays, Sundays and public holidays; the day of the "
                                                            "meeting does not count.")),
                                      .error = errors.At("frist"),
                                      .need = Need::kRequired,
                                      .width = FieldWidth::kShort},
                                     t),
                           TextField({.name = "foerst",
                                      .label = std::string(t("Item that always stands first")),
                                      .value = view.rule.first_item,
                                      .help = std::string(t("Leave it empty for none."))},
                                     t),
                           TextField({.name = "sidst",
                                      .label = std::string(t("Item that always stands last")),
                                      .value = view.rule.last_item},
                                     t),
                           P(Class("quiet"), t("It holds for meetings that are made from now on.")),
                           When(visit.viewer.May(people::Access::kSecretary), [&] { return ChairsTick(view.rule, t); }),
                           SubmitButton(t("Save"), ButtonLook::kPrimary)))));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response RulePage(const Visit& visit) {
  const auto view = LoadRule(visit);
  return view ? ShowRule(visit, *view, std::to_string(view->rule.notice), {}) : visit.NotFound();
}

http::Response TakeRule(const Visit& visit) {
  auto view = LoadRule(visit);
  if (!view) return visit.NotFound();
  view->rule.first_item = TypedText(visit, "foerst");
  view->rule.last_item = TypedText(visit, "sidst");
  if (visit.viewer.May(people::Access::kSecretary)) {
    view->rule.chairs_release = !visit.request.Form("formaend").empty();
  }
  const std::string notice = TypedText(visit, "frist");
  const auto weekdays = ParseCount<int>(notice);
  if (!weekdays || *weekdays > kLongestNotice) {
    FormErrors errors;
    errors.Add("frist", Error{"desk.notice_wrong", {{"limit", std::to_string(kLongestNotice)}}}, visit.t);
    return ShowRule(visit, *view, notice, errors);
  }
  view->rule.notice = *weekdays;
  visit.Write([&](sql::Transaction& transaction) { PutRule(transaction, view->rule); });
  return visit.Done("/organisation/" + std::to_string(view->organization.id.value), visit.t("It is saved."));
}

}  // namespace

std::vector<http::Route> RuleRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) { return ForOrganization(office, std::move(handler)); };
  return {{Method::kGet, "/organisation/{id}/dagsorden", page(RulePage)},
          {Method::kPost, "/organisation/{id}/dagsorden", page(TakeRule)}};
}

}  // namespace tovholder::desk

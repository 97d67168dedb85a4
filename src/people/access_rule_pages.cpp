// SPDX-License-Identifier: EUPL-1.2
#include "people/access_rule.h"
#include "people/change_words.h"
#include "people/pages.h"
#include "people/structure_pages.h"
#include "sql/change_log.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

constexpr std::string_view kRulePage = "/brugere/totrin";

Html DemandForm(const Visit& visit, const AccessRule& rule) {
  const Texts& t = visit.t;
  const auto choice = [](SecondFactorDemand demand, std::string_view label, std::string_view help) {
    return Choice{std::string(ToName(demand)), std::string(label), std::string(help)};
  };
  const std::vector<Choice> choices{
      choice(SecondFactorDemand::kNobody, t("Nobody has to"), t("Whoever wants can set it up under My account.")),
      choice(SecondFactorDemand::kAdministrators, t("Administrators have to"), ""),
      choice(SecondFactorDemand::kEverybody, t("Everybody who signs in has to"), "")};
  return RenderForm({.address = std::string(kRulePage), .csrf = visit.csrf()},
                    Join(RadioField({.name = "krav",
                                     .label = std::string(t("Who has to sign in in two steps")),
                                     .value = std::string(ToName(rule.second_factor)),
                                     .help = std::string(t("Who has not set it up is led to do so after signing in, "
                                                           "and gets nothing else until then."))},
                                    choices, t),
                         SubmitButton(t("Save"), ButtonLook::kPrimary)));
}

http::Response AccessRulePage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto [rule, changes] = visit.Read([](sql::Reader& reader) {
    const AccessRule found = FindAccessRule(reader);
    return std::pair(found, sql::ListChanges(reader, "access_rule", found.id.value));
  });
  PageFrame frame = OrganizationFrame(visit, t("Two-step sign-in"), "users");
  frame.breadcrumb = {{std::string(t("Users")), "/brugere"}, {frame.title, ""}};
  const Html form = visit.viewer.May(Access::kAdministrator) ? DemandForm(visit, rule)
                                                             : Html(P(LabelOf("word", ToName(rule.second_factor), t)));
  return visit.Page(frame,
                    Join(Heading({.title = frame.title}), form, ChangeWords(LoggedRecords(), t).History(changes)));
}

http::Response TakeAccessRule(const Visit& visit) {
  SecondFactorDemand demand{};
  if (!FromName(visit.request.Form("krav"), demand)) return visit.Done(kRulePage);
  visit.Write([&](sql::Transaction& transaction) { PutAccessRule(transaction, demand); });
  return visit.Done("/brugere", visit.t("It is saved."));
}

}  // namespace

std::vector<http::Route> AccessRuleRoutes(const Office& office) {
  using http::Method;
  const auto guard = [&](PageHandler handler) { return Guarded(office, Access::kAdministrator, std::move(handler)); };
  return {{Method::kGet, std::string(kRulePage), guard(AccessRulePage)},
          {Method::kPost, std::string(kRulePage), guard(TakeAccessRule)}};
}

}  // namespace tovholder::people

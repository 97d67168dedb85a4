// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "html/components.h"
#include "meetings/guard_rule.h"
#include "meetings/logged_records.h"
#include "meetings/publication_pages.h"
#include "people/change_words.h"
#include "people/structure_pages.h"
#include "sql/change_log.h"

namespace tovholder::meetings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kGuardPage = "/opbevaring/smaa-antal";

Html GuardForm(const Visit& visit, const std::string& typed, const FormErrors& errors) {
  const Texts& t = visit.t;
  return RenderForm({.address = std::string(kGuardPage), .csrf = visit.csrf()},
                    Join(TextField({.name = "antal",
                                    .label = std::string(t("Counts of persons below this number are shown")),
                                    .value = typed,
                                    .help = std::string(t("0: nothing is looked for.")),
                                    .error = errors.At("antal"),
                                    .need = Need::kRequired,
                                    .width = FieldWidth::kShort},
                                   t, InputKind::kNumber),
                         SubmitButton(t("Save"), ButtonLook::kPrimary)));
}

http::Response ShowGuard(const Visit& visit, const std::string& typed, const FormErrors& errors) {
  const Texts& t = visit.t;
  const auto [rule, changes] = visit.Read([](sql::Reader& reader) {
    const GuardRule found = FindGuardRule(reader);
    return std::pair(found, sql::ListChanges(reader, "guard_rule", found.id.value));
  });
  PageFrame frame = people::OrganizationFrame(visit, t("Counts of few persons"), "retention");
  frame.breadcrumb = {{std::string(t("Keeping and erasing")), "/opbevaring"}, {frame.title, ""}};
  const std::string number = std::to_string(rule.smallest_count);
  const Html form = visit.viewer.May(people::Access::kAdministrator)
                        ? GuardForm(visit, errors.summary.empty() ? number : typed, errors)
                        : Html(P(t("Counts of persons below this number are shown"), ": ", number));
  auto response = visit.Page(
      frame,
      Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title}),
           P(t("“3 families” in a small area may be enough to recognise them. Before an agenda is released and before "
               "minutes are published such counts are shown, in text and attachments. Whoever publishes removes them, "
               "closes the item, or writes why they may stand.")),
           form, people::ChangeWords(LoggedRecords(), t).History(changes)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response TakeGuard(const Visit& visit) {
  const int wanted = ParseCount<int>(Trim(visit.request.Form("antal"))).value_or(-1);
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutGuardRule(transaction, wanted); });
  if (put) return visit.Done(kGuardPage, visit.t("It is saved."));
  FormErrors errors;
  errors.Add("antal", put.error(), visit.t);
  return ShowGuard(visit, std::string(visit.request.Form("antal")), errors);
}

}  // namespace

std::vector<http::Route> GuardRuleRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kAdministrator, std::move(handler));
  };
  return {{Method::kGet, std::string(kGuardPage), page([](const Visit& visit) { return ShowGuard(visit, {}, {}); })},
          {Method::kPost, std::string(kGuardPage), page(TakeGuard)}};
}

}  // namespace tovholder::meetings

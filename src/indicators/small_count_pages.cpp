// SPDX-License-Identifier: EUPL-1.2
#include "indicators/small_count_pages.h"

#include "areas/area_view.h"
#include "base/text.h"
#include "indicators/small_count.h"
#include "people/typed_text.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kPage = "/noegletal/smaa-tal";

std::string InWords(const SmallCountRule& rule, const Texts& t) {
  if (rule.threshold == 0) return std::string(t("No count is taken to be small."));
  const std::string last = std::to_string(rule.threshold - 1);
  switch (rule.action) {
    case SmallCountAction::kShow:
      return t("Counts from 1 to {last} persons are shown.", {{"last", last}});
    case SmallCountAction::kHide:
      return t("Counts from 1 to {last} persons are hidden, and shares of them.", {{"last", last}});
    case SmallCountAction::kHideAlso:
      break;
  }
  return t("Counts from 1 to {last} persons are hidden, shares of them, and whatever they could be reckoned from.",
           {{"last", last}});
}

Html SettingForm(const Visit& visit, const std::string& threshold, const SmallCountRule& rule,
                 const FormErrors& errors) {
  const Texts& t = visit.t;
  return RenderForm({.address = std::string(kPage), .csrf = visit.csrf()},
                    Join(TextField({.name = "threshold",
                                    .label = std::string(t("The smallest count that is shown")),
                                    .value = threshold,
                                    .help = std::string(t("0: all are shown.")),
                                    .error = errors.At("threshold"),
                                    .need = Need::kRequired,
                                    .width = FieldWidth::kShort},
                                   t),
                         RadioField({.name = "action",
                                     .label = std::string(t("What is done with smaller ones")),
                                     .value = std::string(ToName(rule.action))},
                                    {{"show", std::string(t("They are shown")), ""},
                                     {"hide", std::string(t("They are hidden")),
                                      std::string(t("Who subtracts one sum from another may find them all the same."))},
                                     {"hide_also", std::string(t("They are hidden, and what gives them away")), ""}},
                                    t),
                         RadioField({.name = "also",
                                     .label = std::string(t("What else is hidden")),
                                     .value = std::string(ToName(rule.also))},
                                    {{"sums", std::string(t("Sums that they are part of")),
                                      std::string(t("Nothing that is shown then rests on them."))},
                                     {"parts", std::string(t("One more part of each sum")),
                                      std::string(t("Sums stay where nobody can reckon backwards."))}},
                                    t),
                         SubmitButton(t("Save"), ButtonLook::kPrimary)));
}

http::Response ShowSetting(const Visit& visit, const std::string& threshold, const SmallCountRule& rule,
                           const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = areas::AreaFrame(visit, t("Small counts"), "figures");
  frame.breadcrumb = {
      {std::string(t("Areas")), "/omraader"}, {std::string(t("Indicators")), "/noegletal"}, {frame.title, ""}};
  const bool edits = visit.viewer.May(people::Access::kSecretary);
  auto response = visit.Page(
      frame, Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title}),
                  P(t("Where a figure counts few people, somebody may be recognised in it. It is hidden in tables, in "
                      "pictures and in files for everybody but those who prepare meetings.")),
                  P(InWords(rule, t)), edits ? SettingForm(visit, threshold, rule, errors) : Html()));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response ShowSmallCounts(const Visit& visit) {
  const SmallCountRule rule = visit.Read([](sql::Reader& reader) { return FindSmallCountRule(reader); });
  return ShowSetting(visit, std::to_string(rule.threshold), rule, {});
}

http::Response TakeSmallCounts(const Visit& visit) {
  SmallCountRule rule;
  const std::string typed = people::TypedLine(visit, "threshold");
  FromName(visit.request.Form("action"), rule.action);
  FromName(visit.request.Form("also"), rule.also);
  FormErrors errors;
  const auto threshold = ParseCount<int>(typed);
  rule.threshold = threshold.value_or(-1);
  if (const auto checked = CheckSmallCounts(rule); !checked) {
    errors.Add("threshold", checked.error(), visit.t);
    return ShowSetting(visit, typed, rule, errors);
  }
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutSmallCountRule(transaction, rule); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(kPage, visit.t("It is saved."));
}

}  // namespace

std::vector<http::Route> SmallCountRoutes(const people::Office& office) {
  using http::Method;
  return {{Method::kGet, std::string(kPage), people::Guarded(office, people::Access::kEverybody, ShowSmallCounts)},
          {Method::kPost, std::string(kPage), people::Guarded(office, people::Access::kSecretary, TakeSmallCounts)}};
}

}  // namespace tovholder::indicators

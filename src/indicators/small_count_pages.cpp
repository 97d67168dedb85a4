// SPDX-License-Identifier: EUPL-1.2
#include "indicators/small_count_pages.h"

#include <algorithm>

#include "areas/area_view.h"
#include "base/text.h"
#include "indicators/indicator_store.h"
#include "indicators/logged_records.h"
#include "indicators/small_count.h"
#include "people/change_words.h"
#include "people/typed_text.h"
#include "sql/change_log.h"

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
      return t("Counts from 1 to {last} persons are shown with a mark.", {{"last", last}});
    case SmallCountAction::kHide:
      return t("Counts from 1 to {last} persons are hidden, and shares of them.", {{"last", last}});
    case SmallCountAction::kHideAlso:
      break;
  }
  return t("Counts from 1 to {last} persons are hidden, shares of them, and whatever they could be reckoned from.",
           {{"last", last}});
}

// What was typed, or what is set.
struct TypedSetting {
  std::string threshold;
  std::string action;
  std::string also;
  int version = 1;
};

Html SettingForm(const Visit& visit, const TypedSetting& typed, const FormErrors& errors) {
  const Texts& t = visit.t;
  const Html fields =
      Join(HiddenField("version", std::to_string(typed.version)),
           TextField({.name = "threshold",
                      .label = std::string(t("The smallest count that is shown")),
                      .value = typed.threshold,
                      .help = std::string(t("0: all are shown.")),
                      .error = errors.At("threshold"),
                      .need = Need::kRequired,
                      .width = FieldWidth::kShort},
                     t),
           RadioField({.name = "action",
                       .label = std::string(t("What is done with smaller ones")),
                       .value = typed.action,
                       .error = errors.At("action")},
                      {{"show", std::string(t("They are shown, with a mark")), ""},
                       {"hide", std::string(t("They are hidden")),
                        std::string(t("Who subtracts one sum from another may find them all the same."))},
                       {"hide_also", std::string(t("They are hidden, and what gives them away")), ""}},
                      t),
           RadioField({.name = "also",
                       .label = std::string(t("What else is hidden")),
                       .value = typed.also,
                       .error = errors.At("also")},
                      {{"sums", std::string(t("Sums that they are part of")),
                        std::string(t("Nothing that is shown then rests on them."))},
                       {"parts", std::string(t("One more part of each sum")),
                        std::string(t("Sums stay where nobody can reckon backwards."))}},
                      t),
           SubmitButton(t("Save"), ButtonLook::kPrimary));
  return Block(t("Change it"), RenderForm({.address = std::string(kPage), .csrf = visit.csrf()}, fields));
}

struct SettingView {
  SmallCountSetting setting;
  std::int64_t affected = 0;  // figures that are hidden or marked now
  std::vector<sql::Change> changes;
};

SettingView LoadSetting(sql::Reader& reader, const Visit& visit) {
  const SmallCountView counts = ViewSmallCounts(reader, people::Viewer::Outsider(), LoadIndicators(reader));
  SettingView view{FindSmallCountSetting(reader), std::ssize(counts.hidden) + std::ssize(counts.marked), {}};
  if (visit.viewer.MayRead(people::Access::kSecretary)) {
    view.changes = sql::ListChanges(reader, "small_count_setting", view.setting.id.value);
  }
  return view;
}

Html WhyBlock(const Texts& t) {
  return Block(
      t("Why figures are hidden"),
      Join(P(t("Where a figure counts few people, somebody may be recognised in it. It is hidden in tables, in "
               "pictures and in files for everybody but those who prepare meetings.")),
           Ul(Li(t("A share of few people is hidden as their number is.")),
              Li(t("A mean of several years is hidden where it is one of few people, or where it would tell the count "
                   "of a year beside the other years.")),
              Li(t("A figure of several areas together is hidden where it would tell that of one of them.")),
              Li(t("A figure of the municipality is no sum of its areas and stays.")))));
}

http::Response ShowSetting(const Visit& visit, const TypedSetting* typed, const FormErrors& errors) {
  const Texts& t = visit.t;
  const SettingView view = visit.Read([&](sql::Reader& reader) { return LoadSetting(reader, visit); });
  const SmallCountSetting& setting = view.setting;
  PageFrame frame = areas::AreaFrame(visit, t("Small counts"), "figures");
  frame.breadcrumb = {
      {std::string(t("Areas")), "/omraader"}, {std::string(t("Indicators")), "/noegletal"}, {frame.title, ""}};
  const TypedSetting stored{std::to_string(setting.threshold), std::string(ToName(setting.action)),
                            std::string(ToName(setting.also)), setting.version};
  const Html now = Join(P(Class("lead"), InWords({setting.threshold, setting.action, setting.also}, t)),
                        P(setting.action == SmallCountAction::kShow
                              ? t.Plural("{n} figure is marked now.", "{n} figures are marked now.", view.affected)
                              : t.Plural("{n} figure is hidden now.", "{n} figures are hidden now.", view.affected)));
  const Html form = When(visit.viewer.May(people::Access::kSecretary),
                         [&] { return SettingForm(visit, typed == nullptr ? stored : *typed, errors); });
  auto response =
      visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title}), now, WhyBlock(t), form,
                             people::ChangeWords(LoggedRecords(), t).History(view.changes)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response ShowSmallCounts(const Visit& visit) { return ShowSetting(visit, nullptr, {}); }

http::Response TakeSmallCounts(const Visit& visit) {
  const TypedSetting typed{people::TypedLine(visit, "threshold"), people::TypedLine(visit, "action"),
                           people::TypedLine(visit, "also"),
                           ParseCount<int>(people::TypedLine(visit, "version")).value_or(0)};
  SmallCountRule rule;
  FormErrors errors;
  rule.threshold = ParseCount<int>(typed.threshold).value_or(-1);
  if (const auto checked = CheckSmallCounts(rule); !checked) errors.Add("threshold", checked.error(), visit.t);
  if (!FromName(typed.action, rule.action)) errors.Add("action", Error{"indicators.no_action"}, visit.t);
  if (!FromName(typed.also, rule.also)) errors.Add("also", Error{"indicators.no_also"}, visit.t);
  if (errors.summary.empty()) {
    const auto put = visit.Write([&](sql::Transaction& transaction) {
      return PutSmallCountRule(transaction, rule, std::max(typed.version, 1));
    });
    if (put) return visit.Done(kPage, visit.t("It is saved."));
    errors.Add("", put.error(), visit.t);
  }
  return ShowSetting(visit, &typed, errors);
}

}  // namespace

Html HiddenFigure(const Texts& t) { return A(Href(std::string(kPage)), t("hidden")); }

Html ShownFigure(const SmallCountView& view, ObservationId id, const Html& figure, const Texts& t) {
  if (view.hidden.contains(id)) return HiddenFigure(t);
  if (!view.marked.contains(id)) return figure;
  const bool shown = view.action == SmallCountAction::kShow;
  return Join(figure, " ",
              Badge(shown ? t("few people") : t("hidden from others"), Tone::kNeutral, Icon("visibility-off")));
}

std::vector<http::Route> SmallCountRoutes(const people::Office& office) {
  using http::Method;
  return {{Method::kGet, std::string(kPage), people::Guarded(office, people::Access::kEverybody, ShowSmallCounts)},
          {Method::kPost, std::string(kPage), people::Guarded(office, people::Access::kSecretary, TakeSmallCounts)}};
}

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "standing/standing_pages.h"
#include "standing/standing_view.h"

namespace tovholder::standing {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::string InForce(const criteria::RuleSet& rules, const Texts& t) {
  const std::string from = FormatDay(rules.valid_from, DayForm::kLong, t.language());
  if (!rules.valid_to) return t("Lists since {from}", {{"from", from}});
  return t("Lists from {from} to {to}",
           {{"from", from}, {"to", FormatDay(*rules.valid_to, DayForm::kLong, t.language())}});
}

Html RuleTable(const criteria::RuleSet& rules, const Texts& t) {
  DataTable table{.caption = rules.name.In(t.language()),
                  .columns = {{std::string(t("Criterion"))}, {std::string(t("Met when"))}, {std::string(t("Law"))}}};
  for (const criteria::CriterionRule& rule : rules.criteria) {
    table.rows.push_back(
        {Text(TitleOf(rule.criterion, t)),
         Join(criteria::DescribeRule(rule, t),
              When(rule.ages_in_doubt, [&] { return Span(Class("hint"), " ", t("The law does not say the ages.")); })),
         Text(rule.law)});
  }
  return RenderTable(table);
}

std::string ClassDemands(const criteria::RuleSet& rules, const criteria::ClassRule& one, const Texts& t) {
  std::vector<std::string> demands;
  const criteria::ClassRule* within = rules.FindClass(one.within);
  if (within != nullptr) demands.push_back(t("is {class}", {{"class", criteria::NameOf(*within, t)}}));
  if (one.at_least > 0) {
    std::vector<std::string> names;
    names.reserve(one.of.size());
    for (const criteria::Criterion criterion : one.of) names.push_back(criteria::NameOf(criterion, t));
    demands.push_back(t("meets at least {n} of {all}: {criteria}", {{"n", std::to_string(one.at_least)},
                                                                    {"all", std::to_string(one.of.size())},
                                                                    {"criteria", tovholder::Join(names, ", ")}}));
  }
  for (const criteria::Criterion criterion : one.required) {
    const criteria::CriterionRule* rule = rules.Find(criterion);
    if (rule == nullptr) continue;
    demands.push_back(criteria::NameOf(criterion, t) + ": " + criteria::DescribeRule(*rule, t));
  }
  if (one.years > 0) {
    demands.push_back(t("has been so on each of the latest {n} lists", {{"n", std::to_string(one.years)}}));
  }
  return tovholder::Join(demands, "; ");
}

Html ClassList(const criteria::RuleSet& rules, const Texts& t) {
  std::vector<Fact> facts;
  facts.reserve(rules.classes.size());
  for (const criteria::ClassRule& one : rules.classes) {
    facts.push_back({criteria::NameOf(one, t), Join(ClassDemands(rules, one, t), " ", Span(Class("hint"), one.law))});
  }
  return FactList(facts);
}

Html RuleBlock(const criteria::RuleSet& rules, const Texts& t) {
  return Block(rules.name.In(t.language()),
               Join(P(InForce(rules, t), " · ", rules.law.In(t.language())), RuleTable(rules, t), ClassList(rules, t),
                    Disclosure(t("Sources"), Ul(Each(rules.sources, [](const std::string& one) {
                                 return Li(one.starts_with("http") ? A(Href(one), one) : Text(one));
                               })))));
}

http::Response ShowRules(const Visit& visit) {
  const Texts& t = visit.t;
  PageFrame frame = areas::AreaFrame(visit, t("The law's criteria"), "lists");
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"}, {frame.title, ""}};
  frame.robots = PageFrame::Robots::kIndex;
  Html blocks;
  const auto& all = criteria::RuleSets();
  for (auto rules = all.rbegin(); rules != all.rend(); ++rules) blocks.Append(RuleBlock(*rules, t));
  return visit.Page(frame,
                    Join(Heading({.title = frame.title}),
                         P(t("What the law has asked through the years, as the program reckons with it.")), blocks));
}

}  // namespace

std::vector<http::Route> RuleRoutes(const people::Office& office) {
  return {{http::Method::kGet, "/omraader/regler", people::Guarded(office, people::Access::kEverybody, ShowRules)}};
}

}  // namespace tovholder::standing

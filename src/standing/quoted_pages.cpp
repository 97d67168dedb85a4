// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "indicators/indicator_view.h"
#include "standing/standing_pages.h"
#include "standing/standing_view.h"

namespace tovholder::standing {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using criteria::Verdict;
using people::Visit;

struct QuotedView {
  indicators::IndicatorBook book;
  const indicators::Place* place = nullptr;
  Facts facts;
};

QuotedView LoadQuoted(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) {
    QuotedView view{indicators::LoadIndicators(reader), nullptr, {}};
    view.place = view.book.Find(indicators::PlaceId{visit.request.PathNumber("id").value_or(0)});
    if (view.place != nullptr) view.facts = LoadFacts(reader, view.book, visit.viewer, view.place->id);
    return view;
  });
}

// The limits that sources write beside their figures.
std::vector<criteria::QuotedLimit> LimitsOf(const Facts& facts) {
  std::vector<criteria::QuotedLimit> limits;
  for (const KnownFigure& one : facts.own) {
    const auto& quoted = one.observation.quoted_limit;
    const auto percent = quoted ? ToPercent(*quoted, one.indicator->unit) : std::nullopt;
    if (percent && one.indicator->criterion) limits.push_back({*one.indicator->criterion, *percent});
  }
  return limits;
}

// The rules asked for, else those that the limits are of, else those of today.
const criteria::RuleSet& AskedRules(const Visit& visit, const criteria::QuotedRules& quoted) {
  if (const auto* asked = criteria::FindRuleSet(visit.request.Query("regler"))) return *asked;
  if (quoted.rules != nullptr) return *quoted.rules;
  const criteria::ListYear list{ComingList(visit.today()), ""};
  return *criteria::FindGoverning(criteria::RuleSets(), list, "61a");
}

// "Three of five"
struct Score {
  std::int64_t all = 0;
  std::int64_t by_themselves = 0;
  std::int64_t accepted = 0;  // figures that the law would take
};
Score Count(const criteria::RuleSet& rules, const std::vector<Indication>& indications) {
  Score score;
  score.all = std::count_if(rules.criteria.begin(), rules.criteria.end(), [](const criteria::CriterionRule& one) {
    return one.criterion != criteria::Criterion::kPopulation;
  });
  for (const Indication& one : indications) {
    if (one.by_itself == Verdict::kMet) ++score.by_themselves;
    if (one.differences.empty()) ++score.accepted;
  }
  return score;
}

Html Reasons(const criteria::RuleSet& rules, const Indication& one, const Texts& t) {
  if (one.differences.empty()) return Badge(t("As the law asks"), Tone::kGood);
  const criteria::CriterionRule* rule = rules.Find(one.criterion);
  const auto method = indicators::MethodOf(*one.figure->indicator, one.figure->scope);
  return Join(Badge(t("Not comparable"), Tone::kAttention),
              Ul(Each(one.differences, [&](criteria::Difference difference) {
                return Li(criteria::Because(difference, *rule, method, t));
              })));
}

Html IndicationTable(const criteria::RuleSet& rules, const std::vector<Indication>& indications, const Texts& t) {
  DataTable table{.caption = std::string(t("By their own figures")),
                  .columns = {{std::string(t("Criterion"))},
                              {std::string(t("The source's figure")), Align::kFigures},
                              {std::string(t("Limit"))},
                              {std::string(t("By itself"))},
                              {std::string(t("Would the law accept it?"))}}};
  for (const Indication& one : indications) {
    const auto& observation = one.figure->observation;
    table.rows.push_back({Text(TitleOf(one.criterion, t)),
                          A(Href(indicators::AddressOf(observation.id)),
                            indicators::FormatValue(*one.figure->indicator, observation.value, t)),
                          Text(criteria::DescribeRule(*rules.Find(one.criterion), t)), VerdictBadge(one.by_itself, t),
                          Reasons(rules, one, t)});
  }
  return RenderTable(table);
}

std::string QuotedWords(const criteria::QuotedRules& quoted, const Texts& t) {
  if (quoted.rules == nullptr) return {};
  return t("The limits that the source writes are those of {rules} ({agree} of {all}).",
           {{"rules", quoted.rules->key + ", " + quoted.rules->name.In(t.language())},
            {"agree", std::to_string(quoted.agree)},
            {"all", std::to_string(quoted.agree + quoted.differ)}});
}

Html RulesForm(const Visit& visit, const criteria::RuleSet& asked) {
  std::vector<Choice> choices;
  for (const criteria::RuleSet& one : criteria::RuleSets()) {
    choices.push_back({one.key, one.key + ": " + one.name.In(visit.language()), ""});
  }
  return RenderForm({.address = visit.request.path}, Join(SelectField({.name = "regler",
                                                                       .label = std::string(visit.t("By the rules of")),
                                                                       .value = asked.key,
                                                                       .width = FieldWidth::kHalf},
                                                                      choices, visit.t),
                                                          SubmitButton(visit.t("Show"), ButtonLook::kQuiet)));
}

http::Response ShowQuoted(const Visit& visit) {
  const Texts& t = visit.t;
  const QuotedView view = LoadQuoted(visit);
  if (view.place == nullptr) return visit.NotFound();
  const std::string name = view.book.NameOf(view.place->id);
  PageFrame frame = areas::AreaFrame(visit, t("What do these figures say?"), "indicators");
  frame.breadcrumb = {
      {std::string(t("Areas")), "/omraader"}, {std::string(t("Places")), "/noegletal/steder"}, {name, ""}};
  const auto quoted = criteria::FindQuoted(criteria::RuleSets(), LimitsOf(view.facts));
  const criteria::RuleSet& rules = AskedRules(visit, quoted);
  const auto indications = Indicate(view.facts, rules);
  const Html heading = Heading({.title = name, .facts = {Text(frame.title)}});
  if (indications.empty()) {
    return visit.Page(
        frame, Join(heading, RulesForm(visit, rules), EmptyState(t("No figure of this place speaks of a criterion."))));
  }
  const Score score = Count(rules, indications);
  const auto number = [&](std::int64_t one) { return FormatNumber(one, t.language()); };
  const std::string found = t("By these figures as they stand, {met} of {all} criteria are met.",
                              {{"met", number(score.by_themselves)}, {"all", number(score.all)}});
  const std::string accepted =
      t("The law would accept {ok} of the {n} figures; the others give an indication, no more.",
        {{"ok", number(score.accepted)}, {"n", number(std::ssize(indications))}});
  return visit.Page(frame, Join(heading, P(Strong(found)), P(accepted), P(QuotedWords(quoted, t)),
                                IndicationTable(rules, indications, t), RulesForm(visit, rules)));
}

}  // namespace

std::vector<http::Route> QuotedRoutes(const people::Office& office) {
  return {{http::Method::kGet, "/noegletal/steder/{id}/kriterier",
           people::Guarded(office, people::Access::kEverybody, ShowQuoted)}};
}

}  // namespace tovholder::standing

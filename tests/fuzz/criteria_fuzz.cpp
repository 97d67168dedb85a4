// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "criteria/area_table.h"
#include "criteria/explanation.h"
#include "criteria/least_change.h"

namespace {

using namespace tovholder::criteria;
const tovholder::html::Texts kTexts(tovholder::html::Language::kDanish);

// What follows holds together, whatever the figures.
void Look(const RuleSet& rules, const Conclusion& conclusion) {
  if ((conclusion.in_class == nullptr) != (conclusion.certainty == Certainty::kExcluded)) std::abort();
  if (ExplainClass(conclusion, kTexts).empty()) std::abort();
  Population population{.figures = conclusion.figures};
  population.groups.fill(GroupSize{1000, true});
  for (const CriterionRule& rule : rules.criteria) {
    if (ExplainCriterion(rule, conclusion.figures, GroupSize{1000, true}, kTexts).empty()) std::abort();
  }
  for (const ClassRule& one : rules.classes) FindWays(rules, one, population);
  if (Apply(population, {}, rules).values != conclusion.figures.values) std::abort();
}

}  // namespace

// Any bytes as a table of areas, and as a rule set by which areas are judged.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto rules = ParseRuleSet(bytes, "a.json")) {
    Figures figures;
    for (const Criterion criterion : kCriteria) figures[criterion] = tovholder::Decimal::Of(50);
    Look(*rules, Conclude(*rules, nullptr, {}));
    Look(*rules, Conclude(*rules, nullptr, figures));
  }
  const auto table = tovholder::documents::ParseCsv(bytes, "a.csv");
  if (!table) return 0;
  const auto read = ReadAreaTable(*table);
  if (!read) return 0;
  const auto conclusions = ConcludeRows(read->rows);
  if (conclusions.size() != read->rows.size()) std::abort();
  for (std::size_t i = 0; i < std::min<std::size_t>(conclusions.size(), 20); ++i) {
    Look(*conclusions[i].rules, conclusions[i]);
  }
  return 0;
}

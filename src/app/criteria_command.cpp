// SPDX-License-Identifier: EUPL-1.2
#include "app/criteria_command.h"

#include <boost/json.hpp>
#include <filesystem>
#include <ostream>

#include "base/text.h"
#include "criteria/area_table.h"
#include "criteria/explanation.h"
#include "documents/reader.h"

namespace tovholder::app {
namespace {

namespace json = boost::json;
using criteria::AreaRow;
using criteria::AskedRules;
using criteria::Certainty;
using criteria::Conclusion;
using criteria::CriterionRule;
using criteria::Verdict;

std::string FileName(const std::string& path) { return std::filesystem::path(path).filename().string(); }

std::string KnownRules() {
  std::vector<std::string> keys;
  keys.reserve(criteria::RuleSets().size());
  for (const criteria::RuleSet& one : criteria::RuleSets()) keys.push_back(one.key);
  return Join(keys, ", ");
}

// By a list ("2014"), a rule set ("R2") or a file; `own` keeps what a file holds.
Result<AskedRules> FindRules(const std::string& asked, criteria::RuleSet& own) {
  if (asked.empty()) return AskedRules{};
  const auto& all = criteria::RuleSets();
  if (const auto list = criteria::ParseListYear(asked)) {
    return AskedRules{criteria::FindGoverning(all, *list, "61a"), criteria::FindGoverning(all, *list, "61b")};
  }
  if (const auto* rules = criteria::FindRuleSet(asked)) return AskedRules{rules, nullptr};
  if (!asked.ends_with(".json")) return Fail("criteria.no_such_rules", {{"text", asked}, {"known", KnownRules()}});
  const auto bytes = documents::LoadFile(asked);
  if (!bytes) return Pass(bytes);
  auto parsed = criteria::ParseRuleSet(*bytes, FileName(asked));
  if (!parsed) return Pass(parsed);
  own = std::move(*parsed);
  return AskedRules{&own, nullptr};
}

// A sentence for each criterion and one for what follows.
std::vector<std::string> ReasonsOf(const Conclusion& conclusion, const html::Texts& t) {
  std::vector<std::string> reasons = {criteria::ExplainClass(conclusion, t)};
  reasons.reserve(conclusion.rules->criteria.size() + 1);
  for (const CriterionRule& rule : conclusion.rules->criteria) {
    reasons.push_back(criteria::ExplainCriterion(rule, conclusion.figures, std::nullopt, t));
  }
  return reasons;
}

json::array NamesWith(const Conclusion& conclusion, Verdict verdict) {
  json::array names;
  for (const criteria::Criterion criterion : criteria::kCriteria) {
    if (conclusion.rules->Find(criterion) == nullptr || conclusion.evaluation[criterion] != verdict) continue;
    names.push_back(json::value(criteria::ToName(criterion)));
  }
  return names;
}

json::object JsonOf(const AreaRow& row, const Conclusion& conclusion, const html::Texts& t) {
  json::array reasons;
  for (const std::string& one : ReasonsOf(conclusion, t)) reasons.push_back(json::value(one));
  return {{"list_year", criteria::ToText(row.list)},
          {"area", row.area},
          {"municipality", row.municipality},
          {"rules", conclusion.rules->key},
          {"met", NamesWith(conclusion, Verdict::kMet)},
          {"not_met", NamesWith(conclusion, Verdict::kNotMet)},
          {"unknown", NamesWith(conclusion, Verdict::kUnknown)},
          {"class", conclusion.in_class == nullptr ? json::value() : json::value(conclusion.in_class->name)},
          {"certainty", criteria::ToName(conclusion.certainty)},
          {"reasons", std::move(reasons)}};
}

std::string ClassWords(const Conclusion& conclusion, const html::Texts& t) {
  if (conclusion.in_class == nullptr) return std::string(t("on no list"));
  const std::string name = criteria::NameOf(*conclusion.in_class, t);
  return conclusion.certainty == Certainty::kCertain ? name : t("perhaps {class}", {{"class", name}});
}

void PrintRow(const AreaRow& row, const Conclusion& conclusion, const Terminal& terminal) {
  const html::Texts t = terminal.texts();
  terminal.out << criteria::ToText(row.list) << '\t' << row.area << '\t' << row.municipality << '\t'
               << conclusion.rules->key << '\t' << ClassWords(conclusion, t) << '\n';
  for (const std::string& one : ReasonsOf(conclusion, t)) terminal.out << "  " << one << '\n';
}

Result<criteria::AreaTable> ReadTable(const std::string& file) {
  const auto bytes = documents::LoadFile(file);
  if (!bytes) return Pass(bytes);
  const auto table = documents::ParseCsv(*bytes, FileName(file));
  if (!table) return Pass(table);
  return criteria::ReadAreaTable(*table);
}

}  // namespace

ExitCode Run(const CriteriaCommand& command, const Terminal& terminal) {
  criteria::RuleSet own;
  const auto asked = FindRules(command.rules, own);
  if (!asked) return terminal.Refuse(asked.error());
  const auto table = ReadTable(command.file);
  if (!table) return terminal.Refuse(table.error());
  for (const Error& warning : table->warnings) terminal.Refuse(warning);
  for (const Error& problem : table->problems) terminal.Refuse(problem);
  if (!table->problems.empty()) return kRefused;
  const auto conclusions = criteria::ConcludeRows(table->rows, *asked);
  for (std::size_t i = 0; i < conclusions.size(); ++i) {
    if (command.form == CriteriaCommand::Form::kJson) {
      terminal.out << json::serialize(JsonOf(table->rows[i], conclusions[i], terminal.texts())) << '\n';
    } else {
      PrintRow(table->rows[i], conclusions[i], terminal);
    }
  }
  return kDone;
}

}  // namespace tovholder::app

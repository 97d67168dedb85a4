// SPDX-License-Identifier: EUPL-1.2
#include "criteria/rule_set.h"

#include <gmock/gmock.h>

#include "base/text.h"
#include "criteria/figures.h"
#include "criteria/rule_set_files.h"

namespace tovholder::criteria {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string Governing(std::string_view list, std::string_view track = "61a") {
  const RuleSet* found = FindGoverning(RuleSets(), ParseListYear(list).value(), track);
  return found == nullptr ? "" : found->key;
}

TEST(RuleSetTest, EachListHasTheRulesOfItsTime) {
  for (const char* list : {"2010", "2011", "2012", "2013"}) EXPECT_EQ(Governing(list), "R1") << list;
  for (const char* list : {"2013-recalc", "2014", "2015", "2016", "2017"}) EXPECT_EQ(Governing(list), "R2") << list;
  for (const char* list : {"2018", "2019", "2020"}) EXPECT_EQ(Governing(list), "R3") << list;
  for (const char* list : {"2021", "2024", "2100"}) EXPECT_EQ(Governing(list), "R4") << list;
  EXPECT_EQ(Governing("2020", "61b"), "");
  EXPECT_EQ(Governing("2021", "61b"), "R4b");
  EXPECT_EQ(Governing("2013-recalc", "61b"), "");
}

TEST(RuleSetTest, ListsAreReadAndDated) {
  EXPECT_EQ(FormatIso(DayOf({2013, ""})), "2013-10-01");
  EXPECT_EQ(FormatIso(DayOf({2014, ""})), "2014-12-01");
  EXPECT_EQ(ToText(ParseListYear("2013-recalc").value()), "2013-recalc");
  EXPECT_EQ(ParseListYear("2013-recalc")->year, 2013);
  EXPECT_EQ(ToText(ParseListYear("2019").value()), "2019");
  for (const char* wrong : {"", "2204", "2009", "2101", "19", "2019-", "2014-recalc", "2013-other", "-2019", "2019 ",
                            "x", "2013-recalc-2", "02019x"}) {
    EXPECT_EQ(ParseListYear(wrong), std::nullopt) << wrong;
  }
}

TEST(RuleSetTest, WhatTheRulesSay) {
  EXPECT_EQ(Rules("R1").classes.front().at_least, 2);
  EXPECT_EQ(Rules("R2").classes.front().at_least, 3);
  EXPECT_EQ(Rules("R2").Find(Criterion::kEducation)->method.unknown_education, UnknownEducation::kCountedIn);
  EXPECT_EQ(Rules("R1").Find(Criterion::kEmployment)->method.years, 4);
  EXPECT_EQ(Rules("R2").Find(Criterion::kEmployment)->method.years, 2);
  EXPECT_TRUE(Rules("R3").Find(Criterion::kConvicted)->ages_in_doubt);
  EXPECT_FALSE(Rules("R2").Find(Criterion::kConvicted)->ages_in_doubt);
  EXPECT_EQ(Rules("R1").Find(Criterion::kIncome), nullptr);
  EXPECT_EQ(Rules("R4").FindClass("ghetto")->name, "parallelsamfund");
  EXPECT_EQ(Rules("R4").FindClass("forebyggelse"), nullptr);
  EXPECT_EQ(FindRuleSet("R5"), nullptr);
  std::vector<std::string> keys;
  for (const RuleSet& one : RuleSets()) {
    keys.push_back(one.key);
    EXPECT_FALSE(one.sources.empty()) << one.key;
    EXPECT_EQ(one.Find(Criterion::kPopulation)->op, Operator::kAtLeast) << one.key;
  }
  EXPECT_THAT(keys, ElementsAre("R1", "R2", "R3", "R4", "R4b"));
}

std::string FileText(std::string_view name) {
  for (const EmbeddedFile& file : RuleSetFiles()) {
    if (file.name == name) return std::string(file.content);
  }
  return {};
}

Error DamageOf(std::string_view from, std::string_view to) {
  const std::string text = FileText("r3.json");
  const std::string damaged = ReplaceAll(text, from, to);
  EXPECT_NE(text, damaged) << from;
  const auto parsed = ParseRuleSet(damaged, "x.json");
  return parsed ? Error{} : parsed.error();
}

TEST(RuleSetTest, DamageIsNamed) {
  EXPECT_EQ(DamageOf(R"(nr. 1", "counted": "residents", "ages": [18, 64], "years": 2, "operator": "over")",
                     R"(nr. 1", "counted": "residents", "ages": [18, 64], "years": 2)"),
            (Error{"criteria.no_operator", {{"file", "x.json"}, {"criterion", "employment"}}}));
  EXPECT_EQ(DamageOf(R"("operator": "under")", R"("operator": "below")"),
            (Error{"criteria.no_operator", {{"file", "x.json"}, {"criterion", "income"}}}));
  EXPECT_EQ(DamageOf(R"("threshold": "60", )", ""),
            (Error{"criteria.no_threshold", {{"file", "x.json"}, {"criterion", "education"}}}));
  EXPECT_EQ(DamageOf(R"("times_national": 3, )", ""),
            (Error{"criteria.no_threshold", {{"file", "x.json"}, {"criterion", "convicted"}}}));
  EXPECT_EQ(DamageOf(R"("within": "udsat")", R"("within": "ukendt")"),
            (Error{"criteria.unknown_class", {{"file", "x.json"}, {"name", "ukendt"}}}));
  EXPECT_EQ(DamageOf(R"("held": "ghetto")", R"("held": "omdannelse")"),
            (Error{"criteria.unknown_class", {{"file", "x.json"}, {"name", "omdannelse"}}}))
      << "a class does not wait for itself";
}

TEST(RuleSetTest, OtherDamageIsToldInDetail) {
  const std::pair<const char*, const char*> damages[] = {{R"("threshold": "60")", R"("threshold": 60.5)"},
                                                         {R"("threshold": "60")", R"("threshold": "sixty")"},
                                                         {R"("threshold": "60")", R"("threshold": "-1")"},
                                                         {R"("criterion": "income")", R"("criterion": "wealth")"},
                                                         {R"("criterion": "income")", R"("criterion": "education")"},
                                                         {R"("at_least": 2)", R"("at_least": 5)"},
                                                         {R"("years": 5, )", ""},
                                                         {R"("required": ["nonwestern"])", R"("required": [])"},
                                                         {R"("key": "ghetto", "name")", R"("key": "udsat", "name")"},
                                                         {R"("from": "2018-12-01")", R"("from": "2018-13-01")"},
                                                         {R"("to": "2021-11-30")", R"("to": "2011-11-30")"},
                                                         {R"("track": "61a",)", ""}};
  for (const auto& [from, to] : damages) {
    const Error error = DamageOf(from, to);
    EXPECT_EQ(error.id, "criteria.rules_damaged") << to;
    EXPECT_EQ(error.params.at("file"), "x.json");
  }
  EXPECT_EQ(ParseRuleSet("{", "x.json").error().id, "criteria.rules_damaged");
  EXPECT_EQ(ParseRuleSet("[]", "x.json").error().id, "criteria.rules_damaged");
}

TEST(RuleSetTest, TwoOfOneTrackOnOneDayAreRefused) {
  std::vector<RuleSet> rules = RuleSets();
  EXPECT_TRUE(CheckValidity(rules).has_value());
  rules[1].valid_to = ParseIsoDate("2018-12-01");
  EXPECT_EQ(CheckValidity(rules).error(),
            (Error{"criteria.rules_overlap", {{"one", "R2"}, {"other", "R3"}, {"day", "2018-12-01"}}}));
  rules[1].valid_to = std::nullopt;
  EXPECT_EQ(CheckValidity(rules).error().params.at("day"), "2018-12-01");
}

}  // namespace
}  // namespace tovholder::criteria

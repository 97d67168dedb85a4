// SPDX-License-Identifier: EUPL-1.2
#include "applications/regulation.h"

#include <gmock/gmock.h>

namespace tovholder::applications {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Date OnDay(std::string_view iso) { return ParseIsoDate(iso).value(); }

std::vector<std::string> NumeralsOf(const std::vector<Requirement>& requirements) {
  std::vector<std::string> numerals;
  for (const Requirement& one : requirements) numerals.push_back(one.numeral + " " + one.key);
  return numerals;
}

TEST(RegulationTest, EachDayHasTheOneThatWasInForce) {
  EXPECT_EQ(FindRegulationInForce(OnDay("2011-03-17")), nullptr);
  EXPECT_EQ(FindRegulationInForce(OnDay("2015-03-29"))->key, "2011-2014");
  EXPECT_EQ(FindRegulationInForce(OnDay("2015-03-30"))->key, "2015-2018");
  EXPECT_EQ(FindRegulationInForce(OnDay("2019-12-31"))->key, "2015-2018");
  EXPECT_EQ(FindRegulationInForce(OnDay("2020-01-01"))->key, "2019-2026");
  EXPECT_EQ(FindRegulationInForce(OnDay("2027-01-01")), nullptr) << "nothing is known of what comes";
}

TEST(RegulationTest, TheListsOfThePeriod) {
  const Regulation& today = *FindRegulation("2019-2026");
  EXPECT_THAT(NumeralsOf(today.prequalification),
              ElementsAre("I master_data", "II residents", "III description", "IV budget", "V recommendation",
                          "VI participation", "VII share"));
  EXPECT_THAT(NumeralsOf(today.final_application), ElementsAre("I agreement", "II sub_agreements", "III budget",
                                                               "IV contingency", "V milestones", "VI approval"));
  EXPECT_EQ(today.Find(Phase::kPrequalification, "description")->most_pages, 3);
  EXPECT_EQ(FindRegulation("2015-2018")->Find(Phase::kPrequalification, "description")->most_pages, 5);
  EXPECT_THAT(FindRegulation("2015-2018")->prequalification, SizeIs(6)) << "no declarations of the associations";
  EXPECT_THAT(FindRegulation("2011-2014")->final_application, IsEmpty()) << "not known, and not invented";
}

TEST(RegulationTest, FocusAreasAreAClosedListOfEachPeriod) {
  EXPECT_THAT(FindRegulation("2011-2014")->focus_areas, SizeIs(7));
  EXPECT_THAT(FindRegulation("2015-2018")->focus_areas, SizeIs(4));
  EXPECT_THAT(FindRegulation("2019-2026")->focus_areas, SizeIs(4));
  EXPECT_TRUE(FindRegulation("2015-2018")->Permits("Tryghed og trivsel"));
  EXPECT_FALSE(FindRegulation("2019-2026")->Permits("Tryghed og trivsel"));
  EXPECT_EQ(NameOfFocusArea("Tryghed og trivsel", html::Language::kEnglish), "Safety and well-being");
  EXPECT_EQ(NameOfFocusArea("Noget andet", html::Language::kEnglish), "Noget andet");
  for (const Regulation& one : Regulations()) EXPECT_EQ(one.local_percent, 25) << one.key;
}

TEST(RegulationTest, WhatIsDamagedIsTold) {
  const auto detail = [](std::string_view json) { return ParseRegulation(json, "x.json").error().params.at("detail"); };
  EXPECT_EQ(ParseRegulation("{", "x.json").error().id, "applications.regulation_damaged");
  EXPECT_THAT(detail("{}"), HasSubstr(""));
  const std::string head =
      R"({"key":"k","name":{"da":"a","en":"b"},"law":{"da":"a","en":"b"},"sources":[],"local_percent":25,"focus_areas":[],)";
  EXPECT_THAT(detail(head + R"("in_force":{"from":"2020-02-30"},"prequalification":[],"final":null})"),
              HasSubstr("no date"));
  const auto with = [&](std::string_view part) {
    return head + R"("in_force":{"from":"2020-01-01"},"final":null,"prequalification":[{"key":"p",)" +
           R"("title":{"da":"a","en":"b"},"help":{"da":"a","en":"b"},"deliverer":{"da":"a","en":"b"},)" +
           std::string(part) + "}]}";
  };
  EXPECT_THAT(detail(with(R"("checks":["smell"])")), HasSubstr("no check: smell"));
  EXPECT_THAT(detail(with(R"("checks":["pages"])")), HasSubstr("check without its number"));
  EXPECT_TRUE(ParseRegulation(with(R"("checks":["pages"],"pages":2)"), "x.json"));
}

}  // namespace
}  // namespace tovholder::applications

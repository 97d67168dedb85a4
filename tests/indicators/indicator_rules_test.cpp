// SPDX-License-Identifier: EUPL-1.2
#include "indicators/indicator_rules.h"

#include <gmock/gmock.h>

#include <random>
#include <set>

#include "indicators/figure_period.h"

namespace tovholder::indicators {
namespace {

using testing::IsEmpty;

const Date kToday = ParseIsoDate("2026-05-01").value();

IndicatorBook KnownBook() {
  IndicatorBook book;
  book.indicators = KnownIndicators();
  for (std::size_t i = 0; i < book.indicators.size(); ++i) {
    book.indicators[i].id = IndicatorId{static_cast<std::int64_t>(i) + 1};
  }
  book.areas = {{areas::HousingAreaId{1}, "Ringparken", std::nullopt, ""}};
  book.places = {{PlaceId{1}, PlaceKind::kArea, areas::HousingAreaId{1}, std::nullopt, "Ringparken"},
                 {PlaceId{2}, PlaceKind::kCountry, std::nullopt, std::nullopt, "Danmark"}};
  book.Index();
  return book;
}

Decimal Number(std::string_view text) { return ParseDecimal(text, DecimalMark::kPoint).value(); }

class RulesOfFigures : public testing::Test {
 protected:
  const Indicator& Keyed(std::string_view key) const { return *book_.FindByKey(key); }
  Observation Of(std::string_view key, std::string_view value, std::string_view period = "2018") const {
    Observation one;
    one.indicator = Keyed(key).id;
    one.place = PlaceId{1};
    one.value = Number(value);
    const auto read = ReadFigurePeriod(period, Keyed(key)).value();
    one.from_date = read.first;
    one.to_date = read.last;
    return one;
  }
  FieldErrors Check(const Observation& one) const { return CheckObservation(book_, one, kToday); }
  // The only error, which stands at the field.
  Error At(const std::string& field, const Observation& one) const {
    const FieldErrors errors = Check(one);
    EXPECT_EQ(errors.size(), 1U);
    return errors.contains(field) ? errors.at(field) : Error{};
  }

  IndicatorBook book_ = KnownBook();
};

TEST_F(RulesOfFigures, WhatIsKnownFromTheStartIsInOrder) {
  std::set<std::string> keys;
  for (const Indicator& one : book_.indicators) {
    EXPECT_THAT(CheckIndicator(book_, one), IsEmpty()) << one.key;
    EXPECT_TRUE(keys.insert(one.key).second) << one.key;
    EXPECT_FALSE(one.name_english.empty()) << one.key;
    EXPECT_FALSE(one.about.empty()) << one.key;
    EXPECT_TRUE(one.least_likely && one.most_likely) << one.key;
  }
}

TEST_F(RulesOfFigures, PublishedFiguresAreTakenWithoutAQuestion) {
  for (const auto& [key, value] :
       std::vector<std::pair<std::string, std::string>>{{"employment", "41.2"},       {"convicted", "2.07"},
                                                        {"education", "70.2"},        {"income", "57.7"},
                                                        {"nonwestern", "57"},         {"population", "1900"},
                                                        {"convicted", "0.66"},        {"employment_not_said", "42"},
                                                        {"education_30_64", "56"},    {"income_municipality", "63"},
                                                        {"income_kroner", "146626"},  {"decisions", "31.6"},
                                                        {"safety", "70.2"},           {"arson", "15"},
                                                        {"vandalism", "123"},         {"vandalism_cost", "228968"},
                                                        {"young_immigrants", "21.8"}, {"young_in_areas", "40.8"},
                                                        {"moving_out", "21"},         {"employed", "37.2"}}) {
    EXPECT_THAT(Check(Of(key, value)), IsEmpty()) << key;
    EXPECT_FALSE(FindDoubt(Keyed(key), Number(value))) << key;
  }
}

TEST_F(RulesOfFigures, ImpossibleValuesAreRefused) {
  EXPECT_EQ(At("value", Of("population", "-3")), (Error{"indicators.negative", {{"value", "-3"}}}));
  EXPECT_EQ(At("value", Of("nonwestern", "100.1")), (Error{"indicators.over_whole", {{"limit", "100"}}}));
  EXPECT_EQ(At("value", Of("population", "1900.5")), (Error{"indicators.not_whole", {{"value", "1900,5"}}}));
  EXPECT_THAT(Check(Of("income", "104")), IsEmpty()) << "an income may be over that of the region";
  EXPECT_THAT(Check(Of("nonwestern", "100")), IsEmpty());
}

TEST_F(RulesOfFigures, YearsThatCannotBeAreRefused) {
  EXPECT_EQ(At("period", Of("population", "1900", "2204")),
            (Error{"indicators.year_too_late", {{"year", "2204"}, {"limit", "2027"}}}));
  EXPECT_EQ(At("period", Of("population", "1900", "1979")),
            (Error{"indicators.year_too_early", {{"year", "1979"}, {"limit", "1980"}}}));
  EXPECT_THAT(Check(Of("population", "1900", "2027")), IsEmpty());
  EXPECT_THAT(Check(Of("population", "1900", "1980")), IsEmpty());
  EXPECT_THAT(Check(Of("population", "1900", "")), IsEmpty()) << "not said";
  EXPECT_EQ(At("period", Of("employment", "42", "2016-2018")),
            (Error{"indicators.years_wrong", {{"years", "3"}, {"mean", "2"}}}));
  Observation half = Of("population", "1900");
  half.to_date.reset();
  EXPECT_EQ(At("period", half).id, "indicators.half_a_period");
  Observation backwards = Of("arson", "3");
  backwards.to_date = ParseIsoDate("2017-12-31");
  EXPECT_EQ(Check(backwards).at("period").id, "people.ends_before_it_begins");
}

TEST_F(RulesOfFigures, PartAndWholeHaveToAgreeWithTheValue) {
  const auto with = [&](std::string_view value, std::int64_t part, std::int64_t whole) {
    Observation one = Of("nonwestern", value);
    one.part = part;
    one.whole = whole;
    return one;
  };
  EXPECT_THAT(Check(with("57", 1083, 1900)), IsEmpty());
  EXPECT_THAT(Check(with("57.1", 1085, 1900)), IsEmpty()) << "57.105 to one place";
  EXPECT_EQ(
      At("value", with("57.1", 1090, 1900)),
      (Error{"indicators.disagrees", {{"value", "57,1"}, {"computed", "57,37"}, {"part", "1090"}, {"whole", "1900"}}}));
  EXPECT_EQ(At("part", with("57", 2000, 1900)),
            (Error{"indicators.part_over_whole", {{"part", "2000"}, {"whole", "1900"}}}));
  EXPECT_EQ(At("part", with("57", -1, 1900)).id, "indicators.part_negative");
  EXPECT_EQ(At("whole", with("57", 0, 0)).id, "indicators.whole_none");
  Observation many = Of("decisions", "1200");
  many.part = 120;
  many.whole = 100;
  EXPECT_THAT(Check(many), IsEmpty()) << "one person may have several decisions";
}

// Whatever is worked out of whole numbers agrees with them when it is rounded to some place.
TEST_F(RulesOfFigures, RoundedValuesAgreeWithTheirParts) {
  std::mt19937 random(20260501);
  for (int i = 0; i < 2'000; ++i) {
    Observation one = Of("nonwestern", "1");
    one.whole = std::uniform_int_distribution<std::int64_t>(1, 5'000)(random);
    one.part = std::uniform_int_distribution<std::int64_t>(0, *one.whole)(random);
    const int places = std::uniform_int_distribution(0, 6)(random);
    one.value = Round(ValueOf(Keyed("nonwestern"), one.part, one.whole).value(), places);
    EXPECT_THAT(Check(one), IsEmpty()) << *one.part << " / " << *one.whole << " to " << places;
    one.value = one.value + Decimal::Of(2);
    EXPECT_FALSE(Check(one).empty()) << *one.part << " / " << *one.whole;
  }
}

TEST_F(RulesOfFigures, WhatIsMostLikelyAMistakeIsAsked) {
  EXPECT_EQ(FindDoubt(Keyed("employment"), Number("0.41")),
            (Error{"indicators.share_for_percent", {{"value", "0,41"}, {"meant", "41"}}}));
  EXPECT_EQ(FindDoubt(Keyed("convicted"), Number("20.7")),
            (Error{"indicators.per_thousand_for_percent", {{"value", "20,7"}, {"meant", "2,07"}}}));
  EXPECT_EQ(FindDoubt(Keyed("convicted"), Number("0.0207")),
            (Error{"indicators.share_for_percent", {{"value", "0,0207"}, {"meant", "2,07"}}}));
  EXPECT_EQ(FindDoubt(Keyed("population"), Number("19")),
            (Error{"indicators.unlikely", {{"value", "19"}, {"least", "100"}, {"most", "7000000"}}}));
}

TEST_F(RulesOfFigures, ValuesFollowFromPartAndWhole) {
  EXPECT_EQ(ValueOf(Keyed("nonwestern"), 1, 3), Number("33.333333"));
  EXPECT_EQ(ValueOf(Keyed("decisions"), 60, 1900), Number("31.578947"));
  EXPECT_EQ(ValueOf(Keyed("nonwestern"), 1, std::nullopt), std::nullopt);
  EXPECT_EQ(ValueOf(Keyed("arson"), 1, 3), std::nullopt);
}

TEST_F(RulesOfFigures, DefinitionsAreChecked) {
  const auto check = [&](auto change) {
    Indicator one = Keyed("employment");
    one.id = {};
    one.key = "new_one";
    one.name = "Et nyt";
    change(one);
    return CheckIndicator(book_, one);
  };
  EXPECT_THAT(check([](Indicator&) {}), IsEmpty());
  EXPECT_EQ(check([](Indicator& one) { one.name.clear(); }).at("name").id, "indicators.no_name");
  EXPECT_EQ(check([](Indicator& one) { one.name = "INDBYGGERE"; }).at("name"),
            (Error{"indicators.name_twice", {{"name", "Indbyggere"}}}));
  EXPECT_EQ(check([](Indicator& one) { one.key = "Å b"; }).at("key").id, "indicators.key_wrong");
  EXPECT_EQ(check([](Indicator& one) { one.key = "safety"; }).at("key").id, "indicators.key_twice");
  EXPECT_EQ(check([](Indicator& one) { one.age_to = 12; }).at("age_to").id, "indicators.ages_wrong");
  EXPECT_EQ(check([](Indicator& one) { one.age_to = 130; }).at("age_to").id, "indicators.age_wrong");
  EXPECT_EQ(check([](Indicator& one) { one.mean_of_years = 0; }).at("mean_of_years").id, "indicators.mean_wrong");
  EXPECT_EQ(check([](Indicator& one) { one.most_likely = Decimal::Of(1); }).at("most_likely").id,
            "indicators.limits_wrong");
  EXPECT_EQ(check([](Indicator& one) { one.denominator.clear(); }).at("denominator").id, "indicators.no_denominator");
}

TEST(FigurePeriods, AreReadAsSourcesWriteThem) {
  Indicator yearly;
  Indicator mean;
  mean.mean_of_years = 2;
  Indicator counted;
  counted.timing = Timing::kFirstOfJanuary;
  const auto read = [](std::string_view text, const Indicator& indicator) {
    const auto period = ReadFigurePeriod(text, indicator).value();
    return FormatIso(period.first.value()) + " " + FormatIso(period.last.value());
  };
  EXPECT_EQ(read("2015", yearly), "2015-01-01 2015-12-31");
  EXPECT_EQ(read(" 2018 ", mean), "2017-01-01 2018-12-31");
  EXPECT_EQ(read("2019", counted), "2019-01-01 2019-01-01");
  EXPECT_EQ(read("2017-2018", mean), "2017-01-01 2018-12-31");
  EXPECT_EQ(read("2017–2018", yearly), "2017-01-01 2018-12-31");
  EXPECT_EQ(read("2017 og 2018", mean), "2017-01-01 2018-12-31");
  EXPECT_EQ(read("2017/2018", mean), "2017-01-01 2018-12-31");
  EXPECT_EQ(read("1. januar 2019", counted), "2019-01-01 2019-01-01");
  EXPECT_EQ(read("2. kvartal 2024", yearly), "2024-04-01 2024-06-30");
  EXPECT_EQ(read("2024K4", yearly), "2024-10-01 2024-12-31");
  EXPECT_EQ(read("2024M02", yearly), "2024-02-01 2024-02-29");
  EXPECT_EQ(read("marts 2024", yearly), "2024-03-01 2024-03-31");
  EXPECT_EQ(ReadFigurePeriod("  ", yearly), FigurePeriod{});
  for (const std::string_view unclear : {"i fjor", "2018-2017", "20155", "2024K5", "2024M13", "15"}) {
    EXPECT_EQ(ReadFigurePeriod(unclear, yearly).error(),
              (Error{"indicators.period_unclear", {{"text", std::string(unclear)}}}))
        << unclear;
  }
}

TEST(FigurePeriods, ReadBackAsTheyAreWritten) {
  Indicator yearly;
  const auto written = [&](std::string_view text) {
    return FormatFigurePeriod(ReadFigurePeriod(text, yearly).value(), html::Language::kDanish);
  };
  for (const std::string_view text :
       {"2015", "2017-2018", "1. januar 2019", "2. kvartal 2024", "1.–31. marts 2024", ""}) {
    EXPECT_EQ(written(text), text);
    EXPECT_EQ(written(written(text)), text);
  }
  EXPECT_EQ(FormatFigurePeriod(ReadFigurePeriod("2024K2", yearly).value(), html::Language::kEnglish), "Q2 2024");
}

}  // namespace
}  // namespace tovholder::indicators

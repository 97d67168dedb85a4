// SPDX-License-Identifier: EUPL-1.2
#include "indicators/found_figure.h"

#include <gmock/gmock.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace tovholder::indicators {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string ReadBytes(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// "42 percent 2015 line 3", with "?" for a year that is not said.
std::vector<std::string> Found(std::string_view text) {
  std::vector<std::string> found;
  for (const FoundFigure& one : FindFigures(text)) {
    found.push_back(ToText(one.value) + " " + std::string(ToName(*one.unit)) + " " +
                    (one.year ? std::to_string(*one.year) : "?") + " line " + std::to_string(one.line));
  }
  return found;
}

TEST(FoundFigure, ReadsPercentagesAmountsRatesAndCounts) {
  EXPECT_THAT(Found("Andelen var 42 % i 2015."), ElementsAre("42 percent 2015 line 1"));
  EXPECT_THAT(Found("Andelen er opgjort til 37,2\n% mod 70,3 % for resten af kommunen."),
              ElementsAre("37.2 percent ? line 1", "70.3 percent ? line 2"));
  EXPECT_THAT(Found("Indkomsten udgjorde i 2014 kr. 146.626, svarende til 63 pct. af kommunens."),
              ElementsAre("146626 kroner 2014 line 1", "63 percent 2014 line 1"));
  EXPECT_THAT(Found("Udgiften var 1,5 mio. kr. i 2016."), ElementsAre("1500000 kroner 2016 line 1"));
  EXPECT_THAT(Found("Der var 31,6 afgørelser pr. 1.000 beboere i 2015."), ElementsAre("31.6 per_thousand 2015 line 1"));
  EXPECT_THAT(Found("Der var 31 tilfælde i 2014 og 15 i 2015."),
              ElementsAre("31 cases 2014 line 1", "15 cases 2015 line 1"));
}

TEST(FoundFigure, ADecimalNumberTakesTheUnitThatWasSaidBefore) {
  EXPECT_THAT(Found("Tryghedsindekset viser lav tryghed. Tallet for Motalavej i 2015 er 70,2 og for Ringparken 61,4."),
              ElementsAre("70.2 index 2015 line 1", "61.4 index 2015 line 1"));
  EXPECT_THAT(
      Found("Antallet overstiger 27 pr. 1000 beboere. Tallet var i 2015 31,6. Tallet for kommunen var i samme "
            "periode 11,4."),
      ElementsAre("27 per_thousand ? line 1", "31.6 per_thousand 2015 line 1", "11.4 per_thousand 2015 line 1"));
}

TEST(FoundFigure, PassesOverWhatIsNoFigure) {
  EXPECT_THAT(Found("Beboere på 18-64 år og 50+, 0-24 årige; § 61 a, stk. 3; afdeling 15; side 4 af 12.\n\n"
                    "2. VISION\n\nMødet den 22. april 2025 kl. 15.30 handlede om 2017-2021 i 4 boligområder i 5 år."),
              IsEmpty());
  EXPECT_THAT(FindFigures(""), IsEmpty());
  EXPECT_THAT(FindFigures("1"), IsEmpty());
}

TEST(FoundFigure, MendsAYearThatTheScanGluedToTheNumber) {
  const auto found = FindFigures("men ligger med 31 tilfeelde i 2014 0og 1512015\nstadig over kommunen.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].value, Decimal::Of(15));
  EXPECT_EQ(found[1].year, 2015);
  EXPECT_EQ(found[1].unit, Unit::kCases);
  EXPECT_EQ(found[1].printed, "1512015");
  EXPECT_THAT(FindFigures("Sagen har nummer 1512015 og 12 sager."), testing::SizeIs(1));
}

TEST(FoundFigure, TellsThresholdsAndComparisonsFromValues) {
  const auto found = FindFigures(
      "Andelen uden arbejde overstiger 40 %. Tallet for området er samlet 42 %. Tallet for Slagelse Kommune er 14 %.");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].role, FigureRole::kThreshold);
  EXPECT_EQ(found[1].role, FigureRole::kValue);
  EXPECT_EQ(found[1].limit, Decimal::Of(40));
  EXPECT_EQ(found[2].limit, std::nullopt);
  EXPECT_EQ(found[2].role, FigureRole::kComparison);
  EXPECT_EQ(found[2].where, "Slagelse Kommune");
  const auto beside = FindFigures("Andelen er 37,2 % mod 70,3 % for resten af kommunen, hvorfor …");
  ASSERT_EQ(beside.size(), 2U);
  EXPECT_EQ(beside[1].role, FigureRole::kComparison);
  EXPECT_EQ(beside[1].where, "resten af kommunen");
}

TEST(FoundFigure, AThresholdIsOfItsOwnUnitAndNotOfWhatFollowsLater) {
  const auto limit_of_last = [](std::string_view text) { return FindFigures(text).back().limit; };
  EXPECT_EQ(limit_of_last("Antallet overstiger 27 pr. 1000 beboere. Tallet er 31,6."), Decimal::Of(27));
  EXPECT_EQ(limit_of_last("Andelen overstiger 40 %, nemlig 42 %."), Decimal::Of(40));
  EXPECT_EQ(limit_of_last("Antallet overstiger 27 pr. 1000 beboere. Andelen er 42 %."), std::nullopt);
  EXPECT_EQ(limit_of_last("Andelen overstiger 40 %. Det er mange. Indkomsten er 63 % af kommunens."), std::nullopt);
}

TEST(FoundFigure, ThePlaceIsThatOfTheNumberAndItsUnit) {
  const std::string text = "Udgiften beløb sig til kr. 228.968.\nAndelen er 42 %.";
  const auto found = FindFigures(text);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(text.substr(found[0].place.begin, found[0].place.end - found[0].place.begin), "kr. 228.968");
  EXPECT_EQ(text.substr(found[1].place.begin, found[1].place.end - found[1].place.begin), "42 %");
  EXPECT_EQ(found[1].line, 2);
}

TEST(FoundFigure, GuessesTheIndicatorByTheWordsAround) {
  const auto guess = [](std::string_view text) {
    const auto found = FindFigures(text);
    const auto likely = GuessIndicators(found.back(), KnownIndicators());
    return likely.empty() ? std::string("none") : likely.front()->key;
  };
  EXPECT_EQ(guess("Antallet af påsatte brande har været faldende, men ligger med 31 tilfælde i 2014."), "arson");
  EXPECT_EQ(guess("Politiets tryghedsindeks viser lav tryghed. Tallet for Motalavej i 2015 er opgjort til 70,2."),
            "safety");
  EXPECT_EQ(guess("Andelen af de 30-64-årige beboere med grundskole som højeste uddannelse eller uoplyst er 56 %."),
            "education_30_64");
  EXPECT_EQ(guess("Andelen af indvandrere og efterkommere fra ikke-vestlige lande er 44 %."), "nonwestern");
  EXPECT_EQ(guess("Andelen uden tilknytning til uddannelse eller arbejdsmarked i alderen 18-64 år er 42 %."),
            "employment_not_said");
  EXPECT_EQ(guess("Der blev solgt is for 12 % mere."), "none");
}

// The figures of a scanned application, by hand.
TEST(FoundFigure, FindsTheFiguresOfAnApplication) {
  const char* folder = std::getenv("TOVHOLDER_ACCEPTANCE");
  if (folder == nullptr) GTEST_SKIP() << "TOVHOLDER_ACCEPTANCE is not set: no application to read";
  const std::string root = folder;
  const auto golden = boost::json::parse(ReadBytes(root + "/seeds/003.json"));
  const auto found = FindFigures(ReadBytes(root + "/../seeds/003_20911c7d8baa5d75.txt"));
  const std::map<std::string, Unit> units = {{"%", Unit::kPercent},
                                             {"kr.", Unit::kKroner},
                                             {"indeks", Unit::kIndex},
                                             {"pr. 1000 beboere", Unit::kPerThousand},
                                             {"tilfælde", Unit::kCases}};
  int met = 0;
  for (const auto& row : golden.at("rows").as_array()) {
    const Decimal value = ToDecimal(row.at("value").to_number<double>()).value();
    const Unit unit = units.at(boost::json::value_to<std::string>(row.at("unit")));
    const auto year = row.at("year").is_null() ? std::nullopt : std::optional(row.at("year").to_number<int>());
    const int line = row.at("source_line").to_number<int>();
    const bool there = std::any_of(found.begin(), found.end(), [&](const FoundFigure& one) {
      return one.value == value && one.unit == unit && one.year == year && one.line == line;
    });
    met += there ? 1 : 0;
    if (!there) std::cout << "not proposed: " << row << '\n';
  }
  EXPECT_GE(met, 16);
  EXPECT_LE(found.size(), 60U) << "too much is proposed that is no figure";
}

}  // namespace
}  // namespace tovholder::indicators

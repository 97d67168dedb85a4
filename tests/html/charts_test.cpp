// SPDX-License-Identifier: EUPL-1.2
#include "html/charts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <limits>
#include <string>

#include "html/gallery_charts.h"

namespace tovholder::html {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const Texts kDanishTexts(Language::kDanish);
const Texts kEnglishTexts(Language::kEnglish);
constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr double kEndless = std::numeric_limits<double>::infinity();

Chart TwoYears() {
  Chart chart;
  chart.id = "andel";
  chart.title = "Andelen er 42 %";
  chart.unit = "%";
  chart.label_heading = "År";
  chart.labels = {"2023", "2024", "2025"};
  chart.series = {{"Parken", {41.25, std::nullopt, 42.0}, SeriesLook::kMain, ""},
                  {"Kommunen", {kNoNumber, kEndless}, SeriesLook::kGrey, ""}};
  return chart;
}

// What the attribute holds once a browser has read it.
boost::json::value DataIn(const std::string& markup) {
  const std::string begin = "data-chart=\"";
  const std::size_t from = markup.find(begin);
  if (from == std::string::npos) return nullptr;
  std::string text = markup.substr(from + begin.size(), markup.find('"', from + begin.size()) - from - begin.size());
  for (const auto& [name, letter] : {std::pair<std::string, std::string>{"&quot;", "\""},
                                     {"&lt;", "<"},
                                     {"&gt;", ">"},
                                     {"&#39;", "'"},
                                     {"&amp;", "&"}}) {
    for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += letter.size())
      text.replace(at, name.size(), letter);
  }
  return boost::json::parse(text);
}

TEST(Charts, SayWhatIsFoundAndHideThePictureFromThoseWhoListen) {
  const std::string markup = RenderChart(TwoYears(), kDanishTexts).str();
  EXPECT_THAT(
      markup,
      AllOf(HasSubstr("<figure class=\"chart\" id=\"andel\" aria-labelledby=\"andel-titel\""),
            HasSubstr("<figcaption class=\"chart-title\" id=\"andel-titel\">Andelen er 42 %</figcaption>"),
            HasSubstr("<div class=\"chart-picture\" aria-hidden=\"true\"></div>"), HasSubstr("Tallene som tabel")));
}

TEST(Charts, WithoutScriptTheTableIsUnfolded) {
  EXPECT_THAT(RenderChart(TwoYears(), kDanishTexts).str(), HasSubstr("<details class=\"details\" open>"));
}

TEST(Charts, TheTableHoldsEachFigureAndSaysWhereThereIsNone) {
  const std::string markup = RenderChart(TwoYears(), kDanishTexts).str();
  EXPECT_THAT(markup,
              AllOf(HasSubstr("<th scope=\"row\">2023</th>"), HasSubstr(">41,3 %</td>"), HasSubstr(">42,0 %</td>"),
                    HasSubstr("<span aria-hidden=\"true\">–</span><span class=\"sr-only\">intet tal</span>"),
                    Not(HasSubstr("nan")), Not(HasSubstr("inf"))));
}

TEST(Charts, GapsAndWhatIsNoNumberReachTheScriptAsNothing) {
  const boost::json::value data = DataIn(RenderChart(TwoYears(), kDanishTexts).str());
  EXPECT_EQ(data.at("kind"), "lines");
  EXPECT_EQ(data.at("labels"), (boost::json::array{"2023", "2024", "2025"}));
  EXPECT_EQ(data.at("series").at(0).at("values"), (boost::json::array{41.25, nullptr, 42.0}));
  EXPECT_EQ(data.at("series").at(1).at("values"), (boost::json::array{nullptr, nullptr, nullptr}));
  EXPECT_EQ(data.at("series").at(1).at("look"), "grey");
}

TEST(Charts, NamesFromOutsideStayText) {
  Chart chart = TwoYears();
  chart.title = "<b>\"Fed\"</b>";
  chart.series[0].name = "</script><img src=x onerror='alert(1)'>";
  chart.limits = {{40, "\"><script>alert(2)</script>"}};
  chart.note = "<i>note</i>";
  const std::string markup = RenderChart(chart, kDanishTexts).str();
  EXPECT_THAT(markup,
              AllOf(Not(HasSubstr("<script")), Not(HasSubstr("<img")), Not(HasSubstr("<b>")), Not(HasSubstr("<i>"))));
  EXPECT_EQ(DataIn(markup).at("series").at(0).at("name").as_string(), chart.series[0].name);
  EXPECT_EQ(DataIn(markup).at("limits").at(0).at("label").as_string(), chart.limits[0].label);
}

TEST(Charts, LimitsAreSaidInWords) {
  Chart chart = TwoYears();
  chart.limits = {{40, "40 % (§ 61 a)"}};
  EXPECT_THAT(RenderChart(chart, kDanishTexts).str(), HasSubstr("Grænse: 40 % (§ 61 a)"));
  chart.limits.push_back({60, "60 % (§ 61 a, stk. 2)"});
  EXPECT_THAT(RenderChart(chart, kDanishTexts).str(), HasSubstr("Grænser: 40 % (§ 61 a) · 60 % (§ 61 a, stk. 2)"));
}

TEST(Charts, AUnitThatFiguresDoNotCarryIsSaidOnce) {
  Chart chart = TwoYears();
  EXPECT_THAT(RenderChart(chart, kDanishTexts).str(), Not(HasSubstr("Enhed")));
  chart.unit = "kr.";
  EXPECT_THAT(RenderChart(chart, kDanishTexts).str(), AllOf(HasSubstr("Enhed: kr."), HasSubstr(">42,0</td>")));
}

TEST(Charts, CsvIsOfferedWhereThereIsAnAddress) {
  Chart chart = TwoYears();
  EXPECT_THAT(RenderChart(chart, kDanishTexts).str(), Not(HasSubstr("chart-foot")));
  chart.csv_address = "/noegletal/andel.csv?fra=2023&til=2025";
  EXPECT_THAT(RenderChart(chart, kDanishTexts).str(), HasSubstr("href=\"/noegletal/andel.csv?fra=2023&amp;til=2025\""));
}

TEST(Charts, BandsHaveBothEndsInTheTable) {
  Chart chart = TwoYears();
  chart.kind = ChartKind::kFan;
  chart.bands = {{"90 %", {std::nullopt, 39.0, 38.0}, {std::nullopt, 43.0, 44.0}}};
  const std::string markup = RenderChart(chart, kDanishTexts).str();
  EXPECT_THAT(markup, AllOf(HasSubstr(">90 %, fra</th>"), HasSubstr(">90 %, til</th>"), HasSubstr(">38,0 %</td>"),
                            HasSubstr(">44,0 %</td>")));
  EXPECT_EQ(DataIn(markup).at("bands").at(0).at("low"), (boost::json::array{nullptr, 39.0, 38.0}));
}

TEST(Charts, WhereSeriesLeadSomewhereEachHasARow) {
  Chart chart = TwoYears();
  chart.series[0].address = "/omraader/1";
  EXPECT_THAT(RenderChart(chart, kDanishTexts).str(),
              AllOf(HasSubstr("<th scope=\"row\"><a href=\"/omraader/1\">Parken</a></th>"),
                    HasSubstr("<th scope=\"row\">Kommunen</th>"),
                    HasSubstr("<td data-title=\"2023\" class=\"figures\">41,3 %</td>")));
}

TEST(Charts, AHeatMapIsATableWithAWordForEachColour) {
  Chart chart;
  chart.kind = ChartKind::kHeat;
  chart.id = "kriterier";
  chart.title = "To er opfyldt";
  chart.label_heading = "Kriterium";
  chart.labels = {"2023", "2024"};
  chart.rows = {{"Arbejde", "#a", {{"41 %", "met"}, {"39 %", "near"}}},
                {"Dømte", "", {{"–", "unknown"}}},
                {"Andet", "", {{"1", "\"x"}, {"2", "free"}}}};
  const std::string markup = RenderChart(chart, kDanishTexts).str();
  EXPECT_THAT(
      markup,
      AllOf(HasSubstr("<td data-title=\"2023\" class=\"heat heat-met\"><span class=\"heat-figure\">41 %</span><span "
                      "class=\"heat-word\">opfyldt</span></td>"),
            HasSubstr("class=\"heat heat-near\""), HasSubstr("tæt på"), HasSubstr("heat-unknown"), HasSubstr("ukendt"),
            HasSubstr("<td data-title=\"2023\"><span class=\"heat-figure\">1</span></td>"), HasSubstr("ikke opfyldt"),
            HasSubstr("intet tal"), Not(HasSubstr("data-chart")), Not(HasSubstr("<details"))));
  const ChartTable csv = ChartCsv(chart, kDanishTexts);
  EXPECT_THAT(csv.head, ElementsAre("Kriterium", "2023", "2024"));
  EXPECT_THAT(csv.rows,
              ElementsAre(ElementsAre("Arbejde", "41 % (opfyldt)", "39 % (tæt på)"),
                          ElementsAre("Dømte", "– (ukendt)", ""), ElementsAre("Andet", "1", "2 (ikke opfyldt)")));
}

TEST(Charts, SmallLinesShareOneScaleAndBreakAtGaps) {
  Chart chart = TwoYears();
  chart.kind = ChartKind::kSmallLines;
  chart.series = {{"A", {0.0, std::nullopt, 100.0}, SeriesLook::kMain, "#a"},
                  {"B", {50.0, 50.0, std::nullopt}, SeriesLook::kGrey, ""},
                  {"C", {}, SeriesLook::kMain, ""}};
  chart.limits = {{50, "halvdelen"}};
  const std::string markup = RenderChart(chart, kDanishTexts).str();
  EXPECT_THAT(markup,
              AllOf(HasSubstr("d=\"M5.0 75.0M195.0 5.0\""), HasSubstr("d=\"M5.0 40.0L100.0 40.0\""),
                    HasSubstr("y1=\"40.0\" y2=\"40.0\""), HasSubstr(">2025: 100,0 %</p>"),
                    HasSubstr(">2024: 50,0 %</p>"), HasSubstr(">intet tal</p>"), HasSubstr("<a href=\"#a\">A</a>"),
                    HasSubstr("small-line grey"), Not(HasSubstr("data-chart"))));
}

TEST(Charts, CsvHasTheSameFiguresAsSpreadsheetsReadThem) {
  Chart chart = TwoYears();
  chart.series[0].values = {1234567.25, std::nullopt, -5.75};
  EXPECT_THAT(ChartCsv(chart, kDanishTexts).head, ElementsAre("År", "Parken", "Kommunen"));
  EXPECT_THAT(
      ChartCsv(chart, kDanishTexts).rows,
      ElementsAre(ElementsAre("2023", "1234567,3", ""), ElementsAre("2024", "", ""), ElementsAre("2025", "-5,8", "")));
  EXPECT_THAT(ChartCsv(chart, kEnglishTexts).rows[0], ElementsAre("2023", "1234567.3", ""));
}

TEST(Charts, NothingToDrawIsStillAChart) {
  for (const ChartKind kind :
       {ChartKind::kLines, ChartKind::kBars, ChartKind::kFan, ChartKind::kHeat, ChartKind::kSmallLines}) {
    Chart chart;
    chart.kind = kind;
    chart.id = "tom";
    chart.title = "Ingen tal";
    EXPECT_THAT(RenderChart(chart, kDanishTexts).str(), AllOf(HasSubstr("Ingen tal"), HasSubstr("<table")));
    EXPECT_TRUE(ChartCsv(chart, kDanishTexts).rows.empty());
  }
}

TEST(Charts, SamplesOfEachKindHaveNoStyleOfTheirOwn) {
  for (const Language language : {Language::kDanish, Language::kEnglish}) {
    const std::vector<Chart> samples = ListSampleCharts(language);
    EXPECT_EQ(samples.size(), 7U);
    for (const Chart& chart : samples)
      EXPECT_THAT(RenderChart(chart, Texts(language)).str(), Not(HasSubstr("style="))) << chart.id;
  }
}

TEST(Sparklines, DrawTheirOwnRangeWithTheLimit) {
  EXPECT_TRUE(Sparkline({}).empty());
  EXPECT_TRUE(Sparkline({std::nullopt, kNoNumber}).empty());
  EXPECT_THAT(Sparkline({10.0, 20.0}).str(),
              AllOf(HasSubstr("d=\"M3.0 17.0L77.0 3.0\""), HasSubstr("aria-hidden=\"true\""), Not(HasSubstr("<line"))));
  EXPECT_THAT(Sparkline({10.0, 10.0}, 20.0).str(),
              AllOf(HasSubstr("d=\"M3.0 17.0L77.0 17.0\""), HasSubstr("y1=\"3.0\"")));
  EXPECT_THAT(Sparkline({7.0}).str(), HasSubstr("<circle class=\"small-point\" cx=\"40.0\" cy=\"10.0\""));
}

}  // namespace
}  // namespace tovholder::html

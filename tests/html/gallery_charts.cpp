// SPDX-License-Identifier: EUPL-1.2
#include "html/gallery_charts.h"

#include <limits>

namespace tovholder::html {
namespace {

// The words of the samples, in the language that is asked for.
struct SampleWords {
  Language language;
  std::string operator()(const char* danish, const char* english) const {
    return language == Language::kDanish ? danish : english;
  }
};

const std::vector<std::string> kSampleYears = {"2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"};

Chart SampleLines(const SampleWords& say) {
  Chart chart;
  chart.kind = ChartKind::kLines;
  chart.id = "uden-arbejde";
  chart.title = say("Uden arbejde eller uddannelse: 42,1 %, over grænsen på 40 %",
                    "Without work or education: 42.1 %, above the limit of 40 %");
  chart.unit = "%";
  chart.label_heading = say("År", "Year");
  chart.labels = kSampleYears;
  chart.series = {
      {"Sønderparken", {47.3, 46.2, 44.0, std::nullopt, 45.1, 43.4, 42.8, 42.1}, SeriesLook::kMain, {}},
      {"Nørrevænget", {38.0, 38.4, 39.2, 41.0, 39.9, 38.1, 37.5, 36.2}, SeriesLook::kOther, {}},
      {say("Kommunen", "The municipality"), {21.0, 20.4, 20.1, 22.3, 21.9, 19.8, 19.0, 18.7}, SeriesLook::kGrey, {}}};
  chart.limits = {{40, say("40 % (§ 61 a)", "40 % (§ 61 a)")}};
  chart.csv_address = "#csv";
  chart.note = say("Danmarks Statistik, hentet 3. marts 2025.", "Statistics Denmark, fetched on 3 March 2025.");
  return chart;
}

Chart SampleKroner(const SampleWords& say) {
  Chart chart;
  chart.id = "indkomst";
  chart.title = say("Indkomsten er steget til 234.500 kr. og ligger stadig under grænsen",
                    "Income has risen to DKK 234,500 and is still below the limit");
  chart.unit = "kr.";
  chart.label_heading = say("År", "Year");
  chart.labels = kSampleYears;
  chart.series = {{say("Gennemsnitlig bruttoindkomst for de 15-64-årige i Sønderparken",
                       "Average gross income of those aged 15–64 in Sønderparken"),
                   {198200, 204100, 208900, 211000, 219300, 225800, std::nullopt, 234500},
                   SeriesLook::kMain,
                   {}}};
  chart.limits = {{241000, say("55 % af regionens (§ 61 a)", "55 % of the region's (§ 61 a)")},
                  {250000, say("57 % (vores eget mål)", "57 % (our own aim)")}};
  chart.decimals = 0;
  chart.from_zero = false;
  return chart;
}

Chart SampleFan(const SampleWords& say) {
  Chart chart;
  chart.kind = ChartKind::kFan;
  chart.id = "fremskrivning";
  chart.title = say("I otte af ti forløb er området under grænsen i 2030",
                    "In eight of ten runs the area is below the limit in 2030");
  chart.unit = "%";
  chart.label_heading = say("År", "Year");
  chart.labels = {"2021", "2022", "2023", "2024", "2025", "2026", "2027", "2028", "2029", "2030"};
  const std::optional<double> none;
  chart.series = {
      {say("Målt", "Measured"), {45.1, 43.4, 42.8, 42.1, none, none, none, none, none, none}, SeriesLook::kMain, {}},
      {say("Midterste forløb", "Middle run"),
       {none, none, none, 42.1, 41.4, 40.8, 40.1, 39.3, 38.6, 38.0},
       SeriesLook::kOther,
       {}}};
  chart.bands = {{"90 %",
                  {none, none, none, 42.1, 39.6, 38.0, 36.4, 34.9, 33.5, 32.2},
                  {none, none, none, 42.1, 43.2, 43.6, 43.9, 44.0, 44.1, 44.1}},
                 {"50 %",
                  {none, none, none, 42.1, 40.7, 39.6, 38.5, 37.4, 36.4, 35.4},
                  {none, none, none, 42.1, 42.1, 42.0, 41.7, 41.3, 40.9, 40.5}}};
  chart.limits = {{40, "40 % (§ 61 a)"}};
  chart.csv_address = "#csv";
  return chart;
}

Chart SampleBars(const SampleWords& say) {
  Chart chart;
  chart.kind = ChartKind::kBars;
  chart.id = "doemte";
  chart.title = say("Dømte: flere end landsgennemsnittet i to af fire år",
                    "Convicted: more than the country in two of four years");
  chart.unit = "%";
  chart.label_heading = say("År", "Year");
  chart.labels = {"2021", "2022", "2023", "2024"};
  chart.series = {{"Sønderparken", {2.31, 2.02, std::nullopt, 1.74}, SeriesLook::kMain, {}},
                  {"Nørrevænget", {1.4, 1.52, 1.61, 1.66}, SeriesLook::kOther, {}},
                  {say("Hele landet", "The whole country"), {0.68, 0.66, 0.66, 0.65}, SeriesLook::kGrey, {}}};
  chart.limits = {{1.98, say("3 × landet (§ 61 a)", "3 × the country (§ 61 a)")}};
  chart.decimals = 2;
  return chart;
}

Chart SampleLyingBars(const SampleWords& say) {
  Chart chart;
  chart.kind = ChartKind::kBars;
  chart.id = "tryghed";
  chart.title = say("Trygheden er højest i Nørrevænget", "People feel safest in Nørrevænget");
  chart.unit = "%";
  chart.label_heading = say("Område", "Area");
  chart.labels = {"Nørrevænget", "Sønderparken og Korskærparken", "Løget By",
                  say("Kommunen <i alt>", "The municipality <all>")};
  chart.series = {{say("Trygge om aftenen", "Safe in the evening"),
                   {78.0, 64.5, std::numeric_limits<double>::quiet_NaN(), 83.1},
                   SeriesLook::kMain,
                   {}}};
  chart.limits = {{75, say("75 % (mål)", "75 % (aim)")}};
  return chart;
}

Chart SampleHeat(const SampleWords& say) {
  Chart chart;
  chart.kind = ChartKind::kHeat;
  chart.id = "kriterier";
  chart.title = say("To af fire kriterier er opfyldt i 2024", "Two of four criteria are met in 2024");
  chart.label_heading = say("Kriterium", "Criterion");
  chart.labels = {"2021", "2022", "2023", "2024"};
  chart.rows = {
      {say("Uden arbejde", "Without work"),
       "#arbejde",
       {{"45,1 %", "met"}, {"43,4 %", "met"}, {"42,8 %", "met"}, {"42,1 %", "met"}}},
      {say("Dømte", "Convicted"), "", {{"2,31 %", "met"}, {"2,02 %", "met"}, {"–", "unknown"}, {"1,74 %", "near"}}},
      {say("Uddannelse", "Education"),
       "",
       {{"61,0 %", "met"}, {"60,8 %", "met"}, {"60,3 %", "met"}, {"60,1 %", "met"}}},
      {say("Indkomst", "Income"), "", {{"71,2 %", "free"}, {"71,9 %", "free"}, {"72,5 %", "free"}}}};
  return chart;
}

Chart SampleSmall(const SampleWords& say) {
  Chart chart;
  chart.kind = ChartKind::kSmallLines;
  chart.id = "omraader";
  chart.title = say("Andelen falder i fem af seks områder", "The share falls in five of six areas");
  chart.unit = "%";
  chart.label_heading = say("Område", "Area");
  chart.labels = kSampleYears;
  const std::optional<double> none;
  chart.series = {
      {"Sønderparken", {47.3, 46.2, 44.0, none, 45.1, 43.4, 42.8, 42.1}, SeriesLook::kMain, "#soenderparken"},
      {"Nørrevænget", {38.0, 38.4, 39.2, 41.0, 39.9, 38.1, 37.5, 36.2}, SeriesLook::kMain, "#noerrevaenget"},
      {"Løget By", {35.1, none, 34.0, none, 33.0, 32.8, 32.1, none}, SeriesLook::kMain, "#loeget"},
      {"Finlandsparken", {29.0, 30.1, 30.8, 31.5, 32.2, 33.0, 34.1, 35.2}, SeriesLook::kMain, "#finlandsparken"},
      {"Skovbrynet", {none, none, none, none, none, none, none, none}, SeriesLook::kMain, "#skovbrynet"},
      {say("Kommunen", "The municipality"), {21.0, 20.4, 20.1, 22.3, 21.9, 19.8, 19.0, 18.7}, SeriesLook::kGrey, ""}};
  chart.limits = {{40, "40 % (§ 61 a)"}};
  chart.csv_address = "#csv";
  return chart;
}

}  // namespace

std::vector<Chart> ListSampleCharts(Language language) {
  const SampleWords say{language};
  return {SampleLines(say),     SampleKroner(say), SampleFan(say),  SampleBars(say),
          SampleLyingBars(say), SampleHeat(say),   SampleSmall(say)};
}

}  // namespace tovholder::html

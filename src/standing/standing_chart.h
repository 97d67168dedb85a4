// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "html/charts.h"
#include "people/visit.h"
#include "standing/standing_book.h"

// Pictures of where areas stand, and how old the figures are.
namespace tovholder::standing {

// One criterion of one place through the lists, as each list asked for it.
std::vector<std::optional<double>> SeriesOf(const std::vector<OnList>& lists, criteria::Criterion criterion);
std::vector<std::string> ListLabels(const std::vector<OnList>& lists);
// "Uden arbejde eller uddannelse: 41,2 %, over grænsen på 40 %": what is found on the newest list that knows it.
std::string FindingOf(const AreaStanding& standing, criteria::Criterion criterion, const html::Texts& t);
// The limits of the newest list, labelled with the paragraph.
std::vector<html::ChartLimit> LimitsOf(const std::vector<OnList>& lists, criteria::Criterion criterion,
                                       const html::Texts& t);

// Another place beside an area, through the same lists.
struct Compared {
  std::string name;
  std::string address;  // "" where it has no page
  std::vector<std::pair<criteria::ListYear, criteria::Figures>> lists;
  html::SeriesLook look = html::SeriesLook::kGrey;
};
// The other areas, its municipality, regions and the country.
std::vector<Compared> LoadCompared(sql::Reader& reader, const people::Viewer& viewer, const StandingBook& book,
                                   const AreaStanding& standing);
html::Chart CriterionChart(const AreaStanding& standing, const std::vector<Compared>& compared,
                           criteria::Criterion criterion, const html::Texts& t);
// A picture for each criterion that is known.
html::Html CriterionCharts(sql::Reader& reader, const people::Visit& visit, const StandingBook& book,
                           const AreaStanding& standing);
// How old the figures of each indicator are, who has said yes to them, which years are missing.
html::Html FigureAge(sql::Reader& reader, const people::Visit& visit, areas::HousingAreaId area);

}  // namespace tovholder::standing

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "areas/area_view.h"
#include "html/components.h"
#include "people/visit.h"
#include "standing/standing_book.h"

// How it looks where an area stands.
namespace tovholder::standing {

std::string StandingAddress(areas::HousingAreaId area);  // every list, criterion by criterion
std::string WhatIfAddress(areas::HousingAreaId area);
std::string ForecastAddress(areas::HousingAreaId area);
std::string ListFormAddress(areas::HousingAreaId area, int list_year);  // its figures for one list

// "Ghettoområde", "Måske udsat boligområde", "På ingen liste"; in English with the Danish word of the law's time.
std::string ClassWord(const criteria::Conclusion& conclusion, const html::Texts& t);
html::Html ClassBadge(const criteria::Conclusion& conclusion, const html::Texts& t);
// "Uden arbejde eller uddannelse": at the head of a row or a picture.
std::string TitleOf(criteria::Criterion criterion, const html::Texts& t);
// "41,2 %", "1.900"
std::string FormatFigure(criteria::Criterion criterion, const Decimal& value, const html::Texts& t);
// "1,2 procentpoint over, omkring 14 personer"
std::string FormatDistance(const criteria::CriterionRule& rule, const criteria::Distance& distance,
                           const html::Texts& t);
html::Html VerdictBadge(criteria::Verdict verdict, const html::Texts& t);

// A row for each criterion of the rules: the figure, the limit, the distance, what the figure is from.
html::Html CriterionTable(const people::Visit& visit, const OnList& on, const criteria::RuleSet& rules,
                          std::string_view caption);
// Figures that are made otherwise than the law asks, each with why; nothing where there is none.
html::Html DoubtfulBlock(const people::Visit& visit, const OnList& on);
// Leads to the figures that a criterion rests on.
html::Html SourceOf(const Evidence& evidence, const html::Texts& t);

html::PageFrame StandingFrame(const people::Visit& visit, std::string_view title, const areas::HousingArea& area);

}  // namespace tovholder::standing

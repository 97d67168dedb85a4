// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/components.h"
#include "indicators/indicator_rules.h"
#include "indicators/small_count.h"
#include "people/typed_text.h"
#include "people/visit.h"

// How definitions, places and observations look, wherever they stand.
namespace tovholder::indicators {

std::string AddressOf(IndicatorId id);
std::string AddressOf(ObservationId id);

// "41,2 %", "31,6 pr. 1.000", "146.626 kr.", "1.900"
std::string FormatValue(const Indicator& indicator, Decimal value, const html::Texts& t);
// "procent", "personer"
std::string WordOf(Unit unit, const html::Texts& t);
std::string WordOf(Timing timing, const html::Texts& t);
std::string WordOf(Direction direction, const html::Texts& t);
std::string WordOf(Standing standing, const html::Texts& t);
std::string WordOf(PlaceKind kind, const html::Texts& t);
std::string WordOf(criteria::Criterion criterion, const html::Texts& t);
std::string WordOf(criteria::Counted counted, const html::Texts& t);
std::string WordOf(criteria::Comparison comparison, const html::Texts& t);
std::string WordOf(criteria::UnknownEducation unknown, const html::Texts& t);

// "beboere uden arbejde i procent af alle beboere på 18-64 år"
std::string DefinitionOf(const Indicator& indicator, const html::Texts& t);
// "snit af 2 år", "år ikke oplyst"
std::string MeanOf(const Indicator& indicator, const html::Texts& t);
// "2018", "2017-2018", "ikke oplyst"
std::string PeriodText(const Observation& observation, const html::Texts& t);

// What a viewer may see of figures that count few people.
struct SmallCountView {
  HiddenObservations hidden;
  SmallCountRule rule;
  bool marked = false;  // the viewer sees them, and is told which
};
SmallCountView LoadSmallCounts(sql::Reader& reader, const people::Viewer& viewer, const IndicatorBook& book);
bool IsHidden(const SmallCountView& small, const Observation& observation);
// The value, or that it is hidden with the way to why.
html::Html ShownValue(const SmallCountView& small, const Indicator& indicator, const Observation& observation,
                      const html::Texts& t);
// The same with the way to the observation.
html::Html LinkedValue(const SmallCountView& small, const Indicator& indicator, const Observation& observation,
                       const html::Texts& t);

html::Html StateBadge(const Observation& observation, const html::Texts& t);
html::Html StandingBadge(Standing standing, const html::Texts& t);
// Where a value is from, as a link where it can be opened.
html::Html SourceOf(const FigureSource& source, const Observation& observation, const html::Texts& t);
// By its own among several.
html::Html SourceAmong(const std::vector<FigureSource>& sources, const Observation& observation, const html::Texts& t);

html::PageFrame IndicatorFrame(const people::Visit& visit, std::string_view title);
html::FormErrors ErrorsOf(const FieldErrors& errors, const html::Texts& t);
bool MayWriteFigures(const people::Visit& visit);

// "area:3" and "place:7": an area that no figure is of yet is no place, and can be chosen all the same.
std::string ValueOf(const Place& place);
std::string ValueOf(areas::HousingAreaId area);
std::vector<html::Choice> PlaceChoices(const IndicatorBook& book, const html::Texts& t);
std::vector<html::Choice> IndicatorChoices(const IndicatorBook& book, const html::Texts& t);

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#include "indicators/indicator_view.h"

#include <algorithm>

#include "areas/area_view.h"
#include "base/text.h"
#include "indicators/figure_period.h"

namespace tovholder::indicators {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

namespace {

// Figure and unit stay on one line.
std::string WithUnit(const std::string& number, std::string_view unit) {
  return number + "\u00A0" + ReplaceAll(unit, " ", "\u00A0");
}

}  // namespace

std::string AddressOf(IndicatorId id) { return "/noegletal/" + std::to_string(id.value); }
std::string AddressOf(ObservationId id) { return "/noegletal/maaling/" + std::to_string(id.value); }

std::string FormatValue(const Indicator& indicator, Decimal value, const Texts& t) {
  std::string number = FormatDecimal(value, t.language());
  switch (indicator.unit) {
    case Unit::kPercent:
      return WithUnit(number, "%");
    case Unit::kPerThousand:
      return WithUnit(number, t("per 1,000"));
    case Unit::kPerTenThousand:
      return WithUnit(number, t("per 10,000"));
    case Unit::kKroner:
      return WithUnit(number, t("kr."));
    case Unit::kPersons:
    case Unit::kCases:
    case Unit::kIndex:
    case Unit::kRatio:
      break;
  }
  return number;
}

std::string DefinitionOf(const Indicator& indicator, const Texts& t) {
  std::string part = Capitalized(indicator.numerator);
  if (indicator.denominator.empty()) return part;
  const Places places{{"part", part}, {"whole", indicator.denominator}};
  switch (indicator.unit) {
    case Unit::kPercent:
      return t("{part}, in per cent of {whole}", places);
    case Unit::kPerThousand:
      return t("{part}, for every 1,000 of {whole}", places);
    case Unit::kPerTenThousand:
      return t("{part}, for every 10,000 of {whole}", places);
    case Unit::kPersons:
    case Unit::kCases:
    case Unit::kKroner:
    case Unit::kIndex:
    case Unit::kRatio:
      break;
  }
  return t("{part}, of {whole}", places);
}

std::string MeanOf(const Indicator& indicator, const Texts& t) {
  if (!indicator.mean_of_years) return std::string(t("It is not said how many years are taken together"));
  if (*indicator.mean_of_years == 1) return std::string(t("Each by itself"));
  return t("Mean of {n} years", {{"n", std::to_string(*indicator.mean_of_years)}});
}

std::string PeriodText(const Observation& observation, const Texts& t) {
  std::string text = FormatFigurePeriod(PeriodOf(observation), t.language());
  return text.empty() ? std::string(t("not said")) : text;
}

Html PeriodCell(const Observation& observation, const Texts& t) {
  if (!observation.to_date) return Text(PeriodText(observation, t));
  return Time(Attr("datetime", FormatIso(*observation.to_date)), PeriodText(observation, t));
}

bool IsHidden(const SmallCountView& small, const Observation& observation) {
  return small.hidden.contains(observation.id);
}

Html ShownValue(const SmallCountView& small, const Indicator& indicator, const Observation& observation,
                const Texts& t) {
  return ShownFigure(small, observation.id, Text(FormatValue(indicator, observation.value, t)), t);
}

Html LinkedValue(const SmallCountView& small, const Indicator& indicator, const Observation& observation,
                 const Texts& t) {
  return ShownFigure(small, observation.id,
                     A(Href(AddressOf(observation.id)), FormatValue(indicator, observation.value, t)), t);
}

Html StateBadge(const Observation& observation, const Texts& t) {
  switch (observation.state) {
    case ObservationState::kEntered:
      return Badge(t("Waits for approval"), Tone::kAttention);
    case ObservationState::kApproved:
      return Badge(t.In("observation", "Approved"), Tone::kGood);
    case ObservationState::kSetAside:
      return Badge(t("Set aside"), Tone::kNeutral);
  }
  return {};
}

Html StandingBadge(Standing standing, const Texts& t) {
  return Badge(WordOf(standing, t), standing == Standing::kOfficial ? Tone::kGood : Tone::kNeutral);
}

Html SourceOf(const FigureSource& source, const Observation& observation, const Texts& t) {
  std::string address = source.address;
  if (source.document && address.empty()) address = "/dokumenter/" + std::to_string(*source.document);
  const Html title = address.empty() ? Text(source.title.empty() ? t("not said") : std::string_view(source.title))
                                     : A(Href(address), source.title);
  return Span(title, When(!observation.source_place.empty(), [&] { return Text(", " + observation.source_place); }));
}

Html SourceAmong(const std::vector<FigureSource>& sources, const Observation& observation, const Texts& t) {
  const auto found = std::find_if(sources.begin(), sources.end(),
                                  [&](const FigureSource& one) { return one.id == observation.source; });
  return found == sources.end() ? Text("–") : SourceOf(*found, observation, t);
}

PageFrame IndicatorFrame(const Visit& visit, std::string_view title) {
  return areas::AreaFrame(visit, title, "indicators");
}

FormErrors ErrorsOf(const FieldErrors& errors, const Texts& t) {
  FormErrors gathered;
  for (const auto& [field, error] : errors) gathered.Add(field, error, t);
  return gathered;
}

bool MayWriteFigures(const Visit& visit) { return visit.viewer.May(people::Access::kSecretary); }

std::string ValueOf(const Place& place) { return "place:" + std::to_string(place.id.value); }
std::string ValueOf(areas::HousingAreaId area) { return "area:" + std::to_string(area.value); }

std::vector<Choice> PlaceChoices(const IndicatorBook& book, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("Choose a place")), ""}};
  for (const areas::HousingArea& area : book.areas) choices.push_back({ValueOf(area.id), area.name, ""});
  for (const Place& place : book.places) {
    if (!place.area) choices.push_back({ValueOf(place), place.name + " (" + WordOf(place.kind, t) + ")", ""});
  }
  return choices;
}

std::vector<Choice> IndicatorChoices(const IndicatorBook& book, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("Choose an indicator")), ""}};
  for (const Indicator& one : book.indicators) {
    choices.push_back({std::to_string(one.id.value), NameOf(one, t.language()), ""});
  }
  return choices;
}

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#include "indicators/indicator_view.h"

// What the values of enumerations are called on pages.
namespace tovholder::indicators {

using html::Texts;

std::string WordOf(Unit unit, const Texts& t) {
  switch (unit) {
    case Unit::kPercent:
      return std::string(t("per cent"));
    case Unit::kPerThousand:
      return std::string(t("per 1,000"));
    case Unit::kPerTenThousand:
      return std::string(t("per 10,000"));
    case Unit::kPersons:
      return std::string(t("persons"));
    case Unit::kCases:
      return std::string(t("cases"));
    case Unit::kKroner:
      return std::string(t("kroner"));
    case Unit::kIndex:
      return std::string(t("index"));
    case Unit::kRatio:
      return std::string(t("ratio"));
  }
  return {};
}

std::string WordOf(Timing timing, const Texts& t) {
  switch (timing) {
    case Timing::kYear:
      return std::string(t("The whole year"));
    case Timing::kFirstOfJanuary:
      return std::string(t("On 1 January"));
    case Timing::kQuarter:
      return std::string(t("Each quarter"));
    case Timing::kMonth:
      return std::string(t("Each month"));
  }
  return {};
}

std::string WordOf(Direction direction, const Texts& t) {
  switch (direction) {
    case Direction::kLowerIsBetter:
      return std::string(t("Lower is better"));
    case Direction::kHigherIsBetter:
      return std::string(t("Higher is better"));
    case Direction::kNeither:
      return std::string(t("Neither is better"));
  }
  return {};
}

std::string WordOf(Standing standing, const Texts& t) {
  return std::string(standing == Standing::kOfficial ? t("As the authority makes it") : t("Something near it"));
}

std::string WordOf(PlaceKind kind, const Texts& t) {
  switch (kind) {
    case PlaceKind::kArea:
      return std::string(t("housing area"));
    case PlaceKind::kPool:
      return std::string(t("several areas as one"));
    case PlaceKind::kMunicipality:
      return std::string(t("municipality"));
    case PlaceKind::kRegion:
      return std::string(t("region"));
    case PlaceKind::kCountry:
      return std::string(t("country"));
    case PlaceKind::kOther:
      return std::string(t("another place"));
  }
  return {};
}

std::string WordOf(criteria::Criterion criterion, const Texts& t) {
  using criteria::Criterion;
  switch (criterion) {
    case Criterion::kEmployment:
      return std::string(t("Work and education"));
    case Criterion::kConvicted:
      return std::string(t("Convicted persons"));
    case Criterion::kEducation:
      return std::string(t("Level of education"));
    case Criterion::kIncome:
      return std::string(t("Income"));
    case Criterion::kNonwestern:
      return std::string(t("Origin"));
    case Criterion::kPopulation:
      return std::string(t("Number of residents"));
  }
  return {};
}

std::string WordOf(criteria::Counted counted, const Texts& t) {
  using criteria::Counted;
  switch (counted) {
    case Counted::kResidents:
      return std::string(t("Residents"));
    case Counted::kConvictedPersons:
      return std::string(t("Convicted persons"));
    case Counted::kDecisions:
      return std::string(t("Decisions of criminal courts"));
    case Counted::kIncome:
      return std::string(t("Income"));
    case Counted::kCases:
      return std::string(t("Fires, vandalism and the like"));
    case Counted::kOther:
      return std::string(t("Something else"));
  }
  return {};
}

std::string WordOf(criteria::Comparison comparison, const Texts& t) {
  using criteria::Comparison;
  switch (comparison) {
    case Comparison::kNone:
      return std::string(t("Nobody"));
    case Comparison::kRegion:
      return std::string(t("The average of the region"));
    case Comparison::kMunicipality:
      return std::string(t("The average of the municipality"));
    case Comparison::kCountry:
      return std::string(t("The average of the country"));
  }
  return {};
}

std::string WordOf(criteria::UnknownEducation unknown, const Texts& t) {
  using criteria::UnknownEducation;
  switch (unknown) {
    case UnknownEducation::kNotSaid:
      return std::string(t("It is not said, or does not matter"));
    case UnknownEducation::kLeftOut:
      return std::string(t("Left out"));
    case UnknownEducation::kCountedIn:
      return std::string(t("Counted in"));
  }
  return {};
}

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <string_view>

// What the law measures in a housing area, and how a figure was made.
namespace tovholder::criteria {

enum class Criterion {
  kEmployment,  // outside work and education
  kConvicted,
  kEducation,  // basic education only
  kIncome,
  kNonwestern,
  kPopulation
};
inline constexpr int kCriterionCount = 6;
inline constexpr std::array<Criterion, kCriterionCount> kCriteria = {Criterion::kEmployment, Criterion::kConvicted,
                                                                     Criterion::kEducation,  Criterion::kIncome,
                                                                     Criterion::kNonwestern, Criterion::kPopulation};
constexpr int IndexOf(Criterion criterion) { return static_cast<int>(criterion); }
// "employment", "convicted", "education", "income", "nonwestern", "population"
std::string_view ToName(Criterion criterion);
bool FromName(std::string_view name, Criterion& criterion);

// Whom or what a figure counts.
enum class Counted {
  kResidents,
  kConvictedPersons,
  kDecisions,  // of criminal courts; one person may have several
  kIncome,     // average gross income
  kCases,      // fires, vandalism
  kOther
};
std::string_view ToName(Counted counted);
bool FromName(std::string_view name, Counted& counted);

// With whose average a figure is compared.
enum class Comparison { kNone, kRegion, kMunicipality, kCountry };
std::string_view ToName(Comparison comparison);
bool FromName(std::string_view name, Comparison& comparison);

// Ages of whom a share is taken; an end that is missing is open.
struct AgeGroup {
  std::optional<int> from;
  std::optional<int> to;
  bool all() const { return !from && !to; }
  friend bool operator==(const AgeGroup&, const AgeGroup&) = default;
};

enum class Scope { kOneArea, kSeveralAreas };
// Whether those whose education is unknown count as having basic education only.
enum class UnknownEducation { kNotSaid, kLeftOut, kCountedIn };
std::string_view ToName(UnknownEducation unknown);
bool FromName(std::string_view name, UnknownEducation& unknown);

struct Method {
  Counted counted = Counted::kResidents;
  AgeGroup ages = {};  // of the denominator
  UnknownEducation unknown_education = UnknownEducation::kNotSaid;
  std::optional<int> years = 1;  // the mean of so many latest years; none: it is not said
  Comparison compared_with = Comparison::kNone;
  Scope scope = Scope::kOneArea;
  friend bool operator==(const Method&, const Method&) = default;
};

}  // namespace tovholder::criteria

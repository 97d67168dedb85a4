// SPDX-License-Identifier: EUPL-1.2
#include "criteria/criterion.h"

#include "base/enum_names.h"

namespace tovholder::criteria {
namespace {

constexpr EnumNames<Criterion, kCriterionCount> kCriterionNames{{{Criterion::kEmployment, "employment"},
                                                                 {Criterion::kConvicted, "convicted"},
                                                                 {Criterion::kEducation, "education"},
                                                                 {Criterion::kIncome, "income"},
                                                                 {Criterion::kNonwestern, "nonwestern"},
                                                                 {Criterion::kPopulation, "population"}}};
constexpr EnumNames<Counted, 6> kCountedNames{{{Counted::kResidents, "residents"},
                                               {Counted::kConvictedPersons, "convicted_persons"},
                                               {Counted::kDecisions, "decisions"},
                                               {Counted::kIncome, "income"},
                                               {Counted::kCases, "cases"},
                                               {Counted::kOther, "other"}}};
constexpr EnumNames<Comparison, 4> kComparisonNames{{{Comparison::kNone, "none"},
                                                     {Comparison::kRegion, "region"},
                                                     {Comparison::kMunicipality, "municipality"},
                                                     {Comparison::kCountry, "country"}}};
constexpr EnumNames<UnknownEducation, 3> kUnknownNames{{{UnknownEducation::kNotSaid, "not_said"},
                                                        {UnknownEducation::kLeftOut, "left_out"},
                                                        {UnknownEducation::kCountedIn, "counted_in"}}};

}  // namespace

std::string_view ToName(Criterion criterion) { return NameIn(kCriterionNames, criterion); }
bool FromName(std::string_view name, Criterion& criterion) { return ValueIn(kCriterionNames, name, criterion); }
std::string_view ToName(Counted counted) { return NameIn(kCountedNames, counted); }
bool FromName(std::string_view name, Counted& counted) { return ValueIn(kCountedNames, name, counted); }
std::string_view ToName(Comparison comparison) { return NameIn(kComparisonNames, comparison); }
bool FromName(std::string_view name, Comparison& comparison) { return ValueIn(kComparisonNames, name, comparison); }
std::string_view ToName(UnknownEducation unknown) { return NameIn(kUnknownNames, unknown); }
bool FromName(std::string_view name, UnknownEducation& unknown) { return ValueIn(kUnknownNames, name, unknown); }

}  // namespace tovholder::criteria

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "criteria/evaluation.h"

// A conclusion in sentences that a politician understands.
namespace tovholder::criteria {

// The people a share is taken of; in practice some are only known by their usual part of all residents.
struct GroupSize {
  std::int64_t persons = 0;
  bool estimated = false;
};
// How far a figure is from where the verdict changes.
struct Distance {
  Decimal points;  // over 0: so much over the limit; percentage points, or residents
  // The least number whose change turns the verdict, in each year of a mean; none for an income.
  std::optional<std::int64_t> persons;
  bool estimated = false;  // reckoned from a usual part of the residents
};
// Nothing where the figure or the limit is unknown.
std::optional<Distance> DistanceOf(const CriterionRule& rule, const Figures& figures, std::optional<GroupSize> group);

// The usual part of all residents that is of the criterion's ages, per cent; a stated assumption.
Decimal UsualPart(Criterion criterion);

// "Uden arbejde eller uddannelse: 41,2 % af de 18-64-årige er over grænsen på 40 %. Kriteriet er opfyldt; 1,2
// procentpoint, omkring 14 personer, for meget."
std::string ExplainCriterion(const CriterionRule& rule, const Figures& figures, std::optional<GroupSize> group,
                             const html::Texts& t);
// "Tre af fire kriterier er opfyldt, og mere end halvdelen er fra ikke-vestlige lande: området er et ghettoområde."
std::string ExplainClass(const Conclusion& conclusion, const html::Texts& t);
// "employment" as people say it: "uden arbejde eller uddannelse".
std::string NameOf(Criterion criterion, const html::Texts& t);
// The word of the law in Danish, and what it is called in English.
std::string NameOf(const ClassRule& rule, const html::Texts& t);
std::string DescribeRule(const CriterionRule& rule,
                         const html::Texts& t);  // "over 40 % af de 18-64-årige, snit af 2 år"

}  // namespace tovholder::criteria

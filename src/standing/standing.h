// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "areas/area_change.h"
#include "criteria/comparability.h"
#include "criteria/evaluation.h"
#include "criteria/explanation.h"
#include "indicators/observation.h"

// Where an area stands by the law, list by list, and on which figures that rests.
namespace tovholder::standing {

// An observation with its indicator, as criteria may use it.
struct KnownFigure {
  indicators::Observation observation;
  const indicators::Indicator* indicator = nullptr;  // outlives it
  criteria::Scope scope = criteria::Scope::kOneArea;

  bool approved() const { return observation.state == indicators::ObservationState::kApproved; }
};

// All that is known of one place, and of the country it is compared with.
struct Facts {
  std::vector<KnownFigure> own;
  std::vector<KnownFigure> country;
  std::optional<int> first_list;  // of an area that is younger than the lists
};

// What one criterion rests on.
struct Evidence {
  std::optional<Decimal> value;          // as the criterion asks for it
  std::vector<const KnownFigure*> from;  // one, or the years of a mean that was reckoned here; the latest first
  std::optional<criteria::GroupSize> group;
  std::optional<Decimal> year_before;  // where a mean of two years is asked for

  bool reckoned_mean() const { return from.size() > 1; }
};
// A figure that speaks of a criterion and is made otherwise: an indication, no more.
struct Doubtful {
  criteria::Criterion criterion = criteria::Criterion::kEmployment;
  const KnownFigure* figure = nullptr;
  std::vector<criteria::Difference> differences;
};

struct OnList {
  criteria::ListYear list = {};
  criteria::Conclusion conclusion = {};
  const criteria::RuleSet* main_rules = nullptr;        // § 61 a of its time
  const criteria::RuleSet* prevention_rules = nullptr;  // § 61 b, where there is one
  criteria::Figures figures = {};
  // How certain the class is whose years are counted, here and on the lists before, the latest of them first.
  criteria::Certainty held = criteria::Certainty::kPossible;
  std::vector<criteria::Certainty> past = {};
  std::array<Evidence, criteria::kCriterionCount> evidence = {};
  std::vector<Doubtful> doubtful = {};

  const Evidence& Of(criteria::Criterion criterion) const {
    return evidence[static_cast<std::size_t>(criteria::IndexOf(criterion))];
  }
  bool knows_something() const;
  // Whether what is known decides the class.
  bool settled() const;
  // Rules that its class is of; those of § 61 a where it is in none.
  const criteria::RuleSet& rules() const { return *conclusion.rules; }
};

inline constexpr int kFirstList = 2010;

// Before the first list of an area: how certain the class was that later years are counted from, the latest first.
using Inherited = std::vector<criteria::Certainty>;

// What an area takes over from one before it: its years, nothing, or what the law leaves open.
Inherited Inherit(areas::YearsInherited years, const std::vector<OnList>& before, int first_list);
// Of several areas that became one: as certain as the least certain of them.
Inherited Combine(const Inherited& a, const Inherited& b);

// One for each list from the first to `last_list`, the oldest first; pointers lead into `facts`.
std::vector<OnList> WorkOut(const Facts& facts, int last_list, const Inherited& inherited = {});
// The newest list of which something is known; nullptr where nothing is.
const OnList* NewestKnown(const std::vector<OnList>& lists);
// The newest of which enough is known to tell the class; where none is, the newest of which something is known.
const OnList* NewestSettled(const std::vector<OnList>& lists);
// The first of the lists without a break up to `list` with the same class; `list` itself where the one before differs.
const OnList& SinceWhen(const std::vector<OnList>& lists, const OnList& list);

// Within two percentage points of the limit; of a rate of those convicted a fifth of one, of the population 50
// residents.
bool IsNear(const criteria::CriterionRule& rule, const criteria::Distance& distance);

// What somebody could read out of a place's figures who does not ask how they are made.
struct Indication {
  criteria::Criterion criterion = criteria::Criterion::kEmployment;
  const KnownFigure* figure = nullptr;
  Decimal percent = {};
  criteria::Verdict by_itself = criteria::Verdict::kUnknown;
  std::vector<criteria::Difference> differences = {};  // none: the law would accept it
};
// The newest figure of each criterion that is a share. In the order of the criteria.
std::vector<Indication> Indicate(const Facts& facts, const criteria::RuleSet& rules);
// As per cent; nothing for kroner, indices and counts.
std::optional<Decimal> ToPercent(Decimal value, indicators::Unit unit);

}  // namespace tovholder::standing

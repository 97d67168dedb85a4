// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <unordered_set>

#include "base/result.h"
#include "indicators/indicator_book.h"
#include "indicators/observation.h"
#include "indicators/suppression.h"
#include "people/viewer.h"
#include "sql/database.h"

// Which observations are hidden, because they count few people or would give away those that do.
namespace tovholder::indicators {

struct SmallCountSetting {
  Id<SmallCountSetting> id;
  int threshold = 5;
  SmallCountAction action = SmallCountAction::kHideAlso;
  AlsoHide also = AlsoHide::kSums;
};
BOOST_DESCRIBE_STRUCT(SmallCountSetting, (), (id, threshold, action, also))

// A threshold of 2 would tell each hidden count by itself. Errors: indicators.threshold_wrong {least, most}.
Result<void> CheckSmallCounts(const SmallCountRule& rule);
inline constexpr int kLeastThreshold = 3;  // or 0: nothing is small
inline constexpr int kMostThreshold = 100;

SmallCountRule FindSmallCountRule(sql::Reader& reader);
Result<void> PutSmallCountRule(sql::Transaction& transaction, const SmallCountRule& rule);

// Persons behind a value: the part where it is known, else reckoned from the whole; nothing where neither is, and for
// what does not count people.
std::optional<std::int64_t> PersonsOf(const Indicator& indicator, const Observation& observation);

using HiddenObservations = std::unordered_set<ObservationId>;
// Of observations that are all there are of their indicators. Readers know that a pool is the sum of its areas and a
// mean that of its years.
HiddenObservations FindHidden(const IndicatorBook& book, std::span<const Observation> observations,
                              const SmallCountRule& rule);

// Those who read drafts see all counts; for all others these are hidden.
bool SeesSmallCounts(const people::Viewer& viewer);
// Empty for who sees small counts.
HiddenObservations ListHidden(sql::Reader& reader, const people::Viewer& viewer, const IndicatorBook& book);

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <unordered_set>

#include "base/result.h"
#include "html/html.h"
#include "html/texts.h"
#include "indicators/indicator_book.h"
#include "indicators/observation.h"
#include "indicators/suppression.h"
#include "people/viewer.h"
#include "sql/database.h"

// Which observations are hidden, because they count few people or would give away those that do.
namespace tovholder::indicators {

// One for the installation.
struct SmallCountSetting {
  Id<SmallCountSetting> id;
  int threshold = 5;
  SmallCountAction action = SmallCountAction::kHideAlso;
  AlsoHide also = AlsoHide::kSums;
  int version = 1;
};
BOOST_DESCRIBE_STRUCT(SmallCountSetting, (), (id, threshold, action, also, version))

// A threshold of 2 would tell each hidden count by itself. Errors: indicators.threshold_wrong {least, most}.
Result<void> CheckSmallCounts(const SmallCountRule& rule);
inline constexpr int kLeastThreshold = 3;  // or 0: nothing is small
inline constexpr int kMostThreshold = 100;

SmallCountSetting FindSmallCountSetting(sql::Reader& reader);
SmallCountRule FindSmallCountRule(sql::Reader& reader);
// `seen`: the version the change was made on; 0: whatever there is. Errors: those of CheckSmallCounts;
// indicators.changed_meanwhile.
Result<void> PutSmallCountRule(sql::Transaction& transaction, const SmallCountRule& rule, int seen = 0);

// Persons behind a value: the part where it is known, else reckoned from the whole; nothing where neither is, and for
// what does not count people.
std::optional<std::int64_t> PersonsOf(const Indicator& indicator, const Observation& observation);

using HiddenObservations = std::unordered_set<ObservationId>;
// Of observations that are all there are of their indicators, in whatever state. What measures the same is shown or
// hidden as one. Readers know that a pool is the sum of its areas, less the one they lack where one alone is not there,
// and a mean that of its years. A municipality is no sum: more live in it than in its areas. A whole of few people
// hides as well.
HiddenObservations FindHidden(const IndicatorBook& book, std::span<const Observation> observations,
                              const SmallCountRule& rule);

// Those who read drafts see all counts; for all others these are hidden.
bool SeesSmallCounts(const people::Viewer& viewer);

// What a viewer does not see, and what is marked for him because few are counted in it or others do not see it.
struct SmallCountView {
  SmallCountAction action = SmallCountAction::kHideAlso;
  HiddenObservations hidden = {};
  HiddenObservations marked = {};
};
SmallCountView ViewSmallCounts(sql::Reader& reader, const people::Viewer& viewer, const IndicatorBook& book);
// SmallCountView::hidden: empty for who sees small counts.
HiddenObservations ListHidden(sql::Reader& reader, const people::Viewer& viewer, const IndicatorBook& book);

// In the place of a figure: that it is hidden, and where it stands why.
html::Html HiddenFigure(const html::Texts& t);
// A figure as the viewer may see it: hidden, marked, or as it is.
html::Html ShownFigure(const SmallCountView& view, ObservationId id, const html::Html& figure, const html::Texts& t);

}  // namespace tovholder::indicators

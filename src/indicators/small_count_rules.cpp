// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <tuple>

#include "indicators/small_count.h"

namespace tovholder::indicators {
namespace {

using Period = std::pair<std::optional<Date>, std::optional<Date>>;
using Where = std::tuple<IndicatorId, PlaceId, Period>;

struct Counts {
  std::vector<CountCell> cells;
  std::vector<SumOf> sums;
  std::vector<ObservationId> ids;
  std::map<Where, std::size_t> place;
};

Period DaysOf(const Observation& one) { return {one.from_date, one.to_date}; }

Counts Gather(const IndicatorBook& book, std::span<const Observation> observations) {
  Counts counts;
  for (const Observation& one : observations) {
    const Indicator* indicator = book.Find(one.indicator);
    if (indicator == nullptr || one.state == ObservationState::kSetAside) continue;
    const auto persons = PersonsOf(*indicator, one);
    if (!persons) continue;
    counts.place[{one.indicator, one.place, DaysOf(one)}] = counts.cells.size();
    counts.cells.push_back({*persons, true});
    counts.ids.push_back(one.id);
  }
  return counts;
}

// The count of a sum is what its parts come to, whatever its source says.
void AddSum(Counts& counts, std::size_t total, std::vector<std::size_t> parts) {
  std::int64_t sum = 0;
  for (const std::size_t part : parts) sum += counts.cells[part].count;
  counts.cells[total].count = sum;
  counts.sums.push_back({total, std::move(parts)});
}

// Nothing where one of them is not there.
std::optional<std::vector<std::size_t>> FindAll(const Counts& counts, const std::vector<Where>& wanted) {
  std::vector<std::size_t> found;
  found.reserve(wanted.size());
  for (const Where& where : wanted) {
    const auto one = counts.place.find(where);
    if (one == counts.place.end()) return std::nullopt;
    found.push_back(one->second);
  }
  return found;
}

void AddPools(const IndicatorBook& book, Counts& counts) {
  for (const auto& [where, cell] : std::map(counts.place)) {
    const auto& [indicator, pool, period] = where;
    std::vector<Where> members;
    for (const areas::HousingAreaId area : book.MembersOf(pool)) {
      const Place* place = book.FindPlace(area);
      members.emplace_back(indicator, place == nullptr ? PlaceId{} : place->id, period);
    }
    auto parts = members.empty() ? std::nullopt : FindAll(counts, members);
    if (parts) AddSum(counts, cell, *std::move(parts));
  }
}

// The indicator of single years of which another is the mean.
const Indicator* SingleYearsOf(const IndicatorBook& book, const Indicator& mean) {
  const auto found = std::find_if(book.indicators.begin(), book.indicators.end(), [&](const Indicator& one) {
    return one.criterion == mean.criterion && one.mean_of_years == 1 && one.counted == mean.counted &&
           one.age_from == mean.age_from && one.age_to == mean.age_to && one.unit == mean.unit;
  });
  return found == book.indicators.end() ? nullptr : &*found;
}

void AddMeans(const IndicatorBook& book, Counts& counts) {
  for (const auto& [where, cell] : std::map(counts.place)) {
    const auto& [id, place, period] = where;
    const Indicator* mean = book.Find(id);
    const int years = mean->mean_of_years.value_or(1);
    const Indicator* single = years > 1 && mean->criterion ? SingleYearsOf(book, *mean) : nullptr;
    if (single == nullptr || !period.second) continue;
    std::vector<Where> wanted;
    for (int back = 0; back < years; ++back) {
      const auto year = period.second->year() - std::chrono::years(back);
      wanted.emplace_back(single->id, place,
                          Period{Date{year, std::chrono::January, std::chrono::day(1)},
                                 Date{year, std::chrono::December, std::chrono::day(31)}});
    }
    if (auto parts = FindAll(counts, wanted)) AddSum(counts, cell, *std::move(parts));
  }
}

}  // namespace

Result<void> CheckSmallCounts(const SmallCountRule& rule) {
  const bool none = rule.threshold == 0;
  if (none || (rule.threshold >= kLeastThreshold && rule.threshold <= kMostThreshold)) return {};
  return Fail("indicators.threshold_wrong",
              {{"least", std::to_string(kLeastThreshold)}, {"most", std::to_string(kMostThreshold)}});
}

std::optional<std::int64_t> PersonsOf(const Indicator& indicator, const Observation& observation) {
  if (!indicator.counts_people) return std::nullopt;
  if (observation.part) return observation.part;
  if (indicator.unit == Unit::kPersons) return observation.value.micros / Decimal::kUnit;
  const int factor = FactorOf(indicator.unit);
  if (!observation.whole || factor == 1) return std::nullopt;
  const double persons = ToDouble(observation.value) * static_cast<double>(*observation.whole) / factor;
  return static_cast<std::int64_t>(persons + 0.5);
}

HiddenObservations FindHidden(const IndicatorBook& book, std::span<const Observation> observations,
                              const SmallCountRule& rule) {
  Counts counts = Gather(book, observations);
  AddPools(book, counts);
  AddMeans(book, counts);
  const auto shown = HideSmallCounts(counts.cells, counts.sums, rule);
  HiddenObservations hidden;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (shown[i] != Shown::kYes) hidden.insert(counts.ids[i]);
  }
  return hidden;
}

bool SeesSmallCounts(const people::Viewer& viewer) { return viewer.MayRead(people::Access::kSecretary); }

}  // namespace tovholder::indicators

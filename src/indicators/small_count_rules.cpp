// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "indicators/indicator_rules.h"
#include "indicators/small_count.h"

namespace tovholder::indicators {
namespace {

using Where = std::tuple<IndicatorId, PlaceId, Date, Date>;
using WhereYear = std::tuple<IndicatorId, PlaceId, int>;

// Of one year: the whole of it, or its first day.
std::optional<int> WholeYearOf(const Observation& one) {
  if (!one.from_date || !one.to_date) return std::nullopt;
  const Date first{one.from_date->year(), std::chrono::January, std::chrono::day(1)};
  const Date last{one.from_date->year(), std::chrono::December, std::chrono::day(31)};
  const bool fits = *one.from_date == first && (*one.to_date == first || *one.to_date == last);
  return fits ? YearOf(one) : std::nullopt;
}

// The indicator of single years of which another is the mean.
const Indicator* SingleYearsOf(const IndicatorBook& book, const Indicator& mean) {
  if (!mean.criterion || mean.mean_of_years.value_or(1) < 2) return nullptr;
  const auto found = std::find_if(book.indicators.begin(), book.indicators.end(), [&](const Indicator& one) {
    return one.criterion == mean.criterion && one.mean_of_years == 1 && one.counted == mean.counted &&
           one.age_from == mean.age_from && one.age_to == mean.age_to && one.unit == mean.unit &&
           one.unknown_education == mean.unknown_education;
  });
  return found == book.indicators.end() ? nullptr : &*found;
}

// Observations as counts, and how they add up.
class CountMaker {
 public:
  CountMaker(const IndicatorBook& book, std::span<const Observation> observations) : book_(book) {
    for (const Observation& one : observations) Take(one);
    for (const Where& where : Wheres()) {
      AddPool(where, &Counted::persons);
      AddPool(where, &Counted::whole);
      AddMean(where);
    }
  }

  HiddenObservations Hide(const SmallCountRule& rule) const {
    const auto shown = HideSmallCounts(cells_, sums_, rule);
    HiddenObservations hidden;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (shown[i] != Shown::kYes) hidden.insert(ids_[i].begin(), ids_[i].end());
    }
    return hidden;
  }

 private:
  // What one observation counts; several of the same count as one.
  struct Counted {
    std::optional<std::size_t> persons;
    std::optional<std::size_t> whole;
  };
  using Part = std::optional<std::size_t> Counted::*;

  std::size_t Add(CountCell count, std::vector<ObservationId> ids) {
    cells_.push_back(count);
    ids_.push_back(std::move(ids));
    return cells_.size() - 1;
  }

  // Of several that differ the smallest that anybody is in.
  void Join(std::optional<std::size_t>& cell, std::int64_t count, ObservationId id) {
    if (!cell) {
      cell = Add({count}, {id});
      return;
    }
    ids_[*cell].push_back(id);
    std::int64_t& known = cells_[*cell].count;
    if (count > 0) known = known > 0 ? std::min(known, count) : count;
  }

  void Take(const Observation& one) {
    const Indicator* indicator = book_.Find(one.indicator);
    if (indicator == nullptr || !indicator->counts_people) return;
    Counted alone;  // where nobody knows of which year it is
    const bool dated = one.from_date && one.to_date;
    Counted& counted = dated ? by_period_[{one.indicator, one.place, *one.from_date, *one.to_date}] : alone;
    if (const auto persons = PersonsOf(*indicator, one)) Join(counted.persons, *persons, one.id);
    if (one.whole) Join(counted.whole, *one.whole, one.id);
    const auto year = WholeYearOf(one);
    if (year && counted.persons) by_year_.try_emplace({one.indicator, one.place, *year}, counted);
  }

  // What no page has: nothing is known of it but what sums tell.
  static CountCell Unseen(std::int64_t count) { return {.count = count, .published = false}; }

  // A pool and its areas in the same period; of areas that lack a figure the rest is theirs.
  void AddPool(const Where& where, Part part) {
    const auto& [indicator, pool, from, to] = where;
    const auto total = by_period_.at(where).*part;
    const auto members = book_.MembersOf(pool);
    if (!total || members.empty()) return;
    SumOf sum{*total, {}};
    std::int64_t rest = cells_[*total].count;
    std::vector<std::optional<std::size_t>*> missing;
    for (const areas::HousingAreaId area : members) {
      const Place* place = book_.FindPlace(area);
      auto& cell = place == nullptr ? nowhere_[{indicator, area, from, to}].*part
                                    : by_period_[{indicator, place->id, from, to}].*part;
      if (cell) {
        rest -= cells_[*cell].count;
        sum.parts.push_back(*cell);
      } else {
        missing.push_back(&cell);
      }
    }
    for (auto* cell : missing) {
      *cell = Add(Unseen(missing.size() == 1 ? std::max<std::int64_t>(rest, 0) : kMany), {});
      sum.parts.push_back(**cell);
    }
    sums_.push_back(std::move(sum));
  }

  void AddMean(const Where& where) {
    const auto& [id, place, from, to] = where;
    const Indicator* single = SingleYearsOf(book_, *book_.Find(id));
    const Counted mean = by_period_.at(where);
    if (single == nullptr || !mean.persons) return;
    const int years = *book_.Find(id)->mean_of_years;
    std::vector<Counted> there;
    std::vector<WhereYear> missing;
    for (int back = 0; back < years; ++back) {
      const WhereYear year{single->id, place, static_cast<int>(to.year()) - back};
      const auto part = by_year_.find(year);
      if (part == by_year_.end()) {
        missing.push_back(year);
      } else {
        there.push_back(part->second);
      }
    }
    if (!IsOfAllYears(mean, there, years)) {
      cells_[*mean.persons].count *= years;
      cells_[*mean.persons].years = years;
    }
    SumOf sum{*mean.persons, {}, true};
    std::int64_t rest = cells_[*mean.persons].count;
    for (const Counted& part : there) {
      rest -= cells_[*part.persons].count;
      sum.parts.push_back(*part.persons);
    }
    for (const WhereYear& year : missing) {
      const std::int64_t count = missing.size() == 1 ? std::max<std::int64_t>(rest, 0) : kMany;
      const std::size_t cell = Add(Unseen(count), {});
      by_year_.insert({year, Counted{cell, {}}});
      sum.parts.push_back(cell);
    }
    sums_.push_back(std::move(sum));
  }

  // Some sources give the persons of a mean as those of all its years, others as their mean. The wholes tell where
  // there are some, else which of both is nearer.
  bool IsOfAllYears(const Counted& mean, const std::vector<Counted>& there, int years) const {
    const auto is_nearer_to_all = [&](Part part) -> std::optional<bool> {
      std::int64_t sum = 0;
      for (const Counted& one : there) {
        if (!(one.*part) || !cells_[*(one.*part)].published) return std::nullopt;
        sum += cells_[*(one.*part)].count;
      }
      if (there.empty() || !(mean.*part)) return std::nullopt;
      const std::int64_t all = sum * years;  // as often as there are parts
      const std::int64_t count = cells_[*(mean.*part)].count * std::ssize(there);
      return std::abs(count - all) <= std::abs(count * years - all);
    };
    const auto by_whole = is_nearer_to_all(&Counted::whole);
    return by_whole ? *by_whole : is_nearer_to_all(&Counted::persons).value_or(true);
  }

  std::vector<Where> Wheres() const {
    std::vector<Where> wheres;
    wheres.reserve(by_period_.size());
    for (const auto& [where, counted] : by_period_) wheres.push_back(where);
    return wheres;
  }

  static constexpr std::int64_t kMany = 1'000'000;  // of what is not known at all

  const IndicatorBook& book_;
  std::vector<CountCell> cells_;
  std::vector<SumOf> sums_;
  std::vector<std::vector<ObservationId>> ids_;  // by cell; none for what no page has
  std::map<Where, Counted> by_period_;
  std::map<std::tuple<IndicatorId, areas::HousingAreaId, Date, Date>, Counted> nowhere_;  // areas that are no place
  std::map<WhereYear, Counted> by_year_;
};

// Shares of which nobody says of how many they are: a mean or a pool tells its hidden part all the same, once the
// others are shown.
class ShareHider {
 public:
  ShareHider(const IndicatorBook& book, std::span<const Observation> observations, HiddenObservations& hidden)
      : book_(book), hidden_(hidden) {
    for (const Observation& one : observations) {
      if (!hidden_.contains(one.id) || !one.from_date || !one.to_date) continue;
      periods_.insert({one.indicator, one.place, *one.from_date, *one.to_date});
      if (const auto year = WholeYearOf(one)) years_.insert({one.indicator, one.place, *year});
    }
  }

  void Look(const Observation& one) {
    const Indicator* indicator = book_.Find(one.indicator);
    const bool alone = indicator != nullptr && indicator->counts_people && !one.part && !one.whole;
    if (alone && (IsMeanOfHidden(*indicator, one) || IsPoolOfHidden(one))) hidden_.insert(one.id);
  }

 private:
  bool IsMeanOfHidden(const Indicator& indicator, const Observation& one) const {
    const Indicator* single = SingleYearsOf(book_, indicator);
    const auto last = YearOf(one);
    if (single == nullptr || !last) return false;
    for (int back = 0; back < *indicator.mean_of_years; ++back) {
      if (years_.contains({single->id, one.place, *last - back})) return true;
    }
    return false;
  }

  bool IsPoolOfHidden(const Observation& one) const {
    if (!one.from_date || !one.to_date) return false;
    const auto members = book_.MembersOf(one.place);
    return std::any_of(members.begin(), members.end(), [&](areas::HousingAreaId area) {
      const Place* place = book_.FindPlace(area);
      return place != nullptr && periods_.contains({one.indicator, place->id, *one.from_date, *one.to_date});
    });
  }

  const IndicatorBook& book_;
  HiddenObservations& hidden_;
  std::set<Where> periods_;
  std::set<WhereYear> years_;
};

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
  if (indicator.unit == Unit::kPersons) return Round(observation.value, 0).micros / Decimal::kUnit;
  if (!observation.whole || !IsShare(indicator.unit)) return std::nullopt;
  const double persons = ToDouble(observation.value) * static_cast<double>(*observation.whole);
  return std::llround(persons / FactorOf(indicator.unit));
}

HiddenObservations FindHidden(const IndicatorBook& book, std::span<const Observation> observations,
                              const SmallCountRule& rule) {
  HiddenObservations hidden = CountMaker(book, observations).Hide(rule);
  if (rule.action != SmallCountAction::kHideAlso) return hidden;
  ShareHider shares(book, observations, hidden);
  for (const Observation& one : observations) shares.Look(one);
  return hidden;
}

bool SeesSmallCounts(const people::Viewer& viewer) { return viewer.MayRead(people::Access::kSecretary); }

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <iterator>

#include "indicators/indicator_store.h"
#include "indicators/small_count.h"
#include "sql/records.h"

namespace tovholder::indicators {
namespace {

constexpr std::string_view kTable = "small_count_setting";

// Of whatever has a small count or whole, a count that has to be reckoned first, or a sum that a small rest is left of.
std::vector<IndicatorId> ListSuspects(sql::Reader& reader, int threshold) {
  return reader.Column<IndicatorId>(
      "SELECT id FROM indicator WHERE counts_people = 1 AND (EXISTS (SELECT 1 FROM observation WHERE indicator = "
      "indicator.id AND (part IS NOT NULL OR whole IS NOT NULL) AND (part BETWEEN 1 AND $1 OR whole BETWEEN 1 AND $1 "
      "OR "
      "part IS NULL OR indicator.mean_of_years > 1 OR place IN (SELECT pool FROM pool_member))) OR (unit = 'persons' "
      "AND "
      "(EXISTS (SELECT 1 FROM observation WHERE indicator = indicator.id AND part IS NULL AND length(value) < 3) OR "
      "indicator.mean_of_years > 1 OR EXISTS (SELECT 1 FROM pool_member m CROSS JOIN observation o WHERE o.place "
      "= m.pool AND o.indicator = indicator.id AND o.part IS NULL))))",
      threshold - 1);
}

// Observations of those and of what speaks of the same criterion: nothing else can be hidden.
std::vector<Observation> ListNear(sql::Reader& reader, const IndicatorBook& book, int threshold) {
  const auto suspects = ListSuspects(reader, threshold);
  std::vector<Observation> near;
  for (const Indicator& one : book.indicators) {
    const bool asked = std::any_of(suspects.begin(), suspects.end(), [&](IndicatorId id) {
      const Indicator* other = book.Find(id);
      return id == one.id || (other != nullptr && other->criterion && other->criterion == one.criterion);
    });
    if (!asked || !one.counts_people) continue;
    auto observations = sql::List<Observation>(
        reader,
        "FROM observation WHERE indicator = $1 AND (part IS NOT NULL OR whole IS NOT NULL OR $2 = 1 OR place IN "
        "(SELECT pool FROM pool_member))",
        one.id, one.unit == Unit::kPersons || one.mean_of_years.value_or(1) > 1 ? 1 : 0);
    near.insert(near.end(), std::make_move_iterator(observations.begin()), std::make_move_iterator(observations.end()));
  }
  return near;
}

}  // namespace

SmallCountSetting FindSmallCountSetting(sql::Reader& reader) {
  return sql::Find<SmallCountSetting>(reader, "FROM small_count_setting ORDER BY id LIMIT 1")
      .value_or(SmallCountSetting{});
}

SmallCountRule FindSmallCountRule(sql::Reader& reader) {
  const SmallCountSetting setting = FindSmallCountSetting(reader);
  return {setting.threshold, setting.action, setting.also};
}

Result<void> PutSmallCountRule(sql::Transaction& transaction, const SmallCountRule& rule, int seen) {
  if (const auto checked = CheckSmallCounts(rule); !checked) return Pass(checked);
  SmallCountSetting setting = FindSmallCountSetting(transaction);
  if (seen != 0 && seen != setting.version) return Fail("indicators.changed_meanwhile");
  const SmallCountSetting before = setting;
  setting.threshold = rule.threshold;
  setting.action = rule.action;
  setting.also = rule.also;
  ++setting.version;
  if (setting.id) {
    sql::Update(transaction, kTable, before, setting);
  } else {
    sql::Create(transaction, kTable, setting);
  }
  return {};
}

SmallCountView ViewSmallCounts(sql::Reader& reader, const people::Viewer& viewer, const IndicatorBook& book) {
  SmallCountRule rule = FindSmallCountRule(reader);
  SmallCountView view{rule.action};
  if (rule.threshold == 0) return view;
  const bool shown = rule.action == SmallCountAction::kShow;
  if (shown) rule.action = SmallCountAction::kHide;  // what would be hidden is marked
  HiddenObservations found = FindHidden(book, ListNear(reader, book, rule.threshold), rule);
  (shown || SeesSmallCounts(viewer) ? view.marked : view.hidden) = std::move(found);
  return view;
}

HiddenObservations ListHidden(sql::Reader& reader, const people::Viewer& viewer, const IndicatorBook& book) {
  return SeesSmallCounts(viewer) ? HiddenObservations{} : ViewSmallCounts(reader, viewer, book).hidden;
}

}  // namespace tovholder::indicators

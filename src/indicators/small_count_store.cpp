// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <iterator>

#include "indicators/indicator_store.h"
#include "indicators/small_count.h"
#include "sql/records.h"

namespace tovholder::indicators {
namespace {

constexpr std::string_view kTable = "small_count_setting";

std::optional<SmallCountSetting> FindSetting(sql::Reader& reader) {
  return sql::Find<SmallCountSetting>(reader, "FROM small_count_setting ORDER BY id");
}

// Observations of indicators of which some count is small, and of those that speak of the same criterion: nothing else
// can be hidden.
std::vector<Observation> ListNear(sql::Reader& reader, const people::Viewer& viewer, const IndicatorBook& book,
                                  int threshold) {
  const std::string seen = SeenObservations(viewer);
  const auto small =
      reader.Column<IndicatorId>("SELECT DISTINCT indicator FROM observation WHERE " + seen +
                                     " AND (part BETWEEN 1 AND $1 OR (part IS NULL AND whole IS NOT NULL))",
                                 threshold - 1);
  std::vector<Observation> near;
  for (const Indicator& one : book.indicators) {
    const bool asked = std::any_of(small.begin(), small.end(), [&](IndicatorId id) {
      const Indicator* other = book.Find(id);
      return id == one.id || (other != nullptr && other->criterion && other->criterion == one.criterion);
    });
    if (!asked || !one.counts_people) continue;
    auto observations = sql::List<Observation>(reader, "FROM observation WHERE indicator = $1 AND " + seen, one.id);
    near.insert(near.end(), std::make_move_iterator(observations.begin()), std::make_move_iterator(observations.end()));
  }
  return near;
}

}  // namespace

SmallCountRule FindSmallCountRule(sql::Reader& reader) {
  const SmallCountSetting setting = FindSetting(reader).value_or(SmallCountSetting{});
  return {setting.threshold, setting.action, setting.also};
}

Result<void> PutSmallCountRule(sql::Transaction& transaction, const SmallCountRule& rule) {
  if (const auto checked = CheckSmallCounts(rule); !checked) return Pass(checked);
  const auto stored = FindSetting(transaction);
  SmallCountSetting setting = stored.value_or(SmallCountSetting{});
  setting.threshold = rule.threshold;
  setting.action = rule.action;
  setting.also = rule.also;
  if (stored) {
    sql::Update(transaction, kTable, *stored, setting);
  } else {
    sql::Create(transaction, kTable, setting);
  }
  return {};
}

HiddenObservations ListHidden(sql::Reader& reader, const people::Viewer& viewer, const IndicatorBook& book) {
  if (SeesSmallCounts(viewer)) return {};
  const SmallCountRule rule = FindSmallCountRule(reader);
  if (rule.threshold == 0 || rule.action == SmallCountAction::kShow) return {};
  return FindHidden(book, ListNear(reader, viewer, book, rule.threshold), rule);
}

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <stdexcept>

#include "areas/list_book.h"
#include "areas/list_count_files.h"
#include "base/enum_names.h"
#include "base/text.h"

namespace tovholder::areas {
namespace {

constexpr EnumNames<ListClass, 4> kCountedClasses{{{ListClass::kVulnerable, "udsat"},
                                                   {ListClass::kGhetto, "ghetto"},
                                                   {ListClass::kTransformation, "omdannelse"},
                                                   {ListClass::kPrevention, "forebyggelse"}}};
constexpr std::size_t kCells = 5;

PublishedCount CountIn(const std::vector<std::string_view>& cells) {
  PublishedCount count;
  count.list_year = cells[0];
  count.published_on = ParseIsoDate(cells[1]);
  if (!ValueIn(kCountedClasses, cells[2], count.of)) throw std::logic_error("no class in list_counts.tsv");
  const auto classes = ClassesOf({{}, ListKind::kMinistry, count.list_year, {}, {}});
  if (std::find(classes.begin(), classes.end(), count.of) == classes.end()) count.of = ListClass::kOnList;
  count.number = ParseCount<int>(cells[3]);
  for (const std::string_view source : Split(cells[4], ' ')) {
    if (!source.empty()) count.sources.emplace_back(source);
  }
  return count;
}

std::vector<PublishedCount> ReadCounts() {
  std::vector<PublishedCount> counts;
  for (const std::string_view line : SplitLines(ListCountFiles().front().content)) {
    if (line.empty() || line.front() == '#') continue;
    const auto cells = Split(line, '\t');
    if (cells.size() != kCells) throw std::logic_error("list_counts.tsv has a line without five cells");
    counts.push_back(CountIn(cells));
  }
  return counts;
}

}  // namespace

const std::vector<PublishedCount>& PublishedCounts() {
  static const std::vector<PublishedCount> counts = ReadCounts();
  return counts;
}

std::optional<Date> KnownDayOf(ListKind kind, std::string_view list_year) {
  if (kind != ListKind::kMinistry) return std::nullopt;
  for (const PublishedCount& one : PublishedCounts()) {
    if (one.list_year == list_year) return one.published_on;
  }
  return std::nullopt;
}

}  // namespace tovholder::areas

// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <stdexcept>

#include "base/text.h"
#include "indicators/indicator.h"
#include "indicators/indicator_files.h"

namespace tovholder::indicators {
namespace {

// One line of indicators.tsv; a cell that is read wrongly is a fault of the program.
class IndicatorLine {
 public:
  explicit IndicatorLine(std::string_view line) : cells_(Split(line, '\t')) {
    constexpr std::size_t kCells = 21;
    if (cells_.size() != kCells) throw std::logic_error("indicators.tsv: " + std::string(line));
  }
  std::string Text() { return std::string(cells_.at(next_++)); }
  template <class Named>
  Named Name() {
    Named value{};
    const std::string_view text = cells_.at(next_++);
    if (!FromName(text, value)) throw std::logic_error("indicators.tsv: " + std::string(text));
    return value;
  }
  template <class Named>
  std::optional<Named> NameOrNone() {
    if (!cells_.at(next_).empty()) return Name<Named>();
    ++next_;
    return std::nullopt;
  }
  std::optional<int> Number() { return ParseCount<int>(cells_.at(next_++)); }
  std::optional<Decimal> Limit() {
    const std::string_view text = cells_.at(next_++);
    if (text.empty()) return std::nullopt;
    return ParseDecimal(text, DecimalMark::kPoint).value();
  }
  bool Flag() { return cells_.at(next_++) == "1"; }

 private:
  std::vector<std::string_view> cells_;
  std::size_t next_ = 0;
};

Indicator ReadIndicator(std::string_view line) {
  IndicatorLine cells(line);
  Indicator one;
  one.key = cells.Text();
  one.name = cells.Text();
  one.name_english = cells.Text();
  one.about = cells.Text();
  one.numerator = cells.Text();
  one.denominator = cells.Text();
  one.unit = cells.Name<Unit>();
  one.timing = cells.Name<Timing>();
  one.direction = cells.Name<Direction>();
  one.standing = cells.Name<Standing>();
  one.source = cells.Text();
  one.criterion = cells.NameOrNone<criteria::Criterion>();
  one.counted = cells.Name<criteria::Counted>();
  one.age_from = cells.Number();
  one.age_to = cells.Number();
  one.unknown_education = cells.Name<criteria::UnknownEducation>();
  one.mean_of_years = cells.Number();
  one.compared_with = cells.Name<criteria::Comparison>();
  one.least_likely = cells.Limit();
  one.most_likely = cells.Limit();
  one.counts_people = cells.Flag();
  return one;
}

}  // namespace

const std::vector<Indicator>& KnownIndicators() {
  static const std::vector<Indicator> known = [] {
    std::vector<Indicator> indicators;
    const auto lines = SplitLines(IndicatorFiles().front().content);
    indicators.reserve(lines.size());
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (!lines[i].empty()) indicators.push_back(ReadIndicator(lines[i]));
    }
    return indicators;
  }();
  return known;
}

}  // namespace tovholder::indicators

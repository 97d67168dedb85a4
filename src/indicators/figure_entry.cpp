// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_entry.h"

#include <algorithm>

#include "base/text.h"
#include "sql/records.h"

namespace tovholder::indicators {
namespace {

std::optional<std::int64_t> NumberBehind(std::string_view text, std::string_view word) {
  return text.starts_with(word) ? ParseCount(text.substr(word.size())) : std::nullopt;
}

// An area that nothing was measured of becomes a place now.
PlaceId ResolvePlace(sql::Transaction& transaction, const IndicatorBook& book, std::string_view place) {
  if (const auto known = NumberBehind(place, "place:")) return PlaceId{*known};
  const areas::HousingAreaId area{NumberBehind(place, "area:").value_or(0)};
  const auto is_it = [&](const areas::HousingArea& one) { return one.id == area; };
  if (std::none_of(book.areas.begin(), book.areas.end(), is_it)) return {};
  return FindOrCreatePlace(transaction, area);
}

// Beside which field an error of PutObservation belongs.
std::string FieldOfError(const Error& error) {
  if (error.id == "indicators.same_again") return "value";
  if (error.id == "indicators.other_value") return "rival";
  if (error.id == "indicators.no_reason") return "reason";
  return {};
}

}  // namespace

bool IsDoubt(const Error& error) {
  return error.id == "indicators.share_for_percent" || error.id == "indicators.per_thousand_for_percent" ||
         error.id == "indicators.unlikely";
}

FigureSourceId FindOrCreateSource(sql::Transaction& transaction, std::string_view title, std::string_view address,
                                  std::optional<std::int64_t> document) {
  const SourceKind kind = document ? SourceKind::kDocument : SourceKind::kByHand;
  const auto found = transaction.One<FigureSourceId>(
      "SELECT id FROM figure_source WHERE kind = $1 AND title = $2 AND address = $3 ORDER BY id LIMIT 1", kind, title,
      address);
  if (found) return *found;
  FigureSource source;
  source.kind = kind;
  source.title = title;
  source.address = address;
  source.document = document;
  AddSource(transaction, source);
  return source.id;
}

Result<void> EnterFigure(sql::Transaction& transaction, EnteredFigure& figure, FieldErrors& wrong) {
  Observation& one = figure.observation;
  one.place = ResolvePlace(transaction, LoadIndicators(transaction), figure.place);
  const IndicatorBook book = LoadIndicators(transaction);
  for (const auto& [field, error] : CheckObservation(book, one, ToCopenhagen(transaction.now()).date)) {
    wrong.insert({field, error});
  }
  if (figure.source_title.empty()) wrong.insert({"source_title", Error{"indicators.no_source"}});
  const Indicator* indicator = book.Find(one.indicator);
  const auto doubt = indicator == nullptr ? std::nullopt : FindDoubt(*indicator, one.value);
  if (doubt && figure.confirmed != one.value) wrong.insert({"value", *doubt});
  if (!wrong.empty()) return tl::unexpected(wrong.begin()->second);
  one.source = FindOrCreateSource(transaction, figure.source_title, figure.source_address, figure.document);
  auto put = PutObservation(transaction, one, figure.rival, one.version);
  if (!put) wrong.insert({FieldOfError(put.error()), put.error()});
  return put;
}

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/danish_date.h"
#include "base/money.h"
#include "base/period.h"
#include "base/text.h"

namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

template <class T>
std::size_t EndOf(const tovholder::Found<T>& found, std::size_t from, std::size_t size) {
  Require(found.begin >= from && found.end > found.begin && found.end <= size);
  return found.end;
}

void FindEverything(std::string_view text) {
  std::size_t at = 0;
  while (const auto date = tovholder::FindDate(text, at)) at = EndOf(*date, at, text.size());
  at = 0;
  while (const auto span = tovholder::FindTimeSpan(text, at)) at = EndOf(*span, at, text.size());
}

void ReadPeriod(std::string_view text) {
  const tovholder::Period period = tovholder::ParsePeriod(text);
  Require(period.known() == (period.precision != tovholder::Precision::kUnknown));
  if (period.start && period.end) Require(*period.start <= *period.end);
  if (period.start) Require(period.start->ok());
  if (period.end) Require(period.end->ok());
  Require(!tovholder::FormatDatesDanish(period).empty());
}

void Convert(std::string_view text) {
  const std::string folded = tovholder::Fold(text);
  Require(tovholder::Trim(folded).size() == folded.size());
  if (!tovholder::IsUtf8(text)) return;
  Require(tovholder::IsUtf8(folded));
  Require(tovholder::IsUtf8(tovholder::DanishSortKey(text)));
  Require(tovholder::IsUtf8(tovholder::ToUpper(text)));
  const std::string composed = tovholder::Compose(text);
  Require(tovholder::Compose(composed) == composed);
  Require(tovholder::CountCodePoints(tovholder::Shorten(text, 20)) <= 20);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  FindEverything(text);
  ReadPeriod(text);
  Convert(text);
  if (const auto money = tovholder::ParseMoney(text)) {
    Require(tovholder::ParseMoney(tovholder::FormatDanish(*money)).value() == *money);
  }
  if (const auto time = tovholder::ParseTime(text)) Require(tovholder::ParseTime(FormatIso(*time)).has_value());
  if (const auto date = tovholder::ParseDate(text)) Require(date->ok());
  return 0;
}

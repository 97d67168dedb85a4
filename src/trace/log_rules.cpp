// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>

#include "base/danish_date.h"
#include "base/text.h"
#include "people/history_page.h"
#include "trace/log.h"

namespace tovholder::trace {
namespace {

std::optional<std::int64_t> LeadingNumber(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool ends = read.ptr == text.data() + text.size() || *read.ptr == '/' || *read.ptr == '?' || *read.ptr == '#';
  return read.ec == std::errc() && number > 0 && ends ? std::optional(number) : std::nullopt;
}

std::string ValueIn(const http::Fields& query, std::string_view name) {
  const auto found = query.find(name);
  return found == query.end() ? std::string() : CollapseSpace(found->second);
}

std::optional<Date> DateIn(const http::Fields& query, std::string_view name, std::vector<Error>& faults) {
  const std::string text = ValueIn(query, name);
  if (text.empty()) return std::nullopt;
  if (const auto iso = ParseIsoDate(text)) return iso;
  const Result<Date> date = ParseDate(text);
  if (date) return *date;
  faults.push_back(date.error());
  return std::nullopt;
}

std::int64_t NumberIn(const http::Fields& query, std::string_view name) {
  return LeadingNumber(ValueIn(query, name)).value_or(0);
}

}  // namespace

std::optional<Thing> ThingAt(std::string_view address) {
  if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos) {
    const std::size_t path = address.find('/', scheme + 3);
    if (path == std::string_view::npos) return std::nullopt;
    address.remove_prefix(path);
  }
  for (const people::HistoryPage& rule : people::kHistoryPages) {
    if (!address.starts_with(rule.prefix)) continue;
    const auto number = LeadingNumber(address.substr(rule.prefix.size()));
    return number ? std::optional(Thing{std::string(rule.table), *number}) : std::nullopt;
  }
  return std::nullopt;
}

std::string PageOf(const Thing& thing) {
  for (const people::HistoryPage& rule : people::kHistoryPages) {
    if (rule.table == thing.table) return std::string(rule.prefix) + std::to_string(thing.row);
  }
  return {};
}

LogRequest ParseLogRequest(const http::Fields& query) {
  LogRequest request;
  LogFilter& filter = request.filter;
  filter.who = ValueIn(query, "hvem");
  filter.table = ValueIn(query, "slags");
  filter.words = ValueIn(query, "q");
  if (const std::string address = ValueIn(query, "sti"); !address.empty()) {
    filter.thing = ThingAt(address);
    if (!filter.thing) request.faults.push_back(Error{"trace.no_such_page", {{"address", Shorten(address, 80)}}});
  }
  filter.from = DateIn(query, "fra", request.faults);
  filter.to = DateIn(query, "til", request.faults);
  if (sql::ChangeKind kind{}; sql::FromName(ValueIn(query, "handling"), kind)) filter.kind = kind;
  request.before = NumberIn(query, "foer");
  return request;
}

bool HoldsWords(const sql::Change& change, std::string_view words) {
  std::string text = change.note;
  for (const sql::FieldChange& field : change.fields)
    text.append("\n").append(field.from).append("\n").append(field.to);
  text = Fold(text);
  const std::string folded = Fold(words);
  const auto parts = Split(folded, ' ');
  return std::all_of(parts.begin(), parts.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

}  // namespace tovholder::trace

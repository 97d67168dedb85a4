// SPDX-License-Identifier: EUPL-1.2
#include "meetings/stored_json.h"

#include <boost/json.hpp>
#include <map>
#include <optional>
#include <utility>

namespace tovholder::meetings {
namespace {

namespace json = boost::json;

json::array ParseArray(std::string_view text) {
  boost::system::error_code failed;
  json::value value = json::parse(text, failed);
  return failed || !value.is_array() ? json::array() : std::move(value.as_array());
}

std::uint32_t Number(const json::value& value) {
  return value.is_int64() ? static_cast<std::uint32_t>(value.as_int64())
                          : static_cast<std::uint32_t>(value.is_uint64() ? value.as_uint64() : 0);
}

std::string Text(const json::value& value) {
  return value.is_string() ? std::string(value.as_string()) : std::string();
}

// The rows of a list that are arrays of at least `size` values: what another version wrote is left out.
template <class F>
void EachRow(const json::array& rows, std::size_t size, F&& each) {
  for (const json::value& row : rows) {
    if (row.is_array() && row.as_array().size() >= size) each(row.as_array());
  }
}

template <class F>
void EachRow(const json::value& rows, std::size_t size, F&& each) {
  if (rows.is_array()) EachRow(rows.as_array(), size, each);
}

// "items.2" of "items.2.decision", nothing of "date".
std::string_view GroupOf(std::string_view field) {
  constexpr std::string_view kItems = "items.";
  if (!field.starts_with(kItems)) return {};
  return field.substr(0, field.find('.', kItems.size()));
}

// By earlier versions: [field, begin, end, confidence, rule] for each place.
std::vector<minutes::FieldPlace> LoadSingly(const json::array& stored) {
  std::vector<minutes::FieldPlace> places;
  EachRow(stored, 5, [&](const json::array& row) {
    minutes::FieldPlace place{
        Text(row[0]), {Number(row[1]), Number(row[2])}, minutes::Confidence::kDoubtful, Text(row[4]), {}};
    FromName(Text(row[3]), place.confidence);
    places.push_back(std::move(place));
  });
  return places;
}

// [[confidence, rule], …] and [[group, [[rest of the field, begin, length, number of the rule], …]], …].
std::vector<minutes::FieldPlace> LoadGrouped(const json::value& stored_rules, const json::value& groups) {
  std::vector<std::pair<minutes::Confidence, std::string>> rules;
  EachRow(stored_rules, 2, [&](const json::array& row) {
    rules.emplace_back(minutes::Confidence::kDoubtful, Text(row[1]));
    FromName(Text(row[0]), rules.back().first);
  });
  std::vector<minutes::FieldPlace> places;
  EachRow(groups, 2, [&](const json::array& group) {
    EachRow(group[1], 4, [&](const json::array& row) {
      const std::uint32_t rule = Number(row[3]);
      if (rule >= rules.size()) return;
      const std::uint32_t begin = Number(row[1]);
      places.push_back(
          {Text(group[0]) + Text(row[0]), {begin, begin + Number(row[2])}, rules[rule].first, rules[rule].second, {}});
    });
  });
  return places;
}

}  // namespace

std::string StorePlaces(const std::vector<minutes::FieldPlace>& places) {
  const json::storage_ptr memory = json::make_shared_resource<json::monotonic_resource>();
  json::array rules(memory);
  json::array groups(memory);
  std::map<std::pair<minutes::Confidence, std::string_view>, std::size_t> known_rules;
  std::optional<std::string_view> group;
  for (const minutes::FieldPlace& place : places) {
    const std::string_view group_of_place = GroupOf(place.field);
    if (group_of_place != group) {
      group = group_of_place;
      groups.emplace_back(json::array({*group, json::array()}, memory));
    }
    const auto [rule, is_new] = known_rules.try_emplace({place.confidence, place.rule}, rules.size());
    if (is_new) rules.emplace_back(json::array({ToName(place.confidence), place.rule}, memory));
    const std::string_view name = std::string_view(place.field).substr(group->size());
    groups.back().as_array()[1].as_array().emplace_back(
        json::array({name, place.place.begin, place.place.end - place.place.begin, rule->second}, memory));
  }
  return json::serialize(json::array({std::move(rules), std::move(groups)}, memory));
}

std::vector<minutes::FieldPlace> LoadPlaces(std::string_view text) {
  const json::array stored = ParseArray(text);
  const bool is_grouped = stored.size() == 2 && stored[1].is_array() &&
                          (stored[1].as_array().empty() || stored[1].as_array()[0].is_array());
  return is_grouped ? LoadGrouped(stored[0], stored[1]) : LoadSingly(stored);
}

std::string StoreSpans(const std::vector<documents::Span>& spans) {
  json::array rows;
  for (documents::Span span : spans) rows.push_back({span.begin, span.end});
  return json::serialize(rows);
}

std::vector<documents::Span> LoadSpans(std::string_view text) {
  std::vector<documents::Span> spans;
  EachRow(ParseArray(text), 2, [&](const json::array& row) { spans.push_back({Number(row[0]), Number(row[1])}); });
  return spans;
}

std::string StoreErrors(const std::vector<Error>& errors) {
  json::array rows;
  for (const Error& error : errors) {
    json::object params;
    for (const auto& [name, value] : error.params) params[name] = value;
    rows.push_back({error.id, std::move(params)});
  }
  return json::serialize(rows);
}

std::vector<Error> LoadErrors(std::string_view text) {
  std::vector<Error> errors;
  EachRow(ParseArray(text), 2, [&](const json::array& row) {
    Error error{Text(row[0]), {}};
    if (row[1].is_object()) {
      for (const auto& [name, value] : row[1].as_object()) error.params[std::string(name)] = Text(value);
    }
    errors.push_back(std::move(error));
  });
  return errors;
}

std::string StoreLayout(const documents::TextDocument& document) {
  json::array pages(document.pages.begin(), document.pages.end());
  json::array marks;
  for (const documents::Mark& mark : document.marks) {
    marks.push_back({static_cast<int>(mark.kind), mark.level, mark.extra, mark.span.begin, mark.span.end});
  }
  return json::serialize(json::array{std::move(pages), std::move(marks)});
}

void LoadLayout(std::string_view text, documents::TextDocument& document) {
  const json::array layout = ParseArray(text);
  document.pages.clear();
  document.marks.clear();
  if (layout.size() == 2 && layout[0].is_array() && layout[1].is_array()) {
    for (const json::value& page : layout[0].as_array()) document.pages.push_back(Number(page));
    for (const json::value& one : layout[1].as_array()) {
      if (!one.is_array() || one.as_array().size() < 5) continue;
      const json::array& row = one.as_array();
      document.marks.push_back({static_cast<documents::MarkKind>(Number(row[0])),
                                static_cast<int>(Number(row[1])),
                                Text(row[2]),
                                {Number(row[3]), Number(row[4])}});
    }
  }
  if (document.pages.empty()) document.pages.push_back(0);
}

}  // namespace tovholder::meetings

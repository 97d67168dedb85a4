// SPDX-License-Identifier: EUPL-1.2
#include "meetings/stored_json.h"

#include <boost/json.hpp>

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
void EachRow(std::string_view text, std::size_t size, F&& each) {
  for (const json::value& row : ParseArray(text)) {
    if (row.is_array() && row.as_array().size() >= size) each(row.as_array());
  }
}

}  // namespace

std::string StorePlaces(const std::vector<FieldPlace>& places) {
  json::array rows(json::make_shared_resource<json::monotonic_resource>());
  rows.reserve(places.size());
  for (const FieldPlace& place : places) {
    rows.emplace_back(std::initializer_list<json::value_ref>{place.field, place.place.begin, place.place.end,
                                                             ToName(place.confidence), place.rule});
  }
  return json::serialize(rows);
}

std::vector<FieldPlace> LoadPlaces(std::string_view text) {
  std::vector<FieldPlace> places;
  EachRow(text, 5, [&](const json::array& row) {
    FieldPlace place{Text(row[0]), {Number(row[1]), Number(row[2])}, Confidence::kDoubtful, Text(row[4]), {}};
    FromName(Text(row[3]), place.confidence);
    places.push_back(std::move(place));
  });
  return places;
}

std::string StoreSpans(const std::vector<documents::Span>& spans) {
  json::array rows;
  for (documents::Span span : spans) rows.push_back({span.begin, span.end});
  return json::serialize(rows);
}

std::vector<documents::Span> LoadSpans(std::string_view text) {
  std::vector<documents::Span> spans;
  EachRow(text, 2, [&](const json::array& row) { spans.push_back({Number(row[0]), Number(row[1])}); });
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
  EachRow(text, 2, [&](const json::array& row) {
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

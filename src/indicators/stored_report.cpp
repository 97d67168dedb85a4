// SPDX-License-Identifier: EUPL-1.2
#include <boost/json.hpp>

#include "indicators/figure_import_store.h"

// Choices and reports as JSON, between the check of a file and its page.
namespace tovholder::indicators {
namespace {

namespace json = boost::json;

std::string JsonText(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}

std::int64_t JsonNumber(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  if (found == nullptr) return 0;
  boost::system::error_code failed;
  const auto number = found->to_number<std::int64_t>(failed);
  return failed ? 0 : number;
}

json::object ToJson(const std::map<std::string, std::string>& map) {
  json::object object;
  for (const auto& [name, value] : map) object[name] = value;
  return object;
}

std::map<std::string, std::string> JsonMap(const json::object& object, std::string_view name) {
  std::map<std::string, std::string> map;
  const json::value* found = object.if_contains(name);
  if (found == nullptr || !found->is_object()) return map;
  for (const auto& [key, value] : found->as_object()) {
    if (value.is_string()) map.emplace(std::string(key), std::string(value.as_string()));
  }
  return map;
}

template <class F>
void EachObject(const json::object& object, std::string_view name, F&& each) {
  const json::value* found = object.if_contains(name);
  if (found == nullptr || !found->is_array()) return;
  for (const json::value& one : found->as_array()) {
    if (one.is_object()) each(one.as_object());
  }
}

json::object ToJson(const Error& error) { return {{"id", error.id}, {"params", ToJson(error.params)}}; }
Error JsonError(const json::object& object) { return {JsonText(object, "id"), JsonMap(object, "params")}; }
Error JsonError(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_object() ? JsonError(found->as_object()) : Error{};
}

std::string DateText(const std::optional<Date>& date) { return date ? FormatIso(*date) : std::string(); }

json::array ToJson(const std::vector<UnknownName>& names) {
  json::array array;
  for (const UnknownName& one : names) {
    json::array proposals;
    for (const Candidate& candidate : one.proposals) {
      proposals.push_back(json::object{{"value", candidate.value}, {"name", candidate.name}});
    }
    array.push_back(json::object{{"name", one.name},
                                 {"municipality", one.municipality},
                                 {"cell", one.cell},
                                 {"count", one.count},
                                 {"proposals", proposals}});
  }
  return array;
}

std::vector<UnknownName> JsonNames(const json::object& report, std::string_view list) {
  std::vector<UnknownName> names;
  EachObject(report, list, [&](const json::object& one) {
    UnknownName name{
        JsonText(one, "name"), JsonText(one, "municipality"), JsonText(one, "cell"), JsonNumber(one, "count"), {}};
    EachObject(one, "proposals", [&](const json::object& candidate) {
      name.proposals.push_back({JsonText(candidate, "value"), JsonText(candidate, "name")});
    });
    names.push_back(std::move(name));
  });
  return names;
}

json::array PreviewJson(const std::vector<TableRow>& rows) {
  json::array array;
  for (const TableRow& row : rows) {
    json::array cells;
    for (const TableCell& cell : row.cells) cells.emplace_back(cell.text);
    array.push_back(json::object{{"row", row.row}, {"cells", cells}});
  }
  return array;
}

std::vector<TableRow> JsonPreview(const json::object& report) {
  std::vector<TableRow> rows;
  EachObject(report, "preview", [&](const json::object& one) {
    TableRow row{static_cast<std::size_t>(JsonNumber(one, "row")), {}};
    const json::value* cells = one.if_contains("cells");
    if (cells != nullptr && cells->is_array()) {
      for (const json::value& cell : cells->as_array()) {
        row.cells.push_back({cell.is_string() ? std::string(cell.as_string()) : std::string(), std::nullopt, false});
      }
    }
    rows.push_back(std::move(row));
  });
  return rows;
}

json::array DisagreementJson(const std::vector<Disagreement>& all) {
  json::array array;
  for (const Disagreement& one : all) {
    array.push_back(json::object{{"cell", one.cell},
                                 {"indicator", one.indicator},
                                 {"place", one.place},
                                 {"from", DateText(one.from)},
                                 {"to", DateText(one.to)},
                                 {"value", one.value.micros},
                                 {"stored", one.stored.micros}});
  }
  return array;
}

std::optional<json::object> ParseObject(std::string_view text) {
  boost::system::error_code failed;
  json::value value = json::parse(text, failed);
  if (failed || !value.is_object()) return std::nullopt;
  return std::move(value.as_object());
}

}  // namespace

std::string StoreChoices(const FigureChoices& choices) {
  using Disagreeing = FigureChoices::Disagreeing;
  const bool doubtful = choices.doubtful == FigureChoices::Doubtful::kTaken;
  const std::string_view disagreeing = choices.disagreeing == Disagreeing::kStoredHolds ? "stored"
                                       : choices.disagreeing == Disagreeing::kNewHolds  ? "new"
                                                                                        : "";
  return json::serialize(json::object{{"indicators", ToJson(choices.names.indicators)},
                                      {"places", ToJson(choices.names.places)},
                                      {"factors", ToJson(choices.factors)},
                                      {"doubtful", doubtful ? "taken" : ""},
                                      {"disagreeing", disagreeing},
                                      {"reason", choices.reason}});
}

FigureChoices LoadChoices(std::string_view text) {
  using Disagreeing = FigureChoices::Disagreeing;
  FigureChoices choices;
  const auto object = ParseObject(text);
  if (!object) return choices;
  choices.names.indicators = JsonMap(*object, "indicators");
  choices.names.places = JsonMap(*object, "places");
  choices.factors = JsonMap(*object, "factors");
  if (JsonText(*object, "doubtful") == "taken") choices.doubtful = FigureChoices::Doubtful::kTaken;
  const std::string disagreeing = JsonText(*object, "disagreeing");
  if (disagreeing == "stored") choices.disagreeing = Disagreeing::kStoredHolds;
  if (disagreeing == "new") choices.disagreeing = Disagreeing::kNewHolds;
  choices.reason = JsonText(*object, "reason");
  return choices;
}

std::string StoreReport(const FigureReport& report) {
  json::object counts;
  for (std::size_t i = 0; i < kFateCount; ++i) {
    counts[ToName(static_cast<FigureFate>(i))] = report.counts.of.at(i);
  }
  json::array problems;
  for (const FigureProblem& one : report.problems) {
    problems.push_back(
        json::object{{"cell", one.cell}, {"text", one.text}, {"fate", ToName(one.fate)}, {"error", ToJson(one.error)}});
  }
  json::array factors;
  for (const FactorQuestion& one : report.factors) {
    factors.push_back(json::object{
        {"indicator", one.indicator}, {"error", ToJson(one.error)}, {"factors", json::value_from(one.factors)}});
  }
  return json::serialize(json::object{{"mapping", StoreMapping(report.mapping)},
                                      {"counts", counts},
                                      {"problems", problems},
                                      {"indicators", ToJson(report.indicators)},
                                      {"places", ToJson(report.places)},
                                      {"factors", factors},
                                      {"disagreements", DisagreementJson(report.disagreements)},
                                      {"preview", PreviewJson(report.preview)}});
}

std::optional<FigureReport> LoadReport(std::string_view text) {
  const auto object = ParseObject(text);
  if (!object || !object->contains("counts") || !object->at("counts").is_object()) return std::nullopt;
  FigureReport report;
  report.mapping = LoadMapping(JsonText(*object, "mapping")).value_or(FigureMapping{});
  for (std::size_t i = 0; i < kFateCount; ++i) {
    report.counts.of.at(i) = JsonNumber(object->at("counts").as_object(), ToName(static_cast<FigureFate>(i)));
  }
  EachObject(*object, "problems", [&](const json::object& one) {
    FigureProblem problem{JsonText(one, "cell"), JsonText(one, "text"), FigureFate::kWrong, JsonError(one, "error")};
    FromName(JsonText(one, "fate"), problem.fate);
    report.problems.push_back(std::move(problem));
  });
  report.indicators = JsonNames(*object, "indicators");
  report.places = JsonNames(*object, "places");
  EachObject(*object, "factors", [&](const json::object& one) {
    FactorQuestion question{JsonText(one, "indicator"), JsonError(one, "error"), {}};
    const json::value* factors = one.if_contains("factors");
    if (factors != nullptr && factors->is_array()) {
      question.factors = json::value_to<std::vector<std::string>>(*factors);
    }
    report.factors.push_back(std::move(question));
  });
  EachObject(*object, "disagreements", [&](const json::object& one) {
    report.disagreements.push_back({JsonText(one, "cell"), JsonText(one, "indicator"), JsonText(one, "place"),
                                    ParseIsoDate(JsonText(one, "from")), ParseIsoDate(JsonText(one, "to")),
                                    Decimal{JsonNumber(one, "value")}, Decimal{JsonNumber(one, "stored")}});
  });
  report.preview = JsonPreview(*object);
  return report;
}

}  // namespace tovholder::indicators

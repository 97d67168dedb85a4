// SPDX-License-Identifier: EUPL-1.2
#include "contingency/incident_list.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.h"
#include "contingency/circle.h"
#include "contingency/contingency_view.h"
#include "documents/csv.h"
#include "people/change_words.h"

namespace tovholder::contingency {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

namespace {

constexpr std::string_view kListAddress = "/haendelser";
constexpr std::size_t kQuartersShown = 6;

// "2026" and "2026-4"
void ReadPeriod(const std::string& text, IncidentRequest& request) {
  const auto parts = Split(text, '-');
  const auto year = ParseCount<int>(parts.front());
  if (!year || *year < 1900 || *year > 9999) return;
  Quarter first{*year, 1};
  Quarter last{*year, 4};
  if (parts.size() == 2) {
    const auto number = ParseCount<int>(parts.back());
    if (!number || *number < 1 || *number > 4) return;
    first.number = last.number = *number;
  }
  request.period = text;
  request.filter.first = FirstDayOf(first);
  request.filter.last = LastDayOf(last);
}

std::string PeriodOf(Quarter quarter) { return std::to_string(quarter.year) + "-" + std::to_string(quarter.number); }

std::string NameOf(Quarter quarter, const Texts& t) {
  return t("Quarter {number}, {year}",
           {{"number", std::to_string(quarter.number)}, {"year", std::to_string(quarter.year)}});
}

std::string NameOfPeriod(const std::string& period, const Texts& t) {
  const auto parts = Split(period, '-');
  if (parts.size() == 1) return period;
  return NameOf({ParseCount<int>(parts[0]).value_or(0), ParseCount<int>(parts[1]).value_or(0)}, t);
}

std::vector<Choice> PeriodChoices(const IncidentList& list, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("Always")), ""}};
  std::set<int> years;
  for (const Quarter& quarter : list.quarters) {
    const std::string year = std::to_string(quarter.year);
    if (years.insert(quarter.year).second) choices.push_back({year, year, ""});
    choices.push_back({PeriodOf(quarter), NameOf(quarter, t), ""});
  }
  return choices;
}

std::vector<Choice> AreaChoices(const IncidentList& list, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("All areas")), ""}};
  for (const areas::HousingArea& area : list.areas) choices.push_back({std::to_string(area.id.value), area.name, ""});
  return choices;
}

std::vector<Choice> KindChoices(const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("All kinds")), ""}};
  for (const IncidentKind kind : kIncidentKinds) {
    choices.push_back({std::string(ToName(kind)), WordOf(kind, t), ""});
  }
  return choices;
}

std::vector<Choice> StateChoices(const Texts& t) {
  return {{"", std::string(t("Open and done")), ""},
          {"aabne", std::string(t("Only open")), ""},
          {"lukkede", std::string(t("Only done")), ""}};
}

std::string_view StateName(IncidentState state) {
  return state == IncidentState::kOpen ? "aabne" : state == IncidentState::kDone ? "lukkede" : "";
}

std::string AreaName(const IncidentList& list, areas::HousingAreaId id) {
  const auto found = std::find_if(list.areas.begin(), list.areas.end(), [&](const auto& one) { return one.id == id; });
  return found == list.areas.end() ? std::string() : found->name;
}

std::vector<ActiveFilter> ActiveFilters(const Visit& visit, const IncidentRequest& request, const IncidentList& list) {
  const Texts& t = visit.t;
  std::vector<ActiveFilter> active;
  const auto add = [&](std::string label, std::string_view field) {
    active.push_back({std::move(label), ListAddressWithout(visit.request, field)});
  };
  if (request.filter.area) add(AreaName(list, *request.filter.area), "omraade");
  if (request.filter.kind) add(WordOf(*request.filter.kind, t), "art");
  if (!request.period.empty()) add(NameOfPeriod(request.period, t), "periode");
  if (request.filter.state == IncidentState::kOpen) add(std::string(t("Only open")), "tilstand");
  if (request.filter.state == IncidentState::kDone) add(std::string(t("Only done")), "tilstand");
  return active;
}

// Figures and unit stay on one line.
std::string CostText(Money cost, const Texts& t) { return ReplaceAll(FormatCost(cost, t), " ", "\u00A0"); }

std::string HoursText(const Incident& one, const Texts& t) {
  const auto hours = HoursUntilDone(one);
  return hours ? FormatNumber(*hours, t.language()) : std::string("–");
}

Html DayOf(const Incident& one, const Texts& t) {
  return Span(
      Time(Attr("datetime", FormatIso(one.happened_on)), FormatDay(one.happened_on, DayForm::kLong, t.language())),
      one.happened_at ? " " + FormatTimeOfDay(*one.happened_at, t.language()) : std::string());
}

// "3 · 12.000 kr."
std::string CellOf(int count, Money cost, const Texts& t) {
  if (count == 0) return "–";
  std::string cell = FormatNumber(count, t.language());
  if (cost.oere > 0) cell += " · " + CostText(cost, t);
  return cell;
}

std::vector<Incident> OfKind(const std::vector<Incident>& incidents, std::optional<IncidentKind> kind) {
  std::vector<Incident> some;
  for (const Incident& one : incidents) {
    if (!kind || one.kind == *kind) some.push_back(one);
  }
  return some;
}

// The last quarters with something in them, the oldest first.
std::vector<Quarter> QuartersIn(const std::vector<Incident>& incidents) {
  std::set<Quarter> all;
  for (const Incident& one : incidents) all.insert(QuarterOf(one.happened_on));
  std::vector<Quarter> quarters(all.begin(), all.end());
  if (quarters.size() > kQuartersShown) quarters.erase(quarters.begin(), quarters.end() - kQuartersShown);
  return quarters;
}

std::vector<Html> FigureRow(const std::string& name, const std::vector<Incident>& incidents,
                            const std::vector<Quarter>& quarters, const Texts& t) {
  std::vector<Html> row{Text(name)};
  for (const Quarter& quarter : quarters) {
    const auto figures = FiguresOf(incidents, std::nullopt, FirstDayOf(quarter), LastDayOf(quarter));
    row.push_back(Text(CellOf(figures.count, figures.cost, t)));
  }
  const auto sum = FiguresOf(incidents, std::nullopt, FirstDayOf(quarters.front()), LastDayOf(quarters.back()));
  row.push_back(Strong(CellOf(sum.count, sum.cost, t)));
  return row;
}

std::vector<Quarter> QuartersBefore(Date today, Quarter first) {
  std::vector<Quarter> quarters;
  for (Quarter quarter = first; LastDayOf(quarter) < today;
       quarter = quarter.number == 4 ? Quarter{quarter.year + 1, 1} : Quarter{quarter.year, quarter.number + 1}) {
    quarters.push_back(quarter);
  }
  return quarters;
}

// "2026K2", as statistics tables write quarters.
std::string CodeOf(Quarter quarter) { return std::to_string(quarter.year) + "K" + std::to_string(quarter.number); }

std::vector<std::vector<std::string>> CountRows(const std::string& area, const std::vector<Incident>& incidents,
                                                Date today, const Texts& t) {
  std::vector<std::vector<std::string>> rows;
  if (incidents.empty()) return rows;
  const auto earliest = std::ranges::min(incidents, {}, &Incident::happened_on);
  const auto quarters = QuartersBefore(today, QuarterOf(earliest.happened_on));
  const auto add = [&](const std::string& indicator, const std::vector<Incident>& some) {
    for (const Quarter& quarter : quarters) {
      const int count = FiguresOf(some, std::nullopt, FirstDayOf(quarter), LastDayOf(quarter)).count;
      rows.push_back({area, CodeOf(quarter), indicator, std::to_string(count)});
    }
  };
  add(std::string(t("Incidents of all kinds")), incidents);
  for (const IncidentKind kind : kIncidentKinds) {
    const auto some = OfKind(incidents, kind);
    if (!some.empty()) add(t("Incidents: {kind}", {{"kind", WordOf(kind, t)}}), some);
  }
  return rows;
}

}  // namespace

IncidentRequest ParseIncidentRequest(const http::Request& request) {
  IncidentRequest parsed;
  if (const auto area = request.QueryNumber("omraade")) parsed.filter.area = areas::HousingAreaId{*area};
  IncidentKind kind{};
  if (FromName(request.Query("art"), kind)) parsed.filter.kind = kind;
  ReadPeriod(std::string(request.Query("periode")), parsed);
  const std::string_view state = request.Query("tilstand");
  if (state == "aabne") parsed.filter.state = IncidentState::kOpen;
  if (state == "lukkede") parsed.filter.state = IncidentState::kDone;
  parsed.page = std::clamp<std::int64_t>(request.QueryNumber("side").value_or(1), 1, 100'000);
  return parsed;
}

IncidentList LoadIncidents(sql::Reader& reader, const people::Viewer& viewer, const IncidentFilter& filter) {
  return {ListIncidents(reader, viewer, filter), ListQuarters(reader, viewer), ListSeenAreas(reader, viewer)};
}

std::string ListAddressWithout(const http::Request& request, std::string_view left_out) {
  std::string address(kListAddress);
  for (const std::string_view name : {"omraade", "art", "periode", "tilstand"}) {
    const std::string_view value = request.Query(name);
    if (name != left_out && !value.empty()) address = WithQuery(address, name, value);
  }
  return address;
}

Html IncidentFilterRow(const Visit& visit, const IncidentRequest& request, const IncidentList& list) {
  const Texts& t = visit.t;
  const auto select = [&](const char* name, std::string_view label, std::string value,
                          const std::vector<Choice>& choices) {
    return SelectField({.name = name, .label = std::string(label), .value = std::move(value)}, choices, t);
  };
  FilterRow row;
  row.address = kListAddress;
  row.fields = Join(
      select("omraade", t("Area"), request.filter.area ? std::to_string(request.filter.area->value) : std::string(),
             AreaChoices(list, t)),
      select("art", t("Kind"), request.filter.kind ? std::string(ToName(*request.filter.kind)) : std::string(),
             KindChoices(t)),
      select("periode", t("Period"), request.period, PeriodChoices(list, t)),
      select("tilstand", t("Status"), std::string(StateName(request.filter.state)), StateChoices(t)));
  row.active = ActiveFilters(visit, request, list);
  row.clear_address = kListAddress;
  row.count = t.Plural("{n} incident", "{n} incidents", std::ssize(list.incidents));
  const std::string query = ListAddressWithout(visit.request, "").substr(kListAddress.size());
  const auto file = [](const std::string& address, std::string_view name) {
    return A(Class("function-link"), Href(address), Icon("download"), Span(name));
  };
  row.exports = Span(file("/haendelser.csv" + query, t("As a table (CSV)")), " · ",
                     file("/haendelser/antal.csv", t("Counts for indicators (CSV)")));
  return RenderFilterRow(row, t);
}

Html IncidentTable(const Visit& visit, const IncidentList& list, std::int64_t page) {
  const Texts& t = visit.t;
  DataTable table{.caption = std::string(t("Incidents")),
                  .columns = {{std::string(t("Incident"))},
                              {std::string(t("Area"))},
                              {std::string(t("When"))},
                              {std::string(t("Status"))},
                              {std::string(t("Hours until done")), Align::kFigures},
                              {std::string(t("Cost")), Align::kFigures}}};
  const auto begin = std::min(static_cast<std::size_t>((page - 1) * kPageSize), list.incidents.size());
  const auto end = std::min(begin + static_cast<std::size_t>(kPageSize), list.incidents.size());
  for (std::size_t i = begin; i < end; ++i) {
    const Incident& one = list.incidents[i];
    table.rows.push_back({A(Href(AddressOf(one.id)), TitleOf(one, t)), Text(AreaName(list, one.area)), DayOf(one, t),
                          StateBadge(one, t), Text(HoursText(one, t)),
                          Text(one.cost_oere ? CostText(Money{*one.cost_oere}, t) : std::string("–"))});
  }
  return RenderTable(table);
}

Html FigureTable(const IncidentList& list, const Texts& t) {
  const auto quarters = QuartersIn(list.incidents);
  if (quarters.empty()) return {};
  DataTable table{.caption = std::string(t("Incidents and cost by kind and quarter")),
                  .columns = {{std::string(t("Kind"))}},
                  .narrow = DataTable::Narrow::kGrid};
  for (const Quarter& quarter : quarters) table.columns.push_back({NameOf(quarter, t), Align::kFigures});
  table.columns.push_back({std::string(t("All")), Align::kFigures});
  for (const IncidentKind kind : kIncidentKinds) {
    const auto some = OfKind(list.incidents, kind);
    if (!some.empty()) table.rows.push_back(FigureRow(WordOf(kind, t), some, quarters, t));
  }
  table.rows.push_back(FigureRow(std::string(t("All kinds")), list.incidents, quarters, t));
  return Block(t("By kind and quarter"), Join(P(Class("hint"), t("Number and known cost.")), RenderTable(table)));
}

std::string FormatIncidents(const IncidentList& list, const Texts& t) {
  std::vector<std::string> head;
  for (const char* field : {"area", "happened_on", "happened_at", "kind", "kind_text", "place", "cost", "follow_up",
                            "closed", "hours_until_done", "note"}) {
    head.push_back(people::LabelOf("field", field, t));
  }
  std::vector<std::vector<std::string>> rows;
  for (const Incident& one : list.incidents) {
    const auto hours = HoursUntilDone(one);
    rows.push_back({AreaName(list, one.area), FormatIso(one.happened_on),
                    one.happened_at ? FormatIso(*one.happened_at) : std::string(), WordOf(one.kind, t), one.kind_text,
                    one.place, one.cost_oere ? FormatCost(Money{*one.cost_oere}, t) : std::string(), one.follow_up,
                    one.closed ? FormatMoment(*one.closed, t.language()) : std::string(),
                    hours ? std::to_string(*hours) : std::string(), one.note});
  }
  return documents::FormatCsv(head, rows);
}

std::string FormatCounts(const IncidentList& list, Date today, const Texts& t) {
  std::vector<std::vector<std::string>> rows;
  for (const areas::HousingArea& area : list.areas) {
    std::vector<Incident> incidents;
    std::ranges::copy_if(list.incidents, std::back_inserter(incidents),
                         [&](const Incident& one) { return one.area == area.id; });
    std::ranges::move(CountRows(area.name, incidents, today, t), std::back_inserter(rows));
  }
  return documents::FormatCsv(
      {std::string(t("Area")), std::string(t("Quarter")), std::string(t("Indicator")), std::string(t("Value"))}, rows);
}

}  // namespace tovholder::contingency

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/csv.h"
#include "html/components.h"
#include "people/change_words.h"
#include "people/structure_pages.h"
#include "trace/log.h"
#include "trace/trace_pages.h"

namespace tovholder::trace {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::ChangeWords;
using people::Visit;
using Records = std::vector<sql::RecordOutline>;

constexpr std::string_view kLogPage = "/log";
constexpr std::array<std::string_view, 7> kNames{"hvem", "slags", "sti", "fra", "til", "handling", "q"};
constexpr int kEntriesAtOnce = 1000;  // of an export

constexpr std::array<sql::ChangeKind, 7> kKinds{
    sql::ChangeKind::kCreate,  sql::ChangeKind::kUpdate, sql::ChangeKind::kDelete, sql::ChangeKind::kImport,
    sql::ChangeKind::kPublish, sql::ChangeKind::kSignIn, sql::ChangeKind::kOther};

std::string Typed(const Visit& visit, std::string_view name) { return std::string(visit.request.Query(name)); }

// The address of the log, or of its export, with what is set; one of them left out.
std::string AddressWith(const Visit& visit, std::string_view path, std::string_view left_out = {}) {
  std::string address(path);
  for (std::string_view name : kNames) {
    if (name != left_out && !visit.request.Query(name).empty()) {
      address = WithQuery(address, name, visit.request.Query(name));
    }
  }
  return address;
}

std::vector<Choice> TableChoices(const Records& records, const Texts& t) {
  std::vector<Choice> choices;
  for (const sql::RecordOutline& record : records) {
    choices.push_back({std::string(record.table), people::LabelOf("record", record.table, t), ""});
  }
  std::sort(choices.begin(), choices.end(),
            [](const Choice& a, const Choice& b) { return DanishSortKey(a.label) < DanishSortKey(b.label); });
  choices.insert(choices.begin(), {"", std::string(t("Everything")), ""});
  return choices;
}

std::vector<Choice> KindChoices(const ChangeWords& words, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("All changes")), ""}};
  for (const sql::ChangeKind kind : kKinds) choices.push_back({std::string(sql::ToName(kind)), words.Kind(kind), ""});
  return choices;
}

Html LogFilterRow(const Visit& visit, const Records& records, const LogRequest& request) {
  const Texts& t = visit.t;
  const ChangeWords words(records, t);
  const auto field = [&](std::string_view name, std::string_view label) {
    return Field{.name = std::string(name), .label = std::string(label), .value = Typed(visit, name)};
  };
  FilterRow row;
  row.address = kLogPage;
  row.fields = Join(TextField(field("q", t("Words in what was changed")), t, InputKind::kSearch),
                    TextField(field("hvem", t.In("log", "Who")), t),
                    SelectField(field("slags", t("Kind of thing")), TableChoices(records, t), t),
                    SelectField(field("handling", t("Kind of change")), KindChoices(words, t), t),
                    TextField(field("fra", t("From day")), t), TextField(field("til", t("Until day")), t),
                    TextField(field("sti", t("Address of a page")), t));
  for (std::string_view name : kNames) {
    if (Typed(visit, name).empty()) continue;
    std::string label = Typed(visit, name);
    if (name == "slags") label = people::LabelOf("record", label, t);
    if (name == "handling" && request.filter.kind) label = words.Kind(*request.filter.kind);
    if (name == "fra") label = t("from {day}", {{"day", label}});
    if (name == "til") label = t("until {day}", {{"day", label}});
    row.active.push_back({label, AddressWith(visit, kLogPage, name)});
  }
  row.clear_address = kLogPage;
  row.exports = A(Href(AddressWith(visit, "/log.csv")), t("All of these as a table (CSV)"));
  return RenderFilterRow(row, t);
}

Html ThingCell(const ChangeWords& words, const sql::Change& change) {
  const std::string page = PageOf({change.table, change.row});
  const std::string name = words.Thing(change);
  return Join(words.Kind(change.kind), ": ", page.empty() ? Text(name) : A(Href(page), name));
}

Html LogTable(const LogPage& page, const ChangeWords& words, const Texts& t) {
  DataTable table;
  table.caption = t("Log");
  table.columns = {
      {std::string(t("When"))}, {std::string(t("Who"))}, {std::string(t("What"))}, {std::string(t("Details"))}};
  for (const sql::Change& change : page.changes) {
    table.rows.push_back({Time(Attr("datetime", FormatIso(change.at)), FormatMoment(change.at, t.language())),
                          Text(words.Author(change)), ThingCell(words, change),
                          Span(Class("long-words"), words.Details(change))});
  }
  return RenderTable(table);
}

Html Further(const Visit& visit, const LogPage& page) {
  const Texts& t = visit.t;
  const Html stopped = When(page.looked_back_to.has_value(), [&] {
    return RenderNotice({Tone::kInfo, t("The log was looked through back to {moment}. Go on, or narrow by days first.",
                                        {{"moment", FormatMoment(*page.looked_back_to, t.language())}})},
                        t);
  });
  return Join(
      stopped, When(page.next > 0, [&] {
        return P(A(Href(WithQuery(AddressWith(visit, kLogPage), "foer", std::to_string(page.next))), t("Earlier")));
      }));
}

http::Response LogPageOf(const Visit& visit, const Records& records) {
  const Texts& t = visit.t;
  const LogRequest request = ParseLogRequest(visit.request.query);
  LogPage page;
  if (request.faults.empty()) {
    page = visit.Read([&](sql::Reader& reader) {
      return ListLog(reader, request.filter, static_cast<int>(kPageSize), request.before);
    });
  }
  PageFrame frame = people::OrganizationFrame(visit, t("Log"), "log");
  frame.breadcrumb = {{std::string(t("Organisation")), "/organisation"}, {frame.title, ""}};
  frame.width = PageFrame::Width::kFull;
  PageHeading heading{.title = std::string(t("Log"))};
  if (request.filter.thing) {
    const ChangeWords words(records, t);
    sql::Change of;
    of.table = request.filter.thing->table;
    of.row = request.filter.thing->row;
    heading.facts.push_back(
        A(Href(PageOf(*request.filter.thing)), t("History of {thing}", {{"thing", words.Thing(of)}})));
  }
  const Html faults = Each(request.faults, [&](const Error& fault) {
    return RenderNotice({Tone::kAttention, Sentence(fault, t.language())}, t);
  });
  const bool narrowed = AddressWith(visit, kLogPage) != kLogPage;
  const Html nothing = EmptyState(narrowed ? t("No entry fits what you have chosen.") : t("Nothing has happened yet."));
  auto response = visit.Page(
      frame, Join(Heading(heading), faults, LogFilterRow(visit, records, request),
                  page.changes.empty() ? nothing : LogTable(page, ChangeWords(records, t), t), Further(visit, page)));
  if (!request.faults.empty()) response.status = 422;
  return response;
}

std::vector<std::string> CsvRow(const ChangeWords& words, const sql::Change& change, const Texts& t) {
  return {std::to_string(change.id),
          FormatIso(change.at),
          words.Author(change),
          words.Kind(change.kind),
          people::LabelOf("record", change.table, t),
          std::to_string(change.row),
          PageOf({change.table, change.row}),
          words.Details(change)};
}

// Written while it is read: the whole log of an archive may be larger than memory.
http::Response LogExport(const Visit& visit, const Records& records) {
  const LogRequest request = ParseLogRequest(visit.request.query);
  if (!request.faults.empty()) return visit.Refuse(request.faults.front());
  struct Standing {
    std::int64_t before = 0;
    bool begun = false;
    bool ended = false;
  };
  http::Response response = http::Response::File({}, "text/csv; charset=utf-8", "log.csv");
  response.body = http::Pieces([&database = visit.database(), filter = request.filter, records,
                                language = visit.language(), standing = Standing{}]() mutable -> std::string {
    const Texts t(language);
    const ChangeWords words(records, t);
    const std::vector<std::string> head{std::string(t("No.")),
                                        std::string(t("When")),
                                        std::string(t("Who")),
                                        std::string(t("Kind of change")),
                                        std::string(t("Kind of thing")),
                                        std::string(t("Its number")),
                                        std::string(t("Address of a page")),
                                        std::string(t("Details"))};
    std::string text = standing.begun ? std::string() : documents::FormatCsv(head, {});
    standing.begun = true;
    while (text.empty() && !standing.ended) {
      const LogPage page =
          database.Read([&](sql::Reader& reader) { return ListLog(reader, filter, kEntriesAtOnce, standing.before); });
      std::vector<std::vector<std::string>> rows;
      for (const sql::Change& change : page.changes) rows.push_back(CsvRow(words, change, t));
      if (!rows.empty()) text = documents::FormatCsv(head, rows).substr(documents::FormatCsv(head, {}).size());
      standing.before = page.next;
      standing.ended = page.next == 0;
    }
    return text;
  });
  return response;
}

}  // namespace

std::vector<http::Route> LogRoutes(const people::Office& office, std::vector<sql::RecordOutline> records) {
  using http::Method;
  const auto page = [&](auto handler) {
    return people::Guarded(office, people::Access::kSecretary,
                           [records, handler](const Visit& visit) { return handler(visit, records); });
  };
  return {{Method::kGet, std::string(kLogPage), page(LogPageOf), http::Pace::kSlow},
          {Method::kGet, "/log.csv", page(LogExport), http::Pace::kSlow}};
}

}  // namespace tovholder::trace

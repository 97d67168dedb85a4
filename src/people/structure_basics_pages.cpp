// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <iterator>

#include "html/components.h"
#include "people/structure_moment.h"
#include "people/structure_pages.h"
#include "people/structure_store.h"
#include "people/structure_table.h"
#include "people/structure_view.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

std::string RecordAddress(std::string_view slug, std::int64_t row) {
  return "/organisation/poster/" + std::string(slug) + "/" + std::to_string(row);
}

struct BasicsView {
  Structure structure;
  StructureBook book;
};

std::optional<BasicsView> LoadBasics(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<BasicsView> {
    const auto chosen = ReadMoment(reader, visit.request.Query("organisering"), visit.today());
    if (!chosen) return std::nullopt;
    return BasicsView{chosen->structure, LoadStructure(reader, chosen->structure.id)};
  });
}

Html Adding(const BasicsView& view, std::string_view slug, std::string_view label) {
  return ButtonLink(
      label,
      "/organisation/poster/" + std::string(slug) + "/ny?organisering=" + std::to_string(view.structure.id.value),
      ButtonLook::kQuiet);
}

Html Discrepancies(const BasicsView& view, const Texts& t) {
  Html entries;
  for (const Discrepancy& one : view.book.discrepancies) {
    Html claims;
    for (const Claim& claim : view.book.claims) {
      if (claim.discrepancy != one.id) continue;
      claims.Append(
          Li(A(Href(RecordAddress("udsagn", claim.id.value)), claim.says), " ", Span(Class("quiet"), claim.source)));
    }
    entries.Append(Li(A(Href(RecordAddress("uoverensstemmelse", one.id.value)), one.topic), " ",
                      one.settled.empty() ? Badge(t("Open"), Tone::kAttention) : Badge(t("Settled"), Tone::kGood),
                      Ul(claims), When(!one.settled.empty(), [&] { return P(one.settled); })));
  }
  const Html list = view.book.discrepancies.empty() ? EmptyState(t("Nothing is entered that sources contradict."))
                                                    : Ul(Class("finding-list"), entries);
  return Block(t("What sources contradict"),
               Join(list, Div(Class("button-row"), Adding(view, "uoverensstemmelse", t("Add a contradiction")),
                              When(!view.book.discrepancies.empty(),
                                   [&] { return Adding(view, "udsagn", t("Add what a source says")); }))));
}

Html Models(const BasicsView& view, const Texts& t) {
  Html entries;
  for (const NamedModel& model : view.book.models) {
    entries.Append(Li(A(Href(RecordAddress("model", model.id.value)), model.name), " ",
                      Span(Class("quiet"), FormatDay(model.date, DayForm::kLong, t.language()))));
  }
  return Block(t("Days to come back to by name"),
               Join(Ul(Class("plain-list"), entries), Adding(view, "model", t("Add a day"))));
}

Html Terms(const BasicsView& view, const Texts& t) {
  Html entries;
  for (const ElectionTerm& term : view.book.terms) {
    entries.Append(
        Li(A(Href(RecordAddress("valgperiode", term.id.value)), term.name), " ",
           Span(Class("quiet"), view.book.NameOf(term.body), ", ", FormatSpan(term.from_date, term.to_date, t))));
  }
  return Block(t("Election periods"),
               Join(Ul(Class("plain-list"), entries), Adding(view, "valgperiode", t("Add an election period"))));
}

Html Bodies(const BasicsView& view, const Texts& t) {
  Html entries;
  for (const Body& body : view.book.bodies) {
    entries.Append(Li(A(Href(RecordAddress("myndighed", body.id.value)), body.name)));
  }
  return Block(t("Bodies"), Join(Ul(Class("plain-list"), entries), Adding(view, "myndighed", t("Add a body"))));
}

PageFrame BasicsFrame(const Visit& visit, std::string_view title) {
  PageFrame frame = OrganizationFrame(visit, title, "structure");
  frame.breadcrumb = {{std::string(visit.t("Organisation")), "/organisation"}, {std::string(title), ""}};
  return frame;
}

http::Response BasicsPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto view = LoadBasics(visit);
  if (!view) return visit.NotFound();
  const std::string title(t("Basis of the organisation"));
  return visit.Page(BasicsFrame(visit, title),
                    Join(Heading({.title = title, .facts = {Text(view->structure.name)}}), Discrepancies(*view, t),
                         Models(*view, t), Terms(*view, t), Bodies(*view, t)));
}

Html ProblemTable(const std::vector<TableProblem>& problems, const Texts& t) {
  DataTable table{
      .caption = std::string(t("What cannot be read")),
      .columns = {{std::string(t("Line")), Align::kFigures}, {std::string(t("Column"))}, {std::string(t("Problem"))}}};
  for (const TableProblem& problem : problems) {
    table.rows.push_back(
        {Text(std::to_string(problem.line)), Text(problem.column), Text(Sentence(problem.error, t.language()))});
  }
  return RenderTable(table);
}

http::Response ShowImport(const Visit& visit, const std::optional<Error>& error,
                          const std::vector<TableProblem>& problems = {}) {
  const Texts& t = visit.t;
  PageFrame frame = BasicsFrame(visit, t("Import a table"));
  if (!problems.empty()) {
    frame.notices.push_back({.tone = Tone::kBad,
                             .text = t.Plural("Nothing was changed: {n} cell or row cannot be read.",
                                              "Nothing was changed: {n} cells or rows cannot be read.",
                                              static_cast<std::int64_t>(problems.size()))});
  }
  const FileField file{
      .field = {.name = "fil",
                .label = std::string(t("Table (CSV)")),
                .help = std::string(t("As it is exported here: a row a record. Rows that are known are "
                                      "brought up to date, none are removed.")),
                .error = error ? Sentence(*error, t.language()) : std::string(),
                .need = Need::kRequired},
      .accept = ".csv,.txt"};
  const Html name = TextField({.name = "organisering",
                               .label = std::string(t("Structure")),
                               .value = std::string(visit.request.Form("organisering")),
                               .help = std::string(t("Another name makes another structure to compare with. Empty: the "
                                                     "plan's own.")),
                               .width = FieldWidth::kHalf},
                              t);
  auto response = visit.Page(
      frame, Join(Heading({.title = std::string(t("Import a table"))}),
                  RenderForm({.address = "/organisation/tabel", .csrf = visit.csrf(), .files = FormFrame::Files::kSent},
                             Join(FileDropZone(file, t), name, SubmitButton(t("Import"), ButtonLook::kPrimary))),
                  When(!problems.empty(), [&] { return ProblemTable(problems, t); })));
  if (error || !problems.empty()) response.status = 422;
  return response;
}

http::Response ImportPage(const Visit& visit) { return ShowImport(visit, std::nullopt); }

StructureId ChosenStructure(sql::Transaction& transaction, const Visit& visit) {
  const std::string_view name = visit.request.Form("organisering");
  if (!name.empty()) return FindOrCreateStructure(transaction, name);
  const auto own = ReadMoment(transaction, "", visit.today());
  return own ? own->structure.id : FindOrCreateStructure(transaction, visit.t("Our organisation"));
}

http::Response TakeImport(const Visit& visit) {
  const Texts& t = visit.t;
  if (visit.request.uploads.empty()) return ShowImport(visit, Error{"people.no_file", {}});
  const http::Upload& upload = visit.request.uploads.front();
  std::ifstream stream(upload.path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  TableImport imported;
  const auto done = visit.Write([&](sql::Transaction& transaction) -> Result<void> {
    StructureBook book = LoadStructure(transaction, ChosenStructure(transaction, visit));
    auto read = ImportStructureTable(transaction, book, bytes, upload.file_name);
    if (!read) return Pass(read);
    imported = std::move(*read);
    if (imported.problems.empty()) {
      visit.TellOfSeats(transaction);
      return {};
    }
    return tl::unexpected<Error>(imported.problems.front().error);
  });
  if (!imported.problems.empty()) return ShowImport(visit, std::nullopt, imported.problems);
  if (!done) return ShowImport(visit, done.error());
  return visit.Done("/organisation", t("{created} records are new, {changed} changed, {unchanged} were here already.",
                                       {{"created", std::to_string(imported.created)},
                                        {"changed", std::to_string(imported.changed)},
                                        {"unchanged", std::to_string(imported.unchanged)}}));
}

}  // namespace

std::vector<http::Route> StructureBasicsRoutes(const Office& office) {
  using http::Method;
  const auto guard = [&](PageHandler handler) { return Guarded(office, Access::kSecretary, std::move(handler)); };
  return {{Method::kGet, "/organisation/grunddata", guard(BasicsPage)},
          {Method::kGet, "/organisation/tabel", guard(ImportPage)},
          {.method = Method::kPost,
           .pattern = "/organisation/tabel",
           .handler = guard(TakeImport),
           .body_limit = 8U << 20}};
}

}  // namespace tovholder::people

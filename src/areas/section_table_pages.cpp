// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_pages.h"
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "areas/section_table.h"
#include "areas/upload.h"
#include "people/change_words.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kImportAddress = "/omraader/afdelinger";
constexpr std::uint64_t kLargestTable = 2U << 20;

http::Response SectionExport(const Visit& visit) {
  const AreaBook book = visit.Read([](sql::Reader& reader) { return LoadAreas(reader); });
  return http::Response::File(FormatSectionTable(book, visit.t), "text/csv; charset=utf-8", "afdelinger.csv");
}

Html ProblemTable(const std::vector<RowProblem>& problems, const Texts& t) {
  DataTable table{
      .caption = std::string(t("What cannot be read")),
      .columns = {{std::string(t("Line")), Align::kFigures}, {std::string(t("Column"))}, {std::string(t("Problem"))}}};
  for (const RowProblem& one : problems) {
    table.rows.push_back({Text(std::to_string(one.line)),
                          Text(one.field.empty() ? std::string() : people::LabelOf("field", one.field, t)),
                          Text(Sentence(one.error, t.language()))});
  }
  return Block(t("What cannot be read"), RenderTable(table));
}

Html ChangeList(const PlannedRow& row, const Texts& t) {
  Html changes;
  for (const FieldDifference& one : row.differences) {
    const std::string label = people::LabelOf("field", one.field, t);
    changes.Append(Li(label, ": ",
                      When(row.section.id && !one.from.empty(), [&] { return Join(Del(one.from), " → "); }),
                      one.to.empty() ? std::string(t("nothing")) : one.to));
  }
  return Ul(Class("plain-list"), changes);
}

Html PlannedTable(const AreaBook& book, const SectionImport& planned, const Texts& t) {
  DataTable table{.caption = std::string(t("What would change")),
                  .columns = {{std::string(t("Section"))},
                              {std::string(t("Line")), Align::kFigures},
                              {std::string(t("What happens"))},
                              {std::string(t("Values"))}}};
  for (const PlannedRow& row : planned.rows) {
    if (row.unchanged()) continue;
    table.rows.push_back(
        {Text(book.NameOf(row.section.association) + " " + TitleOf(row.section)), Text(std::to_string(row.line)),
         row.section.id ? Badge(t("Changed"), Tone::kInfo) : Badge(t("New"), Tone::kGood), ChangeList(row, t)});
  }
  return RenderTable(table);
}

// What is to be imported goes along in the form, so that what was shown is what is done.
struct ImportView {
  AreaBook book;
  std::string table;  // as CSV
  SectionImport planned;
};

Html PlannedBlock(const Visit& visit, const ImportView& view) {
  const Texts& t = visit.t;
  const int created = view.planned.created();
  const int changed = view.planned.changed();
  const std::string sum =
      t("{created} new, {changed} changed, {unchanged} as they are",
        {{"created", std::to_string(created)},
         {"changed", std::to_string(changed)},
         {"unchanged", std::to_string(static_cast<int>(view.planned.rows.size()) - created - changed)}});
  if (created + changed == 0) return Block(t("What would change"), EmptyState(t("Nothing would change.")));
  return Block(
      t("What would change"),
      Join(P(sum), PlannedTable(view.book, view.planned, t),
           RenderForm({.address = std::string(kImportAddress), .csrf = visit.csrf()},
                      Join(HiddenField("tabel", view.table),
                           SubmitButton(t("Import these sections"), ButtonLook::kPrimary, "handling", "importer")))));
}

Html UploadForm(const Visit& visit, const std::optional<Error>& error, ButtonLook look) {
  const Texts& t = visit.t;
  const FileField file{
      .field = {.name = "fil",
                .label = std::string(t("Table (CSV)")),
                .help = std::string(t("A row a section, with the columns of the exported table; association and number "
                                      "are enough to find one that is known. Nothing is removed, and nothing is "
                                      "changed before you have seen what would be.")),
                .error = error ? Sentence(*error, t.language()) : std::string(),
                .need = Need::kRequired},
      .accept = ".csv,.txt"};
  return RenderForm({.address = std::string(kImportAddress), .csrf = visit.csrf(), .files = FormFrame::Files::kSent},
                    Join(FileDropZone(file, t), SubmitButton(t("Show what would change"), look)));
}

http::Response ShowSectionImport(const Visit& visit, const std::optional<ImportView>& view,
                                 const std::optional<Error>& error) {
  const Texts& t = visit.t;
  PageFrame frame = AreaFrame(visit, t("Import sections"), "areas");
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"}, {frame.title, ""}};
  const bool wrong = view && !view->planned.problems.empty();
  if (wrong) {
    frame.notices.push_back({.tone = Tone::kBad,
                             .text = t.Plural("Nothing was changed: {n} cell or row cannot be read.",
                                              "Nothing was changed: {n} cells or rows cannot be read.",
                                              std::ssize(view->planned.problems))});
  }
  const Html outcome = !view ? Html() : wrong ? ProblemTable(view->planned.problems, t) : PlannedBlock(visit, *view);
  PageHeading heading{.title = frame.title};
  heading.others = {ButtonLink(t("Sections as a table (CSV)"), "/omraader/afdelinger.csv", ButtonLook::kQuiet)};
  auto response =
      visit.Page(frame, Join(Heading(heading), outcome,
                             UploadForm(visit, error, view && !wrong ? ButtonLook::kSecondary : ButtonLook::kPrimary)));
  if (error || wrong) response.status = 422;
  return response;
}

http::Response SectionImportPage(const Visit& visit) { return ShowSectionImport(visit, std::nullopt, std::nullopt); }

// The table that was sent with the form, or a file.
Result<documents::CsvTable> SentTable(const Visit& visit) {
  if (const std::string_view shown = visit.request.Form("tabel"); !shown.empty()) {
    return documents::ParseCsv(shown, "afdelinger.csv");
  }
  const auto file = ReadUpload(visit.request);
  if (!file) return Fail("people.no_file");
  return documents::ParseCsv(file->bytes, file->name);
}

std::string CsvOf(const documents::CsvTable& table) {
  std::vector<std::vector<std::string>> rows;
  for (const documents::CsvRow& row : table.rows) rows.push_back(row.cells);
  return documents::FormatCsv(table.head, rows);
}

// All of it or nothing, by what is known now.
Result<SectionImport> ImportSections(sql::Transaction& transaction, const documents::CsvTable& table, const Texts& t) {
  auto planned = PlanSectionImport(LoadAreas(transaction), table, t);
  if (!planned) return planned;
  if (!planned->problems.empty()) return tl::unexpected(planned->problems.front().error);
  for (PlannedRow& row : planned->rows) {
    if (row.unchanged()) continue;
    if (auto put = PutSection(transaction, row.section); !put) return Pass(put);
  }
  return planned;
}

http::Response TakeSectionImport(const Visit& visit) {
  const Texts& t = visit.t;
  const auto table = SentTable(visit);
  if (!table) return ShowSectionImport(visit, std::nullopt, table.error());
  const AreaBook book = visit.Read([](sql::Reader& reader) { return LoadAreas(reader); });
  auto planned = PlanSectionImport(book, *table, t);
  if (!planned) return ShowSectionImport(visit, std::nullopt, planned.error());
  if (!planned->problems.empty() || visit.request.Form("handling") != "importer") {
    return ShowSectionImport(visit, ImportView{book, CsvOf(*table), std::move(*planned)}, std::nullopt);
  }
  const auto done = visit.Write([&](sql::Transaction& transaction) { return ImportSections(transaction, *table, t); });
  if (!done) return visit.Refuse(done.error());
  return visit.Done("/omraader", t("{created} sections are new, {changed} changed.",
                                   {{"created", std::to_string(planned->created())},
                                    {"changed", std::to_string(planned->changed())}}));
}

}  // namespace

std::vector<http::Route> SectionTableRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {
      {Method::kGet, "/omraader/afdelinger.csv", people::Guarded(office, people::Access::kEverybody, SectionExport)},
      {Method::kGet, std::string(kImportAddress), guard(SectionImportPage)},
      {.method = Method::kPost,
       .pattern = std::string(kImportAddress),
       .handler = guard(TakeSectionImport),
       .body_limit = 2 * kLargestTable}};
}

}  // namespace tovholder::areas

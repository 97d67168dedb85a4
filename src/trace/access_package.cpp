// SPDX-License-Identifier: EUPL-1.2
#include "trace/access_package.h"

#include <fmt/format.h>

#include <set>

#include "base/calendar.h"
#include "base/text.h"
#include "documents/csv.h"
#include "documents/pdf_writer.h"
#include "trace/access_collect.h"

namespace tovholder::trace {
namespace {

constexpr std::size_t kLongestName = 60;

// A title as the name of a file that every system takes.
std::string FileNameOf(int number, std::string_view title) {
  std::string name;
  for (const char c : Shorten(title, kLongestName)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x80 || std::isalnum(byte) != 0 || c == ' ' || c == '-' || c == '.';
    name += plain ? c : '_';
  }
  while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
  return fmt::format("{:03} {}", number, name.empty() ? "dokument" : name);
}

std::string EndingOf(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || name.size() - dot > 6 ? std::string() : std::string(name.substr(dot));
}

std::string GroundsOf(const PaperWithMarks& one) {
  if (one.paper.decision == PaperDecision::kLeftOut) return one.paper.ground;
  std::set<std::string> grounds;
  for (const AccessMark& mark : one.marks) grounds.insert(mark.ground);
  return Join(std::vector<std::string>(grounds.begin(), grounds.end()), "; ");
}

GivenPaper GivenPaperOf(sql::Reader& reader, const PaperWithMarks& one, const std::vector<std::string>& passages) {
  GivenPaper given{
      one.paper.position, Blacken(one.paper.title, passages), one.paper.decision, GroundsOf(one), {}, {}, {}};
  if (given.decision == PaperDecision::kLeftOut) {
    given.title = "Udeladt dokument";
    return given;
  }
  const auto file = given.decision == PaperDecision::kIncluded ? FindPaperFile(reader, one.paper) : std::nullopt;
  if (file) {
    given.bytes = documents::LoadStoredFile(reader, file->id);
    std::string ending = EndingOf(file->name);
    if (given.title.ends_with(ending)) given.title.resize(given.title.size() - ending.size());
    given.file_name = FileNameOf(given.number, given.title) + ending;
    return given;
  }
  given.text = Redact(LoadPaperText(reader, one.paper.id), one.marks);
  given.file_name = FileNameOf(given.number, given.title) + ".pdf";
  return given;
}

documents::Paper PaperOf(const GivenPaper& given) {
  documents::Paper paper;
  paper.title = given.title;
  paper.running_head = fmt::format("Aktindsigt, dokument {}", given.number);
  if (given.decision == PaperDecision::kRedacted) {
    paper.subtitle = "Oplysninger er streget ud. Grunden står ved hver udstregning.";
  }
  for (std::string_view line : SplitLines(given.text)) {
    if (!Trim(line).empty()) paper.blocks.emplace_back(documents::PaperParagraph{documents::Plain(std::string(line))});
  }
  return paper;
}

std::string DecisionInDanish(PaperDecision decision) {
  switch (decision) {
    case PaperDecision::kIncluded:
      return "Udleveret";
    case PaperDecision::kLeftOut:
      return "Udeladt";
    case PaperDecision::kRedacted:
      return "Udleveret med udstregninger";
    case PaperDecision::kWaiting:
      break;
  }
  return {};
}

std::vector<std::string> OverviewRow(const GivenPaper& given) {
  return {std::to_string(given.number), given.title, DecisionInDanish(given.decision), given.ground, given.file_name};
}

const std::vector<std::string>& OverviewHead() {
  static const std::vector<std::string> head{"Nr.", "Dokument", "Afgørelse", "Hjemmel", "Fil"};
  return head;
}

}  // namespace

std::vector<GivenPaper> ListGivenPapers(sql::Reader& reader, AccessRequestId id) {
  const std::vector<std::string> passages = ListMarkedPassages(reader, id);
  std::vector<GivenPaper> given;
  for (const PaperWithMarks& one : ListPapers(reader, id)) given.push_back(GivenPaperOf(reader, one, passages));
  return given;
}

documents::Paper OverviewPaper(const AccessRequest& request, const std::vector<GivenPaper>& papers) {
  documents::Paper overview;
  overview.title = "Aktliste";
  overview.subtitle = request.subject;
  documents::PaperFacts facts;
  facts.facts = {{"Modtaget", documents::Plain(FormatDanish(request.received))},
                 {"Dokumenter", documents::Plain(std::to_string(papers.size()))}};
  overview.blocks.emplace_back(std::move(facts));
  documents::PaperTable table;
  for (const std::string& head : OverviewHead()) table.columns.push_back({head});
  for (const GivenPaper& given : papers) {
    std::vector<documents::PaperText> row;
    for (std::string& cell : OverviewRow(given)) row.push_back(documents::Plain(std::move(cell)));
    table.rows.push_back(std::move(row));
  }
  overview.blocks.emplace_back(std::move(table));
  return overview;
}

std::string OverviewTable(const std::vector<GivenPaper>& papers) {
  std::vector<std::vector<std::string>> rows;
  rows.reserve(papers.size());
  for (const GivenPaper& given : papers) rows.push_back(OverviewRow(given));
  return documents::FormatCsv(OverviewHead(), rows);
}

Result<std::string> WritePackage(sql::Database& database, AccessRequestId id, const PdfWriter& write_pdf,
                                 const post::ProgressReport& report) {
  const auto [request, papers] = database.Read([&](sql::Reader& reader) {
    auto found = FindRequest(reader, id);
    const bool decided = found && found->state == RequestState::kDecided;
    return std::pair(std::move(found), decided ? ListGivenPapers(reader, id) : std::vector<GivenPaper>());
  });
  if (!request || papers.empty()) return Fail("trace.not_decided");
  const documents::Paper overview = OverviewPaper(*request, papers);
  auto pdf = write_pdf(overview);
  if (!pdf) return Pass(pdf);
  auto page = documents::FormatPaperHtml(overview);
  if (!page) return Pass(page);
  std::vector<documents::ZipPart> parts{
      {"aktliste.pdf", std::move(*pdf)}, {"aktliste.csv", OverviewTable(papers)}, {"aktliste.html", std::move(*page)}};
  std::int64_t done = 0;
  for (const GivenPaper& given : papers) {
    report(done++, static_cast<std::int64_t>(papers.size()), given.title);
    if (given.file_name.empty()) continue;
    if (given.text.empty() && !given.bytes.empty()) {
      parts.push_back({given.file_name, given.bytes});
      continue;
    }
    auto written = write_pdf(PaperOf(given));
    if (!written) return Pass(written);
    parts.push_back({given.file_name, std::move(*written)});
  }
  return documents::WriteZip(parts);
}

post::Work MakePackageWork(sql::Database& database, sql::Author author, AccessRequestId id,
                           std::function<void()> changed) {
  return [&database, author = std::move(author), id,
          changed = std::move(changed)](post::JobContext& context) -> Result<std::string> {
    documents::PdfOptions options;
    options.cancelled = [&] { return context.Cancelled(); };
    const auto zip = WritePackage(
        database, id, [&](const documents::Paper& paper) { return documents::WritePdf(paper, options); },
        [&](std::int64_t done, std::int64_t total, std::string_view current) {
          context.Progress(done, total, current);
        });
    if (!zip) return Pass(zip);
    database.Write(author, [&](sql::Transaction& transaction) {
      PutPackage(transaction, id, *zip, "aktindsigt-" + std::to_string(id.value) + ".zip");
    });
    if (changed) changed();
    return std::string("{}");
  };
}

}  // namespace tovholder::trace

// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_package.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "applications/application_store.h"
#include "base/text.h"
#include "documents/csv.h"
#include "documents/file_store.h"
#include "documents/pdf_writer.h"
#include "html/components.h"
#include "html/formats.h"
#include "http/url.h"
#include "meetings/meeting_store.h"

namespace tovholder::applications {
namespace {

using html::Texts;

constexpr std::int64_t kLargestPackage = std::int64_t{400} << 20;  // it is put together in memory
constexpr std::size_t kLongestFolder = 60;
constexpr std::size_t kLongestName = 80;
constexpr std::size_t kLongestEnding = 6;  // with its full stop

// What a meeting and its item are called, where the decision names them.
DecisionSource SourceOf(sql::Reader& reader, const approvals::BodyDecision& decision, html::Language language) {
  const auto viewer = people::Viewer::CommandLine();
  DecisionSource source;
  if (decision.meeting) {
    if (const auto row = meetings::FindMeeting(reader, viewer, *decision.meeting)) {
      source.meeting = row->meeting.title;
      if (row->meeting.date) {
        source.meeting += ", " + html::FormatDay(*row->meeting.date, html::DayForm::kLong, language);
      }
    }
  }
  if (decision.agenda_item) {
    if (const auto item = meetings::FindItem(reader, viewer, *decision.agenda_item))
      source.item = item->details.item.title;
  }
  return source;
}

// Of all that was brought, in bytes.
std::int64_t SizeOf(sql::Reader& reader, const ApplicationBook& book) {
  std::int64_t size = 0;
  const auto add = [&](documents::FileId id) {
    if (const auto file = documents::FindFile(reader, id)) size += file->size;
  };
  for (const PartFile& one : book.files) add(one.file);
  for (const Statement& one : book.statements) {
    if (one.file) add(*one.file);
  }
  return size;
}

// Puts the files together, each under a path of its own.
class Packing {
 public:
  Packing(sql::Reader& reader, const ApplicationBook& book, const PackageCheck& check, Date today,
          html::Language language)
      : reader_(reader), book_(book), check_(check), today_(today), language_(language), t_(language) {}

  std::vector<PackedFile> Pack() {
    AddPaper("", "00 " + std::string(t_("Cover")), "", std::string(t_("Cover")),
             MakeCover(book_, check_, today_, language_));
    for (const Conclusion& one : check_.conclusions) PackRequirement(one.requirement);
    PackDecisions();
    return std::move(files_);
  }

 private:
  void PackRequirement(const Requirement& requirement) {
    const std::string folder = SafeName(TitleOf(requirement), kLongestFolder);
    int number = 0;
    if (requirement.Has(CheckKind::kMasterData)) {
      AddPaper(folder, Numbered(++number, std::string(t_("Master data"))), requirement.numeral,
               std::string(t_("Master data")), MakeMasterDataPaper(book_, today_, language_));
    }
    if (requirement.Has(CheckKind::kBudget)) {
      AddPaper(folder, Numbered(++number, std::string(t_("Budget"))), requirement.numeral, std::string(t_("Budget")),
               MakeBudgetPaper(book_, today_, language_));
    }
    for (const PartFile& file : book_.FilesOf(requirement.key)) {
      AddBytes(folder, Numbered(++number, file.name), requirement.numeral, file.name, file.file);
    }
    for (const people::BodyId body : book_.StatingBodies(requirement)) {
      const Statement* statement = book_.FindStatement(requirement.key, body);
      if (statement == nullptr || !statement->file) continue;
      const std::string title = NameOfBody(book_, body, language_) + " - " + statement->file_name;
      AddBytes(folder, Numbered(++number, title), requirement.numeral, title, *statement->file);
    }
  }

  // Those behind what is stated, each once, with the paper that was kept of it.
  void PackDecisions() {
    const std::string folder(t_("Decisions"));
    std::set<std::int64_t> seen;
    int number = 0;
    for (const Statement& statement : book_.statements) {
      const approvals::BodyDecision* decision = statement.decision ? book_.Find(*statement.decision) : nullptr;
      if (decision == nullptr || !IsAskedFor(statement) || !seen.insert(decision->id.value).second) continue;
      const std::string title = NameOfDecider(book_, *decision, language_);
      AddPaper(folder, Numbered(++number, title), "", title,
               MakeDecisionPaper(book_, *decision, SourceOf(reader_, *decision, language_), language_));
      if (decision->protocol) {
        AddBytes(folder, Numbered(number, title + " - " + decision->protocol_name), "", decision->protocol_name,
                 *decision->protocol);
      }
    }
  }

  // What another regulation asked for, or a body that takes part no more, is no proof.
  bool IsAskedFor(const Statement& statement) const {
    const Conclusion* one = check_.Find(statement.requirement);
    if (one == nullptr) return false;
    const auto bodies = book_.StatingBodies(one->requirement);
    return std::find(bodies.begin(), bodies.end(), statement.body) != bodies.end();
  }

  std::string TitleOf(const Requirement& requirement) const {
    return requirement.numeral + " " + requirement.title.In(language_);
  }
  static std::string Numbered(int number, const std::string& name) { return fmt::format("{:02} {}", number, name); }

  std::string PathOf(const std::string& folder, const std::string& name) {
    const std::string safe = SafeName(name, kLongestName);
    std::string path = folder.empty() ? safe : folder + "/" + safe;
    for (int copy = 2; !paths_.insert(ToLower(path)).second; ++copy) {
      path = fmt::format("{}{}{} {}", folder, folder.empty() ? "" : "/", copy, safe);
    }
    return path;
  }

  void AddPaper(const std::string& folder, const std::string& name, const std::string& numeral, std::string title,
                documents::Paper paper) {
    files_.push_back({PathOf(folder, name + ".pdf"), numeral, std::move(title), {}, std::move(paper)});
  }
  void AddBytes(const std::string& folder, const std::string& name, const std::string& numeral, std::string title,
                documents::FileId file) {
    files_.push_back({PathOf(folder, name), numeral, std::move(title), documents::LoadStoredFile(reader_, file)});
  }

  sql::Reader& reader_;
  const ApplicationBook& book_;
  const PackageCheck& check_;
  Date today_;
  html::Language language_;
  Texts t_;
  std::set<std::string> paths_;
  std::vector<PackedFile> files_;
};

}  // namespace

std::string SafeName(std::string_view name, std::size_t longest) {
  std::string safe;
  for (const char c : CollapseSpace(Compose(name))) {
    const auto byte = static_cast<unsigned char>(c);
    const bool forbidden =
        byte < 0x20 || byte == 0x7f || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
    safe += forbidden ? '_' : c;
  }
  const std::size_t dot = safe.rfind('.');
  const bool has_ending = dot != std::string::npos && safe.size() - dot > 1 && safe.size() - dot <= kLongestEnding;
  const std::string ending = has_ending ? safe.substr(dot) : std::string();
  std::string stem = safe.substr(0, safe.size() - ending.size());
  if (CountCodePoints(stem) > longest) stem = std::string(Trim(ReplaceAll(Shorten(stem, longest), "…", "")));
  while (!stem.empty() && (stem.back() == '.' || stem.back() == ' ')) stem.pop_back();
  while (!stem.empty() && stem.front() == '.') stem.erase(0, 1);
  return (stem.empty() ? std::string("fil") : stem) + ending;
}

Result<PackageContents> CollectPackage(sql::Reader& reader, ApplicationId id, Date today, html::Language language) {
  const auto book = FindApplication(reader, people::Viewer::CommandLine(), id);
  if (!book) return Fail("applications.no_such_application");
  if (SizeOf(reader, *book) > kLargestPackage) {
    return Fail("applications.package_large", {{"limit", std::to_string(kLargestPackage >> 20)}});
  }
  const PackageCheck check = CheckPackage(*book, today, language);
  return PackageContents{book->application.revision, check.complete(), book->application.title,
                         Packing(reader, *book, check, today, language).Pack()};
}

std::string FormatContents(const PackageContents& contents, html::Language language) {
  const Texts t(language);
  const std::string title = t("Contents: {title}", {{"title", contents.title}});
  const html::Html list = html::Ul(html::Each(contents.files, [&](const PackedFile& file) {
    std::vector<std::string> parts;
    for (std::string_view part : Split(file.path, '/')) parts.push_back(http::PercentEncode(part));
    const std::string number = file.numeral.empty() ? std::string() : file.numeral + " ";
    return html::Li(number, html::A(html::Href(Join(parts, "/")), file.title));
  }));
  const html::Html page = html::Element(
      "html", html::Attr("lang", std::string(html::ToCode(language))),
      html::Element("head", html::VoidElement("meta", html::Attr("charset", "utf-8")), html::Element("title", title)),
      html::Element("body", html::H1(title), list));
  return "<!DOCTYPE html>\n" + page.str() + "\n";
}

std::string FormatContentsTable(const PackageContents& contents, html::Language language) {
  const Texts t(language);
  std::vector<std::vector<std::string>> rows;
  rows.reserve(contents.files.size());
  for (const PackedFile& file : contents.files) rows.push_back({file.numeral, file.title, file.path});
  return documents::FormatCsv({std::string(t("No.")), std::string(t("Document")), std::string(t("File"))}, rows);
}

Result<std::string> WritePackage(const PackageContents& contents, html::Language language, const PdfWriter& write_pdf,
                                 const post::ProgressReport& report) {
  const std::string name(Texts(language)("Contents"));
  std::vector<documents::ZipPart> parts;
  parts.reserve(contents.files.size() + 2);
  const auto all = static_cast<std::int64_t>(contents.files.size());
  for (const PackedFile& file : contents.files) {
    report(static_cast<std::int64_t>(parts.size()), all, file.title);
    if (!file.paper) {
      parts.push_back({file.path, file.bytes});
      continue;
    }
    auto pdf = write_pdf(*file.paper);
    if (!pdf) return pdf;
    parts.push_back({file.path, std::move(*pdf)});
  }
  const auto behind_the_cover = parts.begin() + (parts.empty() ? 0 : 1);
  parts.insert(behind_the_cover, {{"01 " + name + ".html", FormatContents(contents, language)},
                                  {"01 " + name + ".csv", FormatContentsTable(contents, language)}});
  return documents::WriteZip(parts);
}

post::Work MakePackageWork(sql::Database& database, sql::Author author, PackageOrder order,
                           std::function<void()> changed) {
  return [&database, author = std::move(author), order,
          changed = std::move(changed)](post::JobContext& context) -> Result<std::string> {
    const Date today = ToCopenhagen(context.now()).date;
    auto contents = database.Read(
        [&](sql::Reader& reader) { return CollectPackage(reader, order.application, today, order.language); });
    if (!contents) return Pass(contents);
    documents::PdfOptions options;
    options.cancelled = [&] { return context.Cancelled(); };
    const auto zip = WritePackage(
        *contents, order.language, [&](const documents::Paper& paper) { return documents::WritePdf(paper, options); },
        [&](std::int64_t done, std::int64_t total, std::string_view current) {
          context.Progress(done, total, current);
        });
    if (!zip) return Pass(zip);
    const auto kept = database.Write(author, [&](sql::Transaction& transaction) {
      return KeepPackage(transaction, order.application, order.purpose, *zip, contents->revision);
    });
    if (!kept) return Pass(kept);
    if (changed) changed();
    return std::string("{}");
  };
}

}  // namespace tovholder::applications

// SPDX-License-Identifier: EUPL-1.2
#include "trace/access_collect.h"

#include <set>

#include "base/enum_names.h"
#include "base/text.h"
#include "documents/reader.h"
#include "html/markdown.h"
#include "meetings/document_store.h"
#include "meetings/item_view.h"
#include "search/search.h"

namespace tovholder::trace {
namespace {

constexpr EnumNames<CollectBy, 3> kCollectBys{
    {{CollectBy::kCase, "case"}, {CollectBy::kPerson, "person"}, {CollectBy::kWords, "words"}}};
constexpr int kHitsAtOnce = 100;

class TextLines {
 public:
  void Add(std::string_view label, std::string_view text) {
    if (Trim(text).empty()) return;
    text_.append(label.empty() ? "" : std::string(label) + ": ").append(Trim(text)).append("\n\n");
  }
  void AddIf(std::string_view label, const std::optional<std::string>& text) {
    if (text) Add(label, *text);
  }
  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
};

// The words of what is given out are Danish, as the papers are.
const html::Texts& DanishTexts() {
  static const html::Texts texts(html::Language::kDanish);
  return texts;
}

std::string TextOf(const meetings::ItemAtMeeting& found) {
  const meetings::AgendaItem& item = found.details.item;
  TextLines lines;
  lines.Add("Møde", meetings::TitleOf(found.meeting, DanishTexts()));
  lines.Add("", meetings::TitleOf(item, DanishTexts()));
  lines.AddIf("Sagsnummer", item.case_number);
  lines.AddIf("Indstilles af", item.recommended_by);
  for (const auto& one : found.details.recommendations) lines.Add("Indstilling", one.text);
  lines.AddIf("Beslutning", item.decision);
  for (const auto& one : found.details.statements) lines.Add("", one.text);
  lines.AddIf("Ansvarlig", item.responsible);
  lines.Add("", html::PlainFromMarkdown(item.case_text));
  for (const auto& one : found.details.attachments) lines.Add("Bilag", one.name);
  return lines.Take();
}

class PaperCollector {
 public:
  PaperCollector(sql::Reader& reader, const people::Viewer& viewer) : reader_(reader), viewer_(viewer) {}

  void AddItem(const meetings::ItemAtMeeting& found) {
    const meetings::AgendaItem& item = found.details.item;
    const std::string title =
        meetings::TitleOf(found.meeting, DanishTexts()) + ": " + meetings::TitleOf(item, DanishTexts());
    Add({PaperSource::kItem, item.id.value, title, TextOf(found)});
    for (const meetings::Attachment& one : found.details.attachments) {
      if (one.file) Add({PaperSource::kAttachment, one.id.value, one.name, ""});
    }
  }
  void AddItem(meetings::ItemId id) {
    if (const auto found = meetings::FindItem(reader_, viewer_, id)) AddItem(*found);
  }
  void AddDocument(meetings::DocumentId id) {
    const auto document = meetings::FindDocument(reader_, viewer_, id);
    if (!document) return;
    const auto text = meetings::LoadText(reader_, *document);
    Add({PaperSource::kDocument, id.value, document->title.empty() ? document->name : document->title,
         text ? text->text : std::string()});
  }
  // Who was there; its items are found by themselves.
  void AddMeeting(meetings::MeetingId id) {
    const auto row = meetings::FindMeeting(reader_, viewer_, id);
    if (!row) return;
    TextLines lines;
    lines.Add("Møde", meetings::TitleOf(*row, DanishTexts()));
    lines.AddIf("Sted", row->meeting.place);
    lines.AddIf("", row->meeting.agenda_text);
    for (const auto& one : meetings::ListAttendance(reader_, viewer_, id)) {
      if (!one.attendance.item) lines.Add("Mødeliste", one.name);
    }
    Add({PaperSource::kMeeting, id.value, meetings::TitleOf(*row, DanishTexts()), lines.Take()});
  }
  std::vector<FoundPaper> Take() { return std::move(found_); }

 private:
  void Add(FoundPaper paper) {
    if (known_.insert({paper.source, paper.ref}).second) found_.push_back(std::move(paper));
  }

  sql::Reader& reader_;
  const people::Viewer& viewer_;
  std::set<std::pair<PaperSource, std::int64_t>> known_;
  std::vector<FoundPaper> found_;
};

void CollectBySearch(sql::Reader& reader, const search::Index& index, const people::Viewer& viewer,
                     const std::string& words, PaperCollector& papers) {
  search::Request request;
  request.text = words;
  request.sort = search::Sort::kDate;
  request.visible_condition = people::AudienceCondition(viewer, search::kVisibilityColumn);
  for (request.page = {1, kHitsAtOnce}; request.page.number <= search::kDeepestHit / kHitsAtOnce;
       ++request.page.number) {
    const search::SearchResult result = search::Search(reader, index, request);
    for (const search::Hit& hit : result.hits) {
      if (hit.kind == search::EntryKind::kItem) papers.AddItem(meetings::ItemId{hit.ref});
      if (hit.kind == search::EntryKind::kMeeting) papers.AddMeeting(meetings::MeetingId{hit.ref});
      if (hit.kind == search::EntryKind::kDocument) papers.AddDocument(meetings::DocumentId{hit.ref});
    }
    if (static_cast<int>(result.hits.size()) < kHitsAtOnce) return;
  }
}

}  // namespace

bool FromName(std::string_view name, CollectBy& by) { return ValueIn(kCollectBys, name, by); }

std::vector<FoundPaper> FindPapers(sql::Reader& reader, const search::Index& index, const people::Viewer& viewer,
                                   CollectBy by, std::string_view wanted) {
  PaperCollector papers(reader, viewer);
  const std::string text = CollapseSpace(wanted);
  if (text.empty()) return {};
  if (by == CollectBy::kCase) {
    for (const auto& item : meetings::ListCaseItems(reader, viewer, text)) papers.AddItem(item);
  } else {
    const std::string phrase = "\"" + ReplaceAll(text, "\"", "") + "\"";
    CollectBySearch(reader, index, viewer, by == CollectBy::kPerson ? phrase : text, papers);
  }
  return papers.Take();
}

std::optional<documents::StoredFile> FindPaperFile(sql::Reader& reader, const AccessPaper& paper) {
  if (paper.source != PaperSource::kAttachment && paper.source != PaperSource::kDocument) return std::nullopt;
  const bool document = paper.source == PaperSource::kDocument;
  const auto file =
      reader.One<documents::FileId>(document ? "SELECT file FROM document WHERE id = $1"
                                             : "SELECT file FROM attachment WHERE id = $1 AND file IS NOT NULL",
                                    paper.ref);
  return file ? documents::FindFile(reader, *file) : std::nullopt;
}

Result<std::string> ReadPaperText(sql::Reader& reader, const AccessPaper& paper) {
  const auto file = FindPaperFile(reader, paper);
  if (!file) return Fail("trace.no_such_request");
  auto read = documents::ReadDocument(documents::LoadStoredFile(reader, file->id), paper.title);
  if (!read) return Pass(read);
  return std::move(read->text);
}

}  // namespace tovholder::trace

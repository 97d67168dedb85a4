// SPDX-License-Identifier: EUPL-1.2
#include "trace/access_request_store.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "documents/cpr_guard.h"
#include "documents/file_store.h"
#include "sql/records.h"
#include "trace/access_collect.h"

namespace tovholder::trace {
namespace {

constexpr std::string_view kRequests = "access_request";
constexpr std::string_view kPapers = "access_paper";
constexpr std::string_view kMarks = "access_mark";

std::vector<AccessMark> ListMarks(sql::Reader& reader, AccessPaperId id) {
  return sql::List<AccessMark>(reader, "FROM access_mark WHERE access_paper = $1 ORDER BY first_byte, id", id);
}

// The request, while its papers may still be changed.
Result<AccessRequest> FindOpen(sql::Reader& reader, AccessRequestId id) {
  auto request = FindRequest(reader, id);
  if (!request) return Fail("trace.no_such_request");
  if (request->state == RequestState::kDecided || request->state == RequestState::kSent) {
    return Fail("trace.is_decided");
  }
  return std::move(*request);
}

Result<PaperWithMarks> FindOpenPaper(sql::Reader& reader, AccessPaperId id) {
  auto paper = FindPaper(reader, id);
  if (!paper) return Fail("trace.no_such_request");
  if (auto request = FindOpen(reader, paper->paper.request); !request) return Pass(request);
  return std::move(*paper);
}

bool IsMarked(const std::vector<AccessMark>& marks, const documents::Span& span) {
  return std::any_of(marks.begin(), marks.end(), [&](const AccessMark& mark) {
    return mark.first_byte <= static_cast<std::int64_t>(span.begin) &&
           mark.last_byte >= static_cast<std::int64_t>(span.end);
  });
}

int AddMarks(sql::Transaction& transaction, const PaperWithMarks& paper, const std::vector<documents::Span>& spans,
             const std::string& ground) {
  int added = 0;
  for (const documents::Span& span : spans) {
    if (IsMarked(paper.marks, span)) continue;
    AccessMark mark{{}, paper.paper.id, span.begin, span.end, ground};
    sql::Create(transaction, kMarks, mark);
    ++added;
  }
  if (added == 0) return 0;
  AccessPaper changed = paper.paper;
  changed.decision = PaperDecision::kRedacted;
  changed.ground.clear();
  sql::Update(transaction, kPapers, changed);
  return added;
}

// The text of an attachment is read when it is first asked for: most are given out as they are.
Result<std::string> TextToMark(sql::Transaction& transaction, const AccessPaper& paper) {
  const std::string kept = LoadPaperText(transaction, paper.id);
  if (!kept.empty()) return kept;
  auto read = ReadPaperText(transaction, paper);
  if (!read) return Fail("trace.no_text", {{"title", paper.title}});
  transaction.Execute("DELETE FROM access_text WHERE paper = $1", paper.id);
  transaction.Execute("INSERT INTO access_text (paper, text) VALUES ($1, $2)", paper.id, *read);
  return read;
}

void DropPackage(sql::Transaction& transaction, AccessRequest& request) {
  const auto old = request.package;
  request.package.reset();
  sql::Update(transaction, kRequests, request);
  if (old) documents::DeleteFile(transaction, *old);
}

}  // namespace

std::vector<AccessRequest> ListRequests(sql::Reader& reader, int limit, int offset) {
  return sql::List<AccessRequest>(reader,
                                  "FROM access_request ORDER BY CASE WHEN state = 'sent' THEN 1 ELSE 0 END,"
                                  " CASE WHEN state = 'sent' THEN '' ELSE deadline END, id DESC LIMIT $1 OFFSET $2",
                                  limit, offset);
}

std::int64_t CountRequests(sql::Reader& reader) {
  return reader.One<std::int64_t>("SELECT count(*) FROM access_request").value_or(0);
}

std::optional<AccessRequest> FindRequest(sql::Reader& reader, AccessRequestId id) {
  return sql::Find<AccessRequest>(reader, "FROM access_request WHERE id = $1", id);
}

Result<AccessRequestId> CreateRequest(sql::Transaction& transaction, AccessRequest request, Date today) {
  const auto errors = CheckRequest(request, today);
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  request.deadline = DueDay(request.received, request.days);
  sql::Create(transaction, kRequests, request);
  return request.id;
}

std::vector<PaperWithMarks> ListPapers(sql::Reader& reader, AccessRequestId id) {
  std::vector<PaperWithMarks> papers;
  for (AccessPaper& paper :
       sql::List<AccessPaper>(reader, "FROM access_paper WHERE request = $1 ORDER BY position, id", id)) {
    auto marks = ListMarks(reader, paper.id);
    papers.push_back({std::move(paper), std::move(marks)});
  }
  return papers;
}

std::optional<PaperWithMarks> FindPaper(sql::Reader& reader, AccessPaperId id) {
  auto paper = sql::Find<AccessPaper>(reader, "FROM access_paper WHERE id = $1", id);
  if (!paper) return std::nullopt;
  return PaperWithMarks{std::move(*paper), ListMarks(reader, id)};
}

std::string LoadPaperText(sql::Reader& reader, AccessPaperId id) {
  return reader.One<std::string>("SELECT text FROM access_text WHERE paper = $1", id).value_or("");
}

std::vector<std::string> ListMarkedPassages(sql::Reader& reader, AccessRequestId id) {
  std::set<std::string> passages;
  for (const PaperWithMarks& one : ListPapers(reader, id)) {
    const std::string text = one.marks.empty() ? std::string() : LoadPaperText(reader, one.paper.id);
    for (const AccessMark& mark : one.marks) {
      if (mark.last_byte > static_cast<std::int64_t>(text.size())) continue;
      passages.insert(text.substr(static_cast<std::size_t>(mark.first_byte),
                                  static_cast<std::size_t>(mark.last_byte - mark.first_byte)));
    }
  }
  return {passages.begin(), passages.end()};
}

Result<int> Collect(sql::Transaction& transaction, const search::Index& index, const people::Viewer& viewer,
                    AccessRequestId id, CollectBy by, std::string_view wanted) {
  auto request = FindOpen(transaction, id);
  if (!request) return Pass(request);
  std::vector<FoundPaper> found = FindPapers(transaction, index, viewer, by, wanted);
  int position =
      transaction.One<int>("SELECT coalesce(max(position), 0) FROM access_paper WHERE request = $1", id).value_or(0);
  int added = 0;
  for (FoundPaper& one : found) {
    const auto known = transaction.One<std::int64_t>(
        "SELECT id FROM access_paper WHERE request = $1 AND source = $2 AND ref = $3", id, one.source, one.ref);
    if (known) continue;
    AccessPaper paper{{}, id, ++position, one.source, one.ref, std::move(one.title), PaperDecision::kWaiting, ""};
    sql::Create(transaction, kPapers, paper);
    transaction.Execute("INSERT INTO access_text (paper, text) VALUES ($1, $2)", paper.id, one.text);
    ++added;
  }
  if (added > 0 && request->state == RequestState::kReceived) {
    request->state = RequestState::kCollected;
    sql::Update(transaction, kRequests, *request);
  }
  return added;
}

Result<void> RemovePaper(sql::Transaction& transaction, AccessPaperId id) {
  auto paper = FindOpenPaper(transaction, id);
  if (!paper) return Pass(paper);
  for (const AccessMark& mark : paper->marks) sql::Delete(transaction, kMarks, mark);
  transaction.Execute("DELETE FROM access_text WHERE paper = $1", id);
  sql::Delete(transaction, kPapers, paper->paper);
  return {};
}

Result<void> DecideOnPaper(sql::Transaction& transaction, AccessPaperId id, PaperDecision decision,
                           std::string_view ground) {
  auto paper = FindOpenPaper(transaction, id);
  if (!paper) return Pass(paper);
  if (decision == PaperDecision::kRedacted) {
    if (auto text = TextToMark(transaction, paper->paper); !text) return Pass(text);
  }
  paper->paper.decision = decision;
  paper->paper.ground = decision == PaperDecision::kLeftOut ? CollapseSpace(ground) : std::string();
  if (decision == PaperDecision::kLeftOut && paper->paper.ground.empty()) {
    return Fail("trace.no_ground", {{"number", std::to_string(paper->paper.position)}});
  }
  sql::Update(transaction, kPapers, paper->paper);
  return {};
}

Result<int> MarkPassage(sql::Transaction& transaction, AccessPaperId id, std::string_view passage,
                        std::string_view ground, MarkReach reach) {
  auto paper = FindOpenPaper(transaction, id);
  if (!paper) return Pass(paper);
  const std::string why = CollapseSpace(ground);
  if (why.empty()) return Fail("trace.no_mark_ground");
  int places = 0;
  for (const PaperWithMarks& one : ListPapers(transaction, paper->paper.request)) {
    const bool here = one.paper.id == id;
    if (!here && reach == MarkReach::kThisPaper) continue;
    const auto text = TextToMark(transaction, one.paper);
    if (!text && here) return Pass(text);
    if (text) places += AddMarks(transaction, one, FindPassages(*text, Trim(passage)), why);
  }
  if (places == 0) return Fail("trace.passage_not_found");
  return places;
}

Result<int> MarkCprNumbers(sql::Transaction& transaction, AccessPaperId id, std::string_view ground) {
  auto paper = FindOpenPaper(transaction, id);
  if (!paper) return Pass(paper);
  const auto text = TextToMark(transaction, paper->paper);
  if (!text) return Pass(text);
  std::vector<documents::Span> spans;
  for (const documents::CprHit& hit : documents::FindCprNumbers(*text)) spans.push_back(hit.span);
  return AddMarks(transaction, *paper, spans, CollapseSpace(ground));
}

Result<void> RemoveMark(sql::Transaction& transaction, AccessPaperId id, std::int64_t mark) {
  auto paper = FindOpenPaper(transaction, id);
  if (!paper) return Pass(paper);
  for (const AccessMark& one : paper->marks) {
    if (one.id.value == mark) sql::Delete(transaction, kMarks, one);
  }
  return {};
}

Result<void> DecideRequest(sql::Transaction& transaction, AccessRequestId id) {
  auto request = FindOpen(transaction, id);
  if (!request) return Pass(request);
  if (auto ready = CheckDecision(ListPapers(transaction, id)); !ready) return ready;
  request->state = RequestState::kDecided;
  request->decided = transaction.now();
  request->decided_by = transaction.author().name;
  sql::Update(transaction, kRequests, *request);
  return {};
}

Result<void> ReopenRequest(sql::Transaction& transaction, AccessRequestId id) {
  auto request = FindRequest(transaction, id);
  if (!request) return Fail("trace.no_such_request");
  if (request->state != RequestState::kDecided) return Fail("trace.not_decided");
  request->state = RequestState::kCollected;
  request->decided.reset();
  request->decided_by.reset();
  DropPackage(transaction, *request);
  return {};
}

Result<void> MarkAsSent(sql::Transaction& transaction, AccessRequestId id) {
  auto request = FindRequest(transaction, id);
  if (!request) return Fail("trace.no_such_request");
  if (request->state != RequestState::kDecided) return Fail("trace.not_decided");
  if (!request->package) return Fail("trace.no_package");
  request->state = RequestState::kSent;
  request->sent = transaction.now();
  sql::Update(transaction, kRequests, *request);
  return {};
}

void PutPackage(sql::Transaction& transaction, AccessRequestId id, std::string_view zip, std::string_view name) {
  auto request = FindRequest(transaction, id);
  if (!request || request->state != RequestState::kDecided) return;
  const auto stored = documents::StoreFile(transaction, zip, name, "application/zip");
  if (request->package == stored.id) return;
  DropPackage(transaction, *request);
  request->package = stored.id;
  sql::Update(transaction, kRequests, *request);
}

}  // namespace tovholder::trace

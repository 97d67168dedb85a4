// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/viewer.h"
#include "search/index.h"
#include "sql/database.h"
#include "trace/access_request.h"

// Requests and what was found for them. Everything here is for secretaries: the pages let nobody else in.
namespace tovholder::trace {

// Those that wait for an answer first, the most urgent of them first.
std::vector<AccessRequest> ListRequests(sql::Reader& reader, int limit, int offset);
std::int64_t CountRequests(sql::Reader& reader);
std::optional<AccessRequest> FindRequest(sql::Reader& reader, AccessRequestId id);
// Errors: the first of CheckRequest.
Result<AccessRequestId> CreateRequest(sql::Transaction& transaction, AccessRequest request, Date today);

std::vector<PaperWithMarks> ListPapers(sql::Reader& reader, AccessRequestId id);
std::optional<PaperWithMarks> FindPaper(sql::Reader& reader, AccessPaperId id);
std::string LoadPaperText(sql::Reader& reader, AccessPaperId id);
// The passages that are marked in any paper of the request.
std::vector<std::string> ListMarkedPassages(sql::Reader& reader, AccessRequestId id);

// What is to be collected: by case number, by a person's name, or by words as in the search.
enum class CollectBy { kCase, kPerson, kWords };
bool FromName(std::string_view name, CollectBy& by);
// Adds what is not there yet, as far as the viewer may see it; returns how many. Every write from here on gives
// trace.no_such_request, and trace.is_decided for a request that is decided already.
Result<int> Collect(sql::Transaction& transaction, const search::Index& index, const people::Viewer& viewer,
                    AccessRequestId id, CollectBy by, std::string_view wanted);
Result<void> RemovePaper(sql::Transaction& transaction, AccessPaperId id);

// The ground is why it is left out.
Result<void> DecideOnPaper(sql::Transaction& transaction, AccessPaperId id, PaperDecision decision,
                           std::string_view ground);
enum class MarkReach { kThisPaper, kAllPapers };
// Marks a passage wherever it stands, and has the paper redacted. Returns how many places. Errors:
// trace.passage_not_found, trace.no_mark_ground, trace.no_text {title} where the text of an attachment cannot be read.
Result<int> MarkPassage(sql::Transaction& transaction, AccessPaperId id, std::string_view passage,
                        std::string_view ground, MarkReach reach);
// The same for all that may be CPR numbers.
Result<int> MarkCprNumbers(sql::Transaction& transaction, AccessPaperId id, std::string_view ground);
Result<void> RemoveMark(sql::Transaction& transaction, AccessPaperId paper, std::int64_t mark);

// Errors: those of CheckDecision.
Result<void> DecideRequest(sql::Transaction& transaction, AccessRequestId id);
// Back to what was collected; what was made to be given out goes. Error: trace.not_decided.
Result<void> ReopenRequest(sql::Transaction& transaction, AccessRequestId id);
// Errors: trace.not_decided, trace.no_package.
Result<void> MarkAsSent(sql::Transaction& transaction, AccessRequestId id);
// In place of an earlier one.
void PutPackage(sql::Transaction& transaction, AccessRequestId id, std::string_view zip, std::string_view name);

}  // namespace tovholder::trace

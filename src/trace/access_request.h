// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "documents/file_store.h"
#include "documents/text_document.h"

// Access to documents (aktindsigt): who asked for what, what was found, and what of it is given out.
namespace tovholder::trace {

struct AccessRequest;
struct AccessPaper;
using AccessRequestId = Id<AccessRequest>;
using AccessPaperId = Id<AccessPaper>;

enum class RequestState { kReceived, kCollected, kDecided, kSent };
std::string_view ToName(RequestState state);
bool FromName(std::string_view name, RequestState& state);

struct AccessRequest {
  AccessRequestId id;
  std::string asked_by;
  std::string contact;
  std::string subject;  // what was asked for
  Date received{};
  int days = 7;  // weekdays; in which law they stand is `ground`
  std::string ground;
  Date deadline{};
  RequestState state = RequestState::kReceived;
  std::optional<Instant> decided;
  std::optional<std::string> decided_by;
  std::optional<Instant> sent;
  std::optional<documents::FileId> package;  // what is given out, as a ZIP
};
BOOST_DESCRIBE_STRUCT(AccessRequest, (),
                      (id, asked_by, contact, subject, received, days, ground, deadline, state, decided, decided_by,
                       sent, package))

enum class PaperSource { kMeeting, kItem, kAttachment, kDocument };
std::string_view ToName(PaperSource source);
bool FromName(std::string_view name, PaperSource& source);

enum class PaperDecision { kWaiting, kIncluded, kLeftOut, kRedacted };
std::string_view ToName(PaperDecision decision);
bool FromName(std::string_view name, PaperDecision& decision);

// One thing that was found. Its text is kept as it was then, apart from the record and out of the log.
struct AccessPaper {
  AccessPaperId id;
  AccessRequestId request;
  int position = 0;
  PaperSource source = PaperSource::kItem;
  std::int64_t ref = 0;  // the id of the meeting, item, attachment or document
  std::string title;
  PaperDecision decision = PaperDecision::kWaiting;
  std::string ground;  // why it is left out
};
BOOST_DESCRIBE_STRUCT(AccessPaper, (), (id, request, position, source, ref, title, decision, ground))

// A passage that is blacked out; bytes of the paper's text, the last one not included.
struct AccessMark {
  Id<AccessMark> id;
  AccessPaperId access_paper;
  std::int64_t first_byte = 0;
  std::int64_t last_byte = 0;
  std::string ground;
};
BOOST_DESCRIBE_STRUCT(AccessMark, (), (id, access_paper, first_byte, last_byte, ground))

// The last day for the answer: so many weekdays behind the day it came.
Date DueDay(Date received, int weekdays);
// By field of the form ("navn", "emne", "modtaget", "dage"): trace.no_asker, trace.no_subject, trace.received_later,
// trace.days_wrong {limit}.
std::map<std::string, Error> CheckRequest(const AccessRequest& request, Date today);

struct PaperWithMarks {
  AccessPaper paper;
  std::vector<AccessMark> marks;
};
// What stands in the way of a decision: trace.nothing_collected, trace.undecided {count}, trace.no_ground {number},
// trace.no_mark {number}.
Result<void> CheckDecision(const std::vector<PaperWithMarks>& papers);

// Where the passage stands in the text, letter for letter.
std::vector<documents::Span> FindPassages(std::string_view text, std::string_view passage);
// The text without what is marked: each passage is a black bar of one length with its ground. Nothing of what stood
// there can be told from it.
std::string Redact(std::string_view text, std::vector<AccessMark> marks);
// A title in which none of these passages stands any more.
std::string Blacken(std::string_view title, const std::vector<std::string>& passages);

}  // namespace tovholder::trace

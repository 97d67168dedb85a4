// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/calendar.h"
#include "base/enum_names.h"
#include "base/text.h"
#include "trace/access_request.h"

namespace tovholder::trace {
namespace {

constexpr EnumNames<RequestState, 4> kRequestStates{{{RequestState::kReceived, "received"},
                                                     {RequestState::kCollected, "collected"},
                                                     {RequestState::kDecided, "decided"},
                                                     {RequestState::kSent, "sent"}}};
constexpr EnumNames<PaperSource, 4> kSources{{{PaperSource::kMeeting, "meeting"},
                                              {PaperSource::kItem, "item"},
                                              {PaperSource::kAttachment, "attachment"},
                                              {PaperSource::kDocument, "document"}}};
constexpr EnumNames<PaperDecision, 4> kDecisions{{{PaperDecision::kWaiting, "waiting"},
                                                  {PaperDecision::kIncluded, "included"},
                                                  {PaperDecision::kLeftOut, "left_out"},
                                                  {PaperDecision::kRedacted, "redacted"}}};

constexpr int kMostDays = 90;
constexpr std::string_view kBar = "█████";

std::string BarWith(std::string_view ground) {
  std::string bar(kBar);
  if (!ground.empty()) bar.append(" [").append(ground).append("]");
  return bar;
}

}  // namespace

std::string_view ToName(RequestState state) { return NameIn(kRequestStates, state); }
bool FromName(std::string_view name, RequestState& state) { return ValueIn(kRequestStates, name, state); }
std::string_view ToName(PaperSource source) { return NameIn(kSources, source); }
bool FromName(std::string_view name, PaperSource& source) { return ValueIn(kSources, name, source); }
std::string_view ToName(PaperDecision decision) { return NameIn(kDecisions, decision); }
bool FromName(std::string_view name, PaperDecision& decision) { return ValueIn(kDecisions, name, decision); }

Date DueDay(Date received, int weekdays) { return AddWeekdays(received, weekdays); }

std::map<std::string, Error> CheckRequest(const AccessRequest& request, Date today) {
  std::map<std::string, Error> errors;
  if (request.asked_by.empty()) errors.insert({"navn", Error{"trace.no_asker"}});
  if (request.subject.empty()) errors.insert({"emne", Error{"trace.no_subject"}});
  if (request.received > today) errors.insert({"modtaget", Error{"trace.received_later"}});
  if (request.days < 1 || request.days > kMostDays) {
    errors.insert({"dage", Error{"trace.days_wrong", {{"limit", std::to_string(kMostDays)}}}});
  }
  return errors;
}

Result<void> CheckDecision(const std::vector<PaperWithMarks>& papers) {
  if (papers.empty()) return Fail("trace.nothing_collected");
  const auto waiting = std::count_if(papers.begin(), papers.end(), [](const PaperWithMarks& one) {
    return one.paper.decision == PaperDecision::kWaiting;
  });
  if (waiting > 0) return Fail("trace.undecided", {{"count", std::to_string(waiting)}});
  for (const PaperWithMarks& one : papers) {
    const std::string number = std::to_string(one.paper.position);
    if (one.paper.decision == PaperDecision::kLeftOut && one.paper.ground.empty()) {
      return Fail("trace.no_ground", {{"number", number}});
    }
    if (one.paper.decision == PaperDecision::kRedacted && one.marks.empty()) {
      return Fail("trace.no_mark", {{"number", number}});
    }
  }
  return {};
}

std::vector<documents::Span> FindPassages(std::string_view text, std::string_view passage) {
  std::vector<documents::Span> found;
  if (passage.empty()) return found;
  for (std::size_t at = text.find(passage); at != std::string_view::npos;
       at = text.find(passage, at + passage.size())) {
    found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + passage.size())});
  }
  return found;
}

std::string Redact(std::string_view text, std::vector<AccessMark> marks) {
  std::sort(marks.begin(), marks.end(),
            [](const AccessMark& a, const AccessMark& b) { return a.first_byte < b.first_byte; });
  const auto end = static_cast<std::int64_t>(text.size());
  std::string shown;
  std::int64_t at = 0;
  for (const AccessMark& mark : marks) {
    const std::int64_t last = std::min(mark.last_byte, end);
    if (last <= at) continue;
    if (mark.first_byte > at) {
      shown.append(text.substr(static_cast<std::size_t>(at), static_cast<std::size_t>(mark.first_byte - at)));
    }
    shown += BarWith(mark.ground);
    at = last;
  }
  return shown.append(text.substr(static_cast<std::size_t>(at)));
}

std::string Blacken(std::string_view title, const std::vector<std::string>& passages) {
  std::string shown(title);
  for (const std::string& passage : passages) {
    if (!passage.empty()) shown = ReplaceAll(shown, passage, kBar);
  }
  return shown;
}

}  // namespace tovholder::trace

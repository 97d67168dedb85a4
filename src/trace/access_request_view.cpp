// SPDX-License-Identifier: EUPL-1.2
#include "trace/access_request_view.h"

#include "people/structure_pages.h"

namespace tovholder::trace {

using namespace html;  // NOLINT: this file is nothing but markup

std::string AddressOf(AccessRequestId id) { return "/aktindsigt/" + std::to_string(id.value); }

std::string AddressOf(const AccessPaper& paper) {
  return AddressOf(paper.request) + "/dokument/" + std::to_string(paper.id.value);
}

PageFrame AccessFrame(const people::Visit& visit, std::string_view title) {
  PageFrame frame = people::OrganizationFrame(visit, title, "access");
  frame.breadcrumb = {{std::string(visit.t("Access to documents")), "/aktindsigt"}, {frame.title, ""}};
  return frame;
}

Html StateBadge(RequestState state, const Texts& t) {
  switch (state) {
    case RequestState::kCollected:
      return Badge(t("Collected"), Tone::kInfo);
    case RequestState::kDecided:
      return Badge(t.In("request", "Decided"), Tone::kInfo);
    case RequestState::kSent:
      return Badge(t.In("request", "Sent"), Tone::kGood);
    case RequestState::kReceived:
      break;
  }
  return Badge(t("Received"), Tone::kAttention);
}

Html DecisionBadge(PaperDecision decision, const Texts& t) {
  switch (decision) {
    case PaperDecision::kIncluded:
      return Badge(t("Given out"), Tone::kGood);
    case PaperDecision::kLeftOut:
      return Badge(t("Left out"), Tone::kNeutral);
    case PaperDecision::kRedacted:
      return Badge(t("With passages blacked out"), Tone::kInfo);
    case PaperDecision::kWaiting:
      break;
  }
  return Badge(t("Not decided"), Tone::kAttention);
}

Html DueFact(const AccessRequest& request, Date today, const Texts& t) {
  const std::string day = FormatDay(request.deadline, DayForm::kFull, t.language());
  if (request.state == RequestState::kSent) return Text(t("Deadline {day}", {{"day", day}}));
  const std::string near = t("Deadline {day} ({nearness})",
                             {{"day", day}, {"nearness", FormatNearness(request.deadline, today, t.language())}});
  return today > request.deadline ? Badge(near, Tone::kBad) : Text(near);
}

std::string_view WordOf(PaperSource source, const Texts& t) {
  switch (source) {
    case PaperSource::kMeeting:
      return t("Meeting");
    case PaperSource::kAttachment:
      return t("Attachment");
    case PaperSource::kDocument:
      return t("Document");
    case PaperSource::kItem:
      break;
  }
  return t("Item");
}

}  // namespace tovholder::trace

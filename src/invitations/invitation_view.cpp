// SPDX-License-Identifier: EUPL-1.2
#include "invitations/invitation_view.h"

#include "meetings/item_view.h"

namespace tovholder::invitations {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup

// "https://tovholder.example.dk:8080" → "tovholder.example.dk"
std::string HostOf(std::string_view site) {
  site.remove_prefix(std::min(site.size(), site.find("//") == std::string_view::npos ? 0 : site.find("//") + 2));
  return std::string(site.substr(0, site.find(':')));
}

Tone ToneOf(Answer answer) {
  switch (answer) {
    case Answer::kAccepted:
      return Tone::kGood;
    case Answer::kTentative:
    case Answer::kDeclined:
      return Tone::kAttention;
    case Answer::kNone:
      break;
  }
  return Tone::kNeutral;
}

}  // namespace

std::string InvitationsAddress(meetings::MeetingId id) { return meetings::AddressOf(id) + "/indkaldelse"; }
std::string AnswerAddress(meetings::MeetingId id) { return meetings::AddressOf(id) + "/svar"; }

std::string_view WordOf(Answer answer, const Texts& t) {
  switch (answer) {
    case Answer::kAccepted:
      return t("Comes");
    case Answer::kTentative:
      return t("Comes perhaps");
    case Answer::kDeclined:
      return t("Apology");
    case Answer::kNone:
      break;
  }
  return t("No answer");
}

Html AnswerBadge(Answer answer, const Texts& t) { return Badge(WordOf(answer, t), ToneOf(answer)); }

Letterhead LetterheadOf(const people::Visit& visit, std::string_view organizer) {
  Letterhead letterhead;
  letterhead.site = people::SiteAddress(visit);
  letterhead.organizer = organizer.empty() ? "tovholder@" + HostOf(letterhead.site) : std::string(organizer);
  return letterhead;
}

PageFrame MeetingFrame(const people::Visit& visit, const meetings::MeetingRow& row, std::string_view title) {
  PageFrame frame = visit.Frame(title, "meetings");
  frame.breadcrumb = {{std::string(visit.t("Meetings")), "/moeder"},
                      {meetings::TitleOf(row, visit.t), meetings::AddressOf(row.meeting.id)}};
  return frame;
}

}  // namespace tovholder::invitations

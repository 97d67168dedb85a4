// SPDX-License-Identifier: EUPL-1.2
#include "desk/agenda_view.h"

#include <algorithm>

#include "base/text.h"
#include "desk/agenda_store.h"
#include "meetings/item_view.h"
#include "people/change_words.h"
#include "people/organization_store.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup

std::string_view WordOf(ChangeOfItem kind, const Texts& t) {
  switch (kind) {
    case ChangeOfItem::kAdded:
      return t("added");
    case ChangeOfItem::kMoved:
      return t("moved");
    case ChangeOfItem::kRemoved:
      return t("removed");
    case ChangeOfItem::kChanged:
      break;
  }
  return t("changed");
}

Notice NoticeOf(const DeskEvent& event, const Texts& t) {
  const bool cancelled = event.kind == EventKind::kCancelled;
  return {cancelled ? Tone::kBad : Tone::kAttention,
          t("Reason: {reason}", {{"reason", event.reason}}),
          cancelled ? std::string(t("The meeting is cancelled."))
                    : t("The meeting was moved. Before: {before}.", {{"before", event.before}}),
          {}};
}

http::Response LetIn(const people::Visit& visit, const people::Owners& owners, const people::PageHandler& handler) {
  const bool writes = visit.request.method == http::Method::kPost;
  if (writes ? people::MayEditAgenda(visit.viewer, owners) : people::MayReadDrafts(visit.viewer, owners)) {
    return handler(visit);
  }
  return visit.Refuse(visit.Read([&](sql::Reader& reader) {
    const auto first = owners.empty() ? std::nullopt : std::optional(owners.front());
    return people::WhyHidden(reader, visit.viewer, people::Visibility::kDraft, first);
  }));
}

Html RenderRevision(const DeskRevision& revision, const Texts& t) {
  const auto changes = LoadChanges(revision.changes);
  return Disclosure(t("Supplement {number}, {when}", {{"number", std::to_string(revision.revision - 1)},
                                                      {"when", FormatMoment(revision.released, t.language())}}),
                    Join(P(t("Reason: {reason}", {{"reason", revision.late_reason}})),
                         Ul(Each(changes, [&](const AgendaChange& change) { return Li(SentenceOf(change, t)); }))));
}

}  // namespace

std::string AgendaAddress(meetings::MeetingId id) { return meetings::AddressOf(id) + "/dagsorden"; }
std::string AddressOf(const DeskItem& item) {
  return AgendaAddress(item.meeting) + "/" + std::to_string(item.id.value);
}

PageFrame DeskFrame(const people::Visit& visit, const Agenda& agenda, std::string_view title) {
  PageFrame frame = visit.Frame(title, "meetings");
  frame.breadcrumb = {{std::string(visit.t("Meetings")), "/moeder"},
                      {meetings::TitleOf(agenda.row, visit.t), meetings::AddressOf(agenda.meeting().id)}};
  return frame;
}

std::string_view WordOf(MeetingState state, const Texts& t) {
  switch (state) {
    case MeetingState::kReleased:
      return t("Agenda released");
    case MeetingState::kCancelled:
      return t("Cancelled");
    case MeetingState::kOpen:
      return t("Meeting under way");
    case MeetingState::kHeld:
      return t("Held");
    case MeetingState::kApproved:
      return t("Minutes approved");
    case MeetingState::kDraft:
      break;
  }
  return t("Agenda in preparation");
}

Html StateBadge(MeetingState state, const Texts& t) {
  const Tone tone = state == MeetingState::kDraft       ? Tone::kAttention
                    : state == MeetingState::kCancelled ? Tone::kBad
                                                        : Tone::kGood;
  return Badge(WordOf(state, t), tone);
}

std::string SentenceOf(const AgendaChange& change, const Texts& t) {
  std::string sentence = t("Item {number}, {title}: {what}",
                           {{"number", std::to_string(change.number)},
                            {"title", change.title.empty() ? t("Closed item") : std::string_view(change.title)},
                            {"what", WordOf(change.kind, t)}});
  std::vector<std::string> fields;
  for (const std::string& field : change.fields) fields.push_back(ToLower(people::LabelOf("field", field, t)));
  if (!fields.empty()) sentence += " (" + tovholder::Join(fields, ", ") + ")";
  return sentence;
}

Html RenderNotes(const Agenda& agenda, const Texts& t) {
  return html::Join(Each(agenda.events, [&](const DeskEvent& event) { return RenderNotice(NoticeOf(event, t), t); }),
                    Each(agenda.revisions, [&](const DeskRevision& revision) {
                      return revision.revision > 1 ? RenderRevision(revision, t) : Html();
                    }));
}

http::Handler ForAgenda(const people::Office& office, people::PageHandler handler) {
  return people::Guarded(office, people::Access::kReader, [handler = std::move(handler)](const people::Visit& visit) {
    const auto id = visit.request.PathNumber("id");
    const auto meeting = id ? visit.Read([&](sql::Reader& reader) {
      return FindMeetingOnDesk(reader, visit.viewer, meetings::MeetingId{*id});
    })
                            : std::nullopt;
    if (!meeting) return visit.NotFound();
    return LetIn(visit, meeting->owners, handler);
  });
}

http::Handler ForSomeAgenda(const people::Office& office, people::PageHandler handler) {
  return people::Guarded(office, people::Access::kReader, [handler = std::move(handler)](const people::Visit& visit) {
    const bool writes = visit.request.method == http::Method::kPost;
    if (writes ? people::MayEditSomeAgenda(visit.viewer) : people::MayReadSomeDrafts(visit.viewer)) {
      return handler(visit);
    }
    return visit.Refuse(visit.Read(
        [&](sql::Reader& reader) { return people::WhyRefused(reader, visit.viewer, people::Access::kSecretary); }));
  });
}

http::Handler ForOrganization(const people::Office& office, people::PageHandler handler) {
  return people::Guarded(office, people::Access::kReader, [handler = std::move(handler)](const people::Visit& visit) {
    return LetIn(visit, {people::OrganizationId{visit.request.PathNumber("id").value_or(0)}}, handler);
  });
}

std::optional<people::Organization> AddressedOrganization(const people::Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return people::FindOrganization(reader, people::OrganizationId{*id}); });
}

std::optional<Agenda> AddressedAgenda(const people::Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return FindAgenda(reader, visit.viewer, meetings::MeetingId{*id}); });
}

std::string TypedText(const people::Visit& visit, std::string_view field) {
  return CollapseSpace(visit.request.Form(field));
}

}  // namespace tovholder::desk

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "meetings/item_view.h"
#include "people/change_words.h"
#include "people/user_store.h"
#include "sittings/live_parts.h"
#include "sittings/minutes_rules.h"
#include "sittings/minutes_store.h"
#include "sittings/order_rules.h"
#include "sittings/sitting_rules.h"
#include "sittings/sitting_store.h"
#include "sittings/sitting_visit.h"
#include "sittings/sitting_words.h"

namespace tovholder::sittings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using meetings::ItemDetails;
using people::Visit;

// The reader among those who were entered for the meeting, the vote first.
const SittingMember* ReaderIn(const Visit& visit, const SittingBook& book) {
  if (!visit.viewer.signed_in()) return nullptr;
  const auto user = visit.Read([&](sql::Reader& reader) { return people::FindUser(reader, visit.viewer.user); });
  if (!user || !user->person) return nullptr;
  const SittingMember* found = nullptr;
  for (const SittingMember& member : book.members) {
    if (member.person == *user->person && (found == nullptr || member.votes)) found = &member;
  }
  return found;
}

Html ActionForm(const Visit& visit, const SittingBook& book, std::string_view action, const Html& content) {
  return RenderForm({.address = MinutesAddress(book.meeting()) + "/" + std::string(action), .csrf = visit.csrf()},
                    content);
}

Html FindingList(const SittingBook& book, const Texts& t) {
  const auto found = FindInMinutes(book);
  if (found.empty()) return {};
  return RenderNotice({Tone::kAttention, std::string(t("Look at this before the minutes are sent.")), "",
                       Ul(Each(found, [&](const Error& one) { return Li(Sentence(one, t.language())); }))},
                      t);
}

Html SendAction(const Visit& visit, const SittingBook& book) {
  const Texts& t = visit.t;
  if (!book.sitting.ended) {
    return P(t("The meeting is under way."), " ", A(Href(LiveAddress(book.meeting())), t("Hold the meeting")));
  }
  if (book.sitting.approval == Approval::kSameMeeting) {
    return ActionForm(visit, book, "godkendt",
                      Join(P(t("The minutes are approved by the meeting itself, as its last item.")),
                           HiddenField("moede", std::to_string(book.meeting().value)),
                           SubmitButton(t("The meeting approved the minutes"), ButtonLook::kPrimary)));
  }
  return ActionForm(visit, book, "send", SubmitButton(t("Send for approval"), ButtonLook::kPrimary));
}

Html ApproverList(const SittingBook& book, const Texts& t) {
  return Ul(Class("plain-list"), Each(Approvers(book), [&](const SittingMember* one) {
              const MinutesApproval* verdict = FindVerdict(book, one->person);
              if (verdict == nullptr) return Li(one->name, " ", Badge(t("Waits"), Tone::kNeutral));
              const bool approved = verdict->verdict == Verdict::kApproved;
              return Li(one->name, " ",
                        Badge(approved ? t("Approved") : t("Refused"), approved ? Tone::kGood : Tone::kBad), " ",
                        FormatMoment(verdict->happened, t.language()),
                        When(!verdict->remark.empty(), [&] { return P(Class("quiet"), verdict->remark); }));
            }));
}

// What the reader himself is asked for.
Html VerdictPart(const Visit& visit, const SittingBook& book) {
  const Texts& t = visit.t;
  const SittingMember* reader = ReaderIn(visit, book);
  if (reader == nullptr || !CheckVerdict(book, *reader)) return {};
  const MinutesApproval* given = FindVerdict(book, reader->person);
  return Block(t("Are the minutes right?"),
               Join(When(given != nullptr,
                         [&] {
                           return P(given->verdict == Verdict::kApproved ? t("You have approved them.")
                                                                         : t("You have refused them."));
                         }),
                    ActionForm(visit, book, "godkend", SubmitButton(t("Approve the minutes"), ButtonLook::kPrimary)),
                    Disclosure(t("Refuse with a remark"),
                               ActionForm(visit, book, "afvis",
                                          Join(TextArea({.name = "bemaerkning",
                                                         .label = std::string(t("What is not right")),
                                                         .need = Need::kRequired},
                                                        t, 3),
                                               SubmitButton(t("Refuse the minutes"), ButtonLook::kSecondary))))));
}

std::vector<html::Choice> LaterMeetings(const Visit& visit, const SittingBook& book) {
  std::vector<html::Choice> choices;
  for (const Host& host : book.hosts) {
    meetings::MeetingFilter filter;
    filter.organization = host.organization.id.value;
    const auto rows = visit.Read([&](sql::Reader& reader) {
      return meetings::ListMeetings(reader, visit.viewer, filter, meetings::MeetingOrder::kNewestFirst, 50, 0);
    });
    for (const auto& row : rows) {
      if (!row.meeting.date || !book.row.meeting.date || *row.meeting.date <= *book.row.meeting.date) continue;
      choices.push_back({std::to_string(row.meeting.id.value), meetings::TitleOf(row, visit.t), ""});
    }
  }
  return choices;
}

Html NextMeetingPart(const Visit& visit, const SittingBook& book) {
  const Texts& t = visit.t;
  const auto later = LaterMeetings(visit, book);
  if (later.empty()) return P(t("The minutes wait for a later meeting, which is not planned yet."));
  return ActionForm(
      visit, book, "godkendt",
      Join(SelectField({.name = "moede", .label = std::string(t("Approved at")), .width = FieldWidth::kHalf}, later, t),
           SubmitButton(t("The meeting approved the minutes"), ButtonLook::kPrimary)));
}

Html ReopenPart(const Visit& visit, const SittingBook& book) {
  const Texts& t = visit.t;
  return Disclosure(
      t("Take the minutes back"),
      ActionForm(visit, book, "genaabn",
                 Join(P(t("They become a draft again, and must be approved anew.")),
                      TextField({.name = "grund", .label = std::string(t("Why")), .need = Need::kRequired}, t),
                      SubmitButton(t("Take them back"), ButtonLook::kSecondary))));
}

// The field of a finding is named as forms name it.
std::string SentenceOfFound(Error error, const Texts& t) {
  if (const auto field = error.params.find("field"); field != error.params.end()) {
    field->second = "“" + people::LabelOf("field", field->second, t) + "”";
  }
  return Sentence(error, t.language());
}

Html FoundPart(const std::vector<Error>& found, const Texts& t) {
  if (found.empty()) return {};
  return RenderNotice({Tone::kAttention, std::string(t("Look at this before everybody reads it.")), "",
                       Ul(Each(found, [&](const Error& one) { return Li(SentenceOfFound(one, t)); }))},
                      t);
}

Html PublishPart(const Visit& visit, const SittingBook& book, const FormErrors& errors) {
  const Texts& t = visit.t;
  const bool again = book.sitting.published.has_value();
  if (again && errors.summary.empty() && *book.sitting.published >= *book.sitting.approved) return {};
  const auto found = visit.Read([&](sql::Reader& reader) { return FindBeforePublication(reader, book); });
  return ActionForm(
      visit, book, "udgiv",
      Join(P(t("Everybody can then read them. Closed items show only what was chosen.")), FoundPart(found, t),
           When(!found.empty() || !errors.At("begrundelse").empty(),
                [&] {
                  return TextField({.name = "begrundelse",
                                    .label = std::string(t("Why what the check finds may be shown")),
                                    .value = std::string(visit.request.Form("begrundelse")),
                                    .help = std::string(t("Otherwise take the minutes back and mend it, or close the "
                                                          "item.")),
                                    .error = errors.At("begrundelse")},
                                   t);
                }),
           SubmitButton(again ? t("Publish the new minutes") : t("Publish the minutes"), ButtonLook::kPrimary)));
}

Html LateClosurePart(const Visit& visit, const SittingBook& book) {
  const Texts& t = visit.t;
  if (!book.sitting.published) return {};
  std::vector<html::Choice> open;
  for (const ItemDetails& details : book.items) {
    if (!details.item.closed) {
      open.push_back({std::to_string(details.item.id.value), meetings::TitleOf(details.item, t), ""});
    }
  }
  if (open.empty()) return {};
  return Disclosure(
      t("Close an item that is public"),
      ActionForm(
          visit, book, "luk",
          Join(P(t("It disappears from pages and search at once. That it was closed stays in the record.")),
               SelectField({.name = "punkt", .label = std::string(t("Item"))}, open, t),
               TextField(
                   {.name = "begrundelse", .label = std::string(t("Why")), .need = Need::kRequired, .id = "luk-grund"},
                   t),
               TextField({.name = "hjemmel", .label = std::string(t("Legal ground")), .need = Need::kRequired}, t),
               SubmitButton(t("Close the item"), ButtonLook::kDangerous))));
}

// What is done next, for whoever records.
Html ActionsFor(const Visit& visit, const SittingBook& book, const FormErrors& errors) {
  if (!MayRecord(visit.viewer, book.hosts)) return {};
  switch (book.sitting.minutes) {
    case MinutesState::kDraft:
      return Join(FindingList(book, visit.t), SendAction(visit, book));
    case MinutesState::kSent:
      return Join(When(book.sitting.approval == Approval::kNextMeeting, [&] { return NextMeetingPart(visit, book); }),
                  ReopenPart(visit, book));
    case MinutesState::kApproved:
      break;
  }
  return Join(PublishPart(visit, book, errors), LateClosurePart(visit, book), ReopenPart(visit, book));
}

std::string SentenceOf(const SittingBook& book, const Closure& one, const Texts& t) {
  const ItemDetails* details = book.Find(one.item);
  const std::string title = details == nullptr ? "" : meetings::TitleOf(details->item, t);
  const std::string when = FormatMoment(one.happened, t.language());
  switch (one.kind) {
    case ClosureKind::kOpened:
      return t("“{title}” was opened {when} by {name}: {reason}",
               {{"title", title}, {"when", when}, {"name", one.author}, {"reason", one.reason}});
    case ClosureKind::kClosedAfterPublication:
      return t("“{title}” was closed after publication {when} by {name}: {reason}",
               {{"title", title}, {"when", when}, {"name", one.author}, {"reason", one.reason}});
    case ClosureKind::kClosed:
      break;
  }
  return t("“{title}” was closed {when} by {name}: {reason}",
           {{"title", title}, {"when", when}, {"name", one.author}, {"reason", one.reason}});
}

Html TraceOf(const SittingBook& book, const Texts& t) {
  Html lines;
  for (const Reopening& one : book.reopenings) {
    lines.Append(
        Li(t("Taken back {when} by {name}: {reason}",
             {{"when", FormatMoment(one.happened, t.language())}, {"name", one.author}, {"reason", one.reason}})));
  }
  for (const Closure& one : book.closures) lines.Append(Li(SentenceOf(book, one, t)));
  return lines.empty() ? Html() : Block(t("What happened to the minutes"), Ul(lines));
}

Html RenderMinutes(const Visit& visit, const SittingBook& book) {
  const Texts& t = visit.t;
  const auto record = MinutesOf(book);
  const std::string order = OrderSentence(book);
  const bool records = MayRecord(visit.viewer, book.hosts);
  return Join(When(!order.empty(), [&] { return P(order); }), Each(record.items, [&](const ItemDetails& details) {
                std::vector<Html> facts = meetings::FactsOf(details.item, t);
                return Section(Class("agenda-item"), H2(meetings::TitleOf(details.item, t)), FactLine(facts),
                               meetings::RenderOutcome(details, 3, t),
                               When(records && IsPostponed(book, details.item.id),
                                    [&] { return OnwardOf(visit, details.item.id); }));
              }));
}

Html AttendanceBox(const Visit& visit, const SittingBook& book) {
  const auto record = MinutesOf(book);
  std::vector<meetings::AttendanceRow> rows;
  for (const auto& row : record.attendance) {
    if (row.item) continue;
    const auto member = std::find_if(book.members.begin(), book.members.end(),
                                     [&](const SittingMember& one) { return one.person.value == row.person; });
    rows.push_back({row, member == book.members.end() ? "" : member->name});
  }
  return SideBox(visit.t("Attendance"), meetings::RenderAttendance(rows, visit.t));
}

http::Response ShowMinutes(const Visit& visit, const SittingBook& book, const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = SittingFrame(visit, book, t("Minutes"));
  PageHeading heading{.title = t("Minutes of {meeting}", {{"meeting", meetings::TitleOf(book.row, t)}}),
                      .facts = {BadgeOf(book.sitting.minutes, t)}};
  if (book.sitting.approved) {
    heading.facts.push_back(
        Text(t("approved {how} {when}",
               {{"how", book.sitting.approved_how}, {"when", FormatMoment(*book.sitting.approved, t.language())}})));
  }
  if (book.sitting.published) heading.facts.push_back(Badge(t("Published"), Tone::kGood));
  if (book.sitting.minutes == MinutesState::kDraft && MayRecord(visit.viewer, book.hosts)) {
    heading.others = {ButtonLink(t("Edit what was recorded"), LiveAddress(book.meeting()), ButtonLook::kQuiet)};
  }
  const bool by_members = book.sitting.approval == Approval::kByPresent || book.sitting.approval == Approval::kByAll;
  auto response = visit.Page(frame,
                             Join(ErrorSummary(errors.summary, t), Heading(heading), VerdictPart(visit, book),
                                  ActionsFor(visit, book, errors), RenderMinutes(visit, book), TraceOf(book, t)),
                             Join(SideBox(t("Approval"), Join(P(WordOf(book.sitting.approval, t)),
                                                              When(by_members && book.sitting.ended.has_value(),
                                                                   [&] { return ApproverList(book, t); }))),
                                  AttendanceBox(visit, book)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response MinutesPage(const Visit& visit) {
  const auto book = FollowedBook(visit);
  if (!book || !book->sitting.id) return visit.NotFound();
  return ShowMinutes(visit, *book, {});
}

using MinutesAct = Result<void> (*)(sql::Transaction&, const Visit&, const SittingDesk&, const SittingBook&);

http::Response Take(const Visit& visit, const SittingDesk& desk, std::optional<SittingBook> book,
                    std::string_view field, MinutesAct act) {
  if (!book || !book->sitting.id) return visit.NotFound();
  const auto done = visit.Write([&](sql::Transaction& transaction) { return act(transaction, visit, desk, *book); });
  if (done) {
    desk.board.Tell(book->meeting());
    return visit.Done(MinutesAddress(book->meeting()), visit.t("It is saved."));
  }
  FormErrors errors;
  errors.Add(std::string(field), done.error(), visit.t);
  return ShowMinutes(visit, *book, errors);
}

http::Route ActRoute(const SittingDesk& desk, std::string_view action, std::string field, MinutesAct act) {
  return {http::Method::kPost, "/moeder/{id}/referat/" + std::string(action),
          SignedIn(desk.office, [desk, field = std::move(field), act](const Visit& visit) {
            return Take(visit, desk, RecordedBook(visit), field, act);
          })};
}

Result<void> TakeSend(sql::Transaction& transaction, const Visit& /*visit*/, const SittingDesk& /*desk*/,
                      const SittingBook& book) {
  return SendMinutes(transaction, book.meeting());
}

Result<void> TakeApprovedAt(sql::Transaction& transaction, const Visit& visit, const SittingDesk& /*desk*/,
                            const SittingBook& book) {
  return ApproveAtMeeting(transaction, book.meeting(), MeetingId{visit.request.FormNumber("moede").value_or(0)});
}

Result<void> TakeReopen(sql::Transaction& transaction, const Visit& visit, const SittingDesk& /*desk*/,
                        const SittingBook& book) {
  return ReopenMinutes(transaction, book.meeting(), visit.request.Form("grund"));
}

Result<void> TakePublish(sql::Transaction& transaction, const Visit& visit, const SittingDesk& desk,
                         const SittingBook& book) {
  return PublishMinutes(transaction, desk.index, book.meeting(), visit.request.Form("begrundelse"));
}

Result<void> TakeLateClosure(sql::Transaction& transaction, const Visit& visit, const SittingDesk& desk,
                             const SittingBook& book) {
  return CloseAfterPublication(
      transaction, desk.index, book.meeting(),
      {ItemId{visit.request.FormNumber("punkt").value_or(0)}, std::string(visit.request.Form("begrundelse")),
       std::string(visit.request.Form("hjemmel"))});
}

// A member speaks for himself alone.
http::Response TakeVerdict(const Visit& visit, const SittingDesk& desk, Verdict verdict) {
  auto book = FollowedBook(visit);
  if (!book || !book->sitting.id) return visit.NotFound();
  const SittingMember* member = ReaderIn(visit, *book);
  const GivenVerdict given{member == nullptr ? SittingMemberId{} : member->id, verdict,
                           std::string(visit.request.Form("bemaerkning"))};
  const auto done =
      visit.Write([&](sql::Transaction& transaction) { return GiveVerdict(transaction, book->meeting(), given); });
  if (done) {
    desk.board.Tell(book->meeting());
    return visit.Done(MinutesAddress(book->meeting()), visit.t("It is saved."));
  }
  FormErrors errors;
  errors.Add("bemaerkning", done.error(), visit.t);
  return ShowMinutes(visit, *book, errors);
}

}  // namespace

std::vector<http::Route> MinutesRoutes(const SittingDesk& desk) {
  using http::Method;
  const auto verdict = [desk](Verdict given) {
    return SignedIn(desk.office, [desk, given](const Visit& visit) { return TakeVerdict(visit, desk, given); });
  };
  return {{Method::kGet, "/moeder/{id}/referat", SignedIn(desk.office, MinutesPage)},
          {Method::kPost, "/moeder/{id}/referat/godkend", verdict(Verdict::kApproved)},
          {Method::kPost, "/moeder/{id}/referat/afvis", verdict(Verdict::kRefused)},
          ActRoute(desk, "send", "send", TakeSend),
          ActRoute(desk, "godkendt", "moede", TakeApprovedAt),
          ActRoute(desk, "genaabn", "grund", TakeReopen),
          ActRoute(desk, "udgiv", "begrundelse", TakePublish),
          ActRoute(desk, "luk", "luk-grund", TakeLateClosure)};
}

}  // namespace tovholder::sittings

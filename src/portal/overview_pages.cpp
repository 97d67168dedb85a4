// SPDX-License-Identifier: EUPL-1.2
#include "portal/overview_pages.h"

#include <algorithm>

#include "base/text.h"
#include "html/components.h"
#include "meetings/item_view.h"
#include "portal/overview.h"

namespace tovholder::portal {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

Html MeetingList(const std::vector<meetings::MeetingRow>& rows, const Visit& visit) {
  std::vector<ListEntry> entries;
  for (const meetings::MeetingRow& row : rows) {
    entries.push_back(
        {meetings::TitleOf(row, visit.t), meetings::AddressOf(row.meeting.id), meetings::FactsOf(row, visit.t), {}});
    if (row.meeting.date) {
      entries.back().facts.push_back(Text(FormatNearness(*row.meeting.date, visit.today(), visit.language())));
    }
  }
  return EntryList(entries);
}

std::string ThingOf(const Matter& matter, const Texts& t) {
  return matter.title.empty() && matter.meeting.meeting.id ? meetings::TitleOf(matter.meeting, t) : matter.title;
}

std::string WordOfInstallation(const Matter& matter, const Texts& t) {
  std::string thing = ThingOf(matter, t);
  const Places what{{"thing", thing}};
  switch (matter.kind) {
    case MatterKind::kDescribe:
      return std::string(t("Begin with the organisation: who meets, and who sits there"));
    case MatterKind::kInviteUsers:
      return std::string(t("Invite those who are to work here"));
    case MatterKind::kNotSignedIn:
      return t("Invited and not signed in yet: {thing}", what);
    case MatterKind::kNoSecondFactor:
      return t.Plural("{n} user owes a second factor", "{n} users owe a second factor",
                      static_cast<std::int64_t>(matter.names.size()));
    case MatterKind::kJobFailed:
      return t("The import failed: {thing}", what);
    default:
      return thing;
  }
}

// What to do about it, as the words of the link.
std::string WordOf(const Matter& matter, const Texts& t) {
  std::string thing = ThingOf(matter, t);
  const Places what{{"thing", thing}};
  switch (matter.kind) {
    case MatterKind::kAnswer:
      return t("Do you come? {thing}", what);
    case MatterKind::kApprove:
      return t("Are the minutes right? {thing}", what);
    case MatterKind::kFollow:
      return t("Follow the meeting: {thing}", what);
    case MatterKind::kAgendaChanged:
      return t("The agenda has changed since you read it: {thing}", what);
    case MatterKind::kProposalTaken:
      return t("Your proposal is on the agenda: {thing}", what);
    case MatterKind::kProposalDeclined:
      return t("Your proposal was declined: {thing}", what);
    case MatterKind::kReadThrough:
      return t("Read the draft agenda through: {thing}", what);
    case MatterKind::kAnswerPoll:
      return t("When can you come? {thing}", what);
    case MatterKind::kSayYes:
      return t("Say yes or no to the release: {thing}", what);
    case MatterKind::kAwaitYes:
      return t("The chairs are asked to release: {thing}", what);
    case MatterKind::kChairSaysNo:
      return t("A chair says no to the release: {thing}", what);
    case MatterKind::kAwaitReading:
      return t("Being read through: {thing}", what);
    case MatterKind::kRemarks:
      return t.Plural("{n} remark on the draft: {thing}", "{n} remarks on the draft: {thing}", matter.count, what);
    case MatterKind::kAwaitPoll:
      return t("Date poll: {thing}", what);
    case MatterKind::kChooseTime:
      return t("Choose the day: {thing}", what);
    case MatterKind::kRelease:
      return t("Send out the agenda: {thing}", what);
    case MatterKind::kProposals:
      return t("Answer proposals: {thing}", what);
    case MatterKind::kHold:
      return t("Hold the meeting: {thing}", what);
    case MatterKind::kNotHeld:
      return t("Nothing is recorded of the meeting: {thing}", what);
    case MatterKind::kGoOn:
      return t("Go on with the meeting: {thing}", what);
    case MatterKind::kFinishMinutes:
      return t("Finish the minutes: {thing}", what);
    case MatterKind::kAwaitApproval:
      return t("Minutes being approved: {thing}", what);
    case MatterKind::kRefused:
      return t("Minutes that somebody finds wrong: {thing}", what);
    case MatterKind::kPublish:
      return t("Publish the minutes: {thing}", what);
    case MatterKind::kNoAddress:
      return t("Find an address for who is not called yet: {thing}", what);
    case MatterKind::kCameBack:
      return t("Mail that came back: {thing}", what);
    case MatterKind::kCallDeputy:
      return t("Call in a deputy: {thing}", what);
    case MatterKind::kEnding:
      return t("Decide what becomes of it: {thing}", what);
    case MatterKind::kAnswerApproval:
      return t("Waits for an answer: {thing}", what);
    case MatterKind::kContingencyRunning:
      return t("The contingency plan is activated: {thing}", what);
    case MatterKind::kCheckContingency:
      return t("Check the contingency plan: {thing}", what);
    case MatterKind::kStepDue:
      return t("A deadline of the plan: {thing}", what);
    case MatterKind::kPartsDue:
      return t.Plural("{n} part is due soon: {thing}", "{n} parts are due soon: {thing}", matter.count, what);
    case MatterKind::kAreaNews:
      return t("New figures change where it stands: {thing}", what);
    case MatterKind::kDescribe:
    case MatterKind::kInviteUsers:
    case MatterKind::kNotSignedIn:
    case MatterKind::kNoSecondFactor:
    case MatterKind::kJobFailed:
      return WordOfInstallation(matter, t);
  }
  return thing;
}

constexpr std::size_t kNamesShown = 5;

Html NamesOf(const Matter& matter, const Texts& t) {
  const bool many = matter.names.size() > kNamesShown;
  std::vector<std::string> shown = matter.names;
  if (many) shown.resize(kNamesShown);
  std::string names = tovholder::Join(shown, ", ");
  if (many) {
    names +=
        " " + t.Plural("and {n} more", "and {n} more", static_cast<std::int64_t>(matter.names.size() - kNamesShown));
  }
  const bool waits = matter.kind == MatterKind::kAwaitApproval || matter.kind == MatterKind::kAwaitYes ||
                     matter.kind == MatterKind::kAwaitReading || matter.kind == MatterKind::kAwaitPoll;
  return Text(waits ? t("Waits for {names}", {{"names", names}}) : names);
}

// When it must be done, red where that has passed.
Html DueOf(const Matter& matter, const Visit& visit) {
  const Texts& t = visit.t;
  const std::string day = FormatDay(*matter.due, DayForm::kLong, t.language());
  const bool late = *matter.due < visit.today();
  if (matter.kind == MatterKind::kEnding) return Text(t("Ends {day}", {{"day", day}}));
  if (matter.kind == MatterKind::kAnswerPoll || matter.kind == MatterKind::kAwaitPoll) {
    return Badge(t("Answer by {date}", {{"date", day}}), Tone::kAttention);
  }
  if (matter.kind == MatterKind::kReadThrough || matter.kind == MatterKind::kAwaitReading) {
    return late ? Badge(t("Should have been read {day}", {{"day", day}}), Tone::kBad)
                : Badge(t("To be read by {day}", {{"day", day}}), Tone::kAttention);
  }
  if (matter.kind == MatterKind::kAnswerApproval) {
    return late ? Badge(t("Was expected {day}", {{"day", day}}), Tone::kBad)
                : Text(t("expected {day}", {{"day", day}}));
  }
  if (matter.kind == MatterKind::kCheckContingency) {
    return late ? Badge(t("Should have been checked {day}", {{"day", day}}), Tone::kBad)
                : Text(t("Next check no later than {day}", {{"day", day}}));
  }
  if (matter.kind == MatterKind::kStepDue || matter.kind == MatterKind::kPartsDue) {
    return late ? Badge(t("Should have happened {day}", {{"day", day}}), Tone::kBad)
                : Badge(t("No later than {day}", {{"day", day}}), Tone::kAttention);
  }
  if (late) return Badge(t("Should have been sent {day}", {{"day", day}}), Tone::kBad);
  return Badge(t("To be sent no later than {day}", {{"day", day}}), Tone::kAttention);
}

std::vector<Html> FactsOf(const Matter& matter, const Visit& visit) {
  const Texts& t = visit.t;
  std::vector<Html> facts;
  if (matter.due) facts.push_back(DueOf(matter, visit));
  if (matter.kind == MatterKind::kNotHeld) facts.push_back(Badge(t("Its day has passed"), Tone::kAttention));
  if (matter.meeting.meeting.date) {
    const Date day = *matter.meeting.meeting.date;
    facts.push_back(
        Text(FormatDay(day, DayForm::kFull, t.language()) + ", " + FormatNearness(day, visit.today(), t.language())));
  }
  if (!matter.names.empty()) facts.push_back(NamesOf(matter, t));
  return facts;
}

constexpr std::ptrdiff_t kShown = 12;

ListEntry EntryOf(const Matter& matter, const Visit& visit) {
  return {WordOf(matter, visit.t), matter.address, FactsOf(matter, visit), {}};
}

// The first few, the rest folded.
Html MatterList(const std::vector<Matter>& matters, const Visit& visit) {
  std::vector<ListEntry> entries;
  entries.reserve(matters.size());
  for (const Matter& matter : matters) entries.push_back(EntryOf(matter, visit));
  const auto cut = entries.begin() + std::min<std::ptrdiff_t>(kShown, std::ssize(entries));
  const std::vector<ListEntry> rest(cut, entries.end());
  entries.erase(cut, entries.end());
  return Join(When(!entries.empty(), [&] { return EntryList(entries); }), When(!rest.empty(), [&] {
                return Disclosure(visit.t.Plural("{n} more", "{n} more", std::ssize(rest)), EntryList(rest));
              }));
}

ListEntry EntryOf(const imports::WaitingReading& one, const Texts& t) {
  const std::string thing = one.meeting_title.empty() ? one.document_name : one.meeting_title;
  ListEntry entry{t("Look through: {thing}", {{"thing", thing}}),
                  "/import/gennemgang/" + std::to_string(one.reading.id.value),
                  {},
                  {}};
  if (one.reading.state == meetings::ReadingState::kWaiting) {
    entry.facts.push_back(Badge(t("Newer version"), Tone::kAttention));
  }
  if (one.date) entry.facts.push_back(Text(FormatDay(*one.date, DayForm::kLong, t.language())));
  entry.facts.push_back(Text(one.document_name));
  if (one.reading.doubtful > 0) {
    entry.facts.push_back(
        Badge(t.Plural("{n} doubtful field", "{n} doubtful fields", one.reading.doubtful), Tone::kAttention));
  }
  return entry;
}

Html ReadingList(const Overview& overview, const Texts& t) {
  if (overview.readings.empty()) return {};
  std::vector<ListEntry> entries;
  for (const imports::WaitingReading& one : overview.readings) entries.push_back(EntryOf(one, t));
  const bool more = overview.all_readings > std::ssize(overview.readings);
  return Join(EntryList(entries), When(more, [&] {
                return P(A(Href("/import/gennemgang"),
                           t("All {n} that wait", {{"n", FormatNumber(overview.all_readings, t.language())}})));
              }));
}

Html UndeliveredNotice(const Overview& overview, const Texts& t) {
  if (overview.undelivered.empty()) return {};
  return RenderNotice({Tone::kAttention, tovholder::Join(overview.undelivered, ", "),
                       std::string(t("Mail that could not be delivered")), Html()},
                      t);
}

Html OwnBlock(const Overview& overview, const Visit& visit) {
  const Texts& t = visit.t;
  const bool nothing = overview.own.empty() && overview.readings.empty() && overview.undelivered.empty();
  return Block(t("Waits for you"), nothing ? EmptyState(t("Nothing waits for you."))
                                           : Join(UndeliveredNotice(overview, t), MatterList(overview.own, visit),
                                                  ReadingList(overview, t)));
}

Html SoonBlock(const Overview& overview, const Visit& visit) {
  const Texts& t = visit.t;
  return Block(t("Soon"), overview.upcoming.empty()
                              ? EmptyState(t("No meetings are announced for the next four weeks."))
                              : MeetingList(overview.upcoming, visit));
}

Html NewBlock(const Overview& overview, const Visit& visit) {
  const Texts& t = visit.t;
  const bool nothing = overview.changed.empty() && overview.latest.empty();
  const Html news = Join(MatterList(overview.changed, visit),
                         When(!overview.latest.empty(), [&] { return MeetingList(overview.latest, visit); }));
  return Block(visit.viewer.signed_in() ? t("Changed since last") : t("Latest meetings"),
               nothing ? EmptyState(t("There are no meetings here yet.")) : news,
               A(Href("/moeder"), t("All meetings")));
}

// The one thing that this role does most often.
Html PrimaryOf(const Visit& visit) {
  const Texts& t = visit.t;
  if (visit.viewer.May(people::Access::kSecretary)) {
    return ButtonLink(t("Import minutes"), "/import", ButtonLook::kPrimary);
  }
  if (people::MayEditSomeAgenda(visit.viewer)) return ButtonLink(t("New meeting"), "/moeder/ny", ButtonLook::kPrimary);
  if (visit.viewer.role == people::Role::kAuditor && visit.viewer.MayRead(people::Access::kSecretary)) {
    return ButtonLink(t("Log"), "/log", ButtonLook::kPrimary);
  }
  return {};
}

http::Response OverviewPage(const Visit& visit) {
  const Texts& t = visit.t;
  const Overview overview =
      visit.Read([&](sql::Reader& reader) { return LoadOverview(reader, visit.viewer, visit.office().clock()); });
  PageFrame frame = visit.Frame(t("Overview"), "overview");
  frame.robots = PageFrame::Robots::kIndex;
  PageHeading heading{.title = std::string(t("Overview"))};
  heading.primary = PrimaryOf(visit);
  return visit.Page(frame,
                    Join(Heading(heading), When(visit.viewer.signed_in(), [&] { return OwnBlock(overview, visit); }),
                         When(!overview.others.empty(),
                              [&] { return Block(t("Waits for others"), MatterList(overview.others, visit)); }),
                         SoonBlock(overview, visit), NewBlock(overview, visit)));
}

}  // namespace

std::vector<http::Route> OverviewRoutes(const people::Office& office) {
  using http::Method;
  return {{Method::kGet, "/", people::Guarded(office, people::Access::kEverybody, OverviewPage)}};
}

}  // namespace tovholder::portal

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/danish_date.h"
#include "desk/agenda_view.h"
#include "meetings/item_view.h"
#include "planning/obstacle_store.h"
#include "planning/obstacle_view.h"
#include "planning/planning_pages.h"
#include "planning/poll_answer_view.h"
#include "planning/poll_letter.h"
#include "planning/poll_store.h"

namespace tovholder::planning {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using desk::TypedText;
using people::Visit;

std::optional<PollView> LoadPoll(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return FindPoll(reader, visit.viewer, meetings::MeetingId{*id}); });
}

bool IsTakingAnswers(const PollView& view, Date today) { return view.poll && CheckOpen(*view.poll, today).has_value(); }

Html ChooseButton(const Visit& visit, const PollView& view, const PollTime& time, bool best) {
  const std::string when = FormatSlot(time.slot(), visit.t);
  return RenderForm({.address = PollAddress(view.meeting.id) + "/vaelg", .csrf = visit.csrf()},
                    Join(HiddenField("tid", std::to_string(time.id.value)),
                         Button(Class(best ? "button button-primary" : "button button-secondary"),
                                Attr("type", "submit"), visit.t("Choose this time"), Unseen(": " + when))));
}

// The times with what speaks for and against each, for who chooses and who reads along.
Html TimeTable(const Visit& visit, const PollView& view) {
  const Texts& t = visit.t;
  const bool chooses = view.poll->state == PollState::kOpen && people::MayEditAgenda(visit.viewer, view.hosts);
  const auto best = FindBest(view.times, view.answers);
  DataTable table;
  table.caption = t("Proposed times");
  table.columns = {{std::string(t("Time"))}, {std::string(t("Answers"))}, {std::string(t("Speaks against it"))}};
  if (chooses) table.columns.push_back({std::string(t("Choose"))});
  for (const PollTime& time : view.times) {
    const auto obstacles = visit.Read([&](sql::Reader& reader) {
      return FindObstacles(reader, visit.viewer, view.hosts, time.slot(), visit.today(), view.meeting.id);
    });
    const bool first = best == time.id;
    table.rows.push_back(
        {Join(FormatSlot(time.slot(), t), " ", When(time.chosen, [&] { return Badge(t("Chosen"), Tone::kGood); }),
              When(first && !time.chosen, [&] { return Badge(t("Suits most"), Tone::kInfo); })),
         Text(CountWords(view, time, t)), RenderObstacles(obstacles, time.date, t)});
    if (chooses) table.rows.back().push_back(ChooseButton(visit, view, time, first));
  }
  return RenderTable(table);
}

Html NewPollForm(const Visit& visit, const PollView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  return RenderForm(
      {.address = PollAddress(view.meeting.id), .csrf = visit.csrf()},
      Join(
          TextArea({.name = "tider",
                    .label = std::string(t("Proposed times")),
                    .value = std::string(visit.request.Form("tider")),
                    .help = std::string(t("One a line, at most 12, for example “19 May 2026 kl. 15-17”. Without a time "
                                          "of its own a day has that of the meeting.")),
                    .error = errors.At("tider"),
                    .need = Need::kRequired},
                   t),
          DateField({.name = "frist",
                     .label = std::string(t("Last day to answer")),
                     .value = std::string(visit.request.Form("frist")),
                     .error = errors.At("frist"),
                     .width = FieldWidth::kHalf},
                    "", t),
          SubmitButton(t("Ask the members"), ButtonLook::kPrimary)));
}

// Changing an open poll, folded: the asked hear of new times.
Html ChangeForm(const Visit& visit, const PollView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const bool failed = !errors.summary.empty();
  std::string closes(visit.request.Form("frist"));
  if (!failed && view.poll->closes) closes = FormatDay(*view.poll->closes, DayForm::kLong, t.language());
  const Html form =
      RenderForm({.address = PollAddress(view.meeting.id) + "/aendr", .csrf = visit.csrf()},
                 Join(TextArea({.name = "tider",
                                .label = std::string(t("More times")),
                                .value = std::string(visit.request.Form("tider")),
                                .help = std::string(t("One a line. Who was asked gets a mail about them.")),
                                .error = errors.At("tider")},
                               t, 3),
                      DateField({.name = "frist",
                                 .label = std::string(t("Last day to answer")),
                                 .value = closes,
                                 .error = errors.At("frist"),
                                 .width = FieldWidth::kHalf},
                                "", t),
                      SubmitButton(t("Change the poll"), ButtonLook::kSecondary)));
  return Disclosure(t("More times or another last day"), form, failed ? FoldState::kOpen : FoldState::kClosed);
}

Html StateOf(const PollView& view, Date today, const Texts& t) {
  if (!view.poll) return Badge(t("Not asked yet"), Tone::kNeutral);
  if (view.poll->state == PollState::kChosen) return Badge(t("A time is chosen"), Tone::kGood);
  if (view.poll->state == PollState::kWithdrawn) return Badge(t("Taken back"), Tone::kNeutral);
  return IsTakingAnswers(view, today) ? Badge(t("Takes answers"), Tone::kInfo)
                                      : Badge(t("Closed for answers"), Tone::kAttention);
}

Html PollContent(const Visit& visit, const PollView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const bool edits = people::MayEditAgenda(visit.viewer, view.hosts);
  const bool settled = !view.poll || view.poll->state != PollState::kOpen;
  Html content;
  if (view.poll) {
    const auto [clashes, person] = visit.Read([&](sql::Reader& reader) {
      return std::pair(FindClashes(reader, visit.viewer, view), PersonOf(reader, visit.viewer));
    });
    const bool open = IsTakingAnswers(view, visit.today());
    if (person && open && MayAnswer(visit.viewer, view.hosts)) {
      content.Append(Block(t("When can you come?"),
                           AnswerForm(visit, view, *person, clashes, PollAddress(view.meeting.id) + "/svar")));
    }
    content.Append(Block(t("Proposed times"), TimeTable(visit, view)));
    content.Append(AnswerTable(visit, view, clashes, open && edits ? AnswerLinks::kEnter : AnswerLinks::kNone));
  }
  if (edits && settled) content.Append(Block(t("Propose times"), NewPollForm(visit, view, errors)));
  if (!edits && !view.poll) content.Append(EmptyState(t("The members have not been asked yet.")));
  if (edits && !settled) {
    content.Append(ChangeForm(visit, view, errors));
    content.Append(PostButton({.label = std::string(t("Take the poll back")),
                               .address = PollAddress(view.meeting.id) + "/luk",
                               .csrf = visit.csrf(),
                               .look = ButtonLook::kQuiet},
                              t));
  }
  return content;
}

http::Response ShowPoll(const Visit& visit, const PollView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const std::string title = t("Find a date for {meeting}", {{"meeting", view.meeting.title}});
  PageFrame frame = visit.Frame(title, "meetings");
  frame.width = PageFrame::Width::kFull;
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"}};
  if (people::MayReadDrafts(visit.viewer, view.hosts)) {
    frame.breadcrumb.push_back({view.meeting.title, meetings::AddressOf(view.meeting.id)});
  }
  PageHeading heading{.title = title, .facts = {StateOf(view, visit.today(), t)}};
  if (view.poll && view.poll->closes) {
    heading.facts.push_back(
        Text(t("Answer by {date}", {{"date", FormatDay(*view.poll->closes, DayForm::kLong, t.language())}})));
  }
  if (view.meeting.place) heading.facts.push_back(Text(*view.meeting.place));
  const Html content = PollContent(visit, view, errors);
  auto response = visit.Page(frame, Join(ErrorSummaryAbove(content, errors.summary, t), Heading(heading), content));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response PollPage(const Visit& visit) {
  const auto view = LoadPoll(visit);
  return view ? ShowPoll(visit, *view, {}) : visit.NotFound();
}

http::Response WaitingPollsPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto waiting =
      visit.Read([&](sql::Reader& reader) { return ListWaitingPolls(reader, visit.viewer, visit.today()); });
  PageFrame frame = visit.Frame(t("Date polls"), "meetings");
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"}};
  std::vector<ListEntry> entries;
  for (const WaitingPoll& one : waiting) {
    ListEntry entry{one.title, PollAddress(one.meeting), {}, {}};
    if (one.closes) {
      entry.facts = {Text(t("Answer by {date}", {{"date", FormatDay(*one.closes, DayForm::kLong, t.language())}}))};
    }
    entries.push_back(std::move(entry));
  }
  return visit.Page(frame,
                    Join(Heading({.title = std::string(t("Date polls"))}),
                         entries.empty() ? EmptyState(t("No date poll waits for your answer.")) : EntryList(entries)));
}

// Lets through who may edit the agenda of the meeting.
http::Response ForEditor(const Visit& visit, const std::function<http::Response(const PollView&)>& act) {
  const auto view = LoadPoll(visit);
  if (!view) return visit.NotFound();
  if (people::MayEditAgenda(visit.viewer, view->hosts)) return act(*view);
  return visit.Refuse(visit.Read(
      [&](sql::Reader& reader) { return people::WhyRefused(reader, visit.viewer, people::Access::kSecretary); }));
}

// Before this day no answer could be given.
std::optional<Date> ReadClosingDay(const Visit& visit, FormErrors& errors) {
  const std::string typed = TypedText(visit, "frist");
  if (typed.empty()) return std::nullopt;
  const Result<Date> closes = ParseDate(typed);
  if (!closes) errors.Add("frist", closes.error(), visit.t);
  if (closes && *closes < visit.today()) errors.Add("frist", Error{"planning.closes_past"}, visit.t);
  return closes ? std::optional(*closes) : std::nullopt;
}

// Of the times and the last day that the form names; none where something is wrong with them.
struct TypedPoll {
  std::vector<Slot> slots;
  std::optional<Date> closes;
};
using TimeReader = Result<std::vector<Slot>> (*)(std::string_view, const Slot&, Date);
std::optional<TypedPoll> ReadPoll(const Visit& visit, const PollView& view, TimeReader read, FormErrors& errors) {
  const Slot usual{visit.today(), view.meeting.start_time, view.meeting.end_time};
  auto slots = read(visit.request.Form("tider"), usual, visit.today());
  if (!slots) errors.Add("tider", slots.error(), visit.t);
  const auto closes = ReadClosingDay(visit, errors);
  if (!errors.summary.empty()) return std::nullopt;
  return TypedPoll{std::move(*slots), closes};
}

void TellAsked(sql::Transaction& transaction, const Visit& visit, meetings::MeetingId id) {
  TellOfPoll(transaction, id, {Language::kDanish, people::SiteAddress(visit)});
}

http::Response TakeNewPoll(const Visit& visit, const PollView& view) {
  FormErrors errors;
  const auto typed = ReadPoll(visit, view, ParseTimes, errors);
  if (!typed) return ShowPoll(visit, view, errors);
  const auto made = visit.Write([&](sql::Transaction& transaction) {
    auto done = CreatePoll(transaction, view.meeting.id, typed->slots, typed->closes);
    if (done) TellAsked(transaction, visit, view.meeting.id);
    return done;
  });
  if (!made) return visit.Refuse(made.error());
  return visit.Done(PollAddress(view.meeting.id), visit.t("The members can answer now."));
}

http::Response TakeChangedPoll(const Visit& visit, const PollView& view) {
  FormErrors errors;
  const auto typed = ReadPoll(visit, view, ParseMoreTimes, errors);
  if (!typed) return ShowPoll(visit, view, errors);
  const auto changed = visit.Write([&](sql::Transaction& transaction) {
    auto done = ChangePoll(transaction, view.meeting.id, typed->slots, typed->closes);
    if (done) TellAsked(transaction, visit, view.meeting.id);
    return done;
  });
  if (changed) return visit.Done(PollAddress(view.meeting.id), visit.t("The poll is changed."));
  errors.Add("tider", changed.error(), visit.t);
  return ShowPoll(visit, view, errors);
}

http::Response TakeAnswersOf(const Visit& visit, const PollView& view, people::PersonId person) {
  GivenAnswers given{person, {}};
  for (const PollTime& time : view.times) {
    Fit fit = Fit::kNever;
    if (FromName(visit.request.Form("tid-" + std::to_string(time.id.value)), fit)) given.fits.emplace(time.id, fit);
  }
  const auto taken = visit.Write([&](sql::Transaction& transaction) {
    return AnswerPoll(transaction, visit.viewer, view.meeting.id, given, visit.today());
  });
  if (!taken) return visit.Refuse(taken.error());
  return visit.Done(PollAddress(view.meeting.id), visit.t("The answers are saved."));
}

http::Response TakeOwnAnswers(const Visit& visit) {
  const auto view = LoadPoll(visit);
  if (!view) return visit.NotFound();
  const auto person = visit.Read([&](sql::Reader& reader) { return PersonOf(reader, visit.viewer); });
  return TakeAnswersOf(visit, *view, person.value_or(people::PersonId{}));
}

std::optional<people::NamedMembership> AddressedMember(const Visit& visit, const PollView& view) {
  return FindAsked(view, people::PersonId{visit.request.PathNumber("person").value_or(0)});
}

http::Response MemberAnswersPage(const Visit& visit, const PollView& view) {
  const Texts& t = visit.t;
  const auto member = AddressedMember(visit, view);
  if (!member || !IsTakingAnswers(view, visit.today())) return visit.NotFound();
  const people::PersonId person = member->membership.person;
  const std::string title = t("When can {name} come?", {{"name", member->name}});
  PageFrame frame = visit.Frame(title, "meetings");
  frame.breadcrumb = {
      {std::string(t("Meetings")), "/moeder"},
      {t("Find a date for {meeting}", {{"meeting", view.meeting.title}}), PollAddress(view.meeting.id)}};
  const auto clashes = visit.Read([&](sql::Reader& reader) { return FindClashes(reader, visit.viewer, view); });
  return visit.Page(frame, Join(Heading({.title = title}),
                                P(t("For a member who has no user, or who told you. The log says who entered it.")),
                                AnswerForm(visit, view, person, clashes, AnswersAddress(view.meeting.id, person))));
}

http::Response TakeMemberAnswers(const Visit& visit, const PollView& view) {
  const auto member = AddressedMember(visit, view);
  return member ? TakeAnswersOf(visit, view, member->membership.person) : visit.NotFound();
}

http::Response TakeChoice(const Visit& visit, const PollView& view, const search::Index& index) {
  const PollTimeId time{visit.request.FormNumber("tid").value_or(0)};
  const auto chosen = visit.Write([&](sql::Transaction& transaction) {
    return ChooseTime(transaction, index, view.meeting.id, time, visit.today());
  });
  if (!chosen) return visit.Refuse(chosen.error());
  return visit.Done(desk::AgendaAddress(view.meeting.id), visit.t("The meeting has its time. Now the agenda."));
}

http::Response TakeWithdrawal(const Visit& visit, const PollView& view) {
  const auto done =
      visit.Write([&](sql::Transaction& transaction) { return WithdrawPoll(transaction, view.meeting.id); });
  if (!done) return visit.Refuse(done.error());
  return visit.Done(PollAddress(view.meeting.id), visit.t("The poll is taken back."));
}

}  // namespace

std::vector<http::Route> PollRoutes(const people::Office& office, const search::Index& index) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kReader, std::move(handler));
  };
  const auto edit = [&](std::function<http::Response(const Visit&, const PollView&)> act) {
    return page([act = std::move(act)](const Visit& visit) {
      return ForEditor(visit, [&](const PollView& view) { return act(visit, view); });
    });
  };
  return {{Method::kGet, "/moeder/datovalg", page(WaitingPollsPage)},
          {Method::kGet, "/moeder/{id}/datovalg", page(PollPage)},
          {Method::kPost, "/moeder/{id}/datovalg", edit(TakeNewPoll)},
          {Method::kPost, "/moeder/{id}/datovalg/aendr", edit(TakeChangedPoll)},
          {Method::kPost, "/moeder/{id}/datovalg/svar", page(TakeOwnAnswers)},
          {Method::kGet, "/moeder/{id}/datovalg/svar/{person}", edit(MemberAnswersPage)},
          {Method::kPost, "/moeder/{id}/datovalg/svar/{person}", edit(TakeMemberAnswers)},
          {Method::kPost, "/moeder/{id}/datovalg/vaelg",
           edit([&index](const Visit& visit, const PollView& view) { return TakeChoice(visit, view, index); })},
          {Method::kPost, "/moeder/{id}/datovalg/luk", edit(TakeWithdrawal)}};
}

}  // namespace tovholder::planning

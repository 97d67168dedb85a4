// SPDX-License-Identifier: EUPL-1.2
#include "base/calendar.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "desk/desk_pages.h"
#include "desk/host_fields.h"
#include "meetings/item_view.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr int kMeetingsToCopy = 30;

// What the form holds, as it was typed.
struct TypedPlan {
  std::vector<std::string> hosts;
  TypedGuests guests;
  std::string title;
  std::string date;
  std::string start;
  std::string end;
  std::string place;
  std::string reason;
};

TypedPlan TypedBy(const Visit& visit) {
  TypedPlan typed;
  typed.hosts = TypedHosts(visit);
  typed.guests = TypedGuestsBy(visit);
  typed.title = TypedText(visit, "titel");
  typed.date = TypedText(visit, "dato");
  typed.start = TypedText(visit, "start");
  typed.end = TypedText(visit, "slut");
  typed.place = TypedText(visit, "sted");
  typed.reason = TypedText(visit, "begrundelse");
  return typed;
}

TypedPlan TypedFrom(const Visit& visit, const Agenda& agenda) {
  const Language language = visit.language();
  const meetings::Meeting& meeting = agenda.meeting();
  TypedPlan typed;
  for (const people::Organization& host : agenda.hosts) typed.hosts.push_back(std::to_string(host.id.value));
  typed.title = meeting.title;
  const auto guests = visit.Read([&](sql::Reader& reader) { return ListGuests(reader, meeting.id); });
  typed.guests = TypedGuestsFrom(guests);
  if (meeting.date) typed.date = FormatDay(*meeting.date, DayForm::kLong, language);
  if (meeting.start_time) typed.start = FormatDanish(*meeting.start_time);
  if (meeting.end_time) typed.end = FormatDanish(*meeting.end_time);
  typed.place = meeting.place.value_or("");
  return typed;
}

// An empty new form, or one that begins as an earlier meeting did.
TypedPlan TypedFrom(const meetings::MeetingRow& row) {
  TypedPlan typed;
  if (row.meeting.organization) typed.hosts.push_back(std::to_string(*row.meeting.organization));
  typed.title = row.meeting.title;
  if (row.meeting.start_time) typed.start = FormatDanish(*row.meeting.start_time);
  if (row.meeting.end_time) typed.end = FormatDanish(*row.meeting.end_time);
  typed.place = row.meeting.place.value_or("");
  return typed;
}

template <class T, class Parse>
std::optional<T> Understood(const std::string& text, const std::string& field, Parse&& parse, FormErrors& errors,
                            const Texts& t) {
  if (text.empty()) return std::nullopt;
  Result<T> value = parse(text);
  if (value) return *value;
  errors.Add(field, value.error(), t);
  return std::nullopt;
}

MeetingPlan PlanOf(const Visit& visit, const TypedPlan& typed, FormErrors& errors) {
  MeetingPlan plan;
  plan.title = typed.title;
  plan.place = typed.place;
  plan.date = Understood<Date>(typed.date, "dato", ParseDate, errors, visit.t);
  plan.start = Understood<TimeOfDay>(typed.start, "start", ParseTime, errors, visit.t);
  plan.end = Understood<TimeOfDay>(typed.end, "slut", ParseTime, errors, visit.t);
  plan.hosts = HostsOf(visit, typed.hosts, errors);
  const auto lives = visit.Read([&](sql::Reader& reader) {
    return plan.date ? LivesOf(reader, plan.hosts, *plan.date) : std::vector<HostLife>();
  });
  for (const auto& [field, error] : CheckPlan(plan, lives, visit.today())) {
    if (errors.At(field).empty()) errors.Add(field, error, visit.t);
  }
  return plan;
}

std::string UnderstoodDate(const Visit& visit, const std::string& typed) {
  const Result<Date> date = ParseDate(typed);
  return date ? FormatDay(*date, DayForm::kFull, visit.language()) : std::string();
}

Html PlanFields(const Visit& visit, const TypedPlan& typed, const FormErrors& errors) {
  const Texts& t = visit.t;
  return Join(HostFields(visit, typed.hosts, errors),
              TextField({.name = "titel",
                         .label = std::string(t("Title")),
                         .value = typed.title,
                         .error = errors.At("titel"),
                         .need = Need::kRequired},
                        t),
              DateField({.name = "dato",
                         .label = std::string(t("Date")),
                         .value = typed.date,
                         .error = errors.At("dato"),
                         .need = Need::kRequired,
                         .width = FieldWidth::kHalf},
                        UnderstoodDate(visit, typed.date), t),
              TextField({.name = "start",
                         .label = std::string(t("Begins")),
                         .value = typed.start,
                         .help = std::string(t("For example 15.00")),
                         .error = errors.At("start"),
                         .width = FieldWidth::kShort},
                        t),
              TextField({.name = "slut",
                         .label = std::string(t("Ends")),
                         .value = typed.end,
                         .error = errors.At("slut"),
                         .width = FieldWidth::kShort},
                        t),
              TextField({.name = "sted", .label = std::string(t("Place")), .value = typed.place}, t),
              GuestFields(visit, typed.guests, errors));
}

// Which earlier meeting to begin with: a form of its own, so that it works without script.
Html CopyForm(const Visit& visit) {
  const Texts& t = visit.t;
  const auto rows = visit.Read([&](sql::Reader& reader) {
    return meetings::ListMeetings(reader, visit.viewer, {}, meetings::MeetingOrder::kNewestFirst, kMeetingsToCopy, 0);
  });
  if (rows.empty()) return {};
  std::vector<Choice> choices;
  for (const meetings::MeetingRow& row : rows) {
    choices.push_back({std::to_string(row.meeting.id.value), meetings::TitleOf(row, t), ""});
  }
  return SideBox(
      t("Begin as an earlier meeting"),
      RenderForm({.address = "/moeder/ny"},
                 Join(SelectField({.name = "fra",
                                   .label = std::string(t("Meeting")),
                                   .value = std::string(visit.request.Query("fra")),
                                   .help = std::string(t("Its organization, place and open items are taken."))},
                                  choices, t),
                      SubmitButton(t("Use it"), ButtonLook::kSecondary))));
}

http::Response ShowNewForm(const Visit& visit, const TypedPlan& typed, const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = visit.Frame(t("New meeting"), "meetings");
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"}};
  const std::string from(visit.request.FormNumber("fra") ? visit.request.Form("fra") : visit.request.Query("fra"));
  auto response = visit.Page(frame,
                             Join(ErrorSummary(errors.summary, t), Heading({.title = std::string(t("New meeting"))}),
                                  RenderForm({.address = "/moeder/ny", .csrf = visit.csrf()},
                                             Join(When(!from.empty(), [&] { return HiddenField("fra", from); }),
                                                  PlanFields(visit, typed, errors),
                                                  SubmitButton(t("Create the meeting"), ButtonLook::kPrimary)))),
                             CopyForm(visit));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response NewMeetingPage(const Visit& visit) {
  TypedPlan typed;
  typed.hosts = OwnHosts(visit.viewer);
  if (const auto from = visit.request.QueryNumber("fra")) {
    const auto row = visit.Read(
        [&](sql::Reader& reader) { return meetings::FindMeeting(reader, visit.viewer, meetings::MeetingId{*from}); });
    if (!row) return visit.NotFound();
    typed = TypedFrom(*row);
  }
  return ShowNewForm(visit, typed, {});
}

http::Response TakeNewMeeting(const Visit& visit, const search::Index& index) {
  const TypedPlan typed = TypedBy(visit);
  FormErrors errors;
  const MeetingPlan plan = PlanOf(visit, typed, errors);
  const auto guests = GuestsOf(visit, typed.guests, plan.hosts, errors);
  if (!errors.summary.empty()) return ShowNewForm(visit, typed, errors);
  const auto from = visit.request.FormNumber("fra");
  const auto created = visit.Write([&](sql::Transaction& transaction) {
    auto copied =
        from ? ListItemsToCopy(transaction, visit.viewer, meetings::MeetingId{*from}) : std::vector<DeskItem>();
    auto id = CreateMeeting(transaction, index, plan, std::move(copied), visit.today());
    if (id) PutGuests(transaction, *id, guests);
    return id;
  });
  if (!created) return visit.Refuse(created.error());
  return visit.Done(AgendaAddress(*created), visit.t("The meeting is created. Now the agenda."));
}

http::Response ShowEditForm(const Visit& visit, const Agenda& agenda, const TypedPlan& typed,
                            const FormErrors& errors) {
  const Texts& t = visit.t;
  const std::string address = meetings::AddressOf(agenda.meeting().id);
  const bool sent_out = agenda.desk.revision > 0;
  const std::string_view given = visit.request.Form("set");
  const std::string seen = given.empty() ? FormatIso(agenda.meeting().changed) : std::string(given);
  const Html reason = When(sent_out, [&] {
    return TextField({.name = "begrundelse",
                      .label = std::string(t("Why the meeting is moved")),
                      .value = typed.reason,
                      .help = std::string(t("Needed where day, time or place change. Everybody can read it.")),
                      .error = errors.At("begrundelse")},
                     t);
  });
  auto response = visit.Page(
      DeskFrame(visit, agenda, t("Edit the meeting")),
      Join(ErrorSummary(errors.summary, t), Heading({.title = std::string(t("Edit the meeting"))}),
           RenderForm({.address = address + "/rediger", .csrf = visit.csrf()},
                      Join(HiddenField("set", seen), PlanFields(visit, typed, errors), reason,
                           SubmitButton(t("Save"), ButtonLook::kPrimary))),
           Block(t("Cancel the meeting"),
                 RenderForm({.address = address + "/aflys", .csrf = visit.csrf()},
                            Join(TextField({.name = "aarsag",
                                            .label = std::string(t("Why it is cancelled")),
                                            .help = std::string(t("Everybody who can see the meeting can read it. "
                                                                  "A cancelled meeting cannot be taken up again.")),
                                            .error = errors.At("aarsag"),
                                            .need = Need::kRequired},
                                           t),
                                 SubmitButton(t("Cancel the meeting"), ButtonLook::kDangerous))))));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response EditMeetingPage(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  if (!agenda) return visit.NotFound();
  if (const auto allowed = CheckAction(*agenda, DeskAction::kEditMeeting); !allowed) {
    return visit.Refuse(allowed.error());
  }
  return ShowEditForm(visit, *agenda, TypedFrom(visit, *agenda), {});
}

// Where an error of the whole change is shown.
std::string FieldOf(const Error& error) {
  if (error.id == "desk.no_reason" || error.id == "desk.cpr_in_reason") return "begrundelse";
  return "titel";
}

http::Response TakeEditedMeeting(const Visit& visit, const search::Index& index, const TellOfMeeting& tell) {
  const auto agenda = AddressedAgenda(visit);
  if (!agenda) return visit.NotFound();
  const TypedPlan typed = TypedBy(visit);
  FormErrors errors;
  PlanChange change{PlanOf(visit, typed, errors), typed.reason,
                    ParseIsoInstant(visit.request.Form("set")).value_or(Instant{})};
  const auto guests = GuestsOf(visit, typed.guests, change.plan.hosts, errors);
  if (!errors.summary.empty()) return ShowEditForm(visit, *agenda, typed, errors);
  const meetings::MeetingId id = agenda->meeting().id;
  const auto changed = visit.Write([&](sql::Transaction& transaction) {
    auto done = UpdateMeeting(transaction, index, id, change, visit.today());
    if (done) PutGuests(transaction, id, guests);
    if (done && tell) tell(transaction, visit, id);
    return done;
  });
  if (changed) return visit.Done(AgendaAddress(id), visit.t("The meeting is saved."));
  errors.Add(FieldOf(changed.error()), changed.error(), visit.t);
  return ShowEditForm(visit, *agenda, typed, errors);
}

http::Response TakeCancellation(const Visit& visit, const search::Index& index, const TellOfMeeting& tell) {
  const auto agenda = AddressedAgenda(visit);
  if (!agenda) return visit.NotFound();
  const meetings::MeetingId id = agenda->meeting().id;
  const auto cancelled = visit.Write([&](sql::Transaction& transaction) {
    auto done = CancelMeeting(transaction, index, id, visit.request.Form("aarsag"));
    if (done && tell) tell(transaction, visit, id);
    return done;
  });
  if (cancelled) return visit.Done(meetings::AddressOf(id), visit.t("The meeting is cancelled."));
  if (!Allows(agenda->desk.state, DeskAction::kCancel)) return visit.Refuse(cancelled.error());
  FormErrors errors;
  errors.Add("aarsag", cancelled.error(), visit.t);
  return ShowEditForm(visit, *agenda, TypedFrom(visit, *agenda), errors);
}

}  // namespace

std::vector<http::Route> MeetingFormRoutes(const people::Office& office, const search::Index& index,
                                           const TellOfMeeting& tell) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) { return ForAgenda(office, std::move(handler)); };
  return {{Method::kGet, "/moeder/ny", ForSomeAgenda(office, NewMeetingPage)},
          {Method::kPost, "/moeder/ny",
           ForSomeAgenda(office, [&index](const Visit& visit) { return TakeNewMeeting(visit, index); })},
          {Method::kGet, "/moeder/{id}/rediger", page(EditMeetingPage)},
          {Method::kPost, "/moeder/{id}/rediger",
           page([&index, tell](const Visit& visit) { return TakeEditedMeeting(visit, index, tell); })},
          {Method::kPost, "/moeder/{id}/aflys",
           page([&index, tell](const Visit& visit) { return TakeCancellation(visit, index, tell); })}};
}

}  // namespace tovholder::desk

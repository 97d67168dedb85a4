// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/danish_date.h"
#include "base/text.h"
#include "desk/agenda_rules.h"
#include "desk/agenda_view.h"
#include "desk/consent_store.h"
#include "desk/desk_pages.h"
#include "desk/read_through_store.h"
#include "desk/remark_view.h"
#include "meetings/item_view.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct ReadersView {
  Agenda agenda;
  std::vector<NamedReader> readers;
  std::vector<people::User> candidates;
};

std::optional<ReadersView> LoadReaders(const Visit& visit) {
  auto agenda = AddressedAgenda(visit);
  if (!agenda) return std::nullopt;
  ReadersView view{std::move(*agenda), {}, {}};
  visit.Read([&](sql::Reader& reader) {
    view.readers = ListReaders(reader, view.agenda);
    view.candidates = ListCandidates(reader, view.agenda, visit.today());
    return 0;
  });
  return view;
}

Html ReadingState(const DraftReader& reader, const Agenda& agenda, const Visit& visit) {
  const Texts& t = visit.t;
  if (!reader.read) {
    const bool late = reader.due < visit.today();
    return Badge(late ? t("Should have been read") : t("Not read yet"), late ? Tone::kBad : Tone::kAttention);
  }
  const Html when = Text(t("Read {when}", {{"when", FormatMoment(*reader.read, t.language())}}));
  if (reader.fingerprint == FingerprintOf(agenda, "")) return Join(Badge(t("Read through"), Tone::kGood), " ", when);
  return Join(Badge(t("Changed since it was read"), Tone::kInfo), " ", when);
}

Html ReaderTable(const Visit& visit, const ReadersView& view) {
  const Texts& t = visit.t;
  const bool edits = people::MayEditAgenda(visit.viewer, view.agenda.owners);
  DataTable table;
  table.caption = t("Who reads it through");
  table.columns = {{std::string(t("Name"))},
                   {std::string(t("To be read by"))},
                   {std::string(t("Closed items"))},
                   {std::string(t("How far"))}};
  if (edits) table.columns.push_back({std::string(t("Take back"))});
  for (const NamedReader& one : view.readers) {
    table.rows.push_back({Text(one.name), Text(FormatDay(one.reader.due, DayForm::kLong, t.language())),
                          Text(one.reader.closed_items ? t("yes") : t("no")),
                          Div(ReadingState(one.reader, view.agenda, visit))});
    if (!edits) continue;
    table.rows.back().push_back(PostButton(
        {.label = t("Do not ask {name}", {{"name", one.name}}),
         .address = ReadersAddress(view.agenda.meeting().id) + "/" + std::to_string(one.reader.id.value) + "/fjern",
         .csrf = visit.csrf(),
         .look = ButtonLook::kQuiet},
        t));
  }
  return RenderTable(table);
}

// Asked once more, one gets another day and what is said of closed items.
std::string NoteOn(const people::User& user, const ReadersView& view, const Texts& t) {
  const bool asked = std::any_of(view.readers.begin(), view.readers.end(),
                                 [&](const NamedReader& one) { return one.reader.account == user.id; });
  if (asked) return std::string(t("Is asked; tick for another day"));
  return post::IsMailAddress(user.email) ? std::string() : std::string(t("Gets no mail"));
}

Html NameForm(const Visit& visit, const ReadersView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  if (view.candidates.empty()) return P(t("Nobody who meets has a user."));
  std::vector<Choice> choices;
  for (const people::User& user : view.candidates) {
    choices.push_back({std::to_string(user.id.value), user.name, NoteOn(user, view, t)});
  }
  const auto ticked = visit.request.FormAll("laeser");
  const std::set<std::string> chosen(ticked.begin(), ticked.end());
  const std::string due(visit.request.Form("frist"));
  const Result<Date> read = ParseDate(due);
  const bool shows_closed = !visit.request.Form("lukkede").empty();
  return RenderForm(
      {.address = ReadersAddress(view.agenda.meeting().id), .csrf = visit.csrf()},
      Join(CheckboxField({.name = "laeser",
                          .label = std::string(t("Who is to read it through")),
                          .help = std::string(t("Members of those who meet, and who may read drafts anyway. They get a "
                                                "mail and may read this one draft until it is released.")),
                          .error = errors.At("laeser")},
                         choices, chosen, t),
           DateField({.name = "frist",
                      .label = std::string(t("To be read by")),
                      .value = due,
                      .error = errors.At("frist"),
                      .need = Need::kRequired,
                      .width = FieldWidth::kHalf},
                     read ? FormatDay(*read, DayForm::kFull, t.language()) : std::string(), t),
           Checkbox("lukkede",
                    {"ja", std::string(t("Closed items too")),
                     std::string(t("Without it a closed item shows what is public of it."))},
                    shows_closed ? Ticked::kYes : Ticked::kNo),
           SubmitButton(t("Ask them to read"), ButtonLook::kPrimary)));
}

http::Response ShowReaders(const Visit& visit, const ReadersView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = DeskFrame(visit, view.agenda, t("Read-through"));
  frame.breadcrumb.push_back({std::string(t("Agenda")), AgendaAddress(view.agenda.meeting().id)});
  const bool edits = people::MayEditAgenda(visit.viewer, view.agenda.owners) &&
                     CheckAction(view.agenda, DeskAction::kEditAgenda).has_value();
  const auto unread = static_cast<std::int64_t>(UnreadNames(view.readers).size());
  PageHeading heading{.title = std::string(t("Read-through"))};
  if (!view.readers.empty()) {
    heading.facts = {unread == 0 ? Badge(t("All have read it"), Tone::kGood)
                                 : Badge(t.Plural("{n} has not read it", "{n} have not read it", unread), Tone::kInfo)};
  }
  const Html content = Join(
      view.readers.empty() ? EmptyState(t("Nobody is asked to read the draft through yet.")) : ReaderTable(visit, view),
      When(edits, [&] { return Block(t("Ask somebody"), NameForm(visit, view, errors)); }));
  auto response = visit.Page(frame, Join(ErrorSummaryAbove(content, errors.summary, t), Heading(heading), content));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response ReadersPage(const Visit& visit) {
  const auto view = LoadReaders(visit);
  return view ? ShowReaders(visit, *view, {}) : visit.NotFound();
}

// Where an error of the whole request is shown.
std::string FieldOfReading(const Error& error) {
  return error.id == "desk.no_due" || error.id == "desk.due_past" ? "frist" : "laeser";
}

http::Response TakeReaders(const Visit& visit) {
  const auto view = LoadReaders(visit);
  if (!view) return visit.NotFound();
  NewReading reading;
  for (const std::string_view one : visit.request.FormAll("laeser")) {
    reading.accounts.push_back(people::UserId{ParseCount(one).value_or(0)});
  }
  reading.closed = visit.request.Form("lukkede").empty() ? ClosedItems::kHidden : ClosedItems::kShown;
  FormErrors errors;
  const std::string due = TypedText(visit, "frist");
  const Result<Date> read = ParseDate(due);
  if (read) reading.due = *read;
  if (!read && !due.empty()) errors.Add("frist", read.error(), visit.t);
  if (!errors.summary.empty()) return ShowReaders(visit, *view, errors);
  const people::Letterhead letterhead{Language::kDanish, people::SiteAddress(visit)};
  const meetings::MeetingId id = view->agenda.meeting().id;
  const auto named = visit.Write(
      [&](sql::Transaction& transaction) { return NameReaders(transaction, id, reading, letterhead, visit.today()); });
  if (named) return visit.Done(ReadersAddress(id), visit.t("They are asked."));
  if (!CheckAction(view->agenda, DeskAction::kEditAgenda)) return visit.Refuse(named.error());
  errors.Add(FieldOfReading(named.error()), named.error(), visit.t);
  return ShowReaders(visit, *view, errors);
}

http::Response TakeRemovedReader(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  const auto reader = visit.request.PathNumber("laeser");
  if (!agenda || !reader) return visit.NotFound();
  const meetings::MeetingId id = agenda->meeting().id;
  const auto removed =
      visit.Write([&](sql::Transaction& transaction) { return RemoveReader(transaction, id, DraftReaderId{*reader}); });
  if (!removed) return visit.Refuse(removed.error());
  return visit.Done(ReadersAddress(id), visit.t("The draft cannot be read there any more."));
}

http::Response TakeHandling(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  const auto remark = visit.request.PathNumber("nummer");
  if (!agenda || !remark) return visit.NotFound();
  const meetings::MeetingId id = agenda->meeting().id;
  const bool handled = visit.request.Form("haandteret") != "nej";
  const auto done = visit.Write([&](sql::Transaction& transaction) {
    return HandleRemark(transaction, id, DraftRemarkId{*remark}, handled ? Handling::kHandled : Handling::kOpen);
  });
  if (!done) return visit.Refuse(done.error());
  return visit.Done(AgendaAddress(id),
                    handled ? visit.t("The remark is handled.") : visit.t("The remark is open again."));
}

}  // namespace

std::vector<http::Route> ReaderRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) { return ForAgenda(office, std::move(handler)); };
  return {{Method::kGet, "/moeder/{id}/gennemlaesere", page(ReadersPage)},
          {Method::kPost, "/moeder/{id}/gennemlaesere", page(TakeReaders)},
          {Method::kPost, "/moeder/{id}/gennemlaesere/{laeser}/fjern", page(TakeRemovedReader)},
          {Method::kPost, "/moeder/{id}/bemaerkninger/{nummer}", page(TakeHandling)}};
}

}  // namespace tovholder::desk

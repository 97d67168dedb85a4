// SPDX-License-Identifier: EUPL-1.2
#include "imports/review_pages.h"

#include <algorithm>

#include "html/components.h"
#include "imports/import_store.h"
#include "imports/repair_pages.h"
#include "imports/review_store.h"
#include "imports/review_view.h"
#include "imports/source_view.h"
#include "imports/waiting_store.h"
#include "meetings/item_view.h"
#include "meetings/publication_store.h"

namespace tovholder::imports {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

PageFrame FrameOf(const Visit& visit, std::string_view title) {
  PageFrame frame = visit.Frame(title, "meetings");
  frame.breadcrumb = {{std::string(visit.t("Meetings")), "/moeder"},
                      {std::string(visit.t("Import minutes")), "/import"}};
  return frame;
}

http::Response WaitingPage(const Visit& visit) {
  const Texts& t = visit.t;
  const std::int64_t page = std::clamp<std::int64_t>(visit.request.QueryNumber("side").value_or(1), 1, 100'000);
  std::int64_t total = 0;
  const auto waiting = visit.Read([&](sql::Reader& reader) {
    total = CountWaiting(reader);
    return ListWaiting(reader, static_cast<int>(kPageSize), static_cast<int>((page - 1) * kPageSize));
  });
  DataTable table;
  table.caption = t("Waits for review");
  table.columns = {{std::string(t("Meeting"))},
                   {std::string(t("Date"))},
                   {std::string(t("File"))},
                   {std::string(t("Doubtful fields")), Align::kFigures},
                   {std::string(t("Status"))}};
  for (const WaitingReading& one : waiting) {
    table.rows.push_back({A(Href("/import/gennemgang/" + std::to_string(one.reading.id.value)),
                            one.meeting_title.empty() ? one.document_name : one.meeting_title),
                          one.date ? Text(FormatDay(*one.date, DayForm::kLong, t.language())) : Text(t("No date")),
                          Text(one.document_name), Join(one.reading.doubtful),
                          one.reading.state == meetings::ReadingState::kWaiting
                              ? Badge(t("Newer version"), Tone::kAttention)
                              : Badge(t("Draft"), Tone::kNeutral)});
  }
  PageHeading heading{.title = std::string(t("Waits for review")),
                      .facts = {Text(t.Plural("{n} meeting", "{n} meetings", total))}};
  if (total > 0) {
    heading.others = {
        PostButton({.label = std::string(t("Publish all without doubtful fields")),
                    .address = "/import/gennemgang/udgiv",
                    .csrf = visit.csrf(),
                    .look = ButtonLook::kSecondary,
                    .consequence = std::string(t("Every draft in which nothing is doubtful becomes public."))},
                   t)};
  }
  return visit.Page(
      FrameOf(visit, t("Waits for review")),
      Join(Heading(heading),
           waiting.empty() ? EmptyState(t("Nothing waits for review."), A(Href("/import"), t("Import minutes")))
                           : RenderTable(table),
           Pagination({page, total, kPageSize, "/import/gennemgang"}, t)));
}

Html DifferenceTable(const Review& review, const Texts& t) {
  DataTable table;
  table.caption = t("What the newer version changes");
  table.columns = {{std::string(t("Field"))}, {std::string(t("Now"))}, {std::string(t("In the newer version"))}};
  for (const FieldDifference& one : CompareWaiting(review)) {
    table.rows.push_back({Text(FieldLabel(one.field, t)), Del(one.now), Ins(one.then)});
  }
  return table.rows.empty() ? P(t("The newer version says the same in every field.")) : RenderTable(table);
}

Html WaitingChoice(const Visit& visit, const Review& review) {
  const Texts& t = visit.t;
  const std::string address = visit.request.path;
  return Block(t("A newer version waits"),
               Join(P(t("This meeting is here already. Nothing changes until you decide.")), DifferenceTable(review, t),
                    Div(Class("form-buttons"),
                        PostButton({.label = std::string(t("Use the newer version")),
                                    .address = address + "/brug",
                                    .csrf = visit.csrf(),
                                    .look = ButtonLook::kPrimary},
                                   t),
                        " ",
                        PostButton({.label = std::string(t("Keep what is here")),
                                    .address = address + "/behold",
                                    .csrf = visit.csrf(),
                                    .look = ButtonLook::kSecondary},
                                   t))));
}

Html FindingList(const Review& review, const Texts& t) {
  if (review.findings.empty()) return {};
  return RenderNotice(
      {Tone::kInfo, "", std::string(t("What was noticed while reading")),
       Ul(Each(review.findings, [&](const Error& finding) { return Li(Sentence(finding, t.language())); }))},
      t);
}

http::Response ShowReview(const Visit& visit, const Review& review, const FormValues& values,
                          const std::map<std::string, Error>& errors) {
  const Texts& t = visit.t;
  PageFrame frame = FrameOf(visit, t("Review: {name}", {{"name", meetings::TitleOf(review.meeting.row, t)}}));
  frame.breadcrumb.push_back({std::string(t("Waits for review")), "/import/gennemgang"});
  frame.width = PageFrame::Width::kFull;
  frame.scripts = {"review.js"};
  frame.styles = {"review.css"};
  PageHeading heading{.title = frame.title, .facts = meetings::FactsOf(review.meeting.row, t)};
  heading.others = {
      ButtonLink(t("The meeting"), meetings::AddressOf(review.meeting.row.meeting.id), ButtonLook::kQuiet),
      ButtonLink(t("The document"), "/dokumenter/" + std::to_string(review.document.id.value), ButtonLook::kQuiet)};
  std::vector<FieldError> wrong;
  wrong.reserve(errors.size());
  for (const auto& [field, error] : errors)
    wrong.push_back({minutes::IdIn("felt", field), Sentence(error, t.language())});
  const bool waiting = review.reading.state == meetings::ReadingState::kWaiting;
  const Html structure = waiting ? WaitingChoice(visit, review) : RenderReviewForm(visit, review, values, errors);
  const Html source = RenderSource(review.text, review.places, review.unplaced, t);
  http::Response page =
      visit.Page(frame, Join(Heading(heading), ErrorSummary(wrong, t), FindingList(review, t),
                             RepairNotice(visit, review.document, review.text.text),
                             Div(Class("review"), Div(Class("review-structure"), structure),
                                 Section(Class("review-source"), Attr("aria-label", std::string(t("Source"))),
                                         Attr("tabindex", "0"), H2(t("Source")), source))));
  if (!errors.empty()) page.status = 422;
  return page;
}

std::optional<Result<Review>> FindReview(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return LoadReview(reader, meetings::ReadingId{*id}); });
}

http::Response ReviewPage(const Visit& visit) {
  const auto review = FindReview(visit);
  if (!review || (!*review && review->error().id == "import.no_such_reading")) return visit.NotFound();
  if (!*review) return visit.Refuse(review->error());
  return ShowReview(visit, **review, ValuesOf((*review)->meeting), {});
}

// What was typed, so that nothing of it is lost.
FormValues TypedValues(const http::Request& request) {
  FormValues values;
  for (const auto& [name, value] : request.form) values[name] = value;
  return values;
}

http::Response SaveReviewPage(const Visit& visit, const search::Index& index) {
  const auto review = FindReview(visit);
  if (!review || !*review) return visit.NotFound();
  const ReviewInput input = ParseReview((*review)->meeting, visit.request);
  if (!input.errors.empty()) return ShowReview(visit, **review, TypedValues(visit.request), input.errors);
  const std::string_view action = visit.request.Form("handling");
  const meetings::MeetingId meeting = input.meeting.row.meeting.id;
  const Result<void> saved = visit.Write([&](sql::Transaction& transaction) -> Result<void> {
    SaveReview(transaction, index, **review, input);
    if (action == "godkend" || action == "udgiv") AcceptAll(transaction, (*review)->reading.id);
    return {};
  });
  if (!saved) return visit.Refuse(saved.error());
  if (action != "udgiv") return visit.Done(visit.request.path, visit.t("Saved."));
  const Result<void> published =
      visit.Write([&](sql::Transaction& transaction) { return meetings::PublishMeeting(transaction, index, meeting); });
  if (!published) return visit.Refuse(published.error());
  return visit.Done(meetings::AddressOf(meeting), visit.t("The meeting is published."));
}

enum class Choice { kUse, kKeep };

http::Response Decide(const Visit& visit, const search::Index& index, Choice choice) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return visit.NotFound();
  const Result<void> decided = visit.Write([&](sql::Transaction& transaction) -> Result<void> {
    if (choice == Choice::kKeep) return DeclineWaiting(transaction, meetings::ReadingId{*id});
    const Result<meetings::MeetingId> used = AcceptWaiting(transaction, index, meetings::ReadingId{*id});
    return used ? Result<void>() : Result<void>(Pass(used));
  });
  if (!decided) return visit.Refuse(decided.error());
  return visit.Done(
      choice == Choice::kUse ? "/import/gennemgang/" + std::to_string(*id) : "/import/gennemgang",
      choice == Choice::kUse ? visit.t("The newer version is in place.") : visit.t("What was here is kept."));
}

// Meetings that hold a personal number stay drafts; the others are published.
http::Response PublishUndoubted(const Visit& visit, const search::Index& index) {
  const auto ids = visit.Read([](sql::Reader& reader) { return ListUndoubtedDrafts(reader); });
  std::int64_t published = 0;
  for (meetings::MeetingId id : ids) {
    const Result<void> done =
        visit.Write([&](sql::Transaction& transaction) { return meetings::PublishMeeting(transaction, index, id); });
    if (done) ++published;
  }
  return visit.Done("/import/gennemgang",
                    visit.t.Plural("{n} meeting is published.", "{n} meetings are published.", published));
}

}  // namespace

std::vector<http::Route> ReviewRoutes(const people::Office& office, const search::Index& index) {
  using http::Method;
  using http::Pace;
  constexpr std::uint64_t kFormLimit = 16 << 20;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/import/gennemgang", page(WaitingPage)},
          {Method::kPost, "/import/gennemgang/udgiv",
           page([&index](const Visit& visit) { return PublishUndoubted(visit, index); }), Pace::kSlow},
          {Method::kGet, "/import/gennemgang/{id}", page(ReviewPage), Pace::kSlow},
          {Method::kPost, "/import/gennemgang/{id}",
           page([&index](const Visit& visit) { return SaveReviewPage(visit, index); }), Pace::kSlow, kFormLimit},
          {Method::kPost, "/import/gennemgang/{id}/brug",
           page([&index](const Visit& visit) { return Decide(visit, index, Choice::kUse); }), Pace::kSlow},
          {Method::kPost, "/import/gennemgang/{id}/behold",
           page([&index](const Visit& visit) { return Decide(visit, index, Choice::kKeep); })}};
}

}  // namespace tovholder::imports

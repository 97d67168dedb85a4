// SPDX-License-Identifier: EUPL-1.2
#include "portal/overview_pages.h"

#include <algorithm>

#include "html/components.h"
#include "imports/waiting_store.h"
#include "meetings/item_view.h"
#include "meetings/meeting_store.h"

namespace tovholder::portal {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr int kFew = 8;

struct Overview {
  std::vector<imports::WaitingReading> waiting;
  std::int64_t all_waiting = 0;
  std::vector<meetings::MeetingRow> upcoming;
  std::vector<meetings::MeetingRow> latest;
};

Overview LoadOverview(sql::Reader& reader, const people::Viewer& viewer, Date today) {
  Overview overview;
  if (viewer.May(people::Access::kSecretary)) {
    overview.waiting = imports::ListWaiting(reader, kFew, 0);
    overview.all_waiting = imports::CountWaiting(reader);
  }
  overview.upcoming = meetings::ListUpcoming(reader, viewer, today, kFew);
  overview.latest = meetings::ListMeetings(reader, viewer, {}, meetings::MeetingOrder::kNewestFirst, kFew, 0);
  std::erase_if(overview.latest,
                [&](const meetings::MeetingRow& row) { return row.meeting.date && *row.meeting.date > today; });
  return overview;
}

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

Html WaitingList(const Overview& overview, const Texts& t) {
  if (overview.waiting.empty()) return EmptyState(t("Nothing waits for you."));
  std::vector<ListEntry> entries;
  for (const imports::WaitingReading& one : overview.waiting) {
    ListEntry entry{one.meeting_title.empty() ? one.document_name : one.meeting_title,
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
    entries.push_back(std::move(entry));
  }
  const bool more = overview.all_waiting > static_cast<std::int64_t>(overview.waiting.size());
  return Join(EntryList(entries), When(more, [&] {
                return P(A(Href("/import/gennemgang"),
                           t("All {n} that wait", {{"n", FormatNumber(overview.all_waiting, t.language())}})));
              }));
}

http::Response OverviewPage(const Visit& visit) {
  const Texts& t = visit.t;
  const Overview overview =
      visit.Read([&](sql::Reader& reader) { return LoadOverview(reader, visit.viewer, visit.today()); });
  PageFrame frame = visit.Frame(t("Overview"), "overview");
  frame.robots = PageFrame::Robots::kIndex;
  const bool secretary = visit.viewer.May(people::Access::kSecretary);
  PageHeading heading{.title = std::string(t("Overview"))};
  if (secretary) heading.primary = ButtonLink(t("Import minutes"), "/import", ButtonLook::kPrimary);
  const Html nothing_new = EmptyState(t("There are no meetings here yet."));
  return visit.Page(
      frame,
      Join(Heading(heading), When(secretary, [&] { return Block(t("Waits for you"), WaitingList(overview, t)); }),
           Block(t("Soon"), overview.upcoming.empty()
                                ? EmptyState(t("No meetings are announced for the next four weeks."))
                                : MeetingList(overview.upcoming, visit)),
           Block(t("Latest meetings"), overview.latest.empty() ? nothing_new : MeetingList(overview.latest, visit),
                 A(Href("/moeder"), t("All meetings")))));
}

}  // namespace

std::vector<http::Route> OverviewRoutes(const people::Office& office) {
  using http::Method;
  return {{Method::kGet, "/", people::Guarded(office, people::Access::kEverybody, OverviewPage)}};
}

}  // namespace tovholder::portal

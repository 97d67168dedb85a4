// SPDX-License-Identifier: EUPL-1.2
#include "documents/csv.h"
#include "documents/icalendar.h"
#include "documents/xlsx_writer.h"
#include "plan/gantt.h"
#include "plan/plan_pages.h"
#include "plan/plan_store.h"
#include "plan/plan_table.h"
#include "plan/plan_view.h"

namespace tovholder::plan {
namespace {

using people::Visit;

constexpr std::string_view kXlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::chrono::minutes kRefresh = std::chrono::hours(12);

// Nothing for a plan that its reader may not see.
std::optional<Result<Outlook>> OutlookFor(const Visit& visit) {
  auto book = FindPlanOf(visit);
  if (!book) return std::nullopt;
  return LookAhead(std::move(*book), ViewDayOf(visit).day);
}

http::Response WithOutlook(const Visit& visit, const std::function<http::Response(const Outlook&)>& answer) {
  const auto outlook = OutlookFor(visit);
  if (!outlook) return visit.NotFound();
  return *outlook ? answer(**outlook) : visit.Refuse(outlook->error());
}

http::Response CsvFile(const Visit& visit) {
  return WithOutlook(visit, [&](const Outlook& outlook) {
    const PlanTable table = TableOf(outlook, visit.t);
    return http::Response::File(documents::FormatCsv(table.head, table.rows), "text/csv; charset=utf-8",
                                "procesplan.csv");
  });
}

documents::XlsxCell CellOf(const std::string& text) {
  if (const auto date = ParseIsoDate(text)) return *date;
  return text.empty() ? documents::XlsxCell() : documents::XlsxCell(text);
}

http::Response XlsxFile(const Visit& visit) {
  return WithOutlook(visit, [&](const Outlook& outlook) {
    const PlanTable table = TableOf(outlook, visit.t);
    documents::XlsxSheet sheet;
    sheet.name = outlook.book.plan.title;
    for (const std::string& heading : table.head) sheet.columns.push_back({.heading = heading});
    for (const auto& row : table.rows) {
      std::vector<documents::XlsxCell> cells;
      cells.reserve(row.size());
      for (const std::string& text : row) cells.push_back(CellOf(text));
      sheet.rows.push_back(std::move(cells));
    }
    auto bytes = documents::WriteXlsx({sheet}, {.title = outlook.book.plan.title});
    if (!bytes) return visit.Refuse(bytes.error());
    return http::Response::File(std::move(*bytes), kXlsxType, "procesplan.xlsx");
  });
}

// A day of its own for each step that has one; what is uncertain says so.
documents::CalendarEvent EventOf(const Visit& visit, const Outlook& outlook, StepIndex index) {
  const StepSchedule& made = outlook.schedule.steps[index];
  const Step& step = outlook.step(index);
  const std::string site = people::SiteAddress(visit);
  documents::CalendarEvent event;
  event.uid = "plan-step-" + std::to_string(step.id.value) + "@" + site.substr(site.find("://") + 3);
  event.sequence = step.version;
  event.start = FromCopenhagen({Date(*made.last.date), TimeOfDay{0, 0}});
  event.end = FromCopenhagen({AddDays(Date(*made.last.date), 1), TimeOfDay{0, 0}});
  event.whole_days = true;
  event.summary = ShortName(step);
  event.description = DaysOf(made.first, made.last, visit.t);
  event.url = site + AddressOf(step.plan, step.id);
  event.status =
      made.first.date == made.last.date ? documents::EventStatus::kConfirmed : documents::EventStatus::kTentative;
  event.created = event.last_modified = visit.office().clock();
  return event;
}

http::Response CalendarFile(const Visit& visit) {
  return WithOutlook(visit, [&](const Outlook& outlook) {
    documents::Calendar calendar;
    calendar.stamp = visit.office().clock();
    calendar.name = outlook.book.plan.title;
    calendar.refresh = kRefresh;
    for (StepIndex i = 0; i < outlook.made.steps.size(); ++i) {
      if (outlook.schedule.steps[i].last.date) calendar.events.push_back(EventOf(visit, outlook, i));
    }
    return http::Response::File(documents::FormatCalendar(calendar), "text/calendar; charset=utf-8", "procesplan.ics");
  });
}

}  // namespace

std::vector<http::Route> PlanExportRoutes(const people::Office& office) {
  const auto route = [&](std::string pattern, people::PageHandler handler) {
    return http::Route{http::Method::kGet, std::move(pattern),
                       people::Guarded(office, people::Access::kEverybody, std::move(handler)), http::Pace::kSlow};
  };
  return {route("/plan/{id}/tabel.csv", CsvFile), route("/plan/{id}/tabel.xlsx", XlsxFile),
          route("/plan/{id}/kalender.ics", CalendarFile)};
}

}  // namespace tovholder::plan

// SPDX-License-Identifier: EUPL-1.2
#include "documents/csv.h"
#include "standing/standing_chart.h"
#include "standing/standing_pages.h"
#include "standing/standing_view.h"

namespace tovholder::standing {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using criteria::Criterion;
using people::Visit;

// A list folded, its conclusion in sight.
Html ListBlock(const Visit& visit, const OnList& on, FoldState fold) {
  const Texts& t = visit.t;
  const std::string list = criteria::ToText(on.list);
  const std::string summary =
      t("The list of {year}: {class}", {{"year", list}, {"class", ClassWord(on.conclusion, t)}});
  const std::string caption = t("Criteria of the list of {year}", {{"year", list}});
  Html tables = CriterionTable(visit, on, *on.main_rules, caption);
  if (on.prevention_rules != nullptr) {
    tables.Append(P(Strong(on.prevention_rules->name.In(t.language()))));
    tables.Append(CriterionTable(visit, on, *on.prevention_rules, caption + " (§ 61 b)"));
  }
  return Disclosure(
      summary,
      Join(P(criteria::ExplainClass(on.conclusion, t)),
           P(Class("hint"), on.main_rules->name.In(t.language()), " · ", on.main_rules->law.In(t.language())), tables,
           DoubtfulBlock(visit, on)),
      fold);
}

Html AllLists(const Visit& visit, const AreaStanding& standing) {
  Html blocks;
  const OnList* shown = standing.shown();
  for (auto on = standing.lists.rbegin(); on != standing.lists.rend(); ++on) {
    if (!on->knows_something() && on->doubtful.empty()) continue;
    blocks.Append(ListBlock(visit, *on, &*on == shown ? FoldState::kOpen : FoldState::kClosed));
  }
  return blocks.empty() ? EmptyState(visit.t("No figures are known of the area yet.")) : blocks;
}

StandingBook LoadAsked(const Visit& visit) {
  const areas::HousingAreaId id{visit.request.PathNumber("id").value_or(0)};
  return visit.Read([&](sql::Reader& reader) { return LoadStanding(reader, visit.viewer, id, visit.today()); });
}

http::Response ShowStatus(const Visit& visit) {
  const Texts& t = visit.t;
  const StandingBook book = LoadAsked(visit);
  const AreaStanding* standing = book.Find(areas::HousingAreaId{visit.request.PathNumber("id").value_or(0)});
  if (standing == nullptr) return visit.NotFound();
  PageFrame frame = StandingFrame(visit, t("Lists and criteria"), standing->area);
  PageHeading heading{.title = frame.title};
  heading.others = {ButtonLink(t("As a table (CSV)"), StandingAddress(standing->area.id) + ".csv", ButtonLook::kQuiet)};
  return visit.Page(frame, Join(Heading(heading), AllLists(visit, *standing)));
}

// A row for each list and criterion.
std::string StatusCsv(const AreaStanding& standing, std::optional<Criterion> only, const Texts& t) {
  const std::vector<std::string> head{std::string(t("List")),   std::string(t("Area")),  std::string(t("Criterion")),
                                      std::string(t("Figure")), std::string(t("Limit")), std::string(t("Result")),
                                      std::string(t("Class"))};
  std::vector<std::vector<std::string>> rows;
  for (const OnList& on : standing.lists) {
    if (!on.knows_something()) continue;
    for (const criteria::CriterionRule& rule : on.main_rules->criteria) {
      if (only && rule.criterion != *only) continue;
      const auto& value = on.figures[rule.criterion];
      const auto limit = criteria::ThresholdOf(rule, on.figures);
      const auto number = [&](const std::optional<Decimal>& one) {
        return one ? FormatDecimal(*one, t.language()) : std::string();
      };
      const auto verdict = criteria::Judge(rule, on.figures);
      rows.push_back({criteria::ToText(on.list), standing.area.name, TitleOf(rule.criterion, t), number(value),
                      number(limit),
                      std::string(verdict == criteria::Verdict::kMet      ? t.In("criterion", "Met")
                                  : verdict == criteria::Verdict::kNotMet ? t.In("criterion", "Not met")
                                                                          : t.In("criterion", "Not known")),
                      ClassWord(on.conclusion, t)});
    }
  }
  return documents::FormatCsv(head, rows);
}

http::Response SendStatusCsv(const Visit& visit) {
  const StandingBook book = LoadAsked(visit);
  const AreaStanding* standing = book.Find(areas::HousingAreaId{visit.request.PathNumber("id").value_or(0)});
  if (standing == nullptr) return visit.NotFound();
  Criterion criterion{};
  const bool one = criteria::FromName(visit.request.Query("kriterium"), criterion);
  return http::Response::File(StatusCsv(*standing, one ? std::optional(criterion) : std::nullopt, visit.t),
                              "text/csv; charset=utf-8", "kriterier.csv");
}

}  // namespace

std::vector<http::Route> StandingRoutes(const people::Office& office) {
  using http::Method;
  const auto open = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kEverybody, std::move(handler));
  };
  return {{Method::kGet, "/omraader/{id}/status", open(ShowStatus)},
          {Method::kGet, "/omraader/{id}/status.csv", open(SendStatusCsv)}};
}

}  // namespace tovholder::standing

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "indicators/indicator_view.h"
#include "standing/duty_store.h"
#include "standing/standing_chart.h"
#include "standing/standing_pages.h"
#include "standing/standing_view.h"

namespace tovholder::standing {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

Html NoFiguresYet(const Visit& visit, areas::HousingAreaId area) {
  const Texts& t = visit.t;
  const std::string form = ListFormAddress(area, ComingList(visit.today()));
  return Block(t("Where the area stands"),
               EmptyState(t("No figures are known of the area yet."),
                          visit.viewer.May(people::Access::kSecretary)
                              ? ButtonLink(t("Enter the figures of a list"), form, ButtonLook::kQuiet)
                              : Html()));
}

std::string SinceWords(const AreaStanding& standing, const OnList& on, const Texts& t) {
  const OnList& since = SinceWhen(standing.lists, on);
  if (on.conclusion.in_class == nullptr || since.list == on.list) return {};
  return t("It has been so since the list of {year}.", {{"year", criteria::ToText(since.list)}});
}

Html Ways(const AreaStanding& standing, const Texts& t) {
  const auto id = standing.area.id;
  return Div(Class("button-row"), ButtonLink(t("What would it take?"), WhatIfAddress(id), ButtonLook::kQuiet),
             ButtonLink(t("Forecast"), ForecastAddress(id), ButtonLook::kQuiet),
             ButtonLink(t("All lists, criterion by criterion"), StandingAddress(id), ButtonLook::kQuiet));
}

// A list that is on its way: how much of it is known.
Html NewerList(const AreaStanding& standing, const OnList& shown, const Texts& t) {
  const OnList& newest = *standing.newest();
  if (newest.list == shown.list) return {};
  const auto& asked = newest.main_rules->criteria;
  const auto known = std::count_if(asked.begin(), asked.end(), [&](const criteria::CriterionRule& one) {
    return newest.Of(one.criterion).value.has_value();
  });
  const std::string words = t("{known} of {all} figures of the list of {year} are known so far.",
                              {{"known", FormatNumber(known, t.language())},
                               {"all", FormatNumber(std::ssize(asked), t.language())},
                               {"year", criteria::ToText(newest.list)}});
  return P(A(Href(StandingAddress(standing.area.id)), words));
}

// The class and how far away another is, before any table.
Html StandingBlock(const Visit& visit, const AreaStanding& standing, const OnList& on) {
  const Texts& t = visit.t;
  const std::string list = t("By the figures of the list of {year}", {{"year", criteria::ToText(on.list)}});
  const std::string since = SinceWords(standing, on, t);
  return Block(list, Join(P(ClassBadge(on.conclusion, t)),
                          P(criteria::ExplainClass(on.conclusion, t), since.empty() ? "" : " ", since),
                          NewerList(standing, on, t), CriterionTable(visit, on, on.rules(), list),
                          DoubtfulBlock(visit, on), Ways(standing, t)));
}

Html DutyEntry(const Visit& visit, const Duty& duty) {
  const Texts& t = visit.t;
  const auto state = StateOf(duty);
  std::vector<Html> facts;
  if (duty.fulfilled) {
    facts.push_back(Badge(t("Met"), Tone::kGood));
  } else if (duty.due) {
    const bool late = *duty.due < visit.today();
    facts.push_back(Badge(t("No later than {day}", {{"day", FormatDay(*duty.due, DayForm::kLong, t.language())}}),
                          late ? Tone::kBad : Tone::kInfo));
  }
  if (!duty.law.empty()) facts.push_back(Text(duty.law));
  if (duty.since_list)
    facts.push_back(Text(t("since the list of {year}", {{"year", std::to_string(*duty.since_list)}})));
  Html reached;
  if (state) {
    reached =
        Text(t("{now} of {whole} dwellings are left ({percent} %); at most {allowed} may be, so {many} are too many.",
               {{"now", FormatNumber(*duty.now, t.language())},
                {"whole", FormatNumber(*duty.whole, t.language())},
                {"percent", FormatDecimal(Round(state->percent, 1), t.language())},
                {"allowed", FormatNumber(state->allowed, t.language())},
                {"many", FormatNumber(state->too_many, t.language())}}));
  }
  const std::string address = visit.viewer.May(people::Access::kSecretary)
                                  ? areas::AddressOf(duty.area) + "/pligt/" + std::to_string(duty.id.value)
                                  : std::string();
  return EntryList({ListEntry{.title = duty.title, .address = address, .facts = facts, .text = reached}});
}

// Apart from where it stands: what it owes stays when it has left the list.
Html DutyBlock(sql::Reader& reader, const Visit& visit, areas::HousingAreaId area) {
  const Texts& t = visit.t;
  const auto duties = ListDuties(reader, area);
  const bool edits = visit.viewer.May(people::Access::kSecretary);
  if (duties.empty() && !edits) return {};
  const Html add = edits ? A(Href(areas::AddressOf(area) + "/pligt/ny"), t("Add a duty")) : Html();
  return Block(t("What it owes, whatever list it is on"),
               duties.empty() ? P(t("No duty is entered."))
                              : Each(duties, [&](const Duty& one) { return DutyEntry(visit, one); }),
               add);
}

Html AboveSections(sql::Reader& reader, const Visit& visit, areas::HousingAreaId area) {
  const StandingBook book = LoadAmongNeighbours(reader, visit.viewer, area, visit.today());
  const AreaStanding* standing = book.Find(area);
  if (standing == nullptr) return {};
  const OnList* shown = standing->shown();
  return Join(shown == nullptr ? NoFiguresYet(visit, area) : StandingBlock(visit, *standing, *shown),
              DutyBlock(reader, visit, area),
              shown == nullptr ? Html() : CriterionCharts(reader, visit, book, *standing));
}

}  // namespace

areas::AreaSlots Slots(areas::AreaSlots slots) {
  slots.above_sections = [inner = slots.above_sections](sql::Reader& reader, const Visit& visit,
                                                        areas::HousingAreaId area) {
    return Join(AboveSections(reader, visit, area), inner ? inner(reader, visit, area) : Html());
  };
  slots.below_sections = [inner = slots.below_sections](sql::Reader& reader, const Visit& visit,
                                                        areas::HousingAreaId area) {
    return Join(FigureAge(reader, visit, area), inner ? inner(reader, visit, area) : Html());
  };
  slots.area_scripts.emplace_back(kChartScript);
  slots.area_styles.emplace_back(kChartStyle);
  return slots;
}

}  // namespace tovholder::standing

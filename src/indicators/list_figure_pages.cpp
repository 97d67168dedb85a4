// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "areas/area_view.h"
#include "base/text.h"
#include "indicators/figure_entry.h"
#include "indicators/indicator_pages.h"
#include "indicators/indicator_view.h"
#include "indicators/list_figures.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::TypedLine;
using people::TypedLines;
using people::Visit;

constexpr std::string_view kCountry = "Danmark";
constexpr int kFirstListYear = 2010;

// The figures of one area for one list, with what is known of them.
struct ListEditing {
  IndicatorBook book;
  areas::HousingArea area;
  criteria::ListYear list;
  std::vector<ListFigure> figures;
  std::map<std::string, Observation> stored;  // by ListFigure::key: what holds
};

// What was typed, by the names of the fields.
using TypedFigures = std::map<std::string, std::string>;

std::string AddressOfForm(areas::HousingAreaId area) { return areas::AddressOf(area) + "/tal"; }

void FillStored(sql::Reader& reader, const Visit& visit, ListEditing& editing) {
  const Place* place = editing.book.FindPlace(editing.area.id);
  const Place* country = editing.book.FindPlace(PlaceKind::kCountry, kCountry);
  for (const ListFigure& figure : editing.figures) {
    const Place* of = figure.national ? country : place;
    if (of == nullptr) continue;
    Observation wanted;
    wanted.indicator = figure.indicator->id;
    wanted.place = of->id;
    wanted.from_date = figure.period.first;
    wanted.to_date = figure.period.last;
    for (const Observation& one : ListSame(reader, wanted)) {
      const bool holds = one.state != ObservationState::kSetAside;
      if (holds && FindObservation(reader, visit.viewer, one.id)) editing.stored.emplace(figure.key, one);
    }
  }
}

// Nothing where there is no such area. Error: indicators.no_list_year {text}.
std::optional<Result<ListEditing>> LoadListEditing(const Visit& visit) {
  const areas::HousingAreaId id{visit.request.PathNumber("id").value_or(0)};
  return visit.Read([&](sql::Reader& reader) -> std::optional<Result<ListEditing>> {
    ListEditing editing{LoadIndicators(reader), {}, {}, {}, {}};
    const auto area = std::find_if(editing.book.areas.begin(), editing.book.areas.end(),
                                   [&](const areas::HousingArea& one) { return one.id == id; });
    if (area == editing.book.areas.end()) return std::nullopt;
    const std::string& text = visit.request.path_values.find("list_year")->second;
    const auto list = criteria::ParseListYear(text);
    const bool too_late = list && list->year > static_cast<int>(visit.today().year()) + 1;
    if (!list || too_late) return Result<ListEditing>(Fail("indicators.no_list_year", {{"text", text}}));
    editing.area = *area;
    editing.list = *list;
    editing.figures = ListFigures(editing.book, *list);
    FillStored(reader, visit, editing);
    return Result<ListEditing>(std::move(editing));
  });
}

TypedFigures TypedFrom(const ListEditing& editing) {
  TypedFigures typed;
  for (const auto& [key, one] : editing.stored) typed.emplace(key, FormatDanish(one.value));
  return typed;
}

const std::string& At(const TypedFigures& typed, const std::string& field) {
  static const std::string kNothing;
  const auto found = typed.find(field);
  return found == typed.end() ? kNothing : found->second;
}

std::string LabelOf(const ListFigure& figure, const Texts& t) {
  const std::string name = NameOf(*figure.indicator, t.language());
  const std::string period = FormatFigurePeriod(figure.period, t.language());
  if (figure.national)
    return t("{indicator} in the whole country, {period}", {{"indicator", name}, {"period", period}});
  return name + ", " + period;
}

Html FigureField(const ListEditing& editing, const ListFigure& figure, const TypedFigures& typed,
                 const FieldErrors& wrong, const FormErrors& errors, const Texts& t) {
  const auto stored = editing.stored.find(figure.key);
  const std::string& value = At(typed, figure.key);
  const Html field = TextField({.name = figure.key,
                                .label = LabelOf(figure, t),
                                .value = value,
                                .help = DefinitionOf(*figure.indicator, t),
                                .error = errors.At(figure.key),
                                .width = FieldWidth::kShort},
                               t);
  const Html there = When(stored != editing.stored.end(), [&] {
    return P(Class("hint"), StateBadge(stored->second, t), " ",
             A(Href(AddressOf(stored->second.id)), FormatValue(*figure.indicator, stored->second.value, t)));
  });
  const auto error = wrong.find(figure.key);
  if (error == wrong.end() || !IsDoubt(error->second)) return Join(field, there);
  const auto number = ParseTypedDecimal(value);
  return Join(
      field, there,
      Checkbox("confirmed_" + figure.key,
               {number ? ToText(*number) : value, t("Yes, {value} is right", {{"value", value}}), ""}, Ticked::kNo));
}

Html ReasonField(const TypedFigures& typed, const FieldErrors& wrong, const FormErrors& errors, const Texts& t) {
  const bool disagrees = std::any_of(wrong.begin(), wrong.end(), [](const auto& one) {
    return one.second.id == "indicators.other_value" || one.second.id == "indicators.no_reason";
  });
  if (!disagrees && At(typed, "reason").empty()) return {};
  return TextArea({.name = "reason",
                   .label = std::string(t("Why the new values hold before those that are there")),
                   .value = At(typed, "reason"),
                   .error = errors.At("reason")},
                  t, 2);
}

Html ListFields(const ListEditing& editing, const TypedFigures& typed, const FieldErrors& wrong, const Texts& t) {
  const FormErrors errors = ErrorsOf(wrong, t);
  const auto text = [&](const char* name, std::string_view label, std::string_view help, Need need) {
    return TextField({.name = name,
                      .label = std::string(label),
                      .value = At(typed, name),
                      .help = std::string(help),
                      .error = errors.At(name),
                      .need = need},
                     t);
  };
  return Join(
      Each(editing.figures, [&](const ListFigure& one) { return FigureField(editing, one, typed, wrong, errors, t); }),
      ReasonField(typed, wrong, errors, t),
      text("source_title", t("Source"), t("For example “The ministry's list of 1 December 2019, table 1”."),
           Need::kRequired),
      text("source_place", t("Place in the source"), t("Page, line or cell, so that others find it."), Need::kOptional),
      text("source_address", t("Address on the web"), "", Need::kOptional),
      SubmitButton(t("Save the figures"), ButtonLook::kPrimary));
}

// The way to the other lists.
Html ListChoice(const ListEditing& editing, Date today, const Texts& t) {
  std::vector<Choice> choices;
  for (int year = static_cast<int>(today.year()) + 1; year >= kFirstListYear; --year) {
    choices.push_back({std::to_string(year), std::to_string(year), ""});
    if (year == 2013) choices.push_back({"2013-recalc", std::string(t("2013, worked out again")), ""});
  }
  const Html select = SelectField({.name = "liste",
                                   .label = std::string(t("List of the year")),
                                   .value = criteria::ToText(editing.list),
                                   .width = FieldWidth::kHalf},
                                  choices, t);
  const Html button = SubmitButton(t("Go to the list"), ButtonLook::kSecondary);
  return Disclosure(t("Another list"), RenderForm({.address = AddressOfForm(editing.area.id)}, Join(select, button)));
}

http::Response ShowListForm(const Visit& visit, const ListEditing& editing, const TypedFigures& typed,
                            const FieldErrors& wrong) {
  const Texts& t = visit.t;
  const std::string list = criteria::ToText(editing.list);
  PageFrame frame = IndicatorFrame(
      visit, t("Figures of {area} for the list of {year}", {{"area", editing.area.name}, {"year", list}}));
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"},
                      {editing.area.name, areas::AddressOf(editing.area.id)},
                      {t("Figures for the list of {year}", {{"year", list}}), ""}};
  const criteria::RuleSet* rules = criteria::FindGoverning(criteria::RuleSets(), editing.list, "61a");
  PageHeading heading{.title = frame.title};
  if (rules != nullptr) heading.facts.push_back(Text(rules->name.In(t.language())));
  const Html nothing = EmptyState(t("No rules are known for that list. Choose another year."));
  auto response = visit.Page(
      frame, Join(ErrorSummary(ErrorsOf(wrong, t).summary, t), Heading(heading), ListChoice(editing, visit.today(), t),
                  P(t("Write what the list says; leave empty what it does not. The periods follow from the rules.")),
                  editing.figures.empty() ? nothing
                                          : RenderForm({.address = visit.request.path, .csrf = visit.csrf()},
                                                       ListFields(editing, typed, wrong, t))));
  if (!wrong.empty()) response.status = 422;
  return response;
}

TypedFigures TypedBy(const Visit& visit, const ListEditing& editing) {
  TypedFigures typed;
  for (const ListFigure& figure : editing.figures) {
    typed[figure.key] = TypedLine(visit, figure.key);
    typed["confirmed_" + figure.key] = TypedLine(visit, "confirmed_" + figure.key);
  }
  for (const char* field : {"source_title", "source_place", "source_address"}) typed[field] = TypedLine(visit, field);
  typed["reason"] = TypedLines(visit, "reason");
  return typed;
}

EnteredFigure EnteredFrom(const ListEditing& editing, const ListFigure& figure, const TypedFigures& typed,
                          PlaceId country) {
  EnteredFigure entered;
  entered.observation.indicator = figure.indicator->id;
  entered.observation.from_date = figure.period.first;
  entered.observation.to_date = figure.period.last;
  entered.observation.source_place = At(typed, "source_place");
  entered.observation.reason = At(typed, "reason");
  entered.place = figure.national ? "place:" + std::to_string(country.value) : ValueOf(editing.area.id);
  entered.source_title = At(typed, "source_title");
  entered.source_address = At(typed, "source_address");
  if (!At(typed, "reason").empty()) entered.rival = Rival::kChooseNew;
  const auto confirmed = ParseDecimal(At(typed, "confirmed_" + figure.key), DecimalMark::kPoint);
  if (confirmed) entered.confirmed = *confirmed;
  return entered;
}

// Beside which field of this form an error of one figure stands.
std::string FieldFor(const ListFigure& figure, const std::string& field) {
  return field == "source_title" || field == "reason" ? field : figure.key;
}

void StoreOne(sql::Transaction& transaction, const ListEditing& editing, const ListFigure& figure,
              const TypedFigures& typed, FieldErrors& wrong, int& saved) {
  const auto value = ParseTypedDecimal(At(typed, figure.key));
  if (!value) {
    wrong.insert({figure.key, value.error()});
    return;
  }
  const auto stored = editing.stored.find(figure.key);
  if (stored != editing.stored.end() && stored->second.value == *value) return;
  EnteredFigure entered =
      EnteredFrom(editing, figure, typed,
                  figure.national ? FindOrCreatePlace(transaction, PlaceKind::kCountry, kCountry) : PlaceId{});
  entered.observation.value = *value;
  FieldErrors wrong_here;
  if (EnterFigure(transaction, entered, wrong_here)) ++saved;
  for (const auto& [field, error] : wrong_here) wrong.insert({FieldFor(figure, field), error});
}

http::Response TakeListForm(const Visit& visit) {
  const auto loaded = LoadListEditing(visit);
  if (!loaded) return visit.NotFound();
  if (!*loaded) return visit.Refuse(loaded->error(), 404);
  const ListEditing& editing = **loaded;
  const TypedFigures typed = TypedBy(visit, editing);
  FieldErrors wrong;
  int saved = 0;
  const auto stored = visit.Write([&](sql::Transaction& transaction) -> Result<void> {
    bool any = false;
    for (const ListFigure& figure : editing.figures) {
      if (At(typed, figure.key).empty()) continue;
      any = true;
      StoreOne(transaction, editing, figure, typed, wrong, saved);
    }
    if (!any) wrong.insert({"", Error{"indicators.no_figures"}});
    if (!wrong.empty()) return tl::unexpected(wrong.begin()->second);
    return {};
  });
  if (!stored) return ShowListForm(visit, editing, typed, wrong);
  return visit.Done(visit.request.path, saved == 0
                                            ? std::string(visit.t("Nothing is changed; all of it was there."))
                                            : visit.t.Plural("{n} figure is saved and waits for approval.",
                                                             "{n} figures are saved and wait for approval.", saved));
}

http::Response ListForm(const Visit& visit) {
  const auto loaded = LoadListEditing(visit);
  if (!loaded) return visit.NotFound();
  if (!*loaded) return visit.Refuse(loaded->error(), 404);
  return ShowListForm(visit, **loaded, TypedFrom(**loaded), {});
}

// The list that was chosen, else the newest that is out.
http::Response LeadToList(const Visit& visit) {
  const areas::HousingAreaId area{visit.request.PathNumber("id").value_or(0)};
  const int newest = static_cast<int>(visit.today().year()) -
                     (visit.today() < criteria::DayOf({static_cast<int>(visit.today().year()), ""}) ? 1 : 0);
  const auto chosen = criteria::ParseListYear(visit.request.Query("liste"));
  return http::Response::SeeOther(AddressOfForm(area) + "/" +
                                  (chosen ? criteria::ToText(*chosen) : std::to_string(newest)));
}

}  // namespace

std::vector<http::Route> ListFigureRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/omraader/{id}/tal", guard(LeadToList)},
          {Method::kGet, "/omraader/{id}/tal/{list_year}", guard(ListForm)},
          {Method::kPost, "/omraader/{id}/tal/{list_year}", guard(TakeListForm)}};
}

}  // namespace tovholder::indicators

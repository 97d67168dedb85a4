// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "criteria/least_change.h"
#include "people/typed_text.h"
#include "standing/duty_store.h"
#include "standing/standing_pages.h"
#include "standing/standing_view.h"

namespace tovholder::standing {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using criteria::Criterion;
using people::Visit;

// A lever as a field of the form, and which member it moves.
struct LeverField {
  const char* name;
  std::string_view label;
  std::string_view help;
  std::int64_t criteria::Levers::*persons = nullptr;
  Decimal criteria::Levers::*percent = nullptr;
  int most = 100;
};
const LeverField kChanges[] = {
    {"i-arbejde", Msgid("More in work or education"), "", &criteria::Levers::into_work, nullptr, 300},
    {"uddannede", Msgid("More who finish an education"), Msgid("Of the 30-59-year-olds who have basic education only."),
     &criteria::Levers::educated, nullptr, 300},
    {"faerre-doemte", Msgid("Fewer who are convicted"), "", &criteria::Levers::fewer_convicted, nullptr, 50},
    {"indkomst", Msgid("Higher income"), Msgid("Percentage points of the region's average."), nullptr,
     &criteria::Levers::income_points, 20}};
const LeverField kMoves[] = {{"fraflytter", Msgid("Moving out"), Msgid("Residents like those who live there now."),
                              &criteria::Levers::moving_out, nullptr, 500},
                             {"tilflytter", Msgid("Moving in"), Msgid("Residents as described below."),
                              &criteria::Levers::moving_in, nullptr, 500},
                             {"nye-udenfor", Msgid("Of them outside work and education"), Msgid("Per cent."), nullptr,
                              &criteria::Levers::in_outside_work, 100},
                             {"nye-grundskole", Msgid("Of them with basic education only"), Msgid("Per cent."), nullptr,
                              &criteria::Levers::in_basic_education, 100},
                             {"nye-ikkevestlige", Msgid("Of them from non-western countries"), Msgid("Per cent."),
                              nullptr, &criteria::Levers::in_nonwestern, 100}};

struct WhatIfForm {
  criteria::Levers levers;
  FormErrors errors;
  bool moved = false;  // something is asked for
};

void ReadLever(const Visit& visit, const LeverField& field, WhatIfForm& form) {
  const std::string typed = CollapseSpace(visit.request.Query(field.name));
  if (typed.empty()) return;
  const auto number = ParseTypedDecimal(typed);
  if (!number) return form.errors.Add(field.name, number.error(), visit.t);
  const bool whole = number->micros % Decimal::kUnit == 0;
  if (number->micros < 0 || (field.persons != nullptr && !whole)) {
    return form.errors.Add(field.name, {"standing.whole_persons", {{"text", typed}}}, visit.t);
  }
  if (field.percent != nullptr && *number > Decimal::Of(100)) {
    return form.errors.Add(field.name, {"standing.percent_wrong"}, visit.t);
  }
  if (field.persons != nullptr) form.levers.*field.persons = number->micros / Decimal::kUnit;
  if (field.percent != nullptr) form.levers.*field.percent = *number;
  form.moved = form.moved || number->micros > 0;
}

WhatIfForm ReadLevers(const Visit& visit) {
  WhatIfForm form;
  for (const LeverField& field : kChanges) ReadLever(visit, field, form);
  for (const LeverField& field : kMoves) ReadLever(visit, field, form);
  return form;
}

criteria::Population PopulationOf(const OnList& on) {
  criteria::Population population{.figures = on.figures};
  for (const Criterion criterion : criteria::kCriteria) {
    const auto index = static_cast<std::size_t>(criteria::IndexOf(criterion));
    population.groups[index] = on.Of(criterion).group;
    population.year_before[index] = on.Of(criterion).year_before;
  }
  return population;
}

// A number beside a slider that shows the same.
Html LeverInput(const Visit& visit, const LeverField& field, const FormErrors& errors) {
  const Texts& t = visit.t;
  return Div(Class("lever"), Attr("data-most", std::to_string(field.most)),
             TextField({.name = field.name,
                        .label = std::string(t(field.label)),
                        .value = CollapseSpace(visit.request.Query(field.name)),
                        .help = field.help.empty() ? std::string() : std::string(t(field.help)),
                        .error = errors.At(field.name),
                        .width = FieldWidth::kShort},
                       t));
}

Html LeverForm(const Visit& visit, const AreaStanding& standing, const OnList& on, const FormErrors& errors) {
  const Texts& t = visit.t;
  const auto inputs = [&](const auto& fields) {
    return Each(fields, [&](const LeverField& one) { return LeverInput(visit, one, errors); });
  };
  return RenderForm({.address = WhatIfAddress(standing.area.id), .id = "levers"},
                    Join(HiddenField("liste", criteria::ToText(on.list)),
                         Fieldset(Class("levers"), Legend(Class("h4"), t("The residents")), inputs(kChanges)),
                         Fieldset(Class("levers"), Legend(Class("h4"), t("Who moves")), inputs(kMoves)),
                         SubmitButton(t("See what follows"), ButtonLook::kPrimary)));
}

Html OutcomeTable(const OnList& on, const criteria::Figures& after, const Texts& t) {
  DataTable table{.caption = std::string(t("Now and then")),
                  .columns = {{std::string(t("Criterion"))},
                              {std::string(t("Now")), Align::kFigures},
                              {std::string(t("Then")), Align::kFigures},
                              {std::string(t("Result"))}}};
  const auto figure = [&](Criterion criterion, const std::optional<Decimal>& value) {
    return Text(value ? FormatFigure(criterion, Round(*value, 2), t) : std::string(t("not known")));
  };
  for (const criteria::CriterionRule& rule : on.rules().criteria) {
    const auto before = criteria::Judge(rule, on.figures);
    const auto then = criteria::Judge(rule, after);
    table.rows.push_back(
        {Div(TitleOf(rule.criterion, t), Div(Class("hint"), criteria::DescribeRule(rule, t))),
         figure(rule.criterion, on.figures[rule.criterion]), figure(rule.criterion, after[rule.criterion]),
         Div(VerdictBadge(before, t), When(before != then, [&] { return Join(" → ", VerdictBadge(then, t)); }))});
  }
  return RenderTable(table);
}

Html OutcomeBlock(const Visit& visit, const OnList& on, const WhatIfForm& form) {
  const Texts& t = visit.t;
  if (!form.moved || !form.errors.summary.empty()) {
    return Block(t("What follows"), P(Class("hint"), t("Move a slider or write a number. Nothing is stored.")));
  }
  const criteria::Figures after = criteria::Apply(PopulationOf(on), form.levers, *on.main_rules);
  const auto conclusion = criteria::Conclude(*on.main_rules, on.prevention_rules, after, on.past);
  return Block(t("What follows"), Join(P(ClassBadge(on.conclusion, t), " → ", ClassBadge(conclusion, t)),
                                       P(criteria::ExplainClass(conclusion, t)), OutcomeTable(on, after, t)));
}

const char* LeverOf(Criterion criterion) {
  switch (criterion) {
    case Criterion::kEmployment:
      return "i-arbejde";
    case Criterion::kEducation:
      return "uddannede";
    case Criterion::kConvicted:
      return "faerre-doemte";
    case Criterion::kIncome:
      return "indkomst";
    default:
      return nullptr;
  }
}

// The way as an address of this page, so that it can be tried; "" where its levers are not all persons who change.
std::string AddressOf(const AreaStanding& standing, const OnList& on, const criteria::Way& way) {
  std::string address = WithQuery(WhatIfAddress(standing.area.id), "liste", criteria::ToText(on.list));
  for (const criteria::Step& step : way.steps) {
    const char* lever = LeverOf(step.criterion);
    if (lever == nullptr) return {};
    const std::string value =
        step.criterion == Criterion::kIncome
            ? FormatDanish(Decimal{step.points.micros < 0 ? -step.points.micros : step.points.micros})
            : std::to_string(step.persons);
    address = WithQuery(address, lever, value);
  }
  return address;
}

std::string StepWords(const criteria::Step& step, bool certain, const Texts& t) {
  const std::string what = TitleOf(step.criterion, t);
  const Decimal size{step.points.micros < 0 ? -step.points.micros : step.points.micros};
  const std::string points = FormatDecimal(Round(size, 2), t.language());
  if (step.persons == 0) return t("{what}: {n} percentage points", {{"what", what}, {"n", points}});
  const std::string persons = certain ? t.Plural("{n} person", "{n} persons", step.persons)
                                      : t.Plural("about {n} person", "about {n} persons", step.persons);
  return t("{what}: {persons} ({n} percentage points)", {{"what", what}, {"persons", persons}, {"n", points}});
}

Html WayEntry(const AreaStanding& standing, const OnList& on, const criteria::Way& way, const Texts& t) {
  const std::string address = AddressOf(standing, on, way);
  return Li(Each(way.steps, [&](const criteria::Step& step) { return Div(StepWords(step, way.certain_size, t)); }),
            When(!address.empty(), [&] { return A(Href(address), t("Try it")); }));
}

Html WaysOut(const AreaStanding& standing, const OnList& on, const criteria::ClassRule& out_of, const Texts& t) {
  const auto ways = criteria::FindWays(on.rules(), out_of, PopulationOf(on));
  if (ways.empty()) return {};
  const std::string heading =
      t("The least that would take it out of “{class}”", {{"class", criteria::NameOf(out_of, t)}});
  const std::size_t shown = std::min<std::size_t>(ways.size(), 4);
  return Block(heading,
               Ol(Class("ways"), Each(std::vector(ways.begin(), ways.begin() + static_cast<std::ptrdiff_t>(shown)),
                                      [&](const criteria::Way& way) { return WayEntry(standing, on, way, t); })));
}

// From the narrowest class that holds to the widest.
Html AllWaysOut(const AreaStanding& standing, const OnList& on, const Texts& t) {
  Html blocks;
  const auto& classes = on.rules().classes;
  for (std::size_t i = classes.size(); i-- > 0;) {
    // A class of several years is left with the class it counts.
    if (classes[i].years > 0 || on.conclusion.evaluation.classes[i] != criteria::Certainty::kCertain) continue;
    blocks.Append(WaysOut(standing, on, classes[i], t));
  }
  if (!blocks.empty()) return blocks;
  return Block(
      t("The least that would take it out"),
      P(on.conclusion.in_class == nullptr ? t("It is on no list.")
                                          : t("The class is only possible: what is missing has to be known first.")));
}

Html ListChoice(const Visit& visit, const AreaStanding& standing, const OnList& on) {
  std::vector<Choice> choices;
  for (auto one = standing.lists.rbegin(); one != standing.lists.rend(); ++one) {
    if (one->knows_something()) choices.push_back({criteria::ToText(one->list), criteria::ToText(one->list), ""});
  }
  return RenderForm({.address = WhatIfAddress(standing.area.id), .id = "list"},
                    Join(SelectField({.name = "liste",
                                      .label = std::string(visit.t("From the figures of the list of")),
                                      .value = criteria::ToText(on.list),
                                      .width = FieldWidth::kShort,
                                      .id = "from-list"},
                                     choices, visit.t),
                         SubmitButton(visit.t("Show"), ButtonLook::kQuiet)));
}

const OnList* AskedList(const Visit& visit, const AreaStanding& standing) {
  const auto asked = criteria::ParseListYear(visit.request.Query("liste"));
  const OnList* on = asked ? standing.On(asked->year) : nullptr;
  return on != nullptr && on->knows_something() ? on : standing.shown();
}

http::Response WhatIf(const Visit& visit) {
  const Texts& t = visit.t;
  const areas::HousingAreaId id{visit.request.PathNumber("id").value_or(0)};
  const auto [book, duties] = visit.Read([&](sql::Reader& reader) {
    return std::pair(LoadStanding(reader, visit.viewer, id, visit.today()), ListDuties(reader, id));
  });
  const AreaStanding* standing = book.Find(id);
  if (standing == nullptr) return visit.NotFound();
  PageFrame frame = StandingFrame(visit, t("What would it take?"), standing->area);
  frame.scripts = {"levers.js"};
  frame.styles = {"standing.css"};
  const OnList* on = AskedList(visit, *standing);
  const Html heading = Heading({.title = frame.title});
  if (on == nullptr) return visit.Page(frame, Join(heading, EmptyState(t("No figures are known of the area yet."))));
  const WhatIfForm form = ReadLevers(visit);
  const Html outcome = Div(html::Id("outcome"), OutcomeBlock(visit, *on, form));
  const Html kept = When(!duties.empty(), [&] {
    return P(Class("hint"), t("What the area owes by law stays whatever list it is on: see"), " ",
             A(Href(areas::AddressOf(id)), t("its duties")), ".");
  });
  return visit.PageOrPart(frame,
                          Join(heading, ErrorSummary(form.errors.summary, t), ListChoice(visit, *standing, *on),
                               AllWaysOut(*standing, *on, t),
                               Div(Class("try-out"), LeverForm(visit, *standing, *on, form.errors), outcome), kept),
                          outcome);
}

}  // namespace

std::vector<http::Route> WhatIfRoutes(const people::Office& office) {
  return {{http::Method::kGet, "/omraader/{id}/hvad-skal-der-til",
           people::Guarded(office, people::Access::kEverybody, WhatIf)}};
}

}  // namespace tovholder::standing

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/calendar.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "desk/host_fields.h"
#include "planning/obstacle_store.h"
#include "planning/obstacle_view.h"
#include "planning/planning_pages.h"

namespace tovholder::planning {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using desk::TypedText;
using people::Visit;

constexpr std::string_view kAddress = "/moeder/serie";
constexpr std::string_view kLast = "-1";  // in the place of the weekday's number

// What the form holds, as it was typed.
struct TypedSeries {
  std::vector<std::string> hosts;
  std::string title;
  std::string start;
  std::string end;
  std::string place;
  std::string rhythm = "maaned";
  std::string every = "1";
  std::string weekday = "2";
  std::string nth = "1";
  std::string first;
  std::string last;
  std::string count;
  std::string given;
};

TypedSeries SeriesTypedBy(const Visit& visit) {
  const auto text = [&](std::string_view field) { return TypedText(visit, field); };
  return {desk::TypedHosts(visit),
          text("titel"),
          text("start"),
          text("slut"),
          text("sted"),
          text("rytme"),
          text("hver"),
          text("ugedag"),
          text("nummer"),
          text("foerste"),
          text("sidste"),
          text("antal"),
          std::string(visit.request.Form("datoer"))};
}

// One day of the preview.
struct PlannedDay {
  std::string typed;  // the date as it was typed, where it is none
  std::optional<Date> date;
  std::vector<Obstacle> obstacles;
  bool chosen = true;
};

struct SeriesView {
  TypedSeries typed;
  FormErrors errors;
  desk::MeetingPlan plan;  // without a date
  std::vector<PlannedDay> days;
};

template <class Value, class Parse>
std::optional<Value> ReadField(const std::string& text, const std::string& field, Parse&& parse, FormErrors& errors,
                               const Texts& t) {
  if (text.empty()) return std::nullopt;
  Result<Value> value = parse(text);
  if (value) return *value;
  errors.Add(field, value.error(), t);
  return std::nullopt;
}

void ReadPlan(const Visit& visit, SeriesView& view) {
  view.plan.hosts = desk::HostsOf(visit, view.typed.hosts, view.errors);
  view.plan.title = view.typed.title;
  view.plan.place = view.typed.place;
  view.plan.start = ReadField<TimeOfDay>(view.typed.start, "start", ParseTime, view.errors, visit.t);
  view.plan.end = ReadField<TimeOfDay>(view.typed.end, "slut", ParseTime, view.errors, visit.t);
  // The date is asked for day by day.
  desk::MeetingPlan dated = view.plan;
  dated.date = visit.today();
  for (const auto& [field, error] : desk::CheckPlan(dated, {}, visit.today())) {
    if (view.errors.At(field).empty()) view.errors.Add(field, error, visit.t);
  }
}

SeriesRule ReadRule(const Visit& visit, SeriesView& view) {
  const TypedSeries& typed = view.typed;
  SeriesRule rule;
  rule.rhythm = typed.rhythm == "uger"     ? Rhythm::kWeeks
                : typed.rhythm == "datoer" ? Rhythm::kGivenDates
                                           : Rhythm::kMonths;
  rule.every = ParseCount<int>(typed.every).value_or(0);
  rule.weekday =
      std::chrono::weekday(static_cast<unsigned>(std::clamp(ParseCount<int>(typed.weekday).value_or(2), 1, 7)));
  rule.nth = typed.nth == kLast ? kLastOfMonth : std::clamp(ParseCount<int>(typed.nth).value_or(1), 1, 5);
  if (rule.rhythm == Rhythm::kGivenDates) {
    rule.given = ReadField<std::vector<Date>>(typed.given, "datoer", ParseDates, view.errors, visit.t)
                     .value_or(std::vector<Date>());
  } else {
    rule.first = ReadField<Date>(typed.first, "foerste", ParseDate, view.errors, visit.t);
    rule.last = ReadField<Date>(typed.last, "sidste", ParseDate, view.errors, visit.t);
    rule.count = ParseCount<int>(typed.count);
  }
  for (const auto& [field, error] : CheckSeries(rule)) {
    if (view.errors.At(field).empty()) view.errors.Add(field, error, visit.t);
  }
  return rule;
}

void FindObstaclesOf(const Visit& visit, SeriesView& view) {
  visit.Read([&](sql::Reader& reader) {
    for (PlannedDay& day : view.days) {
      if (!day.date) continue;
      day.obstacles = FindObstacles(reader, visit.viewer, view.plan.hosts, {*day.date, view.plan.start, view.plan.end},
                                    visit.today());
    }
    return 0;
  });
}

bool IsFree(const PlannedDay& day) { return std::none_of(day.obstacles.begin(), day.obstacles.end(), Weighs); }

// The days of the rhythm; those that something speaks against are not chosen.
void PlanDays(const Visit& visit, SeriesView& view) {
  const SeriesRule rule = ReadRule(visit, view);
  if (!view.errors.summary.empty()) return;
  for (const Date date : DatesOf(rule)) view.days.push_back({"", date, {}, true});
  FindObstaclesOf(visit, view);
  for (PlannedDay& day : view.days) day.chosen = IsFree(day);
  if (view.days.empty()) view.errors.Add("sidste", Error{"planning.no_days"}, visit.t);
}

std::string DayField(std::string_view name, std::size_t index) {
  return std::string(name) + "-" + std::to_string(index + 1);
}

// The days as they were sent. Returns whether one was moved since it was shown.
bool ReadDays(const Visit& visit, SeriesView& view) {
  bool moved = false;
  for (std::size_t i = 0; i < kMostDates; ++i) {
    const auto shown = ParseIsoDate(visit.request.Form(DayField("dag", i)));
    const std::string typed = TypedText(visit, DayField("flyt", i));
    if (!shown && typed.empty()) break;
    PlannedDay day{"", shown, {}, !visit.request.Form(DayField("med", i)).empty()};
    if (!typed.empty()) {
      moved = true;
      day.chosen = true;
      const Result<Date> date = ParseDate(typed);
      if (date) day.date = *date;
      if (!date) day.typed = typed;
      if (!date) view.errors.Add(DayField("flyt", i), date.error(), visit.t);
    }
    view.days.push_back(std::move(day));
  }
  FindObstaclesOf(visit, view);
  return moved;
}

std::vector<Choice> WeekdayChoices(const Texts& t) {
  std::vector<Choice> choices;
  for (unsigned day = 1; day <= 7; ++day) {
    const std::chrono::weekday weekday(day);
    choices.push_back({std::to_string(day),
                       std::string(t.language() == Language::kDanish ? DanishName(weekday) : EnglishName(weekday)),
                       ""});
  }
  return choices;
}

Html RhythmFields(const Visit& visit, const SeriesView& view) {
  const Texts& t = visit.t;
  const TypedSeries& typed = view.typed;
  const auto date = [&](const char* name, std::string_view label, const std::string& value) {
    const Result<Date> read = ParseDate(value);
    return DateField({.name = name,
                      .label = std::string(label),
                      .value = value,
                      .error = view.errors.At(name),
                      .width = FieldWidth::kHalf},
                     read ? FormatDay(*read, DayForm::kFull, t.language()) : std::string(), t);
  };
  return Join(
      RadioField({.name = "rytme", .label = std::string(t("How often")), .value = typed.rhythm},
                 {{"maaned", std::string(t("On a certain weekday of the month")), ""},
                  {"uger", std::string(t("Every so many weeks")), ""},
                  {"datoer", std::string(t("On these dates")), ""}},
                 t),
      SelectField(
          {.name = "ugedag", .label = std::string(t("Weekday")), .value = typed.weekday, .width = FieldWidth::kHalf},
          WeekdayChoices(t), t),
      SelectField({.name = "nummer",
                   .label = std::string(t("Which of the month")),
                   .value = typed.nth,
                   .help = std::string(t("A month without a fifth is left out.")),
                   .width = FieldWidth::kHalf},
                  {{"1", std::string(t("First")), ""},
                   {"2", std::string(t("Second")), ""},
                   {"3", std::string(t("Third")), ""},
                   {"4", std::string(t("Fourth")), ""},
                   {"5", std::string(t("Fifth")), ""},
                   {std::string(kLast), std::string(t("Last of the month")), ""}},
                  t),
      TextField({.name = "hver",
                 .label = std::string(t("Months or weeks between")),
                 .value = typed.every,
                 .help = std::string(t("1 is every month or week, 2 every other.")),
                 .error = view.errors.At("hver"),
                 .width = FieldWidth::kShort},
                t),
      date("foerste", t("First day"), typed.first), date("sidste", t("Last day"), typed.last),
      TextField({.name = "antal",
                 .label = std::string(t("Or so many meetings")),
                 .value = typed.count,
                 .width = FieldWidth::kShort},
                t),
      TextArea({.name = "datoer",
                .label = std::string(t("Given dates")),
                .value = typed.given,
                .help = std::string(t("One a line, only where the dates are given.")),
                .error = view.errors.At("datoer")},
               t, 3));
}

Html SeriesFields(const Visit& visit, const SeriesView& view) {
  const Texts& t = visit.t;
  const TypedSeries& typed = view.typed;
  const auto field = [&](const char* name, std::string_view label, const std::string& value, FieldWidth width) {
    return TextField(
        {.name = name, .label = std::string(label), .value = value, .error = view.errors.At(name), .width = width}, t);
  };
  return Join(desk::HostFields(visit, typed.hosts, view.errors),
              field("titel", t("Title"), typed.title, FieldWidth::kFull),
              field("start", t("Begins"), typed.start, FieldWidth::kShort),
              field("slut", t("Ends"), typed.end, FieldWidth::kShort),
              field("sted", t("Place"), typed.place, FieldWidth::kFull), RhythmFields(visit, view),
              P(SubmitButton(t("Show the dates"), view.days.empty() ? ButtonLook::kPrimary : ButtonLook::kSecondary,
                             "handling", "vis")));
}

// The heading of the column is its label to the eye.
Html MoveField(const std::string& name, const std::string& label, const std::string& value, const std::string& error) {
  return Join(When(!error.empty(), [&] { return P(Class("form-error-message"), error); }),
              Input(Class("form-input"), Attr("type", "text"), html::Id(name), Attr("name", name), Attr("value", value),
                    Attr("aria-label", label), AttrIf("aria-invalid", error.empty() ? "" : "true")));
}

std::vector<Html> DayRow(const PlannedDay& day, std::size_t index, const SeriesView& view, const Texts& t) {
  const std::string name = day.date ? FormatDay(*day.date, DayForm::kFull, t.language()) : day.typed;
  const std::string move = DayField("flyt", index);
  return {Join(HiddenField(DayField("dag", index), day.date ? FormatIso(*day.date) : std::string()),
               Checkbox(DayField("med", index), {"ja", name, ""}, day.chosen ? Ticked::kYes : Ticked::kNo)),
          day.date ? RenderObstacles(day.obstacles, *day.date, t) : Text("–"),
          MoveField(move, t("Move {date} to", {{"date", name}}), day.typed, view.errors.At(move))};
}

Html DayTable(const Visit& visit, const SeriesView& view) {
  const Texts& t = visit.t;
  DataTable table;
  table.caption = t("Dates of the series");
  table.columns = {
      {std::string(t("Make a meeting"))}, {std::string(t("Speaks against it"))}, {std::string(t("Move to"))}};
  for (std::size_t i = 0; i < view.days.size(); ++i) table.rows.push_back(DayRow(view.days[i], i, view, t));
  return RenderTable(table);
}

Html Preview(const Visit& visit, const SeriesView& view) {
  const Texts& t = visit.t;
  const auto days = static_cast<std::int64_t>(view.days.size());
  const std::int64_t free = std::count_if(view.days.begin(), view.days.end(), IsFree);
  const auto chosen =
      std::count_if(view.days.begin(), view.days.end(), [](const PlannedDay& day) { return day.chosen; });
  return Block(t.Plural("{n} date", "{n} dates", days),
               Join(P(t.Plural("Nothing weighty speaks against {n} of them. The others are not ticked.",
                               "Nothing weighty speaks against {n} of them. The others are not ticked.", free)),
                    DayTable(visit, view),
                    P(SubmitButton(t.Plural("Make {n} meeting", "Make {n} meetings", chosen), ButtonLook::kPrimary,
                                   "handling", "opret"),
                      " ", SubmitButton(t("Check the dates again"), ButtonLook::kSecondary, "handling", "kontrol"))));
}

// Open where one of its fields is wrong: an error leads to it.
html::FoldState FoldOfSeries(const SeriesView& view) {
  const bool wrong = std::any_of(view.errors.summary.begin(), view.errors.summary.end(), [](const FieldError& one) {
    return !one.field.starts_with("flyt-") && !one.field.starts_with("med-");
  });
  return wrong ? html::FoldState::kOpen : html::FoldState::kClosed;
}

http::Response ShowSeries(const Visit& visit, const SeriesView& view) {
  const Texts& t = visit.t;
  PageFrame frame = visit.Frame(t("Series of meetings"), "meetings");
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"}};
  const bool planned = !view.days.empty();
  if (planned) frame.width = PageFrame::Width::kFull;
  const Html fields = SeriesFields(visit, view);
  const Html form =
      planned ? Join(Preview(visit, view), Disclosure(t("Change the series"), fields, FoldOfSeries(view))) : fields;
  auto response = visit.Page(
      frame, Join(ErrorSummary(view.errors.summary, t), Heading({.title = std::string(t("Series of meetings"))}),
                  When(!planned,
                       [&] {
                         return P(
                             t("You see every date, and what speaks against it, before any "
                               "meeting is made."));
                       }),
                  RenderForm({.address = std::string(kAddress), .csrf = visit.csrf()}, form)));
  if (!view.errors.summary.empty()) response.status = 422;
  return response;
}

http::Response SeriesPage(const Visit& visit) {
  SeriesView view;
  view.typed.hosts = desk::OwnHosts(visit.viewer);
  return ShowSeries(visit, view);
}

// All of them, or none: the first error takes back what was made.
Result<int> CreateSeries(sql::Transaction& transaction, const search::Index& index, const SeriesView& view,
                         Date today) {
  int made = 0;
  for (const PlannedDay& day : view.days) {
    if (!day.chosen || !day.date) continue;
    desk::MeetingPlan plan = view.plan;
    plan.date = day.date;
    const auto created = desk::CreateMeeting(transaction, index, plan, {}, today);
    if (!created) return tl::unexpected(created.error());
    ++made;
  }
  return made;
}

// A chosen day on which no meeting can be made at all, or none chosen.
void RefuseImpossibleDays(const Visit& visit, SeriesView& view) {
  if (view.days.empty()) {
    view.errors.Add("foerste", Error{"planning.days_not_shown"}, visit.t);
  } else if (std::none_of(view.days.begin(), view.days.end(), [](const PlannedDay& day) { return day.chosen; })) {
    view.errors.Add(DayField("med", 0), Error{"planning.none_chosen"}, visit.t);
  }
  for (std::size_t i = 0; i < view.days.size(); ++i) {
    const PlannedDay& day = view.days[i];
    if (!day.chosen || !day.date) continue;
    const bool impossible = std::any_of(day.obstacles.begin(), day.obstacles.end(), [](const Obstacle& one) {
      return one.kind == ObstacleKind::kPast || one.kind == ObstacleKind::kHostGone;
    });
    if (impossible) {
      view.errors.Add(DayField("flyt", i), Error{"planning.impossible_day", {{"date", FormatDanish(*day.date)}}},
                      visit.t);
    }
  }
}

http::Response TakeSeries(const Visit& visit, const search::Index& index) {
  SeriesView view;
  view.typed = SeriesTypedBy(visit);
  ReadPlan(visit, view);
  const std::string act = TypedText(visit, "handling");
  if (act != "opret" && act != "kontrol") {
    PlanDays(visit, view);
    return ShowSeries(visit, view);
  }
  const bool moved = ReadDays(visit, view);
  if (act == "opret") RefuseImpossibleDays(visit, view);
  // What was moved is looked at once more.
  if (moved || act == "kontrol" || !view.errors.summary.empty()) return ShowSeries(visit, view);
  const auto made =
      visit.Write([&](sql::Transaction& transaction) { return CreateSeries(transaction, index, view, visit.today()); });
  if (!made) return visit.Refuse(made.error());
  return visit.Done("/moeder",
                    visit.t.Plural("{n} meeting is made as a draft.", "{n} meetings are made as drafts.", *made));
}

}  // namespace

std::vector<http::Route> SeriesRoutes(const people::Office& office, const search::Index& index) {
  using http::Method;
  return {{Method::kGet, std::string(kAddress), desk::ForSomeAgenda(office, SeriesPage)},
          {Method::kPost, std::string(kAddress),
           desk::ForSomeAgenda(office, [&index](const Visit& visit) { return TakeSeries(visit, index); })}};
}

}  // namespace tovholder::planning

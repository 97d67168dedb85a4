// SPDX-License-Identifier: EUPL-1.2
#include "planning/poll_answer_view.h"

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "planning/obstacle_view.h"

namespace tovholder::planning {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::optional<Fit> FindFit(const PollView& view, PollTimeId time, people::PersonId person) {
  const auto found = std::find_if(view.answers.begin(), view.answers.end(),
                                  [&](const PollAnswer& one) { return one.poll_time == time && one.person == person; });
  return found == view.answers.end() ? std::nullopt : std::optional(found->answer);
}

std::string_view WordOf(Fit fit, const Texts& t) {
  switch (fit) {
    case Fit::kFits:
      return t("Yes");
    case Fit::kIfNeeded:
      return t("If need be");
    case Fit::kNever:
      break;
  }
  return t("No");
}

// A cell of many has room for little.
Html FitBadge(Fit fit, const Texts& t) {
  const Tone tone = fit == Fit::kFits ? Tone::kGood : fit == Fit::kIfNeeded ? Tone::kAttention : Tone::kNeutral;
  return Badge(fit == Fit::kIfNeeded ? t.In("poll", "Perhaps") : WordOf(fit, t), tone,
               fit == Fit::kNever ? Icon("close") : Html());
}

// "tir. 26.5. 15.00–17.00"
std::string FormatShort(const Slot& slot, const Texts& t) {
  static constexpr std::array<std::string_view, 7> kDanish{"søn.", "man.", "tir.", "ons.", "tor.", "fre.", "lør."};
  static constexpr std::array<std::string_view, 7> kEnglish{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const bool danish = t.language() == Language::kDanish;
  const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(slot.date)).c_encoding();
  std::string text((danish ? kDanish : kEnglish).at(weekday));
  const std::string day = std::to_string(static_cast<unsigned>(slot.date.day()));
  const std::string month = std::to_string(static_cast<unsigned>(slot.date.month()));
  text.append(" ").append(day).append(danish ? "." : "/").append(month);
  if (danish) text += ".";
  const auto clock = [&](TimeOfDay time) { return danish ? FormatDanish(time) : FormatEnglish(time); };
  if (slot.start) text += " " + clock(*slot.start);
  if (slot.start && slot.end) text += "–" + clock(*slot.end);
  return text;
}

Html AnswerCell(const PollView& view, const PollTime& time, people::PersonId person, const Clashes& clashes,
                const Texts& t) {
  const auto fit = FindFit(view, time.id, person);
  const bool clash = clashes.contains({time.id, person});
  return Join(fit ? FitBadge(*fit, t) : Text("–"),
              When(clash, [&] { return Join(" *", Unseen(t("Another meeting at the same time"))); }));
}

// What the stars stand for.
Html ClashList(const PollView& view, const Clashes& clashes, const Texts& t) {
  Html list;
  for (const auto& member : view.members) {
    for (const PollTime& time : view.times) {
      const auto clash = clashes.find({time.id, member.membership.person});
      if (clash == clashes.end()) continue;
      list.Append(Li(member.name, ", ", FormatShort(time.slot(), t), " · ",
                     t("At the same time: {meeting}", {{"meeting", clash->second}})));
    }
  }
  return list.empty() ? list : Disclosure(t("* Another meeting at the same time"), Ul(list));
}

}  // namespace

std::string CountWords(const PollView& view, const PollTime& time, const Texts& t) {
  const FitCount count = CountFits(view.answers, time.id);
  return t("{yes} yes, {maybe} if need be, {no} no", {{"yes", std::to_string(count.fits)},
                                                      {"maybe", std::to_string(count.if_needed)},
                                                      {"no", std::to_string(count.never)}});
}

std::string AnswersAddress(meetings::MeetingId id, people::PersonId person) {
  return PollAddress(id) + "/svar/" + std::to_string(person.value);
}

Html AnswerForm(const Visit& visit, const PollView& view, people::PersonId person, const Clashes& clashes,
                const std::string& address) {
  const Texts& t = visit.t;
  const std::vector<Choice> choices{{std::string(ToName(Fit::kFits)), std::string(WordOf(Fit::kFits, t)), ""},
                                    {std::string(ToName(Fit::kIfNeeded)), std::string(WordOf(Fit::kIfNeeded, t)), ""},
                                    {std::string(ToName(Fit::kNever)), std::string(WordOf(Fit::kNever, t)), ""}};
  const Html fields = Each(view.times, [&](const PollTime& time) {
    const auto fit = FindFit(view, time.id, person);
    const auto clash = clashes.find({time.id, person});
    return RadioField({.name = "tid-" + std::to_string(time.id.value),
                       .label = FormatSlot(time.slot(), t),
                       .value = fit ? std::string(ToName(*fit)) : std::string(),
                       .help = clash == clashes.end() ? std::string()
                                                      : t("At the same time: {meeting}", {{"meeting", clash->second}})},
                      choices, t);
  });
  return RenderForm(
      {.address = address, .csrf = visit.csrf()},
      Join(Div(Class("choices-in-line"), fields), SubmitButton(t("Save the answers"), ButtonLook::kPrimary)));
}

Html AnswerTable(const Visit& visit, const PollView& view, const Clashes& clashes, AnswerLinks links) {
  const Texts& t = visit.t;
  DataTable table;
  table.caption = t("Answers of the members");
  table.narrow = DataTable::Narrow::kGrid;
  table.columns = {{std::string(t("Member"))}};
  std::vector<Html> sum{Text(t("Can come"))};
  for (const PollTime& time : view.times) {
    const FitCount count = CountFits(view.answers, time.id);
    table.columns.push_back({FormatShort(time.slot(), t)});
    sum.push_back(Text(t("{n} of {all}", {{"n", std::to_string(count.fits + count.if_needed)},
                                          {"all", std::to_string(AskedOf(view).size())}})));
  }
  for (const auto& member : view.members) {
    const people::PersonId person = member.membership.person;
    const bool enters = links == AnswerLinks::kEnter && FindAsked(view, person);
    std::vector<Html> row{enters ? A(Href(AnswersAddress(view.meeting.id, person)), member.name) : Text(member.name)};
    for (const PollTime& time : view.times) {
      row.push_back(AnswerCell(view, time, person, clashes, t));
    }
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(std::move(sum));
  return Block(t("Answers of the members"),
               Join(When(links == AnswerLinks::kEnter,
                         [&] { return P(Class("quiet"), t("Choose a name to enter what that member told you.")); }),
                    RenderTable(table), ClashList(view, clashes, t)));
}

}  // namespace tovholder::planning

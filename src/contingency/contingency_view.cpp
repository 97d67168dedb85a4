// SPDX-License-Identifier: EUPL-1.2
#include "contingency/contingency_view.h"

#include "areas/area_store.h"
#include "base/calendar.h"
#include "base/text.h"
#include "contingency/circle.h"
#include "people/why_hidden.h"

namespace tovholder::contingency {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

namespace {

std::string NameOfWeekday(unsigned iso, const Texts& t) {
  const std::chrono::weekday weekday(iso);
  return std::string(t.language() == Language::kDanish ? DanishName(weekday) : EnglishName(weekday));
}

std::string ClockOf(TimeOfDay time, const Texts& t) {
  return t.language() == Language::kDanish ? FormatDanish(time) : FormatEnglish(time);
}

std::string FormatWeekdays(const std::string& weekdays, const Texts& t) {
  if (weekdays == kEveryDay) return std::string(t("Every day"));
  if (weekdays == "12345") return std::string(t("Monday to Friday"));
  if (weekdays == "67") return std::string(t("Weekends and public holidays"));
  std::vector<std::string> names;
  for (const char c : weekdays) {
    names.push_back(c == '7' ? std::string(t("Sundays and public holidays"))
                             : NameOfWeekday(static_cast<unsigned>(c - '0'), t));
  }
  std::string text = tovholder::Join(names, ", ");
  return ToUpper(text.substr(0, 1)) + text.substr(1);
}

std::string FormatWeekMinute(int minute, const Texts& t) {
  const int within = minute % kMinutesOfWeek;
  const int of_day = within % kMinutesOfDay;
  return NameOfWeekday(static_cast<unsigned>(within / kMinutesOfDay + 1), t) + " " +
         FormatTimeOfDay({of_day / 60, of_day % 60}, t.language());
}

constexpr std::size_t kSpansShown = 7;

std::string FormatSpans(const std::vector<WeekSpan>& spans, const Texts& t) {
  std::vector<std::string> shown;
  for (const WeekSpan& span : spans) {
    if (shown.size() < kSpansShown) shown.push_back(FormatSpan(span, t));
  }
  std::string text = tovholder::Join(shown, "; ");
  const auto rest = static_cast<std::int64_t>(spans.size() - shown.size());
  return rest == 0 ? text : text + " " + t.Plural("and {n} more", "and {n} more", rest);
}

// Some members of an organization of its own in the area may still read only.
bool MayEnter(const Visit& visit, Asked asked, const people::Owners& circle) {
  if (visit.request.method != http::Method::kPost) return MaySee(visit.viewer, circle);
  return MayAct(visit.viewer, circle) && (asked != Asked::kSecretary || visit.viewer.May(people::Access::kSecretary));
}

}  // namespace

std::string PlanAddress(areas::HousingAreaId area) { return "/beredskab/" + std::to_string(area.value); }
std::string AddressOf(ActivationId id) { return "/aktiveringer/" + std::to_string(id.value); }
std::string AddressOf(IncidentId id) { return "/haendelser/" + std::to_string(id.value); }

std::string FormatHours(const Hours& hours, const Texts& t) {
  const std::string days = FormatWeekdays(hours.weekdays, t);
  if (hours.from == hours.to && hours.from == TimeOfDay{}) return days + ", " + std::string(t("round the clock"));
  return days + " " + FormatTimeOfDay(hours.from, t.language()) + "–" + ClockOf(hours.to, t);
}

std::string FormatSpan(const WeekSpan& span, const Texts& t) {
  if (span.begin == 0 && span.end == kMinutesOfWeek) return std::string(t("the whole week"));
  return FormatWeekMinute(span.begin, t) + " – " + FormatWeekMinute(span.end, t);
}

std::string FormatNow(const LocalTime& now, const Texts& t) {
  const auto holiday = FindHoliday(now.date);
  std::string day = NameOfWeekday(WeekdayOf(now.date).iso_encoding(), t);
  if (holiday) {
    day += " (" + std::string(t.language() == Language::kDanish ? holiday->danish : holiday->english) + ")";
  }
  return day + " " + FormatTimeOfDay(now.time, t.language());
}

std::string GapSentence(const PlanGap& gap, const Texts& t) {
  switch (gap.kind) {
    case GapKind::kNoSteps:
      return std::string(t("Nobody stands on the list yet."));
    case GapKind::kHoursUncovered:
      return t("Nobody is on the list: {hours}.", {{"hours", FormatSpans(gap.spans, t)}});
    case GapKind::kNoTelephone:
      return t("{name} has no telephone number.", {{"name", gap.name}});
    case GapKind::kCallsNobody:
      return t("{name} calls nobody, though others come after.", {{"name", gap.name}});
    case GapKind::kNotChecked:
      break;
  }
  if (!gap.last_check) return std::string(t("The plan has never been checked, and it is more than a year old."));
  return t("The plan has not been checked since {day}.",
           {{"day", FormatDay(*gap.last_check, DayForm::kLong, t.language())}});
}

Html PlanBadge(const std::optional<PlanBook>& book, Date today, const Texts& t) {
  if (!book) return Badge(t("No plan yet"), Tone::kAttention);
  const auto gaps = FindGaps(*book, today);
  if (gaps.empty()) return Badge(t("In order"), Tone::kGood);
  return Badge(t.Plural("{n} gap", "{n} gaps", std::ssize(gaps)), Tone::kAttention);
}

Html DangerLine(const Texts& t) {
  return P(Class("danger-line"), t("Is anybody in danger?"), " ",
           A(Class("call-number"), Href("tel:112"), t("Call 112")));
}

std::string WordOf(IncidentKind kind, const Texts& t) {
  switch (kind) {
    case IncidentKind::kVandalism:
      return std::string(t.In("incident", "Vandalism"));
    case IncidentKind::kFire:
      return std::string(t.In("incident", "Fire"));
    case IncidentKind::kHarassment:
      return std::string(t.In("incident", "Harassment"));
    case IncidentKind::kViolence:
      return std::string(t.In("incident", "Violence"));
    case IncidentKind::kUnrest:
      return std::string(t.In("incident", "Unrest"));
    case IncidentKind::kTheft:
      return std::string(t.In("incident", "Theft"));
    case IncidentKind::kOther:
      break;
  }
  return std::string(t.In("incident", "Other"));
}

std::string TitleOf(const Incident& incident, const Texts& t) {
  const std::string word = WordOf(incident.kind, t);
  if (incident.kind_text.empty()) return word + ", " + incident.place;
  return incident.kind == IncidentKind::kOther ? incident.kind_text : word + ": " + incident.kind_text;
}

Html StateBadge(const Incident& incident, const Texts& t) {
  return incident.closed ? Badge(t.In("incident", "Done"), Tone::kGood)
                         : Badge(t.In("incident", "Open"), Tone::kAttention);
}

Html StateBadge(const Activation& activation, const Texts& t) {
  return activation.ended ? Badge(t.In("activation", "Ended"), Tone::kNeutral, Icon("check"))
                          : Badge(t.In("activation", "Under way"), Tone::kBad);
}

std::string FormatCost(Money cost, const Texts& t) {
  return t.language() == Language::kDanish ? FormatDanish(cost) : FormatEnglish(cost);
}

Html CallLink(const std::string& telephone, ButtonLook look, const Texts& t) {
  const std::string address = "tel:" + ReplaceAll(telephone, " ", "");
  if (look == ButtonLook::kQuiet) return A(Class("call-number"), Href(address), telephone);
  return A(
      Class(look == ButtonLook::kPrimary ? "button button-primary call-button" : "button button-secondary call-button"),
      Href(address), t("Call {telephone}", {{"telephone", telephone}}));
}

FormErrors ErrorsOf(const FieldErrors& errors, const Texts& t) {
  FormErrors found;
  for (const auto& [field, error] : errors) found.Add(field, error, t);
  return found;
}

http::Response TurnAwayFrom(const Visit& visit) { return visit.Refuse(Error{"contingency.not_concerned"}, 403); }

people::PageHandler ForArea(Asked asked, AreaHandler handler) {
  return [asked, handler = std::move(handler)](const Visit& visit) {
    const areas::HousingAreaId id{visit.request.PathNumber("omraade").value_or(0)};
    const auto [area, circle] =
        visit.Read([&](sql::Reader& reader) { return std::pair(areas::FindArea(reader, id), ListCircle(reader, id)); });
    if (!area) return visit.NotFound();
    return MayEnter(visit, asked, circle) ? handler(visit, {*area, circle}) : TurnAwayFrom(visit);
  };
}

}  // namespace tovholder::contingency

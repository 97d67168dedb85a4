// SPDX-License-Identifier: EUPL-1.2
#include "planning/obstacle_view.h"

#include "base/calendar.h"
#include "meetings/item_view.h"

namespace tovholder::planning {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup

std::string HolidayName(const Obstacle& obstacle, Date date, const Texts& t) {
  const auto holiday = FindHoliday(date);
  return holiday && t.language() == Language::kEnglish ? std::string(holiday->english) : obstacle.name;
}

std::string WordOf(const Obstacle& obstacle, const Texts& t) {
  switch (obstacle.kind) {
    case ObstacleKind::kWeekend:
      return std::string(t("Weekend"));
    case ObstacleKind::kHoliday:
      return std::string(t("Public holiday"));
    case ObstacleKind::kPast:
      return std::string(t("The day is past"));
    case ObstacleKind::kHostGone:
      return std::string(t("Does not exist on that day"));
    case ObstacleKind::kOwnMeeting:
      return std::string(t("Meets at that time already"));
    case ObstacleKind::kSharedMembers:
      break;
  }
  return t.Plural("{n} member is at another meeting", "{n} members are at another meeting", obstacle.members);
}

// What it is about, beside the badge: badges do not wrap.
Html SubjectOf(const Obstacle& obstacle, Date date, const Texts& t) {
  if (obstacle.meeting) return A(Href(meetings::AddressOf(obstacle.meeting)), obstacle.name);
  if (obstacle.kind == ObstacleKind::kHoliday) return Text(HolidayName(obstacle, date, t));
  return Text(obstacle.name);
}

Html RenderObstacle(const Obstacle& obstacle, Date date, const Texts& t) {
  return Div(Badge(WordOf(obstacle, t), Weighs(obstacle) ? Tone::kBad : Tone::kAttention), " ",
             SubjectOf(obstacle, date, t));
}

}  // namespace

Html RenderObstacles(const std::vector<Obstacle>& obstacles, Date date, const Texts& t) {
  if (obstacles.empty()) return Badge(t("Nothing"), Tone::kGood);
  return Each(obstacles, [&](const Obstacle& one) { return RenderObstacle(one, date, t); });
}

std::string FormatSlot(const Slot& slot, const Texts& t) {
  std::string text = FormatDay(slot.date, DayForm::kFull, t.language());
  if (!slot.start) return text;
  text += " " + FormatTimeOfDay(*slot.start, t.language());
  if (!slot.end) return text;
  return text + "–" + (t.language() == Language::kDanish ? FormatDanish(*slot.end) : FormatEnglish(*slot.end));
}

}  // namespace tovholder::planning

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "standing/news.h"
#include "standing/standing_view.h"

namespace tovholder::standing {
namespace {

std::optional<Instant> NewestApproval(const OnList& on) {
  std::optional<Instant> newest;
  for (const Evidence& evidence : on.evidence) {
    for (const KnownFigure* figure : evidence.from) {
      if (figure->observation.approved) newest = std::max(newest, figure->observation.approved);
    }
  }
  return newest;
}

bool SameClass(const OnList& a, const OnList& b) {
  const bool both = a.conclusion.in_class != nullptr && b.conclusion.in_class != nullptr;
  if (!both) return a.conclusion.in_class == b.conclusion.in_class;
  return a.conclusion.in_class->name == b.conclusion.in_class->name && a.conclusion.certainty == b.conclusion.certainty;
}

bool IsNearOn(const OnList& on, const criteria::CriterionRule& rule) {
  const auto distance = criteria::DistanceOf(rule, on.figures, on.Of(rule.criterion).group);
  return distance && IsNear(rule, *distance);
}

void AddClassNews(const AreaStanding& now, const AreaStanding& then, std::vector<AreaNews>& news) {
  const OnList* newest = now.newest();
  const OnList* before = newest == nullptr ? nullptr : then.On(newest->list.year);
  if (before == nullptr || !newest->settled() || SameClass(*newest, *before)) return;
  news.push_back(
      {NewsKind::kClassChanged, now.area.id, now.area.name, newest->list, std::nullopt, NewestApproval(*newest)});
}

void AddNearNews(const AreaStanding& now, const AreaStanding& then, std::vector<AreaNews>& news) {
  const OnList* newest = now.newest();
  if (newest == nullptr) return;
  const OnList* before = then.On(newest->list.year);
  for (const criteria::CriterionRule& rule : newest->main_rules->criteria) {
    if (!IsNearOn(*newest, rule) || (before != nullptr && IsNearOn(*before, rule))) continue;
    news.push_back(
        {NewsKind::kNearLimit, now.area.id, now.area.name, newest->list, rule.criterion, NewestApproval(*newest)});
  }
}

}  // namespace

std::vector<AreaNews> FindNews(const StandingBook& now, const StandingBook& then) {
  std::vector<AreaNews> news;
  for (const AreaStanding& standing : now.standings) {
    const AreaStanding* before = then.Find(standing.area.id);
    if (before == nullptr) continue;
    AddClassNews(standing, *before, news);
    AddNearNews(standing, *before, news);
  }
  std::stable_sort(news.begin(), news.end(), [](const AreaNews& a, const AreaNews& b) { return a.list > b.list; });
  return news;
}

std::string NewsSentence(const AreaNews& news, const StandingBook& now, const html::Texts& t) {
  const AreaStanding* standing = now.Find(news.area);
  const OnList* on = standing == nullptr ? nullptr : standing->On(news.list.year);
  if (on == nullptr) return news.area_name;
  const std::string list = criteria::ToText(news.list);
  if (news.kind == NewsKind::kClassChanged) {
    return t("{area}: {class}, by the figures of the list of {year}",
             {{"area", news.area_name}, {"class", ClassWord(on->conclusion, t)}, {"year", list}});
  }
  const criteria::CriterionRule* rule = on->main_rules->Find(*news.criterion);
  const auto distance = criteria::DistanceOf(*rule, on->figures, on->Of(*news.criterion).group);
  return t("{area}: {what} is near the limit, {distance}",
           {{"area", news.area_name},
            {"what", criteria::NameOf(*news.criterion, t)},
            {"distance", distance ? FormatDistance(*rule, *distance, t) : std::string()}});
}

}  // namespace tovholder::standing

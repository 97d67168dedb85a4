// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "areas/area_change.h"
#include "base/calendar.h"
#include "base/text.h"

namespace tovholder::areas {
namespace {

bool ChangeComesBefore(const AreaChange& a, const AreaChange& b) {
  return std::tie(a.day, a.id) < std::tie(b.day, b.id);
}

// How one comes from `from` to `to` along what followed; empty where one does not.
class FollowingAreas {
 public:
  FollowingAreas(const std::vector<AreaChange>& known, Id<AreaChange> left_out) : known_(known), left_out_(left_out) {}

  std::vector<HousingAreaId> Path(HousingAreaId from, HousingAreaId to) {
    if (from == to) return {to};
    if (!seen_.insert(from).second) return {};
    for (const AreaChange& one : known_) {
      if (one.before != from || one.id == left_out_) continue;
      auto rest = Path(one.after, to);
      if (rest.empty()) continue;
      rest.insert(rest.begin(), from);
      return rest;
    }
    return {};
  }

 private:
  const std::vector<AreaChange>& known_;
  Id<AreaChange> left_out_;
  std::set<HousingAreaId> seen_;
};

std::string ChainOf(const AreaBook& book, const std::vector<HousingAreaId>& path) {
  std::vector<std::string> names;
  names.reserve(path.size());
  for (const HousingAreaId id : path) names.push_back(book.NameOf(id));
  return Join(names, " → ");
}

// Where the day does not agree with when the two areas were there.
std::optional<Error> WrongDay(const HousingArea& before, const HousingArea& after, Date day) {
  for (const HousingArea* one : {&before, &after}) {
    if (one->from_date && day < *one->from_date) {
      return Error{"areas.not_begun", {{"name", one->name}, {"from", FormatDanish(*one->from_date)}}};
    }
  }
  const auto ended = [](const HousingArea& area) {
    return Error{"areas.ended_before", {{"name", area.name}, {"to", FormatDanish(*area.to_date)}}};
  };
  if (before.to_date && AddDays(*before.to_date, 1) < day) return ended(before);
  if (after.to_date && *after.to_date < day) return ended(after);
  return std::nullopt;
}

}  // namespace

FieldErrors CheckChange(const AreaBook& book, const std::vector<AreaChange>& known, const AreaChange& change) {
  FieldErrors errors;
  if (book.Find(change.before) == nullptr) errors.insert({"before", Error{"areas.no_such_area"}});
  if (book.Find(change.after) == nullptr) errors.insert({"after", Error{"areas.no_such_area"}});
  if (!errors.empty()) return errors;
  if (change.before == change.after) {
    errors.insert({"after", Error{"areas.change_to_itself", {{"name", book.NameOf(change.before)}}}});
    return errors;
  }
  const bool twice = std::any_of(known.begin(), known.end(), [&](const AreaChange& one) {
    return one.id != change.id && one.before == change.before && one.after == change.after;
  });
  if (twice) {
    errors.insert({"after", Error{"areas.change_twice",
                                  {{"before", book.NameOf(change.before)}, {"after", book.NameOf(change.after)}}}});
  }
  const auto path = FollowingAreas(known, change.id).Path(change.after, change.before);
  if (!path.empty()) errors.insert({"after", Error{"areas.change_cycle", {{"chain", ChainOf(book, path)}}}});
  if (const auto wrong = WrongDay(*book.Find(change.before), *book.Find(change.after), change.day)) {
    errors.insert({"day", *wrong});
  }
  if (change.years != YearsInherited::kUnsettled && change.note.empty()) {
    errors.insert({"note", Error{"areas.no_reason"}});
  }
  return errors;
}

FieldErrors CheckLifeSpan(const AreaBook& book, const std::vector<AreaChange>& known, const HousingArea& area) {
  FieldErrors errors;
  const auto find = [&](HousingAreaId id) { return id == area.id ? &area : book.Find(id); };
  for (const AreaChange& one : known) {
    const HousingArea* before = find(one.before);
    const HousingArea* after = find(one.after);
    if ((one.before != area.id && one.after != area.id) || before == nullptr || after == nullptr) continue;
    const auto wrong = WrongDay(*before, *after, one.day);
    if (!wrong || wrong->params.at("name") != area.name) continue;
    errors.insert({wrong->id == "areas.not_begun" ? "from_date" : "to_date",
                   Error{"areas.change_outside",
                         {{"before", before->name}, {"after", after->name}, {"day", FormatDanish(one.day)}}}});
  }
  return errors;
}

std::vector<AreaChange> ChangesInto(const std::vector<AreaChange>& changes, HousingAreaId area) {
  std::vector<AreaChange> found;
  std::copy_if(changes.begin(), changes.end(), std::back_inserter(found),
               [&](const AreaChange& one) { return one.after == area; });
  std::sort(found.begin(), found.end(), ChangeComesBefore);
  return found;
}

std::vector<AreaChange> ChangesOutOf(const std::vector<AreaChange>& changes, HousingAreaId area) {
  std::vector<AreaChange> found;
  std::copy_if(changes.begin(), changes.end(), std::back_inserter(found),
               [&](const AreaChange& one) { return one.before == area; });
  std::sort(found.begin(), found.end(), ChangeComesBefore);
  return found;
}

}  // namespace tovholder::areas

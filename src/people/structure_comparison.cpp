// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_comparison.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace tovholder::people {
namespace {

constexpr std::array kComparedFields{ComparedField::kPartOf, ComparedField::kReportsTo, ComparedField::kAdvises,
                                     ComparedField::kSeats,  ComparedField::kMembers,   ComparedField::kTasks,
                                     ComparedField::kMandate};

std::vector<std::string> TargetsOf(const StructureBook& book, const OrganizationOnDate& one, TieKind kind) {
  std::vector<std::string> names;
  for (const Tie& tie : one.ties) {
    if (tie.kind == kind) names.push_back(book.NameOf(tie.target));
  }
  return names;
}

std::vector<std::string> SeatsOf(const OrganizationOnDate& one) {
  std::vector<std::string> seats;
  seats.reserve(one.seats.size());
  for (const SeatOnDate& seat : one.seats) {
    seats.push_back(seat.seat.capacity == 1 ? seat.seat.title
                                            : std::to_string(seat.seat.capacity) + " × " + seat.seat.title);
  }
  return seats;
}

std::vector<std::string> MembersOf(const StructureBook& book, const OrganizationOnDate& one) {
  std::vector<std::string> members;
  const auto all = one.members();
  members.reserve(all.size());
  for (const Membership& member : all) {
    const std::string name = book.NameOf(member.person);
    members.push_back(member.title.empty() ? name : name + " (" + member.title + ")");
  }
  return members;
}

std::vector<std::string> TasksOf(const OrganizationOnDate& one) {
  std::vector<std::string> tasks;
  tasks.reserve(one.tasks.size());
  for (const TaskOnDate& task : one.tasks) tasks.push_back(task.task.text);
  return tasks;
}

std::vector<std::string> Said(const StructureBook& book, const OrganizationOnDate& one, ComparedField field) {
  switch (field) {
    case ComparedField::kPartOf:
      return TargetsOf(book, one, TieKind::kPartOf);
    case ComparedField::kReportsTo:
      return TargetsOf(book, one, TieKind::kReportsTo);
    case ComparedField::kAdvises:
      return TargetsOf(book, one, TieKind::kAdvises);
    case ComparedField::kSeats:
      return SeatsOf(one);
    case ComparedField::kMembers:
      return MembersOf(book, one);
    case ComparedField::kTasks:
      return TasksOf(one);
    case ComparedField::kMandate:
      break;
  }
  return one.organization.mandate.empty() ? std::vector<std::string>{} : std::vector{one.organization.mandate};
}

// What of `these` is not among `those`.
std::vector<std::string> Without(const std::vector<std::string>& these, const std::vector<std::string>& those) {
  std::vector<std::string> left;
  std::copy_if(these.begin(), these.end(), std::back_inserter(left), [&](const std::string& one) {
    return std::none_of(those.begin(), those.end(), [&](const std::string& other) { return Fold(one) == Fold(other); });
  });
  return left;
}

std::vector<FieldDifference> DifferencesOf(const StructureMoment& before, const OrganizationOnDate& earlier,
                                           const StructureMoment& after, const OrganizationOnDate& later) {
  std::vector<FieldDifference> differences;
  for (const ComparedField field : kComparedFields) {
    const auto was = Said(*before.book, earlier, field);
    const auto is = Said(*after.book, later, field);
    FieldDifference difference{field, Without(was, is), Without(is, was)};
    if (!difference.before.empty() || !difference.after.empty()) differences.push_back(std::move(difference));
  }
  return differences;
}

const OrganizationOnDate* FindByName(const std::vector<OrganizationOnDate>& all, const std::string& folded) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const OrganizationOnDate& one) { return one.organization.folded == folded; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::vector<ComparedOrganization> Compare(const StructureMoment& before, const StructureMoment& after) {
  const auto earlier = OnDate(*before.book, before.date);
  const auto later = OnDate(*after.book, after.date);
  std::vector<ComparedOrganization> compared;
  for (const OrganizationOnDate& is : later) {
    const OrganizationOnDate* was = FindByName(earlier, is.organization.folded);
    ComparedOrganization one{is.organization.name, std::nullopt, is.organization.id, {}};
    if (was != nullptr) {
      one.before = was->organization.id;
      one.differences = DifferencesOf(before, *was, after, is);
    }
    compared.push_back(std::move(one));
  }
  for (const OrganizationOnDate& was : earlier) {
    if (FindByName(later, was.organization.folded) != nullptr) continue;
    compared.push_back({was.organization.name, was.organization.id, std::nullopt, {}});
  }
  return compared;
}

}  // namespace tovholder::people

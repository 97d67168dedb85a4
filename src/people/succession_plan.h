// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "people/structure.h"

// What becomes of an organization at the end of its time, and of a seat when somebody leaves it.
namespace tovholder::people {

inline constexpr std::chrono::months kNoticeOfEnd{6};

// An organization whose life span, or election period, ends; nothing has been decided yet where `decided` is empty.
struct Ending {
  Organization organization;
  Date ends;
  std::string term;  // the election period that ends; "" where the organization's own time does
  std::optional<Succession> decided;
};
// What ends from `today` on within the notice, and what has ended undecided within it before; the nearest first.
std::vector<Ending> ListEndings(const StructureBook& book, Date today);

// What a decision about an end writes; everything begins on the day after the end.
struct SuccessionPlan {
  std::vector<LifeSpan> spans;  // with an id: changed
  std::vector<Tie> ties;
  std::vector<OrganizationTask> tasks;
  std::vector<Membership> memberships;
};
struct SuccessionChoice {
  Succession decision;
  std::optional<Date> until;  // how long it goes on; none: without end
  enum class Members { kStay, kLeave } members = Members::kLeave;
};
// An organization that continues lives on; a successor takes over its ties and open tasks, and its members where they
// stay; one that lapses only ends. Errors: people.no_successor, people.successor_is_itself {organization}.
Result<SuccessionPlan> PlanSuccession(const StructureBook& book, const SuccessionChoice& choice);

// Somebody leaves, for good or for a time, and somebody else takes the seat or nobody does.
struct HandOver {
  PersonId person;
  Date from;                          // the first day without
  std::optional<Date> back;           // the first day again; none: for good
  std::optional<PersonId> successor;  // for the time between; none: the deputy of each seat where there is one
};
struct HandOverPlan {
  std::vector<Membership> ended;  // with an id: their new last day
  std::vector<Membership> begun;
  std::vector<Membership> empty;  // of those ended: nobody takes them over
};
// Of all memberships of the person that hold on `from`. Errors: people.ends_before_it_begins {from, to},
// people.nothing_to_hand_over.
Result<HandOverPlan> PlanHandOver(const std::vector<Membership>& memberships, const HandOver& hand_over);

}  // namespace tovholder::people

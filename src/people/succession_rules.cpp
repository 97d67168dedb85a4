// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/enum_names.h"
#include "base/text.h"
#include "people/succession_plan.h"

namespace tovholder::people {
namespace {

constexpr EnumNames<SuccessionOutcome, 3> kSuccessionOutcomes{{{SuccessionOutcome::kContinues, "continues"},
                                                               {SuccessionOutcome::kReplaced, "replaced"},
                                                               {SuccessionOutcome::kLapses, "lapses"}}};

Date DayAfter(Date day) { return Date{std::chrono::sys_days{day} + std::chrono::days{1}}; }
Date DayBefore(Date day) { return Date{std::chrono::sys_days{day} - std::chrono::days{1}}; }
Date Moved(Date day, std::chrono::months months) {
  const Date moved = day + months;
  return moved.ok() ? moved : Date{moved.year() / moved.month() / std::chrono::last};
}

// The first of several ends wins: an organization is listed once for a day.
class Endings {
 public:
  Endings(const StructureBook& book, Date today)
      : book_(book), first_(Moved(today, -kNoticeOfEnd)), last_(Moved(today, kNoticeOfEnd)), today_(today) {}

  void Add(const Organization& organization, Date ends, const std::string& term) {
    if (ends < first_ || ends > last_ || GoesOn(organization.id, ends)) return;
    std::optional<Succession> decided = DecisionOf(organization.id, ends);
    if (decided && ends < today_) return;
    const bool known = std::any_of(endings_.begin(), endings_.end(), [&](const Ending& one) {
      return one.organization.id == organization.id && one.ends == ends;
    });
    if (!known) endings_.push_back({organization, ends, term, std::move(decided)});
  }
  std::vector<Ending> Take() && {
    std::stable_sort(endings_.begin(), endings_.end(),
                     [](const Ending& a, const Ending& b) { return a.ends < b.ends; });
    return std::move(endings_);
  }

 private:
  // A life that goes on over the day without a seam.
  bool GoesOn(OrganizationId id, Date ends) const {
    return std::any_of(book_.spans.begin(), book_.spans.end(), [&](const LifeSpan& span) {
      return span.organization == id && Holds(span, DayAfter(ends)) && span.from_date;
    });
  }
  std::optional<Succession> DecisionOf(OrganizationId id, Date ends) const {
    const auto found = std::find_if(book_.successions.begin(), book_.successions.end(),
                                    [&](const Succession& one) { return one.organization == id && one.ends == ends; });
    return found == book_.successions.end() ? std::nullopt : std::optional(*found);
  }

  const StructureBook& book_;
  Date first_;
  Date last_;
  Date today_;
  std::vector<Ending> endings_;
};

template <class Record>
std::vector<Record> HoldingOf(const std::vector<Record>& all, OrganizationId organization, Date day) {
  std::vector<Record> holding;
  std::copy_if(all.begin(), all.end(), std::back_inserter(holding),
               [&](const Record& one) { return one.organization == organization && Holds(one, day); });
  return holding;
}

// The same as from the day on, of another organization.
template <class Record>
Record Inherited(Record record, OrganizationId heir, const SuccessionChoice& choice) {
  record.id = {};
  record.organization = heir;
  record.from_date = DayAfter(choice.decision.ends);
  record.to_date = choice.until;
  return record;
}

template <class Record>
void Inherit(const std::vector<Record>& all, const SuccessionChoice& choice, std::vector<Record>& heirs) {
  for (const Record& one : HoldingOf(all, choice.decision.organization, choice.decision.ends)) {
    heirs.push_back(Inherited(one, *choice.decision.successor, choice));
  }
}

// So that nothing of it holds on the next day; what ends earlier stays.
template <class Record>
void End(const std::vector<Record>& all, OrganizationId organization, Date ends, std::vector<Record>& changed) {
  for (Record& one : HoldingOf(all, organization, ends)) {
    if (one.to_date == ends) continue;
    one.to_date = ends;
    changed.push_back(std::move(one));
  }
}

void EndTies(const StructureBook& book, OrganizationId organization, Date ends, std::vector<Tie>& changed) {
  for (Tie tie : book.ties) {
    const bool concerned = tie.organization == organization || tie.target == organization;
    if (!concerned || !Holds(tie, DayAfter(ends))) continue;
    tie.to_date = ends;
    changed.push_back(std::move(tie));
  }
}

// What was tied to the old one is tied to the new.
void TurnTies(const StructureBook& book, const SuccessionChoice& choice, std::vector<Tie>& ties) {
  for (const Tie& tie : book.ties) {
    if (tie.target != choice.decision.organization || !Holds(tie, choice.decision.ends)) continue;
    Tie turned = tie;
    turned.id = {};
    turned.target = *choice.decision.successor;
    turned.from_date = DayAfter(choice.decision.ends);
    if (turned.to_date && *turned.to_date <= choice.decision.ends) continue;
    ties.push_back(std::move(turned));
  }
}

LifeSpan SpanAfter(OrganizationId organization, const SuccessionChoice& choice) {
  return {{}, organization, DayAfter(choice.decision.ends), choice.until, choice.decision.decided_by};
}

SuccessionPlan PlanContinuation(const StructureBook& book, const SuccessionChoice& choice) {
  SuccessionPlan plan;
  const OrganizationId id = choice.decision.organization;
  const bool bounded =
      std::any_of(book.spans.begin(), book.spans.end(), [&](const LifeSpan& span) { return span.organization == id; });
  if (bounded) plan.spans.push_back(SpanAfter(id, choice));
  if (choice.members == SuccessionChoice::Members::kLeave)
    End(book.memberships, id, choice.decision.ends, plan.memberships);
  return plan;
}

SuccessionPlan PlanEnd(const StructureBook& book, const SuccessionChoice& choice) {
  SuccessionPlan plan;
  const OrganizationId id = choice.decision.organization;
  const Date ends = choice.decision.ends;
  End(book.spans, id, ends, plan.spans);
  const bool bounded =
      std::any_of(book.spans.begin(), book.spans.end(), [&](const LifeSpan& span) { return span.organization == id; });
  if (!bounded) plan.spans.push_back({{}, id, std::nullopt, ends, choice.decision.decided_by});
  EndTies(book, id, ends, plan.ties);
  End(book.tasks, id, ends, plan.tasks);
  End(book.memberships, id, ends, plan.memberships);
  return plan;
}

Membership StandIn(Membership membership, PersonId person, const HandOver& hand_over) {
  membership.id = {};
  membership.person = person;
  membership.deputy.reset();
  membership.from_date = hand_over.from;
  if (hand_over.back) membership.to_date = DayBefore(*hand_over.back);
  return membership;
}

Membership Returned(Membership membership, Date back) {
  membership.id = {};
  membership.from_date = back;
  return membership;
}

}  // namespace

std::string_view ToName(SuccessionOutcome outcome) { return NameIn(kSuccessionOutcomes, outcome); }
bool FromName(std::string_view name, SuccessionOutcome& outcome) { return ValueIn(kSuccessionOutcomes, name, outcome); }

std::vector<Ending> ListEndings(const StructureBook& book, Date today) {
  Endings endings(book, today);
  for (const Organization& organization : book.organizations) {
    for (const LifeSpan& span : book.spans) {
      if (span.organization == organization.id && span.to_date) endings.Add(organization, *span.to_date, "");
    }
    for (const ElectionTerm& term : book.terms) {
      const bool ends_with_it =
          organization.elected && organization.body == term.body && Exists(book, organization.id, term.to_date);
      if (ends_with_it) endings.Add(organization, term.to_date, term.name);
    }
  }
  return std::move(endings).Take();
}

Result<SuccessionPlan> PlanSuccession(const StructureBook& book, const SuccessionChoice& choice) {
  const Succession& decision = choice.decision;
  if (auto text = Trim(decision.decided_by); text.empty()) return Fail("people.no_text", {{"field", "decided_by"}});
  if (choice.until && *choice.until <= decision.ends) {
    return Fail("people.ends_before_it_begins",
                {{"from", FormatIso(DayAfter(decision.ends))}, {"to", FormatIso(*choice.until)}});
  }
  if (decision.outcome == SuccessionOutcome::kContinues) return PlanContinuation(book, choice);
  SuccessionPlan plan = PlanEnd(book, choice);
  if (decision.outcome == SuccessionOutcome::kLapses) return plan;
  if (!decision.successor) return Fail("people.no_successor");
  if (*decision.successor == decision.organization) {
    return Fail("people.successor_is_itself", {{"organization", book.NameOf(decision.organization)}});
  }
  if (!Exists(book, *decision.successor, DayAfter(decision.ends))) {
    plan.spans.push_back(SpanAfter(*decision.successor, choice));
  }
  Inherit(book.ties, choice, plan.ties);
  TurnTies(book, choice, plan.ties);
  Inherit(book.tasks, choice, plan.tasks);
  if (choice.members == SuccessionChoice::Members::kStay) Inherit(book.memberships, choice, plan.memberships);
  // A seat is the old organization's own.
  for (Membership& membership : plan.memberships) {
    if (!membership.id) membership.seat.reset();
  }
  return plan;
}

Result<HandOverPlan> PlanHandOver(const std::vector<Membership>& memberships, const HandOver& hand_over) {
  if (hand_over.back && *hand_over.back <= hand_over.from) {
    return Fail("people.ends_before_it_begins",
                {{"from", FormatIso(hand_over.from)}, {"to", FormatIso(*hand_over.back)}});
  }
  HandOverPlan plan;
  for (const Membership& membership : memberships) {
    if (membership.person != hand_over.person || !Holds(membership, hand_over.from)) continue;
    const auto stand_in = hand_over.successor ? hand_over.successor : hand_over.back ? membership.deputy : std::nullopt;
    if (stand_in) plan.begun.push_back(StandIn(membership, *stand_in, hand_over));
    if (hand_over.back && (!membership.to_date || *hand_over.back <= *membership.to_date)) {
      plan.begun.push_back(Returned(membership, *hand_over.back));
    }
    Membership ended = membership;
    ended.to_date = DayBefore(hand_over.from);
    if (!stand_in) plan.empty.push_back(ended);
    plan.ended.push_back(std::move(ended));
  }
  if (plan.ended.empty()) return Fail("people.nothing_to_hand_over");
  return plan;
}

}  // namespace tovholder::people

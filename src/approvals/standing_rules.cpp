// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "approvals/standing.h"

namespace tovholder::approvals {
namespace {

class ChainWalk {
 public:
  explicit ChainWalk(const ApprovalBook& book) : book_(book) {
    standing_.bodies.resize(book.decisions.size(), BodyState::kLater);
  }

  Standing Walk() {
    std::set<int> stages;
    for (const BodyDecision& one : book_.decisions) stages.insert(one.stage);
    for (const int stage : stages) TakeStage(stage);
    standing_.state = StateOfAll();
    FindNext();
    return std::move(standing_);
  }

 private:
  static bool IsOutstanding(const BodyDecision& one) { return one.answer == Answer::kOutstanding; }

  BodyState Said(const BodyDecision& one) const {
    if (one.answer == Answer::kYes) return BodyState::kYes;
    if (one.answer == Answer::kYesWithRemarks) return BodyState::kYesWithRemarks;
    return book_.FindOverrideOf(one.id) != nullptr ? BodyState::kSetAside : BodyState::kNo;
  }

  bool IsCalledByANo(const BodyDecision& one) const {
    const auto nos = ListOpenNos(book_, one.stage);
    return std::any_of(nos.begin(), nos.end(), [&](const BodyDecision* no) { return Concerns(book_, *no, one); });
  }

  // Whether one of those before may still say the no that would call this one.
  bool MayBeCalled(const BodyDecision& one) const {
    for (DecisionIndex i = 0; i < book_.decisions.size(); ++i) {
      const BodyDecision& before = book_.decisions[i];
      const bool open = IsOutstanding(before) && standing_.bodies[i] != BodyState::kNotNeeded;
      if (before.stage < one.stage && open && Concerns(book_, before, one)) return true;
    }
    return false;
  }

  // Its turn, once nobody of an earlier stage is asked any more.
  bool IsDue(const BodyDecision& one) const {
    if (one.asked == Asked::kAfterANo) return IsCalledByANo(one);
    return ListOpenNos(book_, one.stage).empty();
  }

  BodyState Awaited(const BodyDecision& one) const {
    if (IsDue(one)) return standing_.asked.empty() ? BodyState::kAsked : BodyState::kLater;
    if (one.asked == Asked::kAlways) return BodyState::kLater;
    return MayBeCalled(one) ? BodyState::kPossible : BodyState::kNotNeeded;
  }

  void TakeStage(int stage) {
    std::vector<DecisionIndex> asked;
    for (DecisionIndex i = 0; i < book_.decisions.size(); ++i) {
      const BodyDecision& one = book_.decisions[i];
      if (one.stage != stage) continue;
      standing_.bodies[i] = IsOutstanding(one) ? Awaited(one) : Said(one);
      if (standing_.bodies[i] == BodyState::kAsked) asked.push_back(i);
      if (standing_.bodies[i] == BodyState::kPossible) standing_.possible.push_back(i);
    }
    standing_.asked.insert(standing_.asked.end(), asked.begin(), asked.end());
  }

  bool CanBeSetAside(const BodyDecision& no) const {
    return std::any_of(book_.decisions.begin(), book_.decisions.end(), [&](const BodyDecision& one) {
      return IsOutstanding(one) && one.asked == Asked::kAfterANo && one.stage > no.stage && Concerns(book_, no, one);
    });
  }

  ApprovalState StateOfAll() const {
    for (const BodyDecision& one : book_.decisions) {
      const bool stands = one.answer == Answer::kNo && book_.FindOverrideOf(one.id) == nullptr;
      if (stands && !CanBeSetAside(one)) return ApprovalState::kRefused;
    }
    const bool open = std::any_of(standing_.bodies.begin(), standing_.bodies.end(), [](BodyState one) {
      return one == BodyState::kAsked || one == BodyState::kLater || one == BodyState::kPossible;
    });
    return open || standing_.bodies.empty() ? ApprovalState::kUnderWay : ApprovalState::kApproved;
  }

  void FindNext() {
    int stage = 0;
    for (DecisionIndex i = 0; i < book_.decisions.size(); ++i) {
      if (standing_.bodies[i] != BodyState::kLater) continue;
      if (standing_.next.empty()) stage = book_.decisions[i].stage;
      if (book_.decisions[i].stage == stage) standing_.next.push_back(i);
    }
  }

  const ApprovalBook& book_;
  Standing standing_;
};

GroupState StateTogether(const std::vector<DecisionIndex>& decisions, const std::vector<BodyState>& bodies) {
  const auto any = [&](BodyState state) {
    return std::any_of(decisions.begin(), decisions.end(), [&](DecisionIndex i) { return bodies[i] == state; });
  };
  if (any(BodyState::kNo)) return GroupState::kRefused;
  if (any(BodyState::kAsked)) return GroupState::kAsked;
  if (any(BodyState::kLater)) return GroupState::kLater;
  if (any(BodyState::kSetAside)) return GroupState::kSetAside;
  if (any(BodyState::kYes) || any(BodyState::kYesWithRemarks)) return GroupState::kApproved;
  return any(BodyState::kPossible) ? GroupState::kPossible : GroupState::kNotNeeded;
}

std::vector<Group> GroupsOf(const ApprovalBook& book, const std::vector<BodyState>& bodies) {
  std::vector<Group> groups;
  for (DecisionIndex i = 0; i < book.decisions.size(); ++i) {
    const BodyDecision& one = book.decisions[i];
    const auto area = AreaOf(book, one);
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      const BodyDecision& first = book.decisions[group.decisions.front()];
      return area ? group.area == area
                  : !group.area && first.organization == one.organization && first.section == one.section;
    });
    if (same == groups.end()) {
      groups.push_back({area, {i}, GroupState::kLater});
    } else {
      same->decisions.push_back(i);
    }
  }
  for (Group& group : groups) group.state = StateTogether(group.decisions, bodies);
  return groups;
}

}  // namespace

Standing StandingOf(const ApprovalBook& book) {
  Standing standing = ChainWalk(book).Walk();
  standing.groups = GroupsOf(book, standing.bodies);
  return standing;
}

}  // namespace tovholder::approvals

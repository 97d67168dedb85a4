// SPDX-License-Identifier: EUPL-1.2
#include "plan/critical_chain.h"

#include <algorithm>
#include <numeric>

namespace tovholder::plan {
namespace {

class TightestChain {
 public:
  TightestChain(const Timetable& timetable, const Schedule& schedule)
      : table_(timetable), schedule_(schedule), followers_(timetable.steps.size()) {
    for (StepIndex i = 0; i < table_.steps.size(); ++i) {
      EachBefore(i, [&](StepIndex before) { followers_[before].push_back(i); });
    }
  }

  std::vector<StepIndex> Find() const {
    std::vector<StepIndex> all(table_.steps.size());
    std::iota(all.begin(), all.end(), StepIndex{0});
    const auto tightest = TightestOf(all);
    if (!tightest) return {};
    std::vector<StepIndex> chain{*tightest};
    for (auto before = TightestOf(Before(chain.back())); before; before = TightestOf(Before(chain.back()))) {
      chain.push_back(*before);
    }
    std::reverse(chain.begin(), chain.end());
    for (auto next = TightestOf(followers_[chain.back()]); next; next = TightestOf(followers_[chain.back()])) {
      chain.push_back(*next);
    }
    return chain;
  }

 private:
  template <class F>
  void EachBefore(StepIndex index, F&& visit) const {
    for (const Link& link : table_.steps[index].after) visit(link.step);
    if (table_.steps[index].only_if) visit(table_.steps[index].only_if->decision);
  }

  std::vector<StepIndex> Before(StepIndex index) const {
    std::vector<StepIndex> before;
    EachBefore(index, [&](StepIndex one) { before.push_back(one); });
    return before;
  }

  std::optional<StepIndex> TightestOf(const std::vector<StepIndex>& steps) const {
    std::optional<StepIndex> tightest;
    for (const StepIndex one : steps) {
      const auto& slack = schedule_.steps[one].slack;
      if (slack && (!tightest || *slack < *schedule_.steps[*tightest].slack)) tightest = one;
    }
    return tightest;
  }

  const Timetable& table_;
  const Schedule& schedule_;
  std::vector<std::vector<StepIndex>> followers_;
};

}  // namespace

std::vector<StepIndex> FindTightestChain(const Timetable& timetable, const Schedule& schedule) {
  return TightestChain(timetable, schedule).Find();
}

}  // namespace tovholder::plan

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <numeric>
#include <set>

#include "base/text.h"
#include "plan/plan_guess.h"

namespace tovholder::plan {
namespace {

constexpr double kSameWords = 0.5;  // of those of both

bool HoldsOthersUp(const ReadStep& step) {
  return step.kind != StepKind::kWorkshop && step.kind != StepKind::kInformation && step.kind != StepKind::kOther;
}

bool IsDated(const ReadStep& step) { return step.deadline.start && step.deadline.end; }

std::set<std::string> WordsOf(const ReadStep& step) {
  const std::string folded = Fold(step.activity);
  std::set<std::string> words;
  for (const std::string_view word : Split(folded, ' ')) {
    if (word.size() > 3) words.emplace(word);
  }
  return words;
}

bool SaysTheSame(const ReadStep& one, const ReadStep& other) {
  const auto words = WordsOf(one);
  const auto others = WordsOf(other);
  const auto shared = std::count_if(words.begin(), words.end(), [&](const auto& word) { return others.count(word); });
  const auto all = static_cast<double>(words.size() + others.size()) - static_cast<double>(shared);
  return one.kind == other.kind && static_cast<double>(shared) >= kSameWords * all;
}

// Which of two in the same time comes first, by what they are.
bool PreparesFor(StepKind before, StepKind behind) {
  if (behind == StepKind::kSubmission || behind == StepKind::kWaiting) return true;
  const bool decides = behind == StepKind::kDecision || behind == StepKind::kVote;
  return decides && (before == StepKind::kMaterial || before == StepKind::kHearing);
}

bool ComesBefore(const std::vector<ReadStep>& steps, std::size_t before, std::size_t behind) {
  const ReadStep& one = steps[before];
  const ReadStep& other = steps[behind];
  if (!HoldsOthersUp(one) || !HoldsOthersUp(other) || !IsDated(one) || !IsDated(other) || SaysTheSame(one, other))
    return false;
  if (*one.deadline.end < *other.deadline.start) return true;
  const bool in_time = *one.deadline.start <= *other.deadline.end && *one.deadline.end <= *other.deadline.end;
  return before < behind && in_time && PreparesFor(one.kind, other.kind);
}

std::vector<std::size_t> ByEnd(const std::vector<ReadStep>& steps) {
  std::vector<std::size_t> order(steps.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return IsDated(steps[a]) && IsDated(steps[b]) ? *steps[a].deadline.end < *steps[b].deadline.end
                                                  : IsDated(steps[a]) && !IsDated(steps[b]);
  });
  return order;
}

bool Has(std::string_view folded, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return folded.find(word) != std::string_view::npos; });
}

enum class Decider { kCouncil, kResidents, kOther };
Decider DeciderIn(std::string_view folded) {
  if (Has(folded, {"byråd", "kommunalbestyrelse"})) return Decider::kCouncil;
  return Has(folded, {"beboerdemokrat", "organisationsbestyrelse", "boligorganisation", "afdelingsmøde"})
             ? Decider::kResidents
             : Decider::kOther;
}

bool IsOfPrequalification(std::string_view folded) { return Has(folded, {"prækval"}); }

bool InTime(const ReadStep& step, const Period& period) {
  if (!period.start || !period.end || !IsDated(step)) return false;
  return *step.deadline.start <= *period.end && *period.start <= *step.deadline.end;
}

}  // namespace

std::vector<std::vector<std::size_t>> GuessOrder(const std::vector<ReadStep>& steps) {
  std::vector<std::vector<std::size_t>> after(steps.size());
  std::vector<std::set<std::size_t>> all_before(steps.size());
  for (const std::size_t step : ByEnd(steps)) {
    std::set<std::size_t> candidates;
    std::set<std::size_t> implied;
    for (std::size_t before = 0; before < steps.size(); ++before) {
      if (before == step || !ComesBefore(steps, before, step)) continue;
      candidates.insert(before);
      implied.insert(all_before[before].begin(), all_before[before].end());
    }
    all_before[step] = candidates;
    all_before[step].insert(implied.begin(), implied.end());
    std::set_difference(candidates.begin(), candidates.end(), implied.begin(), implied.end(),
                        std::back_inserter(after[step]));
  }
  return after;
}

std::vector<std::size_t> GuessExpected(const ReadExpectation& expectation, const std::vector<ReadStep>& steps) {
  const std::string wanted = Fold(expectation.text);
  std::vector<std::size_t> all;
  std::vector<std::size_t> in_time;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string text = Fold(steps[i].activity);
    const bool decides = steps[i].kind == StepKind::kDecision || steps[i].kind == StepKind::kVote;
    if (!decides || DeciderIn(text) != DeciderIn(wanted)) continue;
    if (IsOfPrequalification(text) != IsOfPrequalification(wanted)) continue;
    all.push_back(i);
    if (InTime(steps[i], expectation.period)) in_time.push_back(i);
  }
  return in_time.empty() ? all : in_time;
}

}  // namespace tovholder::plan

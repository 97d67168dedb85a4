// SPDX-License-Identifier: EUPL-1.2
#include "post/job.h"

#include <algorithm>
#include <array>

#include "post/job_work.h"

namespace tovholder::post {
namespace {

constexpr std::array<std::pair<JobState, std::string_view>, 6> kJobStates{{{JobState::kWaiting, "waiting"},
                                                                           {JobState::kRunning, "running"},
                                                                           {JobState::kDone, "done"},
                                                                           {JobState::kFailed, "failed"},
                                                                           {JobState::kCancelled, "cancelled"},
                                                                           {JobState::kInterrupted, "interrupted"}}};

}  // namespace

std::string_view ToName(JobState state) { return kJobStates.at(static_cast<std::size_t>(state)).second; }

bool FromName(std::string_view name, JobState& state) {
  const auto* const found =
      std::find_if(kJobStates.begin(), kJobStates.end(), [&](const auto& one) { return one.second == name; });
  if (found == kJobStates.end()) return false;
  state = found->first;
  return true;
}

bool HasEnded(JobState state) { return state != JobState::kWaiting && state != JobState::kRunning; }

std::optional<Error> ErrorOf(const Job& job) {
  if (job.error.empty()) return std::nullopt;
  return ParseStoredError(job.error);
}

std::optional<std::chrono::seconds> EstimateRemaining(const Job& job, Instant now) {
  if (job.state != JobState::kRunning || !job.started || job.done <= 0 || job.total < job.done) return std::nullopt;
  const std::chrono::duration<double> passed = now - *job.started;
  const auto left = passed * (static_cast<double>(job.total - job.done) / static_cast<double>(job.done));
  return std::chrono::ceil<std::chrono::seconds>(left);
}

}  // namespace tovholder::post

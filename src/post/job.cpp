// SPDX-License-Identifier: EUPL-1.2
#include "post/job.h"

#include "base/enum_names.h"
#include "post/job_work.h"

namespace tovholder::post {
namespace {

constexpr EnumNames<JobState, 6> kJobStates{{{JobState::kWaiting, "waiting"},
                                             {JobState::kRunning, "running"},
                                             {JobState::kDone, "done"},
                                             {JobState::kFailed, "failed"},
                                             {JobState::kCancelled, "cancelled"},
                                             {JobState::kInterrupted, "interrupted"}}};

}  // namespace

std::string_view ToName(JobState state) { return NameIn(kJobStates, state); }
bool FromName(std::string_view name, JobState& state) { return ValueIn(kJobStates, name, state); }

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

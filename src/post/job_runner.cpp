// SPDX-License-Identifier: EUPL-1.2
#include "post/job_board.h"
#include "sql/records.h"

namespace tovholder::post {

JobRunner::JobRunner(sql::Database& database, JobRunnerOptions options)
    : board_(std::make_unique<Board>(database, options)) {}

JobRunner::~JobRunner() = default;

JobId JobRunner::Start(const NewJob& job, Work work) { return board_->Add(job, std::move(work)); }

void JobRunner::Cancel(JobId id) { board_->Cancel(id); }

std::optional<Job> JobRunner::Find(JobId id) const {
  auto snapshot = board_->Find(id);
  if (!snapshot) return std::nullopt;
  return std::move(snapshot->job);
}

std::optional<JobSnapshot> JobRunner::FindNewer(JobId id, std::uint64_t seen) const {
  auto snapshot = board_->Find(id);
  if (!snapshot || (snapshot->version == seen && seen != Board::kElsewhere)) return std::nullopt;
  return snapshot;
}

std::vector<Job> JobRunner::List(std::string_view kind, int limit) const {
  auto jobs = board_->database().Read([&](sql::Reader& reader) {
    return sql::List<Job>(reader, "FROM job WHERE kind = $1 ORDER BY id DESC LIMIT $2", kind, limit);
  });
  board_->Refresh(jobs);
  return jobs;
}

}  // namespace tovholder::post

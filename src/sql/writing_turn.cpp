// SPDX-License-Identifier: EUPL-1.2
#include "sql/writing_turn.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

namespace tovholder::sql {
namespace {

constexpr int kSteps = 4;
constexpr int kSchemaStep = kSteps;  // beside the queue

struct flock ByteLock(short type, int byte) {
  struct flock lock {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  lock.l_start = byte;
  lock.l_len = 1;
  return lock;
}

}  // namespace

WritingTurn::WritingTurn(const std::string& file) {
  if (file.empty()) return;
  descriptor_ = open((file + "-turn").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
}

WritingTurn::~WritingTurn() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool WritingTurn::Take(std::chrono::steady_clock::time_point deadline) {
  if (descriptor_ < 0) return true;
  for (int step = kSteps - 1; step >= 0; --step) {
    const bool reached = AwaitStep(step, deadline);
    if (step + 1 < kSteps) LeaveStep(step + 1);
    if (!reached) return false;
  }
  return true;
}

void WritingTurn::Release() {
  if (descriptor_ >= 0) LeaveStep(0);
}

bool WritingTurn::TakeForSchema(std::chrono::steady_clock::time_point deadline) {
  return descriptor_ < 0 || AwaitStep(kSchemaStep, deadline);
}

void WritingTurn::ReleaseSchema() {
  if (descriptor_ >= 0) LeaveStep(kSchemaStep);
}

bool WritingTurn::AwaitStep(int step, std::chrono::steady_clock::time_point deadline) {
  struct flock lock = ByteLock(F_WRLCK, step);
  while (fcntl(descriptor_, F_OFD_SETLK, &lock) != 0) {
    if (errno != EAGAIN && errno != EACCES) return true;  // a file system without such locks: go without the queue
    if (std::chrono::steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

void WritingTurn::LeaveStep(int step) {
  struct flock lock = ByteLock(F_UNLCK, step);
  fcntl(descriptor_, F_OFD_SETLK, &lock);
}

}  // namespace tovholder::sql

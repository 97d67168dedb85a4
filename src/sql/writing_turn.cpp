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

struct flock LockOf(short type, int first, int bytes) {
  struct flock lock {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  lock.l_start = first;
  lock.l_len = bytes;
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
  if (descriptor_ < 0 || TakeFreeSteps()) return true;
  for (int step = kSteps - 1; step >= 0; --step) {
    const bool reached = AwaitStep(step, deadline);
    if (step + 1 < kSteps) Leave(step + 1, 1);
    if (!reached) return false;
  }
  return true;
}

void WritingTurn::Release() {
  if (descriptor_ >= 0) Leave(0, 1);
}

bool WritingTurn::TakeForSchema(std::chrono::steady_clock::time_point deadline) {
  return descriptor_ < 0 || AwaitStep(kSchemaStep, deadline);
}

void WritingTurn::ReleaseSchema() {
  if (descriptor_ >= 0) Leave(kSchemaStep, 1);
}

// Where nobody waits, all steps at once.
bool WritingTurn::TakeFreeSteps() {
  struct flock lock = LockOf(F_WRLCK, 0, kSteps);
  if (fcntl(descriptor_, F_OFD_SETLK, &lock) != 0) return false;
  Leave(1, kSteps - 1);
  return true;
}

bool WritingTurn::AwaitStep(int step, std::chrono::steady_clock::time_point deadline) {
  struct flock lock = LockOf(F_WRLCK, step, 1);
  while (fcntl(descriptor_, F_OFD_SETLK, &lock) != 0) {
    if (errno != EAGAIN && errno != EACCES) return true;  // a file system without such locks: go without the queue
    if (std::chrono::steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

void WritingTurn::Leave(int first, int steps) {
  struct flock lock = LockOf(F_UNLCK, first, steps);
  fcntl(descriptor_, F_OFD_SETLK, &lock);
}

}  // namespace tovholder::sql

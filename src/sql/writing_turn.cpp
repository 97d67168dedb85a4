// SPDX-License-Identifier: EUPL-1.2
#include "sql/writing_turn.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

namespace tovholder::sql {

WritingTurn::WritingTurn(const std::string& file) {
  if (file.empty()) return;
  descriptor_ = open((file + "-turn").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
}

WritingTurn::~WritingTurn() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool WritingTurn::Take(std::chrono::steady_clock::time_point deadline) {
  if (descriptor_ < 0) return true;
  while (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return true;  // a file system without such locks: go without the queue
    if (std::chrono::steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

void WritingTurn::Release() {
  if (descriptor_ >= 0) flock(descriptor_, LOCK_UN);
}

}  // namespace tovholder::sql

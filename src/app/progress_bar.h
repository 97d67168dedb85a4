// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

#include "app/command.h"
#include "imports/scan_pace.h"

namespace tovholder::app {

// One line that is drawn over itself at the foot of the terminal; nothing where messages go elsewhere.
class ProgressBar {
 public:
  explicit ProgressBar(const Terminal& terminal) : terminal_(terminal) {}
  void Show(std::int64_t done, std::int64_t total, const std::string& name);
  void ShowPages(const imports::ScanStanding& standing);
  // Makes room for a message.
  void Clear();

 private:
  void Draw(const std::string& line);

  const Terminal& terminal_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point drawn_;
  bool visible_ = false;
};

}  // namespace tovholder::app

// SPDX-License-Identifier: EUPL-1.2
#include "app/progress_bar.h"

#include <algorithm>
#include <ostream>

#include "base/text.h"

namespace tovholder::app {
namespace {

constexpr int kWidth = 24;

std::string Bar(std::int64_t done, std::int64_t total) {
  const auto filled = static_cast<int>(total > 0 ? std::min(done, total) * kWidth / total : 0);
  std::string bar;
  for (int i = 0; i < kWidth; ++i) bar += i < filled ? "█" : "░";
  return bar;
}

}  // namespace

void ProgressBar::Show(std::int64_t done, std::int64_t total, const std::string& name) {
  Draw(Bar(done, total) + " " + std::to_string(done) + "/" + std::to_string(total) + " " + name);
}

void ProgressBar::ShowPages(const imports::ScanStanding& standing) {
  Draw(Bar(standing.done, standing.pages) + " " + imports::Say(standing, terminal_.texts()));
}

void ProgressBar::Draw(const std::string& line) {
  if (!terminal_.draws_progress) return;
  const std::scoped_lock lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (now - drawn_ < std::chrono::milliseconds(60)) return;
  drawn_ = now;
  visible_ = true;
  terminal_.err << "\r\x1b[K" << Shorten(line, static_cast<std::size_t>(std::max(terminal_.columns - 1, 20)))
                << std::flush;
}

void ProgressBar::Clear() {
  const std::scoped_lock lock(mutex_);
  if (!visible_) return;
  visible_ = false;
  terminal_.err << "\r\x1b[K" << std::flush;
}

}  // namespace tovholder::app

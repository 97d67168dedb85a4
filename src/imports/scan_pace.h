// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "html/texts.h"

// How far the reading of a long scan is, and how long it will still take.
namespace tovholder::imports {

struct ScanStanding {
  std::string file;
  int done = 0;
  int pages = 0;
  std::optional<std::int64_t> seconds_left;  // none until two pages are read
};

// Learns from the pages of each file how fast they are read; for any thread.
class ScanPace {
 public:
  using Clock = std::chrono::steady_clock;
  ScanStanding Note(const std::string& file, int done, int pages, Clock::time_point now = Clock::now());

 private:
  struct First {
    int done;
    Clock::time_point at;
  };
  std::mutex mutex_;
  std::map<std::string, First> first_;
};

// "scan.pdf: page 12 of 300, about 4 minutes left".
std::string Say(const ScanStanding& standing, const html::Texts& t);

// As a job keeps it, so that each reader gets it in his language. Any other text of a job stays as it is.
std::string StoreStanding(const ScanStanding& standing);
std::string SayCurrent(std::string_view current, const html::Texts& t);

}  // namespace tovholder::imports

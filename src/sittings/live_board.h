// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>

#include "http/bell.h"
#include "sittings/sitting.h"
#include "sql/database.h"

namespace tovholder::sittings {

// How far each meeting is, for all who follow it: thousands of live pages cost one read of the database. What another
// server on the same database records is seen within half a second. Safe to use from several threads.
class LiveBoard {
 public:
  LiveBoard(sql::Database& database, http::Bell& bell) : database_(database), bell_(bell) {}

  // Something was recorded and is on disk.
  void Tell(MeetingId meeting);
  // What FindRevision gives.
  std::int64_t Revision(MeetingId meeting);

 private:
  using Clock = std::chrono::steady_clock;
  struct Entry {
    std::int64_t revision = 0;
    Clock::time_point read = {};
  };

  sql::Database& database_;
  http::Bell& bell_;
  std::mutex mutex_;
  std::map<MeetingId, Entry> entries_;
};

}  // namespace tovholder::sittings

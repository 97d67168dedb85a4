// SPDX-License-Identifier: EUPL-1.2
#include "sittings/live_board.h"

#include "sittings/sitting_store.h"

namespace tovholder::sittings {
namespace {

constexpr std::chrono::milliseconds kBelieved{500};

}  // namespace

void LiveBoard::Tell(MeetingId meeting) {
  {
    const std::scoped_lock lock(mutex_);
    entries_[meeting].read = {};
  }
  bell_.Ring();
}

std::int64_t LiveBoard::Revision(MeetingId meeting) {
  const std::scoped_lock lock(mutex_);
  Entry& entry = entries_[meeting];
  const auto now = Clock::now();
  if (now - entry.read < kBelieved) return entry.revision;
  entry.revision = database_.Read([&](sql::Reader& reader) { return FindRevision(reader, meeting); });
  entry.read = now;
  return entry.revision;
}

}  // namespace tovholder::sittings

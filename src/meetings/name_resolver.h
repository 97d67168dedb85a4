// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "meetings/meeting_draft.h"
#include "sql/database.h"

namespace tovholder::meetings {

// Finds the bodies and organizations that drafts name, or makes them; for several threads.
class NameResolver {
 public:
  NameResolver(sql::Database& database, sql::Author author) : database_(database), author_(std::move(author)) {}

  // Sets `draft.meeting.body` and `.organization`.
  void Resolve(MeetingDraft& draft);

 private:
  struct Ids {
    std::optional<std::int64_t> body;
    std::optional<std::int64_t> organization;
  };
  Ids Find(const std::string& body, const std::string& organization);

  sql::Database& database_;
  sql::Author author_;
  std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Ids> known_;
};

}  // namespace tovholder::meetings

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "meetings/meeting_draft.h"
#include "sql/database.h"

namespace tovholder::imports {

// Finds the bodies, organizations and persons that drafts name, or makes them. Remembers them from one transaction to
// the next.
class NameResolver {
 public:
  // Sets `draft.meeting.body` and `.organization`.
  void Resolve(sql::Transaction& transaction, meetings::MeetingDraft& draft);
  // Sets `person` of everybody in the draft.
  void ResolvePersons(sql::Transaction& transaction, meetings::MeetingDraft& draft);
  // To be called where a transaction was taken back: what it made is not there.
  void Forget();

 private:
  struct Ids {
    std::optional<std::int64_t> body;
    std::optional<std::int64_t> organization;
  };
  static Ids Find(sql::Transaction& transaction, const std::string& body, const std::string& organization);
  void ResolvePersons(sql::Transaction& transaction, std::vector<meetings::PersonAtMeeting>& persons);

  std::map<std::pair<std::string, std::string>, Ids> known_;
  std::unordered_map<std::string, people::PersonId> persons_;
};

}  // namespace tovholder::imports

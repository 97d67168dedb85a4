// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "meetings/document.h"
#include "people/person.h"
#include "people/user.h"
#include "post/mail.h"
#include "search/index.h"
#include "sql/database.h"
#include "sql/records.h"

// What is erased in the tables of each room, for a decision that erasure_store.cpp takes down.
namespace tovholder::trace {

// How much of what went, by table.
class Extent {
 public:
  void Add(std::string_view table, std::int64_t count) {
    if (count > 0) counts_[std::string(table)] += count;
  }
  std::string Format() const;

 private:
  std::map<std::string, std::int64_t> counts_;
};

// The values of a row that the log keeps.
template <class Record>
void EraseLogged(sql::Transaction& transaction, std::string_view table, std::int64_t row) {
  for (const std::string_view field : sql::FieldNames<Record>()) sql::EraseValues(transaction, table, row, field);
}

void EraseMail(sql::Transaction& transaction, post::MailId id);
// Returns how many went.
std::int64_t EraseMailTo(sql::Transaction& transaction, const std::string& address);
// The account stays without a name, so that what it did keeps its author's number. Errors: those of
// people::DisableUser.
Result<void> EraseAccount(sql::Transaction& transaction, people::User user, Extent& extent);
// Who sat where and when stays, as the minutes say it; what was written about the person goes.
void EraseMemberships(sql::Transaction& transaction, people::PersonId id, Extent& extent);
// Who was called to a meeting stays; where it was sent, what came back and what the person remarked goes.
void EraseInvitations(sql::Transaction& transaction, people::PersonId id, Extent& extent);
// What days suited somebody says nothing any more.
void ErasePollAnswers(sql::Transaction& transaction, people::PersonId id, Extent& extent);
void EraseNameInItem(sql::Transaction& transaction, std::int64_t item, const std::string& name);
// The head of minutes and rolls keep names as text, beside the lists of those who were there.
void ReplaceAtMeetings(sql::Transaction& transaction, const std::vector<meetings::MeetingId>& all,
                       const std::string& name, const std::string& replacement);
void ReplaceOnRolls(sql::Transaction& transaction, people::PersonId id, const std::string& replacement);
// Guests of a meeting, and what is remarked on invitations and drafts.
void ReplaceBesideMinutes(sql::Transaction& transaction, const std::string& name, const std::string& replacement);
// What was kept for requests that are answered goes with it.
void EraseInAnsweredRequests(sql::Transaction& transaction, const std::string& name);
// Text, file and what was read of a paper.
void EraseContent(sql::Transaction& transaction, const search::Index& index, meetings::Document document);

}  // namespace tovholder::trace

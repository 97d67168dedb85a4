// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "people/invitation.h"
#include "planning/poll.h"
#include "post/mail.h"
#include "sql/database.h"

// The mail that asks the members of a meeting which times suit them.
namespace tovholder::planning {

struct PollLetter {
  Id<PollLetter> id;
  meetings::MeetingId meeting;
  people::PersonId person;
  std::string told;  // times of which the person has heard, one a line
  std::optional<post::MailId> mail;
};
BOOST_DESCRIBE_STRUCT(PollLetter, (), (id, meeting, person, told, mail))

// The times that `told` does not hold.
std::vector<PollTime> UntoldTimes(const std::vector<PollTime>& times, std::string_view told);
std::string ToldOf(const std::vector<PollTime>& times);

struct PollAddressee {
  std::string name;
  std::string email;
  bool signs_in = true;  // else he answers by other ways than the page
};
// Asks about all of `times`, or tells of those that are new.
enum class PollNews { kAsked, kNewTimes };
post::NewMail WritePollLetter(const meetings::Meeting& meeting, const DatePoll& poll,
                              const std::vector<PollTime>& times, const PollAddressee& addressee,
                              const people::Letterhead& letterhead, PollNews news);

// Writes to each of the asked who has a mail address and has not heard of all times yet. Returns how many letters were
// queued; a second call queues none.
int TellOfPoll(sql::Transaction& transaction, meetings::MeetingId id, const people::Letterhead& letterhead);

}  // namespace tovholder::planning

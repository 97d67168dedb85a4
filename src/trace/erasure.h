// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "meetings/document.h"
#include "people/person.h"
#include "search/index.h"
#include "sql/database.h"

// How long personal data is kept, and how it is erased: each time by a decision of somebody, with ground and reason.
// The log keeps that something was there and by whom; its values go with the data, and its chain stays whole.
namespace tovholder::trace {

enum class RetentionKind { kFormerMember, kImportedPaper, kSentMail };
std::string_view ToName(RetentionKind kind);
bool FromName(std::string_view name, RetentionKind& kind);

// The periods are the installation's own: they follow from its archives and the purpose, not from this program.
struct RetentionRule {
  Id<RetentionRule> id;
  RetentionKind kind = RetentionKind::kFormerMember;
  int years = 0;  // 0: no period is set, and nothing is due
  std::string ground;
};
BOOST_DESCRIBE_STRUCT(RetentionRule, (), (id, kind, years, ground))

struct Erasure {
  Id<Erasure> id;
  RetentionKind kind = RetentionKind::kFormerMember;
  std::int64_t subject = 0;
  bool name_kept = false;
  std::string ground;
  std::string reason;
  std::string extent;
  Instant decided;
  std::string decided_by;
};
BOOST_DESCRIBE_STRUCT(Erasure, (), (id, kind, subject, name_kept, ground, reason, extent, decided, decided_by))

std::vector<RetentionRule> ListRetentionRules(sql::Reader& reader);  // one a kind
RetentionRule FindRetentionRule(sql::Reader& reader, RetentionKind kind);
// Error: trace.years_wrong {limit}.
Result<void> PutRetentionRule(sql::Transaction& transaction, RetentionRule rule);
// What is older than this day is due; nothing where no period is set.
std::optional<Date> DueBefore(const RetentionRule& rule, Date today);

struct DueThing {
  std::int64_t id = 0;
  std::string name;
  std::optional<Date> since;  // end of the last membership, day of the import
};
// Beyond their period and not erased yet, the oldest first; mails are told by ListDueMail alone.
std::vector<DueThing> ListDue(sql::Reader& reader, RetentionKind kind, Date today, int limit);
std::vector<std::int64_t> ListDueMail(sql::Reader& reader, Date today);
std::vector<Erasure> ListErasures(sql::Reader& reader, int limit);  // the latest first

// An item or paper in whose text a name stands.
struct NamedIn {
  std::int64_t id = 0;
  std::string title;
};
// What would be erased of a person.
struct PersonErasurePlan {
  people::Person person;
  std::int64_t memberships = 0;
  std::string account;  // e-mail; "" where the person is no user
  std::int64_t mails = 0;
  std::int64_t invitations = 0;
  std::int64_t poll_answers = 0;
  std::int64_t logged_values = 0;
  std::vector<NamedIn> items;      // each a choice of its own
  std::vector<NamedIn> documents;  // likewise
};
std::optional<PersonErasurePlan> PlanPersonErasure(sql::Reader& reader, people::PersonId id);

enum class NameChoice { kKept, kReplaced };
struct PersonErasure {
  people::PersonId person;
  NameChoice name = NameChoice::kReplaced;
  std::vector<std::int64_t> items;      // in which the name is replaced
  std::vector<std::int64_t> documents;  // whose content goes
  std::string ground;
  std::string reason;
};
// Errors: trace.no_such_person, trace.no_erasure_ground, trace.no_erasure_reason, people.last_administrator.
Result<void> ErasePerson(sql::Transaction& transaction, const search::Index& index, const PersonErasure& wanted);
// Text, file and what was read of it. Errors: trace.no_such_paper, trace.no_erasure_ground, trace.no_erasure_reason.
Result<void> EraseDocument(sql::Transaction& transaction, const search::Index& index, meetings::DocumentId id,
                           std::string_view ground, std::string_view reason);
// All that are due.
Result<int> EraseDueMail(sql::Transaction& transaction, Date today, std::string_view ground, std::string_view reason);

}  // namespace tovholder::trace

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "meetings/meeting_search.h"
#include "people/person_writes.h"
#include "sql/records.h"
#include "trace/erasure.h"
#include "trace/erasure_parts.h"

namespace tovholder::trace {
namespace {

Result<void> CheckGround(std::string_view ground, std::string_view reason) {
  if (Trim(ground).empty()) return Fail("trace.no_erasure_ground");
  if (Trim(reason).empty()) return Fail("trace.no_erasure_reason");
  return {};
}

void Record(sql::Transaction& transaction, Erasure erasure, const Extent& extent) {
  erasure.ground = CollapseSpace(erasure.ground);
  erasure.reason = CollapseSpace(erasure.reason);
  erasure.extent = extent.Format();
  erasure.decided = transaction.now();
  erasure.decided_by = transaction.author().name;
  sql::Create(transaction, "erasure", erasure);
}

std::optional<meetings::Document> FindAnyDocument(sql::Reader& reader, std::int64_t id) {
  return sql::Find<meetings::Document>(reader, "FROM document WHERE id = $1", id);
}

std::vector<meetings::MeetingId> MeetingsOf(sql::Reader& reader, people::PersonId id) {
  return reader.Column<meetings::MeetingId>(
      "SELECT DISTINCT meeting FROM attendance WHERE person = $1 ORDER BY meeting", id);
}

// To the account and to wherever invitations went.
std::int64_t CountMails(sql::Reader& reader, people::PersonId id, const std::string& account) {
  return reader
      .One<std::int64_t>(
          "SELECT count(*) FROM mail_message WHERE recipient <> '' AND (lower(recipient) = $2 OR lower(recipient) IN"
          " (SELECT email FROM meeting_invitation WHERE person = $1) OR lower(recipient) IN (SELECT email FROM"
          " invitation_address WHERE person = $1))",
          id, account)
      .value_or(0);
}

// Of the rows of a table that name a person.
std::int64_t CountLoggedValuesOf(sql::Reader& reader, const std::string& table, people::PersonId person) {
  std::int64_t count = 0;
  for (const auto row : reader.Column<std::int64_t>("SELECT id FROM " + table + " WHERE person = $1", person)) {
    count += sql::CountLoggedValues(reader, table, row);
  }
  return count;
}

}  // namespace

RetentionRule FindRetentionRule(sql::Reader& reader, RetentionKind kind) {
  RetentionRule none;
  none.kind = kind;
  return sql::Find<RetentionRule>(reader, "FROM retention_rule WHERE kind = $1", kind).value_or(none);
}

std::vector<RetentionRule> ListRetentionRules(sql::Reader& reader) {
  return {FindRetentionRule(reader, RetentionKind::kFormerMember),
          FindRetentionRule(reader, RetentionKind::kImportedPaper),
          FindRetentionRule(reader, RetentionKind::kSentMail)};
}

Result<void> PutRetentionRule(sql::Transaction& transaction, RetentionRule rule) {
  constexpr int kMostYears = 100;
  if (rule.years < 0 || rule.years > kMostYears) {
    return Fail("trace.years_wrong", {{"limit", std::to_string(kMostYears)}});
  }
  rule.id = FindRetentionRule(transaction, rule.kind).id;
  if (rule.id) {
    sql::Update(transaction, "retention_rule", rule);
  } else {
    sql::Create(transaction, "retention_rule", rule);
  }
  return {};
}

std::vector<DueThing> ListDue(sql::Reader& reader, RetentionKind kind, Date today, int limit) {
  const auto before = DueBefore(FindRetentionRule(reader, kind), today);
  std::vector<DueThing> due;
  if (!before || kind == RetentionKind::kSentMail) return due;
  const std::string not_erased =
      " AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.kind = $3 AND e.subject = x.id) ORDER BY 3, 1 LIMIT $2";
  const std::string former =
      "SELECT x.id, x.name, max(m.to_date) FROM person x JOIN membership m ON m.person = x.id"
      " WHERE NOT EXISTS (SELECT 1 FROM membership n WHERE n.person = x.id AND (n.to_date IS NULL OR n.to_date >= $1))"
      " AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.kind = $3 AND e.subject = x.id)"
      " GROUP BY x.id, x.name ORDER BY 3, 1 LIMIT $2";
  const std::string papers =
      "SELECT x.id, x.name, substr(x.imported, 1, 10) FROM document x WHERE x.imported < $1" + not_erased;
  reader.Each(
      kind == RetentionKind::kFormerMember ? former : papers,
      [&](const sql::Row& row) {
        due.push_back({row.Int(0), row.Get<std::string>(1), ParseIsoDate(row.Get<std::string>(2))});
      },
      *before, limit, kind);
  return due;
}

std::vector<std::int64_t> ListDueMail(sql::Reader& reader, Date today) {
  const auto before = DueBefore(FindRetentionRule(reader, RetentionKind::kSentMail), today);
  if (!before) return {};
  return reader.Column<std::int64_t>(
      "SELECT id FROM mail_message WHERE state IN ('sent', 'failed') AND created < $1 ORDER BY id", *before);
}

std::vector<Erasure> ListErasures(sql::Reader& reader, int limit) {
  return sql::List<Erasure>(reader, "FROM erasure ORDER BY id DESC LIMIT $1", limit);
}

std::optional<PersonErasurePlan> PlanPersonErasure(sql::Reader& reader, people::PersonId id) {
  const auto person = people::FindPerson(reader, id);
  if (!person) return std::nullopt;
  PersonErasurePlan plan;
  plan.person = *person;
  plan.memberships = reader.One<std::int64_t>("SELECT count(*) FROM membership WHERE person = $1", id).value_or(0);
  plan.account = reader.One<std::string>("SELECT email FROM user_account WHERE person = $1", id).value_or("");
  plan.mails = CountMails(reader, id, plan.account);
  plan.invitations =
      reader.One<std::int64_t>("SELECT count(*) FROM meeting_invitation WHERE person = $1", id).value_or(0);
  plan.poll_answers =
      reader.One<std::int64_t>("SELECT count(*) FROM date_poll_answer WHERE person = $1", id).value_or(0);
  plan.logged_values = sql::CountLoggedValues(reader, "person", id.value) +
                       CountLoggedValuesOf(reader, "membership", id) + CountLoggedValuesOf(reader, "user_account", id);
  const auto named = [&](const char* statement) {
    std::vector<NamedIn> found;
    reader.Each(
        statement,
        [&](const sql::Row& row) {
          found.push_back({row.Int(0), row.Get<std::string>(1)});
        },
        person->name);
    return found;
  };
  plan.items = named(
      "SELECT i.id, i.title FROM (SELECT id, title, title || heading || case_text || coalesce(decision, '')"
      " || coalesce(responsible, '') || coalesce(recommended_by, '') || coalesce(decided_by, '') AS said"
      " FROM agenda_item) i WHERE replace(i.said, $1, '') <> i.said"
      " OR EXISTS (SELECT 1 FROM statement s WHERE s.item = i.id AND replace(s.text, $1, '') <> s.text)"
      " OR EXISTS (SELECT 1 FROM recommendation r WHERE r.item = i.id AND replace(r.text, $1, '') <> r.text)"
      " ORDER BY i.id LIMIT 500");
  plan.documents = named(
      "SELECT d.id, d.name FROM document d WHERE replace(coalesce(d.text, d.title), $1, '') <>"
      " coalesce(d.text, d.title) ORDER BY d.id LIMIT 500");
  return plan;
}

Result<void> ErasePerson(sql::Transaction& transaction, const search::Index& index, const PersonErasure& wanted) {
  const auto person = people::FindPerson(transaction, wanted.person);
  if (!person) return Fail("trace.no_such_person");
  if (auto checked = CheckGround(wanted.ground, wanted.reason); !checked) return checked;
  Extent extent;
  EraseMemberships(transaction, wanted.person, extent);
  EraseInvitations(transaction, wanted.person, extent);
  ErasePollAnswers(transaction, wanted.person, extent);
  for (people::User& user :
       sql::List<people::User>(transaction, "FROM user_account WHERE person = $1", wanted.person)) {
    if (auto erased = EraseAccount(transaction, std::move(user), extent); !erased) return erased;
  }
  for (std::int64_t item : wanted.items) EraseNameInItem(transaction, item, person->name);
  extent.Add("agenda_item", static_cast<std::int64_t>(wanted.items.size()));
  for (std::int64_t id : wanted.documents) {
    const auto document = FindAnyDocument(transaction, id);
    if (!document) return Fail("trace.no_such_paper");
    EraseContent(transaction, index, *document);
  }
  extent.Add("document", static_cast<std::int64_t>(wanted.documents.size()));
  std::vector<meetings::MeetingId> changed = MeetingsOf(transaction, wanted.person);
  if (wanted.name == NameChoice::kReplaced) {
    const std::string replacement = "Slettet person " + std::to_string(wanted.person.value);
    people::RenamePerson(transaction, wanted.person, replacement);
    ReplaceAtMeetings(transaction, changed, person->name, replacement);
    ReplaceOnRolls(transaction, wanted.person, replacement);
    ReplaceBesideMinutes(transaction, person->name, replacement);
    EraseInAnsweredRequests(transaction, person->name);
    EraseLogged<people::Person>(transaction, "person", wanted.person.value);
    extent.Add("person", 1);
  }
  for (std::int64_t item : wanted.items) {
    const auto meeting = transaction.One<meetings::MeetingId>("SELECT meeting FROM agenda_item WHERE id = $1", item);
    if (meeting) changed.push_back(*meeting);
  }
  std::sort(changed.begin(), changed.end());
  changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
  for (meetings::MeetingId meeting : changed) meetings::IndexMeeting(transaction, index, meeting);
  Erasure erasure;
  erasure.subject = wanted.person.value;
  erasure.name_kept = wanted.name == NameChoice::kKept;
  erasure.ground = wanted.ground;
  erasure.reason = wanted.reason;
  Record(transaction, std::move(erasure), extent);
  return {};
}

Result<void> EraseDocument(sql::Transaction& transaction, const search::Index& index, meetings::DocumentId id,
                           std::string_view ground, std::string_view reason) {
  const auto document = FindAnyDocument(transaction, id.value);
  if (!document) return Fail("trace.no_such_paper");
  if (auto checked = CheckGround(ground, reason); !checked) return checked;
  EraseContent(transaction, index, *document);
  Extent extent;
  extent.Add("document", 1);
  Erasure erasure;
  erasure.kind = RetentionKind::kImportedPaper;
  erasure.subject = id.value;
  erasure.ground = ground;
  erasure.reason = reason;
  Record(transaction, std::move(erasure), extent);
  return {};
}

Result<int> EraseDueMail(sql::Transaction& transaction, Date today, std::string_view ground, std::string_view reason) {
  if (auto checked = CheckGround(ground, reason); !checked) return Pass(checked);
  const auto mails = ListDueMail(transaction, today);
  for (std::int64_t mail : mails) EraseMail(transaction, post::MailId{mail});
  Extent extent;
  extent.Add("mail_message", static_cast<std::int64_t>(mails.size()));
  Erasure erasure;
  erasure.kind = RetentionKind::kSentMail;
  erasure.ground = ground;
  erasure.reason = reason;
  Record(transaction, std::move(erasure), extent);
  return static_cast<int>(mails.size());
}

}  // namespace tovholder::trace

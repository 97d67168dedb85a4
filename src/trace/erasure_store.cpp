// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "base/text.h"
#include "desk/read_through.h"
#include "documents/file_store.h"
#include "meetings/meeting_search.h"
#include "people/membership.h"
#include "people/person_writes.h"
#include "people/user_store.h"
#include "post/mail.h"
#include "search/search.h"
#include "sql/records.h"
#include "trace/erasure.h"

namespace tovholder::trace {
namespace {

constexpr std::string_view kInPlaceOfName = "[slettet]";
constexpr std::string_view kInPlaceOfPaper = "Dokumentets indhold er slettet.\n";
constexpr std::array<std::string_view, 10> kItemTexts{
    "title",     "heading",        "decision",       "responsible",     "decided_by",
    "case_text", "recommended_by", "decision_theme", "attachment_note", "closed_reason"};

// How much of what went, by table.
class Extent {
 public:
  void Add(std::string_view table, std::int64_t count) {
    if (count > 0) counts_[std::string(table)] += count;
  }
  std::string Format() const {
    std::vector<std::string> parts;
    for (const auto& [table, count] : counts_) parts.push_back(table + " " + std::to_string(count));
    return Join(parts, ", ");
  }

 private:
  std::map<std::string, std::int64_t> counts_;
};

template <class Record>
void EraseLogged(sql::Transaction& transaction, std::string_view table, std::int64_t row) {
  for (const std::string_view field : sql::FieldNames<Record>()) sql::EraseValues(transaction, table, row, field);
}

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

bool IsReferred(sql::Reader& reader, documents::FileId file) {
  return reader
             .One<std::int64_t>(
                 "SELECT (SELECT count(*) FROM document WHERE file = $1) + (SELECT count(*) FROM attachment WHERE file "
                 "="
                 " $1) + (SELECT count(*) FROM desk_attachment WHERE file = $1) + (SELECT count(*) FROM"
                 " mail_attachment WHERE file = $1) + (SELECT count(*) FROM access_request WHERE package = $1)",
                 file)
             .value_or(0) > 0;
}

void DropFile(sql::Transaction& transaction, documents::FileId file) {
  if (!IsReferred(transaction, file)) documents::DeleteFile(transaction, file);
}

void EraseMail(sql::Transaction& transaction, post::MailId id) {
  const auto mail = sql::Find<post::Mail>(transaction, "FROM mail_message WHERE id = $1", id);
  if (!mail) return;
  const auto files = transaction.Column<documents::FileId>("SELECT file FROM mail_attachment WHERE mail = $1", id);
  transaction.Execute("DELETE FROM mail_attachment WHERE mail = $1", id);
  transaction.Execute("DELETE FROM invitation WHERE mail = $1", id);
  sql::Delete(transaction, "mail_message", *mail);
  EraseLogged<post::Mail>(transaction, "mail_message", id.value);
  for (documents::FileId file : files) DropFile(transaction, file);
}

std::int64_t EraseMailTo(sql::Transaction& transaction, const std::string& address) {
  const auto mails =
      transaction.Column<post::MailId>("SELECT id FROM mail_message WHERE lower(recipient) = $1", address);
  for (post::MailId mail : mails) EraseMail(transaction, mail);
  return static_cast<std::int64_t>(mails.size());
}

// The account stays without a name, so that what it did keeps its author's number.
Result<void> EraseAccount(sql::Transaction& transaction, people::User user, Extent& extent) {
  if (!user.disabled) {
    if (auto disabled = people::DisableUser(transaction, user.id); !disabled) return disabled;
  }
  extent.Add("mail_message", EraseMailTo(transaction, user.email));
  for (const auto* table : {"user_password", "second_factor", "recovery_code", "invitation", "sign_in_link"}) {
    transaction.Execute("DELETE FROM " + std::string(table) + " WHERE account = $1", user.id);
  }
  transaction.Execute("DELETE FROM saved_search WHERE account = $1", user.id);
  const std::string number = std::to_string(user.id.value);
  user.disabled = true;
  user.email = "slettet-" + number + "@slettet.invalid";
  user.name = "Slettet bruger " + number;
  for (const auto& remark :
       sql::List<desk::DraftRemark>(transaction, "FROM draft_remark WHERE account = $1", user.id)) {
    sql::Delete(transaction, "draft_remark", remark);
    EraseLogged<desk::DraftRemark>(transaction, "draft_remark", remark.id.value);
  }
  transaction.Execute("UPDATE desk_proposal SET proposed_by = $2 WHERE account = $1", user.id, user.name);
  if (auto updated = people::UpdateUser(transaction, user); !updated) return updated;
  EraseLogged<people::User>(transaction, "user_account", user.id.value);
  extent.Add("user_account", 1);
  return {};
}

// Who sat where and when stays, as the minutes say it; what was written about the person goes.
void EraseMemberships(sql::Transaction& transaction, people::PersonId id, Extent& extent) {
  for (people::Membership membership :
       sql::List<people::Membership>(transaction, "FROM membership WHERE person = $1 ORDER BY id", id)) {
    for (std::string* text : {&membership.title, &membership.party, &membership.represents, &membership.mandate,
                              &membership.mandate_limits, &membership.granted_by, &membership.responsibility}) {
      text->clear();
    }
    sql::Update(transaction, "membership", membership);
    for (const auto* field :
         {"title", "party", "represents", "mandate", "mandate_limits", "granted_by", "responsibility"}) {
      sql::EraseValues(transaction, "membership", membership.id.value, field);
    }
    extent.Add("membership", 1);
  }
}

void ReplaceIn(sql::Transaction& transaction, std::string_view table, std::string_view column, std::string_view where,
               std::int64_t id, std::string_view name) {
  const std::string field(column);
  transaction.Execute("UPDATE " + std::string(table) + " SET " + field + " = replace(" + field + ", $2, $3) WHERE " +
                          std::string(where),
                      id, std::string(name), std::string(kInPlaceOfName));
}

void EraseNameInItem(sql::Transaction& transaction, std::int64_t item, const std::string& name) {
  for (std::string_view column : kItemTexts) {
    ReplaceIn(transaction, "agenda_item", column, "id = $1", item, name);
    sql::EraseValues(transaction, "agenda_item", item, column);
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kHanging{{{"recommendation", "text"},
                                                                                   {"recommendation", "outcome"},
                                                                                   {"statement", "text"},
                                                                                   {"treatment", "text"},
                                                                                   {"attachment", "name"}}};
  for (const auto& [table, column] : kHanging) {
    ReplaceIn(transaction, table, column, "item = $1", item, name);
    const auto rows =
        transaction.Column<std::int64_t>("SELECT id FROM " + std::string(table) + " WHERE item = $1", item);
    for (std::int64_t row : rows) sql::EraseValues(transaction, table, row, column);
  }
  for (std::int64_t row : transaction.Column<std::int64_t>("SELECT id FROM desk_item WHERE agenda_item = $1", item)) {
    for (const auto* column : {"title", "responsible", "theme", "recommended_by", "recommendations", "case_text",
                               "participants", "proposed_by", "late_reason"}) {
      ReplaceIn(transaction, "desk_item", column, "id = $1", row, name);
      sql::EraseValues(transaction, "desk_item", row, column);
    }
  }
  const auto meeting = transaction.One<std::int64_t>("SELECT meeting FROM agenda_item WHERE id = $1", item).value_or(0);
  ReplaceIn(transaction, "desk_revision", "agenda", "meeting = $1", meeting, name);
  for (std::int64_t row :
       transaction.Column<std::int64_t>("SELECT id FROM desk_revision WHERE meeting = $1", meeting)) {
    sql::EraseValues(transaction, "desk_revision", row, "agenda");
  }
  sql::LogChange(transaction, sql::ChangeKind::kOther, "agenda_item", item, {}, "personal data erased");
}

// At the head of minutes stand names as text beside the list of those who were there.
void ReplaceAtMeetings(sql::Transaction& transaction, const std::vector<meetings::MeetingId>& all,
                       const std::string& name, const std::string& replacement) {
  for (meetings::MeetingId id : all) {
    for (const auto* column : {"chair", "minute_taker"}) {
      transaction.Execute(
          "UPDATE meeting SET " + std::string(column) + " = replace(" + column + ", $2, $3) WHERE id = $1", id, name,
          replacement);
      sql::EraseValues(transaction, "meeting", id.value, column);
    }
  }
}

// What was kept for requests that are answered goes with it.
void EraseInAnsweredRequests(sql::Transaction& transaction, const std::string& name) {
  const auto requests = transaction.Column<std::int64_t>(
      "SELECT DISTINCT r.id FROM access_request r JOIN access_paper p ON p.request = r.id JOIN access_text x ON "
      "x.paper ="
      " p.id WHERE r.state = 'sent' AND replace(x.text, $1, '') <> x.text",
      name);
  for (std::int64_t request : requests) {
    const auto package = transaction.One<documents::FileId>(
        "SELECT package FROM access_request WHERE id = $1 AND package IS NOT NULL", request);
    transaction.Execute("DELETE FROM access_text WHERE paper IN (SELECT id FROM access_paper WHERE request = $1)",
                        request);
    transaction.Execute("UPDATE access_request SET package = NULL WHERE id = $1", request);
    if (package) DropFile(transaction, *package);
    sql::LogChange(transaction, sql::ChangeKind::kOther, "access_request", request, {}, "personal data erased");
  }
}

void EraseContent(sql::Transaction& transaction, const search::Index& index, meetings::Document document) {
  const documents::FileId old = document.file;
  const std::string number = std::to_string(document.id.value);
  document.file = documents::StoreFile(transaction, kInPlaceOfPaper, "slettet.txt", "text/plain").id;
  document.name = "slettet-" + number + ".txt";
  document.title = "Slettet dokument " + number;
  document.text = std::string(kInPlaceOfPaper);
  document.layout = "[]";
  document.findings = "[]";
  sql::Update(transaction, "document", document);
  EraseLogged<meetings::Document>(transaction, "document", document.id.value);
  for (const auto* column : {"places", "unplaced", "findings"}) {
    transaction.Execute("UPDATE reading SET " + std::string(column) + " = '[]' WHERE document = $1", document.id);
  }
  for (std::int64_t row : transaction.Column<std::int64_t>("SELECT id FROM reading WHERE document = $1", document.id)) {
    EraseLogged<meetings::ReadingRecord>(transaction, "reading", row);
  }
  transaction.Execute("DELETE FROM repair WHERE document = $1", document.id);
  index.Remove(transaction, search::EntryKind::kDocument, document.id.value);
  DropFile(transaction, old);
}

std::optional<meetings::Document> FindAnyDocument(sql::Reader& reader, std::int64_t id) {
  return sql::Find<meetings::Document>(reader, "FROM document WHERE id = $1", id);
}

std::vector<meetings::MeetingId> MeetingsOf(sql::Reader& reader, people::PersonId id) {
  return reader.Column<meetings::MeetingId>(
      "SELECT DISTINCT meeting FROM attendance WHERE person = $1 ORDER BY meeting", id);
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
      "SELECT x.id, x.name, max(m.to_date) FROM person x JOIN membership m ON m.person = x.id WHERE NOT EXISTS (SELECT "
      "1"
      " FROM membership n WHERE n.person = x.id AND (n.to_date IS NULL OR n.to_date >= $1)) AND NOT EXISTS (SELECT 1 "
      "FROM"
      " erasure e WHERE e.kind = $3 AND e.subject = x.id) GROUP BY x.id, x.name ORDER BY 3, 1 LIMIT $2";
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
  plan.mails = reader.One<std::int64_t>("SELECT count(*) FROM mail_message WHERE lower(recipient) = $1", plan.account)
                   .value_or(0);
  plan.logged_values =
      reader
          .One<std::int64_t>(
              "SELECT count(*) FROM change_log_field f JOIN change_log c ON c.id = f.change WHERE f.salt IS NOT NULL "
              "AND"
              " ((c.table_name = 'person' AND c.row_id = $1) OR (c.table_name = 'membership' AND c.row_id IN (SELECT "
              "id FROM membership WHERE person = $1)) OR (c.table_name = 'user_account' AND c.row_id IN (SELECT"
              " id FROM user_account WHERE person = $1)))",
              id)
          .value_or(0);
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
      "SELECT i.id, i.title FROM agenda_item i WHERE replace(i.title || i.heading || i.case_text || "
      "coalesce(i.decision,"
      " '') || coalesce(i.responsible, '') || coalesce(i.recommended_by, '') || coalesce(i.decided_by, ''), $1, '') <>"
      " i.title || i.heading || i.case_text || coalesce(i.decision, '') || coalesce(i.responsible, '') ||"
      " coalesce(i.recommended_by, '') || coalesce(i.decided_by, '') OR EXISTS (SELECT 1 FROM statement s WHERE s.item "
      "="
      " i.id AND replace(s.text, $1, '') <> s.text) OR EXISTS (SELECT 1 FROM recommendation r WHERE r.item = i.id AND"
      " replace(r.text, $1, '') <> r.text) ORDER BY i.id LIMIT 500");
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

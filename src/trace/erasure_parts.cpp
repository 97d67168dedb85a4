// SPDX-License-Identifier: EUPL-1.2
#include "trace/erasure_parts.h"

#include <array>
#include <set>
#include <utility>

#include "base/text.h"
#include "desk/read_through.h"
#include "documents/file_store.h"
#include "invitations/invitation.h"
#include "people/mail_address.h"
#include "people/membership.h"
#include "people/user_store.h"
#include "planning/poll.h"

namespace tovholder::trace {
namespace {

constexpr std::string_view kInPlaceOfName = "[slettet]";
constexpr std::string_view kInPlaceOfPaper = "Dokumentets indhold er slettet.\n";
constexpr std::array<std::string_view, 10> kItemTexts{
    "title",     "heading",        "decision",       "responsible",     "decided_by",
    "case_text", "recommended_by", "decision_theme", "attachment_note", "closed_reason"};

void DropFile(sql::Transaction& transaction, documents::FileId file) {
  if (!documents::IsHeld(transaction, file)) documents::DeleteFile(transaction, file);
}

void ReplaceIn(sql::Transaction& transaction, std::string_view table, std::string_view column, std::string_view where,
               std::int64_t id, std::string_view name) {
  const std::string field(column);
  transaction.Execute("UPDATE " + std::string(table) + " SET " + field + " = replace(" + field + ", $2, $3) WHERE " +
                          std::string(where),
                      id, std::string(name), std::string(kInPlaceOfName));
}

// In every row, and in what the log holds of them.
void ReplaceInAll(sql::Transaction& transaction, std::string_view table, std::string_view column,
                  const std::string& name, const std::string& replacement) {
  const std::string field(column);
  transaction.Execute("UPDATE " + std::string(table) + " SET " + field + " = replace(" + field + ", $1, $2)", name,
                      replacement);
  sql::EraseValuesWith(transaction, table, column, name);
}

// In the rows that hang on the item.
void EraseNameIn(sql::Transaction& transaction, std::string_view table, std::string_view column, std::int64_t item,
                 const std::string& name) {
  ReplaceIn(transaction, table, column, "item = $1", item, name);
  const auto rows = transaction.Column<std::int64_t>("SELECT id FROM " + std::string(table) + " WHERE item = $1", item);
  for (std::int64_t row : rows) sql::EraseValues(transaction, table, row, column);
}

}  // namespace

std::string Extent::Format() const {
  std::vector<std::string> parts;
  for (const auto& [table, count] : counts_) parts.push_back(table + " " + std::to_string(count));
  return Join(parts, ", ");
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

Result<void> EraseAccount(sql::Transaction& transaction, people::User user, Extent& extent) {
  if (!user.disabled) {
    if (auto disabled = people::DisableUser(transaction, user.id); !disabled) return disabled;
  }
  extent.Add("mail_message", EraseMailTo(transaction, user.email));
  for (const auto* table : {"user_password", "second_factor", "recovery_code", "invitation", "sign_in_link",
                            "private_note", "agenda_reading", "calendar_feed"}) {
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

void EraseInvitations(sql::Transaction& transaction, people::PersonId id, Extent& extent) {
  std::set<std::string> addresses;
  for (auto& own : sql::List<people::InvitationAddress>(transaction, "FROM invitation_address WHERE person = $1", id)) {
    addresses.insert(own.email);
    sql::Delete(transaction, "invitation_address", own);
    EraseLogged<people::InvitationAddress>(transaction, "invitation_address", own.id.value);
  }
  for (auto& one : sql::List<invitations::Invitation>(transaction, "FROM meeting_invitation WHERE person = $1", id)) {
    addresses.insert(one.email);
    for (std::string* text : {&one.email, &one.remark, &one.bounced, &one.link}) text->clear();
    one.mail.reset();
    sql::Update(transaction, "meeting_invitation", one);
    for (const auto* field : {"email", "remark", "bounced", "link"}) {
      sql::EraseValues(transaction, "meeting_invitation", one.id.value, field);
    }
    extent.Add("meeting_invitation", 1);
  }
  for (const std::string& address : addresses) {
    if (!address.empty()) extent.Add("mail_message", EraseMailTo(transaction, address));
  }
}

void ErasePollAnswers(sql::Transaction& transaction, people::PersonId id, Extent& extent) {
  for (const auto& one : sql::List<planning::PollAnswer>(transaction, "FROM date_poll_answer WHERE person = $1", id)) {
    sql::Delete(transaction, "date_poll_answer", one);
    EraseLogged<planning::PollAnswer>(transaction, "date_poll_answer", one.id.value);
    extent.Add("date_poll_answer", 1);
  }
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
  for (const auto& [table, column] : kHanging) EraseNameIn(transaction, table, column, item, name);
  for (std::int64_t row : transaction.Column<std::int64_t>("SELECT id FROM desk_item WHERE agenda_item = $1", item)) {
    for (const auto* column : {"title", "responsible", "theme", "recommended_by", "recommendations", "case_text",
                               "participants", "proposed_by", "late_reason"}) {
      ReplaceIn(transaction, "desk_item", column, "id = $1", row, name);
      sql::EraseValues(transaction, "desk_item", row, column);
    }
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kHeld{{{"sitting_ruling", "text"},
                                                                                {"sitting_statement", "text"},
                                                                                {"sitting_vote", "motion"},
                                                                                {"sitting_course", "note"}}};
  for (const auto& [table, column] : kHeld) EraseNameIn(transaction, table, column, item, name);
  const auto meeting = transaction.One<std::int64_t>("SELECT meeting FROM agenda_item WHERE id = $1", item).value_or(0);
  ReplaceIn(transaction, "desk_revision", "agenda", "meeting = $1", meeting, name);
  for (std::int64_t row :
       transaction.Column<std::int64_t>("SELECT id FROM desk_revision WHERE meeting = $1", meeting)) {
    sql::EraseValues(transaction, "desk_revision", row, "agenda");
  }
  sql::LogChange(transaction, sql::ChangeKind::kOther, "agenda_item", item, {}, "personal data erased");
}

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

void ReplaceOnRolls(sql::Transaction& transaction, people::PersonId id, const std::string& replacement) {
  transaction.Execute("UPDATE sitting_member SET name = $2 WHERE person = $1", id, replacement);
  for (std::int64_t row : transaction.Column<std::int64_t>("SELECT id FROM sitting_member WHERE person = $1", id)) {
    sql::EraseValues(transaction, "sitting_member", row, "name");
  }
  transaction.Execute(
      "UPDATE sitting_disqualification SET ground = $2 WHERE member IN (SELECT id FROM sitting_member"
      " WHERE person = $1)",
      id, std::string(kInPlaceOfName));
  for (std::int64_t row : transaction.Column<std::int64_t>(
           "SELECT id FROM sitting_disqualification WHERE member IN (SELECT id FROM sitting_member WHERE person = $1)",
           id)) {
    sql::EraseValues(transaction, "sitting_disqualification", row, "ground");
  }
}

void ReplaceBesideMinutes(sql::Transaction& transaction, const std::string& name, const std::string& replacement) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kTexts{{{"meeting_invitation", "remark"},
                                                                                 {"desk_guest", "name"},
                                                                                 {"desk_guest", "comes_from"},
                                                                                 {"draft_remark", "text"}}};
  for (const auto& [table, column] : kTexts) ReplaceInAll(transaction, table, column, name, replacement);
}

void EraseInAnsweredRequests(sql::Transaction& transaction, const std::string& name) {
  const auto requests = transaction.Column<std::int64_t>(
      "SELECT DISTINCT r.id FROM access_request r JOIN access_paper p ON p.request = r.id"
      " JOIN access_text x ON x.paper = p.id WHERE r.state = 'sent' AND replace(x.text, $1, '') <> x.text",
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

}  // namespace tovholder::trace

// SPDX-License-Identifier: EUPL-1.2
#include "desk/read_through_store.h"

#include <algorithm>

#include "base/calendar.h"
#include "base/text.h"
#include "desk/agenda_rules.h"
#include "desk/agenda_store.h"
#include "desk/consent_store.h"
#include "desk/read_through_letter.h"
#include "meetings/item_view.h"
#include "people/user_store.h"
#include "sql/records.h"

namespace tovholder::desk {
namespace {

constexpr std::size_t kLongestDraftRemark = 5000;  // code points

int NextRevision(const Agenda& agenda) { return agenda.desk.revision + 1; }

std::string NameOfAccount(sql::Reader& reader, people::UserId account) {
  const auto user = people::FindUser(reader, account);
  return user ? user->name : std::string();
}

std::optional<DraftReader> FindDraftReader(sql::Reader& reader, const Agenda& agenda, people::UserId account) {
  return sql::Find<DraftReader>(reader, "FROM draft_reader WHERE meeting = $1 AND revision = $2 AND account = $3",
                                agenda.meeting().id, NextRevision(agenda), account);
}

std::string InQuotedList(const std::vector<std::string>& names) { return "'" + Join(names, "', '") + "'"; }

// Roles of the installation that read every draft.
std::string DraftRoles() {
  std::vector<std::string> names;
  for (const people::Role role :
       {people::Role::kReader, people::Role::kSecretary, people::Role::kAdministrator, people::Role::kAuditor}) {
    const people::Viewer viewer{people::UserId{1}, "", role};
    if (people::MaySee(viewer, people::Visibility::kDraft)) names.emplace_back(people::ToName(role));
  }
  return InQuotedList(names);
}

Result<Agenda> OpenDraft(sql::Transaction& transaction, meetings::MeetingId id) {
  auto agenda = FindAgenda(transaction, people::Viewer::CommandLine(), id);
  if (!agenda) return Fail("meetings.no_such_meeting");
  if (auto allowed = CheckAction(*agenda, DeskAction::kEditAgenda); !allowed) return Pass(allowed);
  return std::move(*agenda);
}

Result<void> CheckReading(const NewReading& reading, Date today) {
  if (reading.accounts.empty()) return Fail("desk.no_reader");
  if (!reading.due) return Fail("desk.no_due");
  if (*reading.due < today) return Fail("desk.due_past", {{"date", FormatDanish(*reading.due)}});
  return {};
}

// A user without an address sees it on the overview alone.
void SendLetter(sql::Transaction& transaction, const Agenda& agenda, const DraftReader& reader,
                const people::User& user, const people::Letterhead& letterhead, ReadingLetter letter) {
  if (!post::IsMailAddress(user.email)) return;
  (void)post::QueueMail(transaction, WriteReadingLetter(agenda.meeting(), reader, user, letterhead, letter));
}

void NameReader(sql::Transaction& transaction, const Agenda& agenda, const people::User& user,
                const NewReading& reading, const people::Letterhead& letterhead) {
  const bool closed = reading.closed == ClosedItems::kShown;
  auto known = FindDraftReader(transaction, agenda, user.id);
  if (!known) {
    DraftReader reader{{},     agenda.meeting().id, NextRevision(agenda),      user.id,      *reading.due,
                       closed, transaction.now(),   transaction.author().name, std::nullopt, ""};
    sql::Create(transaction, "draft_reader", reader);
    return SendLetter(transaction, agenda, reader, user, letterhead, ReadingLetter::kRequest);
  }
  const bool other_day = known->due != *reading.due;
  known->due = *reading.due;
  known->closed_items = closed;
  sql::Update(transaction, "draft_reader", *known);
  if (other_day) SendLetter(transaction, agenda, *known, user, letterhead, ReadingLetter::kOtherDay);
}

Result<DraftRemark> FindRemark(sql::Reader& reader, meetings::MeetingId id, DraftRemarkId remark) {
  auto found = sql::Find<DraftRemark>(reader, "FROM draft_remark WHERE id = $1 AND meeting = $2", remark, id);
  if (!found) return Fail("desk.no_such_remark");
  return std::move(*found);
}

}  // namespace

std::string ReadingAddress(meetings::MeetingId id) { return meetings::AddressOf(id) + "/gennemlaesning"; }

std::vector<NamedReader> ListReaders(sql::Reader& reader, const Agenda& agenda) {
  std::vector<NamedReader> readers;
  for (DraftReader& one :
       sql::List<DraftReader>(reader, "FROM draft_reader WHERE meeting = $1 AND revision = $2 ORDER BY id",
                              agenda.meeting().id, NextRevision(agenda))) {
    std::string name = NameOfAccount(reader, one.account);
    readers.push_back({std::move(one), std::move(name)});
  }
  return readers;
}

std::vector<NamedRemark> ListRemarks(sql::Reader& reader, const Agenda& agenda) {
  std::vector<NamedRemark> remarks;
  for (DraftRemark& one :
       sql::List<DraftRemark>(reader, "FROM draft_remark WHERE meeting = $1 AND revision = $2 ORDER BY id",
                              agenda.meeting().id, NextRevision(agenda))) {
    std::string name = NameOfAccount(reader, one.account);
    remarks.push_back({std::move(one), std::move(name)});
  }
  return remarks;
}

std::vector<people::User> ListCandidates(sql::Reader& reader, const Agenda& agenda, Date today) {
  std::vector<std::string> ids{"0"};
  for (people::OrganizationId owner : agenda.owners) ids.push_back(std::to_string(owner.value));
  auto users = sql::List<people::User>(
      reader,
      "FROM user_account WHERE disabled = 0 AND (role IN (" + DraftRoles() +
          ") OR person IN (SELECT m.person FROM membership m WHERE m.organization IN (" + Join(ids, ", ") +
          ") AND (m.from_date IS NULL OR m.from_date <= $1) AND (m.to_date IS NULL OR m.to_date >= $1))) ORDER BY id",
      today);
  std::stable_sort(users.begin(), users.end(), [](const people::User& a, const people::User& b) {
    return DanishSortKey(a.name) < DanishSortKey(b.name);
  });
  return users;
}

Result<void> NameReaders(sql::Transaction& transaction, meetings::MeetingId id, const NewReading& reading,
                         const people::Letterhead& letterhead, Date today) {
  const auto agenda = OpenDraft(transaction, id);
  if (!agenda) return Pass(agenda);
  if (auto checked = CheckReading(reading, today); !checked) return checked;
  const auto eligible = ListCandidates(transaction, *agenda, today);
  for (people::UserId account : reading.accounts) {
    const auto user =
        std::find_if(eligible.begin(), eligible.end(), [&](const people::User& one) { return one.id == account; });
    if (user == eligible.end()) return Fail("desk.not_a_reader");
    NameReader(transaction, *agenda, *user, reading, letterhead);
  }
  return {};
}

Result<void> RemoveReader(sql::Transaction& transaction, meetings::MeetingId id, DraftReaderId reader) {
  const auto found =
      sql::Find<DraftReader>(transaction, "FROM draft_reader WHERE id = $1 AND meeting = $2", reader, id);
  if (!found) return Fail("desk.not_a_reader");
  sql::Delete(transaction, "draft_reader", *found);
  return {};
}

Result<void> HandleRemark(sql::Transaction& transaction, meetings::MeetingId id, DraftRemarkId remark,
                          Handling handling) {
  auto found = FindRemark(transaction, id, remark);
  if (!found) return Pass(found);
  const bool handled = handling == Handling::kHandled;
  found->handled = handled ? std::optional(transaction.now()) : std::nullopt;
  found->handled_by = handled ? transaction.author().name : std::string();
  sql::Update(transaction, "draft_remark", *found);
  return {};
}

std::optional<DraftForReader> FindDraft(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id) {
  if (!viewer.signed_in() || !viewer.MayRead(people::Access::kReader)) return std::nullopt;
  auto agenda = FindAgenda(reader, people::Viewer::CommandLine(), id);
  if (!agenda || !CheckAction(*agenda, DeskAction::kEditAgenda)) return std::nullopt;
  auto named = FindDraftReader(reader, *agenda, viewer.user);
  if (!named) return std::nullopt;
  const bool all = named->closed_items || people::MayReadDrafts(viewer, agenda->owners);
  auto items = ItemsForReader(*agenda, all ? ClosedItems::kShown : ClosedItems::kHidden);
  auto remarks = sql::List<DraftRemark>(
      reader, "FROM draft_remark WHERE meeting = $1 AND revision = $2 AND account = $3 ORDER BY id", id,
      NextRevision(*agenda), viewer.user);
  return DraftForReader{std::move(*agenda), std::move(*named), std::move(items), std::move(remarks)};
}

Result<void> WriteRemark(sql::Transaction& transaction, const people::Viewer& viewer, meetings::MeetingId id,
                         std::optional<DeskItemId> item, std::string_view text) {
  const auto draft = FindDraft(transaction, viewer, id);
  if (!draft) return Fail("desk.not_named");
  if (Trim(text).empty()) return Fail("desk.remark_empty");
  if (CountCodePoints(text) > kLongestDraftRemark) {
    return Fail("desk.text_long", {{"limit", std::to_string(kLongestDraftRemark)}});
  }
  DraftRemark remark;
  remark.meeting = id;
  remark.revision = draft->reader.revision;
  remark.account = viewer.user;
  remark.item = item;
  if (item) {
    const auto found =
        std::find_if(draft->items.begin(), draft->items.end(), [&](const DraftItem& one) { return one.id == *item; });
    if (found == draft->items.end()) return Fail("desk.no_such_item");
    remark.title = found->details.item.title;
  }
  remark.text = Trim(text);
  remark.written = transaction.now();
  sql::Create(transaction, "draft_remark", remark);
  return {};
}

Result<void> TakeBackRemark(sql::Transaction& transaction, const people::Viewer& viewer, meetings::MeetingId id,
                            DraftRemarkId remark) {
  if (!FindDraft(transaction, viewer, id)) return Fail("desk.not_named");
  const auto found = FindRemark(transaction, id, remark);
  if (!found) return Pass(found);
  if (found->account != viewer.user || found->handled) return Fail("desk.no_such_remark");
  sql::Delete(transaction, "draft_remark", *found);
  return {};
}

Result<void> MarkRead(sql::Transaction& transaction, const people::Viewer& viewer, meetings::MeetingId id) {
  auto draft = FindDraft(transaction, viewer, id);
  if (!draft) return Fail("desk.not_named");
  draft->reader.read = transaction.now();
  draft->reader.fingerprint = FingerprintOf(draft->agenda, "");
  sql::Update(transaction, "draft_reader", draft->reader);
  return {};
}

}  // namespace tovholder::desk

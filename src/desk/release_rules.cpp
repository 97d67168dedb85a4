// SPDX-License-Identifier: EUPL-1.2
#include "desk/release_rules.h"

#include <algorithm>
#include <optional>

#include "base/calendar.h"
#include "base/text.h"
#include "desk/agenda_rules.h"
#include "meetings/publication_rules.h"

namespace tovholder::desk {
namespace {

constexpr std::size_t kShownCounts = 5;

class Findings {
 public:
  void At(DeskItemId item) { item_ = item; }
  void Mend(Error error) { found_.push_back({item_, Remedy::kMend, std::move(error)}); }
  void Explain(Error error, std::string_view reason) {
    found_.push_back({item_, Trim(reason).empty() ? Remedy::kReason : Remedy::kSettled, std::move(error)});
  }
  std::vector<Finding> Take() { return std::move(found_); }

 private:
  DeskItemId item_;
  std::vector<Finding> found_;
};

void LookAtFields(Findings& findings, const DeskItem& item) {
  if (item.title.empty()) findings.Mend(Error{"desk.item_no_title"});
  if (!item.type) findings.Mend(Error{"desk.item_no_type"});
  const bool decides = item.type == minutes::ItemType::kDecision;
  if (decides && ParsePoints(item.recommendations).empty()) findings.Mend(Error{"desk.item_no_recommendation"});
  if (item.responsible.empty()) findings.Mend(Error{"desk.item_no_responsible"});
  if (item.closed && item.closed_reason.empty()) findings.Mend(Error{"desk.no_ground"});
}

std::optional<Error> NumbersOf(const DeskAttachment& one) {
  if (one.guard == FileGuard::kClean) return std::nullopt;
  return one.guard == FileGuard::kFound ? Error{"desk.file_cpr", {{"name", one.name}}}
                                        : Error{"desk.file_not_checked", {{"name", one.name}}};
}

std::optional<Error> CountsOf(const DeskAttachment& one, int smallest) {
  std::vector<std::string> words = FewPersonsIn(one, smallest);
  if (words.empty()) return std::nullopt;
  if (words.size() > kShownCounts) words.resize(kShownCounts);
  return Error{"desk.file_count", {{"name", one.name}, {"words", Join(words, "” · “")}}};
}

// Only what the public would see of it.
void LookForNumbers(Findings& findings, const ItemOnDesk& on_desk, int number, int revision) {
  const DeskItem& item = on_desk.item;
  for (Error& found : meetings::FindCprInPublicParts({}, {RecordOf(on_desk, number, revision)})) {
    if (found.params["item"] == "–") continue;
    findings.Explain(Error{"desk.item_cpr", {{"field", found.params["field"]}, {"number", found.params["number"]}}},
                     item.guard_reason);
  }
  for (const DeskAttachment& one : on_desk.attachments) {
    if (item.closed || one.closed) continue;
    if (auto found = NumbersOf(one)) findings.Explain(std::move(*found), one.guard_reason);
  }
}

void LookForCounts(Findings& findings, const ItemOnDesk& on_desk, int number, int revision, int smallest) {
  const DeskItem& item = on_desk.item;
  for (Error& found : meetings::FindSmallCountsInPublicParts({}, {RecordOf(on_desk, number, revision)}, smallest)) {
    findings.Explain(Error{"desk.item_count", {{"field", found.params["field"]}, {"words", found.params["words"]}}},
                     item.guard_reason);
  }
  for (const DeskAttachment& one : on_desk.attachments) {
    if (item.closed || one.closed) continue;
    if (auto found = CountsOf(one, smallest)) findings.Explain(std::move(*found), one.guard_reason);
  }
}

bool IsNewOrChanged(const std::vector<AgendaChange>& changes, DeskItemId item) {
  return std::any_of(changes.begin(), changes.end(), [&](const AgendaChange& one) {
    return one.item == item && (one.kind == ChangeOfItem::kAdded || one.kind == ChangeOfItem::kChanged);
  });
}

void LookAtMeeting(Findings& findings, const Agenda& agenda, const std::vector<AgendaChange>& changes,
                   std::string_view reason, Date today) {
  const meetings::Meeting& meeting = agenda.meeting();
  if (agenda.items.empty()) findings.Mend(Error{"desk.no_items"});
  for (Error& found : meetings::FindCprInPublicParts(meeting, {})) findings.Mend(std::move(found));
  if (!meetings::FindCprInText(reason).empty()) findings.Mend(Error{"desk.cpr_in_reason"});
  if (meeting.date && *meeting.date < today) findings.Mend(Error{"desk.over", {{"date", FormatDanish(*meeting.date)}}});
  if (agenda.desk.revision > 0) {
    if (changes.empty()) findings.Mend(Error{"desk.nothing_changed"});
    if (!changes.empty()) findings.Explain(Error{"desk.change_unexplained"}, reason);
    return;
  }
  const Date last = LastDayOfNotice(meeting.date.value_or(today), agenda.desk.notice);
  if (today > last) {
    findings.Explain(
        Error{"desk.notice_missed", {{"last", FormatDanish(last)}, {"days", std::to_string(agenda.desk.notice)}}},
        reason);
  }
}

}  // namespace

std::vector<Finding> FindBeforeRelease(const Agenda& agenda, const std::vector<AgendaChange>& changes,
                                       std::string_view reason, Date today) {
  Findings findings;
  LookAtMeeting(findings, agenda, changes, reason, today);
  const Date last = LastDayOfNotice(agenda.meeting().date.value_or(today), agenda.desk.notice);
  const int revision = agenda.desk.revision + 1;
  int number = 0;
  for (const ItemOnDesk& one : agenda.items) {
    findings.At(one.item.id);
    LookAtFields(findings, one.item);
    LookForNumbers(findings, one, ++number, revision);
    LookForCounts(findings, one, number, revision, agenda.smallest_count);
    if (revision > 1 && today > last && IsNewOrChanged(changes, one.item.id)) {
      findings.Explain(Error{"desk.item_late", {{"last", FormatDanish(last)}}},
                       one.item.late_reason.empty() ? reason : std::string_view(one.item.late_reason));
    }
  }
  return findings.Take();
}

std::vector<Error> FindInOpenedFiles(const std::vector<ItemOnDesk>& items, const std::set<meetings::ItemId>& closed,
                                     int smallest) {
  std::vector<Error> found;
  for (const ItemOnDesk& on_desk : items) {
    if (!on_desk.item.agenda_item || closed.contains(*on_desk.item.agenda_item)) continue;
    for (const DeskAttachment& one : on_desk.attachments) {
      if (one.closed || !Trim(one.guard_reason).empty()) continue;
      if (auto numbers = NumbersOf(one)) found.push_back(std::move(*numbers));
      if (auto counts = CountsOf(one, smallest)) found.push_back(std::move(*counts));
    }
  }
  return found;
}

std::int64_t CountOpen(const std::vector<Finding>& findings) {
  return std::count_if(findings.begin(), findings.end(),
                       [](const Finding& one) { return one.remedy != Remedy::kSettled; });
}

bool MayRelease(const std::vector<Finding>& findings) { return CountOpen(findings) == 0; }

ReleaseCheck CheckRelease(const Agenda& agenda, std::string_view reason, Date today) {
  const std::string before = agenda.revisions.empty() ? std::string() : agenda.revisions.back().agenda;
  ReleaseCheck check{CompareSnapshots(before, SnapshotOf(agenda, agenda.desk.revision + 1)), {}};
  check.findings = FindBeforeRelease(agenda, check.changes, reason, today);
  return check;
}

}  // namespace tovholder::desk

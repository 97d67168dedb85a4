// SPDX-License-Identifier: EUPL-1.2
#include "meetings/meeting_paper.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "html/formats.h"
#include "meetings/item_view.h"
#include "meetings/meeting_paper_parts.h"

namespace tovholder::meetings {
namespace {

using documents::PaperFacts;
using documents::PaperHeading;
using html::DayForm;
using html::Texts;

constexpr std::size_t kLongestFileName = 120;

void AppendBlocks(documents::Paper& paper, std::vector<documents::PaperBlock> blocks) {
  std::move(blocks.begin(), blocks.end(), std::back_inserter(paper.blocks));
}

// A title that names a year goes without its day elsewhere; on paper the day always stands.
std::string DatedTitle(const MeetingRow& row, const Texts& t) {
  std::string title = TitleOf(row, t);
  if (!row.meeting.date) return title;
  const std::string day = FormatDay(*row.meeting.date, DayForm::kLong, t.language());
  return title.find(day) == std::string::npos ? title + ", " + day : title;
}

std::string VersionOf(const PaperSetting& setting, people::Visibility visibility) {
  const Texts t(setting.language);
  const std::string version(setting.edition == Edition::kOpen ? t("Open version") : t("Full version, not public"));
  return visibility == people::Visibility::kDraft ? std::string(t("Draft")) + " · " + version : version;
}

std::vector<documents::PaperBlock> TitlePage(const Yearbook& yearbook, const Texts& t) {
  PaperFacts facts;
  AddPaperFact(facts, t("Organization"), NameAndBody(yearbook.organization, yearbook.body));
  for (const auto& [name, records] : {std::pair(t("First meeting"), &yearbook.meetings.front()),
                                      std::pair(t("Last meeting"), &yearbook.meetings.back())}) {
    const auto& date = records->row.meeting.date;
    if (date) AddPaperFact(facts, name, FormatDay(*date, DayForm::kLong, t.language()));
  }
  return {std::move(facts), documents::PaperPageBreak{}};
}

std::string FileWord(std::string_view text) {
  std::string word;
  for (const char c : CollapseSpace(text)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unfit = byte < 0x20 || byte == 0x7F || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
    word += unfit ? ' ' : c;
  }
  return CollapseSpace(word);
}

std::string WithEdition(std::string name, const PaperSetting& setting) {
  name = Shorten(name, kLongestFileName);
  if (setting.edition == Edition::kOpen) return name;
  return name + ", " + std::string(Texts(setting.language)("full version"));
}

}  // namespace

MeetingRecords OpenEdition(MeetingRecords records) {
  std::set<ItemId> closed;
  for (ItemDetails& details : records.items) {
    if (details.item.closed) closed.insert(details.item.id);
    details = PublicItem(std::move(details));
  }
  std::erase_if(records.attendance,
                [&](const AttendanceRow& row) { return row.attendance.item && closed.contains(*row.attendance.item); });
  return records;
}

bool HasClosedParts(const std::vector<ItemDetails>& items) {
  return std::any_of(items.begin(), items.end(), [](const ItemDetails& details) {
    return details.item.closed || std::any_of(details.attachments.begin(), details.attachments.end(),
                                              [](const Attachment& one) { return one.closed; });
  });
}

documents::Paper MakeMeetingPaper(MeetingRecords records, const PaperSetting& setting) {
  if (setting.edition == Edition::kOpen) records = OpenEdition(std::move(records));
  const Texts t(setting.language);
  const Meeting& meeting = records.row.meeting;
  documents::Paper paper;
  paper.language = setting.language;
  paper.title = DatedTitle(records.row, t);
  paper.subtitle = WordOf(meeting.kind, t);
  paper.author = records.row.organization_name.empty() ? records.row.body_name : records.row.organization_name;
  paper.running_head = paper.subtitle + ": " + paper.title;
  paper.version = VersionOf(setting, meeting.visibility);
  paper.date = ToCopenhagen(meeting.changed).date;
  AppendBlocks(paper, BeginningOf(records, setting, 1));
  if (records.items.size() > 1) paper.blocks.emplace_back(documents::PaperContents{std::string(t("Items")), 1});
  AppendBlocks(paper, ItemsOf(records, setting, 1));
  std::vector<documents::PaperBlock> signatures = SignaturesOf(records, setting, "");
  if (meeting.kind == minutes::PaperKind::kMinutes && !signatures.empty()) {
    paper.blocks.emplace_back(documents::PaperPageBreak{});
    paper.blocks.emplace_back(PaperHeading{1, "", std::string(t("Signatures"))});
    AppendBlocks(paper, std::move(signatures));
  }
  return paper;
}

documents::Paper MakeYearbookPaper(Yearbook yearbook, const PaperSetting& setting) {
  const Texts t(setting.language);
  documents::Paper paper;
  paper.language = setting.language;
  paper.title = t("Yearly volume {year}: {organization}",
                  {{"year", std::to_string(yearbook.year)}, {"organization", yearbook.organization}});
  paper.subtitle = t.Plural("{n} meeting", "{n} meetings", static_cast<std::int64_t>(yearbook.meetings.size()));
  paper.author = yearbook.body.empty() ? yearbook.organization : yearbook.body;
  paper.running_head = paper.title;
  paper.version = VersionOf(setting, people::Visibility::kPublic);
  AppendBlocks(paper, TitlePage(yearbook, t));
  paper.blocks.emplace_back(documents::PaperContents{std::string(t("Contents")), 2});
  Instant changed{};
  for (MeetingRecords& records : yearbook.meetings) {
    if (setting.edition == Edition::kOpen) records = OpenEdition(std::move(records));
    const Meeting& meeting = records.row.meeting;
    changed = std::max(changed, meeting.changed);
    paper.blocks.emplace_back(documents::PaperPageBreak{});
    paper.blocks.emplace_back(PaperHeading{1, "", DatedTitle(records.row, t), ToLower(WordOf(meeting.kind, t))});
    AppendBlocks(paper, BeginningOf(records, setting, 2));
    AppendBlocks(paper, ItemsOf(records, setting, 2));
    if (meeting.kind == minutes::PaperKind::kMinutes)
      AppendBlocks(paper, SignaturesOf(records, setting, t("Signatures")));
    records = {};
  }
  paper.date = ToCopenhagen(changed).date;
  return paper;
}

std::string FileNameOf(const MeetingRow& row, const PaperSetting& setting) {
  const Texts t(setting.language);
  std::string name(WordOf(row.meeting.kind, t));
  if (row.meeting.date) name += " " + FormatIso(*row.meeting.date);
  const std::string title = FileWord(row.meeting.title);
  return WithEdition(title.empty() ? name : name + " " + title, setting);
}

std::string FileNameOf(const Yearbook& yearbook, const PaperSetting& setting) {
  const Texts t(setting.language);
  return WithEdition(
      std::string(t("Yearly volume")) + " " + std::to_string(yearbook.year) + " " + FileWord(yearbook.organization),
      setting);
}

}  // namespace tovholder::meetings

// SPDX-License-Identifier: EUPL-1.2
#include "meetings/meeting_paper_parts.h"

#include <algorithm>

#include "base/text.h"
#include "html/formats.h"
#include "meetings/item_view.h"

namespace tovholder::meetings {
namespace {

using documents::PaperBox;
using documents::PaperFacts;
using documents::PaperHeading;
using documents::PaperParagraph;
using documents::PaperText;
using documents::Plain;
using html::DayForm;
using html::Texts;

std::string_view WordFor(Presence mark, const Texts& t) {
  switch (mark) {
    case Presence::kPresent:
      return t.In("attendance", "Present");
    case Presence::kApology:
      return t.In("attendance", "Apology");
    case Presence::kAbsent:
      return t.In("attendance", "Absent");
    case Presence::kSubstitute:
      return t.In("attendance", "Substitute");
    case Presence::kGuest:
      return t.In("attendance", "Guest");
    case Presence::kSpeaker:
      break;
  }
  return t.In("attendance", "Spoke");
}

std::string PlaceOf(const Attendance& attendance) {
  std::vector<std::string> parts;
  for (const auto* part : {&attendance.party, &attendance.role, &attendance.side}) {
    if (*part && !(*part)->empty()) parts.push_back(**part);
  }
  return Join(parts, ", ");
}

// Imported case texts begin with the title once more. The highest heading that is left is one of `top_heading`.
std::vector<documents::PaperBlock> CaseBlocks(const AgendaItem& item, int top_heading) {
  std::vector<documents::PaperBlock> blocks = documents::FromMarkdown(item.case_text, 1);
  const auto* first = blocks.empty() ? nullptr : std::get_if<PaperHeading>(&blocks.front());
  if (first && !item.title.empty() && Fold(first->text) == Fold(item.title)) blocks.erase(blocks.begin());
  int highest = 0;
  for (const documents::PaperBlock& block : blocks) {
    const auto* heading = std::get_if<PaperHeading>(&block);
    if (heading && (highest == 0 || heading->level < highest)) highest = heading->level;
  }
  for (documents::PaperBlock& block : blocks) {
    if (auto* heading = std::get_if<PaperHeading>(&block)) heading->level -= highest - top_heading;
  }
  return blocks;
}

// Writes one meeting; its items are headings of `level`.
class MeetingWriter {
 public:
  MeetingWriter(const MeetingRecords& records, const PaperSetting& setting, int level)
      : records_(records), meeting_(records.row.meeting), setting_(setting), level_(level), t_(setting.language) {}

  std::vector<documents::PaperBlock> Beginning() {
    WriteFacts();
    WriteAttendance();
    return std::move(blocks_);
  }

  std::vector<documents::PaperBlock> Items() {
    if (records_.items.empty()) Add(PaperParagraph{Plain(std::string(t_("This meeting has no items.")))});
    for (const ItemDetails& details : records_.items) WriteItem(details);
    return std::move(blocks_);
  }

  std::vector<documents::PaperBlock> SignatureTable(std::string_view caption) {
    documents::PaperTable table{std::string(caption),
                                {{std::string(t_("Name")), 0.34},
                                 {std::string(t_("Role")), 0.28},
                                 {std::string(t_("Signature or approval")), 0.38}},
                                {}};
    for (const Signature& one : Signers()) {
      // Room for a hand.
      const std::string text = one.text.empty() ? "\n\n" : one.text;
      table.rows.push_back({Plain(one.name), Plain(one.role), Plain(text)});
    }
    if (!table.rows.empty()) Add(std::move(table));
    return std::move(blocks_);
  }

 private:
  template <class Block>
  void Add(Block block) {
    blocks_.emplace_back(std::move(block));
  }

  void AddHeading(std::string_view text) { Add(PaperHeading{level_ + 1, "", std::string(text)}); }

  void AddParagraphs(const std::string& text) {
    for (std::string_view line : SplitLines(text)) {
      if (!line.empty()) Add(PaperParagraph{Plain(std::string(line))});
    }
  }

  void WriteFacts() {
    PaperFacts facts;
    AddPaperFact(facts, t_("Organization"), NameAndBody(records_.row.organization_name, records_.row.body_name));
    if (meeting_.date) AddPaperFact(facts, t_("Date"), FormatDay(*meeting_.date, DayForm::kFull, setting_.language));
    AddPaperFact(facts, t_("Time"), TimeOf());
    AddPaperFact(facts, t_("Place"), meeting_.place);
    AddPaperFact(facts, t_("Chair"), meeting_.chair);
    AddPaperFact(facts, t_("Minute taker"), meeting_.minute_taker);
    Add(std::move(facts));
    if (meeting_.agenda_text) AddParagraphs(*meeting_.agenda_text);
  }

  std::string TimeOf() const {
    if (!meeting_.start_time) return {};
    std::string start = FormatTimeOfDay(*meeting_.start_time, setting_.language);
    if (!meeting_.end_time) return start;
    return t_("{start} to {end}", {{"start", start}, {"end", FormatTimeOfDay(*meeting_.end_time, setting_.language)}});
  }

  void WriteAttendance() {
    documents::PaperTable table{std::string(t_("Attendance")),
                                {{std::string(t_("Name")), 0.38},
                                 {std::string(t_("Party or role"))},
                                 {std::string(t_("At the meeting")), 0.22}},
                                {}};
    for (const AttendanceRow& row : records_.attendance) {
      if (row.attendance.item) continue;
      table.rows.push_back(
          {Plain(row.name), Plain(PlaceOf(row.attendance)), Plain(std::string(WordFor(row.attendance.mark, t_)))});
    }
    if (!table.rows.empty()) Add(std::move(table));
  }

  void WriteItem(const ItemDetails& details) {
    const AgendaItem& item = details.item;
    PaperHeading heading{level_, item.number.value_or(""), item.title};
    if (item.title.empty()) heading.text = item.closed ? t_("Closed item") : t_("Item without a title");
    if (item.type) heading.note = WordOf(*item.type, t_);
    if (item.closed && !item.title.empty()) heading.note = t_("Closed item");
    Add(std::move(heading));
    WriteItemFacts(item);
    if (item.closed && setting_.edition == Edition::kOpen) {
      Add(PaperParagraph{Plain(std::string(t_("The item is closed. What may be public of it is shown here.")))});
    }
    WriteRecommendations(details);
    if (item.decision) AddBox(std::string(t_("Decision")), *item.decision);
    WriteStatements(details, StatementKind::kDissent, t_("Dissent and votes"));
    WriteStatements(details, StatementKind::kRemark, t_("On record"));
    WriteStatements(details, StatementKind::kOtherDecision, t_("Decisions of other bodies"));
    for (documents::PaperBlock& block : CaseBlocks(item, level_ + 1)) Add(std::move(block));
    WriteTreatments(details);
    WriteAttachments(details);
  }

  void WriteItemFacts(const AgendaItem& item) {
    PaperFacts facts;
    if (item.closed && setting_.edition == Edition::kFull)
      AddPaperFact(facts, t_("Access"), std::string(t_("Closed item")));
    if (item.type) AddPaperFact(facts, t_("Type"), std::string(WordOf(*item.type, t_)));
    AddPaperFact(facts, t_("Case number"), item.case_number);
    AddPaperFact(facts, t_("Responsible"), item.responsible);
    AddPaperFact(facts, t_("Time"), item.time_allotted);
    AddPaperFact(facts, t_("Theme of the decision"), item.decision_theme);
    AddPaperFact(facts, t_("Decided by"), item.decided_by);
    for (const Presence mark : {Presence::kPresent, Presence::kSubstitute, Presence::kGuest, Presence::kApology,
                                Presence::kAbsent, Presence::kSpeaker}) {
      AddPaperFact(facts, WordFor(mark, t_), NamesAt(item.id, mark));
    }
    if (!facts.facts.empty()) Add(std::move(facts));
  }

  // Those of whom the item says something else than the meeting as a whole.
  std::string NamesAt(ItemId item, Presence mark) const {
    std::vector<std::string> names;
    for (const AttendanceRow& row : records_.attendance) {
      if (row.attendance.item == item && row.attendance.mark == mark && !IsSameAllAlong(row.attendance)) {
        names.push_back(row.name);
      }
    }
    return Join(names, ", ");
  }

  bool IsSameAllAlong(const Attendance& at_item) const {
    return std::any_of(records_.attendance.begin(), records_.attendance.end(), [&](const AttendanceRow& row) {
      return !row.attendance.item && row.attendance.person == at_item.person && row.attendance.mark == at_item.mark;
    });
  }

  void AddBox(std::string heading, const std::string& text) {
    PaperBox box{std::move(heading), {}};
    for (std::string_view line : SplitLines(text)) {
      if (!line.empty()) box.content.emplace_back(PaperParagraph{Plain(std::string(line))});
    }
    Add(std::move(box));
  }

  void WriteRecommendations(const ItemDetails& details) {
    if (details.recommendations.empty()) return;
    PaperBox box{std::string(t_("Recommendation")), {}};
    if (details.item.recommended_by) {
      box.heading = t_("Recommended by {name}", {{"name", *details.item.recommended_by}});
    }
    documents::PaperList list{documents::ListForm::kNumbers, details.recommendations.front().point, {}};
    for (const Recommendation& one : details.recommendations) {
      // A list counts on by itself: a point that is left out begins another one.
      if (one.point != list.start + static_cast<int>(list.items.size())) {
        box.content.emplace_back(std::exchange(list, {documents::ListForm::kNumbers, one.point, {}}));
      }
      PaperText text = Plain(one.text);
      if (one.outcome) {
        text.push_back({"\n" + std::string(t_("Decided:")), true});
        text.push_back({" " + *one.outcome});
      }
      list.items.push_back({std::move(text)});
    }
    box.content.emplace_back(std::move(list));
    Add(std::move(box));
  }

  void WriteStatements(const ItemDetails& details, StatementKind kind, std::string_view heading) {
    bool begun = false;
    for (const Statement& one : details.statements) {
      if (one.kind != kind) continue;
      if (!std::exchange(begun, true)) AddHeading(heading);
      if (one.body) {
        std::string body = *one.body;
        if (one.date) body += ", " + FormatDay(*one.date, DayForm::kLong, setting_.language);
        Add(PaperParagraph{documents::Strong(std::move(body))});
      }
      AddParagraphs(one.text);
    }
  }

  void WriteTreatments(const ItemDetails& details) {
    if (details.treatments.empty()) return;
    AddHeading(t_("Treated before"));
    documents::PaperList list;
    for (const Treatment& one : details.treatments) list.items.push_back({Plain(one.text)});
    Add(std::move(list));
  }

  void WriteAttachments(const ItemDetails& details) {
    if (!details.attachments.empty()) {
      AddHeading(t_("Attachments"));
      documents::PaperAttachments block;
      for (const Attachment& one : details.attachments) block.attachments.push_back(PaperAttachmentOf(one));
      Add(std::move(block));
    }
    if (details.item.attachment_note) AddParagraphs(*details.item.attachment_note);
  }

  documents::PaperAttachment PaperAttachmentOf(const Attachment& attachment) const {
    std::vector<std::string> notes;
    // A name that was read from a paper may say so itself.
    const bool said = ToLower(attachment.name).find(t_("recommended")) != std::string::npos;
    if (attachment.recommended && !said) notes.push_back(std::string(t_("recommended")));
    if (attachment.closed) notes.push_back(std::string(t_("closed")));
    const bool linked = attachment.file && !setting_.site_address.empty();
    return {attachment.name, Join(notes, ", "), linked ? setting_.site_address + AddressOf(attachment.id) : ""};
  }

  // Those who took part, where nobody says who has approved.
  std::vector<Signature> Signers() const {
    if (!records_.signatures.empty()) return records_.signatures;
    std::vector<Signature> signers;
    for (const AttendanceRow& row : records_.attendance) {
      const Presence mark = row.attendance.mark;
      const bool took_part = mark == Presence::kPresent || mark == Presence::kSubstitute;
      if (!row.attendance.item && took_part) signers.push_back({row.name, PlaceOf(row.attendance), ""});
    }
    if (!signers.empty()) return signers;
    if (meeting_.chair) signers.push_back({*meeting_.chair, std::string(t_("Chair")), ""});
    if (meeting_.minute_taker) signers.push_back({*meeting_.minute_taker, std::string(t_("Minute taker")), ""});
    return signers;
  }

  const MeetingRecords& records_;
  const Meeting& meeting_;
  const PaperSetting& setting_;
  int level_;
  Texts t_;
  std::vector<documents::PaperBlock> blocks_;
};

}  // namespace

void AddPaperFact(PaperFacts& facts, std::string_view name, const std::optional<std::string>& value) {
  if (value && !value->empty()) facts.facts.emplace_back(name, Plain(*value));
}

std::string NameAndBody(const std::string& organization, const std::string& body) {
  return organization + (organization.empty() || body.empty() ? "" : ", ") + body;
}

std::vector<documents::PaperBlock> BeginningOf(const MeetingRecords& records, const PaperSetting& setting, int level) {
  return MeetingWriter(records, setting, level).Beginning();
}

std::vector<documents::PaperBlock> ItemsOf(const MeetingRecords& records, const PaperSetting& setting, int level) {
  return MeetingWriter(records, setting, level).Items();
}

std::vector<documents::PaperBlock> SignaturesOf(const MeetingRecords& records, const PaperSetting& setting,
                                                std::string_view caption) {
  return MeetingWriter(records, setting, 1).SignatureTable(caption);
}

}  // namespace tovholder::meetings

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "minutes/agenda_record.h"
#include "minutes/layout_dates.h"
#include "minutes/layout_items.h"
#include "minutes/layout_labels.h"
#include "minutes/layout_text.h"
#include "minutes/minutes_header.h"
#include "minutes/minutes_item.h"

namespace tovholder::minutes {
namespace {

using documents::Span;

struct Written {
  Span title;
  Span number;
  Span body;
  std::size_t attachments = 0;
};

// Writes one record into the text and reads it back.
class AgendaWriter {
 public:
  explicit AgendaWriter(documents::TextDocument& document) : text_(document.text) {}

  // The label and its value on one line; the span of the value.
  Span Value(std::string_view label, std::string_view value) {
    text_ += label;
    text_ += ": ";
    return Line(value);
  }

  Span Line(std::string_view value) {
    const auto begin = Here();
    text_ += layout::Clean(value);
    const Span span{begin, Here()};
    text_ += '\n';
    return span;
  }

  Written Item(const AgendaItemRecord& item) {
    Written written;
    if (!item.number.empty()) {
      text_ += "Punkt ";
      written.number = {Here(), Here() + static_cast<std::uint32_t>(item.number.size())};
      text_ += item.number;
      text_ += ": ";
    }
    written.title = Line(item.title.empty() ? std::string_view("-") : std::string_view(item.title));
    const auto begin = Here();
    if (item.open) Line(*item.open ? "Åbent" : "Lukket");
    if (!item.case_number.empty()) Value("Sagsnr.", item.case_number);
    if (!item.decided_by.empty()) Value("Sagen afgøres i", item.decided_by);
    for (const auto& section : item.sections) {
      Line(section.heading);
      for (std::string_view line : SplitLines(section.body)) Line(line);
    }
    if (!item.attachments.empty()) {
      Line("Bilag");
      for (const auto& attachment : item.attachments) Line(attachment.name);
    }
    written.body = {begin, Here()};
    text_ += '\n';
    return written;
  }

  std::uint32_t Here() const { return static_cast<std::uint32_t>(text_.size()); }

 private:
  std::string& text_;
};

template <class T>
Read<T> Certain(T value, Span place, std::string_view rule) {
  return Read<T>{std::move(value), place, Confidence::kCertain, rule};
}

// What the header of one record became.
class HeaderWriter {
 public:
  HeaderWriter(AgendaWriter& writer, MinutesReading& reading) : writer_(writer), reading_(reading) {}

  void Run(const AgendaRecord& record) {
    reading_.kind =
        layout::FindFolded(record.kind, "referat") != std::string_view::npos ? PaperKind::kMinutes : PaperKind::kAgenda;
    reading_.kind_confidence = record.kind.empty() ? Confidence::kDoubtful : Confidence::kCertain;
    reading_.kind_rule = "xml.kind";
    if (!record.kind.empty()) writer_.Line(record.kind);
    if (!record.committee.empty()) {
      reading_.organization =
          Certain(layout::Clean(record.committee), writer_.Value("Udvalg", record.committee), "xml.committee");
    }
    TakeDate(record);
    TakeTime(record.start.empty() ? TimeIn(record.date) : record.start, "Starttidspunkt", reading_.start);
    TakeTime(record.end, "Sluttidspunkt", reading_.end);
    if (!record.place.empty())
      reading_.place = Certain(layout::Clean(record.place), writer_.Value("Mødested", record.place), "xml.place");
    TakePeople(record);
  }

 private:
  static std::string TimeIn(const std::string& date) {
    const auto day = layout::FindDate(date);
    return day ? date.substr(day->end) : std::string();
  }

  void TakeDate(const AgendaRecord& record) {
    if (record.date.empty()) return;
    const Span span = writer_.Value("Mødedato", record.date);
    const auto found = layout::FindDate(record.date);
    if (found && found->date.ok()) {
      reading_.date = Certain(found->date, span, "xml.date");
    } else if (found) {
      reading_.findings.push_back({"meetings.impossible_date", {{"date", record.date}, {"line", "1"}}});
    }
  }

  void TakeTime(const std::string& text, std::string_view label, std::optional<Read<TimeOfDay>>& into) {
    const auto found = layout::FindTime(text, layout::TimeForm::kAnywhere);
    if (!found) return;
    into = Certain(found->time, writer_.Value(label, text), "xml.time");
  }

  void TakePeople(const AgendaRecord& record) {
    if (record.participants.empty()) return;
    writer_.Line("Deltagere:");
    for (const auto& person : record.participants) {
      const Span span = writer_.Line(person.name);
      ParticipantReading& added = reading_.participants.emplace_back();
      added.name = Certain(layout::Clean(person.name), span, "xml.participant");
      added.mark = person.mark;
      if (person.mark == AttendanceMark::kApology) reading_.absent.push_back(added.name);
      if (person.mark == AttendanceMark::kAbsent) reading_.not_present.push_back(added.name);
    }
  }

  AgendaWriter& writer_;
  MinutesReading& reading_;
};

std::size_t LineAt(const layout::Lines& lines, std::uint32_t offset) {
  const auto found =
      std::lower_bound(lines.all.begin(), lines.all.end(), offset,
                       [&](const layout::Line& line, std::uint32_t at) { return lines.SpanOf(line.raw).begin < at; });
  return static_cast<std::size_t>(found - lines.all.begin());
}

layout::ItemCut CutOf(const layout::Lines& lines, const Written& written) {
  layout::ItemCut cut;
  cut.title = lines.document->At(written.title);
  cut.number = lines.document->At(written.number);
  cut.first = LineAt(lines, written.number.empty() ? written.title.begin : written.number.begin - 6);
  cut.body = LineAt(lines, written.body.begin);
  cut.last = LineAt(lines, written.body.end);
  cut.certain = true;
  return cut;
}

void ApplyRecord(const AgendaItemRecord& record, ItemReading& item) {
  if (record.title.empty()) {
    item.title.value.clear();
    item.title_clean.clear();
  }
  const std::size_t known = std::min(record.attachments.size(), item.attachments.size());
  for (std::size_t i = 0; i < known; ++i) {
    if (!record.attachments[i].open) item.attachments[i].closed = true;
  }
}

// A supplementary agenda belongs to the meeting that it supplements.
std::vector<AgendaRecord> Merge(std::vector<AgendaRecord> records) {
  std::vector<AgendaRecord> merged;
  std::map<std::string, std::size_t> by_meeting;
  for (AgendaRecord& record : records) {
    const auto found = record.meeting_id.empty() ? by_meeting.end() : by_meeting.find(record.meeting_id);
    if (found == by_meeting.end()) {
      if (!record.meeting_id.empty()) by_meeting.emplace(record.meeting_id, merged.size());
      merged.push_back(std::move(record));
      continue;
    }
    AgendaRecord& first = merged[found->second];
    std::move(record.items.begin(), record.items.end(), std::back_inserter(first.items));
    std::move(record.unknown.begin(), record.unknown.end(), std::back_inserter(first.unknown));
  }
  return merged;
}

struct Pending {
  MinutesReading reading;
  std::vector<Written> items;
  bool closed_agenda = false;
};

Pending Write(AgendaWriter& writer, const AgendaRecord& record) {
  Pending pending;
  const std::uint32_t begin = writer.Here();
  HeaderWriter(writer, pending.reading).Run(record);
  for (const AgendaItemRecord& item : record.items) pending.items.push_back(writer.Item(item));
  const auto unknown = [&](const std::vector<std::string>& lines) {
    for (const std::string& line : lines) pending.reading.unplaced.push_back(writer.Line(line));
  };
  unknown(record.unknown);
  for (const AgendaItemRecord& item : record.items) unknown(item.unknown);
  pending.reading.span = {begin, writer.Here()};
  pending.closed_agenda = record.open.has_value() && !*record.open;
  return pending;
}

void ReadBack(layout::Lines& lines, const AgendaRecord& record, Pending& pending) {
  MinutesReading& reading = pending.reading;
  ItemContext context;
  context.meeting = &reading;
  std::vector<ItemReading> items;
  for (std::size_t i = 0; i < record.items.size(); ++i) {
    ItemReading item = ReadItem(lines, CutOf(lines, pending.items[i]), context);
    ApplyRecord(record.items[i], item);
    // A closed agenda with an item that does not say it is open: in doubt closed.
    if (pending.closed_agenda && !record.items[i].open && !item.closed.value) {
      item.closed = Read<bool>{true, item.title.place, Confidence::kDoubtful, "xml.closed_agenda"};
    }
    items.push_back(std::move(item));
  }
  reading.items = std::move(items);
  if (!reading.date) reading.findings.push_back({"meetings.no_date", {{"line", "1"}}});
  if (reading.items.empty()) reading.findings.push_back({"meetings.no_items", {{"line", "1"}}});
}

}  // namespace

AgendaXml RenderAgenda(std::vector<AgendaRecord> records) {
  AgendaXml agenda;
  agenda.document.kind = documents::FileKind::kXml;
  agenda.document.encoding = "utf-8";
  agenda.document.pages = {0};
  records = Merge(std::move(records));
  AgendaWriter writer(agenda.document);
  std::vector<Pending> pending;
  pending.reserve(records.size());
  for (const AgendaRecord& record : records) pending.push_back(Write(writer, record));
  layout::Lines lines = layout::BreakLines(agenda.document);
  for (std::size_t i = 0; i < records.size(); ++i) {
    ReadBack(lines, records[i], pending[i]);
    agenda.readings.push_back(std::move(pending[i].reading));
  }
  return agenda;
}

}  // namespace tovholder::minutes

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "base/text.h"
#include "minutes/agenda_record.h"
#include "minutes/layout_labels.h"
#include "minutes/layout_text.h"

namespace tovholder::minutes {
namespace {

std::optional<bool> ReadBool(std::string_view text) {
  const std::string key = ToLower(Trim(text));
  if (key == "true" || key == "1" || key == "ja" || key == "åben" || key == "åbent" || key == "open") return true;
  if (key == "false" || key == "0" || key == "nej" || key == "lukket" || key == "closed") return false;
  return std::nullopt;
}

std::string Attribute(const pugi::xml_node& node, const char* name) {
  return layout::Clean(node.attribute(name).value());
}

// A value that is set but cannot be told closes: in doubt an item is closed.
std::optional<bool> OpenOf(const pugi::xml_attribute& attribute) {
  if (!attribute) return std::nullopt;
  return ReadBool(attribute.value()).value_or(false);
}

// "Sags_fremstilling" and "Økonomi-og-finansiering" as headings.
std::string HeadingOf(std::string_view element) {
  std::string heading(element);
  std::replace(heading.begin(), heading.end(), '_', ' ');
  return heading;
}

void TakeUnknown(const pugi::xml_node& node, std::vector<std::string>& unknown) {
  const std::string text = PlainText(node);
  if (!text.empty()) unknown.push_back(std::string(node.name()) + ": " + ReplaceAll(text, "\n", " "));
}

AgendaItemRecord ReadSbsysItem(const pugi::xml_node& node) {
  AgendaItemRecord item;
  item.number = Attribute(node, "Nummer");
  item.open = OpenOf(node.attribute("Åbent"));
  item.case_number = Attribute(node, "Sagsnummer");
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = child.name();
    if (name == "Overskrift") {
      item.title = ReplaceAll(PlainText(child), "\n", " ");
    } else if (name == "Sagsnummer" || name == "SagsNr" || name == "Sagsnr") {
      item.case_number = PlainText(child);
    } else if (name == "Indhold") {
      for (const pugi::xml_node& section : child.children()) {
        if (section.type() == pugi::node_element)
          item.sections.push_back({HeadingOf(section.name()), PlainText(section)});
      }
    } else if (name == "Bilagsliste") {
      for (const pugi::xml_node& file : child.children("Bilag")) {
        const std::optional<bool> open = OpenOf(file.attribute("MaaPubliceres"));
        item.attachments.push_back({Attribute(file, "Navn"), open.value_or(true)});
      }
    } else if (child.type() == pugi::node_element) {
      TakeUnknown(child, item.unknown);
    }
  }
  return item;
}

AgendaRecord ReadSbsysAgenda(const pugi::xml_node& node) {
  AgendaRecord record;
  record.agenda_id = Attribute(node, "DagsordenID");
  record.kind = Attribute(node, "Dagsordentype");
  record.open = OpenOf(node.attribute("Åben"));
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = child.name();
    if (name == "Møde") {
      record.meeting_id = Attribute(child, "MødeID");
      record.committee = Attribute(child, "Udvalg");
      record.date = Attribute(child, "Mødedato");
      record.start = Attribute(child, "Mødetid");
      record.end = Attribute(child, "Mødesluttid");
      record.place = Attribute(child, "Mødested");
    } else if (name == "Dagsordenpunkter") {
      for (const pugi::xml_node& item : child.children("Dagsordenpunkt")) record.items.push_back(ReadSbsysItem(item));
    } else if (child.type() == pugi::node_element) {
      TakeUnknown(child, record.unknown);
    }
  }
  return record;
}

using Fields = std::map<std::string, std::string>;

// <fields><field name="title">…</field></fields>, or the fields right below the table.
Fields FieldsOf(const pugi::xml_node& table) {
  Fields fields;
  const auto take = [&](const pugi::xml_node& parent) {
    for (const pugi::xml_node& field : parent.children("field")) {
      const std::string value =
          field.attribute("value") ? WithoutHtml(field.attribute("value").value()) : PlainText(field);
      fields[ToLower(field.attribute("name").value())] = value;
    }
  };
  take(table);
  for (const pugi::xml_node& group : table.children("fields")) take(group);
  return fields;
}

// The first of these fields that has a value; it counts as understood.
std::string Take(Fields& fields, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto found = fields.find(name);
    if (found == fields.end()) continue;
    std::string value = found->second;
    fields.erase(found);
    if (!value.empty()) return value;
  }
  return {};
}

AttendanceMark MarkOf(std::string_view code) {
  if (code == "1") return AttendanceMark::kAbsent;
  return code == "2" ? AttendanceMark::kApology : AttendanceMark::kPresent;
}

AgendaItemRecord ReadAcadreItem(Fields fields) {
  AgendaItemRecord item;
  item.number = Take(fields, {"itemno", "number", "no", "agendano", "sort"});
  item.title = ReplaceAll(Take(fields, {"title", "heading", "caption", "name"}), "\n", " ");
  item.case_number = Take(fields, {"caseno", "casenumber", "sagsnr", "case"});
  item.decided_by = Take(fields, {"comname"});
  const std::string access = Take(fields, {"access", "open", "public"});
  if (!access.empty()) item.open = ReadBool(access).value_or(false);
  if (const std::string closed = Take(fields, {"closed"}); !closed.empty())
    item.open = !ReadBool(closed).value_or(true);
  if (const std::string area = Take(fields, {"area"}); !area.empty()) item.sections.push_back({"Sagens gang", area});
  constexpr std::array<std::pair<const char*, const char*>, 8> kSections = {{{"decision", "Beslutning"},
                                                                             {"beslutning", "Beslutning"},
                                                                             {"recommendation", "Indstilling"},
                                                                             {"indstilling", "Indstilling"},
                                                                             {"presentation", "Sagsfremstilling"},
                                                                             {"sagsfremstilling", "Sagsfremstilling"},
                                                                             {"resume", "Resume"},
                                                                             {"economy", "Økonomi"}}};
  for (const auto& [field, heading] : kSections) {
    if (std::string body = Take(fields, {field}); !body.empty()) item.sections.push_back({heading, std::move(body)});
  }
  Take(fields, {"sysid", "id"});
  for (const auto& [name, value] : fields) {
    if (!value.empty()) item.unknown.push_back(name + ": " + ReplaceAll(value, "\n", " "));
  }
  return item;
}

void TakeAcadreMeeting(Fields fields, AgendaRecord& record) {
  record.meeting_id = Take(fields, {"sysid", "id"});
  record.committee = Take(fields, {"comname", "committee", "board", "name"});
  record.date = Take(fields, {"date", "startdate", "meetingdate"});
  record.start = Take(fields, {"time", "starttime", "fromtime"});
  record.end = Take(fields, {"endtime", "totime"});
  record.place = Take(fields, {"place", "location", "room"});
  for (const auto& [name, value] : fields) {
    if (!value.empty()) record.unknown.push_back(name + ": " + ReplaceAll(value, "\n", " "));
  }
}

bool IsAttachmentTable(std::string_view name) {
  return name.find("file") != std::string_view::npos || name.find("attach") != std::string_view::npos ||
         name.find("enclosure") != std::string_view::npos || name.find("bilag") != std::string_view::npos ||
         name.find("document") != std::string_view::npos;
}

void TakeAcadreTable(const pugi::xml_node& table, AgendaRecord& record) {
  const std::string name = ToLower(table.attribute("name").value());
  Fields fields = FieldsOf(table);
  if (fields.contains("absent")) {
    const AttendanceMark mark = MarkOf(Take(fields, {"absent"}));
    const std::string person = Take(fields, {"name", "fullname", "title", "participant"});
    if (!person.empty()) record.participants.push_back({person, mark});
  } else if (name == "meeting") {
    TakeAcadreMeeting(std::move(fields), record);
  } else if (name == "agenda") {
    record.agenda_id = Take(fields, {"sysid", "id"});
    record.kind = Take(fields, {"type", "agendatype", "kind"});
    if (const std::string open = Take(fields, {"access", "open", "public"}); !open.empty())
      record.open = ReadBool(open).value_or(false);
  } else if (IsAttachmentTable(name)) {
    const std::string file = Take(fields, {"title", "name", "filename"});
    const std::string open = Take(fields, {"public", "access", "open", "maapubliceres"});
    if (!record.items.empty() && !file.empty()) {
      record.items.back().attachments.push_back({file, open.empty() || ReadBool(open).value_or(false)});
    }
  } else if (fields.contains("title") || fields.contains("heading") || fields.contains("caption")) {
    record.items.push_back(ReadAcadreItem(std::move(fields)));
  } else {
    for (const auto& [field, value] : fields) {
      if (!value.empty()) record.unknown.push_back(field + ": " + ReplaceAll(value, "\n", " "));
    }
  }
}

}  // namespace

std::vector<AgendaRecord> ReadSbsys(const pugi::xml_node& root) {
  std::vector<AgendaRecord> records;
  if (std::string_view(root.name()) == "Dagsorden") {
    records.push_back(ReadSbsysAgenda(root));
  } else {
    for (const pugi::xml_node& agenda : root.children("Dagsorden")) records.push_back(ReadSbsysAgenda(agenda));
  }
  return records;
}

std::vector<AgendaRecord> ReadAcadre(const pugi::xml_node& root) {
  AgendaRecord record;
  // Tables in the order of the file, however they nest.
  pugi::xml_node at = root;
  while (at) {
    if (std::string_view(at.name()) == "table") TakeAcadreTable(at, record);
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at && at != root && !at.next_sibling()) at = at.parent();
    if (!at || at == root) break;
    at = at.next_sibling();
  }
  return {std::move(record)};
}

}  // namespace tovholder::minutes

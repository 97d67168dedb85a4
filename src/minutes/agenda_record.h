// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "minutes/agenda_xml.h"

// What the formats of case systems have in common, ahead of its reading.
namespace tovholder::minutes {

struct AgendaItemRecord {
  std::string number;
  std::string title;
  std::optional<bool> open;
  std::string case_number;
  std::string decided_by;
  struct Section {
    std::string heading;
    std::string body;  // lines
  };
  std::vector<Section> sections;
  struct Attachment {
    std::string name;
    bool open = true;
  };
  std::vector<Attachment> attachments;
  std::vector<std::string> unknown;  // "name: value"
};

struct AgendaRecord {
  std::string meeting_id;
  std::string agenda_id;
  std::string committee;
  std::string date;
  std::string start;
  std::string end;
  std::string place;
  std::string kind;
  std::optional<bool> open;
  struct Participant {
    std::string name;
    AttendanceMark mark = AttendanceMark::kPresent;
  };
  std::vector<Participant> participants;
  std::vector<AgendaItemRecord> items;
  std::vector<std::string> unknown;
};

// SBSYS: <Dagsorden><Møde/><Dagsordenpunkter>…
std::vector<AgendaRecord> ReadSbsys(const pugi::xml_node& root);
// Acadre: <root><table name="agenda"><fields><field name="sysid">…
std::vector<AgendaRecord> ReadAcadre(const pugi::xml_node& root);

// The text inside a node, HTML signs gone, one line a paragraph.
std::string PlainText(const pugi::xml_node& node);
// Also for a value that holds HTML as text.
std::string WithoutHtml(std::string_view value);

// Writes the records as text, and reads them with the places that they got there.
AgendaXml RenderAgenda(std::vector<AgendaRecord> records);

}  // namespace tovholder::minutes

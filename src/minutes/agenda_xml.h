// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/text_document.h"
#include "minutes/minutes_reading.h"

namespace tovholder::minutes {

// An agenda that a case system wrote: its text with one line a value, and the readings, whose places
// lie in that text.
struct AgendaXml {
  documents::TextDocument document;
  std::vector<MinutesReading> readings;
};

// Whether the bytes look like an agenda of SBSYS or Acadre.
bool IsAgendaXml(std::string_view bytes);

// Reads an agenda of SBSYS or Acadre; elements that are not known stand in `unplaced`. Several agendas
// of one meeting become one reading. `file` names the file in errors.
// Errors: meetings.xml_damaged {file, line, detail}, meetings.xml_unknown {file, root}.
Result<AgendaXml> ParseAgendaXml(std::string_view bytes, std::string_view file);

}  // namespace tovholder::minutes

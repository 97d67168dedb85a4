// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "minutes/agenda_xml.h"
#include "minutes/minutes_parser.h"
#include "minutes/reading_json.h"

// The first byte chooses text or XML; no text may crash the parser or give a place outside the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tovholder;  // NOLINT
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] == 'x') {
    (void)minutes::ParseAgendaXml(bytes, "fuzz.xml");
    return 0;
  }
  if (!IsUtf8(bytes)) return 0;
  documents::TextDocument document;
  document.text = bytes;
  document.pages = {0};
  for (const minutes::MinutesReading& reading : minutes::ParseMinutes(document)) {
    if (reading.span.end > document.text.size()) std::abort();
    for (const minutes::ItemReading& item : reading.items) {
      if (item.span.end > document.text.size() || item.title.place.end > document.text.size()) std::abort();
    }
    (void)minutes::RenderJsonLine(reading, document, "fuzz.txt");
  }
  return 0;
}

// SPDX-License-Identifier: EUPL-1.2
#include "meetings/import_reading.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>

#include "meetings/agenda_xml.h"
#include "meetings/field_places.h"
#include "meetings/minutes_parser.h"
#include "meetings/publication_rules.h"
#include "meetings/stored_json.h"

namespace tovholder::meetings {
namespace {

bool DividesWords(std::string_view text) { return text.find("-\n") != std::string_view::npos; }

void NameBody(std::vector<MinutesReading>& readings, const ReadingOptions& options) {
  for (MinutesReading& reading : readings) {
    if (reading.kind == PaperKind::kOther) continue;
    if (!options.given_body.empty()) {
      ApplyBody(reading, options.given_body, BodyOrigin::kGiven);
    } else if (!options.own_body.empty()) {
      ApplyBody(reading, options.own_body, BodyOrigin::kInstallation);
    }
  }
}

}  // namespace

documents::KnowsWord DictionaryWhenNeeded() {
  struct Dictionary {
    std::mutex mutex;
    std::optional<documents::KnowsWord> knows;
  };
  return [dictionary = std::make_shared<Dictionary>()](std::string_view word) {
    const std::scoped_lock lock(dictionary->mutex);
    if (!dictionary->knows) dictionary->knows = documents::DanishDictionary();
    return (*dictionary->knows)(word);
  };
}

Result<ReadFile> ReadPaper(std::string_view bytes, std::string_view name, const ReadingOptions& options) {
  ReadFile file;
  if (IsAgendaXml(bytes)) {
    Result<AgendaXml> agenda = ParseAgendaXml(bytes, name);
    if (!agenda) return Pass(agenda);
    file = {std::move(agenda->document), true, std::move(agenda->readings)};
  } else {
    Result<documents::TextDocument> document = documents::ReadDocument(bytes, name, options.read);
    if (!document) return Pass(document);
    file.document = std::move(*document);
    file.stored_as_text = file.document.kind != documents::FileKind::kText || DividesWords(file.document.text);
    if (DividesWords(file.document.text))
      file.document = documents::JoinDividedWords(file.document, options.knows_word);
    file.readings = ParseMinutes(file.document);
  }
  NameBody(file.readings, options);
  return file;
}

std::vector<MinutesReading> ReadAgain(const documents::TextDocument& document, const ReadingOptions& options) {
  std::vector<MinutesReading> readings = ParseMinutes(document);
  NameBody(readings, options);
  return readings;
}

ReadingToStore ToStore(const MinutesReading& reading, const documents::TextDocument& document) {
  ReadingToStore stored;
  stored.draft = DraftMeeting(reading, document);
  const std::vector<FieldPlace> places = ListFieldPlaces(reading);
  stored.record.kind = reading.kind;
  stored.record.places = StorePlaces(places);
  stored.record.unplaced = StoreSpans(reading.unplaced);
  stored.record.findings = StoreErrors(reading.findings);
  stored.record.doubtful = static_cast<int>(std::count_if(
      places.begin(), places.end(), [](const FieldPlace& place) { return place.confidence == Confidence::kDoubtful; }));
  stored.cpr = FindCprInPublicParts(stored.draft);
  return stored;
}

}  // namespace tovholder::meetings

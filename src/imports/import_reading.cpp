// SPDX-License-Identifier: EUPL-1.2
#include "imports/import_reading.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>

#include "meetings/publication_rules.h"
#include "meetings/stored_json.h"
#include "minutes/agenda_xml.h"
#include "minutes/field_places.h"
#include "minutes/minutes_parser.h"

namespace tovholder::imports {
namespace {

bool DividesWords(std::string_view text) { return text.find("-\n") != std::string_view::npos; }

void NameBody(std::vector<minutes::MinutesReading>& readings, const ReadingOptions& options) {
  for (minutes::MinutesReading& reading : readings) {
    if (reading.kind == minutes::PaperKind::kOther) continue;
    if (!options.given_body.empty()) {
      minutes::ApplyBody(reading, options.given_body, minutes::BodyOrigin::kGiven);
    } else if (!options.own_body.empty()) {
      minutes::ApplyBody(reading, options.own_body, minutes::BodyOrigin::kInstallation);
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
  if (minutes::IsAgendaXml(bytes)) {
    Result<minutes::AgendaXml> agenda = minutes::ParseAgendaXml(bytes, name);
    if (!agenda) return Pass(agenda);
    file = {std::move(agenda->document), true, std::move(agenda->readings)};
  } else {
    Result<documents::TextDocument> document = documents::ReadDocument(bytes, name, options.read);
    if (!document) return Pass(document);
    file.document = std::move(*document);
    file.stored_as_text = file.document.kind != documents::FileKind::kText || DividesWords(file.document.text);
    if (DividesWords(file.document.text))
      file.document = documents::JoinDividedWords(file.document, options.knows_word);
    file.readings = minutes::ParseMinutes(file.document);
  }
  NameBody(file.readings, options);
  return file;
}

std::vector<minutes::MinutesReading> ReadAgain(const documents::TextDocument& document, const ReadingOptions& options) {
  std::vector<minutes::MinutesReading> readings = minutes::ParseMinutes(document);
  NameBody(readings, options);
  return readings;
}

ReadingToStore ToStore(const minutes::MinutesReading& reading, const documents::TextDocument& document) {
  ReadingToStore stored;
  stored.draft = meetings::DraftMeeting(reading, document);
  const std::vector<minutes::FieldPlace> places = minutes::ListFieldPlaces(reading);
  stored.record.kind = reading.kind;
  stored.record.places = meetings::StorePlaces(places);
  stored.record.unplaced = meetings::StoreSpans(reading.unplaced);
  stored.record.findings = meetings::StoreErrors(reading.findings);
  stored.record.doubtful =
      static_cast<int>(std::count_if(places.begin(), places.end(), [](const minutes::FieldPlace& place) {
        return place.confidence == minutes::Confidence::kDoubtful;
      }));
  stored.cpr = meetings::FindCprInPublicParts(stored.draft);
  return stored;
}

}  // namespace tovholder::imports

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include "base/text.h"
#include "base/time.h"
#include "html/formats.h"
#include "html/places.h"
#include "html/text_files.h"
#include "html/texts.h"

namespace tovholder::html {
namespace {

struct Sentences {
  std::string_view danish;
  std::string_view english;
};
using ErrorTable = std::unordered_map<std::string_view, Sentences>;

constexpr Sentences kGeneral = {
    "Noget gik galt. Prøv igen om lidt; bliver det ved, så sig det til den, der driver systemet.",
    "Something went wrong. Try again in a moment; if it goes on, tell the people who run the system."};

std::string_view FindErrorFile() {
  for (const EmbeddedFile& file : TextFiles()) {
    if (file.name == "errors.tsv") return file.content;
  }
  throw std::runtime_error("the error sentences are not in the program");
}

ErrorTable ReadErrors() {
  ErrorTable table;
  for (std::string_view line : SplitLines(FindErrorFile())) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> cells = Split(line, '\t');
    if (cells.size() == 3) table.emplace(cells[0], Sentences{cells[1], cells[2]});
  }
  return table;
}

const ErrorTable& Errors() {
  static const ErrorTable table = ReadErrors();
  return table;
}

// Under these names rules give days and moments, as programs read them. What else looks like one was written by
// somebody and is quoted.
constexpr std::string_view kTimes[] = {"date", "day", "from", "to", "first", "last", "undone"};

std::string InWords(std::string_view name, const std::string& value, Language language) {
  if (std::ranges::find(kTimes, name) == std::end(kTimes)) return value;
  if (const auto day = ParseIsoDate(value)) return FormatDay(*day, DayForm::kLong, language);
  if (const auto moment = ParseIsoInstant(value)) return FormatMoment(*moment, language);
  return value;
}

}  // namespace

bool HasSentence(std::string_view error_id) { return Errors().contains(error_id); }

std::string Sentence(const Error& error, Language language) {
  const auto found = Errors().find(error.id);
  const Sentences& sentences = found == Errors().end() ? kGeneral : found->second;
  const std::string_view sentence = language == Language::kDanish ? sentences.danish : sentences.english;
  return FillEach(sentence, [&](std::string_view name, std::string_view place) {
    const auto value = error.params.find(std::string(name));
    return value == error.params.end() ? std::string(place) : InWords(name, value->second, language);
  });
}

}  // namespace tovholder::html

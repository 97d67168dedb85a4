// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "documents/text_document.h"
#include "indicators/found_figure.h"
#include "indicators/observation.h"
#include "sql/database.h"

// Figures out of the papers of the house.
namespace tovholder::indicators {

// The page of the document with the place marked.
std::string AddressOfPlace(std::int64_t document, documents::Span place);
// "120-140", as addresses write a place; nothing for what is none or lies outside of the text.
std::optional<documents::Span> ParsePlace(std::string_view text, std::string_view in);
// Where `words` stand in the line (from 1), however they are spaced; nothing where they do not.
std::optional<documents::Span> FindInLine(std::string_view text, int line, std::string_view words);

// The observations that were taken out of a paper, by the place they stand at.
std::map<documents::Span, ObservationId> ListTaken(sql::Reader& reader, std::int64_t document);

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "minutes/minutes_reading.h"

namespace tovholder::minutes::layout {

// The names of all 98, as they write themselves.
std::span<const std::string_view> Municipalities();

// The municipality that a text names, and where: "Slagelse Kommune", "Køge Byråd", "Brønderslev Rådhus";
// where none is named so, one that stands behind a comma at the end of a line ("…, Viborg").
struct NamedMunicipality {
  std::string_view name;  // in the text
  Confidence confidence = Confidence::kLikely;
  std::string_view rule;
};
std::optional<NamedMunicipality> FindMunicipality(std::string_view text);

}  // namespace tovholder::minutes::layout

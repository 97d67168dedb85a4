// SPDX-License-Identifier: EUPL-1.2
#include "minutes/decision_kind.h"

#include <array>
#include <string>
#include <utility>

#include "base/text.h"

namespace tovholder::minutes {
namespace {

// In lower case; a phrase earlier in the list wins over one at the same place ("ikke godkendt").
constexpr std::array<std::pair<std::string_view, std::string_view>, 28> kPhrases{{
    {"ikke godkendt", "rejected"},    {"ikke vedtaget", "rejected"},
    {"godkendte ikke", "rejected"},   {"forkastet", "rejected"},
    {"afvist", "rejected"},           {"afslag", "rejected"},
    {"ikke imødekommet", "rejected"}, {"udsat", "postponed"},
    {"udsættes", "postponed"},        {"taget af dagsordenen", "withdrawn"},
    {"udgår", "withdrawn"},           {"trukket", "withdrawn"},
    {"indstilles", "recommended"},    {"anbefales", "recommended"},
    {"anbefalet", "recommended"},     {"anbefaler", "recommended"},
    {"til efterretning", "noted"},    {"til orientering", "noted"},
    {"orienteret", "noted"},          {"orienteringen", "noted"},
    {"godkendt", "adopted"},          {"godkendte", "adopted"},
    {"vedtaget", "adopted"},          {"tiltrådt", "adopted"},
    {"tiltrådte", "adopted"},         {"bevilget", "adopted"},
    {"drøftet", "discussed"},         {"drøftede", "discussed"},
}};

}  // namespace

std::string_view DecisionKindOf(std::string_view decision) {
  if (Trim(decision).empty()) return "";
  const std::string text = ToLower(decision);
  std::size_t first = std::string::npos;
  std::string_view kind = "other";
  for (const auto& [phrase, name] : kPhrases) {
    const std::size_t at = text.find(phrase);
    if (at < first) {
      first = at;
      kind = name;
    }
  }
  return kind;
}

}  // namespace tovholder::minutes

// SPDX-License-Identifier: EUPL-1.2
#include "plan/responsible_parties.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace tovholder::plan {
namespace {

constexpr std::array<std::string_view, 9> kSeparators{"/",      "+",    ";", ",", " i samarbejde med ", " sammen med ",
                                                      " samt ", " og ", "&"};
constexpr std::array<std::string_view, 6> kLeftOpen{"aftales", "afventer", "afklares", "ukendt", "ikke ", "fastlægges"};

struct Separator {
  std::size_t place = std::string_view::npos;
  std::size_t length = 0;
};

// "Teknik-, Plan- og …": the word before goes on in the one behind.
bool GoesOn(std::string_view before) { return Trim(before).ends_with("-"); }

Separator NextSeparator(std::string_view text) {
  for (std::size_t place = 0; place < text.size(); ++place) {
    for (const std::string_view one : kSeparators) {
      if (text.substr(place).starts_with(one) && !GoesOn(text.substr(0, place))) return {place, one.size()};
    }
  }
  return {};
}

bool IsLeftOpen(std::string_view text) {
  const std::string folded = Fold(text);
  if (std::none_of(folded.begin(), folded.end(), [](char c) { return c != '-' && c != '?' && c != '.' && c != ' '; })) {
    return true;
  }
  return std::any_of(kLeftOpen.begin(), kLeftOpen.end(),
                     [&](std::string_view word) { return folded.starts_with(word); });
}

}  // namespace

std::vector<std::string> PartiesIn(std::string_view text) {
  std::vector<std::string> parties;
  while (!text.empty()) {
    const Separator separator = NextSeparator(text);
    const std::string_view party = Trim(text.substr(0, separator.place));
    if (!IsLeftOpen(party)) parties.emplace_back(party);
    if (separator.place == std::string_view::npos) break;
    text.remove_prefix(separator.place + separator.length);
  }
  return parties;
}

}  // namespace tovholder::plan

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "desk/participants.h"

namespace tovholder::desk {

std::vector<DeskGuest> ParseGuests(std::string_view text) {
  std::vector<DeskGuest> guests;
  for (std::string_view line : Split(text, '\n')) {
    const std::string words = CollapseSpace(line);
    if (words.empty()) continue;
    const std::size_t comma = words.find(',');
    DeskGuest guest;
    guest.name = Trim(std::string_view(words).substr(0, comma));
    if (comma != std::string::npos) guest.comes_from = Trim(std::string_view(words).substr(comma + 1));
    if (!guest.name.empty()) guests.push_back(std::move(guest));
  }
  return guests;
}

std::string TextOf(const std::vector<DeskGuest>& guests) {
  std::string text;
  for (const DeskGuest& one : guests) {
    if (one.organization) continue;
    text += one.name + (one.comes_from.empty() ? "" : ", " + one.comes_from) + "\n";
  }
  return text;
}

std::vector<Party> PartiesOf(const std::vector<DeskGuest>& guests) {
  std::vector<Party> parties;
  for (const DeskGuest& one : guests) {
    if (one.organization) continue;
    auto party = std::find_if(parties.begin(), parties.end(),
                              [&](const Party& other) { return Fold(other.name) == Fold(one.comes_from); });
    if (party == parties.end()) {
      parties.push_back({PartyKind::kOther, std::nullopt, one.comes_from});
      party = std::prev(parties.end());
    }
    party->people.push_back({one.name});
  }
  return parties;
}

}  // namespace tovholder::desk

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "desk/participants.h"
#include "html/components.h"

namespace tovholder::desk {

// "Bestyrelsen", "Styringsgruppen (indbudt)", "Andre"
std::string NameOf(const Party& party, const html::Texts& t);
// For who prepares the meeting: each party with its people, and who comes for single items.
html::Html ParticipantsBlock(const Agenda& agenda, const std::vector<Party>& parties, const html::Texts& t);

}  // namespace tovholder::desk

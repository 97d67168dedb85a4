// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"

// A look at a message before it is taken apart; private to the room.
namespace tovholder::post {

// Refuses what is no mail, and what would take apart into so many pieces that memory ends (see the limits of
// mail_reader.h). Returns the message without what stands before its head: empty lines, the "From " of a mailbox.
// Errors: those of ReadMail.
Result<std::string_view> CheckMailShape(std::string_view bytes);

}  // namespace tovholder::post

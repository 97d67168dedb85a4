// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "post/mail_reader.h"

// What a mail server reports of mail that it could not deliver (RFC 3464); private to the room.
namespace tovholder::post {

// The recipients whose mail failed for good, by the text of a message/delivery-status part.
std::vector<FailedRecipient> ListFailedRecipients(std::string_view report);

// The value of the first field of that name (lower case) in lines of a head, unfolded; "" where there is none.
std::string FindField(std::string_view head, std::string_view name);

}  // namespace tovholder::post

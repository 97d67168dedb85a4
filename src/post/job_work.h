// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "post/job.h"

// Running one piece of work, whoever asked for it; private to the room.
namespace tovholder::post {

// `["id", {"param": "value"}]`
std::string StoreError(const Error& error);
Error ParseStoredError(std::string_view text);

// Work that breaks ends its own job and no other.
Result<std::string> RunGuarded(const Work& work, JobContext& context);

}  // namespace tovholder::post

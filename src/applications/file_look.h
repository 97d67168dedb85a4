// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "applications/application.h"
#include "base/result.h"

namespace tovholder::applications {

// A file as it comes in: what it is, and how many pages it has where it is a PDF. Errors: those of desk::CheckFileName,
// documents.timeout {file, seconds}, documents.no_program {program}.
Result<PartFile> LookAtFile(std::string_view bytes, std::string_view file_name);

}  // namespace tovholder::applications

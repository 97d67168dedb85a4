// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "documents/text_document.h"
#include "minutes/minutes_reading.h"

namespace tovholder::minutes {

// The reading as `tovholder import --json` prints it.
boost::json::object RenderJson(const MinutesReading& reading, const documents::TextDocument& document,
                               std::string_view file);
// The same as one line, without the line break.
std::string RenderJsonLine(const MinutesReading& reading, const documents::TextDocument& document,
                           std::string_view file);

}  // namespace tovholder::minutes

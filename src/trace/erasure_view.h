// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "html/components.h"
#include "people/visit.h"
#include "trace/erasure.h"

// How keeping and erasing look, wherever they stand.
namespace tovholder::trace {

inline constexpr std::string_view kRetentionPage = "/opbevaring";

std::string_view WordOf(RetentionKind kind, const html::Texts& t);
std::string EraseAddress(RetentionKind kind, std::int64_t id);
html::PageFrame RetentionFrame(const people::Visit& visit, std::string_view title);
bool MayErase(const people::Visit& visit);
// A field of the form, its words put in order.
std::string Said(const people::Visit& visit, std::string_view field);

}  // namespace tovholder::trace

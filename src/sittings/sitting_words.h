// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "html/notices.h"
#include "html/texts.h"
#include "sittings/sitting.h"
#include "sittings/sitting_rules.h"

// How what is recorded is called on pages.
namespace tovholder::sittings {

std::string_view WordOf(RuleProfile profile, const html::Texts& t);
std::string_view WordOf(Majority majority, const html::Texts& t);
std::string_view WordOf(Tie tie, const html::Texts& t);
std::string_view WordOf(Approval approval, const html::Texts& t);
std::string_view WordOf(RollMark mark, const html::Texts& t);
std::string_view WordOf(CourseState state, const html::Texts& t);
std::string_view WordOf(Outcome outcome, const html::Texts& t);
std::string_view WordOf(Choice choice, const html::Texts& t);
std::string_view WordOf(SaidKind kind, const html::Texts& t);
std::string_view WordOf(MinutesState state, const html::Texts& t);
std::string_view WordOf(Presence presence, const html::Texts& t);
html::Html BadgeOf(CourseState state, const html::Texts& t);
html::Html BadgeOf(MinutesState state, const html::Texts& t);
html::Html BadgeOf(Presence presence, const html::Texts& t);

// "12 min." of what was allotted or spent.
std::string MinutesText(std::int64_t seconds, const html::Texts& t);

}  // namespace tovholder::sittings

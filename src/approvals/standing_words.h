// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "approvals/approval_checks.h"
#include "approvals/standing.h"
#include "html/texts.h"

// How an approval stands, in words.
namespace tovholder::approvals {

std::string_view WordOf(Organ organ, const html::Texts& t);
std::string_view WordOf(Answer answer, const html::Texts& t);
std::string_view WordOf(BodyState state, const html::Texts& t);
std::string_view WordOf(ApprovalState state, const html::Texts& t);
std::string_view WordOf(Asked asked, const html::Texts& t);

// "21 Ringparken Nord (FOB)"
std::string NameOf(const areas::AreaBook& areas, const areas::Section& section);
// "Repræsentantskabet i FOB", "Urafstemning i 21 Ringparken Nord (FOB)", "Fælles afstemning i Ringparken"
std::string NameOf(const ApprovalBook& book, const BodyDecision& decision, const html::Texts& t);
// "A, B og C"
std::string ListOf(const std::vector<std::string>& names, const html::Texts& t);

// "Sydbyen og Motalavej har godkendt, Ringparken udestår."
std::string StandingSentence(const ApprovalBook& book, const Standing& standing, const html::Texts& t);
// "Nu: Ringparken, afventer afstemning 12. juni 2026."
std::string NowSentence(const ApprovalBook& book, const Standing& standing, const html::Texts& t);
// "Hvis der kommer et nej: … Derefter: …"; "" where nobody comes after.
std::string NextSentence(const ApprovalBook& book, const Standing& standing, const html::Texts& t);
// "25 mod 14", with paper ballots; "" where nothing was counted.
std::string FiguresOf(const ApprovalBook& book, const BodyDecision& decision, const html::Texts& t);
// "Varslet var 33 dage; reglerne kræver 28."
std::string NoticeSentence(const NoticeCheck& check, const html::Texts& t);

}  // namespace tovholder::approvals

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "html/components.h"
#include "people/visit.h"
#include "planning/poll_store.h"

// What the members of a meeting answer, and where one answers.
namespace tovholder::planning {

// Where what `person` answers is sent.
html::Html AnswerForm(const people::Visit& visit, const PollView& view, people::PersonId person, const Clashes& clashes,
                      const std::string& address);
// What somebody else answered is entered here.
std::string AnswersAddress(meetings::MeetingId id, people::PersonId person);
// Whether names lead to where their answers are entered.
enum class AnswerLinks { kNone, kEnter };
// Members by times, and what lies at the same time.
html::Html AnswerTable(const people::Visit& visit, const PollView& view, const Clashes& clashes, AnswerLinks links);
// "3 ja, 1 om nødvendigt, 2 nej"
std::string CountWords(const PollView& view, const PollTime& time, const html::Texts& t);

}  // namespace tovholder::planning

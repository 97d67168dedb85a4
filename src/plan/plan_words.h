// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "plan/outlook.h"

// What stands beside a step and above a plan, on pages and on paper alike.
namespace tovholder::plan {

// "Bestyrelsen, Slagelse Kommune"
std::string PartiesOf(const StepOnPlan& step);
// "1. februar 2028 – 29. februar 2028"; "–" for a step that falls away.
std::string WhenWords(const StepSchedule& made, const html::Texts& t);
// "Gjort", "sikkert", "Åben frist"
std::string_view StandWord(const Step& step, const StepSchedule& made, const html::Texts& t);
// What is left or lacking; of what has happened, how it keeps to the deadline as it was written: "5 arbejdsdage efter
// fristen". "" where there is nothing to measure by.
std::string RoomWords(const Outlook& outlook, StepIndex index, const html::Texts& t);
// Both: "Gjort, inden for fristen".
std::string StandWords(const Outlook& outlook, StepIndex index, const html::Texts& t);
// "Dialog med fonden"
std::string_view WordOf(Takes takes, const html::Texts& t);
// "10 arbejdsdage", "Dialog med fonden, 8–14 måneder"; "" where nothing is known.
std::string WorkWords(const PlanBook& book, const Step& step, const html::Texts& t);
// "Starten den 1. oktober 2025 holder"; "" for a plan without such a day.
std::string EndWords(const PlanBook& book, Verdict end, const html::Texts& t);
// How the chart is read.
std::string ChartWords(const html::Texts& t);

}  // namespace tovholder::plan

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "criteria/explanation.h"

// Parts of the sentences that explain.
namespace tovholder::criteria {

// "41,2 % af de 18-64-årige", "1.453 beboere"
std::string ShareWords(const CriterionRule& rule, const Decimal& value, const html::Texts& t);
// "1,2 procentpoint, omkring 14 personer,": without a sign.
std::string DistanceWords(const CriterionRule& rule, const Distance& distance, const html::Texts& t);
// "tre", "12"
std::string CountWord(int count, const html::Texts& t);
std::string WithCapital(std::string text);

}  // namespace tovholder::criteria

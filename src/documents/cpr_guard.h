// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/text_document.h"

// Finds what may be a personal identification number, so that none reaches a public page
// (Act on the Civil Registration System § 54(3), Data Protection Act § 11(3)).
namespace tovholder::documents {

enum class CprConfidence { kSoft, kLikely, kCertain };
enum class CprReason {
  kChecked,      // a real date, and modulus 11 holds
  kLabelled,     // the text calls it a CPR number
  kHyphenated,   // DDMMYY-NNNN with a real date
  kPlainDigits,  // ten digits that begin with a real date
  kReplacement,  // day + 60: a number given in place of one (from practice, not from a published rule)
};
std::string_view ToName(CprConfidence confidence);
std::string_view ToName(CprReason reason);

struct CprHit {
  Span span;
  CprConfidence confidence = CprConfidence::kSoft;
  CprReason reason = CprReason::kPlainDigits;
};

// In order of place. Numbers without a valid modulus 11 are issued since 2007: it only raises the
// confidence, and its absence clears nothing. Case numbers, KLE numbers, phone, account and EAN
// numbers are not reported where their form or their label tells them apart.
std::vector<CprHit> FindCprNumbers(std::string_view text);

// The text with every digit of every hit replaced by "x": for showing where one stands.
std::string MaskCprNumbers(std::string_view text);

}  // namespace tovholder::documents

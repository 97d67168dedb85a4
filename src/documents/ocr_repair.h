// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/ocr_repair_dictionary.h"
#include "documents/text_document.h"

// Danish text as character recognition leaves it: æ ø å lost, letters taken for others, words split
// and run together. Every change is listed; a text that has its æ ø å is left alone.
namespace tovholder::documents {

enum class RepairConfidence { kCertain, kLikely, kDoubtful };
std::string_view ToName(RepairConfidence confidence);
bool FromName(std::string_view name, RepairConfidence& confidence);

struct RepairInput {
  std::string_view text;
  WordShares archive = {};  // of sound texts of the same house: its names and its own words
};

struct RepairChange {
  Span span;  // of RepairInput::text; never holds a line end
  std::string before;
  std::string after;
  // lost-ae, lost-oe, lost-aa, digit-for-letter, look-alike, lost-space, split-word
  std::string rule;
  RepairConfidence confidence = RepairConfidence::kDoubtful;
};

struct RepairReport {
  std::string text;                   // with as many lines as the source
  std::vector<RepairChange> changes;  // in the order of the source
  double lost = 0;                    // which share of its æ ø å the source lacks
};

RepairReport Repair(const RepairInput& input, const Dictionary& dictionary);

}  // namespace tovholder::documents

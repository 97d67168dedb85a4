// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "search/entry.h"
#include "search/tokenizer.h"

namespace tovholder::search {

// What is known of an entry beside its text is kept in the index as terms of its own, so that filters
// are as fast as words. Each begins with '=', which no word does.
enum class Fact : char {
  kAny = '*',  // every entry has it
  kKind = 'k',
  kBody = 'b',
  kOrganization = 'g',
  kOrganizationWord = 'o',
  kYear = 'y',
  kItemType = 't',
  kDecision = 'd',
  kClosed = 'c',
  kVisibility = 'v',
  kCaseNumber = 's',
  kPerson = 'p',
};

std::string TermOfFact(Fact fact, std::string_view value = {});
std::string TermOfFact(Fact fact, std::int64_t value);

// Streams of terms: of what has to be cut, and of ids and names as they stand when the entry is put.
std::string WordFactsOf(const Entry& entry, Tokenizer& tokenizer);
std::string PlainFactsOf(const Entry& entry);

}  // namespace tovholder::search

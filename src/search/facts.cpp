// SPDX-License-Identifier: EUPL-1.2
#include "search/facts.h"

#include "search/term_list.h"

namespace tovholder::search {
namespace {

constexpr int kMostFactWords = 400;

void AddTerm(std::string& stream, const std::string& term) {
  if (!stream.empty()) stream += kNextPlace;
  stream += term;
}

void AddName(std::string& stream, Fact fact, std::string_view value) {
  if (!value.empty()) AddTerm(stream, TermOfFact(fact, value));
}

void AddNumber(std::string& stream, Fact fact, std::int64_t value) {
  if (value != 0) AddTerm(stream, TermOfFact(fact, value));
}

void AddWords(std::string& stream, Fact fact, std::string_view text, Tokenizer& tokenizer) {
  int words = 0;
  tokenizer.Cut(text, [&](const Word& word) {
    for (const std::string_view term : word.terms) AddTerm(stream, TermOfFact(fact, term));
    return ++words < kMostFactWords;
  });
}

// A visibility or type is a name of ours; anything else would break the stream of terms.
std::string OnlyNameLetters(std::string_view value) {
  std::string name;
  for (const char c : value) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    const bool ours = plain || static_cast<unsigned char>(c) >= 0x80 || c == '.' || c == ',';
    name += ours ? c : '_';
  }
  return name;
}

}  // namespace

std::string TermOfFact(Fact fact, std::string_view value) {
  return std::string("=") + static_cast<char>(fact) + OnlyNameLetters(value);
}

std::string TermOfFact(Fact fact, std::int64_t value) { return TermOfFact(fact, std::to_string(value)); }

std::string WordFactsOf(const Entry& entry, Tokenizer& tokenizer) {
  std::string stream;
  AddWords(stream, Fact::kOrganizationWord, entry.organization_name, tokenizer);
  AddWords(stream, Fact::kCaseNumber, entry.case_number, tokenizer);
  std::string persons;
  for (const std::string& person : entry.persons) persons.append(person).append("\n");
  AddWords(stream, Fact::kPerson, persons, tokenizer);
  return stream;
}

std::string PlainFactsOf(const Entry& entry) {
  std::string stream = TermOfFact(Fact::kAny);
  AddName(stream, Fact::kVisibility, entry.visibility);
  AddName(stream, Fact::kKind, ToName(entry.kind));
  AddNumber(stream, Fact::kBody, entry.body_id);
  AddNumber(stream, Fact::kOrganization, entry.organization_id);
  AddNumber(stream, Fact::kYear, entry.year);
  AddName(stream, Fact::kItemType, entry.item_type);
  AddName(stream, Fact::kDecision, entry.decision);
  AddName(stream, Fact::kClosed, entry.closed ? "1" : "0");
  return stream;
}

}  // namespace tovholder::search

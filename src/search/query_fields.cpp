// SPDX-License-Identifier: EUPL-1.2
#include "search/query_fields.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "search/facts.h"

namespace tovholder::search {
namespace {

enum class Field { kOrganization, kType, kYear, kCase, kPerson };

// As Fold leaves them: "aar" and "år" are one.
constexpr std::array<std::pair<std::string_view, Field>, 11> kFields{{{"organ", Field::kOrganization},
                                                                      {"udvalg", Field::kOrganization},
                                                                      {"organization", Field::kOrganization},
                                                                      {"type", Field::kType},
                                                                      {"år", Field::kYear},
                                                                      {"year", Field::kYear},
                                                                      {"sag", Field::kCase},
                                                                      {"sagsnummer", Field::kCase},
                                                                      {"case", Field::kCase},
                                                                      {"person", Field::kPerson},
                                                                      {"navn", Field::kPerson}}};

struct TypeName {
  std::string_view name;
  Fact fact;
  std::string_view value;
};
constexpr std::array<TypeName, 24> kTypes{{{"beslutning", Fact::kItemType, "decision"},
                                           {"b", Fact::kItemType, "decision"},
                                           {"decision", Fact::kItemType, "decision"},
                                           {"drøftelse", Fact::kItemType, "discussion"},
                                           {"d", Fact::kItemType, "discussion"},
                                           {"discussion", Fact::kItemType, "discussion"},
                                           {"orientering", Fact::kItemType, "information"},
                                           {"o", Fact::kItemType, "information"},
                                           {"information", Fact::kItemType, "information"},
                                           {"møde", Fact::kKind, "meeting"},
                                           {"møder", Fact::kKind, "meeting"},
                                           {"meeting", Fact::kKind, "meeting"},
                                           {"punkt", Fact::kKind, "item"},
                                           {"punkter", Fact::kKind, "item"},
                                           {"item", Fact::kKind, "item"},
                                           {"dokument", Fact::kKind, "document"},
                                           {"bilag", Fact::kKind, "document"},
                                           {"document", Fact::kKind, "document"},
                                           {"person", Fact::kKind, "person"},
                                           {"organ", Fact::kKind, "organization"},
                                           {"udvalg", Fact::kKind, "organization"},
                                           {"organization", Fact::kKind, "organization"},
                                           {"sag", Fact::kKind, "case"},
                                           {"case", Fact::kKind, "case"}}};

constexpr int kMostYears = 60;

std::optional<Field> FindField(std::string_view name) {
  for (const auto& [known, field] : kFields) {
    if (known == name) return field;
  }
  return std::nullopt;
}

Result<Node> TypeNode(std::string_view value) {
  const std::string folded = Fold(value);
  for (const TypeName& type : kTypes) {
    if (type.name == folded) return TermNode(TermOfFact(type.fact, type.value));
  }
  return Fail("search.note.unknown_type");
}

std::optional<int> ParseYear(std::string_view text) { return text.size() == 4 ? ParseCount<int>(text) : std::nullopt; }

// "2024" or "2020-2024".
Result<Node> YearNode(std::string_view value) {
  const std::size_t dash = value.find('-');
  const auto first = ParseYear(value.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : ParseYear(value.substr(dash + 1));
  if (!first || !last || *last < *first || *last - *first >= kMostYears) return Fail("search.note.no_year");
  std::vector<Node> years;
  for (int year = *first; year <= *last; ++year) years.push_back(TermNode(TermOfFact(Fact::kYear, std::int64_t{year})));
  return Combine(Node::Kind::kAny, std::move(years));
}

Result<Node> WordsNode(Fact fact, std::string_view value, Tokenizer& tokenizer) {
  std::vector<Node> words;
  tokenizer.Cut(value, [&](const Word& word) {
    words.push_back(TermNode(TermOfFact(fact, word.terms.front())));
    return words.size() < std::size_t{kMostTermsInQuery};
  });
  if (words.empty()) return Fail("search.note.empty_field");
  return Combine(Node::Kind::kAll, std::move(words));
}

}  // namespace

bool IsField(std::string_view folded_name) { return FindField(folded_name).has_value(); }

Result<Node> FieldNode(std::string_view folded_name, std::string_view value, Tokenizer& tokenizer) {
  switch (FindField(folded_name).value_or(Field::kOrganization)) {
    case Field::kType:
      return TypeNode(value);
    case Field::kYear:
      return YearNode(value);
    case Field::kCase:
      return WordsNode(Fact::kCaseNumber, value, tokenizer);
    case Field::kPerson:
      return WordsNode(Fact::kPerson, value, tokenizer);
    case Field::kOrganization:
      break;
  }
  return WordsNode(Fact::kOrganizationWord, value, tokenizer);
}

}  // namespace tovholder::search

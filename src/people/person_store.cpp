// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "people/person_writes.h"
#include "sql/records.h"

namespace tovholder::people {
namespace {

// Danish lists of persons go by the last name.
std::string SortKeyOf(std::string_view name) {
  const std::string plain = CollapseSpace(name);
  const std::size_t space = plain.rfind(' ');
  return space == std::string::npos ? DanishSortKey(plain)
                                    : DanishSortKey(plain.substr(space + 1) + " " + plain.substr(0, space));
}

// Sort keys are bytes; both databases store them as text.
std::string AsText(const std::string& key) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const char letter : key) {
    const auto byte = static_cast<unsigned char>(letter);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace

PersonId FindOrCreatePerson(sql::Transaction& transaction, std::string_view name) {
  Person person{{}, CollapseSpace(name), Fold(name), {}};
  const auto found = transaction.One<PersonId>("SELECT id FROM person WHERE folded = $1", person.folded);
  if (found) return *found;
  person.sort_key = AsText(SortKeyOf(name));
  sql::CreateUnlogged(transaction, "person", person);
  return person.id;
}

void RenamePerson(sql::Transaction& transaction, PersonId id, std::string_view name) {
  sql::Update(transaction, "person", Person{id, CollapseSpace(name), Fold(name), AsText(SortKeyOf(name))});
}

std::optional<Person> FindPerson(sql::Reader& reader, PersonId id) {
  return sql::Find<Person>(reader, "FROM person WHERE id = $1", id);
}

std::optional<Person> FindPersonByName(sql::Reader& reader, std::string_view name) {
  return sql::Find<Person>(reader, "FROM person WHERE folded = $1", Fold(CollapseSpace(name)));
}

std::vector<Person> ListPersons(sql::Reader& reader, int limit, int offset) {
  return sql::List<Person>(reader, "FROM person ORDER BY sort_key, id LIMIT $1 OFFSET $2", limit, offset);
}

}  // namespace tovholder::people

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "html/texts.h"
#include "people/change_words.h"
#include "people/structure.h"
#include "sql/database.h"

// How the fields of a structure's records read in tables and forms, and back. What another record is referred to by:
// organizations, bodies and persons by name, a seat by its title within the organization, a task as "Bestyrelsen: 3",
// a discrepancy by its topic.
namespace tovholder::people {

// The values of an enumeration whose names are stored.
template <class E>
std::vector<E> ValuesOf() {
  std::vector<E> values;
  for (int i = 0; !ToName(static_cast<E>(i)).empty(); ++i) values.push_back(static_cast<E>(i));
  return values;
}

class StructureText {
 public:
  enum class Dates { kIso, kWritten };
  StructureText(const StructureBook& book, const html::Texts& t, Dates dates) : book_(book), t_(t), dates_(dates) {}

  std::string Write(const std::string& text) const { return text; }
  std::string Write(int number) const { return std::to_string(number); }
  std::string Write(bool flag) const { return std::string(flag ? t_("yes") : t_("no")); }
  std::string Write(Date date) const;
  std::string Write(OrganizationId id) const { return book_.NameOf(id); }
  std::string Write(PersonId id) const { return book_.NameOf(id); }
  std::string Write(BodyId id) const { return book_.NameOf(id); }
  std::string Write(StructureId) const { return {}; }  // a table is of one structure
  std::string Write(Id<Seat> id) const;
  std::string Write(Id<OrganizationTask> id) const;
  std::string Write(Id<Discrepancy> id) const;
  template <class E>
  requires std::is_enum_v<E> std::string Write(E value)
  const { return LabelOf("word", ToName(value), t_); }
  template <class T>
  std::string Write(const std::optional<T>& value) const {
    return value ? Write(*value) : std::string();
  }

 private:
  const StructureBook& book_;
  const html::Texts& t_;
  Dates dates_;
};

class StructureTextReader {
 public:
  // Persons who are not known yet are added.
  StructureTextReader(sql::Transaction& transaction, StructureBook& book) : transaction_(transaction), book_(book) {}

  // Seats are looked for in this organization.
  void Stand(OrganizationId organization) { organization_ = organization; }

  // Errors: people.unknown_organization {name}, people.unknown_body {name}, people.unknown_seat {name},
  // people.unknown_task {name}, people.unknown_discrepancy {name}, people.unknown_word {text, words},
  // people.not_a_number {text}, those of ParseDate.
  Result<void> Read(std::string_view text, std::string& value);
  Result<void> Read(std::string_view text, int& value);
  Result<void> Read(std::string_view text, bool& value);
  Result<void> Read(std::string_view text, Date& value);
  Result<void> Read(std::string_view text, OrganizationId& value);
  Result<void> Read(std::string_view text, PersonId& value);
  Result<void> Read(std::string_view text, BodyId& value);
  Result<void> Read(std::string_view, StructureId&) { return {}; }
  // Of the organization that was read last.
  Result<void> Read(std::string_view text, Id<Seat>& value);
  Result<void> Read(std::string_view text, Id<OrganizationTask>& value);
  Result<void> Read(std::string_view text, Id<Discrepancy>& value);
  template <class E>
  requires std::is_enum_v<E> Result<void> Read(std::string_view text, E& value) {
    if (text.empty() || FromName(text, value)) return {};
    std::string words;
    for (const E one : ValuesOf<E>()) {
      if (IsWord(text, ToName(one))) {
        value = one;
        return {};
      }
      words += (words.empty() ? "" : ", ") + std::string(ToName(one));
    }
    return Fail("people.unknown_word", {{"text", std::string(text)}, {"words", words}});
  }
  template <class T>
  Result<void> Read(std::string_view text, std::optional<T>& value) {
    if (text.empty()) {
      value.reset();
      return {};
    }
    T read{};
    auto done = Read(text, read);
    if (done) value = read;
    return done;
  }

 private:
  // As pages say it, in either language.
  static bool IsWord(std::string_view text, std::string_view name);

  sql::Transaction& transaction_;
  StructureBook& book_;
  OrganizationId organization_;
};

}  // namespace tovholder::people

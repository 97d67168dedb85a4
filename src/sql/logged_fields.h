// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What an entry of the change log says of its fields, as it is stored: a JSON list.
namespace tovholder::sql {

struct FieldChange {
  std::string field;
  std::string from;
  std::string to;
};

// A change of one field with what proves it. Its digest is over salt, name and values; without the salt it tells
// nothing about the values.
struct LoggedField {
  FieldChange change;
  std::string salt;    // none: the values are erased by law
  std::string digest;  // kept only of what is erased; of others it can be made
};

std::vector<LoggedField> WithSalt(const std::vector<FieldChange>& changes);
std::string FieldDigest(const LoggedField& field);
void Erase(LoggedField& field);

// Throws BadText for values that are no UTF-8 or hold a NUL character.
std::string FormatFields(const std::vector<LoggedField>& fields);
// None where the text is no such list.
std::optional<std::vector<LoggedField>> ParseFields(std::string_view text);

}  // namespace tovholder::sql

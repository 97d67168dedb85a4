// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "approvals/approval_view.h"
#include "documents/file_store.h"
#include "people/typed_text.h"

// What is common to the forms of this room; fields are named as the members of the records.
namespace tovholder::approvals {

// A row number out of a list of choices.
template <class Id>
std::optional<Id> TypedId(const people::Visit& visit, std::string_view field) {
  const auto number = visit.request.FormNumber(field);
  return number ? std::optional(Id{*number}) : std::nullopt;
}
template <class Id>
std::string IdText(const std::optional<Id>& id) {
  return id ? std::to_string(id->value) : std::string();
}
// Nothing where the field is empty; what cannot be read is named by its field: approvals.count_wrong.
std::optional<int> ReadCount(const std::string& typed, const char* field, html::FormErrors& errors,
                             const html::Texts& t);

// Organs of this body, or of none; `chosen` is among them whatever its body.
std::vector<html::Choice> OrganChoices(const areas::AreaBook& areas, const std::vector<people::BodyId>& bodies,
                                       std::optional<people::OrganizationId> chosen, std::string_view none);

inline constexpr std::uint64_t kLargestUpload = 50ULL << 20;
struct SentFile {
  std::string name;
  std::string bytes;
};
// The file of that field; nothing where none was chosen. Errors: those of desk::CheckFileName and documents::LoadFile;
// approvals.file_with_cpr {name}.
Result<std::optional<SentFile>> ReadUpload(const people::Visit& visit, std::string_view field);
documents::FileId Keep(sql::Transaction& transaction, const SentFile& file);

// A date with how it was understood.
html::Html DayField(const html::Field& field, const html::Texts& t);

}  // namespace tovholder::approvals

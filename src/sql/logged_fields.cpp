// SPDX-License-Identifier: EUPL-1.2
#include "sql/logged_fields.h"

#include <array>
#include <boost/json.hpp>
#include <utility>

#include "sql/connection.h"
#include "sql/digest.h"

namespace tovholder::sql {
namespace {

namespace json = boost::json;

constexpr std::size_t kSaltLength = 16;

json::array ArrayOf(const LoggedField& field, const json::storage_ptr& memory) {
  const FieldChange& change = field.change;
  if (field.salt.empty()) return json::array({change.field, field.digest}, memory);
  for (const std::string* text : {&change.field, &change.from, &change.to}) CheckText(*text);
  return json::array({change.field, change.from, change.to, field.salt}, memory);
}

std::optional<LoggedField> FieldIn(const json::value& value) {
  const json::array* parts = value.if_array();
  if (parts == nullptr || (parts->size() != 2 && parts->size() != 4)) return std::nullopt;
  for (const json::value& part : *parts) {
    if (!part.is_string()) return std::nullopt;
  }
  const auto text = [&](std::size_t place) { return std::string(std::string_view((*parts)[place].get_string())); };
  if (parts->size() == 2) return LoggedField{{text(0), "", ""}, "", text(1)};
  return LoggedField{{text(0), text(1), text(2)}, text(3), ""};
}

}  // namespace

std::vector<LoggedField> WithSalt(const std::vector<FieldChange>& changes) {
  const std::string random = RandomBytes(kSaltLength * changes.size());
  std::vector<LoggedField> fields;
  fields.reserve(changes.size());
  for (const FieldChange& change : changes) {
    std::string salt = ToHex(std::string_view(random).substr(fields.size() * kSaltLength, kSaltLength));
    fields.push_back({change, std::move(salt), ""});
  }
  return fields;
}

std::string FieldDigest(const LoggedField& field) {
  if (field.salt.empty()) return field.digest;
  return ToHex(DigestOf({field.salt, field.change.field, field.change.from, field.change.to}));
}

void Erase(LoggedField& field) {
  field.digest = FieldDigest(field);
  field.change = {field.change.field, "", ""};
  field.salt.clear();
}

std::string FormatFields(const std::vector<LoggedField>& fields) {
  std::array<unsigned char, 4096> most;
  json::monotonic_resource memory(most.data(), most.size());
  json::array list(&memory);
  list.reserve(fields.size());
  for (const LoggedField& field : fields) list.emplace_back(ArrayOf(field, &memory));
  return json::serialize(list);
}

std::optional<std::vector<LoggedField>> ParseFields(std::string_view text) {
  boost::system::error_code failed;
  const json::value parsed = json::parse(text, failed);
  if (failed || !parsed.is_array()) return std::nullopt;
  std::vector<LoggedField> fields;
  fields.reserve(parsed.get_array().size());
  for (const json::value& value : parsed.get_array()) {
    auto field = FieldIn(value);
    if (!field) return std::nullopt;
    fields.push_back(std::move(*field));
  }
  return fields;
}

}  // namespace tovholder::sql

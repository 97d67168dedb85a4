// SPDX-License-Identifier: EUPL-1.2
#include "people/organization_store.h"

#include <algorithm>

#include "base/text.h"
#include "sql/records.h"

namespace tovholder::people {
namespace {

template <class Record>
std::vector<Record> InDanishOrder(std::vector<Record> records) {
  std::sort(records.begin(), records.end(),
            [](const Record& a, const Record& b) { return DanishSortKey(a.name) < DanishSortKey(b.name); });
  return records;
}

OrganizationId CreateOrganization(sql::Transaction& transaction, std::optional<BodyId> body, std::string_view name) {
  Organization organization;
  organization.body = body;
  organization.name = std::string(Trim(name));
  organization.folded = Fold(name);
  sql::Create(transaction, "organization", organization);
  return organization.id;
}

}  // namespace

std::string BodyKey(BodyKind kind, std::string_view name) {
  std::string key = Fold(name);
  constexpr std::string_view kSuffix = " kommune";
  if (kind == BodyKind::kMunicipality && key.size() > kSuffix.size() && key.ends_with(kSuffix)) {
    key.resize(key.size() - kSuffix.size());
  }
  return key;
}

BodyId FindOrCreateBody(sql::Transaction& transaction, BodyKind kind, std::string_view name) {
  Body body{{}, kind, std::string(Trim(name)), BodyKey(kind, name)};
  const auto found = transaction.One<BodyId>("SELECT id FROM body WHERE folded = $1 AND kind = $2", body.folded, kind);
  if (found) return *found;
  sql::Create(transaction, "body", body);
  return body.id;
}

OrganizationId FindOrCreateOrganization(sql::Transaction& transaction, std::optional<BodyId> body,
                                        std::string_view name) {
  const auto found = transaction.One<OrganizationId>(
      "SELECT id FROM organization WHERE folded = $1 AND (coalesce(body, 0) = $2 OR"
      " (body IS NULL AND structure IS NOT NULL)) ORDER BY coalesce(body, 0) DESC, id LIMIT 1",
      Fold(name), body.value_or(BodyId{}));
  return found ? *found : CreateOrganization(transaction, body, name);
}

OrganizationId FindOrCreateOrganizationIn(sql::Transaction& transaction, StructureId structure,
                                          std::optional<BodyId> body, std::string_view name) {
  const auto found = transaction.One<OrganizationId>(
      "SELECT id FROM organization WHERE folded = $1 AND (coalesce(body, 0) = $2 OR ($2 = 0 AND structure IS NULL))"
      " AND coalesce(structure, $3) = $3 ORDER BY coalesce(structure, 0) DESC, id LIMIT 1",
      Fold(name), body.value_or(BodyId{}), structure);
  return found ? *found : CreateOrganization(transaction, body, name);
}

std::optional<Body> FindBody(sql::Reader& reader, BodyId id) {
  return sql::Find<Body>(reader, "FROM body WHERE id = $1", id);
}

std::optional<Organization> FindOrganization(sql::Reader& reader, OrganizationId id) {
  return sql::Find<Organization>(reader, "FROM organization WHERE id = $1", id);
}

std::vector<Body> ListBodies(sql::Reader& reader) { return InDanishOrder(sql::List<Body>(reader, "FROM body")); }

std::vector<Organization> ListOrganizations(sql::Reader& reader, std::optional<BodyId> body) {
  return InDanishOrder(body ? sql::List<Organization>(reader, "FROM organization WHERE body = $1", *body)
                            : sql::List<Organization>(reader, "FROM organization"));
}

}  // namespace tovholder::people

// SPDX-License-Identifier: EUPL-1.2
#include "imports/setting_store.h"

namespace tovholder::imports {

std::string FindSetting(sql::Reader& reader, std::string_view name) {
  return reader.One<std::string>("SELECT value FROM setting WHERE name = $1", std::string(name)).value_or("");
}

void SaveSetting(sql::Transaction& transaction, std::string_view name, std::string_view value) {
  transaction.Execute(
      "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      std::string(name), std::string(value));
}

}  // namespace tovholder::imports

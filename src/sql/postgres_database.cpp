// SPDX-License-Identifier: EUPL-1.2
#include "sql/engines.h"

namespace tovholder::sql {

Result<std::unique_ptr<Database>> OpenPostgres(const std::string& location, const OpenOptions&) {
  return Fail("sql.no_server", {{"location", location}, {"detail", "not connected"}});
}

}  // namespace tovholder::sql

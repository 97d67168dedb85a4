// SPDX-License-Identifier: EUPL-1.2
#include "search/id_list.h"

#include <fmt/format.h>

namespace tovholder::search {

IdList::IdList(sql::Engine engine, const std::vector<std::int64_t>& ids)
    : engine_(engine),
      text_(engine == sql::Engine::kSqlite ? fmt::format("[{}]", fmt::join(ids, ","))
                                           : fmt::format("{{{}}}", fmt::join(ids, ","))) {}

std::string_view IdList::rows() const {
  return engine_ == sql::Engine::kSqlite ? "(SELECT value AS id FROM json_each($1)) AS list"
                                         : "unnest($1::bigint[]) WITH ORDINALITY AS list (id, place)";
}

std::string_view IdList::in_order() const { return engine_ == sql::Engine::kSqlite ? "" : "ORDER BY list.place"; }

}  // namespace tovholder::search

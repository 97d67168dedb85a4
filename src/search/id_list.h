// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sql/database.h"

namespace tovholder::search {

// Ids as the one parameter $1 of a statement: "SELECT … FROM {rows} CROSS JOIN thing t WHERE t.id = list.id
// {in_order}".
class IdList {
 public:
  IdList(sql::Engine engine, const std::vector<std::int64_t>& ids);
  std::string_view rows() const;
  // SQLite reads the left side of a CROSS JOIN row by row, as it stands.
  std::string_view in_order() const;
  const std::string& text() const { return text_; }

 private:
  sql::Engine engine_;
  std::string text_;
};

}  // namespace tovholder::search

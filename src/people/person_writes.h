// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "people/person.h"

namespace tovholder::people {

// Logged. Nobody else may be called so.
void RenamePerson(sql::Transaction& transaction, PersonId id, std::string_view name);

}  // namespace tovholder::people

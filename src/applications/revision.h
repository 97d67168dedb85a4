// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "applications/application_book.h"
#include "sql/database.h"

// Shared by the stores of this room.
namespace tovholder::applications {

// As the command line sees it: whoever writes was asked before.
std::optional<ApplicationBook> FindForWriting(sql::Transaction& transaction, ApplicationId id);
// The application is another one now.
void TouchApplication(sql::Transaction& transaction, ApplicationId id);

}  // namespace tovholder::applications

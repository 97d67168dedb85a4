// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "people/visit.h"

namespace tovholder::people {

// /log-ind, /log-ind/kode, /log-ind/{token}, /log-ud
std::vector<http::Route> SignInRoutes(const Office& office);
// /konto: own name, password and sessions
std::vector<http::Route> AccountRoutes(const Office& office);
// /konto/totrin: own second factor
std::vector<http::Route> SecondFactorRoutes(const Office& office);
// /brugere/totrin: of whom a second factor is demanded
std::vector<http::Route> AccessRuleRoutes(const Office& office);
// /brugere: for administrators
std::vector<http::Route> UserRoutes(const Office& office);

}  // namespace tovholder::people

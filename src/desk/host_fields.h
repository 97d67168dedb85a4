// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "html/components.h"
#include "people/organization.h"
#include "people/visit.h"

// Who meets, as forms ask for it: fields "organ", "organ-2" and "organ-3".
namespace tovholder::desk {

html::Html HostFields(const people::Visit& visit, const std::vector<std::string>& typed,
                      const html::FormErrors& errors);
// What was sent, and what a new form begins with: whoever makes meetings for his own organization alone need not choose
// it.
std::vector<std::string> TypedHosts(const people::Visit& visit);
std::vector<std::string> OwnHosts(const people::Viewer& viewer);
// Each once. At "organ": desk.no_such_organization; desk.not_own_organization where the viewer may not prepare
// meetings of any.
std::vector<people::OrganizationId> HostsOf(const people::Visit& visit, const std::vector<std::string>& typed,
                                            html::FormErrors& errors);

}  // namespace tovholder::desk

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "desk/participants.h"
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

// Who is invited beside those who meet: fields "indbudt", "indbudt-2" and "deltagere".
struct TypedGuests {
  std::vector<std::string> organizations;
  std::string persons;
};
html::Html GuestFields(const people::Visit& visit, const TypedGuests& typed, const html::FormErrors& errors);
TypedGuests TypedGuestsBy(const people::Visit& visit);
TypedGuests TypedGuestsFrom(const std::vector<DeskGuest>& guests);
// Who meets is not invited too. At "indbudt": desk.no_such_organization; at "deltagere": desk.text_long {limit}.
std::vector<DeskGuest> GuestsOf(const people::Visit& visit, const TypedGuests& typed,
                                const std::vector<people::OrganizationId>& hosts, html::FormErrors& errors);

}  // namespace tovholder::desk

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "html/components.h"
#include "people/structure.h"
#include "people/structure_findings.h"
#include "people/visit.h"

// How organizations look on pages.
namespace tovholder::people {

std::string AddressOf(OrganizationId id);
html::Html LinkTo(const StructureBook& book, OrganizationId id);
// "1. oktober 2025 – 30. september 2029", with what is open left out; "" where both are.
std::string FormatSpan(const std::optional<Date>& from, const std::optional<Date>& to, const html::Texts& t);

// The organizations as a nested list, each with who leads it and whom it reports to.
html::Html StructureTree(const StructureBook& book, const std::vector<OrganizationOnDate>& organizations,
                         const html::Texts& t);
html::Html FindingList(const std::vector<StructureFinding>& findings, const html::Texts& t);

// Of one organization on a day: mandate, composition, tasks, ties; with ways to change them for who may.
html::Html OrganizationDetails(const Visit& visit, const StructureBook& book, const OrganizationOnDate& one);

}  // namespace tovholder::people

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "areas/area_book.h"
#include "html/components.h"
#include "people/visit.h"

// How areas, sections and associations look on pages.
namespace tovholder::areas {

std::string AddressOf(HousingAreaId id);
std::string AssociationAddress(people::BodyId id);
std::string MunicipalityAddress(people::BodyId id);  // what is known of who signs for it
std::string FormAddress(SectionId id);

// The short list inside the section of areas, which the rooms below share.
std::vector<html::NavigationItem> AreaSubnavigation(const people::Viewer& viewer, const html::Texts& t);
// A page of that section of the site; `subsection` is a key of the list.
html::PageFrame AreaFrame(const people::Visit& visit, std::string_view title, std::string_view subsection);

// Where a figure or name comes from: an address as a link that is called by its site, all else as text.
html::Html SourceLink(std::string_view source);

// "3 afdelinger", "1.240 boliger"
std::string CountSections(const std::vector<Section>& sections, const html::Texts& t);
std::string CountHouseholds(int households, const html::Texts& t);

// Whether a table says where each section lies.
enum class AreaColumn { kNo, kYes };
html::Html SectionTable(const people::Visit& visit, const AreaBook& book, std::string_view caption,
                        const std::vector<Section>& sections, AreaColumn area);

}  // namespace tovholder::areas

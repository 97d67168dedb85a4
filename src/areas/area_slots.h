// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

#include "areas/area.h"
#include "html/html.h"
#include "people/visit.h"
#include "sql/database.h"

namespace tovholder::areas {

// What rooms below know about areas and associations, for the pages here.
struct AreaSlots {
  // Parts of an area's page: above its sections, below them, and boxes beside it.
  std::function<html::Html(sql::Reader&, const people::Visit&, HousingAreaId)> above_sections = nullptr;
  std::function<html::Html(sql::Reader&, const people::Visit&, HousingAreaId)> below_sections = nullptr;
  std::function<html::Html(sql::Reader&, const people::Visit&, HousingAreaId)> beside_area = nullptr;
  // Boxes beside an association, and beside the list of areas.
  std::function<html::Html(sql::Reader&, const people::Visit&, people::BodyId)> beside_association = nullptr;
  std::function<html::Html(sql::Reader&, const people::Visit&)> beside_list = nullptr;
};

}  // namespace tovholder::areas

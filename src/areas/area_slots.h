// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <vector>

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
  // What the parts of an area's page need of it.
  std::vector<std::string> area_scripts = {};
  std::vector<std::string> area_styles = {};
};

}  // namespace tovholder::areas

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "people/visit.h"
#include "post/job.h"

namespace tovholder::indicators {

// What the pages of figure files work with; outlives the routes.
struct FigureDesk {
  const people::Office& office;
  post::JobRunner& jobs;
};

// /noegletal/import (a file in, what came before), /noegletal/import/{id} (how it was read, what is asked, taking it)
std::vector<http::Route> FigureImportRoutes(const FigureDesk& desk);
// /noegletal/fra-dokument/{dokument}: figures out of a paper, one by one
std::vector<http::Route> DocumentFigureRoutes(const people::Office& office);

}  // namespace tovholder::indicators

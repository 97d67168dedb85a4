// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "http/router.h"
#include "imports/importer.h"
#include "people/visit.h"
#include "post/job.h"
#include "search/index.h"

namespace tovholder::imports {

// What the import pages work with; outlives the routes.
struct ImportDesk {
  const people::Office& office;
  const search::Index& index;
  post::JobRunner& jobs;
};

// /import (files in, what came before), /import/job/{id} and its events, /import/{run} (what one import
// brought; undo)
std::vector<http::Route> ImportRoutes(const ImportDesk& desk);

// The sentence that an import ends with, here and in the terminal.
std::string SummaryOf(const ImportCounts& counts, const html::Texts& t);

}  // namespace tovholder::imports

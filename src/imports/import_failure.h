// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "base/id.h"
#include "meetings/document.h"

namespace tovholder::imports {

// A file that could not be read, and why.
struct ImportFailure {
  Id<ImportFailure> id;
  meetings::ImportRunId run;
  std::string file;
  std::string error;       // Error::id
  std::string parameters;  // Error::params as JSON
};
BOOST_DESCRIBE_STRUCT(ImportFailure, (), (id, run, file, error, parameters))

}  // namespace tovholder::imports

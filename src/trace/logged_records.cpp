// SPDX-License-Identifier: EUPL-1.2
#include "trace/access_request.h"
#include "trace/erasure.h"
#include "trace/trace_pages.h"

namespace tovholder::trace {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<AccessRequest>("access_request"), sql::OutlineOf<AccessPaper>("access_paper"),
          sql::OutlineOf<AccessMark>("access_mark"), sql::OutlineOf<RetentionRule>("retention_rule"),
          sql::OutlineOf<Erasure>("erasure")};
}

}  // namespace tovholder::trace

// SPDX-License-Identifier: EUPL-1.2
#include "applications/logged_records.h"

#include "applications/application.h"

namespace tovholder::applications {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<Application>("application"),
          sql::OutlineOf<RegulationChoice>("application_regulation"),
          sql::OutlineOf<ApplicationSection>("application_section"),
          sql::OutlineOf<ApplicationFocus>("application_focus"),
          sql::OutlineOf<ApplicationPart>("application_part"),
          sql::OutlineOf<PartFile>("application_file"),
          sql::OutlineOf<Statement>("application_statement"),
          sql::OutlineOf<BudgetLine>("budget_line"),
          sql::OutlineOf<ApplicationPackage>("application_package")};
}

}  // namespace tovholder::applications

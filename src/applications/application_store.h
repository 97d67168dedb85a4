// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "applications/application_book.h"
#include "base/result.h"
#include "sql/database.h"

// Applications as they are kept. One in draft is for those who may edit plans, and for the members of the organizations
// concerned: those that deliver, and those of the municipalities and associations whose sections take part.
namespace tovholder::applications {

// The newest first.
std::vector<Application> ListApplications(sql::Reader& reader, const people::Viewer& viewer);
std::optional<ApplicationBook> FindApplication(sql::Reader& reader, const people::Viewer& viewer, ApplicationId id);

// What is chosen in the settings of an application.
struct ApplicationChoices {
  std::vector<areas::SectionId> sections;
  std::vector<std::string> focus;  // Danish names
};
// A new one, governed by that regulation from its day on. Errors: the first of CheckApplication, CheckFocus,
// CheckChoice.
Result<ApplicationId> CreateApplication(sql::Transaction& transaction, Application application,
                                        const ApplicationChoices& choices, RegulationChoice regulation);
// `seen` is the revision that the change was made on. Errors: those of CreateApplication;
// applications.no_such_application, applications.changed_meanwhile.
Result<void> UpdateApplication(sql::Transaction& transaction, const Application& application,
                               const ApplicationChoices& choices, int seen);
// Another regulation from a day on. Errors: the first of CheckChoice; applications.no_such_application.
Result<void> AddChoice(sql::Transaction& transaction, RegulationChoice choice);
// What the fund said. Errors: the first of CheckAnswer; those of UpdateApplication.
Result<void> PutAnswer(sql::Transaction& transaction, const Application& answered, int seen);

// Keeps a package that was made of the application as it stood at revision `seen`. One that is submitted makes the
// application submitted on the transaction's day. Errors: applications.no_such_application,
// applications.changed_meanwhile, applications.incomplete {count}, applications.submitted_already.
Result<PackageId> KeepPackage(sql::Transaction& transaction, ApplicationId id, PackageUse purpose, std::string_view zip,
                              int seen);

}  // namespace tovholder::applications

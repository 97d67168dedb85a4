// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "applications/application_book.h"
#include "base/result.h"
#include "sql/database.h"

// The parts of an application as they are kept. Every change makes the application's revision grow.
namespace tovholder::applications {

// `seen` is the version that the change was made on. Errors: the first of CheckPart; applications.no_such_application,
// applications.no_such_requirement, applications.part_changed_meanwhile.
Result<void> PutPart(sql::Transaction& transaction, ApplicationPart part, int seen);

// Behind those that are there. Errors: those of CheckNewFile; applications.no_such_requirement,
// applications.too_many_files {limit}.
Result<PartFileId> AddFile(sql::Transaction& transaction, PartFile file, std::string_view bytes);
// The bytes stay: equal bytes are kept once, and a package may have been made of them. Error:
// applications.no_such_file.
Result<void> RemoveFile(sql::Transaction& transaction, ApplicationId application, PartFileId id);

// With a signed paper where `bytes` holds one; else the one that is there stays. Errors: the first of CheckStatement;
// applications.no_such_requirement, applications.part_changed_meanwhile.
Result<void> PutStatement(sql::Transaction& transaction, Statement statement, std::string_view bytes, int seen);

// Errors: the first of CheckLine; applications.no_such_line, applications.line_changed_meanwhile.
Result<BudgetLineId> PutLine(sql::Transaction& transaction, BudgetLine line, int seen);
// Error: applications.no_such_line.
Result<void> RemoveLine(sql::Transaction& transaction, ApplicationId application, BudgetLineId id);

inline constexpr std::size_t kMostFiles = 100;  // of a requirement

}  // namespace tovholder::applications

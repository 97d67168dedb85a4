// SPDX-License-Identifier: EUPL-1.2
#include "applications/part_store.h"

#include <algorithm>

#include "applications/application_rules.h"
#include "applications/revision.h"
#include "sql/records.h"

namespace tovholder::applications {
namespace {

Result<void> FirstWrong(const FieldErrors& errors) {
  if (errors.empty()) return {};
  return tl::unexpected(errors.begin()->second);
}

struct Asked {
  ApplicationBook book;
  const Regulation* regulation = nullptr;
  const Requirement* requirement = nullptr;
};

// The requirement as the regulation that governs the application today has it.
Result<Asked> FindAsked(sql::Transaction& transaction, ApplicationId id, std::string_view key) {
  auto book = FindForWriting(transaction, id);
  if (!book) return Fail("applications.no_such_application");
  const Date today = ToCopenhagen(transaction.now()).date;
  Asked asked{std::move(*book)};
  asked.regulation = asked.book.RegulationOn(DayOfApplication(asked.book.application, today));
  if (asked.regulation != nullptr) {
    asked.requirement = asked.regulation->Find(asked.book.application.phase, key);
  }
  if (asked.requirement == nullptr) return Fail("applications.no_such_requirement");
  return asked;
}

}  // namespace

Result<void> PutPart(sql::Transaction& transaction, ApplicationPart part, int seen) {
  const auto asked = FindAsked(transaction, part.application, part.requirement);
  if (!asked) return Pass(asked);
  const ApplicationPart stored = asked->book.PartOf(part.requirement);
  if (stored.version != seen) return Fail("applications.part_changed_meanwhile");
  if (auto sound = FirstWrong(CheckPart(*asked->regulation, *asked->requirement, part)); !sound) return sound;
  if (part.state != PartState::kNotNeeded) part.reason.clear();
  part.id = stored.id;
  part.version = seen + 1;
  stored.id ? sql::Update(transaction, "application_part", part) : sql::Create(transaction, "application_part", part);
  TouchApplication(transaction, part.application);
  return {};
}

Result<PartFileId> AddFile(sql::Transaction& transaction, PartFile file, std::string_view bytes) {
  const auto asked = FindAsked(transaction, file.application, file.requirement);
  if (!asked) return Pass(asked);
  if (auto sound = CheckNewFile(*asked->requirement, file); !sound) return Pass(sound);
  const auto there = asked->book.FilesOf(file.requirement);
  if (there.size() >= kMostFiles) {
    return Fail("applications.too_many_files", {{"limit", std::to_string(kMostFiles)}});
  }
  file.position = there.empty() ? 1 : there.back().position + 1;
  file.file = documents::StoreFile(transaction, bytes, file.name, documents::MediaTypeOf(bytes, file.name)).id;
  sql::Create(transaction, "application_file", file);
  TouchApplication(transaction, file.application);
  return file.id;
}

Result<void> RemoveFile(sql::Transaction& transaction, ApplicationId application, PartFileId id) {
  const auto stored =
      sql::Find<PartFile>(transaction, "FROM application_file WHERE id = $1 AND application = $2", id, application);
  if (!stored) return Fail("applications.no_such_file");
  sql::Delete(transaction, "application_file", *stored);
  TouchApplication(transaction, application);
  return {};
}

Result<void> PutStatement(sql::Transaction& transaction, Statement statement, std::string_view bytes, int seen) {
  const auto asked = FindAsked(transaction, statement.application, statement.requirement);
  if (!asked) return Pass(asked);
  const Date today = ToCopenhagen(transaction.now()).date;
  const Statement* stored = asked->book.FindStatement(statement.requirement, statement.body);
  if ((stored == nullptr ? 0 : stored->version) != seen) return Fail("applications.part_changed_meanwhile");
  if (auto sound = FirstWrong(CheckStatement(asked->book, *asked->requirement, statement, today)); !sound) {
    return sound;
  }
  if (!bytes.empty()) {
    statement.file = documents::StoreFile(transaction, bytes, statement.file_name,
                                          documents::MediaTypeOf(bytes, statement.file_name))
                         .id;
  } else if (stored != nullptr) {
    statement.file = stored->file;
    statement.file_name = stored->file_name;
  }
  statement.id = stored == nullptr ? StatementId{} : stored->id;
  statement.version = seen + 1;
  stored != nullptr ? sql::Update(transaction, "application_statement", statement)
                    : sql::Create(transaction, "application_statement", statement);
  TouchApplication(transaction, statement.application);
  return {};
}

Result<BudgetLineId> PutLine(sql::Transaction& transaction, BudgetLine line, int seen) {
  const auto book = FindForWriting(transaction, line.application);
  if (!book) return Fail("applications.no_such_application");
  const Date today = ToCopenhagen(transaction.now()).date;
  const BudgetLine* stored = line.id ? book->Find(line.id) : nullptr;
  if (line.id && stored == nullptr) return Fail("applications.no_such_line");
  if (stored != nullptr && stored->version != seen) return Fail("applications.line_changed_meanwhile");
  if (auto sound = FirstWrong(CheckLine(*book, line, today, html::Language::kDanish)); !sound) return Pass(sound);
  if (stored == nullptr) {
    line.position = book->lines.empty() ? 1 : book->lines.back().position + 1;
    sql::Create(transaction, "budget_line", line);
  } else {
    line.position = stored->position;
    line.version = seen + 1;
    sql::Update(transaction, "budget_line", line);
  }
  TouchApplication(transaction, line.application);
  return line.id;
}

Result<void> RemoveLine(sql::Transaction& transaction, ApplicationId application, BudgetLineId id) {
  const auto stored =
      sql::Find<BudgetLine>(transaction, "FROM budget_line WHERE id = $1 AND application = $2", id, application);
  if (!stored) return Fail("applications.no_such_line");
  sql::Delete(transaction, "budget_line", *stored);
  TouchApplication(transaction, application);
  return {};
}

}  // namespace tovholder::applications

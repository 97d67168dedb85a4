// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_store.h"

#include <algorithm>

#include "applications/application_check.h"
#include "applications/application_rules.h"
#include "applications/revision.h"
#include "approvals/approval_store.h"
#include "areas/area_store.h"
#include "sql/records.h"

namespace tovholder::applications {
namespace {

constexpr html::Language kDanish = html::Language::kDanish;

// Of those that deliver a part, and of the bodies whose sections take part.
constexpr std::string_view kConcerned =
    "(a.id IN (SELECT p.application FROM application_part p WHERE p.organization IN ({ids}))"
    " OR a.id IN (SELECT s.application FROM application_section s JOIN section x ON x.id = s.section"
    " JOIN organization o ON o.body = x.association WHERE o.id IN ({ids}))"
    " OR a.id IN (SELECT s.application FROM application_section s JOIN section x ON x.id = s.section"
    " JOIN housing_area h ON h.id = x.area JOIN organization o ON o.body = h.municipality WHERE o.id IN ({ids})))";

// What is kept among those concerned is for members, as a closed item is.
std::string InsideCondition(const people::Viewer& viewer) {
  return people::VisibleCondition(viewer, "'closed'", kConcerned);
}

std::string SeenCondition(const people::Viewer& viewer) {
  return "(" + people::VisibleCondition(viewer, "a.visibility") + " OR " + InsideCondition(viewer) + ")";
}

template <class Record>
std::vector<Record> ListOf(sql::Reader& reader, std::string_view table, std::string_view order, ApplicationId id) {
  return sql::List<Record>(reader,
                           "FROM " + std::string(table) + " WHERE application = $1 ORDER BY " + std::string(order), id);
}

template <class Record, class Same>
void ReplaceChosen(sql::Transaction& transaction, std::string_view table, const std::vector<Record>& before,
                   std::vector<Record> wanted, Same&& same) {
  const auto among = [&](const std::vector<Record>& records, const Record& one) {
    return std::any_of(records.begin(), records.end(), [&](const Record& other) { return same(one, other); });
  };
  for (const Record& one : before) {
    if (!among(wanted, one)) sql::Delete(transaction, table, one);
  }
  std::vector<Record> known = before;
  for (Record& one : wanted) {
    if (among(known, one)) continue;
    known.push_back(one);
    sql::Create(transaction, table, one);
  }
}

void PutChoices(sql::Transaction& transaction, ApplicationId id, const ApplicationChoices& choices) {
  std::vector<ApplicationSection> sections;
  sections.reserve(choices.sections.size());
  for (const areas::SectionId section : choices.sections) sections.push_back({{}, id, section});
  ReplaceChosen(transaction, "application_section",
                ListOf<ApplicationSection>(transaction, "application_section", "id", id), std::move(sections),
                [](const auto& a, const auto& b) { return a.section == b.section; });
  std::vector<ApplicationFocus> focus;
  focus.reserve(choices.focus.size());
  for (const std::string& one : choices.focus) focus.push_back({{}, id, one});
  ReplaceChosen(transaction, "application_focus", ListOf<ApplicationFocus>(transaction, "application_focus", "id", id),
                std::move(focus), [](const auto& a, const auto& b) { return a.focus_area == b.focus_area; });
}

Result<void> FirstOf(const FieldErrors& errors) {
  if (errors.empty()) return {};
  return tl::unexpected(errors.begin()->second);
}

}  // namespace

std::optional<ApplicationBook> FindForWriting(sql::Transaction& transaction, ApplicationId id) {
  return FindApplication(transaction, people::Viewer::CommandLine(), id);
}

void TouchApplication(sql::Transaction& transaction, ApplicationId id) {
  transaction.Execute("UPDATE application SET revision = revision + 1 WHERE id = $1", id);
}

std::vector<Application> ListApplications(sql::Reader& reader, const people::Viewer& viewer) {
  return sql::List<Application>(reader, "FROM application a WHERE " + SeenCondition(viewer) + " ORDER BY id DESC");
}

std::optional<ApplicationBook> FindApplication(sql::Reader& reader, const people::Viewer& viewer, ApplicationId id) {
  auto application =
      sql::Find<Application>(reader, "FROM application a WHERE a.id = $1 AND " + SeenCondition(viewer), id);
  if (!application) return std::nullopt;
  ApplicationBook book;
  book.application = std::move(*application);
  book.regulations = ListOf<RegulationChoice>(reader, "application_regulation", "from_date, id", id);
  book.sections = ListOf<ApplicationSection>(reader, "application_section", "id", id);
  book.focus = ListOf<ApplicationFocus>(reader, "application_focus", "id", id);
  book.parts = ListOf<ApplicationPart>(reader, "application_part", "id", id);
  book.files = ListOf<PartFile>(reader, "application_file", "requirement, position, id", id);
  book.statements = ListOf<Statement>(reader, "application_statement", "id", id);
  book.lines = ListOf<BudgetLine>(reader, "budget_line", "position, id", id);
  book.packages = ListOf<ApplicationPackage>(reader, "application_package", "made DESC, id DESC", id);
  book.areas = areas::LoadAreas(reader);
  if (book.application.approval) {
    book.approval = approvals::FindApproval(reader, people::Viewer::CommandLine(), *book.application.approval);
  }
  book.inside =
      reader.One<std::int64_t>("SELECT count(*) FROM application a WHERE a.id = $1 AND " + InsideCondition(viewer), id)
          .value_or(0) > 0;
  return book;
}

Result<ApplicationId> CreateApplication(sql::Transaction& transaction, Application application,
                                        const ApplicationChoices& choices, RegulationChoice regulation) {
  if (auto sound = FirstOf(CheckApplication(application)); !sound) return Pass(sound);
  if (auto sound = FirstOf(CheckChoice({}, regulation)); !sound) return Pass(sound);
  if (auto sound = FirstOf(CheckFocus(FindRegulation(regulation.regulation), choices.focus, kDanish)); !sound) {
    return Pass(sound);
  }
  sql::Create(transaction, "application", application);
  regulation.application = application.id;
  sql::Create(transaction, "application_regulation", regulation);
  PutChoices(transaction, application.id, choices);
  return application.id;
}

Result<void> UpdateApplication(sql::Transaction& transaction, const Application& application,
                               const ApplicationChoices& choices, int seen) {
  const auto book = FindForWriting(transaction, application.id);
  if (!book) return Fail("applications.no_such_application");
  if (book->application.revision != seen) return Fail("applications.changed_meanwhile");
  if (auto sound = FirstOf(CheckApplication(application)); !sound) return sound;
  const Date today = ToCopenhagen(transaction.now()).date;
  const Regulation* regulation = book->RegulationOn(DayOfApplication(application, today));
  // What was chosen under an earlier regulation may stay until somebody takes it out.
  std::vector<std::string> added;
  for (const std::string& one : choices.focus) {
    const bool known = std::any_of(book->focus.begin(), book->focus.end(),
                                   [&](const ApplicationFocus& focus) { return focus.focus_area == one; });
    if (!known) added.push_back(one);
  }
  if (auto sound = FirstOf(CheckFocus(regulation, added, kDanish)); !sound) return sound;
  Application changed = application;
  changed.revision = seen + 1;
  sql::Update(transaction, "application", changed);
  PutChoices(transaction, application.id, choices);
  return {};
}

Result<void> AddChoice(sql::Transaction& transaction, RegulationChoice choice) {
  const auto book = FindForWriting(transaction, choice.application);
  if (!book) return Fail("applications.no_such_application");
  if (auto sound = FirstOf(CheckChoice(*book, choice)); !sound) return sound;
  sql::Create(transaction, "application_regulation", choice);
  TouchApplication(transaction, choice.application);
  return {};
}

Result<void> PutAnswer(sql::Transaction& transaction, const Application& answered, int seen) {
  const auto book = FindForWriting(transaction, answered.id);
  if (!book) return Fail("applications.no_such_application");
  if (book->application.revision != seen) return Fail("applications.changed_meanwhile");
  Application changed = book->application;
  changed.state = answered.state;
  changed.answered = answered.answered;
  changed.granted_oere = answered.granted_oere;
  if (auto sound = FirstOf(CheckAnswer(changed, ToCopenhagen(transaction.now()).date)); !sound) return sound;
  changed.revision = seen + 1;
  sql::Update(transaction, "application", changed);
  return {};
}

Result<PackageId> KeepPackage(sql::Transaction& transaction, ApplicationId id, PackageUse purpose, std::string_view zip,
                              int seen) {
  const auto book = FindForWriting(transaction, id);
  if (!book) return Fail("applications.no_such_application");
  if (book->application.revision != seen) return Fail("applications.changed_meanwhile");
  const Date today = ToCopenhagen(transaction.now()).date;
  const PackageCheck check = CheckPackage(*book, today, kDanish);
  const bool submits = purpose == PackageUse::kSubmitted;
  if (submits && book->application.submitted) return Fail("applications.submitted_already");
  if (submits && !check.complete()) {
    return Fail("applications.incomplete", {{"count", std::to_string(ListMissing(check, kDanish).size())}});
  }
  const auto stored =
      documents::StoreFile(transaction, zip, "ansoegning-" + std::to_string(id.value) + ".zip", "application/zip");
  ApplicationPackage package{
      {},         id, purpose, transaction.now(), transaction.author().name, check.complete(), stored.id, stored.sha256,
      stored.size};
  sql::Create(transaction, "application_package", package);
  if (!submits) return package.id;
  Application submitted = book->application;
  submitted.state = ApplicationState::kSubmitted;
  submitted.submitted = today;
  submitted.revision = seen + 1;
  sql::Update(transaction, "application", submitted);
  return package.id;
}

}  // namespace tovholder::applications

// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_text.h"

#include <algorithm>

#include "base/danish_date.h"
#include "base/text.h"
#include "html/formats.h"
#include "people/person.h"

namespace tovholder::people {
namespace {

template <class Record>
const Record* FindById(const std::vector<Record>& records, Id<Record> id) {
  const auto found = std::find_if(records.begin(), records.end(), [&](const Record& one) { return one.id == id; });
  return found == records.end() ? nullptr : &*found;
}

// The last one of that name, as `name_of` says it.
template <class Record, class NameOf>
Result<void> FindNamed(const std::vector<Record>& records, std::string_view name, std::string_view error,
                       NameOf&& name_of, Id<Record>& id) {
  const std::string wanted = Fold(name);
  const auto found =
      std::find_if(records.rbegin(), records.rend(), [&](const Record& one) { return Fold(name_of(one)) == wanted; });
  if (found == records.rend()) return Fail(std::string(error), {{"name", std::string(name)}});
  id = found->id;
  return {};
}

std::string NameOfTask(const StructureBook& book, const OrganizationTask& task) {
  return book.NameOf(task.organization) + ": " + std::to_string(task.number);
}

}  // namespace

std::string StructureText::Write(Date date) const {
  return dates_ == Dates::kIso ? FormatIso(date) : html::FormatDay(date, html::DayForm::kLong, t_.language());
}

std::string StructureText::Write(Id<Seat> id) const {
  const Seat* seat = FindById(book_.seats, id);
  return seat == nullptr ? std::string() : seat->title;
}

std::string StructureText::Write(Id<OrganizationTask> id) const {
  const OrganizationTask* task = FindById(book_.tasks, id);
  return task == nullptr ? std::string() : NameOfTask(book_, *task);
}

std::string StructureText::Write(Id<Discrepancy> id) const {
  const Discrepancy* discrepancy = FindById(book_.discrepancies, id);
  return discrepancy == nullptr ? std::string() : discrepancy->topic;
}

bool StructureTextReader::IsWord(std::string_view text, std::string_view name) {
  const std::string folded = Fold(text);
  return folded == Fold(LabelOf("word", name, html::Texts(html::Language::kDanish))) ||
         folded == Fold(LabelOf("word", name, html::Texts(html::Language::kEnglish)));
}

Result<void> StructureTextReader::Read(std::string_view text, std::string& value) {
  value = Trim(text);
  return {};
}

Result<void> StructureTextReader::Read(std::string_view text, int& value) {
  if (text.empty()) return {};
  const auto count = ParseCount<int>(text);
  if (!count) return Fail("people.not_a_number", {{"text", std::string(text)}});
  value = *count;
  return {};
}

Result<void> StructureTextReader::Read(std::string_view text, bool& value) {
  const std::string folded = Fold(text);
  value = folded == "ja" || folded == "yes" || folded == "1" || folded == "x";
  if (value || folded.empty() || folded == "nej" || folded == "no" || folded == "0") return {};
  return Fail("people.unknown_word", {{"text", std::string(text)}, {"words", "ja, nej"}});
}

Result<void> StructureTextReader::Read(std::string_view text, Date& value) {
  const auto date = ParseDate(text);
  if (!date) return Pass(date);
  value = *date;
  return {};
}

Result<void> StructureTextReader::Read(std::string_view text, OrganizationId& value) {
  auto found = FindNamed(
      book_.organizations, text, "people.unknown_organization", [](const auto& one) { return one.name; }, value);
  if (found) organization_ = value;
  return found;
}

Result<void> StructureTextReader::Read(std::string_view text, PersonId& value) {
  if (text.empty()) return Fail("people.no_text", {{"field", "person"}});
  value = FindOrCreatePerson(transaction_, text);
  book_.persons.emplace(value, CollapseSpace(text));
  return {};
}

Result<void> StructureTextReader::Read(std::string_view text, BodyId& value) {
  return FindNamed(
      book_.bodies, text, "people.unknown_body", [](const auto& one) { return one.name; }, value);
}

Result<void> StructureTextReader::Read(std::string_view text, Id<Seat>& value) {
  std::vector<Seat> own;
  std::copy_if(book_.seats.begin(), book_.seats.end(), std::back_inserter(own),
               [&](const Seat& seat) { return seat.organization == organization_; });
  return FindNamed(
      own, text, "people.unknown_seat", [](const auto& one) { return one.title; }, value);
}

Result<void> StructureTextReader::Read(std::string_view text, Id<OrganizationTask>& value) {
  return FindNamed(
      book_.tasks, text, "people.unknown_task", [&](const auto& one) { return NameOfTask(book_, one); }, value);
}

Result<void> StructureTextReader::Read(std::string_view text, Id<Discrepancy>& value) {
  return FindNamed(
      book_.discrepancies, text, "people.unknown_discrepancy", [](const auto& one) { return one.topic; }, value);
}

}  // namespace tovholder::people

// SPDX-License-Identifier: EUPL-1.2
#include "approvals/form_reading.h"

#include <algorithm>

#include "base/danish_date.h"
#include "base/text.h"
#include "desk/agenda_rules.h"
#include "documents/personal_guard.h"
#include "documents/reader.h"

namespace tovholder::approvals {
namespace {

using html::Choice;
using html::Texts;
using people::Visit;

bool IsOffered(const people::Organization& one, const std::vector<people::BodyId>& bodies) {
  if (!one.body) return bodies.empty() && one.structure;
  return std::find(bodies.begin(), bodies.end(), *one.body) != bodies.end();
}

}  // namespace

std::optional<int> ReadCount(const std::string& typed, const char* field, html::FormErrors& errors, const Texts& t) {
  if (typed.empty()) return std::nullopt;
  const auto read = ParseCount<int>(ReplaceAll(typed, ".", ""));
  if (!read) errors.Add(field, Error{"approvals.count_wrong"}, t);
  return read;
}

std::vector<Choice> OrganChoices(const areas::AreaBook& areas, const std::vector<people::BodyId>& bodies,
                                 std::optional<people::OrganizationId> chosen, std::string_view none) {
  std::vector<Choice> choices{{"", std::string(none), ""}};
  for (const people::Organization& one : areas.organizations) {
    if (one.id != chosen && !IsOffered(one, bodies)) continue;
    choices.push_back({std::to_string(one.id.value), areas.NameOf(one.id), ""});
  }
  return choices;
}

Result<std::optional<SentFile>> ReadUpload(const Visit& visit, std::string_view field) {
  for (const http::Upload& upload : visit.request.uploads) {
    if (upload.field != field || upload.file_name.empty()) continue;
    auto name = desk::CheckFileName(upload.file_name);
    if (!name) return Pass(name);
    auto bytes = documents::LoadFile(upload.path.string(), kLargestUpload);
    if (!bytes) return Pass(bytes);
    if (documents::FindPersonalNumbersInFile(*name, *bytes).verdict() == documents::GuardVerdict::kFound) {
      return Fail("approvals.file_with_cpr", {{"name", *name}});
    }
    return std::optional(SentFile{std::move(*name), std::move(*bytes)});
  }
  return std::optional<SentFile>();
}

documents::FileId Keep(sql::Transaction& transaction, const SentFile& file) {
  return documents::StoreFile(transaction, file.bytes, file.name, documents::MediaTypeOf(file.bytes, file.name)).id;
}

html::Html DayField(const html::Field& field, const Texts& t) {
  const Result<Date> read = ParseDate(field.value);
  return html::DateField(field, read ? FormatDay(*read, html::DayForm::kFull, t.language()) : std::string(), t);
}

}  // namespace tovholder::approvals

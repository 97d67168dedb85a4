// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/components.h"
#include "sql/change_log.h"
#include "sql/record_outline.h"

// The change log in the reader's language. How a field is called and read follows from the description of its
// record: "start_time" is "Start time" in English, and the Danish of that stands in the catalogue, in the context
// "field" ("record" for tables, "word" for the names of enumerations, "note" for fixed notes).
namespace tovholder::people {

// The records of this room that are logged.
std::vector<sql::RecordOutline> LoggedRecords();

// The name of a record, field or value in a context: "mandate_limits" → "Mandatets grænser".
std::string LabelOf(std::string_view context, std::string_view name, const html::Texts& t);

class ChangeWords {
 public:
  ChangeWords(std::vector<sql::RecordOutline> records, const html::Texts& t) : records_(std::move(records)), t_(t) {}

  // "Ændret"
  std::string Kind(sql::ChangeKind kind) const;
  // "Punkt 12"
  std::string Thing(const sql::Change& change) const;
  std::string Author(const sql::Change& change) const;
  // "Titel: “Vaskeri” → “Fællesvaskeri”; Lukket: nej → ja"; "" where there is nothing to tell.
  std::string Details(const sql::Change& change) const;

  // At the foot of a page, newest first.
  html::Html History(const std::vector<sql::Change>& changes) const;

 private:
  std::string Label(std::string_view context, std::string_view name) const;
  sql::FieldKind KindOf(std::string_view table, std::string_view field) const;
  std::string Value(sql::FieldKind kind, std::string_view text) const;
  std::string FieldChanged(const sql::Change& change, const sql::FieldChange& field) const;

  std::vector<sql::RecordOutline> records_;
  const html::Texts& t_;
};

}  // namespace tovholder::people

// SPDX-License-Identifier: EUPL-1.2
#include "people/change_words.h"

#include "base/text.h"
#include "people/access_rule.h"
#include "people/structure.h"
#include "people/user.h"

namespace tovholder::people {
namespace {

constexpr std::size_t kLongestValue = 160;  // code points; the whole text stands in the log

// "start_time" → "Start time"
std::string Spelled(std::string_view name) {
  std::string words = ReplaceAll(name, "_", " ");
  return words.empty() ? words : ToUpper(words.substr(0, 1)) + words.substr(1);
}

// What is computed from another field, for finding and sorting.
bool IsComputed(std::string_view field) { return field == "folded" || field == "sort_key"; }

// Lists and tables that the program keeps for itself.
bool IsData(std::string_view text) { return text.starts_with('{') || text.starts_with('['); }

}  // namespace

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<User>("user_account"),
          sql::OutlineOf<AccessRule>("access_rule"),
          sql::OutlineOf<Body>("body"),
          sql::OutlineOf<Organization>("organization"),
          sql::OutlineOf<Structure>("structure"),
          sql::OutlineOf<LifeSpan>("life_span"),
          sql::OutlineOf<Tie>("tie"),
          sql::OutlineOf<Seat>("seat"),
          sql::OutlineOf<Membership>("membership"),
          sql::OutlineOf<OrganizationTask>("organization_task"),
          sql::OutlineOf<Fulfilment>("fulfilment"),
          sql::OutlineOf<Discrepancy>("discrepancy"),
          sql::OutlineOf<Claim>("claim"),
          sql::OutlineOf<NamedModel>("structure_model"),
          sql::OutlineOf<ElectionTerm>("election_term"),
          sql::OutlineOf<Succession>("succession")};
}

std::string LabelOf(std::string_view context, std::string_view name, const html::Texts& t) {
  return std::string(t.In(context, Spelled(name)));
}

std::string ChangeWords::Label(std::string_view context, std::string_view name) const {
  return LabelOf(context, name, t_);
}

std::string ChangeWords::Kind(sql::ChangeKind kind) const {
  switch (kind) {
    case sql::ChangeKind::kCreate:
      return std::string(t_("Created"));
    case sql::ChangeKind::kUpdate:
      return std::string(t_("Changed"));
    case sql::ChangeKind::kDelete:
      return std::string(t_("Removed"));
    case sql::ChangeKind::kImport:
      return std::string(t_("Imported"));
    case sql::ChangeKind::kPublish:
      return std::string(t_("Published"));
    case sql::ChangeKind::kSignIn:
      return std::string(t_("Sign-in"));
    case sql::ChangeKind::kOther:
      break;
  }
  return std::string(t_("Other change"));
}

std::string ChangeWords::Thing(const sql::Change& change) const {
  return Label("record", change.table) + " " + std::to_string(change.row);
}

std::string ChangeWords::Author(const sql::Change& change) const {
  return change.author.user == 0 ? Label("author", change.author.name) : change.author.name;
}

sql::FieldKind ChangeWords::KindOf(std::string_view table, std::string_view field) const {
  for (const sql::RecordOutline& record : records_) {
    if (record.table != table) continue;
    for (const sql::FieldOutline& one : record.fields) {
      if (one.name == field) return one.kind;
    }
  }
  return sql::FieldKind::kText;
}

std::string ChangeWords::Value(sql::FieldKind kind, std::string_view text) const {
  if (text.empty()) return std::string(t_("nothing"));
  const auto date = ParseIsoDate(text);
  const auto moment = ParseIsoInstant(text);
  const auto time = ParseTimeOfDay(text);
  switch (kind) {
    case sql::FieldKind::kFlag:
      return std::string(text == "0" ? t_("no") : t_("yes"));
    case sql::FieldKind::kWord:
      return ToLower(Label("word", text));
    case sql::FieldKind::kDate:
      return date ? html::FormatDay(*date, html::DayForm::kLong, t_.language()) : std::string(text);
    case sql::FieldKind::kMoment:
      return moment ? html::FormatMoment(*moment, t_.language()) : std::string(text);
    case sql::FieldKind::kTimeOfDay:
      return time ? html::FormatTimeOfDay(*time, t_.language()) : std::string(text);
    case sql::FieldKind::kNumber:
      return std::string(text);
    case sql::FieldKind::kRow:
      return t_("no. {n}", {{"n", text}});
    case sql::FieldKind::kText:
      break;
  }
  return IsData(text) ? std::string(t_("(data)")) : "“" + Shorten(CollapseSpace(text), kLongestValue) + "”";
}

std::string ChangeWords::FieldChanged(const sql::Change& change, const sql::FieldChange& field) const {
  const sql::FieldKind kind = KindOf(change.table, field.field);
  const std::string label = Label("field", field.field) + ": ";
  if (change.kind == sql::ChangeKind::kDelete) return label + Value(kind, field.from);
  if (field.from.empty()) return label + Value(kind, field.to);
  return label + Value(kind, field.from) + " → " + Value(kind, field.to);
}

std::string ChangeWords::Details(const sql::Change& change) const {
  std::vector<std::string> parts;
  if (!change.note.empty()) parts.emplace_back(t_.In("note", change.note));
  for (const sql::FieldChange& field : change.fields) {
    if (!IsComputed(field.field)) parts.push_back(FieldChanged(change, field));
  }
  return Join(parts, "; ");
}

html::Html ChangeWords::History(const std::vector<sql::Change>& changes) const {
  std::vector<html::HistoryEntry> entries;
  entries.reserve(changes.size());
  for (const sql::Change& change : changes) {
    const std::string details = Details(change);
    entries.push_back({html::FormatMoment(change.at, t_.language()), Author(change),
                       details.empty() ? Kind(change.kind) : Kind(change.kind) + ": " + details});
  }
  return html::History(entries, t_);
}

}  // namespace tovholder::people

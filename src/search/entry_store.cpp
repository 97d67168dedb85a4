// SPDX-License-Identifier: EUPL-1.2
#include "search/entry_store.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

#include "base/text.h"
#include "search/facts.h"
#include "search/id_list.h"
#include "search/offer_counts.h"

namespace tovholder::search {
namespace {

constexpr int kSerialBits = 22;
constexpr int kFirstYear = 1;
constexpr int kLastYear = 9999;
constexpr char kBetweenPersons = '\n';

constexpr std::string_view kSelectPart =
    "SELECT e.id, e.kind, e.ref, e.visibility, c.meeting, c.title, c.date, c.year, c.body_id, c.body_name, "
    "c.organization_id, c.organization_name, c.item_type, c.decision, c.closed, c.case_number, c.persons, c.content, "
    "e.part, e.parts ";
constexpr std::string_view kFromParts = "FROM search_entry e JOIN search_content c ON c.id = e.content ";

StoredPart ReadPart(const sql::Row& row) {
  StoredPart part;
  part.id = row.Int(0);
  Entry& entry = part.entry;
  FromName(row.Text(1), entry.kind);
  entry.ref = row.Int(2);
  entry.visibility = row.Text(3);
  entry.meeting = row.Int(4);
  entry.title = row.Text(5);
  if (!row.IsNull(6)) entry.date = ParseIsoDate(row.Text(6));
  entry.year = static_cast<int>(row.Int(7));
  entry.body_id = row.Int(8);
  entry.body_name = row.Text(9);
  entry.organization_id = row.Int(10);
  entry.organization_name = row.Text(11);
  entry.item_type = row.Text(12);
  entry.decision = row.Text(13);
  entry.closed = row.Int(14) != 0;
  entry.case_number = row.Text(15);
  for (const std::string_view person : SplitLines(row.Text(16))) entry.persons.emplace_back(person);
  entry.body = Unpack(row.Bytes(17));
  part.size = {static_cast<std::size_t>(row.Int(18)), static_cast<std::size_t>(row.Int(19)), 0};
  return part;
}

template <class... Args>
std::vector<StoredPart> ListPartsFrom(sql::Reader& reader, std::string_view rest, const Args&... args) {
  std::vector<StoredPart> parts;
  reader.Each(
      std::string(kSelectPart).append(rest), [&](const sql::Row& row) { parts.push_back(ReadPart(row)); }, args...);
  return parts;
}

template <class... Args>
std::vector<StoredPart> ListPartsWhere(sql::Reader& reader, std::string_view where, const Args&... args) {
  return ListPartsFrom(reader, std::string(kFromParts).append(where), args...);
}

// A stream as a tsvector: every term with its place from `first` on; gives the place behind the last.
int AppendPlaced(std::string& out, std::string_view stream, int first, std::string_view weight) {
  int place = first;
  for (std::size_t begin = 0; begin < stream.size();) {
    const std::size_t end = std::min(stream.find_first_of(" \x1f", begin), stream.size());
    out.append("'").append(stream.substr(begin, end - begin)).append("':");
    fmt::format_to(std::back_inserter(out), "{}{} ", place, weight);
    if (end < stream.size() && stream[end] == kNextPlace) ++place;
    begin = end + 1;
  }
  return place + 1;
}

void AppendUnplaced(std::string& out, std::string_view stream) {
  for (const std::string_view term : Split(stream, kNextPlace)) {
    if (!term.empty()) out.append("'").append(term).append("' ");
  }
}

// Title and text stand so far apart that no phrase reaches over.
std::string VectorOf(const PreparedEntry& prepared, std::size_t part) {
  std::string vector;
  vector.reserve(3 * prepared.parts[part].terms.size());
  const int behind_title = AppendPlaced(vector, prepared.title, 1, "A");
  AppendPlaced(vector, prepared.parts[part].terms, behind_title + 10, "");
  AppendUnplaced(vector, PlainFactsOf(prepared.entry));
  AppendUnplaced(vector, prepared.facts);
  return vector;
}

std::string AllFacts(const PreparedEntry& prepared) {
  std::string facts = PlainFactsOf(prepared.entry);
  if (!prepared.facts.empty()) facts.append(1, kNextPlace).append(prepared.facts);
  return facts;
}

std::int64_t InsertContent(sql::Transaction& transaction, const PreparedEntry& prepared, std::size_t part) {
  const Entry& entry = prepared.entry;
  const std::optional<std::string> date =
      entry.date ? std::optional<std::string>(FormatIso(*entry.date)) : std::nullopt;
  std::string persons;
  for (const std::string& person : entry.persons) persons.append(CollapseSpace(person)).append(1, kBetweenPersons);
  return transaction.Insert(
      "INSERT INTO search_content (meeting, title, date, year, body_id, body_name, organization_id, "
      "organization_name, item_type, decision, closed, case_number, persons, content) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
      entry.meeting, entry.title, date, std::int64_t{entry.year}, entry.body_id, entry.body_name, entry.organization_id,
      entry.organization_name, entry.item_type, entry.decision, std::int64_t{entry.closed ? 1 : 0}, entry.case_number,
      persons, sql::Blob{prepared.parts[part].packed_text});
}

}  // namespace

IdRange IdsOfDay(const std::optional<Date>& date) {
  constexpr std::int64_t kDay = std::int64_t{1} << kSerialBits;
  if (!date || static_cast<int>(date->year()) < kFirstYear || static_cast<int>(date->year()) > kLastYear) {
    return {1, kDay << kSerialBits};
  }
  using std::chrono::sys_days;
  const auto day = sys_days(*date) - sys_days(Date(std::chrono::year(0), std::chrono::month(1), std::chrono::day(1)));
  const std::int64_t begin = (kDay << kSerialBits) + std::int64_t{day.count()} * kDay;
  return {begin, begin + kDay};
}

std::vector<std::int64_t> MakeIds(sql::Reader& reader, const std::optional<Date>& date, std::size_t count) {
  const IdRange range = IdsOfDay(date);
  const auto last = reader.One<std::optional<std::int64_t>>(
      "SELECT max(id) FROM search_entry WHERE id >= $1 AND id < $2", range.begin, range.end);
  std::int64_t next = last && *last ? **last + 1 : range.begin;
  if (next + static_cast<std::int64_t>(count) > range.end) throw sql::DatabaseError("too many entries of one day");
  std::vector<std::int64_t> ids;
  while (ids.size() < count) ids.push_back(next++);
  return ids;
}

void InsertTerms(sql::Transaction& transaction, std::int64_t id, const PreparedEntry& prepared, std::size_t part) {
  if (transaction.engine() == sql::Engine::kSqlite) {
    transaction.Execute("INSERT INTO search_fts (rowid, title, body, facts) VALUES ($1, $2, $3, $4)", id,
                        prepared.title, prepared.parts[part].terms, AllFacts(prepared));
  } else {
    transaction.Execute("INSERT INTO search_terms (id, terms) VALUES ($1, $2::tsvector)", id, VectorOf(prepared, part));
  }
}

void InsertPart(sql::Transaction& transaction, std::int64_t id, const PreparedEntry& prepared, std::size_t part) {
  const Entry& entry = prepared.entry;
  const std::int64_t content = InsertContent(transaction, prepared, part);
  transaction.Execute(
      "INSERT INTO search_entry (id, kind, ref, part, parts, visibility, content) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      id, std::string(ToName(entry.kind)), entry.ref, static_cast<std::int64_t>(part),
      static_cast<std::int64_t>(prepared.parts.size()), entry.visibility, content);
}

void DeletePart(sql::Transaction& transaction, std::int64_t id, const PreparedEntry& cut) {
  if (transaction.engine() == sql::Engine::kSqlite) {
    transaction.Execute(
        "INSERT INTO search_fts (search_fts, rowid, title, body, facts) VALUES ('delete', $1, $2, $3, $4)", id,
        cut.title, cut.parts.front().terms, AllFacts(cut));
  }
  transaction.Execute("DELETE FROM search_content WHERE id = (SELECT content FROM search_entry WHERE id = $1)", id);
  transaction.Execute("DELETE FROM search_entry WHERE id = $1", id);
  DeleteBrief(transaction, id);
}

std::vector<StoredPart> ListParts(sql::Reader& reader, EntryKind kind, std::int64_t ref) {
  return ListPartsWhere(reader, "WHERE e.kind = $1 AND e.ref = $2 ORDER BY e.part", std::string(ToName(kind)), ref);
}

std::vector<StoredPart> ListPartsOf(sql::Reader& reader, const std::vector<std::int64_t>& ids) {
  const IdList list(reader.engine(), ids);
  return ListPartsFrom(reader,
                       fmt::format("FROM {} CROSS JOIN search_entry e CROSS JOIN search_content c "
                                   "WHERE e.id = list.id AND c.id = e.content {}",
                                   list.rows(), list.in_order()),
                       list.text());
}

std::vector<StoredPart> ListPartsBehind(sql::Reader& reader, std::int64_t id, int limit) {
  return ListPartsWhere(reader, "WHERE e.id > $1 ORDER BY e.id LIMIT $2", id, std::int64_t{limit});
}

void DeleteAllTerms(sql::Transaction& transaction) {
  transaction.Execute(transaction.engine() == sql::Engine::kSqlite
                          ? "INSERT INTO search_fts (search_fts) VALUES ('delete-all')"
                          : "DELETE FROM search_terms");
}

void DeleteEverything(sql::Transaction& transaction) {
  DeleteAllTerms(transaction);
  DeleteAllBriefs(transaction);
  DeleteAllOffers(transaction);
  for (const std::string_view table : {"search_content", "search_entry", "search_visibility", "search_state"}) {
    transaction.Execute(fmt::format("DELETE FROM {}", table));
  }
}

void CountVisibility(sql::Transaction& transaction, std::string_view visibility, std::int64_t by) {
  transaction.Execute(
      "INSERT INTO search_visibility (visibility, entries) VALUES ($1, $2) "
      "ON CONFLICT (visibility) DO UPDATE SET entries = search_visibility.entries + $2",
      std::string(visibility), by);
}

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_table.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "documents/csv.h"
#include "people/organization_store.h"
#include "people/structure_records.h"
#include "people/structure_text.h"

namespace tovholder::people {
namespace {

using boost::mp11::mp_for_each;

constexpr std::string_view kRecordColumn = "record";

// What the program finds out by itself.
bool IsColumn(std::string_view field) {
  return field != "id" && field != "folded" && field != "structure" && field != "position";
}

template <class Kinds, class F>
void EachKind(F&& each) {
  mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Kinds>>(std::forward<F>(each));
}

// Every field of every kind, each name once.
std::vector<std::string_view> ColumnNames() {
  std::vector<std::string_view> columns{kRecordColumn};
  EachKind<StructureKinds>([&](auto kind) {
    mp_for_each<sql::Members<typename decltype(kind)::type>>([&](auto member) {
      const bool known = std::find(columns.begin(), columns.end(), member.name) != columns.end();
      if (IsColumn(member.name) && !known) columns.emplace_back(member.name);
    });
  });
  return columns;
}

template <class Record>
std::vector<std::string> RowOf(const Record& record, const std::vector<std::string_view>& columns,
                               const StructureText& text, const html::Texts& t) {
  std::vector<std::string> row(columns.size());
  row.front() = LabelOf("record", StructureKind<Record>::kTable, t);
  mp_for_each<sql::Members<Record>>([&](auto member) {
    if constexpr (requires { text.Write(record.*member.pointer); }) {
      const auto column = std::find(columns.begin(), columns.end(), member.name);
      if (column != columns.end()) {
        row[static_cast<std::size_t>(column - columns.begin())] = text.Write(record.*member.pointer);
      }
    }
  });
  return row;
}

// The bodies of other structures are none of ours.
bool Belongs(const StructureBook& book, BodyId body) {
  return std::any_of(book.organizations.begin(), book.organizations.end(),
                     [&](const Organization& one) { return one.body == body; });
}
template <class Record>
bool IsOf(const StructureBook& book, const Record& record) {
  if constexpr (std::is_same_v<Record, Body>) return Belongs(book, record.id);
  if constexpr (std::is_same_v<Record, ElectionTerm>) return Belongs(book, record.body);
  return true;
}

bool SameKey(const LifeSpan& a, const LifeSpan& b) {
  return a.organization == b.organization && a.from_date == b.from_date;
}
bool SameKey(const Tie& a, const Tie& b) {
  return a.kind == b.kind && a.organization == b.organization && a.target == b.target && a.from_date == b.from_date;
}
bool SameKey(const Seat& a, const Seat& b) {
  return a.organization == b.organization && a.title == b.title && a.from_date == b.from_date;
}
bool SameKey(const Membership& a, const Membership& b) {
  return a.organization == b.organization && a.person == b.person && a.role == b.role && a.from_date == b.from_date;
}
bool SameKey(const OrganizationTask& a, const OrganizationTask& b) {
  return a.organization == b.organization && a.number == b.number && a.from_date == b.from_date;
}
bool SameKey(const Fulfilment& a, const Fulfilment& b) { return a.task == b.task && a.text == b.text; }
bool SameKey(const Discrepancy& a, const Discrepancy& b) { return a.topic == b.topic; }
bool SameKey(const Claim& a, const Claim& b) {
  return a.discrepancy == b.discrepancy && a.says == b.says && a.source == b.source;
}
bool SameKey(const NamedModel& a, const NamedModel& b) { return a.name == b.name; }
bool SameKey(const ElectionTerm& a, const ElectionTerm& b) { return a.body == b.body && a.from_date == b.from_date; }

class TableReading {
 public:
  TableReading(sql::Transaction& transaction, StructureBook& book, documents::CsvTable table)
      : transaction_(transaction), book_(book), table_(std::move(table)), reader_(transaction, book) {
    for (const std::string_view name : ColumnNames()) {
      if (const auto column = FindColumn("field", name)) columns_.emplace(name, *column);
    }
  }

  bool HasRecordColumn() const { return columns_.contains(kRecordColumn); }

  TableImport Import() && {
    LookForUnknownColumns();
    // A row may refer to one below it.
    EachKind<StructureKinds>([&](auto kind) {
      for (const documents::CsvRow& row : table_.rows) {
        if (KindOf(row) == StructureKind<typename decltype(kind)::type>::kTable) {
          Take<typename decltype(kind)::type>(row);
        }
      }
    });
    for (const documents::CsvRow& row : table_.rows) {
      if (KindOf(row).empty())
        AddProblem(row, kRecordColumn, {"people.unknown_record", {{"text", CellOf(row, kRecordColumn)}}});
    }
    std::stable_sort(import_.problems.begin(), import_.problems.end(),
                     [](const TableProblem& a, const TableProblem& b) { return a.line < b.line; });
    return std::move(import_);
  }

 private:
  static bool Says(std::string_view text, std::string_view context, std::string_view name) {
    const std::string folded = Fold(text);
    return folded == Fold(name) || folded == Fold(LabelOf(context, name, html::Texts(html::Language::kDanish))) ||
           folded == Fold(LabelOf(context, name, html::Texts(html::Language::kEnglish)));
  }
  std::optional<std::size_t> FindColumn(std::string_view context, std::string_view name) const {
    for (std::size_t i = 0; i < table_.head.size(); ++i) {
      if (Says(table_.head[i], context, name)) return i;
    }
    return std::nullopt;
  }
  void LookForUnknownColumns() {
    for (std::size_t i = 0; i < table_.head.size(); ++i) {
      const bool known =
          std::any_of(columns_.begin(), columns_.end(), [&](const auto& one) { return one.second == i; });
      if (!known && !table_.head[i].empty()) {
        import_.problems.push_back({1, table_.head[i], {"people.unknown_column", {{"column", table_.head[i]}}}});
      }
    }
  }

  // The table whose records the row is one of; "" where it is of none.
  std::string_view KindOf(const documents::CsvRow& row) const {
    const std::string said = CellOf(row, kRecordColumn);
    std::string_view found;
    EachKind<StructureKinds>([&](auto kind) {
      constexpr std::string_view kTable = StructureKind<typename decltype(kind)::type>::kTable;
      if (Says(said, "record", kTable)) found = kTable;
    });
    return found;
  }
  std::string CellOf(const documents::CsvRow& row, std::string_view column) const {
    const auto at = columns_.find(column);
    return at == columns_.end() || at->second >= row.cells.size() ? std::string() : row.cells[at->second];
  }
  void AddProblem(const documents::CsvRow& row, std::string_view column, Error error) {
    const auto at = columns_.find(column);
    import_.problems.push_back(
        {row.line, at == columns_.end() ? std::string() : table_.head[at->second], std::move(error)});
  }

  // Writes the cells that the table has into the record; false where one cannot be read.
  template <class Record>
  bool Fill(const documents::CsvRow& row, Record& record) {
    bool good = true;
    mp_for_each<sql::Members<Record>>([&](auto member) {
      if constexpr (requires { reader_.Read(std::string_view(), record.*member.pointer); }) {
        if (!IsColumn(member.name) || !columns_.contains(member.name)) return;
        const auto read = reader_.Read(CellOf(row, member.name), record.*member.pointer);
        if (read) return;
        AddProblem(row, member.name, read.error());
        good = false;
      }
    });
    return good;
  }

  template <class Record>
  void Take(const documents::CsvRow& row) {
    Record read{};
    if constexpr (requires { read.structure; }) read.structure = book_.structure;
    if (!Fill(row, read)) return;
    if constexpr (std::is_same_v<Record, Body>) {
      TakeBody(row, read);
    } else if constexpr (std::is_same_v<Record, Organization>) {
      TakeOrganization(row, read);
    } else {
      TakePlain(row, std::move(read));
    }
  }

  template <class Record>
  void TakePlain(const documents::CsvRow& row, Record read) {
    const auto& known = book_.*StructureKind<Record>::kRecords;
    const auto same = std::find_if(known.begin(), known.end(), [&](const Record& one) { return SameKey(one, read); });
    if (same == known.end()) {
      if constexpr (requires { read.position; }) read.position = NextPosition(read.organization);
      Store(row, read, import_.created);
      return;
    }
    Record merged = *same;
    Fill(row, merged);
    Store(row, merged, SameFields(merged, *same) ? import_.unchanged : import_.changed);
  }
  template <class Record>
  static bool SameFields(const Record& a, const Record& b) {
    const auto of_a = sql::FieldsOf(a);
    const auto of_b = sql::FieldsOf(b);
    return std::equal(of_a.begin(), of_a.end(), of_b.begin(),
                      [](const sql::Field& x, const sql::Field& y) { return x.value == y.value; });
  }
  template <class Record>
  void Store(const documents::CsvRow& row, Record& record, int& counter) {
    const auto stored = Put(transaction_, book_, record);
    if (stored) {
      ++counter;
    } else {
      AddProblem(row, "", stored.error());
    }
  }
  int NextPosition(OrganizationId organization) const {
    int next = 1;
    for (const Seat& seat : book_.seats) {
      if (seat.organization == organization) next = std::max(next, seat.position + 1);
    }
    return next;
  }

  void TakeBody(const documents::CsvRow& row, const Body& read) {
    if (read.name.empty()) return AddProblem(row, "name", {"people.no_text", {{"field", "name"}}});
    const BodyId id = FindOrCreateBody(transaction_, read.kind, read.name);
    if (!book_.NameOf(id).empty()) {
      ++import_.unchanged;
      return;
    }
    book_.bodies.push_back(FindBody(transaction_, id).value());
    ++import_.created;
  }

  void TakeOrganization(const documents::CsvRow& row, const Organization& read) {
    if (read.name.empty()) return AddProblem(row, "name", {"people.no_text", {{"field", "name"}}});
    const OrganizationId id = FindOrCreateOrganizationIn(transaction_, book_.structure, read.body, read.name);
    const Organization stored = FindOrganization(transaction_, id).value();
    Organization merged = stored;
    Fill(row, merged);
    merged.structure = book_.structure;
    auto& known = book_.organizations;
    const auto here = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.id == id; });
    if (here == known.end()) {
      merged.position = known.empty() ? 1 : known.back().position + 1;
      known.push_back(merged);
      ++import_.created;
    } else {
      ++(SameFields(merged, stored) ? import_.unchanged : import_.changed);
      *here = merged;
    }
    sql::Update(transaction_, "organization", merged);
  }

  sql::Transaction& transaction_;
  StructureBook& book_;
  documents::CsvTable table_;
  StructureTextReader reader_;
  std::map<std::string_view, std::size_t> columns_;
  TableImport import_;
};

}  // namespace

std::string FormatStructureTable(const StructureBook& book, const html::Texts& t) {
  const auto columns = ColumnNames();
  std::vector<std::string> head;
  head.reserve(columns.size());
  for (const std::string_view column : columns) head.push_back(LabelOf("field", column, t));
  const StructureText text(book, t, StructureText::Dates::kIso);
  std::vector<std::vector<std::string>> rows;
  EachKind<StructureKinds>([&](auto kind) {
    for (const auto& record : book.*StructureKind<typename decltype(kind)::type>::kRecords) {
      if (IsOf(book, record)) rows.push_back(RowOf(record, columns, text, t));
    }
  });
  return documents::FormatCsv(head, rows);
}

Result<TableImport> ImportStructureTable(sql::Transaction& transaction, StructureBook& book, std::string_view bytes,
                                         std::string_view file_name) {
  auto table = documents::ParseCsv(bytes, file_name);
  if (!table) return Pass(table);
  TableReading reading(transaction, book, std::move(*table));
  if (!reading.HasRecordColumn()) return Fail("people.no_record_column", {{"file", std::string(file_name)}});
  return std::move(reading).Import();
}

}  // namespace tovholder::people

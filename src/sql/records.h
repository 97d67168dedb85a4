// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/database.h"

// A record is a struct that BOOST_DESCRIBE_STRUCT describes once; its members are the columns of its
// table, by name, and one member is `id`. Reading rows, writing rows and the change log's
// field-by-field difference follow from that description.
namespace tovholder::sql {

// "id, title, start" — for `SELECT ` + Columns<Meeting>("m") + ` FROM meeting m WHERE …`.
template <class Record>
std::string Columns(std::string_view alias = {});

// `Find<Meeting>(reader, "FROM meeting WHERE id = $1", id)`; the column list is put before FROM.
template <class Record, class... Args>
std::optional<Record> Find(Reader& reader, std::string_view from, const Args&... args);
template <class Record, class... Args>
std::vector<Record> List(Reader& reader, std::string_view from, const Args&... args);

// Writes a row and one entry of the change log. Create sets `record.id`.
template <class Record>
void Create(Transaction& transaction, std::string_view table, Record& record);
// Writes what differs from the stored row, and logs just that; nothing where nothing differs.
template <class Record>
void Update(Transaction& transaction, std::string_view table, const Record& record);
template <class Record>
void Delete(Transaction& transaction, std::string_view table, const Record& record);
// Writes a row without a log entry of its own: for bulk imports, which log one entry a file, and for
// what can be computed again.
template <class Record>
void CreateUnlogged(Transaction& transaction, std::string_view table, Record& record);

}  // namespace tovholder::sql

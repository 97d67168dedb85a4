// SPDX-License-Identifier: EUPL-1.2
#pragma once

struct sqlite3;

namespace tovholder::search {

// What full text in SQLite needs on each connection: a tokenizer "prepared" that only takes a stream
// of finished terms apart, and the function search_weights (see term_weights.h). To be called on
// every new connection (sql::OpenOptions::on_sqlite_open).
void RegisterOnSqlite(sqlite3* connection);

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "support/test_database.h"

namespace tovholder::people {

// A database with the tables that this room uses, and a clock that stands still.
class PeopleDatabaseTest : public test::DatabaseTest {
 protected:
  sql::OpenOptions Options() const override {
    sql::OpenOptions options;
    options.migrations = test::MigrationsOf({"sql", "http", "documents", "post", "people"});
    options.clock = [this] { return now_; };
    return options;
  }

  Instant now_ = ParseIsoInstant("2025-04-22T13:00:00Z").value();
};

}  // namespace tovholder::people

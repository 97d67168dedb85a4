// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "http/message.h"
#include "sql/change_log.h"
#include "sql/database.h"

// The change log, narrowed to what somebody asks for.
namespace tovholder::trace {

// One record of a table, such as a meeting.
struct Thing {
  std::string table;
  std::int64_t row = 0;
  friend bool operator==(const Thing&, const Thing&) = default;
};
// The thing whose page has this address: "/moeder/12" is meeting 12. The whole address may be given.
std::optional<Thing> ThingAt(std::string_view address);
// "" for what has no page of its own.
std::string PageOf(const Thing& thing);

// What is not set does not narrow.
struct LogFilter {
  std::string who;  // words of a user's name or e-mail
  std::string table;
  std::optional<Thing> thing;  // with what hangs on it: a meeting with its items
  std::optional<Date> from;
  std::optional<Date> to;  // that day included
  std::optional<sql::ChangeKind> kind;
  std::string words;  // in the values or the note; each has to stand there
};

// The filter as the address of the page gives it, with what could not be read of it.
struct LogRequest {
  LogFilter filter;
  std::vector<Error> faults;
  std::int64_t before = 0;  // the entries before this one; 0: from the newest on
};
LogRequest ParseLogRequest(const http::Fields& query);

// Whether all words stand in the entry, whatever their capitals.
bool HoldsWords(const sql::Change& change, std::string_view words);

// Newest first.
struct LogPage {
  std::vector<sql::Change> changes;
  std::int64_t next = 0;  // what `before` is for the following page; 0: there is none
  // The moment of the oldest entry that was looked at, where time ran out before the page was full.
  std::optional<Instant> looked_back_to;
};
LogPage ListLog(sql::Reader& reader, const LogFilter& filter, int limit, std::int64_t before);

}  // namespace tovholder::trace

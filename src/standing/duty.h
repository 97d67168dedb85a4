// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "areas/area_book.h"
#include "base/decimal.h"
#include "base/id.h"
#include "base/time.h"

// What an area still owes after it has left a list: its development plan, and at most 40 % social family dwellings by
// 2030 (almenboligloven § 168 a).
namespace tovholder::standing {

struct Duty;
using DutyId = Id<Duty>;

struct Duty {
  DutyId id;
  areas::HousingAreaId area;
  std::string title;
  std::string law;
  std::optional<int> since_list;  // the list that it came with
  std::optional<Date> due;
  std::optional<Decimal> most_percent;  // what may be left of `whole`, per cent
  std::optional<std::int64_t> whole;    // dwellings that counted as 100 %
  std::optional<std::int64_t> now;      // dwellings today
  std::string source;                   // of the figures
  std::string note;
  std::optional<Date> fulfilled;
};
BOOST_DESCRIBE_STRUCT(Duty, (),
                      (id, area, title, law, since_list, due, most_percent, whole, now, source, note, fulfilled))

// standing.no_duty_title, standing.no_such_list {text}, standing.percent_wrong, standing.whole_wrong,
// standing.now_wrong, standing.whole_missing (where a limit or today's number stands alone), standing.fulfilled_later.
areas::FieldErrors CheckDuty(const Duty& duty, Date today);

struct DutyState {
  std::int64_t allowed = 0;  // dwellings that may be left, whole ones
  std::int64_t too_many = 0;
  Decimal percent;  // of `whole`, today
};
// Nothing where figures are missing.
std::optional<DutyState> StateOf(const Duty& duty);

}  // namespace tovholder::standing

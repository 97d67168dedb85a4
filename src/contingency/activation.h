// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area_book.h"
#include "base/id.h"
#include "contingency/incident.h"

// A time in which the contingency plan of an area was in use, and what was done in it. An entry that is written stays
// as it is; a mistake is set right by another that says so.
namespace tovholder::contingency {

struct Activation;
struct ActivationEntry;
using ActivationId = Id<Activation>;
using ActivationEntryId = Id<ActivationEntry>;

struct Activation {
  ActivationId id;
  areas::HousingAreaId area;
  std::string reason;
  std::optional<IncidentId> incident;  // what it began with
  Instant started;
  std::string started_by;
  std::optional<Instant> ended;
  std::string ended_by;
};
BOOST_DESCRIBE_STRUCT(Activation, (), (id, area, reason, incident, started, started_by, ended, ended_by))

struct ActivationEntry {
  ActivationEntryId id;
  ActivationId activation;
  Instant happened;
  std::string text;
  std::string who;  // who did it
  std::optional<ActivationEntryId> corrects;
  Instant written;
  std::string written_by;
};
BOOST_DESCRIBE_STRUCT(ActivationEntry, (), (id, activation, happened, text, who, corrects, written, written_by))

struct ActivationBook {
  Activation activation;
  std::vector<ActivationEntry> entries;  // by the time it happened, then as written

  const ActivationEntry* Find(ActivationEntryId id) const;  // none: nullptr
};

// A clock time without its day: the last time that it was so late. Nothing typed: now. Errors: those of ParseTime.
Result<Instant> ParseMoment(std::string_view text, Instant now);
// By field: contingency.no_reason, contingency.cpr_number {text}, contingency.too_long {limit}.
areas::FieldErrors CheckActivation(const Activation& activation);
// contingency.no_text, contingency.future_time, contingency.has_ended, contingency.no_such_entry,
// contingency.cpr_number {text}, contingency.too_long {limit}
areas::FieldErrors CheckEntry(const ActivationBook& book, const ActivationEntry& entry, Instant now);
// contingency.ends_first, contingency.future_time, contingency.has_ended
areas::FieldErrors CheckEnd(const Activation& activation, Instant ended, Instant now);

}  // namespace tovholder::contingency

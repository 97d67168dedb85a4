// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "people/organization.h"

namespace tovholder::people {

struct OrganizationTask;
using OrganizationTaskId = Id<OrganizationTask>;

// Something that an organization is there to do.
struct OrganizationTask {
  Id<OrganizationTask> id;
  OrganizationId organization;
  int number = 0;
  std::string text;
  std::optional<Date> from_date;
  std::optional<Date> to_date;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(OrganizationTask, (), (id, organization, number, text, from_date, to_date, source))

enum class FulfilmentKind { kDuty, kMeeting, kReport };
std::string_view ToName(FulfilmentKind kind);
bool FromName(std::string_view name, FulfilmentKind& kind);

// The recurring duty, the meeting or the report by which a task is done.
struct Fulfilment {
  Id<Fulfilment> id;
  Id<OrganizationTask> task;
  FulfilmentKind kind = FulfilmentKind::kDuty;
  std::string text;
  std::string address;  // of a page of this site; may be empty
  std::optional<Date> from_date;
  std::optional<Date> to_date;
};
BOOST_DESCRIBE_STRUCT(Fulfilment, (), (id, task, kind, text, address, from_date, to_date))

}  // namespace tovholder::people

// SPDX-License-Identifier: EUPL-1.2
#include "portal/logged_records.h"

#include "applications/logged_records.h"
#include "approvals/logged_records.h"
#include "areas/logged_records.h"
#include "contingency/logged_records.h"
#include "desk/logged_records.h"
#include "indicators/logged_records.h"
#include "invitations/logged_records.h"
#include "meetings/logged_records.h"
#include "people/change_words.h"
#include "plan/logged_records.h"
#include "planning/logged_records.h"
#include "portal/saved_search.h"
#include "post/mail.h"
#include "sittings/logged_records.h"
#include "standing/logged_records.h"
#include "trace/trace_pages.h"

namespace tovholder::portal {

std::vector<sql::RecordOutline> AllLoggedRecords() {
  std::vector<sql::RecordOutline> records = people::LoggedRecords();
  for (sql::RecordOutline& record : meetings::LoggedRecords()) records.push_back(std::move(record));
  for (sql::RecordOutline& record : desk::LoggedRecords()) records.push_back(std::move(record));
  for (sql::RecordOutline& record : planning::LoggedRecords()) records.push_back(std::move(record));
  for (sql::RecordOutline& record : invitations::LoggedRecords()) records.push_back(std::move(record));
  for (sql::RecordOutline& record : sittings::LoggedRecords()) records.push_back(std::move(record));
  for (sql::RecordOutline& record : areas::LoggedRecords()) records.push_back(std::move(record));
  for (sql::RecordOutline& record : indicators::LoggedRecords()) records.push_back(std::move(record));
  for (sql::RecordOutline& record : standing::LoggedRecords()) records.push_back(std::move(record));
  for (sql::RecordOutline& record : plan::LoggedRecords()) records.push_back(std::move(record));
  for (sql::RecordOutline& record : approvals::LoggedRecords()) records.push_back(std::move(record));
  for (sql::RecordOutline& record : applications::LoggedRecords()) records.push_back(std::move(record));
  for (sql::RecordOutline& record : contingency::LoggedRecords()) records.push_back(std::move(record));
  for (sql::RecordOutline& record : trace::LoggedRecords()) records.push_back(std::move(record));
  records.push_back(sql::OutlineOf<SavedSearch>("saved_search"));
  records.push_back(sql::OutlineOf<post::Mail>("mail_message"));
  return records;
}

}  // namespace tovholder::portal

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "people/invitation.h"
#include "plan/outlook.h"
#include "post/mail.h"
#include "sql/database.h"

// Deadlines that come near, and who hears of them.
namespace tovholder::plan {

// What is due of a step: its material where a body has to meet for it, else the step itself.
struct DueStep {
  StepIndex step = 0;
  Day due;
  int workdays = 0;  // left until then, the day itself counted; below 0 where it has passed
  bool material = false;
  std::optional<Day> meeting;  // that the material is for
};
// The open steps whose deadline is at most so many working days ahead, or has passed; the nearest first.
std::vector<DueStep> FindDue(const Outlook& outlook, int workdays);

// "Materialet skal være der fredag den 14. marts 2025, til mødet den 24. marts 2025"
std::string DueWords(const DueStep& due, const html::Texts& t);

struct StepReminder {
  Id<StepReminder> id;
  StepId step;
  people::PersonId person;
  Date due;
};
BOOST_DESCRIBE_STRUCT(StepReminder, (), (id, step, person, due))

struct Addressee {
  people::PersonId person;
  std::string name;
  std::string email;
};
// Chairs and secretaries of the organs that are responsible or have to meet; of a body without such an organ those of
// its boards; where none of them can be reached, the secretaries of the installation.
std::vector<Addressee> ListResponsible(sql::Reader& reader, const StepOnPlan& step, Date today);

// One letter to one person, with all that is due of him.
post::NewMail WriteReminder(const Addressee& addressee, const Outlook& outlook, const std::vector<DueStep>& due,
                            const people::Letterhead& letterhead);

// Writes to who is responsible of plans that others than secretaries may see, a deadline once to each; returns how many
// letters were queued. On a day off nobody is written to.
int RemindOfSteps(sql::Transaction& transaction, Date today, const people::Letterhead& letterhead);

}  // namespace tovholder::plan

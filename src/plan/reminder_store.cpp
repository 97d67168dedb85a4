// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "people/mail_address.h"
#include "people/structure_store.h"
#include "people/user_store.h"
#include "plan/plan_store.h"
#include "plan/reminder.h"
#include "sql/records.h"

namespace tovholder::plan {
namespace {

using people::OrganizationId;

bool Leads(people::MembershipRole role) {
  return role == people::MembershipRole::kChair || role == people::MembershipRole::kSecretary;
}

// The organs that answer for the step: those that are named or have to meet, else the boards of the bodies that are.
std::vector<OrganizationId> OrgansOf(sql::Reader& reader, const StepOnPlan& step) {
  std::vector<OrganizationId> organs;
  for (const StepParty& party : step.parties) {
    if (party.organization) organs.push_back(*party.organization);
  }
  if (step.step.organization) organs.push_back(*step.step.organization);
  if (!organs.empty()) return organs;
  for (const StepParty& party : step.parties) {
    if (!party.body) continue;
    for (const OrganizationId one : reader.Column<OrganizationId>(
             "SELECT id FROM organization WHERE body = $1 AND structure IS NOT NULL AND kind = "
             "'organisationsbestyrelse' ORDER BY id",
             *party.body)) {
      organs.push_back(one);
    }
  }
  return organs;
}

void AddReachable(sql::Reader& reader, people::PersonId person, const std::string& name, std::vector<Addressee>& to) {
  const bool known = std::any_of(to.begin(), to.end(), [&](const Addressee& one) { return one.person == person; });
  std::string email = known ? std::string() : people::FindMailAddress(reader, person);
  if (!email.empty()) to.push_back({person, name, std::move(email)});
}

void AddSecretaries(sql::Reader& reader, std::vector<Addressee>& to) {
  for (const people::User& user : people::ListUsers(reader)) {
    if (user.person && !user.disabled && user.role == people::Role::kSecretary) {
      AddReachable(reader, *user.person, user.name, to);
    }
  }
}

bool IsTold(sql::Reader& reader, StepId step, people::PersonId person, Date due) {
  return reader.One<int>("SELECT 1 FROM step_reminder WHERE step = $1 AND person = $2 AND due = $3", step, person, due)
      .has_value();
}

struct Letter {
  Addressee to;
  std::vector<DueStep> due;
};

// What each has not heard of yet.
std::vector<Letter> LettersFor(sql::Reader& reader, const Outlook& outlook) {
  std::map<people::PersonId, Letter> letters;
  for (const DueStep& due : FindDue(outlook, outlook.book.plan.remind_before)) {
    if (due.workdays < 0) continue;
    const StepOnPlan& step = *outlook.book.Find(outlook.made.steps[due.step]);
    for (const Addressee& one : ListResponsible(reader, step, outlook.today)) {
      if (IsTold(reader, step.step.id, one.person, Date(due.due))) continue;
      Letter& letter = letters[one.person];
      letter.to = one;
      letter.due.push_back(due);
    }
  }
  std::vector<Letter> all;
  all.reserve(letters.size());
  for (auto& [person, letter] : letters) all.push_back(std::move(letter));
  return all;
}

bool Send(sql::Transaction& transaction, const Outlook& outlook, const Letter& letter,
          const people::Letterhead& letterhead) {
  if (!post::QueueMail(transaction, WriteReminder(letter.to, outlook, letter.due, letterhead))) return false;
  for (const DueStep& due : letter.due) {
    StepReminder told{{}, outlook.made.steps[due.step], letter.to.person, Date(due.due)};
    sql::CreateUnlogged(transaction, "step_reminder", told);
  }
  return true;
}

}  // namespace

std::vector<Addressee> ListResponsible(sql::Reader& reader, const StepOnPlan& step, Date today) {
  std::vector<Addressee> to;
  for (const OrganizationId organ : OrgansOf(reader, step)) {
    for (const people::NamedMembership& member : people::ListMembersOn(reader, organ, today)) {
      if (Leads(member.membership.role)) AddReachable(reader, member.membership.person, member.name, to);
    }
  }
  if (to.empty()) AddSecretaries(reader, to);
  return to;
}

int RemindOfSteps(sql::Transaction& transaction, Date today, const people::Letterhead& letterhead) {
  int letters = 0;
  for (const PlanSummary& one : ListPlans(transaction, people::Viewer::CommandLine())) {
    const ProcessPlan& plan = one.plan;
    if (plan.visibility == people::Visibility::kDraft || plan.state == PlanState::kEnded || plan.remind_before == 0) {
      continue;
    }
    auto book = FindPlan(transaction, people::Viewer::CommandLine(), plan.id);
    const auto outlook = LookAhead(std::move(*book), today);
    if (!outlook || !outlook->workdays.IsWorkday(today)) continue;
    for (const Letter& letter : LettersFor(transaction, *outlook)) {
      if (Send(transaction, *outlook, letter, letterhead)) ++letters;
    }
  }
  return letters;
}

}  // namespace tovholder::plan

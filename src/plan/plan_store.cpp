// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_store.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "desk/agenda_store.h"
#include "meetings/host_store.h"
#include "people/organization_store.h"
#include "plan/step_proposal.h"
#include "plan/step_rules.h"
#include "sql/records.h"

namespace tovholder::plan {
namespace {

constexpr std::size_t kLongestTitle = 200;

template <class Record>
std::vector<Record> OfSteps(sql::Reader& reader, std::string_view table, std::string_view order, PlanId plan) {
  return sql::List<Record>(reader,
                           "FROM " + std::string(table) + " WHERE step IN (SELECT id FROM plan_step WHERE plan = $1)" +
                               " ORDER BY " + std::string(order),
                           plan);
}

std::vector<StepOnPlan> LoadSteps(sql::Reader& reader, PlanId plan) {
  std::vector<StepOnPlan> steps;
  std::map<StepId, std::size_t> places;
  for (Step& step : sql::List<Step>(reader, "FROM plan_step WHERE plan = $1 ORDER BY position, id", plan)) {
    places.emplace(step.id, steps.size());
    steps.push_back({std::move(step), {}, {}});
  }
  for (StepParty& one : OfSteps<StepParty>(reader, "step_party", "position, id", plan)) {
    steps[places.at(one.step)].parties.push_back(std::move(one));
  }
  for (const StepLink& one : OfSteps<StepLink>(reader, "step_link", "id", plan)) {
    steps[places.at(one.step)].links.push_back(one);
  }
  return steps;
}

std::vector<ExpectationOnPlan> LoadExpectations(sql::Reader& reader, PlanId plan) {
  std::vector<ExpectationOnPlan> expectations;
  for (Expectation& one :
       sql::List<Expectation>(reader, "FROM plan_expectation WHERE plan = $1 ORDER BY position, id", plan)) {
    expectations.push_back({std::move(one), {}});
    for (const ExpectedStep& step : sql::List<ExpectedStep>(
             reader, "FROM expected_step WHERE expectation = $1 ORDER BY id", expectations.back().expectation.id)) {
      expectations.back().steps.push_back(step.step);
    }
  }
  return expectations;
}

std::set<people::OrganizationId> DecidersOf(const PlanBook& book) {
  std::set<people::OrganizationId> deciders;
  for (const StepOnPlan& one : book.steps) {
    if (one.step.organization) deciders.insert(*one.step.organization);
  }
  return deciders;
}

// A meeting that is known here stands for the day that was only announced.
std::vector<KnownMeetingDay> LoadMeetingDays(sql::Reader& reader, const people::Viewer& viewer,
                                             people::OrganizationId organization) {
  std::map<Date, std::optional<meetings::MeetingId>> days;
  for (const MeetingDay& day : ListMeetingDays(reader, organization)) days.emplace(day.date, std::nullopt);
  reader.Each(
      "SELECT m.date, m.id FROM meeting m JOIN meeting_host h ON h.meeting = m.id WHERE h.organization = $1 AND m.date "
      "IS "
      "NOT NULL AND NOT EXISTS (SELECT 1 FROM desk_meeting d WHERE d.meeting = m.id AND d.state = 'cancelled') AND " +
          meetings::VisibleMeetings(viewer) + " ORDER BY m.id",
      [&](const sql::Row& row) { days[row.Get<Date>(0)] = row.Get<meetings::MeetingId>(1); }, organization);
  std::vector<KnownMeetingDay> known;
  known.reserve(days.size());
  for (const auto& [date, meeting] : days) known.push_back({organization, date, meeting});
  return known;
}

// Where no rule is set, what holds for the agenda holds for the material.
DecisionRule RuleOf(sql::Reader& reader, people::OrganizationId organization) {
  if (auto rule = FindDecisionRule(reader, organization)) return *rule;
  DecisionRule rule;
  rule.organization = organization;
  rule.notice = desk::FindRule(reader, organization).notice;
  return rule;
}

void LoadCalendars(sql::Reader& reader, const people::Viewer& viewer, PlanBook& book) {
  for (const people::OrganizationId one : DecidersOf(book)) {
    book.rules.push_back(RuleOf(reader, one));
    for (KnownMeetingDay& day : LoadMeetingDays(reader, viewer, one)) book.meeting_days.push_back(day);
  }
}

void LoadNames(sql::Reader& reader, PlanBook& book) {
  reader.Each("SELECT id, name FROM organization", [&](const sql::Row& row) {
    book.organizations.emplace(row.Get<people::OrganizationId>(0), row.Get<std::string>(1));
  });
  for (const people::Body& body : people::ListBodies(reader)) book.bodies.emplace(body.id, body.name);
}

std::optional<ProcessPlan> FindVisible(sql::Reader& reader, const people::Viewer& viewer, PlanId id) {
  return sql::Find<ProcessPlan>(
      reader, "FROM process_plan p WHERE p.id = $1 AND " + people::VisibleCondition(viewer, "p.visibility"), id);
}

Result<void> CheckTitle(const ProcessPlan& plan) {
  if (Trim(plan.title).empty()) return Fail("plan.no_title");
  if (CountCodePoints(plan.title) > kLongestTitle) {
    return Fail("plan.text_long", {{"limit", std::to_string(kLongestTitle)}});
  }
  return {};
}

void Touch(sql::Transaction& transaction, PlanId plan) {
  transaction.Execute("UPDATE process_plan SET revision = revision + 1 WHERE id = $1", plan);
}

void ReplaceParties(sql::Transaction& transaction, StepOnPlan& step, const StepOnPlan* stored) {
  if (stored != nullptr) {
    for (const StepParty& one : stored->parties) sql::Delete(transaction, "step_party", one);
  }
  int position = 0;
  for (StepParty& one : step.parties) {
    one.id = {};
    one.step = step.step.id;
    one.position = ++position;
    sql::Create(transaction, "step_party", one);
  }
}

bool SameParties(const StepOnPlan& one, const StepOnPlan& other) {
  return std::equal(one.parties.begin(), one.parties.end(), other.parties.begin(), other.parties.end(),
                    [](const StepParty& a, const StepParty& b) {
                      return a.name == b.name && a.body == b.body && a.organization == b.organization;
                    });
}

void ReplaceLinks(sql::Transaction& transaction, StepOnPlan& step, const StepOnPlan* stored) {
  const auto find = [](const std::vector<StepLink>& links, StepId after) {
    return std::find_if(links.begin(), links.end(), [&](const StepLink& one) { return one.after == after; });
  };
  for (const StepLink& one : stored == nullptr ? std::vector<StepLink>() : stored->links) {
    if (find(step.links, one.after) == step.links.end()) sql::Delete(transaction, "step_link", one);
  }
  for (StepLink& one : step.links) {
    one.step = step.step.id;
    const auto before = stored == nullptr ? step.links.end() : find(stored->links, one.after);
    const bool known = stored != nullptr && before != stored->links.end();
    one.id = known ? before->id : Id<StepLink>();
    known ? sql::Update(transaction, "step_link", one) : sql::Create(transaction, "step_link", one);
  }
}

int NextPosition(sql::Reader& reader, PlanId plan) {
  return reader.One<int>("SELECT coalesce(max(position), 0) + 1 FROM plan_step WHERE plan = $1", plan).value_or(1);
}

void Store(sql::Transaction& transaction, StepOnPlan& step, const StepOnPlan* stored) {
  if (stored == nullptr) {
    if (step.step.position == 0) step.step.position = NextPosition(transaction, step.step.plan);
    sql::Create(transaction, "plan_step", step.step);
  } else {
    step.step.position = stored->step.position;
    step.step.version = stored->step.version + 1;
    sql::Update(transaction, "plan_step", step.step);
  }
  if (stored == nullptr || !SameParties(step, *stored)) ReplaceParties(transaction, step, stored);
  ReplaceLinks(transaction, step, stored);
  Touch(transaction, step.step.plan);
}

}  // namespace

std::vector<PlanSummary> ListPlans(sql::Reader& reader, const people::Viewer& viewer) {
  std::vector<PlanSummary> plans;
  for (ProcessPlan& plan :
       sql::List<ProcessPlan>(reader, "FROM process_plan p WHERE " + people::VisibleCondition(viewer, "p.visibility") +
                                          " ORDER BY id DESC")) {
    PlanSummary summary{std::move(plan), 0, 0};
    reader.Each(
        "SELECT count(*), coalesce(sum(CASE WHEN state = 'done' THEN 1 ELSE 0 END), 0) FROM plan_step WHERE plan = $1 "
        "AND "
        "state <> 'dropped'",
        [&](const sql::Row& row) {
          summary.steps = static_cast<int>(row.Int(0));
          summary.done = static_cast<int>(row.Int(1));
        },
        summary.plan.id);
    plans.push_back(std::move(summary));
  }
  return plans;
}

std::optional<PlanBook> FindPlan(sql::Reader& reader, const people::Viewer& viewer, PlanId id) {
  auto plan = FindVisible(reader, viewer, id);
  if (!plan) return std::nullopt;
  PlanBook book;
  book.plan = std::move(*plan);
  book.steps = LoadSteps(reader, id);
  for (StepOnPlan& one : book.steps) CloseDecided(reader, viewer, one.step);
  book.expectations = LoadExpectations(reader, id);
  book.closed = sql::List<ClosedWeeks>(reader, "FROM closed_weeks WHERE plan = $1 ORDER BY first_day, id", id);
  LoadCalendars(reader, viewer, book);
  book.versions = sql::List<PlanVersion>(reader, "FROM plan_version WHERE plan = $1 ORDER BY version", id);
  LoadNames(reader, book);
  return book;
}

KnownParties ListParties(sql::Reader& reader) {
  return {people::ListBodies(reader),
          sql::List<people::Organization>(
              reader, "FROM organization WHERE structure IS NOT NULL ORDER BY structure, position, id")};
}

Result<PlanId> CreatePlan(sql::Transaction& transaction, ProcessPlan plan) {
  if (auto sound = CheckTitle(plan); !sound) return Pass(sound);
  sql::Create(transaction, "process_plan", plan);
  return plan.id;
}

Result<void> UpdatePlan(sql::Transaction& transaction, const ProcessPlan& plan, int seen) {
  if (auto sound = CheckTitle(plan); !sound) return sound;
  ProcessPlan changed = plan;
  const auto stored = sql::Find<ProcessPlan>(transaction, "FROM process_plan WHERE id = $1", plan.id);
  if (!stored || stored->revision != seen) return Fail("plan.changed_meanwhile");
  changed.revision = stored->revision + 1;
  sql::Update(transaction, "process_plan", changed);
  return {};
}

Result<StepId> PutStep(sql::Transaction& transaction, StepOnPlan step, int seen) {
  const auto book = FindPlan(transaction, people::Viewer::CommandLine(), step.step.plan);
  if (!book) return Fail("plan.no_such_plan");
  const Date today = ToCopenhagen(transaction.now()).date;
  const auto faults = CheckStep(*book, step, today);
  if (!faults.empty()) return tl::unexpected(faults.front().second);
  const StepOnPlan* stored = step.step.id ? book->Find(step.step.id) : nullptr;
  if (step.step.id && stored == nullptr) return Fail("plan.no_such_step");
  if (stored != nullptr && stored->step.version != seen) return Fail("plan.step_changed_meanwhile");
  if (const auto circle = CircleWith(*book, step); !circle.empty()) {
    return Fail("plan.circle_of", {{"steps", Join(circle, " → ")}});
  }
  Store(transaction, step, stored);
  return step.step.id;
}

Result<void> RemoveStep(sql::Transaction& transaction, PlanId plan, StepId id) {
  const auto book = FindPlan(transaction, people::Viewer::CommandLine(), plan);
  const StepOnPlan* removed = book ? book->Find(id) : nullptr;
  if (removed == nullptr) return Fail("plan.no_such_step");
  for (StepOnPlan other : book->steps) {
    const StepOnPlan stored = other;
    const auto link =
        std::find_if(other.links.begin(), other.links.end(), [&](const StepLink& one) { return one.after == id; });
    const bool depends = other.step.decision == id;
    if (link == other.links.end() && !depends) continue;
    if (depends) other.step.decision.reset();
    if (link != other.links.end()) other.links.erase(link);
    for (const StepLink& before : removed->links) {
      const bool known = std::any_of(other.links.begin(), other.links.end(),
                                     [&](const StepLink& one) { return one.after == before.after; });
      if (!known && before.after != other.step.id) other.links.push_back({{}, other.step.id, before.after, before.lag});
    }
    Store(transaction, other, &stored);
  }
  for (const ExpectedStep& one : sql::List<ExpectedStep>(transaction, "FROM expected_step WHERE step = $1", id)) {
    sql::Delete(transaction, "expected_step", one);
  }
  for (const StepParty& one : removed->parties) sql::Delete(transaction, "step_party", one);
  for (const StepLink& one : removed->links) sql::Delete(transaction, "step_link", one);
  sql::Delete(transaction, "plan_step", removed->step);
  Touch(transaction, plan);
  return {};
}

std::optional<DecisionRule> FindDecisionRule(sql::Reader& reader, people::OrganizationId organization) {
  return sql::Find<DecisionRule>(reader, "FROM decision_rule WHERE organization = $1", organization);
}

void PutRule(sql::Transaction& transaction, DecisionRule rule) {
  const auto stored = FindDecisionRule(transaction, rule.organization);
  rule.id = stored ? stored->id : Id<DecisionRule>();
  stored ? sql::Update(transaction, "decision_rule", rule) : sql::Create(transaction, "decision_rule", rule);
}

std::vector<MeetingDay> ListMeetingDays(sql::Reader& reader, people::OrganizationId organization) {
  return sql::List<MeetingDay>(reader, "FROM meeting_day WHERE organization = $1 ORDER BY date", organization);
}

int AddMeetingDays(sql::Transaction& transaction, people::OrganizationId organization, const std::vector<Date>& days) {
  std::set<Date> known;
  for (const MeetingDay& one : ListMeetingDays(transaction, organization)) known.insert(one.date);
  int added = 0;
  for (const Date day : days) {
    if (!known.insert(day).second) continue;
    MeetingDay one{{}, organization, day, {}};
    sql::Create(transaction, "meeting_day", one);
    ++added;
  }
  return added;
}

Result<void> RemoveMeetingDay(sql::Transaction& transaction, people::OrganizationId organization, Date day) {
  const auto stored =
      sql::Find<MeetingDay>(transaction, "FROM meeting_day WHERE organization = $1 AND date = $2", organization, day);
  if (!stored) return Fail("plan.no_such_day");
  sql::Delete(transaction, "meeting_day", *stored);
  return {};
}

Result<void> AddClosedWeeks(sql::Transaction& transaction, ClosedWeeks weeks) {
  if (weeks.last_day < weeks.first_day) {
    return Fail("plan.closed_backwards", {{"first", FormatIso(weeks.first_day)}, {"last", FormatIso(weeks.last_day)}});
  }
  sql::Create(transaction, "closed_weeks", weeks);
  Touch(transaction, weeks.plan);
  return {};
}

Result<void> RemoveClosedWeeks(sql::Transaction& transaction, PlanId plan, Id<ClosedWeeks> id) {
  const auto stored = sql::Find<ClosedWeeks>(transaction, "FROM closed_weeks WHERE id = $1 AND plan = $2", id, plan);
  if (!stored) return Fail("plan.no_such_weeks");
  sql::Delete(transaction, "closed_weeks", *stored);
  Touch(transaction, plan);
  return {};
}

}  // namespace tovholder::plan

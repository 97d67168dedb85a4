// SPDX-License-Identifier: EUPL-1.2
#include "app/example_plan.h"

#include <stdexcept>

#include "app/example_files.h"
#include "html/texts.h"
#include "plan/calendar_store.h"
#include "plan/plan_source.h"
#include "plan/plan_store.h"

namespace tovholder::app {
namespace {

constexpr std::string_view kPlanFile = "plans/procesplan-2029.txt";
constexpr int kFirstYear = 2027;
constexpr int kLastYear = 2029;

std::string_view PlanText() {
  for (const EmbeddedFile& file : ExampleFiles()) {
    if (file.name == kPlanFile) return file.content;
  }
  throw std::logic_error("no example file " + std::string(kPlanFile));
}

people::OrganizationId FindOrgan(sql::Reader& reader, std::string_view name) {
  return reader
      .One<people::OrganizationId>("SELECT id FROM organization WHERE name = $1 AND structure IS NOT NULL", name)
      .value();
}

// That weekday of each month but July and December, on which nobody meets.
std::vector<Date> MonthlyOn(std::chrono::weekday weekday, unsigned nth) {
  std::vector<Date> days;
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    for (unsigned month = 1; month <= 12; ++month) {
      if (month == 7 || month == 12) continue;
      const Date day = std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) / weekday[nth]);
      if (!FindHoliday(day)) days.push_back(day);
    }
  }
  return days;
}

struct Habit {
  std::string_view organization;
  std::chrono::weekday weekday;
  unsigned nth;
  int notice;  // working days for the material
  std::string_view source;
};

const std::vector<Habit>& Habits() {
  static const std::vector<Habit> habits{
      {"Slagelse Byråd", std::chrono::Monday, 4, 6, "Byrådets forretningsorden"},
      {"Bestyrelsen for En fælles indsats", std::chrono::Wednesday, 3, 5, "Bestyrelsens kommissorium"},
      {"Organisationsbestyrelsen i FOB", std::chrono::Tuesday, 3, 5, "FOB’s vedtægter"},
      {"Organisationsbestyrelsen i Slagelse Boligselskab", std::chrono::Wednesday, 2, 5, "Vedtægter"},
      {"Organisationsbestyrelsen i BoligKorsør", std::chrono::Thursday, 3, 5, "Vedtægter"}};
  return habits;
}

}  // namespace

void PrepareExamplePlan(sql::Transaction& transaction) {
  const auto reading = plan::ReadPlanFile(PlanText(), kPlanFile);
  if (!reading) throw std::logic_error(html::Sentence(reading.error(), html::Language::kEnglish));
  plan::ProcessPlan made;
  made.visibility = people::Visibility::kPublic;
  made.starts = std::chrono::year(2029) / 10 / 1;
  made.about = "Planen følges op på hvert møde i koordinationsgruppen.";
  const auto id = plan::CreatePlan(transaction, made, *reading).value();
  const plan::ClosedWeeks summer{
      {}, id, std::chrono::year(2028) / 7 / 10, std::chrono::year(2028) / 7 / 28, "Sommerferie"};
  if (!plan::AddClosedWeeks(transaction, summer)) throw std::logic_error("closed weeks of the example");
  for (const Habit& habit : Habits()) {
    plan::DecisionRule rule;
    rule.organization = FindOrgan(transaction, habit.organization);
    rule.notice = habit.notice;
    rule.source = habit.source;
    plan::PutRule(transaction, rule);
    plan::AddMeetingDays(transaction, rule.organization, MonthlyOn(habit.weekday, habit.nth));
  }
}

}  // namespace tovholder::app

// SPDX-License-Identifier: EUPL-1.2
#include "app/example_contingency.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area_store.h"
#include "base/calendar.h"
#include "contingency/activation.h"
#include "contingency/incident_store.h"
#include "contingency/plan_store.h"
#include "people/organization_store.h"
#include "people/structure_store.h"
#include "sql/records.h"

namespace tovholder::app {
namespace {

using contingency::CallStep;
using contingency::IncidentKind;

void MustDo(const Result<void>& done) {
  if (!done) throw std::logic_error("the example contingency: " + done.error().id);
}

struct ExampleCall {
  std::string_view weekdays;
  TimeOfDay from;
  TimeOfDay to;
  std::string_view name;
  std::string_view role;
  std::string_view organization;
  std::string_view telephone;
  std::string_view task;
  int next = 0;  // the call of that number, from 1
};

constexpr ExampleCall kRingparken[] = {{"12345",
                                        {7, 0},
                                        {16, 0},
                                        "Bent Aaby",
                                        "Varmemester",
                                        "FOB",
                                        "00 00 00 21",
                                        "Tager til stedet, vurderer og holder beboerne orienteret.",
                                        2},
                                       {"12345",
                                        {7, 0},
                                        {16, 0},
                                        "Yasmin Holt",
                                        "Boligsocial medarbejder",
                                        "Kompetencecentret",
                                        "00 00 00 22",
                                        "Kontakter unge og familier, som medarbejderne kender.",
                                        3},
                                       {"12345",
                                        {7, 0},
                                        {16, 0},
                                        "Vagthavende",
                                        "Lokalpolitiet",
                                        "Politiet",
                                        "00 00 00 23",
                                        "Vurderer indsats og aftaler, hvem der taler med pressen.",
                                        0},
                                       {"12345",
                                        {16, 0},
                                        {7, 0},
                                        "Driftsvagten",
                                        "Vagtcentral",
                                        "FOB",
                                        "00 00 00 24",
                                        "Sikrer bygninger og lys, og ringer ejendomslederen op.",
                                        5},
                                       {"12345",
                                        {16, 0},
                                        {7, 0},
                                        "Mogens Wiil",
                                        "SSP-konsulent",
                                        "Slagelse Kommune",
                                        "00 00 00 25",
                                        "Samler gadeplansmedarbejderne og taler med forældre.",
                                        0},
                                       {"67",
                                        {7, 0},
                                        {7, 0},
                                        "Driftsvagten",
                                        "Vagtcentral",
                                        "FOB",
                                        "00 00 00 24",
                                        "Sikrer bygninger og lys, og ringer ejendomslederen op.",
                                        7},
                                       {"67",
                                        {7, 0},
                                        {7, 0},
                                        "Kirsten Boye",
                                        "Chefvagt",
                                        "Slagelse Kommune",
                                        "00 00 00 26",
                                        "Beslutter, om beredskabsgruppen skal mødes samme dag.",
                                        0}};

// With what the page finds amiss: weekends without anybody, a missing number, somebody who calls nobody.
constexpr ExampleCall kMotalavej[] = {{"12345",
                                       {7, 0},
                                       {17, 0},
                                       "Preben Kjær",
                                       "Ejendomsleder",
                                       "BoligKorsør",
                                       "00 00 00 31",
                                       "Tager til stedet og ringer til det boligsociale team.",
                                       0},
                                      {"12345",
                                       {7, 0},
                                       {17, 0},
                                       "Ida Mørk",
                                       "Boligsocial medarbejder",
                                       "Kompetencecentret",
                                       "",
                                       "Kontakter de unge og åbner Beboerhuset.",
                                       0},
                                      {"12345",
                                       {17, 0},
                                       {7, 0},
                                       "Driftsvagten",
                                       "Vagtcentral",
                                       "BoligKorsør",
                                       "00 00 00 32",
                                       "Sikrer bygninger og lys, og ringer til politiet.",
                                       0}};

areas::HousingAreaId AreaNamed(sql::Reader& reader, std::string_view name) {
  const auto found = areas::LoadAreas(reader).FindArea(name);
  if (!found) throw std::logic_error("no example area " + std::string(name));
  return *found;
}

contingency::ContingencyPlanId AddPlan(sql::Transaction& transaction, areas::HousingAreaId area) {
  const auto structure = people::FindOrCreateStructure(transaction, "Slagelse");
  contingency::ContingencyPlan plan;
  plan.area = area;
  plan.used_when =
      "Ved uro, hvor flere er samlet, hærværk er i gang, eller beboere føler sig utrygge. Den, der ser det, ringer til "
      "den øverste på listen.\n\nBeredskabsgruppen mødes senest næste hverdag kl. 10.00.";
  MustDo(contingency::PutPlan(
      transaction, plan,
      {people::FindOrCreateOrganizationIn(transaction, structure, std::nullopt, "Koordinationsgruppen"),
       people::FindOrCreateOrganizationIn(transaction, structure, std::nullopt, "Kompetencecentret")}));
  return plan.id;
}

template <std::size_t count>
void AddCalls(sql::Transaction& transaction, contingency::ContingencyPlanId plan, const ExampleCall (&calls)[count]) {
  std::vector<CallStep> steps;
  for (const ExampleCall& one : calls) {
    CallStep step;
    step.plan = plan;
    step.position = static_cast<int>(steps.size()) + 1;
    step.weekdays = one.weekdays;
    step.from_time = one.from;
    step.to_time = one.to;
    step.name = one.name;
    step.role = one.role;
    step.organization = one.organization;
    step.telephone = one.telephone;
    step.task = one.task;
    MustDo(contingency::PutStep(transaction, step));
    steps.push_back(std::move(step));
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (calls[i].next == 0) continue;
    steps[i].next_step = steps[static_cast<std::size_t>(calls[i].next - 1)].id;
    MustDo(contingency::PutStep(transaction, steps[i]));
  }
}

contingency::Incident IncidentOf(areas::HousingAreaId area, Date day, TimeOfDay time, IncidentKind kind) {
  contingency::Incident incident;
  incident.area = area;
  incident.happened_on = day;
  incident.happened_at = time;
  incident.kind = kind;
  return incident;
}

contingency::Incident AddIncidents(sql::Transaction& transaction, areas::HousingAreaId ringparken,
                                   areas::HousingAreaId motalavej, Date today) {
  auto unrest = IncidentOf(ringparken, AddDays(today, -24), {21, 40}, IncidentKind::kUnrest);
  unrest.kind_text = "større gruppe samlet ved boldburet";
  unrest.place = "Boldburet ved Ringparken Syd";
  unrest.cost_oere = 1'850'000;
  unrest.follow_up = "FOB's driftsafdeling";
  unrest.note = "Tre lamper og en rude i vaskeriet er skiftet.";
  unrest.closed = FromCopenhagen({AddDays(today, -22), {14, 0}});
  MustDo(contingency::PutIncident(transaction, people::Viewer::CommandLine(), unrest));
  auto fire = IncidentOf(motalavej, AddDays(today, -6), {23, 15}, IncidentKind::kFire);
  fire.kind_text = "ild i affaldscontainer";
  fire.place = "Miljøstationen på Motalavej";
  fire.cost_oere = 940'000;
  fire.follow_up = "BoligKorsør sammen med lokalpolitiet";
  MustDo(contingency::PutIncident(transaction, people::Viewer::CommandLine(), fire));
  return unrest;
}

struct ExampleEntry {
  int minutes = 0;  // since the start
  std::string_view who;
  std::string_view text;
};
constexpr ExampleEntry kLog[] = {
    {2, "Driftsvagten", "Ringet op af en beboer. En vagt er på vej."},
    {15, "Driftsvagten", "Omkring 20 unge ved boldburet. Tre lamper er slået i stykker. SSP-konsulenten er ringet op."},
    {30, "Mogens Wiil", "Tre gadeplansmedarbejdere møder op kl. 22.30."},
    {75, "Mogens Wiil", "Gruppen er gået hjem. To familier får et opkald i morgen."},
    {95, "Driftsvagten", "Lyset virker igen. Vaskeriet er lukket til i morgen."}};

// Written as it was then: the log of an activation takes only the present.
void AddPastActivation(sql::Transaction& transaction, const contingency::Incident& incident) {
  contingency::Activation activation;
  activation.area = incident.area;
  activation.reason = "Uro ved boldburet";
  activation.incident = incident.id;
  activation.started = incident.happened() + std::chrono::minutes(5);
  activation.started_by = "Driftsvagten";
  activation.ended = activation.started + std::chrono::minutes(110);
  activation.ended_by = "Mogens Wiil";
  sql::Create(transaction, "activation", activation);
  contingency::ActivationEntry last;
  for (const ExampleEntry& one : kLog) {
    contingency::ActivationEntry entry;
    entry.activation = activation.id;
    entry.happened = activation.started + std::chrono::minutes(one.minutes);
    entry.text = one.text;
    entry.who = one.who;
    entry.written = entry.happened;
    entry.written_by = one.who;
    sql::Create(transaction, "activation_entry", entry);
    last = entry;
  }
  contingency::ActivationEntry correction = last;
  correction.id = {};
  correction.corrects = last.id;
  correction.text = "Vaskeriet åbner først, når ruden er skiftet.";
  correction.happened = correction.written = last.happened + std::chrono::minutes(20);
  sql::Create(transaction, "activation_entry", correction);
}

}  // namespace

void PrepareExampleContingency(sql::Transaction& transaction) {
  const Date today = ToCopenhagen(transaction.now()).date;
  const auto ringparken = AreaNamed(transaction, "Ringparken");
  const auto motalavej = AreaNamed(transaction, "Motalavej");
  const auto plan = AddPlan(transaction, ringparken);
  AddCalls(transaction, plan, kRingparken);
  contingency::PlanCheck check{{}, plan, AddDays(today, -120), "Henriette Vadgaard", "Alle numre er ringet op."};
  MustDo(contingency::AddCheck(transaction, check, today));
  AddCalls(transaction, AddPlan(transaction, motalavej), kMotalavej);
  AddPastActivation(transaction, AddIncidents(transaction, ringparken, motalavej, today));
}

}  // namespace tovholder::app

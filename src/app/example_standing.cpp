// SPDX-License-Identifier: EUPL-1.2
#include "app/example_standing.h"

#include <stdexcept>

#include "areas/area_store.h"
#include "base/time.h"
#include "people/organization_store.h"
#include "people/structure_store.h"
#include "standing/duty_store.h"
#include "standing/news.h"

namespace tovholder::app {
namespace {

void MustStand(const Result<void>& put) {
  if (!put) throw std::logic_error("the example standing: " + put.error().id);
}

// 868 dwellings counted in 2018, of which at most 40 % may be social family dwellings in 2030.
void AddRingparkensDuty(sql::Transaction& transaction) {
  standing::Duty duty;
  duty.area = areas::LoadAreas(transaction).FindArea("Ringparken").value();
  duty.title = "Højst 40 % almene familieboliger";
  duty.law = "Almenboligloven § 168 a";
  duty.since_list = 2018;
  duty.due = Date{std::chrono::year(2030) / 12 / 31};
  duty.most_percent = Decimal::Of(40);
  duty.whole = 868;
  duty.now = 732;
  duty.source = "SN.dk: 136 af boligerne er solgt";
  duty.note = "Følger udviklingsplanen, også når området ikke er på nogen liste.";
  MustStand(standing::PutDuty(transaction, duty, ToCopenhagen(transaction.now()).date));
}

}  // namespace

void PrepareExampleStanding(sql::Transaction& transaction) {
  AddRingparkensDuty(transaction);
  const auto structure = people::FindOrCreateStructure(transaction, "Slagelse");
  MustStand(standing::PutNewsReceiver(
      transaction, people::FindOrCreateOrganizationIn(transaction, structure, std::nullopt, "Koordinationsgruppen")));
}

}  // namespace tovholder::app

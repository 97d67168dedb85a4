// SPDX-License-Identifier: EUPL-1.2
#include "app/example_meetings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>

#include "base/calendar.h"
#include "desk/agenda_store.h"
#include "desk/item_store.h"
#include "desk/release_store.h"
#include "people/organization_store.h"
#include "people/structure_store.h"
#include "planning/poll_store.h"

namespace tovholder::app {
namespace {

using minutes::ItemType;

struct ExampleItem {
  std::string_view title;
  ItemType type = ItemType::kDecision;
  int minutes = 10;
  std::string_view responsible;
  std::string_view case_number = {};
  std::string_view case_text;
  std::string_view points = {};
  std::string_view closed_by = {};  // the paragraph, where it is closed
};

constexpr ExampleItem kCoordination[] = {
    {"Status på fritidspas", ItemType::kInformation, 15, "Gitte Ladefoged", "25-011204",
     "Siden sommer har boligområdernes børn kunnet få et fritidspas hos de boligsociale medarbejdere. Klubberne melder "
     "om venteliste til svømning i Korsør, mens der er god plads i Slagelse.",
     "at gruppen tager status til efterretning"},
    {"Fælles plan for vinterens uddannelsesvejledning", ItemType::kDecision, 25, "Farah Yildiz-Munk", "25-012077",
     "Ungeindsatsen og beskæftigelsescenteret har hver deres vejledning i områderne, ofte på samme dag. En fælles plan "
     "giver unge fire faste eftermiddage om måneden.",
     "at planen for januar til marts godkendes\nat gruppen i april drøfter, om dagene skal blive faste"},
    {"Tryghedsvandringer i Motalavej", ItemType::kDiscussion, 20, "Hamid Noori", "25-012310",
     "Afdelingsbestyrelsen foreslår to vandringer, en før og en efter at den nye belysning er sat op.",
     "at gruppen drøfter, hvem der inviterer, og hvem der følger op"},
    {"Bekymring i en opgang", ItemType::kDiscussion, 15, "Marianne Tolstrup", "25-012388",
     "Politiet og familieafdelingen gør rede for, hvad der er aftalt.", "at gruppen drøfter det videre samarbejde",
     "forvaltningslovens § 27"},
    {"Eventuelt", ItemType::kInformation, 10, "Emil Thorup", "", "", ""}};

constexpr ExampleItem kBoard[] = {
    {"Regnskab for tredje kvartal", ItemType::kDecision, 20, "Henriette Vadgaard", "25-011988",
     "Forbruget følger budgettet på alle indsatsområder undtagen tryghed og trivsel, hvor to ansættelser er kommet "
     "senere "
     "i gang.",
     "at regnskabet godkendes\nat de uforbrugte lønmidler overføres til næste år"},
    {"Ny aftale om medfinansiering", ItemType::kDecision, 30, "Karsten Wulff", "25-012400",
     "Medfinansieringen skal mindst være en tredjedel af Landsbyggefondens støtte. Aftalen fordeler den mellem "
     "boligorganisationerne og kommunen efter antallet af boliger.",
     "at aftalen anbefales over for repræsentantskaberne og byrådet"},
    {"Beboernes bidrag til næste års aktiviteter", ItemType::kDiscussion, 20, "Bodil Frandsen", "25-012215",
     "Beboerforummerne har holdt tre møder og samlet ønsker til næste år.",
     "at bestyrelsen drøfter, hvilke ønsker der kan føres ud i livet inden for helhedsplanen"}};

desk::DeskItem MakeItem(meetings::MeetingId meeting, const ExampleItem& example) {
  desk::DeskItem item;
  item.meeting = meeting;
  item.title = example.title;
  item.type = example.type;
  item.minutes = example.minutes;
  item.responsible = example.responsible;
  item.case_number = example.case_number;
  item.case_text = example.case_text;
  item.recommended_by = example.points.empty() ? "" : example.responsible;
  item.recommendations = example.points;
  item.closed = !example.closed_by.empty();
  item.closed_reason = example.closed_by;
  return item;
}

void Must(const Result<void>& result) {
  if (!result) throw std::logic_error("example meeting: " + result.error().id);
}
template <class T>
T Must(Result<T> result) {
  if (!result) throw std::logic_error("example meeting: " + result.error().id);
  return std::move(result).value();
}

template <std::size_t N>
meetings::MeetingId Prepare(sql::Transaction& transaction, const search::Index& index, const desk::MeetingPlan& plan,
                            const ExampleItem (&items)[N], Date today) {
  const auto meeting = Must(desk::CreateMeeting(transaction, index, plan, {}, today));
  for (const ExampleItem& item : items) Must(desk::CreateItem(transaction, MakeItem(meeting, item)));
  return meeting;
}

using planning::Fit;
constexpr std::array<Fit, 3> kSaid[] = {{Fit::kFits, Fit::kFits, Fit::kNever},
                                        {Fit::kIfNeeded, Fit::kFits, Fit::kFits},
                                        {Fit::kNever, Fit::kFits, Fit::kIfNeeded},
                                        {Fit::kFits, Fit::kIfNeeded, Fit::kNever}};

// A meeting in two months, whose day the members are asked for; some have answered.
void AskForDates(sql::Transaction& transaction, const search::Index& index, people::OrganizationId group, Date today) {
  const desk::MeetingPlan plan{
      {group},          "Temamøde om ungeindsatsen",    AddWeekdays(today, 42), TimeOfDay{13, 0},
      TimeOfDay{16, 0}, "Kompetencecentret, Ringparken"};
  const auto meeting = Must(desk::CreateMeeting(transaction, index, plan, {}, today));
  std::vector<planning::Slot> slots;
  for (const int weekdays : {40, 42, 45}) {
    slots.push_back({AddWeekdays(today, weekdays), TimeOfDay{13, 0}, TimeOfDay{16, 0}});
  }
  Must(planning::CreatePoll(transaction, meeting, slots, AddWeekdays(today, 10)));
  const auto poll = planning::FindPoll(transaction, people::Viewer::CommandLine(), meeting);
  const auto asked = planning::AskedOf(*poll);
  for (std::size_t i = 0; i < std::min(asked.size(), std::size(kSaid)); ++i) {
    planning::GivenAnswers given{asked[i].membership.person, {}};
    for (std::size_t time = 0; time < poll->times.size(); ++time) {
      given.fits.emplace(poll->times[time].id, kSaid[i].at(time));
    }
    Must(planning::AnswerPoll(transaction, people::Viewer::CommandLine(), meeting, given, today));
  }
}

}  // namespace

void PrepareExampleMeetings(sql::Transaction& transaction, const search::Index& index) {
  const Date today = ToCopenhagen(transaction.now()).date;
  const auto structure = people::FindOrCreateStructure(transaction, "Slagelse");
  const auto organization = [&](std::string_view name) {
    return people::FindOrCreateOrganizationIn(transaction, structure, std::nullopt, name);
  };
  const desk::MeetingPlan coordination{
      {organization("Koordinationsgruppen")}, "Møde i koordinationsgruppen", today, TimeOfDay{13, 0}, TimeOfDay{15, 0},
      "Kompetencecentret, Ringparken"};
  const auto meeting = Prepare(transaction, index, coordination, kCoordination, today);
  const int seen = transaction.One<int>("SELECT version FROM desk_meeting WHERE meeting = $1", meeting).value_or(0);
  Must(desk::ReleaseAgenda(transaction, index, meeting, {"mødet er flyttet frem efter aftale med alle i gruppen", seen},
                           today));
  const desk::MeetingPlan board{{organization("Bestyrelsen for En fælles indsats")},
                                "Bestyrelsesmøde",
                                AddWeekdays(today, 15),
                                TimeOfDay{15, 0},
                                TimeOfDay{17, 0},
                                "FOB, mødelokale 2"};
  Prepare(transaction, index, board, kBoard, today);
  AskForDates(transaction, index, organization("Koordinationsgruppen"), today);
}

}  // namespace tovholder::app

// SPDX-License-Identifier: EUPL-1.2
#include "app/example_approvals.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "approvals/approval_store.h"
#include "areas/area_store.h"
#include "base/calendar.h"
#include "plan/plan_store.h"

namespace tovholder::app {
namespace {

using approvals::Answer;
using approvals::BodyDecision;
using approvals::BodyDecisionId;
using approvals::Organ;

template <class Value>
Value MustBe(const Result<Value>& made) {
  if (!made) throw std::logic_error("the example approvals: " + made.error().id);
  return *made;
}
void MustBe(const Result<void>& done) {
  if (!done) throw std::logic_error("the example approvals: " + done.error().id);
}

Date DayOf(std::string_view iso) { return ParseIsoDate(iso).value(); }

// An approval that is being put together.
class ExampleApproval {
 public:
  ExampleApproval(sql::Transaction& transaction, approvals::Approval approval)
      : transaction_(transaction), areas_(areas::LoadAreas(transaction)) {
    approval.visibility = people::Visibility::kPublic;
    id_ = MustBe(approvals::CreateApproval(transaction, approval));
  }

  BodyDecision OfOrganization(int stage, std::string_view name) const {
    BodyDecision decision = At(stage);
    decision.organization =
        transaction_
            .One<people::OrganizationId>("SELECT id FROM organization WHERE name = $1 AND structure IS NOT NULL", name)
            .value();
    return decision;
  }
  BodyDecision OfSection(int stage, Organ organ, std::string_view association, std::string_view number) const {
    BodyDecision decision = At(stage);
    decision.organ = organ;
    const auto body = areas_.FindBody(association);
    for (const areas::Section& one : areas_.sections) {
      if (one.association == body && one.number == number) decision.section = one.id;
    }
    return decision;
  }
  BodyDecision OfArea(int stage, std::string_view area) const {
    BodyDecision decision = At(stage);
    decision.organ = Organ::kJointVote;
    decision.area = areas_.FindArea(area);
    return decision;
  }
  BodyDecisionId Add(const BodyDecision& decision) { return Add(decision, {}, ""); }
  BodyDecisionId Add(const BodyDecision& decision, const std::vector<BodyDecisionId>& sets_aside, std::string ground) {
    return MustBe(approvals::PutDecision(transaction_, {decision, sets_aside, std::move(ground)}, 0));
  }
  void AddVote(approvals::Vote vote, BodyDecisionId decision) {
    vote.decision = decision;
    MustBe(approvals::PutVote(transaction_, id_, std::move(vote), 1));
  }

 private:
  BodyDecision At(int stage) const {
    BodyDecision decision;
    decision.approval = id_;
    decision.stage = stage;
    return decision;
  }

  sql::Transaction& transaction_;
  const areas::AreaBook areas_;
  approvals::ApprovalId id_;
};

BodyDecision Answered(BodyDecision decision, Answer answer, Date day, std::string remarks = {}) {
  decision.answer = answer;
  decision.decided = day;
  decision.remarks = std::move(remarks);
  return decision;
}

BodyDecision Expected(BodyDecision decision, Date day) {
  decision.expected = day;
  return decision;
}

struct ExampleVote {
  Organ organ = Organ::kSectionMeeting;
  std::string_view association;
  std::string_view number;
  std::string_view called;
  std::string_view held;
  int households = 0;
  int part = 0;
  int votes_for = 0;
  int votes_against = 0;
  int blank = 0;
  int paper_for = 0;
  int paper_against = 0;
};
constexpr ExampleVote kVotes2021[] = {
    {Organ::kSectionMeeting, "Slagelse Boligselskab", "12", "2021-03-22", "2021-04-20", 342, 41, 58, 17, 3, 4, 0},
    {Organ::kSectionMeeting, "Slagelse Boligselskab", "14", "2021-03-22", "2021-04-21", 158, 19, 27, 8, 1, 2, 0},
    {Organ::kSectionMeeting, "BoligKorsør", "31", "2021-03-25", "2021-04-27", 264, 28, 39, 12, 2, 0, 1},
    {Organ::kSectionMeeting, "BoligKorsør", "32", "2021-03-25", "2021-04-28", 248, 24, 33, 14, 0, 0, 0},
    {Organ::kSectionMeeting, "Slagelse Boligselskab", "9", "2021-04-26", "2021-05-27", 196, 22, 25, 16, 2, 0, 0},
    {Organ::kBallot, "FOB", "21", "2021-05-17", "2021-06-10", 312, 118, 84, 139, 8, 0, 0},
    {Organ::kBallot, "FOB", "22", "2021-05-17", "2021-06-10", 288, 97, 71, 112, 5, 0, 0}};

approvals::Vote VoteOf(const ExampleVote& one) {
  approvals::Vote vote;
  vote.called = DayOf(one.called);
  vote.held = DayOf(one.held);
  vote.households = one.households;
  vote.households_taking_part = one.part;
  vote.votes_for = one.votes_for;
  vote.votes_against = one.votes_against;
  vote.votes_blank = one.blank;
  vote.paper_for = one.paper_for;
  vote.paper_against = one.paper_against;
  vote.counted_by = "Ellen Krogsgaard\nSvend Aabo";
  return vote;
}

void AddPlanOf2021(sql::Transaction& transaction) {
  approvals::Approval about;
  about.title = "Boligsocial helhedsplan 2021-2024";
  about.about =
      "Fire indsatsområder i Ringparken, Sydbyen og Motalavej. Medarbejderne skal have fast plads i områderne, og "
      "boligorganisationerne overtager ledelsen fra kommunen.";
  about.for_the_next =
      "Byrådet og fonden får planen med **et nej, der er sat til side**: Beboerne i FOB’s to afdelinger i Ringparken "
      "sagde nej ved urafstemning. Repræsentantskabet lovede dem en følgegruppe og et møde hvert halve år.";
  ExampleApproval approval(transaction, about);
  std::vector<BodyDecisionId> nos;
  for (const std::string_view number : {"21", "22"}) {
    nos.push_back(approval.Add(Answered(approval.OfSection(1, Organ::kSectionBoard, "FOB", number), Answer::kNo,
                                        DayOf("2021-06-03"), "Beboerne er hørt for sent.")));
  }
  for (const ExampleVote& one : kVotes2021) {
    const auto decision = approval.Add(approval.OfSection(1, one.organ, one.association, one.number));
    approval.AddVote(VoteOf(one), decision);
    if (one.organ == Organ::kBallot) nos.push_back(decision);
  }
  BodyDecision board = approval.OfOrganization(2, "Organisationsbestyrelsen i FOB");
  board.asked = approvals::Asked::kAfterANo;
  approval.Add(Answered(board, Answer::kYes, DayOf("2021-06-15"), "Sendes til afgørelse i repræsentantskabet."));
  BodyDecision representatives = approval.OfOrganization(3, "Repræsentantskabet i FOB");
  representatives.asked = approvals::Asked::kAfterANo;
  representatives.votes_for = 25;
  representatives.votes_against = 14;
  approval.Add(Answered(representatives, Answer::kYes, DayOf("2021-06-22")), nos,
               "Repræsentantskabet er boligorganisationens øverste myndighed efter vedtægterne.");
  approval.Add(Answered(approval.OfOrganization(4, "Slagelse Byråd"), Answer::kYesWithRemarks, DayOf("2021-06-28"),
                        "Der gøres status over for byrådet hvert år, og beboerne i Ringparken inddrages."));
  approval.Add(Answered(approval.OfOrganization(5, "Landsbyggefondens bestyrelse"), Answer::kYes, DayOf("2021-09-14")));
}

plan::PlanBook ExamplePlan(sql::Reader& reader) {
  const auto everything = people::Viewer::CommandLine();
  const auto plans = plan::ListPlans(reader, everything);
  if (plans.empty()) throw std::logic_error("no example plan");
  return plan::FindPlan(reader, everything, plans.front().plan.id).value();
}

void AddProcessPlan(sql::Transaction& transaction, const plan::PlanBook& plan, Date today) {
  approvals::Approval about;
  about.title = "Procesplanen for 2029-2033";
  about.about = "Hvem der afgør hvad hvornår, til den nye helhedsplan begynder den 1. oktober 2029.";
  about.for_the_next =
      "- Bestyrelsen vil have svar på prækvalifikationen **før sommerferien 2028**.\n"
      "- FOB har bedt om en måned mere til afdelingsmøderne i februar 2029.";
  about.plan = plan.plan.id;
  about.plan_version = plan.plan.version;
  ExampleApproval approval(transaction, about);
  approval.Add(
      Answered(approval.OfOrganization(1, "Bestyrelsen for En fælles indsats"), Answer::kYes, AddDays(today, -24)));
  approval.Add(Answered(approval.OfOrganization(2, "Organisationsbestyrelsen i FOB"), Answer::kYesWithRemarks,
                        AddDays(today, -9), "Afdelingsmøderne i februar 2029 skal kunne flyttes til marts."));
  approval.Add(
      Expected(approval.OfOrganization(2, "Organisationsbestyrelsen i Slagelse Boligselskab"), AddDays(today, 12)));
  approval.Add(Expected(approval.OfOrganization(2, "Organisationsbestyrelsen i BoligKorsør"), AddDays(today, 19)));
  approval.Add(Expected(approval.OfOrganization(3, "Slagelse Byråd"), AddDays(today, 61)));
}

// The step whose words begin so.
plan::StepId StepOf(const plan::PlanBook& plan, std::string_view beginning) {
  const auto found = std::find_if(plan.steps.begin(), plan.steps.end(), [&](const plan::StepOnPlan& one) {
    return one.step.activity.starts_with(beginning);
  });
  if (found == plan.steps.end()) throw std::logic_error("no example step " + std::string(beginning));
  return found->step.id;
}

void AddPlanOf2029(sql::Transaction& transaction, const plan::PlanBook& plan) {
  approvals::Approval about;
  about.title = "Boligsocial helhedsplan 2029-2033";
  about.about = "Den færdige plan, når fonden har svaret på prækvalifikationen.";
  about.plan = plan.plan.id;
  ExampleApproval approval(transaction, about);
  const auto add = [&](BodyDecision decision, std::string_view step, std::string_view day) {
    if (!step.empty()) decision.step = StepOf(plan, step);
    approval.Add(Expected(decision, DayOf(day)));
  };
  add(approval.OfOrganization(1, "Bestyrelsen for En fælles indsats"), "Boligsoc. bestyrelse godkender helhedsplanen",
      "2029-01-17");
  for (const std::string_view one : {"FOB", "Slagelse Boligselskab", "BoligKorsør"}) {
    const std::string name(one);
    add(approval.OfOrganization(2, "Organisationsbestyrelsen i " + name),
        name + ": Organisationsbestyrelsen behandler helhedsplanen", "2029-02-15");
  }
  for (const std::string_view area : {"Ringparken", "Sydbyen", "Motalavej"}) {
    add(approval.OfArea(3, area), "", "2029-02-27");
  }
  for (const std::string_view one : {"FOB", "Slagelse Boligselskab", "BoligKorsør"}) {
    BodyDecision decision = approval.OfOrganization(4, "Repræsentantskabet i " + std::string(one));
    decision.asked = approvals::Asked::kAfterANo;
    approval.Add(decision);
  }
  add(approval.OfOrganization(5, "Slagelse Byråd"), "Helhedsplanen behandles i byrådet", "2029-03-26");
  add(approval.OfOrganization(6, "Landsbyggefondens bestyrelse"), "Svar på den endelige ansøgning", "2029-06-15");
}

}  // namespace

void PrepareExampleApprovals(sql::Transaction& transaction) {
  AddPlanOf2021(transaction);
  const plan::PlanBook plan = ExamplePlan(transaction);
  AddPlanOf2029(transaction, plan);
  AddProcessPlan(transaction, plan, ToCopenhagen(transaction.now()).date);
}

}  // namespace tovholder::app

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "approvals/approval_pages.h"
#include "approvals/approval_store.h"
#include "areas/area_pages.h"
#include "areas/area_store.h"
#include "plan/plan_database.h"

namespace tovholder::approvals {

inline Date DayOf(std::string_view iso) { return ParseIsoDate(iso).value(); }

// Three associations with sections in three areas, their organs, a council and a fund. It is 1 May 2026.
class ApprovalDatabaseTest : public plan::PlanDatabaseTest {
 protected:
  void SetUp() override {
    PlanDatabaseTest::SetUp();
    Write([&](sql::Transaction& transaction) {
      using people::BodyKind;
      slagelse_ = people::FindOrCreateBody(transaction, BodyKind::kMunicipality, "Slagelse");
      fob_ = people::FindOrCreateBody(transaction, BodyKind::kHousingAssociation, "FOB");
      sb_ = people::FindOrCreateBody(transaction, BodyKind::kHousingAssociation, "Slagelse Boligselskab");
      korsoer_ = people::FindOrCreateBody(transaction, BodyKind::kHousingAssociation, "BoligKorsør");
      const auto organ = [&](people::BodyId body, std::string_view name) {
        return people::FindOrCreateOrganization(transaction, body, name);
      };
      fob_board_ = organ(fob_, "Organisationsbestyrelsen i FOB");
      fob_representatives_ = organ(fob_, "Repræsentantskabet i FOB");
      town_council_ = organ(slagelse_, "Slagelse Byråd");
      ringparken_ = AddArea(transaction, "Ringparken");
      sydbyen_ = AddArea(transaction, "Sydbyen");
      motalavej_ = AddArea(transaction, "Motalavej");
      for (int i = 0; i < 4; ++i) {
        ring_.push_back(AddSection(transaction, fob_, std::to_string(21 + i), ringparken_, 100));
      }
      syd_ = AddSection(transaction, sb_, "12", sydbyen_, 342);
      mota_ = AddSection(transaction, korsoer_, "31", motalavej_, 264);
    });
    http::Router router;
    for (auto& routes :
         {plan::PlanRoutes(*office_, Slots(plan::PlanSlots())), areas::AreaRoutes(*office_, Slots(areas::AreaSlots())),
          ApprovalRoutes(*office_), ApprovalFormRoutes(*office_), DecisionFormRoutes(*office_),
          DecisionRoutes(*office_), VoteFormRoutes(*office_), VotingRuleRoutes(*office_)}) {
      router.Add(routes);
    }
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }

  ApprovalId Begin(people::Visibility visibility = people::Visibility::kPublic) {
    Approval approval;
    approval.title = "Boligsocial helhedsplan 2021-2024";
    approval.visibility = visibility;
    return Begin(approval);
  }
  ApprovalId Begin(const Approval& approval) {
    return Write([&](sql::Transaction& transaction) { return CreateApproval(transaction, approval); }).value();
  }
  ApprovalBook Load(ApprovalId id) {
    return Read([&](sql::Reader& reader) { return FindApproval(reader, secretary_, id).value(); });
  }
  BodyDecision OfOrganization(ApprovalId approval, int stage, people::OrganizationId organization,
                              Asked asked = Asked::kAlways) const {
    BodyDecision decision;
    decision.approval = approval;
    decision.stage = stage;
    decision.organization = organization;
    decision.asked = asked;
    return decision;
  }
  BodyDecision OfSection(ApprovalId approval, int stage, areas::SectionId section,
                         Organ organ = Organ::kSectionMeeting) const {
    BodyDecision decision;
    decision.approval = approval;
    decision.stage = stage;
    decision.organ = organ;
    decision.section = section;
    return decision;
  }
  BodyDecision OfArea(ApprovalId approval, int stage, areas::HousingAreaId area) const {
    BodyDecision decision;
    decision.approval = approval;
    decision.stage = stage;
    decision.organ = Organ::kJointVote;
    decision.area = area;
    return decision;
  }
  Result<BodyDecisionId> TryPut(const DecisionDraft& draft) {
    return Write(
        [&](sql::Transaction& transaction) { return PutDecision(transaction, draft, draft.decision.version); });
  }
  BodyDecisionId Put(const BodyDecision& decision) { return TryPut({decision, {}, ""}).value(); }
  Result<BodyDecisionId> TryAnswer(ApprovalId approval, BodyDecisionId id, Answer answer, std::string_view day,
                                   const std::vector<BodyDecisionId>& sets_aside = {}, std::string ground = {}) {
    BodyDecision decision = *Load(approval).Find(id);
    decision.answer = answer;
    decision.decided = DayOf(day);
    return TryPut({decision, sets_aside, std::move(ground)});
  }
  void Say(ApprovalId approval, BodyDecisionId id, Answer answer, std::string_view day) {
    const auto said = TryAnswer(approval, id, answer, day);
    EXPECT_TRUE(said) << said.error().id;
  }
  Result<void> TryVote(ApprovalId approval, const Vote& vote) {
    const int seen = Load(approval).Find(vote.decision)->version;
    return Write([&](sql::Transaction& transaction) { return PutVote(transaction, approval, vote, seen); });
  }

  people::BodyId slagelse_;
  people::BodyId fob_;
  people::BodyId sb_;
  people::BodyId korsoer_;
  people::OrganizationId fob_board_;
  people::OrganizationId fob_representatives_;
  people::OrganizationId town_council_;
  areas::HousingAreaId ringparken_;
  areas::HousingAreaId sydbyen_;
  areas::HousingAreaId motalavej_;
  std::vector<areas::SectionId> ring_;
  areas::SectionId syd_;
  areas::SectionId mota_;

 private:
  areas::HousingAreaId AddArea(sql::Transaction& transaction, std::string name) const {
    areas::HousingArea area{{}, std::move(name), slagelse_, ""};
    EXPECT_TRUE(areas::PutArea(transaction, area));
    return area.id;
  }
  static areas::SectionId AddSection(sql::Transaction& transaction, people::BodyId association, std::string number,
                                     areas::HousingAreaId area, int households) {
    areas::Section section;
    section.association = association;
    section.name = "Afdeling " + number;
    section.number = std::move(number);
    section.area = area;
    section.households = households;
    EXPECT_TRUE(areas::PutSection(transaction, section));
    return section.id;
  }
};

}  // namespace tovholder::approvals

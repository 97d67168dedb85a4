// SPDX-License-Identifier: EUPL-1.2
#include "approvals/standing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "approvals/approval_checks.h"
#include "approvals/chain.h"
#include "base/calendar.h"
#include "base/text.h"

namespace tovholder::approvals {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr people::BodyId kNorth{1};
constexpr people::BodyId kEast{2};
constexpr people::BodyId kTown{3};
constexpr people::BodyId kFund{4};
constexpr people::OrganizationId kFobBoard{10};
constexpr people::OrganizationId kFobRepresentatives{11};
constexpr people::OrganizationId kSbBoard{12};
constexpr people::OrganizationId kSbRepresentatives{13};
constexpr people::OrganizationId kCouncil{14};
constexpr people::OrganizationId kPlanBoard{15};
constexpr people::OrganizationId kOldBoard{16};
constexpr areas::HousingAreaId kArea{1};
constexpr areas::HousingAreaId kEmptyArea{2};

Date Given(const char* iso) { return ParseIsoDate(iso).value(); }

people::Organization Organ_(people::OrganizationId id, std::optional<people::BodyId> body, const char* name,
                            const char* kind) {
  people::Organization made;
  made.id = id;
  made.body = body;
  made.name = name;
  made.folded = Fold(name);
  made.kind = kind;
  return made;
}

areas::Section Section_(int id, people::BodyId association, std::optional<Date> to = std::nullopt) {
  areas::Section made;
  made.id = areas::SectionId{id};
  made.association = association;
  made.number = std::to_string(id);
  made.area = kArea;
  made.to_date = to;
  return made;
}

areas::AreaBook SmallAreas() {
  const auto body = [](people::BodyId id, people::BodyKind kind, const char* name) {
    return people::Body{id, kind, name, Fold(name)};
  };
  areas::AreaBook areas;
  areas.bodies = {body(kNorth, people::BodyKind::kHousingAssociation, "FOB"),
                  body(kEast, people::BodyKind::kHousingAssociation, "SB"),
                  body(kTown, people::BodyKind::kMunicipality, "Slagelse"),
                  body(kFund, people::BodyKind::kFund, "Landsbyggefonden")};
  areas.areas = {{kArea, "Ringparken", kTown, ""}, {kEmptyArea, "Tomgade", kTown, ""}};
  areas.sections = {Section_(21, kNorth), Section_(22, kNorth), Section_(9, kEast),
                    Section_(8, kEast, Given("2020-12-31"))};
  areas.organizations = {Organ_(kFobBoard, kNorth, "Organisationsbestyrelsen", "bestyrelse"),
                         Organ_(kFobRepresentatives, kNorth, "Repræsentantskabet", ""),
                         Organ_(kSbBoard, kEast, "Ledelsen", "organisationsbestyrelse"),
                         Organ_(kSbRepresentatives, kEast, "Generalforsamlingen", ""),
                         Organ_(kCouncil, kTown, "Slagelse Byråd", ""),
                         Organ_(kOldBoard, std::nullopt, "Bestyrelsen af 2017", "bestyrelse"),
                         Organ_(kPlanBoard, std::nullopt, "Bestyrelsen for planen", "bestyrelse")};
  return areas;
}

class ChainOfBodies {
 public:
  ChainOfBodies() { book_.areas = SmallAreas(); }

  BodyDecisionId Organ(int stage, people::OrganizationId id, Asked asked = Asked::kAlways) {
    BodyDecision decision;
    decision.stage = stage;
    decision.organization = id;
    decision.asked = asked;
    return Add(decision);
  }
  BodyDecisionId Meeting(int stage, int section) {
    BodyDecision decision;
    decision.stage = stage;
    decision.organ = approvals::Organ::kSectionMeeting;
    decision.section = areas::SectionId{section};
    return Add(decision);
  }
  void Say(BodyDecisionId id, Answer answer, const char* day = "2026-01-01") {
    BodyDecision& decision = At(id);
    decision.answer = answer;
    decision.decided = Given(day);
  }
  void SetAside(BodyDecisionId by, BodyDecisionId no) { book_.overrides.push_back({{}, by, no, "§"}); }
  BodyDecision& At(BodyDecisionId id) { return book_.decisions.at(static_cast<std::size_t>(id.value) - 1); }
  std::vector<BodyState> States() const { return StandingOf(book_).bodies; }
  ApprovalBook& book() { return book_; }

 private:
  BodyDecisionId Add(BodyDecision decision) {
    decision.id = BodyDecisionId{std::ssize(book_.decisions) + 1};
    book_.decisions.push_back(decision);
    return decision.id;
  }
  ApprovalBook book_;
};

using S = BodyState;

TEST(Standing, StagesAreAskedOneAfterTheOther) {
  ChainOfBodies chain;
  const auto first = chain.Organ(1, kFobBoard);
  const auto beside = chain.Organ(1, kSbBoard);
  chain.Organ(2, kCouncil);
  EXPECT_THAT(chain.States(), ElementsAre(S::kAsked, S::kAsked, S::kLater));
  chain.Say(first, Answer::kYes);
  EXPECT_THAT(chain.States(), ElementsAre(S::kYes, S::kAsked, S::kLater));
  chain.Say(beside, Answer::kYesWithRemarks);
  EXPECT_THAT(chain.States(), ElementsAre(S::kYes, S::kYesWithRemarks, S::kAsked));
}

TEST(Standing, OnlyTheAssociationOfTheNoIsAskedAfterIt) {
  ChainOfBodies chain;
  const auto fob = chain.Meeting(1, 21);
  const auto sb = chain.Meeting(1, 9);
  const auto by = chain.Organ(2, kFobRepresentatives, Asked::kAfterANo);
  chain.Organ(2, kSbRepresentatives, Asked::kAfterANo);
  chain.Organ(3, kCouncil);
  EXPECT_THAT(chain.States(), ElementsAre(S::kAsked, S::kAsked, S::kPossible, S::kPossible, S::kLater));
  chain.Say(sb, Answer::kYes);
  EXPECT_THAT(chain.States(), ElementsAre(S::kAsked, S::kYes, S::kPossible, S::kNotNeeded, S::kLater));
  chain.Say(fob, Answer::kNo);
  EXPECT_THAT(chain.States(), ElementsAre(S::kNo, S::kYes, S::kAsked, S::kNotNeeded, S::kLater));
  chain.Say(by, Answer::kYes);
  EXPECT_EQ(StandingOf(chain.book()).state, ApprovalState::kRefused) << "a yes alone sets nothing aside";
  chain.SetAside(by, fob);
  EXPECT_THAT(chain.States(), ElementsAre(S::kSetAside, S::kYes, S::kYes, S::kNotNeeded, S::kAsked));
}

TEST(Standing, ANoThatNobodyIsLeftToSetAsideRefuses) {
  ChainOfBodies chain;
  const auto sb = chain.Meeting(1, 9);
  const auto other = chain.Meeting(1, 21);
  const auto fob = chain.Organ(2, kFobRepresentatives, Asked::kAfterANo);
  chain.Organ(3, kCouncil);
  chain.Say(sb, Answer::kNo);
  Standing standing = StandingOf(chain.book());
  EXPECT_EQ(standing.state, ApprovalState::kRefused) << "the representatives are of another association";
  EXPECT_EQ(standing.bodies[1], S::kAsked) << "who is beside it may still answer";
  chain.Say(sb, Answer::kYes);
  chain.Say(other, Answer::kNo);
  EXPECT_EQ(StandingOf(chain.book()).state, ApprovalState::kUnderWay);
  chain.Say(fob, Answer::kNo);
  standing = StandingOf(chain.book());
  EXPECT_EQ(standing.state, ApprovalState::kRefused);
  EXPECT_THAT(standing.asked, IsEmpty());
}

TEST(Standing, NothingIsApprovedByNobody) {
  ChainOfBodies chain;
  EXPECT_EQ(StandingOf(chain.book()).state, ApprovalState::kUnderWay);
}

TEST(Standing, AsOnADayNothingLaterIsKnown) {
  ChainOfBodies chain;
  const auto no = chain.Meeting(1, 21);
  const auto by = chain.Organ(2, kFobRepresentatives, Asked::kAfterANo);
  chain.Say(no, Answer::kNo, "2026-02-01");
  chain.Say(by, Answer::kYes, "2026-03-01");
  chain.SetAside(by, no);
  Vote vote;
  vote.decision = no;
  vote.held = Given("2026-02-01");
  vote.votes_against = 7;
  chain.book().votes = {vote};
  const auto states = [&](const char* day) { return StandingOf(AsOn(chain.book(), Given(day))).bodies; };
  EXPECT_THAT(states("2026-01-31"), ElementsAre(S::kAsked, S::kPossible));
  EXPECT_THAT(states("2026-02-01"), ElementsAre(S::kNo, S::kAsked));
  EXPECT_THAT(states("2026-03-01"), ElementsAre(S::kSetAside, S::kYes));
  EXPECT_EQ(AsOn(chain.book(), Given("2026-01-31")).votes[0].votes_against, 0);
  EXPECT_EQ(AsOn(chain.book(), Given("2026-02-01")).votes[0].votes_against, 7);
}

class RandomChain {
 public:
  explicit RandomChain(unsigned seed) : random_(seed) {}

  ApprovalBook Make() {
    ChainOfBodies chain;
    const int bodies = Pick(1, 9);
    for (int i = 0; i < bodies; ++i) {
      const int stage = Pick(1, 4);
      const auto id = Pick(0, 1) == 0 ? chain.Meeting(stage, Pick(0, 2) == 0 ? 9 : 21 + Pick(0, 1))
                                      : chain.Organ(stage, people::OrganizationId{10 + Pick(0, 5)},
                                                    Pick(0, 1) == 0 ? Asked::kAlways : Asked::kAfterANo);
      if (Pick(0, 2) > 0) continue;
      chain.Say(id, static_cast<Answer>(Pick(1, 3)));
    }
    return chain.book();
  }
  int Pick(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }

 private:
  std::mt19937 random_;
};

// What is said above in other words, of any chain.
TEST(Standing, HoldsWhatItPromisesOfAnyChain) {
  for (unsigned seed = 0; seed < 4000; ++seed) {
    RandomChain random(seed);
    const ApprovalBook book = random.Make();
    const Standing standing = StandingOf(book);
    int asked_stage = 0;
    for (DecisionIndex i = 0; i < book.decisions.size(); ++i) {
      const BodyDecision& one = book.decisions[i];
      const S state = standing.bodies[i];
      const bool said = state == S::kYes || state == S::kYesWithRemarks || state == S::kNo || state == S::kSetAside;
      ASSERT_EQ(said, one.answer != Answer::kOutstanding) << seed;
      if (state != S::kAsked) continue;
      if (asked_stage == 0) asked_stage = one.stage;
      ASSERT_EQ(one.stage, asked_stage) << seed;
      ASSERT_EQ(ListOpenNos(book, one.stage).empty(), one.asked == Asked::kAlways) << seed;
    }
    const auto open_nos = ListOpenNos(book, kMostStages);
    if (standing.state == ApprovalState::kApproved) {
      ASSERT_THAT(standing.asked, IsEmpty()) << seed;
      ASSERT_THAT(open_nos, IsEmpty()) << seed;
    }
    ASSERT_TRUE(standing.state != ApprovalState::kRefused || !open_nos.empty()) << seed;
    ASSERT_TRUE(standing.state != ApprovalState::kUnderWay || !standing.asked.empty()) << seed << " who is next?";
  }
}

// Where everybody who is asked says yes, and sets the nos aside that concern it, an end is reached.
TEST(Standing, ComesToAnEnd) {
  for (unsigned seed = 0; seed < 1000; ++seed) {
    ApprovalBook book = RandomChain(seed).Make();
    for (std::size_t turn = 0; turn <= book.decisions.size(); ++turn) {
      for (const DecisionIndex i : StandingOf(book).asked) {
        BodyDecision& one = book.decisions[i];
        one.answer = Answer::kYes;
        for (const BodyDecision* no : ListOpenNos(book, one.stage)) {
          if (Concerns(book, *no, one)) book.overrides.push_back({{}, one.id, no->id, "§"});
        }
      }
    }
    const Standing standing = StandingOf(book);
    ASSERT_THAT(standing.asked, IsEmpty()) << seed;
    ASSERT_NE(standing.state, ApprovalState::kUnderWay) << seed;
  }
}

TEST(Chain, GoesTheUsualWay) {
  const areas::AreaBook areas = SmallAreas();
  const Date day = Given("2026-05-01");
  ChainChoice choice = GuessChain(areas, day);
  EXPECT_EQ(choice.plan_board, kPlanBoard);
  ASSERT_EQ(choice.associations.size(), 2U);
  EXPECT_EQ(choice.associations[0].representatives, kFobRepresentatives);
  EXPECT_EQ(choice.associations[1].board, kSbBoard);
  EXPECT_EQ(choice.associations[1].representatives, kSbRepresentatives);
  EXPECT_EQ(choice.council, kCouncil);
  EXPECT_FALSE(choice.fund) << "the fund has no organ here";
  ASSERT_EQ(choice.areas.size(), 1U) << "nobody lives in the other";
  const auto stages = [&] {
    std::vector<int> found;
    for (const BodyDecision& one : ChainOf(areas, choice, day)) found.push_back(one.stage);
    return found;
  };
  EXPECT_THAT(stages(), ElementsAre(1, 2, 2, 3, 3, 3, 4, 4, 5)) << "the section of 2020 is gone";
  choice.plan_board.reset();
  choice.areas[0].organ = Organ::kJointVote;
  EXPECT_THAT(stages(), ElementsAre(1, 1, 2, 3, 3, 4)) << "no stage stays empty";
  EXPECT_EQ(ChainOf(areas, choice, day)[2].area, kArea);
  EXPECT_EQ(ChainOf(areas, choice, day)[3].asked, Asked::kAfterANo);
}

}  // namespace
}  // namespace tovholder::approvals

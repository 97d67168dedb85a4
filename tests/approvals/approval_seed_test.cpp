// SPDX-License-Identifier: EUPL-1.2
// How the helhedsplan of 2021 stood on 5 May, and what came of it in June.
#include "approvals/approval_database.h"
#include "approvals/matrix.h"
#include "approvals/standing_words.h"

namespace tovholder::approvals {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const html::Texts kDanish(html::Language::kDanish);
const html::Texts kEnglish(html::Language::kEnglish);

class ApprovalSeedTest : public ApprovalDatabaseTest {
 protected:
  void SetUp() override {
    ApprovalDatabaseTest::SetUp();
    id_ = Begin();
    sydbyen_says_ = Put(OfSection(id_, 1, syd_));
    motalavej_says_ = Put(OfSection(id_, 1, mota_));
    for (const areas::SectionId one : ring_) boards_.push_back(Put(OfSection(id_, 1, one, Organ::kSectionBoard)));
    residents_ = Put(OfArea(id_, 1, ringparken_));
    board_ = Put(OfOrganization(id_, 2, fob_board_, Asked::kAfterANo));
    representatives_ = Put(OfOrganization(id_, 3, fob_representatives_, Asked::kAfterANo));
    council_says_ = Put(OfOrganization(id_, 4, town_council_));
    Say(id_, sydbyen_says_, Answer::kYes, "2021-04-20");
    Say(id_, motalavej_says_, Answer::kYes, "2021-04-28");
  }
  void TellTheSequel() {
    for (const BodyDecisionId one : boards_) Say(id_, one, Answer::kNo, "2021-06-03");
    Say(id_, residents_, Answer::kNo, "2021-06-10");
    BodyDecision adopted = *Load(id_).Find(representatives_);
    adopted.answer = Answer::kYes;
    adopted.decided = DayOf("2021-06-22");
    adopted.votes_for = 25;
    adopted.votes_against = 14;
    std::vector<BodyDecisionId> nos = boards_;
    nos.push_back(residents_);
    ASSERT_TRUE(TryPut({adopted, nos, "Repræsentantskabet er øverste myndighed efter vedtægterne"}));
  }
  ApprovalBook On(std::string_view day) { return AsOn(Load(id_), DayOf(day)); }
  static BodyState StateIn(const ApprovalBook& book, const Standing& standing, BodyDecisionId id) {
    for (DecisionIndex i = 0; i < book.decisions.size(); ++i) {
      if (book.decisions[i].id == id) return standing.bodies[i];
    }
    throw std::logic_error("no such decision");
  }
  // A row of the matrix as words: "Slagelse Boligselskab: 12 = Ja".
  static std::vector<std::string> RowIn(const ApprovalBook& book, const Standing& standing, const Matrix& matrix,
                                        const MatrixRow& row) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      for (const MatrixEntry& entry : row.cells[i]) {
        std::string word = book.areas.NameOf(matrix.associations[i]) + ":";
        if (entry.section) word += " " + book.areas.Find(*entry.section)->number;
        for (const DecisionIndex one : entry.decisions)
          word += " " + std::string(WordOf(standing.bodies[one], kDanish));
        words.push_back(std::move(word));
      }
    }
    return words;
  }

  ApprovalId id_;
  BodyDecisionId sydbyen_says_;
  BodyDecisionId motalavej_says_;
  std::vector<BodyDecisionId> boards_;
  BodyDecisionId residents_;
  BodyDecisionId board_;
  BodyDecisionId representatives_;
  BodyDecisionId council_says_;
};

TEST_P(ApprovalSeedTest, OnTheFifthOfMayRingparkenIsOutstanding) {
  const ApprovalBook book = On("2021-05-05");
  const Standing standing = StandingOf(book);
  EXPECT_EQ(standing.state, ApprovalState::kUnderWay);
  EXPECT_EQ(StandingSentence(book, standing, kDanish), "Sydbyen og Motalavej har godkendt, Ringparken udestår.");
  EXPECT_EQ(StandingSentence(book, standing, kEnglish), "Sydbyen and Motalavej approved, Ringparken outstanding.");
  EXPECT_EQ(NowSentence(book, standing, kDanish), "Nu: Ringparken.");
  EXPECT_EQ(NextSentence(book, standing, kDanish),
            "Hvis nogen siger nej: Organisationsbestyrelsen i FOB og Repræsentantskabet i FOB. Derefter: Slagelse "
            "Byråd.");
  EXPECT_EQ(standing.asked.size(), 5U) << "four boards and the residents";
  EXPECT_EQ(StateIn(book, standing, board_), BodyState::kPossible);
  EXPECT_EQ(StateIn(book, standing, representatives_), BodyState::kPossible);
  EXPECT_EQ(StateIn(book, standing, council_says_), BodyState::kLater);
  const Matrix matrix = MatrixOf(book, DayOf("2021-05-05"));
  ASSERT_EQ(matrix.rows.size(), 4U) << "organs, three areas";
  EXPECT_THAT(RowIn(book, standing, matrix, matrix.rows[0]),
              ElementsAre("FOB: Kun efter et nej", "FOB: Kun efter et nej"));
  EXPECT_THAT(RowIn(book, standing, matrix, matrix.rows[1]), ElementsAre("BoligKorsør: 31 Ja"));
  EXPECT_THAT(RowIn(book, standing, matrix, matrix.rows[2]),
              ElementsAre("FOB: 21 Udestår Udestår", "FOB: 22 Udestår Udestår", "FOB: 23 Udestår Udestår",
                          "FOB: 24 Udestår Udestår"));
  EXPECT_THAT(RowIn(book, standing, matrix, matrix.rows[3]), ElementsAre("Slagelse Boligselskab: 12 Ja"));
}

TEST_P(ApprovalSeedTest, WhenAVoteIsCalledItsDayIsTold) {
  BodyDecision residents = *Load(id_).Find(residents_);
  residents.expected = DayOf("2021-06-10");
  Put(residents);
  const ApprovalBook book = On("2021-05-05");
  EXPECT_EQ(NowSentence(book, StandingOf(book), kDanish), "Nu: Ringparken, afventer afstemning 10. juni 2021.");
}

TEST_P(ApprovalSeedTest, AfterTheNosTheAssociationIsAsked) {
  TellTheSequel();
  const ApprovalBook book = On("2021-06-10");
  const Standing standing = StandingOf(book);
  EXPECT_EQ(standing.state, ApprovalState::kUnderWay);
  EXPECT_EQ(StandingSentence(book, standing, kDanish),
            "Sydbyen og Motalavej har godkendt, Ringparken har sagt nej, Organisationsbestyrelsen i FOB udestår.");
  EXPECT_EQ(StateIn(book, standing, board_), BodyState::kAsked);
  EXPECT_EQ(StateIn(book, standing, representatives_), BodyState::kLater);
}

TEST_P(ApprovalSeedTest, TheSequelIsToldWithWhoSetWhatAside) {
  TellTheSequel();
  const ApprovalBook book = On("2021-06-30");
  const Standing standing = StandingOf(book);
  EXPECT_EQ(standing.state, ApprovalState::kUnderWay);
  EXPECT_EQ(StandingSentence(book, standing, kDanish),
            "Sydbyen og Motalavej har godkendt, Ringparken har sagt nej og er tilsidesat af Repræsentantskabet i FOB "
            "(25 mod 14), Slagelse Byråd udestår.");
  EXPECT_EQ(NowSentence(book, standing, kDanish), "Nu: Slagelse Byråd.");
  EXPECT_EQ(NextSentence(book, standing, kDanish), "");
  ASSERT_EQ(standing.asked.size(), 1U);
  EXPECT_EQ(book.decisions[standing.asked[0]].id, council_says_);
  for (const BodyDecisionId one : boards_) EXPECT_EQ(StateIn(book, standing, one), BodyState::kSetAside);
  EXPECT_EQ(StateIn(book, standing, residents_), BodyState::kSetAside);
  EXPECT_EQ(StateIn(book, standing, board_), BodyState::kNotNeeded) << "the no was set aside by another";
  EXPECT_EQ(book.FindOverrideOf(residents_)->ground, "Repræsentantskabet er øverste myndighed efter vedtægterne");
  const Matrix matrix = MatrixOf(book, DayOf("2021-06-30"));
  EXPECT_THAT(RowIn(book, standing, matrix, matrix.rows[0]), ElementsAre("FOB: Ikke nødvendig", "FOB: Ja"));
  EXPECT_EQ(RowIn(book, standing, matrix, matrix.rows[2])[3], "FOB: 24 Nej, tilsidesat Nej, tilsidesat");
  EXPECT_THAT(RowIn(On("2021-05-05"), StandingOf(On("2021-05-05")), matrix, matrix.rows[2])[3],
              "FOB: 24 Udestår Udestår")
      << "as it was";
}

TEST_P(ApprovalSeedTest, APlaceThatIsDividedIsToldAsSuch) {
  Say(id_, boards_[0], Answer::kNo, "2021-06-03");
  Say(id_, boards_[1], Answer::kYes, "2021-06-03");
  const ApprovalBook book = On("2021-06-05");
  EXPECT_EQ(StandingSentence(book, StandingOf(book), kDanish),
            "Sydbyen og Motalavej har godkendt, en del af Ringparken har sagt nej.");
}

TEST_P(ApprovalSeedTest, WhenTheCouncilSaysYesItIsApproved) {
  TellTheSequel();
  Say(id_, council_says_, Answer::kYes, "2021-06-28");
  const ApprovalBook book = On("2026-05-01");
  const Standing standing = StandingOf(book);
  EXPECT_EQ(standing.state, ApprovalState::kApproved);
  EXPECT_THAT(standing.asked, IsEmpty());
  EXPECT_EQ(NowSentence(book, standing, kDanish), "Alle, der er spurgt, har godkendt.");
  std::vector<std::string> amiss;
  for (const ApprovalFinding& one : FindWhatIsAmiss(book, today())) amiss.push_back(one.error.id);
  EXPECT_THAT(amiss, ElementsAre("approvals.no_figures", "approvals.no_figures", "approvals.no_figures",
                                 "approvals.joint_agreement_unknown"))
      << "the minutes give no figures of the residents' votes, and no agreement on voting as one";
}

TOVHOLDER_ON_EVERY_STORE(ApprovalSeedTest);

}  // namespace
}  // namespace tovholder::approvals

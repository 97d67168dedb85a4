// SPDX-License-Identifier: EUPL-1.2
#include "desk/consent.h"

#include <gmock/gmock.h>

#include "desk/consent_store.h"
#include "desk/desk_site.h"
#include "sql/change_log.h"

namespace tovholder::desk {
namespace {

using people::BodyOf;
using people::Browser;
using people::MembershipRole;
using people::Role;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

ReleaseAnswer Answered(Consent answer, std::string fingerprint) {
  ReleaseAnswer given;
  given.answer = answer;
  given.fingerprint = std::move(fingerprint);
  return given;
}

TEST(ConsentRules, AnAnswerHoldsForTheStateThatWasSeen) {
  const Chair chair{people::PersonId{1}, "Dorte Lund", "Bestyrelsen"};
  EXPECT_EQ(StandingOf(chair, std::nullopt, "a").state, ChairState::kWaiting);
  EXPECT_EQ(StandingOf(chair, Answered(Consent::kYes, "a"), "a").state, ChairState::kYes);
  EXPECT_EQ(StandingOf(chair, Answered(Consent::kYes, "a"), "b").state, ChairState::kLapsed);
  EXPECT_EQ(StandingOf(chair, Answered(Consent::kNo, "a"), "a").state, ChairState::kNo);
  EXPECT_EQ(StandingOf(chair, Answered(Consent::kNo, "a"), "b").state, ChairState::kLapsed);
  EXPECT_EQ(StandingOf(chair, Answered(Consent::kPassedOver, "a"), "b").state, ChairState::kPassedOver);
}

TEST(ConsentRules, NameWhoIsMissing) {
  ReleaseStanding standing;
  EXPECT_TRUE(CheckConsent(standing)) << "nobody demands it";
  standing.chairs = {{{people::PersonId{1}, "Dorte Lund", ""}, ChairState::kYes},
                     {{people::PersonId{2}, "Erik Vang", ""}, ChairState::kLapsed},
                     {{people::PersonId{3}, "Gerda Friis", ""}, ChairState::kNo},
                     {{people::PersonId{4}, "Hans Krog", ""}, ChairState::kPassedOver}};
  EXPECT_EQ(CheckConsent(standing).error().id, "desk.not_asked");
  standing.request.emplace();
  EXPECT_EQ(CheckConsent(standing).error().params.at("names"), "Erik Vang, Gerda Friis");
  standing.chairs.resize(1);
  EXPECT_TRUE(CheckConsent(standing));
  standing.without_chair = {"Følgegruppen"};
  EXPECT_EQ(CheckConsent(standing).error().id, "desk.no_chair");
}

// A board that two chairs share, who release its agendas together.
class ConsentTest : public DeskPagesTest {
 protected:
  void SetUp() override {
    DeskPagesTest::SetUp();
    dorte_ = AddUser("Dorte Lund", Role::kReader);
    erik_ = AddUser("Erik Vang", Role::kReader);
    AddMember(board_, "Dorte Lund", MembershipRole::kChair);
    AddMember(board_, "Erik Vang", MembershipRole::kChair);
    Write([&](sql::Transaction& transaction) {
      DeskRule rule = FindRule(transaction, board_);
      rule.chairs_release = true;
      PutRule(transaction, rule);
    });
    id_ = Create();
    item_ = Add(Item(id_, "Nye bænke"));
    page_ = "/moeder/" + std::to_string(id_.value) + "/frigiv";
  }

  Result<void> Ask(std::string reason = {}) {
    const int seen = Load(id_).desk.version;
    return Write([&](sql::Transaction& transaction) {
      return AskForRelease(transaction, id_, {std::move(reason), seen},
                           {html::Language::kDanish, "https://tovholder.example"}, today());
    });
  }
  ReleaseStanding Standing() {
    const Agenda agenda = Load(id_);
    return database().Read([&](sql::Reader& reader) { return FindReleaseStanding(reader, agenda, today()); });
  }
  Result<void> Say(people::UserId chair, Consent answer, std::string remark = {}) {
    const people::Viewer viewer = See(chair);
    const GivenConsent given{answer, std::move(remark), Standing().fingerprint};
    return Write([&](sql::Transaction& transaction) { return GiveConsent(transaction, viewer, id_, given, today()); });
  }
  people::PersonId PersonOf(people::UserId user) {
    return database().Read([&](sql::Reader& reader) { return *people::FindUser(reader, user)->person; });
  }
  Result<void> Pass(people::UserId chair, PassGround ground, std::string remark, const people::Viewer& viewer) {
    const PassedChair passed{PersonOf(chair), ground, std::move(remark)};
    return Write([&](sql::Transaction& transaction) { return PassOver(transaction, viewer, id_, passed, today()); });
  }
  void Change(std::string title) {
    DeskItem item = Load(id_).Find(item_)->item;
    item.title = std::move(title);
    ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return UpdateItem(transaction, item, item.version); }));
  }

  people::UserId dorte_;
  people::UserId erik_;
  meetings::MeetingId id_;
  DeskItemId item_;
  std::string page_;
};

TEST_P(ConsentTest, ReleasesOnlyWithEveryYes) {
  EXPECT_EQ(TryRelease(id_).error().id, "desk.not_asked");
  EXPECT_EQ(Say(dorte_, Consent::kYes).error().id, "desk.not_asked");
  ASSERT_TRUE(Ask());
  ASSERT_TRUE(Say(dorte_, Consent::kYes));
  const auto refused = TryRelease(id_);
  EXPECT_EQ(refused.error().id, "desk.chairs_missing");
  EXPECT_EQ(refused.error().params.at("names"), "Erik Vang");
  EXPECT_THAT(PublicItems(id_), IsEmpty());
  ASSERT_TRUE(Say(erik_, Consent::kYes));
  EXPECT_EQ(TryRelease(id_, "en anden begrundelse").error().id, "desk.chairs_missing") << "they have read no such";
  EXPECT_EQ(TryRelease(id_).value(), 1);
  EXPECT_FALSE(Standing().request) << "it is answered";
  const auto answers = database().Read([&](sql::Reader& reader) { return ListAnswersTo(reader, id_, 1); });
  EXPECT_THAT(answers, SizeIs(2));
}

TEST_P(ConsentTest, EachChairWithAUserGetsAMail) {
  AddMember(board_, "Gerda Uden Bruger", MembershipRole::kChair);
  const auto mails = [&] {
    return database().Read([](sql::Reader& reader) { return post::ListMail(reader, post::MailState::kWaiting, 20); });
  };
  const std::size_t before = mails().size();
  ASSERT_TRUE(Ask());
  ASSERT_EQ(mails().size(), before + 2);
  EXPECT_THAT(mails()[0].subject, HasSubstr("Dit ja mangler: dagsorden til Bestyrelsesmøde"));
  EXPECT_THAT(mails()[0].body, AllOf(HasSubstr("https://tovholder.example" + page_), Not(HasSubstr("Nye bænke"))));
  ASSERT_TRUE(Pass(erik_, PassGround::kLeave, "på orlov", secretary_));
  ASSERT_TRUE(Ask("en anden begrundelse"));
  EXPECT_EQ(mails().size(), before + 3) << "who was passed over is not asked again";
}

TEST_P(ConsentTest, AYesLapsesWhenTheAgendaChanges) {
  ASSERT_TRUE(Ask());
  const std::string seen = Standing().fingerprint;
  ASSERT_TRUE(Say(dorte_, Consent::kYes));
  ASSERT_TRUE(Say(erik_, Consent::kNo, "bænkene hører ikke til her"));
  EXPECT_EQ(Standing().chairs.at(1).state, ChairState::kNo);
  Change("Nye bænke ved søen");
  EXPECT_THAT(Standing().Missing(), ElementsAre("Dorte Lund", "Erik Vang"));
  EXPECT_EQ(Standing().chairs.at(0).state, ChairState::kLapsed);
  const people::Viewer dorte = See(dorte_);
  const auto late = Write([&](sql::Transaction& transaction) {
    return GiveConsent(transaction, dorte, id_, {Consent::kYes, "", seen}, today());
  });
  EXPECT_EQ(late.error().id, "desk.edited_meanwhile") << "the yes is to what was on the page";
  Change("Nye bænke");
  EXPECT_EQ(Standing().chairs.at(0).state, ChairState::kYes) << "it is the same agenda again";
}

TEST_P(ConsentTest, IsForChairsOfTheDay) {
  ASSERT_TRUE(Ask());
  const auto anna = AddUser("Anna Holm", Role::kReader);
  AddMember(board_, "Anna Holm", MembershipRole::kMember);
  AddMember(group_, "Anna Holm", MembershipRole::kChair);
  EXPECT_EQ(Say(anna, Consent::kYes).error().id, "desk.not_chair");
  EXPECT_EQ(Say(erik_, Consent::kNo, " ").error().id, "desk.no_remark");
  ASSERT_TRUE(Say(dorte_, Consent::kYes));
  const people::PersonId erik = PersonOf(erik_);
  Write([&](sql::Transaction& transaction) {
    transaction.Execute("UPDATE membership SET to_date = '2026-04-30' WHERE person = $1", erik);
  });
  EXPECT_TRUE(TryRelease(id_)) << "he is chair no more";
}

TEST_P(ConsentTest, PassesOverAChairWithAReason) {
  ASSERT_TRUE(Ask());
  EXPECT_EQ(Pass(erik_, PassGround::kLeave, "", secretary_).error().id, "desk.no_remark");
  EXPECT_EQ(Pass(erik_, PassGround::kNoUser, "ingen mail", secretary_).error().id, "desk.has_user");
  EXPECT_EQ(Pass(erik_, PassGround::kLeave, "orlov til juni", See(dorte_)).error().id, "desk.own_release");
  ASSERT_TRUE(Pass(erik_, PassGround::kLeave, "orlov til juni", secretary_));
  EXPECT_THAT(Standing().Missing(), ElementsAre("Dorte Lund"));
  Change("Nye bænke ved søen");
  EXPECT_EQ(Standing().chairs.at(1).state, ChairState::kPassedOver) << "his leave is not over";
  ASSERT_TRUE(Say(dorte_, Consent::kYes));
  EXPECT_TRUE(TryRelease(id_));
  database().Read([&](sql::Reader& reader) {
    const auto id = reader.One<std::int64_t>("SELECT id FROM release_answer WHERE answer = 'passed_over'");
    EXPECT_THAT(sql::ListChanges(reader, "release_answer", id.value()), SizeIs(1));
  });
}

TEST_P(ConsentTest, WithoutAUserNobodyIsWaitedFor) {
  AddMember(board_, "Gerda Friis", MembershipRole::kChair);
  ASSERT_TRUE(Ask());
  const auto gerda =
      Write([](sql::Transaction& transaction) { return people::FindOrCreatePerson(transaction, "Gerda Friis"); });
  EXPECT_TRUE(Write([&](sql::Transaction& transaction) {
    return PassOver(transaction, secretary_, id_, {gerda, PassGround::kNoUser, "har ingen mail"}, today());
  }));
  const auto stranger = Write([&](sql::Transaction& transaction) {
    return PassOver(transaction, secretary_, id_, {people::PersonId{9999}, PassGround::kLeave, "x"}, today());
  });
  EXPECT_EQ(stranger.error().id, "desk.no_such_chair");
}

TEST_P(ConsentTest, AsksOnlyForWhatIsReady) {
  DeskItem bare = Item(id_, "Uden ansvarlig");
  bare.responsible.clear();
  Add(bare);
  EXPECT_EQ(Ask().error().id, "desk.not_ready");
  Write([&](sql::Transaction& transaction) {
    transaction.Execute("UPDATE membership SET to_date = '2026-04-30' WHERE organization = $1", board_);
  });
  EXPECT_EQ(Ask().error().id, "desk.no_chair");
  EXPECT_EQ(TryRelease(id_).error().id, "desk.not_ready");
}

TEST_P(ConsentTest, TheLastYesReleasesOnThePage) {
  Browser karla = Enter("karla", Role::kSecretary);
  Browser dorte = EnterAs(dorte_);
  Browser erik = EnterAs(erik_);
  EXPECT_THAT(BodyOf(karla.Get(page_)),
              AllOf(HasSubstr("Spørg formændene"), Not(HasSubstr("Frigiv dagsordenen</button>"))));
  const std::string version = HiddenValue(BodyOf(karla.Get(page_)), "version");
  EXPECT_EQ(karla.Submit(page_, page_ + "/bed", {{"version", version}}).status, 303);
  const auto alone = karla.Submit(page_, page_, {{"version", version}});
  EXPECT_EQ(alone.status, 422);
  EXPECT_THAT(BodyOf(alone), HasSubstr("Der mangler ja fra Dorte Lund, Erik Vang."));
  EXPECT_THAT(BodyOf(alone), Not(HasSubstr("href=\"#begrundelse\""))) << "there is no such field";

  const auto answer = [&](Browser& chair, const char* word, std::string remark) {
    return chair.Submit(
        page_, page_ + "/svar",
        {{"tilstand", HiddenValue(BodyOf(chair.Get(page_)), "tilstand")}, {"svar", word}, {"bemaerkning", remark}});
  };
  EXPECT_THAT(BodyOf(dorte.Get(page_)), AllOf(HasSubstr("Siger du ja?"), Not(HasSubstr("Vent ikke på"))));
  EXPECT_EQ(answer(dorte, "no", "").status, 422);
  EXPECT_EQ(answer(dorte, "no", "punktet om bænke mangler pris").status, 303);
  EXPECT_THAT(BodyOf(karla.Get(page_)),
              AllOf(HasSubstr("punktet om bænke mangler pris"), HasSubstr("Vent ikke på Erik Vang")));
  EXPECT_EQ(answer(dorte, "yes", "").status, 303);
  EXPECT_EQ(Browser(*site_).Get("/moeder/" + std::to_string(id_.value)).status, 404);
  EXPECT_EQ(answer(erik, "yes", "").status, 303);
  EXPECT_EQ(Browser(*site_).Get("/moeder/" + std::to_string(id_.value)).status, 200);
  EXPECT_EQ(Load(id_).desk.released_by, "Erik Vang");
  EXPECT_THAT(BodyOf(karla.Get("/moeder/" + std::to_string(id_.value) + "/dagsorden")),
              HasSubstr("Dorte Lund sagde ja"));
}

TEST_P(ConsentTest, OnlyChairsAndWhoPreparesGetThere) {
  ASSERT_TRUE(Ask());
  Browser bo = Enter("bo", Role::kReader);
  EXPECT_EQ(bo.Get(page_).status, 404);
  for (const char* act : {"/bed", "/svar", "/spring-over", "/tilbage"}) {
    EXPECT_EQ(bo.Submit("/moeder", page_ + act, {{"svar", "yes"}}).status, 404) << act;
  }
  const auto auditor = AddUser("Rita Revisor", Role::kAuditor);
  AddMember(board_, "Rita Revisor", MembershipRole::kChair);
  Browser rita = EnterAs(auditor);
  EXPECT_EQ(rita.Submit(page_, page_ + "/svar", {{"svar", "yes"}}).status, 403) << "an auditor changes nothing";
  Browser karla = Enter("karla", Role::kSecretary);
  EXPECT_EQ(karla.Submit(page_, page_ + "/svar", {{"svar", "yes"}}).status, 422) << "she is no chair";
  EXPECT_EQ(karla.Submit(page_, page_ + "/tilbage").status, 303);
  EXPECT_FALSE(Standing().request);
}

TEST_P(ConsentTest, TheRuleIsNotForThoseItBinds) {
  const std::string rule = "/organisation/" + std::to_string(board_.value) + "/dagsorden";
  const http::Fields typed{{"frist", "4"}, {"foerst", ""}, {"sidst", ""}};
  Browser dorte = EnterAs(dorte_);
  EXPECT_THAT(BodyOf(dorte.Get(rule)), Not(HasSubstr("Formændene frigiver sammen")));
  EXPECT_EQ(dorte.Submit(rule, rule, typed).status, 303);
  const auto demanded = [&] {
    return database().Read([&](sql::Reader& reader) { return FindRule(reader, board_).chairs_release; });
  };
  EXPECT_TRUE(demanded());
  Browser karla = Enter("karla", Role::kSecretary);
  EXPECT_EQ(karla.Submit(rule, rule, typed).status, 303);
  EXPECT_FALSE(demanded());
  EXPECT_TRUE(TryRelease(id_));
}

TOVHOLDER_ON_EVERY_STORE(ConsentTest);

}  // namespace
}  // namespace tovholder::desk

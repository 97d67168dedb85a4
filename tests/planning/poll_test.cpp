// SPDX-License-Identifier: EUPL-1.2
#include "people/mail_address.h"
#include "planning/planning_database.h"
#include "planning/poll_store.h"
#include "post/mail.h"

namespace tovholder::planning {
namespace {

using people::BodyOf;
using people::Browser;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Date DayOf(const char* iso) { return ParseIsoDate(iso).value(); }
const Slot kUsual{DayOf("2026-05-01"), TimeOfDay{15, 0}, TimeOfDay{17, 0}};

std::string RefusalOf(std::string_view text) {
  const auto slots = ParseTimes(text, kUsual, DayOf("2026-05-01"));
  return slots ? "" : slots.error().id;
}

TEST(PollTimes, AreReadALineEachInTheirOrder) {
  const auto slots =
      ParseTimes("21. maj 2026 kl. 15.30-17\n\n19/5-2026\n19.05.2026 kl. 9\n19/5-2026", kUsual, DayOf("2026-05-01"));
  ASSERT_TRUE(slots);
  EXPECT_THAT(*slots, ElementsAre(Slot{DayOf("2026-05-19"), TimeOfDay{9, 0}, std::nullopt},
                                  Slot{DayOf("2026-05-19"), TimeOfDay{15, 0}, TimeOfDay{17, 0}},
                                  Slot{DayOf("2026-05-21"), TimeOfDay{15, 30}, TimeOfDay{17, 0}}));
}

TEST(PollTimes, SayWhichLineIsWrong) {
  EXPECT_EQ(RefusalOf("19. maj 2026"), "planning.no_times") << "one is no choice";
  EXPECT_EQ(RefusalOf("19. maj 2026\ni morgen"), "planning.time_unclear");
  EXPECT_EQ(RefusalOf("19. maj 2026 kl. 17-15\n20. maj 2026"), "planning.time_unclear");
  EXPECT_EQ(RefusalOf("19. maj 2026\n1. maj 2026"), "planning.time_past");
  std::string many;
  for (int day = 1; day <= 13; ++day) many += std::to_string(day) + ". juni 2026\n";
  EXPECT_EQ(RefusalOf(many), "planning.too_many_times");
}

TEST(PollRules, TheBestTimeIsThatOfMost) {
  std::vector<PollTime> times(3);
  for (int i = 0; i < 3; ++i) times[static_cast<std::size_t>(i)].id = PollTimeId{i + 1};
  const auto answer = [](int time, int person, Fit fit) {
    return PollAnswer{{}, PollTimeId{time}, people::PersonId{person}, fit, {}};
  };
  EXPECT_EQ(FindBest(times, {}), std::nullopt);
  EXPECT_EQ(FindBest(times, {answer(1, 1, Fit::kNever)}), std::nullopt) << "nobody can";
  const std::vector<PollAnswer> answers{answer(1, 1, Fit::kFits),     answer(1, 2, Fit::kNever),
                                        answer(2, 1, Fit::kIfNeeded), answer(2, 2, Fit::kIfNeeded),
                                        answer(3, 1, Fit::kIfNeeded), answer(3, 2, Fit::kFits)};
  EXPECT_EQ(FindBest(times, answers), PollTimeId{3});
  EXPECT_EQ(CountFits(answers, PollTimeId{2}), (FitCount{0, 2, 0}));
}

TEST(PollRules, ClosesAfterItsLastDay) {
  DatePoll poll;
  EXPECT_TRUE(CheckOpen(poll, DayOf("2026-05-01")));
  poll.closes = DayOf("2026-05-01");
  EXPECT_TRUE(CheckOpen(poll, DayOf("2026-05-01")));
  EXPECT_FALSE(CheckOpen(poll, DayOf("2026-05-02")));
  poll.closes.reset();
  poll.state = PollState::kWithdrawn;
  EXPECT_FALSE(CheckOpen(poll, DayOf("2026-05-01")));
}

class PollTest : public PlanningDatabaseTest {
 protected:
  void SetUp() override {
    PlanningDatabaseTest::SetUp();
    id_ = Create();
    page_ = "/moeder/" + std::to_string(id_.value) + "/datovalg";
  }
  void Ask(const char* closes = "") {
    const auto asked = karla().Submit(
        page_, page_, {{"tider", "26. maj 2026\n28. maj 2026 kl. 9-11\n25. maj 2026"}, {"frist", closes}});
    ASSERT_EQ(asked.status, 303) << BodyOf(asked);
  }
  Browser& karla() {
    if (!karla_) karla_.emplace(Enter(people::Role::kSecretary));
    return *karla_;
  }
  std::vector<PollTime> Times() {
    return database().Read(
        [](sql::Reader& reader) { return sql::List<PollTime>(reader, "FROM date_poll_time ORDER BY date"); });
  }
  std::string Tid(std::size_t index) { return std::to_string(Times().at(index).id.value); }

  meetings::MeetingId id_;
  std::string page_;
  std::optional<Browser> karla_;
};

TEST_P(PollTest, MembersAnswerAndTheSecretaryChooses) {
  TryCreate({{group_}, "Gruppemøde", DayOf("2026-05-28"), TimeOfDay{10, 0}, {}, ""}).value();
  Ask("10. maj 2026");
  Browser anna = EnterAs(anna_);
  EXPECT_THAT(BodyOf(anna.Get("/moeder")), HasSubstr("1 datovalg venter på dig"));
  EXPECT_THAT(BodyOf(anna.Get("/moeder/datovalg")), AllOf(HasSubstr(page_), HasSubstr("10. maj 2026")));
  EXPECT_THAT(BodyOf(anna.Get(page_)), AllOf(HasSubstr("Hvornår kan du?"), HasSubstr("2. pinsedag"),
                                             Not(HasSubstr("Gruppemøde")), Not(HasSubstr("Vælg denne tid"))))
      << "a draft of others is not told to a member";
  EXPECT_EQ(anna.Submit(page_, page_ + "/svar", {{"tid-" + Tid(1), "fits"}, {"tid-" + Tid(2), "if_needed"}}).status,
            303);
  EXPECT_THAT(BodyOf(anna.Get("/moeder")), Not(HasSubstr("venter på dig")));
  Browser dorte = EnterAs(dorte_);
  EXPECT_EQ(dorte.Submit(page_, page_ + "/svar", {{"tid-" + Tid(1), "fits"}, {"tid-" + Tid(2), "never"}}).status, 303);
  EXPECT_THAT(BodyOf(karla().Get(page_)), AllOf(HasSubstr("Anna Holm"), HasSubstr("2 ja, 0 om nødvendigt, 0 nej"),
                                                HasSubstr("Samtidig: Gruppemøde"), HasSubstr("Passer flest")));
  EXPECT_EQ(dorte.Submit(page_, page_ + "/vaelg", {{"tid", Tid(1)}}).status, 303) << "the chair may";
  EXPECT_EQ(Load(id_).meeting().date, DayOf("2026-05-26"));
  EXPECT_EQ(Load(id_).meeting().start_time, (TimeOfDay{15, 0})) << "as the meeting had it";
  EXPECT_EQ(karla().Submit(page_, page_ + "/vaelg", {{"tid", Tid(2)}}).status, 422) << "it is chosen";
  EXPECT_THAT(BodyOf(anna.Get(page_)), AllOf(HasSubstr("Tiden er valgt"), Not(HasSubstr("Hvornår kan du?"))));
}

TEST_P(PollTest, AnAnswerCanBeChangedUntilTheClosingDay) {
  Ask("2. maj 2026");
  Browser anna = EnterAs(anna_);
  const std::string field = "tid-" + Tid(0);
  EXPECT_EQ(anna.Submit(page_, page_ + "/svar", {{field, "fits"}}).status, 303);
  EXPECT_EQ(anna.Submit(page_, page_ + "/svar", {{field, "never"}}).status, 303);
  const auto answers =
      database().Read([](sql::Reader& reader) { return sql::List<PollAnswer>(reader, "FROM date_poll_answer"); });
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0].answer, Fit::kNever);
  EXPECT_EQ(anna.Submit(page_, page_ + "/svar", {}).status, 422);
  now_ = ParseIsoInstant("2026-05-03T08:00:00Z").value();
  Browser later = EnterAs(anna_);
  EXPECT_EQ(later.Submit(page_, page_ + "/svar", {{field, "fits"}}).status, 422);
  EXPECT_THAT(BodyOf(later.Get("/moeder/datovalg")), HasSubstr("Intet datovalg venter på dit svar."));
}

TEST_P(PollTest, TheSecretaryEntersWhatAMemberSaid) {
  AddMember(board_, "Nora Uden Bruger", people::MembershipRole::kMember);
  AddMember(board_, "Ole Observatør", people::MembershipRole::kObserver);
  Ask("2. maj 2026");
  const auto person = [&](const char* name) {
    return Write([&](sql::Transaction& transaction) {
      return std::to_string(people::FindOrCreatePerson(transaction, name).value);
    });
  };
  const std::string nora = page_ + "/svar/" + person("Nora Uden Bruger");
  const std::string ole = page_ + "/svar/" + person("Ole Observatør");
  EXPECT_THAT(BodyOf(karla().Get(page_)), AllOf(HasSubstr("href=\"" + nora), Not(HasSubstr(ole))));
  EXPECT_THAT(BodyOf(karla().Get(nora)), HasSubstr("Hvornår kan Nora Uden Bruger?"));
  EXPECT_EQ(karla().Submit(nora, nora, {{"tid-" + Tid(1), "fits"}}).status, 303);
  EXPECT_THAT(BodyOf(karla().Get(page_)), HasSubstr("1 ja, 0 om nødvendigt, 0 nej"));
  EXPECT_EQ(karla().Submit(nora, nora, {}).status, 422) << "nothing is said";
  EXPECT_EQ(karla().Get(ole).status, 404) << "nobody asks him";
  Browser anna = EnterAs(anna_);
  EXPECT_THAT(BodyOf(anna.Get(page_)), Not(HasSubstr(nora)));
  EXPECT_EQ(anna.Get(nora).status, 403);
  EXPECT_EQ(anna.Submit(page_, nora, {{"tid-" + Tid(1), "never"}}).status, 403);
  now_ = ParseIsoInstant("2026-05-03T08:00:00Z").value();
  Browser later = EnterAs(dorte_);
  EXPECT_EQ(later.Get(nora).status, 404) << "closed for answers";
  EXPECT_EQ(later.Submit(page_, nora, {{"tid-" + Tid(1), "never"}}).status, 422);
}

TEST_P(PollTest, WhoDoesNotMeetSeesNothingOfIt) {
  Ask();
  Browser finn = EnterAs(finn_);
  EXPECT_EQ(finn.Get(page_).status, 404);
  EXPECT_EQ(finn.Submit("/moeder/datovalg", page_ + "/svar", {{"tid-" + Tid(0), "fits"}}).status, 404);
  EXPECT_THAT(BodyOf(finn.Get("/moeder/datovalg")), Not(HasSubstr("Bestyrelsesmøde")));
  EXPECT_EQ(Browser(*site_).Get(page_).status, 303) << "to the sign-in";
  Browser anna = EnterAs(anna_);
  EXPECT_EQ(anna.Submit(page_, page_ + "/vaelg", {{"tid", Tid(0)}}).status, 403);
  EXPECT_EQ(anna.Submit(page_, page_ + "/luk").status, 403);
  Browser auditor = Enter(people::Role::kAuditor);
  EXPECT_THAT(BodyOf(auditor.Get(page_)), AllOf(HasSubstr("Anna Holm"), Not(HasSubstr("Vælg denne tid"))));
  EXPECT_EQ(auditor.Submit(page_, page_ + "/vaelg", {{"tid", Tid(0)}}).status, 403);
}

TEST_P(PollTest, IsMadeOnceForADraftAndCanBeTakenBack) {
  EXPECT_EQ(EnterAs(anna_).Get(page_).status, 404) << "nothing has been asked";
  EXPECT_EQ(karla().Submit(page_, page_, {{"tider", "vrøvl"}}).status, 422);
  Ask();
  EXPECT_EQ(karla().Submit(page_, page_, {{"tider", "26. maj 2026\n27. maj 2026"}}).status, 422);
  EXPECT_EQ(karla().Submit(page_, page_ + "/luk").status, 303);
  EXPECT_THAT(BodyOf(karla().Get(page_)), HasSubstr("Trukket tilbage"));
  ASSERT_TRUE(TryRelease(id_));
  EXPECT_EQ(karla().Submit(page_, page_, {{"tider", "26. maj 2026\n27. maj 2026"}}).status, 422) << "released";
}

TEST_P(PollTest, WritesToEachOnceAndTellsNewTimesAsAChange) {
  const auto mails = [&] {
    return database().Read([](sql::Reader& reader) { return post::ListMail(reader, post::MailState::kWaiting, 20); });
  };
  Write([&](sql::Transaction& transaction) {
    const auto erik = people::FindOrCreatePerson(transaction, "Erik Uden Bruger");
    EXPECT_TRUE(people::PutMailAddress(transaction, erik, "erik@hjemme.example"));
  });
  AddMember(board_, "Erik Uden Bruger", people::MembershipRole::kMember);
  AddMember(board_, "Nora Uden Mail", people::MembershipRole::kMember);
  AddMember(board_, "Ole Observatør", people::MembershipRole::kObserver);
  Ask("10. maj 2026");
  ASSERT_EQ(mails().size(), 3U) << "Anna, Dorte and Erik; who observes is not asked";
  for (const post::Mail& mail : mails()) {
    const bool erik = mail.recipient == "erik@hjemme.example";
    EXPECT_THAT(mail.subject, HasSubstr("Hvornår kan du? Bestyrelsesmøde"));
    EXPECT_THAT(mail.body, AllOf(HasSubstr("26. maj 2026 kl. 15.00"), HasSubstr("10. maj 2026"),
                                 HasSubstr(erik ? "Du har ingen bruger her" : page_)));
  }
  EXPECT_EQ(karla().Submit(page_, page_ + "/luk").status, 303);
  Ask();
  EXPECT_EQ(mails().size(), 3U) << "opened again with the same times";
  EXPECT_EQ(karla().Submit(page_, page_ + "/aendr", {{"tider", ""}, {"frist", "12. maj 2026"}}).status, 303);
  EXPECT_EQ(mails().size(), 3U) << "another last day alone";
  EXPECT_EQ(karla().Submit(page_, page_ + "/aendr", {{"tider", "26. maj 2026"}, {"frist", "12. maj 2026"}}).status, 422)
      << "it is there already";
  EXPECT_EQ(
      karla().Submit(page_, page_ + "/aendr", {{"tider", "2. juni 2026 kl. 9"}, {"frist", "12. maj 2026"}}).status,
      303);
  ASSERT_EQ(mails().size(), 6U);
  EXPECT_THAT(mails().at(0).subject, HasSubstr("Ændret: nye tider"));
  EXPECT_THAT(mails().at(0).body, AllOf(HasSubstr("2. juni 2026 kl. 09.00"), Not(HasSubstr("26. maj"))));
}

TEST_P(PollTest, ANewTimeWaitsForThoseWhoHadAnswered) {
  Ask();
  Browser anna = EnterAs(anna_);
  EXPECT_EQ(anna.Submit(page_, page_ + "/svar", {{"tid-" + Tid(0), "fits"}}).status, 303);
  EXPECT_THAT(BodyOf(anna.Get("/moeder/datovalg")), HasSubstr("Intet datovalg venter på dit svar."));
  now_ += std::chrono::minutes(5);
  EXPECT_EQ(karla().Submit(page_, page_ + "/aendr", {{"tider", "2. juni 2026"}}).status, 303);
  EXPECT_THAT(BodyOf(anna.Get("/moeder/datovalg")), HasSubstr(page_));
  EXPECT_EQ(anna.Submit(page_, page_ + "/svar", {{"tid-" + Tid(3), "never"}}).status, 303);
  EXPECT_THAT(BodyOf(anna.Get("/moeder/datovalg")), HasSubstr("Intet datovalg venter på dit svar."));
  EXPECT_EQ(anna.Submit(page_, page_ + "/aendr", {{"tider", "3. juni 2026"}}).status, 403);
}

TEST_P(PollTest, ErrorsLeadToWhatIsOnThePage) {
  ExpectLinksLeadSomewhere(BodyOf(karla().Submit(page_, page_, {{"tider", ""}, {"frist", "i går"}})));
  Ask();
  ExpectLinksLeadSomewhere(BodyOf(karla().Submit(page_, page_, {{"tider", ""}, {"frist", "i går"}})));
  ExpectLinksLeadSomewhere(BodyOf(karla().Submit(page_, page_ + "/aendr", {{"tider", "vrøvl"}})));
}

TOVHOLDER_ON_EVERY_STORE(PollTest);

}  // namespace
}  // namespace tovholder::planning

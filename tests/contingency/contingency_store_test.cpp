// SPDX-License-Identifier: EUPL-1.2
#include "contingency/circle.h"
#include "contingency/contingency_database.h"
#include "contingency/logged_records.h"
#include "sql/change_log.h"

namespace tovholder::contingency {
namespace {

using people::Role;
using testing::SizeIs;

using ContingencyStoreTest = ContingencyDatabaseTest;

TEST_P(ContingencyStoreTest, KeepsThePlanInTheOrderOfItsCalls) {
  const auto plan = AddPlan(ringparken_);
  AddStep(plan, 2, "Politi", "114", {std::string(kEveryDay), {0, 0}, {0, 0}});
  CallStep first = AddStep(plan, 1, "Vagt", "00 00 00 01", {"12345", {16, 0}, {7, 30}});
  const auto load = [&] {
    return database().Read(
        [&](sql::Reader& reader) { return FindPlan(reader, people::Viewer::CommandLine(), ringparken_).value(); });
  };
  ASSERT_THAT(load().steps, SizeIs(2));
  EXPECT_EQ(load().steps[0].name, "Vagt");
  EXPECT_EQ(load().steps[0].hours(), (Hours{"12345", {16, 0}, {7, 30}}));
  first.next_step = load().steps[1].id;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return PutStep(transaction, first); }));
  const CallStepId gone = load().steps[1].id;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return RemoveStep(transaction, gone); }));
  ASSERT_THAT(load().steps, SizeIs(1));
  EXPECT_EQ(load().steps[0].next_step, std::nullopt) << "nobody is called who is gone";
}

TEST_P(ContingencyStoreTest, IsForThoseWhomTheAreaConcerns) {
  AddPlan(ringparken_);
  const auto sees = [&](people::UserId user, areas::HousingAreaId area) {
    const auto viewer = See(user);
    return database().Read([&](sql::Reader& reader) { return MaySee(viewer, ListCircle(reader, area)); });
  };
  const auto fob = AddUser("Fie", Role::kReader, fob_board_);
  EXPECT_TRUE(sees(fob, ringparken_));
  EXPECT_FALSE(sees(fob, motalavej_)) << "another association's area";
  EXPECT_TRUE(sees(AddUser("Pia", Role::kReader, police_station_), motalavej_));
  const auto forum = AddUser("Frida", Role::kReader, forum_);
  EXPECT_FALSE(sees(forum, ringparken_));
  ContingencyPlan plan =
      database()
          .Read([&](sql::Reader& reader) { return FindPlan(reader, people::Viewer::CommandLine(), ringparken_); })
          ->plan;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return PutPlan(transaction, plan, {forum_, forum_}); }));
  EXPECT_TRUE(sees(forum, ringparken_)) << "whom the plan names";
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return PutPlan(transaction, plan, {}); }));
  EXPECT_FALSE(sees(forum, ringparken_));
  EXPECT_FALSE(sees(AddUser("Rie", Role::kReader, std::nullopt), ringparken_));
  EXPECT_TRUE(sees(AddUser("Sus", Role::kSecretary, std::nullopt), ringparken_));
}

TEST_P(ContingencyStoreTest, IncidentsAreListedAndCounted) {
  const auto fie = See(AddUser("Fie", Role::kReader, fob_board_));
  const auto pia = See(AddUser("Pia", Role::kReader, police_station_));
  Incident broken = NewIncident(ringparken_, "knuste ruder");
  ASSERT_TRUE(TryPut(fie, broken));
  Incident fire = NewIncident(motalavej_, "ild");
  fire.kind = IncidentKind::kFire;
  EXPECT_EQ(TryPut(fie, fire).error().id, "contingency.not_concerned");
  ASSERT_TRUE(TryPut(pia, fire));
  const auto list = [&](const people::Viewer& viewer, const IncidentFilter& filter) {
    return database().Read([&](sql::Reader& reader) { return ListIncidents(reader, viewer, filter).size(); });
  };
  EXPECT_EQ(list(fie, {}), 1U);
  EXPECT_EQ(list(pia, {}), 2U);
  EXPECT_EQ(list(people::Viewer::Outsider(), {}), 0U);
  EXPECT_EQ(list(pia, {.kind = IncidentKind::kFire}), 1U);
  EXPECT_EQ(list(pia, {.area = ringparken_, .state = IncidentState::kDone}), 0U);
  EXPECT_EQ(list(pia, {.first = ParseIsoDate("2026-05-05")}), 0U);
  broken.closed = now_;
  ASSERT_TRUE(TryPut(fie, broken));
  EXPECT_EQ(list(pia, {.state = IncidentState::kDone}), 1U);
  EXPECT_EQ(database().Read([&](sql::Reader& reader) { return ListQuarters(reader, pia).size(); }), 1U);
  EXPECT_EQ(database().Read([&](sql::Reader& reader) { return FindIncident(reader, fie, fire.id); }).has_value(),
            false);
  const auto changes =
      database().Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "incident", broken.id.value); });
  EXPECT_THAT(changes, SizeIs(2));
}

TEST_P(ContingencyStoreTest, AnActivationIsOneAtATimeAndItsLogOnlyGrows) {
  const auto fie = See(AddUser("Fie", Role::kReader, fob_board_));
  const auto start = [&](const people::Viewer& viewer) {
    return Write([&](sql::Transaction& transaction) {
      Activation activation;
      activation.area = ringparken_;
      activation.reason = "Uro";
      return Activate(transaction, viewer, activation);
    });
  };
  EXPECT_EQ(start(See(AddUser("Kaj", Role::kReader, korsoer_board_))).error().id, "contingency.not_concerned");
  const auto id = start(fie);
  ASSERT_TRUE(id);
  EXPECT_EQ(start(fie).error().id, "contingency.is_running");
  const auto add = [&](std::string text, std::optional<ActivationEntryId> corrects) {
    return Write([&](sql::Transaction& transaction) {
      ActivationEntry entry;
      entry.activation = *id;
      entry.happened = now_;
      entry.text = std::move(text);
      entry.corrects = corrects;
      return AddEntry(transaction, fie, entry);
    });
  };
  ASSERT_TRUE(add("Alt er roligt", std::nullopt));
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return EndActivation(transaction, fie, *id, now_); }));
  EXPECT_EQ(add("Mere", std::nullopt).error().id, "contingency.has_ended");
  const auto load = [&] {
    return database().Read([&](sql::Reader& reader) { return FindActivation(reader, fie, *id).value(); });
  };
  ASSERT_TRUE(add("Næsten roligt", load().entries.at(0).id));
  ASSERT_THAT(load().entries, SizeIs(2));
  EXPECT_EQ(load().entries[0].text, "Alt er roligt") << "it stays as it was written";
  EXPECT_EQ(load().entries[1].written_by, "Karla Holm");
  ASSERT_TRUE(start(fie)) << "the next one";
  EXPECT_THAT(LoggedRecords(), SizeIs(7));
}

TEST_P(ContingencyStoreTest, ChecksAreKept) {
  PlanCheck check{{}, AddPlan(ringparken_), ParseIsoDate("2026-05-05").value(), "Karla Holm", "Alle numre virker"};
  const Date today = ToCopenhagen(now_).date;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return AddCheck(transaction, check, today); }));
  const auto book = database().Read(
      [&](sql::Reader& reader) { return FindPlan(reader, people::Viewer::CommandLine(), ringparken_).value(); });
  EXPECT_EQ(NextCheck(book), ParseIsoDate("2027-05-05"));
}

TOVHOLDER_ON_EVERY_STORE(ContingencyStoreTest);

}  // namespace
}  // namespace tovholder::contingency

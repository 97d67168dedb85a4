// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_database.h"
#include "sql/change_log.h"

namespace tovholder::applications {
namespace {

using people::OrganizationRole;
using people::Role;
using people::Viewer;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ApplicationStoreTest : public ApplicationDatabaseTest {
 protected:
  Viewer MemberOf(people::OrganizationId organization, OrganizationRole role = OrganizationRole::kMember) const {
    return {people::UserId{9}, "Mia", Role::kReader, {{organization, role}}};
  }
  std::size_t SeenBy(const Viewer& viewer) {
    return Read([&](sql::Reader& reader) { return ListApplications(reader, viewer).size(); });
  }
  bool InsideFor(const Viewer& viewer, ApplicationId id) {
    return Read([&](sql::Reader& reader) {
      const auto book = FindApplication(reader, viewer, id);
      return book && book->inside;
    });
  }
  Result<PackageId> TryKeep(ApplicationId id, PackageUse purpose, std::string_view zip, int seen) {
    return Write([&](sql::Transaction& transaction) { return KeepPackage(transaction, id, purpose, zip, seen); });
  }
};

TEST_P(ApplicationStoreTest, ADraftIsForThoseConcerned) {
  const ApplicationId id = AddApplication();
  EXPECT_EQ(SeenBy(Viewer::Outsider()), 0U);
  EXPECT_EQ(SeenBy({people::UserId{9}, "Mia", Role::kReader, {}}), 0U);
  EXPECT_EQ(SeenBy(MemberOf(fob_board_)), 1U) << "its section takes part";
  EXPECT_EQ(SeenBy(MemberOf(fob_board_, OrganizationRole::kReader)), 0U) << "an observer";
  EXPECT_EQ(SeenBy(MemberOf(town_council_)), 1U) << "in its areas";
  EXPECT_EQ(SeenBy(MemberOf(board_)), 0U);
  EXPECT_EQ(SeenBy({people::UserId{9}, "Alma", Role::kAuditor, {}}), 1U);
  ApplicationPart part = BookOf(id).PartOf("residents");
  part.organization = board_;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return PutPart(transaction, part, part.version); }));
  EXPECT_EQ(SeenBy(MemberOf(board_)), 1U) << "it delivers";
  Application shown = BookOf(id).application;
  shown.visibility = people::Visibility::kPublic;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    return UpdateApplication(transaction, shown, {{ring_.at(0), syd_}, {}}, shown.revision);
  }));
  EXPECT_EQ(SeenBy(Viewer::Outsider()), 1U);
  EXPECT_FALSE(InsideFor(Viewer::Outsider(), id));
  EXPECT_TRUE(InsideFor(MemberOf(fob_board_), id));
  EXPECT_THAT(BookOf(id).focus, IsEmpty()) << "taken out";
}

TEST_P(ApplicationStoreTest, TwoWhoChangeAtOnceAreTold) {
  const ApplicationId id = AddApplication();
  const Application seen = BookOf(id).application;
  AddLine(id, Payer::kFund, 100);
  const auto stale =
      Write([&](sql::Transaction& transaction) { return UpdateApplication(transaction, seen, {}, seen.revision); });
  EXPECT_EQ(stale.error().id, "applications.changed_meanwhile") << "the budget is another one";
  ApplicationPart part = BookOf(id).PartOf("residents");
  SetReady(id, "residents");
  EXPECT_EQ(Write([&](sql::Transaction& transaction) { return PutPart(transaction, part, part.version); }).error().id,
            "applications.part_changed_meanwhile");
  BudgetLine line = BookOf(id).lines.at(0);
  line.amount_oere = 20'000;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return PutLine(transaction, line, 1); }));
  EXPECT_EQ(Write([&](sql::Transaction& transaction) { return PutLine(transaction, line, 1); }).error().id,
            "applications.line_changed_meanwhile");
  EXPECT_EQ(TryState(Signed(id, "participation", fob_, fob_yes_, "Karsten Wulff"), 3).error().id,
            "applications.part_changed_meanwhile");
}

TEST_P(ApplicationStoreTest, WhatIsNotThereIsNotChanged) {
  const ApplicationId id = AddApplication();
  const ApplicationId none{77};
  EXPECT_EQ(TrySetPart(id, "agreement", PartState::kReady).error().id, "applications.no_such_requirement")
      << "of the other phase";
  EXPECT_EQ(TrySetPart(id, "share", PartState::kNotNeeded, "Fordi").error().id, "applications.always_needed");
  EXPECT_EQ(TryKeep(none, PackageUse::kTrial, "zip", 1).error().id, "applications.no_such_application");
  EXPECT_EQ(Write([&](sql::Transaction& transaction) { return RemoveFile(transaction, id, PartFileId{4}); }).error().id,
            "applications.no_such_file");
  EXPECT_EQ(
      Write([&](sql::Transaction& transaction) { return RemoveLine(transaction, id, BudgetLineId{4}); }).error().id,
      "applications.no_such_line");
  EXPECT_EQ(TryAddLine(none, Payer::kFund, 1).error().id, "applications.no_such_application");
}

TEST_P(ApplicationStoreTest, FilesAndLinesComeAndGo) {
  const ApplicationId id = AddApplication();
  Bring(id, "residents", "a.csv", "a");
  Bring(id, "residents", "b.csv", "b");
  AddLine(id, Payer::kFund, 100);
  ApplicationBook book = BookOf(id);
  EXPECT_THAT(book.FilesOf("residents"), SizeIs(2));
  const auto held = [&] {
    return Read([&](sql::Reader& reader) { return documents::IsHeld(reader, book.files[0].file); });
  };
  EXPECT_TRUE(held()) << "whoever else has the same bytes must not remove them";
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return RemoveFile(transaction, id, book.files[0].id); }));
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return RemoveLine(transaction, id, book.lines[0].id); }));
  EXPECT_FALSE(held());
  book = BookOf(id);
  ASSERT_THAT(book.files, SizeIs(1));
  EXPECT_EQ(book.files[0].name, "b.csv");
  EXPECT_THAT(book.lines, IsEmpty());
  EXPECT_GT(book.application.revision, 5);
}

TEST_P(ApplicationStoreTest, AnIncompleteApplicationIsNotSubmitted) {
  const ApplicationId id = AddNearlyComplete(7'750'000);
  const int seen = BookOf(id).application.revision;
  const auto refused = TryKeep(id, PackageUse::kSubmitted, "zip", seen);
  EXPECT_EQ(refused.error(), (Error{"applications.incomplete", {{"count", "2"}}}));
  EXPECT_TRUE(TryKeep(id, PackageUse::kTrial, "zip", seen)) << "to be looked at";
  EXPECT_FALSE(BookOf(id).packages.at(0).complete);
  EXPECT_EQ(BookOf(id).application.state, ApplicationState::kDraft);
}

TEST_P(ApplicationStoreTest, WhatWasSubmittedStays) {
  const ApplicationId id = AddNearlyComplete(8'000'000);
  const int early = BookOf(id).application.revision;
  StateForTheLast(id);
  EXPECT_EQ(TryKeep(id, PackageUse::kSubmitted, "zip", early).error().id, "applications.changed_meanwhile")
      << "made of what it was before";
  const auto package = TryKeep(id, PackageUse::kSubmitted, "hele pakken", BookOf(id).application.revision);
  ASSERT_TRUE(package) << package.error().id;
  ApplicationBook book = BookOf(id);
  EXPECT_EQ(book.application.state, ApplicationState::kSubmitted);
  EXPECT_EQ(book.application.submitted, DayOf("2026-05-01"));
  EXPECT_EQ(book.packages.at(0).sha256, documents::Sha256("hele pakken"));
  AddLine(id, Payer::kFund, 50'000'000);
  EXPECT_FALSE(Check(id).complete()) << "the plan goes on changing";
  EXPECT_EQ(Read([&](sql::Reader& reader) { return documents::LoadStoredFile(reader, book.packages.at(0).file); }),
            "hele pakken");
  EXPECT_EQ(TryKeep(id, PackageUse::kSubmitted, "zip", BookOf(id).application.revision).error().id,
            "applications.submitted_already");
}

TEST_P(ApplicationStoreTest, TheFundAnswers) {
  const ApplicationId id = AddNearlyComplete(8'000'000);
  StateForTheLast(id);
  Application answered = BookOf(id).application;
  answered.state = ApplicationState::kGranted;
  answered.answered = DayOf("2026-05-01");
  answered.granted_oere = 1'440'000'000;
  const auto put = [&] {
    const int seen = BookOf(id).application.revision;
    return Write([&](sql::Transaction& transaction) { return PutAnswer(transaction, answered, seen); });
  };
  EXPECT_EQ(put().error().id, "applications.not_submitted");
  ASSERT_TRUE(TryKeep(id, PackageUse::kSubmitted, "zip", BookOf(id).application.revision));
  ASSERT_TRUE(put());
  EXPECT_EQ(BookOf(id).application.granted_oere, 1'440'000'000);
  EXPECT_EQ(LeastLocal({*BookOf(id).application.granted_oere}, 25).oere, 480'000'000);
}

TEST_P(ApplicationStoreTest, EveryChangeIsLogged) {
  const ApplicationId id = AddApplication();
  AddLine(id, Payer::kFund, 100);
  const auto count = [&](std::string_view table, std::int64_t row) {
    return Read([&](sql::Reader& reader) { return sql::ListChanges(reader, table, row).size(); });
  };
  EXPECT_EQ(count("application", id.value), 1U);
  EXPECT_EQ(count("budget_line", BookOf(id).lines.at(0).id.value), 1U);
  EXPECT_EQ(count("application_regulation", BookOf(id).regulations.at(0).id.value), 1U);
}

TOVHOLDER_ON_EVERY_STORE(ApplicationStoreTest);

}  // namespace
}  // namespace tovholder::applications

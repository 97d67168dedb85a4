// SPDX-License-Identifier: EUPL-1.2
#include "invitations/calendar_feed.h"

#include <gmock/gmock.h>

#include <boost/json.hpp>
#include <filesystem>

#include "base/text.h"
#include "documents/subprocess.h"
#include "invitations/invitations_database.h"

namespace tovholder::invitations {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const Letterhead kLetterhead{"https://plan.example.dk", "plan@example.dk"};

class CalendarFeedTest : public InvitationsDatabaseTest {
 protected:
  Result<std::string> TryMake(people::PersonId person, std::optional<people::OrganizationId> organization = {},
                              std::optional<int> alarm = {}) {
    const people::Viewer viewer = ViewerOf(person);
    return Write([&](sql::Transaction& transaction) { return CreateFeed(transaction, viewer, organization, alarm); });
  }
  // "" where there is nothing at that address.
  std::string Read(const std::string& token) {
    const std::string text = database().Read([&](sql::Reader& reader) {
      const auto feed = FindFeed(reader, token);
      return feed ? FormatFeed(reader, *feed, kLetterhead, now_).value_or("") : std::string();
    });
    return ReplaceAll(text, "\r\n ", "");  // long lines as they were before they were folded
  }
  std::string ReadPublic() {
    return database().Read(
        [&](sql::Reader& reader) { return FormatPublicFeed(reader, board_, kLetterhead, now_).value_or(""); });
  }
};

TEST_P(CalendarFeedTest, HoldsTheMeetingsOfOnesOrganizationsAndNoDraft) {
  const auto id = Call();
  desk::MeetingPlan plan = Plan();
  plan.title = "Kladdemødet";
  ASSERT_TRUE(TryCreate(plan));
  plan.title = "Gruppemøde";
  plan.hosts = {group_};
  const auto other = TryCreate(plan).value();
  ASSERT_TRUE(TryRelease(other));
  const std::string anna = Read(TryMake(anna_, std::nullopt, 15).value());
  EXPECT_THAT(anna, AllOf(HasSubstr("Bestyrelsesmøde"), HasSubstr(CallOf(id).uid), HasSubstr("TRIGGER:-PT15M"),
                          Not(HasSubstr("Kladde")), Not(HasSubstr("Gruppemøde")), Not(HasSubstr("ATTENDEE"))));
  const std::string finn = Read(TryMake(finn_).value());
  EXPECT_THAT(finn, AllOf(HasSubstr("Gruppemøde"), Not(HasSubstr("Bestyrelsesmøde")), Not(HasSubstr("VALARM"))));
  EXPECT_THAT(Read(TryMake(erik_).value()), Not(HasSubstr("VEVENT"))) << "he has left";
  EXPECT_THAT(ReadPublic(), AllOf(HasSubstr("Bestyrelsesmøde"), Not(HasSubstr("Kladde"))));
}

TEST_P(CalendarFeedTest, ShowsAlsoSecretariesNoDraftAndNothingClosed) {
  const auto id = Create();
  desk::DeskItem item = Item(id, "Køb af Hemmelighuset");
  item.closed = true;
  item.closed_reason = "forvaltningslovens § 27";
  Add(item);
  ASSERT_TRUE(TryRelease(id));
  Write([&](sql::Transaction& transaction) {
    auto user = people::FindUserOf(transaction, anna_).value();
    user.role = people::Role::kSecretary;
    EXPECT_TRUE(people::UpdateUser(transaction, user));
  });
  const std::string token = TryMake(anna_).value();
  EXPECT_THAT(Read(token), AllOf(HasSubstr("Lukket punkt"), Not(HasSubstr("Hemmelig"))));
}

TEST_P(CalendarFeedTest, IsGoneOnceItIsRevokedOrItsUserIs) {
  Call();
  const std::string token = TryMake(anna_).value();
  EXPECT_THAT(Read(token), HasSubstr("BEGIN:VEVENT"));
  EXPECT_EQ(Read("gættet"), "");
  const people::UserId anna = ViewerOf(anna_).user;
  const auto feeds = database().Read([&](sql::Reader& reader) { return ListFeeds(reader, anna); });
  ASSERT_EQ(feeds.size(), 1U);
  const auto revoke = [&](people::PersonId person) {
    const people::Viewer viewer = ViewerOf(person);
    return Write(
        [&](sql::Transaction& transaction) { return RevokeFeed(transaction, viewer, feeds[0].id.value).has_value(); });
  };
  EXPECT_FALSE(revoke(dorte_)) << "one's own only";
  EXPECT_TRUE(revoke(anna_));
  EXPECT_EQ(Read(token), "");

  const std::string dorte = TryMake(dorte_).value();
  const people::UserId user = ViewerOf(dorte_).user;
  Write([&](sql::Transaction& transaction) { EXPECT_TRUE(people::DisableUser(transaction, user)); });
  EXPECT_EQ(Read(dorte), "");
}

TEST_P(CalendarFeedTest, OfOneOrganizationIsForWhoHoldsARoleThere) {
  EXPECT_EQ(TryMake(finn_, board_).error().id, "invitations.no_organization");
  EXPECT_TRUE(TryMake(anna_, board_));
  for (std::size_t i = 1; i < kMostFeeds; ++i) ASSERT_TRUE(TryMake(anna_));
  EXPECT_EQ(TryMake(anna_).error().id, "invitations.feeds_full");
}

TEST_P(CalendarFeedTest, ACancelledMeetingIsCancelledThere) {
  const auto id = Call();
  Cancel(id);
  Tell(id);
  EXPECT_THAT(ReadPublic(), AllOf(HasSubstr("STATUS:CANCELLED"), HasSubstr("SEQUENCE:1")));
}

TEST_P(CalendarFeedTest, OtherCalendarsReadAMeetingAcrossTheClockChange) {
  desk::MeetingPlan plan = Plan();
  plan.date = ParseIsoDate("2026-10-25");
  plan.start = TimeOfDay{1, 30};
  plan.end = TimeOfDay{3, 30};
  const auto id = TryCreate(plan).value();
  ASSERT_TRUE(TryRelease(id));
  Tell(id);
  const std::string script = (std::filesystem::current_path() / "tests/documents/read_calendar.py").string();
  documents::ProgramLimits limits;
  limits.memory = 64ULL << 30;
  for (const std::string& text : {ReadPublic(), MailsTo("anna@example.dk").at(0).calendar}) {
    const auto run = documents::RunProgram({"/usr/bin/python3", script, "icalendar"}, text, limits);
    ASSERT_TRUE(run) << run.error().id;
    ASSERT_EQ(run->exit_status, 0) << run->error_text;
    const auto event = boost::json::parse(run->output).at("events").at(0);
    EXPECT_EQ(event.at("start").as_string(), "2026-10-24T23:30:00Z");
    EXPECT_EQ(event.at("end").as_string(), "2026-10-25T02:30:00Z");
  }
}

TOVHOLDER_ON_EVERY_STORE(CalendarFeedTest);

}  // namespace
}  // namespace tovholder::invitations

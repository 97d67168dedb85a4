// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "planning/planning_database.h"

namespace tovholder::planning {
namespace {

using people::BodyOf;
using people::Browser;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SeriesPagesTest : public PlanningDatabaseTest {
 protected:
  http::Fields Series() const {
    return {{"organ", std::to_string(board_.value)},
            {"titel", "Bestyrelsesmøde"},
            {"start", "15.00"},
            {"slut", "17.00"},
            {"sted", "Beboerhuset"},
            {"rytme", "uger"},
            {"hver", "1"},
            {"ugedag", "4"},
            {"nummer", "1"},
            {"foerste", "12. maj 2026"},
            {"sidste", "31. maj 2026"},
            {"handling", "vis"}};
  }
  std::int64_t CountMeetings() {
    return database()
        .Read([](sql::Reader& reader) { return reader.One<std::int64_t>("SELECT count(*) FROM meeting"); })
        .value();
  }
};

TEST_P(SeriesPagesTest, APreviewSaysWhatSpeaksAgainstEachDate) {
  TryCreate({{board_}, "Ekstraordinært", ParseIsoDate("2026-05-21"), TimeOfDay{16, 0}, {}, ""}).value();
  TryCreate({{group_}, "Gruppen", ParseIsoDate("2026-05-28"), TimeOfDay{14, 0}, TimeOfDay{16, 0}, ""}).value();
  Browser karla = Enter(people::Role::kSecretary);
  const auto preview = karla.Submit("/moeder/serie", "/moeder/serie", Series());
  EXPECT_EQ(preview.status, 200);
  EXPECT_THAT(BodyOf(preview), AllOf(HasSubstr("torsdag den 14. maj 2026"), HasSubstr("Kristi himmelfartsdag"),
                                     HasSubstr("Ekstraordinært"), HasSubstr("1 medlem er til et andet møde"),
                                     HasSubstr("Opret 1 møde")));
  EXPECT_EQ(CountMeetings(), 2) << "a preview makes nothing";
}

TEST_P(SeriesPagesTest, DatesAreTickedOffAndMovedBeforeMeetingsAreMade) {
  Browser karla = Enter(people::Role::kSecretary);
  http::Fields days = Series();
  days.erase("handling");
  days.insert({{"dag-1", "2026-05-14"},
               {"flyt-1", "13. maj 2026"},
               {"dag-2", "2026-05-21"},
               {"dag-3", "2026-05-28"},
               {"med-3", "ja"},
               {"handling", "opret"}});
  const auto moved = karla.Submit("/moeder/serie", "/moeder/serie", days);
  EXPECT_THAT(BodyOf(moved), AllOf(HasSubstr("onsdag den 13. maj 2026"), HasSubstr("Opret 2 møder")));
  EXPECT_EQ(CountMeetings(), 0) << "what was moved is shown once more";
  days.erase("flyt-1");
  days.erase("dag-1");
  days.insert({{"dag-1", "2026-05-13"}, {"med-1", "ja"}});
  EXPECT_EQ(karla.Submit("/moeder/serie", "/moeder/serie", days).status, 303);
  EXPECT_EQ(CountMeetings(), 2);
  const desk::Agenda made = Load(meetings::MeetingId{1});
  EXPECT_EQ(made.meeting().date, ParseIsoDate("2026-05-13"));
  EXPECT_EQ(made.meeting().place, "Beboerhuset");
  EXPECT_EQ(made.items.size(), 2U) << "the standing items";
}

TEST_P(SeriesPagesTest, ErrorsLeadToWhatIsOnThePage) {
  Browser karla = Enter(people::Role::kSecretary);
  http::Fields none = Series();
  none.erase("handling");
  none.insert({{"handling", "opret"}});
  const auto unseen = karla.Submit("/moeder/serie", "/moeder/serie", none);
  EXPECT_EQ(unseen.status, 422);
  EXPECT_THAT(BodyOf(unseen), HasSubstr("Vis først datoerne"));
  ExpectLinksLeadSomewhere(BodyOf(unseen));

  none.insert({{"dag-1", "2026-05-14"}, {"dag-2", "2026-05-21"}});
  const auto unticked = karla.Submit("/moeder/serie", "/moeder/serie", none);
  EXPECT_EQ(unticked.status, 422);
  EXPECT_THAT(BodyOf(unticked), HasSubstr("href=\"#med-1\""));
  ExpectLinksLeadSomewhere(BodyOf(unticked));

  none.erase("titel");
  const auto untitled = karla.Submit("/moeder/serie", "/moeder/serie", none);
  ExpectLinksLeadSomewhere(BodyOf(untitled));
  EXPECT_THAT(BodyOf(untitled), HasSubstr("<details class=\"details\" open")) << "the field that is wrong is unfolded";
}

TEST_P(SeriesPagesTest, RefusesWhatCannotBe) {
  Browser karla = Enter(people::Role::kSecretary);
  http::Fields wrong = Series();
  wrong.erase("sidste");
  EXPECT_EQ(karla.Submit("/moeder/serie", "/moeder/serie", wrong).status, 422);
  http::Fields gone = Series();
  gone.erase("handling");
  gone.insert({{"dag-1", "2027-01-14"}, {"med-1", "ja"}, {"handling", "opret"}});
  const auto refused = karla.Submit("/moeder/serie", "/moeder/serie", gone);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), HasSubstr("Findes ikke den dag"));
  gone.erase("med-1");
  EXPECT_EQ(karla.Submit("/moeder/serie", "/moeder/serie", gone).status, 422) << "none is ticked";
  EXPECT_EQ(CountMeetings(), 0);
}

TEST_P(SeriesPagesTest, IsForThoseWhoPrepareMeetings) {
  EXPECT_EQ(Browser(*site_).Get("/moeder/serie").status, 303) << "to the sign-in";
  EXPECT_EQ(EnterAs(anna_).Get("/moeder/serie").status, 403);
  Browser auditor = Enter(people::Role::kAuditor);
  EXPECT_EQ(auditor.Get("/moeder/serie").status, 200);
  EXPECT_EQ(auditor.Submit("/moeder/serie", "/moeder/serie", Series()).status, 403);
  Browser dorte = EnterAs(dorte_);
  EXPECT_EQ(dorte.Submit("/moeder/serie", "/moeder/serie", Series()).status, 200) << "the chair";
  http::Fields other = Series();
  other.erase("organ");
  other.emplace("organ", std::to_string(group_.value));
  const auto refused = dorte.Submit("/moeder/serie", "/moeder/serie", other);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), Not(HasSubstr("Opret ")));
}

TOVHOLDER_ON_EVERY_STORE(SeriesPagesTest);

}  // namespace
}  // namespace tovholder::planning

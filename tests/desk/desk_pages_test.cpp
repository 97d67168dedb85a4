// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "desk/desk_site.h"

namespace tovholder::desk {
namespace {

using people::BodyOf;
using people::Browser;
using people::HeaderOf;
using testing::HasSubstr;
using testing::Not;

const http::Fields kMeeting{{"titel", "Bestyrelsesmøde"},
                            {"dato", "19. maj 2026"},
                            {"start", "15.00"},
                            {"slut", "17.00"},
                            {"sted", "Beboerhuset"}};

http::Fields With(http::Fields fields, std::string_view name, std::string value) {
  fields.erase(std::string(name));
  fields.emplace(name, std::move(value));
  return fields;
}

TEST_P(DeskPagesTest, LeadFromAnIdeaToARelease) {
  Browser karla = Enter("karla", people::Role::kSecretary);
  EXPECT_THAT(BodyOf(karla.Get("/moeder")), HasSubstr("Nyt møde"));
  const auto made = karla.Submit("/moeder/ny", "/moeder/ny", kMeeting);
  ASSERT_EQ(made.status, 303);
  const std::string agenda = HeaderOf(made, "Location");
  const std::string meeting = agenda.substr(0, agenda.rfind('/'));
  EXPECT_THAT(BodyOf(karla.Get(agenda)), HasSubstr("kl. 15.05")) << "the second item begins after the first";

  const auto added = karla.Submit(agenda + "/ny", agenda + "/ny",
                                  {{"titel", "Nye bænke"},
                                   {"art", "decision"},
                                   {"minutter", "20"},
                                   {"ansvarlig", "Karla"},
                                   {"indstilling", "at der købes bænke"},
                                   {"version", "0"}});
  EXPECT_EQ(added.status, 303);
  Browser outsider(*site_);
  EXPECT_EQ(outsider.Get(meeting).status, 404);
  EXPECT_EQ(karla.Submit(agenda, meeting + "/udgiv").status, 422) << "not past the check";

  const std::string check(BodyOf(karla.Get(meeting + "/frigiv")));
  EXPECT_THAT(check, HasSubstr("Klar til at blive frigivet"));
  const auto released =
      karla.Submit(meeting + "/frigiv", meeting + "/frigiv", {{"version", HiddenValue(check, "version")}});
  EXPECT_EQ(released.status, 303);
  const auto page = outsider.Get(meeting);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(BodyOf(page), HasSubstr("Nye bænke"));
  EXPECT_THAT(BodyOf(page), Not(HasSubstr("Rediger dagsorden")));
  EXPECT_THAT(BodyOf(karla.Get(meeting)), HasSubstr("Rediger dagsorden"));
}

TEST_P(DeskPagesTest, ShowBadInputAtItsField) {
  Browser karla = Enter("karla", people::Role::kSecretary);
  const auto refuse = [&](const http::Fields& fields, std::string_view sentence) {
    const auto answer = karla.Submit("/moeder/ny", "/moeder/ny", fields);
    EXPECT_EQ(answer.status, 422) << sentence;
    EXPECT_THAT(BodyOf(answer), HasSubstr(std::string(sentence)));
    EXPECT_THAT(BodyOf(answer), HasSubstr("Beboerhuset")) << "what was typed survives";
  };
  refuse(With(kMeeting, "dato", ""), "Mødet mangler en dato.");
  refuse(With(kMeeting, "dato", "31. februar 2026"), "findes ikke i kalenderen");
  refuse(With(kMeeting, "dato", "30. april 2026"), "er passeret");
  refuse(With(kMeeting, "slut", "14.00"), "kan ikke slutte kl. 14.00");
  refuse(With(kMeeting, "start", "femogtyve"), "er intet klokkeslæt");
  refuse(With(kMeeting, "organ", "99999"), "Organet findes ikke mere");
  refuse(With(With(kMeeting, "organ", std::to_string(board_.value)), "dato", "4. januar 2027"),
         "Bestyrelsen findes ikke");
}

TEST_P(DeskPagesTest, ShowBothTextsOfAConflict) {
  const auto id = Create();
  const DeskItemId item = Add(Item(id, "Status"));
  const std::string address = "/moeder/" + std::to_string(id.value) + "/dagsorden/" + std::to_string(item.value);
  Browser karla = Enter("karla", people::Role::kSecretary);
  Browser mona = Enter("mona", people::Role::kSecretary);
  const http::Fields base{{"titel", "Status"}, {"art", "decision"}, {"version", "1"}, {"indstilling", "at"}};
  EXPECT_EQ(karla.Submit(address, address, With(base, "sagstekst", "Karlas tekst")).status, 303);
  const auto conflict = mona.Submit(address, address, With(base, "sagstekst", "Monas tekst"));
  EXPECT_EQ(conflict.status, 409);
  EXPECT_THAT(BodyOf(conflict), HasSubstr("Karlas tekst"));
  EXPECT_THAT(BodyOf(conflict), HasSubstr("Monas tekst"));
  EXPECT_EQ(Load(id).Find(item)->item.case_text, "Karlas tekst");
  const auto again = mona.Submit(address, address, With(With(base, "sagstekst", "Begge"), "version", "2"));
  EXPECT_EQ(again.status, 303);
  EXPECT_EQ(Load(id).Find(item)->item.case_text, "Begge");
}

TEST_P(DeskPagesTest, LetReadersProposeAndNothingElse) {
  const auto id = Create();
  const std::string meeting = "/moeder/" + std::to_string(id.value);
  Browser bo = Enter("bo", people::Role::kReader);
  EXPECT_EQ(bo.Get(meeting + "/dagsorden").status, 404) << "of a draft he knows nothing";
  EXPECT_EQ(bo.Get(meeting).status, 404);
  EXPECT_THAT(BodyOf(bo.Get("/moeder/forslag")), HasSubstr("Bestyrelsesmøde"));
  EXPECT_EQ(bo.Submit(meeting + "/forslag", meeting + "/forslag", {{"titel", "Nye bænke"}, {"tekst", "Gerne."}}).status,
            303);
  Browser karla = Enter("karla", people::Role::kSecretary);
  EXPECT_EQ(karla.Submit(meeting + "/forslag", meeting + "/forslag/1/tag").status, 303);
  EXPECT_THAT(BodyOf(karla.Get(meeting + "/dagsorden")), HasSubstr("Foreslået af bo"));
  EXPECT_THAT(BodyOf(bo.Get(meeting + "/forslag")), HasSubstr("Sat på dagsordenen"));
  EXPECT_EQ(Browser(*site_).Get(meeting + "/forslag").status, 303) << "to the sign-in";
}

TOVHOLDER_ON_EVERY_STORE(DeskPagesTest);

}  // namespace
}  // namespace tovholder::desk

// SPDX-License-Identifier: EUPL-1.2
#include "portal/logged_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "people/change_words.h"

namespace tovholder::portal {
namespace {

using html::Language;
using html::Texts;
using people::ChangeWords;
using testing::Not;
using testing::StartsWith;

const Texts kDanish(Language::kDanish);
const Texts kEnglish(Language::kEnglish);

sql::Change Update(std::string table, std::vector<sql::FieldChange> fields) {
  sql::Change change;
  change.kind = sql::ChangeKind::kUpdate;
  change.table = std::move(table);
  change.row = 12;
  change.fields = std::move(fields);
  return change;
}

std::string Say(const sql::Change& change, const Texts& t) {
  return ChangeWords(AllLoggedRecords(), t).Details(change);
}

// A record that gets a new field gets a Danish name for it, or this fails.
TEST(ChangeWords, EveryFieldOfEveryRecordHasADanishName) {
  const std::set<std::string> same_in_both{"Feed: nothing", "Person: nothing"};
  for (const sql::RecordOutline& record : AllLoggedRecords()) {
    EXPECT_NE(ChangeWords({}, kDanish).Thing(Update(std::string(record.table), {})),
              ChangeWords({}, kEnglish).Thing(Update(std::string(record.table), {})))
        << record.table;
    for (const sql::FieldOutline& field : record.fields) {
      const sql::Change change = Update(std::string(record.table), {{std::string(field.name), "", ""}});
      const std::string english = Say(change, kEnglish);
      if (english.empty() || same_in_both.contains(english)) continue;  // computed, or one word
      const std::string label = english.substr(0, english.find(':') + 1);
      EXPECT_THAT(Say(change, kDanish), Not(StartsWith(label))) << record.table << "." << field.name;
    }
  }
}

struct Case {
  std::string table;
  sql::FieldChange field;
  std::string danish;
  std::string english;
};

TEST(ChangeWords, ReadEachValueByTheTypeOfItsField) {
  const std::vector<Case> cases{
      {"meeting", {"title", "Møde", "Byrådet"}, "Titel: “Møde” → “Byrådet”", "Title: “Møde” → “Byrådet”"},
      {"meeting", {"visibility", "draft", "public"}, "Synlighed: kladde → offentlig", "Visibility: draft → public"},
      {"meeting", {"date", "2025-04-22", ""}, "Dato: 22. april 2025 → intet", "Date: 22 April 2025 → nothing"},
      {"meeting", {"start_time", "", "15:00"}, "Begynder: kl. 15.00", "Start time: at 15:00"},
      {"meeting", {"organization", "", "3"}, "Organ: 3", "Organization: 3"},
      {"agenda_item", {"closed", "0", "1"}, "Lukket: nej → ja", "Closed: no → yes"},
      {"agenda_item", {"meeting", "", "7"}, "Møde: nr. 7", "Meeting: no. 7"},
      {"agenda_item",
       {"type", "information", "decision"},
       "Punktets art: orienteringspunkt → beslutningspunkt",
       "Type: information → decision"},
      {"user_account", {"role", "reader", "secretary"}, "Rolle: læser → sekretær", "Role: reader → secretary"},
      {"user_account",
       {"created", "", "2025-04-22T13:00:00Z"},
       "Oprettet: 22. april 2025 kl. 15.00",
       "Created: 22 April 2025 at 15:00"},
      {"reading", {"places", "[]", "[{\"a\":1}]"}, "Steder i kilden: (data) → (data)", "Places: (data) → (data)"},
      {"meeting", {"date", "", "i går"}, "Dato: i går", "Date: i går"},
      {"gone_table", {"some_field", "", "x"}, "Some field: “x”", "Some field: “x”"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(Say(Update(one.table, {one.field}), kDanish), one.danish);
    EXPECT_EQ(Say(Update(one.table, {one.field}), kEnglish), one.english);
  }
}

TEST(ChangeWords, LeaveOutWhatIsComputedAndShortenWhatIsLong) {
  EXPECT_EQ(Say(Update("body", {{"folded", "a", "b"}, {"name", "A", "B"}}), kDanish), "Navn: “A” → “B”");
  std::string words;
  for (int i = 0; i < 200; ++i) words += "ord\n";
  EXPECT_LT(Say(Update("agenda_item", {{"case_text", "", words}}), kDanish).size(), 250U);
}

TEST(ChangeWords, SayWhoAndHow) {
  sql::Change change = Update("user_account", {});
  change.kind = sql::ChangeKind::kSignIn;
  change.note = "one-time link";
  const ChangeWords words(AllLoggedRecords(), kDanish);
  EXPECT_EQ(words.Details(change), "med engangslink");
  EXPECT_EQ(words.Author(change), "Systemet");
  change.author = {7, "system"};
  EXPECT_EQ(words.Author(change), "system") << "somebody of that name";
  change.kind = sql::ChangeKind::kDelete;
  change.note.clear();
  change.fields = {{"name", "Karla", ""}};
  EXPECT_EQ(words.Details(change), "Navn: “Karla”");
}

}  // namespace
}  // namespace tovholder::portal

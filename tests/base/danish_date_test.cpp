// SPDX-License-Identifier: EUPL-1.2
#include "base/danish_date.h"

#include <gtest/gtest.h>

#include <chrono>

#include "base/text.h"

namespace tovholder {
namespace {

std::string Parsed(std::string_view text) {
  const auto date = ParseDate(text);
  return date ? FormatIso(*date) : date.error().id;
}

// "2025-04-22 [tirsdag den 22. april 2025]"
std::string FoundIn(std::string_view text) {
  const auto found = FindDate(text);
  if (!found) return "";
  const std::string value = found->value ? FormatIso(*found->value) : found->value.error().id;
  return value + " [" + std::string(text.substr(found->begin, found->end - found->begin)) + "]";
}

TEST(ParseDate, ReadsTheFormsOfMinutes) {
  for (const auto* text : {"22. april 2025",
                           "22.april 2025",
                           "22 april 2025",
                           "22. apr. 2025",
                           "22. APRIL 2025",
                           "22. April 2025",
                           "d. 22-04-2025",
                           "d.22-04-2025",
                           "22.04.2025",
                           "22. 04. 2025",
                           "22.4.2025",
                           "22/4-2025",
                           "22/4 2025",
                           "22/04/2025",
                           "22/4 - 2025",
                           "tirsdag den 22. april 2025",
                           "Tirsdag d. 22. april 2025",
                           "TIRSDAG DEN 22. APRIL 2025",
                           "tirs. 22. april 2025",
                           "tirsdag, den 22. april 2025",
                           "2025-04-22",
                           "22-04-25",
                           "22.04.25",
                           "22/4-25",
                           "22. april 25",
                           "22. april '25",
                           "22. april ’25",
                           "  22. april 2025\n",
                           "22.\u00A0april\u00A02025",
                           "22. april\n2025",
                           "22. april, 2025",
                           "22 April 2025",
                           "22–04–2025"}) {
    EXPECT_EQ(Parsed(text), "2025-04-22") << text;
  }
}

TEST(ParseDate, ReadsEveryMonth) {
  const std::pair<std::string_view, int> months[] = {
      {"januar", 1}, {"februar", 2},   {"marts", 3},    {"april", 4},     {"maj", 5},       {"juni", 6}, {"juli", 7},
      {"august", 8}, {"september", 9}, {"oktober", 10}, {"november", 11}, {"december", 12}, {"jan.", 1}, {"feb.", 2},
      {"febr.", 2},  {"mar.", 3},      {"apr.", 4},     {"jun.", 6},      {"jul.", 7},      {"aug.", 8}, {"sep.", 9},
      {"sept.", 9},  {"okt.", 10},     {"nov.", 11},    {"dec.", 12},
  };
  for (const auto& [name, number] : months) {
    const auto date = ParseDate("1. " + std::string(name) + " 2024");
    ASSERT_TRUE(date) << name;
    EXPECT_EQ(static_cast<int>(static_cast<unsigned>(date->month())), number) << name;
  }
}

TEST(ParseDate, TellsImpossibleDatesFromOtherText) {
  for (const auto* text : {"31. februar 2024", "29. februar 2023", "30.02.2024", "32/1-2024", "0. maj 2024",
                           "2024-13-01", "31-04-2025", "d. 00.00.2024", "tirsdag den 31. april 2025", "12/13/2024"}) {
    EXPECT_EQ(Parsed(text), "base.impossible_date") << text;
  }
  for (const auto* text : {"", "april 2025", "22. april", "afventer", "22. april 2025 kl. 15", "22", "2025", "22.04",
                           "22-04", "22. aprilus 2025", "d. xxxx", "22. april 20250", "1234. april 2025", "22--04-2025",
                           "22. april 999", "22. april 9999", "2025-4-22"}) {
    EXPECT_EQ(Parsed(text), "base.no_date") << text;
  }
}

TEST(ParseDate, NamesTheTextInTheError) {
  EXPECT_EQ(ParseDate(" 31.  februar 2024 ").error(), (Error{"base.impossible_date", {{"text", "31. februar 2024"}}}));
  EXPECT_EQ(ParseDate("snart").error(), (Error{"base.no_date", {{"text", "snart"}}}));
}

TEST(ParseDate, PutsTwoDigitYearsIntoTheRightCentury) {
  EXPECT_EQ(Parsed("01-02-69"), "2069-02-01");
  EXPECT_EQ(Parsed("01-02-70"), "1970-02-01");
  EXPECT_EQ(Parsed("1/2-98"), "1998-02-01");
}

TEST(FindDate, KeepsThePlace) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Mødet holdes tirsdag den 22. april 2025 kl. 15.00 på rådhuset", "2025-04-22 [tirsdag den 22. april 2025]"},
      {"bestyrelsen, 22. januar 2024, og", "2024-01-22 [22. januar 2024]"},
      {"Dato: 26-08-2020 16:00", "2020-08-26 [26-08-2020]"},
      {"Mødedato: 26-08-2020kl. 16", "2020-08-26 [26-08-2020]"},
      {"22.-23. april 2025", "2025-04-23 [23. april 2025]"},
      {"mellem 13-15. marts 2024", "2024-03-15 [15. marts 2024]"},
      {"24-012144, møde d. 3/4-2024.", "2024-04-03 [d. 3/4-2024]"},
      {"sag 03.00.00-P22-2-23 af 5. maj 2023", "2023-05-05 [5. maj 2023]"},
      {"sag 27.00.00-A00-8-22\n2022-06-01T10:00", "2022-06-01 [2022-06-01]"},
      {"§ 17,4 udvalget 1.2.2024", "2024-02-01 [1.2.2024]"},
      {"løbenr. 22.04.2025-24.04.2025", "2025-04-22 [22.04.2025]"},
      {"den 31. februar 2024", "base.impossible_date [den 31. februar 2024]"},
      {"Torsdag\n22. april 2025", "2025-04-22 [Torsdag\n22. april 2025]"},
      {"Blåbær22. april 2025", ""},
      {"22. april\n\n2025", ""},
      {"3\nMaj 2024", ""},
      {"tlf. 22 04 20 25", ""},
      {"version 1.2.12", ""},
      {"P22-2-23 og 8-2-22", ""},
      {"010203-1234", ""},
      {"2024-2029", ""},
      {"22. april 15 deltagere", ""},
      {"", ""},
      {"99.99", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(FoundIn(text), expected) << text;
}

TEST(FindDate, GoesOnFromAPlace) {
  const std::string_view text = "1. maj 2024 og den 2. maj 2024";
  const auto first = FindDate(text);
  const auto second = FindDate(text, first->end);
  EXPECT_EQ(FormatIso(*second->value), "2024-05-02");
  EXPECT_EQ(text.substr(second->begin, second->end - second->begin), "den 2. maj 2024");
  EXPECT_FALSE(FindDate(text, second->end));
  EXPECT_FALSE(FindDate(text, text.size() + 5));
}

TEST(FindDate, SaysWhichWeekdayWasWritten) {
  EXPECT_EQ(FindDate("mandag den 22. april 2025")->weekday, std::chrono::Monday) << "though it was a Tuesday";
  EXPECT_EQ(FindDate("lør. 26. april 2025")->weekday, std::chrono::Saturday);
  EXPECT_FALSE(FindDate("den 22. april 2025")->weekday);
}

TEST(FindDate, StaysFastOnOneLongLine) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "22. april 25 den. 1.2. ";
  EXPECT_FALSE(FindDate(text));
}

std::string Clock(std::string_view text) {
  const auto found = FindTime(text);
  return found
             ? FormatIso(found->value) + " [" + std::string(text.substr(found->begin, found->end - found->begin)) + "]"
             : "";
}

TEST(FindTime, ReadsDanishClocks) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Mødet åbnes kl. 15:00.", "15:00 [kl. 15:00]"},
      {"kl. 15.00", "15:00 [kl. 15.00]"},
      {"Kl.15.30", "15:30 [Kl.15.30]"},
      {"KL. 8", "08:00 [KL. 8]"},
      {"kl. 8.15 til 10", "08:15 [kl. 8.15]"},
      {"klokken 9", "09:00 [klokken 9]"},
      {"kl 1530", "15:30 [kl 1530]"},
      {"26-08-2020 16:00", "16:00 [16:00]"},
      {"kl. 24", "00:00 [kl. 24]"},
      {"kl. 8. maj", "08:00 [kl. 8]"},
      {"kl. 25.00", ""},
      {"kl. 12345", ""},
      {"15.30 uden klokke", ""},
      {"12:60", ""},
      {"1:2", ""},
      {"2025:15:00", ""},
      {"ID115:00", ""},
      {"fakl. 15", ""},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(Clock(text), expected) << text;
}

TEST(FindTimeSpan, ReadsStartAndEnd) {
  struct Case {
    std::string_view text;
    TimeOfDay start;
    std::optional<TimeOfDay> end;
    std::string_view place;
  };
  const Case cases[] = {
      {"kl. 15.00-17.00", {15, 0}, TimeOfDay{17, 0}, "kl. 15.00-17.00"},
      {"fra kl. 15:00 – 16:30 i salen", {15, 0}, TimeOfDay{16, 30}, "kl. 15:00 – 16:30"},
      {"kl. 8 til 10", {8, 0}, TimeOfDay{10, 0}, "kl. 8 til 10"},
      {"kl. 8 til kl. 10.15", {8, 0}, TimeOfDay{10, 15}, "kl. 8 til kl. 10.15"},
      {"kl. 15.00", {15, 0}, std::nullopt, "kl. 15.00"},
      {"kl. 15 - 12. maj", {15, 0}, std::nullopt, "kl. 15"},
      {"kl. 9 til frokost", {9, 0}, std::nullopt, "kl. 9"},
      {"kl. 9\n- 10 stole", {9, 0}, std::nullopt, "kl. 9"},
  };
  for (const Case& expected : cases) {
    const auto found = FindTimeSpan(expected.text);
    ASSERT_TRUE(found) << expected.text;
    EXPECT_EQ(found->value.start, expected.start) << expected.text;
    EXPECT_EQ(found->value.end, expected.end) << expected.text;
    EXPECT_EQ(expected.text.substr(found->begin, found->end - found->begin), expected.place);
  }
  EXPECT_FALSE(FindTimeSpan("uden klokkeslæt 12.5"));
}

TEST(ParseTime, TakesTheWholeText) {
  EXPECT_EQ(ParseTime("15.00").value(), (TimeOfDay{15, 0}));
  EXPECT_EQ(ParseTime(" kl. 9 ").value(), (TimeOfDay{9, 0}));
  EXPECT_EQ(ParseTime("8:15").value(), (TimeOfDay{8, 15}));
  for (const auto* wrong : {"", "9", "kl. 15.00 og", "24:30", "femten", "kl."}) {
    const auto time = ParseTime(wrong);
    ASSERT_FALSE(time) << wrong;
    EXPECT_EQ(time.error().id, "base.no_time");
  }
}

}  // namespace
}  // namespace tovholder

// SPDX-License-Identifier: EUPL-1.2
#include "base/period.h"

#include <gtest/gtest.h>

namespace tovholder {
namespace {

struct Case {
  std::string_view text;
  std::string_view dates;  // "start/end", either may be empty; "" is unknown
  Precision precision;
};

std::string Dates(const Period& period) {
  if (!period.known()) return "";
  return (period.start ? FormatIso(*period.start) : "") + "/" + (period.end ? FormatIso(*period.end) : "");
}

const Case kKnown[] = {
    {"primo marts 2024", "2024-03-01/2024-03-10", Precision::kPartOfMonth},
    {"Medio marts 2024", "2024-03-11/2024-03-20", Precision::kPartOfMonth},
    {"ultimo september 2025", "2025-09-21/2025-09-30", Precision::kPartOfMonth},
    {"ultimo februar 2024", "2024-02-21/2024-02-29", Precision::kPartOfMonth},
    {"primo/medio marts 2024", "2024-03-01/2024-03-20", Precision::kPartOfMonth},
    {"ultimo marts - primo april 2024", "2024-03-21/2024-04-10", Precision::kPartOfMonth},
    {"i begyndelsen af marts 2024", "2024-03-01/2024-03-10", Precision::kPartOfMonth},
    {"ved udgangen af marts 2024", "2024-03-31/2024-03-31", Precision::kDay},
    {"marts 2024", "2024-03-01/2024-03-31", Precision::kMonth},
    {"FEBRUAR 2024", "2024-02-01/2024-02-29", Precision::kMonth},
    {"i marts 2024", "2024-03-01/2024-03-31", Precision::kMonth},
    {"i løbet af marts 2024", "2024-03-01/2024-03-31", Precision::kMonth},
    {"ca. marts 2024", "2024-03-01/2024-03-31", Precision::kMonth},
    {"Maj 2024 (forventet)", "2024-05-01/2024-05-31", Precision::kMonth},
    {"Juni - juli 2024", "2024-06-01/2024-07-31", Precision::kMonth},
    {"August – december 2024", "2024-08-01/2024-12-31", Precision::kMonth},
    {"November/december 2024", "2024-11-01/2024-12-31", Precision::kMonth},
    {"marts, april og maj 2024", "2024-03-01/2024-05-31", Precision::kMonth},
    {"marts eller april 2024", "2024-03-01/2024-04-30", Precision::kMonth},
    {"fra marts til juni 2024", "2024-03-01/2024-06-30", Precision::kMonth},
    {"december 2024 - januar 2025", "2024-12-01/2025-01-31", Precision::kMonth},
    {"december - januar 2025", "2024-12-01/2025-01-31", Precision::kMonth},
    {"marts/2024", "2024-03-01/2024-03-31", Precision::kMonth},
    {"juni 2024 - 2025", "2024-06-01/2025-12-31", Precision::kYear},
    {"13. marts 2024", "2024-03-13/2024-03-13", Precision::kDay},
    {"onsdag den 13. marts 2024", "2024-03-13/2024-03-13", Precision::kDay},
    {"13/3-2024", "2024-03-13/2024-03-13", Precision::kDay},
    {"2024-03-13", "2024-03-13/2024-03-13", Precision::kDay},
    {"13.-15. marts 2024", "2024-03-13/2024-03-15", Precision::kDay},
    {"13. og 15. marts 2024", "2024-03-13/2024-03-15", Precision::kDay},
    {"13. marts - 2. april 2024", "2024-03-13/2024-04-02", Precision::kDay},
    {"20. december - 5. januar 2025", "2024-12-20/2025-01-05", Precision::kDay},
    {"22.04.2025 - 24.04.2025", "2025-04-22/2025-04-24", Precision::kDay},
    {"1. kvartal 2025", "2025-01-01/2025-03-31", Precision::kQuarter},
    {"3. eller 4. kvartal 2025", "2025-07-01/2025-12-31", Precision::kQuarter},
    {"3.-4. kvartal 2025", "2025-07-01/2025-12-31", Precision::kQuarter},
    {"4. kvartal 2024 - 1. kvartal 2025", "2024-10-01/2025-03-31", Precision::kQuarter},
    {"2. halvår 2024", "2024-07-01/2024-12-31", Precision::kHalfYear},
    {"forår 2025", "2025-03-01/2025-05-31", Precision::kSeason},
    {"sommeren 2025", "2025-06-01/2025-08-31", Precision::kSeason},
    {"Efterår 2025", "2025-09-01/2025-11-30", Precision::kSeason},
    {"vinter 2025", "2025-12-01/2026-02-28", Precision::kSeason},
    {"vinteren 2023/24", "2023-12-01/2024-02-29", Precision::kSeason},
    {"forår/sommer 2025", "2025-03-01/2025-08-31", Precision::kSeason},
    {"uge 12 2025", "2025-03-17/2025-03-23", Precision::kWeek},
    {"uge 12, 2025", "2025-03-17/2025-03-23", Precision::kWeek},
    {"uge 12/2025", "2025-03-17/2025-03-23", Precision::kWeek},
    {"uge 12-14 2025", "2025-03-17/2025-04-06", Precision::kWeek},
    {"uge 51 - uge 2 2026", "2025-12-15/2026-01-11", Precision::kWeek},
    {"2025", "2025-01-01/2025-12-31", Precision::kYear},
    {"2024-2029", "2024-01-01/2029-12-31", Precision::kYear},
    {"2024/25", "2024-01-01/2025-12-31", Precision::kYear},
    {"Afventer - 2025", "2025-01-01/2025-12-31", Precision::kYear},
    {"Afventer – marts 2025", "2025-03-01/2025-03-31", Precision::kMonth},
    {"senest juni 2024", "/2024-06-30", Precision::kMonth},
    {"Senest den 1. juni 2024", "/2024-06-01", Precision::kDay},
    {"Deadline: 1. juni 2024", "/2024-06-01", Precision::kDay},
    {"senest medio juni 2024", "/2024-06-20", Precision::kPartOfMonth},
    {"inden udgangen af 2025", "/2025-12-31", Precision::kDay},
    {"inden udgangen af marts 2025", "/2025-03-31", Precision::kDay},
    {"inden 1. juni 2024", "/2024-05-31", Precision::kDay},
    {"før sommeren 2025", "/2025-05-31", Precision::kSeason},
    {"til og med juni 2024", "/2024-06-30", Precision::kMonth},
    {"fra og med juni 2024", "2024-06-01/", Precision::kMonth},
    {"tidligst 2025", "2025-01-01/", Precision::kYear},
    {"efter 1. juni 2024", "2024-06-02/", Precision::kDay},
    {"marts 2024.", "2024-03-01/2024-03-31", Precision::kMonth},
};

TEST(ParsePeriod, ReadsVagueWords) {
  for (const Case& expected : kKnown) {
    const Period period = ParsePeriod(expected.text);
    EXPECT_EQ(Dates(period), expected.dates) << expected.text;
    EXPECT_EQ(period.precision, expected.precision) << expected.text;
    EXPECT_EQ(period.text, expected.text);
  }
}

TEST(ParsePeriod, LeavesUnknownWhatIsNotSaid) {
  for (const auto* text : {"",
                           "Afventer",
                           "Afventer dato",
                           "Afventer dato, aftales med kommunen.",
                           "marts",
                           "primo marts",
                           "primo 2025",
                           "ultimo 2025",
                           "snarest",
                           "løbende",
                           "3.",
                           "3. kvartal",
                           "5. kvartal 2025",
                           "0. kvartal 2025",
                           "3. halvår 2025",
                           "uge 53 2025",
                           "uge 0 2025",
                           "uge 12",
                           "31. februar 2024",
                           "marts 2024 og frem",
                           "juli og marts 2024",
                           "april 2024 - marts 2024",
                           "marts - 2025",
                           "28. - 3. marts 2024",
                           "2029-2024",
                           "1800",
                           "marts 24",
                           "12-14",
                           "møde 13. marts 2024",
                           "13. marts 2024 kl. 15",
                           "2024-2025-2026-2027-2028-2029-2030-2031-2032-2033-2034-2035-2036",
                           "uge 12 2025 2026",
                           "forår",
                           "inden",
                           "senest",
                           "- 2025",
                           "2025 -",
                           "maj 2024 forventet)"}) {
    const Period period = ParsePeriod(text);
    EXPECT_FALSE(period.known()) << text << " " << Dates(period);
    EXPECT_EQ(period.precision, Precision::kUnknown) << text;
    EXPECT_EQ(period.text, text);
  }
}

TEST(ParsePeriod, KeepsTheWordsInOneLine) { EXPECT_EQ(ParsePeriod("  primo\n marts  2024 ").text, "primo marts 2024"); }

TEST(FormatPeriod, ShowsWhatWasUnderstood) {
  const std::pair<std::string_view, std::pair<std::string_view, std::string_view>> cases[] = {
      {"primo marts 2024", {"1.–10. marts 2024", "1–10 March 2024"}},
      {"juni - juli 2024", {"1. juni – 31. juli 2024", "1 June – 31 July 2024"}},
      {"vinter 2024", {"1. december 2024 – 28. februar 2025", "1 December 2024 – 28 February 2025"}},
      {"13. marts 2024", {"13. marts 2024", "13 March 2024"}},
      {"senest juni 2024", {"senest den 30. juni 2024", "by 30 June 2024"}},
      {"tidligst juni 2024", {"tidligst den 1. juni 2024", "from 1 June 2024"}},
      {"Afventer dato", {"ukendt", "unknown"}},
  };
  for (const auto& [text, expected] : cases) {
    const Period period = ParsePeriod(text);
    EXPECT_EQ(FormatDatesDanish(period), expected.first);
    EXPECT_EQ(FormatDatesEnglish(period), expected.second);
    EXPECT_EQ(FormatDanish(period), text);
    EXPECT_EQ(FormatEnglish(period), text);
  }
}

TEST(FormatPeriod, ShowsDatesWhereNothingWasWritten) {
  Period period = ParsePeriod("marts 2024");
  period.text.clear();
  EXPECT_EQ(FormatDanish(period), "1.–31. marts 2024");
  EXPECT_EQ(FormatEnglish(Period{}), "unknown");
}

TEST(Precision, HasANameForTheDataFile) {
  for (int i = 0; i <= static_cast<int>(Precision::kYear); ++i) {
    Precision back = Precision::kUnknown;
    ASSERT_TRUE(FromName(ToName(static_cast<Precision>(i)), back));
    EXPECT_EQ(back, static_cast<Precision>(i));
  }
  Precision precision = Precision::kDay;
  EXPECT_FALSE(FromName("decade", precision));
  EXPECT_EQ(precision, Precision::kDay);
}

}  // namespace
}  // namespace tovholder

// SPDX-License-Identifier: EUPL-1.2
#include "search/special_terms.h"

#include <gtest/gtest.h>

namespace tovholder::search {
namespace {

using Terms = std::vector<std::string>;

struct TermCase {
  std::string_view text;
  std::string_view covered;  // the beginning of the text that is the term
  Terms terms;
};

TEST(Paragraph, IsOneTermHoweverItIsWritten) {
  const Terms piece{"§17,4", "§17", "17,4"};
  const TermCase cases[] = {
      {"§ 17,4-udvalget", "§ 17,4", piece},
      {"§ 17, stk. 4 siger", "§ 17, stk. 4", piece},
      {"§17 stk 4", "§17 stk 4", piece},
      {"§ 17, Stk. 4.", "§ 17, Stk. 4", piece},
      {"§17,4", "§17,4", piece},
      {"Paragraf 17, stk. 4", "Paragraf 17, stk. 4", piece},
      {"§ 17, 4 medlemmer", "§ 17", {"§17"}},
      {"§ 61 b, stk. 2", "§ 61 b, stk. 2", {"§61b,2", "§61b", "61b,2"}},
      {"§ 61b", "§ 61b", {"§61b"}},
      {"§ 5 i loven", "§ 5", {"§5"}},
      {"§ 5 en", "§ 5", {"§5"}},
      {"§§ 12", "§§ 12", {"§12"}},
      {"§ 17, stk. 4, nr. 2", "§ 17, stk. 4, nr. 2", {"§17,4,2", "§17,4", "§17", "17,4"}},
      {"§ 17, stk.", "§ 17", {"§17"}},
  };
  for (const TermCase& one : cases) {
    const auto term = ReadParagraph(one.text, 0);
    ASSERT_TRUE(term) << one.text;
    EXPECT_EQ(one.text.substr(0, term->end), one.covered);
    EXPECT_EQ(term->terms, one.terms) << one.text;
  }
  for (const std::string_view text : {"§", "§ x", "paragraffer 17", "papir", "§ -1"}) {
    EXPECT_FALSE(ReadParagraph(text, 0)) << text;
  }
}

TEST(Number, CaseNumbersAreOneTerm) {
  const TermCase cases[] = {
      {"03.00.00-P22-2-23 Sag", "03.00.00-P22-2-23", {"03.00.00-p22-2-23", "03.00.00"}},
      {"03.00.00 - P22 - 2 - 23", "03.00.00 - P22 - 2 - 23", {"03.00.00-p22-2-23", "03.00.00"}},
      {"03.00.00p22-2/23", "03.00.00p22-2/23", {"03.00.00-p22-2-23", "03.00.00"}},
      {"03.00.00", "03.00.00", {"03.00.00"}},
      {"03.00.00 Pris", "03.00.00", {"03.00.00"}},
      {"24-012144.", "24-012144", {"24-012144", "012144"}},
      {"24 - 012144", "24 - 012144", {"24-012144", "012144"}},
      {"24/012144", "24/012144", {"24-012144", "012144"}},
      {"330-2018-4471", "330-2018-4471", {"330-2018-4471", "2018", "4471"}},
      {"17/11902", "17/11902", {"17-11902", "11902"}},
      {"2023-2024", "2023-2024", {"2023-2024", "2023", "2024"}},
      {"1/2", "1/2", {"1-2", "1", "2"}},
      {"24 -012144", "24", {"24"}},
      {"15 - 17", "15", {"15"}},
  };
  for (const TermCase& one : cases) {
    const auto term = ReadNumber(one.text, 0);
    ASSERT_TRUE(term) << one.text;
    EXPECT_EQ(one.text.substr(0, term->end), one.covered);
    EXPECT_EQ(term->terms, one.terms) << one.text;
  }
}

TEST(Number, DatesAndAmounts) {
  const TermCase cases[] = {
      {"22.04.2025", "22.04.2025", {"2025-04-22", "2025"}},
      {"22/4-2025", "22/4-2025", {"2025-04-22", "2025"}},
      {"2025-04-22", "2025-04-22", {"2025-04-22", "2025"}},
      {"31.02.2025", "31.02.2025", {"31.02.2025"}},
      {"991.000 kr.", "991.000", {"991000"}},
      {"1.234.567,5", "1.234.567,5", {"1234567,5"}},
      {"22,9 mio.", "22,9", {"22,9"}},
      {"15:00", "15:00", {"15.00"}},
      {"15.00", "15.00", {"15.00"}},
      {"7. ", "7", {"7"}},
      {"24-timers", "24", {"24"}},
  };
  for (const TermCase& one : cases) {
    const auto term = ReadNumber(one.text, 0);
    ASSERT_TRUE(term) << one.text;
    EXPECT_EQ(one.text.substr(0, term->end), one.covered);
    EXPECT_EQ(term->terms, one.terms) << one.text;
  }
  EXPECT_FALSE(ReadNumber("4a", 0));
  EXPECT_FALSE(ReadNumber("2pk-møde", 0));
}

TEST(WrittenDate, NeedsMonthAndYear) {
  EXPECT_EQ(ReadWrittenDate("22. april 2025", 0), "2025-04-22");
  EXPECT_EQ(ReadWrittenDate("2 December 1999.", 0), "1999-12-02");
  for (const std::string_view text :
       {"22. april", "31. februar 2025", "22. aprilsk 2025", "22", "200. maj 2025", "1. maj 20251"}) {
    EXPECT_FALSE(ReadWrittenDate(text, 0)) << text;
  }
}

}  // namespace
}  // namespace tovholder::search

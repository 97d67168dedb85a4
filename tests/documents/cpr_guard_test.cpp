// SPDX-License-Identifier: EUPL-1.2
#include "documents/cpr_guard.h"

#include <gtest/gtest.h>

#include <string>

namespace tovholder::documents {
namespace {

// Numbers of nobody: made for these tests, several with the date 01-01 that numbers without modulus 11 have.
struct Guarded {
  const char* text;
  const char* expected;  // "" where nothing is found
};

class CprGuardTest : public ::testing::TestWithParam<Guarded> {};

TEST_P(CprGuardTest, Finds) {
  std::string found;
  const std::string_view text = GetParam().text;
  for (const CprHit& hit : FindCprNumbers(text)) {
    if (!found.empty()) found += "; ";
    found += std::string(text.substr(hit.span.begin, hit.span.end - hit.span.begin)) + " " +
             std::string(ToName(hit.confidence)) + " " + std::string(ToName(hit.reason));
  }
  EXPECT_EQ(found, GetParam().expected) << text;
}

INSTANTIATE_TEST_SUITE_P(Numbers, CprGuardTest,
                         ::testing::Values(Guarded{"Borger 070761-4285 har", "070761-4285 certain checked"},
                                           Guarded{"Borger 010190-1234 har", "010190-1234 likely hyphenated"},
                                           Guarded{"0101901234", "0101901234 soft plain_digits"},
                                           Guarded{"0707614285", "0707614285 likely checked"},
                                           Guarded{"010190 1234", "010190 1234 soft plain_digits"},
                                           Guarded{"CPR: 0101901234", "0101901234 certain labelled"},
                                           Guarded{"cpr-nr. 010190 1234.", "010190 1234 certain labelled"},
                                           Guarded{"personnummer 321390-1234", "321390-1234 likely labelled"},
                                           Guarded{"010190 - 1234", "010190 - 1234 likely hyphenated"},
                                           Guarded{"010190–1234", "010190–1234 likely hyphenated"},
                                           Guarded{"01.01.90-1234", "01.01.90-1234 likely hyphenated"},
                                           Guarded{"01 01 90 1234", "01 01 90 1234 soft plain_digits"},
                                           Guarded{"290200-4234", "290200-4234 likely hyphenated"},
                                           Guarded{"610190-1234", "610190-1234 soft replacement"},
                                           Guarded{"(010190-1234)010291-1234",
                                                   "010190-1234 likely hyphenated; 010291-1234 likely hyphenated"},
                                           Guarded{"sagsnr. 0707614285", "0707614285 soft checked"}));

INSTANTIATE_TEST_SUITE_P(FalseFriends, CprGuardTest,
                         ::testing::Values(Guarded{"24-012144", ""}, Guarded{"00.22.04-I00-5-21", ""},
                                           Guarded{"330-2018-611201", ""}, Guarded{"Tlf. 12 34 56 78", ""},
                                           Guarded{"+4512345678", ""}, Guarded{"290201-1234", ""},
                                           Guarded{"320190-1234", ""}, Guarded{"011390-1234", ""},
                                           Guarded{"EAN 5798001234567", ""}, Guarded{"konto 4720 0101901234", ""},
                                           Guarded{"dok.nr. 0101901234", ""}, Guarded{"1234-0101901234", ""},
                                           Guarded{"010190-12345", ""}, Guarded{"10101901234", ""},
                                           Guarded{"27.00.00-000-1-23", ""}, Guarded{"1.234.567.890", ""},
                                           Guarded{"01-01-2024 kl. 12.00", ""}));

TEST(CprGuard, MasksOnlyDigitsOfHits) {
  EXPECT_EQ(MaskCprNumbers("Sag 24-012144, cpr 010190-1234, kl. 15"), "Sag 24-012144, cpr xxxxxx-xxxx, kl. 15");
}

TEST(CprGuard, LongRunsOfDigitsAreQuick) {
  EXPECT_TRUE(FindCprNumbers(std::string(5'000'000, '1')).empty());
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "010190-1234\n";
  EXPECT_EQ(FindCprNumbers(many).size(), 100'000U);
}

}  // namespace
}  // namespace tovholder::documents

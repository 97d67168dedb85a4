// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "people/second_factor.h"

namespace tovholder::people {
namespace {

// "12345678901234567890", the key of RFC 6238, appendix B; here the last six of its eight digits.
constexpr std::string_view kRfcKey = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

Instant Seconds(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

TEST(CodeAt, FollowsTheRfc) {
  const std::pair<std::int64_t, std::string_view> vectors[] = {{59, "287082"},         {1111111109, "081804"},
                                                               {1111111111, "050471"}, {1234567890, "005924"},
                                                               {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& [at, code] : vectors) EXPECT_EQ(CodeAt(kRfcKey, Seconds(at)), code) << at;
}

TEST(StepOfCode, TakesOneStepOfDriftEitherWay) {
  const Instant now = Seconds(1'700'000'010);
  const std::int64_t step = 1'700'000'010 / 30;
  for (const std::int64_t drift : {-1, 0, 1}) {
    EXPECT_EQ(StepOfCode(kRfcKey, CodeAt(kRfcKey, now + std::chrono::seconds(30 * drift)), now, 0), step + drift);
  }
  for (const std::int64_t drift : {-3, -2, 2, 3}) {
    EXPECT_FALSE(StepOfCode(kRfcKey, CodeAt(kRfcKey, now + std::chrono::seconds(30 * drift)), now, 0)) << drift;
  }
}

TEST(StepOfCode, RefusesACodeThatWasUsed) {
  const Instant now = Seconds(1'700'000'010);
  const std::int64_t step = 1'700'000'010 / 30;
  EXPECT_FALSE(StepOfCode(kRfcKey, CodeAt(kRfcKey, now), now, step));
  EXPECT_FALSE(StepOfCode(kRfcKey, CodeAt(kRfcKey, now - std::chrono::seconds(30)), now, step)) << "an older one";
  EXPECT_EQ(StepOfCode(kRfcKey, CodeAt(kRfcKey, now + std::chrono::seconds(30)), now, step), step + 1);
}

TEST(StepOfCode, RefusesWhatIsNoCode) {
  for (const auto* wrong : {"", "0", "00000", "0000000", "abcdef", "ææææææ", "28708 "}) {
    EXPECT_FALSE(StepOfCode(kRfcKey, wrong, Seconds(59), 0)) << wrong;
  }
}

TEST(NewSecret, Is160BitsThatNobodyGuesses) {
  std::set<std::string> secrets;
  for (int i = 0; i < 100; ++i) secrets.insert(NewSecret());
  EXPECT_EQ(secrets.size(), 100U);
  EXPECT_EQ(secrets.begin()->size(), 32U);
  EXPECT_EQ(CodeAt(*secrets.begin(), Seconds(59)).size(), 6U);
  EXPECT_EQ(InGroups(kRfcKey), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
}

TEST(KeyAddress, IsWhatAppsRead) {
  EXPECT_EQ(KeyAddress("ABCD", "karla+x@example.dk"),
            "otpauth://totp/Tovholder:karla%2Bx%40example.dk?secret=ABCD&issuer=Tovholder");
}

TEST(RecoveryCodes, MayBeTypedAsTheyAreReadAloud) {
  const std::string code = NewRecoveryCode();
  EXPECT_EQ(code.size(), 19U);
  EXPECT_EQ(code[4], '-');
  EXPECT_EQ(NormalRecoveryCode(code).size(), 16U);
  EXPECT_NE(NewRecoveryCode(), code);
  EXPECT_EQ(NormalRecoveryCode("K7QM 04XZ-abcd efgh"), "k7qm04xzabcdefgh");
  EXPECT_EQ(NormalRecoveryCode("oOiIlL"), "001111");
  EXPECT_EQ(NormalRecoveryCode("æ ' OR 1=1 --"), "0r11");
  EXPECT_EQ(NormalRecoveryCode(""), "");
}

}  // namespace
}  // namespace tovholder::people

// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <ctime>

#include "people/password.h"
#include "people/sign_in.h"

namespace tovholder::people {
namespace {

User Karla() { return {UserId{1}, "karla@example.dk", "Karla Holm Sørensen", Role::kReader, false, {}}; }

TEST(WaitAfter, GrowsAndEnds) {
  EXPECT_EQ(WaitAfter(0).count(), 0);
  EXPECT_EQ(WaitAfter(3).count(), 0);
  EXPECT_EQ(WaitAfter(4).count(), 5);
  EXPECT_EQ(WaitAfter(5).count(), 10);
  EXPECT_EQ(WaitAfter(6).count(), 20);
  EXPECT_EQ(WaitAfter(1000000), std::chrono::minutes(15));
  for (int failures = 1; failures < 50; ++failures) EXPECT_GE(WaitAfter(failures), WaitAfter(failures - 1));
}

TEST(CheckNewPassword, TakesLongAndVariedOnes) {
  for (const auto* good : {"fire grønne cykler", "tolvtegn1234", "Blåbær-på-Bornholm"}) {
    EXPECT_TRUE(CheckNewPassword(Karla(), good)) << good;
  }
  const std::pair<std::string, std::string_view> wrong[] = {
      {"", "people.password_short"},
      {"elleve tegn", "people.password_short"},
      {"ææææææ", "people.password_short"},
      {std::string(1001, 'a'), "people.password_long"},
      {"aaaaaaaaaaaaaaaa", "people.password_simple"},
      {"121212121212121212", "people.password_simple"},
      {"Karla@Example.DK", "people.password_simple"},
      {"karla holm sørensen", "people.password_simple"},
  };
  for (const auto& [password, id] : wrong) {
    const auto checked = CheckNewPassword(Karla(), password);
    ASSERT_FALSE(checked) << password;
    EXPECT_EQ(checked.error().id, id);
  }
}

TEST(CheckUser, NamesWhatIsWrong) {
  EXPECT_TRUE(CheckUser(Karla()));
  for (const auto* wrong :
       {"", "karla", "@example.dk", "karla@", "a b@example.dk", "a@b@c", "a@b.dk,c@d.dk", "<a@b.dk>", "a@b\n.dk"}) {
    User user = Karla();
    user.email = wrong;
    ASSERT_FALSE(CheckUser(user)) << wrong;
    EXPECT_EQ(CheckUser(user).error().id, "people.bad_email");
  }
  User nameless = Karla();
  nameless.name = " ";
  EXPECT_EQ(CheckUser(nameless).error().id, "people.no_name");
  User outsider = Karla();
  outsider.role = Role::kOutsider;
  EXPECT_EQ(CheckUser(outsider).error(), (Error{"people.bad_role", {{"role", "outsider"}}}));
}

TEST(Password, IsKnownAgainInBothSpellings) {
  const std::string hash = HashPassword("blåbær på Østerbro");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(IsPassword(hash, "bla\u030Abær pa\u030A Østerbro")) << "composed or not";
  EXPECT_FALSE(IsPassword(hash, "Blåbær på Østerbro"));
  EXPECT_FALSE(IsPassword("", ""));
  EXPECT_NE(hash, HashPassword("blåbær på Østerbro")) << "salted";
}

TEST(Password, TakesAsLongForNobody) {
  const std::string hash = HashPassword("fire grønne cykler");
  // Same function, limits and memory: the dummy hash must be written with those of today.
  const auto limits = [](std::string_view text) { return text.substr(0, text.find("p=1")); };
  EXPECT_EQ(limits(hash), "$argon2id$v=19$m=65536,t=2,");
  const auto work = [](std::string_view stored) {
    const std::clock_t begin = std::clock();
    EXPECT_FALSE(IsPassword(stored, "forkert kodeord"));
    return std::clock() - begin;
  };
  EXPECT_GT(work("") * 4, work(hash)) << "nobody's password is hashed too";
}

}  // namespace
}  // namespace tovholder::people

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "base/enum_names.h"
#include "base/text.h"
#include "people/sign_in.h"

namespace tovholder::people {
namespace {

constexpr EnumNames<LinkPurpose, 2> kLinkPurposes{
    {{LinkPurpose::kSignIn, "sign_in"}, {LinkPurpose::kNewPassword, "new_password"}}};

constexpr std::size_t kShortestPassword = 12;
constexpr std::size_t kLongestPassword = 1000;
constexpr std::size_t kDifferentLetters = 5;
constexpr int kFreeTries = 4;
constexpr std::chrono::seconds kFirstWait{5};
constexpr std::chrono::seconds kLongestWait = std::chrono::minutes(15);

std::size_t CountDifferent(std::string_view text) {
  std::set<char32_t> letters;
  for (std::size_t at = 0; at < text.size();) letters.insert(NextCodePoint(text, at));
  return letters.size();
}

}  // namespace

std::string_view ToName(LinkPurpose purpose) { return NameIn(kLinkPurposes, purpose); }
bool FromName(std::string_view name, LinkPurpose& purpose) { return ValueIn(kLinkPurposes, name, purpose); }

std::chrono::seconds LifeOf(LinkPurpose purpose) {
  return purpose == LinkPurpose::kSignIn ? std::chrono::hours(24) : std::chrono::hours(7 * 24);
}

std::chrono::seconds WaitAfter(int failures) {
  if (failures < kFreeTries) return std::chrono::seconds(0);
  const int doublings = std::min(failures - kFreeTries, 10);
  return std::min(kFirstWait * (1 << doublings), kLongestWait);
}

Result<void> CheckNewPassword(const User& user, std::string_view password) {
  if (CountCodePoints(password) < kShortestPassword) {
    return Fail("people.password_short", {{"least", std::to_string(kShortestPassword)}});
  }
  if (password.size() > kLongestPassword) {
    return Fail("people.password_long", {{"most", std::to_string(kLongestPassword)}});
  }
  const std::string folded = Fold(password);
  if (CountDifferent(folded) < kDifferentLetters || folded == Fold(user.email) || folded == Fold(user.name)) {
    return Fail("people.password_simple");
  }
  return {};
}

}  // namespace tovholder::people

// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "people/viewer.h"

namespace tovholder::people {
namespace {

Viewer As(Role role) { return {UserId{7}, "Karla Holm", role}; }

TEST(Viewer, SeesAccordingToRole) {
  struct Case {
    Role role;
    std::vector<Visibility> sees;
    std::string_view condition;
  };
  using enum Visibility;
  const Case cases[] = {
      {Role::kOutsider, {kPublic}, "m.visibility IN ('public')"},
      {Role::kReader, {kPublic, kInternal}, "m.visibility IN ('public', 'internal')"},
      {Role::kSecretary,
       {kPublic, kInternal, kDraft, kClosed},
       "m.visibility IN ('public', 'internal', 'draft', 'closed')"},
      {Role::kAdministrator,
       {kPublic, kInternal, kDraft, kClosed},
       "m.visibility IN ('public', 'internal', 'draft', 'closed')"},
  };
  for (const Case& expected : cases) {
    for (const Visibility visibility : {kPublic, kInternal, kDraft, kClosed}) {
      const bool sees = std::find(expected.sees.begin(), expected.sees.end(), visibility) != expected.sees.end();
      EXPECT_EQ(MaySee(As(expected.role), visibility), sees) << ToName(expected.role) << " " << ToName(visibility);
    }
    EXPECT_EQ(VisibleCondition(As(expected.role), "m.visibility"), expected.condition);
  }
}

TEST(Viewer, MayWhatTheRolesBelowMay) {
  EXPECT_TRUE(As(Role::kAdministrator).May(Role::kSecretary));
  EXPECT_TRUE(As(Role::kSecretary).May(Role::kSecretary));
  EXPECT_FALSE(As(Role::kReader).May(Role::kSecretary));
  EXPECT_FALSE(Viewer::Outsider().May(Role::kReader));
  EXPECT_FALSE(Viewer::Outsider().signed_in());
  EXPECT_TRUE(Viewer::CommandLine().May(Role::kAdministrator));
}

TEST(Names, ComeBack) {
  for (const Role role : {Role::kOutsider, Role::kReader, Role::kSecretary, Role::kAdministrator}) {
    Role back = Role::kOutsider;
    ASSERT_TRUE(FromName(ToName(role), back));
    EXPECT_EQ(back, role);
  }
  for (const Visibility one : {Visibility::kPublic, Visibility::kInternal, Visibility::kDraft, Visibility::kClosed}) {
    Visibility back = Visibility::kPublic;
    ASSERT_TRUE(FromName(ToName(one), back));
    EXPECT_EQ(back, one);
  }
  Role role = Role::kReader;
  Visibility visibility = Visibility::kClosed;
  EXPECT_FALSE(FromName("king", role));
  EXPECT_FALSE(FromName("Public", visibility));
  EXPECT_EQ(role, Role::kReader);
  EXPECT_EQ(visibility, Visibility::kClosed);
}

}  // namespace
}  // namespace tovholder::people

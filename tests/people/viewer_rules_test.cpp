// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "people/membership.h"
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
      {Role::kAuditor,
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

TEST(Viewer, MayWhatTheRoleHolds) {
  EXPECT_TRUE(As(Role::kAdministrator).May(Access::kSecretary));
  EXPECT_TRUE(As(Role::kSecretary).May(Access::kSecretary));
  EXPECT_FALSE(As(Role::kSecretary).MayRead(Access::kAdministrator));
  EXPECT_FALSE(As(Role::kReader).May(Access::kSecretary));
  EXPECT_TRUE(As(Role::kReader).May(Access::kOwnAccount));
  EXPECT_FALSE(Viewer::Outsider().MayRead(Access::kOwnAccount));
  EXPECT_FALSE(Viewer::Outsider().signed_in());
  EXPECT_TRUE(Viewer::CommandLine().May(Access::kAdministrator));
}

TEST(Viewer, AnAuditorReadsEverythingAndChangesNothingButHisAccount) {
  const Viewer auditor = As(Role::kAuditor);
  for (const Access asked :
       {Access::kEverybody, Access::kOwnAccount, Access::kReader, Access::kSecretary, Access::kAdministrator}) {
    EXPECT_TRUE(auditor.MayRead(asked));
    EXPECT_EQ(auditor.May(asked), asked <= Access::kOwnAccount);
  }
}

TEST(Viewer, IsAskedByRoleAsWell) {
  EXPECT_TRUE(As(Role::kSecretary).May(Access::kSecretary));
  EXPECT_TRUE(As(Role::kAdministrator).May(Access::kSecretary));
  EXPECT_FALSE(As(Role::kReader).May(Access::kSecretary));
  EXPECT_FALSE(As(Role::kReader).MayRead(Access::kSecretary));
  EXPECT_TRUE(As(Role::kSecretary).MayRead(Access::kSecretary)) << "reads drafts and closed items";
  const Viewer auditor = As(Role::kAuditor);
  EXPECT_TRUE(auditor.MayRead(Access::kReader) && auditor.MayRead(Access::kSecretary));
  EXPECT_FALSE(auditor.May(Access::kSecretary) || auditor.May(Access::kAdministrator));
  EXPECT_FALSE(Viewer::Outsider().MayRead(Access::kReader));
}

constexpr OrganizationId kBoard{3};
constexpr OrganizationId kGroup{7};

Viewer In(OrganizationId organization, OrganizationRole role, Role installation = Role::kReader) {
  return {UserId{7}, "Karla Holm", installation, {{organization, role}}};
}

TEST(OrganizationRole, FollowsFromTheMembership) {
  EXPECT_EQ(OrganizationRoleOf(MembershipRole::kObserver), OrganizationRole::kReader);
  EXPECT_EQ(OrganizationRoleOf(MembershipRole::kCoordinator), OrganizationRole::kMember);
  EXPECT_EQ(OrganizationRoleOf(MembershipRole::kViceChair), OrganizationRole::kMember);
  EXPECT_EQ(OrganizationRoleOf(MembershipRole::kSecretary), OrganizationRole::kSecretary);
  EXPECT_EQ(OrganizationRoleOf(MembershipRole::kChair), OrganizationRole::kChair);
}

TEST(OrganizationRole, HoldsInItsOrganizationAlone) {
  struct Case {
    OrganizationRole role;
    bool closed;
    bool agenda;
    bool propose;
  };
  for (const Case& expected :
       {Case{OrganizationRole::kReader, false, false, false}, Case{OrganizationRole::kMember, true, false, true},
        Case{OrganizationRole::kSecretary, true, true, true}, Case{OrganizationRole::kChair, true, true, true}}) {
    const Viewer viewer = In(kBoard, expected.role);
    EXPECT_EQ(viewer.RoleIn(kBoard), expected.role);
    EXPECT_EQ(viewer.RoleIn(kGroup), OrganizationRole::kNone);
    EXPECT_EQ(MayReadClosed(viewer, kBoard), expected.closed);
    EXPECT_EQ(MayReadDrafts(viewer, kBoard), expected.agenda);
    EXPECT_EQ(MayEditAgenda(viewer, kBoard), expected.agenda);
    EXPECT_EQ(MayPropose(viewer, kBoard), expected.propose);
    EXPECT_FALSE(MayReadClosed(viewer, kGroup) || MayEditAgenda(viewer, kGroup) || MayPropose(viewer, kGroup));
    EXPECT_EQ(MaySee(viewer, Visibility::kClosed, kBoard), expected.closed);
    EXPECT_FALSE(MaySee(viewer, Visibility::kClosed, std::nullopt)) << "belongs to nobody he knows";
  }
  EXPECT_TRUE(MayEditAgenda(As(Role::kSecretary), kGroup));
}

TEST(OrganizationRole, GivesAnAuditorNothingToDo) {
  const Viewer auditor = In(kBoard, OrganizationRole::kChair, Role::kAuditor);
  EXPECT_TRUE(MayReadClosed(auditor, kGroup));
  EXPECT_TRUE(MayReadDrafts(auditor, kGroup));
  EXPECT_FALSE(MayEditAgenda(auditor, kBoard));
  EXPECT_FALSE(MayPropose(auditor, kBoard));
}

TEST(VisibleCondition, OpensTheOwnOrganizationAlone) {
  const auto condition = [](const Viewer& viewer) {
    return VisibleCondition(viewer, "m.visibility", "m.organization IN ({ids})");
  };
  EXPECT_EQ(condition(Viewer::Outsider()), "m.visibility IN ('public')");
  EXPECT_EQ(condition(In(kBoard, OrganizationRole::kMember)),
            "(m.visibility IN ('public', 'internal') OR (m.visibility = 'closed' AND m.organization IN (3)))");
  Viewer both = In(kBoard, OrganizationRole::kMember);
  both.held.push_back({kGroup, OrganizationRole::kChair});
  EXPECT_EQ(condition(both),
            "(m.visibility IN ('public', 'internal') OR (m.visibility = 'draft' AND m.organization IN (7)) OR "
            "(m.visibility = 'closed' AND m.organization IN (3, 7)))");
  for (const Role role : {Role::kSecretary, Role::kAdministrator, Role::kAuditor}) {
    EXPECT_EQ(condition(In(kBoard, OrganizationRole::kMember, role)), VisibleCondition(As(role), "m.visibility"));
  }
}

TEST(Names, ComeBack) {
  for (const Role role : {Role::kOutsider, Role::kReader, Role::kSecretary, Role::kAdministrator, Role::kAuditor}) {
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

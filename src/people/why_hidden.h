// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/notices.h"
#include "html/texts.h"
#include "people/viewer.h"
#include "sql/database.h"

namespace tovholder::people {

// Why somebody does not get what he asks for: what it is, who does get it, and what he is himself.
struct Explanation {
  enum class What { kNeedsUser, kNeedsSecretary, kNeedsAdministrator, kChangesNothing, kInternal, kDraft, kClosed };
  What what = What::kClosed;
  std::string organization = {};  // whose it is; "" for none
  Role role = Role::kOutsider;    // of the viewer
  // What the viewer is elsewhere, by the names of the organizations.
  struct Elsewhere {
    std::string organization;
    OrganizationRole role = OrganizationRole::kMember;
  };
  std::vector<Elsewhere> elsewhere = {};
};

// Ask only where MaySee says no: it does not look once more.
Explanation WhyHidden(sql::Reader& reader, const Viewer& viewer, Visibility visibility,
                      std::optional<OrganizationId> organization);
Explanation WhyRefused(sql::Reader& reader, const Viewer& viewer, Access asked);

// "Punktet er lukket. Det kan læses af medlemmer af Bestyrelsen; du er medlem af Følgegruppen."
std::string SentenceOf(const Explanation& explanation, const html::Texts& t);
// The same in the place of what is hidden.
html::Html RenderExplanation(const Explanation& explanation, const html::Texts& t);

// "medlem af Følgegruppen"
std::string RoleInWords(OrganizationRole role, std::string_view organization, const html::Texts& t);

}  // namespace tovholder::people

// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "people/agent_name.h"
#include "people/why_hidden.h"

namespace tovholder::people {
namespace {

// "a, b og c"
std::string ListInWords(const std::vector<std::string>& parts, const html::Texts& t) {
  if (parts.size() < 2) return Join(parts, "");
  const std::vector<std::string> first(parts.begin(), parts.end() - 1);
  return t("{first} and {last}", {{"first", Join(first, ", ")}, {"last", parts.back()}});
}

std::string WhoYouAre(const Explanation& why, const html::Texts& t) {
  if (why.role == Role::kOutsider) return std::string(t("you have not signed in"));
  std::vector<std::string> roles;
  for (const auto& one : why.elsewhere) roles.push_back(RoleInWords(one.role, one.organization, t));
  if (roles.empty()) return t("you are signed in as {role}", {{"role", ToLower(NameOfRole(why.role, t))}});
  return t("you are {roles}", {{"roles", ListInWords(roles, t)}});
}

}  // namespace

std::string RoleInWords(OrganizationRole role, std::string_view organization, const html::Texts& t) {
  switch (role) {
    case OrganizationRole::kChair:
      return t("chair of {organization}", {{"organization", organization}});
    case OrganizationRole::kSecretary:
      return t("secretary of {organization}", {{"organization", organization}});
    case OrganizationRole::kMember:
      return t("member of {organization}", {{"organization", organization}});
    case OrganizationRole::kReader:
    case OrganizationRole::kNone:
      break;
  }
  return t("observer in {organization}", {{"organization", organization}});
}

std::string SentenceOf(const Explanation& why, const html::Texts& t) {
  using What = Explanation::What;
  const std::string you = WhoYouAre(why, t);
  const std::string& organization = why.organization;
  switch (why.what) {
    case What::kNeedsUser:
      return t("This is for those who have a user here; {you}. Ask an administrator for access.", {{"you", you}});
    case What::kNeedsSecretary:
      return t(
          "Only secretaries and administrators may do this; {you}. Ask an administrator for the role if you need it.",
          {{"you", you}});
    case What::kNeedsAdministrator:
      return t("Only administrators may do this; {you}. Ask one of them to do it for you.", {{"you", you}});
    case What::kChangesNothing:
      return std::string(
          t("As an auditor you read everything and change nothing, so this is not done. Ask a secretary or an "
            "administrator to do it."));
    case What::kInternal:
      return t("This can be read by whoever has a user here; {you}.", {{"you", you}});
    case What::kDraft:
      if (organization.empty()) {
        return t("This is a draft. It can be read by secretaries, administrators and auditors; {you}.", {{"you", you}});
      }
      return t("This is a draft. It can be read by the chair and the secretary of {organization}; {you}.",
               {{"organization", organization}, {"you", you}});
    case What::kClosed:
      break;
  }
  if (organization.empty()) {
    return t("The item is closed. It can be read by secretaries, administrators and auditors; {you}.", {{"you", you}});
  }
  return t("The item is closed. It can be read by members of {organization}; {you}.",
           {{"organization", organization}, {"you", you}});
}

html::Html RenderExplanation(const Explanation& why, const html::Texts& t) {
  return html::RenderNotice({.tone = html::Tone::kInfo, .text = SentenceOf(why, t)}, t);
}

}  // namespace tovholder::people

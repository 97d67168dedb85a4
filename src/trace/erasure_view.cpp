// SPDX-License-Identifier: EUPL-1.2
#include "trace/erasure_view.h"

#include "base/text.h"
#include "people/structure_pages.h"

namespace tovholder::trace {

using html::PageFrame;
using html::Texts;
using people::Visit;

std::string Said(const Visit& visit, std::string_view field) { return CollapseSpace(visit.request.Form(field)); }

bool MayErase(const Visit& visit) { return visit.viewer.May(people::Access::kAdministrator); }

PageFrame RetentionFrame(const Visit& visit, std::string_view title) {
  PageFrame frame = people::OrganizationFrame(visit, title, "retention");
  frame.breadcrumb = {{std::string(visit.t("Keeping and erasing")), std::string(kRetentionPage)}, {frame.title, ""}};
  return frame;
}

std::string_view WordOf(RetentionKind kind, const Texts& t) {
  switch (kind) {
    case RetentionKind::kImportedPaper:
      return t("Imported papers");
    case RetentionKind::kSentMail:
      return t("Mail that was sent");
    case RetentionKind::kFormerMember:
      break;
  }
  return t("Persons whose memberships have ended");
}

std::string EraseAddress(RetentionKind kind, std::int64_t id) {
  return std::string(kRetentionPage) + (kind == RetentionKind::kFormerMember ? "/person/" : "/papir/") +
         std::to_string(id);
}

}  // namespace tovholder::trace

// SPDX-License-Identifier: EUPL-1.2
#include "base/enum_names.h"
#include "trace/erasure.h"

namespace tovholder::trace {
namespace {

constexpr EnumNames<RetentionKind, 3> kRetentionKinds{{{RetentionKind::kFormerMember, "former_member"},
                                                       {RetentionKind::kImportedPaper, "imported_paper"},
                                                       {RetentionKind::kSentMail, "sent_mail"}}};

}  // namespace

std::string_view ToName(RetentionKind kind) { return NameIn(kRetentionKinds, kind); }
bool FromName(std::string_view name, RetentionKind& kind) { return ValueIn(kRetentionKinds, name, kind); }

std::optional<Date> DueBefore(const RetentionRule& rule, Date today) {
  if (rule.years <= 0) return std::nullopt;
  const Date day = today - std::chrono::years(rule.years);
  return day.ok() ? day : day.year() / day.month() / std::chrono::last;  // 29 February
}

}  // namespace tovholder::trace

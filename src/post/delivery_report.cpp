// SPDX-License-Identifier: EUPL-1.2
#include "post/delivery_report.h"

#include "base/text.h"
#include "documents/encoding.h"

namespace tovholder::post {
namespace {

constexpr std::size_t kMostFailures = 100;
constexpr std::size_t kReasonLength = 500;

// "rfc822; anna@example.org" without the kind of what follows.
std::string WithoutKind(std::string_view value) {
  const std::size_t mark = value.find(';');
  return std::string(Trim(mark == std::string_view::npos ? value : value.substr(mark + 1)));
}

std::string WithoutBrackets(std::string_view address) {
  if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
  return std::string(address);
}

void AddFailure(std::string_view group, std::vector<FailedRecipient>& failures) {
  if (ToLower(FindField(group, "action")) != "failed" || failures.size() == kMostFailures) return;
  std::string address = WithoutKind(FindField(group, "final-recipient"));
  if (address.empty()) address = WithoutKind(FindField(group, "original-recipient"));
  if (address.empty()) return;
  failures.push_back({WithoutBrackets(address), FindField(group, "status"),
                      Shorten(WithoutKind(FindField(group, "diagnostic-code")), kReasonLength)});
}

}  // namespace

std::string FindField(std::string_view head, std::string_view name) {
  std::string value;
  bool found = false;
  for (const std::string_view line : SplitLines(head)) {
    const bool goes_on = !line.empty() && IsSpaceOrTab(line.front());
    if (found && !goes_on) break;
    if (found) value.append(" ").append(line);
    const std::size_t colon = goes_on ? std::string_view::npos : line.find(':');
    if (colon == std::string_view::npos || ToLower(Trim(line.substr(0, colon))) != name) continue;
    found = true;
    value = line.substr(colon + 1);
  }
  return CollapseSpace(value);
}

std::vector<FailedRecipient> ListFailedRecipients(std::string_view report) {
  std::vector<FailedRecipient> failures;
  const std::string text = documents::DecodeAs(report, "utf-8");
  std::string group;
  for (const std::string_view line : SplitLines(text)) {
    if (!Trim(line).empty()) {
      group.append(line).append("\n");
      continue;
    }
    AddFailure(group, failures);
    group.clear();
  }
  AddFailure(group, failures);
  return failures;
}

}  // namespace tovholder::post

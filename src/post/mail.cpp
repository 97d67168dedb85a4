// SPDX-License-Identifier: EUPL-1.2
#include "post/mail.h"

#include <algorithm>
#include <array>

#include "base/enum_names.h"

namespace tovholder::post {
namespace {

constexpr EnumNames<MailState, 5> kMailStates{{{MailState::kWaiting, "waiting"},
                                               {MailState::kSending, "sending"},
                                               {MailState::kSent, "sent"},
                                               {MailState::kHeld, "held"},
                                               {MailState::kFailed, "failed"}}};

// What mail addresses are made of in practice (RFC 5321, without quoted local parts).
bool IsLocalCharacter(char c) {
  constexpr std::string_view kMarks = "!#$%&'*+-/=?^_`{|}~.";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         kMarks.find(c) != std::string_view::npos;
}

bool IsDomainCharacter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
}

bool HasEmptyPart(std::string_view text) {
  return text.empty() || text.front() == '.' || text.back() == '.' || text.find("..") != std::string_view::npos;
}

}  // namespace

std::string_view ToName(MailState state) { return NameIn(kMailStates, state); }
bool FromName(std::string_view name, MailState& state) { return ValueIn(kMailStates, name, state); }

bool IsMailAddress(std::string_view text) {
  constexpr std::size_t kLongest = 254;
  const auto at = text.find('@');
  if (at == std::string_view::npos || text.size() > kLongest) return false;
  const std::string_view local = text.substr(0, at);
  const std::string_view domain = text.substr(at + 1);
  return !HasEmptyPart(local) && local.size() <= 64 && !HasEmptyPart(domain) && domain.front() != '-' &&
         domain.back() != '-' && std::all_of(local.begin(), local.end(), IsLocalCharacter) &&
         std::all_of(domain.begin(), domain.end(), IsDomainCharacter);
}

std::optional<std::chrono::minutes> PauseAfter(std::int64_t attempts) {
  constexpr std::array<int, 8> kMinutes = {1, 5, 15, 60, 180, 360, 720, 1440};
  if (attempts < 1) return std::chrono::minutes(0);
  const auto index = static_cast<std::size_t>(attempts - 1);
  if (index >= kMinutes.size()) return std::nullopt;
  return std::chrono::minutes(kMinutes.at(index));
}

}  // namespace tovholder::post

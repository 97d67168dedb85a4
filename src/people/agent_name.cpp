// SPDX-License-Identifier: EUPL-1.2
#include "people/agent_name.h"

#include <array>

namespace tovholder::people {
namespace {

struct Mark {
  std::string_view text;
  std::string_view name;
};
// In order: Edge calls itself Chrome too, and Chrome Safari.
constexpr std::array<Mark, 6> kBrowsers = {{{"Edg", "Edge"},
                                            {"OPR/", "Opera"},
                                            {"Firefox/", "Firefox"},
                                            {"Chrome/", "Chrome"},
                                            {"Safari/", "Safari"},
                                            {"curl/", "curl"}}};
constexpr std::array<Mark, 6> kSystems = {{{"Android", "Android"},
                                           {"iPhone", "iPhone"},
                                           {"iPad", "iPad"},
                                           {"Windows", "Windows"},
                                           {"Mac OS X", "macOS"},
                                           {"Linux", "Linux"}}};

template <std::size_t N>
std::string_view NameOfMark(const std::array<Mark, N>& marks, std::string_view agent) {
  for (const Mark& mark : marks) {
    if (agent.find(mark.text) != std::string_view::npos) return mark.name;
  }
  return {};
}

}  // namespace

std::string NameOfAgent(std::string_view agent, const html::Texts& t) {
  const std::string_view browser = NameOfMark(kBrowsers, agent);
  const std::string_view system = NameOfMark(kSystems, agent);
  if (browser.empty()) return std::string(t("Unknown browser"));
  if (system.empty()) return std::string(browser);
  return t("{browser} on {system}", {{"browser", browser}, {"system", system}});
}

std::string NameOfRole(Role role, const html::Texts& t) {
  switch (role) {
    case Role::kAdministrator:
      return std::string(t("Administrator"));
    case Role::kSecretary:
      return std::string(t("Secretary"));
    case Role::kAuditor:
      return std::string(t("Auditor"));
    case Role::kReader:
      return std::string(t("Reader"));
    case Role::kOutsider:
      return std::string(t("Not signed in"));
  }
  return {};
}

}  // namespace tovholder::people

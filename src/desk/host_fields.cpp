// SPDX-License-Identifier: EUPL-1.2
#include "desk/host_fields.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "desk/agenda_view.h"
#include "people/organization_store.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::size_t kHostFields = 3;
constexpr std::size_t kGuestFields = 2;
constexpr std::size_t kLongestGuests = 5000;  // code points, all together
// "organ", "organ-2", "organ-3"
std::string HostField(std::size_t index) {
  return index == 0 ? std::string("organ") : "organ-" + std::to_string(index + 1);
}

// "indbudt", "indbudt-2"
std::string GuestField(std::size_t index) {
  return index == 0 ? std::string("indbudt") : "indbudt-" + std::to_string(index + 1);
}

std::vector<Choice> HostChoices(const Visit& visit, std::string_view none) {
  std::vector<Choice> choices{{"", std::string(none), ""}};
  const auto [organizations, bodies] = visit.Read([&](sql::Reader& reader) {
    return std::pair(people::ListOrganizations(reader, std::nullopt), people::ListBodies(reader));
  });
  for (const people::Organization& one : organizations) {
    std::string label = one.name;
    const auto body =
        std::find_if(bodies.begin(), bodies.end(), [&](const auto& other) { return one.body == other.id; });
    if (body != bodies.end()) label += " (" + body->name + ")";
    choices.push_back({std::to_string(one.id.value), label, ""});
  }
  return choices;
}

}  // namespace

Html HostFields(const Visit& visit, const std::vector<std::string>& typed, const FormErrors& errors) {
  const Texts& t = visit.t;
  const auto at = [&](std::size_t i) { return i < typed.size() ? typed[i] : std::string(); };
  const auto first = HostChoices(visit, t("No organization"));
  const auto more = HostChoices(visit, t("No other"));
  Html others;
  for (std::size_t i = 1; i < kHostFields; ++i) {
    others.Append(SelectField({.name = HostField(i),
                               .label = t("Also organization {number}", {{"number", std::to_string(i + 1)}}),
                               .value = at(i)},
                              more, t));
  }
  return Join(SelectField({.name = "organ",
                           .label = std::string(t("Organization")),
                           .value = at(0),
                           .help = std::string(t("Leave it out for a meeting of no organization.")),
                           .error = errors.At("organ")},
                          first, t),
              Disclosure(t("Joint meeting of several organizations"), others,
                         at(1).empty() && at(2).empty() ? FoldState::kClosed : FoldState::kOpen));
}

Html GuestFields(const Visit& visit, const TypedGuests& typed, const FormErrors& errors) {
  const Texts& t = visit.t;
  const auto at = [&](std::size_t i) {
    return i < typed.organizations.size() ? typed.organizations[i] : std::string();
  };
  const auto choices = HostChoices(visit, t("None"));
  Html fields;
  for (std::size_t i = 0; i < kGuestFields; ++i) {
    fields.Append(SelectField(
        {.name = GuestField(i),
         .label = std::string(i == 0 ? t("Invited organization") : t("Another invited one")),
         .value = at(i),
         .help = i == 0 ? std::string(t("Its members are called too, without a seat at the meeting.")) : std::string(),
         .error = i == 0 ? errors.At("indbudt") : std::string()},
        choices, t));
  }
  fields.Append(TextArea({.name = "deltagere",
                          .label = std::string(t("Other participants")),
                          .value = typed.persons,
                          .help = std::string(t("One a line with whom they come from: “Lis Lund, Slagelse "
                                                "Boligselskab”. They get no mail.")),
                          .error = errors.At("deltagere")},
                         t, 3));
  const bool open = !at(0).empty() || !at(1).empty() || !typed.persons.empty();
  return Disclosure(t("Invited organizations and other participants"), fields,
                    open ? FoldState::kOpen : FoldState::kClosed);
}

TypedGuests TypedGuestsBy(const Visit& visit) {
  TypedGuests typed;
  for (std::size_t i = 0; i < kGuestFields; ++i) typed.organizations.push_back(TypedText(visit, GuestField(i)));
  typed.persons = ReplaceAll(visit.request.Form("deltagere"), "\r\n", "\n");
  return typed;
}

TypedGuests TypedGuestsFrom(const std::vector<DeskGuest>& guests) {
  TypedGuests typed;
  for (const DeskGuest& one : guests) {
    if (one.organization) typed.organizations.push_back(std::to_string(one.organization->value));
  }
  typed.persons = TextOf(guests);
  return typed;
}

std::vector<DeskGuest> GuestsOf(const Visit& visit, const TypedGuests& typed,
                                const std::vector<people::OrganizationId>& hosts, FormErrors& errors) {
  std::vector<DeskGuest> guests;
  for (const std::string& one : typed.organizations) {
    if (one.empty()) continue;
    DeskGuest guest;
    guest.organization = people::OrganizationId{ParseCount(one).value_or(0)};
    const auto found =
        visit.Read([&](sql::Reader& reader) { return people::FindOrganization(reader, *guest.organization); });
    if (!found) errors.Add("indbudt", Error{"desk.no_such_organization"}, visit.t);
    const bool meets = std::find(hosts.begin(), hosts.end(), *guest.organization) != hosts.end();
    const bool twice = std::any_of(guests.begin(), guests.end(),
                                   [&](const DeskGuest& other) { return other.organization == guest.organization; });
    if (!found || meets || twice) continue;
    guest.name = found->name;
    guests.push_back(std::move(guest));
  }
  if (CountCodePoints(typed.persons) > kLongestGuests) {
    errors.Add("deltagere", Error{"desk.text_long", {{"limit", std::to_string(kLongestGuests)}}}, visit.t);
  }
  for (DeskGuest& guest : ParseGuests(typed.persons)) guests.push_back(std::move(guest));
  return guests;
}

std::vector<std::string> TypedHosts(const Visit& visit) {
  std::vector<std::string> typed;
  for (std::size_t i = 0; i < kHostFields; ++i) typed.push_back(TypedText(visit, HostField(i)));
  return typed;
}

std::vector<std::string> OwnHosts(const people::Viewer& viewer) {
  if (viewer.May(people::Access::kSecretary)) return {};
  for (const people::HeldRole& held : viewer.held) {
    if (people::MayEditAgenda(viewer, held.organization)) return {std::to_string(held.organization.value)};
  }
  return {};
}

std::vector<people::OrganizationId> HostsOf(const Visit& visit, const std::vector<std::string>& typed,
                                            FormErrors& errors) {
  std::vector<people::OrganizationId> hosts;
  for (const std::string& host : typed) {
    if (host.empty()) continue;
    const people::OrganizationId id{ParseCount(host).value_or(0)};
    if (std::find(hosts.begin(), hosts.end(), id) != hosts.end()) continue;
    const bool known = id.value > 0 && visit.Read([&](sql::Reader& reader) {
      return people::FindOrganization(reader, id).has_value();
    });
    if (known) hosts.push_back(id);
    if (!known) errors.Add("organ", Error{"desk.no_such_organization"}, visit.t);
  }
  if (!people::MayEditAgenda(visit.viewer, hosts) && errors.At("organ").empty()) {
    errors.Add("organ", Error{"desk.not_own_organization"}, visit.t);
  }
  return hosts;
}

}  // namespace tovholder::desk

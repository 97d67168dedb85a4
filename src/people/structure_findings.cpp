// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_findings.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace tovholder::people {
namespace {

// A group is led by its coordinator as a board is by its chair.
bool IsLed(const OrganizationOnDate& one) {
  const auto members = one.members();
  const auto leads = [](MembershipRole role) {
    return role == MembershipRole::kChair || role == MembershipRole::kCoordinator;
  };
  return std::any_of(members.begin(), members.end(), [&](const Membership& member) { return leads(member.role); }) ||
         std::any_of(one.seats.begin(), one.seats.end(), [&](const SeatOnDate& seat) { return leads(seat.seat.role); });
}

bool ReportsToSomebody(const OrganizationOnDate& one) {
  return one.organization.apex || std::any_of(one.ties.begin(), one.ties.end(), [](const Tie& tie) {
           return tie.kind == TieKind::kReportsTo || tie.kind == TieKind::kPartOf;
         });
}

class StructureFindings {
 public:
  std::vector<StructureFinding> Take() && { return std::move(findings_); }

  void Look(const OrganizationOnDate& one) {
    if (!IsLed(one)) Add(one, "people.no_chair");
    for (const SeatOnDate& seat : one.seats) LookAtSeat(one, seat);
    if (!ReportsToSomebody(one)) Add(one, "people.reports_to_nobody");
    for (const TaskOnDate& task : one.tasks) {
      if (!task.fulfilments.empty()) continue;
      Add(one, "people.task_unfulfilled",
          {{"number", std::to_string(task.task.number)}, {"text", Shorten(task.task.text, 120)}});
    }
  }
  void Look(const StructureBook& book, const Discrepancy& discrepancy) {
    if (!discrepancy.settled.empty()) return;
    std::vector<std::string> claims;
    for (const Claim& claim : book.claims) {
      if (claim.discrepancy == discrepancy.id) claims.push_back(claim.says + " (" + claim.source + ")");
    }
    findings_.push_back({{"people.sources_differ", {{"topic", discrepancy.topic}, {"claims", Join(claims, "; ")}}},
                         discrepancy.organization});
  }

 private:
  void Add(const OrganizationOnDate& one, std::string id, std::map<std::string, std::string> params = {}) {
    params.emplace("organization", one.organization.name);
    findings_.push_back({{std::move(id), std::move(params)}, one.organization.id});
  }
  void LookAtSeat(const OrganizationOnDate& one, const SeatOnDate& seat) {
    if (seat.empty() == 0) return;
    if (seat.seat.role == MembershipRole::kCoordinator) {
      Add(one, "people.no_coordinator", {{"seat", seat.seat.title}});
    } else {
      Add(one, "people.empty_seat", {{"seat", seat.seat.title}, {"count", std::to_string(seat.empty())}});
    }
  }

  std::vector<StructureFinding> findings_;
};

}  // namespace

std::vector<StructureFinding> FindingsOf(const StructureBook& book, Date date) {
  StructureFindings findings;
  for (const OrganizationOnDate& one : OnDate(book, date)) findings.Look(one);
  for (const Discrepancy& discrepancy : book.discrepancies) findings.Look(book, discrepancy);
  return std::move(findings).Take();
}

std::vector<StructureFinding> FindMeetingsOutsideLife(const StructureBook& book,
                                                      const std::vector<Gathering>& gatherings) {
  std::map<OrganizationId, Date> last;
  for (const Gathering& gathering : gatherings) {
    if (book.NameOf(gathering.organization).empty() || Exists(book, gathering.organization, gathering.date)) continue;
    const auto [known, added] = last.emplace(gathering.organization, gathering.date);
    if (!added) known->second = std::max(known->second, gathering.date);
  }
  std::vector<StructureFinding> findings;
  findings.reserve(last.size());
  for (const auto& [organization, date] : last) {
    findings.push_back(
        {{"people.met_outside_its_time", {{"organization", book.NameOf(organization)}, {"date", FormatIso(date)}}},
         organization});
  }
  return findings;
}

}  // namespace tovholder::people

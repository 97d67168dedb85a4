// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "approvals/approval_book.h"
#include "approvals/chain.h"
#include "base/text.h"

namespace tovholder::approvals {
namespace {

using Words = std::initializer_list<std::string_view>;

bool IsCalledOneOf(const people::Organization& one, const Words& words) {
  const std::string called = Fold(one.name) + " " + Fold(one.kind);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return called.find(Fold(word)) != std::string::npos; });
}

// Of the body, or of none; the organisation's own structure is the first, and what was described first in it.
std::optional<people::OrganizationId> FindCalled(const areas::AreaBook& areas, std::optional<people::BodyId> body,
                                                 const Words& words) {
  const people::Organization* found = nullptr;
  const auto goes_before = [](const people::Organization& one, const people::Organization& other) {
    if (one.structure != other.structure) {
      return one.structure && (!other.structure || one.structure->value < other.structure->value);
    }
    return one.id.value < other.id.value;
  };
  for (const people::Organization& one : areas.organizations) {
    if (one.body != body || !IsCalledOneOf(one, words)) continue;
    if (found == nullptr || goes_before(one, *found)) found = &one;
  }
  return found != nullptr ? std::optional(found->id) : std::nullopt;
}

std::optional<people::OrganizationId> FindOfKind(const areas::AreaBook& areas, people::BodyKind kind,
                                                 const Words& words) {
  for (const people::Body& body : areas.bodies) {
    if (body.kind != kind) continue;
    if (auto found = FindCalled(areas, body.id, words)) return found;
  }
  return std::nullopt;
}

// Of the municipality that the areas lie in, where that is known.
std::optional<people::OrganizationId> FindCouncil(const areas::AreaBook& areas) {
  const Words words{"byråd", "kommunalbestyrelse"};
  for (const areas::HousingArea& area : areas.areas) {
    if (!area.municipality) continue;
    if (auto found = FindCalled(areas, area.municipality, words)) return found;
  }
  return FindOfKind(areas, people::BodyKind::kMunicipality, words);
}

class ChainMaker {
 public:
  ChainMaker(const areas::AreaBook& areas, Date day) : areas_(areas), day_(day) {}

  void AddOrganization(std::optional<people::OrganizationId> id, Asked asked) {
    if (!id) return;
    BodyDecision decision;
    decision.organization = id;
    decision.asked = asked;
    Add(std::move(decision));
  }

  void AddArea(const AreaInChain& choice) {
    if (choice.organ == Organ::kJointVote) {
      BodyDecision decision;
      decision.organ = choice.organ;
      decision.area = choice.area;
      Add(std::move(decision));
      return;
    }
    for (const areas::Section& section : areas_.sections) {
      if (section.area != choice.area || !areas::Exists(section, day_)) continue;
      BodyDecision decision;
      decision.organ = choice.organ;
      decision.section = section.id;
      Add(std::move(decision));
    }
  }

  void EndStage() {
    const bool used =
        std::any_of(chain_.begin(), chain_.end(), [&](const BodyDecision& one) { return one.stage == stage_; });
    if (used) ++stage_;
  }

  std::vector<BodyDecision> Finish() { return std::move(chain_); }

 private:
  void Add(BodyDecision decision) {
    decision.stage = stage_;
    chain_.push_back(std::move(decision));
  }

  const areas::AreaBook& areas_;
  const Date day_;
  int stage_ = 1;
  std::vector<BodyDecision> chain_;
};

}  // namespace

ChainChoice GuessChain(const areas::AreaBook& areas, Date day) {
  ChainChoice choice;
  choice.plan_board = FindCalled(areas, std::nullopt, {"bestyrelse"});
  for (const people::Body& body : areas.bodies) {
    const bool has_sections = std::any_of(areas.sections.begin(), areas.sections.end(), [&](const areas::Section& one) {
      return one.association == body.id && one.area && areas::Exists(one, day);
    });
    if (!has_sections) continue;
    choice.associations.push_back({body.id, FindCalled(areas, body.id, {"organisationsbestyrelse", "hovedbestyrelse"}),
                                   FindCalled(areas, body.id, {"repræsentantskab", "generalforsamling"})});
  }
  for (const areas::HousingArea& area : areas.areas) {
    if (!areas::SharesOf(areas, area.id, day).empty()) choice.areas.push_back({area.id, Organ::kSectionMeeting});
  }
  choice.council = FindCouncil(areas);
  choice.fund = FindOfKind(areas, people::BodyKind::kFund, {"landsbyggefond", "fond", "bestyrelse"});
  return choice;
}

std::vector<BodyDecision> ChainOf(const areas::AreaBook& areas, const ChainChoice& choice, Date day) {
  ChainMaker maker(areas, day);
  maker.AddOrganization(choice.plan_board, Asked::kAlways);
  maker.EndStage();
  for (const AssociationInChain& one : choice.associations) maker.AddOrganization(one.board, Asked::kAlways);
  maker.EndStage();
  for (const AreaInChain& one : choice.areas) maker.AddArea(one);
  maker.EndStage();
  for (const AssociationInChain& one : choice.associations) {
    maker.AddOrganization(one.representatives, Asked::kAfterANo);
  }
  maker.EndStage();
  maker.AddOrganization(choice.council, Asked::kAlways);
  maker.EndStage();
  maker.AddOrganization(choice.fund, Asked::kAlways);
  return maker.Finish();
}

}  // namespace tovholder::approvals

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "approvals/matrix.h"

namespace tovholder::approvals {
namespace {

class MatrixMaker {
 public:
  MatrixMaker(const ApprovalBook& book, Date day) : book_(book), day_(day) {}

  Matrix Make() {
    FindAssociations();
    FindOthers();
    AddRow({MatrixRow::Kind::kOrgans, std::nullopt, {}});
    for (const areas::HousingArea& area : book_.areas.areas) {
      if (IsAsked(area.id)) AddRow({MatrixRow::Kind::kArea, area.id, {}});
    }
    AddRow({MatrixRow::Kind::kNoArea, std::nullopt, {}});
    return std::move(matrix_);
  }

 private:
  bool IsAsked(areas::HousingAreaId area) const {
    return std::any_of(book_.decisions.begin(), book_.decisions.end(),
                       [&](const BodyDecision& one) { return AreaOf(book_, one) == area; });
  }

  bool IsConcerned(people::BodyId body) const {
    const bool decides = std::any_of(book_.decisions.begin(), book_.decisions.end(), [&](const BodyDecision& one) {
      const auto associations = AssociationsOf(book_, one);
      return std::find(associations.begin(), associations.end(), body) != associations.end();
    });
    return decides || std::any_of(book_.areas.sections.begin(), book_.areas.sections.end(), [&](const auto& one) {
             return one.association == body && one.area && IsAsked(*one.area) && areas::Exists(one, day_);
           });
  }

  void FindAssociations() {
    for (const people::Body& body : book_.areas.bodies) {
      if (IsConcerned(body.id)) matrix_.associations.push_back(body.id);
    }
  }

  void FindOthers() {
    for (DecisionIndex i = 0; i < book_.decisions.size(); ++i) {
      const BodyDecision& one = book_.decisions[i];
      if (one.organization && AssociationsOf(book_, one).empty()) matrix_.others.push_back(i);
    }
  }

  std::vector<MatrixEntry> OrgansOf(people::BodyId association) const {
    std::vector<MatrixEntry> entries;
    for (DecisionIndex i = 0; i < book_.decisions.size(); ++i) {
      const BodyDecision& one = book_.decisions[i];
      if (one.organization && AssociationsOf(book_, one) == std::vector{association}) entries.push_back({{}, {i}});
    }
    return entries;
  }

  std::vector<DecisionIndex> DecisionsOf(const areas::Section& section) const {
    std::vector<DecisionIndex> decisions;
    for (DecisionIndex i = 0; i < book_.decisions.size(); ++i) {
      const BodyDecision& one = book_.decisions[i];
      if (one.section == section.id || (one.area && one.area == section.area)) decisions.push_back(i);
    }
    return decisions;
  }

  std::vector<MatrixEntry> SectionsOf(people::BodyId association, const MatrixRow& row) const {
    std::vector<MatrixEntry> entries;
    for (const areas::Section& one : book_.areas.sections) {
      if (one.association != association || one.area != row.area) continue;
      auto decisions = DecisionsOf(one);
      const bool shown = row.kind == MatrixRow::Kind::kArea && areas::Exists(one, day_);
      if (shown || !decisions.empty()) entries.push_back({one.id, std::move(decisions)});
    }
    return entries;
  }

  void AddRow(MatrixRow row) {
    bool empty = true;
    row.cells.reserve(matrix_.associations.size());
    for (const people::BodyId association : matrix_.associations) {
      row.cells.push_back(row.kind == MatrixRow::Kind::kOrgans ? OrgansOf(association) : SectionsOf(association, row));
      empty = empty && row.cells.back().empty();
    }
    if (!empty) matrix_.rows.push_back(std::move(row));
  }

  const ApprovalBook& book_;
  const Date day_;
  Matrix matrix_;
};

}  // namespace

Matrix MatrixOf(const ApprovalBook& book, Date day) { return MatrixMaker(book, day).Make(); }

}  // namespace tovholder::approvals

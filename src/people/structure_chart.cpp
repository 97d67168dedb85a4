// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_chart.h"

#include <set>

#include "base/text.h"
#include "documents/graph_drawing.h"

namespace tovholder::people {
namespace {

constexpr std::size_t kLineLength = 30;  // code points of a line in a box

// Broken into lines at spaces.
std::string Broken(std::string_view text) {
  std::string broken;
  std::size_t length = 0;
  for (const std::string_view word : Split(text, ' ')) {
    const std::size_t size = CountCodePoints(word);
    if (!broken.empty()) broken += length + 1 + size > kLineLength ? '\n' : ' ';
    length = broken.empty() || broken.back() == '\n' ? size : length + 1 + size;
    broken += word;
  }
  return broken;
}

std::string LeadersOf(const StructureBook& book, const OrganizationOnDate& one) {
  std::vector<std::string> names;
  for (const Membership& member : one.members()) {
    const bool leads = member.role == MembershipRole::kChair || member.role == MembershipRole::kCoordinator;
    if (leads) names.push_back(book.NameOf(member.person));
  }
  return Join(names, ", ");
}

std::string NodeOf(OrganizationId id) { return "o" + std::to_string(id.value); }

std::string StyleOf(TieKind kind) {
  switch (kind) {
    case TieKind::kPartOf:
      return "dir=none";
    case TieKind::kReportsTo:
      return "dir=back color=\"#0059b3\"";
    case TieKind::kAdvises:
      break;
  }
  return "dir=back style=dashed constraint=false color=\"#5c5c5c\"";
}

}  // namespace

std::string ChartOf(const StructureBook& book, const std::vector<OrganizationOnDate>& organizations,
                    const html::Texts& t) {
  std::string dot = "digraph " + documents::QuoteForDot(t("Organisation chart")) +
                    " {\nrankdir=LR ranksep=0.5 nodesep=0.12\n"
                    "node [shape=box style=\"filled,rounded\" fillcolor=\"#f5f5f5\" color=\"#8c8c8c\""
                    " fontname=\"Helvetica\" fontsize=11 margin=\"0.1,0.05\"]\nedge [arrowsize=0.6]\n";
  std::set<OrganizationId> shown;
  for (const OrganizationOnDate& one : organizations) {
    shown.insert(one.organization.id);
    const std::string leaders = LeadersOf(book, one);
    std::string label = Broken(one.organization.name);
    if (!leaders.empty()) label += "\n" + Broken(leaders);
    dot += NodeOf(one.organization.id) + " [label=" + documents::QuoteForDot(label) + "]\n";
  }
  for (const OrganizationOnDate& one : organizations) {
    for (const Tie& tie : one.ties) {
      if (!shown.contains(tie.target)) continue;
      dot += NodeOf(tie.target) + " -> " + NodeOf(one.organization.id) + " [" + StyleOf(tie.kind) + "]\n";
    }
  }
  return dot + "}\n";
}

}  // namespace tovholder::people

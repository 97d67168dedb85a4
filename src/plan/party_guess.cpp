// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "plan/plan_guess.h"

namespace tovholder::plan {
namespace {

using people::Body;
using people::BodyKind;
using people::Organization;

bool Holds(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

// "slagelse boligselskab (sb)" without what stands in brackets.
std::string Bare(std::string_view name) { return Fold(name.substr(0, name.find('('))); }

std::string WithoutKommune(std::string folded) {
  constexpr std::string_view kWord = " kommune";
  if (folded.ends_with(kWord)) folded.resize(folded.size() - kWord.size());
  return folded;
}

bool IsFundName(std::string_view folded) { return folded.starts_with("landsbyg") || folded == "lbf"; }

const Body* FindNamedBody(std::string_view name, const std::vector<Body>& bodies) {
  const std::string bare = WithoutKommune(Bare(name));
  const auto named = std::find_if(bodies.begin(), bodies.end(), [&](const Body& body) {
    return WithoutKommune(Fold(body.name)) == bare || (body.kind == BodyKind::kFund && IsFundName(bare));
  });
  return named == bodies.end() ? nullptr : &*named;
}

// The longest name that stands in the text.
const Body* FindBodyIn(std::string_view text, const std::vector<Body>& bodies) {
  const std::string folded = Fold(text);
  const Body* found = nullptr;
  for (const Body& body : bodies) {
    if (!Holds(folded, Fold(body.name))) continue;
    if (found == nullptr || body.name.size() > found->name.size()) found = &body;
  }
  return found;
}

const Organization* FindOrgan(const KnownParties& known, std::string_view kind, std::optional<people::BodyId> body) {
  const auto found = std::find_if(known.organizations.begin(), known.organizations.end(), [&](const Organization& one) {
    return one.structure && one.body == body && Fold(one.kind) == kind;
  });
  return found == known.organizations.end() ? nullptr : &*found;
}

std::optional<people::OrganizationId> IdOf(const Organization* organ) {
  return organ == nullptr ? std::nullopt : std::optional(organ->id);
}

const Body* FindMunicipality(const std::vector<Body>& bodies) {
  const auto found =
      std::find_if(bodies.begin(), bodies.end(), [](const Body& one) { return one.kind == BodyKind::kMunicipality; });
  return found == bodies.end() ? nullptr : &*found;
}

bool IsOwnBoard(std::string_view folded) {
  return folded == "bestyrelsen" || Holds(folded, "boligsoc. bestyrelse") || Holds(folded, "boligsociale bestyrelse") ||
         Holds(folded, "af bestyrelsen");
}

}  // namespace

MeantParty FindParty(std::string_view name, const KnownParties& known) {
  const std::string bare = Bare(name);
  if (const Body* body = FindNamedBody(name, known.bodies)) return {body->id, std::nullopt};
  if (IsOwnBoard(bare)) return {std::nullopt, IdOf(FindOrgan(known, "bestyrelse", std::nullopt))};
  const auto named = std::find_if(known.organizations.begin(), known.organizations.end(),
                                  [&](const Organization& one) { return Fold(one.name) == bare; });
  if (named == known.organizations.end()) return {};
  return {named->body, named->id};
}

std::optional<people::OrganizationId> FindDecider(const ReadStep& step, const KnownParties& known) {
  if (step.kind != StepKind::kDecision && step.kind != StepKind::kVote) return std::nullopt;
  const std::string text = Fold(step.activity);
  const std::string responsible = Bare(step.responsible_text);
  const Body* body = FindNamedBody(step.responsible_text, known.bodies);
  if (Holds(text, "byråd") || Holds(text, "kommunalbestyrelse")) {
    if (body == nullptr || body->kind != BodyKind::kMunicipality) body = FindMunicipality(known.bodies);
    return body == nullptr ? std::nullopt : IdOf(FindOrgan(known, "byråd", body->id));
  }
  if (IsOwnBoard(responsible) || IsOwnBoard(text)) return IdOf(FindOrgan(known, "bestyrelse", std::nullopt));
  for (const Organization& one : known.organizations) {
    if (one.structure && Holds(text, Fold(one.name))) return one.id;
  }
  if (!Holds(text, "organisationsbestyrelse")) return std::nullopt;
  if (body == nullptr) body = FindBodyIn(step.activity, known.bodies);
  return body == nullptr ? std::nullopt : IdOf(FindOrgan(known, "organisationsbestyrelse", body->id));
}

}  // namespace tovholder::plan

// SPDX-License-Identifier: EUPL-1.2
#include "approvals/standing_words.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "html/formats.h"

namespace tovholder::approvals {
namespace {

using html::Texts;
using Names = std::vector<std::string>;

std::string NameOfGroup(const ApprovalBook& book, const Group& group, const Texts& t) {
  if (group.area) return book.areas.NameOf(*group.area);
  return NameOf(book, book.decisions[group.decisions.front()], t);
}

// Of a place where some said yes and others no, as a part of it.
std::string NameOfNo(const ApprovalBook& book, const Group& group, const Texts& t) {
  const bool divided = std::any_of(group.decisions.begin(), group.decisions.end(),
                                   [&](DecisionIndex i) { return IsYes(book.decisions[i].answer); });
  const std::string name = NameOfGroup(book, group, t);
  return divided ? t("a part of {area}", {{"area", name}}) : name;
}

bool Overrides(const ApprovalBook& book, const Group& group) {
  return std::any_of(group.decisions.begin(), group.decisions.end(), [&](DecisionIndex i) {
    return std::any_of(book.overrides.begin(), book.overrides.end(), [&](const Override& one) {
      return one.decision == book.decisions[i].id && IsYes(book.decisions[i].answer);
    });
  });
}

// Who has set its nos aside, with the figures: "Repræsentantskabet i FOB (25 mod 14)".
std::string SetAsideBy(const ApprovalBook& book, const Group& group, const Texts& t) {
  std::set<BodyDecisionId> told;
  Names names;
  for (const DecisionIndex i : group.decisions) {
    const Override* one = book.FindOverrideOf(book.decisions[i].id);
    if (one == nullptr || !told.insert(one->decision).second) continue;
    const BodyDecision& by = *book.Find(one->decision);
    const std::string figures = FiguresOf(book, by, t);
    names.push_back(NameOf(book, by, t) + (figures.empty() ? std::string() : " (" + figures + ")"));
  }
  return ListOf(names, t);
}

Names NamesIn(const ApprovalBook& book, const Standing& standing, GroupState state, const Texts& t) {
  Names names;
  for (const Group& one : standing.groups) {
    const bool told_elsewhere = state == GroupState::kApproved && Overrides(book, one);
    if (one.state != state || told_elsewhere) continue;
    names.push_back(state == GroupState::kRefused ? NameOfNo(book, one, t) : NameOfGroup(book, one, t));
  }
  return names;
}

Names SetAsideClauses(const ApprovalBook& book, const Standing& standing, const Texts& t) {
  std::vector<std::pair<std::string, Names>> by_whom;
  for (const Group& one : standing.groups) {
    if (one.state != GroupState::kSetAside) continue;
    const std::string by = SetAsideBy(book, one, t);
    auto same = std::find_if(by_whom.begin(), by_whom.end(), [&](const auto& pair) { return pair.first == by; });
    if (same == by_whom.end()) same = by_whom.insert(by_whom.end(), {by, {}});
    same->second.push_back(NameOfNo(book, one, t));
  }
  Names clauses;
  clauses.reserve(by_whom.size());
  for (const auto& [by, names] : by_whom) {
    clauses.push_back(t("{names} said no, set aside by {by}", {{"names", ListOf(names, t)}, {"by", by}}));
  }
  return clauses;
}

// The first day on which one of them is expected to answer.
const BodyDecision* FirstExpected(const ApprovalBook& book, const std::vector<DecisionIndex>& decisions) {
  const BodyDecision* first = nullptr;
  for (const DecisionIndex i : decisions) {
    const BodyDecision& one = book.decisions[i];
    if (one.expected && (first == nullptr || *one.expected < *first->expected)) first = &one;
  }
  return first;
}

std::string AwaitedClause(const std::string& name, const BodyDecision* expected, const Texts& t) {
  if (expected == nullptr) return name;
  const std::string day = FormatDay(*expected->expected, html::DayForm::kLong, t.language());
  return IsOfResidents(expected->organ) ? t("{name}, which votes on {day}", {{"name", name}, {"day", day}})
                                        : t("{name}, expected on {day}", {{"name", name}, {"day", day}});
}

// The groups of these decisions, each once.
Names GroupNames(const ApprovalBook& book, const Standing& standing, const std::vector<DecisionIndex>& decisions,
                 const Texts& t) {
  Names names;
  for (const Group& group : standing.groups) {
    const bool among = std::any_of(group.decisions.begin(), group.decisions.end(), [&](DecisionIndex i) {
      return std::find(decisions.begin(), decisions.end(), i) != decisions.end();
    });
    if (among) names.push_back(NameOfGroup(book, group, t));
  }
  return names;
}

}  // namespace

std::string_view WordOf(Organ organ, const Texts& t) {
  switch (organ) {
    case Organ::kOrganization:
      return t("An organ of an association, the municipality or the plan");
    case Organ::kSectionBoard:
      return t("The section’s board");
    case Organ::kSectionMeeting:
      return t("The section’s meeting");
    case Organ::kBallot:
      return t("A ballot in the section");
    case Organ::kJointVote:
      return t("A joint vote of the area");
  }
  return {};
}

std::string_view WordOf(Answer answer, const Texts& t) {
  switch (answer) {
    case Answer::kOutstanding:
      return t.In("answer", "Outstanding");
    case Answer::kYes:
      return t.In("answer", "Yes");
    case Answer::kYesWithRemarks:
      return t("Yes, with remarks");
    case Answer::kNo:
      return t.In("answer", "No");
  }
  return {};
}

std::string_view WordOf(BodyState state, const Texts& t) {
  switch (state) {
    case BodyState::kYes:
      return t.In("answer", "Yes");
    case BodyState::kYesWithRemarks:
      return t("Yes, with remarks");
    case BodyState::kNo:
      return t.In("answer", "No");
    case BodyState::kSetAside:
      return t("No, set aside");
    case BodyState::kAsked:
      return t.In("answer", "Outstanding");
    case BodyState::kLater:
      return t("Comes later");
    case BodyState::kPossible:
      return t("Only after a no");
    case BodyState::kNotNeeded:
      return t("Not needed");
  }
  return {};
}

std::string_view WordOf(ApprovalState state, const Texts& t) {
  switch (state) {
    case ApprovalState::kUnderWay:
      return t("Under way");
    case ApprovalState::kApproved:
      return t("Approved");
    case ApprovalState::kRefused:
      return t("Refused");
  }
  return {};
}

std::string_view WordOf(Asked asked, const Texts& t) {
  return asked == Asked::kAlways ? t("In any case") : t("Only once another has said no");
}

std::string NameOf(const areas::AreaBook& areas, const areas::Section& section) {
  return TitleOf(section) + " (" + areas.NameOf(section.association) + ")";
}

std::string NameOf(const ApprovalBook& book, const BodyDecision& decision, const Texts& t) {
  if (decision.organization) return book.areas.NameOf(*decision.organization);
  if (decision.area) return t("Joint vote in {area}", {{"area", book.areas.NameOf(*decision.area)}});
  const areas::Section* section = decision.section ? book.areas.Find(*decision.section) : nullptr;
  const std::string name = section != nullptr ? NameOf(book.areas, *section) : std::string("?");
  if (decision.organ == Organ::kSectionBoard) return t("The board of {section}", {{"section", name}});
  if (decision.organ == Organ::kBallot) return t("Ballot in {section}", {{"section", name}});
  return t("The meeting of {section}", {{"section", name}});
}

std::string ListOf(const Names& names, const Texts& t) {
  if (names.size() < 2) return names.empty() ? std::string() : names.front();
  const Names all_but_last(names.begin(), names.end() - 1);
  return t("{names} and {last}", {{"names", Join(all_but_last, ", ")}, {"last", names.back()}});
}

std::string StandingSentence(const ApprovalBook& book, const Standing& standing, const Texts& t) {
  Names clauses;
  const auto add = [&](GroupState state, std::string_view msgid) {
    const Names names = NamesIn(book, standing, state, t);
    if (!names.empty()) clauses.push_back(t(msgid, {{"names", ListOf(names, t)}}));
  };
  add(GroupState::kApproved, html::Msgid("{names} approved"));
  for (std::string& clause : SetAsideClauses(book, standing, t)) clauses.push_back(std::move(clause));
  add(GroupState::kRefused, html::Msgid("{names} said no"));
  const bool nobody = clauses.empty();
  add(GroupState::kAsked, html::Msgid("{names} outstanding"));
  if (clauses.empty()) return std::string(t("Nobody is in the chain yet."));
  if (nobody) clauses.insert(clauses.begin(), std::string(t("Nobody has answered yet")));
  const std::string sentence = Join(clauses, ", ") + ".";
  return ToUpper(sentence.substr(0, 1)) + sentence.substr(1);
}

std::string NowSentence(const ApprovalBook& book, const Standing& standing, const Texts& t) {
  if (standing.state == ApprovalState::kApproved) return std::string(t("All who were asked have approved it."));
  if (standing.asked.empty()) {
    return standing.state == ApprovalState::kRefused
               ? std::string(t("It stands refused: nobody left in the chain can set the no aside."))
               : std::string();
  }
  Names clauses;
  for (const Group& group : standing.groups) {
    std::vector<DecisionIndex> asked;
    for (const DecisionIndex i : group.decisions) {
      if (standing.bodies[i] == BodyState::kAsked) asked.push_back(i);
    }
    if (asked.empty()) continue;
    clauses.push_back(AwaitedClause(NameOfGroup(book, group, t), FirstExpected(book, asked), t));
  }
  return t("Now: {who}.", {{"who", Join(clauses, "; ")}});
}

std::string NextSentence(const ApprovalBook& book, const Standing& standing, const Texts& t) {
  const auto who = [&](const std::vector<DecisionIndex>& decisions) {
    return ListOf(GroupNames(book, standing, decisions, t), t);
  };
  Names sentences;
  const bool next_comes = !standing.next.empty() && standing.state != ApprovalState::kRefused;
  if (next_comes) sentences.push_back(t("Then: {who}.", {{"who", who(standing.next)}}));
  if (!standing.possible.empty()) {
    const bool before_next = next_comes && standing.possible.front() < standing.next.front();
    sentences.insert(before_next ? sentences.begin() : sentences.end(),
                     t("Should one say no: {who}.", {{"who", who(standing.possible)}}));
  }
  return Join(sentences, " ");
}

std::string FiguresOf(const ApprovalBook& book, const BodyDecision& decision, const Texts& t) {
  const Vote* vote = book.FindVote(decision.id);
  const bool counted = vote != nullptr && IsCounted(*vote);
  if (!counted && !decision.votes_for) return {};
  const int votes_for = counted ? VotesFor(*vote) : *decision.votes_for;
  const int votes_against = counted ? VotesAgainst(*vote) : decision.votes_against.value_or(0);
  return t("{for} to {against}", {{"for", html::FormatNumber(votes_for, t.language())},
                                  {"against", html::FormatNumber(votes_against, t.language())}});
}

std::string NoticeSentence(const NoticeCheck& check, const Texts& t) {
  const std::string days = t.Plural("{n} day", "{n} days", check.days);
  const std::string needed = std::to_string(check.needed);
  switch (check.standing) {
    case NoticeStanding::kInTime:
      return t("In time: {days} of notice, {needed} are demanded.", {{"days", days}, {"needed", needed}});
    case NoticeStanding::kTooShort:
      return t("Too short: {days} of notice, {needed} are demanded.", {{"days", days}, {"needed", needed}});
    case NoticeStanding::kMissing:
      return t("Missing: nobody has entered when the notice went out; {needed} days are demanded.",
               {{"needed", needed}});
    case NoticeStanding::kUnknown:
      break;
  }
  return t("Not known yet; {needed} days are demanded.", {{"needed", needed}});
}

}  // namespace tovholder::approvals

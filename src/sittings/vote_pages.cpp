// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "base/text.h"
#include "sittings/live_parts.h"
#include "sittings/minutes_rules.h"
#include "sittings/sitting_rules.h"
#include "sittings/sitting_store.h"
#include "sittings/sitting_visit.h"
#include "sittings/sitting_words.h"

namespace tovholder::sittings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using meetings::ItemDetails;
using people::Visit;

constexpr Choice kChoicesInOrder[] = {Choice::kYes, Choice::kNo, Choice::kAbstained};

std::vector<html::Choice> PointChoices(const ItemDetails& details, const Texts& t) {
  std::vector<html::Choice> choices{{"0", std::string(t("The item as a whole")), ""}};
  for (const auto& point : details.recommendations) {
    choices.push_back({std::to_string(point.point), t("At {point}", {{"point", std::to_string(point.point)}}), ""});
  }
  return choices;
}

// What every vote is about; `form` makes the ids of one page differ.
Html WhatIsVotedOn(const SittingBook& book, const ItemDetails& details, VoteForm form, const Texts& t) {
  const std::string suffix = "-" + std::string(ToName(form));
  std::vector<html::Choice> hosts;
  for (const Host& host : book.hosts) {
    hosts.push_back({std::to_string(host.organization.id.value), host.organization.name, ""});
  }
  return tovholder::html::Join(
      HiddenField("form", std::string(ToName(form))),
      When(!details.recommendations.empty(),
           [&] {
             return SelectField({.name = "at",
                                 .label = std::string(t("Vote on")),
                                 .value = "0",
                                 .width = FieldWidth::kHalf,
                                 .id = "at" + suffix},
                                PointChoices(details, t), t);
           }),
      When(hosts.size() > 1,
           [&] {
             return SelectField({.name = "organ",
                                 .label = std::string(t("Who votes")),
                                 .value = hosts.front().value,
                                 .width = FieldWidth::kHalf,
                                 .id = "organ" + suffix},
                                hosts, t);
           }),
      TextField({.name = "forslag",
                 .label = std::string(t("Proposal, where it is another than the recommendation")),
                 .id = "forslag" + suffix},
                t));
}

Html CountField(Choice choice, const Texts& t) {
  return TextField({.name = std::string(ToName(choice)),
                    .label = std::string(WordOf(choice, t)),
                    .value = "0",
                    .width = FieldWidth::kShort,
                    .id = "antal-" + std::string(ToName(choice))},
                   t, InputKind::kNumber);
}

Html ByHands(const Visit& visit, const SittingBook& book, const ItemDetails& details) {
  const Texts& t = visit.t;
  return LiveForm(visit, book, details.item.id, "afstemning",
                  Join(WhatIsVotedOn(book, details, VoteForm::kHands, t),
                       Div(Class("vote-figures"), CountField(Choice::kYes, t), CountField(Choice::kNo, t),
                           CountField(Choice::kAbstained, t)),
                       SubmitButton(t("Save the vote"), ButtonLook::kSecondary)));
}

// A row of three choices for each name.
Html ChoiceRow(const std::string& field, const std::string& name, const Texts& t) {
  const std::vector<html::Choice> choices{{"", std::string(t("Did not vote")), ""},
                                          {"yes", std::string(WordOf(Choice::kYes, t)), ""},
                                          {"no", std::string(WordOf(Choice::kNo, t)), ""},
                                          {"abstained", std::string(WordOf(Choice::kAbstained, t)), ""}};
  return SelectField({.name = field, .label = name, .value = "yes", .width = FieldWidth::kHalf, .id = field}, choices,
                     t);
}

Html ByNames(const Visit& visit, const SittingBook& book, const ItemDetails& details) {
  const Texts& t = visit.t;
  const auto voters = VotersAt(book, details.item.id, std::nullopt);
  return LiveForm(visit, book, details.item.id, "afstemning",
                  Join(WhatIsVotedOn(book, details, VoteForm::kNames, t),
                       Each(voters,
                            [&](const SittingMember* voter) {
                              return ChoiceRow("stemme-" + std::to_string(voter->id.value), voter->name, t);
                            }),
                       SubmitButton(t("Save the vote"), ButtonLook::kSecondary)));
}

std::vector<std::string> GroupsOf(const SittingBook& book, ItemId item) {
  std::set<std::string> groups;
  for (const SittingMember* voter : VotersAt(book, item, std::nullopt)) {
    if (!voter->party.empty()) groups.insert(voter->party);
  }
  return {groups.begin(), groups.end()};
}

Html ByGroups(const Visit& visit, const SittingBook& book, const ItemDetails& details,
              const std::vector<std::string>& groups) {
  const Texts& t = visit.t;
  int number = 0;
  return LiveForm(visit, book, details.item.id, "afstemning",
                  Join(WhatIsVotedOn(book, details, VoteForm::kGroups, t),
                       Each(groups,
                            [&](const std::string& group) {
                              const std::string field = "gruppe-" + std::to_string(++number);
                              return Join(HiddenField(field + "-navn", group), ChoiceRow(field, group, t));
                            }),
                       SubmitButton(t("Save the vote"), ButtonLook::kSecondary)));
}

Html RemoveButton(const Visit& visit, const SittingBook& book, ItemId item, std::string_view action, std::int64_t id,
                  const std::string& what) {
  const Texts& t = visit.t;
  return LiveForm(visit, book, item, action,
                  Join(HiddenField("id", std::to_string(id)),
                       Button(Class("function-link"), Attr("type", "submit"), t("Remove"), Unseen(": " + what))));
}

std::optional<Choice> ChoiceIn(const Visit& visit, const std::string& field) {
  Choice choice = Choice::kYes;
  if (!FromName(visit.request.Form(field), choice)) return std::nullopt;
  return choice;
}

int CountIn(const Visit& visit, Choice choice) {
  return static_cast<int>(std::min<std::int64_t>(visit.request.FormNumber(ToName(choice)).value_or(0), 100'000));
}

std::vector<Ballot> BallotsIn(const Visit& visit, const SittingBook& book, const Vote& vote) {
  if (vote.form == VoteForm::kGroups) {
    std::vector<std::pair<std::string, Choice>> groups;
    for (std::size_t i = 1; i <= book.members.size(); ++i) {
      const std::string field = "gruppe-" + std::to_string(i);
      if (const auto choice = ChoiceIn(visit, field)) {
        groups.emplace_back(std::string(visit.request.Form(field + "-navn")), *choice);
      }
    }
    return BallotsOfGroups(book, vote, groups);
  }
  std::vector<Ballot> ballots;
  if (vote.form == VoteForm::kHands) return ballots;
  for (const SittingMember& member : book.members) {
    if (vote.organization && member.organization != vote.organization) continue;
    if (const auto choice = ChoiceIn(visit, "stemme-" + std::to_string(member.id.value))) {
      ballots.push_back({{}, {}, member.id, *choice});
    }
  }
  return ballots;
}

Result<void> TakeVote(sql::Transaction& transaction, const Visit& visit, const SittingDesk& /*desk*/,
                      const SittingBook& book, ItemId item) {
  Vote vote;
  vote.meeting = book.meeting();
  vote.item = item;
  vote.point = static_cast<int>(std::min<std::int64_t>(visit.request.FormNumber("at").value_or(0), 10'000));
  if (const auto host = visit.request.FormNumber("organ")) vote.organization = people::OrganizationId{*host};
  if (!vote.organization && book.hosts.size() == 1) vote.organization = book.hosts.front().organization.id;
  FromName(visit.request.Form("form"), vote.form);
  vote.motion = std::string(visit.request.Form("forslag"));
  for (const Choice choice : kChoicesInOrder) {
    int& count = choice == Choice::kYes ? vote.yes : choice == Choice::kNo ? vote.no : vote.abstained;
    count = CountIn(visit, choice);
  }
  return RecordVote(transaction, vote, BallotsIn(visit, book, vote));
}

Result<void> TakeVoteAway(sql::Transaction& transaction, const Visit& visit, const SittingDesk& /*desk*/,
                          const SittingBook& book, ItemId /*item*/) {
  return RemoveVote(transaction, book.meeting(), FormId<Vote>(visit, "id"));
}

Result<void> TakeSaid(sql::Transaction& transaction, const Visit& visit, const SittingDesk& /*desk*/,
                      const SittingBook& book, ItemId item) {
  Said said;
  said.meeting = book.meeting();
  said.item = item;
  FromName(visit.request.Form("slags"), said.kind);
  if (const auto member = visit.request.FormNumber("medlem")) said.member = SittingMemberId{*member};
  said.text = std::string(visit.request.Form("udtalelse"));
  return RecordSaid(transaction, said);
}

Result<void> TakeSaidAway(sql::Transaction& transaction, const Visit& visit, const SittingDesk& /*desk*/,
                          const SittingBook& book, ItemId /*item*/) {
  return RemoveSaid(transaction, book.meeting(), FormId<Said>(visit, "id"));
}

std::vector<html::Choice> MayStop(const SittingBook& book, const Texts& t) {
  std::vector<html::Choice> kinds{{"dissent", std::string(WordOf(SaidKind::kDissent, t)), ""},
                                  {"remark", std::string(WordOf(SaidKind::kRemark, t)), ""}};
  const bool stop = std::any_of(book.hosts.begin(), book.hosts.end(), [](const Host& host) {
    return RulesOf(host.rule.profile).stop == StopRight::kMembers;
  });
  if (stop) kinds.push_back({"stop", std::string(WordOf(SaidKind::kStop, t)), ""});
  return kinds;
}

}  // namespace

Html VotePart(const Visit& visit, const SittingBook& book, const ItemDetails& details) {
  const Texts& t = visit.t;
  const ItemId item = details.item.id;
  Html votes;
  for (const Vote& vote : book.votes) {
    if (vote.item != item) continue;
    const std::string sentence = SentenceOf(book, vote);
    votes.Append(Li(sentence, " ", RemoveButton(visit, book, item, "afstemning/fjern", vote.id.value, sentence)));
  }
  const auto groups = GroupsOf(book, item);
  return Section(html::Id("afstemning"), Attr("tabindex", "-1"), H3(t("Votes")),
                 Div(html::Id("afstemninger"), Flag("data-live", true),
                     When(!votes.empty(), [&] { return Ul(Class("plain-list"), votes); })),
                 Disclosure(t("By show of hands"), ByHands(visit, book, details)),
                 Disclosure(t("By name"), ByNames(visit, book, details)), When(groups.size() > 1, [&] {
                   return Disclosure(t("By group"), ByGroups(visit, book, details, groups));
                 }));
}

Html SaidPart(const Visit& visit, const SittingBook& book, const ItemDetails& details) {
  const Texts& t = visit.t;
  const ItemId item = details.item.id;
  Html said;
  for (const Said& one : book.statements) {
    if (one.item != item) continue;
    const std::string sentence = SentenceOf(book, one);
    said.Append(Li(sentence, " ", RemoveButton(visit, book, item, "udtalelse/fjern", one.id.value, sentence)));
  }
  std::vector<html::Choice> members{{"", std::string(t("Nobody in particular")), ""}};
  for (const SittingMember& member : book.members) {
    if (PresenceAt(book, member, item) == Presence::kThere) {
      members.push_back({std::to_string(member.id.value), member.name, ""});
    }
  }
  return Section(
      html::Id("protokol"), Attr("tabindex", "-1"), H3(t("Put on record")),
      Div(html::Id("udtalelser"), Flag("data-live", true),
          When(!said.empty(), [&] { return Ul(Class("plain-list"), said); })),
      Disclosure(
          t("Dissent or remark"),
          LiveForm(visit, book, item, "udtalelse",
                   Join(SelectField({.name = "slags",
                                     .label = std::string(t("Kind")),
                                     .value = "dissent",
                                     .width = FieldWidth::kHalf},
                                    MayStop(book, t), t),
                        SelectField(
                            {.name = "medlem", .label = std::string(t("By")), .value = "", .width = FieldWidth::kHalf},
                            members, t),
                        TextArea({.name = "udtalelse", .label = std::string(t("Text, briefly"))}, t, 2),
                        SubmitButton(t("Put on record"), ButtonLook::kSecondary)))));
}

std::vector<http::Route> VoteRoutes(const SittingDesk& desk) {
  return {FormRoute(desk, "afstemning", "afstemning", TakeVote),
          FormRoute(desk, "afstemning/fjern", "afstemning", TakeVoteAway),
          FormRoute(desk, "udtalelse", "udtalelse", TakeSaid),
          FormRoute(desk, "udtalelse/fjern", "protokol", TakeSaidAway)};
}

}  // namespace tovholder::sittings

// SPDX-License-Identifier: EUPL-1.2
#include "desk/participants_view.h"

#include "base/text.h"
#include "people/change_words.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup

Html RenderParticipant(const Participant& one, const Texts& t) {
  std::vector<std::string> notes;
  if (one.role && *one.role != people::MembershipRole::kMember) {
    notes.push_back(ToLower(people::LabelOf("word", people::ToName(*one.role), t)));
  }
  if (!one.represents.empty()) notes.push_back(one.represents);
  return Li(one.name, When(!notes.empty(), [&] { return Span(Class("quiet"), " · ", tovholder::Join(notes, ", ")); }));
}

Html RenderParty(const Party& party, const Texts& t) {
  return Section(H3(NameOf(party, t)),
                 party.people.empty()
                     ? P(Class("quiet"), t("Nobody sits there on that day."))
                     : Ul(Class("plain-list name-columns"),
                          Each(party.people, [&](const Participant& one) { return RenderParticipant(one, t); })));
}

// As it is written at the item.
Html AtSingleItems(const Agenda& agenda, const Texts& t) {
  Html list;
  int number = 0;
  for (const ItemOnDesk& one : agenda.items) {
    ++number;
    if (one.item.participants.empty()) continue;
    list.Append(
        Li(t("Item {number}: {names}", {{"number", std::to_string(number)}, {"names", one.item.participants}})));
  }
  return list.empty() ? list : Section(H3(t("At single items")), Ul(Class("plain-list"), list));
}

}  // namespace

std::string NameOf(const Party& party, const Texts& t) {
  if (party.kind == PartyKind::kInvited) return t("{name} (invited)", {{"name", party.name}});
  return party.name.empty() ? std::string(t("Others")) : party.name;
}

Html ParticipantsBlock(const Agenda& agenda, const std::vector<Party>& parties, const Texts& t) {
  const Html content =
      html::Join(Each(parties, [&](const Party& one) { return RenderParty(one, t); }), AtSingleItems(agenda, t));
  return content.empty() ? content : Block(t("Participants"), content);
}

}  // namespace tovholder::desk

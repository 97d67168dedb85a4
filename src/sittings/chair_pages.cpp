// SPDX-License-Identifier: EUPL-1.2
#include "sittings/chair_rules.h"
#include "sittings/live_parts.h"
#include "sittings/sitting_store.h"
#include "sittings/sitting_visit.h"

namespace tovholder::sittings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using meetings::ItemDetails;
using people::Visit;

Html ChairForm(const Visit& visit, const SittingBook& book, ItemId item, ButtonLook look) {
  const Texts& t = visit.t;
  std::vector<html::Choice> choices;
  for (const SittingMember* one : MayChair(book, item)) {
    const bool deputy = one->role == "vice_chair";
    choices.push_back({std::to_string(one->id.value),
                       deputy ? t("{name}, vice chair", {{"name", one->name}})
                              : t("{name}, elected by those present", {{"name", one->name}}),
                       ""});
  }
  const SittingMember* leads = ChairAt(book, item);
  return LiveForm(visit, book, item, "moedeleder",
                  Join(SelectField({.name = "leder",
                                    .label = std::string(t("Who chairs the item")),
                                    .value = leads == nullptr ? "" : std::to_string(leads->id.value),
                                    .width = FieldWidth::kHalf},
                                   choices, t),
                       SubmitButton(t("Save who chairs"), look)));
}

Html WhyNamed(const SittingBook& book, ItemId item, const Texts& t) {
  const SittingMember* chair = RegularChair(book);
  if (ReachOfChair(book, item) == Reach::kThisItem) {
    return P(t("{name} is disqualified. The vice chair chairs this item, or somebody whom those present elect.",
               {{"name", chair->name}}));
  }
  return P(t("{name} is not there. The vice chair chairs from here on, or somebody whom those present elect.",
             {{"name", chair->name}}));
}

Result<void> TakeChair(sql::Transaction& transaction, const Visit& visit, const SittingDesk& /*desk*/,
                       const SittingBook& book, ItemId item) {
  ActingChair chair;
  chair.meeting = book.meeting();
  chair.item = item;
  chair.member = FormId<SittingMember>(visit, "leder");
  return NameChair(transaction, chair);
}

}  // namespace

Html ChairPart(const Visit& visit, const SittingBook& book, const ItemDetails& details) {
  const Texts& t = visit.t;
  const ItemId item = details.item.id;
  const SittingMember* chair = RegularChair(book);
  const SittingMember* leads = ChairAt(book, item);
  Html content;
  if (WantsChair(book, item)) {
    content = RenderNotice({Tone::kAttention, std::string(t("Who chairs this item?")), "",
                            Join(WhyNamed(book, item, t), ChairForm(visit, book, item, ButtonLook::kSecondary))},
                           t);
  } else if (chair != nullptr && leads != nullptr && leads != chair) {
    content = Join(P(t("Chairs this item: {name}", {{"name", leads->name}})),
                   Disclosure(t("Somebody else chairs"), ChairForm(visit, book, item, ButtonLook::kSecondary)));
  }
  return Div(html::Id("moedeleder"), Flag("data-live", true), content);
}

std::vector<http::Route> ChairRoutes(const SittingDesk& desk) {
  return {FormRoute(desk, "moedeleder", "leder", TakeChair)};
}

}  // namespace tovholder::sittings

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "approvals/approval_pages.h"
#include "approvals/approval_store.h"
#include "approvals/approval_view.h"

namespace tovholder::approvals {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

Html ApprovalLine(const Visit& visit, const ApprovalBook& known) {
  const Texts& t = visit.t;
  const ApprovalBook book = AsOn(known, visit.today());
  const Standing standing = StandingOf(book);
  const Approval& approval = book.approval;
  return Li(
      A(Href(AddressOf(approval.id)), approval.title), " ", BadgeOf(standing.state, t),
      When(approval.plan_version > 0,
           [&] {
             return Join(" ", Span(Class("hint"), t("version {n}", {{"n", std::to_string(approval.plan_version)}})));
           }),
      P(Class("hint"), StandingSentence(book, standing, t)));
}

Html ApprovalBlock(sql::Reader& reader, const Visit& visit, plan::PlanId plan) {
  const Texts& t = visit.t;
  const auto books = ListBooksOf(reader, visit.viewer, plan);
  if (books.empty() && !MayEdit(visit)) return {};
  const Html begin = When(MayEdit(visit), [&] {
    return P(A(Href("/godkendelser/ny?plan=" + std::to_string(plan.value)), t("Begin an approval")));
  });
  const Html list = When(!books.empty(), [&] {
    return Ul(Class("plain-list"), Each(books, [&](const ApprovalBook& one) { return ApprovalLine(visit, one); }));
  });
  return Block(t("Approvals"), Join(list, begin));
}

bool IsAsked(const ApprovalBook& book, areas::HousingAreaId area) {
  return std::any_of(book.decisions.begin(), book.decisions.end(),
                     [&](const BodyDecision& one) { return AreaOf(book, one) == area; });
}

Html AreaBox(sql::Reader& reader, const Visit& visit, areas::HousingAreaId area) {
  const Texts& t = visit.t;
  Html lines;
  for (const ApprovalBook& book : ListBooks(reader, visit.viewer)) {
    if (!IsAsked(book, area)) continue;
    lines.Append(Li(A(Href(AddressOf(book.approval.id)), book.approval.title), " ",
                    BadgeOf(StandingOf(AsOn(book, visit.today())).state, t)));
  }
  return lines.empty() ? Html() : SideBox(t("Approvals"), Ul(Class("plain-list"), lines));
}

}  // namespace

plan::PlanSlots Slots(plan::PlanSlots slots) {
  slots.below_steps = [inner = slots.below_steps](sql::Reader& reader, const Visit& visit, plan::PlanId plan) {
    return Join(inner ? inner(reader, visit, plan) : Html(), ApprovalBlock(reader, visit, plan));
  };
  return slots;
}

areas::AreaSlots Slots(areas::AreaSlots slots) {
  slots.beside_area = [inner = slots.beside_area](sql::Reader& reader, const Visit& visit, areas::HousingAreaId area) {
    return Join(inner ? inner(reader, visit, area) : Html(), AreaBox(reader, visit, area));
  };
  return slots;
}

}  // namespace tovholder::approvals

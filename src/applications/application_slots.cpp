// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_pages.h"
#include "applications/application_store.h"
#include "applications/application_view.h"

namespace tovholder::applications {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

// The applications that a process plan leads to.
Html PlanBlock(sql::Reader& reader, const Visit& visit, plan::PlanId plan) {
  const Texts& t = visit.t;
  std::vector<ListEntry> entries;
  for (const Application& one : ListApplications(reader, visit.viewer)) {
    if (one.plan != plan) continue;
    ListEntry entry{one.title, AddressOf(one.id), {StateBadge(one, t), Text(PhaseWord(one.phase, t))}, {}};
    const auto book = FindApplication(reader, visit.viewer, one.id);
    if (book && one.state == ApplicationState::kDraft) {
      entry.text = Text(CountSentence(CheckPackage(*book, visit.today(), t.language()), t));
    }
    entries.push_back(std::move(entry));
  }
  return entries.empty() ? Html() : Block(t("Applications"), EntryList(entries));
}

}  // namespace

plan::PlanSlots Slots(plan::PlanSlots slots) {
  slots.below_steps = [inner = slots.below_steps](sql::Reader& reader, const Visit& visit, plan::PlanId plan) {
    return Join(inner ? inner(reader, visit, plan) : Html(), PlanBlock(reader, visit, plan));
  };
  return slots;
}

}  // namespace tovholder::applications

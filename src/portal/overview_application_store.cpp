// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "applications/application_check.h"
#include "applications/application_store.h"
#include "applications/application_view.h"
#include "portal/overview_application.h"

namespace tovholder::portal {
namespace {

constexpr int kPartsSoon = 7;  // days

bool Delivers(const people::Viewer& viewer, const applications::ApplicationPart& part) {
  return viewer.May(people::Access::kSecretary) ||
         (part.organization && people::MayEditAgenda(viewer, *part.organization));
}

// Without a count where nothing is due.
Matter DueParts(const people::Viewer& viewer, const applications::ApplicationBook& book, Date today) {
  Matter matter{MatterKind::kPartsDue};
  matter.title = book.application.title;
  matter.address = applications::AddressOf(book.application.id);
  const auto check = applications::CheckPackage(book, today, html::Language::kDanish);
  for (const applications::Conclusion& one : check.conclusions) {
    const bool due = !one.fulfilled() && one.until && *one.until <= AddDays(today, kPartsSoon);
    if (!due || !Delivers(viewer, book.PartOf(one.requirement.key))) continue;
    ++matter.count;
    matter.due = matter.due ? std::min(*matter.due, *one.until) : one.until;
  }
  matter.since = matter.due;
  return matter;
}

}  // namespace

std::vector<Matter> ListApplicationMatters(sql::Reader& reader, const people::Viewer& viewer, Date today) {
  std::vector<Matter> matters;
  if (!people::MayEditSomeAgenda(viewer)) return matters;
  for (const applications::Application& one : applications::ListApplications(reader, viewer)) {
    if (one.state != applications::ApplicationState::kDraft) continue;
    const auto book = applications::FindApplication(reader, viewer, one.id);
    if (!book || !book->inside) continue;
    Matter matter = DueParts(viewer, *book, today);
    if (matter.count > 0) matters.push_back(std::move(matter));
  }
  return matters;
}

}  // namespace tovholder::portal

// SPDX-License-Identifier: EUPL-1.2
#include "portal/overview_standing.h"
#include "standing/news.h"

namespace tovholder::portal {

std::vector<Matter> ListAreaMatters(sql::Reader& reader, const people::Viewer& viewer, Instant now) {
  std::vector<Matter> matters;
  if (!viewer.signed_in() || !standing::HearsNews(viewer, standing::FindNewsReceiver(reader))) return matters;
  for (const standing::AreaNews& news : standing::LoadNews(reader, now)) {
    if (matters.size() >= static_cast<std::size_t>(kOfEachKind)) break;
    Matter matter{MatterKind::kAreaNews};
    matter.title = news.area_name;
    matter.address = "/omraader/nyt";
    if (news.since) matter.since = ToCopenhagen(*news.since).date;
    matters.push_back(std::move(matter));
  }
  return matters;
}

}  // namespace tovholder::portal

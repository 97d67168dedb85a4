// SPDX-License-Identifier: EUPL-1.2
#include <set>
#include <utility>

#include "imports/repair_offer.h"
#include "search/archive_words.h"

namespace tovholder::imports {
namespace {

// Danish has about three æ ø å in a hundred letters; a short text may have fewer by chance.
constexpr double kDamagedShare = 0.022;
constexpr std::size_t kShortestText = 60;

}  // namespace

bool MayBeDamaged(std::string_view text) {
  return text.size() >= kShortestText && search::ShareOfDanishLetters(text) < kDamagedShare;
}

std::vector<documents::RepairChange> WithoutDecided(std::vector<documents::RepairChange> changes,
                                                    const std::vector<meetings::RepairDecision>& decided) {
  std::set<std::pair<std::int64_t, std::string>> known;
  for (const meetings::RepairDecision& one : decided) {
    // What was taken stands there already, whatever else could be proposed; what was refused only as it was.
    known.emplace(one.first_byte, one.state == meetings::RepairState::kTaken ? "" : one.meant);
  }
  std::erase_if(changes, [&](const documents::RepairChange& change) {
    return known.contains({change.span.begin, ""}) || known.contains({change.span.begin, change.after});
  });
  return changes;
}

std::string KeyOf(const documents::RepairChange& change) {
  return std::to_string(change.span.begin) + "-" + std::to_string(change.span.end) + "-" + change.after;
}

}  // namespace tovholder::imports

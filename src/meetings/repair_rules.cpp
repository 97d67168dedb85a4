// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>
#include <utility>

#include "base/enum_names.h"
#include "meetings/repair.h"
#include "search/archive_words.h"

namespace tovholder::meetings {
namespace {

constexpr EnumNames<RepairState, 2> kRepairStates{{{RepairState::kTaken, "taken"}, {RepairState::kRefused, "refused"}}};

// Danish has about three æ ø å in a hundred letters; a short text may have fewer by chance.
constexpr double kDamagedShare = 0.022;
constexpr std::size_t kShortestText = 60;

bool Fits(const documents::TextDocument& original, const RepairDecision& decision, std::int64_t from) {
  const auto size = static_cast<std::int64_t>(original.text.size());
  if (decision.first_byte < from || decision.last_byte < decision.first_byte || decision.last_byte > size) return false;
  const auto length = static_cast<std::size_t>(decision.last_byte - decision.first_byte);
  return std::string_view(original.text).substr(static_cast<std::size_t>(decision.first_byte), length) ==
         decision.written;
}

// Where places of the old text stand in the new one.
class Moved {
 public:
  void Add(std::uint32_t old_end, std::int64_t delta) {
    total_ += delta;
    steps_.emplace_back(old_end, total_);
  }
  std::uint32_t operator()(std::uint32_t place) const {
    const auto behind = std::upper_bound(steps_.begin(), steps_.end(), place,
                                         [](std::uint32_t value, const auto& step) { return value < step.first; });
    const std::int64_t delta = behind == steps_.begin() ? 0 : std::prev(behind)->second;
    return static_cast<std::uint32_t>(place + delta);
  }

 private:
  std::vector<std::pair<std::uint32_t, std::int64_t>> steps_;
  std::int64_t total_ = 0;
};

}  // namespace

std::string_view ToName(RepairState state) { return NameIn(kRepairStates, state); }
bool FromName(std::string_view name, RepairState& state) { return ValueIn(kRepairStates, name, state); }

bool MayBeDamaged(std::string_view text) {
  return text.size() >= kShortestText && search::ShareOfDanishLetters(text) < kDamagedShare;
}

documents::TextDocument PutIn(const documents::TextDocument& original, const std::vector<RepairDecision>& decisions) {
  std::vector<const RepairDecision*> taken;
  for (const RepairDecision& one : decisions) {
    if (one.state == RepairState::kTaken) taken.push_back(&one);
  }
  if (taken.empty()) return original;
  std::sort(taken.begin(), taken.end(), [](const auto* a, const auto* b) { return a->first_byte < b->first_byte; });
  documents::TextDocument repaired = original;
  repaired.text.clear();
  Moved moved;
  std::int64_t at = 0;
  for (const RepairDecision* one : taken) {
    if (!Fits(original, *one, at)) continue;
    repaired.text.append(original.text, static_cast<std::size_t>(at), static_cast<std::size_t>(one->first_byte - at));
    repaired.text += one->meant;
    at = one->last_byte;
    moved.Add(static_cast<std::uint32_t>(at),
              static_cast<std::int64_t>(one->meant.size()) - static_cast<std::int64_t>(one->written.size()));
  }
  repaired.text.append(original.text, static_cast<std::size_t>(at));
  for (std::uint32_t& page : repaired.pages) page = moved(page);
  for (documents::Mark& mark : repaired.marks) mark.span = {moved(mark.span.begin), moved(mark.span.end)};
  return repaired;
}

std::vector<documents::RepairChange> WithoutDecided(std::vector<documents::RepairChange> changes,
                                                    const std::vector<RepairDecision>& decided) {
  std::set<std::pair<std::int64_t, std::string>> known;
  for (const RepairDecision& one : decided) {
    // What was taken stands there already, whatever else could be proposed; what was refused only as it was.
    known.emplace(one.first_byte, one.state == RepairState::kTaken ? "" : one.meant);
  }
  std::erase_if(changes, [&](const documents::RepairChange& change) {
    return known.contains({change.span.begin, ""}) || known.contains({change.span.begin, change.after});
  });
  return changes;
}

std::string KeyOf(const documents::RepairChange& change) {
  return std::to_string(change.span.begin) + "-" + std::to_string(change.span.end) + "-" + change.after;
}

}  // namespace tovholder::meetings

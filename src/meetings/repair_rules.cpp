// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "base/enum_names.h"
#include "meetings/repair.h"

namespace tovholder::meetings {
namespace {

constexpr EnumNames<RepairState, 2> kRepairStates{{{RepairState::kTaken, "taken"}, {RepairState::kRefused, "refused"}}};

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

}  // namespace tovholder::meetings

// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair_search.h"

#include <algorithm>
#include <queue>
#include <unordered_map>

#include "base/text.h"

namespace tovholder::documents {
namespace {

// What it takes, beside the words themselves, to take them for one.
constexpr Cost kJunctionCost = 3;
constexpr Cost kLinkCost = 0.5F;
constexpr Cost kGenitiveCost = 1.5F;
constexpr Cost kGlueCost = 9;
constexpr Cost kUnknownStart = 7;
// Words this common may be short parts, or stand beside a lost space.
constexpr Cost kCommon = 7;
constexpr Cost kVeryCommon = 5.5F;
constexpr std::size_t kShortestPart = 3;
constexpr std::size_t kShortestUnknown = 4;

enum class Move : std::uint8_t { kStart, kLetter, kConfusion, kJunction, kLink, kGlue, kGenitive, kEnd };

struct State {
  Lexicon::Place place = Lexicon::kRoot;
  std::int32_t parent = -1;
  const Confusion* confusion = nullptr;
  Cost cost = 0;
  std::uint16_t at = 0;      // next seen letter
  std::uint16_t length = 0;  // of the part so far
  std::uint16_t begin = 0;   // the seen letter with which the part begins
  std::uint8_t parts = 1;
  Move move = Move::kStart;
  bool glued = false;
  bool wants_common = false;  // the word left of a lost space was rare
  bool guessed = false;
  bool name = false;
};

class Search {
 public:
  Search(const Letters& seen, const Lexicon& lexicon, const Channel& channel, const SearchBounds& bounds)
      : seen_(seen), lexicon_(lexicon), channel_(channel), bounds_(bounds) {}

  std::vector<Reading> Run() {
    Push({});
    PushGuessedStarts();
    for (int steps = 0; !queue_.empty() && readings_.size() < bounds_.most && steps < bounds_.steps; ++steps) {
      const std::int32_t index = queue_.top().second;
      queue_.pop();
      Visit(index);
    }
    return std::move(readings_);
  }

 private:
  using Entry = std::pair<Cost, std::int32_t>;

  void Push(State state) {
    const Cost rest = state.move == Move::kEnd ? 0 : lexicon_.LowestBelow(state.place);
    if (state.cost + rest > bounds_.highest) return;
    states_.push_back(state);
    queue_.emplace(state.cost + rest, static_cast<std::int32_t>(states_.size() - 1));
  }

  State From(std::int32_t index, Move move) const {
    State next = states_[static_cast<std::size_t>(index)];
    next.parent = index;
    next.move = move;
    next.confusion = nullptr;
    return next;
  }

  // A name or foreign word may open a compound: "Schackenborg" before "vænge".
  void PushGuessedStarts() {
    if (channel_.faithful()) return;
    for (std::size_t i = kShortestUnknown; i + kShortestUnknown <= seen_.size(); ++i) {
      State state;
      state.at = static_cast<std::uint16_t>(i);
      state.begin = state.at;
      state.cost = kUnknownStart + kUnknownLetter * static_cast<Cost>(i);
      state.guessed = true;
      state.parts = 2;
      Push(state);
    }
  }

  bool SeenBefore(const State& state) {
    const std::uint64_t key = (static_cast<std::uint64_t>(state.place) << 20U) | (std::uint64_t{state.at} << 4U) |
                              (state.glued ? 8U : 0U) | (state.guessed ? 4U : 0U) | std::min<unsigned>(state.parts, 3);
    const int allowed = state.place == Lexicon::kRoot ? 3 : 1;
    return ++visits_[key] > allowed;
  }

  void Visit(std::int32_t index) {
    const State state = states_[static_cast<std::size_t>(index)];
    if (state.move == Move::kEnd) return Finish(index);
    if (SeenBefore(state)) return;
    if (lexicon_.CostAt(state.place) != kNoWord) EndPart(index, state);
    if (state.at < seen_.size()) {
      ReadLetter(index, state);
      if (!channel_.faithful()) ReadConfusions(index, state);
    }
  }

  void ReadLetter(std::int32_t index, const State& state) {
    const char32_t letter = LowerLetter(seen_[state.at]);
    const auto place = lexicon_.Step(state.place, letter);
    if (place == Lexicon::kNowhere) return;
    State next = From(index, Move::kLetter);
    next.place = place;
    next.cost += channel_.CostOfIntact(letter);
    ++next.at;
    ++next.length;
    Push(next);
  }

  void ReadConfusions(std::int32_t index, const State& state) {
    for (const Confusion& confusion : channel_.table().BeginningWith(seen_[state.at])) {
      if (seen_.compare(state.at, confusion.seen.size(), confusion.seen) != 0) continue;
      Lexicon::Place place = state.place;
      for (std::size_t i = 0; i < confusion.meant.size() && place != Lexicon::kNowhere; ++i) {
        place = lexicon_.Step(place, LowerLetter(confusion.meant[i]));
      }
      if (place == Lexicon::kNowhere) continue;
      State next = From(index, Move::kConfusion);
      next.place = place;
      next.confusion = &confusion;
      next.cost += channel_.CostOf(confusion);
      next.at = static_cast<std::uint16_t>(next.at + confusion.seen.size());
      next.length = static_cast<std::uint16_t>(next.length + confusion.meant.size());
      Push(next);
    }
  }

  void EndPart(std::int32_t index, const State& state) {
    const Cost word = lexicon_.CostAt(state.place);
    const std::size_t left = seen_.size() - state.at;
    const bool name = lexicon_.IsNameAt(state.place);
    const bool alone = lexicon_.IsAloneAt(state.place);
    // "BoligKorsør": a name inside a word shows by its capital.
    const bool hidden_name = name && !IsUpper(seen_[state.begin]);
    if ((hidden_name || alone) && state.parts > 1 && !state.glued) return;
    if (state.parts > 1 && !state.glued && state.length < kShortestPart && word > kCommon) return;
    if (state.guessed && state.length < kShortestUnknown) return;
    if (left == 0 || (left == 1 && LowerLetter(seen_.back()) == U's')) EndWord(index, state, word, left);
    if (name) return;
    const bool long_enough = state.length >= kShortestPart || (state.length == 2 && word <= kCommon);
    if (long_enough && !alone && left >= kShortestPart && state.parts < 4) PushJunctions(index, word);
    if (!state.glued && !channel_.faithful() && left > 0 && (state.length > 1 || word <= kVeryCommon)) {
      PushGlue(index, word);
    }
  }

  void EndWord(std::int32_t index, const State& state, Cost word, std::size_t left) {
    if (state.wants_common && word > kVeryCommon) return;
    State next = From(index, left == 0 ? Move::kEnd : Move::kGenitive);
    next.name = lexicon_.IsNameAt(state.place);
    next.cost += word + (left == 0 ? 0 : kGenitiveCost);
    if (left == 0) return Push(next);
    next.at = static_cast<std::uint16_t>(seen_.size());
    states_.push_back(next);
    State end = From(static_cast<std::int32_t>(states_.size() - 1), Move::kEnd);
    Push(end);
  }

  void PushJunctions(std::int32_t index, Cost word) {
    State next = From(index, Move::kJunction);
    next.place = Lexicon::kRoot;
    next.cost += word + kJunctionCost;
    next.length = 0;
    next.begin = next.at;
    ++next.parts;
    Push(next);
    if (LowerLetter(seen_[next.at]) != U's') return;
    next.move = Move::kLink;
    next.cost += kLinkCost;
    next.begin = ++next.at;
    Push(next);
  }

  void PushGlue(std::int32_t index, Cost word) {
    State next = From(index, Move::kGlue);
    next.place = Lexicon::kRoot;
    next.cost += word + kGlueCost;
    next.length = 0;
    next.begin = next.at;
    next.glued = true;
    next.wants_common = word > kCommon;
    ++next.parts;
    Push(next);
  }

  void Finish(std::int32_t index) {
    const State& end = states_[static_cast<std::size_t>(index)];
    Reading reading;
    reading.cost = end.cost;
    reading.parts = end.parts;
    reading.glued = end.glued;
    reading.guessed = end.guessed;
    reading.name = end.name;
    Spell(index, reading);
    const bool known = std::any_of(readings_.begin(), readings_.end(),
                                   [&](const Reading& other) { return other.text == reading.text; });
    if (!known) readings_.push_back(std::move(reading));
  }

  void Spell(std::int32_t index, Reading& reading) const {
    std::vector<const State*> path;
    for (std::int32_t i = index; i >= 0; i = path.back()->parent) path.push_back(&states_[static_cast<std::size_t>(i)]);
    std::uint16_t at = 0;
    for (auto step = path.rbegin(); step != path.rend(); ++step) {
      SpellStep(**step, at, reading);
      at = (*step)->at;
    }
  }

  // `from` is the first seen letter of this step.
  void SpellStep(const State& step, std::uint16_t from, Reading& reading) const {
    Letters letters;
    if (step.move == Move::kGlue) letters = U" ";
    if (step.move == Move::kConfusion) letters = step.confusion->meant;
    if (step.confusion == nullptr) letters += seen_.substr(from, static_cast<std::size_t>(step.at - from));
    if (step.confusion != nullptr) reading.damage.push_back(step.confusion);
    reading.text += letters;
    reading.origin.insert(reading.origin.end(), letters.size(), from);
  }

  const Letters& seen_;
  const Lexicon& lexicon_;
  const Channel& channel_;
  SearchBounds bounds_;
  std::vector<State> states_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
  std::unordered_map<std::uint64_t, int> visits_;
  std::vector<Reading> readings_;
};

}  // namespace

std::vector<Reading> FindReadings(const Letters& seen, const Lexicon& lexicon, const Channel& channel,
                                  const SearchBounds& bounds) {
  return Search(seen, lexicon, channel, bounds).Run();
}

}  // namespace tovholder::documents

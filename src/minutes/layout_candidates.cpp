// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_candidates.h"

#include <algorithm>

#include "minutes/layout_closed.h"
#include "minutes/layout_text.h"
#include "minutes/layout_titles.h"

namespace tovholder::minutes::layout {
namespace {

// How strongly a line reads as an opener. From kStrong on it opens an item whatever its number.
constexpr int kStrong = 3;
constexpr std::size_t kLookAhead = 4;

// Rates the lines that could open an item.
class CandidateFinder {
 public:
  CandidateFinder(const Lines& lines, const Contents& contents, std::size_t begin, std::size_t end)
      : lines_(lines), contents_(contents), begin_(begin), end_(end) {}

  std::vector<Candidate> Find() {
    std::vector<Candidate> found;
    for (std::size_t i = begin_; i < end_; ++i) {
      if (i >= contents_.first && i < contents_.last) continue;
      const Line& line = lines_.all[i];
      if (auto head = HeadOf(line)) {
        Candidate candidate{*head, i, 0};
        candidate.weight = Weigh(candidate);
        found.push_back(candidate);
      }
      Follow(line, !found.empty() && found.back().line == i ? &found.back() : nullptr);
    }
    return found;
  }

 private:
  // The section that the next lines stand in. An item that says that it is closed ends the one before, however
  // short it is; a label ahead of the first item ("Referat") opens no section.
  void Follow(const Line& line, const Candidate* opener) {
    if (line.label != nullptr || line.decision) {
      const bool heading = !opener_seen_ && line.label != nullptr && line.label->header != Field::kNone;
      context_ = heading ? Field::kNone : line.decision ? Field::kDecision : line.label->item;
      last_point_ = 0;
    } else if (opener != nullptr) {
      const bool opens = opener->weight >= kStrong || IsClosed(*opener);
      opener_seen_ = opener_seen_ || opens;
      if (opens) context_ = Field::kNone;
      last_point_ = opener->head.value;
    }
  }

  static bool IsClosed(const Candidate& candidate) {
    return ReadClosedTitle(candidate.head.title).closedness == Closedness::kClosed;
  }

  std::optional<OpenerHead> HeadOf(const Line& line) const {
    if (line.text.size() > 600) return std::nullopt;
    if (auto punkt = ReadPunkt(line.text)) return punkt;
    if (auto code = ReadCode(line.text)) return code;
    if (const auto numbered = ReadNumbered(line.text)) {
      const std::string_view title = numbered->rest;
      if (title.empty() || BeginsLower(title) || (numbered->sign == ' ' && !BareNumberFits(line, title))) {
        return std::nullopt;
      }
      return OpenerHead{OpenerStyle::kNumber, numbered->digits, numbered->value, title, 0, numbered->sign};
    }
    if (contents_.Find(line.text) != nullptr && line.label == nullptr) {
      return OpenerHead{OpenerStyle::kContents, {}, 0, line.text, 0};
    }
    return std::nullopt;
  }

  bool BareNumberFits(const Line& line, std::string_view title) const {
    if (!BeginsUpper(title) && title[0] != '"' && title[0] != '(') return false;
    return line.bullet || line.heading > 0 || contents_.Find(title) != nullptr || ReadsAsTitle(title);
  }

  int Weigh(const Candidate& candidate) const {
    const Line& line = lines_.all[candidate.line];
    const bool listed = contents_.Find(candidate.head.title) != nullptr;
    int weight = line.blank_before ? 1 : 0;
    if (listed) weight += 4;
    if (!listed && lines_.run_on && contents_.Begins(candidate.head.title)) weight += 3;
    if (line.heading > 0) weight += 2;
    if (OpenedText(candidate)) weight += 3;
    if (RepeatsTitle(candidate)) weight += 3;
    if (IsClosed(candidate)) weight += 2;
    if (candidate.head.style == OpenerStyle::kNumber && IsStandingTitle(candidate.head.title)) weight += 2;
    if (candidate.head.style == OpenerStyle::kNumber && !listed) weight -= Penalty(candidate);
    return weight;
  }

  // Points of a recommendation and of a decision are numbered too.
  int Penalty(const Candidate& candidate) const {
    const std::string_view title = candidate.head.title;
    if (BeginsWithWord(title, "at")) return 9;
    const int prose = ReadsAsTitle(title) ? 0 : 2;
    const bool next_point = candidate.head.value == last_point_ + 1;
    if (!next_point) return prose;
    if (context_ == Field::kDecision) return prose + 4;
    if (context_ == Field::kAttachments) return prose + (candidate.head.sign == ' ' ? 6 : 4);
    if (context_ != Field::kRecommendation) return prose;
    return prose + (DecisionFollows(candidate) || title.ends_with(".") ? 5 : 1);
  }

  // The last point of a recommendation stands right ahead of the decision.
  bool DecisionFollows(const Candidate& candidate) const {
    for (std::size_t i = candidate.line + 1; i < std::min(end_, candidate.line + kLookAhead); ++i) {
      const Line& line = lines_.all[i];
      if (line.decision || (line.label != nullptr && line.label->item == Field::kDecision)) return true;
      if (line.label != nullptr) return false;
    }
    return false;
  }

  bool OpenedText(const Candidate& candidate) const {
    const std::size_t far = std::min(end_, candidate.line + kLookAhead);
    for (std::size_t i = candidate.line + 1; i < far; ++i) {
      const Line& line = lines_.all[i];
      if (OpensItemText(line)) return true;
      if (ReadNumbered(line.text) && TitleKey(line.text) != TitleKey(candidate.head.title)) return false;
      if (line.text.size() > 200) return false;
    }
    return false;
  }

  bool RepeatsTitle(const Candidate& candidate) const {
    if (candidate.head.title.size() < 4) return false;
    const std::string key = TitleKey(candidate.head.title);
    for (std::size_t i = candidate.line + 1; i < std::min(end_, candidate.line + 4); ++i) {
      const std::string_view text = lines_.all[i].text;
      if (text.size() < 300 && TitleKey(text) == key) return true;
    }
    return false;
  }

  const Lines& lines_;
  const Contents& contents_;
  std::size_t begin_;
  std::size_t end_;
  Field context_ = Field::kNone;
  int last_point_ = 0;  // of the numbered list in the section at hand
  bool opener_seen_ = false;
};

std::vector<Candidate> OfStyle(const std::vector<Candidate>& all, OpenerStyle style) {
  std::vector<Candidate> chosen;
  std::copy_if(all.begin(), all.end(), std::back_inserter(chosen),
               [&](const Candidate& candidate) { return candidate.head.style == style; });
  return chosen;
}

// The weak candidates that lead up to the first strong one, number by number.
std::vector<Candidate> LeadUp(const std::vector<Candidate>& all, std::size_t strong) {
  std::vector<Candidate> chain;
  int wanted = all[strong].head.value - 1;
  for (std::size_t i = strong; i-- > 0;) {
    if (all[i].head.value != wanted || all[i].weight < 1) continue;
    chain.push_back(all[i]);
    --wanted;
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

// Weak candidates that fill a gap between strong ones in sequence.
std::vector<Candidate> FillGaps(const std::vector<Candidate>& all) {
  std::size_t strong = 0;
  while (all[strong].weight < kStrong) ++strong;
  std::vector<Candidate> chain = LeadUp(all, strong);
  for (std::size_t i = strong; i < all.size(); ++i) {
    while (strong < all.size() && (strong < i || all[strong].weight < kStrong)) ++strong;
    if (all[i].weight >= kStrong) {
      chain.push_back(all[i]);
      continue;
    }
    const int next = chain.back().head.value + 1;
    const bool bounded = strong < all.size();
    const bool in_gap = !bounded || next < all[strong].head.value;
    const bool fits = all[i].head.value == next && in_gap && all[i].weight >= (bounded ? 1 : 2);
    if (fits) chain.push_back(all[i]);
  }
  return chain;
}

// No opener is backed by labels: only an unbroken sequence of numbers counts.
std::vector<Candidate> PlainSequence(const std::vector<Candidate>& all, const Lines& lines) {
  std::vector<Candidate> chain;
  for (const Candidate& candidate : all) {
    if (candidate.weight < 0) continue;
    const Line& line = lines.all[candidate.line];
    if (chain.empty()) {
      chain.push_back(candidate);
      continue;
    }
    const Line& first = lines.all[chain.front().line];
    const bool same_shape = std::abs(line.indent - first.indent) <= 2 && line.bullet == first.bullet;
    const int step = candidate.head.value - chain.back().head.value;
    if (step == 1 && same_shape) {
      chain.push_back(candidate);
    } else if (chain.size() == 1 && candidate.head.value <= chain.front().head.value &&
               candidate.weight > chain.front().weight) {
      chain = {candidate};
    }
  }
  if (chain.size() >= 2) return chain;
  const bool stands_alone = !chain.empty() && chain.front().weight >= (chain.front().head.value == 1 ? 1 : 2);
  return stands_alone ? chain : std::vector<Candidate>{};
}

std::vector<Candidate> NumberChain(const std::vector<Candidate>& all, const Lines& lines) {
  const bool any_strong = std::any_of(all.begin(), all.end(), [](const auto& c) { return c.weight >= kStrong; });
  return any_strong ? FillGaps(all) : PlainSequence(all, lines);
}

int Total(const std::vector<Candidate>& chain) {
  int total = 0;
  for (const Candidate& candidate : chain) total += std::max(1, candidate.weight);
  return total;
}

// "Punkt 7" says by itself that it opens an item; a sentence that refers to one does not repeat.
std::vector<Candidate> PunktChain(const std::vector<Candidate>& all) {
  std::vector<Candidate> chain;
  for (const Candidate& candidate : all) {
    const bool backed = candidate.weight >= 1 || candidate.head.title.size() > 3;
    if (backed && (candidate.head.title.size() < 300)) chain.push_back(candidate);
  }
  return chain;
}

std::vector<Candidate> BestChain(const std::vector<Candidate>& all, const Lines& lines) {
  std::vector<Candidate> best = PunktChain(OfStyle(all, OpenerStyle::kPunkt));
  int best_total = Total(best) * 2;
  const auto compare = [&](std::vector<Candidate> chain, int factor) {
    const int total = Total(chain) * factor;
    if (total > best_total) {
      best = std::move(chain);
      best_total = total;
    }
  };
  compare(NumberChain(OfStyle(all, OpenerStyle::kNumber), lines), 2);
  compare(OfStyle(all, OpenerStyle::kCode), 2);
  compare(OfStyle(all, OpenerStyle::kContents), 1);
  if (best.empty()) best = OfStyle(all, OpenerStyle::kAd);
  return best;
}

}  // namespace

std::vector<Candidate> FindOpeners(const Lines& lines, const Contents& contents, std::size_t begin, std::size_t end) {
  return BestChain(CandidateFinder(lines, contents, begin, end).Find(), lines);
}

}  // namespace tovholder::minutes::layout

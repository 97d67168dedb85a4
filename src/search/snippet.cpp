// SPDX-License-Identifier: EUPL-1.2
#include "search/snippet.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <unordered_map>

#include "base/text.h"

namespace tovholder::search {
namespace {

constexpr std::string_view kLeftOut = "…";
constexpr std::size_t kMostPatterns = 64;
// So much text is looked at behind the first stretch that has something of everything.
constexpr std::size_t kEnoughText = 24'000;

// Words of the query as they may follow each other: one term, or a phrase.
struct Pattern {
  std::vector<std::string> terms;
  bool prefix = false;
};

void Collect(const Node& node, std::vector<Pattern>& patterns) {
  if (patterns.size() >= kMostPatterns) return;
  if (node.kind == Node::Kind::kTerm || node.kind == Node::Kind::kPrefix) {
    patterns.push_back({{node.term}, node.kind == Node::Kind::kPrefix});
    return;
  }
  if (node.kind == Node::Kind::kPhrase) {
    patterns.push_back({});
    for (const Node& word : node.children) patterns.back().terms.push_back(word.term);
    return;
  }
  for (const Node& child : node.children) Collect(child, patterns);
}

// Bytes [begin, end) that fit pattern number `pattern`.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t pattern = 0;
};

bool Fits(const Word& word, const std::string& term, bool prefix) {
  if (!prefix) return word.terms.Has(term);
  return std::any_of(word.terms.begin(), word.terms.end(), [&](std::string_view has) { return has.starts_with(term); });
}

class Marker {
 public:
  explicit Marker(const Node& wanted) { Collect(wanted, patterns_); }

  std::vector<Mark> Find(std::string_view text, Tokenizer& tokenizer) {
    marks_.clear();
    seen_.clear();
    if (patterns_.empty()) return {};
    std::vector<std::vector<Begun>> begun(patterns_.size());
    tokenizer.Cut(text, [&](const Word& word) {
      for (std::size_t i = 0; i < patterns_.size(); ++i) Step(word, i, begun[i]);
      return word.begin < stop_at_;
    });
    std::sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
    return std::move(marks_);
  }

  std::size_t patterns() const { return patterns_.size(); }
  // No more text than is needed for a good stretch.
  void StopEarly() { early_ = true; }

 private:
  // A phrase of which some words stand already.
  struct Begun {
    std::size_t words = 0;
    std::vector<Mark> marks;
  };

  void Step(const Word& word, std::size_t number, std::vector<Begun>& begun) {
    const Pattern& pattern = patterns_[number];
    if (begun.empty() && !Fits(word, pattern.terms.front(), pattern.prefix)) return;
    std::vector<Begun> going;
    begun.push_back({});
    for (Begun& one : begun) {
      if (!Fits(word, pattern.terms[one.words], pattern.prefix)) continue;
      one.marks.push_back({word.begin, word.end, number});
      if (++one.words < pattern.terms.size()) {
        going.push_back(std::move(one));
      } else {
        Keep(one.marks, number);
      }
    }
    begun = std::move(going);
  }

  void Keep(const std::vector<Mark>& marks, std::size_t number) {
    marks_.insert(marks_.end(), marks.begin(), marks.end());
    seen_.insert(number);
    if (early_ && seen_.size() == patterns_.size()) stop_at_ = std::min(stop_at_, marks.back().end + 400);
    stop_at_ = std::min(stop_at_, marks.back().end + kEnoughText);
  }

  std::vector<Pattern> patterns_;
  std::vector<Mark> marks_;
  std::set<std::size_t> seen_;
  std::size_t stop_at_ = SIZE_MAX;
  bool early_ = false;
};

void Append(std::vector<Piece>& pieces, std::string_view text, bool marked) {
  if (text.empty()) return;
  if (!pieces.empty() && pieces.back().marked == marked) {
    pieces.back().text += text;
  } else {
    pieces.push_back({std::string(text), marked});
  }
}

// White space of any kind becomes one space.
std::string Smooth(std::string_view text) {
  if (text.empty()) return {};
  std::string smooth = CollapseSpace(text);
  if (SpaceLength(text, 0) > 0) smooth.insert(0, " ");
  const bool space_behind =
      !smooth.empty() && smooth != " " && Trim(text).data() + Trim(text).size() != text.data() + text.size();
  if (space_behind) smooth += ' ';
  return smooth;
}

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Piece> Cut(std::string_view text, const std::vector<Mark>& marks, Stretch stretch) {
  std::vector<Piece> pieces;
  std::size_t at = stretch.begin;
  for (const Mark& mark : marks) {
    if (mark.begin < at || mark.end > stretch.end) continue;
    Append(pieces, Smooth(text.substr(at, mark.begin - at)), false);
    Append(pieces, Smooth(text.substr(mark.begin, mark.end - mark.begin)), true);
    at = mark.end;
  }
  Append(pieces, Smooth(text.substr(at, stretch.end - at)), false);
  return pieces;
}

// How many patterns stand within `bytes` behind the mark, then how many marks.
std::size_t Worth(const std::vector<Mark>& marks, std::size_t first, std::size_t bytes) {
  std::set<std::size_t> patterns;
  std::size_t count = 0;
  for (std::size_t i = first; i < marks.size() && marks[i].end <= marks[first].begin + bytes; ++i) {
    patterns.insert(marks[i].pattern);
    ++count;
  }
  return patterns.size() * 100 + std::min<std::size_t>(count, 20);
}

std::size_t BestMark(const std::vector<Mark>& marks, std::size_t bytes) {
  constexpr std::size_t kMostTried = 200;
  std::size_t best = 0;
  std::size_t best_worth = 0;
  for (std::size_t i = 0; i < std::min(marks.size(), kMostTried); ++i) {
    const std::size_t worth = Worth(marks, i, bytes);
    if (worth > best_worth) {
      best_worth = worth;
      best = i;
    }
  }
  return best;
}

// Moves a place to the beginning of a word, forward.
std::size_t WordBegin(std::string_view text, std::size_t at, std::size_t not_beyond) {
  if (at == 0) return 0;
  while (at < not_beyond && SpaceLength(text, at) == 0) ++at;
  while (at < not_beyond) {
    const std::size_t space = SpaceLength(text, at);
    if (space == 0) break;
    at += space;
  }
  return std::min(at, not_beyond);
}

std::size_t WordEnd(std::string_view text, std::size_t at, std::size_t not_before) {
  if (at >= text.size()) return text.size();
  std::size_t end = at;
  while (end > not_before && SpaceLength(text, end) == 0) --end;
  if (end > not_before) return end;
  while (at > not_before && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
  return std::max(at, not_before);
}

Stretch StretchAround(std::string_view text, const std::vector<Mark>& marks, std::size_t bytes) {
  if (marks.empty()) return {0, WordEnd(text, bytes, 0)};
  const Mark& mark = marks[BestMark(marks, bytes - bytes / 4)];
  const std::size_t lead = bytes / 4;
  const std::size_t begin = mark.begin <= lead ? 0 : WordBegin(text, mark.begin - lead, mark.begin);
  return {begin, WordEnd(text, std::max(begin + bytes, mark.end), mark.end)};
}

}  // namespace

std::vector<Piece> MarkAll(std::string_view text, const Node& wanted, Tokenizer& tokenizer) {
  return Cut(text, Marker(wanted).Find(text, tokenizer), {0, text.size()});
}

std::vector<Piece> MarkBest(std::string_view text, const Node& wanted, Tokenizer& tokenizer, std::size_t letters) {
  Marker marker(wanted);
  marker.StopEarly();
  const std::vector<Mark> marks = marker.Find(text, tokenizer);
  const Stretch stretch = StretchAround(text, marks, letters);
  std::vector<Piece> pieces = Cut(text, marks, stretch);
  if (pieces.empty()) return pieces;
  if (stretch.begin > 0)
    pieces.front().marked ? void(pieces.insert(pieces.begin(), {std::string(kLeftOut), false}))
                          : void(pieces.front().text.insert(0, kLeftOut));
  if (stretch.end < text.size()) Append(pieces, kLeftOut, false);
  return pieces;
}

}  // namespace tovholder::search

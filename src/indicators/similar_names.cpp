// SPDX-License-Identifier: EUPL-1.2
#include "indicators/similar_names.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "base/text.h"

namespace tovholder::indicators {
namespace {

std::u32string CodePoints(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) points.push_back(NextCodePoint(text, at));
  return points;
}

// Words of the name without what parts them: "Byparken/Skovparken" are two.
std::vector<std::string> WordsOf(std::string_view folded) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t point = NextCodePoint(folded, at);
    if (IsLetter(point) || IsDigit(point)) {
      AppendUtf8(word, point);
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

constexpr std::size_t kLettersOfAWord = 4;  // shorter ones say little

std::size_t CountShared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const std::string& word) {
    return word.size() >= kLettersOfAWord && std::find(b.begin(), b.end(), word) != b.end();
  }));
}

// The smaller the nearer; nothing for names that have little to do with each other.
std::optional<std::size_t> DistanceOf(const std::string& a, const std::string& b) {
  const std::size_t longest = std::max(a.size(), b.size());
  const std::size_t limit = std::max<std::size_t>(1, longest / 4);
  const std::size_t apart = LettersApart(a, b, limit);
  if (apart <= limit) return apart;
  constexpr std::size_t kOtherwise = 100;
  const std::size_t shared = CountShared(WordsOf(a), WordsOf(b));
  if (shared > 0) return kOtherwise - std::min<std::size_t>(shared, kOtherwise);
  const bool holds = std::min(a.size(), b.size()) >= kLettersOfAWord &&
                     (a.find(b) != std::string::npos || b.find(a) != std::string::npos);
  return holds ? std::optional(kOtherwise) : std::nullopt;
}

}  // namespace

std::size_t LettersApart(std::string_view first, std::string_view second, std::size_t limit) {
  const std::u32string a = CodePoints(first);
  const std::u32string b = CodePoints(second);
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = std::exchange(row[j], std::min({changed, row[j] + 1, row[j - 1] + 1}));
    }
    if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
  }
  return std::min(row.back(), limit + 1);
}

std::vector<Candidate> FindSimilar(std::string_view name, const std::vector<Candidate>& candidates, std::size_t most) {
  const std::string folded = Fold(name);
  std::vector<std::pair<std::size_t, const Candidate*>> near;
  for (const Candidate& one : candidates) {
    if (const auto distance = DistanceOf(folded, Fold(one.name))) near.emplace_back(*distance, &one);
  }
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Candidate> found;
  found.reserve(std::min(most, near.size()));
  for (std::size_t i = 0; i < near.size() && i < most; ++i) found.push_back(*near[i].second);
  return found;
}

}  // namespace tovholder::indicators

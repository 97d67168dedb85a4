// SPDX-License-Identifier: EUPL-1.2
#include "areas/name_match.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"

namespace tovholder::areas {
namespace {

constexpr std::size_t kLettersAStep = 5;  // one step in so many letters may be a slip
constexpr std::size_t kLeastWord = 4;     // shorter names are alike by chance

std::u32string CodePoints(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) points.push_back(NextCodePoint(text, i));
  return points;
}

std::vector<std::string> WordsOf(std::string_view folded) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t point = NextCodePoint(folded, i);
    if (IsLetter(point) || IsDigit(point)) {
      AppendUtf8(word, point);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool HoldsAll(const std::vector<std::string>& many, const std::vector<std::string>& few) {
  return std::all_of(few.begin(), few.end(),
                     [&](const std::string& word) { return std::find(many.begin(), many.end(), word) != many.end(); });
}

// "Slagelse Kommune" is "Slagelse".
std::string PlainMunicipality(std::string_view name) {
  std::string folded = Fold(name);
  constexpr std::string_view kSuffix = " kommune";
  if (folded.ends_with(kSuffix)) folded.resize(folded.size() - kSuffix.size());
  return folded;
}

bool MayLieIn(const AreaBook& book, const HousingArea& area, std::string_view municipality) {
  if (!area.municipality || municipality.empty()) return true;
  return PlainMunicipality(book.NameOf(*area.municipality)) == PlainMunicipality(municipality);
}

}  // namespace

std::size_t EditDistance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::u32string one = CodePoints(a);
  const std::u32string other = CodePoints(b);
  const std::size_t apart = one.size() > other.size() ? one.size() - other.size() : other.size() - one.size();
  if (apart > limit) return limit + 1;
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return std::min(row.back(), limit + 1);
}

bool AreAlike(std::string_view a, std::string_view b) {
  const std::size_t letters = std::min(CountCodePoints(a), CountCodePoints(b));
  if (letters < kLeastWord) return false;
  const std::size_t limit = std::max<std::size_t>(1, letters / kLettersAStep);
  if (EditDistance(a, b, limit) <= limit) return true;
  const auto one = WordsOf(a);
  const auto other = WordsOf(b);
  if (one.empty() || other.empty()) return false;
  return HoldsAll(one, other) || HoldsAll(other, one);
}

NameMatch MatchName(const AreaBook& book, const std::vector<AreaSpelling>& spellings,
                    const std::vector<NameAnswer>& answers, std::string_view name, std::string_view municipality) {
  const std::string folded = Fold(name);
  NameMatch match;
  for (const HousingArea& one : book.areas) {
    if (MayLieIn(book, one, municipality) && Fold(one.name) == folded) match.area = one.id;
  }
  if (match.area) return match;
  for (const NameAnswer& one : answers) {
    if (Fold(one.name) == folded) return {one.area, {}};
  }
  for (const AreaSpelling& one : spellings) {
    if (one.folded == folded) return {one.area, {}};
  }
  for (const HousingArea& one : book.areas) {
    if (MayLieIn(book, one, municipality) && AreAlike(Fold(one.name), folded)) match.proposals.push_back(one.id);
  }
  return match;
}

}  // namespace tovholder::areas

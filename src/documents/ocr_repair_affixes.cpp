// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair_affixes.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr std::uint16_t kForbidden = 6;
constexpr std::uint16_t kNeedsEnding = 8;
constexpr std::uint16_t kOnlyInCompound = 36;
// Consonant doubling takes one step, the ending the next.
constexpr int kMostAffixes = 3;

bool Has(const Affixes::Flags& flags, std::uint16_t flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

std::vector<std::string_view> Words(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = line.find_first_not_of(" \t\r", at);
    if (begin == std::string_view::npos) break;
    at = std::min(line.find_first_of(" \t\r", begin), line.size());
    words.push_back(line.substr(begin, at - begin));
  }
  return words;
}

}  // namespace

Affixes::Affixes(std::string_view affix_file) {
  for (const std::string_view line : SplitLines(affix_file)) {
    if (line.starts_with("SFX ")) ReadLine(line);
  }
}

// "SFX 11 0 erne/34 [^e] +PLUR_BEK"; the head line of a group has no fifth word.
void Affixes::ReadLine(std::string_view line) {
  const auto words = Words(line);
  if (words.size() < 5 || (words.size() > 5 && words[5] == "+GENITIV")) return;
  Ending ending;
  if (words[2] != "0") ending.strip = LowerLetters(ToLetters(words[2]));
  const std::size_t slash = std::min(words[3].find('/'), words[3].size());
  const std::string_view add = words[3].substr(0, slash);
  if (add != "0") ending.add = LowerLetters(ToLetters(add));
  if (slash < words[3].size()) ending.flags = ParseFlags(words[3].substr(slash + 1));
  if (Has(ending.flags, kOnlyInCompound)) return;
  ending.condition = ParseCondition(words[4]);
  for (const std::uint16_t flag : ParseFlags(words[1])) endings_[flag].push_back(ending);
}

Affixes::Flags Affixes::ParseFlags(std::string_view text) {
  Flags flags;
  for (const std::string_view part : Split(text, ',')) {
    std::uint16_t flag = 0;
    if (std::from_chars(part.data(), part.data() + part.size(), flag).ec == std::errc{}) flags.push_back(flag);
  }
  return flags;
}

std::vector<Affixes::Class> Affixes::ParseCondition(std::string_view text) {
  std::vector<Class> condition;
  const Letters letters = ToLetters(text);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i] == U'.') {
      condition.push_back({{}, true});
    } else if (letters[i] == U'[') {
      const std::size_t end = std::min(letters.find(U']', i), letters.size());
      const bool none_of = i + 1 < end && letters[i + 1] == U'^';
      const std::size_t begin = i + (none_of ? 2 : 1);
      condition.push_back({LowerLetters(letters.substr(begin, end - begin)), none_of});
      i = end;
    } else {
      condition.push_back({Letters(1, LowerLetter(letters[i])), false});
    }
  }
  return condition;
}

bool Affixes::Fits(const Ending& ending, const Letters& word) {
  const std::size_t places = ending.condition.size();
  if (word.size() < std::max(places, ending.strip.size() + 1) || !word.ends_with(ending.strip)) return false;
  for (std::size_t i = 0; i < places; ++i) {
    const Class& place = ending.condition[i];
    const bool found = place.letters.find(word[word.size() - places + i]) != Letters::npos;
    if (found == place.none_of) return false;
  }
  return true;
}

void Affixes::Grow(const Letters& word, const Flags& flags, int depth,
                   const std::function<void(const Letters&, bool)>& take) const {
  if (depth > kMostAffixes) return;
  for (const std::uint16_t flag : flags) {
    const auto group = endings_.find(flag);
    if (group == endings_.end()) continue;
    for (const Ending& ending : group->second) {
      if (!Fits(ending, word)) continue;
      const Letters form = word.substr(0, word.size() - ending.strip.size()) + ending.add;
      if (!Has(ending.flags, kNeedsEnding)) take(form, false);
      Grow(form, ending.flags, depth + 1, take);
    }
  }
}

void Affixes::EachForm(const Letters& word, const Flags& flags,
                       const std::function<void(const Letters& form, bool base)>& take) const {
  if (Has(flags, kForbidden) || Has(flags, kOnlyInCompound)) return;
  if (!Has(flags, kNeedsEnding)) take(word, true);
  Grow(word, flags, 1, take);
}

}  // namespace tovholder::documents

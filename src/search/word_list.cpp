// SPDX-License-Identifier: EUPL-1.2
#include "search/word_list.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "search/stemmer.h"

namespace tovholder::search {
namespace {

// What the flags of Stavekontrolden's dictionary say, from its affix file.
constexpr int kGenitive = 10;  // nouns and adjectives
constexpr int kAdjective = 24;
constexpr int kMayEndCompound = 39;

struct Linking {
  int flag;
  std::string_view letters;
};
constexpr std::array<Linking, 10> kLinkings{
    {{29, "s"}, {30, "e"}, {31, ""}, {60, "er"}, {62, ""}, {62, "s"}, {63, ""}, {63, "e"}, {67, ""}, {83, "x"}}};
// Flags under which the last consonant is doubled and e or er follows: "bus", "busse".
struct Doubling {
  int flag;
  std::string_view letters;
};
constexpr std::array<Doubling, 3> kDoublings{{{61, "e"}, {67, "e"}, {68, "er"}}};

std::uint64_t Hash(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

std::vector<int> ParseFlags(std::string_view text) {
  std::vector<int> flags;
  for (const std::string_view part : Split(text.substr(0, text.find_first_of(" \t")), ',')) {
    int flag = 0;
    std::from_chars(part.data(), part.data() + part.size(), flag);
    flags.push_back(flag);
  }
  return flags;
}

bool Has(const std::vector<int>& flags, int flag) { return std::find(flags.begin(), flags.end(), flag) != flags.end(); }

bool IsPlainWord(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!IsLetter(NextCodePoint(word, at))) return false;
  }
  return !word.empty();
}

bool BeginsUpper(std::string_view word) {
  std::size_t at = 0;
  return IsUpper(NextCodePoint(word, at));
}

void SortUnique(std::vector<std::uint64_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  hashes.shrink_to_fit();
}

constexpr std::size_t kFilterBits = 1U << 20;
constexpr std::size_t kBitsInWord = 64;

struct Gathered {
  std::vector<std::uint64_t> beginnings;
  std::vector<std::uint64_t> endings;
  std::vector<std::uint64_t> known;
  std::vector<std::uint64_t> adjectives;
  std::vector<std::uint64_t> capitalised;
  std::vector<std::uint64_t> others;
};

void GatherBeginnings(const std::string& word, int flag, std::vector<std::uint64_t>& beginnings) {
  for (const Linking& linking : kLinkings) {
    if (linking.flag == flag) beginnings.push_back(Hash(word + std::string(linking.letters)));
  }
  for (const Doubling& doubling : kDoublings) {
    if (doubling.flag == flag) beginnings.push_back(Hash(word + word.back() + std::string(doubling.letters)));
  }
}

void GatherLine(std::string_view line, Stemmer& stemmer, Gathered& gathered) {
  const std::size_t slash = line.find('/');
  const std::string_view spelled = line.substr(0, slash);
  if (!IsPlainWord(spelled)) return;
  const std::string word = Fold(spelled);
  (BeginsUpper(spelled) ? gathered.capitalised : gathered.others).push_back(Hash(word));
  const std::uint64_t stem = Hash(stemmer.Stem(word));
  gathered.known.push_back(stem);
  if (slash == std::string_view::npos) return;
  const std::vector<int> flags = ParseFlags(line.substr(slash + 1));
  if (Has(flags, kMayEndCompound) && Has(flags, kGenitive)) gathered.endings.push_back(stem);
  if (Has(flags, kAdjective)) gathered.adjectives.push_back(Hash(word));
  for (const int flag : flags) GatherBeginnings(word, flag, gathered.beginnings);
}

}  // namespace

std::shared_ptr<const WordList> WordList::Load(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return nullptr;
  return Parse(std::string(std::istreambuf_iterator<char>(in), {}));
}

std::shared_ptr<const WordList> WordList::Parse(std::string_view dictionary) {
  Gathered gathered;
  Stemmer stemmer;
  for (const std::string_view line : SplitLines(dictionary)) GatherLine(line, stemmer, gathered);
  SortUnique(gathered.capitalised);
  SortUnique(gathered.others);
  std::vector<std::uint64_t> names;
  std::set_difference(gathered.capitalised.begin(), gathered.capitalised.end(), gathered.others.begin(),
                      gathered.others.end(), std::back_inserter(names));
  auto list = std::make_shared<WordList>();
  list->beginnings_ = HashSet(std::move(gathered.beginnings));
  list->endings_ = HashSet(std::move(gathered.endings));
  list->known_ = HashSet(std::move(gathered.known));
  list->adjectives_ = HashSet(std::move(gathered.adjectives));
  list->names_ = HashSet(std::move(names));
  list->digest_ = Hash(dictionary);
  return list;
}

WordList::HashSet::HashSet(std::vector<std::uint64_t> hashes) : hashes_(std::move(hashes)) {
  SortUnique(hashes_);
  filter_.resize(kFilterBits / kBitsInWord);
  for (const std::uint64_t hash : hashes_) {
    const std::size_t bit = hash % kFilterBits;
    filter_[bit / kBitsInWord] |= std::uint64_t{1} << (bit % kBitsInWord);
  }
}

bool WordList::HashSet::Has(std::string_view word) const {
  const std::uint64_t hash = Hash(word);
  const std::size_t bit = hash % kFilterBits;
  if ((filter_[bit / kBitsInWord] >> (bit % kBitsInWord) & 1U) == 0) return false;
  return std::binary_search(hashes_.begin(), hashes_.end(), hash);
}

bool WordList::MayBegin(std::string_view part) const { return beginnings_.Has(part); }
bool WordList::MayEnd(std::string_view stem) const { return endings_.Has(stem); }
bool WordList::IsKnown(std::string_view stem) const { return known_.Has(stem); }
bool WordList::IsAdjective(std::string_view word) const { return adjectives_.Has(word); }
bool WordList::IsName(std::string_view word) const { return names_.Has(word); }

}  // namespace tovholder::search

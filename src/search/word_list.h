// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tovholder::search {

// What the spelling dictionary knows about Danish words, in a few megabytes: which words may begin or
// end a compound, and which are names.
class WordList {
 public:
  // Reads Hunspell's Danish dictionary; nothing where there is none at `file`.
  static std::shared_ptr<const WordList> Load(const std::string& file = "/usr/share/hunspell/da_DK.dic");
  // From the text of such a dictionary.
  static std::shared_ptr<const WordList> Parse(std::string_view dictionary);

  // All take lower-case words with accents off.
  bool MayBegin(std::string_view part) const;     // with its linking letter: "afdelings", "børne", "bolig"
  bool MayEnd(std::string_view stem) const;       // as stemmed
  bool IsKnown(std::string_view stem) const;      // a form of a word that stands in the dictionary
  bool IsAdjective(std::string_view word) const;  // takes -t and -e
  bool IsName(std::string_view word) const;       // known as a name and as nothing else

  // Of the content.
  std::uint64_t digest() const { return digest_; }

 private:
  // Hashes of words, sorted, behind a filter that turns most other words away at one look.
  class HashSet {
   public:
    HashSet() = default;
    explicit HashSet(std::vector<std::uint64_t> hashes);
    bool Has(std::string_view word) const;
    const std::vector<std::uint64_t>& hashes() const { return hashes_; }

   private:
    std::vector<std::uint64_t> hashes_;
    std::vector<std::uint64_t> filter_;  // bits
  };

  HashSet beginnings_;
  HashSet endings_;
  HashSet known_;
  HashSet adjectives_;
  HashSet names_;
  std::uint64_t digest_ = 0;
};

}  // namespace tovholder::search

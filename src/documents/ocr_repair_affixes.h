// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "documents/ocr_repair_lexicon.h"

namespace tovholder::documents {

// The endings of a hunspell affix file (FLAG num) that make whole words. Left out are the genitive
// and forms that only stand inside compounds: who reads words allows an s by himself.
class Affixes {
 public:
  using Flags = std::vector<std::uint16_t>;

  explicit Affixes(std::string_view affix_file);

  // Calls `take` for the word of a dictionary line and each of its forms; `base` is true for the word itself.
  void EachForm(const Letters& word, const Flags& flags,
                const std::function<void(const Letters& form, bool base)>& take) const;
  static Flags ParseFlags(std::string_view text);

 private:
  // One place of an ending's condition: any letter, one of some, or none of some.
  struct Class {
    Letters letters;
    bool none_of = false;
  };
  struct Ending {
    Letters strip;
    Letters add;
    Flags flags;
    std::vector<Class> condition;
  };
  static std::vector<Class> ParseCondition(std::string_view text);
  static bool Fits(const Ending& ending, const Letters& word);
  void ReadLine(std::string_view line);
  void Grow(const Letters& word, const Flags& flags, int depth,
            const std::function<void(const Letters&, bool)>& take) const;

  std::map<std::uint16_t, std::vector<Ending>> endings_;
};

}  // namespace tovholder::documents

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "search/term_list.h"
#include "search/word_list.h"

// Text is cut into words once, here; both databases store the terms that come out, and queries pass
// through the same cut. Lower case; æ ø å are letters, accents fall; words are reduced by the Danish
// stemmer until nothing changes, names stay whole; "§ 17, stk. 4" is one term, and so is a case number.
namespace tovholder::search {

// One word of a text as it is found again.
struct Word {
  std::uint32_t position = 0;  // counted from 0
  std::uint32_t begin = 0;     // bytes [begin, end) of the text
  std::uint32_t end = 0;
  // The word's own term first, then others that stand at the same place: parts of a compound, the
  // paragraph without its piece. Valid until the next call of `each`.
  TermList terms = {};
};

// Not for use by several threads at once; the word list is shared, the memory of seen words is not.
class Tokenizer {
 public:
  // Without a word list compounds are not parted and names are stemmed.
  explicit Tokenizer(std::shared_ptr<const WordList> words = nullptr);
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  // `each` returns whether to go on.
  void Cut(std::string_view text, const std::function<bool(const Word&)>& each);

  // The term of one plain word.
  std::string TermOf(std::string_view word);

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

// Changes whenever the same text may be cut differently: an index made under another mark has to be
// built again.
std::string TokenizerMark(const WordList* words);

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#include "search/tokenizer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "search/compounds.h"
#include "search/special_terms.h"
#include "search/stemmer.h"
#include "search/word_memory.h"

namespace tovholder::search {
namespace {

// Has to grow with every change of how text is cut.
constexpr int kVersion = 1;
constexpr std::size_t kLongestWord = 120;   // bytes that count; a longer word is found by its beginning
constexpr std::size_t kLongestTerms = 600;  // bytes of all terms of one word
constexpr std::string_view kSoftHyphen = "\xC2\xAD";

enum class Byte : std::uint8_t { kOther, kLetter, kDigit, kWide };

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> bytes{};
  for (std::size_t i = 0; i < 256; ++i) {
    const bool letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z');
    bytes[i] = letter ? Byte::kLetter : i >= '0' && i <= '9' ? Byte::kDigit : i >= 0x80 ? Byte::kWide : Byte::kOther;
  }
  return bytes;
}();

Byte ByteAt(std::string_view text, std::size_t at) { return kBytes[static_cast<unsigned char>(text[at])]; }

bool BelongsToWord(char32_t c) { return IsLetter(c) || (c >= 0x300 && c <= 0x36F) || c == 0xAD; }

// Behind the letters and digits that begin at `at`; `at` where there are none.
std::size_t EndOfWord(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Byte byte = ByteAt(text, at);
    if (byte == Byte::kOther) return at;
    if (byte != Byte::kWide) {
      ++at;
      continue;
    }
    std::size_t next = at;
    if (!BelongsToWord(NextWideCodePoint(text, next))) return at;
    at = next;
  }
  return at;
}

// The length of "'s" behind a name: "EU's".
std::size_t GenitiveLength(std::string_view rest) {
  for (const std::string_view mark : {"'s", "’s", "'S", "’S"}) {
    if (rest.starts_with(mark) && EndOfWord(rest, mark.size()) == mark.size()) return mark.size();
  }
  return 0;
}

bool HasDigit(std::string_view word) { return std::any_of(word.begin(), word.end(), IsDigit); }

std::string_view CutAtCodePoint(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80) --most;
  return text.substr(0, most);
}

// Fold for what nearly all words are made of: ASCII and æ ø å. False where there is more in it.
bool FoldPlain(std::string_view word, std::string& out) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    if (c == '\xC3') {
      const char next = at + 1 < word.size() ? word[at + 1] : '\0';
      const bool upper = next == '\x86' || next == '\x98' || next == '\x85';
      if (!upper && next != '\xA6' && next != '\xB8' && next != '\xA5') return false;
      out += c;
      out += static_cast<char>(upper ? static_cast<unsigned char>(next) + 0x20 : static_cast<unsigned char>(next));
      ++at;
      continue;
    }
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    const char small = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    if (small == 'a' && out.ends_with('a')) return false;
    out += small;
  }
  return true;
}

std::string FoldWord(std::string_view word) {
  word = CutAtCodePoint(word, kLongestWord);
  std::string plain;
  if (FoldPlain(word, plain)) return plain;
  if (word.find(kSoftHyphen) == std::string_view::npos) return Fold(Compose(word));
  return Fold(Compose(ReplaceAll(word, kSoftHyphen, "")));
}

// Adds to a stream of terms what is not in it yet.
void AddTerm(TermStream& terms, std::string_view term) {
  if (term.empty() || terms.size() + term.size() > kLongestTerms || TermList(terms).Has(term)) return;
  if (!terms.empty()) terms += kSamePlace;
  terms += term;
}

}  // namespace

struct Tokenizer::Memory {
  std::shared_ptr<const WordList> words;
  Stemmer stemmer;
  WordMemory seen;
  TermStream terms;  // of the word at hand, where they are not remembered

  std::string_view TermsOf(std::string_view word);
  TermStream MakeTerms(std::string_view word);
  std::string BaseForm(std::string folded) const;
  std::string MakeTerm(std::string_view folded);
  void AddParts(std::string_view folded, TermStream& out);
  std::string TailJoinedTo(std::string_view text, std::size_t begin, std::size_t end);
  std::string_view TailBehindAnd(std::string_view text, std::size_t at, std::string& folded);
  std::size_t CutWord(std::string_view text, std::size_t begin, Word& word);
  std::size_t CutSpecial(std::string_view text, std::size_t begin, Word& word);
};

std::string_view Tokenizer::Memory::TermsOf(std::string_view word) {
  word = CutAtCodePoint(word, kLongestWord);
  if (const auto found = seen.Find(word)) return *found;
  return seen.Keep(word, MakeTerms(word));
}

TermStream Tokenizer::Memory::MakeTerms(std::string_view word) {
  std::string folded = BaseForm(FoldWord(word));
  if (folded.empty() || HasDigit(folded)) return folded;
  TermStream made = MakeTerm(folded);
  if (words) AddParts(folded, made);
  return made;
}

// The stemmer leaves the t of "socialt".
std::string Tokenizer::Memory::BaseForm(std::string folded) const {
  if (!words || !folded.ends_with('t')) return folded;
  if (words->IsAdjective(std::string_view(folded).substr(0, folded.size() - 1))) folded.pop_back();
  return folded;
}

std::string Tokenizer::Memory::MakeTerm(std::string_view folded) {
  if (words && words->IsName(folded)) return std::string(folded);
  const std::string_view without_s = folded.substr(0, folded.size() - 1);
  if (words && folded.ends_with('s') && words->IsName(without_s)) return std::string(without_s);
  return std::string(stemmer.Stem(folded));
}

void Tokenizer::Memory::AddParts(std::string_view folded, TermStream& out) {
  for (const std::string_view part : PartsOf(folded, *words, stemmer)) {
    AddTerm(out, stemmer.Stem(part));
    AddParts(part, out);
  }
}

// What stands behind the hyphen of "e-mail", or of "Børne- og Ungeudvalget", where the last part of
// the later word belongs to the earlier one too.
std::string Tokenizer::Memory::TailJoinedTo(std::string_view text, std::size_t begin, std::size_t end) {
  if (end >= text.size() || text[end] != '-' || HasDigit(text.substr(begin, end - begin))) return {};
  const std::size_t tail_end = EndOfWord(text, end + 1);
  const std::string_view tail = text.substr(end + 1, tail_end - end - 1);
  std::string folded;
  if (tail.empty()) return std::string(TailBehindAnd(text, end + 1, folded));
  if (HasDigit(tail) || (tail_end < text.size() && text[tail_end] == '-')) return {};
  return std::string(tail);
}

std::string_view Tokenizer::Memory::TailBehindAnd(std::string_view text, std::size_t at, std::string& folded) {
  if (!words) return {};
  for (const std::string_view bridge : {" og ", " eller ", " samt "}) {
    if (!text.substr(at).starts_with(bridge)) continue;
    const std::size_t begin = at + bridge.size();
    folded = FoldWord(text.substr(begin, EndOfWord(text, begin) - begin));
    const auto parts = PartsOf(folded, *words, stemmer);
    if (!parts.empty()) return parts.back();
  }
  return {};
}

std::size_t Tokenizer::Memory::CutWord(std::string_view text, std::size_t begin, Word& word) {
  const std::size_t end = EndOfWord(text, begin);
  const std::string_view raw = text.substr(begin, end - begin);
  word.terms = TermList(TermsOf(raw));
  const std::string tail = TailJoinedTo(text, begin, end);
  if (!tail.empty()) {
    terms = word.terms.stream();
    AddTerm(terms, MakeTerm(BaseForm(FoldWord(std::string(raw).append(tail)))));
    word.terms = TermList(terms);
  }
  return end + GenitiveLength(text.substr(end));
}

// The end of a term that is no plain word, or `begin` where none stands there.
std::size_t Tokenizer::Memory::CutSpecial(std::string_view text, std::size_t begin, Word& word) {
  const bool digit = ByteAt(text, begin) == Byte::kDigit;
  const std::optional<SpecialTerm> special = digit ? ReadNumber(text, begin) : ReadParagraph(text, begin);
  if (!special) return begin;
  terms.clear();
  for (const std::string& term : special->terms) AddTerm(terms, term);
  if (digit && terms.size() <= 2) {
    if (const auto date = ReadWrittenDate(text, begin)) AddTerm(terms, *date);
  }
  word.terms = TermList(terms);
  return special->end;
}

Tokenizer::Tokenizer(std::shared_ptr<const WordList> words) : memory_(std::make_unique<Memory>()) {
  memory_->words = std::move(words);
}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

void Tokenizer::Cut(std::string_view text, const std::function<bool(const Word&)>& each) {
  Word word;
  for (std::size_t at = 0; at < text.size();) {
    const Byte byte = ByteAt(text, at);
    if (byte == Byte::kOther) {
      ++at;
      continue;
    }
    const bool special = byte == Byte::kDigit || text[at] == 'p' || text[at] == 'P' || text[at] == '\xC2';
    std::size_t end = special ? memory_->CutSpecial(text, at, word) : at;
    if (end == at && EndOfWord(text, at) != at) end = memory_->CutWord(text, at, word);
    if (end == at) {
      NextCodePoint(text, at);
      continue;
    }
    word.begin = static_cast<std::uint32_t>(at);
    word.end = static_cast<std::uint32_t>(end);
    at = end;
    if (word.terms.empty()) continue;
    if (!each(word)) return;
    ++word.position;
  }
}

std::string Tokenizer::TermOf(std::string_view word) {
  const TermList terms(memory_->TermsOf(word));
  return terms.empty() ? std::string() : std::string(terms.front());
}

std::string TokenizerMark(const WordList* words) {
  return fmt::format("{}-{:016x}", kVersion, words == nullptr ? 0 : words->digest());
}

}  // namespace tovholder::search

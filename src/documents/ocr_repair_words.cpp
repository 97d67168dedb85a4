// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr std::u32string_view kSignsForLetters = U"@&|¢§";
constexpr std::size_t kLongestWord = 60;

bool IsWordLetter(char32_t c) { return IsLetter(c) || IsDigit(c) || kSignsForLetters.find(c) != Letters::npos; }
bool IsSmall(char32_t c) { return IsLetter(c) && !IsUpper(c); }

std::size_t CountDigits(const Letters& letters) {
  return static_cast<std::size_t>(std::count_if(letters.begin(), letters.end(), IsDigit));
}

// A web or mail address: "www.…", "https://…", "navn@sted.dk".
bool IsAddress(std::string_view chunk) {
  if (chunk.find("://") != std::string_view::npos || chunk.starts_with("www.")) return true;
  const std::size_t at = chunk.find('@');
  if (at == std::string_view::npos || at == 0) return false;
  const std::size_t dot = chunk.find('.', at);
  return dot != std::string_view::npos && dot > at + 1 && dot + 2 < chunk.size();
}

bool IsSpaceAt(std::string_view text, std::size_t at) { return SpaceLength(text, at) > 0; }

// "og", "eller", "samt" behind a hyphen: it stands for a part that two words share ("børne- og").
bool SharesPart(const Letters& next) {
  static const std::array<Letters, 4> kBetween{U"og", U"eller", U"samt", U"til"};
  return std::find(kBetween.begin(), kBetween.end(), LowerLetters(next)) != kBetween.end();
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<SeenWord> Run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t space = SpaceLength(text_, at);
      if (space > 0) {
        ReadSpace(text_.substr(at, space));
        at += space;
        continue;
      }
      std::size_t end = at;
      while (end < text_.size() && !IsSpaceAt(text_, end)) ++end;
      ReadChunk(at, end);
      at = end;
    }
    return std::move(words_);
  }

 private:
  void ReadSpace(std::string_view space) {
    ++spaces_;
    if (space != "\n") return;
    ++line_ends_;
  }

  void ReadChunk(std::size_t begin, std::size_t end) {
    const bool address = IsAddress(text_.substr(begin, end - begin));
    for (std::size_t at = begin; at < end;) {
      const std::size_t from = at;
      const char32_t c = NextCodePoint(text_, at);
      if (!IsWordLetter(c)) {
        ReadSign(c, at == end);
        continue;
      }
      SeenWord word;
      word.letters.push_back(c);
      for (std::size_t next = at; next < end; at = next) {
        const char32_t more = NextCodePoint(text_, next);
        if (!IsWordLetter(more)) break;
        word.letters.push_back(more);
      }
      word.pieces.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(at)});
      word.untouchable = address || CountDigits(word.letters) > 1 || word.letters.size() > kLongestWord;
      Take(std::move(word));
    }
  }

  void ReadSign(char32_t c, bool last) {
    const bool hyphen = c == U'-' || c == 0xAD || c == 0x2010;
    hyphen_ends_ = hyphen && last && touching_;
    signs_ = true;
    const bool dot = c == U'.' && !BehindNumber();
    ends_sentence_ = ends_sentence_ || dot || c == U'!' || c == U'?' || c == U':' || c == U'*' || c == 0x2022;
    comma_ = c == U',';
    if (!hyphen) parts_ = true;
    touching_ = false;
  }

  void Take(SeenWord word) {
    if (Continues(word)) {
      SeenWord& whole = words_.back();
      whole.breaks.push_back(whole.letters.size());
      whole.letters += word.letters;
      whole.pieces.push_back(word.pieces.front());
    } else {
      const bool blank_line = line_ends_ > 1;
      word.opens = words_.empty() || ends_sentence_ || (blank_line && !EndsOpen());
      word.new_run = parts_ || word.opens;
      word.one_space = spaces_ == 1 && line_ends_ == 0 && !signs_;
      words_.push_back(std::move(word));
    }
    spaces_ = line_ends_ = 0;
    signs_ = parts_ = ends_sentence_ = hyphen_ends_ = comma_ = false;
    touching_ = true;
  }

  // Whether the word goes on one that a hyphen broke at its line's end.
  bool Continues(const SeenWord& next) const {
    if (!hyphen_ends_ || line_ends_ == 0 || words_.empty()) return false;
    const SeenWord& last = words_.back();
    if (last.untouchable || next.untouchable || SharesPart(next.letters)) return false;
    if (last.AllCapitals() && last.letters.size() < 5) return false;
    const bool same_case = last.AllCapitals() ? next.AllCapitals() : !IsUpper(next.letters.front());
    return same_case && !IsDigit(next.letters.front());
  }

  // "1. oktober"
  bool BehindNumber() const {
    return touching_ && words_.back().letters.find_first_not_of(U"0123456789") == Letters::npos;
  }

  // The text so far cannot end here: "… praktiker og".
  bool EndsOpen() const {
    static const std::array<Letters, 12> kOpen{U"og",  U"i",  U"til", U"for", U"af",  U"med",
                                               U"den", U"de", U"der", U"som", U"det", U"eller"};
    return comma_ || std::find(kOpen.begin(), kOpen.end(), LowerLetters(words_.back().letters)) != kOpen.end();
  }

  std::string_view text_;
  std::vector<SeenWord> words_;
  int spaces_ = 0;
  int line_ends_ = 0;
  bool signs_ = false;  // anything but space since the last word
  bool parts_ = false;  // … other than hyphens
  bool ends_sentence_ = false;
  bool comma_ = false;
  bool hyphen_ends_ = false;  // the last chunk ended with a hyphen behind a word
  bool touching_ = false;     // the last character belonged to a word
};

}  // namespace

bool SeenWord::HasLetter() const { return std::any_of(letters.begin(), letters.end(), IsLetter); }

bool SeenWord::AllCapitals() const {
  const auto capitals = std::count_if(letters.begin(), letters.end(), IsUpper);
  return capitals > 1 && std::none_of(letters.begin(), letters.end(), IsSmall);
}

bool SeenWord::Capital() const { return !letters.empty() && IsUpper(letters.front()); }

std::vector<SeenWord> CutSeenWords(std::string_view text) { return Cutter(text).Run(); }

}  // namespace tovholder::documents

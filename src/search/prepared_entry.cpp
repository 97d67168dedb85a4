// SPDX-License-Identifier: EUPL-1.2
#include "search/prepared_entry.h"

#include "base/text.h"
#include "search/facts.h"

namespace tovholder::search {
namespace {

constexpr std::size_t kBytesInTitle = 4'000;

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

// Behind the last line, else the last word, else the last letter that fits.
std::size_t PartEnd(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  for (const char mark : {'\n', ' '}) {
    const std::size_t found = text.rfind(mark, most - 1);
    if (found != std::string_view::npos && found >= most / 2) return found + 1;
  }
  while (most > 1 && IsContinuation(text[most])) --most;
  return most;
}

PreparedPart PreparePart(std::string_view text, Tokenizer& tokenizer, Packer& packer) {
  PreparedPart part;
  part.terms = CutToStream(text, tokenizer, part.words);
  part.packed_text = packer.Pack(text);
  return part;
}

// PostgreSQL's text holds no NUL.
std::string Storable(std::string_view text) {
  return text.find('\0') == std::string_view::npos ? std::string(text)
                                                   : ReplaceAll(text, std::string_view("\0", 1), " ");
}

}  // namespace

TermStream CutToStream(std::string_view text, Tokenizer& tokenizer, std::int64_t& words) {
  TermStream stream;
  stream.reserve(text.size() + text.size() / 2);
  tokenizer.Cut(text, [&](const Word& word) {
    if (!stream.empty()) stream += kNextPlace;
    stream += word.terms.stream();
    ++words;
    return true;
  });
  return stream;
}

PreparedEntry PrepareEntry(const Entry& entry, Tokenizer& tokenizer, Packer& packer) {
  PreparedEntry prepared{entry, {}, {}, {}, {}};
  prepared.entry.body.clear();
  prepared.entry.title = Storable(entry.title);
  if (entry.date && !IsRealDate(*entry.date)) prepared.entry.date.reset();
  if (entry.year == 0 && prepared.entry.date) prepared.entry.year = static_cast<int>(entry.date->year());
  const std::string_view title(prepared.entry.title);
  std::int64_t title_words = 0;
  prepared.title = CutToStream(title.substr(0, PartEnd(title, kBytesInTitle)), tokenizer, title_words);
  prepared.facts = WordFactsOf(prepared.entry, tokenizer);
  std::string_view rest = entry.body;
  do {
    const std::size_t end = PartEnd(rest, kBytesInPart);
    prepared.parts.push_back(PreparePart(rest.substr(0, end), tokenizer, packer));
    prepared.parts.back().words += title_words;
    rest.remove_prefix(end);
  } while (!rest.empty());
  prepared.offers = OffersOf(prepared.entry);
  return prepared;
}

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#include "search/archive_words.h"

#include "base/text.h"
#include "search/packing.h"

namespace tovholder::search {
namespace {

constexpr double kSoundShare = 0.015;
constexpr std::size_t kMostText = 6 << 20;   // bytes
constexpr std::size_t kLongestCounted = 60;  // bytes

bool IsDanishLetter(char32_t c) { return c == U'æ' || c == U'ø' || c == U'å' || c == U'Æ' || c == U'Ø' || c == U'Å'; }

}  // namespace

double ShareOfDanishLetters(std::string_view text) {
  std::size_t letters = 0;
  std::size_t danish = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (!IsLetter(c)) continue;
    ++letters;
    danish += IsDanishLetter(c) ? 1 : 0;
  }
  return letters == 0 ? 0 : static_cast<double>(danish) / static_cast<double>(letters);
}

void ArchiveWords::Add(std::string_view text) {
  if (ShareOfDanishLetters(text) < kSoundShare) return;
  const std::string lower = ToLower(text);
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    if (end > begin && end - begin <= kLongestCounted) {
      ++counts_[lower.substr(begin, end - begin)];
      ++total_;
    }
  };
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t here = at;
    if (IsLetter(NextCodePoint(lower, at))) continue;
    take(here);
    begin = at;
  }
  take(lower.size());
}

documents::WordShares ArchiveWords::Shares() const {
  documents::WordShares shares;
  for (const auto& [word, count] : counts_) {
    if (count > 1) shares[word] = 1e6 * static_cast<double>(count) / static_cast<double>(total_);
  }
  return shares;
}

documents::WordShares CountArchiveWords(sql::Reader& reader) {
  ArchiveWords words;
  std::size_t read = 0;
  reader.EachRow(
      "SELECT c.content FROM search_entry e JOIN search_content c ON c.id = e.content WHERE e.kind IN ('item', "
      "'document')"
      " ORDER BY e.id DESC LIMIT 20000",
      {}, [&](const sql::Row& row) {
        const std::string text = Unpack(row.Bytes(0));
        words.Add(text);
        read += text.size();
        return read < kMostText;
      });
  return words.Shares();
}

}  // namespace tovholder::search

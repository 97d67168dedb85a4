// SPDX-License-Identifier: EUPL-1.2
#include "search/suggestions.h"

#include <algorithm>

#include "base/text.h"
#include "search/search.h"

namespace tovholder::search {
namespace {

constexpr std::size_t kLongestOffer = 90;  // letters
constexpr std::size_t kShortestWord = 4;
constexpr std::size_t kHead = 2;  // letters of a beginning that are looked up by frequency
constexpr std::size_t kMostWords = 24;
constexpr std::int64_t kFewOffers = 500;

class Offers {
 public:
  void Add(std::string_view text) {
    const std::string line = CollapseSpace(text);
    Offer offer{Fold(Compose(line)), line};
    const std::size_t letters = CountCodePoints(offer.fold);
    if (letters < kHead || letters > kLongestOffer || !IsUtf8(offer.text)) return;
    const auto same = [&](const Offer& other) { return other.fold == offer.fold; };
    if (std::none_of(offers_.begin(), offers_.end(), same)) offers_.push_back(std::move(offer));
  }

  void AddWords(std::string_view text) {
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size() && words < kMostWords;) {
      const std::size_t begin = at;
      std::size_t end = at;
      bool letters = true;
      while (end < text.size() && SpaceLength(text, end) == 0) {
        const std::size_t before = end;
        if (IsLetter(NextCodePoint(text, end))) continue;
        end = before;
        letters = false;
        break;
      }
      const std::string_view word = text.substr(begin, end - begin);
      if (CountCodePoints(word) >= kShortestWord) {
        Add(word);
        ++words;
      }
      at = end;
      if (at < text.size() && (!letters || SpaceLength(text, at) > 0)) NextCodePoint(text, at);
    }
  }

  std::vector<Offer> Take() { return std::move(offers_); }

 private:
  std::vector<Offer> offers_;
};

std::string BehindPrefix(std::string prefix) {
  // U+10FFFF sorts behind every letter, also byte by byte.
  return prefix += "\xF4\x8F\xBF\xBF";
}

std::vector<Suggestion> ListOffers(sql::Reader& reader, const std::string& sql, const std::string& fold, int limit) {
  std::vector<Suggestion> found;
  reader.Each(
      sql,
      [&](const sql::Row& row) {
        found.push_back({row.Get<std::string>(0), row.Int(1)});
      },
      fold, BehindPrefix(fold), HeadOf(fold), std::int64_t{limit});
  return found;
}

}  // namespace

std::string_view HeadOf(std::string_view fold) {
  std::size_t end = 0;
  for (std::size_t letters = 0; letters < kHead && end < fold.size(); ++letters) NextCodePoint(fold, end);
  return fold.substr(0, end);
}

std::vector<Offer> OffersOf(const Entry& entry) {
  Offers offers;
  offers.Add(entry.title);
  offers.AddWords(entry.title);
  offers.Add(entry.organization_name);
  offers.Add(entry.case_number);
  if (entry.kind == EntryKind::kMeeting || entry.kind == EntryKind::kPerson) {
    for (const std::string& person : entry.persons) offers.Add(person);
  }
  return offers.Take();
}

std::vector<Suggestion> Suggest(sql::Reader& reader, std::string_view prefix, std::string_view visible_condition,
                                int limit) {
  const std::string fold = Fold(Compose(prefix));
  if (CountCodePoints(fold) < kHead || !IsUtf8(fold) || fold.find('\0') != std::string::npos) return {};
  const std::string visible = std::string(visible_condition);
  const std::int64_t in_range = reader
                                    .One<std::int64_t>(
                                        "SELECT count(*) FROM (SELECT 1 FROM search_suggestion "
                                        "WHERE fold >= $1 AND fold < $2 LIMIT $3) AS few",
                                        fold, BehindPrefix(fold), kFewOffers)
                                    .value_or(0);
  const std::string group = "SELECT min(e.text), sum(e.entries) AS n FROM ";
  const std::string order = " GROUP BY e.fold ORDER BY n DESC, e.fold LIMIT $4";
  const std::string range =
      "(SELECT * FROM search_suggestion e WHERE head = $3 AND fold >= $1 AND fold < $2 AND (" + visible + ")";
  const std::string few = range + ") AS e";
  const std::string frequent =
      "(SELECT * FROM " + range + " AND weight > 0 ORDER BY weight DESC, fold LIMIT 200) AS f " +
      "UNION ALL SELECT * FROM " + range + " AND weight = 0 ORDER BY fold LIMIT 200) AS r) AS e";
  return ListOffers(reader, group + (in_range < kFewOffers ? few : frequent) + order, fold, limit);
}

}  // namespace tovholder::search

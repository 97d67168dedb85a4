// SPDX-License-Identifier: EUPL-1.2
#include "search/suggestions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "search/search.h"

namespace tovholder::search {
namespace {

constexpr std::size_t kLongestOffer = 90;  // letters
constexpr std::size_t kShortestWord = 4;
constexpr std::size_t kHead = 2;  // letters of a beginning that are looked up by frequency
constexpr std::size_t kMostWords = 24;
constexpr std::int64_t kFewOffers = 500;

std::string FirstLetters(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  while (count-- > 0 && end < text.size()) NextCodePoint(text, end);
  return std::string(text.substr(0, end));
}

class Offers {
 public:
  void Add(std::string_view text) {
    Offer offer{Fold(Compose(text)), CollapseSpace(text)};
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

// An offer's weight is how often the number of its entries has doubled: it seldom changes, and with it its place in the
// index.
std::string WeightOf(std::string_view entries) {
  return fmt::format("CAST(floor(log(2, {} + 0.5)) AS bigint)", entries);
}

std::string OrCountMore() {
  constexpr std::string_view kEntries = "(search_suggestion.entries + excluded.entries)";
  return fmt::format(
      " ON CONFLICT (fold, visibility) DO UPDATE SET entries = {0}, weight = CASE WHEN {0} >= "
      "(2 << CAST(search_suggestion.weight AS integer)) THEN {1} ELSE search_suggestion.weight END",
      kEntries, WeightOf(kEntries));
}

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
      fold, BehindPrefix(fold), FirstLetters(fold, kHead), std::int64_t{limit});
  return found;
}

}  // namespace

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

void OfferCounts::Add(const std::vector<Offer>& offers, std::string_view visibility) {
  for (const Offer& offer : offers) {
    Count& count = counts_.try_emplace({offer.fold, std::string(visibility)}, Count{offer.text, 0}).first->second;
    ++count.entries;
  }
}

void OfferCounts::Write(sql::Transaction& transaction) {
  if (counts_.empty()) return;
  if (transaction.engine() == sql::Engine::kSqlite) {
    WriteOnSqlite(transaction);
  } else {
    WriteOnPostgres(transaction);
  }
  counts_.clear();
}

void OfferCounts::WriteOnSqlite(sql::Transaction& transaction) const {
  static const std::string sql =
      "INSERT INTO search_suggestion (fold, head, visibility, text, entries, weight) "
      "VALUES ($1, $2, $3, $4, $5, " +
      WeightOf("$5") + ")" + OrCountMore();
  for (const auto& [key, count] : counts_) {
    const auto& [fold, visibility] = key;
    transaction.Execute(sql, fold, FirstLetters(fold, kHead), visibility, count.text, count.entries);
  }
}

// One way to the server for all of them.
void OfferCounts::WriteOnPostgres(sql::Transaction& transaction) const {
  static const std::string sql =
      "INSERT INTO search_suggestion (fold, head, visibility, text, entries, weight) "
      "SELECT f, substr(f, 1, 2), v, t, n::bigint, " +
      WeightOf("n::bigint") +
      " FROM unnest(string_to_array($1::text, chr(10)), string_to_array($2::text, chr(10)), "
      "string_to_array($3::text, chr(10)), string_to_array($4::text, chr(10))) AS s (f, v, t, n)" +
      OrCountMore();
  std::array<std::vector<std::string>, 4> columns;
  for (const auto& [key, count] : counts_) {
    columns[0].push_back(key.first);
    columns[1].push_back(key.second);
    columns[2].push_back(count.text);
    columns[3].push_back(std::to_string(count.entries));
  }
  transaction.Execute(sql, Join(columns[0], "\n"), Join(columns[1], "\n"), Join(columns[2], "\n"),
                      Join(columns[3], "\n"));
}

void RemoveOffers(sql::Transaction& transaction, const Entry& entry) {
  for (const Offer& offer : OffersOf(entry)) {
    transaction.Execute("UPDATE search_suggestion SET entries = entries - 1 WHERE fold = $1 AND visibility = $2",
                        offer.fold, entry.visibility);
    transaction.Execute("DELETE FROM search_suggestion WHERE fold = $1 AND visibility = $2 AND entries <= 0",
                        offer.fold, entry.visibility);
  }
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
  const std::string few =
      "(SELECT * FROM search_suggestion e WHERE fold >= $1 AND fold < $2 AND head = $3 AND (" + visible + ")) AS e";
  const std::string frequent = "(SELECT * FROM search_suggestion e WHERE head = $3 AND fold >= $1 AND fold < $2 AND (" +
                               visible + ") ORDER BY weight DESC, fold LIMIT 200) AS e";
  return ListOffers(reader, group + (in_range < kFewOffers ? few : frequent) + order, fold, limit);
}

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#include "search/offer_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "base/text.h"
#include "search/packing.h"

namespace tovholder::search {
namespace {

constexpr std::int64_t kMostPostponed = 300'000;  // offers: some 40 MB while they are written
constexpr char kBetweenValues = '\t';             // neither stands in an offer, which has single spaces alone
constexpr char kBetweenOffers = '\n';

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

void WriteOnSqlite(sql::Transaction& transaction, const std::vector<CountedOffer>& offers) {
  static const std::string sql =
      "INSERT INTO search_suggestion (fold, head, visibility, text, entries, weight) "
      "VALUES ($1, $2, $3, $4, $5, " +
      WeightOf("$5") + ")" + OrCountMore();
  for (const CountedOffer& offer : offers) {
    transaction.Execute(sql, offer.fold, HeadOf(offer.fold), offer.visibility, offer.text, offer.entries);
  }
}

// One way to the server for all of them.
void WriteOnPostgres(sql::Transaction& transaction, const std::vector<CountedOffer>& offers) {
  static const std::string sql =
      "INSERT INTO search_suggestion (fold, head, visibility, text, entries, weight) "
      "SELECT f, substr(f, 1, 2), v, t, n::bigint, " +
      WeightOf("n::bigint") +
      " FROM unnest(string_to_array($1::text, chr(10)), string_to_array($2::text, chr(10)), "
      "string_to_array($3::text, chr(10)), string_to_array($4::text, chr(10))) AS s (f, v, t, n)" +
      OrCountMore();
  std::array<std::string, 4> columns;
  for (const CountedOffer& offer : offers) {
    const char* between = columns[0].empty() ? "" : "\n";
    columns[0].append(between).append(offer.fold);
    columns[1].append(between).append(offer.visibility);
    columns[2].append(between).append(offer.text);
    columns[3].append(between).append(std::to_string(offer.entries));
  }
  transaction.Execute(sql, columns[0], columns[1], columns[2], columns[3]);
}

void WriteSorted(sql::Transaction& transaction, const std::vector<CountedOffer>& offers) {
  if (offers.empty()) return;
  if (transaction.engine() == sql::Engine::kSqlite) {
    WriteOnSqlite(transaction, offers);
  } else {
    WriteOnPostgres(transaction, offers);
  }
}

void SortOffers(std::vector<CountedOffer>& offers) {
  std::ranges::sort(offers, {}, [](const CountedOffer& offer) { return std::tie(offer.fold, offer.visibility); });
}

// Equal offers that follow each other become one with all their entries.
void AddUp(std::vector<CountedOffer>& offers) {
  std::size_t last = 0;
  for (std::size_t i = 1; i < offers.size(); ++i) {
    if (offers[i].fold == offers[last].fold && offers[i].visibility == offers[last].visibility) {
      offers[last].entries += offers[i].entries;
    } else {
      offers[++last] = offers[i];
    }
  }
  if (!offers.empty()) offers.resize(last + 1);
}

void ParsePostponed(std::string_view lines, std::vector<CountedOffer>& offers) {
  for (const std::string_view line : Split(lines, kBetweenOffers)) {
    const std::vector<std::string_view> values = Split(line, kBetweenValues);
    if (values.size() != 4) continue;
    CountedOffer offer{values[0], values[1], values[2], 0};
    std::from_chars(values[3].data(), values[3].data() + values[3].size(), offer.entries);
    offers.push_back(offer);
  }
}

}  // namespace

void OfferCounts::Add(std::vector<Offer> offers, std::string_view visibility) {
  auto known = visibilities_.find(visibility);
  if (known == visibilities_.end()) known = visibilities_.emplace(visibility).first;
  for (const Offer& offer : kept_.emplace_back(std::move(offers))) {
    ++counts_.try_emplace({offer.fold, *known}, Count{offer.text, 0}).first->second.entries;
  }
}

void OfferCounts::Clear() {
  counts_.clear();
  kept_.clear();
}

std::vector<CountedOffer> OfferCounts::Counted() const {
  std::vector<CountedOffer> offers;
  offers.reserve(counts_.size());
  for (const auto& [key, count] : counts_) offers.push_back({key.fold, key.visibility, count.text, count.entries});
  return offers;
}

void OfferCounts::Write(sql::Transaction& transaction) {
  std::vector<CountedOffer> offers = Counted();
  SortOffers(offers);
  WriteSorted(transaction, offers);
  Clear();
}

void OfferCounts::Postpone(sql::Transaction& transaction) {
  if (counts_.empty()) return;
  std::string lines;
  for (const CountedOffer& offer : Counted()) {
    fmt::format_to(std::back_inserter(lines), "{}{}{}{}{}{}{}{}", offer.fold, kBetweenValues, offer.visibility,
                   kBetweenValues, offer.text, kBetweenValues, offer.entries, kBetweenOffers);
  }
  transaction.Execute("INSERT INTO search_suggestion_postponed (offers, packed) VALUES ($1, $2)",
                      static_cast<std::int64_t>(counts_.size()), sql::Blob{Packer().Pack(lines)});
  Clear();
  const auto waiting =
      transaction.One<std::int64_t>("SELECT CAST(sum(offers) AS bigint) FROM search_suggestion_postponed");
  if (waiting.value_or(0) >= kMostPostponed) WritePostponed(transaction);
}

void WritePostponed(sql::Transaction& transaction) {
  std::vector<std::string> batches;
  std::int64_t count = 0;
  transaction.Each("SELECT offers, packed FROM search_suggestion_postponed", [&](const sql::Row& row) {
    count += row.Int(0);
    batches.push_back(Unpack(row.Bytes(1)));
  });
  if (batches.empty()) return;
  std::vector<CountedOffer> offers;
  offers.reserve(static_cast<std::size_t>(count));
  for (const std::string& batch : batches) ParsePostponed(batch, offers);
  SortOffers(offers);
  AddUp(offers);
  WriteSorted(transaction, offers);
  transaction.Execute("DELETE FROM search_suggestion_postponed");
}

void RemoveOffers(sql::Transaction& transaction, const Entry& entry) {
  WritePostponed(transaction);
  for (const Offer& offer : OffersOf(entry)) {
    transaction.Execute("UPDATE search_suggestion SET entries = entries - 1 WHERE fold = $1 AND visibility = $2",
                        offer.fold, entry.visibility);
    transaction.Execute("DELETE FROM search_suggestion WHERE fold = $1 AND visibility = $2 AND entries <= 0",
                        offer.fold, entry.visibility);
  }
}

void DeleteAllOffers(sql::Transaction& transaction) {
  transaction.Execute("DELETE FROM search_suggestion");
  transaction.Execute("DELETE FROM search_suggestion_postponed");
}

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#include "search/hit_scan.h"

#include <fmt/format.h>

#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "search/match.h"
#include "search/term_weights.h"

namespace tovholder::search {
namespace {

constexpr std::int64_t kRowsBetweenLooksAtTheClock = 256;

// The columns after the id are read by Walk in this order.
constexpr std::string_view kColumns = "e.id, e.kind, e.ref, e.parts, e.words, e.facets";

class Walk {
 public:
  Walk(Scan& scan, std::chrono::milliseconds time_limit)
      : scan_(scan), deadline_(std::chrono::steady_clock::now() + time_limit) {}

  // Whether to go on.
  bool Take(const sql::Row& row) {
    if (++rows_ > kCountedHits) {
      scan_.more_than_counted = true;
      return false;
    }
    const Candidate candidate{row.Int(0), Score(row.Real(6), row.Int(4))};
    if (row.Int(3) == 1 || IsNewEntry(row, candidate)) {
      scan_.candidates.push_back(candidate);
      Count(row.Text(5), candidate.id);
    }
    scan_.out_of_time = rows_ % kRowsBetweenLooksAtTheClock == 0 && std::chrono::steady_clock::now() > deadline_;
    return !scan_.out_of_time;
  }

 private:
  // Of the parts of one entry the best stands for it.
  bool IsNewEntry(const sql::Row& row, const Candidate& candidate) {
    const auto [at, is_new] =
        entries_.try_emplace(fmt::format("{}{}", row.Text(1), row.Int(2)), scan_.candidates.size());
    if (!is_new && scan_.candidates[at->second].score <= candidate.score) scan_.candidates[at->second] = candidate;
    return is_new;
  }

  void Count(std::string_view facets, std::int64_t id) {
    if (last_ == nullptr || last_->first != facets) {
      last_ = &*scan_.facet_keys.try_emplace(std::string(facets), FacetGroup{0, id}).first;
    }
    ++last_->second.hits;
  }

  Scan& scan_;
  std::chrono::steady_clock::time_point deadline_;
  std::int64_t rows_ = 0;
  std::unordered_map<std::string, std::size_t> entries_;
  std::pair<const std::string, FacetGroup>* last_ = nullptr;
};

void ScanSqlite(sql::Reader& reader, const Match& match, std::string_view visible, Walk& walk) {
  const std::string sql = fmt::format(
      "SELECT {}, search_weights(search_fts, $2) FROM search_fts CROSS JOIN search_entry e ON e.id = search_fts.rowid "
      "WHERE search_fts MATCH $1 AND ({}) ORDER BY search_fts.rowid DESC",
      kColumns, visible);
  reader.Each(
      sql, [&](const sql::Row& row) { return walk.Take(row); }, match.text, match.phrases);
}

// The sum of the weights of the rank terms, each a parameter from `parameter` on.
std::string PostgresWeights(const std::vector<RankTerm>& terms, int parameter, std::vector<sql::Value>& values) {
  std::string sum = "0.0::float8";
  for (const RankTerm& term : terms) {
    values.emplace_back(TermForPostgres(term, term.prefix ? Where::kTitle : Where::kAnywhere));
    if (!term.prefix) {
      sum += fmt::format(" + ts_rank('{{{0},{0},{0},{1}}}'::float4[], t.terms, ${2}::tsquery)::float8", kTextWeight,
                         kTitleWeight, parameter++);
      continue;
    }
    values.emplace_back(TermForPostgres(term, Where::kAnywhere));
    sum += fmt::format(
        " + CASE WHEN t.terms @@ ${}::tsquery THEN {}::float8 WHEN t.terms @@ ${}::tsquery THEN {}::float8 ELSE 0 END",
        parameter, kPrefixInTitle, parameter + 1, kPrefixInText);
    parameter += 2;
  }
  return sum;
}

void ScanPostgres(sql::Reader& reader, const Match& match, std::string_view visible, Walk& walk) {
  std::vector<sql::Value> values{match.text};
  const std::string weights = PostgresWeights(match.rank_terms, 2, values);
  const std::string sql = fmt::format(
      "SELECT {}, {} FROM search_terms t JOIN search_entry e ON e.id = t.id "
      "WHERE t.terms @@ $1::tsquery AND ({}) ORDER BY t.id DESC LIMIT {}",
      kColumns, weights, visible, kCountedHits + 1);
  reader.EachRow(sql, values, [&](const sql::Row& row) { return walk.Take(row); });
}

}  // namespace

Scan ScanHits(sql::Reader& reader, const std::vector<Node>& wanted, const std::vector<Node>& unwanted,
              std::string_view visible_condition, std::chrono::milliseconds time_limit) {
  Scan scan;
  Walk walk(scan, time_limit);
  if (reader.engine() == sql::Engine::kSqlite) {
    ScanSqlite(reader, MatchForSqlite(wanted, unwanted), visible_condition, walk);
  } else {
    ScanPostgres(reader, MatchForPostgres(wanted, unwanted), visible_condition, walk);
  }
  return scan;
}

std::vector<std::string> VisibleNames(sql::Reader& reader, std::string_view visible_condition) {
  return reader.Column<std::string>(
      fmt::format("SELECT e.visibility FROM search_visibility e WHERE e.entries > 0 AND ({}) ORDER BY e.visibility",
                  visible_condition));
}

}  // namespace tovholder::search

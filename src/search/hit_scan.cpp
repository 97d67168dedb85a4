// SPDX-License-Identifier: EUPL-1.2
#include "search/hit_scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "search/match.h"
#include "search/term_weights.h"

namespace tovholder::search {
namespace {

constexpr std::int64_t kRowsBetweenLooksAtTheClock = 256;

class Walk {
 public:
  Walk(sql::Reader& reader, Scan& scan, std::chrono::milliseconds time_limit)
      : reader_(reader), scan_(scan), deadline_(std::chrono::steady_clock::now() + time_limit) {}

  // Takes an id and what the terms weigh, the highest id first; whether to go on.
  bool Take(const sql::Row& row) {
    found_.push_back({row.Int(0), row.Real(1)});
    if (found_.size() % kRowsBetweenLooksAtTheClock == 0 && std::chrono::steady_clock::now() > deadline_) {
      scan_.out_of_time = true;
      return false;
    }
    if (found_.size() < enough_) return true;
    CountFound();
    return !scan_.more_than_counted;
  }

  // Counts what was taken and not counted yet.
  void CountFound() {
    EachBlock(reader_, BlocksOfFound(), [&, at = found_.cbegin()](std::int64_t block, std::string_view briefs) mutable {
      while (at != found_.cend() && BlockOf(at->id) > block) ++at;
      for (; at != found_.cend() && BlockOf(at->id) == block; ++at) Count(*at, BriefAt(briefs, SlotOf(at->id)));
    });
    found_.clear();
    enough_ = static_cast<std::size_t>(std::max(kCountedHits + 1 - rows_, kRowsBetweenLooksAtTheClock));
  }

 private:
  struct Found {
    std::int64_t id = 0;
    double weights = 0;
  };

  std::vector<std::int64_t> BlocksOfFound() const {
    std::vector<std::int64_t> blocks;
    for (const Found& found : found_) {
      if (blocks.empty() || blocks.back() != BlockOf(found.id)) blocks.push_back(BlockOf(found.id));
    }
    return blocks;
  }

  void Count(const Found& found, const Brief& brief) {
    if (scan_.more_than_counted || !scan_.shapes.contains(brief.shape)) return;
    if (++rows_ > kCountedHits) {
      scan_.more_than_counted = true;
      return;
    }
    const Candidate candidate{found.id, Score(found.weights, brief.words)};
    if (brief.part > 0 && !IsNewEntry(candidate, brief.part)) return;
    scan_.candidates.push_back(candidate);
    scan_.facets.Count(brief);
  }

  // The ids of an entry's parts follow each other. Of the parts the best stands for the entry.
  bool IsNewEntry(const Candidate& candidate, std::int64_t part) {
    const auto [at, is_new] = entries_.try_emplace(candidate.id - part, scan_.candidates.size());
    if (!is_new && scan_.candidates[at->second].score <= candidate.score) scan_.candidates[at->second] = candidate;
    return is_new;
  }

  sql::Reader& reader_;
  Scan& scan_;
  std::chrono::steady_clock::time_point deadline_;
  std::vector<Found> found_;
  std::size_t enough_ = kCountedHits + 1;
  std::int64_t rows_ = 0;
  std::unordered_map<std::int64_t, std::size_t> entries_;
};

void ScanSqlite(sql::Reader& reader, const Match& match, Walk& walk) {
  reader.Each(
      "SELECT rowid, search_weights(search_fts, $2) FROM search_fts WHERE search_fts MATCH $1 ORDER BY rowid DESC",
      [&](const sql::Row& row) { return walk.Take(row); }, match.text, match.phrases);
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
      "SELECT t.id, {} FROM search_terms t JOIN search_entry e ON e.id = t.id "
      "WHERE t.terms @@ $1::tsquery AND ({}) ORDER BY t.id DESC LIMIT {}",
      weights, visible, kCountedHits + 1);
  reader.EachRow(sql, values, [&](const sql::Row& row) { return walk.Take(row); });
}

}  // namespace

Scan ScanHits(sql::Reader& reader, const std::vector<Node>& wanted, const std::vector<Node>& unwanted,
              std::string_view visible_condition, std::chrono::milliseconds time_limit) {
  Scan scan;
  scan.shapes = VisibleShapes(reader, visible_condition);
  Walk walk(reader, scan, time_limit);
  if (reader.engine() == sql::Engine::kSqlite) {
    ScanSqlite(reader, MatchForSqlite(wanted, unwanted), walk);
  } else {
    ScanPostgres(reader, MatchForPostgres(wanted, unwanted), visible_condition, walk);
  }
  walk.CountFound();
  return scan;
}

std::vector<std::string> VisibleNames(sql::Reader& reader, std::string_view visible_condition) {
  return reader.Column<std::string>(
      fmt::format("SELECT e.visibility FROM search_visibility e WHERE e.entries > 0 AND ({}) ORDER BY e.visibility",
                  visible_condition));
}

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <numeric>
#include <string>
#include <vector>

#include "danish_text_generator.h"
#include "search/search.h"

// search_bench LOCATION ITEMS MIGRATION.sql…: fills an index with generated
// items and measures it.
namespace {

using namespace tovholder;
using Clock = std::chrono::steady_clock;

// Wall time and time of this process on a processor: on a busy machine only the
// second can be compared.
struct Moment {
  Clock::time_point wall = Clock::now();
  std::clock_t cpu = std::clock();
};
struct Took {
  double wall = 0;
  double cpu = 0;
  Took& operator+=(const Took& other) {
    wall += other.wall;
    cpu += other.cpu;
    return *this;
  }
};

Took Since(const Moment& begin) {
  return {std::chrono::duration<double>(Clock::now() - begin.wall).count(),
          static_cast<double>(std::clock() - begin.cpu) / CLOCKS_PER_SEC};
}

std::ostream& operator<<(std::ostream& out, const Took& took) {
  return out << took.wall << " s (" << took.cpu << " s processor)";
}

constexpr std::size_t kBatch = 2'000;
constexpr int kQueries = 300;

search::Entry MakeItem(bench::DanishTextGenerator& text, std::int64_t ref) {
  search::Entry entry;
  entry.ref = ref;
  entry.title = text.Title();
  entry.body = text.Text(700 + text.Below(1'600));
  const int year = 2010 + static_cast<int>(text.Below(16));
  const auto month = static_cast<unsigned>(1 + text.Below(12));
  const auto day = static_cast<unsigned>(1 + text.Below(28));
  entry.date = Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day));
  entry.body_id = static_cast<std::int64_t>(1 + text.Below(98));
  entry.body_name = "Kommune " + std::to_string(entry.body_id);
  entry.organization_id = entry.body_id * 20 + static_cast<std::int64_t>(text.Below(12));
  entry.organization_name = "Udvalg " + std::to_string(entry.organization_id);
  entry.item_type = text.Below(3) == 0 ? "information" : "decision";
  entry.decision = text.Below(4) == 0 ? "" : "adopted";
  entry.visibility = text.Below(20) == 0 ? "closed" : "public";
  entry.closed = entry.visibility == "closed";
  entry.case_number = text.CaseNumber();
  return entry;
}

struct Times {
  Took prepare;
  Took write;
  std::size_t bytes = 0;
};

Times Fill(sql::Database& database, const search::Index& index, bench::DanishTextGenerator& text, std::int64_t items) {
  Times times;
  database.Write({}, [&](sql::Transaction& t) { index.BeginBulk(t); });
  for (std::int64_t ref = 1; ref <= items;) {
    std::vector<search::Entry> entries;
    for (; entries.size() < kBatch && ref <= items; ++ref) entries.push_back(MakeItem(text, ref));
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    Moment begin;
    std::vector<search::PreparedEntry> prepared;
    for (const search::Entry& entry : entries) {
      times.bytes += entry.title.size() + entry.body.size();
      prepared.push_back(index.Prepare(entry));
    }
    times.prepare += Since(begin);
    begin = Moment();
    database.Write({}, [&](sql::Transaction& t) {
      for (const search::PreparedEntry& one : prepared) index.Add(t, one);
    });
    times.write += Since(begin);
  }
  database.Write({}, [&](sql::Transaction& t) { index.EndBulk(t); });
  return times;
}

std::vector<std::string> MakeQueries(bench::DanishTextGenerator& text) {
  std::vector<std::string> queries;
  for (int i = 0; i < kQueries; ++i) {
    std::string query = text.Word(40 + text.Rank() % 60'000);
    if (text.Below(2) == 0) query += " " + text.Word(40 + text.Rank() % 60'000);
    queries.push_back(query);
  }
  return queries;
}

void Report(const std::string& what, std::vector<double> ms) {
  std::sort(ms.begin(), ms.end());
  const auto at = [&](double share) {
    return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1))];
  };
  std::cout << what << ": p50 " << at(0.5) << " ms, p95 " << at(0.95) << " ms, p99 " << at(0.99) << " ms, slowest "
            << ms.back() << " ms\n";
}

void Measure(sql::Database& database, const search::Index& index, const std::vector<std::string>& queries,
             search::Sort sort, const std::string& what) {
  std::vector<double> wall;
  std::vector<double> cpu;
  std::int64_t hits = 0;
  int over = 0;
  for (const std::string& text : queries) {
    search::Request request;
    request.text = text;
    request.sort = sort;
    request.visible_condition = "e.visibility IN ('public', 'internal')";
    const Moment begin;
    const auto result = database.Read([&](sql::Reader& reader) { return search::Search(reader, index, request); });
    wall.push_back(Since(begin).wall * 1'000);
    cpu.push_back(Since(begin).cpu * 1'000);
    hits += result.total;
    over += result.more_than_counted ? 1 : 0;
  }
  Report(what, wall);
  Report(what + ", processor", cpu);
  std::cout << "  hits a query " << hits / kQueries << ", over the limit " << over << "\n";
}

void MeasureSuggestions(sql::Database& database, bench::DanishTextGenerator& text) {
  std::vector<double> wall;
  std::vector<double> cpu;
  for (int i = 0; i < 500; ++i) {
    std::string prefix = text.Word(60 + text.Rank() % 20'000);
    prefix.resize(std::min<std::size_t>(prefix.size(), 2 + text.Below(5)));
    const Moment begin;
    database.Read([&](sql::Reader& reader) { return search::Suggest(reader, prefix, "e.visibility = 'public'"); });
    wall.push_back(Since(begin).wall * 1'000);
    cpu.push_back(Since(begin).cpu * 1'000);
  }
  Report("suggestions", wall);
  Report("suggestions, processor", cpu);
}

sql::OpenOptions Options(int count, char** files) {
  sql::OpenOptions options;
  options.on_sqlite_open = search::RegisterOnSqlite;
  for (int i = 0; i < count; ++i) {
    std::ifstream in(files[i]);
    options.migrations.push_back(
        {i + 1, std::filesystem::path(files[i]).stem().string(), std::string(std::istreambuf_iterator<char>(in), {})});
  }
  return options;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return 2;
  auto database = sql::Database::Open(arguments[1], Options(count - 3, arguments + 3));
  if (!database) {
    std::cerr << database.error().id << '\n';
    return 1;
  }
  const Moment loading;
  const search::Index index;
  std::cout << "word list: " << Since(loading) << "\n";
  bench::DanishTextGenerator text(1);
  const std::int64_t items = std::atoll(arguments[2]);
  const bool is_empty = (*database)->Read([](sql::Reader& r) {
    return r.One<std::int64_t>("SELECT count(*) FROM search_visibility");
  }) == 0;
  if (is_empty) {
    const Times times = Fill(**database, index, text, items);
    const double megabytes = static_cast<double>(times.bytes) / 1e6;
    std::cout << items << " items, " << megabytes << " MB: prepared in " << times.prepare << ", "
              << megabytes / times.prepare.cpu << " MB/s a core; written in " << times.write << "\n";
    const Moment begin;
    (*database)->Write({}, [&](sql::Transaction& t) { index.Optimize(t); });
    std::cout << "optimize " << Since(begin) << "\n";
  }
  const std::vector<std::string> queries = MakeQueries(text);
  Measure(**database, index, queries, search::Sort::kRelevance, "relevance");
  Measure(**database, index, queries, search::Sort::kRelevance, "relevance again");
  Measure(**database, index, queries, search::Sort::kDate, "date");
  MeasureSuggestions(**database, text);
  return 0;
}

// SPDX-License-Identifier: EUPL-1.2
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "app/archive.h"
#include "meetings/meeting_store.h"
#include "people/viewer.h"
#include "sql/records.h"

// save_decisions DATA WRITERS SECONDS: so many people write decisions into an archive at once, each kept on disk
// before the next; prints how many were saved a second and how often somebody was told that the data is locked.
namespace {

using namespace tovholder;
using Clock = std::chrono::steady_clock;

struct Counts {
  std::atomic<std::int64_t> saved = 0;
  std::atomic<std::int64_t> locked = 0;
};

// As the review page saves: the item is read, changed and written with its line in the change log.
void SaveUntil(Clock::time_point end, sql::Database& database, std::vector<std::int64_t> items, Counts& counts) {
  for (std::int64_t turn = 0; Clock::now() < end; ++turn) {
    const std::int64_t id = items[static_cast<std::size_t>(turn) % items.size()];
    try {
      database.Write({1, "Mette Skov"}, [&](sql::Transaction& transaction) {
        auto item = sql::Find<meetings::AgendaItem>(transaction, "FROM agenda_item WHERE id = $1", id);
        item.value().decision = "Godkendt. Forvaltningen følger op på møde " + std::to_string(turn) + ".";
        meetings::UpdateItem(transaction, *item);
      });
      ++counts.saved;
    } catch (const sql::Locked&) {
      ++counts.locked;
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "save_decisions DATA WRITERS SECONDS\n";
    return 2;
  }
  auto archive = app::OpenArchive(arguments[1], app::Creation::kMustBeThere);
  if (!archive) {
    std::cerr << "save_decisions: " << archive.error().id << '\n';
    return 1;
  }
  const auto items = archive->database->Read(
      [](sql::Reader& reader) { return reader.Column<std::int64_t>("SELECT id FROM agenda_item LIMIT 10000"); });
  const double seconds = std::strtod(arguments[3], nullptr);
  const auto begin = Clock::now();
  const auto end = begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  Counts counts;
  {
    std::vector<std::jthread> writers;
    for (int left = std::atoi(arguments[2]); left > 0; --left) {
      writers.emplace_back([&] { SaveUntil(end, *archive->database, items, counts); });
    }
  }
  const std::chrono::duration<double> took = Clock::now() - begin;
  std::cout << static_cast<double>(counts.saved) / took.count() << ' ' << counts.locked << '\n';
  return 0;
}

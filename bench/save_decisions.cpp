// SPDX-License-Identifier: EUPL-1.2
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "app/archive.h"
#include "sittings/sitting_store.h"

// save_decisions DATA WRITERS SECONDS: so many people write decisions into the meeting that is under way in an archive
// (see open_meeting), each kept on disk before the next; prints how many were saved a second and how often somebody was
// told that the data is locked.
namespace {

using namespace tovholder;
using Clock = std::chrono::steady_clock;

struct Counts {
  std::atomic<std::int64_t> saved = 0;
  std::atomic<std::int64_t> locked = 0;
};

struct Decided {
  sittings::MeetingId meeting;
  sittings::ItemId item;
  int point;
};

// As the live page saves: one point again and again, each time with the version that it became.
void SaveUntil(Clock::time_point end, sql::Database& database, const Decided& decided, Counts& counts) {
  int version = database.Read([&](sql::Reader& reader) {
    const auto book = sittings::FindSitting(reader, decided.meeting).value();
    const auto* stored = book.FindRuling(decided.item, decided.point);
    return stored == nullptr ? 0 : stored->version;
  });
  for (std::int64_t turn = 0; Clock::now() < end; ++turn) {
    sittings::Ruling ruling;
    ruling.meeting = decided.meeting;
    ruling.item = decided.item;
    ruling.point = decided.point;
    ruling.outcome = sittings::Outcome::kApproved;
    ruling.text = "Godkendt. Forvaltningen følger op på møde " + std::to_string(turn) + ".";
    try {
      const auto saved = database.Write(
          {1, "Mette Skov"}, [&](sql::Transaction& transaction) { return SaveRuling(transaction, ruling, version); });
      if (!saved) throw std::runtime_error(saved.error().id);
      version = *saved;
      ++counts.saved;
    } catch (const sql::Locked&) {
      ++counts.locked;
    }
  }
}

// One for each writer.
std::vector<Decided> Points(sql::Database& database, std::size_t writers) {
  return database.Read([&](sql::Reader& reader) {
    const auto meeting = reader.One<sittings::MeetingId>("SELECT meeting FROM sitting").value();
    std::vector<Decided> points;
    const auto book = sittings::FindSitting(reader, meeting).value();
    for (const auto& details : book.items) {
      for (const auto& point : details.recommendations) points.push_back({meeting, details.item.id, point.point});
    }
    if (points.size() < writers) throw std::runtime_error("not so many points");
    points.resize(writers);
    return points;
  });
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
  const auto points = Points(*archive->database, static_cast<std::size_t>(std::atoi(arguments[2])));
  const double seconds = std::strtod(arguments[3], nullptr);
  const auto begin = Clock::now();
  const auto end = begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  Counts counts;
  {
    std::vector<std::jthread> writers;
    for (const Decided& one : points) {
      writers.emplace_back([&] { SaveUntil(end, *archive->database, one, counts); });
    }
  }
  const std::chrono::duration<double> took = Clock::now() - begin;
  std::cout << static_cast<double>(counts.saved) / took.count() << ' ' << counts.locked << '\n';
  return 0;
}

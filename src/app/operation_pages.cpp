// SPDX-License-Identifier: EUPL-1.2
#include "app/operation_pages.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

#include "app/version.h"

namespace tovholder::app {
namespace {

// Resident memory in bytes, as the kernel counts it; 0 where it does not say.
std::int64_t ResidentBytes() {
  std::ifstream statm("/proc/self/statm");
  std::int64_t all = 0;
  std::int64_t resident = 0;
  statm >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

http::Response Health(const Archive& archive) {
  archive.database->Read([](sql::Reader& reader) { return reader.One<std::int64_t>("SELECT 1"); });
  return http::Response::Text("ok\n");
}

http::Response Metrics(const Archive& archive, const documents::PdfQueue& pdfs) {
  std::int64_t meetings = 0;
  std::int64_t items = 0;
  archive.database->Read([&](sql::Reader& reader) {
    meetings = reader.One<std::int64_t>("SELECT count(*) FROM meeting WHERE visibility = 'public'").value_or(0);
    items = reader.One<std::int64_t>("SELECT count(*) FROM agenda_item WHERE visibility = 'public'").value_or(0);
  });
  return http::Response::Text(
      fmt::format("# TYPE tovholder_info gauge\ntovholder_info{{version=\"{}\"}} 1\n"
                  "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes {}\n"
                  "# TYPE tovholder_public_meetings gauge\ntovholder_public_meetings {}\n"
                  "# TYPE tovholder_public_items gauge\ntovholder_public_items {}\n"
                  "# TYPE tovholder_pdfs_waiting gauge\ntovholder_pdfs_waiting {}\n"
                  "# TYPE tovholder_pdfs_made_total counter\ntovholder_pdfs_made_total {}\n",
                  kVersion, ResidentBytes(), meetings, items, pdfs.waiting(), pdfs.made()));
}

}  // namespace

std::vector<http::Route> OperationRoutes(const Archive& archive, const documents::PdfQueue& pdfs) {
  return {{http::Method::kGet, "/healthz", [&archive](const http::Request&) { return Health(archive); }},
          {http::Method::kGet, "/metrics", [&](const http::Request&) { return Metrics(archive, pdfs); },
           http::Pace::kSlow}};
}

}  // namespace tovholder::app

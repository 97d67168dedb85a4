// SPDX-License-Identifier: EUPL-1.2
#include "documents/zip_writer.h"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace tovholder::documents {
namespace {

// The first day that ZIP can write, 1 January 1980 (DOS date: year 0, month 1, day 1).
constexpr zip_uint16_t kFirstDay = (1U << 5U) | 1U;

using ZipSource = std::unique_ptr<zip_source_t, decltype(&zip_source_free)>;

[[noreturn]] void ThrowZip(const char* what) { throw std::runtime_error(std::string("libzip: ") + what); }

void AddPart(zip_t* archive, const ZipPart& part) {
  zip_source_t* source = zip_source_buffer(archive, part.content.data(), part.content.size(), 0);
  if (source == nullptr) ThrowZip("zip_source_buffer");
  const zip_int64_t index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    ThrowZip("zip_file_add");
  }
  zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, kFirstDay, 0);
}

std::string ReadAll(zip_source_t* buffer) {
  zip_stat_t stat;
  if (zip_source_stat(buffer, &stat) != 0 || zip_source_open(buffer) != 0) ThrowZip("zip_source_open");
  std::string bytes(stat.size, '\0');
  const zip_int64_t got = zip_source_read(buffer, bytes.data(), bytes.size());
  zip_source_close(buffer);
  if (got != static_cast<zip_int64_t>(bytes.size())) ThrowZip("zip_source_read");
  return bytes;
}

}  // namespace

std::string WriteZip(const std::vector<ZipPart>& parts) {
  const ZipSource buffer(zip_source_buffer_create(nullptr, 0, 0, nullptr), zip_source_free);
  if (!buffer) ThrowZip("zip_source_buffer_create");
  zip_source_keep(buffer.get());  // the archive takes one of the two
  zip_t* archive = zip_open_from_source(buffer.get(), ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) ThrowZip("zip_open_from_source");
  try {
    for (const ZipPart& part : parts) AddPart(archive, part);
  } catch (...) {
    zip_discard(archive);
    throw;
  }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    ThrowZip("zip_close");
  }
  return ReadAll(buffer.get());
}

}  // namespace tovholder::documents

// SPDX-License-Identifier: EUPL-1.2
#include "documents/zip_archive.h"

#include <algorithm>

namespace tovholder::documents {
namespace {

// Deflate at its best makes 1,000 of 1; XML that people write 5 to 30. Only what is large is suspected.
constexpr std::uint64_t kSuspiciousSize = 16 << 20;
constexpr std::uint64_t kSuspiciousRatio = 200;
// Each takes a hundred bytes or more once it is parsed: a part of nothing but short tags would take gigabytes.
constexpr std::ptrdiff_t kMostTags = 8'000'000;

}  // namespace

Result<ZipArchive> ZipArchive::Open(std::string_view bytes, std::string_view file_name, std::uint64_t max_unpacked) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  const std::string detail = archive == nullptr ? zip_error_strerror(&error) : "";
  zip_error_fini(&error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return Fail("documents.damaged", {{"file", std::string(file_name)}, {"kind", "ZIP"}, {"detail", detail}});
  }
  return ZipArchive(archive, std::string(file_name), max_unpacked);
}

bool ZipArchive::Has(const std::string& name) const { return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0; }

std::vector<std::string> ZipArchive::ListNames() const {
  std::vector<std::string> names;
  const zip_int64_t count = std::min<zip_int64_t>(zip_get_num_entries(archive_.get(), 0), 100'000);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr) names.emplace_back(name);
  }
  return names;
}

tl::unexpected<Error> ZipArchive::Damaged(const std::string& detail) const {
  return Fail("documents.damaged", {{"file", file_}, {"kind", "ZIP"}, {"detail", detail}});
}

tl::unexpected<Error> ZipArchive::TooLarge() const {
  return Fail("documents.unpacks_too_large",
              {{"file", file_}, {"limit", std::to_string(std::max<std::uint64_t>(1, limit_ >> 20))}});
}

Result<std::string> ZipArchive::Read(const std::string& name) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(archive_.get(), name.c_str(), 0, &stat) != 0) return Damaged(name + " is missing");
  if (stat.size > left_) return TooLarge();
  if (stat.size > kSuspiciousSize && stat.size / std::max<std::uint64_t>(1, stat.comp_size) > kSuspiciousRatio) {
    return TooLarge();
  }
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen(archive_.get(), name.c_str(), 0), zip_fclose);
  if (!file) {
    const int code = zip_error_code_zip(zip_get_error(archive_.get()));
    if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD) return Fail("documents.encrypted", {{"file", file_}});
    return Damaged(name + ": " + zip_strerror(archive_.get()));
  }
  // The size that the archive declares may be a lie: what counts is what comes.
  std::string content;
  std::string piece(std::size_t{64} * 1024, '\0');
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) return Damaged(name + ": " + zip_file_strerror(file.get()));
    if (got == 0) break;
    if (static_cast<std::uint64_t>(got) > left_) return TooLarge();
    left_ -= static_cast<std::uint64_t>(got);
    content.append(piece, 0, static_cast<std::size_t>(got));
  }
  return content;
}

Result<void> ZipArchive::ReadXml(const std::string& name, pugi::xml_document& target) {
  const Result<std::string> content = Read(name);
  if (!content) return Pass(content);
  if (std::count(content->begin(), content->end(), '<') > kMostTags) return TooLarge();
  const pugi::xml_parse_result outcome =
      target.load_buffer(content->data(), content->size(),
                         pugi::parse_minimal | pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_cdata);
  if (outcome) return {};
  return Fail("documents.damaged",
              {{"file", file_},
               {"kind", "XML"},
               {"detail", name + ", byte " + std::to_string(outcome.offset) + ": " + outcome.description()}});
}

}  // namespace tovholder::documents

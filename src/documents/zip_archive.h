// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <zip.h>

#include <cstdint>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tovholder::documents {

// The files inside a DOCX or ODT, unpacked only as far as the limit allows.
class ZipArchive {
 public:
  // `bytes` must outlive the archive. Errors: documents.damaged {file, kind, detail}.
  static Result<ZipArchive> Open(std::string_view bytes, std::string_view file_name, std::uint64_t max_unpacked);

  bool Has(const std::string& name) const;
  std::vector<std::string> ListNames() const;
  // Errors: documents.unpacks_too_large {file, limit}, documents.encrypted {file}, documents.damaged.
  Result<std::string> Read(const std::string& name);
  // The same, parsed; white space between letters is kept. No entity but XML's own is ever resolved.
  Result<void> ReadXml(const std::string& name, pugi::xml_document& target);

 private:
  ZipArchive(zip_t* archive, std::string file, std::uint64_t left)
      : archive_(archive, zip_discard), file_(std::move(file)), limit_(left), left_(left) {}
  tl::unexpected<Error> Damaged(const std::string& detail) const;
  tl::unexpected<Error> TooLarge() const;

  std::unique_ptr<zip_t, decltype(&zip_discard)> archive_;
  std::string file_;
  std::uint64_t limit_;
  std::uint64_t left_;
};

}  // namespace tovholder::documents

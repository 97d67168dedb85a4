// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

#include "base/embedded_file.h"
#include "http/header_values.h"
#include "http/reply.h"

namespace tovholder::http {

// The files built into the program, below /static/. Each has an address with the hash of its content,
// which may be kept for ever, and one without, for references inside style sheets.
class StaticFiles {
 public:
  explicit StaticFiles(std::span<const EmbeddedFile> files);

  // "app.css" gives "/static/app.3f9a….css". Throws std::invalid_argument where there is no such file.
  const std::string& Address(std::string_view name) const;
  // Nothing where `path` is none of ours. Compressed at the first call, once.
  SharedReply Find(std::string_view path, Coding coding) const;

 private:
  struct Slot {
    std::once_flag made;
    SharedReply reply;
  };
  struct File {
    EmbeddedFile file;
    std::string address;
    std::string tag;
    mutable std::array<std::array<Slot, 3>, 2> slots;  // by cache policy, by coding
  };
  struct Place {
    const File* file = nullptr;
    CachePolicy cache = CachePolicy::kRevalidate;
  };

  static SharedReply Make(const Place& place, Coding coding);

  std::map<std::string, std::unique_ptr<File>, std::less<>> files_;
  std::map<std::string, Place, std::less<>> by_path_;
};

}  // namespace tovholder::http

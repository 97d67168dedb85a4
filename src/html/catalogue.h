// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>

namespace tovholder::html {

// A compiled gettext catalogue (.mo), read in place: the bytes must outlive it.
class Catalogue {
 public:
  Catalogue() = default;
  // Throws std::runtime_error where the bytes are no catalogue.
  explicit Catalogue(std::string_view mo);

  // The translation, plural forms divided by NUL; "" where there is none. A plural entry is found by
  // its singular, one with a context by "context\4msgid".
  std::string_view Find(std::string_view msgid) const;
  std::size_t size() const { return entries_.size(); }

 private:
  std::unordered_map<std::string_view, std::string_view> entries_;
};

}  // namespace tovholder::html

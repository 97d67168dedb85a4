// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace tovholder {

// The names by which the values of an enumeration are stored; each value once.
// `constexpr EnumNames<FileKind, 2> kFileKinds{{{FileKind::kText, "text"}, {FileKind::kPdf, "pdf"}}};`
template <class E, std::size_t size>
using EnumNames = std::array<std::pair<E, std::string_view>, size>;

// "" for a value that has no name.
template <class E, std::size_t size>
constexpr std::string_view NameIn(const EnumNames<E, size>& names, E value) {
  for (const auto& [one, name] : names) {
    if (one == value) return name;
  }
  return {};
}

// False, and `value` as it was, for a name that is none.
template <class E, std::size_t size>
constexpr bool ValueIn(const EnumNames<E, size>& names, std::string_view name, E& value) {
  for (const auto& [one, known] : names) {
    if (known != name) continue;
    value = one;
    return true;
  }
  return false;
}

}  // namespace tovholder

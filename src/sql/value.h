// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/id.h"
#include "base/time.h"

namespace tovholder::sql {

// Bytes that are no text.
struct Blob {
  std::string bytes;
  friend bool operator==(const Blob&, const Blob&) = default;
};

// What both databases can store. Truth values are 0 and 1; dates and instants are ISO texts.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

// An enumeration is stored by its name: give it
//   std::string_view ToName(E);  bool FromName(std::string_view, E&);
// in its own namespace. The names reach the data file: add, never rename.
template <class E>
concept NamedEnum = std::is_enum_v<E> && requires(E e, std::string_view text) {
  { ToName(e) } -> std::convertible_to<std::string_view>;
  { FromName(text, e) } -> std::same_as<bool>;
};

template <class T>
struct Convert;  // static Value To(const T&); static T From(const Value&);

template <class T>
Value ToValue(const T& value) {
  return Convert<T>::To(value);
}
template <class T>
T FromValue(const Value& value) {
  return Convert<T>::From(value);
}

}  // namespace tovholder::sql

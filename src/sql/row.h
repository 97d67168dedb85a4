// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "sql/value.h"

namespace tovholder::sql {

template <class T>
struct OptionalOf : std::false_type {};
template <class T>
struct OptionalOf<std::optional<T>> : std::true_type {
  using Inner = T;
};

// One row of an answer; columns are counted from 0. Reading NULL as anything but an optional, or a
// column as what it is not, throws DatabaseError.
class Row {
 public:
  virtual ~Row() = default;
  virtual int size() const = 0;
  virtual bool IsNull(int column) const = 0;
  virtual std::int64_t Int(int column) const = 0;
  virtual double Real(int column) const = 0;
  // Valid until the next step of the same statement.
  virtual std::string_view Text(int column) const = 0;
  virtual std::string Bytes(int column) const = 0;
  virtual Value At(int column) const = 0;
  // Any T with Convert<T>; std::optional<T> for columns that may be NULL.
  template <class T>
  T Get(int column) const;
};

// Returns false to stop.
using RowFunction = std::function<bool(const Row&)>;

template <class T>
T Row::Get(int column) const {
  if constexpr (OptionalOf<T>::value) {
    if (IsNull(column)) return std::nullopt;
    return Get<typename OptionalOf<T>::Inner>(column);
  } else if constexpr (std::same_as<T, std::string> || std::same_as<T, std::string_view>) {
    return T(Text(column));
  } else if constexpr (std::same_as<T, std::int64_t>) {
    return Int(column);
  } else if constexpr (std::same_as<T, double>) {
    return Real(column);
  } else if constexpr (std::same_as<T, Blob>) {
    return Blob{Bytes(column)};
  } else {
    return Convert<T>::From(At(column));
  }
}

}  // namespace tovholder::sql

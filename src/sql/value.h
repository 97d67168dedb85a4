// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/decimal.h"
#include "base/id.h"
#include "base/time.h"
#include "sql/errors.h"

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

// What a column must hold to be read as that type; DatabaseError where it holds something else or NULL.
std::int64_t IntFrom(const Value& value);
double RealFrom(const Value& value);
const std::string& TextFrom(const Value& value);
const Blob& BlobFrom(const Value& value);
[[noreturn]] void ThrowOutOfRange();
[[noreturn]] void ThrowNoSuch(std::string_view what, std::string_view text);
// As people read it in the change log: NULL is empty, bytes are their digest and length.
std::string Describe(const Value& value);

template <class T>
struct Convert;  // static Value To(const T&); static T From(const Value&);

template <class T>
Value ToValue(const T& value) {
  if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    return Value(std::in_place_type<std::string>, std::string_view(value));
  } else {
    return Convert<T>::To(value);
  }
}
template <class T>
T FromValue(const Value& value) {
  return Convert<T>::From(value);
}

template <class T>
concept Integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

template <Integer T>
struct Convert<T> {
  static Value To(T number) {
    if (!std::in_range<std::int64_t>(number)) ThrowOutOfRange();
    return Value(std::in_place_type<std::int64_t>, static_cast<std::int64_t>(number));
  }
  static T From(const Value& value) {
    const std::int64_t number = IntFrom(value);
    if (!std::in_range<T>(number)) ThrowOutOfRange();
    return static_cast<T>(number);
  }
};

template <>
struct Convert<bool> {
  static Value To(bool truth) { return Value(std::in_place_type<std::int64_t>, truth ? 1 : 0); }
  static bool From(const Value& value) { return IntFrom(value) != 0; }
};

template <>
struct Convert<double> {
  static Value To(double number) { return Value(number); }
  static double From(const Value& value) { return RealFrom(value); }
};

template <>
struct Convert<std::string> {
  static Value To(const std::string& text) { return Value(text); }
  static std::string From(const Value& value) { return TextFrom(value); }
};

template <>
struct Convert<Blob> {
  static Value To(const Blob& blob) { return Value(blob); }
  static Blob From(const Value& value) { return BlobFrom(value); }
};

template <>
struct Convert<Value> {
  static Value To(const Value& value) { return value; }
  static Value From(const Value& value) { return value; }
};

template <>
struct Convert<std::nullopt_t> {
  static Value To(std::nullopt_t) { return {}; }
};

template <class T>
struct Convert<std::optional<T>> {
  static Value To(const std::optional<T>& value) { return value ? ToValue(*value) : Value(); }
  static std::optional<T> From(const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
    return Convert<T>::From(value);
  }
};

// An id of 0 is stored as 0, which no foreign key accepts: a reference that may be missing is an optional.
template <class Tag>
struct Convert<Id<Tag>> {
  static Value To(Id<Tag> id) { return Value(id.value); }
  static Id<Tag> From(const Value& value) { return Id<Tag>{IntFrom(value)}; }
};

template <NamedEnum E>
struct Convert<E> {
  static Value To(E e) { return Value(std::in_place_type<std::string>, std::string_view(ToName(e))); }
  static E From(const Value& value) {
    E e{};
    const std::string& text = TextFrom(value);
    if (!FromName(text, e)) ThrowNoSuch("name", text);
    return e;
  }
};

// As a text with a point, so that it is exact and people can read it in the change log.
template <>
struct Convert<Decimal> {
  static Value To(Decimal number);
  static Decimal From(const Value& value);
};
template <>
struct Convert<Date> {
  static Value To(Date date);
  static Date From(const Value& value);
};

template <>
struct Convert<Instant> {
  static Value To(Instant instant);
  static Instant From(const Value& value);
};

template <>
struct Convert<TimeOfDay> {
  static Value To(TimeOfDay time);
  static TimeOfDay From(const Value& value);
};

}  // namespace tovholder::sql

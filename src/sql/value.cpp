// SPDX-License-Identifier: EUPL-1.2
#include "sql/value.h"

#include <charconv>

#include "sql/digest.h"

namespace tovholder::sql {
namespace {

constexpr std::string_view kKinds[] = {"NULL", "a whole number", "a number", "text", "bytes"};

[[noreturn]] void ThrowKind(const Value& value, std::string_view wanted) {
  throw DatabaseError(std::string(kKinds[value.index()]) + " read as " + std::string(wanted));
}

template <class T>
T Parsed(std::optional<T> parsed, std::string_view what, std::string_view text) {
  if (!parsed) ThrowNoSuch(what, text);
  return *parsed;
}

struct Describer {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const {
    char text[32];
    return {text, std::to_chars(text, text + sizeof(text), number).ptr};
  }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Blob& blob) const {
    return ToHex(DigestOf(blob.bytes)) + " (" + std::to_string(blob.bytes.size()) + " bytes)";
  }
};

}  // namespace

std::int64_t IntFrom(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  ThrowKind(value, "a whole number");
}

double RealFrom(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return static_cast<double>(*number);
  ThrowKind(value, "a number");
}

const std::string& TextFrom(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  ThrowKind(value, "text");
}

const Blob& BlobFrom(const Value& value) {
  if (const auto* blob = std::get_if<Blob>(&value)) return *blob;
  ThrowKind(value, "bytes");
}

void ThrowOutOfRange() { throw DatabaseError("a whole number out of range"); }

void ThrowNoSuch(std::string_view what, std::string_view text) {
  throw DatabaseError("no such " + std::string(what) + ": '" + std::string(text) + "'");
}

std::string Describe(const Value& value) { return std::visit(Describer{}, value); }

Value Convert<Decimal>::To(Decimal number) { return Value(ToText(number)); }
Decimal Convert<Decimal>::From(const Value& value) {
  const auto number = ParseDecimal(TextFrom(value), DecimalMark::kPoint);
  if (!number) ThrowNoSuch("number", TextFrom(value));
  return *number;
}

Value Convert<Date>::To(Date date) {
  if (!IsRealDate(date)) throw DatabaseError("a date that does not exist");
  return Value(FormatIso(date));
}
Date Convert<Date>::From(const Value& value) { return Parsed(ParseIsoDate(TextFrom(value)), "date", TextFrom(value)); }

Value Convert<Instant>::To(Instant instant) { return Value(FormatIso(instant)); }
Instant Convert<Instant>::From(const Value& value) {
  return Parsed(ParseIsoInstant(TextFrom(value)), "moment", TextFrom(value));
}

Value Convert<TimeOfDay>::To(TimeOfDay time) { return Value(FormatIso(time)); }
TimeOfDay Convert<TimeOfDay>::From(const Value& value) {
  return Parsed(ParseTimeOfDay(TextFrom(value)), "time of day", TextFrom(value));
}

}  // namespace tovholder::sql

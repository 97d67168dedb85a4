// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_numbers.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace tovholder::documents {
namespace {

constexpr std::size_t kShownDigits = 15;

// The value is 0.DIGITS times ten to `exponent`.
struct DecimalParts {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

std::string_view TakeDigits(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  return digits;
}

bool TakeSign(std::string_view& text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  return negative;
}

// Behind the E; more than any double has becomes just that.
std::optional<int> ParseExponent(std::string_view text) {
  constexpr std::size_t kMostDigits = 5;
  const bool negative = TakeSign(text);
  const std::string_view digits = TakeDigits(text);
  if (digits.empty() || digits.size() > kMostDigits || !text.empty()) return std::nullopt;
  int exponent = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
  return negative ? -exponent : exponent;
}

std::optional<DecimalParts> ParseDecimalParts(std::string_view text) {
  DecimalParts parts;
  parts.negative = TakeSign(text);
  const std::string_view whole = TakeDigits(text);
  parts.digits = whole;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    parts.digits += TakeDigits(text);
  }
  if (parts.digits.empty()) return std::nullopt;
  parts.exponent = static_cast<int>(whole.size());
  if (!text.empty()) {
    const bool scientific = text.starts_with('E') || text.starts_with('e');
    const std::optional<int> exponent = scientific ? ParseExponent(text.substr(1)) : std::nullopt;
    if (!exponent) return std::nullopt;
    parts.exponent += *exponent;
  }
  return parts;
}

void DropZeros(DecimalParts& parts) {
  const std::size_t leading = std::min(parts.digits.find_first_not_of('0'), parts.digits.size());
  parts.digits.erase(0, leading);
  parts.exponent -= static_cast<int>(leading);
  while (!parts.digits.empty() && parts.digits.back() == '0') parts.digits.pop_back();
}

// Half away from zero, as people round.
void RoundToShown(DecimalParts& parts) {
  if (parts.digits.size() <= kShownDigits) return;
  bool carry = parts.digits[kShownDigits] >= '5';
  parts.digits.resize(kShownDigits);
  for (auto digit = parts.digits.rbegin(); carry && digit != parts.digits.rend(); ++digit) {
    carry = *digit == '9';
    *digit = carry ? '0' : static_cast<char>(*digit + 1);
  }
  if (carry) {
    parts.digits.insert(parts.digits.begin(), '1');
    ++parts.exponent;
  }
  DropZeros(parts);
}

}  // namespace

std::optional<double> ParseXlsxNumber(std::string_view text) {
  if (!ParseDecimalParts(text)) return std::nullopt;
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string FormatPlainDecimal(std::string_view number) {
  DecimalParts parts = ParseDecimalParts(number).value_or(DecimalParts{});
  DropZeros(parts);
  RoundToShown(parts);
  if (parts.digits.empty()) return "0";
  const int size = static_cast<int>(parts.digits.size());
  if (parts.exponent <= 0) {
    parts.digits.insert(0, "0." + std::string(static_cast<std::size_t>(-parts.exponent), '0'));
  } else if (parts.exponent < size) {
    parts.digits.insert(static_cast<std::size_t>(parts.exponent), 1, '.');
  } else {
    parts.digits.append(static_cast<std::size_t>(parts.exponent - size), '0');
  }
  return (parts.negative ? "-" : "") + parts.digits;
}

std::optional<std::string> FormatMasked(std::string_view plain_decimal, std::string_view mask) {
  if (plain_decimal.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  std::string shown;
  for (auto sign = mask.rbegin(); sign != mask.rend(); ++sign) {
    if (*sign != '0') {
      shown += *sign;
    } else if (plain_decimal.empty()) {
      shown += '0';
    } else {
      shown += plain_decimal.back();
      plain_decimal.remove_suffix(1);
    }
  }
  shown.append(plain_decimal.rbegin(), plain_decimal.rend());
  std::reverse(shown.begin(), shown.end());
  return shown;
}

std::optional<Date> DateOfSerial(std::int64_t day, DateSystem system) {
  using std::chrono::days;
  using std::chrono::sys_days;
  constexpr sys_days kFirst1904 = std::chrono::year(1904) / 1 / 1;
  constexpr sys_days kBefore1900 = std::chrono::year(1899) / 12 / 31;
  constexpr sys_days kLast = std::chrono::year(9999) / 12 / 31;
  constexpr std::int64_t kNoSuchDay = 60;
  const bool from_1904 = system == DateSystem::k1904;
  const std::int64_t first = from_1904 ? 0 : 1;
  if (day < first || day > (kLast - kBefore1900).count() + 1 || (!from_1904 && day == kNoSuchDay)) return std::nullopt;
  const std::int64_t counted = !from_1904 && day > kNoSuchDay ? day - 1 : day;
  const sys_days date = (from_1904 ? kFirst1904 : kBefore1900) + days(counted);
  if (date > kLast) return std::nullopt;
  return Date(date);
}

}  // namespace tovholder::documents

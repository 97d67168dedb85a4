// SPDX-License-Identifier: EUPL-1.2
#include "base/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/scanner.h"
#include "base/text.h"

namespace tovholder {
namespace {

constexpr std::int64_t kOere = 100;
constexpr std::int64_t kMillion = 1'000'000 * kOere;
constexpr std::string_view kMinus = "−";

struct Scale {
  std::string_view word;
  std::int64_t oere;
};
constexpr std::array<Scale, 9> kScales = {{{"mio", kMillion},
                                           {"million", kMillion},
                                           {"millioner", kMillion},
                                           {"mia", 1000 * kMillion},
                                           {"milliard", 1000 * kMillion},
                                           {"milliarder", 1000 * kMillion},
                                           {"mill", kMillion},
                                           {"t", 1000 * kOere},
                                           {"tusind", 1000 * kOere}}};

bool SkipCurrency(Scanner& scanner) {
  Scanner ahead = scanner;
  const std::string word = ahead.ReadWord();
  if (word != "kr" && word != "dkk" && word != "kroner") return false;
  ahead.Skip('.');
  ahead.SkipSpace();
  scanner = ahead;
  return true;
}

bool SkipMinus(Scanner& scanner) {
  if (!scanner.SkipDash()) return false;
  scanner.SkipSpace();
  return true;
}

// The digits of "1.234" or "1 234"; nothing where the groups are not of three.
std::optional<std::string> ReadGroups(Scanner& scanner) {
  std::string digits;
  while (IsDigitAt(scanner.rest(), 0)) {
    digits.push_back(scanner.Peek());
    scanner.Skip(scanner.Peek());
  }
  if (digits.empty() || digits.size() > 3) return digits.empty() ? std::nullopt : std::optional(digits);
  for (;;) {
    Scanner ahead = scanner;
    if (!ahead.Skip('.') && !ahead.Skip(' ') && !ahead.Skip("\u00A0")) return digits;
    if (!IsDigitAt(ahead.rest(), 0)) return digits;
    const auto group = ahead.ReadNumber(3);
    if (!group || group->width != 3) return std::nullopt;
    digits += fmt::format("{:03}", group->value);
    scanner = ahead;
  }
}

// ",50" as "50"; "" where there is none. ",-" means whole kroner.
std::optional<std::string> ReadDecimals(Scanner& scanner) {
  std::string decimals;
  Scanner ahead = scanner;
  if (!ahead.Skip(',')) return decimals;
  if (ahead.SkipDash()) {
    scanner = ahead;
    return decimals;
  }
  while (IsDigitAt(ahead.rest(), 0)) {
    decimals.push_back(ahead.Peek());
    ahead.Skip(ahead.Peek());
  }
  if (decimals.empty()) return std::nullopt;
  scanner = ahead;
  return decimals;
}

// One øre is the unit of a number without a word for its scale times 100.
std::int64_t ReadScale(Scanner& scanner) {
  Scanner ahead = scanner;
  const std::string word = ahead.ReadWord();
  for (const Scale& scale : kScales) {
    if (scale.word != word) continue;
    ahead.Skip('.');
    ahead.SkipSpace();
    scanner = ahead;
    return scale.oere;
  }
  return kOere;
}

enum class Fault { kNone, kTooLarge, kFraction };

struct Amount {
  std::int64_t oere = 0;
  Fault fault = Fault::kNone;
};

Amount Multiply(std::string_view digits, std::string_view decimals, std::int64_t scale) {
  std::int64_t oere = 0;
  for (const char digit : digits) {
    std::int64_t next = 0;
    if (__builtin_mul_overflow(oere, 10, &next) || __builtin_add_overflow(next, digit - '0', &oere)) {
      return {0, Fault::kTooLarge};
    }
  }
  if (__builtin_mul_overflow(oere, scale, &oere)) return {0, Fault::kTooLarge};
  for (const char digit : decimals) {
    if (digit != '0' && scale < 10) return {0, Fault::kFraction};
    scale /= 10;
    if (__builtin_add_overflow(oere, (digit - '0') * scale, &oere)) return {0, Fault::kTooLarge};
  }
  return {oere, Fault::kNone};
}

// The digits in groups of three, from the right.
std::string Group(std::string digits, std::string_view separator) {
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, separator);
  }
  return digits;
}

std::uint64_t Magnitude(std::int64_t value) {
  return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

struct Marks {
  std::string_view group;
  std::string_view decimal;
};
constexpr Marks kDanishMarks = {".", ","};
constexpr Marks kEnglishMarks = {",", "."};

std::string FormatOere(Money money, const Marks& marks) {
  const std::uint64_t oere = Magnitude(money.oere);
  std::string text = Group(fmt::format("{}", oere / kOere), marks.group);
  if (oere % kOere != 0) text += fmt::format("{}{:02}", marks.decimal, oere % kOere);
  return (money.oere < 0 ? std::string(kMinus) : std::string()) + text;
}

std::string FormatMillions(Money money, const Marks& marks) {
  constexpr std::uint64_t kTenth = kMillion / 10;
  const std::uint64_t tenths = (Magnitude(money.oere) + kTenth / 2) / kTenth;
  std::string text = Group(fmt::format("{}", tenths / 10), marks.group);
  if (tenths % 10 != 0) text += fmt::format("{}{}", marks.decimal, tenths % 10);
  return (money.oere < 0 && tenths != 0 ? std::string(kMinus) : std::string()) + text;
}

std::string FormatReal(double value, int decimals, const Marks& marks) {
  if (!std::isfinite(value)) return "–";
  const std::string plain = fmt::format("{:.{}f}", std::fabs(value), std::clamp(decimals, 0, 15));
  const std::size_t point = std::min(plain.find('.'), plain.size());
  std::string text = Group(plain.substr(0, point), marks.group);
  if (point < plain.size()) text.append(marks.decimal).append(plain, point + 1);
  const bool is_zero = plain.find_first_of("123456789") == std::string::npos;
  return (value < 0 && !is_zero ? std::string(kMinus) : std::string()) + text;
}

std::string FormatInteger(std::int64_t value, const Marks& marks) {
  return (value < 0 ? std::string(kMinus) : std::string()) + Group(fmt::format("{}", Magnitude(value)), marks.group);
}

}  // namespace

Result<Money> ParseMoney(std::string_view text) {
  text = Trim(text);
  const std::map<std::string, std::string> params = {{"text", Shorten(text, 60)}};
  Scanner scanner(text);
  bool negative = SkipMinus(scanner);
  const bool leading_currency = SkipCurrency(scanner);
  if (leading_currency) negative = SkipMinus(scanner) || negative;
  const auto digits = ReadGroups(scanner);
  const auto decimals = digits ? ReadDecimals(scanner) : std::nullopt;
  if (!decimals) return Fail("base.no_amount", params);
  scanner.SkipSpace();
  const std::int64_t scale = ReadScale(scanner);
  if (!leading_currency) SkipCurrency(scanner);
  if (!scanner.AtEnd()) return Fail("base.no_amount", params);
  const Amount amount = Multiply(*digits, *decimals, scale);
  if (amount.fault == Fault::kTooLarge) return Fail("base.amount_too_large", params);
  if (amount.fault == Fault::kFraction) return Fail("base.no_amount", params);
  return Money{negative ? -amount.oere : amount.oere};
}

Result<Money> Add(Money left, Money right) {
  Money sum;
  if (__builtin_add_overflow(left.oere, right.oere, &sum.oere)) {
    return Fail("base.amount_too_large", {{"text", FormatDanish(left) + " + " + FormatDanish(right)}});
  }
  return sum;
}

std::string FormatDanish(Money money) { return FormatOere(money, kDanishMarks) + " kr."; }
std::string FormatEnglish(Money money) { return "DKK " + FormatOere(money, kEnglishMarks); }
std::string FormatDanishMillions(Money money) { return FormatMillions(money, kDanishMarks) + " mio. kr."; }
std::string FormatEnglishMillions(Money money) { return "DKK " + FormatMillions(money, kEnglishMarks) + " million"; }

std::string FormatDanishNumber(double value, int decimals) { return FormatReal(value, decimals, kDanishMarks); }
std::string FormatEnglishNumber(double value, int decimals) { return FormatReal(value, decimals, kEnglishMarks); }
std::string FormatDanishNumber(std::int64_t value) { return FormatInteger(value, kDanishMarks); }
std::string FormatEnglishNumber(std::int64_t value) { return FormatInteger(value, kEnglishMarks); }

}  // namespace tovholder

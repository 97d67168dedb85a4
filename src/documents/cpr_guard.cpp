// SPDX-License-Identifier: EUPL-1.2
#include "documents/cpr_guard.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>

#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kDigits = 10;
constexpr std::size_t kLabelReach = 32;  // bytes before a number

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

enum class Form { kHyphenated, kSpaced, kPlain };

struct Candidate {
  Span span;
  std::array<int, kDigits> digits{};
  Form form = Form::kPlain;
};

// Length of a hyphen, dash or space at `i`; 0 where something else stands there.
std::size_t SeparatorLength(std::string_view text, std::size_t i, bool& hyphen) {
  for (std::string_view dash : {"-", "\u2010", "\u2011", "\u2013", "\u2212"}) {
    if (text.substr(i).starts_with(dash)) {
      hyphen = true;
      return dash.size();
    }
  }
  for (std::string_view space : {" ", "\u00A0", "\u202F"}) {
    if (text.substr(i).starts_with(space)) return space.size();
  }
  return 0;
}

// Reads DDMMYY and NNNN with at most " - " between them, also DD.MM.YY and DD MM YY.
std::optional<Candidate> ReadCandidate(std::string_view text, std::size_t begin) {
  Candidate candidate;
  std::size_t i = begin;
  std::size_t separators = 0;
  for (std::size_t digit = 0; digit < kDigits;) {
    if (i >= text.size()) return std::nullopt;
    if (IsAsciiDigit(text[i])) {
      candidate.digits[digit++] = text[i++] - '0';
      separators = 0;
      continue;
    }
    bool hyphen = false;
    std::size_t length = SeparatorLength(text, i, hyphen);
    const bool in_date = digit == 2 || digit == 4;
    if (in_date && length == 0 && (text[i] == '.' || text[i] == '/')) length = 1;
    if (length == 0 || (!in_date && digit != 6) || ++separators > (in_date ? 1 : 3)) return std::nullopt;
    if (digit == 6) candidate.form = hyphen || candidate.form == Form::kHyphenated ? Form::kHyphenated : Form::kSpaced;
    i += length;
  }
  candidate.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i)};
  return candidate;
}

// Digits that go on behind a hyphen, slash or point are part of a longer number.
bool IsPartOfLonger(std::string_view text, Span span) {
  if (span.begin > 0) {
    const char before = text[span.begin - 1];
    if (IsAsciiDigit(before) || before == '+') return true;
    const bool joint = before == '-' || before == '/' || before == '.' || before == ',';
    if (joint && span.begin > 1 && IsAsciiDigit(text[span.begin - 2])) return true;
  }
  if (span.end >= text.size()) return false;
  const char after = text[span.end];
  if (IsAsciiDigit(after)) return true;
  const bool joint = after == '-' || after == '/' || after == ',' || after == '.';
  return joint && span.end + 1 < text.size() && IsAsciiDigit(text[span.end + 1]);
}

// The seventh digit and the year of two digits give the century (CPR's published table).
int YearOf(int year, int seventh) {
  if (seventh <= 3) return 1900 + year;
  if (seventh == 4 || seventh == 9) return year <= 36 ? 2000 + year : 1900 + year;
  return year <= 57 ? 2000 + year : 1800 + year;
}

bool IsDate(const Candidate& candidate, int day_offset) {
  const auto& d = candidate.digits;
  const int day = d[0] * 10 + d[1] - day_offset;
  const int month = d[2] * 10 + d[3];
  if (day < 1 || month < 1) return false;
  const std::chrono::year_month_day date(std::chrono::year(YearOf(d[4] * 10 + d[5], d[6])),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  return date.ok();
}

bool HoldsModulus11(const Candidate& candidate) {
  constexpr std::array<int, kDigits> kWeights = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
  int sum = 0;
  for (std::size_t i = 0; i < kDigits; ++i) sum += kWeights[i] * candidate.digits[i];
  return sum % 11 == 0;
}

enum class Label { kNone, kCpr, kOther };

// The last word before the number that says what numbers are.
Label LabelBefore(std::string_view text, std::uint32_t begin) {
  const std::size_t from = begin > kLabelReach ? begin - kLabelReach : 0;
  std::string before = ToLower(text.substr(from, begin - from));
  if (const std::size_t line = before.rfind('\n'); line != std::string::npos) before.erase(0, line + 1);
  constexpr std::array<std::string_view, 3> kCpr = {"cpr", "personnummer", "person-nr"};
  constexpr std::array<std::string_view, 15> kOther = {"konto",   "reg.nr",  "reg. nr", "ean",     "cvr",
                                                       "p-nr",    "dok",     "sagsnr",  "sag nr",  "sagsnummer",
                                                       "journal", "faktura", "tlf",     "telefon", "matrikel"};
  const auto last_of = [&](const auto& words) {
    std::size_t last = 0;
    for (std::string_view word : words) {
      const std::size_t found = before.rfind(word);
      if (found != std::string::npos) last = std::max(last, found + 1);
    }
    return last;
  };
  const std::size_t cpr = last_of(kCpr);
  const std::size_t other = last_of(kOther);
  if (cpr > other) return Label::kCpr;
  return other > 0 ? Label::kOther : Label::kNone;
}

std::optional<CprHit> Judge(std::string_view text, const Candidate& candidate) {
  const Label label = LabelBefore(text, candidate.span.begin);
  const bool replacement = !IsDate(candidate, 0) && IsDate(candidate, 60);
  if (!replacement && !IsDate(candidate, 0)) {
    if (label == Label::kCpr) return CprHit{candidate.span, CprConfidence::kLikely, CprReason::kLabelled};
    return std::nullopt;
  }
  if (label == Label::kCpr) return CprHit{candidate.span, CprConfidence::kCertain, CprReason::kLabelled};
  if (IsPartOfLonger(text, candidate.span)) return std::nullopt;
  if (replacement) return CprHit{candidate.span, CprConfidence::kSoft, CprReason::kReplacement};
  const bool checked = HoldsModulus11(candidate);
  const bool hyphenated = candidate.form == Form::kHyphenated;
  // Authorities may use the number as a case number: a label alone clears only what fails the check.
  if (label == Label::kOther && !hyphenated) {
    if (!checked) return std::nullopt;
    return CprHit{candidate.span, CprConfidence::kSoft, CprReason::kChecked};
  }
  if (checked) {
    return CprHit{candidate.span, hyphenated ? CprConfidence::kCertain : CprConfidence::kLikely, CprReason::kChecked};
  }
  if (hyphenated) return CprHit{candidate.span, CprConfidence::kLikely, CprReason::kHyphenated};
  return CprHit{candidate.span, CprConfidence::kSoft, CprReason::kPlainDigits};
}

}  // namespace

std::string_view ToName(CprConfidence confidence) {
  constexpr std::array<std::string_view, 3> kNames = {"soft", "likely", "certain"};
  return kNames.at(static_cast<std::size_t>(confidence));
}

std::string_view ToName(CprReason reason) {
  constexpr std::array<std::string_view, 5> kNames = {"checked", "labelled", "hyphenated", "plain_digits",
                                                      "replacement"};
  return kNames.at(static_cast<std::size_t>(reason));
}

std::vector<CprHit> FindCprNumbers(std::string_view text) {
  std::vector<CprHit> hits;
  for (std::size_t i = 0; i < text.size();) {
    const bool begins = IsAsciiDigit(text[i]) && (i == 0 || !IsAsciiDigit(text[i - 1]));
    if (!begins) {
      ++i;
      continue;
    }
    const std::optional<Candidate> candidate = ReadCandidate(text, i);
    const bool whole = candidate && (candidate->span.end >= text.size() || !IsAsciiDigit(text[candidate->span.end]));
    const std::optional<CprHit> hit = whole ? Judge(text, *candidate) : std::nullopt;
    if (hit) hits.push_back(*hit);
    i = hit ? hit->span.end : i + 1;
  }
  return hits;
}

std::string MaskCprNumbers(std::string_view text) {
  std::string masked(text);
  for (const CprHit& hit : FindCprNumbers(text)) {
    for (std::size_t i = hit.span.begin; i < hit.span.end; ++i) {
      if (IsAsciiDigit(masked[i])) masked[i] = 'x';
    }
  }
  return masked;
}

}  // namespace tovholder::documents

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
constexpr std::size_t kLabelReach = 40;  // bytes before a number

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

enum class Form { kHyphenated, kSpaced, kPlain };

struct Candidate {
  Span span;
  std::array<int, kDigits> digits{};
  Form form = Form::kPlain;
};

struct Separator {
  enum class Kind { kNone, kDash, kSpace, kDot } kind = Kind::kNone;
  std::size_t length = 0;
};

// The hyphen, dash, space or point at `i`; also the line end that follows a hyphen.
Separator ReadSeparator(std::string_view text, std::size_t i) {
  constexpr std::array<std::string_view, 8> kDashes = {"-",      "\u2010", "\u2011", "\u2012",
                                                       "\u2013", "\u2014", "\u2212", "\u00AD"};
  constexpr std::array<std::string_view, 6> kSpaces = {" ", "\u00A0", "\u202F", "\u2007", "\u2009", "\u200B"};
  const std::string_view rest = text.substr(i);
  for (std::string_view dash : kDashes) {
    if (rest.starts_with(dash)) return {Separator::Kind::kDash, dash.size()};
  }
  for (std::string_view space : kSpaces) {
    if (rest.starts_with(space)) return {Separator::Kind::kSpace, space.size()};
  }
  if (rest.starts_with(".") || rest.starts_with("/")) return {Separator::Kind::kDot, 1};
  return {};
}

// Reads one candidate: DDMMYY and NNNN with at most " - " between them, also DD.MM.YY, DD-MM-YY and DD MM YY.
class CandidateReader {
 public:
  CandidateReader(std::string_view text, std::size_t begin) : text_(text), begin_(begin), i_(begin) {}

  std::optional<Candidate> Read() {
    for (std::size_t digit = 0; digit < kDigits; ++digit) {
      const bool read = digit == 2   ? ReadInDate(first_)
                        : digit == 4 ? ReadInDate(second_)
                                     : digit != 6 || ReadBeforeSerial();
      if (!read || i_ >= text_.size() || !IsAsciiDigit(text_[i_])) return std::nullopt;
      candidate_.digits[digit] = text_[i_++] - '0';
    }
    if (first_ != second_) return std::nullopt;  // "2012-345678" is no date in parts
    candidate_.span = {static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(i_)};
    return candidate_;
  }

 private:
  bool ReadInDate(char& sign) {
    const Separator separator = ReadSeparator(text_, i_);
    if (separator.kind == Separator::Kind::kNone) return true;
    sign = text_[i_];
    i_ += separator.length;
    return true;
  }

  // A number that is broken at its hyphen goes on in the next line.
  bool ReadBeforeSerial() {
    bool dash = false;
    bool space = false;
    for (int count = 0;; ++count) {
      const Separator separator = ReadSeparator(text_, i_);
      std::size_t length = separator.length;
      if (dash && length == 0 && i_ < text_.size() && (text_[i_] == '\n' || text_[i_] == '\r')) length = 1;
      if (length == 0) break;
      if (count == 4 || (separator.kind == Separator::Kind::kDash && dash) || text_[i_] == '/') return false;
      dash = dash || separator.kind == Separator::Kind::kDash;
      space = true;
      i_ += length;
    }
    if (space) candidate_.form = dash ? Form::kHyphenated : Form::kSpaced;
    return true;
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t i_;
  char first_ = 0;
  char second_ = 0;
  Candidate candidate_;
};

std::optional<Candidate> ReadCandidate(std::string_view text, std::size_t begin) {
  return CandidateReader(text, begin).Read();
}

bool IsDigitAt(std::string_view text, std::size_t i) { return i < text.size() && IsAsciiDigit(text[i]); }

// "0101901234,50": decimals, where "0101901234,1234" is the next field of a table.
bool HasDecimals(std::string_view text, std::size_t comma) {
  std::size_t end = comma + 1;
  while (IsDigitAt(text, end)) ++end;
  return end - comma <= 3 && (end >= text.size() || text[end] != ',');
}

bool IsDate(const Candidate& candidate, int day_offset);

bool IsJointBefore(char c, Form form) { return c == '-' || c == '/' || (c == '.' && form != Form::kHyphenated); }

// Digits that go on behind a hyphen, slash or point are part of a longer number, unless they are the next one.
bool IsPartOfLonger(std::string_view text, const Candidate& candidate, std::size_t last_hit) {
  const Span span = candidate.span;
  if (span.begin > 0) {
    const char before = text[span.begin - 1];
    if (IsAsciiDigit(before) || before == '+') return true;
    const bool joint = IsJointBefore(before, candidate.form) && span.begin > 1 && IsAsciiDigit(text[span.begin - 2]);
    if (joint && last_hit + 1 != span.begin) return true;
  }
  if (span.end >= text.size()) return false;
  const char after = text[span.end];
  if (IsAsciiDigit(after)) return true;
  if (!IsDigitAt(text, span.end + 1)) return false;
  const std::optional<Candidate> next = ReadCandidate(text, span.end + 1);
  if (next && IsDate(*next, 0)) return false;
  if (after == ',') return candidate.form == Form::kPlain && HasDecimals(text, span.end);
  return IsJointBefore(after, candidate.form);
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

// kCase: numbers for which authorities may have used that of a person; kOther: they never are one.
enum class Label { kNone, kCpr, kCase, kOther };

// Whether nothing but "nr." and the like stands between a label and its number. A bank's own number may
// stand before that of an account.
bool IsOnlyFiller(std::string_view between, std::string_view label) {
  constexpr std::array<std::string_view, 8> kFiller = {"nr", "nummer", "no", "er", "nummeret", "snr", "snummer", "id"};
  for (std::size_t i = 0; i < between.size();) {
    const std::size_t word = i;
    std::size_t letters = 0;
    while (i < between.size()) {
      std::size_t next = i;
      const char32_t c = NextCodePoint(between, next);
      if (!IsLetter(c) && !IsDigit(c)) break;
      i = next;
      ++letters;
    }
    if (letters == 0) {
      (void)NextCodePoint(between, i);
      continue;
    }
    const std::string_view written = between.substr(word, i - word);
    const bool bank = label == "konto" && written.size() == 4 && IsAsciiDigit(written.front());
    if (!bank && std::find(kFiller.begin(), kFiller.end(), written) == kFiller.end()) return false;
  }
  return true;
}

// The last word before the number that says what numbers are.
Label LabelBefore(std::string_view text, std::uint32_t begin) {
  const std::size_t from = begin > kLabelReach ? begin - kLabelReach : 0;
  std::string before = ToLower(text.substr(from, begin - from));
  if (const std::size_t line = before.rfind('\n'); line != std::string::npos) before.erase(0, line + 1);
  constexpr std::array<std::string_view, 3> kCpr = {"cpr", "personnummer", "person-nr"};
  constexpr std::array<std::string_view, 12> kCase = {"sagsnr",   "sag nr",  "sagsnummer", "j.nr",
                                                      "j. nr",    "journal", "dok",        "kunde",
                                                      "kontrakt", "aftale",  "reference",  "ref.nr"};
  constexpr std::array<std::string_view, 20> kOther = {
      "konto",      "reg.nr", "reg. nr",     "ean",  "gln",  "cvr", "p-nr",    "p-nummer", "faktura",  "ordre",
      "bestilling", "vare",   "rekvisition", "isbn", "issn", "tlf", "telefon", "mobil",    "matrikel", "serie"};
  std::size_t last = 0;
  Label label = Label::kNone;
  const auto take = [&](std::string_view word, Label meaning) {
    const std::size_t found = before.rfind(word);
    if (found == std::string::npos || found + 1 <= last) return;
    const bool close =
        meaning == Label::kCpr || IsOnlyFiller(std::string_view(before).substr(found + word.size()), word);
    if (!close) return;
    last = found + 1;
    label = meaning;
  };
  for (std::string_view word : kCase) take(word, Label::kCase);
  for (std::string_view word : kOther) take(word, Label::kOther);
  for (std::string_view word : kCpr) take(word, Label::kCpr);
  return label;
}

std::optional<CprHit> Judge(std::string_view text, const Candidate& candidate, std::size_t last_hit) {
  const Label label = LabelBefore(text, candidate.span.begin);
  const bool replacement = !IsDate(candidate, 0) && IsDate(candidate, 60);
  if (!replacement && !IsDate(candidate, 0)) {
    if (label == Label::kCpr) return CprHit{candidate.span, CprConfidence::kLikely, CprReason::kLabelled};
    return std::nullopt;
  }
  if (label == Label::kCpr) return CprHit{candidate.span, CprConfidence::kCertain, CprReason::kLabelled};
  if (IsPartOfLonger(text, candidate, last_hit)) return std::nullopt;
  const bool hyphenated = candidate.form == Form::kHyphenated;
  const bool labelled = label == Label::kOther || label == Label::kCase;
  if (labelled && !hyphenated && (replacement || label == Label::kOther)) return std::nullopt;
  if (replacement) return CprHit{candidate.span, CprConfidence::kSoft, CprReason::kReplacement};
  const bool checked = HoldsModulus11(candidate);
  // A case number that is a person's: the label clears only what fails the check.
  if (labelled && !hyphenated) {
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
  std::size_t last_hit = std::string_view::npos - 1;
  for (std::size_t i = 0; i < text.size();) {
    const bool begins = IsAsciiDigit(text[i]) && (i == 0 || !IsAsciiDigit(text[i - 1]));
    if (!begins) {
      ++i;
      continue;
    }
    const std::optional<Candidate> candidate = ReadCandidate(text, i);
    const bool whole = candidate && (candidate->span.end >= text.size() || !IsAsciiDigit(text[candidate->span.end]));
    const std::optional<CprHit> hit = whole ? Judge(text, *candidate, last_hit) : std::nullopt;
    if (hit) {
      hits.push_back(*hit);
      last_hit = hit->span.end;
    }
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

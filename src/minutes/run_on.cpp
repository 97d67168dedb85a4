// SPDX-License-Identifier: EUPL-1.2
#include "minutes/run_on.h"

#include <algorithm>
#include <array>
#include <string>

#include "minutes/layout_bodies.h"
#include "minutes/layout_labels.h"
#include "minutes/layout_opener.h"
#include "minutes/layout_text.h"

namespace tovholder::minutes::layout {
namespace {

// Words that open a title in a table of contents.
constexpr std::array<std::string_view, 52> kStarters = {"meddelelser",
                                                        "godkendelse",
                                                        "orientering",
                                                        "forslag",
                                                        "ny",
                                                        "nyt",
                                                        "nye",
                                                        "beslutning",
                                                        "drøftelse",
                                                        "status",
                                                        "lukket",
                                                        "eventuelt",
                                                        "bilagsliste",
                                                        "bilagsoversigt",
                                                        "bemærkninger",
                                                        "ansøgning",
                                                        "regnskab",
                                                        "budget",
                                                        "anlægsbevilling",
                                                        "garanti",
                                                        "salg",
                                                        "køb",
                                                        "udbud",
                                                        "valg",
                                                        "høring",
                                                        "redegørelse",
                                                        "revision",
                                                        "revisionsberetning",
                                                        "frigivelse",
                                                        "overførsel",
                                                        "etablering",
                                                        "ændring",
                                                        "endelig",
                                                        "temadrøftelse",
                                                        "vedtægter",
                                                        "takster",
                                                        "trafiksanering",
                                                        "udpegning",
                                                        "indkaldelse",
                                                        "underskriftsark",
                                                        "underskrifter",
                                                        "opfølgning",
                                                        "initiativsag",
                                                        "dialogmøde",
                                                        "evaluering",
                                                        "renovering",
                                                        "tilskud",
                                                        "årsberetning",
                                                        "styrket",
                                                        "spørgetid",
                                                        "underskriftsside",
                                                        "handleplan"};

constexpr std::array<std::string_view, 22> kFunctionWords = {
    "af",  "til", "for", "om", "og", "i", "på", "med",   "ved",  "fra",   "den",
    "det", "de",  "en",  "et", "-",  "–", ":",  "under", "samt", "vedr.", "vedrørende"};

// Labels that stand in running text without a colon.
constexpr std::array<std::string_view, 10> kBareLabels = {
    "baggrund",   "resume",          "resumé",     "indstilling",  "sagsfremstilling",
    "beslutning", "problemstilling", "sagsresume", "beslutninger", "indledning/baggrund"};

std::string_view WordBefore(std::string_view line, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && line[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && line[begin - 1] != ' ') --begin;
  return line.substr(begin, end - begin);
}

bool IsFunctionWord(std::string_view word) {
  return std::find(kFunctionWords.begin(), kFunctionWords.end(), Key(word).empty() ? std::string(word) : Key(word)) !=
         kFunctionWords.end();
}

bool OneOf(std::string_view word, const auto& list) {
  std::size_t end = 0;
  while (end < word.size() && (IsWordByte(word[end]) || word[end] == '/' || word[end] == '-')) ++end;
  const std::string key = Key(word.substr(0, end));
  return std::find(list.begin(), list.end(), key) != list.end();
}

// The number of bytes of a contents label of up to five words at `at`, 0 for none.
std::size_t ContentsLabelAt(std::string_view line, std::size_t at) {
  std::size_t end = at;
  for (int words = 0; words < 6 && end < line.size(); ++words) {
    end = std::min(line.find(' ', end + 1), line.size());
    const LabelEntry* entry = FindLabel(Key(line.substr(at, end - at)));
    if (entry == nullptr || entry->header != Field::kContents) continue;
    const std::string_view name = entry->name;
    const bool plain = name.starts_with("dagsorden") || name == "indhold" || name == "punkter" || name == "oversigt";
    if (!plain) return end - at;
  }
  return 0;
}

// "ØU - ", "MBU/ØU/KB - ": a committee's letters ahead of a title.
bool CommitteeCodeAt(std::string_view line, std::size_t at) {
  std::size_t end = at;
  while (end < line.size() && end - at < 24 && line[end] != ' ') {
    if (BeginsLower(line.substr(end)) || IsAsciiDigit(line[end])) return false;
    ++end;
  }
  return end - at >= 2 && line.substr(end).starts_with(" - ") && BeginsUpper(line.substr(end + 3));
}

bool NumberAt(std::string_view line, std::size_t at, int& value, std::size_t& end) {
  end = at;
  value = 0;
  while (end < line.size() && IsAsciiDigit(line[end]) && end - at < 5) value = value * 10 + (line[end++] - '0');
  const bool year = value > 1900 && value < 2100;
  return end > at && end - at < 5 && !year;
}

// Where the first sentence begins behind a title that runs into it: the last upper-case word ahead of
// the first full stop that no function word leads up to.
std::size_t SentenceStart(std::string_view text) {
  const std::size_t stop = std::min(text.find(". "), text.size());
  std::size_t best = kNowhere;
  for (std::size_t i = 1; i < stop; ++i) {
    if (text[i - 1] != ' ' || !BeginsUpper(text.substr(i))) continue;
    if (!IsFunctionWord(WordBefore(text, i))) best = i;
  }
  return best;
}

// "Økonomiudvalgets møde 20. januar 2004", "Økonomiudvalget den 17. oktober 2006": a body and a date.
bool BodyWithDateAt(std::string_view line, std::size_t at) {
  const std::string_view word = FirstWord(line.substr(at));
  if (!IsBodyWord(word)) return false;
  const std::string_view behind = line.substr(at + word.size(), 40);
  if (!behind.starts_with(" møde") && !behind.starts_with(" den ")) return false;
  return FindDate(behind).has_value();
}

}  // namespace

bool IsPageMark(std::string_view text) {
  if (text.size() > 12) return false;
  if (BeginsFolded(text, "side")) text = TrimWide(text.substr(4));
  return text.size() <= 3 && std::all_of(text.begin(), text.end(), IsAsciiDigit);
}

std::string_view WithoutTrailingPage(std::string_view title) {
  std::size_t end = title.size();
  while (end > 0 && IsAsciiDigit(title[end - 1])) --end;
  const bool dotted = end < title.size() && end > 2 && title.substr(0, end).ends_with(". ");
  const bool page = end < title.size() && end > 2 && title.size() - end <= 3 && title[end - 1] == ' ' &&
                    (dotted || !IsFunctionWord(WordBefore(title, end)));
  if (!page) return title;
  title = TrimWide(title.substr(0, end));
  while (title.ends_with(".")) title.remove_suffix(1);
  return TrimWide(title);
}

std::vector<std::size_t> RunOnCutter::Cuts(std::string_view line) {
  cuts_.clear();
  contents_from_ = kNowhere;
  begin_ = 0;
  CutPageNumber(line);
  int number = 0;
  std::size_t behind = 0;
  const bool numbered = NumberAt(line, begin_, number, behind) && line.substr(behind).starts_with(". ");
  if (in_contents_ && numbered && number > 1 && line.substr(0, 200).find(':') == kNowhere) contents_from_ = begin_;
  in_contents_ = contents_from_ != kNowhere;
  std::size_t contents_end = line.size();
  for (std::size_t at = begin_; at < line.size(); ++at) {
    const bool starts = at == begin_ || line[at - 1] == ' ';
    if (!starts || line[at] == ' ') continue;
    const std::size_t label =
        contents_from_ == kNowhere && BeginsUpper(line.substr(at)) ? ContentsLabelAt(line, at) : 0;
    if (label > 0) {
      Add(at);
      Add(at + label + 1);
      contents_from_ = at + label;
      in_contents_ = true;
      at += label;
    } else if (contents_from_ == kNowhere) {
      CutWord(line, at);
    } else if (ReadCode(line.substr(at, 120))) {
      CutContents(line, contents_from_, at);
      contents_from_ = kNowhere;
      in_contents_ = false;
      CutWord(line, at);
    } else if (StandsAt(line, at, "bemærkninger til dagsorden")) {
      contents_end = std::min(contents_end, at);
      Add(at);
    }
  }
  if (contents_from_ != kNowhere) CutContents(line, contents_from_, contents_end);
  std::sort(cuts_.begin(), cuts_.end());
  cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
  return cuts_;
}

// Pages begin with their number: "2 Indholdsfortegnelse …", "3 Side 1 …".
void RunOnCutter::CutPageNumber(std::string_view line) {
  int number = 0;
  std::size_t end = 0;
  if (!NumberAt(line, 0, number, end) || number != page_ + 1) return;
  if (end < line.size() && line[end] != ' ') return;
  page_ = number;
  begin_ = std::min(end + 1, line.size());
  Add(begin_);
}

void RunOnCutter::CutWord(std::string_view line, std::size_t at) {
  const std::string_view rest = line.substr(at);
  int number = 0;
  std::size_t end = 0;
  if (IsAsciiDigit(rest[0])) {
    const bool item = NumberAt(line, at, number, end) && line.substr(end).starts_with(". ") &&
                      BeginsUpper(line.substr(end + 2)) && !IsFunctionWord(WordBefore(line, at));
    if (item) Add(at);
    return;
  }
  if (!BeginsUpper(rest)) return;
  const std::string_view word = FirstWord(rest);
  if (word == "Side" && at + 5 < line.size() && NumberAt(line, at + 5, number, end)) {
    Add(at);
    Add(std::min(end + 1, line.size()));
  } else if (const auto code = ReadCode(rest.substr(0, 400))) {
    Add(at);
    const std::size_t sentence = SentenceStart(code->title);
    if (sentence != kNowhere) Add(static_cast<std::size_t>(code->title.data() - line.data()) + sentence);
  } else if (BodyWithDateAt(line, at)) {
    Add(at);
  } else if (IsBodyWord(word) && word.size() > 8 &&
             std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    Add(at);
    Add(std::min(at + word.size() + 1, line.size()));
  } else if (OneOf(word, kBareLabels) && BeginsUpper(TrimWide(rest.substr(word.size()))) &&
             !IsFunctionWord(WordBefore(line, at))) {
    Add(at);
    const std::string_view next = FirstWord(TrimWide(rest.substr(word.size())));
    if (!IsBodyWord(next)) Add(at + word.size() + 1);
  }
}

void RunOnCutter::CutContents(std::string_view line, std::size_t from, std::size_t end) {
  std::size_t codes = 0;
  for (std::size_t at = from; at < end; ++at) {
    if (line[at] == ' ' && at + 1 < end && CommitteeCodeAt(line, at + 1)) ++codes;
  }
  int last_page = 0;
  for (std::size_t at = from; at < end; ++at) {
    if (line[at] != ' ' || at + 1 >= end) continue;
    const std::string_view rest = line.substr(at + 1);
    const std::string_view before = WordBefore(line, at + 1);
    int number = 0;
    std::size_t behind = 0;
    if (NumberAt(line, at + 1, number, behind)) {
      const bool item = line.substr(behind).starts_with(".") && behind + 2 < end;
      if (item && !IsFunctionWord(before)) Add(at + 1);
      const bool page = !item && behind + 1 < end && BeginsUpper(line.substr(behind + 1)) && number > last_page &&
                        number < last_page + 60 && codes < 2;
      if (page) {
        last_page = number;
        Add(behind + 1);
      }
      continue;
    }
    const bool lead = before == "Side" || before.ends_with("....");
    const bool closed = BeginsWithWord(rest, "lukket") && TrimWide(rest.substr(6)).starts_with("-");
    const bool follows_closed =
        before == "-" && FindFolded(line.substr(at < 12 ? 0 : at - 12, 12), "lukket") != kNowhere;
    const bool code = codes >= 2 && CommitteeCodeAt(line, at + 1) && !follows_closed;
    const bool starter = codes < 2 && BeginsUpper(rest) && OneOf(FirstWord(rest), kStarters) &&
                         !IsFunctionWord(before) && !(before.ends_with(".") && IsAsciiDigit(before[0]));
    const bool numbered = before.ends_with(".") && IsAsciiDigit(before[0]);
    if (!numbered && (lead || closed || code || starter)) Add(at + 1);
  }
}

}  // namespace tovholder::minutes::layout

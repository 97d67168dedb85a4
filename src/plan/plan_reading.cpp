// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_reading.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/danish_date.h"
#include "base/text.h"
#include "plan/responsible_parties.h"

namespace tovholder::plan {
namespace {

constexpr std::size_t kShortestRunningHead = 20;  // bytes
constexpr std::size_t kLinesOfHead = 8;           // in which a status is looked for

// What a column of the table holds, by the first letters of its folded heading.
enum class ColumnKind { kDeadline, kActivity, kResponsible, kNone };
constexpr std::array<std::pair<std::string_view, ColumnKind>, 17> kColumnHeadings{
    {{"deadline", ColumnKind::kDeadline},
     {"frist", ColumnKind::kDeadline},
     {"dato", ColumnKind::kDeadline},
     {"tidspunkt", ColumnKind::kDeadline},
     {"tid", ColumnKind::kDeadline},
     {"hvornår", ColumnKind::kDeadline},
     {"termin", ColumnKind::kDeadline},
     {"emne", ColumnKind::kActivity},
     {"aktivitet", ColumnKind::kActivity},
     {"opgave", ColumnKind::kActivity},
     {"skridt", ColumnKind::kActivity},
     {"handling", ColumnKind::kActivity},
     {"hvad", ColumnKind::kActivity},
     {"milepæl", ColumnKind::kActivity},
     {"ansvarlig", ColumnKind::kResponsible},
     {"hvem", ColumnKind::kResponsible},
     {"tovholder", ColumnKind::kResponsible}}};

ColumnKind KindOfColumn(std::string_view heading) {
  const std::string folded = Fold(heading);
  for (const auto& [word, kind] : kColumnHeadings) {
    if (folded.starts_with(word)) return kind;
  }
  return ColumnKind::kNone;
}

struct Columns {
  std::size_t deadline = 0;
  std::size_t activity = 1;
  std::size_t responsible = 2;
};

std::optional<Columns> ColumnsOf(const std::vector<std::string>& heading) {
  std::map<ColumnKind, std::size_t> places;
  for (std::size_t i = 0; i < heading.size(); ++i) places.try_emplace(KindOfColumn(heading[i]), i);
  const auto deadline = places.find(ColumnKind::kDeadline);
  const auto activity = places.find(ColumnKind::kActivity);
  if (deadline == places.end() || activity == places.end()) return std::nullopt;
  const auto responsible = places.find(ColumnKind::kResponsible);
  return Columns{deadline->second, activity->second,
                 responsible == places.end() ? heading.size() : responsible->second};
}

bool IsTableRow(const SourceRow& row) { return row.cells.size() >= 2; }

std::string CellOf(const SourceRow& row, std::size_t column) {
  return column < row.cells.size() ? CollapseSpace(row.cells[column]) : std::string();
}

bool IsBlank(const SourceRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return Trim(cell).empty(); });
}

// The number of a page or a note stands glued to the word: "2Samlet procesplan".
std::string WithoutGluedNumber(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && IsDigit(static_cast<unsigned char>(text[digits]))) ++digits;
  if (digits == 0 || digits == text.size()) return std::string(text);
  std::size_t place = digits;
  return std::string(IsUpper(NextCodePoint(text, place)) ? text.substr(digits) : text);
}

// The heading of each page comes once more between the rows.
std::vector<SourceRow> WithoutRunningHeads(const std::vector<SourceRow>& rows) {
  std::map<std::string, int> times;
  for (const SourceRow& row : rows) {
    if (!IsTableRow(row) && !IsBlank(row)) ++times[CellOf(row, 0)];
  }
  std::vector<SourceRow> kept;
  std::set<std::string> seen;
  for (const SourceRow& row : rows) {
    const std::string text = CellOf(row, 0);
    const bool runs = !IsTableRow(row) && text.size() >= kShortestRunningHead && times[text] > 1;
    if (runs && !seen.insert(text).second) continue;
    kept.push_back(row);
  }
  return kept;
}

// "- IV Et budget." is the number "IV" and "Et budget.".
struct ListItem {
  std::string number;
  std::string text;
};

bool IsRoman(std::string_view word) { return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos; }

std::optional<ListItem> ItemIn(std::string_view line) {
  bool marked = false;
  for (const std::string_view mark : {"- ", "– ", "• ", "* ", "o "}) {
    if (!line.starts_with(mark)) continue;
    line = Trim(line.substr(mark.size()));
    marked = true;
    break;
  }
  const std::size_t end = line.find(' ');
  std::string_view first = line.substr(0, end);
  while (!first.empty() && (first.back() == '.' || first.back() == ')')) first.remove_suffix(1);
  const bool numbered = end != std::string_view::npos && (IsRoman(first) || ParseCount<int>(first));
  if (!numbered && !marked) return std::nullopt;
  if (!numbered) return ListItem{"", std::string(line)};
  return ListItem{std::string(first), std::string(Trim(line.substr(end)))};
}

// The list that a line leads in, by its words.
enum class ListKind { kNone, kExpectations, kPrequalification, kFinal };
ListKind ListLedInBy(std::string_view line) {
  if (!line.ends_with(":")) return ListKind::kNone;
  const std::string folded = Fold(line);
  const auto has = [&](std::string_view word) { return folded.find(word) != std::string::npos; };
  if (has("forvent")) return ListKind::kExpectations;
  if (has("prækval")) return ListKind::kPrequalification;
  return has("endelig") && has("ansøgning") ? ListKind::kFinal : ListKind::kNone;
}

constexpr std::array<std::string_view, 8> kStatusWords{"udkast",   "kladde",  "forslag",   "godkendt",
                                                       "vedtaget", "endelig", "revideret", "version"};

bool IsStatus(std::string_view line) {
  const std::string folded = Fold(line);
  return line.size() < 80 && std::any_of(kStatusWords.begin(), kStatusWords.end(), [&](std::string_view word) {
           return folded.starts_with(word) &&
                  (folded.size() == word.size() || folded[word.size()] == ' ' || folded[word.size()] == ',');
         });
}

bool BeginsInLowerCase(std::string_view text) {
  if (text.empty()) return false;
  std::size_t place = 0;
  const char32_t first = NextCodePoint(text, place);
  return IsLetter(first) && !IsUpper(first);
}

std::string JoinedWith(const std::string& before, const std::string& behind) {
  return behind.empty() ? before : before.empty() ? behind : before + " " + behind;
}

bool HasBlankToFill(std::string_view text) { return Fold(text).find("xxx") != std::string::npos; }

class PlanReader {
 public:
  void Take(const SourceRow& row) {
    if (IsBlank(row)) return;
    if (IsTableRow(row)) return TakeRow(row);
    TakeLine(CellOf(row, 0), row.line);
  }

  PlanReading Finish() {
    for (ReadStep& step : reading_.steps) FinishStep(step);
    return std::move(reading_);
  }

 private:
  void TakeLine(const std::string& line, int number) {
    ++lines_;
    if (HasBlankToFill(line)) reading_.findings.push_back({"plan.blank_to_fill", {{"line", std::to_string(number)}}});
    if (reading_.title.empty()) {
      reading_.title = WithoutGluedNumber(line);
      return;
    }
    if (reading_.status.empty() && lines_ <= kLinesOfHead && IsStatus(line)) return TakeStatus(line);
    if (const ListKind led = ListLedInBy(line); led != ListKind::kNone) {
      list_ = led;
      return;
    }
    const auto item = ItemIn(line);
    if (!item) {
      list_ = ListKind::kNone;
      return;
    }
    TakeItem(*item);
  }

  void TakeStatus(std::string_view line) {
    const std::size_t comma = line.find(',');
    reading_.status = Trim(line.substr(0, comma));
    if (comma != std::string_view::npos) reading_.dated = ParsePeriod(Trim(line.substr(comma + 1)));
  }

  void TakeItem(const ListItem& item) {
    if (list_ == ListKind::kExpectations) reading_.expectations.push_back({item.text, PeriodWithin(item.text)});
    if (list_ == ListKind::kPrequalification) reading_.prequalification.push_back({item.number, item.text});
    if (list_ == ListKind::kFinal) reading_.final_application.push_back({item.number, item.text});
  }

  // The longest end of the sentence that names a time: "… i byrådet i maj 2024 og efterfølgende …".
  static Period PeriodWithin(std::string_view text) {
    for (std::size_t place = 0; place != std::string_view::npos; place = text.find(' ', place + 1)) {
      const std::string_view rest = Trim(text.substr(place));
      const std::size_t first = rest.find(' ');
      const std::size_t second = first == std::string_view::npos ? first : rest.find_first_of(" .,;", first + 1);
      Period period = ParsePeriod(rest.substr(0, second));
      if (period.known()) return period;
    }
    return {};
  }

  void TakeRow(const SourceRow& row) {
    list_ = ListKind::kNone;
    if (const auto columns = ColumnsOf(row.cells)) {
      columns_ = columns;
      return;
    }
    if (!columns_ && ParsePeriod(CellOf(row, 0)).known()) columns_ = Columns();
    if (!columns_) return;
    const std::string deadline = CellOf(row, columns_->deadline);
    const std::string activity = CellOf(row, columns_->activity);
    const std::string responsible = CellOf(row, columns_->responsible);
    if (deadline.empty() && !reading_.steps.empty() && BeginsInLowerCase(JoinedWith(activity, responsible))) {
      ReadStep& step = reading_.steps.back();
      step.activity = JoinedWith(step.activity, activity);
      step.responsible_text = JoinedWith(step.responsible_text, responsible);
      return;
    }
    ReadStep step;
    step.line = row.line;
    step.deadline = ParsePeriod(deadline);
    step.deadline.text = deadline;
    // A cell that spans several rows names the time of all of them.
    if (deadline.empty() && !reading_.steps.empty()) step.deadline = reading_.steps.back().deadline;
    step.activity = activity;
    step.responsible_text = responsible;
    reading_.steps.push_back(std::move(step));
  }

  static void FinishStep(ReadStep& step) {
    step.responsible = PartiesIn(step.responsible_text);
    step.kind = GuessKind(step.activity, step.responsible_text);
    step.date_in_activity = DayInActivity(step.activity, step.deadline);
    step.pending = Fold(step.deadline.text).find("afvent") != std::string::npos;
    if (step.activity.empty()) step.doubts.push_back({"plan.no_activity", {}});
    if (step.responsible.empty()) step.doubts.push_back({"plan.no_responsible", {}});
    if (auto doubt = DoubtOfDeadline(step.deadline, step.date_in_activity)) step.doubts.push_back(std::move(*doubt));
    if (HasBlankToFill(step.activity)) step.doubts.push_back({"plan.blank_in_step", {}});
  }

  PlanReading reading_;
  std::optional<Columns> columns_;
  ListKind list_ = ListKind::kNone;
  std::size_t lines_ = 0;
};

}  // namespace

std::optional<Date> DayInActivity(const std::string& text, const Period& deadline) {
  if (const auto dated = FindDate(text); dated && dated->value) return *dated->value;
  if (!deadline.start) return std::nullopt;
  const std::string year = " " + std::to_string(static_cast<int>(deadline.start->year()));
  for (std::size_t place = 0; place < text.size(); ++place) {
    if (!IsDigit(static_cast<unsigned char>(text[place])) || (place > 0 && text[place - 1] != ' ')) continue;
    std::size_t end = text.find(' ', place);
    if (end == std::string::npos) break;
    end = std::min(text.find_first_of(" ,;)", end + 1), text.size());
    const auto date = ParseDate(text.substr(place, end - place) + year);
    if (date) return *date;
  }
  return std::nullopt;
}

std::optional<Error> DoubtOfDeadline(const Period& deadline, std::optional<Date> day) {
  if (!deadline.known()) {
    const auto date = ParseDate(deadline.text);
    if (!date && date.error().id == "base.impossible_date") return date.error();
    return day ? std::nullopt : std::optional(Error{"plan.no_deadline", {{"text", deadline.text}}});
  }
  if (!day || !deadline.start || !deadline.end || (*deadline.start <= *day && *day <= *deadline.end)) return {};
  return Error{"plan.day_beside_deadline", {{"date", FormatIso(*day)}, {"text", deadline.text}}};
}

Result<PlanReading> ReadPlan(const std::vector<SourceRow>& rows, std::string_view file_name) {
  PlanReader reader;
  for (const SourceRow& row : WithoutRunningHeads(rows)) reader.Take(row);
  PlanReading reading = reader.Finish();
  if (reading.steps.empty()) return Fail("plan.no_table", {{"file", std::string(file_name)}});
  return reading;
}

std::vector<SourceRow> RowsOf(const documents::TextDocument& document) {
  std::vector<SourceRow> rows;
  int line = 0;
  for (const std::string_view text : SplitLines(document.text)) {
    SourceRow row{++line, {}};
    for (const std::string_view cell : Split(text, '\t')) row.cells.emplace_back(cell);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tovholder::plan

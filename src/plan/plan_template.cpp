// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_template.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>

#include "base/calendar.h"
#include "base/enum_names.h"
#include "base/text.h"
#include "plan/template_files.h"

namespace tovholder::plan {
namespace {

using html::Language;
using people::BodyKind;

constexpr EnumNames<PlanTemplate, 3> kTemplates{
    {{PlanTemplate::kNew, "new"}, {PlanTemplate::kRenewal, "renewal"}, {PlanTemplate::kStrategy, "strategy"}}};

constexpr std::string_view kExpectation = "expectation";
constexpr std::string_view kEachAssociation = "{association}";

struct Row {
  std::string key;
  int from = 0;  // months
  int to = 0;
  std::string kind;
  std::string takes;
  std::vector<std::string> who;
  std::vector<std::string> after;
  std::string only_if;  // "joint:no"
  std::string danish;
  std::string english;
};

int NumberIn(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) throw std::logic_error("no number in a template");
  return number;
}

std::vector<std::string> WordsIn(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : Split(text, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

std::vector<Row> RowsOf(PlanTemplate one) {
  const std::string name = std::string(ToName(one)) + ".tsv";
  const auto files = TemplateFiles();
  const auto file = std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& f) { return f.name == name; });
  std::vector<Row> rows;
  for (const std::string_view line : SplitLines(file->content)) {
    const auto cells = Split(line, '\t');
    if (cells.size() != 10 || cells[0] == "key") continue;
    rows.push_back({std::string(cells[0]), NumberIn(cells[1]), NumberIn(cells[2]), std::string(cells[3]),
                    std::string(cells[4]), WordsIn(cells[5]), WordsIn(cells[6]), std::string(cells[7]),
                    std::string(cells[8]), std::string(cells[9])});
  }
  return rows;
}

std::string NameOfMonth(std::chrono::year_month month, Language language) {
  return std::string(language == Language::kDanish ? DanishName(month.month()) : EnglishName(month.month()));
}

class Filler {
 public:
  Filler(Date starts, const KnownParties& parties, Language language)
      : starts_(starts.year(), starts.month()), parties_(parties), language_(language) {}

  PlanReading Fill(const std::vector<Row>& rows) {
    for (const Row& row : rows) Add(row);
    return std::move(reading_);
  }

 private:
  void Add(const Row& row) {
    const std::string& text = language_ == Language::kDanish ? row.danish : row.english;
    if (row.kind == kExpectation) {
      const Period period = PeriodOf(row);
      reading_.expectations.push_back({ReplaceAll(text, "{months}", period.text), period, StepsOf(row.after)});
    } else if (text.find(kEachAssociation) == std::string::npos) {
      AddStep(row, text, NamesOf(row.who));
    } else {
      for (const std::string& name : Associations()) AddStep(row, ReplaceAll(text, kEachAssociation, name), {name});
    }
  }

  // Where none is described yet, all of them as one.
  std::vector<std::string> Associations() const {
    std::vector<std::string> names;
    for (const people::Body& body : parties_.bodies) {
      if (body.kind == BodyKind::kHousingAssociation) names.push_back(body.name);
    }
    return names.empty() ? NamesOf({"associations"}) : names;
  }

  void AddStep(const Row& row, std::string text, std::vector<std::string> responsible) {
    ReadStep step;
    step.deadline = PeriodOf(row);
    step.activity = std::move(text);
    step.responsible_text = Join(responsible, ", ");
    step.responsible = std::move(responsible);
    if (!FromName(row.kind, step.kind) || !FromName(row.takes, step.takes)) {
      throw std::logic_error("a template has an unknown word at " + row.key);
    }
    step.after = StepsOf(row.after);
    if (!row.only_if.empty()) step.only_if = ConditionOf(row.only_if);
    places_[row.key].push_back(reading_.steps.size());
    reading_.steps.push_back(std::move(step));
  }

  Period PeriodOf(const Row& row) const {
    const auto first = starts_ + std::chrono::months(row.from);
    const auto last = starts_ + std::chrono::months(row.to);
    Period period{first / 1, LastDayOfMonth(last), Precision::kMonth, {}};
    const auto year = [](std::chrono::year_month month) { return std::to_string(static_cast<int>(month.year())); };
    if (first != last) {
      period.text = NameOfMonth(first, language_);
      if (first.year() != last.year()) period.text += " " + year(first);
      period.text += " – ";
    }
    period.text += NameOfMonth(last, language_) + " " + year(last);
    return period;
  }

  std::vector<std::size_t> StepsOf(const std::vector<std::string>& keys) const {
    std::vector<std::size_t> steps;
    for (const std::string& key : keys) {
      const auto found = places_.find(key);
      if (found != places_.end()) steps.insert(steps.end(), found->second.begin(), found->second.end());
    }
    return steps;
  }

  ReadCondition ConditionOf(std::string_view text) const {
    const auto parts = Split(text, ':');
    ReadCondition condition{places_.at(std::string(parts.at(0))).at(0)};
    if (!FromName(parts.at(1), condition.outcome)) throw std::logic_error("a template has an unknown outcome");
    return condition;
  }

  std::vector<std::string> NamesOf(const std::vector<std::string>& roles) const {
    const bool danish = language_ == Language::kDanish;
    std::vector<std::string> names;
    for (const std::string& role : roles) {
      if (role == "municipality") {
        names.push_back(NameOf(BodyKind::kMunicipality, danish ? "Kommunen" : "The municipality"));
      } else if (role == "fund") {
        names.push_back(NameOf(BodyKind::kFund, "Landsbyggefonden"));
      } else if (role == "associations") {
        names.emplace_back(danish ? "Boligorganisationerne" : "The housing associations");
      } else if (role == "secretariat") {
        names.emplace_back(danish ? "Sekretariatet" : "The secretariat");
      } else {
        names.emplace_back(danish ? "Bestyrelsen" : "The board");
      }
    }
    return names;
  }

  std::string NameOf(BodyKind kind, const char* otherwise) const {
    const auto found =
        std::find_if(parties_.bodies.begin(), parties_.bodies.end(), [&](const auto& one) { return one.kind == kind; });
    if (found == parties_.bodies.end()) return otherwise;
    const bool bare = kind == BodyKind::kMunicipality && !Fold(found->name).ends_with("kommune");
    return bare ? found->name + " Kommune" : found->name;
  }

  std::chrono::year_month starts_;
  const KnownParties& parties_;
  Language language_;
  PlanReading reading_;
  std::map<std::string, std::vector<std::size_t>> places_;
};

}  // namespace

std::string_view ToName(PlanTemplate one) { return NameIn(kTemplates, one); }
bool FromName(std::string_view name, PlanTemplate& one) { return ValueIn(kTemplates, name, one); }

PlanReading FillIn(PlanTemplate one, Date starts, const KnownParties& parties, Language language) {
  return Filler(starts, parties, language).Fill(RowsOf(one));
}

}  // namespace tovholder::plan

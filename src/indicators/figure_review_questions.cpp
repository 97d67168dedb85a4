// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "base/text.h"
#include "indicators/figure_period.h"
#include "indicators/figure_review_view.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup

// What one name of the file stands for.
struct NameQuestion {
  std::string kind = {};  // "sted", "noegletal"
  std::size_t number = 0;
  std::string key = {};
  std::string label = {};
  std::string help = {};
  std::string chosen = {};
  std::vector<Candidate> proposals = {};
  std::vector<Candidate> all = {};
  std::string make_new = {};  // the sentence of the choice
};

Html RenderNameQuestion(const NameQuestion& question, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("Not decided: left out")), ""}};
  std::set<std::string> there;
  for (const Candidate& one : question.proposals) {
    there.insert(one.value);
    choices.push_back({one.value, std::string(t("Proposal: {name}", {{"name", one.name}})), ""});
  }
  choices.push_back({std::string(kMakeNew), question.make_new, ""});
  choices.push_back({std::string(kLeaveOut), std::string(t("Leave it out")), ""});
  for (const Candidate& one : question.all) {
    if (there.insert(one.value).second) choices.push_back({one.value, one.name, ""});
  }
  const std::string name = question.kind + "-" + std::to_string(question.number);
  return Join(HiddenField(question.kind + "-navn-" + std::to_string(question.number), question.key),
              SelectField({.name = name, .label = question.label, .value = question.chosen, .help = question.help},
                          choices, t));
}

std::string WhereFirst(const UnknownName& name, const Texts& t) {
  const std::string where =
      t.Plural("{n} figure, in {cell}", "{n} figures, the first in {cell}", name.count, {{"cell", name.cell}});
  if (name.proposals.empty()) return where + ".";
  std::vector<std::string> names;
  names.reserve(name.proposals.size());
  for (const Candidate& one : name.proposals) names.push_back(one.name);
  return where + ". " + t("It resembles {names}.", {{"names", tovholder::Join(names, ", ")}});
}

std::vector<NameQuestion> PlaceQuestions(const FigureReview& review, const Texts& t) {
  std::vector<NameQuestion> questions;
  const auto add = [&](NameQuestion question) {
    question.kind = "sted";
    question.number = questions.size();
    question.all = review.places;
    question.make_new = t("A new housing area");
    questions.push_back(std::move(question));
  };
  std::set<std::string> asked;
  for (const UnknownName& one : review.report->places) {
    const std::string key = NameKey(one.name, one.municipality);
    asked.insert(key);
    const std::string label = one.municipality.empty() ? one.name : one.name + ", " + one.municipality;
    add({.key = key, .label = label, .help = WhereFirst(one, t), .proposals = one.proposals});
  }
  for (const auto& [key, choice] : review.choices.names.places) {
    if (!asked.contains(key)) add({.key = key, .label = ReplaceAll(key, "|", ", "), .chosen = choice});
  }
  return questions;
}

std::vector<NameQuestion> IndicatorQuestions(const FigureReview& review, const Texts& t) {
  std::vector<Candidate> all;
  all.reserve(review.book.indicators.size());
  for (const Indicator& one : review.book.indicators) all.push_back({one.key, NameOf(one, t.language())});
  std::vector<NameQuestion> questions;
  const auto add = [&](NameQuestion question) {
    question.kind = "noegletal";
    question.number = questions.size();
    question.all = all;
    question.make_new = t("A new indicator");
    questions.push_back(std::move(question));
  };
  std::set<std::string> asked;
  for (const UnknownName& one : review.report->indicators) {
    asked.insert(NameKey(one.name));
    add({.key = NameKey(one.name), .label = one.name, .help = WhereFirst(one, t), .proposals = one.proposals});
  }
  for (const auto& [key, choice] : review.choices.names.indicators) {
    if (!asked.contains(key)) add({.key = key, .label = key, .chosen = choice});
  }
  return questions;
}

Html RenderNameQuestions(const std::vector<NameQuestion>& questions, std::string_view heading, std::string_view about,
                         const Texts& t) {
  if (questions.empty()) return {};
  return Block(heading,
               Join(P(about), Each(questions, [&](const NameQuestion& one) { return RenderNameQuestion(one, t); })));
}

std::string FactorSentence(const std::string& factor, const Texts& t) {
  if (factor == "1") return std::string(t("They are right as they stand"));
  if (factor == "100") return std::string(t("They are shares: multiply by 100"));
  if (factor == "0.1") return std::string(t("Divide by 10"));
  if (factor == "0.01") return std::string(t("Divide by 100"));
  return std::string(t("Multiply by {factor}", {{"factor", factor}}));
}

Html RenderFactorQuestions(const FigureReview& review, const Texts& t) {
  Html fields;
  std::size_t number = 0;
  const auto add = [&](const std::string& key, const std::string& label, const std::string& help,
                       const std::vector<std::string>& factors, const std::string& chosen) {
    std::vector<Choice> choices{{"", std::string(t("Not decided: left out")), ""}};
    for (const std::string& one : factors) choices.push_back({one, FactorSentence(one, t), ""});
    const std::string place = std::to_string(number++);
    fields.Append(HiddenField("faktor-navn-" + place, key));
    fields.Append(SelectField({.name = "faktor-" + place, .label = label, .value = chosen, .help = help}, choices, t));
  };
  for (const FactorQuestion& one : review.report->factors) {
    add(NameKey(one.indicator), one.indicator, Sentence(one.error, t.language()), one.factors, "");
  }
  for (const auto& [key, factor] : review.choices.factors) {
    std::vector<std::string> factors{"1", factor};
    if (factor == "1") factors = {"1", "100", "0.1"};
    add(key, key, "", factors, factor);
  }
  return number == 0 ? Html() : Block(t("Written in another unit?"), fields);
}

Html DisagreementTable(const FigureReport& report, const Texts& t) {
  DataTable table{.caption = std::string(t("Figures of which another value is there")),
                  .columns = {{std::string(t("Place and period"))},
                              {std::string(t("Indicator"))},
                              {std::string(t("In the file")), Align::kFigures},
                              {std::string(t("Stored")), Align::kFigures},
                              {std::string(t("Cell"))}}};
  table.rows.reserve(report.disagreements.size());
  for (const Disagreement& one : report.disagreements) {
    const std::string period = FormatFigurePeriod({one.from, one.to}, t.language());
    table.rows.push_back({Text(period.empty() ? one.place : one.place + ", " + period), Text(one.indicator),
                          Text(FormatDecimal(one.value, t.language())), Text(FormatDecimal(one.stored, t.language())),
                          Text(one.cell)});
  }
  return RenderTable(table);
}

Html RenderDisagreements(const FigureReview& review, const FormErrors& errors, const Texts& t) {
  using Disagreeing = FigureChoices::Disagreeing;
  if (review.report->counts[FigureFate::kDisagrees] == 0) return {};
  const std::string chosen = review.choices.disagreeing == Disagreeing::kStoredHolds ? "gemt"
                             : review.choices.disagreeing == Disagreeing::kNewHolds  ? "fil"
                                                                                     : "";
  return Block(
      t("Which value holds?"),
      Join(P(t("Both are kept; one of them holds, and the other is set aside with your reason.")),
           DisagreementTable(*review.report, t),
           RadioField({.name = "uenige",
                       .label = std::string(t("Where the file and what is stored disagree")),
                       .value = chosen},
                      {{"", std::string(t("Not decided: what is stored stays, and the file's are left out")), ""},
                       {"gemt", std::string(t("What is stored holds")), ""},
                       {"fil", std::string(t("The file's holds")), ""}},
                      t),
           TextField({.name = "begrundelse",
                      .label = std::string(t("Reason")),
                      .value = review.choices.reason,
                      .help = std::string(t("For example “newer extract”. Needed where one of them holds.")),
                      .error = errors.At("begrundelse")},
                     t)));
}

}  // namespace

Html RenderQuestions(const FigureReview& review, const FormErrors& errors, const Texts& t) {
  const FigureReport& report = *review.report;
  const std::int64_t doubtful = report.counts[FigureFate::kDoubtful];
  const bool taken = review.choices.doubtful == FigureChoices::Doubtful::kTaken;
  const bool asks = doubtful > 0 || taken;
  return Join(
      RenderNameQuestions(PlaceQuestions(review, t), t("Places that are not known here"),
                          t("A name is taken only for what is spelled like it. What you choose is remembered."), t),
      RenderNameQuestions(IndicatorQuestions(review, t), t("Indicators that are not known here"),
                          t("Choose what the file means by them. It is remembered for files with the same headings."),
                          t),
      RenderFactorQuestions(review, t),
      When(asks,
           [&] {
             return Block(t("Values that are unlikely"),
                          Checkbox("tvivlsomme",
                                   {"ja", std::string(t("They are right: take them too")),
                                    std::string(t("Each is listed below with its cell."))},
                                   taken ? Ticked::kYes : Ticked::kNo));
           }),
      RenderDisagreements(review, errors, t));
}

}  // namespace tovholder::indicators

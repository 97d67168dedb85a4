// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "indicators/indicator_pages.h"
#include "indicators/indicator_store.h"
#include "indicators/indicator_view.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::TypedLine;
using people::TypedLines;
using people::Visit;

struct IndicatorEditing {
  IndicatorBook book;
  Indicator indicator;
  // What was typed where a number is asked for, by field; as it was typed.
  std::map<std::string, std::string> typed;
};

constexpr std::string_view kNumberFields[] = {"age_from", "age_to", "mean_of_years", "least_likely", "most_likely"};

std::map<std::string, std::string> NumbersOf(const Indicator& one, Language language) {
  const auto count = [](std::optional<int> number) { return number ? std::to_string(*number) : std::string(); };
  const auto limit = [&](const std::optional<Decimal>& number) {
    return number ? FormatDecimal(*number, language) : std::string();
  };
  return {{"age_from", count(one.age_from)},
          {"age_to", count(one.age_to)},
          {"mean_of_years", count(one.mean_of_years)},
          {"least_likely", limit(one.least_likely)},
          {"most_likely", limit(one.most_likely)}};
}

template <class Named, std::size_t size>
std::vector<Choice> NamedChoices(const Named (&values)[size], const Texts& t) {
  std::vector<Choice> choices;
  choices.reserve(size);
  for (const Named one : values) choices.push_back({std::string(ToName(one)), WordOf(one, t), ""});
  return choices;
}

std::vector<Choice> CriterionChoices(const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("none")), ""}};
  for (const criteria::Criterion one : criteria::kCriteria) {
    choices.push_back({std::string(ToName(one)), WordOf(one, t), ""});
  }
  return choices;
}

Field FieldOf(std::string_view name, std::string_view label, const std::string& value, const FormErrors& errors,
              std::string_view help = {}) {
  return {.name = std::string(name),
          .label = std::string(label),
          .value = value,
          .help = std::string(help),
          .error = errors.At(name)};
}

Html NameFields(const Indicator& one, const FormErrors& errors, const Texts& t) {
  Field name = FieldOf("name", t("Name"), one.name, errors);
  name.need = Need::kRequired;
  Field key = FieldOf("key", t("Key"), one.key, errors,
                      t("A short name for files: lower-case letters, digits and underscores. It is kept once figures "
                        "have been imported by it."));
  key.need = Need::kRequired;
  key.width = FieldWidth::kHalf;
  return Join(TextField(name, t), TextField(FieldOf("name_english", t("Name in English"), one.name_english, errors), t),
              TextField(key, t),
              TextArea(FieldOf("about", t("About the indicator"), one.about, errors,
                               t("Everybody can read it. Markdown: **bold**, lists with “-”, links.")),
                       t, 4),
              TextField(FieldOf("source", t("Who makes the figures"), one.source, errors), t));
}

Html MeasureFields(const IndicatorEditing& editing, const FormErrors& errors, const Texts& t) {
  const Indicator& one = editing.indicator;
  const auto select = [&](const char* name, std::string_view label, std::string_view value,
                          const std::vector<Choice>& choices) {
    Field field = FieldOf(name, label, std::string(value), errors);
    field.width = FieldWidth::kHalf;
    return SelectField(field, choices, t);
  };
  static constexpr Direction kDirections[] = {Direction::kLowerIsBetter, Direction::kHigherIsBetter,
                                              Direction::kNeither};
  static constexpr Standing kStandings[] = {Standing::kOfficial, Standing::kProxy};
  return Join(TextField(FieldOf("numerator", t("What is counted, in words"), one.numerator, errors,
                                t("For example “residents outside work and education”.")),
                        t),
              TextField(FieldOf("denominator", t("Of whom"), one.denominator, errors,
                                t("For example “all residents aged 18-64”. Empty for what is no share.")),
                        t),
              select("unit", t("Unit"), ToName(one.unit), NamedChoices(kUnits, t)),
              select("timing", t("When it is counted"), ToName(one.timing), NamedChoices(kTimings, t)),
              select("direction", t("Direction"), ToName(one.direction), NamedChoices(kDirections, t)),
              select("standing", t("How it is made"), ToName(one.standing), NamedChoices(kStandings, t)));
}

Html NumberField(const IndicatorEditing& editing, std::string_view name, std::string_view label,
                 const FormErrors& errors, const Texts& t, std::string_view help = {}) {
  Field field = FieldOf(name, label, editing.typed.at(std::string(name)), errors, help);
  field.width = FieldWidth::kShort;
  return TextField(field, t);
}

Html MethodFields(const IndicatorEditing& editing, const FormErrors& errors, const Texts& t) {
  using criteria::Comparison;
  using criteria::Counted;
  using criteria::UnknownEducation;
  static constexpr Counted kCounted[] = {Counted::kResidents, Counted::kConvictedPersons,
                                         Counted::kDecisions, Counted::kIncome,
                                         Counted::kCases,     Counted::kOther};
  static constexpr Comparison kComparisons[] = {Comparison::kNone, Comparison::kRegion, Comparison::kMunicipality,
                                                Comparison::kCountry};
  static constexpr UnknownEducation kUnknown[] = {UnknownEducation::kNotSaid, UnknownEducation::kLeftOut,
                                                  UnknownEducation::kCountedIn};
  const Indicator& one = editing.indicator;
  const auto select = [&](const char* name, std::string_view label, std::string_view value,
                          const std::vector<Choice>& choices) {
    Field field = FieldOf(name, label, std::string(value), errors);
    field.width = FieldWidth::kHalf;
    return SelectField(field, choices, t);
  };
  return Join(
      select("criterion", t("Criterion it speaks of"), one.criterion ? ToName(*one.criterion) : std::string_view(),
             CriterionChoices(t)),
      select("counted", t("What is counted"), ToName(one.counted), NamedChoices(kCounted, t)),
      NumberField(editing, "age_from", t("Youngest age"), errors, t),
      NumberField(editing, "age_to", t("Oldest age"), errors, t),
      NumberField(editing, "mean_of_years", t("Mean of so many years"), errors, t,
                  t("1 where each year is by itself; empty where it is not said.")),
      select("compared_with", t("Compared with"), ToName(one.compared_with), NamedChoices(kComparisons, t)),
      select("unknown_education", t("Unknown education"), ToName(one.unknown_education), NamedChoices(kUnknown, t)),
      NumberField(editing, "least_likely", t("Least likely value"), errors, t,
                  t("A value outside the two is asked about when it is entered.")),
      NumberField(editing, "most_likely", t("Most likely value"), errors, t),
      Checkbox("counts_people", {"1", std::string(t("It counts people: small counts are hidden")), ""},
               one.counts_people ? Ticked::kYes : Ticked::kNo));
}

http::Response ShowIndicatorForm(const Visit& visit, const IndicatorEditing& editing, const FormErrors& errors) {
  const Texts& t = visit.t;
  const Indicator& one = editing.indicator;
  PageFrame frame = IndicatorFrame(visit, one.id ? t("Change the definition") : t("New indicator"));
  frame.breadcrumb = {{std::string(t("Indicators")), "/noegletal"}};
  if (one.id) frame.breadcrumb.push_back({NameOf(*editing.book.Find(one.id), t.language()), AddressOf(one.id)});
  frame.breadcrumb.push_back({frame.title, ""});
  const Html fields = Join(HiddenField("version", std::to_string(one.version)), NameFields(one, errors, t),
                           MeasureFields(editing, errors, t), H2(t("How it is made")),
                           P(t("By this the program sees whether the figure is the one that a criterion asks for.")),
                           MethodFields(editing, errors, t), SubmitButton(t("Save"), ButtonLook::kPrimary));
  auto response = visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title}),
                                         RenderForm({.address = visit.request.path, .csrf = visit.csrf()}, fields)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

// Nothing where the address names an indicator that is not there.
std::optional<IndicatorEditing> LoadIndicatorEditing(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<IndicatorEditing> {
    IndicatorEditing editing{LoadIndicators(reader), {}, {}};
    if (visit.request.path_values.contains("id")) {
      const Indicator* known = editing.book.Find(IndicatorId{visit.request.PathNumber("id").value_or(0)});
      if (known == nullptr) return std::nullopt;
      editing.indicator = *known;
    }
    editing.typed = NumbersOf(editing.indicator, visit.language());
    return editing;
  });
}

void ReadNumbers(IndicatorEditing& editing, FieldErrors& wrong) {
  Indicator& one = editing.indicator;
  // -1 is refused by the rules with the sentence that belongs to the field.
  const auto count = [&](const char* field) -> std::optional<int> {
    const std::string& text = editing.typed.at(field);
    return text.empty() ? std::nullopt : std::optional(ParseCount<int>(text).value_or(-1));
  };
  const auto limit = [&](const char* field) -> std::optional<Decimal> {
    const std::string& text = editing.typed.at(field);
    if (text.empty()) return std::nullopt;
    const auto number = ParseTypedDecimal(text);
    if (!number) wrong.insert({field, Error{"indicators.limit_no_number", {{"text", text}}}});
    return number ? std::optional(*number) : std::nullopt;
  };
  one.age_from = count("age_from");
  one.age_to = count("age_to");
  one.mean_of_years = count("mean_of_years");
  one.least_likely = limit("least_likely");
  one.most_likely = limit("most_likely");
}

void ReadWords(const Visit& visit, Indicator& one) {
  one.name = TypedLine(visit, "name");
  one.name_english = TypedLine(visit, "name_english");
  one.key = TypedLine(visit, "key");
  one.about = TypedLines(visit, "about");
  one.source = TypedLine(visit, "source");
  one.numerator = TypedLine(visit, "numerator");
  one.denominator = TypedLine(visit, "denominator");
  FromName(visit.request.Form("unit"), one.unit);
  FromName(visit.request.Form("timing"), one.timing);
  FromName(visit.request.Form("direction"), one.direction);
  FromName(visit.request.Form("standing"), one.standing);
  FromName(visit.request.Form("counted"), one.counted);
  FromName(visit.request.Form("unknown_education"), one.unknown_education);
  FromName(visit.request.Form("compared_with"), one.compared_with);
  criteria::Criterion criterion{};
  one.criterion = FromName(visit.request.Form("criterion"), criterion) ? std::optional(criterion) : std::nullopt;
  one.counts_people = visit.request.Form("counts_people") == "1";
}

http::Response IndicatorForm(const Visit& visit) {
  const auto editing = LoadIndicatorEditing(visit);
  if (!editing) return visit.NotFound();
  return ShowIndicatorForm(visit, *editing, {});
}

http::Response TakeIndicator(const Visit& visit) {
  auto editing = LoadIndicatorEditing(visit);
  if (!editing) return visit.NotFound();
  ReadWords(visit, editing->indicator);
  for (const std::string_view field : kNumberFields) editing->typed[std::string(field)] = TypedLine(visit, field);
  FieldErrors wrong;
  ReadNumbers(*editing, wrong);
  for (const auto& [field, error] : CheckIndicator(editing->book, editing->indicator)) wrong.insert({field, error});
  if (!wrong.empty()) return ShowIndicatorForm(visit, *editing, ErrorsOf(wrong, visit.t));
  const int seen = static_cast<int>(visit.request.FormNumber("version").value_or(0));
  const auto put =
      visit.Write([&](sql::Transaction& transaction) { return PutIndicator(transaction, editing->indicator, seen); });
  if (!put) return ShowIndicatorForm(visit, *editing, ErrorsOf({{"", put.error()}}, visit.t));
  return visit.Done(AddressOf(editing->indicator.id), visit.t("The indicator is saved."));
}

}  // namespace

std::vector<http::Route> IndicatorFormRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/noegletal/ny", guard(IndicatorForm)},
          {Method::kPost, "/noegletal/ny", guard(TakeIndicator)},
          {Method::kGet, "/noegletal/{id}/ret", guard(IndicatorForm)},
          {Method::kPost, "/noegletal/{id}/ret", guard(TakeIndicator)}};
}

}  // namespace tovholder::indicators

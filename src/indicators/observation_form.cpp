// SPDX-License-Identifier: EUPL-1.2
#include "indicators/observation_form.h"

#include <algorithm>

#include "base/text.h"
#include "indicators/figure_period.h"
#include "indicators/indicator_view.h"

namespace tovholder::indicators {

using namespace html;  // NOLINT: this file is nothing but markup
using people::TypedLine;
using people::TypedLines;
using people::Visit;

namespace {

Field FieldOf(std::string_view name, std::string_view label, const std::string& value, const FormErrors& errors,
              std::string_view help = {}, FieldWidth width = FieldWidth::kFull) {
  return {.name = std::string(name),
          .label = std::string(label),
          .value = value,
          .help = std::string(help),
          .error = errors.At(name),
          .width = width};
}

Field Required(Field field) {
  field.need = Need::kRequired;
  return field;
}

// The question that a yes answers.
Html ConfirmBox(const TypedObservation& typed, const FieldErrors& errors, const Texts& t) {
  const auto found = errors.find("value");
  if (found == errors.end() || !IsDoubt(found->second)) return {};
  const auto value = ParseTypedDecimal(typed.value);
  return Checkbox("confirmed",
                  {value ? ToText(*value) : typed.value, t("Yes, {value} is right", {{"value", typed.value}}), ""},
                  Ticked::kNo);
}

// Both values side by side, and the choice between them.
Html RivalFields(const ObservationEditing& editing, const TypedObservation& typed, const FormErrors& errors,
                 const Texts& t) {
  if (editing.rivals.empty()) return {};
  DataTable table{.caption = std::string(t("Two values of the same")),
                  .columns = {{std::string(t("Value"))}, {std::string(t("Source"))}, {std::string(t("Entered by"))}}};
  for (const Observation& one : editing.rivals) {
    const Indicator* indicator = editing.book.Find(one.indicator);
    table.rows.push_back({A(Href(AddressOf(one.id)),
                            indicator == nullptr ? FormatDanish(one.value) : FormatValue(*indicator, one.value, t)),
                          SourceAmong(editing.sources, one, t), Text(one.entered_by)});
  }
  table.rows.push_back(
      {Text(t("{value} (the new one)", {{"value", typed.value}})), Text(typed.source_title), Text(t("you, now"))});
  return Join(RenderTable(table),
              RadioField(Required(FieldOf("rival", t("Which of them holds?"), typed.rival, errors)),
                         {{"new", std::string(t("The new one; the other is set aside")), ""},
                          {"stored", std::string(t("The one that is there; the new one is kept beside it")), ""}},
                         t),
              TextArea(Required(FieldOf("reason", t("Why"), typed.reason, errors,
                                        t("For example “corrected by Statistics Denmark”."))),
                       t, 2));
}

std::optional<std::int64_t> ReadPersons(const std::string& text, const std::string& field, FieldErrors& wrong) {
  if (text.empty()) return std::nullopt;
  const auto number = ParseTypedDecimal(text);
  if (!number || number->micros % Decimal::kUnit != 0) {
    wrong.insert({field, Error{"indicators.part_no_number", {{"text", text}}}});
    return std::nullopt;
  }
  return number->micros / Decimal::kUnit;
}

// Without a value it follows from part and whole.
Decimal ReadValue(const TypedObservation& typed, const Indicator* indicator, const Observation& one,
                  FieldErrors& wrong) {
  if (typed.value.empty()) {
    const auto computed = indicator == nullptr ? std::nullopt : ValueOf(*indicator, one.part, one.whole);
    if (!computed) wrong.insert({"value", Error{"indicators.no_value"}});
    return computed.value_or(Decimal{});
  }
  const auto value = ParseTypedDecimal(typed.value);
  if (!value) wrong.insert({"value", value.error()});
  return value.value_or(Decimal{});
}

std::optional<Decimal> ReadLimit(const std::string& text, FieldErrors& wrong) {
  if (text.empty()) return std::nullopt;
  const auto limit = ParseTypedDecimal(text);
  if (!limit) wrong.insert({"limit", limit.error()});
  return limit ? std::optional(*limit) : std::nullopt;
}

}  // namespace

TypedObservation TypedObservationBy(const Visit& visit) {
  return {TypedLine(visit, "indicator"),    TypedLine(visit, "place"),        TypedLine(visit, "period"),
          TypedLine(visit, "value"),        TypedLine(visit, "part"),         TypedLine(visit, "whole"),
          TypedLine(visit, "limit"),        TypedLine(visit, "source_title"), TypedLine(visit, "source_address"),
          TypedLine(visit, "source_place"), TypedLines(visit, "note"),        TypedLine(visit, "rival"),
          TypedLines(visit, "reason"),      TypedLine(visit, "confirmed"),    TypedLine(visit, "version")};
}

TypedObservation TypedFrom(const Observation& one, const FigureSource& source, const IndicatorBook& book,
                           const Texts& t) {
  const auto persons = [&](std::optional<std::int64_t> number) {
    return number ? FormatNumber(*number, t.language()) : std::string();
  };
  const Place* place = book.Find(one.place);
  TypedObservation typed;
  typed.indicator = std::to_string(one.indicator.value);
  typed.place = place == nullptr ? "" : place->area ? ValueOf(*place->area) : ValueOf(*place);
  typed.period = FormatFigurePeriod(PeriodOf(one), Language::kDanish);
  typed.value = FormatDanish(one.value);
  typed.part = persons(one.part);
  typed.whole = persons(one.whole);
  if (one.quoted_limit) typed.limit = FormatDanish(*one.quoted_limit);
  typed.source_title = source.title;
  typed.source_address = source.address;
  typed.source_place = one.source_place;
  typed.note = one.note;
  typed.version = std::to_string(one.version);
  return typed;
}

EnteredFigure ReadObservation(const TypedObservation& typed, const IndicatorBook& book, FieldErrors& wrong) {
  EnteredFigure figure;
  Observation& one = figure.observation;
  one.indicator = IndicatorId{ParseCount(typed.indicator).value_or(0)};
  const Indicator* indicator = book.Find(one.indicator);
  const auto period = ReadFigurePeriod(typed.period, indicator == nullptr ? Indicator() : *indicator);
  if (!period) wrong.insert({"period", period.error()});
  one.from_date = period ? period->first : std::nullopt;
  one.to_date = period ? period->last : std::nullopt;
  one.part = ReadPersons(typed.part, "part", wrong);
  one.whole = ReadPersons(typed.whole, "whole", wrong);
  one.value = ReadValue(typed, indicator, one, wrong);
  one.quoted_limit = ReadLimit(typed.limit, wrong);
  one.source_place = typed.source_place;
  one.note = typed.note;
  one.reason = typed.reason;
  one.version = ParseCount<int>(typed.version).value_or(0);
  figure.place = typed.place;
  figure.source_title = typed.source_title;
  figure.source_address = typed.source_address;
  if (typed.rival == "new") figure.rival = Rival::kChooseNew;
  if (typed.rival == "stored") figure.rival = Rival::kChooseStored;
  const auto confirmed = ParseDecimal(typed.confirmed, DecimalMark::kPoint);
  if (confirmed) figure.confirmed = *confirmed;
  return figure;
}

Html ObservationFields(const ObservationEditing& editing, const TypedObservation& typed, const FieldErrors& wrong,
                       const Texts& t) {
  const FormErrors errors = ErrorsOf(wrong, t);
  return Join(
      HiddenField("version", typed.version),
      SelectField(Required(FieldOf("indicator", t("Indicator"), typed.indicator, errors)),
                  IndicatorChoices(editing.book, t), t),
      SelectField(Required(FieldOf("place", t("Place"), typed.place, errors)), PlaceChoices(editing.book, t), t),
      TextField(FieldOf("period", t("Period"), typed.period, errors,
                        t("As the source writes it: 2015, 2017-2018, 1 January 2019, 2nd quarter 2024. Of a mean of "
                          "several years, one year is the last. Empty where the source does not say."),
                        FieldWidth::kHalf),
                t),
      TextField(FieldOf("value", t("Value"), typed.value, errors,
                        t("Shares in per cent: 41,2. Empty where it is to be worked out of the two numbers below."),
                        FieldWidth::kShort),
                t),
      ConfirmBox(typed, wrong, t),
      TextField(FieldOf("part", t("Persons or cases counted"), typed.part, errors, t("Where the source says."),
                        FieldWidth::kShort),
                t),
      TextField(
          FieldOf("whole", t("Of how many"), typed.whole, errors, t("Where the source says."), FieldWidth::kShort), t),
      TextField(
          FieldOf("limit", t("Limit that the source writes"), typed.limit, errors,
                  t("Where it says “over 40 %”: 40. It tells which rules the source has in mind."), FieldWidth::kShort),
          t),
      RivalFields(editing, typed, errors, t),
      TextField(Required(FieldOf("source_title", t("Source"), typed.source_title, errors,
                                 t("For example “Statistics Denmark, table STRAF11”."))),
                t),
      TextField(FieldOf("source_place", t("Place in the source"), typed.source_place, errors,
                        t("Page, line or cell, so that others find it."), FieldWidth::kHalf),
                t),
      TextField(FieldOf("source_address", t("Address on the web"), typed.source_address, errors), t),
      TextArea(FieldOf("note", t("Note"), typed.note, errors), t, 3), SubmitButton(t("Save"), ButtonLook::kPrimary));
}

}  // namespace tovholder::indicators

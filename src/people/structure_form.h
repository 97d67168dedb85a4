// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/components.h"
#include "http/message.h"
#include "people/structure_records.h"
#include "people/structure_text.h"
#include "people/visit.h"

// A form for any record of a structure, made from its description.
namespace tovholder::people {

// The word of an address for a kind of record: "plads".
template <class Record>
constexpr std::string_view SlugOf() {
  if constexpr (std::is_same_v<Record, Body>) return "myndighed";
  if constexpr (std::is_same_v<Record, Organization>) return "organ";
  if constexpr (std::is_same_v<Record, LifeSpan>) return "levetid";
  if constexpr (std::is_same_v<Record, Tie>) return "forbindelse";
  if constexpr (std::is_same_v<Record, Seat>) return "plads";
  if constexpr (std::is_same_v<Record, Membership>) return "medlemskab";
  if constexpr (std::is_same_v<Record, OrganizationTask>) return "opgave";
  if constexpr (std::is_same_v<Record, Fulfilment>) return "opfyldelse";
  if constexpr (std::is_same_v<Record, Discrepancy>) return "uoverensstemmelse";
  if constexpr (std::is_same_v<Record, Claim>) return "udsagn";
  if constexpr (std::is_same_v<Record, NamedModel>) return "model";
  if constexpr (std::is_same_v<Record, ElectionTerm>) return "valgperiode";
  return {};
}

// The widgets of a form: one for each type that a field may have.
class StructureFields {
 public:
  // `organization`: the one whose record it is; its seats and tasks are offered. `typed` is what was sent in vain.
  StructureFields(const StructureBook& book, OrganizationId organization, const http::Fields* typed,
                  const html::FormErrors& errors, const html::Texts& t)
      : book_(book),
        organization_(organization),
        typed_(typed),
        errors_(errors),
        t_(t),
        text_(book, t, StructureText::Dates::kWritten) {}

  template <class Record>
  html::Html Render(const Record& record) const {
    html::Html fields;
    boost::mp11::mp_for_each<sql::Members<Record>>([&](auto member) {
      if constexpr (requires { text_.Write(record.*member.pointer); }) {
        if (IsAsked<Record>(member.name)) fields.Append(Widget(member.name, record.*member.pointer));
      }
    });
    return fields;
  }

  // What the program or the address already knows is not asked for.
  template <class Record>
  static bool IsAsked(std::string_view field) {
    const bool own = field == "id" || field == "position" || field == "structure" || field == "folded";
    const bool known = field == "organization" && !std::is_same_v<Record, Discrepancy>;
    return !own && !known;
  }

 private:
  html::Html Widget(std::string_view name, const std::string& value) const;
  html::Html Widget(std::string_view name, bool value) const;
  html::Html Widget(std::string_view name, int value) const;
  html::Html Widget(std::string_view name, const Date& value) const { return DateWidget(name, value); }
  html::Html Widget(std::string_view name, const std::optional<Date>& value) const { return DateWidget(name, value); }
  html::Html Widget(std::string_view name, OrganizationId value) const;
  html::Html Widget(std::string_view name, const std::optional<OrganizationId>& value) const;
  html::Html Widget(std::string_view name, BodyId value) const;
  html::Html Widget(std::string_view name, const std::optional<BodyId>& value) const;
  html::Html Widget(std::string_view name, PersonId value) const;
  html::Html Widget(std::string_view name, const std::optional<PersonId>& value) const;
  html::Html Widget(std::string_view name, const std::optional<SeatId>& value) const;
  html::Html Widget(std::string_view name, OrganizationTaskId value) const;
  html::Html Widget(std::string_view name, DiscrepancyId value) const;
  html::Html Widget(std::string_view /*name*/, const std::optional<StructureId>& /*value*/) const { return {}; }
  template <class E>
  requires std::is_enum_v<E> html::Html Widget(std::string_view name, E value)
  const {
    std::vector<html::Choice> choices;
    for (const E one : ValuesOf<E>()) {
      choices.push_back({std::string(ToName(one)), LabelOf("word", ToName(one), t_)});
    }
    return Select(name, std::string(ToName(value)), choices);
  }

  html::Field FieldOf(std::string_view name, std::string value) const;
  html::Html Select(std::string_view name, std::string value, const std::vector<html::Choice>& choices) const;
  html::Html DateWidget(std::string_view name, const std::optional<Date>& value) const;
  std::vector<html::Choice> Organizations() const;
  std::vector<html::Choice> Bodies() const;

  const StructureBook& book_;
  OrganizationId organization_;
  const http::Fields* typed_;
  const html::FormErrors& errors_;
  const html::Texts& t_;
  StructureText text_;
};

// Reads what was sent into the record; what cannot be read is named by its field.
template <class Record>
html::FormErrors ReadForm(const http::Request& request, StructureTextReader& reader, Record& record,
                          const html::Texts& t) {
  html::FormErrors errors;
  boost::mp11::mp_for_each<sql::Members<Record>>([&](auto member) {
    if constexpr (requires { reader.Read(std::string_view(), record.*member.pointer); }) {
      if (!StructureFields::IsAsked<Record>(member.name)) return;
      const auto read = reader.Read(request.Form(member.name), record.*member.pointer);
      if (!read) errors.Add(member.name, read.error(), t);
    }
  });
  return errors;
}

}  // namespace tovholder::people

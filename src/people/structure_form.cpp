// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_form.h"

#include <array>

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

constexpr std::array<std::string_view, 8> kLongFields{"about", "mandate", "text",           "mandate_limits",
                                                      "says",  "settled", "responsibility", "note"};

std::string HelpOf(std::string_view name, const Texts& t) {
  if (name == "person") return std::string(t("Who is not known yet is added."));
  if (name == "deputy") return std::string(t("Stands in when the member is on leave or sends an apology."));
  if (name == "source") return std::string(t("The document that says so."));
  if (name == "apex") return std::string(t("Rightly reports to nobody, as a council does."));
  if (name == "elected") return std::string(t("Ends with the election period of its body."));
  if (name == "filled_by") return std::string(t("Who appoints the person."));
  if (name == "mandate_limits") return std::string(t("A decision beyond them waits for who granted the mandate."));
  if (name == "responsibility") return std::string(t("Where several share the chair: what this one answers for."));
  if (name == "address") return std::string(t("Of a page here, such as /moeder/12."));
  if (name == "settled") return std::string(t("What holds, and who says so. Empty: still open."));
  return {};
}

}  // namespace

Field StructureFields::FieldOf(std::string_view name, std::string value) const {
  if (typed_ != nullptr) {
    const auto typed = typed_->find(name);
    value = typed == typed_->end() ? std::string() : typed->second;
  }
  return {.name = std::string(name),
          .label = LabelOf("field", name, t_),
          .value = std::move(value),
          .help = HelpOf(name, t_),
          .error = errors_.At(name)};
}

Html StructureFields::Widget(std::string_view name, const std::string& value) const {
  const Field field = FieldOf(name, value);
  const bool is_long = std::find(kLongFields.begin(), kLongFields.end(), name) != kLongFields.end();
  return is_long ? TextArea(field, t_, 4) : TextField(field, t_);
}

Html StructureFields::Widget(std::string_view name, bool value) const {
  const Field field = FieldOf(name, value ? "1" : "");
  return Checkbox(field.name, {"1", field.label, field.help}, field.value.empty() ? Ticked::kNo : Ticked::kYes);
}

Html StructureFields::Widget(std::string_view name, int value) const {
  Field field = FieldOf(name, std::to_string(value));
  field.width = FieldWidth::kShort;
  return TextField(field, t_, InputKind::kNumber);
}

Html StructureFields::DateWidget(std::string_view name, const std::optional<Date>& value) const {
  Field field = FieldOf(name, text_.Write(value));
  field.width = FieldWidth::kHalf;
  return html::DateField(field, "", t_);
}

Html StructureFields::Select(std::string_view name, std::string value, const std::vector<Choice>& choices) const {
  return SelectField(FieldOf(name, std::move(value)), choices, t_);
}

std::vector<Choice> StructureFields::Organizations() const {
  std::vector<Choice> choices;
  choices.reserve(book_.organizations.size());
  for (const Organization& one : book_.organizations) choices.push_back({one.name, one.name});
  return choices;
}

std::vector<Choice> StructureFields::Bodies() const {
  std::vector<Choice> choices;
  choices.reserve(book_.bodies.size());
  for (const Body& one : book_.bodies) choices.push_back({one.name, one.name});
  return choices;
}

Html StructureFields::Widget(std::string_view name, OrganizationId value) const {
  return Select(name, book_.NameOf(value), Organizations());
}

Html StructureFields::Widget(std::string_view name, const std::optional<OrganizationId>& value) const {
  auto choices = Organizations();
  choices.insert(choices.begin(), {"", std::string(t_("none"))});
  return Select(name, text_.Write(value), choices);
}

Html StructureFields::Widget(std::string_view name, BodyId value) const {
  return Select(name, book_.NameOf(value), Bodies());
}

Html StructureFields::Widget(std::string_view name, const std::optional<BodyId>& value) const {
  auto choices = Bodies();
  choices.insert(choices.begin(), {"", std::string(t_("none"))});
  return Select(name, text_.Write(value), choices);
}

Html StructureFields::Widget(std::string_view name, PersonId value) const {
  return TextField(FieldOf(name, book_.NameOf(value)), t_);
}

Html StructureFields::Widget(std::string_view name, const std::optional<PersonId>& value) const {
  return TextField(FieldOf(name, text_.Write(value)), t_);
}

Html StructureFields::Widget(std::string_view name, const std::optional<SeatId>& value) const {
  std::vector<Choice> choices{{"", std::string(t_("beside the seats"))}};
  for (const Seat& seat : book_.seats) {
    if (seat.organization == organization_) choices.push_back({seat.title, seat.title});
  }
  return Select(name, text_.Write(value), choices);
}

Html StructureFields::Widget(std::string_view name, OrganizationTaskId value) const {
  std::vector<Choice> choices;
  for (const OrganizationTask& task : book_.tasks) {
    if (task.organization == organization_) {
      choices.push_back({text_.Write(task.id), std::to_string(task.number) + ". " + task.text});
    }
  }
  return Select(name, text_.Write(value), choices);
}

Html StructureFields::Widget(std::string_view name, DiscrepancyId value) const {
  std::vector<Choice> choices;
  choices.reserve(book_.discrepancies.size());
  for (const Discrepancy& one : book_.discrepancies) choices.push_back({one.topic, one.topic});
  return Select(name, text_.Write(value), choices);
}

}  // namespace tovholder::people

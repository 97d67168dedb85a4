// SPDX-License-Identifier: EUPL-1.2
#include "html/forms.h"

#include <algorithm>
#include <stdexcept>

#include "html/icon.h"
#include "html/refill.h"

namespace tovholder::html {
namespace {

std::string FieldId(const Field& field) { return field.id.empty() ? field.name : field.id; }

std::string WidthClass(std::string_view base, FieldWidth width) {
  std::string name(base);
  if (width == FieldWidth::kHalf) name.append(" field-half");
  if (width == FieldWidth::kShort) name.append(" field-short");
  return name;
}

// The ids of help and error, which screen readers read with the field.
std::string DescribedBy(const Field& field, std::string_view further = {}) {
  std::string ids;
  const auto add = [&](std::string_view suffix) {
    if (!ids.empty()) ids.push_back(' ');
    ids.append(FieldId(field)).append(suffix);
  };
  if (!field.help.empty()) add("-hint");
  if (!field.error.empty()) add("-error");
  if (!further.empty()) add(further);
  return ids;
}

Attributes FieldAttributes(const Field& field, std::string_view base_class, std::string_view further = {}) {
  return {Id(FieldId(field)),
          Attr("name", field.name),
          Class(WidthClass(base_class, field.width)),
          Flag("required", field.need == Need::kRequired),
          AttrIf("autocomplete", field.autocomplete),
          AttrIf("aria-describedby", DescribedBy(field, further)),
          AttrIf("aria-invalid", field.error.empty() ? "" : "true")};
}

Html LabelText(const Field& field, const Texts& t) {
  const bool mandatory = field.need == Need::kRequired;
  return Join(field.label, When(mandatory, [&] { return Span(Class("need"), " ", t("(must be filled in)")); }));
}

Html HelpAndError(const Field& field, const Texts& t) {
  const std::string id = FieldId(field);
  return Join(When(!field.help.empty(), [&] { return Span(Class("form-hint"), Id(id + "-hint"), field.help); }),
              When(!field.error.empty(), [&] {
                return Span(Class("form-error-message"), Id(id + "-error"), Unseen(std::string(t("Error")) + ": "),
                            field.error);
              }));
}

std::string GroupClass(const Field& field) { return field.error.empty() ? "form-group" : "form-group form-error"; }

// Label, help and error around one control.
Html Group(const Field& field, const Texts& t, const Html& control) {
  return Div(Class(GroupClass(field)), Label(Class("form-label"), Attr("for", FieldId(field)), LabelText(field, t)),
             HelpAndError(field, t), control);
}

// The same around several controls that belong together. The fieldset has the field's id, so that an
// error summary leads to it.
Html ChoiceGroup(const Field& field, const Texts& t, const Html& choices) {
  return Div(Class(GroupClass(field)),
             Fieldset(Id(FieldId(field)), AttrIf("aria-describedby", DescribedBy(field)),
                      Legend(Class("form-label"), LabelText(field, t)), HelpAndError(field, t), choices));
}

std::string KindName(InputKind kind) {
  switch (kind) {
    case InputKind::kText:
      return "text";
    case InputKind::kEmail:
      return "email";
    case InputKind::kPassword:
      return "password";
    case InputKind::kNumber:
      return "number";
    case InputKind::kSearch:
      return "search";
    case InputKind::kTelephone:
      return "tel";
  }
  return "text";
}

struct Box {
  std::string type;  // radio, checkbox
  std::string name;
  std::string id;
  Need need = Need::kOptional;
  Ticked ticked = Ticked::kNo;
};

Html ChoiceBox(const Box& box, const Choice& choice) {
  const std::string hint = choice.help.empty() ? "" : box.id + "-hint";
  return Div(Class("form-group-" + box.type),
             Input(Attr("type", box.type), Id(box.id), Attr("name", box.name), Class("form-" + box.type),
                   Attr("value", choice.value), Flag("checked", box.ticked == Ticked::kYes),
                   Flag("required", box.need == Need::kRequired), AttrIf("aria-describedby", hint)),
             Label(Class("form-label"), Attr("for", box.id), choice.label),
             When(!hint.empty(), [&] { return Span(Class("form-hint"), Id(hint), choice.help); }));
}

Html ChoiceBoxes(const Field& field, std::string_view type, const std::vector<Choice>& choices,
                 const std::set<std::string>& chosen) {
  Html boxes;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Ticked ticked = chosen.contains(choices[i].value) ? Ticked::kYes : Ticked::kNo;
    const Need need = type == "radio" ? field.need : Need::kOptional;
    const std::string id = FieldId(field) + "-" + std::to_string(i + 1);
    boxes.Append(ChoiceBox({std::string(type), field.name, id, need, ticked}, choices[i]));
  }
  return boxes;
}

}  // namespace

Html RenderForm(const FormFrame& frame, const Html& content) {
  const bool sends = !frame.csrf.empty();
  return Form(Attr("action", frame.address), Attr("method", sends ? "post" : "get"), AttrIf("id", frame.id),
              AttrIf("enctype", frame.files == FormFrame::Files::kSent ? "multipart/form-data" : ""),
              When(sends, [&] { return HiddenField(std::string(kCsrfFieldName), frame.csrf); }), content);
}

Html HiddenField(std::string name, std::string value) {
  return Input(Attr("type", "hidden"), Attr("name", std::move(name)), Attr("value", std::move(value)));
}

Html TextField(const Field& field, const Texts& t, InputKind kind) {
  if ((kind == InputKind::kPassword) != IsSecretField(field.name)) {
    throw std::invalid_argument("a field for passwords has a name of its own kind: " + field.name);
  }
  const std::string value = kind == InputKind::kPassword ? std::string() : field.value;
  return Group(field, t,
               Input(Attr("type", KindName(kind)), FieldAttributes(field, "form-input"),
                     AttrIf("maxlength", kind == InputKind::kSearch ? std::to_string(kLongestSearch) : ""),
                     AttrIf("value", value)));
}

Html TextArea(const Field& field, const Texts& t, int rows) {
  // A line break right behind the tag would be swallowed.
  return Group(field, t,
               Textarea(FieldAttributes(field, "form-input"), Attr("rows", std::to_string(rows)), "\n", field.value));
}

Html DateField(const Field& field, std::string_view understood, const Texts& t) {
  const std::string id = FieldId(field) + "-understood";
  const bool read = !understood.empty();
  const Html control = Input(Attr("type", "text"), FieldAttributes(field, "form-input", read ? "-understood" : ""),
                             Attr("data-date", ""), AttrIf("value", field.value));
  return Group(field, t, Join(control, When(read, [&] {
                                return Span(Class("understood"), Id(id), Icon("check"),
                                            Span(t("Understood as"), ": ", understood));
                              })));
}

Html SelectField(const Field& field, const std::vector<Choice>& choices, const Texts& t) {
  const Html options = Each(choices, [&](const Choice& choice) {
    return Option(Attr("value", choice.value), Flag("selected", choice.value == field.value), choice.label);
  });
  return Group(field, t, Select(FieldAttributes(field, "form-select"), options));
}

Html RadioField(const Field& field, const std::vector<Choice>& choices, const Texts& t) {
  return ChoiceGroup(field, t, ChoiceBoxes(field, "radio", choices, {field.value}));
}

Html CheckboxField(const Field& field, const std::vector<Choice>& choices, const std::set<std::string>& chosen,
                   const Texts& t) {
  return ChoiceGroup(field, t, ChoiceBoxes(field, "checkbox", choices, chosen));
}

Html Checkbox(const std::string& name, const Choice& choice, Ticked ticked) {
  // A name may hold full stops ("items.2.closed"), an id may not.
  std::string id = name;
  std::replace(id.begin(), id.end(), '.', '-');
  return ChoiceBox({"checkbox", name, id, Need::kOptional, ticked}, choice);
}

Html FileDropZone(const FileField& file, const Texts& t) {
  const bool many = file.count != FileField::Count::kOne;
  const Html input =
      Input(Attr("type", "file"), FieldAttributes(file.field, "form-file"), AttrIf("accept", file.accept),
            Flag("multiple", many), Flag("webkitdirectory", file.count == FileField::Count::kFolder));
  const Html zone =
      Div(Class("drop-zone"), Attr("data-drop-zone", ""), Icon("upload"), input,
          P(Class("drop-hint"), Flag("hidden", true), many ? t("or drop the files here") : t("or drop the file here")),
          Ul(Class("drop-list"), Flag("hidden", true)));
  return Group(file.field, t, zone);
}

}  // namespace tovholder::html

// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "areas/area_pages.h"
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "areas/logged_records.h"
#include "areas/section_text.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "people/change_words.h"
#include "sql/records.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct SectionEditing {
  AreaBook book;
  areas::Section section;
  SectionText text;
  std::vector<sql::Change> changes = {};
};

std::vector<Choice> WithNone(std::string_view none, const std::vector<std::string>& names) {
  std::vector<Choice> choices{{"", std::string(none), ""}};
  for (const std::string& name : names) choices.push_back({name, name, ""});
  return choices;
}

std::vector<std::string> AssociationNames(const AreaBook& book) {
  std::vector<std::string> names;
  for (const people::Body& body : book.bodies) {
    if (body.kind == people::BodyKind::kHousingAssociation) names.push_back(body.name);
  }
  return names;
}

std::vector<std::string> AreaNames(const AreaBook& book) {
  std::vector<std::string> names;
  for (const HousingArea& area : book.areas) names.push_back(area.name);
  return names;
}

std::vector<std::string> OrganizationNames(const AreaBook& book) {
  std::set<std::string> known;
  std::vector<std::string> names;
  for (const people::Organization& one : book.organizations) {
    std::string name = book.NameOf(one.id);
    if (known.insert(name).second) names.push_back(std::move(name));
  }
  return names;
}

// The widgets of the form; what one types stays as it was typed.
class SectionFields {
 public:
  SectionFields(const SectionEditing& editing, const FormErrors& errors, const Texts& t)
      : editing_(editing), errors_(errors), t_(t) {}

  Html Render() const {
    const SectionText& text = editing_.text;
    const AreaBook& book = editing_.book;
    return Join(
        Choose("association", text.association, WithNone(t_("Choose an association"), AssociationNames(book)), ""),
        Write("number", text.number, FieldWidth::kShort, t_("As the association counts its sections.")),
        Write("name", text.name, FieldWidth::kFull, ""),
        Choose("area", text.area, WithNone(t_("In no area"), AreaNames(book)), ""),
        Write("households", text.households, FieldWidth::kShort,
              t_("Dwellings that vote at the section meeting, two votes each.")),
        Write("address", text.address, FieldWidth::kFull, t_("Street or place by which people know it.")),
        Day("from_date", text.from_date), Day("to_date", text.to_date),
        Choose("section_board", text.section_board, WithNone(t_("none"), OrganizationNames(book)), ""),
        Choose("section_meeting", text.section_meeting, WithNone(t_("none"), OrganizationNames(book)),
               t_("The organization whose meetings are those of the residents.")));
  }

 private:
  Field FieldOf(std::string_view name, const std::string& value, std::string_view help) const {
    return {.name = std::string(name),
            .label = people::LabelOf("field", name, t_),
            .value = value,
            .help = std::string(help),
            .error = errors_.At(name)};
  }
  Html Write(std::string_view name, const std::string& value, FieldWidth width, std::string_view help) const {
    Field field = FieldOf(name, value, help);
    field.width = width;
    if (name == "number" || name == "name") field.need = Need::kRequired;
    return TextField(field, t_);
  }
  Html Choose(std::string_view name, const std::string& value, const std::vector<Choice>& choices,
              std::string_view help) const {
    return SelectField(FieldOf(name, value, help), choices, t_);
  }
  Html Day(std::string_view name, const std::string& value) const {
    Field field = FieldOf(name, value, name == "to_date" ? t_("The last day, where it is closed or merged.") : "");
    field.width = FieldWidth::kHalf;
    const Result<Date> read = ParseDate(value);
    return DateField(field, read ? FormatDay(*read, DayForm::kFull, t_.language()) : std::string(), t_);
  }

  const SectionEditing& editing_;
  const FormErrors& errors_;
  const Texts& t_;
};

http::Response ShowSectionForm(const Visit& visit, const SectionEditing& editing, const FormErrors& errors) {
  const Texts& t = visit.t;
  const areas::Section& section = editing.section;
  PageFrame frame = AreaFrame(visit, section.id ? t("Change the section") : t("New section"), "areas");
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"}};
  if (section.area) frame.breadcrumb.push_back({editing.book.NameOf(*section.area), AddressOf(*section.area)});
  frame.breadcrumb.push_back({frame.title, ""});
  PageHeading heading{.title = frame.title};
  if (section.id) heading.facts = {Text(editing.book.NameOf(section.association)), Text(TitleOf(section))};
  auto response = visit.Page(
      frame,
      Join(ErrorSummary(errors.summary, t), Heading(heading),
           RenderForm({.address = visit.request.path, .csrf = visit.csrf()},
                      Join(SectionFields(editing, errors, t).Render(), SubmitButton(t("Save"), ButtonLook::kPrimary))),
           people::ChangeWords(LoggedRecords(), t).History(editing.changes)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

// A new section begins where one came from.
areas::Section NewSection(const http::Request& request, const AreaBook& book) {
  areas::Section section;
  const HousingAreaId area{request.QueryNumber("omraade").value_or(0)};
  if (book.Find(area) != nullptr) section.area = area;
  section.association = people::BodyId{request.QueryNumber("boligorganisation").value_or(0)};
  return section;
}

// Nothing where the address names a section that is not there.
std::optional<SectionEditing> LoadSectionEditing(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<SectionEditing> {
    SectionEditing editing{LoadAreas(reader), {}, {}};
    if (!visit.request.path_values.contains("id")) {
      editing.section = NewSection(visit.request, editing.book);
      editing.text = WriteSection(editing.book, editing.section, DateForm::kWritten, visit.t);
      editing.text.households.clear();
      return editing;
    }
    const areas::Section* known = editing.book.Find(SectionId{visit.request.PathNumber("id").value_or(0)});
    if (known == nullptr) return std::nullopt;
    editing.section = *known;
    editing.text = WriteSection(editing.book, *known, DateForm::kWritten, visit.t);
    editing.changes = sql::ListChanges(reader, "section", known->id.value);
    return editing;
  });
}

http::Response SectionForm(const Visit& visit) {
  const auto editing = LoadSectionEditing(visit);
  return editing ? ShowSectionForm(visit, *editing, {}) : visit.NotFound();
}

SectionText TypedSection(const Visit& visit) {
  SectionText text;
  boost::mp11::mp_for_each<sql::Members<SectionText>>(
      [&](auto member) { text.*member.pointer = CollapseSpace(visit.request.Form(member.name)); });
  return text;
}

http::Response TakeSectionForm(const Visit& visit) {
  auto editing = LoadSectionEditing(visit);
  if (!editing) return visit.NotFound();
  editing->text = TypedSection(visit);
  areas::Section section = editing->section;
  FormErrors errors;
  for (const auto& [field, error] : ReadSection(editing->book, editing->text, section)) {
    errors.Add(field, error, visit.t);
  }
  if (!errors.summary.empty()) return ShowSectionForm(visit, *editing, errors);
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutSection(transaction, section); });
  if (!put) return visit.Refuse(put.error());
  const std::string back = section.area ? AddressOf(*section.area) : std::string("/omraader");
  return visit.Done(back, visit.t("{section} is saved.", {{"section", TitleOf(section)}}));
}

}  // namespace

std::vector<http::Route> SectionFormRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/afdelinger/ny", guard(SectionForm)},
          {Method::kPost, "/afdelinger/ny", guard(TakeSectionForm)},
          {Method::kGet, "/afdelinger/{id}/ret", guard(SectionForm)},
          {Method::kPost, "/afdelinger/{id}/ret", guard(TakeSectionForm)}};
}

}  // namespace tovholder::areas

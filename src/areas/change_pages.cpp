// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_history_store.h"
#include "areas/area_pages.h"
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "areas/area_words.h"
#include "areas/form_parts.h"
#include "areas/logged_records.h"
#include "base/text.h"
#include "people/change_words.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kOnwards = "videre";  // this area became the other
constexpr std::string_view kBackwards = "fra";   // it came from the other

// The change of the form, seen from one of its two areas, as it is typed.
struct ChangeEditing {
  AreaBook book;
  std::vector<AreaChange> known;
  HousingArea area;
  AreaChange change;
  std::string direction = std::string(kOnwards);
  std::string other;
  std::string day;
  std::vector<sql::Change> changes = {};
};

template <class E>
std::vector<Choice> ChoicesOf(std::initializer_list<E> values, const Texts& t, std::string (*word)(E, const Texts&)) {
  std::vector<Choice> choices;
  choices.reserve(values.size());
  for (const E one : values) choices.push_back({std::string(ToName(one)), word(one, t), ""});
  return choices;
}

std::vector<Choice> OtherAreas(const ChangeEditing& editing, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("Choose an area")), ""}};
  for (const HousingArea& one : editing.book.areas) {
    if (one.id != editing.area.id) choices.push_back({std::to_string(one.id.value), one.name, ""});
  }
  return choices;
}

Html ChangeFields(const ChangeEditing& editing, const FormErrors& errors, const Texts& t) {
  const AreaChange& change = editing.change;
  return Join(
      RadioField({.name = "retning", .label = std::string(t("Which way")), .value = editing.direction},
                 {{std::string(kOnwards), t("{area} became another", {{"area", editing.area.name}}), ""},
                  {std::string(kBackwards), t("{area} came from another", {{"area", editing.area.name}}), ""}},
                 t),
      SelectField({.name = "omraade",
                   .label = std::string(t("The other area")),
                   .value = editing.other,
                   .help = std::string(t("Add it first where it is not here: a new area begins on the day, an old one "
                                         "ends the day before.")),
                   .error = errors.At("omraade"),
                   .width = FieldWidth::kHalf},
                  OtherAreas(editing, t), t),
      SelectField({.name = "kind",
                   .label = std::string(t("What happened")),
                   .value = std::string(ToName(change.kind)),
                   .width = FieldWidth::kHalf},
                  ChoicesOf({AreaChangeKind::kSplit, AreaChangeKind::kMerger, AreaChangeKind::kEnlarged,
                             AreaChangeKind::kReduced, AreaChangeKind::kRenamed},
                            t, KindWord),
                  t),
      DayField({.name = "day",
                .label = std::string(t("Day")),
                .value = editing.day,
                .error = errors.At("day"),
                .need = Need::kRequired},
               t),
      RadioField({.name = "years",
                  .label = std::string(t("Years on a list")),
                  .value = std::string(ToName(change.years)),
                  .help = std::string(t("Whether the area after counts the years that the one before was on a list. "
                                        "The law does not say it, so a yes or no needs a reason."))},
                 ChoicesOf({YearsInherited::kUnsettled, YearsInherited::kYes, YearsInherited::kNo}, t, YearsWord), t),
      TextArea({.name = "note",
                .label = std::string(t("Why")),
                .value = change.note,
                .help = std::string(t("For example the minister's approval, or what was agreed.")),
                .error = errors.At("note")},
               t, 3),
      SubmitButton(t("Save"), ButtonLook::kPrimary));
}

http::Response ShowChangeForm(const Visit& visit, const ChangeEditing& editing, const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame =
      AreaFrame(visit, editing.change.id ? t("Change what happened") : t("Split, merge or enlarge"), "areas");
  const std::string address = AddressOf(editing.area.id);
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"}, {editing.area.name, address}, {frame.title, ""}};
  std::string target = address + "/aendring";
  if (editing.change.id) target = WithQuery(target, "aendring", std::to_string(editing.change.id.value));
  const Html removal = When(static_cast<bool>(editing.change.id), [&] {
    return Div(Class("block"),
               PostButton({.label = std::string(t("Remove it")),
                           .address = target,
                           .csrf = visit.csrf(),
                           .look = ButtonLook::kQuiet,
                           .values = {{"handling", "fjern"}},
                           .consequence = std::string(t("The two areas are no longer known to follow each other."))},
                          t));
  });
  return FormPage(visit, frame, {.title = frame.title, .facts = {Text(editing.area.name)}}, errors,
                  Join(RenderForm({.address = target, .csrf = visit.csrf()}, ChangeFields(editing, errors, t)), removal,
                       people::ChangeWords(LoggedRecords(), t).History(editing.changes)));
}

// Nothing where the address names an area, or a change of it, that is not there.
std::optional<ChangeEditing> LoadChangeEditing(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<ChangeEditing> {
    ChangeEditing editing{LoadAreas(reader), ListAreaChanges(reader), {}, {}, std::string(kOnwards), {}, {}};
    const HousingArea* area = editing.book.Find(HousingAreaId{visit.request.PathNumber("id").value_or(0)});
    if (area == nullptr) return std::nullopt;
    editing.area = *area;
    const auto number = visit.request.QueryNumber("aendring");
    if (!number) return editing;
    const auto change = FindAreaChange(reader, tovholder::Id<AreaChange>{*number});
    if (!change || (change->before != area->id && change->after != area->id)) return std::nullopt;
    const bool onwards = change->before == area->id;
    editing.change = *change;
    editing.direction = onwards ? kOnwards : kBackwards;
    editing.other = std::to_string((onwards ? change->after : change->before).value);
    editing.day = WriteDay(change->day, visit.t);
    editing.changes = sql::ListChanges(reader, "area_change", change->id.value);
    return editing;
  });
}

http::Response ChangeForm(const Visit& visit) {
  const auto editing = LoadChangeEditing(visit);
  return editing ? ShowChangeForm(visit, *editing, {}) : visit.NotFound();
}

FieldErrors ReadChange(const Visit& visit, ChangeEditing& editing) {
  const auto typed = [&](std::string_view field) { return CollapseSpace(visit.request.Form(field)); };
  AreaChange& change = editing.change;
  editing.direction = typed("retning") == kBackwards ? kBackwards : kOnwards;
  editing.other = typed("omraade");
  editing.day = typed("day");
  change.note = std::string(Trim(visit.request.Form("note")));
  FromName(typed("kind"), change.kind);
  FromName(typed("years"), change.years);
  const HousingAreaId other{ParseCount(editing.other).value_or(0)};
  const bool onwards = editing.direction == kOnwards;
  change.before = onwards ? editing.area.id : other;
  change.after = onwards ? other : editing.area.id;
  FieldErrors errors;
  std::optional<Date> day;
  ReadDay(editing.day, "day", day, errors);
  if (!day && errors.empty()) errors.insert({"day", Error{"areas.no_day"}});
  change.day = day.value_or(visit.today());
  errors.merge(CheckChange(editing.book, editing.known, change));
  return errors;
}

http::Response RemoveChange(const Visit& visit, const ChangeEditing& editing) {
  visit.Write([&](sql::Transaction& transaction) { RemoveAreaChange(transaction, editing.change); });
  return visit.Done(AddressOf(editing.area.id), visit.t("It is removed."));
}

http::Response TakeChangeForm(const Visit& visit) {
  auto editing = LoadChangeEditing(visit);
  if (!editing) return visit.NotFound();
  if (editing->change.id && visit.request.Form("handling") == "fjern") return RemoveChange(visit, *editing);
  const FieldErrors errors = ReadChange(visit, *editing);
  if (!errors.empty()) {
    FormErrors found;
    for (const auto& [field, error] : errors) {
      found.Add(field == "before" || field == "after" ? "omraade" : field, error, visit.t);
    }
    return ShowChangeForm(visit, *editing, found);
  }
  const auto put =
      visit.Write([&](sql::Transaction& transaction) { return PutAreaChange(transaction, editing->change); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(AddressOf(editing->area.id), visit.t("What happened is saved."));
}

}  // namespace

std::vector<http::Route> AreaChangeRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/omraader/{id}/aendring", guard(ChangeForm)},
          {Method::kPost, "/omraader/{id}/aendring", guard(TakeChangeForm)}};
}

}  // namespace tovholder::areas

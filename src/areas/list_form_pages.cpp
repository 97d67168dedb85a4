// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_pages.h"
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "areas/area_words.h"
#include "areas/form_parts.h"
#include "areas/list_store.h"
#include "areas/logged_records.h"
#include "base/text.h"
#include "people/change_words.h"
#include "sql/change_log.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

PageFrame ListFormFrame(const Visit& visit, std::string_view title, const PublishedList& list) {
  const Texts& t = visit.t;
  PageFrame frame = AreaFrame(visit, title, "lists");
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"}, {std::string(t("Published lists")), "/omraader/lister"}};
  if (list.id) frame.breadcrumb.push_back({TitleOf(list, t), AddressOf(list)});
  frame.breadcrumb.push_back({frame.title, ""});
  return frame;
}

const PublishedList* ListOfAddress(const Visit& visit, const ListBook& book) {
  const auto [kind, year] = ReadListAddress(visit.request.path_values.at("liste"));
  return book.Find(kind, year);
}

Html RemovalButton(const Visit& visit, std::string target, std::string consequence) {
  return Div(Class("block"), PostButton({.label = std::string(visit.t("Remove it")),
                                         .address = std::move(target),
                                         .csrf = visit.csrf(),
                                         .look = ButtonLook::kQuiet,
                                         .values = {{"handling", "fjern"}},
                                         .consequence = std::move(consequence)},
                                        visit.t));
}

// The list of a form, as it is typed.
struct ListEditing {
  ListBook book;
  PublishedList list;
  std::string published_on;
};

http::Response ShowListForm(const Visit& visit, const ListEditing& editing, const FormErrors& errors) {
  const Texts& t = visit.t;
  const PublishedList& list = editing.list;
  const PageFrame frame = ListFormFrame(visit, list.id ? t("Change the list") : t("New list"),
                                        list.id ? *editing.book.Find(list.id) : list);
  const Html fields =
      Join(RadioField({.name = "kind", .label = std::string(t("Whose list")), .value = std::string(ToName(list.kind))},
                      {{std::string(ToName(ListKind::kMinistry)), KindWord(ListKind::kMinistry, t), ""},
                       {std::string(ToName(ListKind::kPolice)), KindWord(ListKind::kPolice, t), ""}},
                      t),
           TextField({.name = "list_year",
                      .label = std::string(t("Year of the list")),
                      .value = list.list_year,
                      .error = errors.At("list_year"),
                      .need = Need::kRequired,
                      .width = FieldWidth::kShort},
                     t),
           DayField({.name = "published_on",
                     .label = std::string(t("Published")),
                     .value = editing.published_on,
                     .error = errors.At("published_on")},
                    t),
           TextField({.name = "source",
                      .label = std::string(t("Source")),
                      .value = list.source,
                      .help = std::string(t("An address, or a title."))},
                     t),
           SubmitButton(t("Save"), ButtonLook::kPrimary));
  const Html removal = When(static_cast<bool>(list.id), [&] {
    return RemovalButton(visit, visit.request.path, std::string(t("The list is removed.")));
  });
  return FormPage(visit, frame, {.title = frame.title}, errors,
                  Join(RenderForm({.address = visit.request.path, .csrf = visit.csrf()}, fields), removal));
}

std::optional<ListEditing> LoadListEditing(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<ListEditing> {
    ListEditing editing{LoadLists(reader), {}, {}};
    if (!visit.request.path_values.contains("liste")) return editing;
    const PublishedList* list = ListOfAddress(visit, editing.book);
    if (list == nullptr) return std::nullopt;
    editing.list = *list;
    editing.published_on = WriteDay(list->published_on, visit.t);
    return editing;
  });
}

http::Response ListForm(const Visit& visit) {
  const auto editing = LoadListEditing(visit);
  return editing ? ShowListForm(visit, *editing, {}) : visit.NotFound();
}

http::Response TakeListForm(const Visit& visit) {
  auto editing = LoadListEditing(visit);
  if (!editing) return visit.NotFound();
  PublishedList& list = editing->list;
  if (list.id && visit.request.Form("handling") == "fjern") {
    const auto gone = visit.Write([&](sql::Transaction& transaction) { return RemoveList(transaction, list); });
    return gone ? visit.Done("/omraader/lister", visit.t("The list is removed.")) : visit.Refuse(gone.error());
  }
  FromName(visit.request.Form("kind"), list.kind);
  list.list_year = CollapseSpace(visit.request.Form("list_year"));
  list.source = CollapseSpace(visit.request.Form("source"));
  editing->published_on = CollapseSpace(visit.request.Form("published_on"));
  FieldErrors errors;
  ReadDay(editing->published_on, "published_on", list.published_on, errors);
  errors.merge(CheckList(editing->book, list));
  if (!errors.empty()) return ShowListForm(visit, *editing, ErrorsOf(errors, visit.t));
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutList(transaction, list); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(AddressOf(list), visit.t("The list is saved."));
}

// A row of a list.
struct MemberEditing {
  AreaBook areas;
  ListBook book;
  PublishedList list;
  ListMembership member;
  std::vector<sql::Change> changes = {};
};

std::vector<Choice> OwnAreas(const AreaBook& areas, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("None of those described here")), ""}};
  choices.reserve(areas.areas.size() + 1);
  for (const HousingArea& one : areas.areas) choices.push_back({std::to_string(one.id.value), one.name, ""});
  return choices;
}

Html MemberFields(const MemberEditing& editing, const FormErrors& errors, const Texts& t) {
  const ListMembership& member = editing.member;
  return Join(
      TextField({.name = "area_name",
                 .label = std::string(t("Area, as it is printed")),
                 .value = member.area_name,
                 .error = errors.At("area_name"),
                 .need = Need::kRequired},
                t),
      TextField({.name = "municipality",
                 .label = std::string(t("Municipality")),
                 .value = member.municipality,
                 .width = FieldWidth::kHalf},
                t),
      SelectField({.name = "area",
                   .label = std::string(t("Which of the areas here")),
                   .value = member.area ? std::to_string(member.area->value) : std::string(),
                   .error = errors.At("area"),
                   .width = FieldWidth::kHalf},
                  OwnAreas(editing.areas, t), t),
      TextField({.name = "classification",
                 .label = std::string(t("As what")),
                 .value = member.classification,
                 .help = std::string(t("By the word of the list: “udsat boligområde”, “parallelsamfund”. Where it left "
                                       "a list “udgået af …”.")),
                 .error = errors.At("classification"),
                 .need = Need::kRequired},
                t),
      TextField({.name = "source", .label = std::string(t("Source")), .value = member.source}, t),
      Checkbox("verified", {"ja", std::string(t("Somebody has looked it up in the source")), ""},
               member.verified ? Ticked::kYes : Ticked::kNo),
      SubmitButton(t("Save"), ButtonLook::kPrimary));
}

http::Response ShowMemberForm(const Visit& visit, const MemberEditing& editing, const FormErrors& errors) {
  const Texts& t = visit.t;
  const bool known = static_cast<bool>(editing.member.id);
  const PageFrame frame =
      ListFormFrame(visit, known ? t("Change an area of the list") : t("Add an area"), editing.list);
  std::string target = visit.request.path;
  if (known) target = WithQuery(target, "raekke", std::to_string(editing.member.id.value));
  const Html removal =
      When(known, [&] { return RemovalButton(visit, target, std::string(t("The area is taken off the list here."))); });
  return FormPage(visit, frame, {.title = frame.title, .facts = {Text(TitleOf(editing.list, t))}}, errors,
                  Join(RenderForm({.address = target, .csrf = visit.csrf()}, MemberFields(editing, errors, t)), removal,
                       people::ChangeWords(LoggedRecords(), t).History(editing.changes)));
}

std::optional<MemberEditing> LoadMemberEditing(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) -> std::optional<MemberEditing> {
    MemberEditing editing{LoadAreas(reader), LoadLists(reader), {}, {}};
    const PublishedList* list = ListOfAddress(visit, editing.book);
    if (list == nullptr) return std::nullopt;
    editing.list = *list;
    editing.member.list = list->id;
    const auto number = visit.request.QueryNumber("raekke");
    if (!number) return editing;
    const auto member = FindMembership(reader, tovholder::Id<ListMembership>{*number});
    if (!member || member->list != list->id) return std::nullopt;
    editing.member = *member;
    editing.changes = sql::ListChanges(reader, "list_membership", member->id.value);
    return editing;
  });
}

http::Response MemberForm(const Visit& visit) {
  const auto editing = LoadMemberEditing(visit);
  return editing ? ShowMemberForm(visit, *editing, {}) : visit.NotFound();
}

http::Response TakeMemberForm(const Visit& visit) {
  auto editing = LoadMemberEditing(visit);
  if (!editing) return visit.NotFound();
  ListMembership& member = editing->member;
  if (member.id && visit.request.Form("handling") == "fjern") {
    visit.Write([&](sql::Transaction& transaction) { RemoveMembership(transaction, member); });
    return visit.Done(AddressOf(editing->list), visit.t("{area} is taken off.", {{"area", member.area_name}}));
  }
  const auto typed = [&](std::string_view field) { return CollapseSpace(visit.request.Form(field)); };
  member.area_name = typed("area_name");
  member.municipality = typed("municipality");
  member.classification = typed("classification");
  member.source = typed("source");
  member.verified = typed("verified") == "ja";
  const auto area = visit.request.FormNumber("area");
  member.area = area ? std::optional(HousingAreaId{*area}) : std::nullopt;
  const FieldErrors errors = CheckMembership(editing->areas, editing->book, member);
  if (!errors.empty()) return ShowMemberForm(visit, *editing, ErrorsOf(errors, visit.t));
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutMembership(transaction, member); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(AddressOf(editing->list), visit.t("{area} is saved.", {{"area", member.area_name}}));
}

}  // namespace

std::vector<http::Route> ListFormRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/omraader/lister/ny", guard(ListForm)},
          {Method::kPost, "/omraader/lister/ny", guard(TakeListForm)},
          {Method::kGet, "/omraader/lister/{liste}/ret", guard(ListForm)},
          {Method::kPost, "/omraader/lister/{liste}/ret", guard(TakeListForm)},
          {Method::kGet, "/omraader/lister/{liste}/omraade", guard(MemberForm)},
          {Method::kPost, "/omraader/lister/{liste}/omraade", guard(TakeMemberForm)}};
}

}  // namespace tovholder::areas

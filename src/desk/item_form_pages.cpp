// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "base/text.h"
#include "desk/agenda_rules.h"
#include "desk/agenda_view.h"
#include "desk/attachment_form.h"
#include "desk/desk_pages.h"
#include "desk/item_store.h"
#include "html/markdown.h"
#include "meetings/item_view.h"
#include "people/change_words.h"
#include "people/typed_text.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::size_t kLongestField = 500;
constexpr std::size_t kLongestCase = 200'000;

std::optional<minutes::ItemType> TypeNamed(std::string_view name) {
  for (const auto type :
       {minutes::ItemType::kDecision, minutes::ItemType::kDiscussion, minutes::ItemType::kInformation}) {
    if (minutes::ToName(type) == name) return type;
  }
  return std::nullopt;
}

int TypedMinutes(const Visit& visit) {
  const std::string text = TypedText(visit, "minutter");
  return text.empty() ? 0 : ParseCount<int>(text).value_or(-1);
}

bool Shows(const Visit& visit, std::string_view what) {
  const auto ticked = visit.request.FormAll("vis");
  return std::find(ticked.begin(), ticked.end(), what) != ticked.end();
}

// The item as it was typed, over what is stored of it.
DeskItem TypedItem(const Visit& visit, DeskItem item) {
  item.title = TypedText(visit, "titel");
  item.type = TypeNamed(visit.request.Form("art"));
  item.minutes = TypedMinutes(visit);
  item.responsible = TypedText(visit, "ansvarlig");
  item.theme = TypedText(visit, "tema");
  item.case_number = TypedText(visit, "sagsnummer");
  item.recommended_by = TypedText(visit, "indstiller");
  item.recommendations = people::TypedLines(visit, "indstilling");
  item.case_text = people::TypedLines(visit, "sagstekst");
  item.closed = !visit.request.Form("lukket").empty();
  item.closed_reason = TypedText(visit, "hjemmel");
  item.show_title = Shows(visit, "titel");
  item.show_case_number = Shows(visit, "sagsnummer");
  item.show_decision = Shows(visit, "beslutning");
  item.participants = TypedText(visit, "deltagere");
  item.late_reason = TypedText(visit, "fristgrund");
  item.guard_reason = TypedText(visit, "cprgrund");
  return item;
}

void CheckLengths(const Visit& visit, FormErrors& errors) {
  for (const char* field :
       {"titel", "ansvarlig", "tema", "sagsnummer", "indstiller", "hjemmel", "deltagere", "fristgrund", "cprgrund"}) {
    if (CountCodePoints(visit.request.Form(field)) > kLongestField) {
      errors.Add(field, Error{"desk.text_long", {{"limit", std::to_string(kLongestField)}}}, visit.t);
    }
  }
  for (const char* field : {"indstilling", "sagstekst"}) {
    if (CountCodePoints(visit.request.Form(field)) > kLongestCase) {
      errors.Add(field, Error{"desk.text_long", {{"limit", std::to_string(kLongestCase)}}}, visit.t);
    }
  }
}

FormErrors ErrorsOf(const Visit& visit, const DeskItem& item) {
  FormErrors errors;
  for (const auto& [field, error] : CheckItem(item)) errors.Add(field, error, visit.t);
  CheckLengths(visit, errors);
  return errors;
}

// One text field after another; what each is called stands here alone.
class ItemFields {
 public:
  ItemFields(const DeskItem& item, const FormErrors& errors, const Texts& t) : item_(item), errors_(errors), t_(t) {}

  Html Render() const { return Join(Basics(), Recommendation(), Case(), Closing(), Reasons()); }

 private:
  Field Of(const std::string& name, std::string_view label, const std::string& value,
           std::string_view help = {}) const {
    return {.name = name,
            .label = std::string(label),
            .value = value,
            .help = std::string(help),
            .error = errors_.At(name)};
  }

  Html Basics() const {
    Field title = Of("titel", t_("Title"), item_.title);
    title.need = Need::kRequired;
    Field minutes = Of("minutter", t_("Minutes allotted"), item_.minutes > 0 ? std::to_string(item_.minutes) : "");
    minutes.width = FieldWidth::kShort;
    std::vector<Choice> types{{"", std::string(t_("Not chosen yet"))}};
    for (const auto type :
         {minutes::ItemType::kDecision, minutes::ItemType::kDiscussion, minutes::ItemType::kInformation}) {
      types.push_back({std::string(minutes::ToName(type)), std::string(meetings::WordOf(type, t_))});
    }
    const std::string chosen(item_.type ? minutes::ToName(*item_.type) : std::string_view());
    return Join(TextField(title, t_), SelectField(Of("art", t_("Kind of item"), chosen), types, t_),
                TextField(minutes, t_),
                TextField(Of("ansvarlig", t_("Responsible"), item_.responsible, t_("Who presents the item.")), t_),
                TextField(Of("tema", t_("Theme of the decision"), item_.theme), t_),
                TextField(Of("sagsnummer", t_("Case number"), item_.case_number,
                             t_("As your own system writes it, for example 24-012144 or 03.00.00-P22-2-23.")),
                          t_));
  }

  Html Recommendation() const {
    return Join(TextField(Of("indstiller", t_("Who recommends"), item_.recommended_by), t_),
                TextArea(Of("indstilling", t_("Recommendation"), item_.recommendations,
                            t_("One point a line; the numbers come by themselves.")),
                         t_, 4));
  }

  Html Case() const {
    return TextArea(
        Of("sagstekst", t_("The case"), item_.case_text, t_("Headings with ##, lists with -, bold with **.")), t_, 14);
  }

  Html Closing() const {
    std::set<std::string> shown;
    if (item_.show_title) shown.insert("titel");
    if (item_.show_case_number) shown.insert("sagsnummer");
    if (item_.show_decision) shown.insert("beslutning");
    const Html fields =
        Join(Checkbox("lukket", {"1", std::string(t_("The item is treated behind closed doors")), ""},
                      item_.closed ? Ticked::kYes : Ticked::kNo),
             TextField(Of("hjemmel", t_("Legal ground"), item_.closed_reason,
                          t_("The paragraph, for example “forvaltningslovens § 27”.")),
                       t_),
             CheckboxField(Of("vis", t_("What of it is public"), ""),
                           {{"titel", std::string(t_("Title"))},
                            {"sagsnummer", std::string(t_("Case number"))},
                            {"beslutning", std::string(t_("Decision"))}},
                           shown, t_),
             TextField(Of("deltagere", t_("Who takes part beside the members"), item_.participants), t_));
    const bool open = item_.closed || !item_.participants.empty() || !errors_.At("hjemmel").empty();
    return Disclosure(t_("Closed item and further participants"), fields, open ? FoldState::kOpen : FoldState::kClosed);
  }

  Html Reasons() const {
    const Html fields =
        Join(TextField(Of("fristgrund", t_("Why the item comes after the deadline"), item_.late_reason,
                          t_("Stands in the agenda behind “Fristen er ikke overholdt, fordi”.")),
                       t_),
             TextField(Of("cprgrund", t_("Why what the check finds may be shown"), item_.guard_reason,
                          t_("It is no CPR number, or nobody can be recognised. For secretaries only.")),
                       t_));
    const bool open = !item_.late_reason.empty() || !item_.guard_reason.empty();
    return Disclosure(t_("Reasons"), fields, open ? FoldState::kOpen : FoldState::kClosed);
  }

  const DeskItem& item_;
  const FormErrors& errors_;
  const Texts& t_;
};

Html PreviewOf(const DeskItem& item, const Texts& t) {
  return Block(t("As it will look"),
               Div(Class("case-text"),
                   item.case_text.empty() ? P(t("There is no text yet.")) : RenderMarkdown(item.case_text, 3)));
}

Html ConflictOf(const DeskItem& mine, const DeskItem& stored, const Texts& t) {
  DataTable table;
  table.caption = t("What differs");
  table.caption_form = DataTable::Caption::kSeen;
  table.columns = {{std::string(t("Field"))}, {std::string(t("Your text"))}, {std::string(t("Saved meanwhile"))}};
  for (const FieldDifference& one : DifferencesOf(mine, stored)) {
    table.rows.push_back({Text(people::LabelOf("field", one.field, t)), Pre(Class("compared"), one.one),
                          Pre(Class("compared"), one.other)});
  }
  return Join(RenderNotice({Tone::kAttention,
                            std::string(t("Nothing was overwritten. Compare below, put both together in the form, "
                                          "and save; or leave the page to keep what is saved.")),
                            std::string(t("Somebody else has changed this item while you were writing")),
                            {}},
                           t),
              RenderTable(table));
}

struct ItemPage {
  DeskItem item;    // as the form shows it
  int version = 0;  // that the form was made from
  FormErrors errors;
  Html above;  // preview or conflict
  int status = 200;
};

Html RemovalOf(const Visit& visit, const DeskItem& item) {
  const Texts& t = visit.t;
  return PostButton({.label = std::string(t("Remove the item")),
                     .address = AddressOf(item) + "/fjern",
                     .csrf = visit.csrf(),
                     .look = ButtonLook::kDangerous,
                     .values = {{"version", std::to_string(item.version)}},
                     .consequence = std::string(t("The item and its attachments leave the agenda."))},
                    t);
}

http::Response ShowItem(const Visit& visit, const Agenda& agenda, const ItemPage& page) {
  const Texts& t = visit.t;
  const ItemOnDesk* stored = agenda.Find(page.item.id);
  const std::string title = page.item.title.empty() ? std::string(t("New item")) : page.item.title;
  PageFrame frame = DeskFrame(visit, agenda, title);
  frame.breadcrumb.push_back({std::string(t("Agenda")), AgendaAddress(agenda.meeting().id)});
  const std::string address = stored ? AddressOf(page.item) : AgendaAddress(agenda.meeting().id) + "/ny";
  std::vector<Html> facts{StateBadge(agenda.desk.state, t)};
  if (!page.item.proposed_by.empty()) {
    facts.push_back(Text(t("Proposed by {name}", {{"name", page.item.proposed_by}})));
  }
  if (const auto origin = agenda.postponed.find(page.item.id); origin != agenda.postponed.end()) {
    facts.push_back(A(Href(meetings::AddressOf(origin->second)), t("Postponed at an earlier meeting")));
  }
  const Html form = RenderForm(
      {.address = address, .csrf = visit.csrf()},
      Join(HiddenField("version", std::to_string(page.version)), ItemFields(page.item, page.errors, t).Render(),
           Div(Class("button-row"), SubmitButton(t("Save"), ButtonLook::kPrimary), " ",
               SubmitButton(t("Preview"), ButtonLook::kSecondary, "handling", "vis"))));
  auto response = visit.Page(
      frame, Join(ErrorSummary(page.errors.summary, t), Heading({.title = title, .facts = facts}), page.above, form,
                  stored ? Join(AttachmentsOf(visit, *stored, agenda.smallest_count), RemovalOf(visit, stored->item))
                         : P(Class("quiet"), t("Attachments are added once the item is saved."))));
  response.status = page.errors.summary.empty() ? page.status : 422;
  return response;
}

http::Response NewItemPage(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  if (!agenda) return visit.NotFound();
  if (auto allowed = CheckAction(*agenda, DeskAction::kEditAgenda); !allowed) return visit.Refuse(allowed.error());
  return ShowItem(visit, *agenda, {});
}

bool WantsPreview(const Visit& visit) { return visit.request.Form("handling") == "vis"; }

http::Response TakeNewItem(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  if (!agenda) return visit.NotFound();
  ItemPage page;
  page.item = TypedItem(visit, {});
  page.item.meeting = agenda->meeting().id;
  if (WantsPreview(visit)) page.above = PreviewOf(page.item, visit.t);
  if (!WantsPreview(visit)) page.errors = ErrorsOf(visit, page.item);
  if (WantsPreview(visit) || !page.errors.summary.empty()) return ShowItem(visit, *agenda, page);
  const auto created = visit.Write([&](sql::Transaction& transaction) { return CreateItem(transaction, page.item); });
  if (!created) return visit.Refuse(created.error());
  return visit.Done(AgendaAddress(page.item.meeting), visit.t("The item is added."));
}

// The item of the address, in the agenda of the address.
const ItemOnDesk* AddressedItem(const Visit& visit, const std::optional<Agenda>& agenda) {
  const auto id = visit.request.PathNumber("punkt");
  return agenda && id ? agenda->Find(DeskItemId{*id}) : nullptr;
}

http::Response ItemPageOf(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  const ItemOnDesk* stored = AddressedItem(visit, agenda);
  if (!stored) return visit.NotFound();
  return ShowItem(visit, *agenda, {stored->item, stored->item.version, {}, {}, 200});
}

http::Response TakeItem(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  const ItemOnDesk* stored = AddressedItem(visit, agenda);
  if (!stored) return visit.NotFound();
  const int seen = static_cast<int>(visit.request.FormNumber("version").value_or(0));
  ItemPage page{TypedItem(visit, stored->item), seen, {}, {}, 200};
  if (WantsPreview(visit)) {
    page.above = PreviewOf(page.item, visit.t);
    return ShowItem(visit, *agenda, page);
  }
  page.errors = ErrorsOf(visit, page.item);
  if (!page.errors.summary.empty()) return ShowItem(visit, *agenda, page);
  const auto saved =
      visit.Write([&](sql::Transaction& transaction) { return UpdateItem(transaction, page.item, seen); });
  if (saved) return visit.Done(AgendaAddress(agenda->meeting().id), visit.t("The item is saved."));
  if (saved.error().id != "desk.edited_meanwhile") return visit.Refuse(saved.error());
  const auto now = AddressedAgenda(visit);
  stored = AddressedItem(visit, now);
  if (!stored) return visit.Refuse(Error{"desk.no_such_item"});
  page.version = stored->item.version;
  page.above = ConflictOf(page.item, stored->item, visit.t);
  page.status = 409;
  return ShowItem(visit, *now, page);
}

http::Response TakeRemovedItem(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  const ItemOnDesk* stored = AddressedItem(visit, agenda);
  if (!stored) return visit.NotFound();
  const int seen = static_cast<int>(visit.request.FormNumber("version").value_or(0));
  const auto removed =
      visit.Write([&](sql::Transaction& transaction) { return RemoveItem(transaction, stored->item.id, seen); });
  if (!removed) return visit.Refuse(removed.error(), 409);
  return visit.Done(AgendaAddress(agenda->meeting().id), visit.t("The item is removed."));
}

}  // namespace

std::vector<http::Route> ItemFormRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) { return ForAgenda(office, std::move(handler)); };
  std::vector<http::Route> routes{{Method::kGet, "/moeder/{id}/dagsorden/ny", page(NewItemPage)},
                                  {Method::kPost, "/moeder/{id}/dagsorden/ny", page(TakeNewItem)},
                                  {Method::kGet, "/moeder/{id}/dagsorden/{punkt}", page(ItemPageOf)},
                                  {Method::kPost, "/moeder/{id}/dagsorden/{punkt}", page(TakeItem)},
                                  {Method::kPost, "/moeder/{id}/dagsorden/{punkt}/fjern", page(TakeRemovedItem)}};
  for (http::Route& route : AttachmentFormRoutes(office)) routes.push_back(std::move(route));
  return routes;
}

}  // namespace tovholder::desk

// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_pages.h"
#include "areas/area_store.h"
#include "areas/area_view.h"
#include "areas/logged_records.h"
#include "base/text.h"
#include "people/change_words.h"
#include "sql/change_log.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct AssociationView {
  people::Body body;
  AssociationFacts facts;
  AreaBook book;
  Html beside = {};
  std::vector<sql::Change> changes = {};
};

bool IsMunicipality(const people::Body& body) { return body.kind == people::BodyKind::kMunicipality; }

std::string AddressOfBody(const people::Body& body) {
  return IsMunicipality(body) ? MunicipalityAddress(body.id) : AssociationAddress(body.id);
}

// By the address alone: /kommuner/… is for municipalities, /boligorganisationer/… for housing associations.
people::BodyKind KindOfAddress(const Visit& visit) {
  return visit.request.path.starts_with("/kommuner/") ? people::BodyKind::kMunicipality
                                                      : people::BodyKind::kHousingAssociation;
}

// Nothing for a body of another kind.
std::optional<AssociationView> LoadAssociation(sql::Reader& reader, const Visit& visit) {
  AreaBook book = LoadAreas(reader);
  const people::Body* body = book.Find(people::BodyId{visit.request.PathNumber("id").value_or(0)});
  if (body == nullptr || body->kind != KindOfAddress(visit)) return std::nullopt;
  AssociationView view{*body, book.FactsOf(body->id), {}};
  view.book = std::move(book);
  if (visit.viewer.MayRead(people::Access::kSecretary) && view.facts.id) {
    view.changes = sql::ListChanges(reader, "association_facts", view.facts.id.value);
  }
  return view;
}

Html OrNothing(const std::string& text) { return Text(text.empty() ? std::string_view("–") : text); }

// For who has signed in; others learn that signing in shows it.
Html ForSignedIn(const Visit& visit, const std::string& text, const std::string& scheme) {
  if (text.empty()) return Text("–");
  if (!visit.viewer.signed_in()) {
    return A(Href(WithQuery("/log-ind", "tilbage", visit.request.path)), visit.t("Sign in to see it"));
  }
  return A(Href(scheme + ReplaceAll(text, " ", "")), text);
}

Html SignerList(const AssociationFacts& facts) {
  const auto names = ListSigners(facts);
  return names.empty() ? Text("–") : Text(tovholder::Join(names, ", "));
}

Html FactsBlock(const Visit& visit, const AssociationView& view) {
  const Texts& t = visit.t;
  const AssociationFacts& facts = view.facts;
  std::vector<Fact> lines{{std::string(t("CVR number")), OrNothing(facts.cvr)}};
  if (!IsMunicipality(view.body)) lines.push_back({std::string(t("LBF number")), OrNothing(facts.lbf_number)});
  lines.insert(lines.end(), {{std::string(t("Address")), OrNothing(facts.address)},
                             {std::string(t("Contact person")), OrNothing(facts.contact)},
                             {std::string(t("E-mail")), ForSignedIn(visit, facts.email, "mailto:")},
                             {std::string(t("Telephone")), ForSignedIn(visit, facts.telephone, "tel:")},
                             {std::string(t("Signing rule")), OrNothing(facts.signing_rule)},
                             {std::string(t("May sign")), SignerList(facts)},
                             {std::string(t("Sign together")), Text(std::to_string(facts.signers_needed))}});
  return Block(t("Master data"), FactList(lines));
}

std::vector<areas::Section> OwnedToday(const AssociationView& view, Date today) {
  std::vector<areas::Section> owned;
  for (const areas::Section& one : view.book.sections) {
    if (one.association == view.body.id && Exists(one, today)) owned.push_back(one);
  }
  return owned;
}

http::Response ShowAssociation(const Visit& visit, const AreaSlots& slots) {
  const Texts& t = visit.t;
  const auto view = visit.Read([&](sql::Reader& reader) {
    auto loaded = LoadAssociation(reader, visit);
    if (loaded && slots.beside_association) loaded->beside = slots.beside_association(reader, visit, loaded->body.id);
    return loaded;
  });
  if (!view) return visit.NotFound();
  const auto owned = OwnedToday(*view, visit.today());
  PageFrame frame = AreaFrame(visit, view->body.name, "areas");
  frame.robots = PageFrame::Robots::kIndex;
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"}, {view->body.name, ""}};
  PageHeading heading{.title = view->body.name};
  const bool municipality = IsMunicipality(view->body);
  heading.facts = municipality ? std::vector<Html>{Text(t("Municipality"))}
                               : std::vector<Html>{Text(t("Housing association")), Text(CountSections(owned, t)),
                                                   Text(CountHouseholds(SumOfHouseholds(owned), t))};
  if (visit.viewer.May(people::Access::kSecretary)) {
    heading.primary = ButtonLink(t("Change the master data"), visit.request.path + "/ret", ButtonLook::kPrimary);
  }
  if (visit.viewer.May(people::Access::kSecretary) && !municipality) {
    heading.others = {ButtonLink(t("New section"),
                                 "/afdelinger/ny?boligorganisation=" + std::to_string(view->body.id.value),
                                 ButtonLook::kQuiet)};
  }
  const Html sections = owned.empty() ? EmptyState(t("No section of the association is entered yet."))
                                      : SectionTable(visit, view->book, t("Sections"), owned, AreaColumn::kYes);
  return visit.Page(
      frame,
      Join(Heading(heading), FactsBlock(visit, *view), municipality ? Html() : Block(t("Sections"), sections),
           people::ChangeWords(LoggedRecords(), t).History(view->changes)),
      view->beside);
}

Field FactField(std::string_view name, std::string_view label, const std::string& value, const FormErrors& errors) {
  return {.name = std::string(name), .label = std::string(label), .value = value, .error = errors.At(name)};
}

Html FactFields(const AssociationView& view, const FormErrors& errors, const Texts& t) {
  const AssociationFacts& facts = view.facts;
  Field cvr = FactField("cvr", t("CVR number"), facts.cvr, errors);
  cvr.help = t("Eight digits.");
  cvr.width = FieldWidth::kShort;
  Field lbf = FactField("lbf_number", t("LBF number"), facts.lbf_number, errors);
  lbf.help = t("By which Landsbyggefonden knows the association.");
  lbf.width = FieldWidth::kShort;
  Field contact = FactField("contact", t("Contact person"), facts.contact, errors);
  contact.help = t("The name is public. E-mail and telephone are shown to those who have signed in.");
  Field rule = FactField("signing_rule", t("Signing rule"), facts.signing_rule, errors);
  rule.help = t("For example “Chair and director jointly”.");
  Field signers = FactField("signers", t("May sign"), facts.signers, errors);
  signers.help = t("One name a line.");
  Field needed =
      FactField("signers_needed", t("How many of them sign together"), std::to_string(facts.signers_needed), errors);
  needed.width = FieldWidth::kShort;
  return Join(TextField(cvr, t), IsMunicipality(view.body) ? Html() : TextField(lbf, t),
              TextField(FactField("address", t("Address"), facts.address, errors), t), TextField(contact, t),
              TextField(FactField("email", t("E-mail"), facts.email, errors), t),
              TextField(FactField("telephone", t("Telephone"), facts.telephone, errors), t, InputKind::kTelephone),
              TextField(rule, t), TextArea(signers, t, 3), TextField(needed, t, InputKind::kNumber),
              SubmitButton(t("Save"), ButtonLook::kPrimary));
}

http::Response ShowFactsForm(const Visit& visit, const AssociationView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = AreaFrame(visit, t("Change the master data"), "areas");
  frame.breadcrumb = {
      {std::string(t("Areas")), "/omraader"}, {view.body.name, AddressOfBody(view.body)}, {frame.title, ""}};
  auto response = visit.Page(
      frame, Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title, .facts = {Text(view.body.name)}}),
                  RenderForm({.address = visit.request.path, .csrf = visit.csrf()}, FactFields(view, errors, t))));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response FactsForm(const Visit& visit) {
  const auto view = visit.Read([&](sql::Reader& reader) { return LoadAssociation(reader, visit); });
  return view ? ShowFactsForm(visit, *view, {}) : visit.NotFound();
}

void ReadFacts(const Visit& visit, AssociationFacts& facts) {
  const auto typed = [&](std::string_view field) { return CollapseSpace(visit.request.Form(field)); };
  facts.cvr = ReplaceAll(typed("cvr"), " ", "");
  facts.lbf_number = typed("lbf_number");
  facts.address = typed("address");
  facts.contact = typed("contact");
  facts.email = typed("email");
  facts.telephone = typed("telephone");
  facts.signing_rule = typed("signing_rule");
  facts.signers_needed = ParseCount<int>(typed("signers_needed")).value_or(0);
  facts.signers = ReplaceAll(Trim(visit.request.Form("signers")), "\r\n", "\n");
}

http::Response TakeFactsForm(const Visit& visit) {
  auto view = visit.Read([&](sql::Reader& reader) { return LoadAssociation(reader, visit); });
  if (!view) return visit.NotFound();
  ReadFacts(visit, view->facts);
  FormErrors errors;
  for (const auto& [field, error] : CheckFacts(view->book, view->facts)) errors.Add(field, error, visit.t);
  if (!errors.summary.empty()) return ShowFactsForm(visit, *view, errors);
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutFacts(transaction, view->facts); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(AddressOfBody(view->body), visit.t("The master data are saved."));
}

}  // namespace

std::vector<http::Route> AssociationRoutes(const people::Office& office, const AreaSlots& slots) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/boligorganisationer/{id}",
           people::Guarded(office, people::Access::kEverybody,
                           [slots](const Visit& visit) { return ShowAssociation(visit, slots); })},
          {Method::kGet, "/boligorganisationer/{id}/ret", guard(FactsForm)},
          {Method::kPost, "/boligorganisationer/{id}/ret", guard(TakeFactsForm)},
          {Method::kGet, "/kommuner/{id}",
           people::Guarded(office, people::Access::kEverybody,
                           [](const Visit& visit) { return ShowAssociation(visit, {}); })},
          {Method::kGet, "/kommuner/{id}/ret", guard(FactsForm)},
          {Method::kPost, "/kommuner/{id}/ret", guard(TakeFactsForm)}};
}

}  // namespace tovholder::areas

// SPDX-License-Identifier: EUPL-1.2
#include "base/danish_date.h"
#include "html/components.h"
#include "people/change_words.h"
#include "people/organization_store.h"
#include "people/structure_pages.h"
#include "people/structure_store.h"
#include "people/structure_text.h"
#include "people/structure_view.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

// A field as it was typed.
Field Typed(const Visit& visit, const FormErrors& errors, const std::string& name, std::string_view label) {
  return {.name = name,
          .label = std::string(label),
          .value = std::string(visit.request.Form(name)),
          .error = errors.At(name),
          .width = FieldWidth::kHalf};
}

// Reads a date; what cannot be read is an error of its field.
std::optional<Date> TypedDate(const Visit& visit, std::string_view name, FormErrors& errors) {
  const std::string_view text = visit.request.Form(name);
  if (text.empty()) return std::nullopt;
  const auto date = ParseDate(text);
  if (!date) errors.Add(std::string(name), date.error(), visit.t);
  return date ? std::optional(*date) : std::nullopt;
}

std::string Day(Date date, const Visit& visit) { return FormatDay(date, DayForm::kLong, visit.t.language()); }

struct EndingView {
  StructureBook book;
  Ending ending;
  Html open_work;
};

std::optional<EndingView> LoadEnding(const Visit& visit, const StructureSlots& slots) {
  const auto id = visit.request.PathNumber("id");
  const auto ends = ParseIsoDate(visit.request.Query("ophoerer"));
  if (!id || !ends) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) -> std::optional<EndingView> {
    const auto structure = FindStructureOf(reader, OrganizationId{*id});
    if (!structure) return std::nullopt;
    EndingView view{LoadStructure(reader, *structure), {}, {}};
    for (Ending& ending : ListEndings(view.book, visit.today())) {
      if (ending.organization.id.value == *id && ending.ends == *ends) view.ending = std::move(ending);
    }
    if (!view.ending.organization.id) return std::nullopt;
    view.open_work = slots.open_work(reader, visit, view.ending);
    return view;
  });
}

Html OpenTasks(const EndingView& view, const Texts& t) {
  Html tasks;
  for (const OrganizationTask& task : view.book.tasks) {
    if (task.organization == view.ending.organization.id && Holds(task, view.ending.ends)) tasks.Append(Li(task.text));
  }
  if (tasks.empty()) return {};
  return Block(t("Its duties"), Ul(tasks));
}

Html OutcomeField(const Visit& visit, const FormErrors& errors) {
  const Texts& t = visit.t;
  Field field = Typed(visit, errors, "udfald", t("What becomes of it"));
  if (field.value.empty()) field.value = ToName(SuccessionOutcome::kContinues);
  field.width = FieldWidth::kFull;
  return RadioField(field,
                    {{"continues", std::string(t("It continues")), std::string(t("With the same ties and duties."))},
                     {"replaced", std::string(t("Another takes over")),
                      std::string(t("Ties, duties and open meetings go over to it."))},
                     {"lapses", std::string(t("It lapses")), std::string(t("It ends, and nothing takes its place."))}},
                    t);
}

Html SuccessionForm(const EndingView& view, const Visit& visit, const FormErrors& errors) {
  const Texts& t = visit.t;
  std::vector<Choice> organizations{{"", std::string(t("none"))}};
  for (const Organization& one : view.book.organizations) {
    if (one.id != view.ending.organization.id) organizations.push_back({std::to_string(one.id.value), one.name});
  }
  Field until = Typed(visit, errors, "indtil", t("Until"));
  until.help = t("Empty: without end.");
  Field by = Typed(visit, errors, "decided_by", t("Decision made by"));
  by.help = t("The body and its meeting.");
  by.need = Need::kRequired;
  Field members = Typed(visit, errors, "medlemmer", t("Its members"));
  if (members.value.empty()) members.value = "leave";
  return RenderForm(
      {.address = visit.request.target, .csrf = visit.csrf()},
      Join(OutcomeField(visit, errors),
           SelectField(Typed(visit, errors, "afloeser", t("Who takes over")), organizations, t),
           DateField(until, "", t),
           RadioField(members,
                      {{"leave", std::string(t("end with it, and are chosen anew"))}, {"stay", std::string(t("stay"))}},
                      t),
           DateField(Typed(visit, errors, "besluttet", t("Decided on")), "", t), TextField(by, t),
           TextArea(Typed(visit, errors, "bemaerkning", t("Note")), t, 3),
           SubmitButton(t("Decide"), ButtonLook::kPrimary)));
}

Html DecisionOf(const EndingView& view, const Visit& visit) {
  const Texts& t = visit.t;
  const Succession& decided = *view.ending.decided;
  std::vector<Fact> facts{{std::string(t("Outcome")), Text(LabelOf("word", ToName(decided.outcome), t))},
                          {std::string(t("Decision made by")), Text(decided.decided_by)},
                          {std::string(t("Decided on")), Text(Day(decided.decided_on, visit))}};
  if (decided.successor) facts.push_back({std::string(t("Who takes over")), LinkTo(view.book, *decided.successor)});
  if (!decided.note.empty()) facts.push_back({std::string(t("Note")), Text(decided.note)});
  return FactList(facts);
}

http::Response ShowEnding(const Visit& visit, const EndingView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const std::string& name = view.ending.organization.name;
  PageFrame frame = OrganizationFrame(visit, t("What becomes of {name}", {{"name", name}}), "structure");
  frame.breadcrumb = {{std::string(t("Organisation")), "/organisation"},
                      {name, AddressOf(view.ending.organization.id)},
                      {std::string(t("Comes to an end")), ""}};
  const PageHeading heading{
      .title = t("What becomes of {name}", {{"name", name}}),
      .facts = {Text(t("ends {date}", {{"date", Day(view.ending.ends, visit)}})), Text(view.ending.term)}};
  const bool may_decide = visit.viewer.May(Access::kSecretary) && !view.ending.decided;
  auto response = visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading(heading),
                                         When(view.ending.decided.has_value(), [&] { return DecisionOf(view, visit); }),
                                         view.open_work, OpenTasks(view, t), When(may_decide, [&] {
                                           return Block(t("The decision"), SuccessionForm(view, visit, errors));
                                         })));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response EndingPage(const Visit& visit, const StructureSlots& slots) {
  const auto view = LoadEnding(visit, slots);
  return view ? ShowEnding(visit, *view, {}) : visit.NotFound();
}

SuccessionChoice ReadChoice(const Visit& visit, const EndingView& view, FormErrors& errors) {
  SuccessionChoice choice;
  Succession& decision = choice.decision;
  decision.organization = view.ending.organization.id;
  decision.ends = view.ending.ends;
  FromName(visit.request.Form("udfald"), decision.outcome);
  if (const auto successor = visit.request.FormNumber("afloeser")) decision.successor = OrganizationId{*successor};
  decision.decided_on = TypedDate(visit, "besluttet", errors).value_or(visit.today());
  decision.decided_by = visit.request.Form("decided_by");
  decision.note = visit.request.Form("bemaerkning");
  choice.until = TypedDate(visit, "indtil", errors);
  if (visit.request.Form("medlemmer") == "stay") choice.members = SuccessionChoice::Members::kStay;
  return choice;
}

std::string FieldOfSuccession(const Error& error) {
  if (error.id == "people.no_text") return "decided_by";
  return error.id == "people.ends_before_it_begins" ? "indtil" : "afloeser";
}

http::Response TakeDecision(const Visit& visit, const StructureSlots& slots) {
  const auto view = LoadEnding(visit, slots);
  if (!view || view->ending.decided) return visit.NotFound();
  FormErrors errors;
  const SuccessionChoice choice = ReadChoice(visit, *view, errors);
  if (!errors.summary.empty()) return ShowEnding(visit, *view, errors);
  const auto decided = visit.Write([&](sql::Transaction& transaction) -> Result<void> {
    auto done = Decide(transaction, view->book, choice);
    if (done) {
      slots.hand_over(transaction, choice.decision);
      visit.TellOfSeats(transaction);
    }
    return done;
  });
  if (!decided) {
    errors.Add(FieldOfSuccession(decided.error()), decided.error(), visit.t);
    return ShowEnding(visit, *view, errors);
  }
  return visit.Done(AddressOf(view->ending.organization.id),
                    visit.t("The decision is entered, with all that follows from it."));
}

struct PersonView {
  Person person;
  std::vector<Membership> memberships;
  std::map<OrganizationId, std::string> organizations;
};

std::optional<PersonView> LoadPerson(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) -> std::optional<PersonView> {
    const auto person = FindPerson(reader, PersonId{*id});
    if (!person) return std::nullopt;
    PersonView view{*person, ListMembershipsOf(reader, person->id), {}};
    std::erase_if(view.memberships, [&](const Membership& one) { return one.to_date && *one.to_date < visit.today(); });
    for (const Membership& one : view.memberships) {
      view.organizations.emplace(one.organization, FindOrganization(reader, one.organization).value().name);
    }
    return view;
  });
}

http::Response ShowHandOver(const Visit& visit, const PersonView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const std::string title = t("{name} leaves or is on leave", {{"name", view.person.name}});
  PageFrame frame = OrganizationFrame(visit, title, "persons");
  frame.breadcrumb = {{std::string(t("Persons")), "/personer"},
                      {view.person.name, "/personer/" + std::to_string(view.person.id.value)},
                      {std::string(t("Leave")), ""}};
  const Html memberships = Ul(Each(view.memberships, [&](const Membership& one) {
    const std::string role = one.title.empty() ? LabelOf("word", ToName(one.role), t) : one.title;
    return Li(A(Href(AddressOf(one.organization)), view.organizations.at(one.organization)), ", ", role, " ",
              Span(Class("quiet"), FormatSpan(one.from_date, one.to_date, t)));
  }));
  Field from = Typed(visit, errors, "fra", t("First day without"));
  from.need = Need::kRequired;
  Field back = Typed(visit, errors, "tilbage", t("Back again on"));
  back.help = t("Empty: for good.");
  Field successor = Typed(visit, errors, "afloeser", t("Who takes over"));
  successor.help = t("A name. Empty: the deputy where the leave is for a time, else nobody.");
  const Html form = RenderForm({.address = visit.request.target, .csrf = visit.csrf()},
                               Join(DateField(from, "", t), DateField(back, "", t), TextField(successor, t),
                                    SubmitButton(t("Hand over"), ButtonLook::kPrimary)));
  const Html content = view.memberships.empty()
                           ? EmptyState(t("{name} sits nowhere now.", {{"name", view.person.name}}))
                           : Join(Block(t("Sits in"), memberships), Block(t("Hand over"), form));
  auto response = visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading({.title = title}), content));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response HandOverPage(const Visit& visit) {
  const auto view = LoadPerson(visit);
  return view ? ShowHandOver(visit, *view, {}) : visit.NotFound();
}

http::Response TakeHandOver(const Visit& visit) {
  const auto view = LoadPerson(visit);
  if (!view) return visit.NotFound();
  FormErrors errors;
  const auto from = TypedDate(visit, "fra", errors);
  HandOver hand_over{view->person.id, from.value_or(Date{}), TypedDate(visit, "tilbage", errors), std::nullopt};
  if (!from && errors.summary.empty()) errors.Add("fra", Error{"base.no_date", {{"text", ""}}}, visit.t);
  if (!errors.summary.empty()) return ShowHandOver(visit, *view, errors);
  const auto left = visit.Write([&](sql::Transaction& transaction) -> Result<std::vector<Membership>> {
    const std::string_view successor = visit.request.Form("afloeser");
    if (!successor.empty()) hand_over.successor = FindOrCreatePerson(transaction, successor);
    auto taken = TakeOver(transaction, hand_over);
    if (taken) visit.TellOfSeats(transaction);
    return taken;
  });
  if (!left) {
    const bool back = left.error().id == "people.ends_before_it_begins";
    errors.Add(back ? "tilbage" : "fra", left.error(), visit.t);
    return ShowHandOver(visit, *view, errors);
  }
  return visit.Done(
      "/personer/" + std::to_string(view->person.id.value),
      visit.t.Plural("It is handed over; {n} place is left empty.", "It is handed over; {n} places are left empty.",
                     static_cast<std::int64_t>(left->size())));
}

}  // namespace

std::vector<http::Route> SuccessionRoutes(const Office& office, const StructureSlots& slots) {
  using http::Method;
  const auto guard = [&](Access asked, PageHandler handler) { return Guarded(office, asked, std::move(handler)); };
  return {{Method::kGet, "/organisation/{id}/afloesning",
           guard(Access::kReader, [slots](const Visit& visit) { return EndingPage(visit, slots); })},
          {Method::kPost, "/organisation/{id}/afloesning",
           guard(Access::kSecretary, [slots](const Visit& visit) { return TakeDecision(visit, slots); })},
          {Method::kGet, "/personer/{id}/afloesning", guard(Access::kSecretary, HandOverPage)},
          {Method::kPost, "/personer/{id}/afloesning", guard(Access::kSecretary, TakeHandOver)}};
}

}  // namespace tovholder::people

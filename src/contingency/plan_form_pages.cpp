// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "areas/area_view.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "contingency/contingency_pages.h"
#include "contingency/contingency_view.h"
#include "contingency/plan_store.h"
#include "contingency/step_form.h"
#include "people/organization_store.h"

namespace tovholder::contingency {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::optional<PlanBook> LoadBook(const Visit& visit, const AddressedArea& addressed) {
  return visit.Read([&](sql::Reader& reader) { return FindPlan(reader, visit.viewer, addressed.area.id); });
}

PageFrame PlanFormFrame(const Visit& visit, const AddressedArea& addressed, std::string_view title) {
  PageFrame frame = areas::AreaFrame(visit, title, "contingency");
  frame.breadcrumb = {{std::string(visit.t("Contingency")), "/beredskab"},
                      {addressed.area.name, PlanAddress(addressed.area.id)},
                      {frame.title, ""}};
  return frame;
}

http::Response ShowPlanForm(const Visit& visit, const AddressedArea& addressed, std::string_view title,
                            const FormErrors& errors, const Html& fields, const Html& more = {}) {
  const Texts& t = visit.t;
  auto response = visit.Page(PlanFormFrame(visit, addressed, title),
                             Join(ErrorSummary(errors.summary, t),
                                  Heading({.title = std::string(title), .facts = {Text(addressed.area.name)}}),
                                  RenderForm({.address = visit.request.path, .csrf = visit.csrf()},
                                             Join(fields, SubmitButton(t("Save"), ButtonLook::kPrimary))),
                                  more));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

// Organizations that may be let in: those whom the area does not concern anyhow.
Html ReaderFields(const Visit& visit, const AddressedArea& addressed, const std::set<std::string>& chosen) {
  const Texts& t = visit.t;
  const auto organizations =
      visit.Read([](sql::Reader& reader) { return people::ListOrganizations(reader, std::nullopt); });
  std::vector<Choice> choices;
  for (const people::Organization& one : organizations) {
    const std::string id = std::to_string(one.id.value);
    const auto& circle = addressed.circle;
    const bool concerned = std::find(circle.begin(), circle.end(), one.id) != circle.end();
    if (!concerned || chosen.contains(id)) choices.push_back({id, one.name, ""});
  }
  return Disclosure(
      t("Others who may see it"),
      CheckboxField(
          {.name = "readers",
           .label = std::string(t("Members of these may see it too")),
           .help = std::string(t("The municipality, the housing associations of the area, the police and the boards of "
                                 "its sections see it anyhow."))},
          choices, chosen, t),
      chosen.empty() ? FoldState::kClosed : FoldState::kOpen);
}

Html PlanFields(const Visit& visit, const AddressedArea& addressed, const ContingencyPlan& plan,
                const std::set<std::string>& readers, const FormErrors& errors) {
  const Texts& t = visit.t;
  return Join(TextArea({.name = "used_when",
                        .label = std::string(t("When the plan is used")),
                        .value = plan.used_when,
                        .help = std::string(t("What must have happened, and who decides. Markdown.")),
                        .error = errors.At("used_when")},
                       t, 8),
              ReaderFields(visit, addressed, readers));
}

http::Response PlanForm(const Visit& visit, const AddressedArea& addressed) {
  const auto book = LoadBook(visit, addressed);
  std::set<std::string> readers;
  if (book) {
    for (const PlanReader& one : book->readers) readers.insert(std::to_string(one.organization.value));
  }
  return ShowPlanForm(visit, addressed, book ? visit.t("Change the plan") : visit.t("Make the plan"), {},
                      PlanFields(visit, addressed, book ? book->plan : ContingencyPlan{}, readers, {}));
}

http::Response TakePlan(const Visit& visit, const AddressedArea& addressed) {
  const auto book = LoadBook(visit, addressed);
  ContingencyPlan plan = book ? book->plan : ContingencyPlan{};
  plan.area = addressed.area.id;
  plan.used_when = TypedLines(visit, "used_when");
  std::set<std::string> typed;
  std::vector<people::OrganizationId> readers;
  for (const std::string_view one : visit.request.FormAll("readers")) {
    const auto id = ParseCount(one);
    if (!id || !typed.insert(std::string(one)).second) continue;
    const people::OrganizationId organization{*id};
    if (visit.Read([&](sql::Reader& reader) { return people::FindOrganization(reader, organization); })) {
      readers.push_back(organization);
    }
  }
  const FormErrors errors = ErrorsOf(CheckPlan(plan), visit.t);
  if (!errors.summary.empty()) {
    return ShowPlanForm(visit, addressed, visit.t("Change the plan"), errors,
                        PlanFields(visit, addressed, plan, typed, errors));
  }
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutPlan(transaction, plan, readers); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(PlanAddress(addressed.area.id), visit.t("The plan is saved."));
}

// The plan with the step that the address names, or a new one behind all others.
struct StepEditing {
  PlanBook book;
  CallStep step;
};

std::optional<StepEditing> LoadStep(const Visit& visit, const AddressedArea& addressed) {
  auto book = LoadBook(visit, addressed);
  if (!book) return std::nullopt;
  CallStep step;
  step.plan = book->plan.id;
  step.position = book->steps.empty() ? 1 : book->steps.back().position + 1;
  if (visit.request.path_values.contains("trin")) {
    const CallStep* known = book->Find(CallStepId{visit.request.PathNumber("trin").value_or(0)});
    if (known == nullptr) return std::nullopt;
    step = *known;
  }
  return StepEditing{std::move(*book), std::move(step)};
}

http::Response ShowStep(const Visit& visit, const AddressedArea& addressed, const StepEditing& editing,
                        const TypedStep& typed, const FormErrors& errors) {
  const Texts& t = visit.t;
  const Html removal =
      !editing.step.id
          ? Html()
          : Div(Class("button-row"),
                PostButton({.label = std::string(t("Remove from the list")),
                            .address = visit.request.path + "/fjern",
                            .csrf = visit.csrf(),
                            .look = ButtonLook::kDangerous,
                            .consequence = std::string(t("Whoever calls this person then calls nobody, until "
                                                         "you choose somebody else."))},
                           t));
  return ShowPlanForm(visit, addressed, editing.step.id ? t("Change a call") : t("Add a person"), errors,
                      StepFields(editing.book, editing.step.id, typed, errors, t), removal);
}

http::Response StepForm(const Visit& visit, const AddressedArea& addressed) {
  const auto editing = LoadStep(visit, addressed);
  if (!editing) return visit.NotFound();
  return ShowStep(visit, addressed, *editing, TypedFrom(editing->step, visit.t), {});
}

http::Response TakeStep(const Visit& visit, const AddressedArea& addressed) {
  auto editing = LoadStep(visit, addressed);
  if (!editing) return visit.NotFound();
  const TypedStep typed = TypedStepOf(visit.request);
  const FormErrors errors = ErrorsOf(ReadStep(editing->book, typed, editing->step), visit.t);
  if (!errors.summary.empty()) return ShowStep(visit, addressed, *editing, typed, errors);
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutStep(transaction, editing->step); });
  if (!put) return visit.Refuse(put.error());
  return visit.Done(PlanAddress(addressed.area.id), visit.t("{name} stands on the list.", {{"name", typed.name}}));
}

http::Response TakeStepRemoval(const Visit& visit, const AddressedArea& addressed) {
  const auto editing = LoadStep(visit, addressed);
  if (!editing) return visit.NotFound();
  const auto removed =
      visit.Write([&](sql::Transaction& transaction) { return RemoveStep(transaction, editing->step.id); });
  if (!removed) return visit.Refuse(removed.error());
  return visit.Done(PlanAddress(addressed.area.id), visit.t("{name} is off the list.", {{"name", editing->step.name}}));
}

struct TypedCheck {
  std::string checked;
  std::string checked_by;
  std::string note;
};

http::Response ShowCheck(const Visit& visit, const AddressedArea& addressed, const TypedCheck& typed,
                         const FormErrors& errors) {
  const Texts& t = visit.t;
  return ShowPlanForm(visit, addressed, t("Enter a check"), errors,
                      Join(DateField({.name = "checked",
                                      .label = std::string(t("Checked on")),
                                      .value = typed.checked,
                                      .error = errors.At("checked"),
                                      .width = FieldWidth::kHalf},
                                     "", t),
                           TextField({.name = "checked_by",
                                      .label = std::string(t("Checked by")),
                                      .value = typed.checked_by,
                                      .error = errors.At("checked_by")},
                                     t),
                           TextArea({.name = "note",
                                     .label = std::string(t("Note")),
                                     .value = typed.note,
                                     .help = std::string(t("For example: all numbers called, two changed.")),
                                     .error = errors.At("note")},
                                    t, 3)));
}

http::Response CheckPage(const Visit& visit, const AddressedArea& addressed) {
  if (!LoadBook(visit, addressed)) return visit.NotFound();
  return ShowCheck(visit, addressed,
                   {FormatDay(visit.today(), DayForm::kLong, visit.language()), visit.viewer.name, ""}, {});
}

http::Response TakeCheck(const Visit& visit, const AddressedArea& addressed) {
  const auto book = LoadBook(visit, addressed);
  if (!book) return visit.NotFound();
  const TypedCheck typed{TypedLine(visit, "checked"), TypedLine(visit, "checked_by"), TypedLines(visit, "note")};
  const Result<Date> day = ParseDate(typed.checked);
  PlanCheck check{{}, book->plan.id, day.value_or(visit.today()), typed.checked_by, typed.note};
  if (check.checked_by.empty()) check.checked_by = visit.viewer.name;
  FieldErrors wrong = CheckYearly(check, visit.today());
  if (!day) wrong.insert_or_assign("checked", day.error());
  const FormErrors errors = ErrorsOf(wrong, visit.t);
  if (!errors.summary.empty()) return ShowCheck(visit, addressed, typed, errors);
  const auto added =
      visit.Write([&](sql::Transaction& transaction) { return AddCheck(transaction, check, visit.today()); });
  if (!added) return visit.Refuse(added.error());
  return visit.Done(PlanAddress(addressed.area.id), visit.t("The check is entered."));
}

}  // namespace

std::vector<http::Route> PlanFormRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](AreaHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, ForArea(Asked::kSecretary, std::move(handler)));
  };
  const std::string area = "/beredskab/{omraade}";
  return {{Method::kGet, area + "/ret", guard(PlanForm)},
          {Method::kPost, area + "/ret", guard(TakePlan)},
          {Method::kGet, area + "/trin/ny", guard(StepForm)},
          {Method::kPost, area + "/trin/ny", guard(TakeStep)},
          {Method::kGet, area + "/trin/{trin}", guard(StepForm)},
          {Method::kPost, area + "/trin/{trin}", guard(TakeStep)},
          {Method::kPost, area + "/trin/{trin}/fjern", guard(TakeStepRemoval)},
          {Method::kGet, area + "/kontrol", guard(CheckPage)},
          {Method::kPost, area + "/kontrol", guard(TakeCheck)}};
}

}  // namespace tovholder::contingency

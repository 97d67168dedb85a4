// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "desk/agenda_view.h"
#include "people/organization_store.h"
#include "plan/calendar_store.h"
#include "plan/fund_time_pages.h"
#include "plan/plan_pages.h"
#include "plan/plan_store.h"
#include "plan/plan_view.h"
#include "planning/series.h"

namespace tovholder::plan {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using desk::TypedText;
using people::Visit;

constexpr std::string_view kCalendars = "/plan/kalendere";
constexpr int kLongestNotice = 365;

std::string CalendarAddress(people::OrganizationId id) {
  return std::string(kCalendars) + "/" + std::to_string(id.value);
}

std::string RuleWords(const DecisionRule& rule, const Texts& t) {
  const std::string notice = SpanWords({rule.notice, rule.notice, rule.notice_unit}, t);
  return rule.on_call ? t("meets when it is called, with {notice}", {{"notice", notice}})
                      : t("on its meeting days, material {notice} before", {{"notice", notice}});
}

http::Response CalendarsPage(const Visit& visit) {
  const Texts& t = visit.t;
  struct Calendar {
    people::Organization organization;
    DecisionRule rule;
    std::size_t days = 0;
  };
  const auto calendars = visit.Read([](sql::Reader& reader) {
    std::vector<Calendar> found;
    for (people::Organization& one : ListParties(reader).organizations) {
      DecisionRule rule = RuleFor(reader, one.id);
      const std::size_t days = ListMeetingDays(reader, one.id).size();
      found.push_back({std::move(one), std::move(rule), days});
    }
    return found;
  });
  PageFrame frame = PlanFrame(visit, t("Meeting calendars"), "calendars");
  DataTable table;
  table.caption = frame.title;
  table.columns = {{std::string(t("Organization"))},
                   {std::string(t("How it decides"))},
                   {std::string(t("Announced days")), Align::kFigures}};
  for (const Calendar& one : calendars) {
    table.rows.push_back({A(Href(CalendarAddress(one.organization.id)), one.organization.name),
                          Text(RuleWords(one.rule, t)),
                          Text(FormatNumber(static_cast<std::int64_t>(one.days), t.language()))});
  }
  return visit.Page(frame,
                    Join(Heading({.title = frame.title}),
                         P(t("A body decides only when it meets. Meetings that are made here count by themselves; days "
                             "that are only announced are written here.")),
                         calendars.empty() ? EmptyState(t("No organization is described yet.")) : RenderTable(table),
                         FundTimesBlock(visit)));
}

struct CalendarForm {
  DecisionRule rule;
  std::string notice;
  std::string extraordinary;
  std::size_t alike = 0;  // section meetings of the same association
  std::string days;
  FormErrors errors;
};

std::optional<people::Organization> OrganizationOf(const Visit& visit) {
  const auto id = visit.request.PathNumber("organ");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return people::FindOrganization(reader, people::OrganizationId{*id}); });
}

struct NoticeNames {
  const char* amount;
  const char* unit;
};

Html NoticeFields(const NoticeNames& names, std::string_view label, std::string_view help, const std::string& amount,
                  SpanUnit unit, const FormErrors& errors, const Texts& t) {
  return Join(TextField({.name = names.amount,
                         .label = std::string(label),
                         .value = amount,
                         .help = std::string(help),
                         .error = errors.At(names.amount),
                         .width = FieldWidth::kShort},
                        t, InputKind::kNumber),
              SelectField({.name = names.unit,
                           .label = std::string(t("Counted in")),
                           .value = std::string(ToName(unit)),
                           .width = FieldWidth::kHalf},
                          {{"workdays", std::string(t("working days")), ""},
                           {"days", std::string(t("days")), ""},
                           {"weeks", std::string(t("weeks")), ""}},
                          t));
}

Html RuleForm(const Visit& visit, const CalendarForm& form) {
  const Texts& t = visit.t;
  return RenderForm(
      {.address = CalendarAddress(form.rule.organization), .csrf = visit.csrf()},
      Join(RadioField({.name = "moeder",
                       .label = std::string(t("When it meets")),
                       .value = form.rule.on_call ? "kald" : "dage"},
                      {{"dage", std::string(t("On its meeting days")), ""},
                       {"kald", std::string(t("Whenever it is called")),
                        std::string(t("As an extraordinary section meeting is."))}},
                      t),
           NoticeFields({"varsel", "enhed"}, t("Notice"),
                        t("Between the last day for material, or the call, and the meeting."), form.notice,
                        form.rule.notice_unit, form.errors, t),
           NoticeFields({"ekstra-varsel", "ekstra-enhed"}, t("Notice of an extraordinary meeting"), {},
                        form.extraordinary, form.rule.extraordinary_unit, form.errors, t),
           TextField({.name = "kilde",
                      .label = std::string(t("Where that stands")),
                      .value = form.rule.source,
                      .help = std::string(t("Standing orders, by-laws."))},
                     t),
           When(form.alike > 1,
                [&] {
                  return Checkbox(
                      "alle",
                      {"ja", t("For all {n} section meetings of the association", {{"n", std::to_string(form.alike)}}),
                       ""},
                      Ticked::kYes);
                }),
           SubmitButton(t("Save"), ButtonLook::kPrimary)));
}

Html DaysBlock(const Visit& visit, const CalendarForm& form, const std::vector<MeetingDay>& days) {
  const Texts& t = visit.t;
  const std::string address = CalendarAddress(form.rule.organization);
  const Html list = days.empty() ? EmptyState(t("No days are announced.")) : Ul(Each(days, [&](const MeetingDay& one) {
    return Li(FormatDay(one.date, DayForm::kFull, t.language()), " ",
              PostButton({.label = std::string(t("Remove")),
                          .address = address + "/dage/fjern",
                          .csrf = visit.csrf(),
                          .look = ButtonLook::kQuiet,
                          .values = {{"dag", FormatIso(one.date)}}},
                         t));
  }));
  return Block(t("Announced days"),
               Join(list, RenderForm({.address = address + "/dage", .csrf = visit.csrf()},
                                     Join(TextArea({.name = "dage",
                                                    .label = std::string(t("More days")),
                                                    .value = form.days,
                                                    .help = std::string(t("One a line: “24. marts 2025”.")),
                                                    .error = form.errors.At("dage")},
                                                   t, 5),
                                          SubmitButton(t("Add"), ButtonLook::kSecondary)))));
}

http::Response ShowCalendar(const Visit& visit, const people::Organization& organization, const CalendarForm& form) {
  const auto days = visit.Read([&](sql::Reader& reader) { return ListMeetingDays(reader, organization.id); });
  PageFrame frame = PlanFrame(visit, organization.name, "calendars");
  frame.breadcrumb.insert(frame.breadcrumb.end() - 1,
                          {std::string(visit.t("Meeting calendars")), std::string(kCalendars)});
  auto response =
      visit.Page(frame, Join(ErrorSummary(form.errors.summary, visit.t), Heading({.title = organization.name}),
                             RuleForm(visit, form), DaysBlock(visit, form, days)));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

CalendarForm StoredForm(const Visit& visit, people::OrganizationId id) {
  CalendarForm form;
  visit.Read([&](sql::Reader& reader) {
    form.rule = RuleFor(reader, id);
    form.alike = ListSectionMeetings(reader, id).size();
  });
  form.notice = std::to_string(form.rule.notice);
  form.extraordinary = std::to_string(form.rule.extraordinary_notice);
  return form;
}

http::Response CalendarPage(const Visit& visit) {
  const auto organization = OrganizationOf(visit);
  return organization ? ShowCalendar(visit, *organization, StoredForm(visit, organization->id)) : visit.NotFound();
}

int ReadNotice(const std::string& typed, const char* field, FormErrors& errors, const Texts& t) {
  const auto notice = ParseCount<int>(typed);
  if (notice && *notice <= kLongestNotice) return *notice;
  errors.Add(field, Error{"plan.notice_wrong", {}}, t);
  return 0;
}

http::Response TakeRule(const Visit& visit) {
  const auto organization = OrganizationOf(visit);
  if (!organization) return visit.NotFound();
  CalendarForm form = StoredForm(visit, organization->id);
  DecisionRule& rule = form.rule;
  rule.on_call = TypedText(visit, "moeder") == "kald";
  form.notice = TypedText(visit, "varsel");
  form.extraordinary = TypedText(visit, "ekstra-varsel");
  rule.source = TypedText(visit, "kilde");
  if (!FromName(TypedText(visit, "enhed"), rule.notice_unit)) rule.notice_unit = SpanUnit::kWorkdays;
  if (!FromName(TypedText(visit, "ekstra-enhed"), rule.extraordinary_unit)) rule.extraordinary_unit = SpanUnit::kDays;
  rule.notice = ReadNotice(form.notice, "varsel", form.errors, visit.t);
  rule.extraordinary_notice = ReadNotice(form.extraordinary, "ekstra-varsel", form.errors, visit.t);
  if (!form.errors.summary.empty()) return ShowCalendar(visit, *organization, form);
  visit.Write([&](sql::Transaction& transaction) {
    PutRule(transaction, rule);
    if (TypedText(visit, "alle").empty()) return;
    for (const people::OrganizationId one : ListSectionMeetings(transaction, organization->id)) {
      rule.organization = one;
      PutRule(transaction, rule);
    }
  });
  return visit.Done(CalendarAddress(organization->id), visit.t("It is saved."));
}

http::Response TakeDays(const Visit& visit) {
  const auto organization = OrganizationOf(visit);
  if (!organization) return visit.NotFound();
  CalendarForm form = StoredForm(visit, organization->id);
  form.days = std::string(visit.request.Form("dage"));
  const auto days = planning::ParseDates(form.days);
  if (!days || days->empty()) {
    form.errors.Add("dage", days ? Error{"plan.no_day", {}} : days.error(), visit.t);
    return ShowCalendar(visit, *organization, form);
  }
  const int added =
      visit.Write([&](sql::Transaction& transaction) { return AddMeetingDays(transaction, organization->id, *days); });
  return visit.Done(CalendarAddress(organization->id),
                    visit.t.Plural("{n} day is added.", "{n} days are added.", added));
}

http::Response DropDay(const Visit& visit) {
  const auto organization = OrganizationOf(visit);
  const auto day = ParseIsoDate(visit.request.Form("dag"));
  if (!organization || !day) return visit.NotFound();
  const auto removed =
      visit.Write([&](sql::Transaction& transaction) { return RemoveMeetingDay(transaction, organization->id, *day); });
  return removed ? visit.Done(CalendarAddress(organization->id), visit.t("The day is removed.")) : visit.NotFound();
}

}  // namespace

std::vector<http::Route> CalendarRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, std::string(kCalendars), page(CalendarsPage)},
          {Method::kGet, "/plan/kalendere/{organ}", page(CalendarPage)},
          {Method::kPost, "/plan/kalendere/{organ}", page(TakeRule)},
          {Method::kPost, "/plan/kalendere/{organ}/dage", page(TakeDays)},
          {Method::kPost, "/plan/kalendere/{organ}/dage/fjern", page(DropDay)}};
}

}  // namespace tovholder::plan

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "meetings/document_store.h"
#include "people/change_words.h"
#include "people/structure_pages.h"
#include "trace/erasure.h"
#include "trace/trace_pages.h"

namespace tovholder::trace {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kRetentionPage = "/opbevaring";
constexpr int kShownDue = 200;

std::string Said(const Visit& visit, std::string_view field) { return CollapseSpace(visit.request.Form(field)); }

bool MayErase(const Visit& visit) { return visit.viewer.May(people::Access::kAdministrator); }

PageFrame RetentionFrame(const Visit& visit, std::string_view title) {
  PageFrame frame = people::OrganizationFrame(visit, title, "retention");
  frame.breadcrumb = {{std::string(visit.t("Keeping and erasing")), std::string(kRetentionPage)}, {frame.title, ""}};
  return frame;
}

std::string_view WordOf(RetentionKind kind, const Texts& t) {
  switch (kind) {
    case RetentionKind::kImportedPaper:
      return t("Imported papers");
    case RetentionKind::kSentMail:
      return t("Mail that was sent");
    case RetentionKind::kFormerMember:
      break;
  }
  return t("Persons whose memberships have ended");
}

std::string EraseAddress(RetentionKind kind, std::int64_t id) {
  return std::string(kRetentionPage) + (kind == RetentionKind::kFormerMember ? "/person/" : "/papir/") +
         std::to_string(id);
}

Html RuleForm(const Visit& visit, const RetentionRule& rule) {
  const Texts& t = visit.t;
  const std::string kind(ToName(rule.kind));
  if (!MayErase(visit)) {
    return P(rule.years > 0 ? t.Plural("{n} year", "{n} years", rule.years) : std::string(t("No period is set.")), " ",
             rule.ground);
  }
  return RenderForm({.address = std::string(kRetentionPage), .csrf = visit.csrf()},
                    Join(HiddenField("slags", kind),
                         TextField({.name = "aar",
                                    .label = std::string(t("Years that they are kept")),
                                    .value = rule.years > 0 ? std::to_string(rule.years) : std::string(),
                                    .help = std::string(t("Empty: nothing is ever due.")),
                                    .width = FieldWidth::kShort,
                                    .id = "aar-" + kind},
                                   t),
                         TextField({.name = "hjemmel",
                                    .label = std::string(t("Where this follows from")),
                                    .value = rule.ground,
                                    .id = "hjemmel-" + kind},
                                   t),
                         SubmitButton(t("Save"), ButtonLook::kSecondary)));
}

struct RetentionView {
  std::vector<RetentionRule> rules;
  std::vector<DueThing> persons, papers;
  std::size_t mails = 0;
  std::vector<Erasure> erasures;
};

Html DueList(const RetentionRule& rule, const RetentionView& view, const Texts& t) {
  if (rule.years <= 0) return P(Class("quiet"), t("No period is set."));
  if (rule.kind == RetentionKind::kSentMail) {
    if (view.mails == 0) return EmptyState(t("Nothing is due."));
    return P(A(Href(std::string(kRetentionPage) + "/mail"),
               t.Plural("{n} mail is due", "{n} mails are due", static_cast<std::int64_t>(view.mails))));
  }
  const auto& due = rule.kind == RetentionKind::kFormerMember ? view.persons : view.papers;
  if (due.empty()) return EmptyState(t("Nothing is due."));
  return Ul(Class("plain-list"), Each(due, [&](const DueThing& one) {
              return Li(A(Href(EraseAddress(rule.kind, one.id)), one.name), " ",
                        Span(Class("quiet"),
                             one.since ? FormatDay(*one.since, DayForm::kLong, t.language()) : std::string()));
            }));
}

std::string ExtentInWords(const Erasure& erasure, const Texts& t) {
  std::vector<std::string> parts;
  for (std::string_view part : Split(erasure.extent, ',')) {
    const std::string_view trimmed = Trim(part);
    const std::size_t space = trimmed.find(' ');
    if (space == std::string_view::npos) continue;
    parts.push_back(ToLower(people::LabelOf("record", trimmed.substr(0, space), t)) + ": " +
                    std::string(trimmed.substr(space + 1)));
  }
  return tovholder::Join(parts, ", ");
}

Html ErasureTable(const std::vector<Erasure>& erasures, const Texts& t) {
  DataTable table;
  table.caption = t("What was erased");
  table.columns = {{std::string(t("When"))},
                   {std::string(t("Who"))},
                   {std::string(t("What"))},
                   {std::string(t("Ground"))},
                   {std::string(t("Reason"))}};
  for (const Erasure& one : erasures) {
    std::string what(WordOf(one.kind, t));
    if (one.subject > 0) what += " (" + t("no. {n}", {{"n", std::to_string(one.subject)}}) + ")";
    const std::string extent = ExtentInWords(one, t);
    if (!extent.empty()) what += ": " + extent;
    table.rows.push_back({Text(FormatMoment(one.decided, t.language())), Text(one.decided_by), Text(what),
                          Text(one.ground), Text(one.reason)});
  }
  return RenderTable(table);
}

http::Response RetentionPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto view = visit.Read([&](sql::Reader& reader) {
    return RetentionView{ListRetentionRules(reader),
                         ListDue(reader, RetentionKind::kFormerMember, visit.today(), kShownDue),
                         ListDue(reader, RetentionKind::kImportedPaper, visit.today(), kShownDue),
                         ListDueMail(reader, visit.today()).size(), ListErasures(reader, kShownDue)};
  });
  PageFrame frame = RetentionFrame(visit, t("Keeping and erasing"));
  frame.breadcrumb = {{std::string(t("Organisation")), "/organisation"}, {frame.title, ""}};
  const Html rules = Each(view.rules, [&](const RetentionRule& rule) {
    return Block(WordOf(rule.kind, t),
                 Join(DueList(rule, view, t), Disclosure(t("Period and ground"), RuleForm(visit, rule))));
  });
  return visit.Page(
      frame, Join(Heading({.title = frame.title}),
                  P(t("Nothing is erased by itself. What is due is decided on one by one, with a ground and a reason; "
                      "the decision stands in the log, what was erased does not.")),
                  rules,
                  Block(t("What was erased"), view.erasures.empty() ? EmptyState(t("Nothing has been erased yet."))
                                                                    : ErasureTable(view.erasures, t))));
}

http::Response TakeRule(const Visit& visit) {
  RetentionRule rule;
  if (!FromName(visit.request.Form("slags"), rule.kind)) return visit.NotFound();
  const std::string years = Said(visit, "aar");
  rule.ground = Said(visit, "hjemmel");
  const auto read = std::from_chars(years.data(), years.data() + years.size(), rule.years);
  if (!years.empty() && (read.ec != std::errc() || read.ptr != years.data() + years.size())) rule.years = -1;
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutRetentionRule(transaction, rule); });
  return put ? visit.Done(kRetentionPage, visit.t("It is saved.")) : visit.Refuse(put.error());
}

Html GroundFields(const Visit& visit, const FormErrors& errors) {
  const Texts& t = visit.t;
  return Join(TextField({.name = "hjemmel",
                         .label = std::string(t("Ground")),
                         .value = Said(visit, "hjemmel"),
                         .help = std::string(t("The paragraph that says it is to be erased")),
                         .error = errors.At("hjemmel"),
                         .need = Need::kRequired},
                        t),
              TextField({.name = "grund",
                         .label = std::string(t("Reason")),
                         .value = Said(visit, "grund"),
                         .help = std::string(t("It stands in the list and the log: without personal data, please.")),
                         .error = errors.At("grund"),
                         .need = Need::kRequired},
                        t));
}

std::vector<Choice> ChoicesOf(const std::vector<NamedIn>& things) {
  std::vector<Choice> choices;
  choices.reserve(things.size());
  for (const NamedIn& one : things)
    choices.push_back({std::to_string(one.id), one.title.empty() ? "–" : one.title, ""});
  return choices;
}

std::vector<std::int64_t> ChosenOf(const Visit& visit, std::string_view field, const std::vector<NamedIn>& offered) {
  std::vector<std::int64_t> chosen;
  const auto ticked = visit.request.FormAll(field);
  for (const NamedIn& one : offered) {
    if (std::find(ticked.begin(), ticked.end(), std::to_string(one.id)) != ticked.end()) chosen.push_back(one.id);
  }
  return chosen;
}

Html PlanList(const PersonErasurePlan& plan, const Texts& t) {
  Html lines;
  const auto line = [&](const std::string& text) { lines.Append(Li(text)); };
  line(t.Plural("{n} membership loses title, party and mandate; organization, role and dates stay.",
                "{n} memberships lose title, party and mandate; organization, role and dates stay.", plan.memberships));
  if (!plan.account.empty())
    line(t("The user {email} is closed and loses name, e-mail, password and saved searches.",
           {{"email", plan.account}}));
  if (plan.mails > 0)
    line(t.Plural("{n} mail goes, with its attachments.", "{n} mails go, with their attachments.", plan.mails));
  line(t.Plural("{n} value goes from the log.", "{n} values go from the log.", plan.logged_values));
  return Block(t("This will be erased"),
               Join(Ul(lines), P(Class("quiet"), t("The log keeps the name of whoever made a change: it is part of its "
                                                   "chain and shows that nobody has tampered with it."))));
}

http::Response ShowPersonErasure(const Visit& visit, const PersonErasurePlan& plan, const FormErrors& errors) {
  const Texts& t = visit.t;
  const PageFrame frame = RetentionFrame(visit, t("Erase what is kept of {name}", {{"name", plan.person.name}}));
  const auto ticked = [&](std::string_view field) {
    const auto all = visit.request.FormAll(field);
    return std::set<std::string>(all.begin(), all.end());
  };
  const std::string chosen(visit.request.Form("navn"));
  const Html name =
      RadioField({.name = "navn", .label = std::string(t("The name")), .value = chosen.empty() ? "bevares" : chosen},
                 {{"bevares", std::string(t("Stays, as in minutes that the law wants published")),
                   std::string(t("For elected members and others who took part in their office."))},
                  {"erstattes", t("Becomes “Slettet person {n}”", {{"n", std::to_string(plan.person.id.value)}}),
                   std::string(t("In lists of persons, attendance and search."))}},
                 t);
  const Html items = When(!plan.items.empty(), [&] {
    return CheckboxField({.name = "punkt", .label = std::string(t("Items in whose text the name becomes “[slettet]”"))},
                         ChoicesOf(plan.items), ticked("punkt"), t);
  });
  const Html papers = When(!plan.documents.empty(), [&] {
    return CheckboxField({.name = "papir", .label = std::string(t("Imported papers whose content goes"))},
                         ChoicesOf(plan.documents), ticked("papir"), t);
  });
  const Html form = RenderForm(
      {.address = EraseAddress(RetentionKind::kFormerMember, plan.person.id.value), .csrf = visit.csrf()},
      Join(name, items, papers, GroundFields(visit, errors),
           P(t("It cannot be undone. Copies of the data file keep what they have until they are thrown away.")),
           SubmitButton(t("Erase"), ButtonLook::kDangerous)));
  auto response = visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title}),
                                         PlanList(plan, t), When(MayErase(visit), [&] { return Html(form); })));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

std::optional<PersonErasurePlan> LoadPlan(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return PlanPersonErasure(reader, people::PersonId{*id}); });
}

void AddFault(const Visit& visit, const Error& error, FormErrors& errors) {
  errors.Add(error.id == "trace.no_erasure_reason" ? "grund" : "hjemmel", error, visit.t);
}

http::Response PersonErasurePage(const Visit& visit) {
  const auto plan = LoadPlan(visit);
  return plan ? ShowPersonErasure(visit, *plan, {}) : visit.NotFound();
}

http::Response TakePersonErasure(const Visit& visit, const search::Index& index) {
  const auto plan = LoadPlan(visit);
  if (!plan) return visit.NotFound();
  const PersonErasure wanted{plan->person.id,
                             visit.request.Form("navn") == "erstattes" ? NameChoice::kReplaced : NameChoice::kKept,
                             ChosenOf(visit, "punkt", plan->items),
                             ChosenOf(visit, "papir", plan->documents),
                             Said(visit, "hjemmel"),
                             Said(visit, "grund")};
  const auto erased =
      visit.Write([&](sql::Transaction& transaction) { return ErasePerson(transaction, index, wanted); });
  if (erased) return visit.Done(kRetentionPage, visit.t("It is erased."));
  FormErrors errors;
  AddFault(visit, erased.error(), errors);
  return ShowPersonErasure(visit, *plan, errors);
}

// A decision about something whose erasure leaves no choice.
struct PlainErasure {
  std::string title;
  std::string what;
  std::string address;
};

http::Response ShowPlainErasure(const Visit& visit, const PlainErasure& erasure, const FormErrors& errors) {
  const Texts& t = visit.t;
  const PageFrame frame = RetentionFrame(visit, erasure.title);
  const Html form = RenderForm(
      {.address = erasure.address, .csrf = visit.csrf()},
      Join(GroundFields(visit, errors),
           P(t("It cannot be undone. Copies of the data file keep what they have until they are thrown away.")),
           SubmitButton(t("Erase"), ButtonLook::kDangerous)));
  auto response = visit.Page(
      frame, Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title}),
                  Block(t("This will be erased"), P(erasure.what)), When(MayErase(visit), [&] { return Html(form); })));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

std::optional<PlainErasure> PaperErasureOf(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  const auto document = id ? visit.Read([&](sql::Reader& reader) {
    return meetings::FindDocument(reader, visit.viewer, meetings::DocumentId{*id});
  })
                           : std::nullopt;
  if (!document) return std::nullopt;
  return PlainErasure{
      visit.t("Erase the paper {name}", {{"name", document->name}}),
      std::string(visit.t(
          "The file, its name, its text and where values were read in it. The meeting that was read from it stays.")),
      EraseAddress(RetentionKind::kImportedPaper, *id)};
}

PlainErasure MailErasureOf(const Visit& visit) {
  const auto count = visit.Read([&](sql::Reader& reader) { return ListDueMail(reader, visit.today()).size(); });
  return {std::string(visit.t("Erase mail that was sent")),
          visit.t.Plural("{n} mail goes, with its attachments.", "{n} mails go, with their attachments.",
                         static_cast<std::int64_t>(count)),
          std::string(kRetentionPage) + "/mail"};
}

template <class F>
http::Response TakePlainErasure(const Visit& visit, const PlainErasure& erasure, F&& erase) {
  const auto erased = visit.Write([&](sql::Transaction& transaction) { return erase(transaction); });
  if (erased) return visit.Done(kRetentionPage, visit.t("It is erased."));
  FormErrors errors;
  AddFault(visit, erased.error(), errors);
  return ShowPlainErasure(visit, erasure, errors);
}

http::Response TakePaperErasure(const Visit& visit, const search::Index& index) {
  const auto erasure = PaperErasureOf(visit);
  if (!erasure) return visit.NotFound();
  const meetings::DocumentId id{visit.request.PathNumber("id").value_or(0)};
  return TakePlainErasure(visit, *erasure, [&](sql::Transaction& transaction) {
    return EraseDocument(transaction, index, id, visit.request.Form("hjemmel"), visit.request.Form("grund"));
  });
}

http::Response TakeMailErasure(const Visit& visit) {
  return TakePlainErasure(visit, MailErasureOf(visit), [&](sql::Transaction& transaction) {
    return EraseDueMail(transaction, visit.today(), visit.request.Form("hjemmel"), visit.request.Form("grund"));
  });
}

}  // namespace

std::vector<http::Route> ErasureRoutes(const people::Office& office, const search::Index& index) {
  using http::Method;
  using http::Pace;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kAdministrator, std::move(handler));
  };
  return {{Method::kGet, std::string(kRetentionPage), page(RetentionPage), Pace::kSlow},
          {Method::kPost, std::string(kRetentionPage), page(TakeRule)},
          {Method::kGet, "/opbevaring/person/{id}", page(PersonErasurePage), Pace::kSlow},
          {Method::kPost, "/opbevaring/person/{id}",
           page([&index](const Visit& visit) { return TakePersonErasure(visit, index); }), Pace::kSlow},
          {Method::kGet, "/opbevaring/papir/{id}", page([](const Visit& visit) {
             const auto erasure = PaperErasureOf(visit);
             return erasure ? ShowPlainErasure(visit, *erasure, {}) : visit.NotFound();
           })},
          {Method::kPost, "/opbevaring/papir/{id}",
           page([&index](const Visit& visit) { return TakePaperErasure(visit, index); }), Pace::kSlow},
          {Method::kGet, "/opbevaring/mail",
           page([](const Visit& visit) { return ShowPlainErasure(visit, MailErasureOf(visit), {}); })},
          {Method::kPost, "/opbevaring/mail", page(TakeMailErasure), Pace::kSlow}};
}

}  // namespace tovholder::trace

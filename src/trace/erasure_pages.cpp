// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "meetings/document_store.h"
#include "trace/erasure_view.h"
#include "trace/trace_pages.h"

namespace tovholder::trace {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

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
  if (plan.invitations > 0)
    line(t.Plural("{n} invitation loses address, remark and what came back.",
                  "{n} invitations lose address, remark and what came back.", plan.invitations));
  if (plan.poll_answers > 0)
    line(t.Plural("{n} answer to a poll for a date goes.", "{n} answers to polls for a date go.", plan.poll_answers));
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
  return {{Method::kGet, "/opbevaring/person/{id}", page(PersonErasurePage), Pace::kSlow},
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

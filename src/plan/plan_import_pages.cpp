// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "documents/file_store.h"
#include "documents/reader.h"
#include "plan/gantt.h"
#include "plan/plan_findings.h"
#include "plan/plan_pages.h"
#include "plan/plan_source.h"
#include "plan/plan_store.h"
#include "plan/plan_view.h"

namespace tovholder::plan {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::size_t kLargestPlan = 20U << 20U;  // bytes

http::Response ShowImport(const Visit& visit, const std::optional<Error>& error) {
  const Texts& t = visit.t;
  const std::string title(t("Import a plan"));
  const std::string sentence = error ? Sentence(*error, t.language()) : std::string();
  std::vector<FieldError> summary;
  if (error) summary.push_back({"fil", sentence});
  FileField file{
      .field = {.name = "fil",
                .label = std::string(t("The plan as it stands")),
                .help = std::string(t(
                    "A table with deadlines, activities and who is responsible: Word, Excel, text, PDF, HTML or CSV.")),
                .error = sentence,
                .need = Need::kRequired},
      .accept = ".txt,.md,.docx,.odt,.xlsx,.pdf,.html,.htm,.csv"};
  auto response =
      visit.Page(PlanFrame(visit, title),
                 Join(ErrorSummary(summary, t), Heading({.title = title}),
                      P(t("Every row becomes a step. You then look through what was understood: the days that a "
                          "deadline means, who is meant, what comes after what.")),
                      RenderForm({.address = "/plan/import", .csrf = visit.csrf(), .files = FormFrame::Files::kSent},
                                 Join(FileDropZone(file, t), SubmitButton(t("Import"), ButtonLook::kPrimary)))));
  if (error) response.status = 422;
  return response;
}

http::Response TakeImport(const Visit& visit) {
  if (visit.request.uploads.empty()) return ShowImport(visit, Error{"plan.no_file", {}});
  const http::Upload& upload = visit.request.uploads.front();
  const auto bytes = documents::LoadFile(upload.path.string(), kLargestPlan);
  if (!bytes) return ShowImport(visit, bytes.error());
  const auto reading = ReadPlanFile(*bytes, upload.file_name);
  if (!reading) return ShowImport(visit, reading.error());
  const auto made = visit.Write([&](sql::Transaction& transaction) {
    ProcessPlan plan;
    plan.source =
        documents::StoreFile(transaction, *bytes, upload.file_name, documents::MediaTypeOf(*bytes, upload.file_name))
            .id;
    plan.source_name = upload.file_name;
    return CreatePlan(transaction, std::move(plan), *reading);
  });
  if (!made) return ShowImport(visit, made.error());
  return visit.Done(AddressOf(*made) + "/gennemgang");
}

std::string UnderstoodOf(const Step& step, const Texts& t) {
  const Period deadline = step.deadline();
  if (!deadline.known()) return std::string(t("unknown"));
  return t.language() == Language::kDanish ? FormatDatesDanish(deadline) : FormatDatesEnglish(deadline);
}

Html PartyCell(const PlanBook& book, const StepOnPlan& on_plan, const Texts& t) {
  if (on_plan.parties.empty()) return Badge(t("nobody"), Tone::kAttention);
  return Ul(Class("plain-list"), Each(on_plan.parties, [&](const StepParty& party) {
              const std::string meant = party.organization ? book.NameOf(*party.organization)
                                        : party.body       ? book.bodies.at(*party.body)
                                                           : std::string();
              if (meant.empty()) return Li(party.name, " ", Badge(t("not known here"), Tone::kNeutral));
              return Li(meant == party.name ? Text(party.name) : html::Join(party.name, " = ", meant));
            }));
}

std::string NumbersBefore(const PlanBook& book, const StepOnPlan& on_plan) {
  std::vector<std::string> numbers;
  for (const StepLink& link : on_plan.links) {
    const StepOnPlan* before = book.Find(link.after);
    if (before != nullptr) numbers.push_back(std::to_string(before->step.position));
  }
  return tovholder::Join(numbers, ", ");
}

Html DeadlineCell(const Step& step, const Texts& t) {
  Html cell = html::Join(step.deadline_text, " = ", UnderstoodOf(step, t));
  if (step.moved_to) cell = html::Join(cell, ", ", FormatDay(*step.moved_to, DayForm::kLong, t.language()));
  const auto doubt = DoubtOfDeadline(step);
  if (!doubt || doubt->id == "plan.no_deadline") return cell;  // "unknown" says it
  return Div(Div(cell), Div(Badge(t("doubtful"), Tone::kAttention), " ", Sentence(*doubt, t.language())));
}

Html UnderstoodCell(const PlanBook& book, const StepOnPlan& on_plan, const Texts& t) {
  const std::string before = NumbersBefore(book, on_plan);
  const auto& organization = on_plan.step.organization;
  return Ul(Class("plain-list"), Li(WordOf(on_plan.step.kind, t)),
            When(organization.has_value(),
                 [&] {
                   return Li(t("{body} meets", {{"body", book.NameOf(*organization)}}));
                 }),
            When(!before.empty(), [&] {
              return Li(t("comes after {numbers}", {{"numbers", before}}));
            }));
}

http::Response ReviewPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto book = FindPlanOf(visit);
  if (!book) return visit.NotFound();
  const std::string title(t("What was understood"));
  PageFrame frame = PlanFrame(visit, book->plan, title);
  frame.width = PageFrame::Width::kFull;
  DataTable table;
  table.caption = title;
  table.columns = {{std::string(t("No."))},
                   {std::string(t("Deadline"))},
                   {std::string(t("Activity"))},
                   {std::string(t("Understood as"))},
                   {std::string(t("Responsible"))}};
  for (const StepOnPlan& one : book->steps) {
    table.rows.push_back({Text(std::to_string(one.step.position)), DeadlineCell(one.step, t),
                          A(Href(AddressOf(book->plan.id, one.step.id) + "/ret"), one.step.activity),
                          UnderstoodCell(*book, one, t), PartyCell(*book, one, t)});
  }
  PageHeading heading{
      .title = title,
      .facts = {Text(t.Plural("{n} step", "{n} steps", static_cast<std::int64_t>(book->steps.size()))),
                Text(book->plan.source_name)},
      .primary = ButtonLink(t("Go on to the plan"), AddressOf(book->plan.id), ButtonLook::kPrimary),
      .others = {ButtonLink(t("Set when it must begin"), AddressOf(book->plan.id) + "/ret", ButtonLook::kQuiet)}};
  return visit.Page(frame, html::Join(Heading(heading),
                                      P(t("Look the rows through. An activity leads to its step, where everything can "
                                          "be corrected. Nothing is published yet.")),
                                      RenderTable(table)));
}

}  // namespace

std::vector<http::Route> PlanImportRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/plan/import", page([](const Visit& visit) { return ShowImport(visit, std::nullopt); })},
          {Method::kPost, "/plan/import", page(TakeImport), http::Pace::kSlow},
          {Method::kGet, "/plan/{id}/gennemgang", page(ReviewPage)}};
}

}  // namespace tovholder::plan

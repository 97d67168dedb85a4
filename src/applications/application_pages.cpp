// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_pages.h"

#include <algorithm>

#include "applications/application_store.h"
#include "applications/application_view.h"
#include "applications/logged_records.h"
#include "areas/area_view.h"
#include "base/text.h"
#include "html/markdown.h"
#include "people/change_words.h"
#include "plan/plan_store.h"
#include "plan/plan_view.h"
#include "sql/change_log.h"

namespace tovholder::applications {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

ListEntry EntryOf(const ApplicationBook& book, const Visit& visit) {
  const Texts& t = visit.t;
  const Application& one = book.application;
  ListEntry entry{one.title, AddressOf(one.id), {StateBadge(one, t), Text(PhaseWord(one.phase, t))}, {}};
  if (one.visibility == people::Visibility::kDraft) entry.facts.push_back(Badge(t("Not published"), Tone::kNeutral));
  if (one.state != ApplicationState::kDraft) return entry;
  if (one.deadline) {
    entry.facts.push_back(Text(t("Deadline {day}", {{"day", DeadlineWords(*one.deadline, visit.today(), t)}})));
  }
  entry.text = Text(CountSentence(CheckPackage(book, visit.today(), t.language()), t));
  return entry;
}

http::Response ListPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto books = visit.Read([&](sql::Reader& reader) {
    std::vector<ApplicationBook> found;
    for (const Application& one : ListApplications(reader, visit.viewer)) {
      if (auto book = FindApplication(reader, visit.viewer, one.id)) found.push_back(std::move(*book));
    }
    return found;
  });
  PageFrame frame = ApplicationFrame(visit, t("Applications"));
  frame.breadcrumb = {{frame.title, ""}};
  PageHeading heading{.title = frame.title};
  if (plan::MayEditPlans(visit.viewer)) {
    heading.primary = ButtonLink(t("New application"), "/ansoegninger/ny", ButtonLook::kPrimary);
  }
  std::vector<ListEntry> entries;
  entries.reserve(books.size());
  for (const ApplicationBook& book : books) entries.push_back(EntryOf(book, visit));
  const Html none = EmptyState(t(
      "There is no application yet. It holds all that Landsbyggefonden asks for, and says what is missing, by whom and "
      "until when."));
  return visit.Page(frame, Join(Heading(heading), entries.empty() ? none : EntryList(entries)));
}

struct WholeView {
  ApplicationView view;
  std::vector<sql::Change> changes;
  std::optional<std::string> plan_title;
};

std::optional<WholeView> LoadWhole(const Visit& visit) {
  auto view = LoadApplication(visit);
  if (!view) return std::nullopt;
  const Application one = view->application();
  WholeView whole{std::move(*view), {}, std::nullopt};
  visit.Read([&](sql::Reader& reader) {
    if (visit.viewer.MayRead(people::Access::kSecretary)) {
      whole.changes = sql::ListChanges(reader, "application", one.id.value);
    }
    if (!one.plan) return;
    for (const plan::PlanSummary& known : plan::ListPlans(reader, visit.viewer)) {
      if (known.plan.id == *one.plan) whole.plan_title = known.plan.title;
    }
  });
  return whole;
}

// The one next thing to do, as far as its reader can do it.
Html NextStep(const ApplicationView& view, const Texts& t) {
  const Application& one = view.application();
  if (!view.book.inside || one.state != ApplicationState::kDraft) return {};
  if (view.check.complete()) {
    return view.edits ? ButtonLink(t("Submit the application"), AddressOf(one.id) + "/pakke", ButtonLook::kPrimary)
                      : Html();
  }
  for (const Conclusion& conclusion : view.check.conclusions) {
    if (conclusion.fulfilled()) continue;
    return ButtonLink(t("Next: {part}", {{"part", TitleOf(conclusion.requirement, t)}}),
                      RequirementAddress(one.id, conclusion.requirement.key), ButtonLook::kPrimary);
  }
  return {};
}

PageHeading HeadingOf(const Visit& visit, const ApplicationView& view) {
  const Texts& t = visit.t;
  const Application& one = view.application();
  PageHeading heading{.title = one.title, .facts = {StateBadge(one, t), Text(PhaseWord(one.phase, t))}};
  if (one.deadline && one.state == ApplicationState::kDraft) {
    heading.facts.push_back(Text(t("Deadline {day}", {{"day", DeadlineWords(*one.deadline, visit.today(), t)}})));
  }
  heading.primary = NextStep(view, t);
  const std::string address = AddressOf(one.id);
  const auto quiet = [&](std::string_view label, std::string_view below) {
    heading.others.push_back(ButtonLink(label, address + std::string(below), ButtonLook::kQuiet));
  };
  quiet(t("Budget"), "/budget");
  if (view.book.inside) quiet(t("Declarations"), "/erklaeringer");
  if (view.book.inside) quiet(t("The package"), "/pakke");
  if (view.edits && one.submitted) quiet(t("The fund's answer"), "/svar");
  if (view.edits) quiet(t("Edit the application"), "/ret");
  return heading;
}

Html FilesIn(const ApplicationView& view, const Requirement& requirement, const Texts& t) {
  const auto files = view.book.FilesOf(requirement.key);
  if (files.empty()) return {};
  std::vector<std::string> names;
  names.reserve(files.size());
  for (const PartFile& file : files) {
    names.push_back(file.finding == FileFinding::kPdf
                        ? file.name + " (" + t.Plural("{n} page", "{n} pages", file.pages) + ")"
                        : file.name);
  }
  return Div(Class("hint"), tovholder::Join(names, ", "));
}

Html CheckWords(const ApplicationView& view, const Conclusion& one, const Texts& t) {
  const ApplicationPart part = view.book.PartOf(one.requirement.key);
  if (one.standing == Standing::kNotNeeded) return Text(part.reason);
  const Html files = FilesIn(view, one.requirement, t);
  if (!one.faults.empty()) return Join(FaultList(one.faults, t), files);
  return files.empty() ? Text("–") : files;
}

Html Checklist(const ApplicationView& view, const Texts& t) {
  const bool inside = view.book.inside;
  DataTable table{.caption = std::string(t("What the regulation asks for")),
                  .columns = {{std::string(t("Part"))}, {std::string(t("How it stands"))}}};
  if (inside) {
    table.columns.push_back({std::string(t("Who and until when"))});
    table.columns.push_back({std::string(t("Files, and what is missing"))});
  }
  for (const Conclusion& one : view.check.conclusions) {
    const std::string title = TitleOf(one.requirement, t);
    std::vector<Html> row{
        inside ? A(Href(RequirementAddress(view.application().id, one.requirement.key)), title) : Text(title),
        StandingBadge(one.standing, t)};
    if (inside) {
      row.push_back(html::Span(one.by, one.until ? Join(Br(), ShortDayIn(one.until, t)) : Html()));
      row.push_back(Div(CheckWords(view, one, t)));
    }
    table.rows.push_back(std::move(row));
  }
  return table.rows.empty() ? Html() : RenderTable(table);
}

Html MissingLinks(const ApplicationView& view, const Texts& t) {
  if (!view.book.inside || view.check.complete()) return {};
  const std::string address = AddressOf(view.application().id) + "/mangler";
  return html::Span(t("List of what is missing:"), " ", A(Href(address + ".pdf"), "PDF"), " · ",
                    A(Href(address + ".csv"), "CSV"));
}

Html RemarkNotices(const ApplicationView& view, const Texts& t) {
  if (!view.book.inside) return {};
  Html notices;
  for (const Fault& fault : view.check.general) {
    notices.Append(RenderNotice({Tone::kBad, Sentence(fault.error, t.language())}, t));
  }
  for (const Error& remark : view.check.remarks) {
    notices.Append(RenderNotice({Tone::kAttention, Sentence(remark, t.language())}, t));
  }
  return notices;
}

Html BudgetBlock(const ApplicationView& view, const Texts& t) {
  const Budget budget = SumOf(view.book.lines);
  const int percent = view.check.regulation == nullptr ? 0 : view.check.regulation->local_percent;
  const Html figures =
      budget.total().oere == 0
          ? EmptyState(t("The budget has no lines yet."))
          : Join(ShareFigure(budget, percent, t),
                 FactList({{std::string(t("Applied for")), Text(FormatMoney(budget.fund, t.language()))},
                           {std::string(t("Local co-financing")), Text(FormatMoney(budget.local(), t.language()))},
                           {std::string(t("Total budget")), Text(FormatMoney(budget.total(), t.language()))}}));
  return Block(t("Budget"), figures, A(Href(AddressOf(view.application().id) + "/budget"), t("The whole budget")));
}

Html PlacesBlock(const ApplicationView& view, const Texts& t) {
  const auto sections = view.book.SectionsTakingPart();
  if (sections.empty()) return {};
  DataTable table{.caption = std::string(t("Sections that take part")),
                  .columns = {{std::string(t("Section"))},
                              {std::string(t("Housing association"))},
                              {std::string(t("Area"))},
                              {std::string(t("Households")), Align::kFigures}}};
  for (const areas::Section& one : sections) {
    table.rows.push_back(
        {Text(areas::TitleOf(one)),
         A(Href(areas::AssociationAddress(one.association)), view.book.areas.NameOf(one.association)),
         one.area ? A(Href(areas::AddressOf(*one.area)), view.book.areas.NameOf(*one.area)) : Text("–"),
         Text(FormatNumber(one.households, t.language()))});
  }
  return Disclosure(t.Plural("{n} section takes part", "{n} sections take part", std::ssize(sections)),
                    RenderTable(table));
}

Html FocusWords(const ApplicationView& view, const Texts& t) {
  if (view.book.focus.empty()) return Text("–");
  std::vector<std::string> names;
  names.reserve(view.book.focus.size());
  for (const ApplicationFocus& one : view.book.focus) names.push_back(NameOfFocusArea(one.focus_area, t.language()));
  return Text(tovholder::Join(names, ", "));
}

Html AboutBlock(const WholeView& whole, const Texts& t) {
  const ApplicationView& view = whole.view;
  const Application& one = view.application();
  std::vector<Fact> facts;
  const Regulation* regulation = view.check.regulation;
  const std::string name = regulation == nullptr ? std::string(t("none chosen")) : regulation->name.In(t.language());
  facts.push_back(
      {std::string(t("Regulation")), view.book.inside ? A(Href(AddressOf(one.id) + "/regulativ"), name) : Text(name)});
  facts.push_back({std::string(t("Focus areas")), FocusWords(view, t)});
  if (whole.plan_title) {
    const std::string address = "/plan/" + std::to_string(one.plan->value);
    facts.push_back(
        {std::string(t("Process plan")),
         A(Href(one.step ? address + "/skridt/" + std::to_string(one.step->value) : address), *whole.plan_title)});
  }
  const bool shown = view.book.approval &&
                     (view.book.inside || view.book.approval->approval.visibility == people::Visibility::kPublic);
  if (shown) {
    facts.push_back({std::string(t("Approval")), A(Href("/godkendelser/" + std::to_string(one.approval->value)),
                                                   view.book.approval->approval.title)});
  }
  if (one.granted_oere) {
    facts.push_back({std::string(t("Granted")), Text(FormatMoney({*one.granted_oere}, t.language()))});
  }
  return Block(t("The application"), FactList(facts));
}

http::Response ShowApplication(const Visit& visit) {
  const Texts& t = visit.t;
  const auto whole = LoadWhole(visit);
  if (!whole) return visit.NotFound();
  const ApplicationView& view = whole->view;
  const Application& one = view.application();
  const bool under_way = one.state == ApplicationState::kDraft;
  PageFrame frame = ApplicationFrame(visit, one.title);
  frame.width = PageFrame::Width::kFull;
  return visit.Page(frame, Join(Heading(HeadingOf(visit, view)),
                                When(under_way, [&] { return P(Strong(CountSentence(view.check, t))); }),
                                When(under_way, [&] { return RemarkNotices(view, t); }),
                                When(!one.about.empty(), [&] { return RenderMarkdown(one.about, 2); }),
                                Block(t("What has to be there"), Checklist(view, t), MissingLinks(view, t)),
                                BudgetBlock(view, t), AboutBlock(*whole, t), PlacesBlock(view, t),
                                people::ChangeWords(LoggedRecords(), t).History(whole->changes)));
}

}  // namespace

std::vector<http::Route> ApplicationRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kEverybody, std::move(handler));
  };
  return {{Method::kGet, "/ansoegninger", page(ListPage)}, {Method::kGet, "/ansoegninger/{id}", page(ShowApplication)}};
}

}  // namespace tovholder::applications

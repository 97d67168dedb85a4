// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "applications/application_pages.h"
#include "applications/application_view.h"
#include "applications/part_store.h"
#include "base/text.h"

namespace tovholder::applications {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr Payer kPayersInOrder[] = {Payer::kFund, Payer::kMunicipality, Payer::kAssociation};

std::string BudgetAddress(ApplicationId id) { return AddressOf(id) + "/budget"; }

std::string LineAddress(const BudgetLine& line) {
  return BudgetAddress(line.application) + "/" + std::to_string(line.id.value);
}

std::string PayerOf(const ApplicationView& view, const BudgetLine& line, const Texts& t) {
  return line.body ? view.book.areas.NameOf(*line.body) : PayerWord(line.payer, t);
}

std::string FocusOf(const std::string& focus, const Texts& t) {
  return focus.empty() ? std::string(t("All focus areas")) : NameOfFocusArea(focus, t.language());
}

Html LineTable(const ApplicationView& view, const Texts& t) {
  DataTable table{.caption = std::string(t("Lines of the budget")),
                  .columns = {{std::string(t("What"))},
                              {std::string(t("Focus area"))},
                              {std::string(t("Who pays"))},
                              {std::string(t("Amount")), Align::kFigures}}};
  for (const BudgetLine& line : view.book.lines) {
    const bool wrong = !line.focus_area.empty() && view.check.regulation != nullptr &&
                       !view.check.regulation->Permits(line.focus_area);
    table.rows.push_back({view.edits ? A(Href(LineAddress(line)), line.text) : Text(line.text),
                          wrong ? html::Span(FocusOf(line.focus_area, t), " ", Badge(t("Not permitted"), Tone::kBad))
                                : Text(FocusOf(line.focus_area, t)),
                          Text(PayerOf(view, line, t)), applications::Figure(line.amount(), t)});
  }
  return RenderTable(table);
}

Html SumTable(const ApplicationView& view, const Texts& t) {
  DataTable table{.caption = std::string(t("Sums by focus area and payer")),
                  .columns = {{std::string(t("Focus area"))},
                              {std::string(t("Applied for")), Align::kFigures},
                              {std::string(t("The municipality")), Align::kFigures},
                              {std::string(t("Housing associations")), Align::kFigures},
                              {std::string(t("Total")), Align::kFigures}}};
  const auto add = [&](const std::string& name, const Budget& budget) {
    const auto figure = [&](Money money) { return applications::Figure(money, t); };
    table.rows.push_back({Text(name), figure(budget.fund), figure(budget.municipality), figure(budget.associations),
                          figure(budget.total())});
  };
  std::vector<std::string> seen;
  for (const BudgetLine& line : view.book.lines) {
    if (std::find(seen.begin(), seen.end(), line.focus_area) != seen.end()) continue;
    seen.push_back(line.focus_area);
    add(FocusOf(line.focus_area, t), SumOf(view.book.lines, line.focus_area));
  }
  add(std::string(t("Total budget")), SumOf(view.book.lines));
  return RenderTable(table);
}

// What the local part must be, beside what it is.
Html MinimumFacts(const Budget& budget, int percent, const Texts& t) {
  const auto money = [&](Money amount) { return Text(FormatMoney(amount, t.language())); };
  std::vector<Fact> facts{{std::string(t("Applied for")), money(budget.fund)},
                          {std::string(t("Local co-financing")), money(budget.local())},
                          {std::string(t("Least local co-financing")), money(LeastLocal(budget.fund, percent))},
                          {std::string(t("Total budget")), money(budget.total())}};
  const Money missing = ShortOf(budget, percent);
  if (missing.oere > 0) facts.push_back({std::string(t("Is missing locally")), money(missing)});
  return FactList(facts);
}

// The grant can be smaller than what was applied for: what it leaves to be found, or to be cut.
Html Replanning(const ApplicationView& view, int percent, const Texts& t) {
  const Application& one = view.application();
  const Budget applied = SumOf(view.book.lines);
  if (!one.granted_oere || applied.fund.oere == 0) return {};
  const Budget granted{{*one.granted_oere}, applied.municipality, applied.associations};
  const auto money = [&](Money amount) { return Text(FormatMoney(amount, t.language())); };
  const int tenths = static_cast<int>(std::min<std::int64_t>(granted.fund.oere * 1000 / applied.fund.oere, 9999));
  std::vector<Fact> facts{
      {std::string(t("Granted")), money(granted.fund)},
      {std::string(t("Part of what was applied for")), Text(FormatTenths(tenths, t.language()) + " %")},
      {std::string(t("Least local co-financing of the grant")), money(LeastLocal(granted.fund, percent))},
      {std::string(t("Local co-financing in the budget")), money(granted.local())},
      {std::string(t("Budget with the grant")), money(granted.total())}};
  if (applied.fund > granted.fund) {
    facts.push_back(
        {std::string(t("Is to be cut or found elsewhere")), money({applied.fund.oere - granted.fund.oere})});
  }
  return Block(t("With the amount granted"), FactList(facts));
}

struct LineForm {
  BudgetLine line;
  std::string amount;
  FormErrors errors = {};
};

std::string PayerValue(const BudgetLine& line) {
  return std::string(ToName(line.payer)) + (line.body ? "-" + std::to_string(line.body->value) : "");
}

// The fund, the municipality, and each association that takes part.
std::vector<Choice> PayerChoices(const ApplicationView& view, const BudgetLine& line, const Texts& t) {
  std::vector<Choice> choices;
  for (const Payer payer : kPayersInOrder) choices.push_back({std::string(ToName(payer)), PayerWord(payer, t), ""});
  auto bodies = view.book.AssociationsTakingPart();
  if (line.body && std::find(bodies.begin(), bodies.end(), *line.body) == bodies.end()) bodies.push_back(*line.body);
  for (const people::BodyId body : bodies) {
    choices.push_back({"association-" + std::to_string(body.value), view.book.areas.NameOf(body), ""});
  }
  return choices;
}

std::vector<Choice> LineFocusChoices(const ApplicationView& view, const BudgetLine& line, const Texts& t) {
  std::vector<Choice> choices{{"", std::string(t("All focus areas")), ""}};
  const Regulation* regulation = view.check.regulation;
  if (regulation != nullptr) {
    for (const html::InBothLanguages& one : regulation->focus_areas)
      choices.push_back({one.danish, one.In(t.language()), ""});
  }
  if (!line.focus_area.empty() && (regulation == nullptr || !regulation->Permits(line.focus_area))) {
    choices.push_back({line.focus_area, FocusOf(line.focus_area, t), ""});
  }
  return choices;
}

Html LineFields(const ApplicationView& view, const LineForm& form, const Texts& t) {
  const BudgetLine& line = form.line;
  return Join(HiddenField("version", std::to_string(line.version)),
              TextField({.name = "text",
                         .label = std::string(t("What the money is for")),
                         .value = line.text,
                         .error = form.errors.At("text"),
                         .need = Need::kRequired},
                        t),
              SelectField({.name = "payer",
                           .label = std::string(t("Who pays")),
                           .value = PayerValue(line),
                           .error = form.errors.At("body"),
                           .width = FieldWidth::kHalf,
                           .id = "body"},
                          PayerChoices(view, line, t), t),
              SelectField({.name = "focus_area",
                           .label = std::string(t("Focus area")),
                           .value = line.focus_area,
                           .error = form.errors.At("focus_area"),
                           .width = FieldWidth::kHalf},
                          LineFocusChoices(view, line, t), t),
              TextField({.name = "amount_oere",
                         .label = std::string(t("Amount for the whole period")),
                         .value = form.amount,
                         .help = std::string(t("In kroner, for example 1.250.000 or 2,4 mio.")),
                         .error = form.errors.At("amount_oere"),
                         .need = Need::kRequired,
                         .width = FieldWidth::kHalf},
                        t),
              SubmitButton(line.id ? t("Save") : t("Add the line"), ButtonLook::kPrimary));
}

LineForm ReadLine(const Visit& visit, const ApplicationView& view, BudgetLine line) {
  LineForm form{std::move(line), TypedLine(visit, "amount_oere")};
  BudgetLine& one = form.line;
  one.application = view.application().id;
  one.text = TypedLine(visit, "text");
  one.focus_area = TypedLine(visit, "focus_area");
  const std::string payer = TypedLine(visit, "payer");
  const std::size_t mark = payer.find('-');
  one.body.reset();
  if (!FromName(payer.substr(0, mark), one.payer)) one.payer = Payer::kFund;
  if (mark != std::string::npos) {
    one.body = people::BodyId{ParseCount<std::int64_t>(std::string_view(payer).substr(mark + 1)).value_or(0)};
  }
  one.version = ParseCount<int>(visit.request.Form("version")).value_or(0);
  FieldErrors wrong;
  const auto amount = form.amount.empty() ? Result<Money>(Fail("applications.no_amount")) : ParseMoney(form.amount);
  if (!amount) wrong.insert({"amount_oere", amount.error()});
  one.amount_oere = amount.value_or(Money{}).oere;
  for (const auto& [field, error] : CheckLine(view.book, one, visit.today(), visit.language())) {
    wrong.insert({field, error});
  }
  form.errors = ErrorsOf(wrong, visit.t);
  return form;
}

http::Response ShowBudget(const Visit& visit, const ApplicationView& view, const LineForm& form) {
  const Texts& t = visit.t;
  PageFrame frame = ApplicationFrame(visit, view.application(), t("Budget"));
  const int percent = view.check.regulation == nullptr ? 0 : view.check.regulation->local_percent;
  const Budget budget = SumOf(view.book.lines);
  const bool empty = view.book.lines.empty();
  const Html figures =
      empty ? EmptyState(t("The budget has no lines yet."))
            : Join(ShareFigure(budget, percent, t), MinimumFacts(budget, percent, t), Replanning(view, percent, t),
                   Block(t("Lines"), LineTable(view, t)), Block(t("Sums"), SumTable(view, t)));
  const Html add = Block(
      t("A new line"),
      RenderForm({.address = BudgetAddress(view.application().id), .csrf = visit.csrf()}, LineFields(view, form, t)));
  PageHeading heading{.title = frame.title, .facts = {Text(view.application().title)}};
  auto response = visit.Page(
      frame, Join(ErrorSummary(form.errors.summary, t), Heading(heading), figures, view.edits ? add : Html()));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

http::Response BudgetPage(const Visit& visit) {
  const auto view = LoadApplication(visit);
  return view ? ShowBudget(visit, *view, {}) : TurnAway(visit);
}

http::Response StoreLine(const Visit& visit, LineForm& form) {
  const auto put =
      visit.Write([&](sql::Transaction& transaction) { return PutLine(transaction, form.line, form.line.version); });
  if (put) return visit.Done(BudgetAddress(form.line.application), visit.t("The line is saved."));
  form.errors.Add("text", put.error(), visit.t);
  return {};
}

http::Response TakeNewLine(const Visit& visit) {
  const auto view = LoadInside(visit);
  if (!view) return TurnAway(visit);
  LineForm form = ReadLine(visit, *view, {});
  form.line.version = 1;
  if (form.errors.summary.empty()) {
    auto done = StoreLine(visit, form);
    if (form.errors.summary.empty()) return done;
  }
  return ShowBudget(visit, *view, form);
}

http::Response ShowLine(const Visit& visit, const ApplicationView& view, const LineForm& form) {
  const Texts& t = visit.t;
  PageFrame frame = ApplicationFrame(visit, view.application(), t("Change the line"));
  frame.breadcrumb.insert(frame.breadcrumb.end() - 1, {std::string(t("Budget")), BudgetAddress(view.application().id)});
  auto response = visit.Page(
      frame, Join(ErrorSummary(form.errors.summary, t), Heading({.title = frame.title}),
                  RenderForm({.address = LineAddress(form.line), .csrf = visit.csrf()}, LineFields(view, form, t)),
                  PostButton({.label = std::string(t("Remove the line")),
                              .address = LineAddress(form.line) + "/fjern",
                              .csrf = visit.csrf(),
                              .look = ButtonLook::kDangerous,
                              .consequence = t("{amount} leaves the budget.", {{"amount", form.amount}})},
                             t)));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

const BudgetLine* AddressedLine(const Visit& visit, const ApplicationView& view) {
  return view.book.Find(BudgetLineId{visit.request.PathNumber("linje").value_or(0)});
}

http::Response LinePage(const Visit& visit) {
  const auto view = LoadInside(visit);
  const BudgetLine* line = view ? AddressedLine(visit, *view) : nullptr;
  if (line == nullptr) return TurnAway(visit);
  return ShowLine(visit, *view, {*line, FormatDanish(line->amount())});
}

http::Response TakeLine(const Visit& visit) {
  const auto view = LoadInside(visit);
  const BudgetLine* line = view ? AddressedLine(visit, *view) : nullptr;
  if (line == nullptr) return TurnAway(visit);
  LineForm form = ReadLine(visit, *view, *line);
  if (form.errors.summary.empty()) {
    auto done = StoreLine(visit, form);
    if (form.errors.summary.empty()) return done;
  }
  return ShowLine(visit, *view, form);
}

http::Response TakeLineAway(const Visit& visit) {
  const auto view = LoadInside(visit);
  const BudgetLine* line = view ? AddressedLine(visit, *view) : nullptr;
  if (line == nullptr) return TurnAway(visit);
  const auto removed =
      visit.Write([&](sql::Transaction& transaction) { return RemoveLine(transaction, line->application, line->id); });
  if (!removed) return visit.Refuse(removed.error());
  return visit.Done(BudgetAddress(line->application), visit.t("The line is removed."));
}

}  // namespace

std::vector<http::Route> BudgetRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  const std::string budget = "/ansoegninger/{id}/budget";
  return {{Method::kGet, budget, people::Guarded(office, people::Access::kEverybody, BudgetPage)},
          {Method::kPost, budget, page(TakeNewLine)},
          {Method::kGet, budget + "/{linje}", page(LinePage)},
          {Method::kPost, budget + "/{linje}", page(TakeLine)},
          {Method::kPost, budget + "/{linje}/fjern", page(TakeLineAway)}};
}

}  // namespace tovholder::applications

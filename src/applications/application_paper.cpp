// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_paper.h"

#include "applications/application_rules.h"
#include "applications/application_view.h"
#include "applications/budget.h"
#include "approvals/standing_words.h"
#include "base/text.h"
#include "html/markdown.h"

namespace tovholder::applications {
namespace {

using documents::ColumnAlign;
using documents::Paper;
using documents::PaperFacts;
using documents::PaperHeading;
using documents::PaperTable;
using documents::Plain;
using html::Texts;

Paper BlankPaper(const ApplicationBook& book, std::string title, Date today, html::Language language) {
  Paper paper;
  paper.language = language;
  paper.running_head = book.application.title;
  paper.title = std::move(title);
  paper.subtitle = book.application.title;
  paper.date = today;
  return paper;
}

std::string StandingWord(Standing standing, const Texts& t) {
  switch (standing) {
    case Standing::kFulfilled:
      return std::string(t.In("part", "Ready"));
    case Standing::kNotNeeded:
      return std::string(t.In("part", "Not needed"));
    case Standing::kUnderWay:
      return std::string(t.In("part", "Under way"));
    case Standing::kMissing:
      return std::string(t.In("part", "Missing"));
    case Standing::kFaulty:
      break;
  }
  return std::string(t.In("part", "Not in order"));
}

PaperTable RequirementTable(const ApplicationBook& book, const PackageCheck& check, const Texts& t) {
  PaperTable table{std::string(t("What has to be there")),
                   {{std::string(t("Part")), 0.5, ColumnAlign::kLeft},
                    {std::string(t("How it stands")), 0.2, ColumnAlign::kLeft},
                    {std::string(t("Files")), 0, ColumnAlign::kLeft}},
                   {}};
  for (const Conclusion& one : check.conclusions) {
    std::vector<std::string> names;
    for (const PartFile& file : book.FilesOf(one.requirement.key)) names.push_back(file.name);
    const std::string reason = one.standing == Standing::kNotNeeded ? book.PartOf(one.requirement.key).reason : "";
    table.rows.push_back({Plain(TitleOf(one.requirement, t)), Plain(StandingWord(one.standing, t)),
                          Plain(reason.empty() ? Join(names, "\n") : reason)});
  }
  return table;
}

PaperFacts MoneyFacts(const ApplicationBook& book, const PackageCheck& check, const Texts& t) {
  const Budget budget = SumOf(book.lines);
  const auto money = [&](Money amount) { return Plain(FormatMoney(amount, t.language())); };
  PaperFacts facts;
  facts.facts = {{std::string(t("Applied for")), money(budget.fund)},
                 {std::string(t("The municipality")), money(budget.municipality)},
                 {std::string(t("Housing associations")), money(budget.associations)},
                 {std::string(t("Total budget")), money(budget.total())}};
  const auto tenths = ShareInTenths(budget);
  if (tenths && check.regulation != nullptr) {
    facts.facts.emplace_back(
        std::string(t("Local co-financing")),
        Plain(FormatTenths(*tenths, t.language()) + " % (" +
              t("at least {percent} %", {{"percent", std::to_string(check.regulation->local_percent)}}) + ")"));
  }
  return facts;
}

PaperTable SignatureTable(const ApplicationBook& book, const PackageCheck& check, const Texts& t) {
  PaperTable table{std::string(t("Declarations")),
                   {{std::string(t("Who")), 0.25, ColumnAlign::kLeft},
                    {std::string(t("Part")), 0.3, ColumnAlign::kLeft},
                    {std::string(t("Signed")), 0, ColumnAlign::kLeft}},
                   {}};
  for (const Conclusion& one : check.conclusions) {
    for (const people::BodyId body : book.StatingBodies(one.requirement)) {
      const Statement* statement = book.FindStatement(one.requirement.key, body);
      const bool is_signed = statement != nullptr && statement->signed_on;
      const std::string words =
          is_signed ? Join(LinesOf(statement->signed_by), ", ") + ", " + DayIn(*statement->signed_on, t) : "–";
      table.rows.push_back(
          {Plain(NameOfBody(book, body, t.language())), Plain(TitleOf(one.requirement, t)), Plain(words)});
    }
  }
  return table;
}

// The figures, and how many took part where residents voted.
std::string VotesOf(const ApplicationBook& book, const approvals::BodyDecision& decision, const Texts& t) {
  if (!book.approval) return {};
  std::string words = approvals::FiguresOf(*book.approval, decision, t);
  const approvals::Vote* vote = book.approval->FindVote(decision.id);
  if (vote == nullptr || words.empty()) return words;
  return words + "; " +
         t("{part} of {all} households took part",
           {{"part", html::FormatNumber(vote->households_taking_part, t.language())},
            {"all", html::FormatNumber(vote->households, t.language())}});
}

void AddOverride(const ApplicationBook& book, const approvals::BodyDecision& decision, PaperFacts& facts,
                 const Texts& t) {
  const approvals::Override* one = book.approval ? book.approval->FindOverrideOf(decision.id) : nullptr;
  const approvals::BodyDecision* by = one == nullptr ? nullptr : book.Find(one->decision);
  if (by == nullptr) return;
  facts.facts.emplace_back(std::string(t("Set aside by")),
                           Plain(NameOfDecider(book, *by, t.language()) + ", " + one->ground));
}

}  // namespace

Paper MakeCover(const ApplicationBook& book, const PackageCheck& check, Date today, html::Language language) {
  const Texts t(language);
  const Application& one = book.application;
  Paper paper = BlankPaper(book, one.title, today, language);
  paper.subtitle = PhaseWord(one.phase, t);
  paper.version = check.complete() ? std::string(t("Complete")) : std::string(t("Not complete"));
  PaperFacts facts;
  const std::string regulation = check.regulation == nullptr
                                     ? std::string(t("none chosen"))
                                     : check.regulation->name.In(language) + ". " + check.regulation->law.In(language);
  std::vector<std::string> focus;
  focus.reserve(book.focus.size());
  for (const ApplicationFocus& area : book.focus) focus.push_back(NameOfFocusArea(area.focus_area, language));
  facts.facts = {{std::string(t("Regulation")), Plain(regulation)},
                 {std::string(t("Focus areas")), Plain(focus.empty() ? std::string("–") : Join(focus, ", "))},
                 {std::string(t("Made")), Plain(DayIn(today, t))}};
  paper.blocks.emplace_back(std::move(facts));
  const std::string about = html::PlainFromMarkdown(one.about);
  if (!about.empty()) paper.blocks.emplace_back(documents::PaperParagraph{Plain(about)});
  paper.blocks.emplace_back(RequirementTable(book, check, t));
  paper.blocks.emplace_back(PaperHeading{1, "", std::string(t("Budget")), ""});
  paper.blocks.emplace_back(MoneyFacts(book, check, t));
  PaperTable signatures = SignatureTable(book, check, t);
  if (!signatures.rows.empty()) paper.blocks.emplace_back(std::move(signatures));
  return paper;
}

Paper MakeMasterDataPaper(const ApplicationBook& book, Date today, html::Language language) {
  const Texts t(language);
  Paper paper = BlankPaper(book, std::string(t("Master data")), today, language);
  for (const people::BodyId body : book.AssociationsTakingPart()) {
    const areas::AssociationFacts known = book.areas.FactsOf(body);
    paper.blocks.emplace_back(PaperHeading{1, "", book.areas.NameOf(body), ""});
    PaperFacts facts;
    facts.facts = {{std::string(t("CVR number")), Plain(known.cvr)},
                   {std::string(t("LBF number")), Plain(known.lbf_number)},
                   {std::string(t("Address")), Plain(known.address)},
                   {std::string(t("Contact person")), Plain(known.contact)},
                   {std::string(t("E-mail")), Plain(known.email)},
                   {std::string(t("Telephone")), Plain(known.telephone)},
                   {std::string(t("Signing rule")), Plain(known.signing_rule)},
                   {std::string(t("May sign")), Plain(Join(areas::ListSigners(known), ", "))}};
    std::erase_if(facts.facts, [](const auto& fact) { return documents::TextOf(fact.second).empty(); });
    paper.blocks.emplace_back(std::move(facts));
    PaperTable table{std::string(t("Sections")),
                     {{std::string(t("Section")), 0.3, ColumnAlign::kLeft},
                      {std::string(t("Area")), 0.2, ColumnAlign::kLeft},
                      {std::string(t("Address")), 0, ColumnAlign::kLeft},
                      {std::string(t("Households")), 0.14, ColumnAlign::kRight}},
                     {}};
    for (const areas::Section& one : book.SectionsTakingPart()) {
      if (one.association != body) continue;
      table.rows.push_back({Plain(areas::TitleOf(one)), Plain(one.area ? book.areas.NameOf(*one.area) : std::string()),
                            Plain(one.address), Plain(html::FormatNumber(one.households, language))});
    }
    paper.blocks.emplace_back(std::move(table));
  }
  return paper;
}

Paper MakeBudgetPaper(const ApplicationBook& book, Date today, html::Language language) {
  const Texts t(language);
  Paper paper = BlankPaper(book, std::string(t("Budget")), today, language);
  const Regulation* regulation = book.RegulationOn(DayOfApplication(book.application, today));
  PackageCheck check;
  check.regulation = regulation;
  paper.blocks.emplace_back(MoneyFacts(book, check, t));
  PaperTable table{std::string(t("Lines of the budget")),
                   {{std::string(t("What")), 0, ColumnAlign::kLeft},
                    {std::string(t("Focus area")), 0.26, ColumnAlign::kLeft},
                    {std::string(t("Who pays")), 0.2, ColumnAlign::kLeft},
                    {std::string(t("Amount")), 0.2, ColumnAlign::kRight}},
                   {}};
  for (const BudgetLine& line : book.lines) {
    const std::string focus =
        line.focus_area.empty() ? std::string(t("All focus areas")) : NameOfFocusArea(line.focus_area, language);
    table.rows.push_back({Plain(line.text), Plain(focus),
                          Plain(line.body ? book.areas.NameOf(*line.body) : PayerWord(line.payer, t)),
                          Plain(FormatMoney(line.amount(), language))});
  }
  paper.blocks.emplace_back(std::move(table));
  return paper;
}

Paper MakeDecisionPaper(const ApplicationBook& book, const approvals::BodyDecision& decision,
                        const DecisionSource& source, html::Language language) {
  const Texts t(language);
  Paper paper;
  paper.language = language;
  paper.title = t("Decision: {decider}", {{"decider", NameOfDecider(book, decision, language)}});
  paper.subtitle = book.approval ? book.approval->approval.title : std::string();
  paper.running_head = book.application.title;
  paper.date = decision.decided;
  PaperFacts facts;
  const auto add = [&](std::string_view term, std::string value) {
    if (!value.empty()) facts.facts.emplace_back(std::string(term), Plain(std::move(value)));
  };
  add(t("Who"), NameOfDecider(book, decision, language));
  add(t.In("answer", "Answer"), std::string(approvals::WordOf(decision.answer, t)));
  add(t("When"), decision.decided ? DayIn(*decision.decided, t) : std::string());
  add(t("Votes"), VotesOf(book, decision, t));
  add(t("Remarks"), decision.remarks);
  add(t("Meeting"), source.meeting);
  add(t("Item"), source.item);
  AddOverride(book, decision, facts, t);
  paper.blocks.emplace_back(std::move(facts));
  return paper;
}

Paper MakeMissingPaper(const ApplicationBook& book, const PackageCheck& check, Date today, html::Language language) {
  const Texts t(language);
  Paper paper = BlankPaper(book, std::string(t("What is missing")), today, language);
  PaperTable table{std::string(t("What is missing")),
                   {{std::string(t("Part")), 0.24, ColumnAlign::kLeft},
                    {std::string(t("What is missing")), 0, ColumnAlign::kLeft},
                    {std::string(t("Who")), 0.18, ColumnAlign::kLeft},
                    {std::string(t.In("application", "Until")), 0.16, ColumnAlign::kLeft}},
                   {}};
  for (const MissingLine& one : ListMissing(check, language)) {
    table.rows.push_back({Plain(one.numeral.empty() ? one.title : one.numeral + " " + one.title), Plain(one.what),
                          Plain(one.by), Plain(DayIn(one.until, t))});
  }
  paper.blocks.emplace_back(documents::PaperParagraph{Plain(CountSentence(check, t))});
  if (!table.rows.empty()) paper.blocks.emplace_back(std::move(table));
  return paper;
}

}  // namespace tovholder::applications

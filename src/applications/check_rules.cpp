// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "applications/application_check.h"
#include "applications/budget.h"
#include "base/text.h"
#include "documents/csv.h"
#include "html/formats.h"
#include "people/change_words.h"

namespace tovholder::applications {
namespace {

std::string DayIn(Date day, html::Language language) { return html::FormatDay(day, html::DayForm::kLong, language); }

// What is still to come, beside what is there and does not do.
constexpr std::array<std::string_view, 11> kStillToCome{
    "applications.part_missing",    "applications.part_draft",    "applications.too_few_files",
    "applications.no_statement",    "applications.no_decision",   "applications.not_decided",
    "applications.no_signed_paper", "applications.no_signature",  "applications.too_few_signed",
    "applications.nobody_may_sign", "applications.no_focus_areas"};

bool IsStillToCome(const Error& error) {
  return std::find(kStillToCome.begin(), kStillToCome.end(), error.id) != kStillToCome.end();
}

// One requirement of one application, judged.
class Judging {
 public:
  Judging(const ApplicationBook& book, const Regulation& regulation, const Requirement& requirement,
          html::Language language)
      : book_(book), regulation_(regulation), language_(language), part_(book.PartOf(requirement.key)) {
    conclusion_.requirement = requirement;
    conclusion_.by = DelivererOf(requirement);
    conclusion_.until = part_.due_by ? part_.due_by : book.application.deadline;
  }

  Conclusion Judge() {
    const Requirement& requirement = conclusion_.requirement;
    if (part_.state == PartState::kNotNeeded && !requirement.Has(CheckKind::kShare)) {
      conclusion_.standing = Standing::kNotNeeded;
      return std::move(conclusion_);
    }
    for (const CheckKind check : requirement.checks) Apply(check);
    if (!requirement.IsChecked()) AskWhetherReady();
    conclusion_.standing = StandingOf();
    return std::move(conclusion_);
  }

 private:
  std::string DelivererOf(const Requirement& requirement) const {
    const std::string organ = part_.organization ? book_.areas.NameOf(*part_.organization) : std::string();
    if (!part_.person.empty()) return organ.empty() ? part_.person : part_.person + ", " + organ;
    return organ.empty() ? requirement.deliverer.In(language_) : organ;
  }

  void Refuse(Error error) { conclusion_.faults.push_back({std::move(error), conclusion_.by, conclusion_.until}); }
  // Something is not there at all, rather than wrong.
  void Miss(Error error) {
    ++missing_;
    Refuse(std::move(error));
  }

  void Apply(CheckKind check) {
    switch (check) {
      case CheckKind::kFiles:
        return CheckFileCount(conclusion_.requirement.least_files);
      case CheckKind::kPages:
        return CheckPages();
      case CheckKind::kMasterData:
        return CheckMasterData();
      case CheckKind::kFocusFiles:
        return CheckFocusFiles();
      case CheckKind::kBudget:
        return CheckBudget();
      case CheckKind::kShare:
        return CheckShare();
      case CheckKind::kRecommendation:
      case CheckKind::kDeclarations:
      case CheckKind::kApproval:
        return CheckStatements();
    }
  }

  void CheckFileCount(int least) {
    const auto files = book_.FilesOf(part_.requirement);
    const int count = static_cast<int>(files.size());
    if (count == 0 && least > 0) {
      Miss({"applications.no_files", {{"least", std::to_string(least)}}});
    } else if (count < least) {
      Refuse({"applications.too_few_files", {{"files", std::to_string(count)}, {"least", std::to_string(least)}}});
    }
    for (const PartFile& file : files) CheckReadable(file);
  }

  void CheckReadable(const PartFile& file) {
    if (file.finding == FileFinding::kDamaged) Refuse({"applications.damaged", {{"file", file.name}}});
    if (file.finding == FileFinding::kEncrypted) Refuse({"applications.encrypted", {{"file", file.name}}});
    if (file.finding == FileFinding::kPdf && file.pages == 0) Refuse({"applications.no_pages", {{"file", file.name}}});
  }

  void CheckPages() {
    CheckFileCount(1);
    int pages = 0;
    for (const PartFile& file : book_.FilesOf(part_.requirement)) {
      if (file.finding == FileFinding::kNoPdf) Refuse({"applications.not_pdf", {{"file", file.name}}});
      pages += file.pages;
    }
    const int limit = conclusion_.requirement.most_pages;
    if (pages > limit) {
      Refuse({"applications.too_many_pages", {{"pages", std::to_string(pages)}, {"limit", std::to_string(limit)}}});
    }
  }

  void CheckMasterData() {
    const auto sections = book_.SectionsTakingPart();
    if (sections.empty()) return Miss({"applications.no_sections"});
    for (const people::BodyId association : book_.AssociationsTakingPart()) {
      const auto fields = MissingMasterData(book_.areas.FactsOf(association), language_);
      if (fields.empty()) continue;
      Refuse({"applications.master_data_missing",
              {{"association", book_.areas.NameOf(association)}, {"fields", Join(fields, ", ")}}});
    }
    for (const areas::Section& section : sections) {
      if (section.households == 0) Refuse({"applications.no_households", {{"section", areas::TitleOf(section)}}});
    }
  }

  void CheckFocusFiles() {
    if (book_.focus.empty()) return Miss({"applications.no_focus_areas"});
    CheckFileCount(static_cast<int>(book_.focus.size()));
  }

  void CheckBudget() {
    if (book_.lines.empty()) return Miss({"applications.no_budget_lines"});
    for (const BudgetLine& line : book_.lines) {
      if (line.focus_area.empty() || regulation_.Permits(line.focus_area)) continue;
      Refuse({"applications.line_focus_not_permitted",
              {{"line", line.text},
               {"focus", NameOfFocusArea(line.focus_area, language_)},
               {"regulation", regulation_.name.In(language_)}}});
    }
    CheckGrant();
  }

  void CheckGrant() {
    const Budget budget = SumOf(book_.lines);
    if (budget.fund.oere > 0) return;
    Refuse({"applications.no_grant", {{"local", FormatMoney(budget.local(), language_)}}});
  }

  void CheckShare() {
    const Requirement& requirement = conclusion_.requirement;
    if (book_.lines.empty()) {
      if (!requirement.Has(CheckKind::kBudget)) Miss({"applications.no_budget_lines"});
      return;
    }
    const Budget budget = SumOf(book_.lines);
    const int percent = regulation_.local_percent;
    if (budget.fund.oere == 0 && !requirement.Has(CheckKind::kBudget)) return CheckGrant();
    if (IsEnough(budget, percent) || budget.fund.oere == 0) return;
    Refuse({"applications.share_short",
            {{"share", FormatTenths(ShareInTenths(budget).value_or(0), language_)},
             {"percent", std::to_string(percent)},
             {"least", FormatMoney(LeastLocal(budget.fund, percent), language_)},
             {"grant", FormatMoney(budget.fund, language_)},
             {"short", FormatMoney(ShortOf(budget, percent), language_)}}});
  }

  void CheckStatements() {
    const Requirement& requirement = conclusion_.requirement;
    const auto bodies = book_.StatingBodies(requirement);
    if (book_.sections.empty()) return Miss({"applications.no_sections"});
    if (bodies.empty()) return Miss({"applications.no_municipality"});
    for (const people::BodyId body : bodies) {
      for (Error& error : CheckStated(book_, requirement, body, language_)) {
        if (error.id == "applications.no_statement") ++missing_;
        conclusion_.faults.push_back({std::move(error), NameOfBody(book_, body, language_), conclusion_.until});
      }
    }
  }

  // What is missing for a check says enough; only what nobody can see must be said by somebody.
  void AskWhetherReady() {
    if (part_.state == PartState::kReady) return;
    if (part_.state == PartState::kDraft) return Refuse({"applications.part_draft"});
    if (conclusion_.faults.empty()) Refuse({"applications.part_missing"});
  }

  Standing StandingOf() const {
    if (conclusion_.faults.empty()) return Standing::kFulfilled;
    if (missing_ == conclusion_.faults.size()) return Standing::kMissing;
    const bool waits = std::all_of(conclusion_.faults.begin(), conclusion_.faults.end(),
                                   [](const Fault& one) { return IsStillToCome(one.error); });
    return waits ? Standing::kUnderWay : Standing::kFaulty;
  }

  const ApplicationBook& book_;
  const Regulation& regulation_;
  html::Language language_;
  ApplicationPart part_;
  Conclusion conclusion_;
  std::size_t missing_ = 0;
};

void CheckFocusChosen(const ApplicationBook& book, html::Language language, PackageCheck& check) {
  if (book.focus.empty()) check.remarks.push_back({"applications.no_focus_chosen"});
  for (const ApplicationFocus& one : book.focus) {
    if (check.regulation->Permits(one.focus_area)) continue;
    check.general.push_back(
        {{"applications.focus_not_permitted",
          {{"focus", NameOfFocusArea(one.focus_area, language)}, {"regulation", check.regulation->name.In(language)}}},
         std::string(html::Texts(language)("The secretariat")),
         book.application.deadline});
  }
}

void RemarkOnDays(const ApplicationBook& book, Date day, Date today, html::Language language, PackageCheck& check) {
  const Application& one = book.application;
  if (check.regulation != nullptr && !check.regulation->IsInForce(day)) {
    const html::Texts t(language);
    const auto& to = check.regulation->in_force_to;
    check.remarks.push_back({"applications.not_in_force",
                             {{"regulation", check.regulation->name.In(language)},
                              {"day", DayIn(day, language)},
                              {"from", DayIn(check.regulation->in_force_from, language)},
                              {"to", to ? DayIn(*to, language) : std::string(t("further notice"))}}});
  }
  if (one.state == ApplicationState::kDraft && one.deadline && *one.deadline < today) {
    check.remarks.push_back({"applications.deadline_passed", {{"day", DayIn(*one.deadline, language)}}});
  }
  for (const areas::Section& section : book.SectionsTakingPart()) {
    if (areas::Exists(section, day)) continue;
    check.remarks.push_back(
        {"applications.section_gone", {{"section", areas::TitleOf(section)}, {"day", DayIn(day, language)}}});
  }
}

}  // namespace

Standing StandingOfStated(const std::vector<Error>& errors) {
  if (errors.empty()) return Standing::kFulfilled;
  if (errors.front().id == "applications.no_statement") return Standing::kMissing;
  return std::all_of(errors.begin(), errors.end(), IsStillToCome) ? Standing::kUnderWay : Standing::kFaulty;
}

bool PackageCheck::complete() const { return regulation != nullptr && general.empty() && open() == 0; }

int PackageCheck::open() const {
  return static_cast<int>(
      std::count_if(conclusions.begin(), conclusions.end(), [](const Conclusion& one) { return !one.fulfilled(); }));
}

const Conclusion* PackageCheck::Find(std::string_view requirement) const {
  const auto found = std::find_if(conclusions.begin(), conclusions.end(),
                                  [&](const Conclusion& one) { return one.requirement.key == requirement; });
  return found == conclusions.end() ? nullptr : &*found;
}

PackageCheck CheckPackage(const ApplicationBook& book, Date today, html::Language language) {
  const Date day = DayOfApplication(book.application, today);
  const std::string secretariat(html::Texts(language)("The secretariat"));
  PackageCheck check;
  check.regulation = book.RegulationOn(day);
  RemarkOnDays(book, day, today, language, check);
  if (check.regulation == nullptr) {
    check.general.push_back(
        {{"applications.no_regulation", {{"day", DayIn(day, language)}}}, secretariat, book.application.deadline});
    return check;
  }
  const auto& requirements = check.regulation->RequirementsOf(book.application.phase);
  if (requirements.empty()) {
    check.general.push_back({{"applications.phase_unknown", {{"regulation", check.regulation->name.In(language)}}},
                             secretariat,
                             book.application.deadline});
  }
  CheckFocusChosen(book, language, check);
  for (const Requirement& one : requirements) {
    check.conclusions.push_back(Judging(book, *check.regulation, one, language).Judge());
  }
  return check;
}

std::vector<MissingLine> ListMissing(const PackageCheck& check, html::Language language) {
  std::vector<MissingLine> missing;
  const auto add = [&](const std::string& numeral, const std::string& title, const std::vector<Fault>& faults) {
    for (const Fault& fault : faults) {
      missing.push_back({numeral, title, html::Sentence(fault.error, language), fault.by, fault.until});
    }
  };
  for (const Conclusion& one : check.conclusions) {
    add(one.requirement.numeral, one.requirement.title.In(language), one.faults);
  }
  add("", std::string(html::Texts(language)("The whole application")), check.general);
  return missing;
}

std::string FormatMissing(const std::vector<MissingLine>& missing, const html::Texts& t) {
  const std::vector<std::string> head{std::string(t("No.")), std::string(t("Part")), std::string(t("What is missing")),
                                      std::string(t("Who")), std::string(t.In("application", "Until"))};
  std::vector<std::vector<std::string>> rows;
  rows.reserve(missing.size());
  for (const MissingLine& one : missing) {
    rows.push_back({one.numeral, one.title, one.what, one.by, one.until ? FormatIso(*one.until) : std::string()});
  }
  return documents::FormatCsv(head, rows);
}

std::vector<std::string> MissingMasterData(const areas::AssociationFacts& facts, html::Language language) {
  const html::Texts t(language);
  std::vector<std::string> fields;
  const auto ask = [&](const std::string& value, std::string_view field) {
    if (value.empty()) fields.push_back(people::LabelOf("field", field, t));
  };
  ask(facts.cvr, "cvr");
  ask(facts.lbf_number, "lbf_number");
  ask(facts.address, "address");
  ask(facts.contact, "contact");
  if (facts.telephone.empty()) ask(facts.email, "email");
  return fields;
}

}  // namespace tovholder::applications

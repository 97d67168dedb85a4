// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>

#include "applications/regulation.h"
#include "applications/regulation_files.h"
#include "base/enum_names.h"
#include "documents/counters.h"

namespace tovholder::applications {
namespace {

namespace json = boost::json;

constexpr EnumNames<CheckKind, 9> kCheckKinds{{{CheckKind::kFiles, "files"},
                                               {CheckKind::kPages, "pages"},
                                               {CheckKind::kMasterData, "master_data"},
                                               {CheckKind::kFocusFiles, "focus_files"},
                                               {CheckKind::kBudget, "budget"},
                                               {CheckKind::kShare, "share"},
                                               {CheckKind::kRecommendation, "recommendation"},
                                               {CheckKind::kDeclarations, "declarations"},
                                               {CheckKind::kApproval, "approval"}}};

std::string TextAt(const json::object& object, std::string_view key) {
  return std::string(json::value_to<std::string>(object.at(key)));
}

html::InBothLanguages BothAt(const json::value& value) {
  return {TextAt(value.as_object(), "da"), TextAt(value.as_object(), "en")};
}

int NumberAt(const json::object& object, std::string_view key) {
  const json::value* found = object.if_contains(key);
  return found == nullptr ? 0 : json::value_to<int>(*found);
}

Date DateOf(const json::value& value) {
  const auto date = ParseIsoDate(json::value_to<std::string>(value));
  if (!date) throw std::invalid_argument("no date: " + json::serialize(value));
  return *date;
}

CheckKind CheckOf(const json::value& value) {
  CheckKind kind = CheckKind::kFiles;
  const auto name = json::value_to<std::string>(value);
  if (!ValueIn(kCheckKinds, name, kind)) throw std::invalid_argument("no check: " + name);
  return kind;
}

Requirement RequirementOf(const json::object& object, int number) {
  Requirement one;
  one.key = TextAt(object, "key");
  one.numeral = documents::FormatCounter(number, documents::CounterStyle::kUpperRoman);
  one.title = BothAt(object.at("title"));
  one.help = BothAt(object.at("help"));
  one.deliverer = BothAt(object.at("deliverer"));
  for (const json::value& check : object.at("checks").as_array()) one.checks.push_back(CheckOf(check));
  one.most_pages = NumberAt(object, "pages");
  one.least_files = NumberAt(object, "files");
  if (one.Has(CheckKind::kPages) != (one.most_pages > 0) || one.Has(CheckKind::kFiles) != (one.least_files > 0)) {
    throw std::invalid_argument("check without its number: " + one.key);
  }
  return one;
}

std::vector<Requirement> RequirementsAt(const json::value& value) {
  std::vector<Requirement> requirements;
  if (value.is_null()) return requirements;
  for (const json::value& one : value.as_array()) {
    requirements.push_back(RequirementOf(one.as_object(), static_cast<int>(requirements.size()) + 1));
  }
  return requirements;
}

Regulation RegulationOf(const json::object& object) {
  Regulation one;
  one.key = TextAt(object, "key");
  one.name = BothAt(object.at("name"));
  one.law = BothAt(object.at("law"));
  for (const json::value& source : object.at("sources").as_array()) {
    one.sources.push_back(json::value_to<std::string>(source));
  }
  const json::object& in_force = object.at("in_force").as_object();
  one.in_force_from = DateOf(in_force.at("from"));
  if (const json::value* to = in_force.if_contains("to")) one.in_force_to = DateOf(*to);
  one.local_percent = NumberAt(object, "local_percent");
  if (one.local_percent < 0 || one.local_percent > 99) throw std::invalid_argument("local_percent");
  for (const json::value& area : object.at("focus_areas").as_array()) one.focus_areas.push_back(BothAt(area));
  one.prequalification = RequirementsAt(object.at("prequalification"));
  one.final_application = RequirementsAt(object.at("final"));
  return one;
}

std::vector<Regulation> LoadRegulations() {
  std::vector<Regulation> regulations;
  for (const EmbeddedFile& file : RegulationFiles()) {
    auto parsed = ParseRegulation(file.content, std::string(file.name));
    if (!parsed) throw std::logic_error(parsed.error().params.at("file") + ": " + parsed.error().params.at("detail"));
    regulations.push_back(std::move(*parsed));
  }
  std::sort(regulations.begin(), regulations.end(),
            [](const Regulation& a, const Regulation& b) { return a.in_force_from < b.in_force_from; });
  return regulations;
}

}  // namespace

bool Requirement::Has(CheckKind check) const { return std::find(checks.begin(), checks.end(), check) != checks.end(); }

bool Requirement::IsStated() const {
  return Has(CheckKind::kRecommendation) || Has(CheckKind::kDeclarations) || Has(CheckKind::kApproval);
}

bool Requirement::IsChecked() const { return IsStated() || (Has(CheckKind::kShare) && checks.size() == 1); }

const std::vector<Requirement>& Regulation::RequirementsOf(Phase phase) const {
  return phase == Phase::kPrequalification ? prequalification : final_application;
}

const Requirement* Regulation::Find(Phase phase, std::string_view wanted) const {
  const auto& all = RequirementsOf(phase);
  const auto found = std::find_if(all.begin(), all.end(), [&](const Requirement& one) { return one.key == wanted; });
  return found == all.end() ? nullptr : &*found;
}

bool Regulation::IsInForce(Date day) const { return in_force_from <= day && (!in_force_to || day <= *in_force_to); }

bool Regulation::Permits(std::string_view focus_area) const {
  return std::any_of(focus_areas.begin(), focus_areas.end(),
                     [&](const html::InBothLanguages& one) { return one.danish == focus_area; });
}

const std::vector<Regulation>& Regulations() {
  static const std::vector<Regulation> regulations = LoadRegulations();
  return regulations;
}

const Regulation* FindRegulation(std::string_view key) {
  const auto& all = Regulations();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Regulation& one) { return one.key == key; });
  return found == all.end() ? nullptr : &*found;
}

const Regulation* FindRegulationInForce(Date day) {
  const auto& all = Regulations();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Regulation& one) { return one.IsInForce(day); });
  return found == all.end() ? nullptr : &*found;
}

std::string NameOfFocusArea(const std::string& danish, html::Language language) {
  for (const Regulation& regulation : Regulations()) {
    for (const html::InBothLanguages& one : regulation.focus_areas) {
      if (one.danish == danish) return one.In(language);
    }
  }
  return danish;
}

Result<Regulation> ParseRegulation(std::string_view text, const std::string& file) {
  try {
    return RegulationOf(json::parse(text).as_object());
  } catch (const std::exception& wrong) {
    return Fail("applications.regulation_damaged", {{"file", file}, {"detail", wrong.what()}});
  }
}

}  // namespace tovholder::applications

// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_names.h"

#include <algorithm>

#include "base/text.h"
#include "criteria/rule_set.h"
#include "indicators/figure_text.h"
#include "indicators/indicator_rules.h"
#include "indicators/list_figures.h"
#include "people/organization_store.h"

namespace tovholder::indicators {
namespace {

using criteria::Criterion;

// What the columns of yearly lists are called.
std::optional<Criterion> CriterionNamed(std::string_view name) {
  static const auto criteria = [] {
    const std::vector<std::pair<std::string_view, Criterion>> all = {
        {"employment", Criterion::kEmployment},
        {"employment outside", Criterion::kEmployment},
        {"outside work and education", Criterion::kEmployment},
        {"uden for arbejdsmarkedet", Criterion::kEmployment},
        {"uden tilknytning til arbejdsmarkedet", Criterion::kEmployment},
        {"uden tilknytning til arbejdsmarked eller uddannelse", Criterion::kEmployment},
        {"uden tilknytning til uddannelse eller arbejdsmarked", Criterion::kEmployment},
        {"convicted", Criterion::kConvicted},
        {"dømte", Criterion::kConvicted},
        {"education", Criterion::kEducation},
        {"education basic", Criterion::kEducation},
        {"basic education", Criterion::kEducation},
        {"grundskole", Criterion::kEducation},
        {"kun grundskole", Criterion::kEducation},
        {"income", Criterion::kIncome},
        {"income of region", Criterion::kIncome},
        {"indkomst", Criterion::kIncome},
        {"bruttoindkomst", Criterion::kIncome},
        {"nonwestern", Criterion::kNonwestern},
        {"non-western", Criterion::kNonwestern},
        {"ikke-vestlige", Criterion::kNonwestern},
        {"ikke-vestlige indvandrere og efterkommere", Criterion::kNonwestern},
        {"indvandrere og efterkommere fra ikke-vestlige lande", Criterion::kNonwestern},
        {"population", Criterion::kPopulation},
        {"indbyggere", Criterion::kPopulation},
        {"beboere", Criterion::kPopulation},
        {"antal beboere", Criterion::kPopulation},
        {"residents", Criterion::kPopulation}};
    std::map<std::string, Criterion, std::less<>> by_name;
    for (const auto& [text, criterion] : all) by_name.emplace(Fold(text), criterion);
    return by_name;
  }();
  std::string folded = Fold(ReadHeading(name).name);
  if (folded.ends_with(" national")) folded.resize(folded.size() - std::string_view(" national").size());
  const auto found = criteria.find(folded);
  return found == criteria.end() ? std::nullopt : std::optional(found->second);
}

std::string KeyFor(std::string_view name, const IndicatorBook& book) {
  std::string key;
  for (const char c : ReplaceAll(ReplaceAll(ReplaceAll(ToLower(name), "æ", "ae"), "ø", "oe"), "å", "aa")) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      key.push_back(c);
    } else if (!key.empty() && key.back() != '_') {
      key.push_back('_');
    }
  }
  constexpr std::size_t kLongest = 50;
  key.resize(std::min(key.size(), kLongest));
  if (key.empty()) key = "tal";
  std::string free = key;
  for (int i = 2; book.FindByKey(free) != nullptr; ++i) free = key + "_" + std::to_string(i);
  return free;
}

Indicator NewIndicator(std::string_view name, std::optional<Unit> unit, const IndicatorBook& book) {
  Indicator indicator;
  indicator.key = KeyFor(name, book);
  indicator.name = CollapseSpace(name);
  indicator.unit = unit.value_or(Unit::kRatio);
  if (IsShare(indicator.unit)) indicator.denominator = "ikke oplyst";
  indicator.counted = criteria::Counted::kOther;
  indicator.mean_of_years = std::nullopt;
  indicator.counts_people = IsShare(indicator.unit);
  return indicator;
}

std::string BodyName(std::string_view folded) {
  constexpr std::string_view kMunicipality = " kommune";
  if (folded.ends_with(kMunicipality)) folded.remove_suffix(kMunicipality.size());
  return std::string(folded);
}

bool IsCountry(std::string_view folded) {
  return folded == "danmark" || folded == "denmark" || folded == "hele landet" || folded == "landsgennemsnit" ||
         folded == "hele danmark";
}

bool IsRegion(std::string_view folded) {
  static const std::vector<std::string> kRegions = {Fold("Region Hovedstaden"), Fold("Region Sjælland"),
                                                    Fold("Region Syddanmark"), Fold("Region Midtjylland"),
                                                    Fold("Region Nordjylland")};
  return std::find(kRegions.begin(), kRegions.end(), folded) != kRegions.end();
}

template <class Tag>
std::optional<Id<Tag>> IdAfter(std::string_view choice, std::string_view kind) {
  if (!choice.starts_with(kind)) return std::nullopt;
  const auto number = ParseCount<std::int64_t>(choice.substr(kind.size()));
  return number && *number > 0 ? std::optional(Id<Tag>{*number}) : std::nullopt;
}

// Areas of one name in two municipalities: "Ringparken (Holstebro)" beside "Ringparken".
std::string NameWithin(std::string_view name, std::string_view municipality) {
  return CollapseSpace(name) + " (" + CollapseSpace(municipality) + ")";
}

}  // namespace

std::string NameKey(std::string_view name, std::string_view municipality) {
  std::string key = Fold(name);
  if (municipality.empty()) return key;
  key += '|';
  return key += Fold(municipality);
}

FigureNames::FigureNames(NameSources sources) : sources_(std::move(sources)) {
  // What the program knows from the start and this installation has not yet.
  for (Indicator& one : sources_.book.indicators) {
    if (one.id) continue;
    one.id = {-static_cast<std::int64_t>(indicators_to_make_.size()) - 1};
    indicators_to_make_.push_back({one.id, one});
  }
  sources_.book.Index();
  for (const areas::HousingArea& area : sources_.book.areas) area_names_.insert(Fold(area.name));
}

const std::string& FigureNames::KeyOf(std::string_view name) {
  const auto known = keys_.find(name);
  if (known != keys_.end()) return known->second;
  return keys_.emplace(std::string(name), NameKey(name)).first->second;
}

std::optional<IndicatorId> FigureNames::KnownIndicator(std::string_view name) const {
  if (const Indicator* known = sources_.book.FindByName(name)) return known->id;
  const HeadingText heading = ReadHeading(name);
  const Indicator* known = sources_.book.FindByName(heading.name);
  if (known == nullptr) return std::nullopt;
  // "Dømte (pr. 1.000)" is another figure than one in per cent, but may be reckoned into it.
  return !heading.unit || IsShare(*heading.unit) == IsShare(known->unit) ? std::optional(known->id) : std::nullopt;
}

IndicatorFound FigureNames::FindIndicator(std::string_view name, std::optional<Unit> unit) {
  const std::string& key = KeyOf(name);
  const auto [seen, first] = indicators_.try_emplace(key);
  IndicatorFound& found = seen->second;
  if (!first) return found;
  const auto chosen = sources_.choices.indicators.find(key);
  const std::string_view choice =
      chosen == sources_.choices.indicators.end() ? std::string_view() : std::string_view(chosen->second);
  found.left_out = choice == kLeaveOut;
  if (found.left_out || key.empty()) return found;
  if (const Indicator* known = sources_.book.FindByKey(choice)) {
    found.id = known->id;
  } else {
    found.id = KnownIndicator(name);
  }
  if (found.id || (choice != kMakeNew && sources_.indicators == Unknown::kAsked)) return found;
  IndicatorToMake made{{-static_cast<std::int64_t>(indicators_to_make_.size()) - 1},
                       NewIndicator(name, unit, sources_.book)};
  made.indicator.id = made.stand_in;
  sources_.book.indicators.push_back(made.indicator);
  sources_.book.Index();
  found.id = made.stand_in;
  indicators_to_make_.push_back(std::move(made));
  return found;
}

bool FigureNames::LiesIn(const areas::HousingArea& area, std::string_view municipality) const {
  if (municipality.empty() || !area.municipality) return true;
  const auto body = std::find_if(sources_.bodies.begin(), sources_.bodies.end(),
                                 [&](const people::Body& one) { return one.id == *area.municipality; });
  return body == sources_.bodies.end() || BodyName(Fold(body->name)) == BodyName(Fold(municipality));
}

PlaceId FigureNames::MakePlace(Place place, std::string_view municipality) {
  PlaceToMake made{
      {-static_cast<std::int64_t>(places_to_make_.size()) - 1}, std::move(place), std::string(municipality)};
  made.place.id = made.stand_in;
  sources_.book.places.push_back(made.place);
  sources_.book.Index();
  places_to_make_.push_back(std::move(made));
  return places_to_make_.back().stand_in;
}

PlaceId FigureNames::MakeArea(std::string_view name, std::string_view municipality) {
  std::string own = CollapseSpace(name);
  if (area_names_.contains(Fold(own)) && !Trim(municipality).empty()) own = NameWithin(name, municipality);
  area_names_.insert(Fold(own));
  return MakePlace({{}, PlaceKind::kArea, std::nullopt, std::nullopt, own}, municipality);
}

PlaceId FigureNames::PlaceOfArea(areas::HousingAreaId area) {
  if (const Place* place = sources_.book.FindPlace(area)) return place->id;
  const auto found = std::find_if(sources_.book.areas.begin(), sources_.book.areas.end(),
                                  [&](const areas::HousingArea& one) { return one.id == area; });
  return MakePlace({{}, PlaceKind::kArea, area, std::nullopt, found->name});
}

PlaceId FigureNames::PlaceOfBody(people::BodyId body) {
  for (const Place& place : sources_.book.places) {
    if (place.municipality == body) return place.id;
  }
  const auto found = std::find_if(sources_.bodies.begin(), sources_.bodies.end(),
                                  [&](const people::Body& one) { return one.id == body; });
  return MakePlace({{}, PlaceKind::kMunicipality, std::nullopt, body, found->name});
}

std::optional<PlaceId> FigureNames::KnownPlace(std::string_view name, std::string_view municipality) {
  const std::string folded = Fold(name);
  const std::string within = Fold(NameWithin(name, municipality));
  for (const areas::HousingArea& area : sources_.book.areas) {
    const std::string called = Fold(area.name);
    if ((called == folded && LiesIn(area, municipality)) || called == within) return PlaceOfArea(area.id);
  }
  if (const auto spelled = sources_.spellings.find(folded); spelled != sources_.spellings.end()) {
    return PlaceOfArea(spelled->second);
  }
  for (const Place& place : sources_.book.places) {
    if (place.kind != PlaceKind::kArea && Fold(place.name) == folded) return place.id;
    const bool made = place.kind == PlaceKind::kArea && !place.area && Fold(place.name) == folded;
    if (made && municipality.empty()) return place.id;
  }
  for (const people::Body& body : sources_.bodies) {
    const bool municipal = body.kind == people::BodyKind::kMunicipality;
    if (municipal && BodyName(Fold(body.name)) == BodyName(folded)) return PlaceOfBody(body.id);
  }
  if (IsCountry(folded)) {
    const Place* country = sources_.book.FindPlace(PlaceKind::kCountry, "Danmark");
    return country != nullptr ? country->id
                              : MakePlace({{}, PlaceKind::kCountry, std::nullopt, std::nullopt, "Danmark"});
  }
  if (IsRegion(folded)) {
    return MakePlace({{}, PlaceKind::kRegion, std::nullopt, std::nullopt, CollapseSpace(name)});
  }
  return std::nullopt;
}

std::optional<PlaceId> FigureNames::ChosenPlace(std::string_view choice, std::string_view name,
                                                std::string_view municipality) {
  if (choice == kMakeNew) return MakeArea(name, municipality);
  if (const auto place = IdAfter<Place>(choice, "place:"); place && sources_.book.Find(*place) != nullptr) return place;
  if (const auto area = IdAfter<areas::HousingArea>(choice, "area:")) {
    const auto is_it = [&](const areas::HousingArea& one) { return one.id == *area; };
    const auto& all = sources_.book.areas;
    if (std::any_of(all.begin(), all.end(), is_it)) return PlaceOfArea(*area);
  }
  if (const auto body = IdAfter<people::Body>(choice, "body:")) {
    const auto is_it = [&](const people::Body& one) { return one.id == *body; };
    if (std::any_of(sources_.bodies.begin(), sources_.bodies.end(), is_it)) return PlaceOfBody(*body);
  }
  return std::nullopt;
}

// What was said of the name in this municipality, else of the name wherever it is.
std::string FigureNames::ChoiceOf(const std::string& key, std::string_view name) {
  const auto& choices = sources_.choices.places;
  auto chosen = choices.find(key);
  if (chosen == choices.end()) chosen = choices.find(KeyOf(name));
  if (chosen == choices.end()) return {};
  answered_.insert(chosen->first);
  return chosen->second;
}

PlaceFound FigureNames::FindPlace(std::string_view name, std::string_view municipality) {
  const std::string key = municipality.empty() ? KeyOf(name) : NameKey(name, municipality);
  const auto [seen, first] = places_.try_emplace(key);
  PlaceFound& found = seen->second;
  if (!first || Trim(name).empty()) return found;
  const std::string choice = ChoiceOf(key, name);
  found.left_out = choice == kLeaveOut;
  if (found.left_out) return found;
  found.id = ChosenPlace(choice, name, municipality);
  if (!found.id) found.id = KnownPlace(name, municipality);
  if (!found.id && sources_.areas == Unknown::kAdded) found.id = ChosenPlace(kMakeNew, name, municipality);
  return found;
}

Result<OfList> FigureNames::FindOfList(std::string_view name, std::string_view text) const {
  const auto list = criteria::ParseListYear(text);
  if (!list) return Fail("indicators.no_list_year", {{"text", std::string(text)}});
  auto criterion = CriterionNamed(name);
  if (!criterion) {
    const auto known = KnownIndicator(name);
    if (known) criterion = sources_.book.Find(*known)->criterion;
  }
  if (!criterion) return Fail("indicators.not_of_lists", {{"name", std::string(name)}});
  const criteria::RuleSet* rules = criteria::FindGoverning(criteria::RuleSets(), *list, "61a");
  if (rules == nullptr) return Fail("indicators.no_rules_for_list", {{"list", std::string(text)}});
  const std::map<std::string, std::string> about{{"name", std::string(name)}, {"list", std::string(text)}};
  const criteria::CriterionRule* rule = rules->Find(*criterion);
  if (rule == nullptr) return Fail("indicators.not_in_rules", about);
  const Indicator* indicator = FindFor(sources_.book, *rule);
  if (indicator == nullptr) return Fail("indicators.no_official", about);
  return OfList{indicator->id, PeriodFor(*rule, *indicator, *list)};
}

bool FigureNames::Knows(std::string_view indicator) const {
  return KnownIndicator(indicator).has_value() || CriterionNamed(indicator).has_value() ||
         sources_.choices.indicators.contains(NameKey(indicator));
}

bool FigureNames::KnowsPlace(std::string_view place) const {
  const std::string folded = Fold(place);
  const auto is_called = [&](const auto& one) { return Fold(one.name) == folded; };
  const auto& areas = sources_.book.areas;
  const auto& places = sources_.book.places;
  return std::any_of(areas.begin(), areas.end(), is_called) || std::any_of(places.begin(), places.end(), is_called) ||
         sources_.spellings.contains(folded) || sources_.choices.places.contains(folded) ||
         std::any_of(sources_.bodies.begin(), sources_.bodies.end(),
                     [&](const people::Body& one) { return BodyName(Fold(one.name)) == BodyName(folded); }) ||
         IsCountry(folded) || IsRegion(folded);
}

KnownNames FigureNames::AsKnown() const {
  return {[this](std::string_view name) { return Knows(name); },
          [this](std::string_view name) { return KnowsPlace(name); }};
}

std::vector<std::pair<std::string, areas::HousingAreaId>> FigureNames::ListSpellings() const {
  std::vector<std::pair<std::string, areas::HousingAreaId>> spellings;
  for (const auto& [key, choice] : sources_.choices.places) {
    const auto area = IdAfter<areas::HousingArea>(choice, "area:");
    if (area && answered_.contains(key)) spellings.emplace_back(key.substr(0, key.find('|')), *area);
  }
  return spellings;
}

std::vector<Candidate> FigureNames::ProposeIndicators(std::string_view name) const {
  std::vector<Candidate> candidates;
  candidates.reserve(sources_.book.indicators.size());
  const auto criterion = CriterionNamed(name);
  std::vector<Candidate> of_criterion;
  for (const Indicator& one : sources_.book.indicators) {
    if (one.id.value < 0) continue;
    if (criterion && one.criterion == criterion) of_criterion.push_back({one.key, one.name});
    candidates.push_back({one.key, one.name});
  }
  std::vector<Candidate> similar = FindSimilar(ReadHeading(name).name, candidates);
  for (Candidate& one : similar) {
    const auto is_it = [&](const Candidate& other) { return other.value == one.value; };
    if (std::none_of(of_criterion.begin(), of_criterion.end(), is_it)) of_criterion.push_back(std::move(one));
  }
  return of_criterion;
}

std::vector<Candidate> FigureNames::ListPlaceChoices() const {
  std::vector<Candidate> candidates;
  candidates.reserve(sources_.book.areas.size() + sources_.book.places.size() + sources_.bodies.size());
  for (const areas::HousingArea& one : sources_.book.areas) {
    candidates.push_back({"area:" + std::to_string(one.id.value), one.name});
  }
  for (const Place& one : sources_.book.places) {
    if (one.id.value < 0 || one.area || one.municipality) continue;
    candidates.push_back({"place:" + std::to_string(one.id.value), one.name});
  }
  for (const people::Body& one : sources_.bodies) {
    if (one.kind != people::BodyKind::kMunicipality) continue;
    candidates.push_back({"body:" + std::to_string(one.id.value), one.name});
  }
  return candidates;
}

std::vector<Candidate> FigureNames::ProposePlaces(std::string_view name) const {
  return FindSimilar(name, ListPlaceChoices());
}

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "indicators/figure_mapping.h"
#include "indicators/figure_period.h"
#include "indicators/indicator_book.h"
#include "indicators/similar_names.h"
#include "people/organization.h"

// What the names in a file stand for. A name is taken for what is spelled like it, or for what a person has said;
// never for what only looks like it.
namespace tovholder::indicators {

// What a person said of names, by the name as NameKey writes it.
struct NameChoices {
  std::map<std::string, std::string> indicators;  // key, kMakeNew or kLeaveOut
  std::map<std::string, std::string> places;      // "area:3", "place:12", "body:4", kMakeNew or kLeaveOut
};
inline constexpr std::string_view kMakeNew = "ny";
inline constexpr std::string_view kLeaveOut = "udelad";
std::string NameKey(std::string_view name, std::string_view municipality = {});

enum class Unknown { kAsked, kAdded };  // what happens to what is not known

// What names are looked up in.
struct NameSources {
  IndicatorBook book;
  std::vector<people::Body> bodies;
  std::map<std::string, areas::HousingAreaId> spellings;  // folded, as they were remembered
  NameChoices choices = {};
  Unknown areas = Unknown::kAsked;
  Unknown indicators = Unknown::kAsked;
};

// A place that is not stored yet.
struct PlaceToMake {
  PlaceId stand_in;  // below 0, as it is known until then
  Place place;       // its name; of an area that is not there either without `area`
  std::string municipality;
};
struct IndicatorToMake {
  IndicatorId stand_in;
  Indicator indicator;
};

// For looking texts up without a copy of them.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

template <class Found>
struct NameFound {
  std::optional<Found> id;
  bool left_out = false;
};
using IndicatorFound = NameFound<IndicatorId>;
using PlaceFound = NameFound<PlaceId>;

// The days and the indicator that a figure of a yearly list is of.
struct OfList {
  IndicatorId indicator;
  FigurePeriod period;
};

class FigureNames {
 public:
  explicit FigureNames(NameSources sources);

  // `unit` is for one that is to be made.
  IndicatorFound FindIndicator(std::string_view name, std::optional<Unit> unit = std::nullopt);
  PlaceFound FindPlace(std::string_view name, std::string_view municipality);
  // "2019" and "convicted": the official indicator of the rules of that list, and its days. Errors:
  // indicators.no_list_year {text}, indicators.no_rules_for_list {list}, indicators.not_of_lists {name},
  // indicators.not_in_rules {name, list}, indicators.no_official {name, list}.
  Result<OfList> FindOfList(std::string_view name, std::string_view list) const;

  // NameKey, reckoned once a text.
  const std::string& KeyOf(std::string_view name);
  bool Knows(std::string_view indicator) const;
  bool KnowsPlace(std::string_view place) const;
  KnownNames AsKnown() const;

  // What the house has, and what is to be made, under its stand-ins.
  const IndicatorBook& book() const { return sources_.book; }
  const std::vector<PlaceToMake>& places_to_make() const { return places_to_make_; }
  const std::vector<IndicatorToMake>& indicators_to_make() const { return indicators_to_make_; }
  // Area names that a person has said another spelling of.
  std::vector<std::pair<std::string, areas::HousingAreaId>> ListSpellings() const;

  std::vector<Candidate> ProposeIndicators(std::string_view name) const;
  std::vector<Candidate> ProposePlaces(std::string_view name) const;
  std::vector<Candidate> ListPlaceChoices() const;

 private:
  std::optional<IndicatorId> KnownIndicator(std::string_view name) const;
  std::optional<PlaceId> KnownPlace(std::string_view name, std::string_view municipality);
  std::string ChoiceOf(const std::string& key, std::string_view name);
  std::optional<PlaceId> ChosenPlace(std::string_view choice, std::string_view name, std::string_view municipality);
  bool LiesIn(const areas::HousingArea& area, std::string_view municipality) const;
  PlaceId MakePlace(Place place, std::string_view municipality = {});
  PlaceId MakeArea(std::string_view name, std::string_view municipality);
  PlaceId PlaceOfArea(areas::HousingAreaId area);
  PlaceId PlaceOfBody(people::BodyId body);

  NameSources sources_;
  std::set<std::string> area_names_;  // folded, with those that are to be made
  std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> keys_;
  std::unordered_map<std::string, IndicatorFound> indicators_;
  std::unordered_map<std::string, PlaceFound> places_;
  std::set<std::string> answered_;  // the choices of places that the file asks for
  std::vector<PlaceToMake> places_to_make_;
  std::vector<IndicatorToMake> indicators_to_make_;
};

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#include "minutes/field_places.h"

#include <algorithm>
#include <optional>

namespace tovholder::minutes {
namespace {

std::string TextOf(const std::string& value) { return value; }
std::string TextOf(Date value) { return FormatIso(value); }
std::string TextOf(TimeOfDay value) { return FormatIso(value); }
std::string TextOf(ItemType value) { return std::string(ToName(value)); }
std::string TextOf(bool value) { return value ? "closed" : ""; }

class Places {
 public:
  explicit Places(std::string prefix) : prefix_(std::move(prefix)) {}

  template <class T>
  void Add(std::string_view field, const Read<T>& read) {
    if (read.place.empty()) return;
    list_.push_back(
        {prefix_ + std::string(field), read.place, read.confidence, std::string(read.rule), TextOf(read.value)});
  }
  template <class T>
  void Add(std::string_view field, const std::optional<Read<T>>& read) {
    if (read) Add(field, *read);
  }
  void Add(std::string_view field, const std::vector<ReadText>& reads) {
    for (std::size_t i = 0; i < reads.size(); ++i) Add(Numbered(field, i), reads[i]);
  }
  template <class Range, class F>
  void AddEach(std::string_view field, const Range& range, F&& read_of) {
    std::size_t number = 0;
    for (const auto& one : range) Add(Numbered(field, number++), read_of(one));
  }
  void Append(std::vector<FieldPlace> other) {
    list_.insert(list_.end(), std::make_move_iterator(other.begin()), std::make_move_iterator(other.end()));
  }
  std::vector<FieldPlace> Take() { return std::move(list_); }

 private:
  static std::string Numbered(std::string_view field, std::size_t index) {
    return std::string(field) + "." + std::to_string(index + 1);
  }

  std::string prefix_;
  std::vector<FieldPlace> list_;
};

std::vector<FieldPlace> PlacesOf(const ItemReading& item, std::size_t index) {
  Places places("items." + std::to_string(index + 1) + ".");
  places.Add("number", item.number);
  places.Add("title", item.title);
  places.Add("type", item.type);
  places.Add("case_number", item.case_number);
  places.Add("closed", item.closed);
  places.Add("recommended_by", item.recommended_by);
  places.AddEach("recommendations", item.recommendations, [](const auto& one) { return one.text; });
  places.Add("decision", item.decision);
  places.AddEach("decision_points", item.decision_points, [](const auto& one) { return one.text; });
  places.AddEach("other_decisions", item.other_decisions, [](const auto& one) { return one.text; });
  places.Add("remarks", item.remarks);
  places.Add("dissent", item.dissent);
  places.Add("responsible", item.responsible);
  places.Add("time_allotted", item.time_allotted);
  places.Add("decision_theme", item.decision_theme);
  places.Add("decided_by", item.decided_by);
  places.AddEach("previous_treatment", item.previous_treatment, [](const auto& one) { return one.text; });
  places.AddEach("attachments", item.attachments, [](const auto& one) { return one.name; });
  places.AddEach("extra_participants", item.extra_participants, [](const auto& one) { return one.name; });
  places.Add("absent", item.absent);
  places.Add("not_present", item.not_present);
  places.Add("substitutes", item.substitutes);
  return places.Take();
}

}  // namespace

std::string IdIn(std::string_view prefix, std::string_view field) {
  std::string id = std::string(prefix) + "-" + std::string(field);
  std::replace(id.begin(), id.end(), '.', '-');
  return id;
}

std::vector<FieldPlace> ListFieldPlaces(const MinutesReading& reading) {
  Places places("");
  places.Add("title", reading.title);
  places.Add("organization", reading.organization);
  places.Add("municipality", reading.municipality);
  places.Add("date", reading.date);
  places.Add("start_time", reading.start);
  places.Add("end_time", reading.end);
  places.Add("place", reading.place);
  places.Add("chair", reading.chair);
  places.Add("minute_taker", reading.minute_taker);
  places.Add("agenda_text", reading.agenda_text);
  places.AddEach("participants", reading.participants, [](const auto& one) { return one.name; });
  places.Add("absent", reading.absent);
  places.Add("not_present", reading.not_present);
  for (std::size_t i = 0; i < reading.items.size(); ++i) places.Append(PlacesOf(reading.items[i], i));
  return places.Take();
}

}  // namespace tovholder::minutes

// SPDX-License-Identifier: EUPL-1.2
#include "minutes/reading_json.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <utility>

namespace tovholder::minutes {
namespace {

namespace json = boost::json;

json::array Span(documents::Span span) { return {span.begin, span.end}; }

json::value Text(const std::optional<ReadText>& text) { return text ? json::value(text->value) : json::value(nullptr); }

json::array Texts(const std::vector<ReadText>& texts) {
  json::array out;
  for (const ReadText& text : texts) out.emplace_back(text.value);
  return out;
}

// How the parser came to a value: {"place": [b, e], "confidence": "likely", "rule": "…"}.
template <class T>
json::object Origin(const Read<T>& read) {
  return {{"place", Span(read.place)}, {"confidence", ToName(read.confidence)}, {"rule", read.rule}};
}

template <class T>
void AddOrigin(json::object& origins, std::string_view key, const std::optional<Read<T>>& read) {
  if (read) origins[key] = Origin(*read);
}

template <class T>
json::value Optional(const std::optional<T>& value) {
  return value ? json::value(*value) : json::value(nullptr);
}

template <class T>
json::value Iso(const std::optional<Read<T>>& read) {
  return read ? json::value(FormatIso(read->value)) : json::value(nullptr);
}

json::array Treatments(const ItemReading& item) {
  json::array out;
  for (const TreatmentReading& one : item.previous_treatment) {
    out.push_back(json::object{{"text", one.text.value},
                               {"body", Optional(one.body)},
                               {"date", one.date ? json::value(FormatIso(*one.date)) : json::value(nullptr)},
                               {"item", Optional(one.item)}});
  }
  return out;
}

json::array Guests(const ItemReading& item) {
  json::array out;
  for (const ExtraParticipant& guest : item.extra_participants) {
    out.push_back(
        json::object{{"name", guest.name.value}, {"title", Optional(guest.title)}, {"from", Optional(guest.from)}});
  }
  return out;
}

json::array Sections(const std::vector<SectionReading>& sections) {
  json::array out;
  for (const SectionReading& section : sections) {
    out.push_back(
        json::object{{"heading", section.heading.value}, {"level", section.level}, {"place", Span(section.body)}});
  }
  return out;
}

json::array DecisionPoints(const ItemReading& item) {
  json::array out;
  for (const DecisionPoint& point : item.decision_points) {
    out.push_back(json::object{{"point", point.point}, {"text", point.text.value}});
  }
  return out;
}

json::array OtherDecisions(const ItemReading& item) {
  json::array out;
  for (const OtherDecision& other : item.other_decisions) {
    out.push_back(json::object{{"body", Text(other.body)}, {"date", Iso(other.date)}, {"text", other.text.value}});
  }
  return out;
}

json::object ItemOrigins(const ItemReading& item) {
  json::object origins;
  origins["title"] = Origin(item.title);
  origins["closed"] = Origin(item.closed);
  AddOrigin(origins, "number", item.number);
  AddOrigin(origins, "type", item.type);
  AddOrigin(origins, "case_number", item.case_number);
  AddOrigin(origins, "decision", item.decision);
  AddOrigin(origins, "recommended_by", item.recommended_by);
  return origins;
}

void AddFurther(const ItemReading& item, json::object& out) {
  out["title_clean"] = item.title_clean;
  out["type_marker"] = Optional(item.type_marker);
  out["other_numbers"] = Texts(item.other_numbers);
  out["decision_points"] = DecisionPoints(item);
  out["other_decisions"] = OtherDecisions(item);
  out["remarks"] = Texts(item.remarks);
  out["dissent"] = Texts(item.dissent);
  out["substitutes"] = Texts(item.substitutes);
  out["attachment_count_text"] = Text(item.attachment_count_text);
  out["sections"] = Sections(item.sections);
  out["place"] = Span(item.span);
  out["origins"] = ItemOrigins(item);
}

json::object Item(const ItemReading& item) {
  json::object out;
  out["number"] = Text(item.number);
  out["title"] = item.title.value;
  out["type"] = item.type ? json::value(ToName(item.type->value)) : json::value(nullptr);
  out["case_number"] = Text(item.case_number);
  out["closed"] = item.closed.value;
  json::array recommendations;
  for (const RecommendationReading& point : item.recommendations) recommendations.emplace_back(point.text.value);
  out["recommendations"] = std::move(recommendations);
  out["decision"] = Text(item.decision);
  out["recommended_by"] = Text(item.recommended_by);
  out["responsible"] = Text(item.responsible);
  out["time_allotted"] = Text(item.time_allotted);
  out["decision_theme"] = Text(item.decision_theme);
  out["decided_by"] = Text(item.decided_by);
  out["previous_treatment"] = Treatments(item);
  json::array attachments;
  for (const AttachmentReading& attachment : item.attachments) attachments.emplace_back(attachment.name.value);
  out["attachments"] = std::move(attachments);
  out["extra_participants"] = Guests(item);
  out["absent"] = Texts(item.absent);
  out["not_present"] = Texts(item.not_present);
  AddFurther(item, out);
  return out;
}

json::array Participants(const MinutesReading& reading) {
  json::array out;
  for (const ParticipantReading& person : reading.participants) {
    out.push_back(json::object{{"name", person.name.value},
                               {"party", Text(person.party)},
                               {"role", Text(person.role)},
                               {"organization", Text(person.organization)},
                               {"side", Text(person.side)},
                               {"mark", ToName(person.mark)}});
  }
  return out;
}

json::array Contents(const MinutesReading& reading) {
  json::array out;
  for (const ContentsLine& line : reading.contents) {
    out.push_back(
        json::object{{"number", Optional(line.number)}, {"title", line.title.value}, {"page", Optional(line.page)}});
  }
  return out;
}

json::array Findings(const MinutesReading& reading) {
  json::array out;
  for (const Error& finding : reading.findings) {
    json::object params;
    for (const auto& [key, value] : finding.params) params[key] = value;
    out.push_back(json::object{{"id", finding.id}, {"params", std::move(params)}});
  }
  return out;
}

json::object Origins(const MinutesReading& reading) {
  json::object origins;
  AddOrigin(origins, "organization", reading.organization);
  AddOrigin(origins, "municipality", reading.municipality);
  AddOrigin(origins, "date", reading.date);
  AddOrigin(origins, "start", reading.start);
  AddOrigin(origins, "place", reading.place);
  origins["kind"] = json::object{{"confidence", ToName(reading.kind_confidence)}, {"rule", reading.kind_rule}};
  return origins;
}

json::array Unplaced(const MinutesReading& reading, const documents::TextDocument& document) {
  json::array out;
  if (reading.kind == PaperKind::kOther) return out;
  for (documents::Span span : reading.unplaced) {
    out.push_back(json::object{{"place", Span(span)}, {"text", document.At(span)}});
  }
  return out;
}

void AddFurther(const MinutesReading& reading, const documents::TextDocument& document, json::object& out) {
  out["title"] = Text(reading.title);
  out["paper"] = reading.paper;
  out["end"] = Iso(reading.end);
  out["municipality_origin"] = ToName(reading.municipality_origin);
  out["participants_detail"] = Participants(reading);
  out["not_present"] = Texts(reading.not_present);
  out["substitutes"] = Texts(reading.substitutes);
  out["table_of_contents"] = Contents(reading);
  out["agenda_text"] = Text(reading.agenda_text);
  out["chair"] = Text(reading.chair);
  out["minute_taker"] = Text(reading.minute_taker);
  out["speakers"] = Texts(reading.speakers);
  out["origins"] = Origins(reading);
  out["findings"] = Findings(reading);
  out["unplaced"] = Unplaced(reading, document);
}

}  // namespace

json::object RenderJson(const MinutesReading& reading, const documents::TextDocument& document, std::string_view file) {
  json::object out;
  out["file"] = file;
  out["organization"] = Text(reading.organization);
  out["municipality"] = Text(reading.municipality);
  out["kind"] = ToName(reading.kind);
  out["date"] = Iso(reading.date);
  out["start"] = Iso(reading.start);
  out["place"] = Text(reading.place);
  json::array participants;
  for (const ParticipantReading& person : reading.participants) participants.emplace_back(person.name.value);
  out["participants"] = std::move(participants);
  out["absent"] = Texts(reading.absent);
  json::array items;
  for (const ItemReading& item : reading.items) items.push_back(Item(item));
  out["items"] = std::move(items);
  AddFurther(reading, document, out);
  return out;
}

std::string RenderJsonLine(const MinutesReading& reading, const documents::TextDocument& document,
                           std::string_view file) {
  return json::serialize(RenderJson(reading, document, file));
}

}  // namespace tovholder::minutes

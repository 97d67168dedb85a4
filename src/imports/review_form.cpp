// SPDX-License-Identifier: EUPL-1.2
#include "imports/review_form.h"

#include <algorithm>

#include "base/danish_date.h"
#include "base/text.h"

namespace tovholder::imports {
namespace {

std::string Lines(const std::vector<std::string>& lines) { return Join(lines, "\n"); }

std::vector<std::string> NonEmptyLines(std::string_view text) {
  std::vector<std::string> lines;
  for (std::string_view line : SplitLines(text)) {
    if (const std::string_view trimmed = Trim(line); !trimmed.empty()) lines.emplace_back(trimmed);
  }
  return lines;
}

std::vector<std::string> NamesMarked(const ReviewedMeeting& meeting, meetings::Presence mark) {
  std::vector<std::string> names;
  for (const meetings::AttendanceRow& row : meeting.attendance) {
    if (!row.attendance.item && row.attendance.mark == mark) names.push_back(row.name);
  }
  return names;
}

// The plain text fields of an item, by their name in the form.
struct ItemField {
  std::string_view name;
  std::optional<std::string> meetings::AgendaItem::*member;
};
constexpr ItemField kItemFields[] = {{"number", &meetings::AgendaItem::number},
                                     {"case_number", &meetings::AgendaItem::case_number},
                                     {"recommended_by", &meetings::AgendaItem::recommended_by},
                                     {"decision", &meetings::AgendaItem::decision},
                                     {"responsible", &meetings::AgendaItem::responsible},
                                     {"time_allotted", &meetings::AgendaItem::time_allotted},
                                     {"decision_theme", &meetings::AgendaItem::decision_theme},
                                     {"decided_by", &meetings::AgendaItem::decided_by}};
struct ItemChoice {
  std::string_view name;
  bool meetings::AgendaItem::*member;
};
constexpr ItemChoice kItemChoices[] = {{"closed", &meetings::AgendaItem::closed},
                                       {"show_title", &meetings::AgendaItem::show_title},
                                       {"show_case_number", &meetings::AgendaItem::show_case_number},
                                       {"show_decision", &meetings::AgendaItem::show_decision}};

void AddItemValues(FormValues& values, const std::string& prefix, const meetings::ItemDetails& details) {
  const meetings::AgendaItem& item = details.item;
  values[prefix + "title"] = item.title;
  values[prefix + "type"] = item.type ? std::string(ToName(*item.type)) : "";
  for (const ItemField& field : kItemFields)
    values[prefix + std::string(field.name)] = (item.*field.member).value_or("");
  for (const ItemChoice& choice : kItemChoices)
    values[prefix + std::string(choice.name)] = item.*choice.member ? "ja" : "";
  std::vector<std::string> points;
  for (const meetings::Recommendation& one : details.recommendations) points.push_back(CollapseSpace(one.text));
  values[prefix + "recommendations"] = Lines(points);
  values[prefix + "case_text"] = item.case_text;
}

// Reads the values of one request against what is stored.
class Parser {
 public:
  Parser(const FormValues& stored, const http::Request& request, ReviewInput& input)
      : stored_(stored), request_(request), input_(input) {}

  // What was typed, with line ends as the archive has them.
  std::string Value(const std::string& field) {
    std::string typed = ReplaceAll(std::string(Trim(request_.Form(field))), "\r\n", "\n");
    const auto before = stored_.find(field);
    if (before == stored_.end() ? !typed.empty() : typed != Trim(before->second)) input_.changed.insert(field);
    return typed;
  }

  std::optional<std::string> Optional(const std::string& field) {
    std::string value = Value(field);
    return value.empty() ? std::nullopt : std::optional(std::move(value));
  }

  template <class T, class Parse>
  void Parsed(const std::string& field, std::optional<T>& to, Parse&& parse) {
    const std::string value = Value(field);
    if (value.empty()) {
      to.reset();
      return;
    }
    const Result<T> parsed = parse(value);
    if (parsed) {
      to = *parsed;
    } else {
      input_.errors.emplace(field, parsed.error());
    }
  }

  void Item(const std::string& prefix, meetings::ItemDetails& details) {
    meetings::AgendaItem& item = details.item;
    item.title = Value(prefix + "title");
    minutes::ItemType type{};
    item.type = FromName(Value(prefix + "type"), type) ? std::optional(type) : std::nullopt;
    for (const ItemField& field : kItemFields) item.*field.member = Optional(prefix + std::string(field.name));
    for (const ItemChoice& choice : kItemChoices)
      item.*choice.member = !Value(prefix + std::string(choice.name)).empty();
    item.case_text = Value(prefix + "case_text");
    Recommendations(NonEmptyLines(Value(prefix + "recommendations")), details);
  }

 private:
  // A point that is still there keeps what was decided on it.
  static void Recommendations(const std::vector<std::string>& points, meetings::ItemDetails& details) {
    std::vector<meetings::Recommendation> wanted;
    for (const std::string& point : points) {
      const auto number = static_cast<int>(wanted.size()) + 1;
      const auto same = std::find_if(details.recommendations.begin(), details.recommendations.end(),
                                     [&](const meetings::Recommendation& one) { return one.point == number; });
      wanted.push_back({{}, details.item.id, number, point, {}});
      if (same != details.recommendations.end()) wanted.back().outcome = same->outcome;
    }
    details.recommendations = std::move(wanted);
  }

  const FormValues& stored_;
  const http::Request& request_;
  ReviewInput& input_;
};

}  // namespace

std::string PrefixOf(const meetings::AgendaItem& item) { return "items." + std::to_string(item.position) + "."; }

FormValues ValuesOf(const ReviewedMeeting& meeting) {
  const meetings::Meeting& one = meeting.row.meeting;
  FormValues values{{"title", one.title},
                    {"organization", meeting.row.organization_name},
                    {"municipality", meeting.row.body_name},
                    {"date", one.date ? FormatIso(*one.date) : ""},
                    {"start_time", one.start_time ? FormatIso(*one.start_time) : ""},
                    {"end_time", one.end_time ? FormatIso(*one.end_time) : ""},
                    {"place", one.place.value_or("")},
                    {"chair", one.chair.value_or("")},
                    {"minute_taker", one.minute_taker.value_or("")},
                    {"participants", Lines(NamesMarked(meeting, meetings::Presence::kPresent))},
                    {"absent", Lines(NamesMarked(meeting, meetings::Presence::kApology))},
                    {"not_present", Lines(NamesMarked(meeting, meetings::Presence::kAbsent))}};
  for (const meetings::ItemDetails& item : meeting.items) AddItemValues(values, PrefixOf(item.item), item);
  return values;
}

ReviewInput ParseReview(const ReviewedMeeting& stored, const http::Request& request) {
  ReviewInput input;
  input.meeting = stored;
  const FormValues values = ValuesOf(stored);
  Parser parser(values, request, input);
  meetings::Meeting& meeting = input.meeting.row.meeting;
  meeting.title = parser.Value("title");
  input.meeting.row.organization_name = parser.Value("organization");
  input.meeting.row.body_name = parser.Value("municipality");
  parser.Parsed("date", meeting.date, [](const std::string& text) { return ParseDate(text); });
  parser.Parsed("start_time", meeting.start_time, [](const std::string& text) { return ParseTime(text); });
  parser.Parsed("end_time", meeting.end_time, [](const std::string& text) { return ParseTime(text); });
  meeting.place = parser.Optional("place");
  meeting.chair = parser.Optional("chair");
  meeting.minute_taker = parser.Optional("minute_taker");
  input.present = NonEmptyLines(parser.Value("participants"));
  input.apologies = NonEmptyLines(parser.Value("absent"));
  input.absent = NonEmptyLines(parser.Value("not_present"));
  for (meetings::ItemDetails& item : input.meeting.items) {
    const std::string prefix = PrefixOf(item.item);
    parser.Item(prefix, item);
    if (!request.Form(prefix + "remove").empty()) input.removed.insert(item.item.id);
  }
  if (!Trim(request.Form("items.new.title")).empty()) {
    meetings::ItemDetails added;
    parser.Item("items.new.", added);
    input.added.push_back(std::move(added));
  }
  return input;
}

}  // namespace tovholder::imports

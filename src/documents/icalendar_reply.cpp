// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/text.h"
#include "documents/encoding.h"
#include "documents/icalendar.h"

// Answers come from anywhere. They are read here line by line, since libical tells no line, and computes what the rules
// of a time zone give for as long as the rules ask.
namespace tovholder::documents {
namespace {

constexpr std::size_t kDeepestComponent = 8;

struct ContentLine {
  std::size_t number = 0;  // in the text, from 1
  std::string name;        // in upper case
  std::map<std::string, std::string> parameters;
  std::string value;
};

struct Component {
  std::string name;
  std::size_t line = 0;
  std::vector<ContentLine> lines;
  std::vector<Component> parts;
};

struct RawLine {
  std::size_t number = 0;
  std::string text;
};

// Folded lines joined, empty ones left out.
std::vector<RawLine> Unfold(std::string_view text) {
  std::vector<RawLine> lines;
  std::size_t number = 0;
  for (const std::string_view line : SplitLines(text)) {
    ++number;
    if (!lines.empty() && !line.empty() && IsSpaceOrTab(line.front())) {
      lines.back().text.append(line.substr(1));
    } else if (!Trim(line).empty()) {
      lines.push_back({number, std::string(line)});
    }
  }
  return lines;
}

std::string LineName(std::size_t number) { return std::to_string(number); }

tl::unexpected<Error> FailLine(const RawLine& raw) {
  return Fail("documents.calendar_line", {{"line", LineName(raw.number)}, {"text", Shorten(raw.text, 60)}});
}

// The first of `marks` that stands outside of quotation marks.
std::size_t FindUnquoted(std::string_view text, std::string_view marks, std::size_t from) {
  bool quoted = false;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (!quoted && marks.find(text[i]) != std::string_view::npos) return i;
  }
  return std::string_view::npos;
}

void AddParameter(ContentLine& line, std::string_view text) {
  const std::size_t sign = text.find('=');
  if (sign == std::string_view::npos) return;
  std::string_view value = text.substr(sign + 1);
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
  line.parameters.emplace(ToUpper(Trim(text.substr(0, sign))), value);
}

// "ATTENDEE;PARTSTAT=ACCEPTED;CN=\"Holm; Anna\":mailto:anna@example.org"
Result<ContentLine> ReadContentLine(const RawLine& raw) {
  const std::string_view text = raw.text;
  std::size_t mark = FindUnquoted(text, ";:", 0);
  if (mark == std::string_view::npos || mark == 0) return FailLine(raw);
  ContentLine line{raw.number, ToUpper(Trim(text.substr(0, mark))), {}, {}};
  while (text[mark] == ';') {
    const std::size_t next = FindUnquoted(text, ";:", mark + 1);
    if (next == std::string_view::npos) return FailLine(raw);
    AddParameter(line, text.substr(mark + 1, next - mark - 1));
    mark = next;
  }
  line.value = text.substr(mark + 1);
  return line;
}

// A component closes: it becomes part of the one around it.
bool CloseComponent(std::vector<Component>& open, std::string_view name) {
  if (open.size() < 2 || open.back().name != name) return false;
  Component closed = std::move(open.back());
  open.pop_back();
  open.back().parts.push_back(std::move(closed));
  return true;
}

// The components of the text, in one without a name.
Result<Component> ReadComponents(std::string_view text) {
  std::vector<Component> open(1);
  for (const RawLine& raw : Unfold(text)) {
    Result<ContentLine> line = ReadContentLine(raw);
    if (!line) return Pass(line);
    const std::string value = ToUpper(Trim(line->value));
    if (line->name == "BEGIN") {
      if (open.size() > kDeepestComponent) {
        return Fail("documents.calendar_too_deep", {{"line", LineName(raw.number)}});
      }
      open.push_back({value, raw.number, {}, {}});
    } else if (line->name == "END") {
      if (!CloseComponent(open, value)) return FailLine(raw);
    } else {
      open.back().lines.push_back(std::move(*line));
    }
  }
  if (open.size() > 1) {
    return Fail("documents.calendar_open", {{"line", LineName(open.back().line)}, {"component", open.back().name}});
  }
  return std::move(open.front());
}

const ContentLine* FindLine(const Component& component, std::string_view name) {
  const auto found = std::find_if(component.lines.begin(), component.lines.end(),
                                  [&](const ContentLine& line) { return line.name == name; });
  return found == component.lines.end() ? nullptr : &*found;
}

tl::unexpected<Error> FailMissing(const Component& component, std::string property) {
  return Fail("documents.calendar_missing", {{"line", LineName(component.line)}, {"property", std::move(property)}});
}

std::string ParameterOf(const ContentLine& line, const std::string& name) {
  const auto found = line.parameters.find(name);
  return found == line.parameters.end() ? std::string() : found->second;
}

std::string Unescape(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain.push_back(text[i]);
      continue;
    }
    const char c = text[++i];
    plain.push_back(c == 'n' || c == 'N' ? '\n' : c);
  }
  return plain;
}

// What a text says of a time zone.
enum class Zone { kCopenhagen, kFixed };
struct ZoneRule {
  Zone kind = Zone::kCopenhagen;
  std::chrono::minutes offset{0};  // of a fixed one
};

// "+0100"
std::optional<std::chrono::minutes> ReadOffset(std::string_view text) {
  if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  int digits = 0;
  const auto [end, problem] = std::from_chars(text.data() + 1, text.data() + 5, digits);
  if (problem != std::errc() || end != text.data() + 5 || digits > 1500) return std::nullopt;
  const std::chrono::minutes offset(digits / 100 * 60 + digits % 100);
  return text[0] == '-' ? -offset : offset;
}

// All zones an hour ahead of UTC that change with the European Union share the clock of Copenhagen.
bool IsNamedLikeCopenhagen(std::string_view zone) {
  constexpr std::array<std::string_view, 8> kCities = {"Copenhagen", "Berlin",    "Stockholm", "Oslo",
                                                       "Paris",      "Amsterdam", "Brussels",  "Romance Standard Time"};
  constexpr std::array<std::string_view, 3> kMore = {"W. Europe Standard Time", "Central Europe Standard Time",
                                                     "Central European Standard Time"};
  const auto names_it = [&](std::string_view name) { return zone.find(name) != std::string_view::npos; };
  return std::any_of(kCities.begin(), kCities.end(), names_it) || std::any_of(kMore.begin(), kMore.end(), names_it);
}

const Component* FindZone(const Component& calendar, std::string_view zone) {
  for (const Component& part : calendar.parts) {
    const ContentLine* name = part.name == "VTIMEZONE" ? FindLine(part, "TZID") : nullptr;
    if (name && Trim(name->value) == zone) return &part;
  }
  return nullptr;
}

// Where summer time begins or ends is not asked: whoever is an hour ahead in winter and two in summer goes by our
// clock.
std::optional<ZoneRule> RuleOf(const Component& calendar, std::string_view zone) {
  if (zone.empty() || IsNamedLikeCopenhagen(zone)) return ZoneRule{};
  if (zone == "UTC" || zone == "Etc/UTC" || zone == "GMT") return ZoneRule{Zone::kFixed, {}};
  const Component* described = FindZone(calendar, zone);
  if (!described) return std::nullopt;
  std::optional<std::chrono::minutes> winter;
  std::optional<std::chrono::minutes> summer;
  for (const Component& part : described->parts) {
    const ContentLine* to = FindLine(part, "TZOFFSETTO");
    if (!to) continue;
    (part.name == "DAYLIGHT" ? summer : winter) = ReadOffset(Trim(to->value));
  }
  if (winter == std::chrono::minutes(60) && summer == std::chrono::minutes(120)) return ZoneRule{};
  if (winter && !summer) return ZoneRule{Zone::kFixed, *winter};
  return std::nullopt;
}

struct WallTime {
  Date date;
  TimeOfDay time;
  int second = 0;
  bool utc = false;
};

// "20250422T130000Z", "20250422T150000", "20250422"
std::optional<WallTime> ReadWallTime(std::string_view text) {
  WallTime wall;
  if (text.ends_with('Z')) {
    wall.utc = true;
    text.remove_suffix(1);
  }
  if (text.size() != 8 && (text.size() != 15 || text[8] != 'T')) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t width) {
    return ParseCount<int>(text.substr(at, width)).value_or(-1);
  };
  if (number(0, 8) < 0) return std::nullopt;
  wall.date = Date(std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(4, 2))),
                   std::chrono::day(static_cast<unsigned>(number(6, 2))));
  if (!IsRealDate(wall.date)) return std::nullopt;
  if (text.size() == 8) return wall;
  if (number(9, 6) < 0) return std::nullopt;
  wall.time = {number(9, 2), number(11, 2)};
  wall.second = number(13, 2);
  if (wall.time.hour > 23 || wall.time.minute > 59 || wall.second > 60) return std::nullopt;
  return wall;
}

Result<Instant> ReadInstant(const Component& calendar, const ContentLine& line) {
  const auto wall = ReadWallTime(Trim(line.value));
  if (!wall) {
    return Fail("documents.calendar_time", {{"line", LineName(line.number)}, {"text", Shorten(line.value, 60)}});
  }
  const Instant as_utc = std::chrono::sys_days(wall->date) + std::chrono::hours(wall->time.hour) +
                         std::chrono::minutes(wall->time.minute) + std::chrono::seconds(wall->second);
  if (wall->utc) return as_utc;
  const std::string zone = ParameterOf(line, "TZID");
  const auto rule = RuleOf(calendar, zone);
  if (!rule) return Fail("documents.calendar_zone", {{"line", LineName(line.number)}, {"zone", Shorten(zone, 60)}});
  if (rule->kind == Zone::kFixed) return as_utc - rule->offset;
  return FromCopenhagen({wall->date, wall->time}) + std::chrono::seconds(wall->second);
}

Result<Instant> ReadNeeded(const Component& calendar, const Component& event, const std::string& name) {
  const ContentLine* line = FindLine(event, name);
  if (!line) return FailMissing(event, name);
  return ReadInstant(calendar, *line);
}

Result<int> ReadSequence(const Component& event) {
  const ContentLine* line = FindLine(event, "SEQUENCE");
  if (!line) return 0;
  const auto number = ParseCount<int>(Trim(line->value));
  if (number) return *number;
  return Fail("documents.calendar_number", {{"line", LineName(line->number)}, {"text", Shorten(line->value, 60)}});
}

// "mailto:Anna@example.org"; where the address is none of mail, the one told beside it (RFC 7986, 6.2).
std::string AddressOf(const ContentLine& line) {
  const std::string address = ToLower(Trim(line.value));
  if (address.starts_with("mailto:")) return address.substr(std::string_view("mailto:").size());
  const std::string email = ToLower(Trim(ParameterOf(line, "EMAIL")));
  return email.empty() ? address : email;
}

std::string CommentOf(const Component& event, const ContentLine* attendee) {
  std::vector<std::string> comments;
  for (const ContentLine& line : event.lines) {
    if (line.name == "COMMENT") comments.push_back(Unescape(line.value));
  }
  const std::string beside = attendee ? Unescape(ParameterOf(*attendee, "X-RESPONSE-COMMENT")) : std::string();
  if (comments.empty() && !beside.empty()) comments.push_back(beside);
  return std::string(Trim(Join(comments, "\n")));
}

enum class AnswerKind { kReply, kCounter };

// One attendee answers, by name and with a word that is an answer; a proposal needs neither.
Result<void> ReadAttendee(const Component& event, AnswerKind kind, CalendarReply& reply) {
  std::vector<const ContentLine*> attendees;
  for (const ContentLine& line : event.lines) {
    if (line.name == "ATTENDEE") attendees.push_back(&line);
  }
  const ContentLine* attendee = attendees.size() == 1 ? attendees.front() : nullptr;
  reply.comment = CommentOf(event, attendee);
  if (!attendee && kind == AnswerKind::kCounter) return {};
  if (!attendee) {
    return Fail("documents.calendar_attendees",
                {{"line", LineName(event.line)}, {"count", std::to_string(attendees.size())}});
  }
  reply.attendee = AddressOf(*attendee);
  const std::string status = ToLower(Trim(ParameterOf(*attendee, "PARTSTAT")));
  const bool is_known = FromName(status, reply.participation);
  if (kind == AnswerKind::kReply && (!is_known || reply.participation == Participation::kNeedsAction)) {
    return Fail("documents.calendar_participation",
                {{"line", LineName(attendee->number)}, {"text", Shorten(status, 60)}});
  }
  return {};
}

Result<std::optional<TimeProposal>> ReadProposal(const Component& calendar, const Component& event, AnswerKind kind) {
  if (kind == AnswerKind::kReply) return std::nullopt;
  const Result<Instant> start = ReadNeeded(calendar, event, "DTSTART");
  if (!start) return Pass(start);
  const Result<Instant> end = ReadNeeded(calendar, event, "DTEND");
  if (!end) return Pass(end);
  return TimeProposal{*start, *end};
}

Result<std::optional<Instant>> ReadRecurrence(const Component& calendar, const Component& event) {
  const ContentLine* line = FindLine(event, "RECURRENCE-ID");
  if (!line) return std::nullopt;
  const Result<Instant> instant = ReadInstant(calendar, *line);
  if (!instant) return Pass(instant);
  return *instant;
}

Result<CalendarReply> ReadReply(const Component& calendar, const Component& event, AnswerKind kind) {
  CalendarReply reply;
  const ContentLine* uid = FindLine(event, "UID");
  if (!uid || Trim(uid->value).empty()) return FailMissing(event, "UID");
  reply.uid = Unescape(Trim(uid->value));
  const Result<int> sequence = ReadSequence(event);
  if (!sequence) return Pass(sequence);
  reply.sequence = *sequence;
  const Result<Instant> stamp = ReadNeeded(calendar, event, "DTSTAMP");
  if (!stamp) return Pass(stamp);
  reply.stamp = *stamp;
  const Result<std::optional<Instant>> recurrence = ReadRecurrence(calendar, event);
  if (!recurrence) return Pass(recurrence);
  reply.recurrence = *recurrence;
  const Result<std::optional<TimeProposal>> proposal = ReadProposal(calendar, event, kind);
  if (!proposal) return Pass(proposal);
  reply.proposal = *proposal;
  const Result<void> attendee = ReadAttendee(event, kind, reply);
  if (!attendee) return Pass(attendee);
  return reply;
}

Result<void> ReadCalendar(const Component& calendar, std::vector<CalendarReply>& replies) {
  const ContentLine* method = FindLine(calendar, "METHOD");
  const std::string name = method ? ToUpper(Trim(method->value)) : std::string("-");
  if (name != "REPLY" && name != "COUNTER") {
    return Fail("documents.calendar_no_answer", {{"method", Shorten(name, 60)}});
  }
  for (const Component& event : calendar.parts) {
    if (event.name != "VEVENT") continue;
    if (replies.size() == kCalendarReplyLimit) {
      return Fail("documents.calendar_too_many", {{"limit", std::to_string(kCalendarReplyLimit)}});
    }
    Result<CalendarReply> reply =
        ReadReply(calendar, event, name == "REPLY" ? AnswerKind::kReply : AnswerKind::kCounter);
    if (!reply) return Pass(reply);
    replies.push_back(std::move(*reply));
  }
  return {};
}

}  // namespace

Result<std::vector<CalendarReply>> ParseCalendarReply(std::string_view text) {
  if (text.size() > kCalendarLimit) return Fail("documents.calendar_too_large", {{"limit", "1"}});
  const Result<DecodedText> decoded = DecodeText(text, "text/calendar");
  if (!decoded) return Pass(decoded);
  const Result<Component> root = ReadComponents(decoded->text);
  if (!root) return Pass(root);
  std::vector<CalendarReply> replies;
  for (const Component& calendar : root->parts) {
    if (calendar.name != "VCALENDAR") continue;
    const Result<void> read = ReadCalendar(calendar, replies);
    if (!read) return Pass(read);
  }
  if (replies.empty()) return Fail("documents.calendar_no_answer", {{"method", "-"}});
  return replies;
}

}  // namespace tovholder::documents

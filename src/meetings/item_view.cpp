// SPDX-License-Identifier: EUPL-1.2
#include "meetings/item_view.h"

#include <array>

#include "base/text.h"
#include "html/markdown.h"
#include "http/url.h"

namespace tovholder::meetings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup

Html Paragraphs(std::string_view text) {
  return Each(SplitLines(text), [](std::string_view line) { return line.empty() ? Html() : P(line); });
}

void AddFact(std::vector<Fact>& facts, std::string_view term, const std::optional<std::string>& value) {
  if (value && !value->empty()) facts.push_back({std::string(term), Html(Text(*value))});
}

Html HeadingAt(int level, std::string_view text) {
  switch (level) {
    case 2:
      return H2(text);
    case 3:
      return H3(text);
    default:
      return H4(text);
  }
}

Html RenderRecommendations(const ItemDetails& details, int level, const Texts& t) {
  if (details.recommendations.empty()) return {};
  const std::string heading = details.item.recommended_by
                                  ? t("Recommended by {name}", {{"name", *details.item.recommended_by}})
                                  : std::string(t("Recommendation"));
  return Div(Class("recommendations"), HeadingAt(level, heading),
             Ol(Each(details.recommendations, [&](const Recommendation& one) {
               return Li(Attr("value", std::to_string(one.point)), Span(Class("recommendation-text"), one.text),
                         When(one.outcome.has_value(), [&] {
                           return Span(Class("recommendation-outcome"), " ", Element("strong", t("Decided:")), " ",
                                       *one.outcome);
                         }));
             })));
}

Html RenderStatements(const ItemDetails& details, StatementKind kind, int level, std::string_view heading) {
  std::vector<const Statement*> statements;
  for (const Statement& one : details.statements) {
    if (one.kind == kind) statements.push_back(&one);
  }
  if (statements.empty()) return {};
  return Div(Class("statements"), HeadingAt(level, heading), Each(statements, [](const Statement* one) {
               return Div(When(one->body.has_value(), [&] { return P(Element("strong", *one->body)); }),
                          Paragraphs(one->text));
             }));
}

Html RenderTreatments(const ItemDetails& details, int level, const Texts& t) {
  if (details.treatments.empty()) return {};
  return Div(HeadingAt(level, t("Treated before")),
             Ul(Each(details.treatments, [](const Treatment& one) { return Li(one.text); })));
}

Html RenderAttachments(const ItemDetails& details, int level, const Texts& t) {
  if (details.attachments.empty()) return {};
  return Div(HeadingAt(level, t("Attachments")), Ul(Each(details.attachments, [&](const Attachment& one) {
               const Html name = one.file ? A(Href(AddressOf(one.id)), one.name) : Text(one.name);
               return Li(name, When(one.recommended, [&] { return Join(" ", Badge(t("Recommended"), Tone::kInfo)); }),
                         When(one.closed, [&] { return Join(" ", Badge(t("Closed"), Tone::kAttention)); }));
             })));
}

}  // namespace

std::string_view WordOf(minutes::PaperKind kind, const Texts& t) {
  switch (kind) {
    case minutes::PaperKind::kMinutes:
      return t("Minutes");
    case minutes::PaperKind::kAgenda:
      return t("Agenda");
    case minutes::PaperKind::kOther:
      break;
  }
  return t("Other paper");
}

std::string_view WordOf(minutes::ItemType type, const Texts& t) {
  switch (type) {
    case minutes::ItemType::kDecision:
      return t("Decision item");
    case minutes::ItemType::kDiscussion:
      return t("Discussion item");
    case minutes::ItemType::kInformation:
      break;
  }
  return t("Information item");
}

std::string AddressOf(MeetingId id) { return "/moeder/" + std::to_string(id.value); }
std::string AddressOf(ItemId id) { return "/punkter/" + std::to_string(id.value); }
std::string AddressOf(AttachmentId id) { return "/bilag/" + std::to_string(id.value); }
std::string CaseAddress(std::string_view case_number) { return "/sager/" + http::PercentEncode(case_number); }

std::string TitleOf(const MeetingRow& row, const Texts& t) {
  std::string name = row.meeting.title.empty() ? std::string(t("Meeting")) : row.meeting.title;
  if (!row.meeting.date ||
      row.meeting.title.find(std::to_string(static_cast<int>(row.meeting.date->year()))) != std::string::npos) {
    return name;
  }
  return name + ", " + FormatDay(*row.meeting.date, DayForm::kLong, t.language());
}

std::vector<Html> FactsOf(const MeetingRow& row, const Texts& t) {
  const Meeting& meeting = row.meeting;
  std::vector<Html> facts{Badge(WordOf(meeting.kind, t), Tone::kInfo)};
  if (meeting.visibility == people::Visibility::kDraft) {
    facts.push_back(Badge(t("Draft, not published"), Tone::kAttention));
  }
  if (meeting.date) {
    std::string when = FormatDay(*meeting.date, DayForm::kFull, t.language());
    if (meeting.start_time) when += " " + FormatTimeOfDay(*meeting.start_time, t.language());
    facts.push_back(Time(Attr("datetime", FormatIso(*meeting.date)), when));
  } else {
    facts.push_back(Text(t("No date")));
  }
  if (meeting.place) facts.push_back(Text(*meeting.place));
  if (!row.body_name.empty()) facts.push_back(Text(row.body_name));
  return facts;
}

std::string TitleOf(const AgendaItem& item, const Texts& t) {
  std::string title = item.title;
  if (title.empty()) title = item.closed ? t("Closed item") : t("Item without a title");
  const std::string number = item.number.value_or("");
  return number.empty() ? title : t("Item {number}: {title}", {{"number", number}, {"title", title}});
}

std::vector<Html> FactsOf(const AgendaItem& item, const Texts& t) {
  std::vector<Html> facts;
  if (item.closed) facts.push_back(Badge(t("Closed item"), Tone::kAttention));
  if (item.type) facts.push_back(Badge(WordOf(*item.type, t), Tone::kNeutral));
  if (item.case_number) {
    facts.push_back(Join(t("Case"), " ", A(Href(CaseAddress(*item.case_number)), *item.case_number)));
  }
  return facts;
}

Html RenderOutcome(const ItemDetails& details, int top_heading, const Texts& t) {
  const auto& decision = details.item.decision;
  return Div(Class("outcome"),
             When(decision.has_value(),
                  [&] { return Div(Class("decision"), HeadingAt(top_heading, t("Decision")), Paragraphs(*decision)); }),
             RenderStatements(details, StatementKind::kDissent, top_heading, t("Dissent and votes")),
             RenderStatements(details, StatementKind::kRemark, top_heading, t("Put on record")),
             RenderRecommendations(details, top_heading, t),
             RenderStatements(details, StatementKind::kOtherDecision, top_heading, t("Decisions of other bodies")));
}

bool HasCase(const ItemDetails& details) {
  const AgendaItem& item = details.item;
  return !item.case_text.empty() || item.responsible || item.time_allotted || item.decision_theme || item.decided_by ||
         item.attachment_note || !details.treatments.empty() || !details.attachments.empty();
}

Html RenderCase(const ItemDetails& details, int top_heading, const Texts& t) {
  const AgendaItem& item = details.item;
  std::vector<Fact> facts;
  AddFact(facts, t("Responsible"), item.responsible);
  AddFact(facts, t("Time"), item.time_allotted);
  AddFact(facts, t("Theme of the decision"), item.decision_theme);
  AddFact(facts, t("Decided by"), item.decided_by);
  return Div(Class("case-text"), When(!facts.empty(), [&] { return FactList(facts); }),
             RenderMarkdown(item.case_text, top_heading), RenderTreatments(details, top_heading, t),
             RenderAttachments(details, top_heading, t));
}

Html RenderAttendance(const std::vector<AttendanceRow>& rows, const Texts& t) {
  const std::array<std::pair<Presence, std::string_view>, 6> groups{{{Presence::kPresent, t("Present")},
                                                                     {Presence::kSubstitute, t("Substitutes")},
                                                                     {Presence::kGuest, t("Guests")},
                                                                     {Presence::kApology, t("Apologies")},
                                                                     {Presence::kAbsent, t("Absent")},
                                                                     {Presence::kSpeaker, t("Spoke")}}};
  return Each(groups, [&](const auto& group) {
    Html names;
    for (const AttendanceRow& row : rows) {
      if (row.attendance.mark != group.first) continue;
      std::string note;
      for (const auto* part : {&row.attendance.party, &row.attendance.role, &row.attendance.side}) {
        if (*part && !(*part)->empty()) note += (note.empty() ? "" : ", ") + **part;
      }
      names.Append(Li(A(Href("/personer/" + std::to_string(row.attendance.person)), row.name),
                      When(!note.empty(), [&] { return Span(Class("quiet"), " ", note); })));
    }
    return names.empty() ? Html() : Join(H3(group.second), Ul(Class("plain-list"), names));
  });
}

}  // namespace tovholder::meetings

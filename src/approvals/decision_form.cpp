// SPDX-License-Identifier: EUPL-1.2
#include "approvals/decision_form.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "plan/gantt.h"
#include "plan/plan_view.h"

namespace tovholder::approvals {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

namespace {

std::string CountText(std::optional<int> count) { return count ? std::to_string(*count) : std::string(); }

class DecisionFields {
 public:
  DecisionFields(const ApprovalBook& book, const DecisionChoices& choices, const DecisionForm& form, const Texts& t)
      : book_(book), choices_(choices), form_(form), t_(t) {}

  Html Hidden() const {
    const BodyDecision& one = decision();
    return Join(HiddenField("version", std::to_string(form_.seen)), HiddenField("meeting", IdText(one.meeting)),
                HiddenField("agenda_item", IdText(one.agenda_item)));
  }

  Html Who() const {
    const BodyDecision& one = decision();
    std::vector<Choice> organs;
    for (const Organ organ :
         {Organ::kOrganization, Organ::kSectionBoard, Organ::kSectionMeeting, Organ::kBallot, Organ::kJointVote}) {
      organs.push_back({std::string(ToName(organ)), std::string(WordOf(organ, t_)), ""});
    }
    return Join(
        RadioField(Of("organ", t_("What kind of body decides"), std::string(ToName(one.organ))), organs, t_),
        SelectField(Of("organization", t_("Organ"), IdText(one.organization)), AllOrgans(), t_),
        SelectField(
            Of("section", t_("Section"), IdText(one.section), t_("For the section’s board, its meeting or a ballot.")),
            Sections(), t_),
        SelectField(Of("area", t_("Area"), IdText(one.area), t_("For a joint vote.")), Areas(), t_),
        TextField(Short("stage", t_("Stage"), form_.stage,
                        t_("Bodies of one stage are asked at once; those of the next when these have answered.")),
                  t_),
        RadioField(Of("asked", t_("Is asked"), std::string(ToName(one.asked))),
                   {{"always", std::string(WordOf(Asked::kAlways, t_)), ""},
                    {"after_a_no", std::string(WordOf(Asked::kAfterANo, t_)), ""}},
                   t_),
        DayField(Half("expected", t_("Answer expected"), form_.expected), t_), StepField());
  }

  Html Reply() const {
    const BodyDecision& one = decision();
    std::vector<Choice> answers;
    for (const Answer answer : {Answer::kOutstanding, Answer::kYes, Answer::kYesWithRemarks, Answer::kNo}) {
      answers.push_back({std::string(ToName(answer)), std::string(WordOf(answer, t_)), ""});
    }
    const Html figures = When(!IsOfResidents(one.organ), [&] {
      return Join(
          TextField(Short("votes_for", t_("Votes for"), form_.votes_for, t_("As the minutes have it; may stay empty.")),
                    t_),
          TextField(Short("votes_against", t_("Votes against"), form_.votes_against), t_));
    });
    return Join(RadioField(Of("answer", t_("Answer"), std::string(ToName(one.answer))), answers, t_),
                DayField(Half("decided", t_("Decided on"), form_.decided), t_), figures,
                TextArea(Of("remarks", t_("Remarks"), one.remarks,
                            t_("What it made a condition of, or why not. Everybody who sees the approval reads it.")),
                         t_, 3),
                Overrides(), Protocol());
  }

 private:
  const BodyDecision& decision() const { return form_.draft.decision; }

  Field Of(std::string_view name, std::string_view label, std::string value, std::string_view help = {}) const {
    return {.name = std::string(name),
            .label = std::string(label),
            .value = std::move(value),
            .help = std::string(help),
            .error = form_.errors.At(name)};
  }
  Field Short(std::string_view name, std::string_view label, std::string value, std::string_view help = {}) const {
    Field field = Of(name, label, std::move(value), help);
    field.width = FieldWidth::kShort;
    return field;
  }
  Field Half(std::string_view name, std::string_view label, std::string value) const {
    Field field = Of(name, label, std::move(value));
    field.width = FieldWidth::kHalf;
    return field;
  }

  std::vector<Choice> AllOrgans() const {
    std::vector<people::BodyId> bodies;
    bodies.reserve(book_.areas.bodies.size());
    for (const people::Body& one : book_.areas.bodies) bodies.push_back(one.id);
    auto choices = OrganChoices(book_.areas, bodies, decision().organization, t_("none"));
    for (Choice& one : OrganChoices(book_.areas, {}, decision().organization, "")) {
      const bool known =
          std::any_of(choices.begin(), choices.end(), [&](const Choice& other) { return other.value == one.value; });
      if (!known) choices.push_back(std::move(one));
    }
    return choices;
  }

  std::vector<Choice> Sections() const {
    std::vector<Choice> choices{{"", std::string(t_("none")), ""}};
    for (const areas::Section& one : book_.areas.sections) {
      choices.push_back({std::to_string(one.id.value), NameOf(book_.areas, one), ""});
    }
    return choices;
  }

  std::vector<Choice> Areas() const {
    std::vector<Choice> choices{{"", std::string(t_("none")), ""}};
    for (const areas::HousingArea& one : book_.areas.areas) {
      choices.push_back({std::to_string(one.id.value), one.name, ""});
    }
    return choices;
  }

  Html StepField() const {
    if (choices_.steps.empty()) return {};
    std::vector<Choice> choices{{"", std::string(t_("none")), ""}};
    for (const plan::Step& one : choices_.steps)
      choices.push_back({IdText(std::optional(one.id)), plan::ShortName(one), ""});
    return SelectField(
        Of("step", t_("Step of the process plan"), IdText(decision().step), t_("The answer closes the step.")), choices,
        t_);
  }

  // The nos that it may set aside, or does.
  Html Overrides() const {
    std::vector<Choice> nos;
    std::set<std::string> chosen;
    for (const BodyDecisionId id : form_.draft.sets_aside) chosen.insert(std::to_string(id.value));
    for (const BodyDecision& one : book_.decisions) {
      const std::string value = std::to_string(one.id.value);
      const bool open = one.answer == Answer::kNo && one.id != decision().id &&
                        (book_.FindOverrideOf(one.id) == nullptr || chosen.contains(value));
      if (!open) continue;
      const std::string day = one.decided ? ", " + DayWords(*one.decided, t_) : std::string();
      nos.push_back({value, NameOf(book_, one, t_) + day, ""});
    }
    if (nos.empty()) return {};
    return Join(CheckboxField(Of("sets_aside", t_("Sets aside the no of"), ""), nos, chosen, t_),
                TextField(Of("ground", t_("On what ground"), form_.draft.ground,
                             t_("The law or by-law that gives the right to it.")),
                          t_));
  }

  Html Protocol() const {
    const std::string known = decision().protocol_name;
    return FileDropZone(
        {.field = {.name = "protocol",
                   .label = std::string(t_("Protocol")),
                   .help = known.empty() ? std::string(t_("For those who have signed in, since it may name residents."))
                                         : t_("{name} is there. A new file takes its place.", {{"name", known}}),
                   .error = form_.errors.At("protocol")}},
        t_);
  }

  const ApprovalBook& book_;
  const DecisionChoices& choices_;
  const DecisionForm& form_;
  const Texts& t_;
};

Html ProposedNotice(const ProposedAnswer& proposed, const Texts& t) {
  return RenderNotice(
      {.tone = Tone::kInfo,
       .text = proposed.decision.empty() ? std::string(t("No decision is written there yet.")) : proposed.decision,
       .heading = t("Proposed from “{item}”. Look it through and save.", {{"item", proposed.title}})},
      t);
}

// The way to an answer that stands in the minutes of the body: its meetings, then the items of one.
Html SourceBlock(const Visit& visit, const DecisionChoices& choices) {
  const Texts& t = visit.t;
  if (choices.meetings.empty()) return {};
  std::vector<Choice> meetings;
  meetings.reserve(choices.meetings.size());
  for (const meetings::MeetingRow& one : choices.meetings) {
    const std::string day = one.meeting.date ? ", " + DayWords(*one.meeting.date, t) : std::string();
    meetings.push_back({std::to_string(one.meeting.id.value), one.meeting.title + day, ""});
  }
  const Html items = When(choices.chosen.has_value(), [&] {
    if (choices.items.empty()) return EmptyState(t("The meeting has no items yet."));
    return Ul(Class("plain-list"), Each(choices.items, [&](const meetings::AgendaItem& one) {
                const std::string address = WithQuery(WithQuery(visit.request.path, "moede", IdText(choices.chosen)),
                                                      "punkt", std::to_string(one.id.value));
                return Li(A(Href(address), one.title));
              }));
  });
  return Disclosure(
      t("Take the answer from a meeting"),
      Join(RenderForm(
               {.address = visit.request.path},
               Join(SelectField({.name = "moede", .label = std::string(t("Meeting")), .value = IdText(choices.chosen)},
                                meetings, t),
                    SubmitButton(t("Show its items"), ButtonLook::kSecondary))),
           items),
      choices.chosen && !choices.proposed ? FoldState::kOpen : FoldState::kClosed);
}

void ReadWho(const Visit& visit, BodyDecision& decision) {
  if (!FromName(TypedLine(visit, "organ"), decision.organ)) decision.organ = Organ::kOrganization;
  if (!FromName(TypedLine(visit, "asked"), decision.asked)) decision.asked = Asked::kAlways;
  decision.organization = TypedId<people::OrganizationId>(visit, "organization");
  decision.section = TypedId<areas::SectionId>(visit, "section");
  decision.area = TypedId<areas::HousingAreaId>(visit, "area");
  decision.step = TypedId<plan::StepId>(visit, "step");
  decision.meeting = TypedId<meetings::MeetingId>(visit, "meeting");
  decision.agenda_item = TypedId<meetings::ItemId>(visit, "agenda_item");
}

}  // namespace

DecisionForm FormOf(const ApprovalBook& book, const BodyDecision& decision, const Texts& t) {
  DecisionForm form;
  form.draft.decision = decision;
  for (const Override& one : book.overrides) {
    if (one.decision != decision.id) continue;
    form.draft.sets_aside.push_back(one.overridden);
    form.draft.ground = one.ground;
  }
  form.stage = std::to_string(decision.stage);
  if (decision.expected) form.expected = DayWords(*decision.expected, t);
  if (decision.decided) form.decided = DayWords(*decision.decided, t);
  form.votes_for = CountText(decision.votes_for);
  form.votes_against = CountText(decision.votes_against);
  form.seen = decision.version;
  return form;
}

void Propose(const ProposedAnswer& proposed, DecisionForm& form, const Texts& t) {
  BodyDecision& decision = form.draft.decision;
  decision.meeting = proposed.meeting;
  decision.agenda_item = proposed.item;
  if (proposed.answer != Answer::kOutstanding) decision.answer = proposed.answer;
  if (proposed.decided && decision.answer != Answer::kOutstanding) form.decided = DayWords(*proposed.decided, t);
  const bool explains = decision.answer == Answer::kYesWithRemarks || decision.answer == Answer::kNo;
  if (explains && !proposed.closed) decision.remarks = proposed.decision;
  if (!proposed.votes_for || IsOfResidents(decision.organ)) return;
  form.votes_for = CountText(proposed.votes_for);
  form.votes_against = CountText(proposed.votes_against);
}

DecisionForm ReadDecisionForm(const Visit& visit, const ApprovalBook& book, const BodyDecision& stored) {
  const Texts& t = visit.t;
  DecisionForm form;
  BodyDecision& decision = form.draft.decision;
  decision = stored;
  ReadWho(visit, decision);
  if (!FromName(TypedLine(visit, "answer"), decision.answer)) decision.answer = Answer::kOutstanding;
  form.stage = TypedLine(visit, "stage");
  form.expected = TypedLine(visit, "expected");
  form.decided = TypedLine(visit, "decided");
  form.votes_for = TypedLine(visit, "votes_for");
  form.votes_against = TypedLine(visit, "votes_against");
  decision.remarks = TypedLines(visit, "remarks");
  decision.stage = ParseCount<int>(form.stage).value_or(0);
  decision.expected = plan::ReadDay(form.expected, "expected", form.errors, t);
  decision.decided = plan::ReadDay(form.decided, "decided", form.errors, t);
  decision.votes_for = ReadCount(form.votes_for, "votes_for", form.errors, t);
  decision.votes_against = ReadCount(form.votes_against, "votes_against", form.errors, t);
  for (const std::string_view one : visit.request.FormAll("sets_aside")) {
    if (const auto id = ParseCount<std::int64_t>(one)) form.draft.sets_aside.push_back(BodyDecisionId{*id});
  }
  form.draft.ground = TypedLine(visit, "ground");
  form.seen = ParseCount<int>(visit.request.Form("version")).value_or(0);
  for (const auto& [field, error] : CheckDecision(book, form.draft, visit.today())) {
    if (form.errors.At(field).empty()) form.errors.Add(field, error, t);
  }
  return form;
}

Html RenderDecisionForm(const Visit& visit, const ApprovalBook& book, const DecisionChoices& choices,
                        const DecisionForm& form) {
  const Texts& t = visit.t;
  const DecisionFields fields(book, choices, form, t);
  const bool known = static_cast<bool>(form.draft.decision.id);
  const auto wrong = [&](std::string_view field) { return !form.errors.At(field).empty(); };
  const bool wrong_who = wrong("organization") || wrong("section") || wrong("area") || wrong("stage") ||
                         wrong("expected") || wrong("step") || wrong("organ");
  const Html who =
      known ? Disclosure(t("Who decides, and when"), fields.Who(), wrong_who ? FoldState::kOpen : FoldState::kClosed)
            : fields.Who();
  const Html answer =
      known ? fields.Reply()
            : Disclosure(t("It has answered already"), fields.Reply(),
                         form.errors.summary.empty() || wrong_who ? FoldState::kClosed : FoldState::kOpen);
  return Join(When(choices.proposed.has_value(), [&] { return ProposedNotice(*choices.proposed, t); }),
              When(known, [&] { return SourceBlock(visit, choices); }),
              RenderForm({.address = visit.request.path, .csrf = visit.csrf(), .files = FormFrame::Files::kSent},
                         Join(fields.Hidden(), known ? Join(answer, who) : Join(who, answer),
                              SubmitButton(t("Save"), ButtonLook::kPrimary))));
}

}  // namespace tovholder::approvals

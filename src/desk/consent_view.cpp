// SPDX-License-Identifier: EUPL-1.2
#include "desk/consent_view.h"

#include "base/text.h"
#include "desk/agenda_rules.h"
#include "desk/agenda_view.h"
#include "meetings/item_view.h"
#include "people/user_store.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::string ConsentAddress(const Agenda& agenda, std::string_view act) {
  return meetings::AddressOf(agenda.meeting().id) + "/frigiv/" + std::string(act);
}

std::string_view WordOf(PassGround ground, const Texts& t) {
  switch (ground) {
    case PassGround::kLeave:
      return t("On leave");
    case PassGround::kNoUser:
      return t("Has no user");
    case PassGround::kDisqualified:
      break;
  }
  return t("Disqualified");
}

Html StateOf(const ChairStanding& one, bool asked, const Texts& t) {
  switch (one.state) {
    case ChairState::kYes:
      return Badge(t.In("consent", "Says yes"), Tone::kGood);
    case ChairState::kNo:
      return Badge(t.In("consent", "Says no"), Tone::kAttention);
    case ChairState::kLapsed:
      return Badge(one.answer->answer == Consent::kYes ? t("The yes has lapsed") : t("The no has lapsed"),
                   Tone::kAttention);
    case ChairState::kPassedOver:
      return Badge(t("Is not waited for"), Tone::kNeutral);
    case ChairState::kWaiting:
      break;
  }
  return asked ? Badge(t("Has not answered"), Tone::kInfo) : Badge(t("Not asked yet"), Tone::kNeutral);
}

// When the answer was given, and why.
Html DetailsOf(const ChairStanding& one, const Texts& t) {
  if (!one.answer) return {};
  const ReleaseAnswer& answer = *one.answer;
  std::vector<Html> facts{Text(FormatMoment(answer.answered, t.language()))};
  if (answer.pass_ground) {
    facts.push_back(Text(WordOf(*answer.pass_ground, t)));
    facts.push_back(Text(t("by {name}", {{"name", answer.answered_by}})));
  }
  if (one.state == ChairState::kLapsed) facts.push_back(Text(t("The agenda has changed since.")));
  return Join(FactLine(facts), When(!answer.remark.empty(), [&] { return P("“", answer.remark, "”"); }));
}

Html PassForm(const Visit& visit, const Agenda& agenda, const ChairStanding& one, const FormErrors& errors) {
  const Texts& t = visit.t;
  const std::string person = std::to_string(one.chair.person.value);
  const std::string field = "bemaerkning-" + person;
  std::vector<Choice> grounds;
  for (const PassGround ground : {PassGround::kLeave, PassGround::kNoUser, PassGround::kDisqualified}) {
    grounds.push_back({std::string(ToName(ground)), std::string(WordOf(ground, t))});
  }
  const bool failed = !errors.At(field).empty();
  const Html form =
      RenderForm({.address = ConsentAddress(agenda, "spring-over"), .csrf = visit.csrf()},
                 Join(HiddenField("person", person),
                      SelectField({.name = "grund",
                                   .label = std::string(t("Why")),
                                   .value = failed ? std::string(visit.request.Form("grund")) : std::string(),
                                   .id = "grund-" + person},
                                  grounds, t),
                      TextField({.name = "bemaerkning",
                                 .label = std::string(t("In your own words")),
                                 .value = failed ? TypedText(visit, "bemaerkning") : std::string(),
                                 .help = std::string(t("Stands in the log.")),
                                 .error = errors.At(field),
                                 .need = Need::kRequired,
                                 .id = field},
                                t),
                      SubmitButton(t("Do not wait for {name}", {{"name", one.chair.name}}), ButtonLook::kSecondary)));
  return Disclosure(t("Do not wait for {name}", {{"name", one.chair.name}}), form,
                    failed ? FoldState::kOpen : FoldState::kClosed);
}

bool MayPassOver(const Visit& visit, const Agenda& agenda, const ReleaseStanding& standing) {
  return standing.request && people::MayEditAgenda(visit.viewer, agenda.owners) &&
         OwnStanding(visit, standing) == nullptr;
}

Html NoChairNotice(const ReleaseStanding& standing, const Texts& t) {
  if (standing.without_chair.empty()) return {};
  const std::string names = tovholder::Join(standing.without_chair, ", ");
  return RenderNotice({Tone::kBad, Sentence(Error{"desk.no_chair", {{"name", names}}}, t.language())}, t);
}

}  // namespace

const ChairStanding* OwnStanding(const Visit& visit, const ReleaseStanding& standing) {
  if (!visit.viewer.signed_in() || standing.chairs.empty()) return nullptr;
  const auto user = visit.Read([&](sql::Reader& reader) { return people::FindUser(reader, visit.viewer.user); });
  return user && user->person ? standing.Find(user->person) : nullptr;
}

Html RenderChairs(const Visit& visit, const Agenda& agenda, const ReleaseStanding& standing, const FormErrors& errors) {
  const Texts& t = visit.t;
  const bool passes = MayPassOver(visit, agenda, standing);
  const Html list = Each(standing.chairs, [&](const ChairStanding& one) {
    const bool waits = one.state != ChairState::kYes && one.state != ChairState::kPassedOver;
    return Li(P(Strong(one.chair.name), " ", Span(Class("quiet"), one.chair.place), " ",
                StateOf(one, standing.request.has_value(), t)),
              DetailsOf(one, t), When(passes && waits, [&] { return PassForm(visit, agenda, one, errors); }));
  });
  return Block(t("What the chairs say"), Join(NoChairNotice(standing, t), Ul(Class("plain-list"), list)));
}

Html ChairsBox(const Visit& visit, const Agenda& agenda, const ReleaseStanding& standing) {
  const Texts& t = visit.t;
  if (!standing.demanded() || !CheckAction(agenda, DeskAction::kRelease)) return {};
  const Html list = Each(standing.chairs, [&](const ChairStanding& one) {
    return Li(one.chair.name, " ", StateOf(one, standing.request.has_value(), t));
  });
  return SideBox(t("The chairs release together"),
                 Join(NoChairNotice(standing, t), Ul(Class("plain-list"), list),
                      P(A(Href(meetings::AddressOf(agenda.meeting().id) + "/frigiv"), t("How the release stands")))));
}

Html ConsentForm(const Visit& visit, const Agenda& agenda, const ReleaseStanding& standing, const FormErrors& errors) {
  const Texts& t = visit.t;
  const ChairStanding* own = OwnStanding(visit, standing);
  if (own == nullptr || !standing.request) return {};
  const auto missing = standing.Missing();
  const bool last = missing.size() == 1 && missing.front() == own->chair.name;
  const std::string& reason = standing.request->reason;
  const Html form =
      RenderForm({.address = ConsentAddress(agenda, "svar"), .csrf = visit.csrf()},
                 Join(HiddenField("tilstand", standing.fingerprint),
                      When(!reason.empty(),
                           [&] {
                             return P(t("Reason: {reason}", {{"reason", reason}}));
                           }),
                      TextArea({.name = "bemaerkning",
                                .label = std::string(t("Remark")),
                                .value = TypedText(visit, "bemaerkning"),
                                .help = std::string(t("Needed for a no. Who prepares the meeting reads it.")),
                                .error = errors.At("bemaerkning")},
                               t, 3),
                      P(last ? t("Yours is the last yes: the agenda becomes public with it.")
                             : t("The agenda becomes public when everybody has said yes.")),
                      Div(Class("button-row"), SubmitButton(t("Yes, release it"), ButtonLook::kPrimary, "svar", "yes"),
                          " ", SubmitButton(t("No, not like this"), ButtonLook::kSecondary, "svar", "no"))));
  if (own->state == ChairState::kYes) return Disclosure(t("Change your answer"), form);
  return Block(t("Do you say yes?"), form);
}

Html RenderAnswers(const std::vector<NamedAnswer>& answers, const Texts& t) {
  if (answers.empty()) return {};
  std::vector<std::string> parts;
  for (const NamedAnswer& one : answers) {
    const bool passed = one.answer.answer == Consent::kPassedOver;
    parts.push_back(passed ? t("{name} was not waited for", {{"name", one.name}})
                           : t("{name} said yes", {{"name", one.name}}));
  }
  return P(Class("quiet"), tovholder::Join(parts, ", "));
}

}  // namespace tovholder::desk

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "desk/agenda_rules.h"
#include "desk/agenda_snapshot.h"
#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "desk/consent_pages.h"
#include "desk/consent_view.h"
#include "desk/desk_pages.h"
#include "desk/read_through_store.h"
#include "desk/release_page.h"
#include "desk/release_rules.h"
#include "desk/release_store.h"
#include "desk/remark_view.h"
#include "meetings/item_view.h"
#include "people/change_words.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::string SentenceOf(const Finding& finding, const Texts& t) {
  Error error = finding.error;
  if (const auto field = error.params.find("field"); field != error.params.end()) {
    field->second = "“" + people::LabelOf("field", field->second, t) + "”";
  }
  return Sentence(error, t.language());
}

Html BadgeOf(Remedy remedy, const Texts& t) {
  switch (remedy) {
    case Remedy::kReason:
      return Badge(t("Needs a reason"), Tone::kAttention);
    case Remedy::kSettled:
      return Badge(t("Reason given"), Tone::kGood);
    case Remedy::kMend:
      break;
  }
  return Badge(t("To be mended"), Tone::kBad);
}

Html RenderFindings(const std::vector<Finding>& findings, DeskItemId item, const Texts& t) {
  Html list;
  for (const Finding& one : findings) {
    if (one.item == item) list.Append(Li(BadgeOf(one.remedy, t), " ", SentenceOf(one, t)));
  }
  if (list.empty()) return P(Badge(t("Ready"), Tone::kGood));
  return Ul(Class("plain-list"), list);
}

Html RenderItemChecks(const Agenda& agenda, const std::vector<Finding>& findings, const Texts& t) {
  int number = 0;
  return Each(agenda.items, [&](const ItemOnDesk& one) {
    ++number;
    return Section(H3(A(Href(AddressOf(one.item)), std::to_string(number) + ". " + one.item.title)),
                   RenderFindings(findings, one.item.id, t));
  });
}

// A reason given here settles what waits for one at the meeting or at late items.
bool AsksForReason(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& one) {
    return one.remedy != Remedy::kMend && (!one.item || one.error.id == "desk.item_late");
  });
}

bool IsOpenBesideReason(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& one) {
    const bool here = !one.item || one.error.id == "desk.item_late";
    return one.remedy == Remedy::kMend || (one.remedy == Remedy::kReason && !here);
  });
}

Html ReasonField(const Visit& visit, const Agenda& agenda, const FormErrors& errors) {
  const Texts& t = visit.t;
  const bool again = agenda.desk.revision > 0;
  return TextField({.name = "begrundelse",
                    .label = std::string(again ? t("Why the agenda changes")
                                               : t("Behind the words “Fristen er ikke overholdt, fordi”")),
                    .value = TypedText(visit, "begrundelse"),
                    .help = std::string(t("Stands in the agenda. Everybody can read it.")),
                    .error = errors.At("begrundelse"),
                    .need = Need::kRequired},
                   t);
}

struct ReleaseView {
  ReleaseCheck check;
  ReleaseStanding standing;
  std::vector<NamedReader> readers;
  std::vector<NamedRemark> remarks;

  bool asked() const { return standing.request.has_value(); }
};

ReleaseView LoadRelease(const Visit& visit, const Agenda& agenda) {
  ReleaseView view;
  visit.Read([&](sql::Reader& reader) {
    view.standing = FindReleaseStanding(reader, agenda, visit.today());
    view.readers = ListReaders(reader, agenda);
    view.remarks = ListRemarks(reader, agenda);
    return 0;
  });
  std::string reason = TypedText(visit, "begrundelse");
  if (reason.empty() && view.asked()) reason = view.standing.request->reason;
  view.check = CheckRelease(agenda, reason, visit.today());
  return view;
}

Html ReleaseForm(const Visit& visit, const Agenda& agenda, const ReleaseView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const bool again = agenda.desk.revision > 0;
  const Html reason =
      view.asked() ? HiddenField("begrundelse", view.standing.request->reason)
                   : When(AsksForReason(view.check.findings), [&] { return ReasonField(visit, agenda, errors); });
  return RenderForm(
      {.address = meetings::AddressOf(agenda.meeting().id) + "/frigiv", .csrf = visit.csrf()},
      Join(HiddenField("version", std::to_string(agenda.desk.version)), reason,
           P(t("The agenda becomes public at once. Closed items show only what was chosen.")),
           SubmitButton(again ? t("Release the changes") : t("Release the agenda"), ButtonLook::kPrimary)));
}

// The secretary asks the chairs, with the reason that they say yes to as well.
Html AskForm(const Visit& visit, const Agenda& agenda, const ReleaseView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  return RenderForm(
      {.address = meetings::AddressOf(agenda.meeting().id) + "/frigiv/bed", .csrf = visit.csrf()},
      Join(HiddenField("version", std::to_string(agenda.desk.version)),
           When(AsksForReason(view.check.findings), [&] { return ReasonField(visit, agenda, errors); }),
           P(t("Each chair says yes to the agenda as it stands now. What you change afterwards makes a yes lapse.")),
           SubmitButton(view.asked() ? t("Ask the chairs again") : t("Ask the chairs"), ButtonLook::kPrimary)));
}

Html WithdrawButton(const Visit& visit, const Agenda& agenda) {
  return PostButton({.label = std::string(visit.t("Do not ask any longer")),
                     .address = meetings::AddressOf(agenda.meeting().id) + "/frigiv/tilbage",
                     .csrf = visit.csrf(),
                     .look = ButtonLook::kQuiet},
                    visit.t);
}

// The next thing to do, by who looks and how it stands with the chairs.
Html NextAct(const Visit& visit, const Agenda& agenda, const ReleaseView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const Html consent = ConsentForm(visit, agenda, view.standing, errors);
  if (IsOpenBesideReason(view.check.findings)) {
    return Join(P(t("The agenda can be released when what is listed above is mended.")), consent);
  }
  if (!people::MayEditAgenda(visit.viewer, agenda.owners)) return {};
  if (!view.standing.demanded()) return ReleaseForm(visit, agenda, view, errors);
  if (!view.standing.without_chair.empty()) return {};
  if (!view.asked()) return AskForm(visit, agenda, view, errors);
  if (CheckConsent(view.standing) && MayRelease(view.check.findings)) return ReleaseForm(visit, agenda, view, errors);
  if (!MayRelease(view.check.findings)) return Join(AskForm(visit, agenda, view, errors), consent);
  return Join(consent,
              When(OwnStanding(visit, view.standing) == nullptr, [&] { return WithdrawButton(visit, agenda); }));
}

Html StatusOf(const ReleaseView& view, const Texts& t) {
  const std::int64_t open = CountOpen(view.check.findings);
  if (open > 0) return Badge(t.Plural("{n} thing is open", "{n} things are open", open), Tone::kAttention);
  const auto missing = static_cast<std::int64_t>(view.standing.Missing().size());
  if (view.asked() && missing > 0) {
    return Badge(t.Plural("Waits for {n} chair", "Waits for {n} chairs", missing), Tone::kInfo);
  }
  return Badge(t("Ready to be released"), Tone::kGood);
}

Html ChangesBlock(const ReleaseView& view, const Texts& t) {
  if (view.check.changes.empty()) return {};
  return Block(t("What has changed"),
               Ul(Each(view.check.changes, [&](const AgendaChange& one) { return Li(desk::SentenceOf(one, t)); })));
}

http::Response ReleasePage(const Visit& visit) {
  const auto agenda = AddressedAgenda(visit);
  if (!agenda) return visit.NotFound();
  if (auto allowed = CheckAction(*agenda, DeskAction::kRelease); !allowed) return visit.Refuse(allowed.error());
  return ShowRelease(visit, *agenda, {});
}

http::Response TakeRelease(const Visit& visit, const search::Index& index, const TellOfMeeting& tell) {
  const auto agenda = AddressedAgenda(visit);
  if (!agenda) return visit.NotFound();
  const meetings::MeetingId id = agenda->meeting().id;
  const Release release{TypedText(visit, "begrundelse"),
                        static_cast<int>(visit.request.FormNumber("version").value_or(0))};
  const auto released = visit.Write([&](sql::Transaction& transaction) {
    auto revision = ReleaseAgenda(transaction, index, id, release, visit.today());
    if (revision && tell) tell(transaction, visit, id);
    return revision;
  });
  if (released) {
    return visit.Done(meetings::AddressOf(id),
                      *released > 1 ? visit.t("The changes are released.") : visit.t("The agenda is released."));
  }
  if (!CheckAction(*agenda, DeskAction::kRelease)) return visit.Refuse(released.error());
  FormErrors errors;
  errors.Add("begrundelse", released.error(), visit.t);
  return ShowRelease(visit, *agenda, errors);
}

}  // namespace

http::Response ShowRelease(const Visit& visit, const Agenda& agenda, const FormErrors& errors) {
  const Texts& t = visit.t;
  const ReleaseView view = LoadRelease(visit, agenda);
  const std::string_view title = agenda.desk.revision > 0 ? t("Release the changes") : t("Release the agenda");
  PageFrame frame = DeskFrame(visit, agenda, title);
  frame.breadcrumb.push_back({std::string(t("Agenda")), AgendaAddress(agenda.meeting().id)});
  const Html content =
      Join(ReadingNotice(agenda, view.readers, view.remarks, t),
           Block(t("The meeting"), RenderFindings(view.check.findings, {}, t)), ChangesBlock(view, t),
           Block(t("The items"), RenderItemChecks(agenda, view.check.findings, t)),
           When(view.standing.demanded(), [&] { return RenderChairs(visit, agenda, view.standing, errors); }),
           NextAct(visit, agenda, view, errors));
  auto response =
      visit.Page(frame, Join(ErrorSummaryAbove(content, errors.summary, t),
                             Heading({.title = std::string(title), .facts = {StatusOf(view, t)}}), content));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

std::vector<http::Route> ReleaseRoutes(const people::Office& office, const search::Index& index,
                                       const TellOfMeeting& tell) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) { return ForAgenda(office, std::move(handler)); };
  std::vector<http::Route> routes{
      {Method::kGet, "/moeder/{id}/frigiv", page(ReleasePage)},
      {Method::kPost, "/moeder/{id}/frigiv",
       page([&index, tell](const Visit& visit) { return TakeRelease(visit, index, tell); }), http::Pace::kSlow}};
  for (http::Route& route : ConsentRoutes(office, index, tell)) routes.push_back(std::move(route));
  return routes;
}

}  // namespace tovholder::desk

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "desk/agenda_rules.h"
#include "desk/agenda_snapshot.h"
#include "desk/agenda_store.h"
#include "desk/agenda_view.h"
#include "desk/desk_pages.h"
#include "desk/release_rules.h"
#include "desk/release_store.h"
#include "meetings/item_view.h"
#include "people/change_words.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct ReleaseCheck {
  std::vector<AgendaChange> changes;
  std::vector<Finding> findings;
};

ReleaseCheck CheckRelease(const Agenda& agenda, std::string_view reason, Date today) {
  const std::string before = agenda.revisions.empty() ? std::string() : agenda.revisions.back().agenda;
  ReleaseCheck check{CompareSnapshots(before, SnapshotOf(agenda, agenda.desk.revision + 1)), {}};
  check.findings = FindBeforeRelease(agenda, check.changes, reason, today);
  return check;
}

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

Html ReleaseForm(const Visit& visit, const Agenda& agenda, const ReleaseCheck& check, const FormErrors& errors) {
  const Texts& t = visit.t;
  if (IsOpenBesideReason(check.findings)) {
    return P(t("The agenda can be released when what is listed above is mended."));
  }
  const bool again = agenda.desk.revision > 0;
  const Html reason = TextField({.name = "begrundelse",
                                 .label = std::string(again ? t("Why the agenda changes")
                                                            : t("Behind the words “Fristen er ikke overholdt, fordi”")),
                                 .value = TypedText(visit, "begrundelse"),
                                 .help = std::string(t("Stands in the agenda. Everybody can read it.")),
                                 .error = errors.At("begrundelse"),
                                 .need = Need::kRequired},
                                t);
  return RenderForm(
      {.address = visit.request.path, .csrf = visit.csrf()},
      Join(HiddenField("version", std::to_string(agenda.desk.version)),
           When(AsksForReason(check.findings), [&]() -> const Html& { return reason; }),
           P(t("The agenda becomes public at once. Closed items show only what was chosen.")),
           SubmitButton(again ? t("Release the changes") : t("Release the agenda"), ButtonLook::kPrimary)));
}

http::Response ShowRelease(const Visit& visit, const Agenda& agenda, const FormErrors& errors) {
  const Texts& t = visit.t;
  const ReleaseCheck check = CheckRelease(agenda, visit.request.Form("begrundelse"), visit.today());
  const std::string_view title = agenda.desk.revision > 0 ? t("Release the changes") : t("Release the agenda");
  PageFrame frame = DeskFrame(visit, agenda, title);
  frame.breadcrumb.push_back({std::string(t("Agenda")), AgendaAddress(agenda.meeting().id)});
  const auto open = std::count_if(check.findings.begin(), check.findings.end(),
                                  [](const Finding& one) { return one.remedy != Remedy::kSettled; });
  const Html status = open == 0 ? Badge(t("Ready to be released"), Tone::kGood)
                                : Badge(t.Plural("{n} thing is open", "{n} things are open", open), Tone::kAttention);
  auto response = visit.Page(
      frame, Join(ErrorSummary(errors.summary, t), Heading({.title = std::string(title), .facts = {status}}),
                  Block(t("The meeting"), RenderFindings(check.findings, {}, t)),
                  When(!check.changes.empty(),
                       [&] {
                         return Block(t("What has changed"), Ul(Each(check.changes, [&](const AgendaChange& change) {
                                        return Li(desk::SentenceOf(change, t));
                                      })));
                       }),
                  Block(t("The items"), RenderItemChecks(agenda, check.findings, t)),
                  ReleaseForm(visit, agenda, check, errors)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
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

std::vector<http::Route> ReleaseRoutes(const people::Office& office, const search::Index& index,
                                       const TellOfMeeting& tell) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) { return ForAgenda(office, std::move(handler)); };
  return {{Method::kGet, "/moeder/{id}/frigiv", page(ReleasePage)},
          {Method::kPost, "/moeder/{id}/frigiv",
           page([&index, tell](const Visit& visit) { return TakeRelease(visit, index, tell); }), http::Pace::kSlow}};
}

}  // namespace tovholder::desk

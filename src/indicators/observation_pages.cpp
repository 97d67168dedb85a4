// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "indicators/indicator_pages.h"
#include "indicators/indicator_store.h"
#include "indicators/indicator_view.h"
#include "indicators/logged_records.h"
#include "indicators/small_count.h"
#include "people/change_words.h"
#include "sql/change_log.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::TypedLines;
using people::Visit;

struct ObservationView {
  IndicatorBook book;
  Observation observation;
  Indicator indicator;
  FigureSource source;
  std::vector<Observation> same;  // of the same indicator, place and period, as the viewer sees them
  std::vector<FigureSource> sources;
  OwnFigures own = OwnFigures::kLeftToOthers;
  SmallCountView small;
  std::vector<sql::Change> changes;
};

std::optional<ObservationView> LoadObservation(sql::Reader& reader, const Visit& visit) {
  const ObservationId id{visit.request.PathNumber("id").value_or(0)};
  const auto found = FindObservation(reader, visit.viewer, id);
  if (!found) return std::nullopt;
  ObservationView view{LoadIndicators(reader), *found, {}, FindSource(reader, found->source).value(), {}, {},
                       OwnFiguresOf(reader),   {},     {}};
  view.indicator = *view.book.Find(found->indicator);
  view.small = ViewSmallCounts(reader, visit.viewer, view.book);
  if (visit.viewer.MayRead(people::Access::kSecretary)) view.same = ListSame(reader, *found);
  view.sources = ListSources(reader, view.same);
  if (visit.viewer.MayRead(people::Access::kSecretary)) {
    view.changes = sql::ListChanges(reader, "observation", id.value);
  }
  return view;
}

bool IsLeftToOthers(const Visit& visit, const ObservationView& view) {
  return view.own == OwnFigures::kLeftToOthers && view.observation.entered_by == visit.author().name;
}

std::string WhoAndWhen(const std::string& who, Instant when, const Texts& t) {
  return who + ", " + FormatMoment(when, t.language());
}

std::vector<Fact> FactsOf(const Visit& visit, const ObservationView& view) {
  const Texts& t = visit.t;
  const Observation& one = view.observation;
  std::vector<Fact> facts{
      {std::string(t("Indicator")), A(Href(AddressOf(one.indicator)), NameOf(view.indicator, t.language()))},
      {std::string(t("Place")), Text(view.book.NameOf(one.place))},
      {std::string(t("Period")), Text(PeriodText(one, t))},
      {std::string(t("Value")), ShownValue(view.small, view.indicator, one, t)}};
  const bool shown = !IsHidden(view.small, one);
  if (one.part && shown) {
    facts.push_back({std::string(t("Persons or cases counted")), Text(FormatNumber(*one.part, t.language()))});
  }
  if (one.whole && shown)
    facts.push_back({std::string(t("Of how many")), Text(FormatNumber(*one.whole, t.language()))});
  if (one.quoted_limit) {
    facts.push_back(
        {std::string(t("Limit that the source writes")), Text(FormatValue(view.indicator, *one.quoted_limit, t))});
  }
  facts.push_back({std::string(t("Source")), SourceOf(view.source, one, t)});
  if (!one.note.empty() && shown) facts.push_back({std::string(t("Note")), Text(one.note)});
  if (!visit.viewer.MayRead(people::Access::kReader)) return facts;
  facts.push_back({std::string(t("Entered by")), Text(WhoAndWhen(one.entered_by, one.entered, t))});
  if (one.approved) {
    facts.push_back({std::string(t("Approved by")), Text(WhoAndWhen(one.approved_by, *one.approved, t))});
  }
  if (!one.reason.empty() && !IsHidden(view.small, view.observation))
    facts.push_back({std::string(t("Why it was chosen or set aside")), Text(one.reason)});
  return facts;
}

PageHeading ObservationHeading(const Visit& visit, const ObservationView& view) {
  const Texts& t = visit.t;
  const Observation& one = view.observation;
  PageHeading heading{.title = t("{place}: {indicator}", {{"indicator", NameOf(view.indicator, t.language())},
                                                          {"place", view.book.NameOf(one.place)}}),
                      .facts = {StateBadge(one, t), Text(PeriodText(one, t))}};
  if (!MayWriteFigures(visit)) return heading;
  if (one.state == ObservationState::kEntered && !IsLeftToOthers(visit, view)) {
    heading.primary = PostButton({.label = std::string(t("Approve")),
                                  .address = AddressOf(one.id) + "/godkend",
                                  .csrf = visit.csrf(),
                                  .look = ButtonLook::kPrimary},
                                 t);
  }
  heading.others = {ButtonLink(t("Change"), AddressOf(one.id) + "/ret", ButtonLook::kQuiet)};
  return heading;
}

Html ReasonForm(const Visit& visit, const ObservationView& view, std::string_view act, std::string_view button,
                const FormErrors& errors) {
  const Texts& t = visit.t;
  return RenderForm({.address = AddressOf(view.observation.id) + std::string(act), .csrf = visit.csrf()},
                    Join(TextArea({.name = "reason",
                                   .label = std::string(t("Why")),
                                   .value = TypedLines(visit, "reason"),
                                   .error = errors.At("reason"),
                                   .need = Need::kRequired},
                                  t, 2),
                         SubmitButton(button, ButtonLook::kSecondary)));
}

// Others of the same, side by side with this one.
Html SameBlock(const ObservationView& view, const Texts& t) {
  if (view.same.empty()) return {};
  DataTable table{.caption = std::string(t("Other values of the same")),
                  .columns = {{std::string(t("Value"))},
                              {std::string(t("Source"))},
                              {std::string(t.In("observation", "State"))},
                              {std::string(t("Reason"))}}};
  for (const Observation& one : view.same) {
    const Html value = A(Href(AddressOf(one.id)), FormatValue(view.indicator, one.value, t));
    const bool told = !one.reason.empty() && !IsHidden(view.small, view.observation);
    table.rows.push_back({ShownFigure(view.small, one.id, value, t), SourceAmong(view.sources, one, t),
                          StateBadge(one, t), Text(told ? std::string_view(one.reason) : "–")});
  }
  return Block(t("Other values of the same"), RenderTable(table));
}

Html ChoiceBlock(const Visit& visit, const ObservationView& view, const FormErrors& errors) {
  if (!MayWriteFigures(visit)) return {};
  const Texts& t = visit.t;
  const FoldState fold = errors.summary.empty() ? FoldState::kClosed : FoldState::kOpen;
  if (view.observation.state == ObservationState::kSetAside) {
    return Disclosure(t("Let this value hold instead"), ReasonForm(visit, view, "/vaelg", t("Let it hold"), errors),
                      fold);
  }
  return Disclosure(t("Set this value aside"), ReasonForm(visit, view, "/tilside", t("Set it aside"), errors), fold);
}

Html OwnNotice(const Visit& visit, const ObservationView& view) {
  const bool waits = view.observation.state == ObservationState::kEntered;
  if (!waits || !MayWriteFigures(visit) || !IsLeftToOthers(visit, view)) return {};
  return RenderNotice(
      {Tone::kInfo, std::string(visit.t("You have entered it yourself, so somebody else approves it."))}, visit.t);
}

http::Response ShowObservationWith(const Visit& visit, const FormErrors& errors) {
  const auto view = visit.Read([&](sql::Reader& reader) { return LoadObservation(reader, visit); });
  if (!view) return visit.NotFound();
  const Texts& t = visit.t;
  const PageHeading heading = ObservationHeading(visit, *view);
  PageFrame frame = IndicatorFrame(visit, heading.title);
  frame.breadcrumb = {{std::string(t("Indicators")), "/noegletal"},
                      {NameOf(view->indicator, t.language()), AddressOf(view->indicator.id)},
                      {view->book.NameOf(view->observation.place), ""}};
  auto response =
      visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading(heading), OwnNotice(visit, *view),
                             FactList(FactsOf(visit, *view)), SameBlock(*view, t), ChoiceBlock(visit, *view, errors),
                             people::ChangeWords(LoggedRecords(), t).History(view->changes)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response ShowObservation(const Visit& visit) { return ShowObservationWith(visit, {}); }

http::Response TakeApproval(const Visit& visit) {
  const ObservationId id{visit.request.PathNumber("id").value_or(0)};
  const auto approved = visit.Write(
      [&](sql::Transaction& transaction) { return Approve(transaction, std::vector{id}, OwnFiguresOf(transaction)); });
  return visit.Done(AddressOf(id), approved == 0 ? visit.t("Nothing was approved: somebody else has to, or has.")
                                                 : visit.t("The observation is approved."));
}

using Decide = Result<void> (*)(sql::Transaction&, ObservationId, std::string_view);

http::Response TakeChoice(const Visit& visit, Decide decide, std::string_view notice) {
  const ObservationId id{visit.request.PathNumber("id").value_or(0)};
  const std::string reason = TypedLines(visit, "reason");
  const auto decided = visit.Write([&](sql::Transaction& transaction) { return decide(transaction, id, reason); });
  if (decided) return visit.Done(AddressOf(id), visit.t(notice));
  return ShowObservationWith(visit, ErrorsOf({{"reason", decided.error()}}, visit.t));
}

http::Response TakeSettingAside(const Visit& visit) {
  return TakeChoice(visit, SetAside, Msgid("The value is set aside."));
}
http::Response TakeChoosing(const Visit& visit) {
  return TakeChoice(visit, ChooseInstead, Msgid("The value holds now and waits for approval."));
}

}  // namespace

std::vector<http::Route> ObservationRoutes(const people::Office& office) {
  using http::Method;
  const auto secretary = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {
      {Method::kGet, "/noegletal/maaling/{id}", people::Guarded(office, people::Access::kEverybody, ShowObservation)},
      {Method::kPost, "/noegletal/maaling/{id}/godkend", secretary(TakeApproval)},
      {Method::kPost, "/noegletal/maaling/{id}/tilside", secretary(TakeSettingAside)},
      {Method::kPost, "/noegletal/maaling/{id}/vaelg", secretary(TakeChoosing)}};
}

}  // namespace tovholder::indicators

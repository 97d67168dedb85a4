// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "indicators/indicator_pages.h"
#include "indicators/indicator_store.h"
#include "indicators/indicator_view.h"

namespace tovholder::indicators {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kWaitingAddress = "/noegletal/venter";

struct WaitingList {
  IndicatorBook book;
  std::int64_t count = 0;
  std::int64_t page = 1;
  std::vector<Observation> observations;
  std::vector<FigureSource> sources;
  OwnFigures own = OwnFigures::kLeftToOthers;
};

WaitingList LoadWaiting(sql::Reader& reader, const Visit& visit) {
  constexpr auto kState = ObservationState::kEntered;
  WaitingList list{LoadIndicators(reader), CountObservations(reader, visit.viewer, kState), 1, {}, {},
                   OwnFiguresOf(reader)};
  list.page = visit.request.QueryNumber("side").value_or(1);
  const std::int64_t offset = std::min((list.page - 1) * kPageSize, list.count);
  list.observations =
      ListObservations(reader, visit.viewer, kState, {static_cast<int>(kPageSize), static_cast<int>(offset)});
  list.sources = ListSources(reader, list.observations);
  return list;
}

bool MayApprove(const Visit& visit, const WaitingList& list, const Observation& one) {
  return list.own == OwnFigures::kApproved || one.entered_by != visit.author().name;
}

// The value's own box, so that a row is one thing to tick.
Html TickBox(const Visit& visit, const WaitingList& list, const Observation& one, const std::string& label) {
  const Texts& t = visit.t;
  if (!MayWriteFigures(visit)) return Text(label);
  if (!MayApprove(visit, list, one)) return Span(label, " ", Span(Class("hint"), t("entered by you")));
  const std::string id = "maaling-" + std::to_string(one.id.value);
  return Div(
      Class("form-group-checkbox"),
      Input(Attr("type", "checkbox"), html::Id(id), Attr("name", "maaling"), Class("form-checkbox"),
            Attr("value", std::to_string(one.id.value)), Flag("checked", visit.request.Query("valgt") == "alle")),
      Label(Class("form-label"), Attr("for", id), label));
}

Html WaitingTable(const Visit& visit, const WaitingList& list) {
  const Texts& t = visit.t;
  DataTable table{.caption = std::string(t("Observations that wait for approval")),
                  .columns = {{std::string(t("Place and period"))},
                              {std::string(t("Indicator"))},
                              {std::string(t("Value")), Align::kFigures},
                              {std::string(t("Source"))},
                              {std::string(t("Entered by"))}}};
  for (const Observation& one : list.observations) {
    const Indicator* indicator = list.book.Find(one.indicator);
    if (indicator == nullptr) continue;
    table.rows.push_back({TickBox(visit, list, one, list.book.NameOf(one.place) + ", " + PeriodText(one, t)),
                          A(Href(AddressOf(indicator->id)), NameOf(*indicator, t.language())),
                          A(Href(AddressOf(one.id)), FormatValue(*indicator, one.value, t)),
                          SourceAmong(list.sources, one, t), Text(one.entered_by)});
  }
  return RenderTable(table);
}

Html ApprovalForm(const Visit& visit, const WaitingList& list) {
  const Texts& t = visit.t;
  Html table = WaitingTable(visit, list);
  if (!MayWriteFigures(visit)) return table;
  const std::string here = WithQuery(kWaitingAddress, "side", list.page == 1 ? "" : std::to_string(list.page));
  return RenderForm({.address = here, .csrf = visit.csrf()},
                    Join(P(A(Href(WithQuery(here, "valgt", "alle")), t("Tick all on this page"))), table,
                         P(SubmitButton(t("Approve the ticked ones"), ButtonLook::kPrimary, "handling", "valgte"), " ",
                           SubmitButton(t("Approve all {n} that wait", {{"n", FormatNumber(list.count, t.language())}}),
                                        ButtonLook::kSecondary, "handling", "alle"))));
}

http::Response ShowWaitingWith(const Visit& visit, const FormErrors& errors) {
  const Texts& t = visit.t;
  const auto list = visit.Read([&](sql::Reader& reader) { return LoadWaiting(reader, visit); });
  PageFrame frame = IndicatorFrame(visit, t("Observations that wait for approval"));
  frame.width = PageFrame::Width::kFull;
  frame.breadcrumb = {{std::string(t("Indicators")), "/noegletal"}, {frame.title, ""}};
  PageHeading heading{.title = frame.title};
  if (list.own == OwnFigures::kLeftToOthers) {
    heading.facts.push_back(Text(t("What one has entered oneself, somebody else approves")));
  }
  const Html nothing = EmptyState(t("Nothing waits for approval."), A(Href("/noegletal"), t("Indicators")));
  auto response =
      visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading(heading),
                             list.count == 0 ? nothing : ApprovalForm(visit, list),
                             Pagination({list.page, list.count, kPageSize, std::string(kWaitingAddress)}, t)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response ShowWaiting(const Visit& visit) { return ShowWaitingWith(visit, {}); }

http::Response TakeApprovals(const Visit& visit) {
  const bool all = visit.request.Form("handling") == "alle";
  std::vector<ObservationId> ids;
  for (const std::string_view one : visit.request.FormAll("maaling")) {
    ids.push_back(ObservationId{ParseCount(one).value_or(0)});
  }
  if (!all && ids.empty()) {
    return ShowWaitingWith(visit, ErrorsOf({{"", Error{"indicators.none_chosen"}}}, visit.t));
  }
  const auto approved = visit.Write([&](sql::Transaction& transaction) {
    const OwnFigures own = OwnFiguresOf(transaction);
    return all ? ApproveAll(transaction, own) : Approve(transaction, ids, own);
  });
  return visit.Done(kWaitingAddress,
                    visit.t.Plural("{n} observation is approved.", "{n} observations are approved.", approved));
}

}  // namespace

std::vector<http::Route> ApprovalRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/noegletal/venter", guard(ShowWaiting)},
          {Method::kPost, "/noegletal/venter", guard(TakeApprovals)}};
}

}  // namespace tovholder::indicators

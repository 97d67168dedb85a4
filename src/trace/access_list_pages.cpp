// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/danish_date.h"
#include "base/text.h"
#include "trace/access_request_store.h"
#include "trace/access_request_view.h"
#include "trace/trace_pages.h"

namespace tovholder::trace {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kLaw = "offentlighedslovens § 36, stk. 2";

std::string TypedIn(const Visit& visit, std::string_view field) { return CollapseSpace(visit.request.Form(field)); }

bool MayWork(const Visit& visit) { return visit.viewer.May(people::Access::kSecretary); }

http::Response RequestListPage(const Visit& visit) {
  const Texts& t = visit.t;
  const std::int64_t page = std::clamp<std::int64_t>(visit.request.QueryNumber("side").value_or(1), 1, 100'000);
  const auto [requests, total] = visit.Read([&](sql::Reader& reader) {
    return std::pair(ListRequests(reader, static_cast<int>(kPageSize), static_cast<int>((page - 1) * kPageSize)),
                     CountRequests(reader));
  });
  PageFrame frame = AccessFrame(visit, t("Access to documents"));
  frame.breadcrumb = {{std::string(t("Organisation")), "/organisation"}, {frame.title, ""}};
  PageHeading heading{.title = frame.title};
  if (MayWork(visit)) {
    heading.primary = ButtonLink(t("New request"), "/aktindsigt/ny", ButtonLook::kPrimary);
  }
  std::vector<ListEntry> entries;
  for (const AccessRequest& request : requests) {
    entries.push_back({request.subject,
                       AddressOf(request.id),
                       {StateBadge(request.state, t), DueFact(request, visit.today(), t), Text(request.asked_by)},
                       {}});
  }
  return visit.Page(
      frame,
      Join(Heading(heading), entries.empty() ? EmptyState(t("Nobody has asked for access yet.")) : EntryList(entries),
           Pagination({page, total, kPageSize, "/aktindsigt"}, t)));
}

// What the form holds, as it was typed.
struct TypedRequest {
  std::string asked_by, contact, subject, received, days, ground;
};

http::Response ShowNewRequest(const Visit& visit, const TypedRequest& typed, const FormErrors& errors) {
  const Texts& t = visit.t;
  const PageFrame frame = AccessFrame(visit, t("New request for access"));
  const Result<Date> date = ParseDate(typed.received);
  const std::string understood = date ? FormatDay(*date, DayForm::kFull, t.language()) : std::string();
  const Html fields = Join(
      TextField({.name = "navn",
                 .label = std::string(t("Who asks")),
                 .value = typed.asked_by,
                 .error = errors.At("navn"),
                 .need = Need::kRequired},
                t),
      TextField({.name = "kontakt",
                 .label = std::string(t("How to answer")),
                 .value = typed.contact,
                 .help = std::string(t("E-mail or address"))},
                t),
      TextArea({.name = "emne",
                .label = std::string(t("What is asked for")),
                .value = typed.subject,
                .error = errors.At("emne"),
                .need = Need::kRequired},
               t, 4),
      DateField({.name = "modtaget",
                 .label = std::string(t("When it came")),
                 .value = typed.received,
                 .error = errors.At("modtaget"),
                 .need = Need::kRequired,
                 .width = FieldWidth::kHalf},
                understood, t),
      TextField(
          {.name = "dage",
           .label = std::string(t("Weekdays for the answer")),
           .value = typed.days,
           .help = std::string(
               t("Check the law that the request stands under: the number is an entry, not a rule of this program.")),
           .error = errors.At("dage"),
           .width = FieldWidth::kShort},
          t),
      TextField({.name = "hjemmel", .label = std::string(t("Where the law says so")), .value = typed.ground}, t),
      SubmitButton(t("Enter the request"), ButtonLook::kPrimary));
  auto response = visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title}),
                                         RenderForm({.address = "/aktindsigt/ny", .csrf = visit.csrf()}, fields)));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response NewRequestPage(const Visit& visit) {
  const std::string today = FormatDay(visit.today(), DayForm::kLong, visit.language());
  return ShowNewRequest(visit, {"", "", "", today, std::to_string(AccessRequest{}.days), std::string(kLaw)}, {});
}

http::Response TakeNewRequest(const Visit& visit) {
  const TypedRequest typed{TypedIn(visit, "navn"),     TypedIn(visit, "kontakt"), TypedIn(visit, "emne"),
                           TypedIn(visit, "modtaget"), TypedIn(visit, "dage"),    TypedIn(visit, "hjemmel")};
  FormErrors errors;
  AccessRequest request;
  request.asked_by = typed.asked_by;
  request.contact = typed.contact;
  request.subject = typed.subject;
  request.ground = typed.ground;
  request.days = ParseCount<int>(typed.days).value_or(-1);
  const Result<Date> received = ParseDate(typed.received);
  request.received = received.value_or(visit.today());
  if (!received) errors.Add("modtaget", received.error(), visit.t);
  for (const auto& [field, error] : CheckRequest(request, visit.today())) {
    if (errors.At(field).empty()) errors.Add(field, error, visit.t);
  }
  if (!errors.summary.empty()) return ShowNewRequest(visit, typed, errors);
  const auto created =
      visit.Write([&](sql::Transaction& transaction) { return CreateRequest(transaction, request, visit.today()); });
  if (!created) return visit.Refuse(created.error());
  return visit.Done(AddressOf(*created), visit.t("The request is entered. Now collect what it is about."));
}

}  // namespace

std::vector<http::Route> AccessListRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/aktindsigt", page(RequestListPage)},
          {Method::kGet, "/aktindsigt/ny", page(NewRequestPage)},
          {Method::kPost, "/aktindsigt/ny", page(TakeNewRequest)}};
}

}  // namespace tovholder::trace

// SPDX-License-Identifier: EUPL-1.2

#include "base/text.h"
#include "people/change_words.h"
#include "trace/erasure_view.h"
#include "trace/trace_pages.h"

namespace tovholder::trace {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr int kShownDue = 200;

Html RuleForm(const Visit& visit, const RetentionRule& rule) {
  const Texts& t = visit.t;
  const std::string kind(ToName(rule.kind));
  if (!MayErase(visit)) {
    return P(rule.years > 0 ? t.Plural("{n} year", "{n} years", rule.years) : std::string(t("No period is set.")), " ",
             rule.ground);
  }
  return RenderForm({.address = std::string(kRetentionPage), .csrf = visit.csrf()},
                    Join(HiddenField("slags", kind),
                         TextField({.name = "aar",
                                    .label = std::string(t("Years that they are kept")),
                                    .value = rule.years > 0 ? std::to_string(rule.years) : std::string(),
                                    .help = std::string(t("Empty: nothing is ever due.")),
                                    .width = FieldWidth::kShort,
                                    .id = "aar-" + kind},
                                   t),
                         TextField({.name = "hjemmel",
                                    .label = std::string(t("Where this follows from")),
                                    .value = rule.ground,
                                    .id = "hjemmel-" + kind},
                                   t),
                         SubmitButton(t("Save"), ButtonLook::kSecondary)));
}

struct RetentionView {
  std::vector<RetentionRule> rules;
  std::vector<DueThing> persons, papers;
  std::size_t mails = 0;
  std::vector<Erasure> erasures;
};

Html DueList(const RetentionRule& rule, const RetentionView& view, const Texts& t) {
  if (rule.years <= 0) return P(Class("quiet"), t("No period is set."));
  if (rule.kind == RetentionKind::kSentMail) {
    if (view.mails == 0) return EmptyState(t("Nothing is due."));
    return P(A(Href(std::string(kRetentionPage) + "/mail"),
               t.Plural("{n} mail is due", "{n} mails are due", static_cast<std::int64_t>(view.mails))));
  }
  const auto& due = rule.kind == RetentionKind::kFormerMember ? view.persons : view.papers;
  if (due.empty()) return EmptyState(t("Nothing is due."));
  return Ul(Class("plain-list"), Each(due, [&](const DueThing& one) {
              return Li(A(Href(EraseAddress(rule.kind, one.id)), one.name), " ",
                        Span(Class("quiet"),
                             one.since ? FormatDay(*one.since, DayForm::kLong, t.language()) : std::string()));
            }));
}

std::string ExtentInWords(const Erasure& erasure, const Texts& t) {
  std::vector<std::string> parts;
  for (std::string_view part : Split(erasure.extent, ',')) {
    const std::string_view trimmed = Trim(part);
    const std::size_t space = trimmed.find(' ');
    if (space == std::string_view::npos) continue;
    parts.push_back(ToLower(people::LabelOf("record", trimmed.substr(0, space), t)) + ": " +
                    std::string(trimmed.substr(space + 1)));
  }
  return tovholder::Join(parts, ", ");
}

Html ErasureTable(const std::vector<Erasure>& erasures, const Texts& t) {
  DataTable table;
  table.caption = t("What was erased");
  table.columns = {{std::string(t("When"))},
                   {std::string(t("Who"))},
                   {std::string(t("What"))},
                   {std::string(t("Ground"))},
                   {std::string(t("Reason"))}};
  for (const Erasure& one : erasures) {
    std::string what(WordOf(one.kind, t));
    if (one.subject > 0) what += " (" + t("no. {n}", {{"n", std::to_string(one.subject)}}) + ")";
    const std::string extent = ExtentInWords(one, t);
    if (!extent.empty()) what += ": " + extent;
    table.rows.push_back({Time(Attr("datetime", FormatIso(one.decided)), FormatMoment(one.decided, t.language())),
                          Text(one.decided_by), Text(what), Text(one.ground), Text(one.reason)});
  }
  return RenderTable(table);
}

http::Response RetentionPage(const Visit& visit) {
  const Texts& t = visit.t;
  const auto view = visit.Read([&](sql::Reader& reader) {
    return RetentionView{ListRetentionRules(reader),
                         ListDue(reader, RetentionKind::kFormerMember, visit.today(), kShownDue),
                         ListDue(reader, RetentionKind::kImportedPaper, visit.today(), kShownDue),
                         ListDueMail(reader, visit.today()).size(), ListErasures(reader, kShownDue)};
  });
  PageFrame frame = RetentionFrame(visit, t("Keeping and erasing"));
  frame.breadcrumb = {{std::string(t("Organisation")), "/organisation"}, {frame.title, ""}};
  const Html rules = Each(view.rules, [&](const RetentionRule& rule) {
    return Block(WordOf(rule.kind, t),
                 Join(DueList(rule, view, t), Disclosure(t("Period and ground"), RuleForm(visit, rule))));
  });
  return visit.Page(
      frame, Join(Heading({.title = frame.title}),
                  P(t("Nothing is erased by itself. What is due is decided on one by one, with a ground and a reason; "
                      "the decision stands in the log, what was erased does not.")),
                  rules, P(A(Href("/opbevaring/smaa-antal"), t("Counts of few persons before publication"))),
                  Block(t("What was erased"), view.erasures.empty() ? EmptyState(t("Nothing has been erased yet."))
                                                                    : ErasureTable(view.erasures, t))));
}

http::Response TakeRule(const Visit& visit) {
  RetentionRule rule;
  if (!FromName(visit.request.Form("slags"), rule.kind)) return visit.NotFound();
  const std::string years = Said(visit, "aar");
  rule.ground = Said(visit, "hjemmel");
  if (!years.empty()) rule.years = ParseCount<int>(years).value_or(-1);
  const auto put = visit.Write([&](sql::Transaction& transaction) { return PutRetentionRule(transaction, rule); });
  return put ? visit.Done(kRetentionPage, visit.t("It is saved.")) : visit.Refuse(put.error());
}

}  // namespace

std::vector<http::Route> RetentionRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kAdministrator, std::move(handler));
  };
  return {{Method::kGet, std::string(kRetentionPage), page(RetentionPage), http::Pace::kSlow},
          {Method::kPost, std::string(kRetentionPage), page(TakeRule)}};
}

}  // namespace tovholder::trace

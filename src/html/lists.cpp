// SPDX-License-Identifier: EUPL-1.2
#include "html/lists.h"

#include <algorithm>

#include "html/formats.h"
#include "html/headings.h"
#include "html/icon.h"

namespace tovholder::html {
namespace {

std::string ProgressCount(const ProgressView& progress, const Texts& t) {
  if (progress.total <= 0) return std::string(t("Getting ready …"));
  return t("{done} of {total}", {{"done", FormatNumber(progress.done, t.language())},
                                 {"total", FormatNumber(progress.total, t.language())}});
}

}  // namespace

Html FactLine(const std::vector<Html>& facts) {
  if (std::ranges::all_of(facts, &Html::empty)) return {};
  return Ul(Class("fact-line no-max-width"),
            Each(facts, [](const Html& fact) { return fact.empty() ? Html() : Li(fact); }));
}

Html FactList(const std::vector<Fact>& facts) {
  return Dl(Class("fact-list"), Each(facts, [](const Fact& fact) { return Div(Dt(fact.term), Dd(fact.value)); }));
}

Html EntryList(const std::vector<ListEntry>& entries) {
  return Ul(Class("entry-list no-max-width"), Each(entries, [](const ListEntry& entry) {
              return Li(A(Class("entry-title"), Href(entry.address), entry.title), FactLine(entry.facts),
                        When(!entry.text.empty(), [&] { return Div(Class("entry-text"), entry.text); }));
            }));
}

Html History(const std::vector<HistoryEntry>& entries, const Texts& t) {
  if (entries.empty()) return {};
  const Html lines = Each(entries, [](const HistoryEntry& entry) {
    return Li(Span(Class("history-when"), entry.when), Span(Class("history-who"), entry.who), Span(entry.what));
  });
  const auto count = static_cast<std::int64_t>(entries.size());
  return Div(Class("history"), Disclosure(t.Plural("History ({n} change)", "History ({n} changes)", count),
                                          Ol(Class("history-list"), lines)));
}

Html SourceMark(std::string address, std::string_view place, const Texts& t) {
  return A(Class("source-mark"), Href(std::move(address)), Icon("document"),
           Span(Unseen(std::string(t("Source")) + ": "), place));
}

Html ProgressBar(const ProgressView& progress, const Texts& t) {
  const bool known = progress.total > 0;
  const std::string id = "progress";
  return Div(Class("progress"), AttrIf("data-events", progress.events), Label(Attr("for", id), progress.label),
             Progress(Id(id), AttrIf("max", known ? std::to_string(progress.total) : ""),
                      AttrIf("value", known ? std::to_string(std::min(progress.done, progress.total)) : "")),
             P(Class("progress-line"), Attr("role", "status"),
               Span(Class("progress-count"), Attr("data-pattern", std::string(t("{done} of {total}"))),
                    ProgressCount(progress, t)),
               Span(Class("progress-text"), progress.text)),
             When(!progress.events.empty(), [&] {
               return Element("noscript", P(A(Href(progress.address), t("Show how far it has come now"))));
             }));
}

}  // namespace tovholder::html

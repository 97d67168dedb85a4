// SPDX-License-Identifier: EUPL-1.2
#include "imports/repair_pages.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "html/components.h"
#include "imports/repair_store.h"
#include "meetings/document_store.h"

namespace tovholder::imports {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::size_t kShownAtOnce = 100;
constexpr std::size_t kExamples = 5;
constexpr std::string_view kProposal = "forslag.";
constexpr std::string_view kDecided = "afgjort.";

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kRules{
    {{"lost-ae", Msgid("lost æ")},
     {"lost-oe", Msgid("lost ø")},
     {"lost-aa", Msgid("lost å")},
     {"digit-for-letter", Msgid("digit for a letter")},
     {"look-alike", Msgid("letters that look alike")},
     {"lost-space", Msgid("lost space")},
     {"split-word", Msgid("word split in two")}}};

std::string RuleWords(std::string_view rule, const Texts& t) {
  const auto found = std::find_if(kRules.begin(), kRules.end(), [&](const auto& one) { return one.first == rule; });
  return found == kRules.end() ? std::string(rule) : std::string(t(found->second));
}

Html SureBadge(documents::RepairConfidence confidence, const Texts& t) {
  if (confidence == documents::RepairConfidence::kCertain) return ConfidenceBadge(html::Confidence::kCertain, t);
  if (confidence == documents::RepairConfidence::kLikely) return ConfidenceBadge(html::Confidence::kLikely, t);
  return ConfidenceBadge(html::Confidence::kDoubtful, t);
}

std::string AddressOfRepairs(meetings::DocumentId id) {
  return "/dokumenter/" + std::to_string(id.value) + "/rettelser";
}

// The words around a place on its line.
Html InContext(const documents::TextDocument& text, documents::Span span, const std::string& written,
               const std::string& meant) {
  constexpr std::uint32_t kAround = 48;
  const std::string_view whole = text.text;
  std::size_t begin = span.begin > kAround ? span.begin - kAround : 0;
  while (begin < span.begin && (static_cast<unsigned char>(whole[begin]) & 0xC0U) == 0x80U) ++begin;
  const std::size_t line = whole.substr(begin, span.begin - begin).rfind('\n');
  if (line != std::string_view::npos) begin += line + 1;
  std::size_t end = std::min<std::size_t>(span.end + kAround, whole.size());
  while (end > span.end && end < whole.size() && (static_cast<unsigned char>(whole[end]) & 0xC0U) == 0x80U) --end;
  end = std::min(end, whole.find('\n', span.end));
  return Join(Text(whole.substr(begin, span.begin - begin)), Del(written), " ", Ins(meant),
              Text(whole.substr(span.end, end - span.end)));
}

struct RepairView {
  meetings::Document document;
  RepairOffer offer;
};

Result<RepairView> LoadView(sql::Reader& reader, const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  auto document = id ? meetings::FindDocument(reader, visit.viewer, meetings::DocumentId{*id}) : std::nullopt;
  if (!document) return Fail("meetings.no_such_document");
  Result<RepairOffer> offer = OfferRepairs(reader, *document);
  if (!offer) return Pass(offer);
  return RepairView{std::move(*document), std::move(*offer)};
}

Html ProposalTable(const RepairView& view, std::size_t first, const Texts& t) {
  DataTable table;
  table.caption = t("Proposed repairs");
  table.columns = {{std::string(t("Repair"))},
                   {std::string(t("Line")), Align::kFigures},
                   {std::string(t("In the text"))},
                   {std::string(t("What is wrong"))},
                   {std::string(t("How sure"))}};
  const auto& open = view.offer.open;
  for (std::size_t i = first; i < std::min(open.size(), first + kShownAtOnce); ++i) {
    const documents::RepairChange& change = open[i];
    const std::string name =
        std::string(kProposal) + std::to_string(change.span.begin) + "-" + std::to_string(change.span.end);
    table.rows.push_back({html::Checkbox(name, {change.after, change.before + " → " + change.after, ""}, Ticked::kNo),
                          Join(view.offer.original.LineOf(change.span.begin)),
                          InContext(view.offer.original, change.span, change.before, change.after),
                          Text(RuleWords(change.rule, t)), SureBadge(change.confidence, t)});
  }
  return RenderTable(table);
}

Html ProposalForm(const Visit& visit, const RepairView& view) {
  const Texts& t = visit.t;
  const auto total = static_cast<std::int64_t>(view.offer.open.size());
  if (total == 0) return EmptyState(t("There is nothing left to repair in this text."));
  const std::int64_t page = std::clamp<std::int64_t>(visit.request.QueryNumber("side").value_or(1), 1,
                                                     1 + (total - 1) / static_cast<std::int64_t>(kShownAtOnce));
  const auto first = static_cast<std::size_t>(page - 1) * kShownAtOnce;
  const Html buttons = Div(Class("form-buttons"),
                           SubmitButton(t("Put in all {n}", {{"n", std::to_string(total)}}), ButtonLook::kPrimary,
                                        "handling", "godtag-alle"),
                           " ", SubmitButton(t("Put in the ticked ones"), ButtonLook::kSecondary, "handling", "godtag"),
                           " ", SubmitButton(t("Refuse the ticked ones"), ButtonLook::kSecondary, "handling", "afvis"),
                           " ", SubmitButton(t("Refuse all"), ButtonLook::kQuiet, "handling", "afvis-alle"));
  return Join(RenderForm({.address = visit.request.path, .csrf = visit.csrf(), .id = "rettelser"},
                         Join(buttons, ProposalTable(view, first, t))),
              Pagination({page, total, static_cast<std::int64_t>(kShownAtOnce), visit.request.path}, t));
}

Html DecidedForm(const Visit& visit, const RepairView& view) {
  const Texts& t = visit.t;
  if (view.offer.decided.empty()) return {};
  DataTable table;
  table.caption = t("Decided repairs");
  table.columns = {{std::string(t("Repair"))}, {std::string(t("Line")), Align::kFigures}, {std::string(t("Status"))}};
  for (const meetings::RepairDecision& one : view.offer.decided) {
    table.rows.push_back({html::Checkbox(std::string(kDecided) + std::to_string(one.id.value),
                                         {"ja", one.written + " → " + one.meant, ""}, Ticked::kNo),
                          Join(view.offer.original.LineOf(static_cast<std::uint32_t>(one.first_byte))),
                          one.state == meetings::RepairState::kTaken ? Badge(t("Put in"), Tone::kGood)
                                                                     : Badge(t("Refused"), Tone::kNeutral)});
  }
  const auto count = static_cast<std::int64_t>(view.offer.decided.size());
  return Disclosure(
      t.Plural("{n} decided repair", "{n} decided repairs", count),
      RenderForm({.address = visit.request.path, .csrf = visit.csrf(), .id = "afgjorte"},
                 Join(RenderTable(table),
                      Div(Class("form-buttons"), SubmitButton(t("Take the ticked ones back"), ButtonLook::kSecondary,
                                                              "handling", "fortryd")))));
}

http::Response RepairPage(const Visit& visit) {
  const auto view = visit.Read([&](sql::Reader& reader) { return LoadView(reader, visit); });
  if (!view && view.error().id == "meetings.no_such_document") return visit.NotFound();
  if (!view) return visit.Refuse(view.error());
  const Texts& t = visit.t;
  const meetings::Document& document = view->document;
  const std::string name = document.title.empty() ? document.name : document.title;
  PageFrame frame = visit.Frame(t("Repairs: {name}", {{"name", name}}), "meetings");
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"},
                      {std::string(t("Documents")), "/dokumenter"},
                      {name, "/dokumenter/" + std::to_string(document.id.value)}};
  PageHeading heading{
      .title = frame.title,
      .facts = {Text(t.Plural("{n} proposal", "{n} proposals", static_cast<std::int64_t>(view->offer.open.size())))}};
  const std::vector<meetings::ReadingRecord> readings =
      visit.Read([&](sql::Reader& reader) { return meetings::ListReadings(reader, document.id); });
  if (!readings.empty()) {
    heading.others = {
        ButtonLink(t("Review"), "/import/gennemgang/" + std::to_string(readings.front().id.value), ButtonLook::kQuiet)};
  }
  return visit.Page(frame, Join(Heading(heading),
                                P(t("What you put in is used wherever the text is read, shown and searched, and the "
                                    "meeting is read again from it. The original file and its text stay as they are.")),
                                ProposalForm(visit, *view), DecidedForm(visit, *view)));
}

std::set<std::string> KeysOf(const Visit& visit, const RepairOffer& offer, bool every) {
  std::set<std::string> keys;
  if (every) {
    for (const documents::RepairChange& change : offer.open) keys.insert(KeyOf(change));
  }
  for (const auto& [field, value] : visit.request.form) {
    if (!every && field.starts_with(kProposal)) keys.insert(field.substr(kProposal.size()) + "-" + value);
  }
  return keys;
}

std::set<std::int64_t> DecisionsTicked(const Visit& visit) {
  std::set<std::int64_t> ids;
  for (const auto& [field, value] : visit.request.form) {
    if (!field.starts_with(kDecided)) continue;
    std::int64_t id = 0;
    std::from_chars(field.data() + kDecided.size(), field.data() + field.size(), id);
    ids.insert(id);
  }
  return ids;
}

// Writes what was decided and reads the meeting again; the number of repairs it was about.
Result<std::int64_t> Decide(const Visit& visit, const search::Index& index, sql::Transaction& transaction,
                            const RepairView& view) {
  const meetings::DocumentId id = view.document.id;
  const std::string_view action = visit.request.Form("handling");
  const Result<documents::TextDocument> before = meetings::LoadText(transaction, view.document);
  if (!before) return Pass(before);
  Result<std::int64_t> count = 0;
  if (action == "fortryd") {
    const std::set<std::int64_t> ids = DecisionsTicked(visit);
    ForgetRepairs(transaction, id, ids);
    count = static_cast<std::int64_t>(ids.size());
  } else {
    const meetings::RepairState state =
        action.starts_with("godtag") ? meetings::RepairState::kTaken : meetings::RepairState::kRefused;
    count = DecideRepairs(transaction, view.offer, id, KeysOf(visit, view.offer, action.ends_with("-alle")), state);
  }
  if (!count) return count;
  const Result<void> read = ReadRepaired(transaction, index, id, *before);
  if (!read) return Pass(read);
  return count;
}

std::string NoticeOf(std::string_view action, std::int64_t count, const Texts& t) {
  if (action.starts_with("godtag")) return t.Plural("{n} repair is put in.", "{n} repairs are put in.", count);
  if (action == "fortryd") return t.Plural("{n} decision is taken back.", "{n} decisions are taken back.", count);
  return t.Plural("{n} proposal is refused.", "{n} proposals are refused.", count);
}

http::Response DecidePage(const Visit& visit, const search::Index& index) {
  const auto view = visit.Read([&](sql::Reader& reader) { return LoadView(reader, visit); });
  if (!view && view.error().id == "meetings.no_such_document") return visit.NotFound();
  if (!view) return visit.Refuse(view.error());
  const Result<std::int64_t> done =
      visit.Write([&](sql::Transaction& transaction) { return Decide(visit, index, transaction, *view); });
  if (!done) return visit.Refuse(done.error());
  return visit.Done(visit.request.path, NoticeOf(visit.request.Form("handling"), *done, visit.t));
}

}  // namespace

Html RepairNotice(const Visit& visit, const meetings::Document& document, std::string_view text) {
  if (!visit.viewer.May(people::Access::kSecretary) || !MayBeDamaged(text)) return {};
  const auto offer = visit.Read([&](sql::Reader& reader) { return OfferRepairs(reader, document); });
  if (!offer || offer->open.empty()) return {};
  const Texts& t = visit.t;
  std::vector<documents::RepairChange> first(
      offer->open.begin(), offer->open.begin() + static_cast<std::ptrdiff_t>(std::min(offer->open.size(), kExamples)));
  const Html examples = Ul(Each(
      first, [](const documents::RepairChange& change) { return Li(Del(change.before), " ", Ins(change.after)); }));
  const auto count = static_cast<std::int64_t>(offer->open.size());
  return RenderNotice(
      {Tone::kAttention, std::string(t("Letters seem to have been lost when the paper was scanned.")),
       t.Plural("{n} proposed repair", "{n} proposed repairs", count),
       Join(examples, Div(Class("form-buttons"),
                          ButtonLink(t("See all repairs"), AddressOfRepairs(document.id), ButtonLook::kSecondary)))},
      t);
}

std::vector<http::Route> RepairRoutes(const people::Office& office, const search::Index& index) {
  using http::Method;
  constexpr std::uint64_t kFormLimit = 4 << 20;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/dokumenter/{id}/rettelser", page(RepairPage), http::Pace::kSlow},
          {Method::kPost, "/dokumenter/{id}/rettelser",
           page([&index](const Visit& visit) { return DecidePage(visit, index); }), http::Pace::kSlow, kFormLimit}};
}

}  // namespace tovholder::imports

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "areas/area_store.h"
#include "areas/area_view.h"
#include "contingency/activation_store.h"
#include "contingency/circle.h"
#include "contingency/contingency_pages.h"
#include "contingency/contingency_view.h"
#include "contingency/incident_store.h"

namespace tovholder::contingency {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct ActivationView {
  ActivationBook book;
  areas::HousingArea area;
  std::optional<Incident> incident;
  bool acts = false;

  bool running() const { return !book.activation.ended.has_value(); }
};

std::optional<ActivationView> LoadActivation(const Visit& visit) {
  const ActivationId id{visit.request.PathNumber("id").value_or(0)};
  return visit.Read([&](sql::Reader& reader) -> std::optional<ActivationView> {
    auto book = FindActivation(reader, visit.viewer, id);
    if (!book) return std::nullopt;
    const Activation& one = book->activation;
    ActivationView view{*book, areas::FindArea(reader, one.area).value(), std::nullopt,
                        MayAct(visit.viewer, ListCircle(reader, one.area))};
    if (one.incident) view.incident = FindIncident(reader, visit.viewer, *one.incident);
    return view;
  });
}

http::Response ShowActivations(const Visit& visit) {
  const Texts& t = visit.t;
  const auto [activations, areas] = visit.Read(
      [&](sql::Reader& reader) { return std::pair(ListActivations(reader, visit.viewer), areas::ListAreas(reader)); });
  std::vector<ListEntry> entries;
  for (const Activation& one : activations) {
    const auto area = std::find_if(areas.begin(), areas.end(), [&](const auto& other) { return other.id == one.area; });
    entries.push_back({area->name + ": " + one.reason,
                       AddressOf(one.id),
                       {StateBadge(one, t), Text(FormatMoment(one.started, t.language())), Text(one.started_by)},
                       {}});
  }
  const PageFrame frame = areas::AreaFrame(visit, t("Activations"), "activations");
  return visit.Page(frame, Join(Heading({.title = frame.title}),
                                entries.empty() ? EmptyState(t("No plan has been activated."),
                                                             A(Href("/beredskab"), t("See the plans")))
                                                : EntryList(entries)));
}

// What of an entry the address asks to set right.
std::optional<ActivationEntryId> AskedCorrection(const Visit& visit, const ActivationView& view) {
  const auto asked = visit.request.method == http::Method::kPost ? visit.request.FormNumber("corrects")
                                                                 : visit.request.QueryNumber("ret");
  if (!asked || view.book.Find(ActivationEntryId{*asked}) == nullptr) return std::nullopt;
  return ActivationEntryId{*asked};
}

Html CorrectionNote(const ActivationView& view, std::optional<ActivationEntryId> corrects, const Texts& t) {
  if (!corrects) return {};
  const ActivationEntry* wrong = view.book.Find(*corrects);
  return Join(HiddenField("corrects", std::to_string(corrects->value)),
              RenderNotice({Tone::kInfo, wrong->text,
                            std::string(t("You set this entry right. It stays as it was "
                                          "written; yours says what holds.")),
                            P(A(Href(AddressOf(view.book.activation.id)), t("Write something else")))},
                           t));
}

// Made for a thumb: what happened, and one large button.
Html EntryForm(const Visit& visit, const ActivationView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const auto corrects = AskedCorrection(visit, view);
  const bool typed = visit.request.method == http::Method::kPost;
  const Html form = RenderForm(
      {.address = AddressOf(view.book.activation.id) + "/poster", .csrf = visit.csrf(), .id = "skriv"},
      Join(CorrectionNote(view, corrects, t),
           TextArea({.name = "text",
                     .label = std::string(t("What happens")),
                     .value = TypedLines(visit, "text"),
                     .help = std::string(t("Name no persons beside those on the list.")),
                     .error = errors.At("text"),
                     .need = Need::kRequired},
                    t, 3),
           TextField({.name = "who",
                      .label = std::string(t("Who")),
                      .value = typed ? TypedLine(visit, "who") : visit.viewer.name,
                      .error = errors.At("who")},
                     t),
           TextField({.name = "happened",
                      .label = std::string(t.In("contingency", "Time")),
                      .value = TypedLine(visit, "happened"),
                      .help = std::string(t("Empty: now. Otherwise for example 22.15.")),
                      .error = errors.At("happened"),
                      .width = FieldWidth::kShort},
                     t),
           SubmitButton(corrects ? t("Write the correction") : t("Write in the log"), ButtonLook::kPrimary)));
  return Block(corrects ? t("Correction") : t("Write in the log"), form);
}

Html EntryItem(const ActivationView& view, const ActivationEntry& entry, const Texts& t) {
  const ActivationEntry* wrong = entry.corrects ? view.book.Find(*entry.corrects) : nullptr;
  const std::string time = FormatMoment(entry.happened, t.language());
  return Li(
      html::Id("post-" + std::to_string(entry.id.value)),
      P(Class("log-time"), Time(Attr("datetime", FormatIso(entry.happened)), time),
        When(!entry.who.empty(), [&] { return Join(", ", entry.who); })),
      When(wrong != nullptr,
           [&] {
             return P(Badge(t("Correction"), Tone::kInfo), " ",
                      A(Href("#post-" + std::to_string(wrong->id.value)),
                        t("of what was written {moment}", {{"moment", FormatMoment(wrong->happened, t.language())}})));
           }),
      P(entry.text),
      P(Class("hint"),
        t("Written {moment} by {name}",
          {{"moment", FormatMoment(entry.written, t.language())}, {"name", entry.written_by}}),
        When(view.acts, [&] {
          return Join(" · ",
                      A(Href(AddressOf(view.book.activation.id) + "?ret=" + std::to_string(entry.id.value) + "#skriv"),
                        t("Set right"), Unseen(": " + time)));
        })));
}

// The newest first while it is under way.
Html LogBlock(const ActivationView& view, const Texts& t) {
  std::vector<ActivationEntry> entries = view.book.entries;
  if (view.running()) std::reverse(entries.begin(), entries.end());
  return Block(t("Log"), entries.empty() ? EmptyState(t("Nothing is written yet."))
                                         : Ol(Class("log-list"), Each(entries, [&](const auto& entry) {
                                                return EntryItem(view, entry, t);
                                              })));
}

Html EndPart(const Visit& visit, const ActivationView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const Html form = RenderForm({.address = AddressOf(view.book.activation.id) + "/afslut", .csrf = visit.csrf()},
                               Join(TextField({.name = "ended",
                                               .label = std::string(t("Ended at")),
                                               .value = TypedLine(visit, "ended"),
                                               .help = std::string(t("Empty: now. Otherwise for example 22.15.")),
                                               .error = errors.At("ended"),
                                               .width = FieldWidth::kShort},
                                              t),
                                    SubmitButton(t("End the activation"), ButtonLook::kSecondary)));
  return Disclosure(t("It is over"), form, errors.At("ended").empty() ? FoldState::kClosed : FoldState::kOpen);
}

Html FactBox(const ActivationView& view, const Texts& t) {
  const Activation& one = view.book.activation;
  std::vector<Fact> facts{{std::string(t("Area")), A(Href(PlanAddress(one.area)), view.area.name)},
                          {std::string(t("Started")), Text(FormatMoment(one.started, t.language()))},
                          {std::string(t("Started by")), Text(one.started_by)}};
  if (one.ended) {
    facts.push_back({std::string(t.In("activation", "Ended")), Text(FormatMoment(*one.ended, t.language()))});
    facts.push_back({std::string(t("Ended by")), Text(one.ended_by)});
  }
  if (view.incident) {
    facts.push_back({std::string(t("Began with")), A(Href(AddressOf(view.incident->id)), TitleOf(*view.incident, t))});
  }
  return SideBox(t("The activation"),
                 Each(facts, [](const Fact& fact) { return P(Strong(fact.term), Br(), fact.value); }));
}

http::Response RenderActivation(const Visit& visit, const ActivationView& view, const FormErrors& errors) {
  const Texts& t = visit.t;
  const Activation& one = view.book.activation;
  PageFrame frame = areas::AreaFrame(visit, t("Activation in {area}", {{"area", view.area.name}}), "activations");
  frame.styles = {"contingency.css"};
  frame.subnavigation.clear();  // on a phone the form stands at the top
  frame.breadcrumb = {{std::string(t("Activations")), "/aktiveringer"}, {frame.title, ""}};
  PageHeading heading{.title = frame.title,
                      .facts = {StateBadge(one, t), Text(FormatMoment(one.started, t.language()))}};
  const std::string address = AddressOf(one.id);
  if (view.running())
    heading.others.push_back(ButtonLink(t("Whom to call"), PlanAddress(one.area), ButtonLook::kSecondary));
  heading.others.push_back(ButtonLink(t("Log as PDF"), address + "/log.pdf", ButtonLook::kQuiet));
  heading.others.push_back(ButtonLink(t("Log as a table (CSV)"), address + "/log.csv", ButtonLook::kQuiet));
  const bool writes = view.acts && (view.running() || AskedCorrection(visit, view));
  const Html content =
      Join(P(Class("lead"), one.reason), When(writes, [&] { return EntryForm(visit, view, errors); }),
           LogBlock(view, t), When(view.acts && view.running(), [&] { return EndPart(visit, view, errors); }));
  auto response = visit.Page(frame, Join(ErrorSummaryAbove(content, errors.summary, t), Heading(heading), content),
                             FactBox(view, t));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response ShowActivation(const Visit& visit) {
  const auto view = LoadActivation(visit);
  return view ? RenderActivation(visit, *view, {}) : visit.NotFound();
}

// Reads a clock time; what is wrong with it goes to its field.
Instant ReadMoment(const Visit& visit, const std::string& field, FieldErrors& wrong) {
  const Instant now = visit.office().clock();
  const Result<Instant> moment = ParseMoment(TypedLine(visit, field), now);
  if (!moment) wrong.insert({field, moment.error()});
  return moment.value_or(now);
}

http::Response TakeEntry(const Visit& visit) {
  const auto view = LoadActivation(visit);
  if (!view) return visit.NotFound();
  if (!view->acts) return TurnAwayFrom(visit);
  FieldErrors wrong;
  ActivationEntry entry;
  entry.activation = view->book.activation.id;
  entry.happened = ReadMoment(visit, "happened", wrong);
  entry.text = TypedLines(visit, "text");
  entry.who = TypedLine(visit, "who");
  entry.corrects = AskedCorrection(visit, *view);
  for (const auto& [field, error] : CheckEntry(view->book, entry, visit.office().clock())) wrong.insert({field, error});
  const FormErrors errors = ErrorsOf(wrong, visit.t);
  if (!errors.summary.empty()) return RenderActivation(visit, *view, errors);
  const auto added =
      visit.Write([&](sql::Transaction& transaction) { return AddEntry(transaction, visit.viewer, entry); });
  if (!added) return visit.Refuse(added.error());
  return visit.Done(AddressOf(entry.activation), visit.t("It is written."));
}

http::Response TakeEnd(const Visit& visit) {
  const auto view = LoadActivation(visit);
  if (!view) return visit.NotFound();
  if (!view->acts) return TurnAwayFrom(visit);
  FieldErrors wrong;
  const Instant ended = ReadMoment(visit, "ended", wrong);
  const Activation& one = view->book.activation;
  for (const auto& [field, error] : CheckEnd(one, ended, visit.office().clock())) wrong.insert({field, error});
  const FormErrors errors = ErrorsOf(wrong, visit.t);
  if (!errors.summary.empty()) return RenderActivation(visit, *view, errors);
  const auto done = visit.Write(
      [&](sql::Transaction& transaction) { return EndActivation(transaction, visit.viewer, one.id, ended); });
  if (!done) return visit.Refuse(done.error());
  return visit.Done(AddressOf(one.id), visit.t("The activation has ended."));
}

}  // namespace

std::vector<http::Route> ActivationRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kReader, std::move(handler));
  };
  return {{Method::kGet, "/aktiveringer", guard(ShowActivations)},
          {Method::kGet, "/aktiveringer/{id}", guard(ShowActivation)},
          {Method::kPost, "/aktiveringer/{id}/poster", guard(TakeEntry)},
          {Method::kPost, "/aktiveringer/{id}/afslut", guard(TakeEnd)}};
}

}  // namespace tovholder::contingency

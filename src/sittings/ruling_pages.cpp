// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "sittings/live_parts.h"
#include "sittings/sitting_rules.h"
#include "sittings/sitting_store.h"
#include "sittings/sitting_visit.h"
#include "sittings/sitting_words.h"

namespace tovholder::sittings {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using meetings::ItemDetails;
using people::Visit;

std::vector<html::Choice> OutcomeChoices(const ItemDetails& details, Outcome chosen, const Texts& t) {
  std::vector<Outcome> outcomes = OutcomesFor(details.item.type);
  if (std::find(outcomes.begin(), outcomes.end(), chosen) == outcomes.end()) outcomes.push_back(chosen);
  std::vector<html::Choice> choices;
  // Nothing decided yet stands first, so that no phrase is chosen by looking.
  choices.push_back({std::string(ToName(Outcome::kNone)), std::string(t("– or in own words")), ""});
  for (const Outcome outcome : outcomes) {
    if (outcome == Outcome::kNone) continue;
    choices.push_back({std::string(ToName(outcome)), std::string(PhraseOf(outcome)), ""});
  }
  return choices;
}

std::vector<std::string> PhrasesOf(const SittingBook& book) {
  std::vector<std::string> phrases;
  for (const Host& host : book.hosts) {
    for (const std::string_view line : SplitLines(host.rule.phrases)) {
      if (!Trim(line).empty()) phrases.emplace_back(Trim(line));
    }
  }
  return phrases;
}

// "Marie Holm, indtil 100.000 kr." → waits for who gave the mandate.
Html MandateBoxes(const SittingBook& book, const ItemDetails& details, const Ruling& ruling, const std::string& suffix,
                  const Texts& t) {
  const auto members = MembersWithLimits(book, details.item.id);
  if (members.empty()) return {};
  std::vector<html::Choice> choices;
  choices.reserve(members.size());
  for (const SittingMember* member : members) {
    choices.push_back(
        {member->granted_by, t("Subject to approval by {body}", {{"body", member->granted_by}}),
         t("{name} may decide within: {limits}", {{"name", member->name}, {"limits", member->mandate_limits}})});
  }
  std::set<std::string> chosen;
  for (const std::string_view line : SplitLines(ruling.subject_to)) chosen.emplace(line);
  const Html boxes = CheckboxField(
      {.name = "forbehold", .label = std::string(t("Who must approve it still")), .id = "forbehold-" + suffix}, choices,
      chosen, t);
  return Disclosure(t("Goes beyond a mandate"), boxes, chosen.empty() ? FoldState::kClosed : FoldState::kOpen);
}

Html PhraseButtons(const SittingBook& book, const std::string& field, const Texts& t) {
  const auto phrases = PhrasesOf(book);
  if (phrases.empty()) return {};
  return Div(Class("phrase-buttons"), Span(Class("quiet"), t("Phrases:")),
             Each(phrases, [&](const std::string& phrase) {
               return Button(Class("function-link"), Attr("type", "button"), Attr("data-phrase-for", field), phrase);
             }));
}

Html RulingForm(const Visit& visit, const SittingBook& book, const ItemDetails& details, int point,
                std::string_view legend) {
  const Texts& t = visit.t;
  const Ruling* stored = book.FindRuling(details.item.id, point);
  const Ruling ruling = stored == nullptr ? Ruling{} : *stored;
  const std::string suffix = std::to_string(point);
  const Html fields =
      Fieldset(Legend(Class("form-label"), legend),
               SelectField({.name = "udfald",
                            .label = std::string(t("Decision")),
                            .value = std::string(ToName(ruling.outcome)),
                            .width = FieldWidth::kHalf,
                            .id = "udfald-" + suffix},
                           OutcomeChoices(details, ruling.outcome, t), t),
               TextArea({.name = "tekst",
                         .label = std::string(t("Text of the decision")),
                         .value = ruling.text,
                         .id = "tekst-" + suffix},
                        t, 2),
               PhraseButtons(book, "tekst-" + suffix, t), MandateBoxes(book, details, ruling, suffix, t));
  const std::string address = LiveAddress(book.meeting()) + "/beslutning";
  return Form(Class("ruling-form"), Attr("method", "post"), Attr("action", address),
              html::Id("beslutning-" + std::to_string(details.item.id.value) + "-" + suffix), Flag("data-save", true),
              Flag("data-live", true), HiddenField(std::string(kCsrfFieldName), visit.csrf()),
              HiddenField("punkt", std::to_string(details.item.id.value)), HiddenField("at", suffix),
              HiddenField("version", std::to_string(stored == nullptr ? 0 : stored->version)), fields,
              Div(Class("save-line"), SubmitButton(t("Save"), ButtonLook::kQuiet),
                  Span(Class("save-state quiet"), Attr("role", "status"), Attr("data-saved", std::string(t("Saved"))),
                       Attr("data-saving", std::string(t("Saving …"))),
                       Attr("data-offline", std::string(t("No connection. Kept on this machine and sent again."))))));
}

Ruling RulingOf(const Visit& visit, const SittingBook& book, ItemId item) {
  Ruling ruling;
  ruling.meeting = book.meeting();
  ruling.item = item;
  ruling.point = static_cast<int>(std::min<std::int64_t>(visit.request.FormNumber("at").value_or(0), 10'000));
  FromName(visit.request.Form("udfald"), ruling.outcome);
  ruling.text = std::string(Trim(visit.request.Form("tekst")));
  std::vector<std::string> subject;
  for (const std::string_view one : visit.request.FormAll("forbehold")) subject.push_back(CollapseSpace(one));
  ruling.subject_to = tovholder::Join(subject, "\n");
  return ruling;
}

// A script that saves as one types gets the version to go on from, or the sentence to show.
http::Response AnswerScript(const Visit& visit, const Result<int>& saved) {
  if (saved) return http::Response::Json(boost::json::serialize(boost::json::object{{"version", *saved}}));
  return http::Response::Json(
      boost::json::serialize(boost::json::object{{"error", Sentence(saved.error(), visit.language())}}), 422);
}

http::Response TakeRuling(const Visit& visit, const SittingDesk& desk) {
  const auto book = RecordedBook(visit);
  if (!book) return visit.NotFound();
  const Ruling ruling = RulingOf(visit, *book, ItemId{visit.request.FormNumber("punkt").value_or(0)});
  const int seen = static_cast<int>(visit.request.FormNumber("version").value_or(0));
  const auto saved = visit.Write([&](sql::Transaction& transaction) { return SaveRuling(transaction, ruling, seen); });
  if (visit.request.Header("accept") == "application/json") {
    if (saved) desk.board.Tell(book->meeting());
    return AnswerScript(visit, saved);
  }
  return AfterForm(visit, desk, *book, saved ? Result<void>{} : Result<void>(Pass(saved)),
                   "tekst-" + std::to_string(ruling.point));
}

}  // namespace

Html RulingForms(const Visit& visit, const SittingBook& book, const ItemDetails& details) {
  const Texts& t = visit.t;
  Html forms;
  for (const auto& point : details.recommendations) {
    forms.Append(RulingForm(visit, book, details, point.point,
                            t("At {point}: {text}", {{"point", std::to_string(point.point)}, {"text", point.text}})));
  }
  const Html whole = RulingForm(visit, book, details, 0, t("The item as a whole"));
  const Ruling* stored = book.FindRuling(details.item.id, 0);
  const bool used = stored != nullptr && !TextOf(*stored).empty();
  if (details.recommendations.empty()) {
    forms.Append(whole);
  } else {
    forms.Append(
        Disclosure(t("A decision on the item as a whole"), whole, used ? FoldState::kOpen : FoldState::kClosed));
  }
  return Section(html::Id("beslutning"), Attr("tabindex", "-1"), H3(t("Decision")), forms);
}

std::vector<http::Route> RulingRoutes(const SittingDesk& desk) {
  return {{http::Method::kPost, "/moeder/{id}/afvikling/beslutning",
           SignedIn(desk.office, [desk](const Visit& visit) { return TakeRuling(visit, desk); })}};
}

}  // namespace tovholder::sittings

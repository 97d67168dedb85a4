// SPDX-License-Identifier: EUPL-1.2
#include "meetings/publication_rules.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "documents/cpr_guard.h"
#include "documents/small_counts.h"

namespace tovholder::meetings {
namespace {

// What is found in one text, without its place.
using FindInText = std::function<std::vector<Error>(std::string_view)>;

std::vector<Error> NumbersIn(std::string_view text) {
  std::vector<Error> found;
  for (const documents::CprHit& hit : documents::FindCprNumbers(text)) {
    const std::string_view number = text.substr(hit.span.begin, hit.span.end - hit.span.begin);
    found.push_back(Error{"meetings.cpr", {{"number", documents::MaskCprNumbers(number)}}});
  }
  return found;
}

std::vector<Error> CountsIn(std::string_view text, int smallest) {
  std::vector<Error> found;
  for (const documents::SmallCount& one : documents::FindSmallCounts(text, smallest)) {
    const std::string_view words = text.substr(one.phrase.begin, one.phrase.end - one.phrase.begin);
    found.push_back(Error{"meetings.small_count", {{"words", std::string(words)}}});
  }
  return found;
}

// One of the stated places of a meeting.
class Search {
 public:
  explicit Search(FindInText find) : find_(std::move(find)) {}

  void At(std::string item) { item_ = std::move(item); }

  void In(std::string_view field, std::string_view text) {
    for (Error& one : find_(text)) {
      one.params["item"] = item_;
      one.params["field"] = field;
      found_.push_back(std::move(one));
    }
  }
  void InIf(std::string_view field, const std::optional<std::string>& text) {
    if (text) In(field, *text);
  }

  std::vector<Error> Take() { return std::move(found_); }

 private:
  FindInText find_;
  std::string item_ = "–";
  std::vector<Error> found_;
};

void SearchMeeting(Search& search, const Meeting& meeting) {
  search.In("title", meeting.title);
  search.InIf("place", meeting.place);
  search.InIf("agenda_text", meeting.agenda_text);
}

void SearchItem(Search& search, ItemDetails details) {
  details = PublicItem(std::move(details));
  const AgendaItem& item = details.item;
  search.At(item.number.value_or(std::to_string(item.position)));
  search.In("title", item.title);
  search.In("heading", item.heading);
  search.InIf("decision", item.decision);
  search.InIf("decision_theme", item.decision_theme);
  search.InIf("responsible", item.responsible);
  search.InIf("recommended_by", item.recommended_by);
  search.InIf("attachment_note", item.attachment_note);
  search.In("case_text", item.case_text);
  for (const Recommendation& one : details.recommendations) {
    search.In("recommendations", one.text);
    search.InIf("recommendations", one.outcome);
  }
  for (const Statement& one : details.statements) search.In("statements", one.text);
  for (const Treatment& one : details.treatments) search.In("previous_treatment", one.text);
  for (const Attachment& one : details.attachments) search.In("attachments", one.name);
}

std::vector<Error> SearchAll(FindInText find, const Meeting& meeting, const std::vector<ItemDetails>& items) {
  Search search(std::move(find));
  SearchMeeting(search, meeting);
  for (const ItemDetails& item : items) SearchItem(search, item);
  return search.Take();
}

}  // namespace

std::vector<Error> FindCprInPublicParts(const Meeting& meeting, const std::vector<ItemDetails>& items) {
  return SearchAll(NumbersIn, meeting, items);
}

std::vector<Error> FindSmallCountsInPublicParts(const Meeting& meeting, const std::vector<ItemDetails>& items,
                                                int smallest) {
  return SearchAll([smallest](std::string_view text) { return CountsIn(text, smallest); }, meeting, items);
}

std::vector<Error> FindCprInPublicParts(const MeetingDraft& draft) {
  Search search(NumbersIn);
  SearchMeeting(search, draft.meeting);
  for (const ItemDraft& item : draft.items) SearchItem(search, item.details);
  return search.Take();
}

std::vector<Error> FindCprInText(std::string_view text) {
  std::vector<Error> found;
  for (const documents::CprHit& hit : documents::FindCprNumbers(text)) {
    const auto line = std::count(text.begin(), text.begin() + hit.span.begin, '\n') + 1;
    const std::string_view number = text.substr(hit.span.begin, hit.span.end - hit.span.begin);
    found.push_back(
        Error{"meetings.cpr_in_text", {{"line", std::to_string(line)}, {"number", documents::MaskCprNumbers(number)}}});
  }
  return found;
}

}  // namespace tovholder::meetings

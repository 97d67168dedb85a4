// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "desk/agenda_view.h"
#include "desk/attachment_form.h"
#include "desk/desk_pages.h"
#include "desk/read_through_store.h"
#include "meetings/item_view.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::optional<DraftForReader> AddressedDraft(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) { return FindDraft(reader, visit.viewer, meetings::MeetingId{*id}); });
}

// "bemaerkning-7", on the agenda as a whole "bemaerkning"
std::string RemarkField(std::optional<DeskItemId> item) {
  return item ? "bemaerkning-" + std::to_string(item->value) : std::string("bemaerkning");
}

Html OwnRemarks(const Visit& visit, const DraftForReader& draft, std::optional<DeskItemId> item) {
  const Texts& t = visit.t;
  Html list;
  for (const DraftRemark& one : draft.remarks) {
    if (one.item != item) continue;
    const Html taken = PostButton(
        {.label = std::string(t("Take the remark back")),
         .address = ReadingAddress(one.meeting) + "/bemaerkninger/" + std::to_string(one.id.value) + "/fjern",
         .csrf = visit.csrf(),
         .look = ButtonLook::kQuiet},
        t);
    list.Append(Li(P("“", one.text, "”"), one.handled ? P(Badge(t("Handled"), Tone::kGood)) : taken));
  }
  return list.empty() ? list : Ul(Class("plain-list"), list);
}

Html RemarkForm(const Visit& visit, const DraftForReader& draft, std::optional<DeskItemId> item,
                const FormErrors& errors) {
  const Texts& t = visit.t;
  const std::string field = RemarkField(item);
  const bool failed = !errors.At(field).empty();
  Html form = RenderForm(
      {.address = ReadingAddress(draft.agenda.meeting().id) + "/bemaerkninger", .csrf = visit.csrf()},
      Join(When(item.has_value(), [&] { return HiddenField("punkt", std::to_string(item->value)); }),
           TextArea({.name = "bemaerkning",
                     .label = std::string(item ? t("Remark on this item") : t("Remark on the agenda as a whole")),
                     .value = failed ? std::string(visit.request.Form("bemaerkning")) : std::string(),
                     .help = std::string(t("Who prepares the meeting reads it, nobody else.")),
                     .error = errors.At(field),
                     .id = field},
                    t, 3),
           SubmitButton(t("Save the remark"), ButtonLook::kSecondary)));
  if (!item) return form;
  return Disclosure(t("Remark on this item"), form, failed ? FoldState::kOpen : FoldState::kClosed);
}

Html DraftFiles(const Visit& visit, const DraftForReader& draft, const DraftItem& item) {
  if (item.attachments.empty()) return {};
  const std::string files = ReadingAddress(draft.agenda.meeting().id) + "/bilag/";
  return Div(H3(visit.t("Attachments")), Ul(Each(item.attachments, [&](const DeskAttachment& one) {
               return Li(A(Href(files + std::to_string(one.id.value)), one.name));
             })));
}

Html RenderDraftItem(const Visit& visit, const DraftForReader& draft, const DraftItem& item, const FormErrors& errors) {
  const Texts& t = visit.t;
  return Section(Class("agenda-item"), html::Id("punkt-" + std::to_string(item.details.item.position)),
                 H2(meetings::TitleOf(item.details.item, t)), FactLine(meetings::FactsOf(item.details.item, t)),
                 meetings::RenderOutcome(item.details, 3, t),
                 When(meetings::HasCase(item.details), [&] { return meetings::RenderCase(item.details, 3, t); }),
                 DraftFiles(visit, draft, item), OwnRemarks(visit, draft, item.id),
                 RemarkForm(visit, draft, item.id, errors));
}

Html ReadThroughButton(const Visit& visit, const DraftForReader& draft) {
  return PostButton({.label = std::string(visit.t("I have read it through")),
                     .address = ReadingAddress(draft.agenda.meeting().id) + "/laest",
                     .csrf = visit.csrf(),
                     .look = ButtonLook::kPrimary},
                    visit.t);
}

std::vector<Html> ReadingFacts(const Visit& visit, const DraftForReader& draft) {
  const Texts& t = visit.t;
  const DraftReader& reader = draft.reader;
  std::vector<Html> facts{Badge(t("Draft, not published"), Tone::kAttention)};
  if (reader.read) {
    facts.push_back(Badge(t("You have read it through"), Tone::kGood));
  } else {
    facts.push_back(Text(t("Read it by {due}", {{"due", FormatDay(reader.due, DayForm::kFull, t.language())}}) + ", " +
                         FormatNearness(reader.due, visit.today(), t.language())));
  }
  facts.push_back(Text(t("{name} asks you", {{"name", reader.named_by}})));
  return facts;
}

http::Response ShowDraft(const Visit& visit, const DraftForReader& draft, const FormErrors& errors) {
  const Texts& t = visit.t;
  const std::string title = t("Read through: {meeting}", {{"meeting", meetings::TitleOf(draft.agenda.row, t)}});
  PageFrame frame = visit.Frame(title, "meetings");
  frame.breadcrumb = {{std::string(t("Meetings")), "/moeder"}};
  const Html items =
      Each(draft.items, [&](const DraftItem& item) { return RenderDraftItem(visit, draft, item, errors); });
  const Html content = Join(draft.items.empty() ? EmptyState(t("The agenda has no items yet.")) : items,
                            Block(t("The agenda as a whole"), Join(OwnRemarks(visit, draft, std::nullopt),
                                                                   RemarkForm(visit, draft, std::nullopt, errors))),
                            When(!draft.reader.read, [&] { return ReadThroughButton(visit, draft); }));
  auto response = visit.Page(frame, Join(ErrorSummaryAbove(content, errors.summary, t),
                                         Heading({.title = title, .facts = ReadingFacts(visit, draft)}), content));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response DraftPage(const Visit& visit) {
  const auto draft = AddressedDraft(visit);
  return draft ? ShowDraft(visit, *draft, {}) : visit.NotFound();
}

http::Response TakeRemark(const Visit& visit) {
  const auto draft = AddressedDraft(visit);
  if (!draft) return visit.NotFound();
  const auto number = visit.request.FormNumber("punkt");
  const auto item = number ? std::optional(DeskItemId{*number}) : std::nullopt;
  const meetings::MeetingId id = draft->agenda.meeting().id;
  const std::string text = ReplaceAll(visit.request.Form("bemaerkning"), "\r\n", "\n");
  const auto written = visit.Write(
      [&](sql::Transaction& transaction) { return WriteRemark(transaction, visit.viewer, id, item, text); });
  if (written) return visit.Done(ReadingAddress(id), visit.t("Your remark is saved."));
  FormErrors errors;
  errors.Add(RemarkField(item), written.error(), visit.t);
  return ShowDraft(visit, *draft, errors);
}

http::Response TakeRemarkBack(const Visit& visit) {
  const auto draft = AddressedDraft(visit);
  const auto number = visit.request.PathNumber("nummer");
  if (!draft || !number) return visit.NotFound();
  const meetings::MeetingId id = draft->agenda.meeting().id;
  const auto taken = visit.Write([&](sql::Transaction& transaction) {
    return TakeBackRemark(transaction, visit.viewer, id, DraftRemarkId{*number});
  });
  if (!taken) return visit.Refuse(taken.error());
  return visit.Done(ReadingAddress(id), visit.t("The remark is taken back."));
}

http::Response TakeReadThrough(const Visit& visit) {
  const auto draft = AddressedDraft(visit);
  if (!draft) return visit.NotFound();
  const meetings::MeetingId id = draft->agenda.meeting().id;
  const auto marked =
      visit.Write([&](sql::Transaction& transaction) { return MarkRead(transaction, visit.viewer, id); });
  if (!marked) return visit.Refuse(marked.error());
  return visit.Done(ReadingAddress(id), visit.t("Thank you. You can still leave remarks until it is released."));
}

http::Response DraftFilePage(const Visit& visit) {
  const auto draft = AddressedDraft(visit);
  const auto number = visit.request.PathNumber("bilag");
  if (!draft || !number) return visit.NotFound();
  for (const DraftItem& item : draft->items) {
    for (const DeskAttachment& one : item.attachments) {
      if (one.id.value == *number) return FileOf(visit, one);
    }
  }
  return visit.NotFound();
}

}  // namespace

std::vector<http::Route> ReadThroughRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kReader, std::move(handler));
  };
  const std::string reading = "/moeder/{id}/gennemlaesning";
  return {{Method::kGet, reading, page(DraftPage)},
          {Method::kPost, reading + "/bemaerkninger", page(TakeRemark)},
          {Method::kPost, reading + "/bemaerkninger/{nummer}/fjern", page(TakeRemarkBack)},
          {Method::kPost, reading + "/laest", page(TakeReadThrough)},
          {Method::kGet, reading + "/bilag/{bilag}", page(DraftFilePage)}};
}

}  // namespace tovholder::desk

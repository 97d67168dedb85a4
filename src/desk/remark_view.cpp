// SPDX-License-Identifier: EUPL-1.2
#include "desk/remark_view.h"

#include "base/text.h"
#include "desk/agenda_view.h"
#include "meetings/item_view.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

Html HandleButton(const Visit& visit, const DraftRemark& remark) {
  const Texts& t = visit.t;
  const std::string id = std::to_string(remark.id.value);
  return RenderForm({.address = meetings::AddressOf(remark.meeting) + "/bemaerkninger/" + id, .csrf = visit.csrf()},
                    Join(HiddenField("haandteret", remark.handled ? "nej" : "ja"),
                         Button(Class("function-link"), Attr("type", "submit"),
                                remark.handled ? t("Not handled after all") : t("Mark as handled"),
                                Unseen(": " + Shorten(CollapseSpace(remark.text), 60)))));
}

Html RenderRemark(const Visit& visit, const NamedRemark& one) {
  const Texts& t = visit.t;
  const bool edits = visit.viewer.May(people::Access::kReader);
  std::vector<Html> facts{Text(one.name), Text(FormatMoment(one.remark.written, t.language()))};
  if (one.remark.handled) facts.push_back(Text(t("handled by {name}", {{"name", one.remark.handled_by}})));
  return Li(Class("remark"), When(!one.remark.title.empty() && !one.remark.item, [&] { return P(one.remark.title); }),
            P("“", one.remark.text, "”"), FactLine(facts),
            When(edits, [&] { return HandleButton(visit, one.remark); }));
}

template <class Belongs>
Html RenderThose(const Visit& visit, const std::vector<NamedRemark>& remarks, Belongs&& belongs) {
  Html open;
  Html handled;
  std::int64_t count = 0;
  for (const NamedRemark& one : remarks) {
    if (!belongs(one.remark)) continue;
    (one.remark.handled ? handled : open).Append(RenderRemark(visit, one));
    if (one.remark.handled) ++count;
  }
  return Join(When(!open.empty(), [&] { return Ul(Class("plain-list"), open); }), When(count > 0, [&] {
                return Disclosure(visit.t.Plural("{n} handled remark", "{n} handled remarks", count),
                                  Ul(Class("plain-list"), handled));
              }));
}

bool StandsAt(const Agenda& agenda, const DraftRemark& remark) {
  return remark.item && agenda.Find(*remark.item) != nullptr;
}

}  // namespace

std::string ReadersAddress(meetings::MeetingId id) { return meetings::AddressOf(id) + "/gennemlaesere"; }

Html RenderRemarks(const Visit& visit, const std::vector<NamedRemark>& remarks, std::optional<DeskItemId> item) {
  return RenderThose(visit, remarks, [&](const DraftRemark& one) { return one.item == item; });
}

Html RemarksBlock(const Visit& visit, const Agenda& agenda, const std::vector<NamedRemark>& remarks) {
  const Html content = RenderThose(visit, remarks, [&](const DraftRemark& one) { return !StandsAt(agenda, one); });
  if (content.empty()) return {};
  return Block(visit.t("Remarks on the agenda as a whole"), content);
}

Html ReadingNotice(const Agenda& agenda, const std::vector<NamedReader>& readers,
                   const std::vector<NamedRemark>& remarks, const Texts& t) {
  std::vector<std::string> sentences;
  const auto unread = UnreadNames(readers);
  if (!unread.empty()) {
    sentences.push_back(t("Not read through yet by {names}.", {{"names", tovholder::Join(unread, ", ")}}));
  }
  const std::int64_t open = CountUnhandled(remarks);
  if (open > 0) sentences.push_back(t.Plural("{n} remark is not handled.", "{n} remarks are not handled.", open));
  if (sentences.empty()) return {};
  return RenderNotice({Tone::kAttention,
                       tovholder::Join(sentences, " "),
                       {},
                       P(A(Href(ReadersAddress(agenda.meeting().id)), t("Who reads it through")))},
                      t);
}

}  // namespace tovholder::desk

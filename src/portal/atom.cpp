// SPDX-License-Identifier: EUPL-1.2
#include "portal/atom.h"

#include <algorithm>

#include "html/html.h"

namespace tovholder::portal {
namespace {

using html::Attr;
using html::Element;

// Feeds follow meetings by their day: midnight in Copenhagen, or now where that lies ahead.
std::string MomentOf(std::optional<Date> date, Instant now) {
  return FormatIso(date ? std::min(FromCopenhagen({*date, {0, 0}}), now) : now);
}

html::Html RenderEntry(const AtomEntry& entry, Instant now) {
  return Element("entry", Element("title", entry.title), Element("id", entry.address),
                 Element("updated", MomentOf(entry.date, now)),
                 Element("link", Attr("rel", "alternate"), Attr("href", entry.address)),
                 Element("summary", entry.summary));
}

}  // namespace

std::string RenderAtom(const AtomFeed& feed, Instant now) {
  const std::string updated = feed.entries.empty() ? FormatIso(now) : MomentOf(feed.entries.front().date, now);
  const html::Html root =
      Element("feed", Attr("xmlns", "http://www.w3.org/2005/Atom"), Element("title", feed.title),
              Element("id", feed.self), Element("updated", updated), Element("author", Element("name", "Tovholder")),
              Element("link", Attr("rel", "self"), Attr("href", feed.self)),
              Element("link", Attr("rel", "alternate"), Attr("href", feed.address)),
              html::Each(feed.entries, [&](const AtomEntry& entry) { return RenderEntry(entry, now); }));
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.str();
}

}  // namespace tovholder::portal

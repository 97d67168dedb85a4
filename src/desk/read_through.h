// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "desk/agenda.h"
#include "people/viewer.h"

// Named persons read a draft through before it is released, and remark on it. What they write stays on the desk: it is
// in no snapshot, search, paper or feed, and who is not named knows nothing of it.
namespace tovholder::desk {

struct DraftReader;
using DraftReaderId = Id<DraftReader>;

struct DraftReader {
  DraftReaderId id;
  meetings::MeetingId meeting;
  int revision = 0;  // that the draft becomes; with its release the right to read it ends
  people::UserId account;
  Date due;
  bool closed_items = false;  // these too
  Instant named;
  std::string named_by;
  std::optional<Instant> read;
  std::string fingerprint;  // of the draft that was read
};
BOOST_DESCRIBE_STRUCT(DraftReader, (),
                      (id, meeting, revision, account, due, closed_items, named, named_by, read, fingerprint))

struct DraftRemark;
using DraftRemarkId = Id<DraftRemark>;

struct DraftRemark {
  DraftRemarkId id;
  meetings::MeetingId meeting;
  int revision = 0;
  people::UserId account;
  std::optional<DeskItemId> item;  // may be gone; none: on the agenda as a whole
  std::string title;               // of the item
  std::string text;
  Instant written;
  std::optional<Instant> handled;
  std::string handled_by;
};
BOOST_DESCRIBE_STRUCT(DraftRemark, (),
                      (id, meeting, revision, account, item, title, text, written, handled, handled_by))

struct NamedReader {
  DraftReader reader;
  std::string name;
};
struct NamedRemark {
  DraftRemark remark;
  std::string name;  // of who wrote it
};
// Those who have not read it yet.
std::vector<std::string> UnreadNames(const std::vector<NamedReader>& readers);
std::int64_t CountUnhandled(const std::vector<NamedRemark>& remarks);

// What one who was named sees of the draft.
enum class ClosedItems { kHidden, kShown };
struct DraftItem {
  DeskItemId id;
  meetings::ItemDetails details;            // without attachments
  std::vector<DeskAttachment> attachments;  // that he may open
};
std::vector<DraftItem> ItemsForReader(const Agenda& agenda, ClosedItems closed);

}  // namespace tovholder::desk

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

// Feeds (RFC 4287).
namespace tovholder::portal {

struct AtomEntry {
  std::string title;
  std::string address;  // absolute; also the entry's id
  std::string summary;
  std::optional<Date> date;
};

struct AtomFeed {
  std::string title;
  std::string address;  // absolute, of the page
  std::string self;     // absolute, of the feed
  std::vector<AtomEntry> entries;
};

// An entry without a date counts as of `now`.
std::string RenderAtom(const AtomFeed& feed, Instant now);

}  // namespace tovholder::portal

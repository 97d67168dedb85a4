// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/html.h"
#include "html/texts.h"

namespace tovholder::html {

// Short facts after each other on one line: badge, date, place.
Html FactLine(const std::vector<Html>& facts);

// "Dato: 22. april 2025" in two columns, under each other on a phone.
struct Fact {
  std::string term = {};
  Html value = {};
};
Html FactList(const std::vector<Fact>& facts);

// One thing in a list of things: search results, meetings, what waits for you.
struct ListEntry {
  std::string title = {};
  std::string address = {};
  std::vector<Html> facts = {};  // one line: date, place, badges
  Html text = {};                // a snippet; <mark> around what was searched for
};
Html EntryList(const std::vector<ListEntry>& entries);

// Who changed what when, newest first, folded at the foot of the page.
struct HistoryEntry {
  std::string when = {};
  std::string who = {};
  std::string what = {};
};
Html History(const std::vector<HistoryEntry>& entries, const Texts& t);

// Leads from a value to the place it was read from: "Kilde: side 3, linje 12".
Html SourceMark(std::string address, std::string_view place, const Texts& t);

// How far a job has come. With `events` the page follows along (server-sent events named "progress"
// with {"done":3,"total":12,"text":"…"}, and "done" when the page should be loaded again); without
// script a link loads it again.
struct ProgressView {
  std::string label = {};
  std::int64_t done = 0;
  std::int64_t total = 0;    // 0: not known yet
  std::string text = {};     // what is being done now
  std::string events = {};   // address of the event stream; "": it has ended
  std::string address = {};  // of this page
};
Html ProgressBar(const ProgressView& progress, const Texts& t);

}  // namespace tovholder::html

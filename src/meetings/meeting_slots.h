// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "html/html.h"
#include "meetings/meeting.h"
#include "people/visit.h"
#include "sql/database.h"

namespace tovholder::meetings {

// What the page of a meeting shows of one that a room below prepares.
struct MeetingPreparation {
  html::Html primary;  // the next action, in place of publishing
  std::vector<html::Html> others;
  html::Html notes;      // above the items: moved, cancelled, what changed
  std::string no_items;  // why there are none yet
};

// Who has to sign or approve the minutes.
struct Signature {
  std::string name;
  std::string role;
  std::string text;  // "Godkendt 22. april 2025 kl. 16.40"; "": a line to sign on
};

// What the page of a meeting shows one reader alone: his answer, what is new to him, his notes.
struct MeetingForReader {
  html::Html top;
  std::map<ItemId, html::Html> beside_items;  // under the heading of each
  html::Html end;
  std::vector<html::Html> others;  // beside the heading
};

// What rooms below know about meetings, for the pages here.
struct MeetingSlots {
  // Nothing for a meeting that they do not prepare.
  std::function<std::optional<MeetingPreparation>(sql::Reader&, const people::Visit&, MeetingId)> preparation;
  // Whether they decide when it is shown: it is neither published nor withdrawn here.
  std::function<bool(sql::Reader&, MeetingId)> prepared;
  // Asked for readers who have signed in.
  std::function<MeetingForReader(sql::Reader&, const people::Visit&, MeetingId)> for_reader;
  // What one may do beside the list of meetings, the first thing first.
  std::function<std::vector<html::Html>(const people::Visit&)> list_actions;
  // Who approves the minutes and who has; none: those who took part sign by hand.
  std::function<std::vector<Signature>(sql::Reader&, MeetingId)> signatures = nullptr;
};

}  // namespace tovholder::meetings

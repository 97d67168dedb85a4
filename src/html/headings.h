// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/html.h"
#include "html/texts.h"

namespace tovholder::html {

// The head of a page: the thing's own name, under it one line with status, date and place or owner,
// the one next action as the only filled button and others as links.
struct PageHeading {
  std::string title = {};
  std::vector<Html> facts = {};   // badge, date, place, owner
  Html primary = {};              // ButtonLink or PostButton
  std::vector<Html> others = {};  // quiet links and buttons
};
Html Heading(const PageHeading& heading);

// A part of a page under its own heading. `count` or a link may stand beside the heading.
Html Block(std::string_view heading, const Html& content, const Html& beside = {});
// A box of the side column.
Html SideBox(std::string_view heading, const Html& content);

// Something folded away until it is asked for.
enum class FoldState { kClosed, kOpen };
Html Disclosure(std::string_view summary, const Html& content, FoldState fold = FoldState::kClosed);

// Several views of one thing, each with an address of its own.
struct Tab {
  std::string label = {};
  std::string address = {};
  std::string count = {};  // "" for none
};
Html Tabs(const std::vector<Tab>& tabs, std::size_t current, std::string_view name);

}  // namespace tovholder::html

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "html/html.h"
#include "html/notices.h"
#include "html/texts.h"

// The frame around every page: head, skip link, navigation, breadcrumb, notices, foot.
namespace tovholder::html {

// A word that leads somewhere.
struct NamedAddress {
  std::string label = {};
  std::string address = {};
};

// One word of the line of navigation, or of the short list inside a section.
struct NavigationItem {
  std::string key = {};  // "meetings"; what PageFrame::section and ::subsection name
  std::string label = {};
  std::string address = {};
};

// Everything around the content. Empty strings and lists leave their part out.
struct PageFrame {
  std::string title = {};  // of this page alone; the frame adds the site's name
  Language language = Language::kDanish;
  std::string address = "/";     // path and query of this page, for the language switch and sign-in
  std::string description = {};  // one sentence for search engines and shared links
  std::string site_name = "Tovholder";

  std::string viewer_name = {};  // "": nobody has signed in
  std::string csrf = {};
  std::string sign_in_address = "/log-ind";
  std::string sign_out_address = "/log-ud";
  std::string account_address = "/konto";

  std::vector<NavigationItem> navigation = {};  // only what exists and the viewer may use
  std::string section = {};
  std::vector<NavigationItem> subnavigation = {};
  std::string subsection = {};
  std::vector<NamedAddress> breadcrumb = {};  // from the front page to this page, which has no address

  std::string search_address = "/soeg";
  std::string search_words = {};        // what was searched for, on the search page
  std::string suggestion_address = {};  // answers ?q= with a list of options; "": no suggestions

  std::vector<Notice> notices = {};
  std::vector<std::string> scripts = {};  // of this page beside app.js: "review.js"
  std::vector<std::string> styles = {};   // of this page beside app.css
  std::vector<NamedAddress> feeds = {};   // Atom
  std::vector<NamedAddress> footer = {};  // accessibility statement, licence, …
  std::string version = {};

  enum class Robots { kIndex, kStayAway } robots = Robots::kStayAway;
  enum class Width { kReading, kFull } width = Width::kReading;  // kFull: tables and the review page
};

// The whole document. `side` is the column of what belongs together from other rooms; it stands
// under the content on a phone.
std::string RenderPage(const PageFrame& frame, const Html& content, const Html& side = {});

// The address of a built-in file of web/ ("app.css"), which changes with its content.
// Throws std::invalid_argument where there is no such file.
std::string_view AssetAddress(std::string_view file);

// `address` with a query value set, replaced, or (where `value` is empty) taken out.
std::string WithQuery(std::string_view address, std::string_view name, std::string_view value);

}  // namespace tovholder::html

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "html/components.h"
#include "http/dispatch.h"
#include "http/message.h"
#include "http/router.h"
#include "people/viewer.h"
#include "people/why_hidden.h"
#include "sql/database.h"

// How the pages of all rooms are reached: who looks, in which language, and what he may.
namespace tovholder::people {

// What is the same for all pages; made once by app.
struct Office {
  sql::Database& database;
  std::vector<html::NavigationItem> (*navigation)(const Viewer& viewer, const html::Texts& t) = nullptr;
  std::function<void()> changed = nullptr;  // called after every committed write: kept pages are outdated
  std::string public_address;               // "https://tovholder.example.dk", without a slash at the end
  std::string version;
  std::function<Instant()> clock = Now;
  std::string suggestion_address = {};  // what the search field of every page asks while one types
  // A page of this site as `request` would get it, for a form that is shown once more.
  std::function<http::Response(http::Request request)> open_page = nullptr;
  // Called inside the transaction that may have changed who sits where.
  std::function<void(sql::Transaction&)> seats_changed = nullptr;
};

// One request, with its reader known.
class Visit {
 public:
  // `asked` is what the page asks for, see Guarded.
  Visit(const Office& office, const http::Request& request, Viewer viewer, html::Language language,
        Access asked = Access::kEverybody);

  const http::Request& request;
  const Viewer viewer;
  const html::Texts t;

  html::Language language() const { return t.language(); }
  Date today() const;
  sql::Database& database() const { return office_.database; }
  const Office& office() const { return office_; }
  sql::Author author() const;
  std::string csrf() const;

  // A read in one snapshot; a write after which kept pages are outdated.
  template <class F>
  auto Read(F&& read) const {
    return office_.database.Read(std::forward<F>(read));
  }
  template <class F>
  auto Write(F&& write) const;

  // Says inside a write that it may have changed who sits where, so that whoever must hear of it does.
  void TellOfSeats(sql::Transaction& transaction) const;

  // A frame with everything filled in that is the same on all pages, and the notice of `Done`.
  html::PageFrame Frame(std::string_view title, std::string_view section) const;
  http::Response Page(const html::PageFrame& frame, const html::Html& content, const html::Html& side = {}) const;
  // The whole page, or only `part` where a script asked for it.
  http::Response PageOrPart(const html::PageFrame& frame, const html::Html& content, const html::Html& part) const;

  // 404, also for what may not be seen. The site's error page shows it, see MakeErrorPage.
  http::Response NotFound() const;
  // An error in plain words, with the way back.
  http::Response Refuse(const Error& error, int status = 422) const;
  // 403 with the reason, and the way back.
  http::Response Refuse(const Explanation& why) const;
  // 303 to `address`; the notice is shown there once.
  http::Response Done(std::string_view address, std::string_view notice = {}) const;

  // Puts the cookies into the answer that were given on the way (form token, language, notice read).
  void Finish(http::Response& response) const;

 private:
  const Office& office_;
  Access asked_;
  mutable http::Response given_;
};

// Where one sets up his second factor.
inline constexpr std::string_view kSecondFactorPage = "/konto/totrin";

using PageHandler = std::function<http::Response(const Visit&)>;

// Lets in who may read what is asked for, and forms only of who may do it. An outsider is led to sign in and back;
// who has signed in and may not is told so in plain words.
http::Handler Guarded(const Office& office, Access asked, PageHandler handler);

// For http::SiteOptions: errors as pages in the reader's language, and what kept pages depend on.
http::ErrorPage MakeErrorPage(const Office& office);
std::string PageVariant(const http::Request& request);

// Who has sent it; an outsider where nobody has signed in.
Viewer ViewerOf(const Office& office, const http::Request& request);
// ?sprog=, else the cookie of that name, else Danish.
html::Language LanguageOf(const http::Request& request);
// "https://tovholder.example.dk": the office's own, else as the browser called it.
std::string SiteAddress(const Visit& visit);

template <class F>
auto Visit::Write(F&& write) const {
  using Answer = std::invoke_result_t<F, sql::Transaction&>;
  if constexpr (std::is_void_v<Answer>) {
    office_.database.Write(author(), std::forward<F>(write));
    if (office_.changed) office_.changed();
  } else {
    Answer answer = office_.database.Write(author(), std::forward<F>(write));
    if (office_.changed) office_.changed();
    return answer;
  }
}

}  // namespace tovholder::people

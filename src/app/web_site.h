// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/archive.h"
#include "documents/pdf_queue.h"
#include "http/bell.h"
#include "http/dispatch.h"
#include "http/sessions.h"
#include "people/visit.h"
#include "post/job.h"
#include "sittings/live_board.h"

namespace tovholder::app {

struct WebSiteOptions {
  std::string public_address;
  std::string mail_from = {};  // the address that invitations come from
  http::Proxy proxy = http::Proxy::kNone;
  std::function<Instant()> clock = Now;
};

// All pages over one archive, wired together; the socket is not part of it. `archive` outlives it.
class WebSite {
 public:
  WebSite(Archive& archive, const WebSiteOptions& options);
  ~WebSite();

  http::Site& site() { return *site_; }
  post::JobRunner& jobs() { return jobs_; }
  // For the server that carries event streams.
  http::Bell& bell() { return bell_; }

 private:
  http::Router MakeRouter(const WebSiteOptions& options);
  http::SiteOptions MakeOptions(const WebSiteOptions& options);

  Archive& archive_;
  people::Office office_;
  http::SessionKeeper sessions_;
  post::JobRunner jobs_;
  http::Bell bell_;
  sittings::LiveBoard board_;
  documents::PdfQueue pdfs_;
  std::unique_ptr<http::Site> site_;
};

}  // namespace tovholder::app

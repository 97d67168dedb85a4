// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"

// A request and its answer as plain values: handlers and tests use them without a socket.
namespace tovholder::http {

enum class Method { kGet, kHead, kPost };

// A file that came with a form. Uploads stand on disk while the request lasts.
struct Upload {
  std::string field;
  std::string file_name;  // the last part of what the browser said, for showing only
  std::string content_type;
  std::filesystem::path path;
  std::uint64_t size = 0;
};

using Fields = std::multimap<std::string, std::string, std::less<>>;

// A visit that the server remembers, by a cookie whose digest stands in the database.
struct Session {
  std::int64_t id = 0;
  std::int64_t account = 0;  // 0: nobody has signed in
  std::string csrf;          // what forms of this session must send along
};

class Signer;

enum class Transport { kPlain, kEncrypted };

struct Request {
  Method method = Method::kGet;
  std::string target = "/";                                     // path and query as they were sent
  std::string path = "/";                                       // decoded, without the query
  std::map<std::string, std::string, std::less<>> path_values;  // {id} of the route
  Fields query;
  Fields form;
  std::vector<Upload> uploads;
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case
  std::map<std::string, std::string, std::less<>> cookies;
  std::optional<Session> session;
  Instant received;
  Transport transport = Transport::kPlain;  // https, also where a trusted proxy says so
  std::string address;                      // of the reader, for the log
  const Signer* signer = nullptr;           // signs form tokens of visitors without a session

  std::string_view Header(std::string_view name) const;  // "" where it is not there
  std::string_view Query(std::string_view name) const;
  std::string_view Form(std::string_view name) const;
  std::vector<std::string_view> FormAll(std::string_view name) const;
  // A row number out of the path, query or form; nothing where it is no positive number.
  std::optional<std::int64_t> PathNumber(std::string_view name) const;
  std::optional<std::int64_t> QueryNumber(std::string_view name) const;
  std::optional<std::int64_t> FormNumber(std::string_view name) const;
  // The page was asked for by a script that replaces a part of the page (HX-Request).
  bool WantsPart() const;
};

// How long an answer may be kept, and by whom.
enum class CachePolicy {
  kNever,       // no-store: pages of somebody who is signed in, forms
  kRevalidate,  // ask again each time; a matching ETag gives 304
  kForever,     // the address changes with the content
};

// A body that is made piece by piece: returns the next piece, empty at the end.
using Pieces = std::function<std::string()>;

// Server-sent events: called whenever the connection can take more. Returns the events that are new
// (already in the wire form, see `FormatEvent`), "" for none now, nothing to end the stream. The
// server asks about twice a second and sends a heartbeat of its own.
using EventSource = std::function<std::optional<std::string>()>;
std::string FormatEvent(std::string_view name, std::string_view data);

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
  std::variant<std::string, Pieces, EventSource> body;
  // Bytes that live as long as the program (built-in files) are sent without a copy.
  std::string_view static_body;
  CachePolicy cache = CachePolicy::kNever;
  std::optional<Error> error;  // dispatch puts the page of this error in place of the body

  static Response Html(std::string body, int status = 200);
  static Response Text(std::string body, int status = 200);
  static Response Json(std::string body, int status = 200);
  // 303: after a form the browser fetches the next page.
  static Response SeeOther(std::string_view address);
  static Response File(std::string bytes, std::string_view content_type, std::string_view download_name);
  static Response Events(EventSource source);
  // The error page of the site, in its layout.
  static Response Failure(int status, Error error);
  Response& With(std::string name, std::string value);
  Response& Cached(CachePolicy policy);
};

}  // namespace tovholder::http

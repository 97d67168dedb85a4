// SPDX-License-Identifier: EUPL-1.2
#include "http/message.h"

#include "base/text.h"
#include "http/url.h"

namespace tovholder::http {
namespace {

template <class Map>
std::string_view ValueOf(const Map& map, std::string_view name) {
  const auto found = map.find(name);
  return found == map.end() ? std::string_view{} : std::string_view{found->second};
}

std::optional<std::int64_t> PositiveNumber(std::string_view text) {
  const auto number = ParseCount(text);
  return number && *number > 0 ? number : std::nullopt;
}

Response Plain(std::string body, std::string_view content_type, int status) {
  Response response;
  response.status = status;
  response.content_type = content_type;
  response.body = std::move(body);
  return response;
}

}  // namespace

std::string_view Request::Header(std::string_view name) const { return ValueOf(headers, name); }
std::string_view Request::Query(std::string_view name) const { return ValueOf(query, name); }
std::string_view Request::Form(std::string_view name) const { return ValueOf(form, name); }

std::vector<std::string_view> Request::FormAll(std::string_view name) const {
  std::vector<std::string_view> values;
  const auto [first, last] = form.equal_range(name);
  for (auto field = first; field != last; ++field) values.emplace_back(field->second);
  return values;
}

std::optional<std::int64_t> Request::PathNumber(std::string_view name) const {
  return PositiveNumber(ValueOf(path_values, name));
}
std::optional<std::int64_t> Request::QueryNumber(std::string_view name) const { return PositiveNumber(Query(name)); }
std::optional<std::int64_t> Request::FormNumber(std::string_view name) const { return PositiveNumber(Form(name)); }

bool Request::WantsPart() const { return Header("hx-request") == "true" && Header("hx-boosted") != "true"; }

std::string FormatEvent(std::string_view name, std::string_view data) {
  std::string event;
  if (!name.empty()) event.append("event: ").append(name).append("\n");
  const std::string lines = ReplaceAll(ReplaceAll(data, "\r\n", "\n"), "\r", "\n");
  for (const std::string_view line : Split(lines, '\n')) {
    event.append("data: ").append(line).append("\n");
  }
  return event.append("\n");
}

Response Response::Html(std::string body, int status) {
  return Plain(std::move(body), "text/html; charset=utf-8", status);
}
Response Response::Text(std::string body, int status) {
  return Plain(std::move(body), "text/plain; charset=utf-8", status);
}
Response Response::Json(std::string body, int status) { return Plain(std::move(body), "application/json", status); }

Response Response::SeeOther(std::string_view address) {
  return Plain({}, "text/plain; charset=utf-8", 303).With("Location", std::string(address));
}

Response Response::File(std::string bytes, std::string_view content_type, std::string_view download_name) {
  return Plain(std::move(bytes), content_type, 200)
      .With("Content-Disposition", "attachment; filename*=UTF-8''" + PercentEncode(download_name));
}

Response Response::Events(EventSource source) {
  Response response;
  response.content_type = "text/event-stream";
  response.body = std::move(source);
  return response.With("X-Accel-Buffering", "no");  // or nginx would keep the events back
}

Response Response::Failure(int status, Error error) {
  Response response;
  response.status = status;
  response.error = std::move(error);
  return response;
}

Response& Response::With(std::string name, std::string value) {
  headers.emplace_back(std::move(name), std::move(value));
  return *this;
}

Response& Response::Cached(CachePolicy policy) {
  cache = policy;
  return *this;
}

}  // namespace tovholder::http

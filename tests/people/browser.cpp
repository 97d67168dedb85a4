// SPDX-License-Identifier: EUPL-1.2
#include "people/browser.h"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/text.h"
#include "http/sessions.h"
#include "http/url.h"

namespace tovholder::people {
namespace {

constexpr std::string_view kAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

}  // namespace

http::SiteOptions SiteOptionsOf(const Office& office) {
  http::SiteOptions options;
  options.error_page = MakeErrorPage(office);
  options.clock = office.clock;
  options.find_session = [&office](std::string_view token, Instant now) -> std::optional<http::Session> {
    const auto found = office.database.Read([&](sql::Reader& reader) { return http::FindSession(reader, token, now); });
    return found ? std::optional(found->session) : std::nullopt;
  };
  return options;
}

std::string_view BodyOf(const http::Response& response) {
  const auto* text = std::get_if<std::string>(&response.body);
  return text ? std::string_view(*text) : std::string_view{};
}

std::string BytesOf(http::Response response) {
  if (const auto* text = std::get_if<std::string>(&response.body)) return *text;
  auto& next = std::get<http::Pieces>(response.body);
  std::string bytes;
  for (std::string piece = next(); !piece.empty(); piece = next()) bytes += piece;
  return bytes;
}

std::string HeaderOf(const http::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

std::string Browser::TokenIn(std::string_view page) {
  constexpr std::string_view kBefore = "name=\"csrf\" value=\"";
  const std::size_t begin = page.find(kBefore);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = page.substr(begin + kBefore.size());
  return std::string(rest.substr(0, rest.find('"')));
}

std::string Browser::TokenOf(std::string_view page) { return TokenIn(BodyOf(Get(page))); }

http::Response Browser::Get(std::string_view target) { return Send({}, target); }

http::Response Browser::GetPart(std::string_view target) {
  http::Request request;
  request.headers["hx-request"] = "true";
  return Send(std::move(request), target);
}

http::Response Browser::Await(std::string_view target, const std::function<bool(const http::Response&)>& wanted) {
  http::Response response = Get(target);
  for (int tries = 0; tries < 240 && !wanted(response); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    response = Get(target);
  }
  return response;
}

http::Response Browser::Submit(std::string_view page, std::string_view target, const http::Fields& fields) {
  http::Fields all = fields;
  all.emplace("csrf", TokenIn(BodyOf(Get(page))));
  return Post(target, std::move(all));
}

http::Response Browser::SubmitFile(std::string_view page, std::string_view target, std::string field,
                                   std::string file_name, std::string_view bytes, const http::Fields& fields) {
  std::string path = (std::filesystem::temp_directory_path() / "tovholder-upload-XXXXXX").string();
  close(mkstemp(path.data()));
  std::ofstream(path, std::ios::binary) << bytes;
  http::Request request;
  request.method = http::Method::kPost;
  request.headers["sec-fetch-site"] = "same-origin";
  request.form = fields;
  request.form.emplace("csrf", TokenIn(BodyOf(Get(page))));
  request.uploads.push_back({std::move(field), std::move(file_name), "", path, bytes.size()});
  http::Response response = Send(std::move(request), target);
  std::filesystem::remove(path);
  return response;
}

http::Response Browser::Post(std::string_view target, http::Fields fields) {
  return PostFrom("same-origin", "", target, std::move(fields));
}

http::Response Browser::PostFrom(std::string_view site, std::string_view origin, std::string_view target,
                                 http::Fields fields) {
  http::Request request;
  request.method = http::Method::kPost;
  if (!site.empty()) request.headers["sec-fetch-site"] = site;
  if (!origin.empty()) request.headers["origin"] = origin;
  request.form = std::move(fields);
  return Send(std::move(request), target);
}

http::Response Browser::Send(http::Request request, std::string_view target) {
  auto parsed = http::ParseTarget(target).value();
  request.target = target;
  request.path = std::move(parsed.path);
  request.query = std::move(parsed.query);
  request.headers.insert({{"host", "tovholder.example.dk"}, {"user-agent", std::string(kAgent)}});
  request.cookies = cookies;
  http::Response response = site_.Dispatch(request);
  KeepCookies(response);
  return response;
}

void Browser::KeepCookies(const http::Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name != "Set-Cookie") continue;
    const std::size_t equals = value.find('=');
    const std::string key = value.substr(0, equals);
    if (value.ends_with("Max-Age=0")) {
      cookies.erase(key);
    } else {
      cookies[key] = value.substr(equals + 1, value.find(';') - equals - 1);
    }
  }
}

}  // namespace tovholder::people

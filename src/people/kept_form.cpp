// SPDX-License-Identifier: EUPL-1.2
#include "people/kept_form.h"

#include "base/text.h"
#include "html/refill.h"
#include "http/token.h"
#include "http/url.h"
#include "people/sign_in_form.h"

namespace tovholder::people {
namespace {

using html::Html;
using html::Texts;

constexpr char kSeparator = '\0';
constexpr std::string_view kFiles = "files";
constexpr std::string_view kMark = "formular:";  // so that nothing else we sign is taken for one

// The path and query of the page that the browser came from; it is one of this site, see KeepForm.
std::string PageBefore(const http::Request& request) {
  const std::string_view came_from = request.Header("referer");
  const std::size_t host = came_from.find("://");
  if (host == std::string_view::npos) return {};
  const std::size_t path = came_from.find('/', host + 3);
  return path == std::string_view::npos ? std::string() : std::string(came_from.substr(path));
}

bool IsKept(std::string_view name, std::string_view value) {
  if (name == http::kCsrfField || name == kCodeField || html::IsSecretField(name)) return false;
  return name.find(kSeparator) == std::string_view::npos && value.find(kSeparator) == std::string_view::npos;
}

// A form stands on its own page, on the page that shows it again with errors, or on the page of the thing
// that it belongs to: "/brugere/7/link", "/brugere/7", "/brugere".
std::vector<std::string> LikelyPages(const KeptForm& form) {
  std::vector<std::string> pages;
  if (!form.page.empty()) pages.push_back(form.page);
  for (std::string path = form.address; path.size() > 1; path.resize(path.rfind('/'))) pages.push_back(path);
  return pages;
}

std::optional<http::Response> OpenPage(const Office& office, const http::Request& like, std::string_view address) {
  auto target = http::ParseTarget(address);
  if (!office.open_page || !target) return std::nullopt;
  http::Request request = like;
  request.method = http::Method::kGet;
  request.target = address;
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  request.path_values.clear();
  request.form.clear();
  request.uploads.clear();
  request.headers.erase("hx-request");
  return office.open_page(std::move(request));
}

std::string WhatHappened(const Visit& visit, const KeptForm& form) {
  const Texts& t = visit.t;
  std::string text(
      t("What you sent came too late: you were signed out in the meantime. Nothing of it is done or saved "
        "yet. Look it over and send it once more."));
  if (form.had_files) text.append(" ").append(t("Choose the files again."));
  return text;
}

Html NoticeOf(const Visit& visit, const KeptForm& form, Html more) {
  const std::string heading(visit.t("Not saved yet"));
  return html::RenderNotice({html::Tone::kAttention, WhatHappened(visit, form), heading, std::move(more)}, visit.t);
}

// Its page is gone, or this reader may not see it: the words at least are not lost.
http::Response ShowWordsAlone(const Visit& visit, const KeptForm& form) {
  const Texts& t = visit.t;
  const std::string text(
      t("The page with the form cannot be shown any more. This is what you had written; copy what "
        "you need."));
  const Html words = html::Each(form.fields, [](const auto& field) {
    return html::When(!Trim(field.second).empty(),
                      [&] { return html::Element("pre", html::Class("kept-words"), field.second); });
  });
  const std::string title(t("Not saved yet"));
  return visit.Page(visit.Frame(title, ""), html::Join(html::Heading({.title = title}), html::P(text), words));
}

}  // namespace

std::optional<KeptForm> KeepForm(const http::Request& request) {
  if (request.method != http::Method::kPost || !http::IsSurelyFromThisSite(request)) return std::nullopt;
  if (request.path == kKeptFormAddress) return UnpackForm(request.Form(kKeptFormField), *request.signer);
  KeptForm form{request.path, PageBefore(request), {}, !request.uploads.empty()};
  for (const auto& [name, value] : request.form) {
    if (IsKept(name, value)) form.fields.emplace(name, value);
  }
  return form;
}

std::string PackForm(const KeptForm& form, const http::Signer& signer) {
  std::string text = form.address + kSeparator + form.page + kSeparator;
  if (form.had_files) text.append(kFiles);
  for (const auto& [name, value] : form.fields)
    text.append(1, kSeparator).append(name).append(1, kSeparator).append(value);
  return signer.Sign(std::string(kMark) + http::EncodeBase64(text));
}

std::optional<KeptForm> UnpackForm(std::string_view packed, const http::Signer& signer) {
  if (!packed.starts_with(kMark) || !signer.IsSigned(packed)) return std::nullopt;
  packed.remove_prefix(kMark.size());
  const auto text = http::DecodeBase64(packed.substr(0, packed.rfind('.')));
  if (!text) return std::nullopt;
  const std::vector<std::string_view> parts = Split(*text, kSeparator);
  if (parts.size() < 3 || parts.size() % 2 == 0) return std::nullopt;
  KeptForm form{std::string(parts[0]), std::string(parts[1]), {}, parts[2] == kFiles};
  for (std::size_t i = 3; i < parts.size(); i += 2) form.fields.emplace(parts[i], parts[i + 1]);
  return form;
}

http::Response ShowKeptForm(const Visit& visit, const KeptForm& form, const http::Request& request) {
  const Html lead = html::P(html::A(html::Href("#" + std::string(html::kRefilledFormId)), visit.t("To the form")));
  const Html notice = NoticeOf(visit, form, lead);
  for (const std::string& address : LikelyPages(form)) {
    auto page = OpenPage(visit.office(), request, address);
    const auto* markup = page && page->status == 200 ? std::get_if<std::string>(&page->body) : nullptr;
    if (!markup) continue;
    auto filled = html::RefillForm(*markup, form.address, form.fields, notice);
    if (!filled) continue;
    page->body = std::move(*filled);
    page->cache = http::CachePolicy::kNever;
    return std::move(*page);
  }
  return ShowWordsAlone(visit, form);
}

}  // namespace tovholder::people

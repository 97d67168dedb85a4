// SPDX-License-Identifier: EUPL-1.2
#include "http/static_files.h"

#include <algorithm>
#include <stdexcept>

#include "http/compression.h"

namespace tovholder::http {
namespace {

struct TypeOfEnding {
  std::string_view ending;
  std::string_view type;
};
constexpr std::array<TypeOfEnding, 15> kTypes = {{{".css", "text/css; charset=utf-8"},
                                                  {".js", "text/javascript; charset=utf-8"},
                                                  {".mjs", "text/javascript; charset=utf-8"},
                                                  {".svg", "image/svg+xml"},
                                                  {".png", "image/png"},
                                                  {".jpg", "image/jpeg"},
                                                  {".webp", "image/webp"},
                                                  {".ico", "image/x-icon"},
                                                  {".woff", "font/woff"},
                                                  {".woff2", "font/woff2"},
                                                  {".json", "application/json"},
                                                  {".webmanifest", "application/manifest+json"},
                                                  {".txt", "text/plain; charset=utf-8"},
                                                  {".html", "text/html; charset=utf-8"},
                                                  {".pdf", "application/pdf"}}};

std::string_view ContentType(std::string_view name) {
  const auto* const found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& entry) { return name.ends_with(entry.ending); });
  return found == kTypes.end() ? "application/octet-stream" : found->type;
}

// Sixteen digits of the tag W/"…".
std::string_view ShortHash(std::string_view tag) { return tag.substr(3, 16); }

std::string HashedAddress(std::string_view name, std::string_view tag) {
  const auto slash = name.rfind('/');
  const auto point = name.rfind('.');
  const bool has_ending = point != std::string_view::npos && (slash == std::string_view::npos || point > slash);
  const std::string_view stem = has_ending ? name.substr(0, point) : name;
  const std::string_view ending = has_ending ? name.substr(point) : std::string_view{};
  return "/static/" + std::string(stem) + "." + std::string(ShortHash(tag)) + std::string(ending);
}

}  // namespace

StaticFiles::StaticFiles(std::span<const EmbeddedFile> files) {
  for (const EmbeddedFile& embedded : files) {
    auto file = std::make_unique<File>();
    file->file = embedded;
    file->tag = TagOf(embedded.content);
    file->address = HashedAddress(embedded.name, file->tag);
    by_path_.emplace(file->address, Place{file.get(), CachePolicy::kForever});
    by_path_.emplace("/static/" + std::string(embedded.name), Place{file.get(), CachePolicy::kRevalidate});
    files_.emplace(embedded.name, std::move(file));
  }
}

const std::string& StaticFiles::Address(std::string_view name) const {
  const auto found = files_.find(name);
  if (found == files_.end()) throw std::invalid_argument("no built-in file " + std::string(name));
  return found->second->address;
}

SharedReply StaticFiles::Make(const Place& place, Coding coding) {
  const EmbeddedFile& file = place.file->file;
  Response response;
  response.content_type = ContentType(file.name);
  response.static_body = file.content;
  response.cache = place.cache;
  if (coding != Coding::kIdentity && IsCompressible(response.content_type, file.content.size())) {
    response.With("Content-Encoding", std::string(ToName(coding))).With("Vary", "Accept-Encoding");
    response.static_body = {};
    response.body = Compress(file.content, coding, Effort::kThorough);
  }
  return MakeReply(Request{}, std::move(response));
}

SharedReply StaticFiles::Find(std::string_view path, Coding coding) const {
  const auto found = by_path_.find(path);
  if (found == by_path_.end()) return nullptr;
  const Place& place = found->second;
  const std::size_t policy = place.cache == CachePolicy::kForever ? 0 : 1;
  Slot& slot = place.file->slots.at(policy).at(static_cast<std::size_t>(coding));
  std::call_once(slot.made, [&] { slot.reply = Make(place, coding); });
  return slot.reply;
}

}  // namespace tovholder::http

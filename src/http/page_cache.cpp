// SPDX-License-Identifier: EUPL-1.2
#include "http/page_cache.h"

namespace tovholder::http {
namespace {

constexpr std::size_t kOverhead = 2048;  // headers, list and map nodes, the server's own form of the reply

std::size_t SizeOf(const std::string& key, const Reply& reply) {
  const auto* body = std::get_if<std::shared_ptr<const std::string>>(&reply.body);
  return key.size() + (body && *body ? (*body)->size() : 0) + kOverhead;
}

}  // namespace

PageCache::PageCache(std::size_t max_bytes, std::chrono::milliseconds max_age)
    : max_bytes_(max_bytes), max_age_(max_age) {}

void PageCache::Drop(Entries::iterator entry) {
  bytes_ -= entry->bytes;
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

void PageCache::DropOutdated() {
  const std::uint64_t current = version();
  if (kept_version_ == current) return;
  by_key_.clear();
  entries_.clear();
  bytes_ = 0;
  kept_version_ = current;
}

std::optional<PageCache::Page> PageCache::Find(const std::string& key, Instant now) {
  const std::scoped_lock lock(mutex_);
  DropOutdated();
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  const auto entry = found->second;
  if (max_age_.count() > 0 && now - entry->made > max_age_) {
    Drop(entry);
    return std::nullopt;
  }
  entries_.splice(entries_.begin(), entries_, entry);
  return entry->page;
}

void PageCache::Keep(const std::string& key, std::uint64_t version, const SharedReply& reply, Instant now) {
  const std::size_t bytes = SizeOf(key, *reply);
  Page page{reply, NotModified(*reply)};
  const std::scoped_lock lock(mutex_);
  DropOutdated();
  if (version != kept_version_ || bytes > max_bytes_ / 4) return;
  if (const auto known = by_key_.find(key); known != by_key_.end()) Drop(known->second);
  entries_.push_front(Entry{key, std::move(page), bytes, now});
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += bytes;
  while (bytes_ > max_bytes_) Drop(std::prev(entries_.end()));
}

std::size_t PageCache::bytes() const {
  const std::scoped_lock lock(mutex_);
  return bytes_;
}

}  // namespace tovholder::http

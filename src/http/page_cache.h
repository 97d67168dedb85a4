// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/reply.h"

namespace tovholder::http {

// Finished pages for readers without a session, in memory. Writers call Bump() after their commit:
// all pages from before are gone at once.
class PageCache {
 public:
  // `max_age` bounds how long another process's writes stay unseen; 0 for no bound.
  explicit PageCache(std::size_t max_bytes, std::chrono::milliseconds max_age = {});

  struct Page {
    SharedReply reply;
    SharedReply not_modified;
  };
  std::optional<Page> Find(const std::string& key, Instant now);
  // `version` is what version() gave before the page was made; a page that a writer overtook is not kept.
  void Keep(const std::string& key, std::uint64_t version, const SharedReply& reply, Instant now);

  std::uint64_t version() const { return version_.load(); }
  void Bump() { ++version_; }
  std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    Page page;
    std::size_t bytes = 0;
    Instant made;
  };
  using Entries = std::list<Entry>;  // the most lately used first

  void Drop(Entries::iterator entry);
  void DropOutdated();

  std::size_t max_bytes_;
  std::chrono::milliseconds max_age_;
  std::atomic<std::uint64_t> version_{1};
  mutable std::mutex mutex_;
  std::uint64_t kept_version_ = 1;
  std::size_t bytes_ = 0;
  Entries entries_;
  std::unordered_map<std::string_view, Entries::iterator> by_key_;
};

}  // namespace tovholder::http

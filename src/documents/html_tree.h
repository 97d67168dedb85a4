// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gumbo.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tovholder::documents {

// A parsed page in memory that is given back all at once; what gumbo itself would free by recursion.
class HtmlTree {
 public:
  // `html` is UTF-8 and must outlive the tree. Errors: documents.damaged {file, kind, detail} for tags
  // nested too deep to be meant, documents.unpacks_too_large {file, limit},
  // documents.timeout {file, seconds}.
  static Result<HtmlTree> Parse(std::string_view html, std::string_view file_name, std::uint64_t max_memory,
                                std::chrono::seconds max_time);

  const GumboNode& root() const { return *output_->root; }

 private:
  class Arena;
  explicit HtmlTree(std::shared_ptr<Arena> arena) : arena_(std::move(arena)) {}

  std::shared_ptr<Arena> arena_;
  const GumboOutput* output_ = nullptr;
};

}  // namespace tovholder::documents

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct ZSTD_CCtx_s;

namespace tovholder::search {

// Keeps texts small in the data file. One thread at a time.
class Packer {
 public:
  Packer();
  std::string Pack(std::string_view text);

 private:
  struct Close {
    void operator()(ZSTD_CCtx_s* context) const;
  };
  std::unique_ptr<ZSTD_CCtx_s, Close> context_;
};

// Throws where the bytes were not made by Pack, or are damaged.
std::string Unpack(std::string_view packed);

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace tovholder::search {

// Keeps texts small in the data file. One thread at a time.
class Packer {
 public:
  Packer();
  ~Packer();
  Packer(Packer&&) = delete;
  std::string Pack(std::string_view text);

 private:
  std::unique_ptr<z_stream_s> stream_;
};

// Throws where the bytes were not made by Pack.
std::string Unpack(std::string_view packed);

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "danish_text_generator.h"

namespace tovholder::bench {

// Minutes of many municipalities in several layouts, each of a meeting of its own. The same seed and
// number give the same minutes, in whatever order they are asked for.
class MinutesGenerator {
 public:
  // At most 98 municipalities.
  MinutesGenerator(std::uint64_t seed, std::size_t municipalities) : text_(seed), municipalities_(municipalities) {}

  // About 10 KB, 10 items.
  std::string Minutes(std::size_t number);

 private:
  DanishTextGenerator text_;
  std::size_t municipalities_;
};

}  // namespace tovholder::bench

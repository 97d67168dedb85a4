// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// What counting and ranking need to know of each part, kept in blocks of neighbouring ids.
namespace tovholder::search {

struct Brief {
  std::uint32_t shape = 0;  // row of search_shape; 0 where there is no part
  std::uint32_t place = 0;  // row of search_place
  std::uint16_t year = 0;   // 0: unknown
  std::uint16_t words = 0;
  std::uint16_t part = 0;  // among several parts of one entry, from 1 on; 0 where it is the only one
  friend bool operator==(const Brief&, const Brief&) = default;
};

// A block of these fills most of a page of the data file.
inline constexpr std::int64_t kBriefsInBlock = 256;

constexpr std::int64_t BlockOf(std::int64_t id) { return id / kBriefsInBlock; }
constexpr std::size_t SlotOf(std::int64_t id) { return static_cast<std::size_t>(id % kBriefsInBlock); }

// The brief in the slot of a block; an empty one behind its end.
Brief BriefAt(std::string_view block, std::size_t slot);
// Grows the block as far as needed.
void SetBrief(std::string& block, std::size_t slot, const Brief& brief);

}  // namespace tovholder::search

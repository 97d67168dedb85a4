// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace tovholder {

// The row number of one kind of thing; ids of different kinds do not mix. 0 means "not stored yet".
template <class Tag>
struct Id {
  std::int64_t value = 0;

  explicit operator bool() const { return value != 0; }
  friend auto operator<=>(const Id&, const Id&) = default;
};

}  // namespace tovholder

template <class Tag>
struct std::hash<tovholder::Id<Tag>> {
  std::size_t operator()(tovholder::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};

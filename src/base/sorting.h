// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <type_traits>
#include <utility>
#include <vector>

namespace tovholder {

// Sorts by what `key` gives, asked once an element: for keys that take longer than a comparison.
template <class T, class Key>
void SortByKey(std::vector<T>& all, Key key) {
  std::vector<std::pair<std::invoke_result_t<Key, const T&>, T>> keyed;
  keyed.reserve(all.size());
  for (T& one : all) {
    auto own = key(one);
    keyed.emplace_back(std::move(own), std::move(one));
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(keyed.begin(), keyed.end(), all.begin(), [](auto& one) { return std::move(one.second); });
}

}  // namespace tovholder

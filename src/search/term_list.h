// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace tovholder::search {

// Terms in order of their places: places are parted by kNextPlace, terms of one place by kSamePlace.
using TermStream = std::string;
inline constexpr char kNextPlace = ' ';
inline constexpr char kSamePlace = '\x1f';

// The terms of one place, in a stream.
class TermList {
 public:
  class Iterator {
   public:
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    using reference = std::string_view;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;

    Iterator() = default;
    explicit Iterator(std::string_view rest) : rest_(rest) {}
    std::string_view operator*() const { return rest_.substr(0, rest_.find(kSamePlace)); }
    Iterator& operator++() {
      const std::size_t end = rest_.find(kSamePlace);
      rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.rest_.size() == b.rest_.size(); }

   private:
    std::string_view rest_;
  };

  TermList() = default;
  explicit TermList(std::string_view stream) : stream_(stream) {}

  std::string_view stream() const { return stream_; }
  bool empty() const { return stream_.empty(); }
  std::string_view front() const { return *begin(); }
  Iterator begin() const { return Iterator(stream_); }
  Iterator end() const { return {}; }
  bool Has(std::string_view term) const { return std::find(begin(), end(), term) != end(); }

 private:
  std::string_view stream_;
};

}  // namespace tovholder::search

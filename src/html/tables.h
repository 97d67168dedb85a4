// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/html.h"
#include "html/texts.h"

namespace tovholder::html {

enum class Align { kText, kFigures };
enum class Sorted { kNot, kAscending, kDescending };

struct Column {
  std::string heading = {};
  Align align = Align::kText;
  std::string sort_address = {};  // where the heading leads to sort by it; "": it cannot be sorted
  Sorted sorted = Sorted::kNot;
};

// A table on a wide screen, cards at 360 px. The first cell of a row names it.
struct DataTable {
  std::string caption = {};  // heard by screen readers; seen too where `caption_seen`
  std::vector<Column> columns = {};
  std::vector<std::vector<Html>> rows = {};
  enum class Caption { kUnseen, kSeen } caption_form = Caption::kUnseen;
  // kGrid: it stays a table; the rest is drawn along beside the first column.
  enum class Narrow { kCards, kGrid } narrow = Narrow::kCards;
};
Html RenderTable(const DataTable& table);

inline constexpr std::int64_t kPageSize = 50;

// Where a long list stands. Pages count from 1.
struct Paging {
  std::int64_t page = 1;
  std::int64_t total = 0;  // of things, not of pages
  std::int64_t size = kPageSize;
  std::string address = {};  // of the list with all that is set; the page is put in as ?side=
};
// Nothing where one page holds all.
Html Pagination(const Paging& paging, const Texts& t);

// A filter that is set, and the address without it.
struct ActiveFilter {
  std::string label = {};
  std::string remove_address = {};
};

// The row above a list: the fields of a GET form, what is set and how to remove it, the count, and
// exports beside the count.
struct FilterRow {
  std::string address = {};  // of the list; the form goes there
  Html fields = {};          // SelectField, TextField …; empty: no form
  std::vector<ActiveFilter> active = {};
  std::string clear_address = {};
  std::string count = {};  // "37 møder"
  Html exports = {};
};
Html RenderFilterRow(const FilterRow& row, const Texts& t);

// Values to narrow a list by, with how many each holds.
struct FacetValue {
  std::string label = {};
  std::int64_t count = 0;
  std::string address = {};
  enum class State { kOffered, kChosen } state = State::kOffered;
};
Html Facet(std::string_view heading, const std::vector<FacetValue>& values, const Texts& t);

}  // namespace tovholder::html

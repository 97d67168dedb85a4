// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "documents/text_document.h"

// A document as a plain row of blocks, for showing and indexing what is no minutes: process plans,
// applications, strategies.
namespace tovholder::documents {

enum class BlockKind { kHeading, kParagraph, kListItem, kTable };
std::string_view ToName(BlockKind kind);

struct TableRow {
  std::vector<Span> cells;
  // A cell that went on below a page break has further spans here, by column.
  std::vector<std::pair<int, Span>> continued;
};

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;       // heading 1–6, nesting of a list item from 1
  std::string marker;  // of a list item
  Span span;           // all of it; of a list item without its marker
  std::vector<TableRow> rows;
  int page = 1;
};

// Every letter of the text is in exactly one block, but for white space, list markers and page heads
// that came back after a page break. Headings come from marks, else from what stands short and alone.
std::vector<Block> ListBlocks(const TextDocument& document);

// The lines of a paragraph, list item or heading as running text.
std::string TextOf(const TextDocument& document, const Block& block);
// Column by column, with continued parts joined.
std::vector<std::string> CellsOf(const TextDocument& document, const TableRow& row);

}  // namespace tovholder::documents

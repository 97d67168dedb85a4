// SPDX-License-Identifier: EUPL-1.2
#include "documents/html_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "documents/counters.h"
#include "documents/encoding.h"
#include "documents/html_tree.h"
#include "documents/layout_marks.h"
#include "documents/plain_text_reader.h"
#include "documents/text_builder.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kLongestHtmlCell = 1500;

std::span<GumboNode* const> ChildrenOf(const GumboNode& node) {
  const GumboVector& children = node.v.element.children;
  return {reinterpret_cast<GumboNode* const*>(children.data), children.length};
}

bool IsElement(const GumboNode& node) { return node.type == GUMBO_NODE_ELEMENT; }

std::string_view Attribute(const GumboNode& node, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&node.v.element.attributes, name);
  return attribute == nullptr ? std::string_view{} : std::string_view(attribute->value);
}

int IntAttribute(const GumboNode& node, const char* name, int fallback) {
  const std::string_view text = Attribute(node, name);
  int value = fallback;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

template <std::size_t N>
bool IsOneOf(GumboTag tag, const std::array<GumboTag, N>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

constexpr std::array<GumboTag, 20> kDropped = {
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_NAV,
    GUMBO_TAG_HEAD,   GUMBO_TAG_SVG,    GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,   GUMBO_TAG_CANVAS,
    GUMBO_TAG_AUDIO,  GUMBO_TAG_VIDEO,  GUMBO_TAG_BUTTON,   GUMBO_TAG_SELECT,   GUMBO_TAG_TEXTAREA,
    GUMBO_TAG_INPUT,  GUMBO_TAG_APPLET, GUMBO_TAG_EMBED,    GUMBO_TAG_DATALIST, GUMBO_TAG_MAP};
constexpr std::array<GumboTag, 13> kParagraphs = {
    GUMBO_TAG_P,       GUMBO_TAG_UL,   GUMBO_TAG_OL,         GUMBO_TAG_TABLE, GUMBO_TAG_DL,
    GUMBO_TAG_PRE,     GUMBO_TAG_HR,   GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_FORM,  GUMBO_TAG_SECTION,
    GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN, GUMBO_TAG_FIELDSET};
constexpr std::array<GumboTag, 19> kLines = {
    GUMBO_TAG_DIV,     GUMBO_TAG_LI,      GUMBO_TAG_TR,         GUMBO_TAG_TD,     GUMBO_TAG_TH,
    GUMBO_TAG_DT,      GUMBO_TAG_DD,      GUMBO_TAG_HEADER,     GUMBO_TAG_FOOTER, GUMBO_TAG_ADDRESS,
    GUMBO_TAG_FIGURE,  GUMBO_TAG_CAPTION, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_ASIDE,  GUMBO_TAG_LEGEND,
    GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY, GUMBO_TAG_CENTER,     GUMBO_TAG_BODY};

int HeadingLevel(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<int>(tag) - static_cast<int>(GUMBO_TAG_H1) + 1 : 0;
}

bool IsHidden(const GumboNode& node) {
  const GumboAttribute* hidden = gumbo_get_attribute(&node.v.element.attributes, "hidden");
  if (hidden != nullptr || Attribute(node, "aria-hidden") == "true") return true;
  const std::string_view role = Attribute(node, "role");
  if (role == "navigation" || role == "search") return true;
  std::string style = ToLower(Attribute(node, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

// The foot of the page, not of an article in it.
bool IsPageFoot(const GumboNode& node) {
  return node.v.element.tag == GUMBO_TAG_FOOTER && node.parent != nullptr && IsElement(*node.parent) &&
         node.parent->v.element.tag == GUMBO_TAG_BODY;
}

bool IsDropped(const GumboNode& node) {
  return IsOneOf(node.v.element.tag, kDropped) || IsHidden(node) || IsPageFoot(node);
}

CounterStyle StyleOf(std::string_view type) {
  if (type == "a") return CounterStyle::kLowerLetter;
  if (type == "A") return CounterStyle::kUpperLetter;
  if (type == "i") return CounterStyle::kLowerRoman;
  if (type == "I") return CounterStyle::kUpperRoman;
  return CounterStyle::kDecimal;
}

// What decides whether a table holds data or lays out the page.
struct TableShape {
  bool has_blocks = false;  // tables, headings, rules inside
  std::size_t columns = 0;
  std::size_t longest_cell = 0;
};

bool IsTextNode(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA || node.type == GUMBO_NODE_WHITESPACE;
}

std::size_t LengthOf(const GumboNode& node) {
  if (IsTextNode(node)) return std::string_view(node.v.text.text).size();
  if (!IsElement(node)) return 0;
  std::size_t length = 0;
  for (const GumboNode* child : ChildrenOf(node)) length += LengthOf(*child);
  return length;
}

void Measure(const GumboNode& node, TableShape& shape) {
  std::size_t cells = 0;
  for (const GumboNode* child : ChildrenOf(node)) {
    if (!IsElement(*child)) continue;
    const GumboTag tag = child->v.element.tag;
    if (tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_HR || HeadingLevel(tag) > 0) {
      shape.has_blocks = true;
      return;
    }
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
      ++cells;
      shape.longest_cell = std::max(shape.longest_cell, LengthOf(*child));
    }
    Measure(*child, shape);
    if (shape.has_blocks) return;
  }
  shape.columns = std::max(shape.columns, cells);
}

bool HoldsData(const GumboNode& table) {
  if (Attribute(table, "role") == "presentation") return false;
  TableShape shape;
  Measure(table, shape);
  return !shape.has_blocks && shape.columns > 1 && shape.longest_cell <= kLongestHtmlCell;
}

class HtmlWriter {
 public:
  explicit HtmlWriter(TextBuilder& builder) : builder_(builder) {}

  void Write(const GumboNode& node) {
    if (IsTextNode(node)) {
      WriteText(node.v.text.text);
    } else if (IsElement(node) && !IsDropped(node)) {
      WriteElement(node);
    }
  }

 private:
  void WriteChildren(const GumboNode& node) {
    for (const GumboNode* child : ChildrenOf(node)) Write(*child);
  }

  void WriteElement(const GumboNode& node) {
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_BR) return BreakLine();
    BreakFor(tag);
    if (const int level = HeadingLevel(tag); level > 0) {
      WriteMarked(node, MarkKind::kHeading, level, {});
    } else if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) {
      WriteList(node);
    } else if (tag == GUMBO_TAG_TABLE && !in_cell_ && HoldsData(node)) {
      WriteRows(node);
    } else if (tag == GUMBO_TAG_STRONG || tag == GUMBO_TAG_B) {
      WriteMarked(node, MarkKind::kStrong, 0, {});
    } else if (tag == GUMBO_TAG_A && !Attribute(node, "href").empty()) {
      WriteMarked(node, MarkKind::kLink, 0, std::string(Attribute(node, "href")));
    } else if (tag == GUMBO_TAG_PRE) {
      preformatted_ += 1;
      WriteChildren(node);
      preformatted_ -= 1;
    } else {
      WriteChildren(node);
    }
    BreakFor(tag);
  }

  void WriteMarked(const GumboNode& node, MarkKind kind, int level, std::string extra) {
    FlushSpace();
    const std::size_t mark = builder_.Open(kind, level, std::move(extra));
    WriteChildren(node);
    builder_.Close(mark);
  }

  // Before and behind a block. Within a cell of a table everything stays on one line, and right
  // behind a list marker nothing breaks.
  void BreakFor(GumboTag tag) {
    const bool paragraph = IsOneOf(tag, kParagraphs) || HeadingLevel(tag) > 0;
    if (!paragraph && !IsOneOf(tag, kLines)) return;
    if (in_cell_) {
      space_ = true;
    } else if (builder_.size() != behind_marker_) {
      space_ = false;
      const bool compact = tag == GUMBO_TAG_LI || list_depth_ > 0;
      paragraph && !compact ? builder_.EndParagraph() : builder_.EndLine();
    }
  }

  void BreakLine() {
    if (in_cell_) {
      space_ = true;
      return;
    }
    space_ = false;
    if (builder_.size() != behind_marker_) builder_.Append("\n");
  }

  void FlushSpace() {
    if (!space_) return;
    space_ = false;
    const std::string& text = builder_.text();
    const bool needed = !text.empty() && text.back() != '\n' && text.back() != ' ' && text.back() != '\t';
    if (needed) builder_.Append(" ");
  }

  void WriteText(std::string_view text) {
    if (preformatted_ > 0 && !in_cell_) {
      builder_.Append(text);
      return;
    }
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" \t\n\r\f", i), text.size());
      if (end > i) {
        FlushSpace();
        builder_.Append(ReplaceAll(text.substr(i, end - i), "\xC2\xA0", " "));
      }
      if (end < text.size()) space_ = true;
      i = end + 1;
    }
  }

  void WriteList(const GumboNode& list) {
    ++list_depth_;
    const bool ordered = list.v.element.tag == GUMBO_TAG_OL;
    int number = IntAttribute(list, "start", 1);
    for (const GumboNode* child : ChildrenOf(list)) {
      const bool item = IsElement(*child) && child->v.element.tag == GUMBO_TAG_LI && !IsDropped(*child);
      if (!item) {
        Write(*child);
        continue;
      }
      number = IntAttribute(*child, "value", number);
      WriteItem(*child, ordered ? FormatCounter(number++, StyleOf(Attribute(list, "type"))) + "." : "-");
    }
    --list_depth_;
  }

  void WriteItem(const GumboNode& item, const std::string& marker) {
    if (in_cell_) {
      space_ = true;
      WriteChildren(item);
      space_ = true;
      return;
    }
    if (builder_.size() != behind_marker_) builder_.EndLine();
    space_ = false;
    builder_.Append(std::string(static_cast<std::size_t>(2 * (list_depth_ - 1)), ' ') + marker + " ");
    behind_marker_ = builder_.size();
    const std::size_t mark = builder_.Open(MarkKind::kListItem, list_depth_, marker);
    bool open = true;
    for (const GumboNode* child : ChildrenOf(item)) {
      const bool list =
          IsElement(*child) && (child->v.element.tag == GUMBO_TAG_UL || child->v.element.tag == GUMBO_TAG_OL);
      if (open && list) builder_.Close(mark);
      open = open && !list;
      Write(*child);
    }
    if (open) builder_.Close(mark);
    builder_.EndLine();
    space_ = false;
  }

  void WriteRows(const GumboNode& node) {
    for (const GumboNode* child : ChildrenOf(node)) {
      if (!IsElement(*child) || IsDropped(*child)) continue;
      const GumboTag tag = child->v.element.tag;
      if (tag == GUMBO_TAG_TR) {
        WriteRow(*child);
      } else if (tag == GUMBO_TAG_CAPTION) {
        Write(*child);
      } else {
        WriteRows(*child);
      }
    }
  }

  void WriteRow(const GumboNode& row) {
    builder_.EndLine();
    space_ = false;
    const std::size_t mark = builder_.Open(MarkKind::kTableRow);
    bool first = true;
    for (const GumboNode* cell : ChildrenOf(row)) {
      if (!IsElement(*cell)) continue;
      if (!first) builder_.Append("\t");
      first = false;
      WriteCell(*cell);
    }
    builder_.Close(mark);
    builder_.Append("\n");
  }

  void WriteCell(const GumboNode& cell) {
    in_cell_ = true;
    const std::size_t mark = builder_.Open(MarkKind::kTableCell);
    WriteChildren(cell);
    builder_.Close(mark);
    space_ = false;
    in_cell_ = false;
    const int columns = std::clamp(IntAttribute(cell, "colspan", 1), 1, 50);
    for (int i = 1; i < columns; ++i) {
      builder_.Append("\t");
      builder_.Open(MarkKind::kTableCell);
    }
  }

  TextBuilder& builder_;
  bool space_ = false;
  bool in_cell_ = false;
  int preformatted_ = 0;
  int list_depth_ = 0;
  std::uint32_t behind_marker_ = UINT32_MAX;
};

}  // namespace

Result<TextDocument> ReadHtml(std::string_view bytes, std::string_view file_name, const ReadOptions& options) {
  Result<DecodedText> decoded = DecodeText(bytes, file_name, DeclaredEncoding(bytes));
  if (!decoded) return Pass(decoded);
  const CleanText clean = CleanLines(decoded->text, file_name);
  const Result<HtmlTree> tree =
      HtmlTree::Parse(clean.text, file_name, 4 * options.max_unpacked_bytes, options.seconds_per_page);
  if (!tree) return Pass(tree);
  TextBuilder builder(FileKind::kHtml);
  HtmlWriter(builder).Write(tree->root());
  builder.EndLine();
  TextDocument document = builder.Finish();
  if (Trim(document.text).empty()) return Fail("documents.no_text", {{"file", std::string(file_name)}});
  document.encoding = decoded->encoding;
  document.warnings = std::move(decoded->warnings);
  AddLayoutMarks(document);
  return document;
}

}  // namespace tovholder::documents

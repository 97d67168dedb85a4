// SPDX-License-Identifier: EUPL-1.2
#include <md4c.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "documents/paper.h"
#include "documents/paper_parts.h"

namespace tovholder::documents {
namespace {

// As pages show Markdown: see html/markdown.cpp.
constexpr unsigned kPaperMarkdown = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
constexpr int kDeepestList = 8;

// "&amp;", "&#8211;" as the letter they mean; others as they are written.
std::string DecodeEntity(std::string_view entity) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kNamed = {{{"&amp;", "&"},
                                                                                    {"&lt;", "<"},
                                                                                    {"&gt;", ">"},
                                                                                    {"&quot;", "\""},
                                                                                    {"&apos;", "'"},
                                                                                    {"&nbsp;", "\u00A0"},
                                                                                    {"&ndash;", "–"},
                                                                                    {"&mdash;", "—"},
                                                                                    {"&sect;", "§"}}};
  for (const auto& [name, letter] : kNamed) {
    if (entity == name) return std::string(letter);
  }
  if (!entity.starts_with("&#") || entity.size() < 4) return std::string(entity);
  const bool hexadecimal = entity[2] == 'x' || entity[2] == 'X';
  std::uint32_t code = 0;
  const char* begin = entity.data() + (hexadecimal ? 3 : 2);
  const auto [end, problem] = std::from_chars(begin, entity.data() + entity.size() - 1, code, hexadecimal ? 16 : 10);
  const bool letter = problem == std::errc() && end == entity.data() + entity.size() - 1 && code > 0 &&
                      code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
  std::string text;
  AppendUtf8(text, letter ? code : U'\uFFFD');
  return text;
}

class MarkdownPaper {
 public:
  explicit MarkdownPaper(int top_heading) : top_heading_(top_heading) {}

  void EnterBlock(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_UL:
        EnterList({ListForm::kBullets, 1, {}});
        break;
      case MD_BLOCK_OL:
        EnterList({ListForm::kNumbers,
                   static_cast<int>(std::min(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start, 1'000'000U)),
                   {}});
        break;
      case MD_BLOCK_LI:
        EndText();
        open_lists_.back().items.push_back({});
        break;
      case MD_BLOCK_TABLE:
        EndText();
        table_.emplace();
        break;
      case MD_BLOCK_TR:
        row_.clear();
        break;
      default:
        EndText();
    }
  }

  void LeaveBlock(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_H:
        AddHeading(static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        LeaveList();
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        LeaveCell(type, static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align);
        break;
      case MD_BLOCK_TR:
        if (!row_.empty()) table_->rows.push_back(std::move(row_));
        row_.clear();
        break;
      case MD_BLOCK_TABLE:
        LeaveTable();
        break;
      default:
        EndText();
    }
  }

  void EnterSpan(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_STRONG) ++strong_;
    if (type == MD_SPAN_EM) ++emphasis_;
    if (type != MD_SPAN_A) return;
    const MD_ATTRIBUTE& address = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
    const std::string link(address.text, address.size);
    link_ = IsPaperLink(link) ? link : "";
  }

  void LeaveSpan(MD_SPANTYPE type) {
    if (type == MD_SPAN_STRONG) --strong_;
    if (type == MD_SPAN_EM) --emphasis_;
    if (type == MD_SPAN_A) link_.clear();
  }

  void AddText(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_NULLCHAR) return;
    std::string written(text);
    if (type == MD_TEXT_BR) written = "\n";
    if (type == MD_TEXT_SOFTBR) written = " ";
    if (type == MD_TEXT_ENTITY) written = DecodeEntity(text);
    const PaperRun run{std::move(written), strong_ > 0, emphasis_ > 0, link_};
    const bool goes_on = !text_.empty() && text_.back().strong == run.strong && text_.back().emphasis == run.emphasis &&
                         text_.back().link == run.link;
    if (goes_on) {
      text_.back().text += run.text;
    } else {
      text_.push_back(run);
    }
  }

  std::vector<PaperBlock> Take() {
    EndText();
    return std::move(blocks_);
  }

 private:
  // What was written goes to the open item, or stands as a paragraph.
  void EndText() {
    if (text_.empty() || table_) return;
    PaperText text = std::exchange(text_, {});
    if (open_lists_.empty()) {
      blocks_.emplace_back(PaperParagraph{std::move(text)});
      return;
    }
    PaperText& item = open_lists_.back().items.back().text;
    if (!item.empty()) item.push_back({"\n"});
    item.insert(item.end(), text.begin(), text.end());
  }

  void AddHeading(int level) {
    if (open_lists_.empty() && !text_.empty()) {
      blocks_.emplace_back(
          PaperHeading{std::clamp(top_heading_ + level - 1, 1, 4), "", TextOf(std::exchange(text_, {}))});
      return;
    }
    for (PaperRun& run : text_) run.strong = true;
    EndText();
  }

  void EnterList(PaperList list) {
    EndText();
    open_lists_.push_back(std::move(list));
  }

  // Lists that nest too deep stand one above the other.
  void LeaveList() {
    EndText();
    PaperList list = std::move(open_lists_.back());
    open_lists_.pop_back();
    if (open_lists_.empty()) {
      blocks_.emplace_back(std::move(list));
      return;
    }
    std::vector<PaperListItem>& items = open_lists_.back().items;
    if (open_lists_.size() < kDeepestList) {
      items.back().inner.push_back(std::move(list));
    } else {
      std::move(list.items.begin(), list.items.end(), std::back_inserter(items));
    }
  }

  void LeaveCell(MD_BLOCKTYPE type, MD_ALIGN align) {
    PaperText text = std::exchange(text_, {});
    if (type == MD_BLOCK_TD) {
      row_.push_back(std::move(text));
      return;
    }
    table_->columns.push_back({TextOf(text), 0, align == MD_ALIGN_RIGHT ? ColumnAlign::kRight : ColumnAlign::kLeft});
  }

  // Inside a list a table is its rows, one a line.
  void LeaveTable() {
    PaperTable table = std::move(*table_);
    table_.reset();
    if (open_lists_.empty()) {
      blocks_.emplace_back(std::move(table));
      return;
    }
    for (const std::vector<PaperText>& row : table.rows) {
      std::string line;
      for (const PaperText& cell : row) line += (line.empty() ? "" : " – ") + TextOf(cell);
      text_ = Plain(std::move(line));
      EndText();
    }
  }

  int top_heading_;
  int strong_ = 0;
  int emphasis_ = 0;
  std::string link_;
  PaperText text_;
  std::vector<PaperList> open_lists_;
  std::optional<PaperTable> table_;
  std::vector<PaperText> row_;
  std::vector<PaperBlock> blocks_;
};

MarkdownPaper& PaperOf(void* user) { return *static_cast<MarkdownPaper*>(user); }

}  // namespace

std::vector<PaperBlock> FromMarkdown(std::string_view markdown, int top_heading) {
  MD_PARSER parser{};
  parser.flags = kPaperMarkdown;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    return PaperOf(user).EnterBlock(type, detail), 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    return PaperOf(user).LeaveBlock(type, detail), 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    return PaperOf(user).EnterSpan(type, detail), 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) { return PaperOf(user).LeaveSpan(type), 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
    return PaperOf(user).AddText(type, {text, size}), 0;
  };
  const std::string clean = CleanPaperText(ReplaceAll(markdown, "\t", "    "));
  MarkdownPaper paper(top_heading);
  md_parse(clean.data(), static_cast<MD_SIZE>(clean.size()), &parser, &paper);
  return paper.Take();
}

}  // namespace tovholder::documents

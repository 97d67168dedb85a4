// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "html/texts.h"

// A document to be printed or sent: agenda, minutes, report. Made once, written as HTML, PDF or Word.
// Texts are plain UTF-8; control characters are left out by every writer, a line end is a break.
namespace tovholder::documents {

struct PaperRun {
  std::string text;
  bool strong = false;
  bool emphasis = false;
  std::string link = {};  // http, https, mailto or tel; others are left out
  friend bool operator==(const PaperRun&, const PaperRun&) = default;
};
using PaperText = std::vector<PaperRun>;

PaperText Plain(std::string text);
PaperText Strong(std::string text);
// Without emphasis and links.
std::string TextOf(const PaperText& text);

struct PaperHeading {
  int level = 1;       // 1–4; the title of the document stands above them
  std::string number;  // as it is to be shown: "3", "3.1"; "" for none
  std::string text;
  std::string note = {};  // beside it in a list of contents: "beslutning"
};

// The headings of the whole document, with links and, in a PDF, the pages they stand on.
struct PaperContents {
  std::string heading;
  int deepest = 1;  // 1 or 2: the last level that is listed
};

struct PaperParagraph {
  PaperText text;
};

enum class ListForm { kBullets, kNumbers };
struct PaperListItem;
struct PaperList {
  ListForm form = ListForm::kBullets;
  int start = 1;
  std::vector<PaperListItem> items;
};
struct PaperListItem {
  PaperText text;
  std::vector<PaperList> inner = {};
};

enum class ColumnAlign { kLeft, kRight };
struct PaperColumn {
  std::string head;
  double share = 0;  // of the width; 0: what is left over
  ColumnAlign align = ColumnAlign::kLeft;
};
struct PaperTable {
  std::string caption;
  std::vector<PaperColumn> columns;
  std::vector<std::vector<PaperText>> rows;  // a cell a column
};

// "Sted: Mødesalen"
struct PaperFacts {
  std::vector<std::pair<std::string, PaperText>> facts;
};

// Set off from the text: a recommendation, a decision.
struct PaperBox {
  std::string heading;
  std::vector<std::variant<PaperParagraph, PaperList>> content;
};

struct PaperSignature {
  std::string name;
  std::string role;
  std::string date;  // as it is to be shown; "" leaves room for it
};
struct PaperSignatures {
  std::vector<PaperSignature> signatures;
};

struct PaperPageBreak {};

enum class FigureKind { kSvg, kPng };
struct PaperFigure {
  FigureKind kind = FigureKind::kPng;
  std::string bytes;
  std::string alternative;  // what it shows, in words; stands below it as well
  int width_mm = 160;
};

struct PaperAttachment {
  std::string title;
  std::string note;  // "12 sider", "anbefales"
  std::string link;
};
struct PaperAttachments {
  std::string heading;
  std::vector<PaperAttachment> attachments;
};

using PaperBlock = std::variant<PaperHeading, PaperContents, PaperParagraph, PaperList, PaperTable, PaperFacts,
                                PaperBox, PaperSignatures, PaperPageBreak, PaperFigure, PaperAttachments>;

enum class PaperSheet { kA4, kA3Landscape };

struct Paper {
  html::Language language = html::Language::kDanish;
  std::string title;
  std::string subtitle;
  std::string author;        // who issues it
  std::string running_head;  // at the top of every page
  std::string version;       // "Offentlig udgave", on every page
  std::optional<Date> date;  // of the document, on every page
  std::vector<PaperBlock> blocks;
  PaperSheet sheet = PaperSheet::kA4;  // of HTML and PDF; Word keeps to A4
};

// The headings down to a level, in order, each with its place among all headings (from 1).
struct ListedHeading {
  int place = 0;
  const PaperHeading* heading = nullptr;
};
std::vector<ListedHeading> ListHeadings(const Paper& paper, int deepest);

// Case text as secretaries write it. The highest heading becomes `top_heading`; headings inside lists
// and quotes become bold paragraphs, HTML is text, images are their alternative text.
std::vector<PaperBlock> FromMarkdown(std::string_view markdown, int top_heading);

// A page that needs nothing beside itself: style, fonts and figures are inside.
// Errors: documents.figure_unusable {title, detail}.
Result<std::string> FormatPaperHtml(const Paper& paper);

// A Word document with styles, lists, tables and fields of its own. The same paper gives the same bytes.
// Errors: documents.figure_unusable {title, detail}.
Result<std::string> WriteDocx(const Paper& paper);

}  // namespace tovholder::documents

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// What any file becomes once it is read: one UTF-8 text with what is known about its places.
namespace tovholder::documents {

enum class FileKind { kText, kPdf, kHtml, kDocx, kOdt, kImage, kXml, kXlsx };
std::string_view ToName(FileKind kind);
bool FromName(std::string_view name, FileKind& kind);

// Bytes [begin, end) of TextDocument::text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool empty() const { return begin >= end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

// What the file itself said about a stretch of text: HTML and DOCX know headings, lists and tables;
// Markdown marks and tabs in plain text are recognised too. The marks themselves ("##", "**") are not
// part of the text. A list marker is: it stands before the item's span, as the reader of the file saw
// it ("1. at …", also where HTML or DOCX only count). The cells of a row are parted by tabs. Of
// kXml the text is the source itself, for the readers that know its elements.
enum class MarkKind { kHeading, kListItem, kTableRow, kTableCell, kStrong, kLink };
struct Mark {
  MarkKind kind = MarkKind::kHeading;
  int level = 0;      // heading 1–6, nesting of a list from 1
  std::string extra;  // list marker as written ("1.", "-", "•"), address of a link
  Span span;
};

struct TextDocument {
  FileKind kind = FileKind::kText;
  std::string encoding;  // as recognised: "utf-8", "utf-16le", "windows-1252", "iso-8859-1"
  bool scanned = false;  // the text comes from character recognition
  // UTF-8, composed, lines ended by \n, no trailing \r, no NUL; a form feed never stands in it.
  std::string text;
  std::vector<std::uint32_t> pages;  // where each page begins; at least one, the first is 0
  std::vector<Mark> marks;           // in order of their begin
  std::vector<Error> warnings;       // what could not be read, with place; the rest is there

  std::string_view At(Span span) const { return std::string_view(text).substr(span.begin, span.end - span.begin); }
  int PageOf(std::uint32_t offset) const;  // from 1
  int LineOf(std::uint32_t offset) const;  // from 1
};

}  // namespace tovholder::documents

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <pugixml.hpp>

#include "documents/paper.h"
#include "documents/paper_docx_parts.h"
#include "documents/paper_parts.h"

namespace tovholder::documents {
namespace {

constexpr int kDeepestWordList = 8;
constexpr int kEmuPerMillimetre = 36'000;
constexpr int kWidestFigure = 164;   // millimetres between the margins
constexpr int kHighestFigure = 220;  // of a page, with its caption

// A dot that cannot be seen: what programs show that know no SVG.
constexpr std::string_view kEmptyPng(
    "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\x06\0\0\0\x1F\x15\xC4\x89\0\0\0\x0B"
    "IDATx\xDA"
    "c`\0\2\0\0\5\0\1\xE9\xFA\xDC\xD8\0\0\0\0IEND\xAE"
    "B`\x82",
    68);

class DocxPaperWriter {
 public:
  explicit DocxPaperWriter(const Paper& paper) : paper_(paper), t_(paper.language) {
    relations_ = {{"rId1", "styles", "styles.xml"},
                  {"rId2", "numbering", "numbering.xml"},
                  {"rId3", "settings", "settings.xml"},
                  {"rId4", "header", "header1.xml"},
                  {"rId5", "footer", "footer1.xml"}};
  }

  Result<std::string> Write() {
    pugi::xml_node root = xml_.append_child("w:document");
    root.append_attribute("xmlns:w") = kWordNamespace;
    root.append_attribute("xmlns:r") = kRelationNamespace;
    root.append_attribute("xmlns:wp") = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    body_ = root.append_child("w:body");
    WriteHead();
    for (const PaperBlock& block : paper_.blocks) std::visit(*this, block);
    if (failure_) return tl::unexpected<Error>(*failure_);
    WriteSection();
    std::vector<ZipPart> parts = MakePackageParts(paper_);
    parts.push_back({"word/document.xml", ToXml(xml_)});
    parts.push_back({"word/styles.xml", MakeWordStyles(paper_)});
    parts.push_back({"word/numbering.xml", MakeWordNumbering(lists_)});
    parts.push_back({"word/header1.xml", MakeWordHeader(paper_)});
    parts.push_back({"word/footer1.xml", MakeWordFooter(paper_)});
    parts.push_back({"word/_rels/document.xml.rels", MakeWordRelations(relations_)});
    std::move(media_.begin(), media_.end(), std::back_inserter(parts));
    return WriteZip(parts);
  }

  void operator()(const PaperHeading& heading) {
    const std::string style = "Heading" + std::to_string(std::clamp(heading.level, 1, 4));
    pugi::xml_node paragraph = AppendWordParagraph(body_, style.c_str());
    pugi::xml_node mark = paragraph.append_child("w:bookmarkStart");
    mark.append_attribute("w:id") = ++headings_;
    mark.append_attribute("w:name") = MarkOf(headings_).c_str();
    WriteRun(paragraph, PaperRun{WholeHeading(heading)});
    paragraph.append_child("w:bookmarkEnd").append_attribute("w:id") = headings_;
  }

  // Without pages, which Word counts only when it is told to.
  void operator()(const PaperContents& contents) {
    if (!contents.heading.empty()) WriteLine("Caption", contents.heading);
    for (const ListedHeading& listed : ListHeadings(paper_, std::clamp(contents.deepest, 1, 2))) {
      pugi::xml_node paragraph = AppendWordParagraph(body_, listed.heading->level <= 1 ? "Contents1" : "Contents2");
      pugi::xml_node link = paragraph.append_child("w:hyperlink");
      link.append_attribute("w:anchor") = MarkOf(listed.place).c_str();
      WriteRun(link, PaperRun{WholeHeading(*listed.heading)});
      if (!listed.heading->note.empty()) WriteRun(paragraph, PaperRun{" (" + listed.heading->note + ")"});
    }
  }

  void operator()(const PaperParagraph& paragraph) { WriteText(AppendWordParagraph(body_, style_), paragraph.text); }

  void operator()(const PaperList& list) { WriteList(list, 0); }

  void operator()(const PaperTable& table) {
    if (table.columns.empty()) return;
    if (!table.caption.empty()) WriteLine("Caption", table.caption);
    pugi::xml_node node = body_.append_child("w:tbl");
    WriteTableShape(node, table);
    WriteHeadRow(node, table);
    for (const std::vector<PaperText>& row : table.rows) WriteRow(node, table, row);
    // Word joins two tables that follow each other without a paragraph between them.
    body_.append_child("w:p");
  }

  void operator()(const PaperFacts& facts) {
    for (const auto& [name, value] : facts.facts) {
      pugi::xml_node paragraph = AppendWordParagraph(body_, "Facts");
      WriteRun(paragraph, {name, true});
      paragraph.append_child("w:r").append_child("w:tab");
      WriteText(paragraph, value);
    }
  }

  void operator()(const PaperBox& box) {
    if (!box.heading.empty()) WriteLine("BoxHeading", box.heading);
    style_ = "Box";
    for (const auto& part : box.content) std::visit(*this, part);
    style_ = "Normal";
  }

  void operator()(const PaperSignatures& signatures) {
    for (const PaperSignature& signature : signatures.signatures) {
      const std::string date = signature.date.empty() ? "____________" : signature.date;
      std::string lines = signature.name;
      if (!signature.role.empty()) lines += "\n" + signature.role;
      WriteLine("SignatureLine", lines + "\n" + t_("Date: {date}", {{"date", date}}));
    }
  }

  void operator()(const PaperPageBreak&) {
    body_.append_child("w:p").append_child("w:r").append_child("w:br").append_attribute("w:type") = "page";
  }

  void operator()(const PaperFigure& figure) {
    Result<std::string> bytes = CleanFigure(figure);
    if (!bytes) {
      failure_ = bytes.error();
      return;
    }
    const bool svg = figure.kind == FigureKind::kSvg;
    const std::string picture = AddMedia(svg ? std::string(kEmptyPng) : std::move(*bytes), "png");
    const std::string drawing = svg ? AddMedia(std::move(*bytes), "svg") : "";
    pugi::xml_node paragraph = AppendWordParagraph(body_, "Normal");
    paragraph.child("w:pPr").append_child("w:keepNext");
    WritePicture(paragraph.append_child("w:r").append_child("w:drawing"), figure, picture, drawing);
    WriteLine("Caption", figure.alternative);
  }

  void operator()(const PaperAttachments& attachments) {
    if (!attachments.heading.empty()) WriteLine("BoxHeading", attachments.heading);
    PaperList list{ListForm::kNumbers, 1, {}};
    for (const PaperAttachment& one : attachments.attachments) {
      PaperRun title{one.title};
      title.link = one.link;
      PaperText text{std::move(title)};
      if (!one.note.empty()) text.push_back({" (" + one.note + ")"});
      list.items.push_back({std::move(text)});
    }
    WriteList(list, 0);
  }

 private:
  static std::string MarkOf(int place) { return "overskrift" + std::to_string(place); }

  static std::string WholeHeading(const PaperHeading& heading) {
    return heading.number.empty() ? heading.text : heading.number + " " + heading.text;
  }

  void WriteLine(const char* style, const std::string& text) {
    WriteRun(AppendWordParagraph(body_, style), PaperRun{text});
  }

  void WriteHead() {
    WriteLine("Title", paper_.title);
    if (!paper_.subtitle.empty()) WriteLine("Subtitle", paper_.subtitle);
    std::string imprint = paper_.author;
    const std::string issue = DateAndVersion(paper_);
    if (!imprint.empty() && !issue.empty()) imprint += " · ";
    imprint += issue;
    if (!imprint.empty()) WriteLine("Imprint", imprint);
  }

  void WriteText(pugi::xml_node paragraph, const PaperText& text) {
    for (const PaperRun& run : text) WriteRun(paragraph, run);
  }

  void WriteRun(pugi::xml_node paragraph, const PaperRun& run) {
    const bool linked = IsPaperLink(run.link);
    if (linked) {
      pugi::xml_node link = paragraph.append_child("w:hyperlink");
      link.append_attribute("r:id") =
          AddRelation("hyperlink", CleanPaperText(run.link), DocxRelation::Target::kOutside).c_str();
      paragraph = link;
    }
    pugi::xml_node node = paragraph.append_child("w:r");
    if (linked || run.strong || run.emphasis) {
      pugi::xml_node properties = node.append_child("w:rPr");
      if (linked) properties.append_child("w:rStyle").append_attribute("w:val") = "Hyperlink";
      if (run.strong) properties.append_child("w:b");
      if (run.emphasis) properties.append_child("w:i");
    }
    AppendWordText(node, run.text);
  }

  void WriteList(const PaperList& list, int level) {
    lists_.push_back({list.form, list.start});
    const auto id = static_cast<int>(lists_.size());
    const bool boxed = std::string_view(style_) == "Box";
    for (const PaperListItem& item : list.items) {
      pugi::xml_node paragraph = AppendWordParagraph(body_, boxed ? "Box" : "ListParagraph");
      pugi::xml_node number = paragraph.child("w:pPr").append_child("w:numPr");
      number.append_child("w:ilvl").append_attribute("w:val") = level;
      number.append_child("w:numId").append_attribute("w:val") = id;
      WriteText(paragraph, item.text);
      for (const PaperList& inner : item.inner) WriteList(inner, std::min(level + 1, kDeepestWordList));
    }
  }

  static std::vector<int> WidthsOf(const PaperTable& table) {
    double given = 0;
    int open = 0;
    for (const PaperColumn& column : table.columns) {
      given += std::clamp(column.share, 0.0, 1.0);
      open += column.share > 0 ? 0 : 1;
    }
    const double rest = open == 0 ? 0 : std::max(0.1, 1 - given) / open;
    const double whole = given + rest * open;
    std::vector<int> widths;
    for (const PaperColumn& column : table.columns) {
      const double share = column.share > 0 ? std::min(column.share, 1.0) : rest;
      widths.push_back(static_cast<int>(std::lround(share / whole * kTextWidth)));
    }
    return widths;
  }

  static void WriteTableShape(pugi::xml_node node, const PaperTable& table) {
    pugi::xml_node properties = node.append_child("w:tblPr");
    properties.append_child("w:tblStyle").append_attribute("w:val") = "PaperTable";
    pugi::xml_node width = properties.append_child("w:tblW");
    width.append_attribute("w:w") = 5000;  // fiftieths of a per cent
    width.append_attribute("w:type") = "pct";
    properties.append_child("w:tblLayout").append_attribute("w:type") = "fixed";
    pugi::xml_node look = properties.append_child("w:tblLook");
    look.append_attribute("w:val") = "0020";
    look.append_attribute("w:firstRow") = "1";
    if (!table.caption.empty()) {
      properties.append_child("w:tblCaption").append_attribute("w:val") = CleanPaperText(table.caption).c_str();
    }
    pugi::xml_node grid = node.append_child("w:tblGrid");
    for (int one : WidthsOf(table)) grid.append_child("w:gridCol").append_attribute("w:w") = one;
  }

  pugi::xml_node AppendCell(pugi::xml_node row, const PaperColumn& column, int width) {
    pugi::xml_node cell = row.append_child("w:tc");
    pugi::xml_node size = cell.append_child("w:tcPr").append_child("w:tcW");
    size.append_attribute("w:w") = width;
    size.append_attribute("w:type") = "dxa";
    pugi::xml_node paragraph = AppendWordParagraph(cell, "TableText");
    if (column.align == ColumnAlign::kRight) {
      paragraph.child("w:pPr").append_child("w:jc").append_attribute("w:val") = "right";
    }
    return paragraph;
  }

  void WriteHeadRow(pugi::xml_node node, const PaperTable& table) {
    pugi::xml_node row = node.append_child("w:tr");
    pugi::xml_node properties = row.append_child("w:trPr");
    properties.append_child("w:cantSplit");
    properties.append_child("w:tblHeader");
    const std::vector<int> widths = WidthsOf(table);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      WriteRun(AppendCell(row, table.columns[i], widths[i]), {table.columns[i].head, true});
    }
  }

  void WriteRow(pugi::xml_node node, const PaperTable& table, const std::vector<PaperText>& cells) {
    pugi::xml_node row = node.append_child("w:tr");
    row.append_child("w:trPr").append_child("w:cantSplit");
    const std::vector<int> widths = WidthsOf(table);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      pugi::xml_node paragraph = AppendCell(row, table.columns[i], widths[i]);
      if (i < cells.size()) WriteText(paragraph, cells[i]);
    }
  }

  std::string AddRelation(const char* type, const std::string& target, DocxRelation::Target where) {
    for (const DocxRelation& known : relations_) {
      if (known.target == target && known.type == type) return known.id;
    }
    relations_.push_back({"rId" + std::to_string(relations_.size() + 1), type, target, where});
    return relations_.back().id;
  }

  std::string AddMedia(std::string bytes, const char* extension) {
    const std::string name = "media/figure" + std::to_string(media_.size() + 1) + "." + extension;
    media_.push_back({"word/" + name, std::move(bytes)});
    return AddRelation("image", name, DocxRelation::Target::kInside);
  }

  void WritePicture(pugi::xml_node drawing, const PaperFigure& figure, const std::string& picture,
                    const std::string& svg) {
    const FigureSize size = SizeOf(figure);
    double width = std::clamp(figure.width_mm, 5, kWidestFigure);
    double height = width * size.height / size.width;
    if (height > kHighestFigure) {
      width *= kHighestFigure / height;
      height = kHighestFigure;
    }
    const auto cx = static_cast<long long>(std::lround(std::max(width, 1.0) * kEmuPerMillimetre));
    const auto cy = static_cast<long long>(std::lround(std::max(height, 1.0) * kEmuPerMillimetre));
    pugi::xml_node frame = drawing.append_child("wp:inline");
    const auto extent = [&](pugi::xml_node node) {
      node.append_attribute("cx") = cx;
      node.append_attribute("cy") = cy;
    };
    extent(frame.append_child("wp:extent"));
    const int number = ++figures_;
    const auto name = [&](pugi::xml_node node) {
      node.append_attribute("id") = number;
      node.append_attribute("name") = ("Figure " + std::to_string(number)).c_str();
      node.append_attribute("descr") = CleanPaperText(figure.alternative).c_str();
    };
    name(frame.append_child("wp:docPr"));
    pugi::xml_node graphic = frame.append_child("a:graphic");
    graphic.append_attribute("xmlns:a") = "http://schemas.openxmlformats.org/drawingml/2006/main";
    pugi::xml_node data = graphic.append_child("a:graphicData");
    data.append_attribute("uri") = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    pugi::xml_node pic = data.append_child("pic:pic");
    pic.append_attribute("xmlns:pic") = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    pugi::xml_node about = pic.append_child("pic:nvPicPr");
    name(about.append_child("pic:cNvPr"));
    about.append_child("pic:cNvPicPr");
    pugi::xml_node fill = pic.append_child("pic:blipFill");
    WriteBlip(fill.append_child("a:blip"), picture, svg);
    fill.append_child("a:stretch").append_child("a:fillRect");
    pugi::xml_node shape = pic.append_child("pic:spPr");
    pugi::xml_node place = shape.append_child("a:xfrm");
    pugi::xml_node offset = place.append_child("a:off");
    offset.append_attribute("x") = 0;
    offset.append_attribute("y") = 0;
    extent(place.append_child("a:ext"));
    pugi::xml_node geometry = shape.append_child("a:prstGeom");
    geometry.append_attribute("prst") = "rect";
    geometry.append_child("a:avLst");
  }

  static void WriteBlip(pugi::xml_node blip, const std::string& picture, const std::string& svg) {
    blip.append_attribute("r:embed") = picture.c_str();
    if (svg.empty()) return;
    pugi::xml_node extension = blip.append_child("a:extLst").append_child("a:ext");
    extension.append_attribute("uri") = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
    pugi::xml_node drawing = extension.append_child("asvg:svgBlip");
    drawing.append_attribute("xmlns:asvg") = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
    drawing.append_attribute("r:embed") = svg.c_str();
  }

  // A4, its margins, the head on all pages but the first, the foot on all.
  void WriteSection() {
    pugi::xml_node section = body_.append_child("w:sectPr");
    const auto refer = [&](const char* what, const char* where, const char* id) {
      pugi::xml_node node = section.append_child(what);
      node.append_attribute("w:type") = where;
      node.append_attribute("r:id") = id;
    };
    refer("w:headerReference", "default", "rId4");
    refer("w:footerReference", "default", "rId5");
    refer("w:footerReference", "first", "rId5");
    pugi::xml_node size = section.append_child("w:pgSz");
    size.append_attribute("w:w") = 11906;
    size.append_attribute("w:h") = 16838;
    pugi::xml_node margins = section.append_child("w:pgMar");
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, int>>{{"w:top", 1361},
                                                                                        {"w:right", 1247},
                                                                                        {"w:bottom", 1474},
                                                                                        {"w:left", 1361},
                                                                                        {"w:header", 709},
                                                                                        {"w:footer", 709},
                                                                                        {"w:gutter", 0}}) {
      margins.append_attribute(name) = value;
    }
    section.append_child("w:titlePg");
  }

  const Paper& paper_;
  html::Texts t_;
  pugi::xml_document xml_;
  pugi::xml_node body_;
  const char* style_ = "Normal";
  std::vector<DocxList> lists_;
  std::vector<DocxRelation> relations_;
  std::vector<ZipPart> media_;
  int figures_ = 0;
  int headings_ = 0;
  std::optional<Error> failure_;
};

}  // namespace

Result<std::string> WriteDocx(const Paper& paper) { return DocxPaperWriter(paper).Write(); }

}  // namespace tovholder::documents

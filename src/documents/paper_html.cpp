// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "base/embedded_file.h"
#include "base/text.h"
#include "documents/paper.h"
#include "documents/paper_data.h"
#include "documents/paper_parts.h"
#include "html/formats.h"
#include "html/html.h"
#include "web/files.h"

namespace tovholder::documents {
namespace {

using html::Attr;
using html::Class;
using html::Html;

constexpr std::size_t kLongestPiece = 2000;  // bytes

std::string_view ContentOf(std::span<const EmbeddedFile> files, std::string_view name) {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& file) { return file.name == name; });
  return found == files.end() ? std::string_view() : found->content;
}

std::string FontFace(int weight, std::string_view file) {
  return "@font-face{font-family:\"IBM Plex Sans\";font-weight:" + std::to_string(weight) +
         ";src:url(data:font/woff2;base64," + Base64(ContentOf(WebFiles(), file)) + ")}\n";
}

const std::string& FontFaces() {
  static const std::string faces =
      FontFace(400, "IBMPlexSans-Regular-Latin1.woff2") + FontFace(600, "IBMPlexSans-SemiBold-Latin1.woff2");
  return faces;
}

// A text in a style sheet: no letter of it can end the string or the sheet.
std::string StyleString(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain || c == ' ' || c == '.' || c == ',') {
      quoted += c;
    } else {
      quoted.append("\\").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]).append(" ");
    }
  }
  return quoted + "\"";
}

std::string PageNumberStyle(const html::Texts& t) {
  constexpr std::string_view kPage = "1#";
  constexpr std::string_view kPages = "2#";
  std::string style = StyleString(t("Page {page} of {pages}", {{"page", kPage}, {"pages", kPages}}));
  style = ReplaceAll(style, StyleString(kPage).substr(1, 5), "\" counter(page) \"");
  return ReplaceAll(style, StyleString(kPages).substr(1, 5), "\" counter(pages) \"");
}

std::string PageStyle(const Paper& paper, const html::Texts& t) {
  const std::string_view size = paper.sheet == PaperSheet::kA3Landscape ? "size:A3 landscape;margin:16mm;" : "";
  return "@page{" + std::string(size) + "@top-left{content:" + StyleString(CleanPaperText(paper.running_head)) +
         "}@bottom-left{content:" + StyleString(DateAndVersion(paper)) +
         "}@bottom-right{content:" + PageNumberStyle(t) + "}}\n" + "@page :first{@top-left{content:none}}\n";
}

// WeasyPrint takes a time that grows with the square of a piece of text: a long one is given in many.
Html PiecesOf(std::string_view line) {
  Html html;
  while (line.size() > kLongestPiece) {
    const std::size_t space = line.rfind(' ', kLongestPiece);
    std::size_t end = space == std::string_view::npos || space == 0 ? kLongestPiece : space;
    while (end > 1 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    html.Append(html::Span(line.substr(0, end)));
    line.remove_prefix(end);
  }
  return html.AppendText(line);
}

Html LinesOf(std::string_view text) {
  Html html;
  const std::string clean = CleanPaperText(text);
  bool first = true;
  for (std::string_view line : Split(clean, '\n')) {
    if (!std::exchange(first, false)) html.Append(html::Br());
    html.Append(PiecesOf(line));
  }
  return html;
}

Html RunHtml(const PaperRun& run) {
  Html html = LinesOf(run.text);
  if (run.emphasis) html = html::Element("em", html);
  if (run.strong) html = html::Strong(html);
  if (IsPaperLink(run.link)) html = html::A(html::Href(CleanPaperText(run.link)), html);
  return html;
}

Html TextHtml(const PaperText& text) { return html::Each(text, RunHtml); }

class PaperHtmlWriter {
 public:
  explicit PaperHtmlWriter(const Paper& paper) : paper_(paper), t_(paper.language) {}

  Result<std::string> Write() {
    Html body = Head();
    for (const PaperBlock& block : paper_.blocks) body.Append(std::visit(*this, block));
    if (failure_) return tl::unexpected<Error>(*failure_);
    const std::string title = CleanPaperText(paper_.title);
    const Html head =
        html::Join(html::Meta(Attr("charset", "utf-8")),
                   html::Meta(Attr("name", "viewport"), Attr("content", "width=device-width, initial-scale=1")),
                   html::Element("title", std::string_view(title)), MetaOf("author", CleanPaperText(paper_.author)),
                   MetaOf("dcterms.created", paper_.date ? IsoDate(*paper_.date) : ""), html::Raw(Style()));
    return "<!DOCTYPE html>\n" +
           html::Element("html", Attr("lang", std::string(html::ToCode(paper_.language))), html::Element("head", head),
                         html::Element("body", body))
               .str() +
           "\n";
  }

  Html operator()(const PaperHeading& heading) {
    level_ = std::clamp(heading.level, 1, 4);
    const Html number = html::When(!heading.number.empty(), [&] {
      return html::Join(html::Span(Class("number"), std::string_view(CleanPaperText(heading.number))), " ");
    });
    return HeadingAt(level_ + 1, html::Join(number, LinesOf(heading.text)), AnchorOf(++headings_));
  }

  Html operator()(const PaperContents& contents) {
    const std::vector<ListedHeading> listed = ListHeadings(paper_, std::clamp(contents.deepest, 1, 2));
    Html items;
    for (auto one = listed.begin(); one != listed.end();) {
      const auto next =
          std::find_if(std::next(one), listed.end(), [](const auto& it) { return it.heading->level <= 1; });
      Html inner;
      for (auto deeper = std::next(one); deeper != next; ++deeper) inner.Append(html::Li(EntryOf(*deeper)));
      items.Append(html::Li(EntryOf(*one), html::When(!inner.empty(), [&] { return html::Ol(inner); })));
      one = next;
    }
    return html::Nav(Class(contents.deepest > 1 ? "contents deep" : "contents"),
                     html::When(!contents.heading.empty(), [&] { return html::H2(LinesOf(contents.heading)); }),
                     html::Ol(items));
  }

  Html operator()(const PaperParagraph& paragraph) { return html::P(TextHtml(paragraph.text)); }

  Html operator()(const PaperList& list) {
    const Html items = html::Each(list.items, [this](const PaperListItem& item) {
      return html::Li(TextHtml(item.text),
                      html::Each(item.inner, [this](const PaperList& inner) { return (*this)(inner); }));
    });
    if (list.form == ListForm::kBullets) return html::Ul(items);
    return html::Ol(html::AttrIf("start", list.start == 1 ? "" : std::to_string(list.start)), items);
  }

  Html operator()(const PaperTable& table) {
    const Html caption =
        html::When(!table.caption.empty(), [&] { return html::Element("caption", LinesOf(table.caption)); });
    const Html heads = html::Each(table.columns, [](const PaperColumn& column) {
      return html::Th(Attr("scope", "col"), AlignOf(column), LinesOf(column.head));
    });
    const Html rows = html::Each(table.rows, [&](const std::vector<PaperText>& row) { return Row(table, row); });
    return html::Table(caption, Columns(table), html::Thead(html::Tr(heads)), html::Tbody(rows));
  }

  Html operator()(const PaperFacts& facts) {
    return html::Element("dl", html::Each(facts.facts, [](const auto& fact) {
                           return html::Join(html::Element("dt", LinesOf(fact.first)), html::Dd(TextHtml(fact.second)));
                         }));
  }

  Html operator()(const PaperBox& box) {
    Html content = html::When(!box.heading.empty(), [&] { return HeadingAt(level_ + 2, LinesOf(box.heading)); });
    for (const auto& part : box.content) content.Append(std::visit(*this, part));
    return html::Section(Class("box"), content);
  }

  Html operator()(const PaperSignatures& signatures) {
    return html::Div(Class("signatures"), html::Each(signatures.signatures, [&](const PaperSignature& signature) {
                       const std::string date = signature.date.empty() ? "____________" : signature.date;
                       Html lines = LinesOf(signature.name);
                       if (!signature.role.empty()) lines.Append(html::Br()).Append(LinesOf(signature.role));
                       lines.Append(html::Br()).AppendText(t_("Date: {date}", {{"date", CleanPaperText(date)}}));
                       return html::Div(Class("signature"), html::P(lines));
                     }));
  }

  Html operator()(const PaperPageBreak&) { return html::Div(Class("page-break")); }

  Html operator()(const PaperFigure& figure) {
    const Result<std::string> bytes = CleanFigure(figure);
    if (!bytes) {
      failure_ = bytes.error();
      return {};
    }
    const char* type = figure.kind == FigureKind::kSvg ? "image/svg+xml" : "image/png";
    const std::string alternative = CleanPaperText(figure.alternative);
    return html::Element(
        "figure",
        html::Img(Attr("alt", alternative), Attr("src", "data:" + std::string(type) + ";base64," + Base64(*bytes)),
                  Attr("style", "width:" + std::to_string(figure.width_mm) + "mm")),
        html::Element("figcaption", std::string_view(alternative)));
  }

  Html operator()(const PaperAttachments& attachments) {
    Html html =
        html::When(!attachments.heading.empty(), [&] { return HeadingAt(level_ + 2, LinesOf(attachments.heading)); });
    return html.Append(
        html::Ol(Class("attachments"), html::Each(attachments.attachments, [](const PaperAttachment& one) {
                   PaperRun title{one.title};
                   title.link = one.link;
                   const Html note = html::When(!one.note.empty(), [&] {
                     return html::Join(" ", html::Span(Class("note"), "(", LinesOf(one.note), ")"));
                   });
                   return html::Li(RunHtml(title), note);
                 })));
  }

 private:
  static std::string IsoDate(Date date) { return FormatIso(date); }

  static Html MetaOf(std::string_view name, const std::string& content) {
    return html::When(!content.empty(),
                      [&] { return html::Meta(Attr("name", std::string(name)), Attr("content", content)); });
  }

  static std::string AnchorOf(int place) { return "overskrift-" + std::to_string(place); }

  static Html EntryOf(const ListedHeading& listed) {
    const PaperHeading& heading = *listed.heading;
    const Html number =
        html::When(!heading.number.empty(), [&] { return html::Span(Class("number"), LinesOf(heading.number)); });
    const Html note = html::When(!heading.note.empty(),
                                 [&] { return html::Join(" ", html::Span(Class("note"), LinesOf(heading.note))); });
    return html::A(html::Href("#" + AnchorOf(listed.place)), number, " ", html::Span(LinesOf(heading.text)), note);
  }

  static Html HeadingAt(int level, const Html& text, const std::string& anchor = {}) {
    const html::Attribute id = html::AttrIf("id", anchor);
    switch (std::min(level, 6)) {
      case 2:
        return html::H2(id, text);
      case 3:
        return html::H3(id, text);
      case 4:
        return html::H4(id, text);
      case 5:
        return html::Element("h5", id, text);
      default:
        return html::Element("h6", id, text);
    }
  }

  static html::Attribute AlignOf(const PaperColumn& column) {
    return html::AttrIf("class", column.align == ColumnAlign::kRight ? "right" : "");
  }

  static Html Row(const PaperTable& table, const std::vector<PaperText>& row) {
    Html cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      cells.Append(html::Td(AlignOf(table.columns[i]), i < row.size() ? TextHtml(row[i]) : Html()));
    }
    return html::Tr(cells);
  }

  static Html Columns(const PaperTable& table) {
    return html::Element("colgroup", html::Each(table.columns, [](const PaperColumn& column) {
                           const long percent = std::lround(std::clamp(column.share, 0.0, 1.0) * 100);
                           return html::VoidElement(
                               "col",
                               html::AttrIf("style", percent == 0 ? "" : "width:" + std::to_string(percent) + "%"));
                         }));
  }

  Html Head() const {
    const std::string imprint = CleanPaperText(paper_.author) +
                                (paper_.author.empty() || DateAndVersion(paper_).empty() ? "" : " · ") +
                                DateAndVersion(paper_);
    return html::Header(
        html::H1(LinesOf(paper_.title)),
        html::When(!paper_.subtitle.empty(), [&] { return html::P(Class("subtitle"), LinesOf(paper_.subtitle)); }),
        html::When(!imprint.empty(), [&] { return html::P(Class("imprint"), std::string_view(imprint)); }));
  }

  std::string Style() const {
    return "<style>\n" + FontFaces() + std::string(ContentOf(PaperData(), "paper.css")) + PageStyle(paper_, t_) +
           "</style>";
  }

  const Paper& paper_;
  html::Texts t_;
  int level_ = 0;
  int headings_ = 0;
  std::optional<Error> failure_;
};

}  // namespace

Result<std::string> FormatPaperHtml(const Paper& paper) { return PaperHtmlWriter(paper).Write(); }

}  // namespace tovholder::documents

// SPDX-License-Identifier: EUPL-1.2
#include "imports/source_view.h"

#include <algorithm>
#include <set>

#include "html/markdown.h"
#include "minutes/case_text.h"

namespace tovholder::imports {
namespace {

using documents::Span;

std::string_view ClassOf(minutes::Confidence confidence) {
  switch (confidence) {
    case minutes::Confidence::kCertain:
      return "certain";
    case minutes::Confidence::kLikely:
      return "likely";
    case minutes::Confidence::kDoubtful:
      break;
  }
  return "doubtful";
}

// The offsets at which what is marked changes.
std::vector<std::uint32_t> Edges(const documents::TextDocument& document,
                                 const std::vector<minutes::FieldPlace>& places, const std::vector<Span>& unplaced) {
  std::set<std::uint32_t> edges{0, static_cast<std::uint32_t>(document.text.size())};
  for (const minutes::FieldPlace& place : places) edges.insert({place.place.begin, place.place.end});
  for (Span span : unplaced) edges.insert({span.begin, span.end});
  edges.insert(document.pages.begin(), document.pages.end());
  return {edges.begin(), edges.end()};
}

// Walks the text once, with the places that are open at each stretch.
class SourceWriter {
 public:
  SourceWriter(const documents::TextDocument& document, std::vector<minutes::FieldPlace> places,
               std::vector<Span> unplaced, const html::Texts& t)
      : document_(document), places_(std::move(places)), unplaced_(std::move(unplaced)), t_(t) {
    const auto size = static_cast<std::uint32_t>(document_.text.size());
    std::erase_if(places_,
                  [&](const minutes::FieldPlace& place) { return place.place.end > size || place.place.empty(); });
    std::erase_if(unplaced_, [&](Span span) { return span.end > size || span.empty(); });
    std::sort(places_.begin(), places_.end(),
              [](const minutes::FieldPlace& a, const minutes::FieldPlace& b) { return a.place < b.place; });
    std::sort(unplaced_.begin(), unplaced_.end());
  }

  html::Html Write() {
    const std::vector<std::uint32_t> edges = Edges(document_, places_, unplaced_);
    html::Html text;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) text.Append(Stretch({edges[i], edges[i + 1]}));
    return html::Pre(html::Class("source-text"), text);
  }

 private:
  html::Html Stretch(Span span) {
    html::Html out;
    const auto page = std::lower_bound(document_.pages.begin(), document_.pages.end(), span.begin);
    if (document_.pages.size() > 1 && page != document_.pages.end() && *page == span.begin) {
      const auto number = std::to_string(page - document_.pages.begin() + 1);
      out.Append(html::Span(html::Class("page-mark"), html::Id("side-" + number), t_("Page {n}", {{"n", number}})));
    }
    while (next_ < places_.size() && places_[next_].place.begin <= span.begin) open_.push_back(next_++);
    std::erase_if(open_, [&](std::size_t index) { return places_[index].place.end <= span.begin; });
    return out.Append(Marked(span));
  }

  html::Html Marked(Span span) {
    const std::string text(document_.At(span));
    if (open_.empty()) return IsUnplaced(span) ? Unplaced(text) : html::Text(text);
    std::string fields;
    minutes::Confidence least = minutes::Confidence::kCertain;
    for (std::size_t index : open_) {
      fields += (fields.empty() ? "" : " ") + places_[index].field;
      least = std::min(least, places_[index].confidence);
    }
    const std::string& newest = places_[open_.back()].field;
    const bool first = seen_.insert(newest).second;
    return html::Mark(html::Class(std::string(ClassOf(least))), html::Attr("data-field", fields),
                      html::AttrIf("id", first ? minutes::IdIn("sted", newest) : ""), text);
  }

  html::Html Unplaced(const std::string& text) const {
    return html::Span(html::Class("unplaced"), html::Attr("title", std::string(t_("Not understood"))), text);
  }

  bool IsUnplaced(Span span) {
    while (next_unplaced_ < unplaced_.size() && unplaced_[next_unplaced_].end <= span.begin) ++next_unplaced_;
    return next_unplaced_ < unplaced_.size() && unplaced_[next_unplaced_].begin <= span.begin;
  }

  const documents::TextDocument& document_;
  std::vector<minutes::FieldPlace> places_;
  std::vector<Span> unplaced_;
  const html::Texts& t_;
  std::vector<std::size_t> open_;
  std::set<std::string> seen_;
  std::size_t next_ = 0;
  std::size_t next_unplaced_ = 0;
};

}  // namespace

html::Html RenderSource(const documents::TextDocument& document, const std::vector<minutes::FieldPlace>& places,
                        const std::vector<Span>& unplaced, const html::Texts& t) {
  return SourceWriter(document, places, unplaced, t).Write();
}

html::Html RenderBlocks(const documents::TextDocument& document, int top_heading) {
  const Span whole{0, static_cast<std::uint32_t>(document.text.size())};
  return html::Div(
      html::Class("case-text"),
      html::RenderMarkdown(minutes::MarkdownOf(document, documents::ListBlocks(document), whole, {}), top_heading));
}

}  // namespace tovholder::imports

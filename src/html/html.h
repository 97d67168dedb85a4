// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Pages are built from typed elements:
//   Section(Class("item"), Id("punkt-2"), H2(item.title), P(item.text))
// Text is escaped because it is text; only `Html` is markup. There is no way to put markup into a
// page but through these functions and `Raw`.
namespace tovholder::html {

void AppendEscaped(std::string& out, std::string_view text);

// A piece of finished markup.
class Html {
 public:
  Html() = default;
  const std::string& str() const& { return markup_; }
  std::string str() && { return std::move(markup_); }
  bool empty() const { return markup_.empty(); }
  Html& Append(const Html& other);
  Html& AppendText(std::string_view text);

 private:
  friend Html Raw(std::string markup);
  friend class Builder;
  std::string markup_;
};

// Markup that is known to be safe: from this room, or from a renderer that escapes by itself.
Html Raw(std::string markup);
Html Text(std::string_view text);

struct Attribute {
  std::string_view name;
  std::string value;
  bool present = true;  // false: leave it out
};
inline Attribute Attr(std::string_view name, std::string value) { return {name, std::move(value)}; }
// `Flag("required", is_required)`: an attribute without a value, or none.
inline Attribute Flag(std::string_view name, bool present) { return {name, {}, present}; }
inline Attribute Class(std::string value) { return {"class", std::move(value)}; }
inline Attribute Id(std::string value) { return {"id", std::move(value)}; }
inline Attribute Href(std::string value) { return {"href", std::move(value)}; }

// Several pieces after each other.
template <class... Children>
Html Join(Children&&... children);
// `Each(items, [](const Item& item) { return Li(item.title); })`
template <class Range, class F>
Html Each(const Range& range, F&& render);
// `When(condition, [&] { return P(…); })`
template <class F>
Html When(bool condition, F&& render);

// Element("nav", Class("menu"), …): arguments that are attributes come into the tag, all others are
// children: texts (escaped), numbers, Html.
template <class... Parts>
Html Element(std::string_view tag, Parts&&... parts);
// Elements without an end tag: br, hr, img, input, link, meta.
template <class... Attributes>
Html VoidElement(std::string_view tag, Attributes&&... attributes);

}  // namespace tovholder::html

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// Pages are built from typed elements:
//   Section(Class("item"), Id("punkt-2"), H2(item.title), P(item.text))
// Text is escaped because it is text; only `Html` is markup. There is no way to put markup into a
// page but through these functions and `Raw`.
namespace tovholder::html {

// Fit for text between tags and for values in double quotes. Control characters that HTML does not
// allow become U+FFFD.
void AppendEscaped(std::string& out, std::string_view text);

// The name of an element or attribute, written in the source: anything else does not compile.
class Name {
 public:
  consteval Name(const char* name) : text_(name) {  // NOLINT(google-explicit-constructor)
    for (char c : text_) {
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':')) {
        throw "a name holds letters, digits, '-' and ':'";
      }
    }
  }
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

struct Markup;

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
  friend struct Markup;
  std::string markup_;
};

// Markup that is known to be safe: from this room, or from a renderer that escapes by itself.
Html Raw(std::string markup);
Html Text(std::string_view text);

struct Attribute {
  Name name;
  std::string value;
  enum class Form { kNone, kBare, kValue } form = Form::kValue;
};
using Attributes = std::vector<Attribute>;

inline Attribute Attr(Name name, std::string value) { return {name, std::move(value)}; }
// Left out where the value is empty.
Attribute AttrIf(Name name, std::string value);
// `Flag("required", is_required)`: an attribute without a value, or none.
Attribute Flag(Name name, bool present);
inline Attribute Class(std::string value) { return {"class", std::move(value)}; }
inline Attribute Id(std::string value) { return {"id", std::move(value)}; }
// An address a reader can follow. One that would run code or is of another scheme than http, https,
// mailto and tel becomes "#": addresses also come out of imported documents.
Attribute Href(std::string address);

// How the pieces of an element reach its markup; not called by pages.
struct Markup {
  static constexpr std::size_t kNumberLength = 24;

  static std::size_t Length(const Html& html) { return html.markup_.size(); }
  static std::size_t Length(std::string_view text) { return text.size() + text.size() / 16; }
  static std::size_t Length(const Attribute& attribute) {
    return attribute.name.text().size() + attribute.value.size() + attribute.value.size() / 16 + 4;
  }
  static std::size_t Length(const Attributes& attributes) {
    std::size_t sum = 0;
    for (const Attribute& attribute : attributes) sum += Length(attribute);
    return sum;
  }
  template <std::integral Number>
  static std::size_t Length(Number) {
    return kNumberLength;
  }

  static void AppendAttribute(std::string& out, const Attribute& attribute);
  static void AppendAttribute(std::string& out, const Attributes& attributes);
  template <class Child>
  static void AppendAttribute(std::string&, const Child&) {}

  static void AppendChild(std::string&, const Attribute&) {}
  static void AppendChild(std::string&, const Attributes&) {}
  static void AppendChild(std::string& out, const Html& html) { out.append(html.markup_); }
  static void AppendChild(std::string& out, std::string_view text) { AppendEscaped(out, text); }
  template <std::integral Number>
  requires(!std::same_as<Number, bool> && !std::same_as<Number, char>) static void AppendChild(std::string& out,
                                                                                               Number number) {
    char digits[kNumberLength];
    out.append(digits, std::to_chars(digits, digits + kNumberLength, number).ptr);
  }

  template <class... Parts>
  static Html Build(std::string_view open, std::string_view close, const Parts&... parts) {
    Html html;
    std::string& out = html.markup_;
    out.reserve(open.size() + close.size() + 1 + (std::size_t{0} + ... + Length(parts)));
    out.append(open);
    if (!open.empty()) {
      (AppendAttribute(out, parts), ...);
      out.push_back('>');
    }
    (AppendChild(out, parts), ...);
    out.append(close);
    return html;
  }
};

// Several pieces after each other.
template <class... Children>
Html Join(Children&&... children) {
  return Markup::Build({}, {}, children...);
}

// `Each(items, [](const Item& item) { return Li(item.title); })`
template <class Range, class F>
Html Each(const Range& range, F&& render) {
  Html html;
  for (const auto& element : range) html.Append(std::invoke(render, element));
  return html;
}

// `When(condition, [&] { return P(…); })`
template <class F>
Html When(bool condition, F&& render) {
  return condition ? Html(std::invoke(std::forward<F>(render))) : Html();
}

// Element("nav", Class("menu"), …): arguments that are attributes come into the tag, all others are
// children: texts (escaped), whole numbers, Html.
template <class... Parts>
Html Element(Name tag, Parts&&... parts) {
  const std::string open = "<" + std::string(tag.text());
  return Markup::Build(open, "</" + std::string(tag.text()) + ">", parts...);
}

// Elements without an end tag: br, hr, img, input, link, meta.
template <class... Attributes>
Html VoidElement(Name tag, Attributes&&... attributes) {
  return Markup::Build("<" + std::string(tag.text()), {}, attributes...);
}

}  // namespace tovholder::html

#include "html/tags.h"

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstddef>

#include "html/html.h"

// One short function for each common element: `Div(Class("card"), H2(title))`.
namespace tovholder::html {

template <std::size_t size>
struct TagName {
  consteval TagName(const char (&name)[size]) {  // NOLINT(google-explicit-constructor)
    open[0] = close[0] = '<';
    close[1] = '/';
    std::copy_n(name, size - 1, open + 1);
    std::copy_n(name, size - 1, close + 2);
    close[size + 1] = '>';
  }
  char open[size] = {};
  char close[size + 2] = {};
};

template <TagName name>
struct Tag {
  template <class... Parts>
  Html operator()(Parts&&... parts) const {
    return Markup::Build({name.open, sizeof(name.open)}, {name.close, sizeof(name.close)}, parts...);
  }
};

template <TagName name>
struct VoidTag {
  template <class... Attributes>
  Html operator()(Attributes&&... attributes) const {
    return Markup::Build({name.open, sizeof(name.open)}, {}, attributes...);
  }
};

inline constexpr Tag<"a"> A;
inline constexpr Tag<"abbr"> Abbr;
inline constexpr Tag<"article"> Article;
inline constexpr Tag<"aside"> Aside;
inline constexpr Tag<"blockquote"> Blockquote;
inline constexpr Tag<"button"> Button;
inline constexpr Tag<"caption"> Caption;
inline constexpr Tag<"code"> Code;
inline constexpr Tag<"dd"> Dd;
inline constexpr Tag<"del"> Del;
inline constexpr Tag<"details"> Details;
inline constexpr Tag<"div"> Div;
inline constexpr Tag<"dl"> Dl;
inline constexpr Tag<"dt"> Dt;
inline constexpr Tag<"em"> Em;
inline constexpr Tag<"fieldset"> Fieldset;
inline constexpr Tag<"figcaption"> Figcaption;
inline constexpr Tag<"figure"> Figure;
inline constexpr Tag<"footer"> Footer;
inline constexpr Tag<"form"> Form;
inline constexpr Tag<"h1"> H1;
inline constexpr Tag<"h2"> H2;
inline constexpr Tag<"h3"> H3;
inline constexpr Tag<"h4"> H4;
inline constexpr Tag<"header"> Header;
inline constexpr Tag<"ins"> Ins;
inline constexpr Tag<"kbd"> Kbd;
inline constexpr Tag<"label"> Label;
inline constexpr Tag<"legend"> Legend;
inline constexpr Tag<"li"> Li;
inline constexpr Tag<"main"> Main;
inline constexpr Tag<"mark"> Mark;
inline constexpr Tag<"nav"> Nav;
inline constexpr Tag<"ol"> Ol;
inline constexpr Tag<"option"> Option;
inline constexpr Tag<"output"> Output;
inline constexpr Tag<"p"> P;
inline constexpr Tag<"pre"> Pre;
inline constexpr Tag<"progress"> Progress;
inline constexpr Tag<"section"> Section;
inline constexpr Tag<"select"> Select;
inline constexpr Tag<"small"> Small;
inline constexpr Tag<"span"> Span;
inline constexpr Tag<"strong"> Strong;
inline constexpr Tag<"summary"> Summary;
inline constexpr Tag<"table"> Table;
inline constexpr Tag<"tbody"> Tbody;
inline constexpr Tag<"td"> Td;
inline constexpr Tag<"textarea"> Textarea;
inline constexpr Tag<"th"> Th;
inline constexpr Tag<"thead"> Thead;
inline constexpr Tag<"time"> Time;
inline constexpr Tag<"tr"> Tr;
inline constexpr Tag<"ul"> Ul;

inline constexpr VoidTag<"br"> Br;
inline constexpr VoidTag<"hr"> Hr;
inline constexpr VoidTag<"img"> Img;
inline constexpr VoidTag<"input"> Input;
inline constexpr VoidTag<"link"> Link;
inline constexpr VoidTag<"meta"> Meta;

}  // namespace tovholder::html

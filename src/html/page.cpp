// SPDX-License-Identifier: EUPL-1.2
#include "html/page.h"

#include "html/forms.h"
#include "html/icon.h"

namespace tovholder::html {
namespace {

Html Head(const PageFrame& frame) {
  const Html styles = Each(frame.styles, [](const std::string& file) {
    return Link(Attr("rel", "stylesheet"), Href(std::string(AssetAddress(file))));
  });
  const Html scripts = Each(frame.scripts, [](const std::string& file) {
    return Element("script", Attr("src", std::string(AssetAddress(file))), Flag("defer", true));
  });
  const Html feeds = Each(frame.feeds, [](const NamedAddress& feed) {
    return Link(Attr("rel", "alternate"), Attr("type", "application/atom+xml"), Attr("title", feed.label),
                Href(feed.address));
  });
  const std::string title = frame.title == frame.site_name ? frame.title : frame.title + " – " + frame.site_name;
  return Element(
      "head", Meta(Attr("charset", "utf-8")), Element("title", title),
      Meta(Attr("name", "viewport"), Attr("content", "width=device-width, initial-scale=1")),
      When(!frame.description.empty(),
           [&] { return Meta(Attr("name", "description"), Attr("content", frame.description)); }),
      When(frame.robots == PageFrame::Robots::kStayAway,
           [] { return Meta(Attr("name", "robots"), Attr("content", "noindex")); }),
      When(!frame.csrf.empty(), [&] { return Meta(Attr("name", "csrf-token"), Attr("content", frame.csrf)); }),
      Link(Attr("rel", "icon"), Attr("type", "image/svg+xml"), Href(std::string(AssetAddress("icon.svg")))),
      Link(Attr("rel", "stylesheet"), Href(std::string(AssetAddress("app.css")))), styles,
      Element("script", Attr("src", std::string(AssetAddress("app.js"))), Flag("defer", true)), scripts, feeds);
}

Html LanguageSwitch(const PageFrame& frame) {
  const bool danish = frame.language == Language::kDanish;
  const std::string code(ToCode(danish ? Language::kEnglish : Language::kDanish));
  return A(Class("function-link"), Href(WithQuery(frame.address, "sprog", code)), Attr("lang", code),
           Attr("hreflang", code), Icon("language"), Span(danish ? "English" : "Dansk"));
}

Html SignInOut(const PageFrame& frame, const Texts& t) {
  if (frame.viewer_name.empty()) {
    return A(Class("function-link"), Href(WithQuery(frame.sign_in_address, "tilbage", frame.address)), Icon("account"),
             Span(t("Sign in")));
  }
  const Html button = Button(Class("function-link"), Attr("type", "submit"), Icon("lock"), Span(t("Sign out")));
  return Join(A(Class("function-link"), Href(frame.account_address), Icon("person"), Span(frame.viewer_name)),
              RenderForm({.address = frame.sign_out_address, .csrf = frame.csrf}, button));
}

Html TopBar(const PageFrame& frame, const Texts& t) {
  return Div(Class("top-bar"), Div(Class("container"), A(Class("site-name"), Href("/"), frame.site_name),
                                   Div(Class("top-tools"), LanguageSwitch(frame), SignInOut(frame, t))));
}

Html SearchBox(const PageFrame& frame, const Texts& t) {
  if (frame.search_address.empty()) return {};
  return Form(Class("site-search"), Attr("action", frame.search_address), Attr("method", "get"), Attr("role", "search"),
              AttrIf("data-suggestions", frame.suggestion_address),
              Label(Class("sr-only"), Attr("for", "site-search"), t("Search in everything")),
              Input(Class("form-input"), Id("site-search"), Attr("type", "search"), Attr("name", "q"),
                    AttrIf("value", frame.search_words), Attr("placeholder", std::string(t("Search"))),
                    Attr("autocomplete", "off"), Attr("maxlength", std::to_string(kLongestSearch)),
                    Attr("aria-keyshortcuts", "/")),
              Button(Class("button button-search"), Attr("type", "submit"), Icon("search"), Unseen(t("Search"))));
}

Html NavigationLine(const PageFrame& frame, const Texts& t) {
  const Html items = Each(frame.navigation, [&](const NavigationItem& item) {
    const bool current = item.key == frame.section;
    return Li(
        AttrIf("class", current ? "active" : ""),
        A(Class("nav-link"), Href(item.address), AttrIf("aria-current", current ? "true" : ""), Span(item.label)));
  });
  return Div(Class("navigation-bar"), Div(Class("container"),
                                          When(!items.empty(),
                                               [&] {
                                                 return Nav(Attr("aria-label", std::string(t("Main menu"))),
                                                            Ul(Class("main-menu no-max-width"), items));
                                               }),
                                          SearchBox(frame, t)));
}

Html Breadcrumb(const PageFrame& frame, const Texts& t) {
  if (frame.breadcrumb.empty()) return {};
  Html items;
  for (const NamedAddress& crumb : frame.breadcrumb) {
    const Html arrow = When(!items.empty(), [] { return Icon("chevron-right"); });
    items.Append(crumb.address.empty()
                     ? Li(Class("breadcrumbs__list-item"), Attr("aria-current", "page"), arrow, Span(crumb.label))
                     : Li(Class("breadcrumbs__list-item"), arrow,
                          A(Class("breadcrumbs__link"), Href(crumb.address), crumb.label)));
  }
  return Nav(Class("breadcrumbs"), Attr("aria-label", std::string(t("Breadcrumb"))),
             Ol(Class("breadcrumbs__list"), items));
}

Html SectionMenu(const PageFrame& frame, const Texts& t) {
  if (frame.subnavigation.empty()) return {};
  const Html items = Each(frame.subnavigation, [&](const NavigationItem& item) {
    const bool current = item.key == frame.subsection;
    return Li(
        AttrIf("class", current ? "active current" : ""),
        A(Class("nav-link"), Href(item.address), AttrIf("aria-current", current ? "page" : ""), Span(item.label)));
  });
  return Nav(Class("section-menu"), Attr("aria-label", std::string(t("In this section"))),
             Ul(Class("sidemenu"), items));
}

Html Foot(const PageFrame& frame, const Texts& t) {
  const Html links = Each(frame.footer, [](const NamedAddress& link) { return Li(A(Href(link.address), link.label)); });
  const Html version = When(!frame.version.empty(), [&] {
    return Li(t("{site} version {version}", {{"site", frame.site_name}, {"version", frame.version}}));
  });
  const Html keys = Li(Class("keyboard-help"), Flag("hidden", true),
                       Button(Class("function-link"), Attr("type", "button"), Attr("data-keyboard-help", ""),
                              Icon("help"), Span(t("Keyboard shortcuts"))));
  return Footer(Class("page-foot"), Div(Class("container"), Ul(Class("foot-list no-max-width"), links, version, keys)));
}

Html MakeKeyboardHelp(Language language) {
  const Texts t(language);
  const auto row = [](std::string_view key, std::string_view meaning) { return Div(Dt(Kbd(key)), Dd(meaning)); };
  return Element(
      "dialog", Id("keyboard-help"), Attr("aria-labelledby", "keyboard-help-title"),
      H2(Id("keyboard-help-title"), t("Keyboard shortcuts")),
      Dl(Class("fact-list"), row("/", t("Go to the search field")), row("?", t("Show this list")),
         row("Esc", t("Close what is open"))),
      Form(Attr("method", "dialog"), Button(Class("button button-secondary"), Attr("type", "submit"), t("Close"))));
}

const Html& KeyboardHelp(Language language) {
  static const Html danish = MakeKeyboardHelp(Language::kDanish);
  static const Html english = MakeKeyboardHelp(Language::kEnglish);
  return language == Language::kDanish ? danish : english;
}

std::string BodyClass(const PageFrame& frame, const Html& side) {
  std::string name = "page-body";
  if (frame.width == PageFrame::Width::kFull) name += " full-width";
  if (!frame.subnavigation.empty()) name += " with-menu";
  if (!side.empty()) name += " with-side";
  return name;
}

// Where the content goes into the rendered frame. Escaped text cannot hold it.
constexpr std::string_view kContentPlace = "<content/>";
constexpr std::string_view kSidePlace = "<side/>";

Html RenderFrame(const PageFrame& frame, const Html& side) {
  const Texts t(frame.language);
  const Html notices = Each(frame.notices, [&](const Notice& notice) { return RenderNotice(notice, t); });
  const Html aside = When(!side.empty(), [&] {
    return Aside(Class("side"), Attr("aria-label", std::string(t("Related"))), Raw(std::string(kSidePlace)));
  });
  const bool wide = frame.width == PageFrame::Width::kFull;
  return Element(
      "html", Attr("lang", std::string(ToCode(frame.language))), Head(frame),
      Element(
          "body", AttrIf("class", wide ? "wide" : ""), A(Class("skipnav"), Href("#main-content"), t("Skip to content")),
          Header(Class("page-head"), TopBar(frame, t), NavigationLine(frame, t)),
          Div(Class("container page-container"), Breadcrumb(frame, t),
              Div(Class(BodyClass(frame, side)), SectionMenu(frame, t),
                  Main(Id("main-content"), Attr("tabindex", "-1"), notices, Raw(std::string(kContentPlace))), aside)),
          Foot(frame, t), KeyboardHelp(frame.language)));
}

// Copies `rest` up to `place` and what goes there.
void FillPlace(std::string& out, std::string_view& rest, std::string_view place, const Html& html) {
  const std::size_t position = rest.find(place);
  out.append(rest.substr(0, position)).append(html.str());
  rest.remove_prefix(position + place.size());
}

}  // namespace

// The content is by far the largest part: it is copied once, not at each level of the frame.
std::string RenderPage(const PageFrame& frame, const Html& content, const Html& side) {
  const Html rendered = RenderFrame(frame, side);
  std::string_view rest = rendered.str();
  std::string page;
  page.reserve(rest.size() + content.str().size() + side.str().size() + 16);
  page.append("<!DOCTYPE html>\n");
  FillPlace(page, rest, kContentPlace, content);
  if (!side.empty()) FillPlace(page, rest, kSidePlace, side);
  return page.append(rest);
}

}  // namespace tovholder::html

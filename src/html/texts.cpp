// SPDX-License-Identifier: EUPL-1.2
#include "html/texts.h"

#include <algorithm>
#include <stdexcept>

#include "html/catalogue.h"
#include "html/formats.h"
#include "html/places.h"
#include "html/text_files.h"

namespace tovholder::html {
namespace {

const Catalogue& CatalogueOf(Language language) {
  static const Catalogue danish = [] {
    for (const EmbeddedFile& file : TextFiles()) {
      if (file.name == "da.mo") return Catalogue(file.content);
    }
    throw std::runtime_error("the Danish texts are not in the program");
  }();
  static const Catalogue english;  // the sentences in the source are English
  return language == Language::kDanish ? danish : english;
}

std::string_view FindValue(Places places, std::string_view name, std::string_view otherwise) {
  for (const auto& [place, value] : places) {
    if (place == name) return value;
  }
  return otherwise;
}

}  // namespace

std::string_view ToCode(Language language) { return language == Language::kDanish ? "da" : "en"; }

Language FromCode(std::string_view code) { return code.substr(0, 2) == "en" ? Language::kEnglish : Language::kDanish; }

Language FromAcceptLanguage(std::string_view head) {
  const std::size_t danish = std::min({head.find("da"), head.find("nb"), head.find("no"), head.find("sv")});
  return head.find("en") < danish ? Language::kEnglish : Language::kDanish;
}

std::string_view Texts::operator()(std::string_view msgid) const {
  const std::string_view found = CatalogueOf(language_).Find(msgid);
  return found.empty() ? msgid : found.substr(0, found.find('\0'));
}

std::string Texts::operator()(std::string_view msgid, Places places) const {
  return FillPlaces((*this)(msgid), places);
}

std::string_view Texts::In(std::string_view context, std::string_view msgid) const {
  std::string key(context);
  key.push_back('\4');
  key.append(msgid);
  const std::string_view found = CatalogueOf(language_).Find(key);
  return found.empty() ? msgid : found;
}

std::string Texts::Plural(std::string_view one, std::string_view many, std::int64_t n, Places places) const {
  std::string_view form = n == 1 ? one : many;
  const std::string_view found = CatalogueOf(language_).Find(one);
  if (const std::size_t divider = found.find('\0'); divider != std::string_view::npos) {
    form = n == 1 ? found.substr(0, divider) : found.substr(divider + 1);
  }
  const std::string number = FormatNumber(n, language_);
  return FillEach(form, [&](std::string_view name, std::string_view place) {
    return name == "n" ? std::string_view(number) : FindValue(places, name, place);
  });
}

std::string FillPlaces(std::string_view sentence, Places places) {
  return FillEach(sentence,
                  [&](std::string_view name, std::string_view place) { return FindValue(places, name, place); });
}

}  // namespace tovholder::html

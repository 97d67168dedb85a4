// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

// What pages say. The English sentence is written in the source and is the key; Danish stands in
// src/html/texts/da/<room>.po. A sentence without a translation shows in English.
namespace tovholder::html {

enum class Language { kDanish, kEnglish };

// "da", "en"
std::string_view ToCode(Language language);
// Danish for every code but "en" (also "en-GB").
Language FromCode(std::string_view code);
// The language that an Accept-Language head asks for first, of the two there are.
Language FromAcceptLanguage(std::string_view head);

// A text of data that has both.
struct InBothLanguages {
  std::string danish;
  std::string english;

  const std::string& In(Language language) const { return language == Language::kDanish ? danish : english; }
};

using Places = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// Marks a sentence that is looked up later, so that the catalogues are checked for it.
constexpr std::string_view Msgid(std::string_view msgid) { return msgid; }

// The sentences of one language: `t("Meetings")`, `t("Hello {name}", {{"name", name}})`.
class Texts {
 public:
  explicit Texts(Language language) : language_(language) {}
  Language language() const { return language_; }

  // Lives as long as the program, or as `msgid` where there is no translation.
  std::string_view operator()(std::string_view msgid) const;
  // With {places} filled in.
  std::string operator()(std::string_view msgid, Places places) const;
  // The same English word for different things: `t.In("status", "Open")` is "Åben", `t("Open")` is "Åbn".
  std::string_view In(std::string_view context, std::string_view msgid) const;
  // `t.Plural("{n} meeting", "{n} meetings", count)`; {n} is the number as the language writes it.
  std::string Plural(std::string_view one, std::string_view many, std::int64_t n, Places places = {}) const;

 private:
  Language language_;
};

// What an error says to a reader, its days and moments in words. An id that errors.tsv does not know gives a general
// sentence; the caller writes the id to the log.
std::string Sentence(const Error& error, Language language);
bool HasSentence(std::string_view error_id);

// Fills {name} places; one that is not given stays as it is.
std::string FillPlaces(std::string_view sentence, Places places);

}  // namespace tovholder::html

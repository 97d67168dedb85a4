// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "html/html.h"
#include "html/texts.h"

// How things stand, always as word and icon; colour only helps.
namespace tovholder::html {

// kBad is for late or unlawful, never for numbers below zero.
enum class Tone { kNeutral, kInfo, kGood, kAttention, kBad };

// A short status: "Godkendt", "Kladde", "Lukket punkt".
// An `icon` of its own says more where the tone is neutral: a lock for what is closed.
Html Badge(std::string_view text, Tone tone, const Html& icon = {});

// How sure a value is that was read from a document.
enum class Confidence { kCertain, kLikely, kDoubtful };
Html ConfidenceBadge(Confidence confidence, const Texts& t);

// A message above the content, or beside what it is about.
struct Notice {
  Tone tone = Tone::kInfo;
  std::string text = {};
  std::string heading = {};  // may be empty
  Html more = {};            // lists, links; may be empty
};
Html RenderNotice(const Notice& notice, const Texts& t);

// What stands wrong in a form: the id of the field and the sentence.
struct FieldError {
  std::string field = {};
  std::string sentence = {};
};
// The box above a form that leads to its fields; nothing where there is no error. One of no field ("") is told alone.
Html ErrorSummary(const std::vector<FieldError>& errors, const Texts& t);
// The same above `content`, which may lack some of the fields.
Html ErrorSummaryAbove(const Html& content, std::vector<FieldError> errors, const Texts& t);

// Gathered while a form is read: for the box above it and, by field, beside the fields.
struct FormErrors {
  std::vector<FieldError> summary;

  void Add(std::string field, const Error& error, const Texts& t);
  std::string At(std::string_view field) const;
};

// "Nothing here" as a friendly line, with what can be done about it.
Html EmptyState(std::string_view sentence, const Html& action = {});

}  // namespace tovholder::html

// SPDX-License-Identifier: EUPL-1.2
#include "html/notices.h"

#include <algorithm>

#include "html/icon.h"

namespace tovholder::html {
namespace {

std::string BadgeClass(Tone tone) {
  switch (tone) {
    case Tone::kNeutral:
      return "badge";
    case Tone::kInfo:
      return "badge badge-info";
    case Tone::kGood:
      return "badge badge-success";
    case Tone::kAttention:
      return "badge badge-warning";
    case Tone::kBad:
      return "badge badge-error";
  }
  return "badge";
}

Html ToneIcon(Tone tone) {
  switch (tone) {
    case Tone::kNeutral:
      return Icon("document");
    case Tone::kInfo:
      return Icon("info");
    case Tone::kGood:
      return Icon("success");
    case Tone::kAttention:
      return Icon("warning");
    case Tone::kBad:
      return Icon("error");
  }
  return {};
}

std::string AlertClass(Tone tone) {
  switch (tone) {
    case Tone::kGood:
      return "alert alert-success";
    case Tone::kAttention:
      return "alert alert-warning";
    case Tone::kBad:
      return "alert alert-error";
    default:
      return "alert alert-info";
  }
}

std::string_view ToneWord(Tone tone, const Texts& t) {
  switch (tone) {
    case Tone::kGood:
      return t("Done");
    case Tone::kAttention:
      return t("Warning");
    case Tone::kBad:
      return t("Error");
    default:
      return t("Information");
  }
}

Html AlertIcon(Tone tone) { return Span(Class("alert-icon"), ToneIcon(tone == Tone::kNeutral ? Tone::kInfo : tone)); }

}  // namespace

Html Badge(std::string_view text, Tone tone, const Html& icon) {
  return Span(Class(BadgeClass(tone)), icon.empty() ? ToneIcon(tone) : icon, Span(text));
}

Html ConfidenceBadge(Confidence confidence, const Texts& t) {
  switch (confidence) {
    case Confidence::kCertain:
      return Badge(t("certain"), Tone::kGood);
    case Confidence::kLikely:
      return Badge(t("likely"), Tone::kInfo);
    case Confidence::kDoubtful:
      return Badge(t("doubtful"), Tone::kAttention);
  }
  return {};
}

Html RenderNotice(const Notice& notice, const Texts& t) {
  const std::string role = notice.tone == Tone::kBad ? "alert" : "status";
  return Div(Class(AlertClass(notice.tone)), Attr("role", role), AlertIcon(notice.tone),
             Div(Class("alert-body"), Unseen(std::string(ToneWord(notice.tone, t)) + ": "),
                 When(!notice.heading.empty(), [&] { return P(Class("alert-heading"), notice.heading); }),
                 When(!notice.text.empty(), [&] { return P(Class("alert-text"), notice.text); }), notice.more));
}

Html ErrorSummary(const std::vector<FieldError>& errors, const Texts& t) {
  if (errors.empty()) return {};
  const Html links = Each(errors, [](const FieldError& error) {
    return Li(error.field.empty() ? Text(error.sentence) : A(Href("#" + error.field), error.sentence));
  });
  return Div(Class("alert alert-error error-summary"), Attr("role", "alert"), Attr("tabindex", "-1"),
             Id("error-summary"), AlertIcon(Tone::kBad),
             Div(Class("alert-body"), H2(Class("alert-heading"), t("Something must be put right")),
                 Ul(Class("error-list"), links)));
}

Html ErrorSummaryAbove(const Html& content, std::vector<FieldError> errors, const Texts& t) {
  for (FieldError& error : errors) {
    const bool there = content.str().find(" id=\"" + error.field + "\"") != std::string::npos;
    if (!there) error.field.clear();
  }
  return ErrorSummary(errors, t);
}

void FormErrors::Add(std::string field, const Error& error, const Texts& t) {
  summary.push_back({std::move(field), Sentence(error, t.language())});
}

std::string FormErrors::At(std::string_view field) const {
  const auto found =
      std::find_if(summary.begin(), summary.end(), [&](const FieldError& one) { return one.field == field; });
  return found == summary.end() ? std::string() : found->sentence;
}

Html EmptyState(std::string_view sentence, const Html& action) {
  return Div(Class("empty-state"), P(sentence), action);
}

}  // namespace tovholder::html

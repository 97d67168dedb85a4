// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_words.h"

#include "html/formats.h"

namespace tovholder::areas {
namespace {

constexpr std::string_view kPolicePrefix = "politi-";
constexpr int kNewWordsSince = 2021;

}  // namespace

std::string KindWord(AreaChangeKind kind, const html::Texts& t) {
  switch (kind) {
    case AreaChangeKind::kSplit:
      return std::string(t("Split"));
    case AreaChangeKind::kMerger:
      return std::string(t("Merger"));
    case AreaChangeKind::kEnlarged:
      return std::string(t("Enlargement"));
    case AreaChangeKind::kReduced:
      return std::string(t("Reduction"));
    case AreaChangeKind::kRenamed:
      return std::string(t("New name"));
  }
  return {};
}

std::string YearsWord(YearsInherited years, const html::Texts& t) {
  switch (years) {
    case YearsInherited::kUnsettled:
      return std::string(t("Not settled: the law does not say it"));
    case YearsInherited::kYes:
      return std::string(t("Years on a list count on"));
    case YearsInherited::kNo:
      return std::string(t("Years on a list begin anew"));
  }
  return {};
}

std::string YearWord(const PublishedList& list, const html::Texts& t) {
  constexpr std::string_view kRecalculated = "-recalc";
  if (!list.list_year.ends_with(kRecalculated)) return list.list_year;
  return t("{year} recalculated", {{"year", list.list_year.substr(0, list.list_year.size() - kRecalculated.size())}});
}

std::string TitleOf(const PublishedList& list, const html::Texts& t) {
  if (list.kind == ListKind::kPolice) return t("The police's SUB list {year}", {{"year", list.list_year}});
  if (!list.published_on) return t("List {year}", {{"year", YearWord(list, t)}});
  return t("List of {day}", {{"day", html::FormatDay(*list.published_on, html::DayForm::kLong, t.language())}});
}

std::string AddressOf(const PublishedList& list) {
  const std::string prefix = list.kind == ListKind::kPolice ? std::string(kPolicePrefix) : std::string();
  return "/omraader/lister/" + prefix + list.list_year;
}

std::pair<ListKind, std::string> ReadListAddress(std::string_view text) {
  if (!text.starts_with(kPolicePrefix)) return {ListKind::kMinistry, std::string(text)};
  return {ListKind::kPolice, std::string(text.substr(kPolicePrefix.size()))};
}

std::string KindWord(ListKind kind, const html::Texts& t) {
  return std::string(kind == ListKind::kMinistry ? t("The ministry's list") : t("The police's list"));
}

std::string ClassWord(const PublishedList& list, ListClass of, const html::Texts& t) {
  const bool new_words = YearOf(list) >= kNewWordsSince;
  switch (of) {
    case ListClass::kOff:
      return std::string(t("Off the list"));
    case ListClass::kOnList:
      return std::string(t("On the list"));
    case ListClass::kPrevention:
      return std::string(t("Prevention areas"));
    case ListClass::kVulnerable:
      return std::string(t("Vulnerable areas"));
    case ListClass::kGhetto:
      return std::string(new_words ? t("Parallel societies") : t("“Ghetto areas”"));
    case ListClass::kTransformation:
      return std::string(new_words ? t("Transformation areas") : t("“Hard ghetto areas”"));
    case ListClass::kUnknown:
      return std::string(t("Unknown word"));
  }
  return {};
}

std::string CountSentence(const ClassCount& count, const html::Texts& t) {
  const std::string known = std::to_string(count.known);
  if (!count.published && count.known == 0) return std::string(t("Number not found"));
  if (!count.published) {
    return t.Plural("{n} known by name; how many there were was not found",
                    "{n} known by name; how many there were was not found", count.known);
  }
  const std::string published = std::to_string(*count.published);
  const int missing = *count.published - count.known;
  if (missing == 0) return t("All {published} known", {{"published", published}});
  if (missing > 0) {
    return t.Plural("{known} of {published} known: {n} lacks a name", "{known} of {published} known: {n} lack a name",
                    missing, {{"known", known}, {"published", published}});
  }
  return t.Plural("{known} known, {published} published: {n} too many",
                  "{known} known, {published} published: {n} too many", -missing,
                  {{"known", known}, {"published", published}});
}

}  // namespace tovholder::areas

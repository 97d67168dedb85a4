// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_review_form.h"

#include <algorithm>

#include "base/text.h"

namespace tovholder::indicators {
namespace {

constexpr int kMostNames = 2000;  // of one kind in a form

void ReadPairs(const http::Request& request, std::string_view kind, std::map<std::string, std::string>& choices) {
  for (int i = 0; i < kMostNames; ++i) {
    const std::string number = std::to_string(i);
    const std::string_view key = request.Form(std::string(kind) + "-navn-" + number);
    if (key.empty()) return;
    const std::string_view choice = request.Form(std::string(kind) + "-" + number);
    if (choice.empty()) {
      choices.erase(std::string(key));
    } else {
      choices[std::string(key)] = choice;
    }
  }
}

std::string Typed(const http::Request& request, std::string_view field) { return CollapseSpace(request.Form(field)); }

void ReadColumn(const http::Request& request, ColumnMapping& column) {
  const std::string number = std::to_string(column.column);
  const std::string_view role = request.Form("rolle-" + number);
  if (role.empty()) return;
  FromName(role, column.role);
  if (column.role != ColumnRole::kPart && column.role != ColumnRole::kWhole) column.of.reset();
  column.indicator = Typed(request, "indikator-" + number);
  column.place = Typed(request, "sted-i-" + number);
  column.period = Typed(request, "periode-" + number);
  column.mark = request.Form("tegn-" + number) == "." ? DecimalMark::kPoint : DecimalMark::kComma;
}

}  // namespace

FigureChoices ReadChoices(const http::Request& request, FigureChoices choices) {
  using Disagreeing = FigureChoices::Disagreeing;
  ReadPairs(request, "sted", choices.names.places);
  ReadPairs(request, "noegletal", choices.names.indicators);
  ReadPairs(request, "faktor", choices.factors);
  choices.doubtful =
      request.Form("tvivlsomme") == "ja" ? FigureChoices::Doubtful::kTaken : FigureChoices::Doubtful::kLeftOut;
  const std::string_view disagreeing = request.Form("uenige");
  choices.disagreeing = disagreeing == "gemt"  ? Disagreeing::kStoredHolds
                        : disagreeing == "fil" ? Disagreeing::kNewHolds
                                               : Disagreeing::kAsked;
  choices.reason = Typed(request, "begrundelse");
  return choices;
}

FigureMapping ReadMapping(const http::Request& request, FigureMapping mapping) {
  if (request.Form("laest").empty()) return mapping;  // the part of the form was not sent
  mapping.indicator = Typed(request, "indikator-alle");
  mapping.place = Typed(request, "sted-alle");
  mapping.period = Typed(request, "periode-alle");
  if (const auto row = request.FormNumber("foerste")) mapping.first_row = static_cast<std::size_t>(*row) - 1;
  mapping.empty_names = request.Form("som-ovenfor") == "ja" ? EmptyNames::kAsAbove : EmptyNames::kWrong;
  for (ColumnMapping& column : mapping.columns) ReadColumn(request, column);
  return mapping;
}

}  // namespace tovholder::indicators

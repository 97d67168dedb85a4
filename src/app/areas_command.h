// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "app/command.h"
#include "areas/list_membership.h"
#include "indicators/figure_check.h"

namespace tovholder::app {

struct AreasCommand {
  std::string data;
  std::vector<std::string> files;  // lists (CSV), outlines (GeoJSON), figures (CSV and XLSX)
  areas::ListKind kind = areas::ListKind::kMinistry;
  std::string from_date;           // of outlines: since when; a date
  std::string source;              // of outlines
  std::vector<std::string> same;   // "Ringparken mv=Ringparken": what is spelled otherwise
  std::vector<std::string> other;  // names that look like an area of the house and are none
  // A table with classes is one of lists; figures that it has beside them are read where it is said.
  enum class Tables { kTold, kFigures } tables = Tables::kTold;
  indicators::Unknown unknown = indicators::Unknown::kAsked;  // areas and indicators of figures
  indicators::FigureChoices::Doubtful doubtful = indicators::FigureChoices::Doubtful::kLeftOut;
  indicators::FigureChoices::Disagreeing disagreeing = indicators::FigureChoices::Disagreeing::kAsked;
  std::string reason;  // why one value holds before another
  enum class Mode { kImport, kDryRun } mode = Mode::kImport;
  enum class Form { kText, kJson } form = Form::kText;
};
ExitCode Run(const AreasCommand& command, const Terminal& terminal);

}  // namespace tovholder::app

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "indicators/figure_check.h"
#include "sql/database.h"

// A file of figures from its bytes to observations.
namespace tovholder::indicators {

struct FigureImportOptions {
  enum class Run { kDry, kReal } run = Run::kDry;
  Unknown areas = Unknown::kAsked;  // kAdded: what is not known is made
  Unknown indicators = Unknown::kAsked;
  std::optional<FigureMapping> mapping = {};  // none: as tables of its shape were read last, or as proposed
  FigureChoices choices = {};
  sql::Author author = {};
  Date today = ToCopenhagen(Now()).date;  // nothing is measured later
  // Figures done of how many, in two rounds; false stops.
  std::function<bool(std::int64_t done, std::int64_t total)> progress = nullptr;
};

struct FigureImport {
  FigureReport report;
  std::string digest;                    // SHA-256 of the bytes
  std::optional<FigureSourceId> source;  // none where nothing was stored
  std::int64_t stored = 0;               // observations; those that disagree are kept too once one was chosen
};

// Reads, checks and, where it is no dry run, stores what can be stored; a second time nothing is new. What is wrong,
// unknown or doubtful is in the report and is left out. Large files are written in portions; one that was stopped goes
// on where it was. Errors: those of FigureFile::Open, ProposeMapping and CheckMapping; indicators.no_reason,
// indicators.import_stopped, those of PutArea and PutIndicator, sql.locked.
Result<FigureImport> ImportFigures(sql::Database& database, std::string_view bytes, std::string_view file_name,
                                   const FigureImportOptions& options);

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "html/components.h"
#include "indicators/figure_import_store.h"
#include "indicators/figure_upload_work.h"

// What came of reading a file of figures, and what is asked about it.
namespace tovholder::indicators {

struct FigureReview {
  FigureUpload upload;
  std::optional<FigureReport> report;  // none where the file could not be read
  FigureMapping mapping;
  FigureChoices choices;
  IndicatorBook book;
  std::vector<Candidate> places;    // that a name may stand for
  std::vector<std::string> sheets;  // where the file has several
};

// "1.240 nye, 16 uændrede, 3 uenige, 2 fejl"
std::string SummaryOf(const FigureCounts& counts, const html::Texts& t);
// "værdier", "perioden"
std::string WordOf(ColumnRole role, const html::Texts& t);
// The fields of the form, in the order in which they are to be answered; `errors` by field.
html::Html RenderQuestions(const FigureReview& review, const html::FormErrors& errors, const html::Texts& t);
html::Html RenderReading(const FigureReview& review, const html::Texts& t);
html::Html RenderPreview(const FigureReview& review, const html::Texts& t);
html::Html RenderProblems(const FigureReport& report, const html::Texts& t);

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/paper.h"

// What the writers of a paper share.
namespace tovholder::documents {

// Valid UTF-8 without control characters and what XML does not allow; line ends stay, tabs become spaces.
std::string CleanPaperText(std::string_view text);

// Whether a reader may be led there: http, https, mailto, tel.
bool IsPaperLink(std::string_view address);

// A figure that is safe to embed. An SVG keeps shapes and text, but no scripts, styles, and nothing that
// leads out of itself. Errors: documents.figure_unusable {title, detail}; `title` is its alternative text.
Result<std::string> CleanFigure(const PaperFigure& figure);

struct FigureSize {
  int width = 0;
  int height = 0;
};
// In the figure's own units, 4:3 where it does not say.
FigureSize SizeOf(const PaperFigure& figure);

std::string Base64(std::string_view bytes);

// "22. april 2026 · Offentlig udgave", what there is of it.
std::string DateAndVersion(const Paper& paper);

}  // namespace tovholder::documents

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "documents/paper.h"
#include "documents/pdf_queue.h"

namespace tovholder::documents {

// An agenda with every kind of block.
Paper SamplePaper();
// About so many pages of agenda; two seeds give two texts.
Paper LongPaper(int pages, int seed);
// A chart of two bars.
std::string SampleSvg();

// Not patient as in a server that people wait for: beside other tests it would take ten times as long.
PdfOptions EagerPdf();
PdfQueueOptions EagerQueue();

}  // namespace tovholder::documents

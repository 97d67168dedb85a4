// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "app/archive.h"
#include "documents/pdf_queue.h"
#include "http/router.h"

namespace tovholder::app {

// /healthz: 200 "ok" while the database answers. /metrics: figures in the Prometheus text form.
std::vector<http::Route> OperationRoutes(const Archive& archive, const documents::PdfQueue& pdfs);

}  // namespace tovholder::app

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "documents/file_store.h"
#include "indicators/observation.h"

// Files of figures on their way in.
namespace tovholder::indicators {

struct FigureUpload;
using FigureUploadId = Id<FigureUpload>;

enum class UploadState {
  kChecking,  // in the background
  kWaits,     // for what a person says of it
  kTaken,     // its figures are in
  kFailed     // cannot be read; `report` holds why
};
std::string_view ToName(UploadState state);
bool FromName(std::string_view name, UploadState& state);

struct FigureUpload {
  FigureUploadId id;
  std::string name;
  documents::FileId file;
  UploadState state = UploadState::kChecking;
  std::string mapping;  // as StoreMapping
  std::string choices;  // as StoreChoices
  std::string report;   // as StoreReport
  std::optional<FigureSourceId> source;
  Instant brought;
  std::string brought_by;
  int version = 1;
};
BOOST_DESCRIBE_STRUCT(FigureUpload, (),
                      (id, name, file, state, mapping, choices, report, source, brought, brought_by, version))

// How tables with the same headings are read.
struct FigureLayout {
  Id<FigureLayout> id;
  std::string shape;       // SHA-256 of ShapeOf
  std::string mapping;     // as StoreMapping
  std::string indicators;  // names and the keys they stand for, as JSON
  Instant remembered;
  std::string remembered_by;
};
BOOST_DESCRIBE_STRUCT(FigureLayout, (), (id, shape, mapping, indicators, remembered, remembered_by))

}  // namespace tovholder::indicators

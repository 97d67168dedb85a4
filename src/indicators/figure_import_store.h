// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indicators/figure_check.h"
#include "indicators/figure_upload.h"
#include "sql/database.h"

namespace tovholder::indicators {

// What names in a file are looked up in: what the house has, and what the program knows from the start.
NameSources LoadNameSources(sql::Reader& reader);
// The values of these, whatever their state; `newest` is set to the newest observation there is.
StoredFigures LoadStored(sql::Reader& reader, const std::set<IndicatorId>& indicators, const std::set<PlaceId>& places);
ObservationId NewestObservation(sql::Reader& reader);

struct RememberedLayout {
  FigureMapping mapping;
  std::map<std::string, std::string> indicators;  // as NameChoices
};
std::optional<RememberedLayout> FindLayout(sql::Reader& reader, const FigureMapping& proposed);
void RememberLayout(sql::Transaction& transaction, const RememberedLayout& layout);
std::string StoreChoices(const FigureChoices& choices);
FigureChoices LoadChoices(std::string_view json);
std::string StoreReport(const FigureReport& report);
std::optional<FigureReport> LoadReport(std::string_view json);

// The newest first.
std::vector<FigureUpload> ListUploads(sql::Reader& reader, int limit);
std::optional<FigureUpload> FindUpload(sql::Reader& reader, FigureUploadId id);
void CreateUpload(sql::Transaction& transaction, FigureUpload& upload);
// Error: indicators.changed_meanwhile where it is not the version that was `seen`.
Result<void> PutUpload(sql::Transaction& transaction, FigureUpload& upload);
// With its file, where nothing else holds that.
void DeleteUpload(sql::Transaction& transaction, const FigureUpload& upload);

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_import_store.h"

#include "areas/area_history_store.h"
#include "base/enum_names.h"
#include "base/text.h"
#include "documents/file_store.h"
#include "indicators/indicator_store.h"
#include "people/organization_store.h"
#include "sql/records.h"

namespace tovholder::indicators {
namespace {

constexpr EnumNames<UploadState, 4> kUploadStates{{{UploadState::kChecking, "checking"},
                                                   {UploadState::kWaits, "waits"},
                                                   {UploadState::kTaken, "taken"},
                                                   {UploadState::kFailed, "failed"}}};

std::string DigestOfShape(const FigureMapping& mapping) { return documents::Sha256(ShapeOf(mapping)); }

std::optional<FigureLayout> LayoutOfShape(sql::Reader& reader, const std::string& shape) {
  return sql::Find<FigureLayout>(reader, "FROM figure_layout WHERE shape = $1", shape);
}

}  // namespace

std::string_view ToName(UploadState state) { return NameIn(kUploadStates, state); }
bool FromName(std::string_view name, UploadState& state) { return ValueIn(kUploadStates, name, state); }

NameSources LoadNameSources(sql::Reader& reader) {
  NameSources sources;
  sources.book = LoadIndicators(reader);
  for (const Indicator& known : KnownIndicators()) {
    if (sources.book.FindByKey(known.key) == nullptr) sources.book.indicators.push_back(known);
  }
  sources.bodies = people::ListBodies(reader);
  for (const areas::AreaSpelling& one : areas::ListSpellings(reader)) {
    if (one.area) sources.spellings.emplace(one.folded, *one.area);
  }
  return sources;
}

ObservationId NewestObservation(sql::Reader& reader) {
  return {reader.One<std::int64_t>("SELECT coalesce(max(id), 0) FROM observation").value_or(0)};
}

StoredFigures LoadStored(sql::Reader& reader, const std::set<IndicatorId>& indicators,
                         const std::set<PlaceId>& places) {
  constexpr int kPortion = 50'000;
  StoredFigures stored;
  std::int64_t last = 0;
  int rows = kPortion;
  while (rows == kPortion) {
    rows = 0;
    reader.Each(
        "SELECT id, indicator, place, from_date, to_date, value, state FROM observation WHERE id > $1 ORDER BY id "
        "LIMIT $2",
        [&](const sql::Row& row) {
          ++rows;
          last = row.Int(0);
          const FigureKey key{row.Get<IndicatorId>(1), row.Get<PlaceId>(2), row.Get<std::optional<Date>>(3),
                              row.Get<std::optional<Date>>(4)};
          if (!indicators.contains(key.indicator) || !places.contains(key.place)) return;
          stored.emplace(key, StoredFigure{row.Get<Decimal>(5), ObservationId{last}, row.Get<ObservationState>(6)});
        },
        last, kPortion);
  }
  return stored;
}

std::optional<RememberedLayout> FindLayout(sql::Reader& reader, const FigureMapping& proposed) {
  const auto layout = LayoutOfShape(reader, DigestOfShape(proposed));
  if (!layout) return std::nullopt;
  auto mapping = LoadMapping(layout->mapping);
  if (!mapping) return std::nullopt;
  FigureChoices choices = LoadChoices(layout->indicators);
  return RememberedLayout{WithRemembered(proposed, *mapping), std::move(choices.names.indicators)};
}

void RememberLayout(sql::Transaction& transaction, const RememberedLayout& remembered) {
  FigureChoices choices;
  choices.names.indicators = remembered.indicators;
  FigureLayout layout{{},
                      DigestOfShape(remembered.mapping),
                      StoreMapping(remembered.mapping),
                      StoreChoices(choices),
                      transaction.now(),
                      transaction.author().name};
  const auto stored = LayoutOfShape(transaction, layout.shape);
  if (!stored) {
    sql::Create(transaction, "figure_layout", layout);
    return;
  }
  layout.id = stored->id;
  if (stored->mapping != layout.mapping || stored->indicators != layout.indicators) {
    sql::Update(transaction, "figure_layout", *stored, layout);
  }
}

std::vector<FigureUpload> ListUploads(sql::Reader& reader, int limit) {
  return sql::List<FigureUpload>(reader, "FROM figure_upload ORDER BY id DESC LIMIT $1", limit);
}

std::optional<FigureUpload> FindUpload(sql::Reader& reader, FigureUploadId id) {
  return sql::Find<FigureUpload>(reader, "FROM figure_upload WHERE id = $1", id);
}

// An upload is work under way; what comes of it is logged.
void CreateUpload(sql::Transaction& transaction, FigureUpload& upload) {
  upload.brought = transaction.now();
  upload.brought_by = transaction.author().name;
  sql::CreateUnlogged(transaction, "figure_upload", upload);
}

Result<void> PutUpload(sql::Transaction& transaction, FigureUpload& upload) {
  const std::int64_t changed = transaction.Execute(
      "UPDATE figure_upload SET state = $1, mapping = $2, choices = $3, report = $4, source = $5, version = version + "
      "1 WHERE id = $6 AND version = $7",
      upload.state, upload.mapping, upload.choices, upload.report, upload.source, upload.id, upload.version);
  if (changed == 0) return Fail("indicators.changed_meanwhile");
  ++upload.version;
  return {};
}

void DeleteUpload(sql::Transaction& transaction, const FigureUpload& upload) {
  transaction.Execute("DELETE FROM figure_upload WHERE id = $1", upload.id);
  if (!documents::IsHeld(transaction, upload.file)) documents::DeleteFile(transaction, upload.file);
}

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_import.h"

#include <algorithm>
#include <optional>

#include "areas/area_history_store.h"
#include "areas/area_store.h"
#include "base/text.h"
#include "documents/file_store.h"
#include "indicators/figure_import_store.h"
#include "indicators/indicator_store.h"
#include "people/organization_store.h"

namespace tovholder::indicators {
namespace {

constexpr std::size_t kRowsInTransaction = 50'000;
constexpr std::int64_t kManyRows = 20'000;

// Gives what is to be made its place among what is stored.
class StandIns {
 public:
  explicit StandIns(const FigureNames& names) : names_(names) {}

  Result<void> Replace(sql::Transaction& transaction, std::span<Observation> observations) {
    if (auto made = MakeAreas(transaction, observations); !made) return made;
    for (Observation& one : observations) {
      const auto indicator = Real(transaction, one.indicator);
      if (!indicator) return Pass(indicator);
      one.indicator = *indicator;
      one.place = Real(transaction, one.place);
    }
    return {};
  }

 private:
  Result<IndicatorId> Real(sql::Transaction& transaction, IndicatorId id) {
    if (id.value > 0) return id;
    if (const auto made = indicators_.find(id); made != indicators_.end()) return made->second;
    Indicator indicator = names_.indicators_to_make().at(static_cast<std::size_t>(-id.value - 1)).indicator;
    indicator.id = {};
    // Another import may have made it meanwhile.
    if (const auto there = transaction.One<IndicatorId>("SELECT id FROM indicator WHERE key = $1", indicator.key)) {
      indicator.id = *there;
    } else if (auto put = PutIndicator(transaction, indicator); !put) {
      return Pass(put);
    }
    return indicators_[id] = indicator.id;
  }

  const PlaceToMake& ToMake(PlaceId id) const {
    return names_.places_to_make().at(static_cast<std::size_t>(-id.value - 1));
  }

  PlaceId Real(sql::Transaction& transaction, PlaceId id) {
    if (id.value > 0) return id;
    if (const auto made = places_.find(id); made != places_.end()) return made->second;
    const Place& place = ToMake(id).place;
    return places_[id] = place.municipality ? FindOrCreatePlace(transaction, *place.municipality)
                         : place.area       ? FindOrCreatePlace(transaction, *place.area)
                                            : FindOrCreatePlace(transaction, place.kind, place.name);
  }

  // Areas that are not there yet, all those of a portion together.
  Result<void> MakeAreas(sql::Transaction& transaction, std::span<const Observation> observations) {
    std::vector<PlaceId> places;
    std::vector<areas::HousingArea> areas;
    for (const Observation& one : observations) {
      if (one.place.value > 0 || places_.contains(one.place)) continue;
      const PlaceToMake& made = ToMake(one.place);
      if (made.place.kind != PlaceKind::kArea || made.place.area) continue;
      places_[one.place] = {};
      places.push_back(one.place);
      areas.push_back({{}, made.place.name, MunicipalityOf(transaction, made.municipality), ""});
    }
    if (areas.empty()) return {};
    if (auto put = areas::PutNewAreas(transaction, areas); !put) return put;
    for (std::size_t i = 0; i < areas.size(); ++i) places_[places[i]] = FindOrCreatePlace(transaction, areas[i].id);
    return {};
  }

  static std::optional<people::BodyId> MunicipalityOf(sql::Transaction& transaction, const std::string& name) {
    if (name.empty()) return std::nullopt;
    return people::FindOrCreateBody(transaction, people::BodyKind::kMunicipality, name);
  }

  const FigureNames& names_;
  std::map<IndicatorId, IndicatorId> indicators_;
  std::map<PlaceId, PlaceId> places_;
};

// Writes what was found good, in portions.
class FigureWriting {
 public:
  FigureWriting(sql::Database& database, const FigureImportOptions& options, const FigureNames& names,
                FigureImport& import, FigureSource source, ObservationId newest)
      : database_(database),
        options_(options),
        names_(names),
        stand_ins_(names),
        import_(import),
        source_(std::move(source)),
        newest_(newest) {
    planned_ = import.report.counts[FigureFate::kNew];
    if (options.choices.disagreeing != FigureChoices::Disagreeing::kAsked) {
      planned_ += import.report.counts[FigureFate::kDisagrees];
    }
  }

  std::int64_t planned() const { return planned_; }

  // False where nothing more can be taken.
  bool Add(WeighedFigure& figure) {
    using Disagreeing = FigureChoices::Disagreeing;
    if (figure.fate == FigureFate::kDisagrees) {
      if (options_.choices.disagreeing == Disagreeing::kAsked) return true;
      figure.observation.reason = Trim(options_.choices.reason);
      if (options_.choices.disagreeing == Disagreeing::kStoredHolds) {
        figure.observation.state = ObservationState::kSetAside;
      } else {
        replaced_.push_back(figure.stored->id);
      }
    }
    waiting_.push_back(std::move(figure.observation));
    if (waiting_.size() < kRowsInTransaction) return true;
    written_ = Write();
    const std::int64_t total = 2 * planned_;
    const bool go_on = !options_.progress || options_.progress(planned_ + import_.stored, total);
    if (!go_on) written_ = Fail("indicators.import_stopped");
    return written_.has_value();
  }

  Result<void> Finish() {
    if (!written_ || waiting_.empty()) return written_;
    return Write();
  }
  // Somebody has stored figures between the check and the first portion.
  bool overtaken() const { return overtaken_; }

 private:
  Result<void> Write() {
    auto written = database_.Write(options_.author, [&](sql::Transaction& transaction) -> Result<void> {
      if (!source_.id) {
        if (NewestObservation(transaction) != newest_) {
          overtaken_ = true;
          return Fail("indicators.changed_meanwhile");
        }
        if (auto begun = Begin(transaction); !begun) return begun;
      }
      if (auto replaced = stand_ins_.Replace(transaction, waiting_); !replaced) return replaced;
      for (const ObservationId id : replaced_) {
        if (auto aside = SetAside(transaction, id, options_.choices.reason); !aside) return aside;
      }
      AddObservations(transaction, source_.id, waiting_);
      return {};
    });
    if (!written) return written;
    import_.source = source_.id;
    import_.stored += static_cast<std::int64_t>(waiting_.size());
    waiting_.clear();
    replaced_.clear();
    return {};
  }

  // One entry in the log for the whole file, with its first portion.
  Result<void> Begin(sql::Transaction& transaction) {
    AddSourceUnlogged(transaction, source_);
    LogImport(transaction, source_, planned_);
    for (const auto& [name, area] : names_.ListSpellings()) {
      if (auto kept = areas::RememberSpelling(transaction, area, name); !kept) return kept;
    }
    if (options_.mapping) RememberLayout(transaction, {*options_.mapping, RememberedIndicators()});
    return {};
  }

  // What is new this time is known the next time by its name.
  std::map<std::string, std::string> RememberedIndicators() const {
    auto remembered = options_.choices.names.indicators;
    std::erase_if(remembered, [](const auto& one) { return one.second == kMakeNew; });
    return remembered;
  }

  sql::Database& database_;
  const FigureImportOptions& options_;
  const FigureNames& names_;
  StandIns stand_ins_;
  FigureImport& import_;
  FigureSource source_;
  ObservationId newest_;
  std::int64_t planned_ = 0;
  std::vector<Observation> waiting_;
  std::vector<ObservationId> replaced_;
  Result<void> written_;
  bool overtaken_ = false;
};

struct Reading {
  FigureMapping mapping;
  FigureChoices choices;
};

// How the table is read: as it was said, as it was read last, or as it seems.
Result<Reading> ChooseReading(sql::Database& database, const FigureFile& file, const FigureNames& names,
                              const FigureImportOptions& options) {
  if (options.mapping) return Reading{*options.mapping, options.choices};
  auto proposed = ProposeMapping(file, names.AsKnown());
  if (!proposed) return Pass(proposed);
  Reading reading{*proposed, options.choices};
  const auto remembered = database.Read([&](sql::Reader& reader) { return FindLayout(reader, *proposed); });
  if (!remembered) return reading;
  reading.mapping = remembered->mapping;
  reading.choices.names.indicators.insert(remembered->indicators.begin(), remembered->indicators.end());
  return reading;
}

class Importing {
 public:
  Importing(sql::Database& database, const FigureFile& file, FigureImportOptions options, std::string digest)
      : database_(database), file_(file), options_(std::move(options)), digest_(std::move(digest)) {}

  // Nothing where somebody was faster, and all has to be weighed again.
  Result<std::optional<FigureImport>> Run() {
    NameSources sources = database_.Read([](sql::Reader& reader) { return LoadNameSources(reader); });
    sources.areas = options_.areas;
    sources.indicators = options_.indicators;
    auto reading = ChooseReading(database_, file_, FigureNames(sources), options_);
    if (!reading) return Pass(reading);
    sources.choices = reading->choices.names;
    FigureNames names(std::move(sources));
    FigureCheck check(file_, reading->mapping, names, reading->choices, options_.today);
    if (auto surveyed = check.Survey(); !surveyed) return Pass(surveyed);
    ObservationId newest;
    check.SetStored(database_.Read([&](sql::Reader& reader) {
      newest = NewestObservation(reader);
      return LoadStored(reader, check.indicators(), check.places());
    }));
    auto report = check.Weigh(WeighingProgress());
    if (!report) return Pass(report);
    FigureImport import{*std::move(report), digest_, std::nullopt, 0};
    if (options_.run == FigureImportOptions::Run::kDry) return std::optional(std::move(import));
    return Store(check, names, std::move(import), newest);
  }

 private:
  FigureCheck::Progress WeighingProgress() const {
    if (!options_.progress) return {};
    return [this](std::int64_t figures) { return options_.progress(figures, 0); };
  }

  Result<std::optional<FigureImport>> Store(FigureCheck& check, const FigureNames& names, FigureImport import,
                                            ObservationId newest) {
    const bool disagreeing = import.report.counts[FigureFate::kDisagrees] > 0;
    const bool chosen = options_.choices.disagreeing != FigureChoices::Disagreeing::kAsked;
    if (disagreeing && chosen && Trim(options_.choices.reason).empty()) return Fail("indicators.no_reason");
    FigureSource source;
    source.kind = SourceKind::kTable;
    source.title = file_.name();
    source.digest = digest_;
    FigureWriting writing(database_, options_, names, import, std::move(source), newest);
    if (writing.planned() == 0) return std::optional(std::move(import));
    std::optional<sql::BulkLoad> bulk;
    if (writing.planned() > kManyRows) bulk.emplace(database_);
    const auto taken = check.Take([&](WeighedFigure& figure) { return writing.Add(figure); });
    if (!taken) return Pass(taken);
    const auto finished = writing.Finish();
    if (writing.overtaken()) return std::optional<FigureImport>();
    if (!finished) return Pass(finished);
    return std::optional(std::move(import));
  }

  sql::Database& database_;
  const FigureFile& file_;
  FigureImportOptions options_;
  std::string digest_;
};

}  // namespace

Result<FigureImport> ImportFigures(sql::Database& database, std::string_view bytes, std::string_view file_name,
                                   const FigureImportOptions& options) {
  const auto file = FigureFile::Open(bytes, file_name);
  if (!file) return Pass(file);
  const bool real = options.run == FigureImportOptions::Run::kReal;
  if (real && !database.Read([](sql::Reader& reader) { return HasKnownIndicators(reader); })) {
    database.Write(options.author, [](sql::Transaction& transaction) { AddKnownIndicators(transaction); });
  }
  const std::string digest = documents::Sha256(bytes);
  constexpr int kTries = 5;
  for (int i = 0; i < kTries; ++i) {
    auto done = Importing(database, *file, options, digest).Run();
    if (!done) return Pass(done);
    if (*done) return **std::move(done);
  }
  return Fail("indicators.changed_meanwhile");
}

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "indicators/figure_names.h"
#include "indicators/observation.h"

// What becomes of each figure of a file: pure, with the place of everything that is wrong or doubtful.
namespace tovholder::indicators {

enum class FigureFate {
  kNew,
  kUnchanged,  // the same value is there
  kDisagrees,  // another value is there
  kWrong,
  kDoubtful,  // asked about
  kUnknown,   // its indicator or place is not known
  kLeftOut,   // a person has said so
  kHidden,    // the source does not give it
  kRepeated,  // stands in the file twice, the same
};
inline constexpr std::size_t kFateCount = 9;
std::string_view ToName(FigureFate fate);
bool FromName(std::string_view name, FigureFate& fate);

struct FigureCounts {
  std::array<std::int64_t, kFateCount> of{};
  std::int64_t& operator[](FigureFate fate) { return of.at(static_cast<std::size_t>(fate)); }
  std::int64_t operator[](FigureFate fate) const { return of.at(static_cast<std::size_t>(fate)); }
  std::int64_t Sum() const;
};

// What a person has said of a file.
struct FigureChoices {
  NameChoices names;
  std::map<std::string, std::string> factors;  // by NameKey of the indicator as written: "1", "100", "0.1"
  enum class Doubtful { kLeftOut, kTaken } doubtful = Doubtful::kLeftOut;
  enum class Disagreeing { kAsked, kStoredHolds, kNewHolds } disagreeing = Disagreeing::kAsked;
  std::string reason;  // why the one holds before the other
};

struct FigureProblem {
  std::string cell;
  std::string text;  // what stands there
  FigureFate fate = FigureFate::kWrong;
  Error error;
};
struct UnknownName {
  std::string name;
  std::string municipality;
  std::string cell;  // the first
  std::int64_t count = 0;
  std::vector<Candidate> proposals;
};
// All values of an indicator that seem to be written in another unit.
struct FactorQuestion {
  std::string indicator;  // as written
  Error error;
  std::vector<std::string> factors;  // that may be meant, the likeliest first
};
struct Disagreement {
  std::string cell;
  std::string indicator;
  std::string place;
  std::optional<Date> from;
  std::optional<Date> to;
  Decimal value;
  Decimal stored;
};
struct FigureReport {
  FigureMapping mapping;
  FigureCounts counts;
  std::vector<FigureProblem> problems;  // at most kMostProblems of each fate
  std::vector<UnknownName> indicators;
  std::vector<UnknownName> places;
  std::vector<FactorQuestion> factors;
  std::vector<Disagreement> disagreements;  // at most kMostProblems
  std::vector<TableRow> preview;            // headings and first rows, and some where something is wrong
};
inline constexpr std::size_t kMostProblems = 100;

// A value that is stored.
struct StoredFigure {
  Decimal value;
  ObservationId id;
  ObservationState state = ObservationState::kEntered;
};
struct FigureKey {
  IndicatorId indicator;
  PlaceId place;
  std::optional<Date> from;
  std::optional<Date> to;
  friend bool operator==(const FigureKey&, const FigureKey&) = default;
};
struct FigureKeyHash {
  std::size_t operator()(const FigureKey& key) const noexcept;
};
using StoredFigures = std::unordered_multimap<FigureKey, StoredFigure, FigureKeyHash>;

// One figure of a file, weighed.
struct WeighedFigure {
  FigureFate fate = FigureFate::kWrong;
  Observation observation;
  const StoredFigure* stored = nullptr;  // of kDisagrees
  std::optional<Error> error;
  std::optional<std::size_t> column;  // where it is wrong; none: the value
};

class FigureCheck {
 public:
  FigureCheck(const FigureFile& file, FigureMapping mapping, FigureNames& names, const FigureChoices& choices,
              Date today);

  // First: what can only be known of all values together. Errors: those of CheckMapping and EachRow.
  Result<void> Survey();
  // Of the figures that the file is about, as the survey has found them.
  const std::set<IndicatorId>& indicators() const { return indicators_; }
  const std::set<PlaceId>& places() const { return places_; }
  void SetStored(StoredFigures stored) { stored_ = std::move(stored); }

  // Then: weighs all; `progress` is told how many, and stops it with false.
  using Progress = std::function<bool(std::int64_t figures)>;
  Result<FigureReport> Weigh(const Progress& progress = {});
  // At last: each figure that is new or disagrees, in the order of the file.
  Result<void> Take(const std::function<bool(WeighedFigure& figure)>& each);

 private:
  struct Seen {
    Decimal value;
    std::size_t row = 0;
    std::size_t column = 0;
    FigureFate fate = FigureFate::kNew;
    bool torn = false;  // the file says two values of it
  };
  struct ColumnMarks {
    std::string comma_cell;
    std::string comma_text;
    std::string point_cell;
    std::string point_text;
    bool mixed() const { return !comma_cell.empty() && !point_cell.empty(); }
  };
  struct ShareSeries {
    std::string name;
    std::string cell;
    std::int64_t count = 0;
    Decimal largest;
    bool all_within_one = true;
    IndicatorId indicator;
    std::optional<Unit> unit;  // as it is written
  };

  void SurveyFigure(const FigureInTable& figure);
  void AskForFactors();
  WeighedFigure WeighOne(const FigureInTable& figure);
  // Nothing where all is well so far.
  std::optional<WeighedFigure> FindNames(const FigureInTable& figure, Observation& observation);
  std::optional<WeighedFigure> FindPeriod(const FigureInTable& figure, Observation& observation);
  std::optional<WeighedFigure> ReadValue(const FigureInTable& figure, Observation& observation);
  std::optional<WeighedFigure> ReadCounts(const FigureInTable& figure, Observation& observation) const;
  WeighedFigure Compare(const FigureInTable& figure, Observation observation);
  WeighedFigure CompareWithStored(const FigureKey& key, Observation observation) const;
  void Note(const FigureInTable& figure, const WeighedFigure& weighed);
  void NoteUnknown(const FigureInTable& figure);
  void NoteTorn(const FigureInTable& figure, Seen& first, const WeighedFigure& weighed);
  std::string AddressOf(std::size_t row, std::size_t column) const;
  Result<void> TakePreview();

  const FigureFile& file_;
  FigureMapping mapping_;
  FigureNames& names_;
  const FigureChoices& choices_;
  Date today_;
  std::set<IndicatorId> indicators_;
  std::set<PlaceId> places_;
  StoredFigures stored_;
  std::map<std::size_t, ColumnMarks> marks_;
  std::map<std::string, ShareSeries> shares_;
  std::map<std::string, FactorQuestion> questions_;  // by NameKey, where nothing is said yet
  std::unordered_map<FigureKey, Seen, FigureKeyHash> seen_;
  std::map<std::string, std::optional<Result<OfList>>> of_lists_;
  std::map<std::pair<IndicatorId, std::string>, std::optional<FigurePeriod>> periods_;
  bool taking_ = false;  // what is torn is known
  FigureReport report_;
  std::map<std::string, std::size_t> unknown_indicators_;
  std::map<std::string, std::size_t> unknown_places_;
  std::set<std::size_t> rows_to_show_;
  FigureCounts noted_;  // problems that are listed
};

}  // namespace tovholder::indicators

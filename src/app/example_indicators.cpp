// SPDX-License-Identifier: EUPL-1.2
#include "app/example_indicators.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "app/example_files.h"
#include "base/text.h"
#include "documents/file_store.h"
#include "indicators/figure_entry.h"
#include "indicators/figure_period.h"
#include "indicators/figure_upload_work.h"
#include "indicators/indicator_rules.h"
#include "indicators/indicator_store.h"
#include "people/organization_store.h"

namespace tovholder::app {
namespace {

using indicators::Indicator;
using indicators::IndicatorBook;
using indicators::Observation;
using indicators::ObservationState;
using indicators::Place;
using indicators::PlaceId;
using indicators::PlaceKind;

constexpr int kNewestApproved = 2024;  // what is newer waits still
constexpr std::string_view kInvented = "Opdigtede tal til eksempelplanen";

void MustPut(const Result<void>& put) {
  if (!put) throw std::logic_error("the example figures: " + put.error().id);
}

std::string_view ContentOf(std::string_view name) {
  const auto files = ExampleFiles();
  return std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& one) { return one.name == name; })->content;
}

std::vector<std::vector<std::string_view>> RowsOf(std::string_view name) {
  std::vector<std::vector<std::string_view>> rows;
  for (const std::string_view line : SplitLines(ContentOf(name))) rows.push_back(Split(line, ';'));
  return rows;
}

// Where the figures of the two files are of, by name.
class ExamplePlaces {
 public:
  explicit ExamplePlaces(sql::Transaction& transaction) : book_(indicators::LoadIndicators(transaction)) {
    for (const areas::HousingArea& area : book_.areas) indicators::FindOrCreatePlace(transaction, area.id);
    indicators::FindOrCreatePlace(transaction,
                                  people::FindOrCreateBody(transaction, people::BodyKind::kMunicipality, "Slagelse"));
    indicators::FindOrCreatePlace(transaction, PlaceKind::kRegion, "Region Sjælland");
    indicators::FindOrCreatePlace(transaction, PlaceKind::kCountry, "Danmark");
    indicators::FindOrCreatePlace(transaction, PlaceKind::kOther, "SUB-områderne (politiets)");
    indicators::FindOrCreatePlace(transaction, PlaceKind::kOther, "Resten af kommunen");
    AddPool(transaction);
    book_ = indicators::LoadIndicators(transaction);
  }
  const IndicatorBook& book() const { return book_; }
  PlaceId At(std::string_view name) const { return book_.FindPlace(name)->id; }

 private:
  void AddPool(sql::Transaction& transaction) {
    std::vector<areas::HousingAreaId> members;
    members.reserve(book_.areas.size());
    for (const areas::HousingArea& area : book_.areas) members.push_back(area.id);
    Place pool{{}, PlaceKind::kPool, std::nullopt, std::nullopt, "Helhedsplanens områder"};
    MustPut(PutPlace(transaction, pool, members));
  }

  IndicatorBook book_;
};

Observation ObservationOf(const ExamplePlaces& places, std::string_view place, const Indicator& indicator, int year) {
  Observation one;
  one.indicator = indicator.id;
  one.place = places.At(place);
  const auto period = PeriodOfYear(indicator, year);
  one.from_date = period.first;
  one.to_date = period.last;
  one.entered_by = "Karla Holm";
  return one;
}

// "41,2", or "30/1402" of which the share follows.
void FillValue(std::string_view cell, const Indicator& indicator, Observation& one) {
  const auto parts = Split(cell, '/');
  if (parts.size() == 1) {
    one.value = ParseTypedDecimal(cell).value();
    return;
  }
  one.part = ParseCount(parts[0]);
  one.whole = ParseCount(parts[1]);
  one.value = Round(ValueOf(indicator, one.part, one.whole).value(), 2);
}

void Approve(const sql::Transaction& transaction, Observation& one) {
  one.state = ObservationState::kApproved;
  one.approved_by = "Per Lund";
  one.approved = transaction.now();
}

using Cell = std::tuple<std::string_view, std::string_view, int>;  // place, indicator, year

std::set<Cell> AddPublished(sql::Transaction& transaction, const ExamplePlaces& places) {
  std::set<Cell> published;
  const auto rows = RowsOf("figures/published.csv");
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& row = rows[i];
    const Indicator& indicator = *places.book().FindByKey(row.at(1));
    const int year = ParseCount<int>(row.at(2)).value();
    Observation one = ObservationOf(places, row.at(0), indicator, year);
    FillValue(row.at(3), indicator, one);
    one.source = indicators::FindOrCreateSource(transaction, row.at(4), row.at(5));
    one.source_place = row.at(6);
    one.reason = row.at(7);
    Approve(transaction, one);
    MustPut(PutObservation(transaction, one,
                           one.reason.empty() ? indicators::Rival::kAsk : indicators::Rival::kChooseStored));
    published.emplace(row.at(0), row.at(1), year);
  }
  return published;
}

std::vector<Observation> InventedOf(const sql::Transaction& transaction, const ExamplePlaces& places,
                                    const std::set<Cell>& published) {
  const auto rows = RowsOf("figures/series.csv");
  std::vector<Observation> invented;
  invented.reserve(rows.size() * rows.front().size());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& row = rows[i];
    const Indicator& indicator = *places.book().FindByKey(row.at(1));
    for (std::size_t column = 2; column < row.size(); ++column) {
      const int year = ParseCount<int>(rows.front().at(column)).value();
      if (row[column].empty() || published.contains({row[0], row[1], year})) continue;
      Observation one = ObservationOf(places, row[0], indicator, year);
      FillValue(row[column], indicator, one);
      if (year <= kNewestApproved) Approve(transaction, one);
      invented.push_back(std::move(one));
    }
  }
  return invented;
}

}  // namespace

void PrepareExampleIndicators(sql::Transaction& transaction) {
  indicators::AddKnownIndicators(transaction);
  const ExamplePlaces places(transaction);
  const auto published = AddPublished(transaction, places);
  auto invented = InventedOf(transaction, places, published);
  indicators::FigureSource source;
  source.title = kInvented;
  AddSourceUnlogged(transaction, source);
  AddObservations(transaction, source.id, invented);
  LogImport(transaction, source, std::ssize(invented));
}

void PrepareExampleFigureFile(sql::Database& database, const sql::Author& author) {
  indicators::FigureUpload upload;
  upload.name = "noegletal-2025.csv";
  database.Write(author, [&](sql::Transaction& transaction) {
    const auto stored = documents::StoreFile(transaction, ContentOf("figures/waiting.csv"), upload.name, "text/csv");
    upload.file = stored.id;
    CreateUpload(transaction, upload);
  });
  const auto read = indicators::WorkOnUpload(database, {.id = upload.id, .author = author});
  if (!read) throw std::logic_error("the example figures: " + read.error().id);
}

}  // namespace tovholder::app

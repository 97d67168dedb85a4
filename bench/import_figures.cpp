// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "app/archive.h"
#include "indicators/figure_import.h"

// import_figures make FILE   writes a table of 1,600 areas, 16 years and 40 indicators, a row a value; six of them are
//                            those of the law
// import_figures DATA FILE   imports it, and once more; prints seconds and observations of both times
namespace {

using namespace tovholder;

constexpr int kAreas = 1600;
constexpr int kYears = 16;
constexpr std::size_t kIndicators = 40;

struct MadeIndicator {
  std::string name;
  unsigned least = 2;
  unsigned span = 90;
};

std::vector<MadeIndicator> MakeIndicators() {
  std::vector<MadeIndicator> made = {{"Uden arbejde eller uddannelse, snit af 2 år", 20, 40},
                                     {"Dømte, snit af 2 år", 0, 4},
                                     {"Kun grundskole, 30-59 år", 40, 40},
                                     {"Indkomst i forhold til regionen", 45, 40},
                                     {"Indvandrere og efterkommere fra ikke-vestlige lande", 20, 60},
                                     {"Indbyggere", 900, 3000}};
  while (made.size() < kIndicators) made.push_back({"Nøgletal " + std::to_string(made.size() + 1)});
  return made;
}

void MakeTable(const char* file) {
  std::ofstream out(file, std::ios::binary);
  out << "Område;År;Nøgletal;Værdi\n";
  const std::vector<MadeIndicator> made = MakeIndicators();
  unsigned value = 1;
  for (int area = 1; area <= kAreas; ++area) {
    for (int year = 0; year < kYears; ++year) {
      for (const MadeIndicator& indicator : made) {
        value = value * 1'664'525U + 1'013'904'223U;
        out << "Boligområde " << area << ';' << 2010 + year << ';' << indicator.name << ';'
            << indicator.least + value / 65'536 % indicator.span;
        if (indicator.name != "Indbyggere") out << ',' << value / 1024 % 10;
        out << '\n';
      }
    }
  }
  for (int year = 0; year < kYears; ++year) out << "Danmark;" << 2010 + year << ";Dømte, snit af 2 år;0,7\n";
}

void ImportOnce(sql::Database& database, const std::string& bytes) {
  indicators::FigureImportOptions options;
  options.run = indicators::FigureImportOptions::Run::kReal;
  options.areas = indicators::Unknown::kAdded;
  options.indicators = indicators::Unknown::kAdded;
  const auto begin = std::chrono::steady_clock::now();
  const auto import = indicators::ImportFigures(database, bytes, "figures.csv", options);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  if (!import) throw std::runtime_error(import.error().id);
  std::cout << took.count() << ' ' << import->stored << '\n';
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "import_figures make FILE | import_figures DATA FILE\n";
    return 2;
  }
  if (std::string_view(arguments[1]) == "make") {
    MakeTable(arguments[2]);
    return 0;
  }
  try {
    auto archive = app::OpenArchive(arguments[1], app::Creation::kMakeNew);
    if (!archive) throw std::runtime_error(archive.error().id);
    std::ifstream in(arguments[2], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    ImportOnce(*archive->database, bytes);
    ImportOnce(*archive->database, bytes);
  } catch (const std::exception& broken) {
    std::cerr << "import_figures: " << broken.what() << '\n';
    return 1;
  }
  return 0;
}

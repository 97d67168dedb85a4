// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "minutes/layout_municipality.h"
#include "minutes_generator.h"

// make_minutes FOLDER COUNT MUNICIPALITIES: generated minutes, a thousand in a folder.
int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "make_minutes FOLDER COUNT MUNICIPALITIES\n";
    return 2;
  }
  const std::filesystem::path folder(arguments[1]);
  const std::size_t minutes = std::strtoul(arguments[2], nullptr, 10);
  const std::size_t municipalities = std::strtoul(arguments[3], nullptr, 10);
  if (municipalities > tovholder::minutes::layout::Municipalities().size()) {
    std::cerr << "make_minutes: there are not that many municipalities\n";
    return 2;
  }
  tovholder::bench::MinutesGenerator generator(1, municipalities);
  for (std::size_t number = 0; number < minutes; ++number) {
    const std::filesystem::path part = folder / fmt::format("{:04}", number / 1'000);
    if (number % 1'000 == 0) std::filesystem::create_directories(part);
    std::ofstream file(part / fmt::format("{:06}.txt", number), std::ios::binary);
    if (!(file << generator.Minutes(number))) {
      std::cerr << "make_minutes: " << folder << " cannot be written\n";
      return 1;
    }
  }
  return 0;
}

// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>
#include <iostream>

#include "danish_text_generator.h"

// make_queries COUNT: searches of one or two words that generated minutes hold, a line each, seldom and frequent ones.
int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "make_queries COUNT\n";
    return 2;
  }
  constexpr std::size_t kTooFrequent = 40;
  constexpr std::size_t kWords = 60'000;
  tovholder::bench::DanishTextGenerator text(1);
  text.Begin(2);
  const auto word = [&] { return text.Word(kTooFrequent + text.Rank() % kWords); };
  for (unsigned long left = std::strtoul(arguments[1], nullptr, 10); left > 0; --left) {
    std::cout << word() << (text.Below(2) == 0 ? " " + word() : "") << '\n';
  }
  return 0;
}

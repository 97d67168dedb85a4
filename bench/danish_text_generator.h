// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tovholder::bench {

// Text that looks like Danish to an index: words by the law of Zipf and Mandelbrot, a few everywhere and most nearly
// nowhere, in the forms and compounds that minutes have. The same seed gives the same text.
class DanishTextGenerator {
 public:
  // `vocabulary` counts different words.
  explicit DanishTextGenerator(std::uint64_t seed, std::size_t vocabulary = 200'000);

  // What follows depends on `number` alone.
  void Begin(std::uint64_t number) { engine_.seed(number); }

  // The word of a rank, 0 the most frequent.
  const std::string& Word(std::size_t rank) const { return words_.at(rank % words_.size()); }
  std::size_t words() const { return words_.size(); }

  std::string Sentence();
  // Sentences and paragraphs of about so many bytes.
  std::string Text(std::size_t bytes);
  // As an agenda item is called.
  std::string Title();
  // "24-012144", "03.00.00-P22-2-23".
  std::string CaseNumber();
  std::string Person() { return PersonOf(Below(10'000)); }
  // One of 10,000.
  static std::string PersonOf(std::size_t number);

  // A number below `limit`.
  std::size_t Below(std::size_t limit);
  // A rank by Zipf's law.
  std::size_t Rank();

 private:
  std::mt19937_64 engine_;
  std::vector<std::string> words_;
  std::vector<double> until_;  // sums of the words' shares
};

}  // namespace tovholder::bench

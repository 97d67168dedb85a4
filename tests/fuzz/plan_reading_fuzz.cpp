// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "plan/plan_guess.h"
#include "plan/plan_json.h"
#include "plan/what_if.h"

// A plan as somebody has written it, what is guessed of its steps, and suppositions as an address holds them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tovholder;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!IsUtf8(text)) return 0;
  documents::TextDocument document;
  document.text = std::string(text);
  const auto reading = plan::ReadPlan(plan::RowsOf(document), "plan.txt");
  if (reading) {
    const auto order = plan::GuessOrder(reading->steps);
    if (order.size() != reading->steps.size()) std::abort();
    std::vector<plan::PlannedStep> steps(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (const std::size_t before : order[i]) steps[i].after.push_back({before, 0});
    }
    if (!plan::FindCircle(steps).empty()) std::abort();
    for (const auto& expectation : reading->expectations) plan::GuessExpected(expectation, reading->steps);
    plan::JsonOf(*reading);
  }
  const auto suppositions = plan::ParseSuppositions(text);
  if (!suppositions) return 0;
  const std::string written = plan::FormatSuppositions(*suppositions);
  if (plan::FormatSuppositions(plan::ParseSuppositions(written).value()) != written) std::abort();
  return 0;
}

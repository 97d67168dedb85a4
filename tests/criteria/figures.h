// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "criteria/evaluation.h"

namespace tovholder::criteria {

inline Decimal Number(std::string_view text) { return ParseDecimal(text, DecimalMark::kPoint).value(); }

// The figures of an area, "" for one that is not known.
struct TypedFigures {
  std::string_view employment = {};
  std::string_view convicted = {};
  std::string_view education = {};
  std::string_view income = {};
  std::string_view nonwestern = {};
  std::string_view population = {};
  std::string_view national = {};

  Figures figures() const {
    Figures all;
    const auto put = [](std::optional<Decimal>& to, std::string_view text) {
      if (!text.empty()) to = Number(text);
    };
    put(all[Criterion::kEmployment], employment);
    put(all[Criterion::kConvicted], convicted);
    put(all[Criterion::kEducation], education);
    put(all[Criterion::kIncome], income);
    put(all[Criterion::kNonwestern], nonwestern);
    put(all[Criterion::kPopulation], population);
    put(all.national_convicted, national);
    return all;
  }
};

inline const RuleSet& Rules(std::string_view key) { return *FindRuleSet(key); }

}  // namespace tovholder::criteria

// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_moment.h"

#include <algorithm>
#include <charconv>

#include "people/structure_store.h"

namespace tovholder::people {

std::string FormatMoment(StructureId structure, Date date) {
  return std::to_string(structure.value) + "@" + FormatIso(date);
}

std::optional<ChosenMoment> ReadMoment(sql::Reader& reader, std::string_view text, Date today) {
  const auto structures = ListStructures(reader);
  if (structures.empty()) return std::nullopt;
  const std::size_t at = std::min(text.find('@'), text.size());
  StructureId wanted;
  std::from_chars(text.data(), text.data() + at, wanted.value);
  const auto chosen =
      std::find_if(structures.begin(), structures.end(), [&](const auto& one) { return one.id == wanted; });
  const auto own = std::min_element(structures.begin(), structures.end(),
                                    [](const Structure& a, const Structure& b) { return a.id < b.id; });
  const auto date = at < text.size() ? ParseIsoDate(text.substr(at + 1)) : std::nullopt;
  return ChosenMoment{chosen == structures.end() ? *own : *chosen, date.value_or(today)};
}

std::vector<MomentChoice> ListMoments(sql::Reader& reader, Date today) {
  std::vector<MomentChoice> choices;
  auto structures = ListStructures(reader);
  std::sort(structures.begin(), structures.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const Structure& structure : structures) {
    for (const NamedModel& model : ListModels(reader, structure.id)) {
      choices.push_back({FormatMoment(structure.id, model.date), structure.name, model.name, model.date});
    }
    choices.push_back({FormatMoment(structure.id, today), structure.name, "", today});
  }
  return choices;
}

}  // namespace tovholder::people

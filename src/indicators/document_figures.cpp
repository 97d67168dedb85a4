// SPDX-License-Identifier: EUPL-1.2
#include "indicators/document_figures.h"

#include "base/scanner.h"
#include "base/text.h"

namespace tovholder::indicators {
namespace {

std::string PagePrefix(std::int64_t document) { return "/dokumenter/" + std::to_string(document) + "?sted="; }

}  // namespace

std::string AddressOfPlace(std::int64_t document, documents::Span place) {
  return PagePrefix(document) + std::to_string(place.begin) + "-" + std::to_string(place.end) + "#sted-her";
}

std::optional<documents::Span> ParsePlace(std::string_view text, std::string_view in) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto begin = ParseCount<std::uint32_t>(text.substr(0, dash));
  const auto end = ParseCount<std::uint32_t>(text.substr(dash + 1));
  if (!begin || !end || *begin >= *end || *end > in.size()) return std::nullopt;
  return documents::Span{*begin, *end};
}

std::optional<documents::Span> FindInLine(std::string_view text, int line, std::string_view words) {
  words = Trim(words);
  std::size_t begin = 0;
  for (int i = 1; i < line; ++i) {
    begin = text.find('\n', begin);
    if (begin == std::string_view::npos) return std::nullopt;
    ++begin;
  }
  if (words.empty() || line < 1) return std::nullopt;
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  const std::size_t found = text.substr(begin, end - begin).find(words);
  if (found == std::string_view::npos) return std::nullopt;
  return documents::Span{static_cast<std::uint32_t>(begin + found),
                         static_cast<std::uint32_t>(begin + found + words.size())};
}

std::map<documents::Span, ObservationId> ListTaken(sql::Reader& reader, std::int64_t document) {
  std::map<documents::Span, ObservationId> taken;
  const std::string prefix = PagePrefix(document);
  reader.Each(
      "SELECT s.address, o.id FROM figure_source s JOIN observation o ON o.source = s.id WHERE s.address LIKE $1 ORDER "
      "BY o.id",
      [&](const sql::Row& row) {
        const auto address = row.Get<std::string>(0);
        const std::string_view rest = std::string_view(address).substr(prefix.size());
        Scanner scanner(rest);
        constexpr std::size_t kDigits = 9;
        const auto begin = scanner.ReadNumber(kDigits);
        if (!begin || !scanner.Skip('-')) return;
        const auto end = scanner.ReadNumber(kDigits);
        if (!end) return;
        taken.insert_or_assign(
            documents::Span{static_cast<std::uint32_t>(begin->value), static_cast<std::uint32_t>(end->value)},
            row.Get<ObservationId>(1));
      },
      prefix + "%");
  return taken;
}

}  // namespace tovholder::indicators

// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_municipality.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "minutes/layout_text.h"

namespace tovholder::minutes::layout {
namespace {

// The municipalities since 2007.
constexpr std::array<std::string_view, 98> kMunicipalities = {"Albertslund",
                                                              "Allerød",
                                                              "Assens",
                                                              "Ballerup",
                                                              "Billund",
                                                              "Bornholm",
                                                              "Brøndby",
                                                              "Brønderslev",
                                                              "Dragør",
                                                              "Egedal",
                                                              "Esbjerg",
                                                              "Fanø",
                                                              "Favrskov",
                                                              "Faxe",
                                                              "Fredensborg",
                                                              "Fredericia",
                                                              "Frederiksberg",
                                                              "Frederikshavn",
                                                              "Frederikssund",
                                                              "Furesø",
                                                              "Faaborg-Midtfyn",
                                                              "Gentofte",
                                                              "Gladsaxe",
                                                              "Glostrup",
                                                              "Greve",
                                                              "Gribskov",
                                                              "Guldborgsund",
                                                              "Haderslev",
                                                              "Halsnæs",
                                                              "Hedensted",
                                                              "Helsingør",
                                                              "Herlev",
                                                              "Herning",
                                                              "Hillerød",
                                                              "Hjørring",
                                                              "Holbæk",
                                                              "Holstebro",
                                                              "Horsens",
                                                              "Hvidovre",
                                                              "Høje-Taastrup",
                                                              "Hørsholm",
                                                              "Ikast-Brande",
                                                              "Ishøj",
                                                              "Jammerbugt",
                                                              "Kalundborg",
                                                              "Kerteminde",
                                                              "Kolding",
                                                              "København",
                                                              "Køge",
                                                              "Langeland",
                                                              "Lejre",
                                                              "Lemvig",
                                                              "Lolland",
                                                              "Lyngby-Taarbæk",
                                                              "Læsø",
                                                              "Mariagerfjord",
                                                              "Middelfart",
                                                              "Morsø",
                                                              "Norddjurs",
                                                              "Nordfyn",
                                                              "Nyborg",
                                                              "Næstved",
                                                              "Odder",
                                                              "Odense",
                                                              "Odsherred",
                                                              "Randers",
                                                              "Rebild",
                                                              "Ringkøbing-Skjern",
                                                              "Ringsted",
                                                              "Roskilde",
                                                              "Rudersdal",
                                                              "Rødovre",
                                                              "Samsø",
                                                              "Silkeborg",
                                                              "Skanderborg",
                                                              "Skive",
                                                              "Slagelse",
                                                              "Solrød",
                                                              "Sorø",
                                                              "Stevns",
                                                              "Struer",
                                                              "Svendborg",
                                                              "Syddjurs",
                                                              "Sønderborg",
                                                              "Thisted",
                                                              "Tønder",
                                                              "Tårnby",
                                                              "Vallensbæk",
                                                              "Varde",
                                                              "Vejen",
                                                              "Vejle",
                                                              "Vesthimmerland",
                                                              "Viborg",
                                                              "Vordingborg",
                                                              "Ærø",
                                                              "Aabenraa",
                                                              "Aalborg",
                                                              "Aarhus"};

// Those that are also written as before the names were settled.
constexpr std::array<std::string_view, 3> kOldSpellings = {"Århus", "Ålborg", "Åbenrå"};

constexpr std::array<std::string_view, 6> kCouncilNouns = {"kommune", "byråd",    "kommunalbestyrelse",
                                                           "rådhus",  "kommunes", "byråds"};

bool EndsNoun(std::string_view rest, std::string_view noun) {
  if (!BeginsFolded(rest, noun)) return false;
  const std::string_view tail = rest.substr(noun.size());
  for (std::string_view ending :
       {std::string_view("et"), std::string_view("en"), std::string_view("n"), std::string_view("s")}) {
    if (tail.starts_with(ending) && (tail.size() == ending.size() || !IsWordByte(tail[ending.size()]))) return true;
  }
  return tail.empty() || !IsWordByte(tail[0]);
}

// "Slagelse Kommune", "Københavns Kommune": the noun follows the name.
bool HasNounBehind(std::string_view behind) {
  if (behind.starts_with("s ")) behind.remove_prefix(1);
  if (behind.starts_with("ernes ")) behind.remove_prefix(5);
  if (!behind.starts_with(" ") && !behind.starts_with("\xC2\xA0") && !behind.starts_with("\n")) return false;
  behind = TrimWide(behind.substr(0, 40));
  return std::any_of(kCouncilNouns.begin(), kCouncilNouns.end(),
                     [&](std::string_view noun) { return EndsNoun(behind, noun); });
}

// "Kommune: Slagelse", "Byrådet i Holbæk": the noun stands ahead.
bool HasNounAhead(std::string_view ahead) {
  ahead = ahead.substr(ahead.size() - std::min<std::size_t>(ahead.size(), 40));
  std::string_view before = TrimWide(ahead);
  if (before.ends_with(":")) return EndsWithFolded(TrimMarks(before.substr(0, before.size() - 1)), "kommune");
  if (!before.ends_with(" i"))
    return before.size() < ahead.size() && ahead.ends_with("\t") && EndsWithFolded(before, "kommune");
  before = TrimWide(before.substr(0, before.size() - 2));
  return EndsWithFolded(before, "byrådet") || EndsWithFolded(before, "byråd") ||
         EndsWithFolded(before, "kommunalbestyrelsen") || EndsWithFolded(before, "kommunalbestyrelse");
}

std::size_t Slot(std::string_view begin) {
  return (static_cast<unsigned char>(begin[0]) % 32U) * 32U + static_cast<unsigned char>(begin[1]) % 32U;
}

bool BehindComma(std::string_view text, std::size_t at, std::size_t end) {
  const bool comma = at >= 2 && text[at - 1] == ' ' && text[at - 2] == ',';
  return comma && (end >= text.size() || text[end] == '\n');
}

// The names by two bytes of their begin, so that most positions of a text are passed over at once.
const std::array<std::vector<std::string_view>, 1024>& ByBegin() {
  static const auto* const index = [] {
    auto* made = new std::array<std::vector<std::string_view>, 1024>();
    for (std::string_view name : kMunicipalities) (*made)[Slot(name)].push_back(name);
    for (std::string_view name : kOldSpellings) (*made)[Slot(name)].push_back(name);
    return made;
  }();
  return *index;
}

std::string_view NameAt(std::string_view text, std::size_t at) {
  for (std::string_view name : ByBegin()[Slot(text.substr(at, 2))]) {
    if (text.substr(at).starts_with(name)) return text.substr(at, name.size());
  }
  return {};
}

struct Count {
  int times = 0;
  std::string_view first;
};

}  // namespace

std::span<const std::string_view> Municipalities() { return kMunicipalities; }

std::optional<NamedMunicipality> FindMunicipality(std::string_view text) {
  std::map<std::string_view, Count> named;
  std::map<std::string_view, Count> behind_comma;
  const auto note = [](std::map<std::string_view, Count>& counts, std::string_view name, int weight) {
    Count& count = counts[name];
    if (count.times == 0) count.first = name;
    count.times += weight;
  };
  bool inside_word = false;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    const bool word = IsWordByte(text[at]) || text[at] == '-';
    const bool begins = word && !inside_word;
    inside_word = word;
    if (!begins || !((text[at] >= 'A' && text[at] <= 'V') || text[at] == '\xC3')) continue;
    const std::string_view name = NameAt(text, at);
    if (name.empty()) continue;
    const std::size_t end = at + name.size();
    const bool whole = end >= text.size() || !IsWordByte(text[end]);
    if (HasNounBehind(text.substr(end, 60)) || (whole && HasNounAhead(text.substr(0, at)))) {
      note(named, name, at < 600 ? 3 : 1);
    } else if (BehindComma(text, at, end)) {
      note(behind_comma, name, 1);
    }
  }
  const auto most = [](const auto& counts) {
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second.times < b.second.times; });
  };
  if (!named.empty()) return NamedMunicipality{most(named)->second.first, Confidence::kLikely, "municipality.named"};
  if (behind_comma.size() == 1) {
    return NamedMunicipality{behind_comma.begin()->second.first, Confidence::kLikely, "municipality.only_one"};
  }
  if (!behind_comma.empty()) {
    return NamedMunicipality{most(behind_comma)->second.first, Confidence::kDoubtful, "municipality.address"};
  }
  return std::nullopt;
}

}  // namespace tovholder::minutes::layout

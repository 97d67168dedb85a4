// SPDX-License-Identifier: EUPL-1.2
#include "app/example_areas.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "app/example_files.h"
#include "areas/area_history_store.h"
#include "areas/area_store.h"
#include "areas/list_import_store.h"
#include "people/organization_store.h"
#include "people/structure_store.h"

namespace tovholder::app {
namespace {

template <class T>
void MustPut(const Result<T>& put) {
  if (!put) throw std::logic_error("the example areas: " + put.error().id);
}

struct ExampleArea {
  std::string_view name;
  std::string_view about;
};
constexpr ExampleArea kAreas[] = {
    {"Motalavej",
     "Området ligger i Korsør, ti minutters gang fra stationen. Omkring hver tredje bolig har børn.\n\n"
     "Beboerne mødes i **Beboerhuset** på Motalavej 17, som også rummer lektiecafé og væresteder."},
    {"Ringparken",
     "Området i det nordlige Slagelse er bygget 1969-1974 og er delt mellem to boligorganisationer.\n\n"
     "Kompetencecentret for helhedsplanen har til huse her."},
    {"Sydbyen", "Området i det sydlige Slagelse er tæt på skole, svømmehal og uddannelser."}};

// What Sydbyen was before it was enlarged.
constexpr std::string_view kBefore = "Sydvangen";
constexpr std::string_view kAfter = "Sydbyen";
constexpr Date kEnlargedOn = std::chrono::year(2023) / 1 / 1;

struct ExampleSection {
  std::string_view association;
  std::string_view number;
  std::string_view name;
  std::string_view area;  // "" for none
  int households = 0;
  std::string_view address;
};
constexpr ExampleSection kSections[] = {
    {"BoligKorsør", "31", "Motalavej Nord", "Motalavej", 264, "Motalavej 1-63"},
    {"BoligKorsør", "32", "Motalavej Syd", "Motalavej", 248, "Motalavej 65-121"},
    {"BoligKorsør", "33", "Birkevænget", "Motalavej", 86, "Birkevænget 2-40"},
    {"FOB", "21", "Ringparken Nord", "Ringparken", 312, "Ringparken 1-48"},
    {"FOB", "22", "Ringparken Syd", "Ringparken", 288, "Ringparken 49-92"},
    {"Slagelse Boligselskab", "9", "Ringparken Øst", "Ringparken", 196, "Østre Ringvej 10-62"},
    {"Slagelse Boligselskab", "12", "Sydbyen", "Sydbyen", 342, "Sydvangen 2-80"},
    {"Slagelse Boligselskab", "14", "Skovbrynet", "Sydbyen", 158, "Skovbrynet 1-37"},
    {"FOB", "27", "Engparken", "Sydbyen", 204, "Engparken 3-51"},
    {"Slagelse Boligselskab", "3", "Gammel Torv", "", 24, "Gammel Torv 4"}};

struct ExampleFacts {
  std::string_view association;
  std::string_view cvr;
  std::string_view lbf_number;
  std::string_view contact;
  std::string_view telephone;
  std::string_view signers;
};
constexpr ExampleFacts kFacts[] = {
    {"BoligKorsør", "10000009", "0901", "Lone Askholm", "00 00 00 10", "Niels Rosenvang\nLone Askholm"},
    {"FOB", "20000007", "0902", "Jonas Bech-Petri", "00 00 00 11", "Karsten Wulff\nJonas Bech-Petri"},
    {"Slagelse Boligselskab", "30000005", "0903", "Tine Hauge", "00 00 00 12", "Erling Storm\nTine Hauge"}};

using AreasByName = std::map<std::string_view, areas::HousingAreaId>;

people::BodyId AssociationNamed(sql::Transaction& transaction, std::string_view name) {
  return people::FindOrCreateBody(transaction, people::BodyKind::kHousingAssociation, name);
}

AreasByName AddAreas(sql::Transaction& transaction) {
  const auto municipality = people::FindOrCreateBody(transaction, people::BodyKind::kMunicipality, "Slagelse");
  AreasByName added;
  for (const ExampleArea& one : kAreas) {
    areas::HousingArea area{{}, std::string(one.name), municipality, std::string(one.about)};
    MustPut(areas::PutArea(transaction, area));
    added[one.name] = area.id;
  }
  return added;
}

void AddEnlargement(sql::Transaction& transaction, AreasByName& areas_by_name) {
  auto before = areas::FindArea(transaction, areas_by_name.at(kAfter)).value();
  before.id = {};
  before.name = kBefore;
  before.about = "Området blev i 2023 udvidet mod øst og er siden en del af Sydbyen.";
  before.to_date = std::chrono::year(2022) / 12 / 31;
  MustPut(areas::PutArea(transaction, before));
  areas_by_name[kBefore] = before.id;
  areas::AreaChange change{{},
                           before.id,
                           areas_by_name.at(kAfter),
                           kEnlargedOn,
                           areas::AreaChangeKind::kEnlarged,
                           areas::YearsInherited::kUnsettled,
                           {}};
  change.note = "Udvidet med Skovbrynet og Engparken. Ministeriet er spurgt, om årene tæller med.";
  MustPut(areas::PutAreaChange(transaction, change));
}

std::string_view AreaFile(std::string_view name) {
  const auto files = ExampleFiles();
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& one) { return one.name == name; });
  if (found == files.end()) throw std::logic_error("no example file " + std::string(name));
  return found->content;
}

// Outlines of our own invention, and what the lists say of the two areas that were on some.
void ImportAreaFiles(sql::Transaction& transaction) {
  const auto shapes = areas::ParsePerimeters(AreaFile("areas/omrids.geojson"));
  MustPut(shapes);
  MustPut(areas::ImportPerimeters(transaction, {}, *shapes, {std::nullopt, "tegnet til eksemplet"}));
  const auto lists = documents::ParseCsv(AreaFile("areas/lister.csv"), "lister.csv");
  MustPut(lists);
  MustPut(areas::ImportLists(transaction, {}, areas::ListKind::kMinistry, *lists));
}

void AddSections(sql::Transaction& transaction, const AreasByName& areas_by_name) {
  const auto structure = people::FindOrCreateStructure(transaction, "Slagelse");
  for (const ExampleSection& one : kSections) {
    areas::Section section;
    section.association = AssociationNamed(transaction, one.association);
    section.number = one.number;
    section.name = one.name;
    if (!one.area.empty()) section.area = areas_by_name.at(one.area);
    section.households = one.households;
    section.address = one.address;
    const auto organ = [&](const std::string& kind) {
      return people::FindOrCreateOrganizationIn(transaction, structure, section.association,
                                                kind + " i " + std::string(one.association));
    };
    section.section_board = organ("Afdelingsbestyrelserne");
    section.section_meeting = organ("Afdelingsmøderne");
    MustPut(areas::PutSection(transaction, section));
  }
}

void AddFacts(sql::Transaction& transaction) {
  for (const ExampleFacts& one : kFacts) {
    areas::AssociationFacts facts;
    facts.body = AssociationNamed(transaction, one.association);
    facts.cvr = one.cvr;
    facts.lbf_number = one.lbf_number;
    facts.address = "Eksempelvej 1, 4200 Slagelse";
    facts.contact = one.contact;
    facts.email = "kontakt@boligorganisation.example";
    facts.telephone = one.telephone;
    facts.signing_rule = "Formand og direktør i forening";
    facts.signers = one.signers;
    facts.signers_needed = 2;
    MustPut(areas::PutFacts(transaction, facts));
  }
}

}  // namespace

void PrepareExampleAreas(sql::Transaction& transaction) {
  AreasByName added = AddAreas(transaction);
  AddSections(transaction, added);
  AddEnlargement(transaction, added);
  ImportAreaFiles(transaction);
  AddFacts(transaction);
}

}  // namespace tovholder::app

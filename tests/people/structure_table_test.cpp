// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "people/people_database.h"
#include "people/structure_findings.h"
#include "people/structure_store.h"

namespace tovholder::people {
namespace {

constexpr std::string_view kTable =
    "Post;Navn;Art;Myndighed;Organ;Hos;Person;Rolle;Titel;Antal "
    "pladser;Plads;Fra;Til;Nummer;Tekst;Opgave;Emne;Uoverensstemmelse;Siger;Kilde;Dato\r\n"
    "Forbindelse;;refererer til;;Koordinationsgruppen;Bestyrelsen;;;;;;1. oktober 2025;;;;;;;;Aftalen;\r\n"
    "Myndighed;Slagelse;kommune;;;;;;;;;;;;;;;;;;\r\n"
    "Organ;Bestyrelsen;bestyrelse;;;;;;;;;;;;;;;;;;\r\n"
    "Organ;Koordinationsgruppen;gruppe;Slagelse;;;;;;;;;;;;;;;;;\r\n"
    "Plads;;;;Bestyrelsen;;;formand;Direktør i FOB;1;;2025-10-01;;;;;;;;Aftalen;\r\n"
    "Medlemskab;;;;Bestyrelsen;;Anna Østergård;formand;;;Direktør i FOB;2025-10-01;;;;;;;;;\r\n"
    "Opgave;;;;Koordinationsgruppen;;;;;;;;;1;Følge tallene;;;;;Aftalen;\r\n"
    "Opfyldelse;;rapport;;;;;;;;;;;;Kvartalsstatus;Koordinationsgruppen: 1;;;;;\r\n"
    "Uoverensstemmelse;;;;;;;;;;;;;;;;Antal pladser;;;;\r\n"
    "Kildes udsagn;;;;;;;;;;;;;;;;;Antal pladser;fem;Aftalen;\r\n"
    "Model;Modellen af 2025;;;;;;;;;;;;;;;;;;;2025-10-01\r\n";

class StructureTableTest : public PeopleDatabaseTest {
 protected:
  TableImport Import(std::string_view table) {
    return database().Write({}, [&](sql::Transaction& transaction) {
      StructureBook book = LoadStructure(transaction, FindOrCreateStructure(transaction, "Slagelse"));
      auto imported = ImportStructureTable(transaction, book, table, "organisation.csv");
      return imported ? *imported : TableImport{0, 0, 0, {{0, "", imported.error()}}};
    });
  }
  StructureBook Stored() {
    return database().Read([&](sql::Reader& reader) {
      const auto structures = ListStructures(reader);
      return LoadStructure(reader, structures.front().id);
    });
  }
};

std::string ProblemsOf(const TableImport& imported) {
  std::string text;
  for (const TableProblem& problem : imported.problems) {
    text += std::to_string(problem.line) + " " + problem.column + " " + problem.error.id + "\n";
  }
  return text;
}

TEST_P(StructureTableTest, ReadsWhatASecretaryWritesInAnyOrder) {
  const TableImport imported = Import(kTable);
  EXPECT_EQ(ProblemsOf(imported), "");
  EXPECT_EQ(imported.created, 11);
  const StructureBook book = Stored();
  const Date day = ParseIsoDate("2025-10-01").value();
  const auto now = OnDate(book, day);
  ASSERT_EQ(now.size(), 2U);
  EXPECT_EQ(book.NameOf(now[0].members().at(0).person), "Anna Østergård");
  EXPECT_EQ(now[0].seats.at(0).empty(), 0);
  EXPECT_EQ(now[1].ties.at(0).target, now[0].organization.id);
  EXPECT_EQ(now[1].tasks.at(0).fulfilments.at(0).kind, FulfilmentKind::kReport);
  EXPECT_EQ(book.models.at(0).date, day);
  EXPECT_EQ(book.claims.at(0).says, "fem");
}

TEST_P(StructureTableTest, ASecondTimeChangesNothingAndASmallerTableOnlyWhatItNames) {
  (void)Import(kTable);
  const TableImport again = Import(kTable);
  EXPECT_EQ(again.created + again.changed, 0);
  EXPECT_EQ(again.unchanged, 11);
  const TableImport change =
      Import("record,organization,title,from_date,capacity\nseat,Bestyrelsen,Direktør i FOB,2025-10-01,2\n");
  EXPECT_EQ(ProblemsOf(change), "");
  EXPECT_EQ(change.changed, 1);
  EXPECT_EQ(Stored().seats.at(0).capacity, 2);
  EXPECT_EQ(Stored().seats.at(0).source, "Aftalen") << "what the table does not name stays";
}

TEST_P(StructureTableTest, WhatIsWrittenComesBackInBothLanguages) {
  (void)Import(kTable);
  for (const html::Language language : {html::Language::kDanish, html::Language::kEnglish}) {
    const std::string table = FormatStructureTable(Stored(), html::Texts(language));
    const TableImport again = Import(table);
    EXPECT_EQ(ProblemsOf(again), "") << table;
    EXPECT_EQ(again.unchanged, 11) << table;
  }
}

TEST_P(StructureTableTest, NamesEveryBadCell) {
  (void)Import(kTable);
  const TableImport imported = Import(
      "Post;Organ;Person;Rolle;Fra;Til;Højde\n"
      "Medlemskab;Bestyrelsen;Bo;konge;2025-01-01;;\n"
      "Medlemskab;Ingensteds;Bo;medlem;;;\n"
      "Medlemskab;Bestyrelsen;Bo;medlem;i morgen;;\n"
      "Medlemskab;Bestyrelsen;Bo;medlem;2025-02-01;2025-01-01;\n"
      "Dims;Bestyrelsen;;;;;\n");
  EXPECT_EQ(ProblemsOf(imported),
            "1 Højde people.unknown_column\n2 Rolle people.unknown_word\n3 Organ people.unknown_organization\n"
            "4 Fra base.no_date\n5  people.ends_before_it_begins\n6 Post people.unknown_record\n");
  EXPECT_EQ(ProblemsOf(Import("Navn;Slags\nx;y\n")), "0  people.no_record_column\n");
}

TOVHOLDER_ON_EVERY_STORE(StructureTableTest);

}  // namespace
}  // namespace tovholder::people

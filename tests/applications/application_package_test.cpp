// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_package.h"

#include "applications/application_database.h"
#include "documents/zip_archive.h"

namespace tovholder::applications {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class PackageTest : public ApplicationDatabaseTest {
 protected:
  PackageContents Collect(ApplicationId id) {
    return Read([&](sql::Reader& reader) {
             return CollectPackage(reader, id, ToCopenhagen(now_).date, html::Language::kDanish);
           })
        .value();
  }
  // What a paper would hold, in place of its PDF.
  static Result<std::string> AsPage(const documents::Paper& paper) { return documents::FormatPaperHtml(paper); }
  Result<std::string> Pack(ApplicationId id) {
    return WritePackage(Collect(id), html::Language::kDanish, AsPage,
                        [](std::int64_t, std::int64_t, std::string_view) {});
  }
};

TEST_P(PackageTest, EverythingHasItsPlace) {
  const ApplicationId id = AddNearlyComplete(8'000'000);
  StateForTheLast(id);
  const std::string zip = Pack(id).value();
  auto archive = documents::ZipArchive::Open(zip, "pakke.zip", 1 << 24).value();
  EXPECT_THAT(
      archive.ListNames(),
      ElementsAre("00 Forside.pdf", "01 Indhold.html", "01 Indhold.csv",
                  "I Ansøgningsskema med stamdata om afdelingerne/01 Stamdata.pdf",
                  "II Tal om beboerne i områderne/01 beboerdata.csv",
                  "III Kort beskrivelse af projektet/01 beskrivelse.pdf",
                  "IV Groft overslag over budgettet/01 Budget.pdf",
                  "V Kommunens anbefaling/01 Slagelse Kommune - erklaering.pdf",
                  "VI Boligorganisationernes erklæringer om deltagelse/01 FOB - erklaering.pdf",
                  "VI Boligorganisationernes erklæringer om deltagelse/02 Slagelse Boligselskab - erklaering.pdf",
                  "Beslutninger/01 Slagelse Byråd.pdf", "Beslutninger/02 Organisationsbestyrelsen i FOB.pdf",
                  "Beslutninger/03 Organisationsbestyrelsen i Slagelse Boligselskab.pdf"));
  EXPECT_EQ(archive.Read("III Kort beskrivelse af projektet/01 beskrivelse.pdf").value(), PdfOf(3));
  EXPECT_THAT(archive.Read("00 Forside.pdf").value(),
              AllOf(HasSubstr("Komplet"), HasSubstr("25,0 %"), HasSubstr("24.000.000 kr."),
                    HasSubstr("Karsten Wulff, Jonas Bech-Petri, 15. april 2026")));
  EXPECT_THAT(archive.Read("Beslutninger/02 Organisationsbestyrelsen i FOB.pdf").value(),
              AllOf(HasSubstr("17. marts 2026"), HasSubstr("Ja")));
  EXPECT_THAT(
      archive.Read("01 Indhold.html").value(),
      AllOf(HasSubstr("III%20Kort%20beskrivelse%20af%20projektet/01%20beskrivelse.pdf"), HasSubstr("lang=\"da\"")));
  EXPECT_THAT(archive.Read("01 Indhold.csv").value(), HasSubstr("II;beboerdata.csv;II Tal om beboerne"));
  EXPECT_EQ(Pack(id).value(), zip) << "the same application gives the same bytes";
}

TEST_P(PackageTest, WhatIsIncompleteSaysSo) {
  const ApplicationId id = AddApplication();
  const PackageContents contents = Collect(id);
  EXPECT_FALSE(contents.complete);
  const std::string zip = Pack(id).value();
  auto archive = documents::ZipArchive::Open(zip, "pakke.zip", 1 << 24).value();
  EXPECT_THAT(archive.Read("00 Forside.pdf").value(), HasSubstr("Ikke komplet"));
  EXPECT_EQ(Read([&](sql::Reader& reader) {
              return CollectPackage(reader, ApplicationId{77}, DayOf("2026-05-01"), html::Language::kDanish);
            })
                .error()
                .id,
            "applications.no_such_application");
}

TEST_P(PackageTest, AVoteAndAnOverrideStandInTheProof) {
  const auto no = Put(OfSection(approval_, 1, ring_.at(0)));
  approvals::Vote vote;
  vote.decision = no;
  vote.called = DayOf("2026-03-01");
  vote.held = DayOf("2026-04-02");
  vote.households = 100;
  vote.households_taking_part = 40;
  vote.votes_for = 14;
  vote.votes_against = 25;
  ASSERT_TRUE(TryVote(approval_, vote));
  approvals::BodyDecision decision = *Load(approval_).Find(no);
  const auto above = Put(OfOrganization(approval_, 2, fob_representatives_));
  ASSERT_TRUE(TryAnswer(approval_, above, approvals::Answer::kYes, "2026-04-10", {no}, "Vedtægternes § 6"));
  ApplicationBook book = BookOf(AddApplication());
  decision = *book.Find(no);
  const auto paper = documents::FormatPaperHtml(
      MakeDecisionPaper(book, decision, {"Afdelingsmøde, 2. april 2026", "4. Helhedsplan"}, html::Language::kDanish));
  EXPECT_THAT(paper.value(),
              AllOf(HasSubstr("14 mod 25; 40 af 100 boliger deltog"), HasSubstr("Vedtægternes § 6"),
                    HasSubstr("Repræsentantskabet i FOB"), HasSubstr("4. Helhedsplan"), HasSubstr("Nej")));
}

TEST_P(PackageTest, TwoFilesOfOneNameDoNotMeet) {
  const ApplicationId id = AddApplication();
  Bring(id, "residents", "tal.csv", "a");
  Bring(id, "residents", "TAL.csv", "b");
  Bring(id, "residents", "tal*?.csv", "c");
  std::vector<std::string> paths;
  for (const PackedFile& file : Collect(id).files) paths.push_back(file.path);
  EXPECT_THAT(paths, AllOf(Contains("II Tal om beboerne i områderne/01 tal.csv"),
                           Contains("II Tal om beboerne i områderne/02 TAL.csv"),
                           Contains("II Tal om beboerne i områderne/03 tal__.csv")));
}

TEST(SafeNameTest, EverySystemTakesIt) {
  EXPECT_EQ(SafeName("Referat: møde 1/2?.pdf", 80), "Referat_ møde 1_2_.pdf");
  EXPECT_EQ(SafeName("../../etc/passwd", 80), "_.._etc_passwd");
  EXPECT_EQ(SafeName("...", 80), "fil");
  EXPECT_EQ(SafeName(" navn .pdf", 80), "navn.pdf");
  EXPECT_EQ(SafeName("a\nb\x01.pdf", 80), "a b_.pdf");
  const std::string long_name = SafeName(std::string(300, 'a') + ".pdf", 80);
  EXPECT_LE(long_name.size(), 84U);
  EXPECT_TRUE(long_name.ends_with(".pdf"));
  EXPECT_THAT(SafeName("kommissorium for bestyrelsen af den fælles indsats i områderne.pdf", 30),
              AllOf(HasSubstr("kommissorium for"), Not(HasSubstr("…"))));
}

TOVHOLDER_ON_EVERY_STORE(PackageTest);

}  // namespace
}  // namespace tovholder::applications

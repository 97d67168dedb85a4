// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <fstream>
#include <map>

#include "documents/xlsx_writer.h"
#include "imports/importer.h"
#include "imports/review_request.h"
#include "imports/review_store.h"
#include "imports/run_store.h"
#include "imports/waiting_store.h"
#include "meetings/archive_check.h"
#include "meetings/document_store.h"
#include "meetings/meeting_store.h"
#include "meetings/publication_store.h"
#include "people/organization_store.h"
#include "search/search.h"
#include "sql/change_log.h"
#include "support/search_database.h"
#include "support/temporary_folder.h"

namespace tovholder::imports {
namespace {

using testing::Contains;
using testing::Field;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const people::Viewer kSecretary{people::UserId{1}, "Sofie", people::Role::kSecretary};
const people::Viewer kOutsider = people::Viewer::Outsider();

constexpr std::string_view kMinutes = R"(Boligudvalget - Referat - 4. februar 2026

1. Godkendelse af dagsorden (B)

Sagsnr.: 330-2026-1001

Indstilling

Formanden indstiller,
1. at dagsordenen godkendes

Beslutning

At 1: Godkendt.

2. Lukket: Salg af grunden ved Rosenhaven (B)

Sagsnr.: 330-2026-1002

Beslutning

Købesummen fastsættes til 14 mio. kr.

3. Status for vaskehuset (O)

Sagsnr.: 330-2026-1003

Beslutning

Orienteringen om vaskehuset blev taget til efterretning.
)";

class ArchiveTest : public test::SearchDatabaseTest {
 protected:
  void Put(const std::string& name, std::string_view content) {
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }

  // Imports the files by name; what became of each.
  std::map<std::string, ImportedFile> Bring(const std::vector<std::string>& names,
                                            Publication publication = Publication::kDraft) {
    std::vector<FileToImport> files;
    for (const std::string& name : names) files.push_back({name, folder_ / name, {}});
    ImportSource source(files);
    ImportOptions options;
    options.publication = publication;
    options.readers = 2;
    options.reading.own_body = "Slagelse";
    std::map<std::string, ImportedFile> done;
    ImportHooks hooks;
    hooks.file_done = [&](const ImportedFile& file, const ImportCounts&) { done[file.file] = file; };
    const Result<ImportReport> report = Import(database(), index_, source, options, hooks);
    EXPECT_TRUE(report) << report.error().id;
    last_run_ = report->run;
    return done;
  }

  meetings::MeetingId BringMeeting(std::string_view content, Publication publication = Publication::kDraft) {
    Put("moede.txt", content);
    return Bring({"moede.txt"}, publication).at("moede.txt").meetings.at(0);
  }

  template <class F>
  auto Read(F&& read) {
    return database().Read(std::forward<F>(read));
  }
  template <class F>
  auto Write(F&& write) {
    return database().Write({1, "Sofie"}, std::forward<F>(write));
  }

  std::vector<meetings::ItemDetails> Items(const people::Viewer& viewer, meetings::MeetingId id) {
    return Read([&](sql::Reader& reader) { return meetings::ListItems(reader, viewer, id); });
  }

  std::int64_t Hits(const people::Viewer& viewer, const std::string& words) {
    search::Request request;
    request.text = words;
    request.visible_condition = people::AudienceCondition(viewer, search::kVisibilityColumn);
    return Read([&](sql::Reader& reader) { return search::Search(reader, index_, request); }).total;
  }

  std::vector<Error> Check() {
    return Read([](sql::Reader& reader) { return meetings::CheckArchive(reader); });
  }

  test::TemporaryFolder folder_;
  search::Index index_{test::InstalledWords()};
  std::optional<meetings::ImportRunId> last_run_;
};

TEST_P(ArchiveTest, KeepsWhatTheMinutesSay) {
  const meetings::MeetingId id = BringMeeting(kMinutes);
  const auto meeting = Read([&](sql::Reader& reader) { return meetings::FindMeeting(reader, kSecretary, id); });
  ASSERT_TRUE(meeting);
  EXPECT_EQ(meeting->organization_name, "Boligudvalget");
  EXPECT_EQ(meeting->body_name, "Slagelse");
  EXPECT_EQ(meeting->meeting.body_origin, minutes::BodyOrigin::kInstallation);
  EXPECT_EQ(FormatIso(*meeting->meeting.date), "2026-02-04");
  const auto items = Items(kSecretary, id);
  ASSERT_THAT(items, SizeIs(3));
  EXPECT_EQ(items[0].item.case_number, "330-2026-1001");
  EXPECT_EQ(items[0].item.type, minutes::ItemType::kDecision);
  ASSERT_THAT(items[0].recommendations, SizeIs(1));
  EXPECT_EQ(items[0].recommendations[0].outcome, "Godkendt.");
  EXPECT_TRUE(items[1].item.closed);
  EXPECT_THAT(Check(), IsEmpty());
}

TEST_P(ArchiveTest, ADraftIsNotThereForOutsiders) {
  const meetings::MeetingId id = BringMeeting(kMinutes);
  EXPECT_FALSE(Read([&](sql::Reader& reader) { return meetings::FindMeeting(reader, kOutsider, id); }));
  EXPECT_THAT(Items(kOutsider, id), IsEmpty());
  EXPECT_EQ(Hits(kOutsider, "vaskehuset"), 0);
  EXPECT_GT(Hits(kSecretary, "vaskehuset"), 0);
  EXPECT_EQ(Read([&](sql::Reader& reader) { return meetings::CountMeetings(reader, kOutsider, {}); }), 0);
}

TEST_P(ArchiveTest, PublishingShowsOpenItemsAndKeepsClosedOnesClosed) {
  const meetings::MeetingId id = BringMeeting(kMinutes);
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return meetings::PublishMeeting(transaction, index_, id); }));
  const auto items = Items(kOutsider, id);
  ASSERT_THAT(items, SizeIs(3));
  EXPECT_EQ(items[1].item.title, "");
  EXPECT_EQ(items[1].item.case_number, std::nullopt);
  EXPECT_EQ(items[1].item.decision, std::nullopt);
  EXPECT_EQ(items[1].item.number, "2");
  EXPECT_GT(Hits(kOutsider, "vaskehuset"), 0);
  EXPECT_EQ(Hits(kOutsider, "Rosenhaven"), 0);
  EXPECT_EQ(Hits(kOutsider, "330-2026-1002"), 0);
  EXPECT_GT(Hits(kSecretary, "Rosenhaven"), 0);
  EXPECT_THAT(Read([&](sql::Reader& reader) { return meetings::ListCaseItems(reader, kOutsider, "330-2026-1002"); }),
              IsEmpty());
  EXPECT_THAT(Read([&](sql::Reader& reader) { return meetings::ListMeetingDocuments(reader, kOutsider, id); }),
              IsEmpty())
      << "the paper holds the closed item";
  EXPECT_THAT(Check(), IsEmpty());
}

TEST_P(ArchiveTest, WhatIsChosenOfAClosedItemIsPublicAndNothingElse) {
  const meetings::MeetingId id = BringMeeting(kMinutes, Publication::kPublish);
  meetings::AgendaItem closed = Items(kSecretary, id).at(1).item;
  closed.show_title = true;
  Write([&](sql::Transaction& transaction) { meetings::UpdateItem(transaction, closed); });
  const meetings::AgendaItem shown = Items(kOutsider, id).at(1).item;
  EXPECT_THAT(shown.title, testing::HasSubstr("Rosenhaven"));
  EXPECT_EQ(shown.decision, std::nullopt);
  EXPECT_EQ(shown.case_number, std::nullopt);
}

TEST_P(ArchiveTest, APersonalNumberKeepsAMeetingBack) {
  std::string minutes(kMinutes);
  minutes.replace(minutes.find("vaskehuset blev"), 10, "beboer 010190-1234 ");
  const meetings::MeetingId id = BringMeeting(minutes, Publication::kPublish);
  EXPECT_FALSE(Read([&](sql::Reader& reader) { return meetings::FindMeeting(reader, kOutsider, id); }));
  const Result<void> published =
      Write([&](sql::Transaction& transaction) { return meetings::PublishMeeting(transaction, index_, id); });
  ASSERT_FALSE(published);
  EXPECT_EQ(published.error().id, "meetings.cpr");
  EXPECT_EQ(published.error().params.at("item"), "3");
  EXPECT_THAT(published.error().params.at("number"), Not(testing::HasSubstr("1234")));
}

TEST_P(ArchiveTest, TheSameBytesChangeNothing) {
  BringMeeting(kMinutes);
  Put("again.txt", kMinutes);
  EXPECT_EQ(Bring({"again.txt"}).at("again.txt").outcome, Outcome::kUnchanged);
  EXPECT_FALSE(last_run_) << "an import that brings nothing leaves no trace";
  EXPECT_EQ(Read([&](sql::Reader& reader) { return meetings::CountMeetings(reader, kSecretary, {}); }), 1);
}

TEST_P(ArchiveTest, ANewerVersionWaitsAndKeepsAddressesWhenItIsUsed) {
  const meetings::MeetingId id = BringMeeting(kMinutes);
  const meetings::ItemId third = Items(kSecretary, id).at(2).item.id;
  std::string newer(kMinutes);
  newer.replace(newer.find("taget til efterretning"), 22, "drøftet grundigt");
  Put("newer.txt", newer);
  const ImportedFile file = Bring({"newer.txt"}).at("newer.txt");
  EXPECT_EQ(file.outcome, Outcome::kWaiting);
  EXPECT_EQ(file.meetings.at(0), id);
  EXPECT_THAT(*Items(kSecretary, id).at(2).item.decision, testing::HasSubstr("efterretning"));

  const meetings::ReadingId waiting =
      Read([](sql::Reader& reader) { return ListWaiting(reader, 10, 0); }).at(0).reading.id;
  const auto review = Read([&](sql::Reader& reader) { return LoadReview(reader, waiting); });
  ASSERT_TRUE(review);
  EXPECT_THAT(CompareWaiting(*review), Contains(Field(&FieldDifference::field, "items.3.decision")));
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return AcceptWaiting(transaction, index_, waiting); }));
  EXPECT_THAT(*Items(kSecretary, id).at(2).item.decision, testing::HasSubstr("drøftet"));
  EXPECT_EQ(Items(kSecretary, id).at(2).item.id, third);
  EXPECT_GT(Hits(kSecretary, "grundigt"), 0);
  EXPECT_FALSE(Write([&](sql::Transaction& transaction) { return AcceptWaiting(transaction, index_, waiting); }));
}

TEST_P(ArchiveTest, AgendaAndMinutesMeet) {
  std::string agenda(kMinutes);
  agenda.replace(agenda.find("Referat"), 7, "Dagsorden");
  for (std::size_t at = agenda.find("Beslutning\n"); at != std::string::npos; at = agenda.find("Beslutning\n")) {
    agenda.erase(at, agenda.find("\n\n", agenda.find("\n\n", at) + 2) - at);
  }
  Put("dagsorden.txt", agenda);
  const meetings::MeetingId id = Bring({"dagsorden.txt"}).at("dagsorden.txt").meetings.at(0);
  Put("referat.txt", kMinutes);
  const ImportedFile minutes = Bring({"referat.txt"}).at("referat.txt");
  EXPECT_EQ(minutes.outcome, Outcome::kMerged);
  EXPECT_EQ(minutes.meetings.at(0), id);
  const auto papers = Read([&](sql::Reader& reader) { return meetings::ListMeetingDocuments(reader, kSecretary, id); });
  EXPECT_THAT(papers, SizeIs(2));
  EXPECT_TRUE(Items(kSecretary, id).at(2).item.decision);

  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return UndoRun(transaction, index_, *last_run_); }));
  EXPECT_FALSE(Items(kSecretary, id).at(2).item.decision) << "the meeting rests on its agenda again";
  EXPECT_THAT(Check(), IsEmpty());
}

TEST_P(ArchiveTest, AnImportIsUndoneWholly) {
  const meetings::MeetingId id = BringMeeting(kMinutes, Publication::kPublish);
  const auto undone = Write([&](sql::Transaction& transaction) { return UndoRun(transaction, index_, *last_run_); });
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->documents, 1);
  EXPECT_FALSE(Read([&](sql::Reader& reader) { return meetings::FindMeeting(reader, kSecretary, id); }));
  EXPECT_EQ(Hits(kSecretary, "vaskehuset"), 0);
  EXPECT_EQ(Read([](sql::Reader& reader) { return reader.One<std::int64_t>("SELECT count(*) FROM file"); }), 0);
  const auto again = Write([&](sql::Transaction& transaction) { return UndoRun(transaction, index_, *last_run_); });
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().id, "import.run_undone");
}

TEST_P(ArchiveTest, AWorkbookIsFoundByItsCells) {
  Put("noegletal.xlsx", documents::WriteXlsx({{.name = "Nøgletal",
                                               .columns = {{.heading = "Område"}, {.heading = "Andel"}},
                                               .rows = {{"Rosenhaven", 0.235}}}})
                            .value());
  EXPECT_EQ(Bring({"noegletal.xlsx"}).at("noegletal.xlsx").outcome, Outcome::kImported);
  EXPECT_EQ(Hits(kSecretary, "rosenhaven"), 1);
  EXPECT_EQ(Read([](sql::Reader& reader) { return reader.One<std::string>("SELECT format FROM document"); }), "xlsx");
  EXPECT_THAT(Check(), IsEmpty());
}

TEST_P(ArchiveTest, OneBadFileStopsNobody) {
  Put("empty.txt", "");
  Put("image.bin", std::string("\x00\x01\x02\x03\x7f\x00\x00", 7));
  Put("good.txt", kMinutes);
  const auto files = Bring({"empty.txt", "good.txt", "image.bin", "missing.txt"});
  EXPECT_EQ(files.at("empty.txt").findings.at(0).id, "documents.empty");
  EXPECT_EQ(files.at("image.bin").outcome, Outcome::kFailed);
  EXPECT_EQ(files.at("missing.txt").findings.at(0).id, "documents.not_found");
  EXPECT_EQ(files.at("good.txt").outcome, Outcome::kImported);
  EXPECT_THAT(Read([&](sql::Reader& reader) { return ListFailures(reader, *last_run_); }), SizeIs(3));
}

TEST_P(ArchiveTest, WhatTheDatabaseRefusesLeavesTheRestOfItsBatchIn) {
  Write([](sql::Transaction& t) { t.Execute("CREATE UNIQUE INDEX refuses_a_second ON document (title)"); });
  Put("first.txt", kMinutes);
  Put("second.txt", std::string(kMinutes) + "\nTilføjelse.\n");
  Put("other.txt", "Boligsocial strategi 2024-2029\n\nVi vil skabe fællesskaber.\n");
  const auto files = Bring({"first.txt", "second.txt", "other.txt"});
  const bool first_is_in = files.at("first.txt").outcome == Outcome::kImported;
  const ImportedFile& refused = files.at(first_is_in ? "second.txt" : "first.txt");
  EXPECT_EQ(files.at(first_is_in ? "first.txt" : "second.txt").outcome, Outcome::kImported);
  EXPECT_EQ(files.at("other.txt").outcome, Outcome::kImported);
  ASSERT_THAT(refused.findings, SizeIs(1));
  EXPECT_EQ(refused.findings.front().id, "import.not_stored");
  EXPECT_EQ(Read([](sql::Reader& reader) { return reader.One<std::int64_t>("SELECT count(*) FROM document"); }), 2);
  EXPECT_THAT(Check(), IsEmpty());
}

TEST_P(ArchiveTest, ReviewPutsFieldsRightAndLogsThem) {
  const meetings::MeetingId id = BringMeeting(kMinutes);
  const meetings::ReadingId reading =
      Read([](sql::Reader& reader) { return ListWaiting(reader, 10, 0); }).at(0).reading.id;
  const auto review = Read([&](sql::Reader& reader) { return LoadReview(reader, reading); });
  ASSERT_TRUE(review);
  const ReviewInput input =
      ParseReview(review->meeting, ReviewRequest(review->meeting, {{"date", "onsdag den 11. februar 2026"},
                                                                   {"items.3.decision", "Udsat til næste møde."}}));
  EXPECT_THAT(input.errors, IsEmpty());
  EXPECT_THAT(input.changed, testing::UnorderedElementsAre("date", "items.3.decision"));
  Write([&](sql::Transaction& transaction) { SaveReview(transaction, index_, *review, input); });
  const auto meeting = Read([&](sql::Reader& reader) { return meetings::FindMeeting(reader, kSecretary, id); });
  EXPECT_EQ(FormatIso(*meeting->meeting.date), "2026-02-11");
  EXPECT_EQ(Items(kSecretary, id).at(2).item.decision, "Udsat til næste møde.");
  EXPECT_GT(Hits(kSecretary, "udsat"), 0);
  const auto changes = Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "meeting", id.value); });
  EXPECT_THAT(changes, Not(IsEmpty()));
}

TEST_P(ArchiveTest, AnImpossibleDateIsToldAndNothingIsLost) {
  BringMeeting(kMinutes);
  const meetings::ReadingId reading =
      Read([](sql::Reader& reader) { return ListWaiting(reader, 10, 0); }).at(0).reading.id;
  const auto review = Read([&](sql::Reader& reader) { return LoadReview(reader, reading); });
  const ReviewInput input =
      ParseReview(review->meeting, ReviewRequest(review->meeting, {{"date", "31. februar 2026"}}));
  ASSERT_TRUE(input.errors.contains("date"));
  EXPECT_EQ(input.errors.at("date").id, "base.impossible_date");
}

TOVHOLDER_ON_EVERY_STORE(ArchiveTest);

}  // namespace
}  // namespace tovholder::imports

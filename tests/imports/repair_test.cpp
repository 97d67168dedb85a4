// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

#include "documents/file_store.h"
#include "imports/importer.h"
#include "imports/repair_store.h"
#include "imports/review_request.h"
#include "imports/review_store.h"
#include "meetings/document_store.h"
#include "meetings/meeting_store.h"
#include "search/archive_words.h"
#include "search/search.h"
#include "support/search_database.h"
#include "support/temporary_folder.h"

namespace tovholder::imports {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST(MayBeDamaged, AsksForLostLettersOnly) {
  EXPECT_FALSE(MayBeDamaged("Både børn og voksne skal få hjælp, når de går til møde om året, der gik i området."));
  EXPECT_TRUE(MayBeDamaged("Bade born og voksne skal fa hjaelp, nar de gar til mode om aret, der gik i omradet."));
  EXPECT_FALSE(MayBeDamaged("Kort tekst."));
  EXPECT_FALSE(MayBeDamaged(""));
}

TEST(ArchiveWords, CountsSoundTextsOnly) {
  search::ArchiveWords words;
  words.Add("Både børn og voksne går til møde på Ærø. Børn spiser.");
  words.Add("Bade born og voksne skal fa hjaelp til alt muligt i hverdagen med mere.");
  EXPECT_THAT(words.Shares(), testing::ElementsAre(testing::Pair("børn", 2e6 / 11)))
      << "the second text lacks its letters, and no other word stands twice";
}

constexpr std::string_view kDamaged = R"(Boligudvalget - Referat - 4. februar 2026

1. Godkendelse af dagsorden

Beslutning

Godkendt.

2. Bgrnefamilier i omradet

Sagsfremstilling

Der er meget f3 naboer, og det er ogs3 for sma lejligheder til bgrnefamilier. Udvalget skal vaere med
til at laegge vaegt pa det naere. De fzelles aktiviteter er veesentlige for naboskabet.

Beslutning

En feelles indsats for feelles mal er ngdvendig, og omradet skal fa det forngdne.
)";

class RepairTest : public test::SearchDatabaseTest {
 protected:
  meetings::MeetingId Bring(std::string_view content) {
    std::ofstream(folder_ / "scan.txt", std::ios::binary) << content;
    ImportSource source({{"scan.txt", folder_ / "scan.txt", {}}});
    meetings::MeetingId meeting;
    ImportHooks hooks;
    hooks.file_done = [&](const ImportedFile& file, const ImportCounts&) {
      document_ = *file.document;
      if (!file.meetings.empty()) meeting = file.meetings.front();
    };
    EXPECT_TRUE(Import(database(), index_, source, {}, hooks));
    return meeting;
  }

  template <class F>
  auto Read(F&& read) {
    return database().Read(std::forward<F>(read));
  }
  template <class F>
  auto Write(F&& write) {
    return database().Write({1, "Sofie"}, std::forward<F>(write));
  }

  meetings::Document Paper() {
    return *Read(
        [&](sql::Reader& reader) { return meetings::FindDocument(reader, people::Viewer::CommandLine(), document_); });
  }
  std::string Text() {
    const meetings::Document paper = Paper();
    return Read([&](sql::Reader& reader) { return meetings::LoadText(reader, paper); })->text;
  }
  RepairOffer Offer() {
    const meetings::Document paper = Paper();
    const Result<RepairOffer> offer = Read([&](sql::Reader& reader) { return OfferRepairs(reader, paper); });
    EXPECT_TRUE(offer);
    return offer ? *offer : RepairOffer();
  }
  // Decides on the proposals that `choose` wants, and reads the paper again.
  Result<void> Decide(meetings::RepairState state, const std::function<bool(const documents::RepairChange&)>& choose) {
    const RepairOffer offer = Offer();
    std::set<std::string> keys;
    for (const documents::RepairChange& change : offer.open) {
      if (choose(change)) keys.insert(KeyOf(change));
    }
    const meetings::Document paper = Paper();
    return Write([&](sql::Transaction& transaction) -> Result<void> {
      const auto before = meetings::LoadText(transaction, paper);
      const auto decided = DecideRepairs(transaction, offer, document_, keys, state);
      if (!decided) return Pass(decided);
      return ReadRepaired(transaction, index_, document_, *before);
    });
  }
  static bool All(const documents::RepairChange& change) { return !change.before.empty(); }

  std::vector<meetings::ItemDetails> Items(meetings::MeetingId id) {
    return Read([&](sql::Reader& reader) { return meetings::ListItems(reader, people::Viewer::CommandLine(), id); });
  }
  std::int64_t Hits(const std::string& words) {
    search::Request request;
    request.text = words;
    request.visible_condition = people::AudienceCondition(people::Viewer::CommandLine(), search::kVisibilityColumn);
    return Read([&](sql::Reader& reader) { return search::Search(reader, index_, request); }).total;
  }
  // Of the document's only meeting.
  auto Review() {
    return Read(
        [&](sql::Reader& reader) { return LoadReview(reader, meetings::ListReadings(reader, document_).at(0).id); });
  }
  // One dictionary for all tests: it takes seconds to load with sanitizers.
  static void SetUpTestSuite() {
    static const auto kept = documents::Dictionary::Shared();
    EXPECT_TRUE(kept);
  }

  test::TemporaryFolder folder_;
  search::Index index_{test::InstalledWords()};
  meetings::DocumentId document_;
};

TEST_P(RepairTest, TakingAllReadsTheMeetingAgainAndKeepsTheOriginal) {
  const meetings::MeetingId id = Bring(kDamaged);
  const meetings::ItemId second = Items(id).at(1).item.id;
  EXPECT_EQ(Hits("børnefamilier"), 0);
  EXPECT_THAT(Offer().open, Not(IsEmpty()));
  ASSERT_TRUE(Decide(meetings::RepairState::kTaken, All));
  EXPECT_THAT(Text(), HasSubstr("En fælles indsats for fælles mål er nødvendig"));
  const auto items = Items(id);
  ASSERT_THAT(items, SizeIs(2));
  EXPECT_EQ(items[1].item.id, second) << "the address lasts";
  EXPECT_EQ(items[1].item.title, "Børnefamilier i området");
  EXPECT_THAT(*items[1].item.decision, HasSubstr("fælles mål"));
  EXPECT_GT(Hits("børnefamilier"), 0);
  EXPECT_THAT(Offer().open, IsEmpty());
  const meetings::Document paper = Paper();
  const auto original = Read([&](sql::Reader& reader) { return meetings::LoadOriginalText(reader, paper); });
  EXPECT_EQ(original->text, kDamaged);
  EXPECT_EQ(Read([&](sql::Reader& reader) { return documents::LoadStoredFile(reader, paper.file); }), kDamaged);
  const auto review = Review();
  ASSERT_TRUE(review);
  const auto title = std::find_if(review->places.begin(), review->places.end(),
                                  [](const minutes::FieldPlace& place) { return place.field == "items.2.title"; });
  ASSERT_NE(title, review->places.end());
  EXPECT_EQ(review->text.At(title->place), "Børnefamilier i området");
}

TEST_P(RepairTest, WhatIsRefusedIsNotProposedAgainAndCanBeTakenBack) {
  Bring(kDamaged);
  const auto count = Offer().open.size();
  ASSERT_TRUE(Decide(meetings::RepairState::kRefused, [](const auto& change) { return change.before == "omradet"; }));
  EXPECT_EQ(Text(), kDamaged);
  RepairOffer offer = Offer();
  EXPECT_EQ(offer.open.size() + offer.decided.size(), count);
  ASSERT_THAT(offer.decided, Not(IsEmpty()));
  Write(
      [&](sql::Transaction& transaction) { ForgetRepairs(transaction, document_, {offer.decided.front().id.value}); });
  EXPECT_EQ(Offer().decided.size() + 1, offer.decided.size());
}

TEST_P(RepairTest, OneRepairChangesOnePlace) {
  Bring(kDamaged);
  bool taken = false;
  ASSERT_TRUE(Decide(meetings::RepairState::kTaken,
                     [&](const auto& change) { return change.before == "feelles" && !std::exchange(taken, true); }));
  EXPECT_THAT(Text(), HasSubstr("En fælles indsats for feelles mal"));
}

TEST_P(RepairTest, AProposalThatIsNotThereIsRefused) {
  Bring(kDamaged);
  const Result<void> nothing =
      Decide(meetings::RepairState::kTaken, [](const auto& change) { return change.before.empty(); });
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().id, "import.no_such_repair");
  EXPECT_EQ(Text(), kDamaged);
}

TEST_P(RepairTest, WhatWasPutRightByHandStays) {
  const meetings::MeetingId id = Bring(kDamaged);
  const auto review = Review();
  ASSERT_TRUE(review);
  const ReviewInput input =
      ParseReview(review->meeting, ReviewRequest(review->meeting, {{"items.1.closed", "ja"}, {"place", "Salen"}}));
  Write([&](sql::Transaction& transaction) { SaveReview(transaction, index_, *review, input); });
  ASSERT_TRUE(Decide(meetings::RepairState::kTaken, All));
  const auto meeting =
      Read([&](sql::Reader& reader) { return meetings::FindMeeting(reader, people::Viewer::CommandLine(), id); });
  EXPECT_EQ(meeting->meeting.place, "Salen");
  EXPECT_TRUE(Items(id).at(0).item.closed) << "an item that was closed by hand stays closed";
  EXPECT_EQ(Items(id).at(1).item.title, "Børnefamilier i området");
}

TEST_P(RepairTest, RemovedItemsAreNotBroughtBack) {
  const meetings::MeetingId id = Bring(kDamaged);
  const auto review = Review();
  const ReviewInput input = ParseReview(review->meeting, ReviewRequest(review->meeting, {{"items.1.remove", "ja"}}));
  Write([&](sql::Transaction& transaction) { SaveReview(transaction, index_, *review, input); });
  const Result<void> refused = Decide(meetings::RepairState::kTaken, All);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "import.repair_after_edit");
  EXPECT_THAT(Items(id), SizeIs(1));
  EXPECT_EQ(Text(), kDamaged) << "nothing was written";
}

TEST_P(RepairTest, APaperThatIsNoMeetingIsFoundByItsRightWords) {
  Bring(
      "Ansggning om en feelles indsats\n\nDer er meget f3 naboer, og det er ogs3 for sma lejligheder til "
      "bgrnefamilier. Udvalget skal vaere med til at laegge vaegt pa det naere, og omradet skal fa det forngdne.\n");
  EXPECT_EQ(Hits("børnefamilier"), 0);
  ASSERT_TRUE(Decide(meetings::RepairState::kTaken, All));
  EXPECT_GT(Hits("børnefamilier"), 0);
}

TEST_P(RepairTest, ASoundTextIsLeftAlone) {
  Bring(
      "Boligudvalget - Referat - 4. februar 2026\n\n1. Børn på Ærø\n\nBeslutning\n\nBørnene på øen får både en ny "
      "legeplads og et nyt værested, når området er ryddet og gjort i stand.\n");
  EXPECT_THAT(Offer().open, IsEmpty());
}

TOVHOLDER_ON_EVERY_STORE(RepairTest);

}  // namespace
}  // namespace tovholder::imports

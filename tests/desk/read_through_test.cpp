// SPDX-License-Identifier: EUPL-1.2
#include "desk/read_through.h"

#include <gmock/gmock.h>

#include "desk/desk_site.h"
#include "desk/read_through_store.h"
#include "post/mail.h"

namespace tovholder::desk {
namespace {

using people::BodyOf;
using people::Browser;
using people::MembershipRole;
using people::Role;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class ReadThroughTest : public DeskPagesTest {
 protected:
  void SetUp() override {
    DeskPagesTest::SetUp();
    anna_ = AddUser("Anna Holm", Role::kReader);
    finn_ = AddUser("Finn Beck", Role::kReader);
    AddMember(board_, "Anna Holm", MembershipRole::kMember);
    AddMember(group_, "Finn Beck", MembershipRole::kMember);
    id_ = Create();
    open_ = Add(Item(id_, "Nye bænke"));
    DeskItem closed = Item(id_, "Køb af Hemmelighuset");
    closed.closed = true;
    closed.closed_reason = "forvaltningslovens § 27";
    closed.case_text = "Prisen er 14 mio. kr.";
    closed_ = Add(closed);
    meeting_ = "/moeder/" + std::to_string(id_.value);
    page_ = meeting_ + "/gennemlaesning";
  }

  Result<void> Name(people::UserId account, std::string_view due = "2026-05-08",
                    ClosedItems closed = ClosedItems::kHidden) {
    const NewReading reading{{account}, ParseIsoDate(due), closed};
    return Write([&](sql::Transaction& transaction) {
      return NameReaders(transaction, id_, reading, {html::Language::kDanish, "https://plan.example.dk"}, today());
    });
  }
  Result<void> Remark(people::UserId account, std::optional<DeskItemId> item, std::string text) {
    const people::Viewer viewer = See(account);
    return Write([&](sql::Transaction& transaction) { return WriteRemark(transaction, viewer, id_, item, text); });
  }
  std::vector<NamedRemark> Remarks() {
    const Agenda agenda = Load(id_);
    return database().Read([&](sql::Reader& reader) { return ListRemarks(reader, agenda); });
  }
  std::vector<post::Mail> Mails() {
    return database().Read([](sql::Reader& reader) { return post::ListMail(reader, post::MailState::kWaiting, 20); });
  }
  std::string Number(DeskItemId id) const { return std::to_string(id.value); }

  people::UserId anna_;
  people::UserId finn_;
  meetings::MeetingId id_;
  DeskItemId open_;
  DeskItemId closed_;
  std::string meeting_;
  std::string page_;
};

TEST_P(ReadThroughTest, NamingGivesTheRightToThisDraftAlone) {
  const auto other = TryCreate(Plan()).value();
  Browser anna = EnterAs(anna_);
  EXPECT_EQ(anna.Get(page_).status, 404);
  ASSERT_TRUE(Name(anna_));
  const std::string draft(BodyOf(anna.Get(page_)));
  EXPECT_THAT(draft, AllOf(HasSubstr("Nye bænke"), HasSubstr("Lukket punkt"), HasSubstr("8. maj 2026"),
                           Not(HasSubstr("Hemmelighuset")), Not(HasSubstr("14 mio."))));
  EXPECT_EQ(anna.Get(meeting_).status, 404) << "only to be read through";
  EXPECT_EQ(anna.Get(meeting_ + "/dagsorden").status, 404);
  EXPECT_EQ(anna.Get("/moeder/" + std::to_string(other.value) + "/gennemlaesning").status, 404);
  EXPECT_EQ(EnterAs(finn_).Get(page_).status, 404);
  EXPECT_EQ(Browser(*site_).Get(page_).status, 303) << "to the sign-in";
}

TEST_P(ReadThroughTest, ClosedItemsOnlyWhereTheSecretarySaysSo) {
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    return AddAttachment(transaction, closed_, {"tilbud.txt", "Tilbuddet", FileGuard::kClean, ""});
  }));
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
    return AddAttachment(transaction, open_, {"bænk.txt", "En bænk", FileGuard::kClean, ""});
  }));
  const auto file = [&](DeskItemId item) {
    return page_ + "/bilag/" + std::to_string(Load(id_).Find(item)->attachments.at(0).id.value);
  };
  Browser anna = EnterAs(anna_);
  EXPECT_EQ(anna.Get(file(open_)).status, 404);
  ASSERT_TRUE(Name(anna_));
  EXPECT_EQ(anna.Get(file(open_)).status, 200);
  EXPECT_EQ(anna.Get(file(closed_)).status, 404);
  ASSERT_TRUE(Name(anna_, "2026-05-08", ClosedItems::kShown));
  EXPECT_THAT(BodyOf(anna.Get(page_)), AllOf(HasSubstr("Hemmelighuset"), HasSubstr("14 mio.")));
  EXPECT_EQ(anna.Get(file(closed_)).status, 200);
  EXPECT_THAT(Mails(), SizeIs(1)) << "the day is the same";
}

TEST_P(ReadThroughTest, TellsEachByMailAndOfAnotherDayOnce) {
  EXPECT_EQ(Name(finn_).error().id, "desk.not_a_reader") << "he does not meet";
  EXPECT_EQ(Name(anna_, "2026-04-30").error().id, "desk.due_past");
  ASSERT_TRUE(Name(anna_));
  ASSERT_THAT(Mails(), SizeIs(1));
  EXPECT_EQ(Mails()[0].recipient_name, "Anna Holm");
  EXPECT_THAT(Mails()[0].body, AllOf(HasSubstr("https://plan.example.dk" + page_), HasSubstr("8. maj 2026"),
                                     Not(HasSubstr("Nye bænke"))));
  ASSERT_TRUE(Name(anna_));
  EXPECT_THAT(Mails(), SizeIs(1));
  ASSERT_TRUE(Name(anna_, "2026-05-11"));
  ASSERT_THAT(Mails(), SizeIs(2));
  EXPECT_THAT(Mails()[0].subject, HasSubstr("Ændret"));
}

TEST_P(ReadThroughTest, RemarksReachTheSecretaryAndStayOnTheDesk) {
  EXPECT_EQ(Remark(anna_, open_, "Hvad koster de?").error().id, "desk.not_named");
  ASSERT_TRUE(Name(anna_));
  EXPECT_EQ(Remark(anna_, open_, " ").error().id, "desk.remark_empty");
  EXPECT_EQ(Remark(anna_, DeskItemId{9999}, "Hvad?").error().id, "desk.no_such_item");
  ASSERT_TRUE(Remark(anna_, open_, "Hvad koster bænkene?"));
  ASSERT_TRUE(Remark(anna_, std::nullopt, "For lang dagsorden"));
  Browser karla = Enter("karla", Role::kSecretary);
  const std::string agenda = meeting_ + "/dagsorden";
  EXPECT_THAT(BodyOf(karla.Get(agenda)), AllOf(HasSubstr("Hvad koster bænkene?"), HasSubstr("For lang dagsorden")));
  EXPECT_THAT(BodyOf(karla.Get(meeting_ + "/frigiv")), AllOf(HasSubstr("Endnu ikke læst igennem af Anna Holm."),
                                                             HasSubstr("2 bemærkninger er ikke håndteret.")));
  const std::string remark = std::to_string(Remarks().at(0).remark.id.value);
  EXPECT_EQ(karla.Submit(agenda, meeting_ + "/bemaerkninger/" + remark, {{"haandteret", "ja"}}).status, 303);
  EXPECT_EQ(Remarks().at(0).remark.handled_by, "karla");
  EXPECT_THAT(BodyOf(karla.Get(agenda)), HasSubstr("1 håndteret bemærkning"));

  ASSERT_TRUE(TryRelease(id_)) << "unread and unhandled warn, they do not stop";
  EXPECT_THAT(Load(id_).revisions.at(0).agenda, Not(HasSubstr("Hvad koster bænkene?")));
  Browser outsider(*site_);
  EXPECT_THAT(BodyOf(outsider.Get(meeting_)), Not(HasSubstr("koster bænkene")));
  EXPECT_THAT(BodyOf(EnterAs(anna_).Get(meeting_)), Not(HasSubstr("koster bænkene")));
  EXPECT_EQ(EnterAs(anna_).Get(page_).status, 404) << "the draft is no draft any more";
  EXPECT_THAT(Remarks(), IsEmpty()) << "the next draft begins without";
}

TEST_P(ReadThroughTest, SaysWhoHasReadAndWhatChangedSince) {
  ASSERT_TRUE(Name(anna_));
  Browser anna = EnterAs(anna_);
  EXPECT_EQ(anna.Submit(page_, page_ + "/bemaerkninger", {{"punkt", Number(open_)}, {"bemaerkning", ""}}).status, 422);
  EXPECT_EQ(anna.Submit(page_, page_ + "/bemaerkninger", {{"punkt", Number(open_)}, {"bemaerkning", "Godt"}}).status,
            303);
  EXPECT_EQ(anna.Submit(page_, page_ + "/laest").status, 303);
  EXPECT_THAT(BodyOf(anna.Get(page_)), HasSubstr("Du har læst den igennem"));
  Browser karla = Enter("karla", Role::kSecretary);
  const std::string readers = meeting_ + "/gennemlaesere";
  EXPECT_THAT(BodyOf(karla.Get(readers)), AllOf(HasSubstr("Læst igennem"), Not(HasSubstr("Ændret, siden"))));
  DeskItem item = Load(id_).Find(open_)->item;
  item.title = "Nye bænke ved søen";
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return UpdateItem(transaction, item, item.version); }));
  EXPECT_THAT(BodyOf(karla.Get(readers)), HasSubstr("Ændret, siden den blev læst"));
  const std::string remark = std::to_string(Remarks().at(0).remark.id.value);
  EXPECT_EQ(EnterAs(finn_).Submit("/moeder", page_ + "/bemaerkninger/" + remark + "/fjern").status, 404);
  EXPECT_EQ(anna.Submit(page_, page_ + "/bemaerkninger/" + remark + "/fjern").status, 303);
  EXPECT_THAT(Remarks(), IsEmpty());
}

TEST_P(ReadThroughTest, TheSecretaryNamesAndTakesBack) {
  Browser karla = Enter("karla", Role::kSecretary);
  const std::string readers = meeting_ + "/gennemlaesere";
  EXPECT_THAT(BodyOf(karla.Get(readers)), AllOf(HasSubstr("Anna Holm"), Not(HasSubstr("Finn Beck"))));
  EXPECT_EQ(karla.Submit(readers, readers, {{"frist", "8. maj 2026"}}).status, 422);
  EXPECT_EQ(karla.Submit(readers, readers, {{"laeser", std::to_string(anna_.value)}}).status, 422);
  EXPECT_EQ(karla.Submit(readers, readers, {{"laeser", std::to_string(anna_.value)}, {"frist", "8. maj 2026"}}).status,
            303);
  Browser anna = EnterAs(anna_);
  EXPECT_EQ(anna.Get(page_).status, 200);
  EXPECT_EQ(anna.Submit(page_, readers, {{"laeser", std::to_string(finn_.value)}}).status, 404)
      << "a member names nobody";
  EXPECT_THAT(BodyOf(karla.Get(readers)), HasSubstr("Er spurgt; sæt kryds"));
  EXPECT_EQ(karla.Submit(readers, readers, {{"laeser", std::to_string(anna_.value)}, {"frist", "9. maj 2026"}}).status,
            303)
      << "another day";
  const Agenda agenda = Load(id_);
  const auto named = database().Read([&](sql::Reader& reader) { return ListReaders(reader, agenda); });
  EXPECT_EQ(karla.Submit(readers, readers + "/" + std::to_string(named.at(0).reader.id.value) + "/fjern").status, 303);
  EXPECT_EQ(anna.Get(page_).status, 404);
}

TEST(ReadThroughRules, CountWhatIsOpen) {
  NamedReader read{{}, "Anna Holm"};
  read.reader.read = Instant{};
  EXPECT_THAT(UnreadNames({read, {{}, "Finn Beck"}}), ElementsAre("Finn Beck"));
  NamedRemark handled{{}, "Anna Holm"};
  handled.remark.handled = Instant{};
  EXPECT_EQ(CountUnhandled({handled, {{}, "Finn Beck"}}), 1);
}

TOVHOLDER_ON_EVERY_STORE(ReadThroughTest);

}  // namespace
}  // namespace tovholder::desk

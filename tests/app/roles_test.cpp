// SPDX-License-Identifier: EUPL-1.2
// Each role looks at meetings in each state by every way there is to read them.
#include <gmock/gmock.h>

#include "app/archive.h"
#include "app/looker.h"
#include "app/route.h"
#include "app/web_site.h"
#include "desk/agenda_store.h"
#include "desk/item_store.h"
#include "desk/release_store.h"
#include "http/csrf.h"
#include "people/organization_store.h"
#include "people/structure_store.h"

namespace tovholder::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class RolesTest : public testing::Test {
 protected:
  void SetUp() override {
    archive_ = OpenArchive(":memory:", Creation::kMakeNew).value();
    archive_.database->Write({}, [&](sql::Transaction& transaction) {
      const auto structure = people::FindOrCreateStructure(transaction, "Slagelse");
      for (const auto* name : {"Bestyrelsen", "Følgegruppen", "Beboerforum"}) {
        organizations_[name] = people::FindOrCreateOrganizationIn(transaction, structure, std::nullopt, name);
      }
      draft_ = MakeMeeting(transaction, "Kladdemødet", "Kladdesagen");
      released_ = MakeMeeting(transaction, "Forårsmødet", "Hussalget");
      Release(transaction, released_);
      // In five days, so that its agenda waits to be sent out.
      const Date soon = std::chrono::sys_days(ToCopenhagen(Now()).date) + std::chrono::days(5);
      const desk::MeetingPlan plan{
          {organizations_["Bestyrelsen"], organizations_["Følgegruppen"]}, "Sommermødet", soon, {}, {}, "Salen"};
      ASSERT_TRUE(desk::CreateMeeting(transaction, *archive_.index, plan, {}, ToCopenhagen(Now()).date));
      cancelled_ = MakeMeeting(transaction, "Aflysningsmødet", "Grundkøbet");
      Release(transaction, cancelled_);
      ASSERT_TRUE(desk::CancelMeeting(transaction, *archive_.index, cancelled_, "Sygdom"));
    });
    site_ = std::make_unique<WebSite>(archive_, WebSiteOptions{});
  }

  meetings::MeetingId MakeMeeting(sql::Transaction& transaction, std::string title, std::string closed) {
    const desk::MeetingPlan plan{{organizations_["Bestyrelsen"], organizations_["Følgegruppen"]},
                                 std::move(title),
                                 ParseIsoDate("2090-06-01"),
                                 {},
                                 {},
                                 "Salen"};
    const auto id = desk::CreateMeeting(transaction, *archive_.index, plan, {}, kToday).value();
    desk::DeskItem item;
    item.meeting = id;
    item.title = std::move(closed);
    item.type = minutes::ItemType::kInformation;
    item.responsible = "S";
    item.closed = true;
    item.closed_reason = "forvaltningslovens § 27";
    const auto stored = desk::CreateItem(transaction, item).value();
    EXPECT_TRUE(desk::AddAttachment(transaction, stored, {"Tilbud.txt", "indhold", desk::FileGuard::kClean, {}}));
    return id;
  }
  void Release(sql::Transaction& transaction, meetings::MeetingId id) {
    const int seen = transaction.One<int>("SELECT version FROM desk_meeting WHERE meeting = $1", id).value();
    ASSERT_TRUE(desk::ReleaseAgenda(transaction, *archive_.index, id, {"", seen}, kToday));
  }

  http::StartedSession Enter(const Looker& looker) {
    return archive_.database->Write({}, [&](sql::Transaction& transaction) {
      return http::StartSession(transaction, Seat(transaction, looker, organizations_).value, "test");
    });
  }

  http::Response Send(http::Method method, const std::string& path, const http::Fields& fields = {}) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.target = path;
    (method == http::Method::kGet ? request.query : request.form) = fields;
    if (session_) request.cookies["session"] = session_->token;
    if (method == http::Method::kPost && session_) {
      request.session = session_->session;
      http::Response given;
      request.form.emplace("csrf", http::CsrfToken(request, given));
      request.session.reset();
    }
    request.headers["sec-fetch-site"] = "same-origin";
    return site_->site().Dispatch(request);
  }
  http::Response Get(const std::string& path, const http::Fields& query = {}) {
    return Send(http::Method::kGet, path, query);
  }
  bool FindsBySearch(const std::string& word) {
    const bool found = WholeBody(Get("/soeg", {{"q", word}})).find("class=\"hit\"") != std::string::npos;
    const bool fed = WholeBody(Get("/soeg.atom", {{"q", word}})).find("<entry>") != std::string::npos;
    const bool offered = WholeBody(Get("/soeg/forslag", {{"q", word}})).find("<option") != std::string::npos;
    EXPECT_EQ(found, fed) << word;
    EXPECT_EQ(found, offered) << word;
    return found;
  }

  void ExpectOfDraft(const Looker& looker) {
    const std::string page = "/moeder/" + std::to_string(draft_.value);
    EXPECT_EQ(Get(page).status, looker.reads_draft ? 200 : 404);
    EXPECT_EQ(Get(page + "/dagsorden").status, !looker.role ? 303 : looker.reads_draft ? 200 : 404);
    EXPECT_EQ(Get(page + "/gennemlaesere").status, !looker.role ? 303 : looker.reads_draft ? 200 : 404);
    EXPECT_EQ(Get(page + "/gennemlaesning").status, looker.role ? 404 : 303) << "nobody is named";
    EXPECT_EQ(Get(page + "/datovalg").status, !looker.role ? 303 : looker.reads_draft ? 200 : 404);
    EXPECT_EQ(WholeBody(Get("/moeder")).find("Kladdemødet") != std::string::npos, looker.reads_draft);
    EXPECT_EQ(FindsBySearch("Kladdemødet"), looker.reads_draft);
  }

  void ExpectOfOverview(const Looker& looker) {
    const std::string body = WholeBody(Get("/"));
    EXPECT_EQ(body.find("Venter på dig") != std::string::npos, looker.role.has_value());
    for (const char* secret : {"Kladdesagen", "Hussalget", "Grundkøbet"}) EXPECT_THAT(body, Not(HasSubstr(secret)));
    EXPECT_EQ(body.find("Sommermødet") != std::string::npos, looker.reads_draft);
    EXPECT_EQ(body.find("Send dagsordenen ud: Sommermødet") != std::string::npos, looker.edits);
  }

  // A released agenda, or one that was cancelled afterwards.
  void ExpectOfClosedItem(const Looker& looker, meetings::MeetingId id, const std::string& secret) {
    const auto [item, attachment] = archive_.database->Read([&](sql::Reader& reader) {
      const auto closed =
          reader.One<std::int64_t>("SELECT id FROM agenda_item WHERE meeting = $1 AND closed = 1", id).value();
      return std::pair(closed, reader.One<std::int64_t>("SELECT id FROM attachment WHERE item = $1", closed).value());
    });
    const std::string page = "/moeder/" + std::to_string(id.value);
    EXPECT_EQ(Get(page).status, 200);
    for (const std::string& read : {page, "/punkter/" + std::to_string(item)}) {
      const std::string body = WholeBody(Get(read));
      EXPECT_EQ(body.find(secret) != std::string::npos, looker.reads_closed) << read;
      EXPECT_EQ(body.find("Tilbud.txt") != std::string::npos, looker.reads_closed) << read;
    }
    EXPECT_EQ(Get("/bilag/" + std::to_string(attachment)).status, looker.reads_closed ? 200 : 404);
    EXPECT_EQ(FindsBySearch(secret), looker.reads_closed);
    EXPECT_EQ(Get(page + "/dagsorden").status, !looker.role ? 303 : looker.reads_draft ? 200 : 403);
  }

  void ExpectOfChanges(const Looker& looker) {
    const http::Fields item{{"titel", "Nyt punkt"}, {"version", "0"}};
    const auto add = [&](meetings::MeetingId id) {
      return Send(http::Method::kPost, "/moeder/" + std::to_string(id.value) + "/dagsorden/ny", item).status;
    };
    const auto count = [&] {
      return archive_.database->Read(
          [](sql::Reader& reader) { return reader.One<int>("SELECT count(*) FROM desk_item"); });
    };
    const auto before = count();
    EXPECT_EQ(add(draft_) == 303 && looker.role, looker.edits);
    EXPECT_EQ(count() != before, looker.edits);
    if (looker.edits) {
      EXPECT_EQ(add(cancelled_), 422) << "nobody changes a cancelled meeting";
    }
    http::Fields plan{{"titel", "Eget møde"}, {"dato", "1. maj 2090"}};
    plan.emplace("organ", std::to_string(organizations_["Bestyrelsen"].value));
    const bool own = looker.edits && looker.organization != "Følgegruppen";
    const auto made = Send(http::Method::kPost, "/moeder/ny", plan);
    EXPECT_EQ(made.status == 303 && looker.role, own);
  }

  static constexpr Date kToday{std::chrono::year(2090), std::chrono::January, std::chrono::day(5)};
  Archive archive_;
  std::unique_ptr<WebSite> site_;
  OrganizationsByName organizations_;
  meetings::MeetingId draft_, released_, cancelled_;
  std::optional<http::StartedSession> session_;
};

TEST_F(RolesTest, EachReadsAndChangesWhatIsHis) {
  for (const Looker& looker : kLookers) {
    SCOPED_TRACE(looker.name);
    session_.reset();
    if (looker.role) session_ = Enter(looker);
    ExpectOfDraft(looker);
    ExpectOfOverview(looker);
    ExpectOfClosedItem(looker, released_, "Hussalget");
    ExpectOfClosedItem(looker, cancelled_, "Grundkøbet");
    ExpectOfChanges(looker);
  }
}

}  // namespace
}  // namespace tovholder::app

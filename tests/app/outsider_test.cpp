// SPDX-License-Identifier: EUPL-1.2
// Every route is walked as an outsider while the data holds what he may not see.
#include <gmock/gmock.h>

#include <fstream>

#include "app/archive.h"
#include "app/route.h"
#include "app/web_site.h"
#include "applications/application_store.h"
#include "applications/part_store.h"
#include "approvals/approval_store.h"
#include "areas/area_store.h"
#include "contingency/activation_store.h"
#include "contingency/incident_store.h"
#include "contingency/plan_store.h"
#include "desk/agenda_store.h"
#include "desk/item_store.h"
#include "desk/read_through_store.h"
#include "desk/release_store.h"
#include "documents/file_store.h"
#include "imports/importer.h"
#include "indicators/figure_upload_work.h"
#include "indicators/indicator_store.h"
#include "invitations/answer_store.h"
#include "invitations/calendar_feed.h"
#include "invitations/invitation_store.h"
#include "invitations/own_reading.h"
#include "meetings/meeting_store.h"
#include "people/organization_store.h"
#include "people/user_store.h"
#include "portal/saved_search.h"
#include "sql/records.h"
#include "support/temporary_folder.h"

namespace tovholder::app {
namespace {

using testing::HasSubstr;
using testing::Not;

// Words that stand only in the closed item, in the draft, or in a paper that is not public.
constexpr std::string_view kSecrets[] = {
    "Hemmelighuset",       "330-2026-9002",    "Forhandlingsbeløbet", "Kladdegade",
    "Lukkemand",           "Skrivebordsmødet", "Tillægssagen",        "Hemmelig.txt",
    "Inhabilsen",          "svaradresse",      "Sygdomsfravær",       "Notatet",
    "Læsebemærkningen",    "Natalievagt",      "58 99 00 17",         "58990017",
    "Vaskeriruden",        "Boldbururoen",     "Afstemningskladden",  "Tina Tællemand",
    "Underskriftslisten",  "Kladdeansøgning",  "Hemmelig-tegner",     "Hemmelige-tal",
    "Hemmelig bemærkning", "31,4159",          "Målekladden",         "Kladdetabellen"};

constexpr std::string_view kPublished = R"(Boligudvalget - Referat - 4. februar 2026

1. Godkendelse af dagsorden (B)

Sagsnr.: 330-2026-9001

Beslutning

Godkendt.

2. Lukket: Køb af Hemmelighuset (B)

Sagsnr.: 330-2026-9002

Beslutning

Forhandlingsbeløbet er 14 mio. kr.

På mødet deltager advokat Lis Lukkemand under behandlingen af punktet.
)";
constexpr std::string_view kDraft = R"(Boligudvalget - Referat - 4. marts 2026

1. Renovering af Kladdegade (B)

Beslutning

Godkendt.
)";

class OutsiderTest : public testing::Test {
 protected:
  void SetUp() override {
    Result<Archive> archive = OpenArchive(":memory:", Creation::kMakeNew);
    ASSERT_TRUE(archive);
    archive_ = std::move(*archive);
    Bring("udgivet.txt", kPublished, imports::Publication::kPublish);
    Bring("kladde.txt", kDraft, imports::Publication::kDraft);
    PrepareMeetings();
    PrepareContingency();
    PrepareApprovals();
    PrepareApplications();
    PrepareFigures();
    PrepareFigureFile();
    site_ = std::make_unique<WebSite>(archive_, WebSiteOptions{});
  }

  // A file of figures that waits for answers.
  void PrepareFigureFile() {
    indicators::FigureUpload upload;
    upload.name = "Kladdetabellen.csv";
    archive_.database->Write({1, "S"}, [&](sql::Transaction& transaction) {
      upload.file =
          documents::StoreFile(transaction, "Område;År;Tal om boldbur\nRingparken;2014;3\n", upload.name, "text/csv")
              .id;
      CreateUpload(transaction, upload);
    });
    ASSERT_TRUE(indicators::WorkOnUpload(*archive_.database, {.id = upload.id, .author = {1, "S"}}));
  }

  void Bring(const std::string& name, std::string_view content, imports::Publication publication) {
    std::ofstream(folder_ / name) << content;
    imports::ImportSource source({{name, folder_ / name, {}}});
    imports::ImportOptions options;
    options.publication = publication;
    ASSERT_TRUE(imports::Import(*archive_.database, *archive_.index, source, options, {}));
  }

  // A draft, and a released agenda with a closed item, a closed attachment and an item that was added afterwards.
  void PrepareMeetings() {
    const Date today = ParseIsoDate("2026-01-05").value();
    archive_.database->Write({1, "S"}, [&](sql::Transaction& transaction) {
      desk::MeetingPlan plan{{}, "Skrivebordsmødet", ParseIsoDate("2026-06-01"), {}, {}, "Salen"};
      ASSERT_TRUE(desk::CreateMeeting(transaction, *archive_.index, plan, {}, today));
      plan.title = "Bestyrelsesmøde";
      plan.hosts = {CreateBoard(transaction)};
      const auto id = desk::CreateMeeting(transaction, *archive_.index, plan, {}, today).value();
      const auto add = [&](std::string title) {
        desk::DeskItem item;
        item.meeting = id;
        item.title = std::move(title);
        item.type = minutes::ItemType::kInformation;
        item.responsible = "S";
        item.closed = item.title == "Køb af Hemmelighuset";
        item.closed_reason = "forvaltningslovens § 27";
        item.participants = item.closed ? "Ib Inhabilsen" : "";
        return desk::CreateItem(transaction, item).value();
      };
      add("Køb af Hemmelighuset");
      const desk::DeskItemId open = add("Åbent punkt");
      ASSERT_TRUE(desk::AddAttachment(transaction, open, {"Hemmelig.txt", "x", desk::FileGuard::kClean, {}}));
      const auto agenda = desk::FindAgenda(transaction, people::Viewer::CommandLine(), id);
      desk::DeskAttachment closed = agenda->Find(open)->attachments.at(0);
      closed.closed = true;
      ASSERT_TRUE(desk::UpdateAttachment(transaction, closed));
      const int seen = transaction.One<int>("SELECT version FROM desk_meeting WHERE meeting = $1", id).value();
      ASSERT_TRUE(desk::ReleaseAgenda(transaction, *archive_.index, id, {"", seen}, today));
      add("Tillægssagen");
      RemarkOnDraft(transaction, id, today);
      CallMembers(transaction, id);
    });
  }

  // An area with somebody to call, an incident and an activation.
  void PrepareContingency() {
    archive_.database->Write({1, "S"}, [&](sql::Transaction& transaction) {
      const people::Viewer everything = people::Viewer::CommandLine();
      areas::HousingArea area{{}, "Ringparken", std::nullopt, ""};
      ASSERT_TRUE(areas::PutArea(transaction, area));
      contingency::ContingencyPlan plan;
      plan.area = area.id;
      ASSERT_TRUE(contingency::PutPlan(transaction, plan, {}));
      contingency::CallStep step;
      step.plan = plan.id;
      step.position = 1;
      step.name = "Natalievagt";
      step.telephone = "58 99 00 17";
      step.task = "Ringer";
      ASSERT_TRUE(contingency::PutStep(transaction, step));
      contingency::Incident incident;
      incident.area = area.id;
      incident.happened_on = ParseIsoDate("2026-01-01").value();
      incident.place = "Vaskeriruden";
      ASSERT_TRUE(contingency::PutIncident(transaction, everything, incident));
      contingency::Activation activation;
      activation.area = area.id;
      activation.reason = "Boldbururoen";
      ASSERT_TRUE(contingency::Activate(transaction, everything, activation));
    });
  }

  // A draft, and a public approval whose papers name residents.
  void PrepareApprovals() {
    archive_.database->Write({1, "S"}, [&](sql::Transaction& transaction) {
      approvals::Approval draft;
      draft.title = "Afstemningskladden";
      ASSERT_TRUE(approvals::CreateApproval(transaction, draft));
      approvals::Approval shown;
      shown.title = "Helhedsplanen";
      shown.visibility = people::Visibility::kPublic;
      areas::Section section;
      section.association = people::FindOrCreateBody(transaction, people::BodyKind::kHousingAssociation, "FOB");
      section.number = "12";
      section.name = "Nord";
      ASSERT_TRUE(areas::PutSection(transaction, section));
      approvals::BodyDecision decision;
      decision.approval = approvals::CreateApproval(transaction, shown).value();
      decision.organ = approvals::Organ::kSectionMeeting;
      decision.section = section.id;
      decision.protocol = documents::StoreFile(transaction, "Underskriftslisten", "protokol.txt", "text/plain").id;
      decision.protocol_name = "protokol.txt";
      approvals::Vote vote;
      vote.decision = approvals::PutDecision(transaction, {decision, {}, ""}, 0).value();
      vote.counted_by = "Tina Tællemand";
      vote.attachment = decision.protocol;
      vote.attachment_name = "bilag.txt";
      ASSERT_TRUE(approvals::PutVote(transaction, decision.approval, vote, 1));
    });
  }

  // One in draft, and a public one whose files, notes and signatures are for those concerned.
  void PrepareApplications() {
    archive_.database->Write({1, "S"}, [&](sql::Transaction& transaction) {
      areas::Section section;
      section.association = people::FindOrCreateBody(transaction, people::BodyKind::kHousingAssociation, "FOB");
      section.number = "13";
      section.name = "Nord";
      ASSERT_TRUE(areas::PutSection(transaction, section));
      applications::Application application;
      application.title = "Kladdeansøgning";
      applications::RegulationChoice governed;
      governed.regulation = "2019-2026";
      governed.from_date = ParseIsoDate("2020-01-01").value();
      ASSERT_TRUE(applications::CreateApplication(transaction, application, {{section.id}, {}}, governed));
      application.title = "Offentlig ansøgning";
      application.visibility = people::Visibility::kPublic;
      const auto id = applications::CreateApplication(transaction, application, {{section.id}, {}}, governed).value();
      applications::ApplicationPart part;
      part.application = id;
      part.requirement = "residents";
      part.note = "Hemmelig bemærkning";
      ASSERT_TRUE(applications::PutPart(transaction, part, 1));
      applications::PartFile file;
      file.application = id;
      file.requirement = "residents";
      file.name = "Hemmelige-tal.csv";
      ASSERT_TRUE(applications::AddFile(transaction, file, "Hemmelige-tal"));
      applications::Statement statement;
      statement.application = id;
      statement.requirement = "participation";
      statement.body = section.association;
      statement.signed_on = ParseIsoDate("2026-01-01");
      statement.signed_by = "Hemmelig-tegner";
      statement.file_name = "Hemmelige-tal.pdf";
      ASSERT_TRUE(applications::PutStatement(transaction, statement, "Hemmelige-tal", 0));
      const int seen =
          applications::FindApplication(transaction, people::Viewer::CommandLine(), id)->application.revision;
      ASSERT_TRUE(applications::KeepPackage(transaction, id, applications::PackageUse::kTrial, "Hemmelige-tal", seen));
    });
  }

  // A figure that nobody has approved, one that was set aside, and one of few people.
  void PrepareFigures() {
    archive_.database->Write({1, "S"}, [&](sql::Transaction& transaction) {
      indicators::AddKnownIndicators(transaction);
      const auto book = indicators::LoadIndicators(transaction);
      indicators::FigureSource source;
      source.title = "Kilden";
      indicators::AddSource(transaction, source);
      const auto add = [&](int year, std::string_view value, std::optional<std::int64_t> part) {
        indicators::Observation one;
        one.indicator = book.FindByKey("convicted_year")->id;
        one.place = indicators::FindOrCreatePlace(transaction, book.areas.at(0).id);
        one.from_date = Date{std::chrono::year(year), std::chrono::January, std::chrono::day(1)};
        one.to_date = Date{std::chrono::year(year), std::chrono::December, std::chrono::day(31)};
        one.value = ParseTypedDecimal(value).value();
        one.part = part;
        one.source = source.id;
        one.note = part ? "Målekladden" : "";
        EXPECT_TRUE(indicators::PutObservation(transaction, one));
        return one.id;
      };
      add(2018, "31,4159", std::nullopt);
      const auto aside = add(2019, "31,4159", std::nullopt);
      ASSERT_TRUE(indicators::SetAside(transaction, aside, "Målekladden"));
      const std::vector few{add(2020, "31,4159", 3)};
      ASSERT_EQ(indicators::Approve(transaction, few, indicators::OwnFigures::kApproved), 1);
    });
  }

  // The member is asked to read the changes through, and has said something.
  void RemarkOnDraft(sql::Transaction& transaction, meetings::MeetingId id, Date today) {
    const desk::NewReading reading{{member_}, today, desk::ClosedItems::kShown};
    ASSERT_TRUE(
        desk::NameReaders(transaction, id, reading, {html::Language::kDanish, "https://plan.example.dk"}, today));
    const people::Viewer member = people::FindViewer(transaction, member_.value, today);
    ASSERT_TRUE(desk::WriteRemark(transaction, member, id, std::nullopt, "Læsebemærkningen"));
  }

  // A board with one member.
  people::OrganizationId CreateBoard(sql::Transaction& transaction) {
    people::Membership membership;
    membership.organization = people::FindOrCreateOrganization(transaction, std::nullopt, "Bestyrelsen");
    membership.person = people::FindOrCreatePerson(transaction, "Mia Medlem");
    sql::Create(transaction, "membership", membership);
    people::NewUser user{"mia@svaradresse.example", "Mia Medlem", people::Role::kReader, membership.person};
    member_ = people::CreateUser(transaction, user).value().id;
    return membership.organization;
  }

  // Who was called, what she answered, what she notes for herself, and a calendar of hers.
  void CallMembers(sql::Transaction& transaction, meetings::MeetingId id) {
    ASSERT_EQ(invitations::TellMembers(transaction, id, {"https://plan.example.dk", "plan@example.dk"}), 1);
    const people::Viewer member = people::FindViewer(transaction, member_.value, ParseIsoDate("2026-01-05").value());
    const auto invitation = invitations::FindOwnInvitation(transaction, member, id);
    ASSERT_TRUE(invitation);
    const invitations::GivenAnswer answer{invitations::Answer::kDeclined, "Sygdomsfravær"};
    transaction.Execute("UPDATE meeting_call SET ends = '2099-01-01T00:00:00.000Z'");
    ASSERT_TRUE(invitations::TakeAnswer(transaction, invitation->id, answer));
    const auto items = meetings::ListAgenda(transaction, member, id);
    ASSERT_TRUE(invitations::PutNote(transaction, member_, items.at(0), "Punkt 1", "Notatet"));
    feed_ = invitations::CreateFeed(transaction, member, std::nullopt, 15).value();
  }

  std::string Fetch(http::Method method, const std::string& path, const http::Fields& query = {}) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.query = query;
    http::Response response = site_->site().Dispatch(request);
    last_status_ = response.status;
    std::string told;
    for (const auto& [name, value] : response.headers) told += name + ": " + value + "\n";
    return told + WholeBody(std::move(response));
  }

  void ExpectNoSecrets(const std::string& body, const std::string& where) {
    for (std::string_view secret : kSecrets) EXPECT_THAT(body, Not(HasSubstr(std::string(secret)))) << where;
  }

  test::TemporaryFolder folder_;
  Archive archive_;
  std::unique_ptr<WebSite> site_;
  people::UserId member_;
  std::string feed_;
  int last_status_ = 0;
};

TEST_F(OutsiderTest, TheSecretsAreThereForASecretary) {
  const people::Viewer secretary{people::UserId{1}, "S", people::Role::kSecretary};
  const auto items = archive_.database->Read(
      [&](sql::Reader& reader) { return meetings::ListCaseItems(reader, secretary, "330-2026-9002"); });
  ASSERT_EQ(items.size(), 1U);
  EXPECT_THAT(items[0].details.item.title, HasSubstr("Hemmelighuset"));
}

TEST_F(OutsiderTest, NoRouteTellsASecret) {
  ASSERT_GT(site_->site().router().routes().size(), 30U);
  for (const http::Route& route : site_->site().router().routes()) {
    for (int number = 1; number <= 8; ++number) {
      const std::string path = Filled(route.pattern, std::to_string(number));
      ExpectNoSecrets(Fetch(route.method, path), path);
    }
  }
}

TEST_F(OutsiderTest, NoPaperTellsASecret) {
  int found = 0;
  for (int number = 1; number <= 8; ++number) {
    for (const std::string& path : {"/moeder/" + std::to_string(number) + "/udskrift.html",
                                    "/organisation/" + std::to_string(number) + "/aarsbog/2026.html"}) {
      for (const http::Fields& query : {http::Fields{}, http::Fields{{"udgave", "fuld"}}}) {
        ExpectNoSecrets(Fetch(http::Method::kGet, path, query), path);
        found += last_status_ == 200 ? 1 : 0;
      }
    }
  }
  EXPECT_GE(found, 3) << "two meetings and a yearly volume are public";
}

TEST_F(OutsiderTest, NoSearchOrSuggestionTellsASecret) {
  for (std::string_view secret : kSecrets) {
    for (const char* path : {"/soeg", "/soeg.atom", "/soeg/forslag"}) {
      std::string body = Fetch(http::Method::kGet, path, {{"q", std::string(secret)}});
      // The page repeats what was asked for; what it found must be nothing.
      EXPECT_THAT(body, Not(HasSubstr("class=\"hit\""))) << path << " " << secret;
      EXPECT_THAT(body, Not(HasSubstr("<entry>"))) << path << " " << secret;
      EXPECT_THAT(body, Not(HasSubstr("<option"))) << path << " " << secret;
    }
  }
}

TEST_F(OutsiderTest, TheFeedOfASecretarysSearchTellsNoSecret) {
  const auto search = archive_.database->Write({}, [](sql::Transaction& transaction) {
    return portal::SaveSearch(transaction, people::UserId{1}, "Alt fra i år", "aar=2026");
  });
  ASSERT_TRUE(search);
  const std::string body = Fetch(http::Method::kGet, "/soegninger/feed/" + search->feed);
  EXPECT_EQ(last_status_, 200);
  EXPECT_THAT(body, HasSubstr("<entry>"));
  ExpectNoSecrets(body, "the feed");
}

TEST_F(OutsiderTest, TheCalendarOfAMemberTellsNoSecret) {
  const std::string body = Fetch(http::Method::kGet, "/kalender/" + feed_ + ".ics");
  EXPECT_EQ(last_status_, 200);
  EXPECT_THAT(body, HasSubstr("BEGIN:VEVENT"));
  ExpectNoSecrets(body, "the calendar");
  Fetch(http::Method::kGet, "/kalender/" + feed_ + "x.ics");
  EXPECT_EQ(last_status_, 404);
}

TEST_F(OutsiderTest, ACaseNumberOfAClosedItemIsUnknown) {
  Fetch(http::Method::kGet, "/sager/330-2026-9002");
  EXPECT_EQ(last_status_, 404);
  Fetch(http::Method::kGet, "/sager/330-2026-9001");
  EXPECT_EQ(last_status_, 200);
}

TEST_F(OutsiderTest, WhatIsNotPublishedLooksLikeWhatIsNotThere) {
  const std::string draft = Fetch(http::Method::kGet, "/moeder/2");
  EXPECT_EQ(last_status_, 404);
  const std::string nothing = Fetch(http::Method::kGet, "/moeder/99999");
  EXPECT_EQ(last_status_, 404);
  EXPECT_EQ(draft.size() + 4, nothing.size()) << "the pages differ by more than the number in their address";
}

}  // namespace
}  // namespace tovholder::app

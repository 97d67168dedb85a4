// SPDX-License-Identifier: EUPL-1.2
#include "meetings/paper_pages.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <thread>

#include "documents/sample_paper.h"
#include "documents/subprocess.h"
#include "documents/zip_archive.h"
#include "http/sessions.h"
#include "meetings/item_view.h"
#include "meetings/meeting_pages.h"
#include "meetings/sample_meeting.h"
#include "people/browser.h"
#include "people/organization_store.h"
#include "people/structure_store.h"
#include "people/user_store.h"
#include "support/search_database.h"

namespace tovholder::meetings {
namespace {

using people::BodyOf;
using people::HeaderOf;
using testing::HasSubstr;
using testing::Not;

class PaperPagesTest : public test::ClockedSearchDatabaseTest {
 protected:
  PaperPagesTest() : ClockedSearchDatabaseTest("2026-05-01T08:00:00Z") {}

  void SetUp() override {
    ClockedSearchDatabaseTest::SetUp();
    office_.emplace(people::Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    pdfs_.emplace(documents::EagerQueue());
    http::Router router;
    MeetingSlots slots;
    slots.signatures = [](sql::Reader&, MeetingId) { return std::vector<Signature>{{"Åse Møller", "", "Godkendt"}}; };
    router.Add(MeetingRoutes(*office_, slots));
    router.Add(PaperRoutes(*office_, slots, *pdfs_));
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
    board_ = Write([](sql::Transaction& transaction) {
      const auto structure = people::FindOrCreateStructure(transaction, "Slagelse");
      return people::FindOrCreateOrganizationIn(transaction, structure, std::nullopt, "Bestyrelsen");
    });
    draft_ = Create();
    open_ = Create();
    Write([&](sql::Transaction& transaction) { SetVisibility(transaction, open_, people::Visibility::kPublic); });
  }
  void TearDown() override {
    pdfs_.reset();
    ClockedSearchDatabaseTest::TearDown();
  }

  MeetingId Create() {
    MeetingDraft draft = SampleMinutes();
    draft.meeting.organization = board_.value;
    return Write([&](sql::Transaction& transaction) { return CreateMeeting(transaction, draft); });
  }
  std::string EnterAs(people::Role role) {
    return Write([&](sql::Transaction& transaction) {
      const std::string name(people::ToName(role));
      const auto user = people::CreateUser(transaction, {name + "@example.dk", name, role}).value();
      return http::StartSession(transaction, user.id.value, "Chrome/1 Windows").token;
    });
  }

  // With whatever else a browser would ask; "" for no session.
  http::Response Get(const std::string& target, const std::string& session = {},
                     const std::string& accept = "text/html") {
    http::Request request;
    request.headers["accept"] = accept;
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    if (const auto query = target.find('?'); query != std::string::npos) {
      const std::string value = target.substr(query + 1);
      request.query.emplace(value.substr(0, value.find('=')), value.substr(value.find('=') + 1));
    }
    if (!session.empty()) request.cookies["session"] = session;
    return site_->Dispatch(request);
  }
  http::Response GetPdf(const std::string& target, const std::string& session = {}) {
    for (int tries = 0; tries < 600; ++tries) {
      http::Response response = Get(target, session);
      if (response.status != 202) return response;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    ADD_FAILURE() << target << " was never made";
    return {};
  }
  static std::string PaperOf(MeetingId id, const std::string& ending) { return PaperAddress(id) + ending; }

  // What can be read in it, whatever it is.
  static std::string ReadIn(const http::Response& response) {
    const std::string bytes(BodyOf(response));
    if (bytes.starts_with("PK")) {
      auto archive = documents::ZipArchive::Open(bytes, "a.docx", 10 << 20).value();
      std::string parts;
      for (const std::string& name : archive.ListNames()) parts += archive.Read(name).value();
      return parts;
    }
    if (!bytes.starts_with("%PDF")) return bytes.substr(std::min(bytes.size(), bytes.find("</style>") + 1));
    const documents::TemporaryFolder folder;
    return documents::RunProgram({"pdftotext", folder.Write("a.pdf", bytes), "-"}, {}, {}).value().output;
  }

  std::optional<people::Office> office_;
  std::optional<documents::PdfQueue> pdfs_;
  std::optional<http::Site> site_;
  people::OrganizationId board_;
  MeetingId draft_;
  MeetingId open_;
};

void ExpectNoClosedWord(const std::string& text, const std::string& where) {
  for (const std::string_view word : kClosedWords) EXPECT_THAT(text, Not(HasSubstr(std::string(word)))) << where;
}

TEST_P(PaperPagesTest, AnOutsiderGetsTheOpenEditionInEveryForm) {
  for (const std::string& address : {PaperAddress(open_), PaperAddress(board_.value, 2026)}) {
    for (const char* ending : {".pdf", ".docx", ".html"}) {
      const http::Response response = GetPdf(address + ending);
      EXPECT_EQ(response.status, 200) << address << ending;
      const std::string text = ReadIn(response);
      EXPECT_THAT(text, HasSubstr("Eventuelt")) << address << ending;
      EXPECT_THAT(text, HasSubstr("Godkendt")) << "the approval of the slot";
      ExpectNoClosedWord(text, address + ending);
      EXPECT_EQ(response.cache, http::CachePolicy::kRevalidate);
    }
  }
}

TEST_P(PaperPagesTest, NobodyGetsTheFullEditionButWhoMayReadClosedItems) {
  const std::string reader = EnterAs(people::Role::kReader);
  for (const std::string& address : {PaperAddress(open_), PaperAddress(board_.value, 2026)}) {
    for (const char* ending : {".pdf?udgave=fuld", ".docx?udgave=fuld", ".html?udgave=fuld"}) {
      const http::Response outside = Get(address + ending);
      EXPECT_EQ(outside.status, 303) << "to the sign-in";
      EXPECT_THAT(HeaderOf(outside, "Location"), testing::StartsWith("/log-ind?tilbage="));
      const http::Response refused = Get(address + ending, reader);
      EXPECT_EQ(refused.status, 403);
      ExpectNoClosedWord(ReadIn(refused), address + ending);
    }
  }
  EXPECT_EQ(pdfs_->waiting() + pdfs_->made(), 0U);
}

// The queue keeps finished PDFs for a while: what a secretary had made must not be given to anybody else.
TEST_P(PaperPagesTest, ASecretarysFullPdfServesNobodyElse) {
  const std::string secretary = EnterAs(people::Role::kSecretary);
  const http::Response full = GetPdf(PaperOf(open_, ".pdf?udgave=fuld"), secretary);
  EXPECT_THAT(ReadIn(full), HasSubstr("Hemmelighuset"));
  EXPECT_EQ(full.cache, http::CachePolicy::kNever);
  EXPECT_THAT(HeaderOf(full, "Content-Disposition"), HasSubstr("fuld%20udgave.pdf"));
  EXPECT_EQ(pdfs_->made(), 1U);
  ExpectNoClosedWord(ReadIn(GetPdf(PaperOf(open_, ".pdf"))), "an outsider after a secretary");
  EXPECT_EQ(pdfs_->made(), 2U);
}

TEST_P(PaperPagesTest, TheOpenEditionIsOneForAll) {
  const std::string secretary = EnterAs(people::Role::kSecretary);
  const http::Response asked = GetPdf(PaperOf(open_, ".pdf"), secretary);
  ExpectNoClosedWord(ReadIn(asked), "a secretary who asks for the open edition");
  EXPECT_EQ(asked.cache, http::CachePolicy::kNever);
  EXPECT_EQ(BodyOf(asked), BodyOf(GetPdf(PaperOf(open_, ".pdf"))));
  EXPECT_EQ(pdfs_->made(), 1U);
}

TEST_P(PaperPagesTest, AnyChangeAndAnotherLanguageMakeAnotherPdf) {
  GetPdf(PaperOf(open_, ".pdf"));
  EXPECT_THAT(ReadIn(GetPdf(PaperOf(open_, ".pdf?sprog=en"))), HasSubstr("Open version"));
  EXPECT_EQ(pdfs_->made(), 2U);
  // Not even the meeting's own time of change moves.
  Write([](sql::Transaction& transaction) {
    transaction.Execute("UPDATE recommendation SET text = 'at der plantes træer' WHERE point = 3");
  });
  EXPECT_THAT(ReadIn(GetPdf(PaperOf(open_, ".pdf"))), HasSubstr("at der plantes træer"));
  EXPECT_EQ(pdfs_->made(), 3U);
}

TEST_P(PaperPagesTest, AClosingTakesEffectAtOnce) {
  EXPECT_THAT(ReadIn(GetPdf(PaperOf(open_, ".pdf"))), HasSubstr("Pengene slår til"));
  Write([](sql::Transaction& transaction) {
    transaction.Execute("UPDATE agenda_item SET closed = 1 WHERE number = '1'");
  });
  EXPECT_THAT(ReadIn(GetPdf(PaperOf(open_, ".pdf"))), Not(HasSubstr("Pengene slår til")));
}

TEST_P(PaperPagesTest, DraftsAreForThoseWhoMayReadThem) {
  const std::string reader = EnterAs(people::Role::kReader);
  const std::string secretary = EnterAs(people::Role::kSecretary);
  for (const char* ending : {".pdf", ".docx", ".html"}) {
    EXPECT_EQ(Get(PaperOf(draft_, ending)).status, 404);
    EXPECT_EQ(Get(PaperOf(draft_, ending), reader).status, 404);
  }
  const std::string text = ReadIn(GetPdf(PaperOf(draft_, ".pdf"), secretary));
  EXPECT_THAT(text, HasSubstr("Kladde"));
  ExpectNoClosedWord(text, "the open edition of a draft");
}

TEST_P(PaperPagesTest, WhatIsNotThereIsNotFound) {
  for (const char* path :
       {"/moeder/999/udskrift.pdf", "/moeder/0/udskrift.html", "/organisation/999/aarsbog/2026.pdf",
        "/organisation/1/aarsbog/1999.pdf", "/organisation/1/aarsbog/2026", "/organisation/1/aarsbog/x",
        "/organisation/1/aarsbog/2026.exe", "/organisation/1/aarsbog/-1.pdf"}) {
    EXPECT_EQ(Get(path).status, 404) << path;
  }
}

TEST_P(PaperPagesTest, WhoWaitsIsToldHowLong) {
  Get(PaperOf(open_, ".pdf"));
  const http::Response waiting = Get(PaperOf(open_, ".pdf?sprog=en"));
  EXPECT_EQ(waiting.status, 202);
  EXPECT_EQ(HeaderOf(waiting, "Refresh"), "2");
  EXPECT_EQ(waiting.cache, http::CachePolicy::kNever);
  EXPECT_THAT(BodyOf(waiting), HasSubstr("1 document is made before it."));
  const http::Response script = Get(PaperOf(open_, ".pdf"), "", "*/*");
  if (script.status != 200) {
    EXPECT_EQ(script.status, 503);
    EXPECT_EQ(HeaderOf(script, "Retry-After"), "2");
  }
}

TEST_P(PaperPagesTest, TheMeetingLeadsToItsPapers) {
  const std::string secretary = EnterAs(people::Role::kSecretary);
  const std::string outside(BodyOf(Get(AddressOf(open_))));
  EXPECT_THAT(outside, HasSubstr("/udskrift.pdf\""));
  EXPECT_THAT(outside, Not(HasSubstr("udgave=fuld")));
  EXPECT_THAT(BodyOf(Get(AddressOf(open_), secretary)), HasSubstr("/udskrift.docx?udgave=fuld\""));
}

// Each PDF takes a second; what is read for it looks the same whatever it is stored in.
INSTANTIATE_TEST_SUITE_P(On, PaperPagesTest, testing::Values(test::Store::kMemory),
                         [](const auto& tested) { return test::NameOf(tested.param); });

}  // namespace
}  // namespace tovholder::meetings

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "http/sessions.h"
#include "people/browser.h"
#include "people/user_store.h"
#include "portal/overview.h"
#include "portal/overview_pages.h"
#include "sittings/sitting_database.h"

namespace tovholder::portal {

inline Date Day(std::string_view text) { return ParseIsoDate(text).value(); }

// What waits for whom around the meeting of a sitting database, and the page that says so.
class OverviewDatabaseTest : public sittings::SittingDatabaseTest {
 protected:
  void SetUp() override {
    SittingDatabaseTest::SetUp();
    now_ = ParseIsoInstant("2026-05-10T08:00:00Z").value();
    office_.emplace(people::Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    http::Router router;
    router.Add(OverviewRoutes(*office_));
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }

  people::UserId UserOf(const std::string& name, people::Role role) {
    const auto found = users_.find(name);
    if (found != users_.end()) return found->second;
    return users_[name] = Write([&](sql::Transaction& transaction) {
             const auto person = people::FindOrCreatePerson(transaction, name);
             const std::string email = name.substr(0, name.find(' ')) + "@example.dk";
             return people::CreateUser(transaction, {email, name, role, person}).value().id;
           });
  }
  people::Viewer See(const std::string& name, people::Role role = people::Role::kReader) {
    const auto user = UserOf(name, role);
    return database().Read([&](sql::Reader& reader) { return people::FindViewer(reader, user.value, today()); });
  }
  Overview Load(const people::Viewer& viewer) {
    return database().Read([&](sql::Reader& reader) { return LoadOverview(reader, viewer, now_); });
  }
  Overview Of(const std::string& name, people::Role role = people::Role::kReader) { return Load(See(name, role)); }
  static std::vector<MatterKind> Kinds(const std::vector<Matter>& matters) {
    std::vector<MatterKind> kinds;
    for (const Matter& matter : matters) kinds.push_back(matter.kind);
    return kinds;
  }
  std::string PageOf(const std::string& name, people::Role role = people::Role::kReader) {
    people::Browser browser(*site_);
    const auto user = UserOf(name, role);
    browser.cookies["session"] =
        Write([&](sql::Transaction& transaction) { return http::StartSession(transaction, user.value, "test").token; });
    return std::string(people::BodyOf(browser.Get("/")));
  }
  void Call(std::string_view name, invitations::Answer answer) {
    Invite(name, answer);
    Write([&](sql::Transaction& transaction) {
      if (transaction.One<int>("SELECT count(*) FROM meeting_call") != 0) return;
      invitations::MeetingCall call;
      call.meeting = meeting_;
      call.uid = "u";
      call.starts = ParseIsoInstant("2026-05-19T13:00:00Z").value();
      call.ends = ParseIsoInstant("2026-05-19T15:00:00Z").value();
      sql::Create(transaction, "meeting_call", call);
    });
  }
  void Hold() {
    now_ = ParseIsoInstant("2026-05-19T13:00:00Z").value();
    Open({"Per Vang"});
    DecideAll();
    ASSERT_TRUE(End());
  }

  std::optional<people::Office> office_;
  std::optional<http::Site> site_;
  std::map<std::string, people::UserId> users_;
};

}  // namespace tovholder::portal

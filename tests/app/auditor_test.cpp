// SPDX-License-Identifier: EUPL-1.2
// Every form of the program is sent by an auditor, who may read all of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "app/archive.h"
#include "app/route.h"
#include "app/web_site.h"
#include "http/csrf.h"
#include "http/sessions.h"
#include "people/user_store.h"

namespace tovholder::app {
namespace {

// What everybody may send, and what concerns the own account alone.
bool IsHisOwn(std::string_view pattern) {
  return pattern.starts_with("/konto") || pattern.starts_with("/log-") || pattern == "/formular" ||
         pattern == "/svar/{token}";
}

class AuditorTest : public testing::Test {
 protected:
  void SetUp() override {
    Result<Archive> archive = OpenArchive(":memory:", Creation::kMakeNew);
    ASSERT_TRUE(archive);
    archive_ = std::move(*archive);
    site_ = std::make_unique<WebSite>(archive_, WebSiteOptions{});
    started_ = archive_.database->Write({}, [](sql::Transaction& transaction) {
      const auto user = people::CreateUser(transaction, {"rie@example.dk", "Rie", people::Role::kAuditor});
      return http::StartSession(transaction, user.value().id.value, "test");
    });
  }

  http::Response Send(http::Method method, std::string_view pattern) {
    http::Request request;
    request.method = method;
    request.path = Filled(std::string(pattern), "1");
    request.target = request.path;
    request.cookies["session"] = started_.token;
    request.session = started_.session;
    http::Response given;
    request.form.emplace("csrf", http::CsrfToken(request, given));
    request.session.reset();
    request.headers["sec-fetch-site"] = "same-origin";
    return site_->site().Dispatch(request);
  }

  Archive archive_;
  std::unique_ptr<WebSite> site_;
  http::StartedSession started_;
};

TEST_F(AuditorTest, NoFormButTheOwnAccountIsTaken) {
  int refused = 0;
  for (const http::Route& route : site_->site().router().routes()) {
    if (route.method != http::Method::kPost || IsHisOwn(route.pattern)) continue;
    const http::Response response = Send(route.method, route.pattern);
    EXPECT_EQ(response.status, 403) << route.pattern;
    const auto* body = std::get_if<std::string>(&response.body);
    EXPECT_THAT(body ? *body : std::string(), testing::HasSubstr("Som revisor læser du alt")) << route.pattern;
    ++refused;
  }
  EXPECT_GT(refused, 20);
}

TEST_F(AuditorTest, EveryPageOpens) {
  for (const http::Route& route : site_->site().router().routes()) {
    if (route.method != http::Method::kGet) continue;
    EXPECT_NE(Send(route.method, route.pattern).status, 403) << route.pattern;
  }
  for (const auto* page : {"/log", "/brugere", "/import", "/import/gennemgang", "/konto"}) {
    EXPECT_EQ(Send(http::Method::kGet, page).status, 200) << page;
  }
}

}  // namespace
}  // namespace tovholder::app

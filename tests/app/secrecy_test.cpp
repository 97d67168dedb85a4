// SPDX-License-Identifier: EUPL-1.2
// Everybody looks at meetings in every stage, by every way that there is to read them.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <thread>

#include "app/route.h"
#include "app/secret_world.h"
#include "documents/reader.h"
#include "http/csrf.h"
#include "http/sessions.h"

namespace tovholder::app {
namespace {

constexpr int kMeetings = static_cast<int>(std::size(kStages));
constexpr int kItems = kMeetings * 5 + 1;
constexpr int kRequestsOfASession = 250;
constexpr std::string_view kSecretStem = "fortroligx";
constexpr std::string_view kCameTooLate = "Det, du sendte, kom for sent";

struct Seen {
  int status = 0;
  std::string headers;
  std::string body;

  std::string text() const { return headers + body; }
};

// Goes through a site as one who looks, by the way of a request over the wire: kept pages are part of it.
class Walker {
 public:
  Walker(SecretWorld& world, const Looker& looker) : world_(world), looker_(looker) {}

  Seen Get(const std::string& path, const http::Fields& query = {}) { return Ask("GET", path + QueryOf(query)); }
  // An empty form as a page of ours sends it.
  Seen Send(const std::string& path) { return Ask("POST", path, Form::kOurs); }
  // A form from a page that was open too long: the page is shown again with what the form held.
  Seen SendTooLate(const std::string& path) { return Ask("POST", path, Form::kTooLate); }
  // Of a paper that is made while the reader waits.
  Seen Wait(const std::string& path, const http::Fields& query) {
    for (;;) {
      Seen seen = Get(path, query);
      if (seen.status != 503) return seen;
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
  }

 private:
  enum class Form { kNone, kOurs, kTooLate };

  Seen Ask(std::string_view method, std::string path, Form form = Form::kNone) {
    // A form may sign out, and is answered with several pages.
    if (form != Form::kNone || asked_++ % kRequestsOfASession == 0) visit_ = world_.Enter(looker_);
    http::Request request;
    request.target = std::move(path);
    request.headers["sec-fetch-site"] = "same-origin";
    if (visit_) request.headers["cookie"] = Cookie(http::kSessionCookie, visit_->token);
    if (form == Form::kOurs && visit_) request.headers[std::string(http::kCsrfHeader)] = visit_->session.csrf;
    if (form == Form::kOurs && !visit_) SignAsVisitor(request);
    http::Site& site = world_.site().site();
    const http::Admission admission = site.Admit(method, request);
    Seen seen = ToldBy(admission.reply ? admission.reply : site.Answer(request, admission));
    EXPECT_NE(seen.status, 429) << request.target;
    return seen;
  }
  void SignAsVisitor(http::Request& request) {
    if (visitor_.empty()) {
      const std::string headers = Get("/log-ind").headers;
      const std::string begin = "Set-Cookie: " + Cookie(http::kCsrfCookie, "");
      EXPECT_THAT(headers, testing::HasSubstr(begin));
      const std::size_t secret = headers.find(begin) + begin.size();
      visitor_ = headers.substr(secret, headers.find(';', secret) - secret);
    }
    request.headers["cookie"] = Cookie(http::kCsrfCookie, visitor_);
    request.headers[std::string(http::kCsrfHeader)] = visitor_;
  }
  static std::string Cookie(std::string_view name, std::string_view value) {
    return std::string(name).append("=").append(value);
  }
  static std::string QueryOf(const http::Fields& fields) {
    std::string query;
    for (const auto& [name, value] : fields) query += (query.empty() ? "?" : "&") + name + "=" + value;
    return query;
  }
  static Seen ToldBy(const http::SharedReply& reply) {
    Seen seen{reply->status, "", ""};
    for (const auto& [name, value] : reply->headers) seen.headers += name + ": " + value + "\n";
    if (const auto* whole = std::get_if<std::shared_ptr<const std::string>>(&reply->body); whole && *whole) {
      seen.body = **whole;
    }
    http::Response rest;
    if (const auto* pieces = std::get_if<http::Pieces>(&reply->body)) rest.body = *pieces;
    if (const auto* events = std::get_if<http::EventSource>(&reply->body)) rest.body = *events;
    seen.body += WholeBody(std::move(rest));
    return seen;
  }

  SecretWorld& world_;
  const Looker& looker_;
  std::optional<http::StartedSession> visit_;
  std::string visitor_;  // what an outsider signs forms with
  int asked_ = 0;
};

// The meetings whose item a number may be: of the agenda in preparation, or of the one that is out.
std::vector<int> MeetingsOf(int item) {
  const int prepared = item <= 5 ? 1 : item <= 11 ? 2 : (item - 12) / 5 + 3;
  return {prepared, (item - 1) / 5 + 2};
}

// The rooms in which numbers stand for something in these worlds.
constexpr std::string_view kInhabited[] = {"/moeder/",     "/punkter/",      "/bilag/",    "/brugere/",
                                           "/opbevaring/", "/organisation/", "/personer/", "/plan/kalendere/"};
bool IsInhabited(std::string_view address) {
  return std::any_of(std::begin(kInhabited), std::end(kInhabited),
                     [&](std::string_view room) { return address.starts_with(room); });
}

// The addresses that a pattern stands for in these worlds. Where nothing is, one number tells what each tells.
std::vector<std::string> Addresses(const std::string& pattern) {
  const auto places = std::count(pattern.begin(), pattern.end(), '{');
  if (places == 0) return {pattern};
  if (!IsInhabited(pattern)) return {Filled(pattern, "1")};
  const bool of_items = pattern.starts_with("/punkter/") || pattern.starts_with("/bilag/") ||
                        (places > 1 && pattern.starts_with("/moeder/"));
  std::vector<std::string> addresses;
  for (int number = 1; number <= (of_items ? kItems : kMeetings); ++number) {
    const std::string with = std::to_string(number);
    if (places == 1) {
      addresses.push_back(Filled(pattern, with));
      continue;
    }
    for (const int meeting : MeetingsOf(number)) {
      std::string address = pattern;
      address.replace(address.find('{'), address.find('}') + 1 - address.find('{'), std::to_string(meeting));
      addresses.push_back(Filled(std::move(address), with));
    }
  }
  return addresses;
}

bool MakesAPaper(std::string_view pattern) { return pattern.ends_with(".pdf") || pattern.ends_with(".docx"); }

// Each way to read, but papers: they are a test of their own.
std::vector<std::string> WaysToRead(SecretWorld& world) {
  std::vector<std::string> ways;
  for (const http::Route& route : world.site().site().router().routes()) {
    if (route.method != http::Method::kGet || MakesAPaper(route.pattern)) continue;
    for (std::string& address : Addresses(route.pattern)) ways.push_back(std::move(address));
  }
  return ways;
}

std::vector<std::string> Forms(SecretWorld& world) {
  std::vector<std::string> forms;
  for (const http::Route& route : world.site().site().router().routes()) {
    if (route.method != http::Method::kPost) continue;
    for (std::string& address : Addresses(route.pattern)) forms.push_back(std::move(address));
  }
  return forms;
}

std::vector<const Looker*> ThoseWhoMayMostFirst() {
  std::vector<const Looker*> lookers;
  for (const Looker& looker : kLookers) lookers.insert(lookers.begin(), &looker);
  return lookers;
}

// The words that begin with one of the world's stems.
std::set<std::string> WordsIn(const std::string& text) {
  std::set<std::string> words;
  for (const std::string_view stem : {kSecretStem, kKnownStem}) {
    for (std::size_t at = text.find(stem); at != std::string::npos; at = text.find(stem, at + 1)) {
      words.insert(text.substr(at, stem.size() + kWordEnding));
    }
  }
  return words;
}

// What differs between two worlds without telling anything: form tokens, and the memory that the process takes.
std::string Told(const Seen& seen) {
  static constexpr std::pair<std::string_view, std::string_view> kOfItsOwn[] = {
      {"name=\"csrf\" value=\"", "\""},
      {"name=\"csrf-token\" content=\"", "\""},
      {"Set-Cookie: csrf=", ";"},
      {"process_resident_memory_bytes ", "\n"}};
  std::string told = std::to_string(seen.status) + "\n" + seen.text();
  for (const auto& [begin, end] : kOfItsOwn) {
    for (std::size_t at = told.find(begin); at != std::string::npos; at = told.find(begin, at + 1)) {
      const std::size_t value = at + begin.size();
      told.erase(value, told.find(end, value) - value);
    }
  }
  return told;
}

// What can be read in a paper; nothing where it was refused.
std::string WordsOf(const Seen& seen) {
  if (seen.status != 200) return "";
  const auto document = documents::ReadDocument(seen.body, "papir", {.recognition = documents::Recognition::kNever});
  return document.value().text;
}

constexpr std::string_view kSearches[] = {"/soeg", "/soeg/forslag"};

// Nobody, somebody who was once something here, and somebody who is something elsewhere.
std::vector<const Looker*> Others() {
  std::vector<const Looker*> others;
  for (const Looker& looker : kLookers) {
    if (!looker.role || looker.name == "former_chair" || looker.name == "chair_elsewhere") others.push_back(&looker);
  }
  return others;
}

class SecrecyTest : public testing::Test {
 protected:
  void ExpectNoMoreThan(const Looker& looker, const std::string& text, const std::string& where) {
    for (const std::string& word : WordsIn(text)) {
      const auto audience = audiences_.find(word);
      if (audience == audiences_.end()) continue;
      EXPECT_TRUE(Belongs(looker, audience->second)) << looker.name << " reads " << word << " at " << where;
      if (looker.role != people::Role::kAdministrator) seen_[word].insert(std::string(looker.name));
    }
  }

  SecretWorld world_{std::string(kSecretStem)};
  std::map<std::string, Audience> audiences_ = [this] {
    std::map<std::string, Audience> audiences;
    for (const Secret& secret : world_.secrets()) audiences[secret.word] = secret.audience;
    return audiences;
  }();
  std::map<std::string, std::set<std::string>> seen_;
};

TEST_F(SecrecyTest, NumbersStandForSomethingInTheRoomsNamedOnly) {
  Walker administrator(world_, *ThoseWhoMayMostFirst().front());
  for (const http::Route& route : world_.site().site().router().routes()) {
    const bool has_number = route.pattern.find('{') != std::string::npos;
    if (route.method != http::Method::kGet || !has_number || IsInhabited(route.pattern)) continue;
    EXPECT_NE(administrator.Get(Filled(route.pattern, "1")).status, 200) << route.pattern;
  }
}

TEST_F(SecrecyTest, NobodyReadsMoreThanIsHis) {
  const auto ways = WaysToRead(world_);
  ASSERT_GT(ways.size(), 600U);
  for (const Looker* looker : ThoseWhoMayMostFirst()) {
    Walker walker(world_, *looker);
    for (const std::string& way : ways) ExpectNoMoreThan(*looker, walker.Get(way).text(), way);
    for (int meeting = 1; meeting <= kMeetings; ++meeting) {
      const std::string paper = "/moeder/" + std::to_string(meeting) + "/udskrift.html";
      ExpectNoMoreThan(*looker, walker.Get(paper, {{"udgave", "fuld"}}).text(), paper);
    }
  }

  for (const auto& [word, audience] : audiences_) EXPECT_FALSE(seen_[word].empty()) << word << " is nowhere to be read";
}

// Nothing follows from a number, a length, an order or an error either: where only what is closed differs, everything
// that others are told is the same.
TEST_F(SecrecyTest, WhatIsClosedChangesNothingForOthers) {
  SecretWorld elsewhere("andetsprogogmegetlaengerex");
  for (const Looker* looker : Others()) {
    Walker here(world_, *looker);
    Walker there(elsewhere, *looker);
    for (const std::string& way : WaysToRead(world_)) {
      EXPECT_EQ(Told(here.Get(way)), Told(there.Get(way))) << looker->name << " at " << way;
    }
    for (const Secret& secret : world_.secrets()) {
      if (secret.audience == Audience::kEverybody) continue;
      for (const std::string_view search : kSearches) {
        const http::Fields query{{"q", secret.word}};
        EXPECT_EQ(Told(here.Get(std::string(search), query)), Told(there.Get(std::string(search), query)))
            << looker->name << " searches " << secret.word << " at " << search;
      }
    }
  }
}

TEST_F(SecrecyTest, SearchFindsWhatEverybodyMayRead) {
  const auto Finds = [](Walker& walker, const std::string& word) {
    return walker.Get("/soeg", {{"q", word}}).body.find("class=\"hit\"") != std::string::npos;
  };
  Walker outsider(world_, kLookers[0]);
  Walker administrator(world_, *ThoseWhoMayMostFirst().front());
  int found = 0;
  for (const auto& [word, audience] : audiences_) {
    if (audience == Audience::kEverybody && Finds(outsider, word)) ++found;
    if (audience == Audience::kMembers && Finds(administrator, word)) ++found;
  }
  EXPECT_GT(found, 100);
}

TEST_F(SecrecyTest, NoFormTellsMoreToWhoMayNotSendIt) {
  for (const Looker* looker : Others()) {
    Walker walker(world_, *looker);
    for (const std::string& address : Forms(world_)) {
      const Seen seen = walker.Send(address);
      EXPECT_EQ(seen.body.find(kCameTooLate), std::string::npos) << address;
      ExpectNoMoreThan(*looker, seen.text(), address);
    }
  }
}

// The pages that are shown again have been walked; every so many forms reach every stage and each closing.
TEST_F(SecrecyTest, NoFormThatComesTooLateTellsMore) {
  constexpr std::size_t kEach = 7;
  for (const Looker* looker : Others()) {
    Walker walker(world_, *looker);
    const auto forms = Forms(world_);
    int shown_again = 0;
    for (std::size_t at = 0; at < forms.size(); at += kEach) {
      const Seen seen = walker.SendTooLate(forms[at]);
      if (seen.body.find(kCameTooLate) != std::string::npos) ++shown_again;
      ExpectNoMoreThan(*looker, seen.text(), forms[at]);
    }
    EXPECT_EQ(shown_again > 0, looker->role.has_value()) << looker->name;
  }
}

// Who may read everything asks first, so that what is kept for him would be there for the next.
TEST_F(SecrecyTest, NoPaperTellsMore) {
  for (const Stage stage : {Stage::kReleased, Stage::kPublished, Stage::kItemClosedLate}) {
    const std::string paper = "/moeder/" + std::to_string(static_cast<int>(stage) + 1) + "/udskrift";
    for (const std::string_view name : {"administrator", "member", "former_member", "reader", "outsider"}) {
      const Looker& looker =
          *std::find_if(std::begin(kLookers), std::end(kLookers), [&](const Looker& one) { return one.name == name; });
      Walker walker(world_, looker);
      for (const std::string_view ending : {".docx", ".pdf"}) {
        for (const http::Fields& edition : {http::Fields{}, http::Fields{{"udgave", "fuld"}}}) {
          const std::string words = WordsOf(walker.Wait(paper + std::string(ending), edition));
          ExpectNoMoreThan(edition.empty() ? kLookers[0] : looker, words, paper);
          const bool has_closed = words.find(kSecretStem) != std::string::npos;
          EXPECT_EQ(has_closed, !edition.empty() && looker.reads_closed) << name << paper << ending;
        }
      }
    }
  }
}

}  // namespace
}  // namespace tovholder::app

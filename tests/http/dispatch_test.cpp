// SPDX-License-Identifier: EUPL-1.2
#include "http/dispatch.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include "http/sessions.h"
#include "sql/errors.h"

namespace tovholder::http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kSecret = "the-secret-of-this-session";
constexpr std::array<EmbeddedFile, 2> kFiles = {
    {{"app.css", "body { color: black; }"}, {"fonts/text.woff2", "glyphs"}}};

std::string HeaderOf(const Reply& reply, std::string_view name) {
  for (const auto& [key, value] : reply.headers) {
    if (key == name) return value;
  }
  return "";
}

std::string BodyOf(const Reply& reply) {
  if (!reply.static_body.empty()) return std::string(reply.static_body);
  return *std::get<std::shared_ptr<const std::string>>(reply.body);
}

std::string Unzip(const std::string& packed) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string input = packed;
  std::string text(100'000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  inflate(&stream, Z_FINISH);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

class DispatchTest : public testing::Test {
 protected:
  DispatchTest() {
    options_.clock = [this] { return now_; };
    options_.static_files = kFiles;
    options_.error_page = [](const Request&, int, const Error& error) { return Response::Html("page of " + error.id); };
    options_.find_session = [](std::string_view token, Instant) -> std::optional<Session> {
      if (token != "known") return std::nullopt;
      return Session{7, 3, std::string(kSecret)};
    };
    Add(Method::kGet, "/page", [this](const Request&) {
      ++made_;
      return Response::Html(page_).Cached(CachePolicy::kRevalidate);
    });
    Add(Method::kGet, "/form", [](const Request& request) {
      Response response = Response::Html("").Cached(CachePolicy::kRevalidate);
      response.body = CsrfToken(request, response);
      return response;
    });
    Add(Method::kPost, "/form", [](const Request&) { return Response::SeeOther("/page"); });
    Add(Method::kGet, "/file",
        [](const Request&) { return Response::File("0123456789", "application/pdf", "møde.pdf"); });
    Add(Method::kGet, "/broken", [](const Request&) -> Response { throw std::runtime_error("a secret path"); });
    Add(Method::kGet, "/full", [](const Request&) -> Response { throw sql::DiskFull("no room"); });
    Add(Method::kGet, "/gone", [](const Request&) { return Response::Failure(404, {"meetings.unknown", {}}); });
  }

  void Add(Method method, std::string pattern, Handler handler) {
    router_.Add({method, std::move(pattern), std::move(handler)});
  }
  Site& site() {
    if (!site_) site_ = std::make_unique<Site>(router_, options_);
    return *site_;
  }
  using Headers = std::map<std::string, std::string, std::less<>>;
  SharedReply Get(std::string target, Headers headers = {}, std::string_view method = "GET") {
    Request request;
    request.target = std::move(target);
    request.headers = std::move(headers);
    const Admission admission = site().Admit(method, request);
    return site().Answer(request, admission);
  }
  Response Post(Headers headers, Fields form, Cookies cookies = {{"session", "known"}}) {
    Request request;
    request.method = Method::kPost;
    request.path = "/form";
    request.headers = std::move(headers);
    request.form = std::move(form);
    request.cookies = std::move(cookies);
    return site().Dispatch(request);
  }

  Instant now_ = FromCopenhagen({Date(std::chrono::year(2025), std::chrono::April, std::chrono::day(22)), {15, 0}});
  std::string page_ = "<p>en side</p>";
  int made_ = 0;
  SiteOptions options_;
  Router router_;
  std::unique_ptr<Site> site_;
};

TEST_F(DispatchTest, PutsSecurityHeadersOnEveryAnswer) {
  for (const std::string target : {"/page", "/nowhere", "/broken", "/static/app.css", "/%"}) {
    const SharedReply reply = Get(target);
    EXPECT_THAT(HeaderOf(*reply, "Content-Security-Policy"), HasSubstr("frame-ancestors 'none'")) << target;
    EXPECT_THAT(HeaderOf(*reply, "Content-Security-Policy"), Not(HasSubstr("unsafe"))) << target;
    EXPECT_EQ(HeaderOf(*reply, "X-Content-Type-Options"), "nosniff") << target;
    EXPECT_EQ(HeaderOf(*reply, "Referrer-Policy"), "same-origin") << target;
    EXPECT_EQ(HeaderOf(*reply, "Strict-Transport-Security"), "") << target;
  }
}

TEST_F(DispatchTest, BelievesTheProxyOnlyWhereToldTo) {
  const Headers forwarded = {{"x-forwarded-proto", "https"}, {"x-forwarded-for", "192.0.2.1, 192.0.2.7"}};
  EXPECT_EQ(HeaderOf(*Get("/page", forwarded), "Strict-Transport-Security"), "");
  EXPECT_THAT(HeaderOf(*Get("/form", forwarded), "Set-Cookie"), Not(HasSubstr("Secure")));
  site_.reset();
  options_.proxy = Proxy::kTrusted;
  EXPECT_EQ(HeaderOf(*Get("/page", forwarded), "Strict-Transport-Security"), "max-age=31536000");
  EXPECT_THAT(HeaderOf(*Get("/form", forwarded), "Set-Cookie"), HasSubstr("; Secure"));
  Request request;
  request.headers = forwarded;
  site().Admit("GET", request);
  EXPECT_EQ(request.address, "192.0.2.7");
}

TEST_F(DispatchTest, RefusesWithTheSitesPages) {
  struct Case {
    std::string target;
    std::string_view method;
    int status;
    std::string body;
  };
  const std::vector<Case> cases = {{"/nowhere", "GET", 404, "page of http.not_found"},
                                   {"/gone", "GET", 404, "page of meetings.unknown"},
                                   {"/page", "POST", 405, "page of http.wrong_method"},
                                   {"/page", "PUT", 405, "page of http.wrong_method"},
                                   {"/page?a=%", "GET", 400, "page of http.bad_address"},
                                   {"/broken", "GET", 500, "page of http.internal"},
                                   {"/full", "GET", 507, "page of http.disk_full"},
                                   {"/static/other.css", "GET", 404, "page of http.not_found"}};
  for (const Case& given : cases) {
    const SharedReply reply = Get(given.target, {}, given.method);
    EXPECT_EQ(reply->status, given.status) << given.target;
    EXPECT_EQ(BodyOf(*reply), given.body) << given.target;
    EXPECT_EQ(HeaderOf(*reply, "Cache-Control"), "no-store") << given.target;
  }
  EXPECT_EQ(HeaderOf(*Get("/page", {}, "POST"), "Allow"), "GET, HEAD");
}

TEST_F(DispatchTest, AnswersEvenWhereTheErrorPageBreaks) {
  options_.error_page = [](const Request&, int, const Error&) -> Response { throw std::runtime_error("no page"); };
  const SharedReply reply = Get("/broken");
  EXPECT_EQ(reply->status, 500);
  EXPECT_EQ(BodyOf(*reply), "http.internal");
}

TEST_F(DispatchTest, AnswersNotModifiedToAKnownTag) {
  const SharedReply first = Get("/page");
  const std::string tag = HeaderOf(*first, "ETag");
  ASSERT_NE(tag, "");
  const SharedReply again = Get("/page", {{"if-none-match", tag}});
  EXPECT_EQ(again->status, 304);
  EXPECT_EQ(BodyOf(*again), "");
  EXPECT_EQ(HeaderOf(*again, "ETag"), tag);
  page_ = "<p>en anden side</p>";
  site().page_cache().Bump();
  EXPECT_EQ(Get("/page", {{"if-none-match", tag}})->status, 200);
}

TEST_F(DispatchTest, CompressesTextThatIsWorthIt) {
  page_ = std::string(5000, 'x');
  const SharedReply packed = Get("/page", {{"accept-encoding", "gzip"}});
  EXPECT_EQ(HeaderOf(*packed, "Content-Encoding"), "gzip");
  EXPECT_EQ(HeaderOf(*packed, "Vary"), "Accept-Encoding");
  EXPECT_EQ(Unzip(BodyOf(*packed)), page_);
  EXPECT_EQ(HeaderOf(*Get("/page", {{"accept-encoding", "gzip, br"}}), "Content-Encoding"), "br");
  const SharedReply plain = Get("/page");
  EXPECT_EQ(HeaderOf(*plain, "Content-Encoding"), "");
  EXPECT_EQ(HeaderOf(*plain, "Vary"), "Accept-Encoding");
  EXPECT_EQ(HeaderOf(*plain, "ETag"), HeaderOf(*packed, "ETag"));
  EXPECT_EQ(HeaderOf(*Get("/file", {{"accept-encoding", "gzip"}}), "Content-Encoding"), "");
}

TEST_F(DispatchTest, SendsAPartOfAFile) {
  const SharedReply part = Get("/file", {{"range", "bytes=2-4"}});
  EXPECT_EQ(part->status, 206);
  EXPECT_EQ(BodyOf(*part), "234");
  EXPECT_EQ(HeaderOf(*part, "Content-Range"), "bytes 2-4/10");
  const SharedReply beyond = Get("/file", {{"range", "bytes=10-"}});
  EXPECT_EQ(beyond->status, 416);
  EXPECT_EQ(HeaderOf(*beyond, "Content-Range"), "bytes */10");
  EXPECT_EQ(Get("/file", {{"range", "bytes=2-4"}, {"if-range", "\"old\""}})->status, 200);
  EXPECT_THAT(HeaderOf(*Get("/file"), "Content-Disposition"), HasSubstr("m%C3%B8de.pdf"));
}

TEST_F(DispatchTest, KeepsPagesForOutsidersUntilSomethingIsWritten) {
  Get("/page");
  Get("/page");
  EXPECT_EQ(made_, 1);
  EXPECT_EQ(BodyOf(*Get("/page", {}, "HEAD")), page_);
  EXPECT_EQ(made_, 1);
  site().page_cache().Bump();
  Get("/page");
  EXPECT_EQ(made_, 2);
  Get("/page?aar=2025");
  EXPECT_EQ(made_, 3);
}

TEST_F(DispatchTest, KeepsAPagePerLanguage) {
  options_.variant = [](const Request& request) { return std::string(request.Header("accept-language")); };
  Get("/page", {{"accept-language", "da"}});
  Get("/page", {{"accept-language", "en"}});
  Get("/page", {{"accept-language", "da"}});
  EXPECT_EQ(made_, 2);
}

TEST_F(DispatchTest, NeverKeepsWhatSomebodySignedInSees) {
  const Headers signed_in = {{"cookie", "session=known"}};
  const SharedReply own = Get("/page", signed_in);
  EXPECT_EQ(HeaderOf(*own, "Cache-Control"), "no-store");
  Get("/page");
  EXPECT_EQ(made_, 2);
  Get("/page", signed_in);
  EXPECT_EQ(made_, 3);
}

TEST_F(DispatchTest, NeverKeepsAPageWithAFormToken) {
  const SharedReply first = Get("/form");
  const SharedReply second = Get("/form");
  EXPECT_NE(BodyOf(*first), BodyOf(*second));
  EXPECT_EQ(HeaderOf(*first, "Cache-Control"), "no-store");
}

TEST_F(DispatchTest, TakesBackACookieOfAnEndedSession) {
  const SharedReply reply = Get("/page", {{"cookie", "session=ended"}});
  EXPECT_THAT(HeaderOf(*reply, "Set-Cookie"), HasSubstr("session=; "));
  EXPECT_THAT(HeaderOf(*reply, "Set-Cookie"), HasSubstr("Max-Age=0"));
}

TEST_F(DispatchTest, TakesFormsOfOurOwnPages) {
  const std::string secret(kSecret);
  const Headers host = {{"host", "plan.example"}};
  struct Case {
    std::string what;
    Headers headers;
    Fields form;
    int status;
  };
  const std::vector<Case> cases = {
      {"field", host, {{"csrf", secret}}, 303},
      {"header", {{"x-csrf-token", secret}}, {}, 303},
      {"nothing", host, {}, 403},
      {"wrong", host, {{"csrf", "x" + secret}}, 403},
      {"empty", host, {{"csrf", ""}}, 403},
      {"same origin", {{"host", "plan.example"}, {"origin", "https://plan.example"}}, {{"csrf", secret}}, 303},
      {"other origin", {{"host", "plan.example"}, {"origin", "https://evil.example"}}, {{"csrf", secret}}, 403},
      {"no origin", {{"host", "plan.example"}, {"origin", "null"}}, {{"csrf", secret}}, 403},
      {"same site", {{"sec-fetch-site", "same-origin"}}, {{"csrf", secret}}, 303},
      {"typed address", {{"sec-fetch-site", "none"}}, {{"csrf", secret}}, 303},
      {"neighbour", {{"sec-fetch-site", "same-site"}}, {{"csrf", secret}}, 403},
      {"cross", {{"sec-fetch-site", "cross-site"}}, {{"csrf", secret}}, 403}};
  for (const Case& given : cases) EXPECT_EQ(Post(given.headers, given.form).status, given.status) << given.what;
}

TEST_F(DispatchTest, TakesAMaskedTokenOfTheSession) {
  const std::string token = BodyOf(*Get("/form", {{"cookie", "session=known"}}));
  EXPECT_NE(token, kSecret);
  EXPECT_EQ(Post({}, {{"csrf", token}}).status, 303);
  EXPECT_EQ(Post({}, {{"csrf", token}}, {}).status, 403);
}

TEST_F(DispatchTest, TakesAVisitorsFormWithItsCookie) {
  const SharedReply page = Get("/form");
  const std::string set = HeaderOf(*page, "Set-Cookie");
  const std::string cookie = set.substr(5, set.find(';') - 5);
  EXPECT_THAT(set, HasSubstr("; Path=/; HttpOnly; SameSite=Lax"));
  const Fields form = {{"csrf", BodyOf(*page)}};
  EXPECT_EQ(Post({}, form, {{"csrf", cookie}}).status, 303);
  EXPECT_EQ(Post({}, form, {}).status, 403);
  EXPECT_EQ(Post({}, form, {{"csrf", "made up by others.x"}}).status, 403);
  const SharedReply next = Get("/form", {{"cookie", "csrf=" + cookie}});
  EXPECT_EQ(HeaderOf(*next, "Set-Cookie"), "");
  EXPECT_EQ(Post({}, {{"csrf", BodyOf(*next)}}, {{"csrf", cookie}}).status, 303);
}

TEST_F(DispatchTest, LimitsASessionButNotItsNeighbours) {
  options_.session_rate = {3, 1};
  const Headers signed_in = {{"cookie", "session=known"}};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(Get("/page", signed_in)->status, 200);
  const SharedReply refused = Get("/page", signed_in);
  EXPECT_EQ(refused->status, 429);
  EXPECT_EQ(HeaderOf(*refused, "Retry-After"), "1");
  EXPECT_EQ(Get("/form")->status, 200);
  now_ += 1s;
  EXPECT_EQ(Get("/page", signed_in)->status, 200);
}

TEST(RateLimiter, ForgetsThoseWhoWaited) {
  RateLimiter limiter({2, 1});
  const Instant start{1s};
  for (int i = 0; i < 1024; ++i) limiter.Take("reader " + std::to_string(i), start);
  EXPECT_EQ(limiter.size(), 1024U);
  limiter.Take("one more", start + 10s);
  EXPECT_EQ(limiter.size(), 1U);
}

TEST(RateLimiter, SaysHowLongToWait) {
  RateLimiter limiter({1, 0.1});
  const Instant start{1s};
  EXPECT_EQ(limiter.Take("a", start), 0s);
  EXPECT_EQ(limiter.Take("a", start), 10s);
  EXPECT_EQ(limiter.Take("a", start + 9s), 1s);
  EXPECT_EQ(limiter.Take("a", start + 10s), 0s);
  EXPECT_EQ(limiter.Take("b", start), 0s);
}

TEST_F(DispatchTest, ServesBuiltInFilesUnderAnAddressThatMayBeKept) {
  const std::string address = site().StaticAddress("app.css");
  EXPECT_THAT(address, testing::MatchesRegex("/static/app\\.[0-9a-f]+\\.css"));
  const SharedReply reply = Get(address);
  EXPECT_EQ(BodyOf(*reply), kFiles[0].content);
  EXPECT_EQ(HeaderOf(*reply, "Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(HeaderOf(*reply, "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(HeaderOf(*Get("/static/app.css"), "Cache-Control"), "private, no-cache");
  EXPECT_EQ(HeaderOf(*Get("/static/fonts/text.woff2"), "Content-Type"), "font/woff2");
  EXPECT_EQ(Get("/static/app.css", {{"if-none-match", reply->tag}})->status, 304);
  EXPECT_THROW(site().StaticAddress("none.css"), std::invalid_argument);
}

SharedReply PageOf(std::size_t size) {
  return MakeReply(Request{}, Response::Html(std::string(size, 'x')).Cached(CachePolicy::kRevalidate));
}

TEST(PageCache, StaysWithinItsBoundAndDropsTheOldest) {
  PageCache cache(100'000);
  for (int i = 0; i < 50; ++i) {
    cache.Keep("page " + std::to_string(i), cache.version(), PageOf(8'000), Instant{});
    cache.Find("page 0", Instant{});
    EXPECT_LE(cache.bytes(), 100'000U);
  }
  EXPECT_TRUE(cache.Find("page 0", Instant{}).has_value());
  EXPECT_FALSE(cache.Find("page 1", Instant{}).has_value());
  EXPECT_TRUE(cache.Find("page 49", Instant{}).has_value());
  cache.Keep("too large", cache.version(), PageOf(60'000), Instant{});
  EXPECT_FALSE(cache.Find("too large", Instant{}).has_value());
}

TEST(PageCache, KeepsNothingThatAWriterOvertook) {
  PageCache cache(100'000);
  const std::uint64_t version = cache.version();
  cache.Bump();
  cache.Keep("page", version, PageOf(100), Instant{});
  EXPECT_FALSE(cache.Find("page", Instant{}).has_value());
  cache.Keep("page", cache.version(), PageOf(100), Instant{});
  EXPECT_TRUE(cache.Find("page", Instant{}).has_value());
  cache.Bump();
  EXPECT_FALSE(cache.Find("page", Instant{}).has_value());
  EXPECT_EQ(cache.bytes(), 0U);
}

TEST(PageCache, KeepsAPageForItsTime) {
  PageCache cache(100'000, 2s);
  const Instant made{100s};
  cache.Keep("page", cache.version(), PageOf(100), made);
  EXPECT_TRUE(cache.Find("page", made + 2s).has_value());
  EXPECT_FALSE(cache.Find("page", made + 3s).has_value());
}

}  // namespace
}  // namespace tovholder::http

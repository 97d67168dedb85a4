// SPDX-License-Identifier: EUPL-1.2
#include "http/server.h"

#include <gmock/gmock.h>
#include <sys/resource.h>

#include <fstream>
#include <future>
#include <sstream>

#include "http/listen_socket.h"
#include "http/socket_client.h"
#include "http/token.h"
#include "http/upload_folder.h"

namespace tovholder::http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
namespace fs = std::filesystem;

constexpr std::string_view kSecret = "the-secret-of-this-session";

std::string ReadFile(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// What a form brought, as text that a test can compare.
Response Repeat(const Request& request) {
  std::string text;
  for (const auto& [name, value] : request.form) {
    if (name != kCsrfField) text += name + "=" + value + "\n";
  }
  for (const Upload& upload : request.uploads) {
    text += upload.field + ":" + upload.file_name + ":" + upload.content_type + ":" + std::to_string(upload.size) +
            ":" + ReadFile(upload.path).substr(0, 40) + "\n";
  }
  return Response::Text(text);
}

template <class Condition>
bool Await(Condition condition) {
  const auto patience = std::chrono::steady_clock::now() + 30s;
  while (!condition() && std::chrono::steady_clock::now() < patience) std::this_thread::sleep_for(1ms);
  return condition();
}

// A gate that handlers wait at until the test opens it.
class Gate {
 public:
  void Open() { opened_.set_value(); }
  void Wait() { future_.wait_for(20s); }

 private:
  std::promise<void> opened_;
  std::shared_future<void> future_ = opened_.get_future().share();
};

// Counts handlers that have begun.
class Arrivals {
 public:
  void Note() { ++count_; }
  bool WaitFor(int count) const {
    return Await([&] { return count_ >= count; });
  }

 private:
  std::atomic<int> count_{0};
};

class ServerTest : public testing::Test {
 protected:
  ServerTest() : folder_(fs::temp_directory_path() / ("tovholder-server-test-" + RandomToken().substr(0, 12))) {}
  ~ServerTest() override {
    server_.reset();
    fs::remove_all(folder_);
  }

  void Add(Route route) { router_.Add(std::move(route)); }
  void AddText(const std::string& pattern, const std::string& text) {
    Add({Method::kGet, pattern, [text](const Request&) { return Response::Text(text); }});
  }

  void Start() {
    SiteOptions site;
    site.find_session = [](std::string_view token, Instant) -> std::optional<Session> {
      if (token != "known") return std::nullopt;
      return Session{1, 1, std::string(kSecret)};
    };
    site_ = std::make_unique<Site>(router_, std::move(site));
    options_.listen = "127.0.0.1:0";
    options_.upload_folder = folder_;
    auto started = Server::Start(*site_, options_);
    ASSERT_TRUE(started.has_value()) << started.error().id;
    server_ = std::move(*started);
  }
  SocketClient Connect() const { return SocketClient(server_->port()); }
  Received PostMultipart(SocketClient& client, std::string_view target, const std::string& parts) const {
    return client.Post(target, parts + Part("csrf", kSecret) + "--the-boundary--\r\n", "Cookie: session=known\r\n",
                       "multipart/form-data; boundary=the-boundary");
  }
  static std::string Part(std::string_view name, std::string_view value) {
    return "--the-boundary\r\nContent-Disposition: form-data; name=\"" + std::string(name) + "\"\r\n\r\n" +
           std::string(value) + "\r\n";
  }
  static std::string FilePart(std::string_view name, std::string_view file, std::string_view content) {
    return "--the-boundary\r\nContent-Disposition: form-data; name=\"" + std::string(name) + "\"; filename=\"" +
           std::string(file) + "\"\r\nContent-Type: text/plain\r\n\r\n" + std::string(content) + "\r\n";
  }
  std::size_t UploadsOnDisk() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) count += entry.is_regular_file() ? 1 : 0;
    return count;
  }

  bool SomebodyWaits() const {
    const auto patience = std::chrono::steady_clock::now() + 10s;
    while (server_->figures().waiting == 0 && std::chrono::steady_clock::now() < patience) std::this_thread::yield();
    return server_->figures().waiting > 0;
  }

  fs::path folder_;
  Router router_;
  ServerOptions options_;
  std::unique_ptr<Site> site_;
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, KeepsAConnectionForSeveralRequests) {
  AddText("/a", "first");
  AddText("/b", "second");
  Start();
  SocketClient client = Connect();
  EXPECT_EQ(client.Get("/a").body, "first");
  EXPECT_EQ(client.Get("/b").body, "second");
  EXPECT_EQ(client.Get("/c").status, 404);
  EXPECT_EQ(client.Get("/a").body, "first");
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  AddText("/a", "first");
  Add({Method::kGet, "/slow", [](const Request&) { return Response::Text("slow"); }, Pace::kSlow});
  Start();
  SocketClient client = Connect();
  const std::string end = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  client.Send("GET /a" + end + "GET /slow" + end + "GET /a" + end);
  EXPECT_EQ(client.Receive().body, "first");
  EXPECT_EQ(client.Receive().body, "slow");
  EXPECT_EQ(client.Receive().body, "first");
}

TEST_F(ServerTest, HeadHasTheLengthButNoBody) {
  AddText("/a", "first");
  Start();
  SocketClient client = Connect();
  client.Send("HEAD /a HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const Received head = client.Receive(false);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.Header("content-length"), "5");
  EXPECT_EQ(client.Get("/a").body, "first");
}

TEST_F(ServerTest, RefusesOtherMethods) {
  AddText("/a", "first");
  Start();
  for (const std::string method : {"PUT", "DELETE", "PATCH", "OPTIONS", "BREW"}) {
    SocketClient client = Connect();
    client.Send(method + " /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    const Received answer = client.Receive();
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_EQ(answer.Header("allow"), "GET, HEAD, POST") << method;
  }
}

TEST_F(ServerTest, SlowRoutesDoNotHoldUpQuickOnes) {
  Gate gate;
  Arrivals inside;
  AddText("/quick", "quick");
  Add({Method::kGet, "/slow",
       [&](const Request&) {
         inside.Note();
         gate.Wait();
         return Response::Text("slow");
       },
       Pace::kSlow});
  options_.workers = 2;
  options_.queue_limit = 1;
  Start();
  std::vector<SocketClient> slow;
  for (int i = 0; i < 2; ++i) {
    slow.push_back(Connect());
    slow.back().Send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  ASSERT_TRUE(inside.WaitFor(2));
  slow.push_back(Connect());
  slow.back().Send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  SocketClient client = Connect();
  for (int i = 0; i < 20; ++i) EXPECT_EQ(client.Get("/quick").body, "quick");
  ASSERT_TRUE(SomebodyWaits());
  const Received refused = client.Get("/slow");
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.Header("retry-after"), "5");
  EXPECT_EQ(client.Get("/quick").body, "quick");
  gate.Open();
  for (SocketClient& waiting : slow) EXPECT_EQ(waiting.Receive().body, "slow");
}

TEST_F(ServerTest, ServesBesideAThousandIdleConnections) {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  ASSERT_GE(files.rlim_cur, 2200U) << "this machine allows too few open files for the test";
  AddText("/a", "first");
  Start();
  std::vector<SocketClient> idle;
  for (int i = 0; i < 1000; ++i) {
    idle.push_back(Connect());
    ASSERT_EQ(idle.back().Get("/a").status, 200);
  }
  SocketClient client = Connect();
  EXPECT_EQ(client.Get("/a").body, "first");
  EXPECT_EQ(idle.front().Get("/a").body, "first");
}

TEST_F(ServerTest, RefusesBadRequests) {
  AddText("/a", "first");
  Start();
  struct Case {
    std::string target;
    int status;
  };
  const std::vector<Case> cases = {{"/%zz", 400}, {"/%e6", 400},     {"/a?x=%", 400},      {"/a?x=%00", 400},
                                   {"a", 400},    {"/nowhere", 404}, {"/a?%c3%a6=1", 200}, {"http://localhost/a", 200}};
  for (const Case& given : cases) {
    SocketClient client = Connect();
    EXPECT_EQ(client.Get(given.target).status, given.status) << given.target;
  }
}

TEST_F(ServerTest, TakesOrRefusesALongAddress) {
  Add({Method::kGet, "/q",
       [](const Request& request) { return Response::Text(std::to_string(request.Query("q").size())); }});
  Start();
  SocketClient client = Connect();
  const Received small = client.Get("/q?q=" + std::string(4'000, 'x'));
  EXPECT_EQ(small.body, "4000");
  SocketClient second = Connect();
  const Received ten = second.Get("/q?q=" + std::string(10'240, 'x'));
  EXPECT_TRUE(ten.status == 414 || ten.status == 431 || ten.body == "10240") << ten.status;
  SocketClient third = Connect();
  const int hundred = third.Get("/q?q=" + std::string(100'000, 'x')).status;
  EXPECT_TRUE(hundred == 414 || hundred == 431) << hundred;
}

TEST_F(ServerTest, ReadsUrlencodedForms) {
  Add({Method::kPost, "/form", Repeat});
  Start();
  SocketClient client = Connect();
  const std::string cookie = "Cookie: session=known\r\n";
  const std::string csrf = "csrf=" + std::string(kSecret);
  EXPECT_EQ(client.Post("/form", "b=m%C3%B8de+i+dag&a=&c&" + csrf, cookie).body, "a=\nb=møde i dag\nc=\n");
  EXPECT_EQ(client.Post("/form", "b=%E6&" + csrf, cookie).status, 400);
  EXPECT_EQ(client.Post("/form", "b=%x&" + csrf, cookie).status, 400);
  EXPECT_EQ(client.Post("/form", "b=1&csrf=wrong", cookie).status, 403);
  EXPECT_EQ(client.Post("/form", "b=1&" + csrf, "").status, 403);
  EXPECT_EQ(client.Post("/form", "{}", cookie, "application/json").status, 415);
}

TEST_F(ServerTest, ReadsFilesOfAMultipartForm) {
  Add({Method::kPost, "/form", Repeat, Pace::kSlow, 64 << 20});
  Start();
  SocketClient client = Connect();
  const std::string large(3'000'000, 'x');
  const Received answer = PostMultipart(
      client, "/form",
      Part("navn", "Åse") + Part("tom", "") + FilePart("filer", "C:\\mappe\\referat æ.txt", "første") +
          FilePart("filer", "../stor.txt", large) + FilePart("ingen", "", "") + FilePart("nul", "n.txt", ""));
  EXPECT_EQ(answer.body, "navn=Åse\ntom=\nfiler:referat æ.txt:text/plain:7:første\nfiler:stor.txt:text/plain:3000000:" +
                             large.substr(0, 40) + "\nnul:n.txt:text/plain:0:\n");
  EXPECT_EQ(PostMultipart(client, "/form", Part("navn", "\xE6")).status, 400);
  EXPECT_EQ(PostMultipart(client, "/form", FilePart("fil", "\xE6.txt", "x")).status, 400);
  server_->Stop();
  EXPECT_EQ(UploadsOnDisk(), 0U);
}

TEST_F(ServerTest, RefusesAFormBeyondItsLimit) {
  Add({Method::kPost, "/form", Repeat, Pace::kSlow, 2 << 20});
  Start();
  SocketClient client = Connect();
  EXPECT_EQ(PostMultipart(client, "/form", FilePart("fil", "f", std::string(3 << 20, 'x'))).status, 413);
  EXPECT_EQ(PostMultipart(client, "/form", FilePart("fil", "f", "x")).status, 200);
  server_->Stop();
  EXPECT_EQ(UploadsOnDisk(), 0U);
}

TEST_F(ServerTest, RefusesAFarTooLargeFormBeforeItComes) {
  Add({Method::kPost, "/form", Repeat});
  Start();
  SocketClient client = Connect();
  client.Send(
      "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 90000000000\r\n\r\n");
  EXPECT_EQ(client.Receive().status, 413);
  EXPECT_TRUE(client.IsClosedByServer());
}

TEST_F(ServerTest, TakesALargeFormOnlyFromASession) {
  Add({Method::kPost, "/form", Repeat, Pace::kSlow, 8 << 20});
  Start();
  SocketClient client = Connect();
  EXPECT_EQ(client.Post("/form", "a=" + std::string(2 << 20, 'x')).status, 403);
}

TEST_F(ServerTest, AnUploadBrokenOffLeavesNothing) {
  Add({Method::kPost, "/form", Repeat, Pace::kSlow, 64 << 20});
  // libmicrohttpd misses an end that comes together with the last bytes: the timeout is what ends the upload then.
  options_.idle_timeout = 2s;
  Start();
  SocketClient client = Connect();
  client.Send(
      "POST /form HTTP/1.1\r\nHost: localhost\r\nCookie: session=known\r\nContent-Type: multipart/form-data; "
      "boundary=the-boundary\r\nContent-Length: 5000000\r\n\r\n" +
      FilePart("fil", "f.txt", std::string(200'000, 'x')));
  EXPECT_TRUE(Await([&] { return UploadsOnDisk() == 1; }));
  client.Close();
  EXPECT_TRUE(Await([&] { return UploadsOnDisk() == 0; }));
}

TEST_F(ServerTest, SendsPiecesOneByOne) {
  Add({Method::kGet, "/pieces", [](const Request&) {
         Response response = Response::Text("");
         response.body =
             Pieces([left = 3]() mutable { return left-- > 0 ? std::string(100'000, 'p') : std::string(); });
         return response;
       }});
  Add({Method::kGet, "/broken", [](const Request&) {
         Response response = Response::Text("");
         response.body = Pieces([first = true]() mutable -> std::string {
           if (!first) throw std::runtime_error("lost");
           first = false;
           return "start";
         });
         return response;
       }});
  Start();
  SocketClient client = Connect();
  EXPECT_EQ(client.Get("/pieces").body.size(), 300'000U);
  EXPECT_EQ(client.Get("/broken").body, "start");
  EXPECT_TRUE(client.IsClosedByServer());
}

TEST_F(ServerTest, SendsNoHeaderThatBreaksIntoLines) {
  Add({Method::kGet, "/to", [](const Request& request) { return Response::SeeOther(request.Query("side")); }});
  Start();
  SocketClient client = Connect();
  EXPECT_EQ(client.Get("/to?side=/moeder").Header("location"), "/moeder");
  const Received answer = client.Get("/to?side=/%0D%0ASet-Cookie:+a=b");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.Header("set-cookie"), "");
}

TEST_F(ServerTest, SendsEventsAndHeartbeats) {
  std::atomic<int> news{1};
  Add({Method::kGet, "/events", [&](const Request&) {
         return Response::Events([&news, seen = 0]() mutable -> std::optional<std::string> {
           if (news == 9) return std::nullopt;
           if (news == seen) return "";
           seen = news;
           return FormatEvent("news", std::to_string(seen));
         });
       }});
  options_.heartbeat = 50ms;
  Start();
  SocketClient client = Connect();
  client.Send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(client.ReceiveHead().Header("content-type"), "text/event-stream");
  EXPECT_EQ(client.TakeChunk(), "event: news\ndata: 1\n\n");
  EXPECT_EQ(client.TakeChunk(), ":\n\n");
  news = 2;
  std::string chunk = client.TakeChunk();
  while (chunk == ":\n\n") chunk = client.TakeChunk();
  EXPECT_EQ(chunk, "event: news\ndata: 2\n\n");
  news = 9;
  chunk = client.TakeChunk();
  while (chunk == ":\n\n") chunk = client.TakeChunk();
  EXPECT_EQ(chunk, "");
}

TEST_F(ServerTest, ForgetsReadersOfEventsWhoAreGone) {
  Add({Method::kGet, "/events", [](const Request&) { return Response::Events([] { return std::string(); }); }});
  options_.heartbeat = 20ms;
  Start();
  {
    std::vector<SocketClient> clients;
    for (int i = 0; i < 50; ++i) {
      clients.push_back(Connect());
      clients.back().Send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
      ASSERT_EQ(clients.back().ReceiveHead().status, 200);
    }
    EXPECT_EQ(server_->figures().event_streams, 50U);
  }
  const auto patience = std::chrono::steady_clock::now() + 10s;
  while (server_->figures().event_streams > 0 && std::chrono::steady_clock::now() < patience) std::this_thread::yield();
  EXPECT_EQ(server_->figures().event_streams, 0U);
}

TEST_F(ServerTest, StopLetsRunningRequestsFinishAndEndsEvents) {
  Gate gate;
  Arrivals inside;
  Add({Method::kGet, "/slow",
       [&](const Request&) {
         inside.Note();
         gate.Wait();
         return Response::Text("slow");
       },
       Pace::kSlow});
  Add({Method::kGet, "/events", [](const Request&) { return Response::Events([] { return std::string(); }); }});
  Start();
  SocketClient slow = Connect();
  SocketClient events = Connect();
  slow.Send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  events.Send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(events.ReceiveHead().status, 200);
  ASSERT_TRUE(inside.WaitFor(1));
  auto stopping = std::async(std::launch::async, [&] { server_->Stop(); });
  EXPECT_EQ(events.TakeChunk(), "");
  gate.Open();
  EXPECT_EQ(slow.Receive().body, "slow");
  EXPECT_EQ(stopping.wait_for(10s), std::future_status::ready);
}

TEST_F(ServerTest, StopAnswersWhatDoesNotFinishInTime) {
  Gate gate;
  Arrivals inside;
  Add({Method::kGet, "/slow",
       [&](const Request&) {
         inside.Note();
         gate.Wait();
         return Response::Text("slow");
       },
       Pace::kSlow});
  options_.workers = 1;
  options_.stop_patience = 0s;
  Start();
  SocketClient running = Connect();
  SocketClient waiting = Connect();
  running.Send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  ASSERT_TRUE(inside.WaitFor(1));
  waiting.Send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  ASSERT_TRUE(SomebodyWaits());
  auto stopping = std::async(std::launch::async, [&] { server_->Stop(); });
  EXPECT_EQ(running.Receive().status, 503);
  EXPECT_EQ(waiting.Receive().status, 503);
  gate.Open();
  EXPECT_EQ(stopping.wait_for(10s), std::future_status::ready);
}

TEST_F(ServerTest, SaysThatThePortIsInUse) {
  Start();
  ServerOptions second;
  second.listen = "127.0.0.1:" + std::to_string(server_->port());
  const auto failed = Server::Start(*site_, second);
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error(), (Error{"http.port_in_use", {{"address", second.listen}}}));
}

TEST(ListenSocket, RefusesWrongAddresses) {
  for (const std::string address : {"", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000",
                                    "example:80", "[::1:80", "256.0.0.1:80"}) {
    const auto opened = ListenSocket::Open(address);
    ASSERT_FALSE(opened.has_value()) << address;
    EXPECT_EQ(opened.error(), (Error{"http.bad_listen_address", {{"address", address}}}));
  }
  const auto foreign = ListenSocket::Open("192.0.2.1:0");
  ASSERT_FALSE(foreign.has_value());
  EXPECT_EQ(foreign.error().id, "http.no_such_address");
}

TEST(UploadFolder, RemovesWhatAKilledProcessLeft) {
  const fs::path parent = fs::temp_directory_path() / ("tovholder-upload-test-" + RandomToken().substr(0, 12));
  fs::create_directories(parent / "tovholder-uploads-abandoned");
  std::ofstream(parent / "tovholder-uploads-abandoned" / "piece") << "rest";
  {
    const auto first = UploadFolder::Open(parent);
    ASSERT_TRUE(first.has_value());
    EXPECT_FALSE(fs::exists(parent / "tovholder-uploads-abandoned"));
    const auto second = UploadFolder::Open(parent);
    EXPECT_TRUE(fs::exists(first->path()));
    EXPECT_NE(first->path(), second->path());
  }
  EXPECT_TRUE(fs::is_empty(parent));
  fs::remove_all(parent);
}

}  // namespace
}  // namespace tovholder::http

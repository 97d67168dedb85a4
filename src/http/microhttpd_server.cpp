// SPDX-License-Identifier: EUPL-1.2
#include <arpa/inet.h>
#include <microhttpd.h>
#include <sys/resource.h>

#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>

#include "base/log.h"
#include "base/text.h"
#include "http/event_stream.h"
#include "http/form_collector.h"
#include "http/header_values.h"
#include "http/listen_socket.h"
#include "http/server.h"
#include "http/upload_folder.h"
#include "http/worker_pool.h"

namespace tovholder::http {
namespace {

// One request from its first line to the last byte of its answer.
struct Exchange {
  std::shared_ptr<Exchange> self;  // until libmicrohttpd is done with it
  Request request;
  Admission admission;
  std::unique_ptr<FormCollector> form;
  MHD_PostProcessor* parser = nullptr;
  bool started = false;
  std::mutex mutex;   // guards the two below
  SharedReply reply;  // of a worker
  bool suspended = false;

  ~Exchange() {
    if (parser) MHD_destroy_post_processor(parser);
  }
};

using SharedResponse = std::shared_ptr<MHD_Response>;

SharedResponse Own(MHD_Response* response) {
  if (!response) throw std::bad_alloc();
  return {response, [](MHD_Response* done) { MHD_destroy_response(done); }};
}

void AddHeader(MHD_Response* response, const std::string& name, const std::string& value) {
  if (MHD_add_response_header(response, name.c_str(), value.c_str()) != MHD_YES) {
    throw std::invalid_argument("header field that cannot be sent: " + name);
  }
}

SharedResponse BytesResponse(const Reply& reply) {
  if (!reply.static_body.empty()) {
    // Only read: libmicrohttpd's parameter lacks the const.
    void* const bytes = const_cast<char*>(reply.static_body.data());
    return Own(MHD_create_response_from_buffer(reply.static_body.size(), bytes, MHD_RESPMEM_PERSISTENT));
  }
  using Body = std::shared_ptr<const std::string>;
  auto body = std::make_unique<Body>(std::get<Body>(reply.body));
  if (!*body) *body = std::make_shared<const std::string>();
  void* const bytes = const_cast<char*>((*body)->data());
  auto response = Own(MHD_create_response_from_buffer_with_free_callback_cls(
      (*body)->size(), bytes, [](void* owner) { delete static_cast<Body*>(owner); }, body.get()));
  body.release();  // NOLINT(bugprone-unused-return-value): the response frees it
  return response;
}

struct PieceReader {
  Pieces next;
  std::string piece;
  std::size_t sent = 0;
};

ssize_t ReadPieces(void* context, std::uint64_t, char* buffer, std::size_t capacity) {
  auto& reader = *static_cast<PieceReader*>(context);
  try {
    if (reader.sent == reader.piece.size()) {
      reader.piece = reader.next();
      reader.sent = 0;
    }
  } catch (const std::exception& broken) {
    LogError("a body broke off: {}", broken.what());
    return MHD_CONTENT_READER_END_WITH_ERROR;
  }
  if (reader.piece.empty()) return MHD_CONTENT_READER_END_OF_STREAM;
  const std::size_t size = reader.piece.copy(buffer, capacity, reader.sent);
  reader.sent += size;
  return static_cast<ssize_t>(size);
}

SharedResponse PiecesResponse(const Pieces& pieces) {
  constexpr std::size_t kBlock = std::size_t{64} * 1024;
  auto reader = std::make_unique<PieceReader>(PieceReader{pieces, {}, 0});
  auto response = Own(MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, kBlock, ReadPieces, reader.get(),
                                                        [](void* done) { delete static_cast<PieceReader*>(done); }));
  reader.release();  // NOLINT(bugprone-unused-return-value): the response frees it
  return response;
}

struct EventReader {
  EventHub& hub;
  std::shared_ptr<EventStream> stream;
};

ssize_t ReadEvents(void* context, std::uint64_t, char* buffer, std::size_t capacity) {
  const auto piece = static_cast<EventReader*>(context)->stream->Read(buffer, capacity);
  if (piece.state == EventStream::State::kEnded) return MHD_CONTENT_READER_END_OF_STREAM;
  return static_cast<ssize_t>(piece.size);
}

void FreeEvents(void* context) {
  const std::unique_ptr<EventReader> reader(static_cast<EventReader*>(context));
  reader->hub.Remove(reader->stream);
}

SharedResponse EventsResponse(const EventSource& source, MHD_Connection* connection, EventHub& hub) {
  constexpr std::size_t kBlock = std::size_t{4} * 1024;
  auto stream = std::make_shared<EventStream>(source, Pause{[connection] { MHD_suspend_connection(connection); },
                                                            [connection] { MHD_resume_connection(connection); }});
  auto reader = std::make_unique<EventReader>(EventReader{hub, stream});
  auto response =
      Own(MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, kBlock, ReadEvents, reader.get(), FreeEvents));
  reader.release();  // NOLINT(bugprone-unused-return-value): FreeEvents does
  hub.Add(stream);
  return response;
}

MHD_Result AddHeaderTo(void* context, MHD_ValueKind, const char* name, const char* value) {
  auto& headers = static_cast<Request*>(context)->headers;
  const std::string key = ToLower(name);
  const auto [known, is_new] = headers.emplace(key, value ? value : "");
  if (!is_new) known->second.append(key == "cookie" ? "; " : ", ").append(value ? value : "");
  return MHD_YES;
}

std::string AddressOf(MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  if (!info || !info->client_addr) return {};
  const int family = info->client_addr->sa_family;
  const void* const host =
      family == AF_INET6
          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6*>(info->client_addr)->sin6_addr)
          : &reinterpret_cast<const sockaddr_in*>(info->client_addr)->sin_addr;
  std::array<char, INET6_ADDRSTRLEN> text{};
  return inet_ntop(family, host, text.data(), text.size()) ? text.data() : "";
}

MHD_Result AddPart(void* context, MHD_ValueKind, const char* key, const char* file_name, const char* content_type,
                   const char*, const char* data, std::uint64_t offset, std::size_t size) {
  auto& form = *static_cast<FormCollector*>(context);
  const std::string_view name = key ? key : "";
  const std::string_view piece(data ? data : "", data ? size : 0);
  if (file_name) {
    form.AddFilePart(name, file_name, content_type ? content_type : "", piece, offset);
  } else {
    form.AddPart(name, piece, offset);
  }
  return MHD_YES;
}

void RaiseFileLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

void LogMessage(void*, const char* format, va_list arguments) {
  std::array<char, 512> text{};
  std::vsnprintf(text.data(), text.size(), format, arguments);
  LogDebug("libmicrohttpd: {}", Trim(text.data()));
}

class MicrohttpdServer final : public Server {
 public:
  MicrohttpdServer(Site& site, ServerOptions options, ListenSocket socket, UploadFolder folder)
      : site_(site),
        options_(std::move(options)),
        socket_(std::move(socket)),
        folder_(std::move(folder)),
        hub_(options_.heartbeat, options_.bell),
        workers_(std::make_unique<WorkerPool>(options_.workers, options_.queue_limit)) {}
  ~MicrohttpdServer() override { Stop(); }

  bool Listen();
  std::uint16_t port() const override { return socket_.port(); }
  ServerFigures figures() const override;
  void Stop() override;

 private:
  static void* NoteTarget(void* server, const char* target, MHD_Connection* connection);
  static MHD_Result HandleAccess(void* server, MHD_Connection* connection, const char* url, const char* method,
                                 const char* version, const char* data, std::size_t* size, void** context);
  static void FinishExchange(void* server, MHD_Connection* connection, void** context, MHD_RequestTerminationCode);

  MHD_Result Start(MHD_Connection* connection, std::string_view method, Exchange& exchange);
  MHD_Result StartForm(MHD_Connection* connection, Exchange& exchange);
  MHD_Result TakePiece(Exchange& exchange, std::string_view piece) const;
  MHD_Result Answer(MHD_Connection* connection, Exchange& exchange);
  MHD_Result AnswerInWorker(MHD_Connection* connection, Exchange& exchange);
  MHD_Result Send(MHD_Connection* connection, const SharedReply& reply);
  SharedResponse ResponseFor(MHD_Connection* connection, const Reply& reply);
  void Resume(MHD_Connection* connection, Exchange& exchange, SharedReply reply);
  void AnswerUnfinished();
  bool WaitForRequests(std::chrono::milliseconds patience);

  Site& site_;
  ServerOptions options_;
  ListenSocket socket_;
  UploadFolder folder_;
  EventHub hub_;
  MHD_Daemon* daemon_ = nullptr;
  std::atomic<bool> stopping_{false};
  std::atomic<std::uint64_t> requests_{0};
  std::atomic<std::uint64_t> refused_busy_{0};
  std::mutex mutex_;
  std::condition_variable idle_;
  std::atomic<std::size_t> running_{0};
  std::map<std::shared_ptr<Exchange>, MHD_Connection*> in_workers_;  // guarded by mutex_
  std::unique_ptr<WorkerPool> workers_;
};

bool MicrohttpdServer::Listen() {
  RaiseFileLimit();
  constexpr unsigned kFlags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
  daemon_ = MHD_start_daemon(kFlags, 0, nullptr, nullptr, HandleAccess, this,                                      //
                             MHD_OPTION_EXTERNAL_LOGGER, LogMessage, nullptr,                                      //
                             MHD_OPTION_LISTEN_SOCKET, socket_.handle(),                                           //
                             MHD_OPTION_THREAD_POOL_SIZE, options_.io_threads,                                     //
                             MHD_OPTION_CONNECTION_LIMIT, options_.connection_limit,                               //
                             MHD_OPTION_CONNECTION_MEMORY_LIMIT, options_.connection_memory,                       //
                             MHD_OPTION_CONNECTION_TIMEOUT, static_cast<unsigned>(options_.idle_timeout.count()),  //
                             MHD_OPTION_URI_LOG_CALLBACK, NoteTarget, this,                                        //
                             MHD_OPTION_NOTIFY_COMPLETED, FinishExchange, this,                                    //
                             MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
  return daemon_ != nullptr;
}

ServerFigures MicrohttpdServer::figures() const {
  return {requests_, refused_busy_, running_, workers_ ? workers_->waiting() : 0, hub_.size()};
}

void* MicrohttpdServer::NoteTarget(void* server, const char* target, MHD_Connection*) {
  auto exchange = std::make_shared<Exchange>();
  exchange->request.target = target;
  exchange->self = exchange;
  ++static_cast<MicrohttpdServer*>(server)->running_;
  return exchange.get();
}

void MicrohttpdServer::FinishExchange(void* server, MHD_Connection*, void** context, MHD_RequestTerminationCode) {
  auto& self = *static_cast<MicrohttpdServer*>(server);
  auto* exchange = static_cast<Exchange*>(*context);
  *context = nullptr;
  if (!exchange) return;
  const std::shared_ptr<Exchange> last = std::move(exchange->self);
  if (--self.running_ > 0 || !self.stopping_) return;
  const std::scoped_lock lock(self.mutex_);
  self.idle_.notify_all();
}

MHD_Result MicrohttpdServer::HandleAccess(void* server, MHD_Connection* connection, const char*, const char* method,
                                          const char*, const char* data, std::size_t* size, void** context) {
  auto& self = *static_cast<MicrohttpdServer*>(server);
  auto& exchange = *static_cast<Exchange*>(*context);
  try {
    if (!exchange.started) return self.Start(connection, method, exchange);
    if (*size == 0) return self.Answer(connection, exchange);
    const std::string_view piece(data, *size);
    *size = 0;
    return self.TakePiece(exchange, piece);
  } catch (const std::exception& broken) {
    LogError("{} could not be answered: {}", exchange.request.path, broken.what());
    return MHD_NO;
  }
}

MHD_Result MicrohttpdServer::Start(MHD_Connection* connection, std::string_view method, Exchange& exchange) {
  exchange.started = true;
  ++requests_;
  Request& request = exchange.request;
  MHD_get_connection_values(connection, MHD_HEADER_KIND, AddHeaderTo, &request);
  request.address = AddressOf(connection);
  exchange.admission = site_.Admit(method, request);
  const bool has_body = request.headers.contains("content-length") || request.headers.contains("transfer-encoding");
  return has_body ? StartForm(connection, exchange) : MHD_YES;
}

MHD_Result MicrohttpdServer::StartForm(MHD_Connection* connection, Exchange& exchange) {
  const Request& request = exchange.request;
  const std::uint64_t limit = exchange.admission.body_limit;
  const std::uint64_t announced = ParseLength(request.Header("content-length")).value_or(0);
  exchange.form = std::make_unique<FormCollector>(folder_.path(), FormLimits{.body = limit});
  if (const auto& refusal = exchange.admission.refusal) exchange.form->Refuse(refusal->status, refusal->error);
  if (announced > limit) exchange.form->Count(announced);
  const auto& refusal = exchange.form->refusal();
  if (refusal && (announced > options_.discard_limit || !request.Header("expect").empty())) {
    return Send(connection, site_.RefusalReply(request, refusal->status, refusal->error));
  }
  if (refusal || MediaType(request.Header("content-type")) != "multipart/form-data") return MHD_YES;
  constexpr std::size_t kBuffer = std::size_t{32} * 1024;
  exchange.parser = MHD_create_post_processor(connection, kBuffer, AddPart, exchange.form.get());
  if (!exchange.parser) exchange.form->Refuse(400, {"http.bad_form"});
  return MHD_YES;
}

MHD_Result MicrohttpdServer::TakePiece(Exchange& exchange, std::string_view piece) const {
  FormCollector& form = *exchange.form;
  form.Count(piece.size());
  if (form.refusal()) return form.received() > options_.discard_limit ? MHD_NO : MHD_YES;
  const std::string type = MediaType(exchange.request.Header("content-type"));
  if (exchange.parser) {
    if (MHD_post_process(exchange.parser, piece.data(), piece.size()) != MHD_YES) form.Refuse(400, {"http.bad_form"});
  } else if (type == "application/x-www-form-urlencoded") {
    form.AddEncoded(piece);
  } else {
    form.Refuse(415, {"http.unknown_form", {{"type", type}}});
  }
  return MHD_YES;
}

MHD_Result MicrohttpdServer::Answer(MHD_Connection* connection, Exchange& exchange) {
  {
    const std::scoped_lock lock(exchange.mutex);
    if (exchange.reply) return Send(connection, exchange.reply);
  }
  if (exchange.parser) {
    MHD_destroy_post_processor(exchange.parser);
    exchange.parser = nullptr;
  }
  if (exchange.form && !exchange.admission.refusal) {
    exchange.admission.refusal = exchange.form->Finish(exchange.request);
  }
  const bool slow = exchange.admission.pace == Pace::kSlow && !exchange.admission.refusal;
  if (slow) return AnswerInWorker(connection, exchange);
  return Send(connection, site_.Answer(exchange.request, exchange.admission));
}

MHD_Result MicrohttpdServer::AnswerInWorker(MHD_Connection* connection, Exchange& exchange) {
  const std::shared_ptr<Exchange> shared = exchange.self;
  {
    const std::scoped_lock lock(mutex_);
    in_workers_.emplace(shared, connection);
  }
  exchange.suspended = true;
  MHD_suspend_connection(connection);
  const bool taken = workers_->Push([this, connection, shared] {
    Resume(connection, *shared, site_.Answer(shared->request, shared->admission));
    const std::scoped_lock lock(mutex_);
    in_workers_.erase(shared);
  });
  if (!taken) {
    ++refused_busy_;
    Resume(connection, exchange, site_.RefusalReply(exchange.request, 503, {"http.busy", {{"seconds", "5"}}}));
    const std::scoped_lock lock(mutex_);
    in_workers_.erase(shared);
  }
  return MHD_YES;
}

// The first reply counts; a later one comes after the server gave up waiting.
void MicrohttpdServer::Resume(MHD_Connection* connection, Exchange& exchange, SharedReply reply) {
  const std::scoped_lock lock(exchange.mutex);
  if (!exchange.suspended) return;
  exchange.suspended = false;
  exchange.reply = std::move(reply);
  MHD_resume_connection(connection);
}

SharedResponse MicrohttpdServer::ResponseFor(MHD_Connection* connection, const Reply& reply) {
  const bool is_whole = std::holds_alternative<std::shared_ptr<const std::string>>(reply.body);
  const bool keep = is_whole && !stopping_;
  if (auto prepared = keep ? reply.prepared.load() : nullptr) return std::static_pointer_cast<MHD_Response>(prepared);
  SharedResponse response;
  if (is_whole) response = BytesResponse(reply);
  if (const auto* pieces = std::get_if<Pieces>(&reply.body)) response = PiecesResponse(*pieces);
  if (const auto* events = std::get_if<EventSource>(&reply.body)) response = EventsResponse(*events, connection, hub_);
  for (const auto& [name, value] : reply.headers) AddHeader(response.get(), name, value);
  if (stopping_) AddHeader(response.get(), "Connection", "close");
  if (keep) reply.prepared.store(response);
  return response;
}

MHD_Result MicrohttpdServer::Send(MHD_Connection* connection, const SharedReply& reply) {
  SharedResponse response;
  try {
    response = ResponseFor(connection, *reply);
  } catch (const std::invalid_argument& broken) {
    if (reply->status == 500) throw;
    LogError("an answer cannot be sent: {}", broken.what());
    return Send(connection, site_.RefusalReply(Request{}, 500, {"http.internal", {{"reference", "-"}}}));
  }
  return MHD_queue_response(connection, static_cast<unsigned>(reply->status), response.get());
}

bool MicrohttpdServer::WaitForRequests(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return idle_.wait_for(lock, patience, [this] { return running_ == 0; });
}

void MicrohttpdServer::AnswerUnfinished() {
  std::map<std::shared_ptr<Exchange>, MHD_Connection*> unfinished;
  {
    const std::scoped_lock lock(mutex_);
    unfinished = in_workers_;
  }
  for (const auto& [exchange, connection] : unfinished) {
    Resume(connection, *exchange, site_.RefusalReply(Request{}, 503, {"http.stopping"}));
  }
}

void MicrohttpdServer::Stop() {
  if (!daemon_ || stopping_.exchange(true)) return;
  MHD_quiesce_daemon(daemon_);
  hub_.EndAll();
  if (!WaitForRequests(options_.stop_patience)) {
    AnswerUnfinished();
    WaitForRequests(std::chrono::seconds(1));
  }
  MHD_stop_daemon(daemon_);
  workers_.reset();
  daemon_ = nullptr;
}

}  // namespace

Result<std::unique_ptr<Server>> Server::Start(Site& site, ServerOptions options) {
  auto socket = ListenSocket::Open(options.listen);
  if (!socket) return Pass(socket);
  auto folder = UploadFolder::Open(options.upload_folder);
  if (!folder) return Pass(folder);
  const std::string address = options.listen;
  auto server = std::make_unique<MicrohttpdServer>(site, std::move(options), std::move(*socket), std::move(*folder));
  if (!server->Listen()) {
    return Fail("http.cannot_listen", {{"address", address}, {"detail", "libmicrohttpd did not start"}});
  }
  return server;
}

}  // namespace tovholder::http

// SPDX-License-Identifier: EUPL-1.2
#include "post/smtp.h"

#include <curl/curl.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "base/text.h"

namespace tovholder::post {
namespace {

struct Outgoing {
  std::string_view rest;
  bool all_given = false;  // curl has taken the last byte: the server may have the message
};

std::size_t GivePiece(char* buffer, std::size_t size, std::size_t count, void* context) {
  auto& outgoing = *static_cast<Outgoing*>(context);
  const std::size_t given = outgoing.rest.copy(buffer, size * count);
  outgoing.rest.remove_prefix(given);
  outgoing.all_given = outgoing.rest.empty();
  return given;
}

// The server's lines that say no ("550 …"); the last of them names what was wrong.
std::size_t KeepRefusal(char* line, std::size_t size, std::size_t count, void* context) {
  const std::string_view text = Trim(std::string_view(line, size * count));
  if (text.starts_with('4') || text.starts_with('5')) *static_cast<std::string*>(context) = text;
  return size * count;
}

long EncryptionOf(Encryption encryption) {
  switch (encryption) {
    case Encryption::kRequired:
      return CURLUSESSL_ALL;
    case Encryption::kIfOffered:
      return CURLUSESSL_TRY;
    case Encryption::kNone:
      break;
  }
  return CURLUSESSL_NONE;
}

struct Transfer {
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle{curl_easy_init(), curl_easy_cleanup};
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients{nullptr, curl_slist_free_all};
  Outgoing outgoing;
  std::string refusal;
  std::array<char, CURL_ERROR_SIZE> problem{};
};

void SetServer(CURL* handle, const SmtpOptions& options) {
  curl_easy_setopt(handle, CURLOPT_URL, options.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_USE_SSL, EncryptionOf(options.encryption));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(options.connect_patience.count()));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(options.patience.count()));
  // Bounds the farewell as well, which the timeout above leaves out.
  curl_easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(options.patience.count()));
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  if (options.user.empty()) return;
  curl_easy_setopt(handle, CURLOPT_USERNAME, options.user.c_str());
  curl_easy_setopt(handle, CURLOPT_PASSWORD, options.password.c_str());
}

void SetMessage(Transfer& transfer, const SmtpOptions& options, std::string_view recipient, std::string_view message) {
  CURL* handle = transfer.handle.get();
  transfer.recipients.reset(curl_slist_append(nullptr, std::string(recipient).c_str()));
  transfer.outgoing.rest = message;
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, options.sender.address.c_str());
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, transfer.recipients.get());
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, GivePiece);
  curl_easy_setopt(handle, CURLOPT_READDATA, &transfer.outgoing);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, KeepRefusal);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &transfer.refusal);
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, transfer.problem.data());
}

// A 5xx to recipient or message is final; one to greeting or sign-in is the server's own trouble.
Delivery Judge(CURLcode result, long answer, const Transfer& transfer) {
  if (result == CURLE_OK) return Delivery::kAccepted;
  const bool about_this_mail = result == CURLE_SEND_ERROR || transfer.outgoing.all_given;
  if (answer >= 500 && answer < 600 && about_this_mail) return Delivery::kRefused;
  if (answer >= 400) return Delivery::kDeferred;
  return transfer.outgoing.all_given ? Delivery::kUnknown : Delivery::kDeferred;
}

}  // namespace

DeliveryReport SendBySmtp(const SmtpOptions& options, std::string_view recipient, std::string_view message) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  Transfer transfer;
  if (started != CURLE_OK || !transfer.handle) throw std::runtime_error("libcurl cannot start");
  SetServer(transfer.handle.get(), options);
  SetMessage(transfer, options, recipient, message);
  const CURLcode result = curl_easy_perform(transfer.handle.get());
  long answer = 0;
  curl_easy_getinfo(transfer.handle.get(), CURLINFO_RESPONSE_CODE, &answer);
  const Delivery delivery = Judge(result, answer, transfer);
  if (delivery == Delivery::kAccepted) return {delivery, ""};
  const std::string problem = transfer.refusal.empty() ? transfer.problem.data() : transfer.refusal;
  return {delivery, problem.empty() ? std::string(curl_easy_strerror(result)) : problem};
}

}  // namespace tovholder::post

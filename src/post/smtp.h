// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "post/mime.h"

namespace tovholder::post {

enum class Encryption { kRequired, kIfOffered, kNone };

struct SmtpOptions {
  std::string url;   // "smtps://mail.example.org" or "smtp://mail.example.org:587" (STARTTLS)
  std::string user;  // "" where the server asks for none
  std::string password;
  Encryption encryption = Encryption::kRequired;
  Sender sender;
  std::chrono::seconds connect_patience{20};
  std::chrono::seconds patience{120};  // for the whole of one message
};

enum class Delivery {
  kAccepted,
  kRefused,   // for good
  kDeferred,  // certainly not sent; to be tried again
  kUnknown    // the server got the message, but its answer was lost
};
struct DeliveryReport {
  Delivery delivery = Delivery::kDeferred;
  std::string problem;  // in the words of the mail server or of the network
};

// Hands one message to the mail server and waits for its answer.
DeliveryReport SendBySmtp(const SmtpOptions& options, std::string_view recipient, std::string_view message);

}  // namespace tovholder::post

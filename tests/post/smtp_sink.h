// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/json.hpp>
#include <cstdio>
#include <string>
#include <vector>

namespace tovholder::post {

// The mail server of smtp_sink.py, in a process of its own that ends with the object.
class SmtpSink {
 public:
  explicit SmtpSink(const std::vector<std::string>& behaviour);
  ~SmtpSink();
  SmtpSink(const SmtpSink&) = delete;
  SmtpSink& operator=(const SmtpSink&) = delete;

  std::string url() const { return "smtp://127.0.0.1:" + port_; }
  // The next message that it got, as Python's mail reader understands it. Waits for it.
  boost::json::object Take();
  // Ends the server and returns how many messages were left.
  int CountRest();

 private:
  std::string ReadLine();

  int process_ = -1;
  int input_ = -1;
  std::FILE* output_ = nullptr;
  std::string port_;
};

}  // namespace tovholder::post

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/json.hpp>
#include <cstdio>
#include <string>
#include <vector>

namespace tovholder::post {

// The mail servers of smtp_sink.py, in a process of its own that ends with the object.
class SmtpSink {
 public:
  explicit SmtpSink(const std::vector<std::string>& behaviours);
  ~SmtpSink();
  SmtpSink(const SmtpSink&) = delete;
  SmtpSink& operator=(const SmtpSink&) = delete;

  std::string url(std::size_t behaviour = 0) const { return "smtp://127.0.0.1:" + ports_.at(behaviour); }
  // The next message that came, as Python's mail reader understands it. Waits for it.
  boost::json::object Take();
  // Ends the servers and returns how many messages were left.
  int CountRest();

 private:
  std::string ReadLine();

  int process_ = -1;
  int input_ = -1;
  std::FILE* output_ = nullptr;
  std::vector<std::string> ports_;
};

}  // namespace tovholder::post

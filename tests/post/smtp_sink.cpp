// SPDX-License-Identifier: EUPL-1.2
#include "post/smtp_sink.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

#include "base/text.h"

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace tovholder::post {

SmtpSink::SmtpSink(const std::vector<std::string>& behaviours) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (pipe2(in.data(), O_CLOEXEC) != 0 || pipe2(out.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipes");
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], 0);
  posix_spawn_file_actions_adddup2(&actions, out[1], 1);
  std::vector<std::string> words = {"python3", "tests/post/smtp_sink.py"};
  words.insert(words.end(), behaviours.begin(), behaviours.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const int failed = posix_spawnp(&process_, "python3", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(in[0]);
  close(out[1]);
  input_ = in[1];
  output_ = fdopen(out[0], "r");
  if (failed != 0) throw std::runtime_error("python3 does not start");
  const std::string line = ReadLine();
  if (!line.starts_with("ports ")) throw std::runtime_error("the mail servers do not start");
  for (const std::string_view port : Split(std::string_view(line).substr(6), ' ')) ports_.emplace_back(port);
}

SmtpSink::~SmtpSink() {
  if (input_ >= 0) close(input_);
  if (output_) std::fclose(output_);
  if (process_ > 0) waitpid(process_, nullptr, 0);
}

std::string SmtpSink::ReadLine() {
  std::string line;
  for (int c = std::fgetc(output_); c != EOF && c != '\n'; c = std::fgetc(output_))
    line.push_back(static_cast<char>(c));
  return line;
}

boost::json::object SmtpSink::Take() {
  const std::string line = ReadLine();
  if (line.empty()) throw std::runtime_error("the mail server got no message");
  return boost::json::parse(line).as_object();
}

int SmtpSink::CountRest() {
  close(input_);
  input_ = -1;
  int count = 0;
  while (!ReadLine().empty()) ++count;
  return count;
}

}  // namespace tovholder::post

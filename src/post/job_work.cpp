// SPDX-License-Identifier: EUPL-1.2
#include "post/job_work.h"

#include <boost/json.hpp>

#include "base/log.h"

namespace tovholder::post {
namespace {

class TerminalContext final : public JobContext {
 public:
  TerminalContext(ProgressReport report, std::function<bool()> cancelled)
      : report_(std::move(report)), cancelled_(std::move(cancelled)) {}

  JobId id() const override { return {}; }
  void Progress(std::int64_t done, std::int64_t total, std::string_view current) override {
    if (report_) report_(done, total, current);
  }
  bool Cancelled() const override { return cancelled_ && cancelled_(); }

 private:
  ProgressReport report_;
  std::function<bool()> cancelled_;
};

}  // namespace

std::string StoreError(const Error& error) {
  boost::json::object params;
  for (const auto& [name, value] : error.params) params[name] = value;
  return boost::json::serialize(boost::json::array{error.id, std::move(params)});
}

Error ParseStoredError(std::string_view text) {
  const boost::json::value stored = boost::json::parse(text);
  Error error{std::string(stored.at(0).as_string())};
  for (const auto& [name, value] : stored.at(1).as_object()) {
    error.params.emplace(std::string(name), std::string(value.as_string()));
  }
  return error;
}

Result<std::string> RunGuarded(const Work& work, JobContext& context) {
  try {
    return work(context);
  } catch (const sql::DiskFull& full) {
    LogError("job {}: no room left: {}", context.id().value, full.what());
    return Fail("post.disk_full");
  } catch (const std::exception& broken) {
    LogError("job {}: {}", context.id().value, broken.what());
    return Fail("post.job_broke", {{"job", std::to_string(context.id().value)}});
  }
}

Result<std::string> RunNow(const Work& work, ProgressReport report, std::function<bool()> cancelled) {
  TerminalContext context(std::move(report), std::move(cancelled));
  return RunGuarded(work, context);
}

}  // namespace tovholder::post

// SPDX-License-Identifier: EUPL-1.2
#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace tovholder {
namespace {

spdlog::level::level_enum ToSpdlog(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kWarning:
      return spdlog::level::warn;
    case LogLevel::kError:
      break;
  }
  return spdlog::level::err;
}

}  // namespace

void Log(LogLevel level, std::string_view line) {
  static const auto logger = spdlog::stderr_logger_mt("tovholder");
  logger->log(ToSpdlog(level), line);
}

}  // namespace tovholder

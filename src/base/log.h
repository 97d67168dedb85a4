// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fmt/core.h>

#include <string_view>
#include <utility>

// What went wrong that no user can put right, for the one who runs the program: one line each on standard error.
namespace tovholder {

enum class LogLevel { kDebug, kWarning, kError };
void Log(LogLevel level, std::string_view line);

template <typename... Values>
void LogDebug(fmt::format_string<Values...> line, Values&&... values) {
  Log(LogLevel::kDebug, fmt::format(line, std::forward<Values>(values)...));
}
template <typename... Values>
void LogWarning(fmt::format_string<Values...> line, Values&&... values) {
  Log(LogLevel::kWarning, fmt::format(line, std::forward<Values>(values)...));
}
template <typename... Values>
void LogError(fmt::format_string<Values...> line, Values&&... values) {
  Log(LogLevel::kError, fmt::format(line, std::forward<Values>(values)...));
}

}  // namespace tovholder

// SPDX-License-Identifier: EUPL-1.2
#include "imports/scan_pace.h"

#include <boost/json.hpp>
#include <cmath>

namespace tovholder::imports {
namespace {

namespace json = boost::json;

constexpr std::string_view kMark = "scan:";
constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;

std::string TimeLeft(std::int64_t seconds, const html::Texts& t) {
  if (seconds < kMinute) return std::string(t("less than a minute left"));
  if (seconds < 2 * kHour) {
    return t.Plural("about {n} minute left", "about {n} minutes left", (seconds + kMinute - 1) / kMinute);
  }
  return t.Plural("about {n} hour left", "about {n} hours left", (seconds + kHour / 2) / kHour);
}

}  // namespace

ScanStanding ScanPace::Note(const std::string& file, int done, int pages, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  const auto [first, fresh] = first_.try_emplace(file, First{done, now});
  ScanStanding standing{file, done, pages, std::nullopt};
  const int read = done - first->second.done;
  if (!fresh && read > 0) {
    const double seconds = std::chrono::duration<double>(now - first->second.at).count();
    standing.seconds_left = std::llround(seconds / read * (pages - done));
  }
  if (done >= pages) first_.erase(first);
  return standing;
}

std::string Say(const ScanStanding& standing, const html::Texts& t) {
  std::string text =
      t("{file}: page {done} of {pages}",
        {{"file", standing.file}, {"done", std::to_string(standing.done)}, {"pages", std::to_string(standing.pages)}});
  if (standing.seconds_left && standing.done < standing.pages) text += ", " + TimeLeft(*standing.seconds_left, t);
  return text;
}

std::string StoreStanding(const ScanStanding& standing) {
  json::array values{standing.file, standing.done, standing.pages};
  if (standing.seconds_left) values.emplace_back(*standing.seconds_left);
  return std::string(kMark) + json::serialize(values);
}

std::string SayCurrent(std::string_view current, const html::Texts& t) {
  if (!current.starts_with(kMark)) return std::string(current);
  boost::system::error_code failed;
  const json::value value = json::parse(current.substr(kMark.size()), failed);
  if (failed || !value.is_array() || value.as_array().size() < 3 || !value.as_array()[0].is_string()) {
    return std::string(current);
  }
  const json::array& values = value.as_array();
  const auto number = [&](std::size_t i) { return values[i].is_int64() ? values[i].as_int64() : 0; };
  ScanStanding standing{std::string(values[0].as_string()), static_cast<int>(number(1)), static_cast<int>(number(2)),
                        std::nullopt};
  if (values.size() > 3) standing.seconds_left = number(3);
  return Say(standing, t);
}

}  // namespace tovholder::imports

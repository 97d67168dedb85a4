// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

// Reading the header fields that have a grammar of their own.
namespace tovholder::http {

using Cookies = std::map<std::string, std::string, std::less<>>;
// Parts without "=" are passed over; of two with one name the first counts.
Cookies ParseCookies(std::string_view header);

enum class Coding { kIdentity, kGzip, kBrotli };
std::string_view ToName(Coding coding);  // "br"; "" for kIdentity
// The best coding that Accept-Encoding allows: brotli, gzip, else none.
Coding ChooseCoding(std::string_view accept_encoding);

// If-None-Match against one tag, weakly: W/ is of no account.
bool MatchesTag(std::string_view if_none_match, std::string_view tag);

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;  // inclusive
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};
enum class RangeKind {
  kWhole,         // no range, or one that is not understood: send everything
  kPart,          //
  kUnsatisfiable  // 416
};
struct RangeRequest {
  RangeKind kind = RangeKind::kWhole;
  ByteRange range;
};
// One range of bytes; a list of several counts as none.
RangeRequest ParseRange(std::string_view header, std::uint64_t size);

// The last part of a path as browsers and other systems write it in a form, fit for showing: without
// folders and control characters, at most 255 bytes. Nothing where the text is no UTF-8.
std::optional<std::string> PlainFileName(std::string_view text);

// Content-Length.
std::optional<std::uint64_t> ParseLength(std::string_view header);

// "text/html; charset=utf-8" gives "text/html", in lower case.
std::string MediaType(std::string_view content_type);

}  // namespace tovholder::http

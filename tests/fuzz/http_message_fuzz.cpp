// SPDX-License-Identifier: EUPL-1.2
// The first byte picks what is read; the rest is what a browser, or somebody else, sent.
#include <cstdlib>

#include "base/text.h"
#include "http/csrf.h"
#include "http/header_values.h"
#include "http/url.h"

namespace {

using namespace tovholder;

void Require(bool holds) {
  if (!holds) std::abort();
}

void RequireText(const http::Fields& fields) {
  for (const auto& [name, value] : fields) Require(IsUtf8(name) && IsUtf8(value));
}

void ReadTarget(std::string_view text) {
  const auto target = http::ParseTarget(text);
  if (!target) return;
  Require(target->path.starts_with('/') && IsUtf8(target->path));
  RequireText(target->query);
}

void ReadEncoded(std::string_view text) {
  Require(http::PercentDecode(http::PercentEncode(text)).has_value() ==
          (IsUtf8(text) && text.find('\0') == std::string_view::npos));
  if (const auto fields = http::ParseFields(text)) RequireText(*fields);
}

void ReadRange(std::string_view text) {
  const std::uint64_t size = text.size() % 7 * 1000;
  const auto read = http::ParseRange(text, size);
  if (read.kind == http::RangeKind::kPart) Require(read.range.first <= read.range.last && read.range.last < size);
}

void ReadFileName(std::string_view text) {
  const auto name = http::PlainFileName(text);
  Require(name.has_value() == IsUtf8(text));
  if (name) Require(IsUtf8(*name) && name->size() <= 255 && name->find_first_of("/\\\n\r") == std::string::npos);
}

void ReadToken(std::string_view text) {
  const http::Signer signer(std::string(32, 'k'));
  http::Request request;
  request.signer = &signer;
  request.form.emplace(http::kCsrfField, text);
  request.cookies.emplace(http::kCsrfCookie, text);
  Require(!http::IsFromOurPages(request));
  request.session = http::Session{1, 1, "a secret that is not in the corpus"};
  Require(!http::IsFromOurPages(request));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 8) {
    case 0:
      ReadTarget(text);
      break;
    case 1:
      ReadEncoded(text);
      break;
    case 2:
      http::ParseCookies(text);
      break;
    case 3:
      http::ChooseCoding(text);
      break;
    case 4:
      ReadRange(text);
      break;
    case 5:
      ReadFileName(text);
      break;
    case 6:
      ReadToken(text);
      break;
    default:
      http::MatchesTag(text, "W/\"a\"");
      break;
  }
  return 0;
}

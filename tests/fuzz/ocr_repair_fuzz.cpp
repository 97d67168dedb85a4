// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "documents/ocr_repair.h"

namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

const tovholder::documents::Dictionary& Danish() {
  static const auto dictionary = tovholder::documents::Dictionary::Load();
  Require(dictionary.has_value());
  return *dictionary;
}

}  // namespace

// Loading counts for no input.
extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  Danish();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto report = tovholder::documents::Repair({.text = text}, Danish());
  Require(std::count(report.text.begin(), report.text.end(), '\n') == std::count(text.begin(), text.end(), '\n'));
  Require(!tovholder::IsUtf8(text) || tovholder::IsUtf8(report.text));
  std::string rebuilt;
  std::size_t at = 0;
  for (const auto& change : report.changes) {
    Require(change.span.begin >= at && change.span.end > change.span.begin && change.span.end <= size);
    Require(text.substr(change.span.begin, change.span.end - change.span.begin) == change.before);
    Require(change.before != change.after && !change.rule.empty());
    rebuilt += std::string(text.substr(at, change.span.begin - at)) + change.after;
    at = change.span.end;
  }
  Require(rebuilt + std::string(text.substr(at)) == report.text);
  return 0;
}

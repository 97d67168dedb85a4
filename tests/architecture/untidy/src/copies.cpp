// SPDX-License-Identifier: EUPL-1.2
// Copies each text for nothing.
#include <string>
#include <vector>

namespace untidy {
namespace {

std::size_t Length(const std::vector<std::string>& texts) {
  std::size_t length = 0;
  for (const std::string text : texts) length += text.size();
  return length;
}

}  // namespace

std::size_t CopiedLength(const std::vector<std::string>& texts) { return Length(texts); }

}  // namespace untidy

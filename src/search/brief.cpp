// SPDX-License-Identifier: EUPL-1.2
#include "search/brief.h"

namespace tovholder::search {
namespace {

// The fields in their order, the lowest byte first.
constexpr std::size_t kBytes = 14;

template <class T>
T Take(const char*& bytes) {
  T number = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    number = static_cast<T>(number | static_cast<T>(static_cast<T>(static_cast<unsigned char>(*bytes++)) << (8 * i)));
  }
  return number;
}

template <class T>
void Put(char*& bytes, T number) {
  for (std::size_t i = 0; i < sizeof(T); ++i) *bytes++ = static_cast<char>(number >> (8 * i) & 0xFFU);
}

}  // namespace

Brief BriefAt(std::string_view block, std::size_t slot) {
  if ((slot + 1) * kBytes > block.size()) return {};
  const char* bytes = block.data() + slot * kBytes;
  Brief brief;
  brief.shape = Take<std::uint32_t>(bytes);
  brief.place = Take<std::uint32_t>(bytes);
  brief.year = Take<std::uint16_t>(bytes);
  brief.words = Take<std::uint16_t>(bytes);
  brief.part = Take<std::uint16_t>(bytes);
  return brief;
}

void SetBrief(std::string& block, std::size_t slot, const Brief& brief) {
  if (block.size() < (slot + 1) * kBytes) block.resize((slot + 1) * kBytes);
  char* bytes = block.data() + slot * kBytes;
  Put(bytes, brief.shape);
  Put(bytes, brief.place);
  Put(bytes, brief.year);
  Put(bytes, brief.words);
  Put(bytes, brief.part);
}

}  // namespace tovholder::search

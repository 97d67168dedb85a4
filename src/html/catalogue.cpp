// SPDX-License-Identifier: EUPL-1.2
#include "html/catalogue.h"

#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace tovholder::html {
namespace {

constexpr std::uint32_t kMagic = 0x950412de;

std::uint32_t ReadWord(std::string_view mo, std::size_t position) {
  std::uint32_t word = 0;
  if (position + sizeof(word) > mo.size()) throw std::runtime_error("text catalogue is cut short");
  std::memcpy(&word, mo.data() + position, sizeof(word));
  return word;
}

std::string_view ReadString(std::string_view mo, std::size_t descriptor) {
  const std::size_t length = ReadWord(mo, descriptor);
  const std::size_t offset = ReadWord(mo, descriptor + 4);
  if (offset + length > mo.size()) throw std::runtime_error("text catalogue is cut short");
  return mo.substr(offset, length);
}

}  // namespace

Catalogue::Catalogue(std::string_view mo) {
  if (ReadWord(mo, 0) != kMagic) throw std::runtime_error("no text catalogue");
  const std::size_t count = ReadWord(mo, 8);
  const std::size_t originals = ReadWord(mo, 12);
  const std::size_t translations = ReadWord(mo, 16);
  for (std::size_t i = 0; i < count; ++i) {
    std::string_view msgid = ReadString(mo, originals + 8 * i);
    msgid = msgid.substr(0, msgid.find('\0'));
    entries_.emplace(msgid, ReadString(mo, translations + 8 * i));
  }
}

std::string_view Catalogue::Find(std::string_view msgid) const {
  const auto entry = entries_.find(msgid);
  return entry == entries_.end() ? std::string_view() : entry->second;
}

}  // namespace tovholder::html

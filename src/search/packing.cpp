// SPDX-License-Identifier: EUPL-1.2
#include "search/packing.h"

#include <zlib.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace tovholder::search {
namespace {

// The first byte says how the rest is kept; the length of a packed text follows in four bytes.
constexpr char kPlain = '=';
constexpr char kDeflated = 'z';
constexpr std::size_t kHeader = 5;
constexpr std::size_t kWorthPacking = 120;
constexpr int kRawDeflate = -13;  // a window of 8 KB
constexpr int kMemory = 6;

[[noreturn]] void Fail(const char* what) { throw std::runtime_error(std::string("a packed text: ") + what); }

Bytef* BytesOf(const char* bytes) { return reinterpret_cast<Bytef*>(const_cast<char*>(bytes)); }

std::array<char, 4> LengthBytes(std::size_t length) {
  std::array<char, 4> bytes{};
  for (char& byte : bytes) {
    byte = static_cast<char>(length & 0xFFU);
    length >>= 8;
  }
  return bytes;
}

std::size_t LengthFrom(std::string_view bytes) {
  std::size_t length = 0;
  for (std::size_t i = 4; i-- > 0;) length = length << 8 | static_cast<unsigned char>(bytes[i]);
  return length;
}

}  // namespace

Packer::Packer() : stream_(std::make_unique<z_stream_s>()) {
  std::memset(stream_.get(), 0, sizeof(z_stream_s));
  if (deflateInit2(stream_.get(), 1, Z_DEFLATED, kRawDeflate, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) Fail("no memory");
}

Packer::~Packer() { deflateEnd(stream_.get()); }

std::string Packer::Pack(std::string_view text) {
  if (text.size() < kWorthPacking) return kPlain + std::string(text);
  std::string packed(kHeader + deflateBound(stream_.get(), text.size()), '\0');
  const std::array<char, 4> length = LengthBytes(text.size());
  packed[0] = kDeflated;
  std::memcpy(packed.data() + 1, length.data(), length.size());
  deflateReset(stream_.get());
  stream_->next_in = BytesOf(text.data());
  stream_->avail_in = static_cast<uInt>(text.size());
  stream_->next_out = BytesOf(packed.data() + kHeader);
  stream_->avail_out = static_cast<uInt>(packed.size() - kHeader);
  if (deflate(stream_.get(), Z_FINISH) != Z_STREAM_END) Fail("does not pack");
  packed.erase(packed.size() - stream_->avail_out);
  return packed;
}

std::string Unpack(std::string_view packed) {
  if (packed.empty() || packed.front() == kPlain) return std::string(packed.empty() ? packed : packed.substr(1));
  if (packed.front() != kDeflated || packed.size() < kHeader) Fail("unknown form");
  std::string text(LengthFrom(packed.substr(1)), '\0');
  z_stream_s stream{};
  if (inflateInit2(&stream, kRawDeflate) != Z_OK) Fail("no memory");
  stream.next_in = BytesOf(packed.data() + kHeader);
  stream.avail_in = static_cast<uInt>(packed.size() - kHeader);
  stream.next_out = BytesOf(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int answer = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (answer != Z_STREAM_END || stream.avail_out != 0) Fail("damaged");
  return text;
}

}  // namespace tovholder::search

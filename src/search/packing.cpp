// SPDX-License-Identifier: EUPL-1.2
#include "search/packing.h"

#include <zlib.h>
#include <zstd.h>

#include <cstdint>
#include <stdexcept>

namespace tovholder::search {
namespace {

// The first byte says how the rest is kept.
constexpr char kPlain = '=';
constexpr char kZstandard = 'Z';
constexpr char kDeflated = 'z';  // by earlier versions: the length in four bytes, then a raw stream
constexpr std::size_t kWorthPacking = 120;
constexpr int kLevel = 1;
constexpr std::size_t kLongest = std::size_t{1} << 26;  // a part is far shorter; a damaged length may say anything

[[noreturn]] void ThrowUnpackable(const char* what) { throw std::runtime_error(std::string("a packed text: ") + what); }

std::string Decompress(std::string_view frame) {
  struct Close {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  thread_local const std::unique_ptr<ZSTD_DCtx, Close> context(ZSTD_createDCtx());
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (context == nullptr || size > kLongest) ThrowUnpackable("damaged");
  std::string text(size, '\0');
  const std::size_t written = ZSTD_decompressDCtx(context.get(), text.data(), text.size(), frame.data(), frame.size());
  if (ZSTD_isError(written) != 0 || written != size) ThrowUnpackable("damaged");
  return text;
}

std::string Inflate(std::string_view bytes) {
  constexpr std::size_t kHeader = 4;
  constexpr int kRawWindow = -13;
  if (bytes.size() < kHeader) ThrowUnpackable("damaged");
  std::size_t size = 0;
  for (std::size_t i = kHeader; i-- > 0;) size = size << 8 | static_cast<unsigned char>(bytes[i]);
  if (size > kLongest) ThrowUnpackable("damaged");
  std::string text(size, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, kRawWindow) != Z_OK) ThrowUnpackable("no memory");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + kHeader));
  stream.avail_in = static_cast<uInt>(bytes.size() - kHeader);
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int answer = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (answer != Z_STREAM_END || stream.avail_out != 0) ThrowUnpackable("damaged");
  return text;
}

}  // namespace

void Packer::Close::operator()(ZSTD_CCtx_s* context) const { ZSTD_freeCCtx(context); }

Packer::Packer() : context_(ZSTD_createCCtx()) {
  if (!context_) ThrowUnpackable("no memory");
}

std::string Packer::Pack(std::string_view text) {
  if (text.size() < kWorthPacking) return kPlain + std::string(text);
  std::string packed(1 + ZSTD_compressBound(text.size()), kZstandard);
  const std::size_t size =
      ZSTD_compressCCtx(context_.get(), packed.data() + 1, packed.size() - 1, text.data(), text.size(), kLevel);
  if (ZSTD_isError(size) != 0) ThrowUnpackable("does not pack");
  packed.resize(1 + size);
  return packed;
}

std::string Unpack(std::string_view packed) {
  if (packed.empty()) return {};
  const std::string_view rest = packed.substr(1);
  switch (packed.front()) {
    case kPlain:
      return std::string(rest);
    case kZstandard:
      return Decompress(rest);
    case kDeflated:
      return Inflate(rest);
    default:
      ThrowUnpackable("unknown form");
  }
}

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#include "http/compression.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace tovholder::http {
namespace {

constexpr std::size_t kSmallest = 1024;

std::string Brotli(std::string_view text, int quality) {
  std::string out(BrotliEncoderMaxCompressedSize(text.size()), '\0');
  std::size_t size = out.size();
  if (!BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(),
                             reinterpret_cast<const unsigned char*>(text.data()), &size,
                             reinterpret_cast<unsigned char*>(out.data()))) {
    throw std::runtime_error("brotli failed");
  }
  out.resize(size);
  return out;
}

std::string Gzip(std::string_view text, int level) {
  constexpr int kGzipWindow = 15 + 16;
  constexpr int kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("zlib failed");
  }
  std::string out(deflateBound(&stream, text.size()), '\0');
  std::string input(text);
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int state = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (state != Z_STREAM_END) throw std::runtime_error("zlib failed");
  return out;
}

}  // namespace

std::string Compress(std::string_view text, Coding coding, Effort effort) {
  const bool thorough = effort == Effort::kThorough;
  switch (coding) {
    case Coding::kBrotli:
      return Brotli(text, thorough ? 9 : 3);
    case Coding::kGzip:
      return Gzip(text, thorough ? 9 : 3);
    case Coding::kIdentity:
      break;
  }
  return std::string(text);
}

bool IsCompressible(std::string_view content_type, std::size_t size) {
  constexpr std::array<std::string_view, 6> kTexts = {"application/json",    "application/javascript",
                                                      "application/xml",     "application/atom+xml",
                                                      "application/ld+json", "image/svg+xml"};
  const std::string type = MediaType(content_type);
  if (size < kSmallest || type == "text/event-stream") return false;
  return type.starts_with("text/") || std::find(kTexts.begin(), kTexts.end(), type) != kTexts.end();
}

}  // namespace tovholder::http

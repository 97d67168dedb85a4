// SPDX-License-Identifier: EUPL-1.2
#include "sql/digest.h"

#include <sodium.h>

#include <array>
#include <cstdint>

#include "sql/errors.h"

namespace tovholder::sql {
namespace {

class Digester {
 public:
  Digester() {
    if (sodium_init() < 0) throw DatabaseError("libsodium did not start");
    crypto_generichash_init(&state_, nullptr, 0, crypto_generichash_BYTES);
  }
  void Add(std::string_view bytes) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  std::string Finish() {
    std::string digest(crypto_generichash_BYTES, '\0');
    crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(digest.data()), digest.size());
    return digest;
  }

 private:
  crypto_generichash_state state_;
};

std::string LengthOf(std::string_view part) {
  std::string bytes;
  for (std::uint64_t length = part.size(), i = 0; i < 8; ++i, length >>= 8) {
    bytes.push_back(static_cast<char>(length & 0xff));
  }
  return bytes;
}

}  // namespace

std::string DigestOf(std::string_view bytes) {
  Digester digester;
  digester.Add(bytes);
  return digester.Finish();
}

std::string DigestOf(const std::vector<std::string_view>& parts) {
  Digester digester;
  for (const std::string_view part : parts) {
    digester.Add(LengthOf(part));
    digester.Add(part);
  }
  return digester.Finish();
}

std::string RandomBytes(std::size_t count) {
  if (sodium_init() < 0) throw DatabaseError("libsodium did not start");
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string ToHex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const char byte : bytes) {
    hex.push_back(kDigits[static_cast<unsigned char>(byte) >> 4]);
    hex.push_back(kDigits[static_cast<unsigned char>(byte) & 15]);
  }
  return hex;
}

}  // namespace tovholder::sql

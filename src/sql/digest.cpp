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

std::array<char, 8> LengthOf(std::string_view part) {
  std::array<char, 8> bytes{};
  std::uint64_t left = part.size();
  for (char& byte : bytes) {
    byte = static_cast<char>(left & 0xff);
    left >>= 8;
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
    const auto length = LengthOf(part);
    digester.Add({length.data(), length.size()});
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
  std::string hex(2 * bytes.size(), '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    hex[2 * i] = kDigits[byte >> 4];
    hex[2 * i + 1] = kDigits[byte & 15];
  }
  return hex;
}

}  // namespace tovholder::sql

// SPDX-License-Identifier: EUPL-1.2
#include "people/password.h"

#include <sodium.h>

#include <array>
#include <new>
#include <stdexcept>

#include "base/text.h"

namespace tovholder::people {
namespace {

// A hash of a random password that was thrown away, with the limits that HashPassword uses.
constexpr const char* kNobodysHash =
    "$argon2id$v=19$m=65536,t=2,p=1$hOzhSTh0OCzfovT8u/mnzA$goh+vTSn+ZCnZF9wWN8jMcAbp/U+soQU1IcjCwbVR3c";

void StartSodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

}  // namespace

std::string HashPassword(std::string_view password) {
  StartSodium();
  const std::string composed = Compose(password);
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), composed.data(), composed.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
    throw std::bad_alloc();
  }
  return hash.data();
}

bool IsPassword(std::string_view hash, std::string_view password) {
  StartSodium();
  const std::string composed = Compose(password);
  const std::string stored(hash.empty() ? kNobodysHash : hash);
  const bool fits = crypto_pwhash_str_verify(stored.c_str(), composed.data(), composed.size()) == 0;
  return fits && !hash.empty();
}

}  // namespace tovholder::people

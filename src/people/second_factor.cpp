// SPDX-License-Identifier: EUPL-1.2
#include "people/second_factor.h"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "base/text.h"
#include "http/token.h"
#include "http/url.h"

namespace tovholder::people {
namespace {

constexpr std::size_t kSecretBytes = 20;
constexpr std::size_t kGroup = 4;
constexpr unsigned kStepSeconds = OATH_TOTP_DEFAULT_TIME_STEP_SIZE;
constexpr unsigned kDigits = 6;
constexpr int kDrift = 1;  // steps that a clock may go wrong either way

// Letters that nobody mistakes for each other (Crockford's base32).
constexpr std::string_view kRecoveryLetters = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kRecoveryLength = 16;

struct FreeText {
  void operator()(char* text) const { std::free(text); }  // NOLINT(cppcoreguidelines-no-malloc): liboath's own
};
using OathText = std::unique_ptr<char, FreeText>;

void CheckOath(int outcome) {
  if (outcome != OATH_OK) throw std::runtime_error(std::string("liboath: ") + oath_strerror_name(outcome));
}

void StartOath() {
  static const int outcome = oath_init();
  CheckOath(outcome);
}

std::string BytesOf(std::string_view secret) {
  StartOath();
  char* bytes = nullptr;
  std::size_t length = 0;
  CheckOath(oath_base32_decode(secret.data(), secret.size(), &bytes, &length));
  const OathText owned(bytes);
  return {bytes, length};
}

std::string CodeOfStep(const std::string& bytes, std::int64_t step) {
  std::array<char, kDigits + 1> code{};
  CheckOath(oath_totp_generate(bytes.data(), bytes.size(), step * kStepSeconds, kStepSeconds,
                               OATH_TOTP_DEFAULT_START_TIME, kDigits, code.data()));
  return code.data();
}

std::int64_t StepOf(Instant at) {
  return std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count() / kStepSeconds;
}

std::string Grouped(std::string_view text, char between) {
  std::string grouped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && i % kGroup == 0) grouped += between;
    grouped += text[i];
  }
  return grouped;
}

}  // namespace

std::string NewSecret() {
  StartOath();
  const std::string bytes = http::RandomBytes(kSecretBytes);
  char* text = nullptr;
  std::size_t length = 0;
  CheckOath(oath_base32_encode(bytes.data(), bytes.size(), &text, &length));
  const OathText owned(text);
  return {text, length};
}

std::string InGroups(std::string_view secret) { return Grouped(secret, ' '); }

std::string KeyAddress(std::string_view secret, std::string_view email) {
  return "otpauth://totp/Tovholder:" + http::PercentEncode(email) + "?secret=" + std::string(secret) +
         "&issuer=Tovholder";
}

std::string CodeAt(std::string_view secret, Instant at) { return CodeOfStep(BytesOf(secret), StepOf(at)); }

std::optional<std::int64_t> StepOfCode(std::string_view secret, std::string_view code, Instant now,
                                       std::int64_t last_step) {
  const std::string bytes = BytesOf(secret);
  std::optional<std::int64_t> found;
  for (std::int64_t step = StepOf(now) - kDrift; step <= StepOf(now) + kDrift; ++step) {
    if (http::SameSecret(CodeOfStep(bytes, step), code) && step > last_step) found = step;
  }
  return found;
}

std::string NewRecoveryCode() {
  std::string code;
  for (const char byte : http::RandomBytes(kRecoveryLength)) {
    code += kRecoveryLetters[static_cast<unsigned char>(byte) % kRecoveryLetters.size()];
  }
  return Grouped(code, '-');
}

std::string NormalRecoveryCode(std::string_view typed) {
  std::string code;
  for (const char letter : ToLower(typed)) {
    const char plain = letter == 'o' ? '0' : letter == 'i' || letter == 'l' ? '1' : letter;
    if (kRecoveryLetters.find(plain) != std::string_view::npos) code += plain;
  }
  return code;
}

}  // namespace tovholder::people

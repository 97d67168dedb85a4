// SPDX-License-Identifier: EUPL-1.2
#include "search/packing.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tovholder::search {
namespace {

TEST(Packing, GivesBackEveryText) {
  Packer packer;
  std::string long_text;
  for (int i = 0; i < 5'000; ++i) long_text += "Udvalget tager orienteringen til efterretning. " + std::to_string(i);
  std::string noise;
  for (unsigned i = 0; i < 30'000; ++i) noise += static_cast<char>((i * 2654435761U) >> 13);
  for (const std::string& text : {std::string(), std::string("kort"), long_text, noise, std::string(500, '\0')}) {
    EXPECT_EQ(Unpack(packer.Pack(text)), text);
  }
  EXPECT_LT(packer.Pack(long_text).size(), long_text.size() / 3);
}

TEST(Packing, ReadsWhatEarlierVersionsDeflated) {
  const std::string stored(
      "z\x03\0\0\0\x01\x03\0\xFC\xFF"
      "abc",
      13);
  EXPECT_EQ(Unpack(stored), "abc");
  EXPECT_THROW(Unpack(stored.substr(0, 12)), std::runtime_error);
}

TEST(Packing, RefusesWhatItDidNotMake) {
  Packer packer;
  const std::string packed = packer.Pack(std::string(1'000, 'a'));
  EXPECT_THROW(Unpack(packed.substr(0, packed.size() - 3)), std::runtime_error);
  EXPECT_THROW(Unpack("z12"), std::runtime_error);
  EXPECT_THROW(Unpack("Z12"), std::runtime_error);
  EXPECT_THROW(Unpack("?abc"), std::runtime_error);
  EXPECT_EQ(Unpack(""), "");
}

}  // namespace
}  // namespace tovholder::search

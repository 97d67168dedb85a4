// SPDX-License-Identifier: EUPL-1.2
#include "support/temporary_folder.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace tovholder::test {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "tovholder-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder: " + name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

}  // namespace tovholder::test

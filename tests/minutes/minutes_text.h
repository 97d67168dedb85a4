// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "documents/text_document.h"

// Texts for the parser's tests.
namespace tovholder::minutes::testing {

inline documents::TextDocument TextOf(std::string text) {
  documents::TextDocument document;
  document.text = std::move(text);
  document.pages = {0};
  return document;
}

inline std::string LoadText(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The documents of tests/minutes/layouts, our own writing in the layouts of many councils and boards.
inline std::vector<std::filesystem::path> LayoutFiles() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator("tests/minutes/layouts")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace tovholder::minutes::testing

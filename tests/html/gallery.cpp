// SPDX-License-Identifier: EUPL-1.2
// html_gallery FOLDER: writes every component into pages that a browser can open, in both languages,
// as somebody from outside and as a secretary. The browser tests walk them; people look at them.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "html/gallery_pages.h"
#include "html/page.h"
#include "web/files.h"

namespace {

void Write(const std::filesystem::path& path, std::string_view content) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << content;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "html_gallery FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  for (const tovholder::EmbeddedFile& file : tovholder::WebFiles()) {
    Write(folder / "static" / file.name, file.content);
    Write(folder / tovholder::html::AssetAddress(file.name).substr(1), file.content);
  }
  for (const tovholder::html::GalleryPage& page : tovholder::html::ListGalleryPages()) {
    Write(folder / page.file, page.markup);
  }
  return 0;
}

// SPDX-License-Identifier: EUPL-1.2
#include "people/qr_code.h"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace tovholder::people {
namespace {

constexpr int kQuiet = 4;         // modules of white around it, as the standard wants
constexpr int kModulePixels = 5;  // read from half a metre

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

// A path of one square a dark module.
std::string PathOf(const QRcode& code) {
  std::string path;
  for (int y = 0; y < code.width; ++y) {
    for (int x = 0; x < code.width; ++x) {
      if ((code.data[y * code.width + x] & 1) == 0) continue;
      path += "M" + std::to_string(x + kQuiet) + " " + std::to_string(y + kQuiet) + "h1v1h-1z";
    }
  }
  return path;
}

}  // namespace

html::Html RenderQrCode(const std::string& text, std::string_view label) {
  const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
  if (!code) throw std::runtime_error("a QR code cannot hold that text");
  const int modules = code->width + 2 * kQuiet;
  const std::string width = std::to_string(modules);
  const std::string pixels = std::to_string(modules * kModulePixels);
  const auto path = [](std::string_view colour, std::string drawn) {
    return html::Element("path", html::Attr("fill", std::string(colour)), html::Attr("d", std::move(drawn)));
  };
  return html::Element("svg", html::Class("qr-code"), html::Attr("role", "img"),
                       html::Attr("aria-label", std::string(label)),
                       html::Attr("viewBox", "0 0 " + width + " " + width), html::Attr("width", pixels),
                       html::Attr("height", pixels), html::Attr("shape-rendering", "crispEdges"),
                       path("#fff", "M0 0h" + width + "v" + width + "H0z"), path("#000", PathOf(*code)));
}

}  // namespace tovholder::people

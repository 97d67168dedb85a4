// SPDX-License-Identifier: EUPL-1.2
#include "documents/file_kind.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace tovholder::documents {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  Format format;
};
constexpr std::array<Signature, 7> kSignatures = {{{"PK\x03\x04"sv, Format::kZip},
                                                   {"PK\x05\x06"sv, Format::kZip},
                                                   {"\x89PNG\r\n\x1A\n"sv, Format::kPng},
                                                   {"\xFF\xD8\xFF"sv, Format::kJpeg},
                                                   {"II*\0"sv, Format::kTiff},
                                                   {"MM\0*"sv, Format::kTiff},
                                                   {"%PDF-"sv, Format::kPdf}}};

struct UnreadFormat {
  std::string_view bytes;
  std::string_view name;
};
constexpr std::array<UnreadFormat, 11> kUnread = {{{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "Office 97–2003"},
                                                   {"{\\rtf"sv, "RTF"},
                                                   {"GIF8"sv, "GIF"},
                                                   {"BM"sv, "BMP"},
                                                   {"\x1F\x8B"sv, "gzip"},
                                                   {"7z\xBC\xAF\x27\x1C"sv, "7-Zip"},
                                                   {"Rar!\x1A\x07"sv, "RAR"},
                                                   {"\x7F"
                                                    "ELF"sv,
                                                    "program"},
                                                   {"MZ"sv, "program"},
                                                   {"SQLite format 3\0"sv, "SQLite"},
                                                   {"OggS"sv, "Ogg"}}};

std::string_view SkipMarkAndSpace(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
}

bool HasHtmlTag(std::string_view head) {
  const std::string lower = ToLower(head);
  if (lower.starts_with("<!doctype html") || lower.starts_with("<html")) return true;
  return lower.find("<html") != std::string::npos ||
         (lower.starts_with("<") &&
          (lower.find("<body") != std::string::npos || lower.find("<head") != std::string::npos));
}

// Wide characters hide the signs of HTML and XML; one byte of each pair is enough to see them.
std::string Narrow(std::string_view bytes) {
  std::string narrow(bytes);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) narrow.erase(0, 2);
  if (std::count(narrow.begin(), narrow.end(), '\0') * 3 > static_cast<std::ptrdiff_t>(narrow.size())) {
    std::erase(narrow, '\0');
  }
  return narrow;
}

}  // namespace

std::string Extension(std::string_view file_name) {
  const std::size_t slash = file_name.find_last_of("/\\");
  if (slash != std::string_view::npos) file_name.remove_prefix(slash + 1);
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return ToLower(file_name.substr(dot));
}

Format RecogniseFormat(std::string_view bytes, std::string_view file_name) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return signature.format;
  }
  // A PDF may have a little before its head.
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Format::kPdf;
  const std::string narrow = Narrow(bytes.substr(0, 2048));
  const std::string_view head = SkipMarkAndSpace(narrow);
  if (HasHtmlTag(head)) return Format::kHtml;
  if (head.starts_with("<?xml")) return Format::kXml;
  const std::string extension = Extension(file_name);
  if (head.starts_with("<") && (extension == ".html" || extension == ".htm" || extension == ".aspx")) {
    return Format::kHtml;
  }
  if (head.starts_with("<") && extension == ".xml") return Format::kXml;
  return NameOfUnreadFormat(bytes).empty() ? Format::kText : Format::kUnknown;
}

std::string NameOfFormat(std::string_view bytes, std::string_view file_name) {
  switch (RecogniseFormat(bytes, file_name)) {
    case Format::kText:
      return {};
    case Format::kHtml:
      return "HTML";
    case Format::kXml:
      return "XML";
    case Format::kPdf:
      return "PDF";
    case Format::kZip:
      return "ZIP";
    case Format::kPng:
      return "PNG";
    case Format::kJpeg:
      return "JPEG";
    case Format::kTiff:
      return "TIFF";
    case Format::kUnknown:
      return NameOfUnreadFormat(bytes);
  }
  return {};
}

std::string NameOfUnreadFormat(std::string_view bytes) {
  for (const UnreadFormat& format : kUnread) {
    if (!bytes.starts_with(format.bytes)) continue;
    // Two letters alone may begin a text; a file of that kind has bytes that no text has.
    if (format.bytes.size() == 2 && bytes.substr(0, 512).find('\0') == std::string_view::npos) continue;
    return std::string(format.name);
  }
  return {};
}

}  // namespace tovholder::documents

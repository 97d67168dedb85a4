// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tovholder::documents {

// A text that stands in an object of a PDF rather than on a page.
struct PdfString {
  std::string key;   // "Contents" of a note, "V" of a form field, "Author"; "" where none stands before it
  std::string text;  // UTF-8
};

// The texts of notes, form fields, bookmarks and properties, also from compressed objects (at most
// `max_unpacked` bytes of them). Needs no whole file: what is damaged is passed over.
std::vector<PdfString> ListPdfStrings(std::string_view bytes, std::size_t max_unpacked);

}  // namespace tovholder::documents

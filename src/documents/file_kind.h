// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace tovholder::documents {

// What a file is by its first bytes, and by its name only where they do not tell.
enum class Format { kText, kHtml, kXml, kPdf, kZip, kPng, kJpeg, kTiff, kUnknown };
Format RecogniseFormat(std::string_view bytes, std::string_view file_name);

// "PDF", "PNG", "Office 97–2003"; empty of a text.
std::string NameOfFormat(std::string_view bytes, std::string_view file_name);

// A word for a kind of file that is not read ("Word 97–2003", "RTF", "GIF"); empty where it says nothing.
std::string NameOfUnreadFormat(std::string_view bytes);

// ".pdf" of "Referat.PDF"; empty where there is none.
std::string Extension(std::string_view file_name);

}  // namespace tovholder::documents

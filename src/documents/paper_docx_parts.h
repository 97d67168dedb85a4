// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "documents/paper.h"
#include "documents/zip_writer.h"

// The parts of a Word document around its text.
namespace tovholder::documents {

inline constexpr const char* kWordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr const char* kRelationNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// A list of the text: numId is its place, from 1.
struct DocxList {
  ListForm form = ListForm::kBullets;
  int start = 1;
};

struct DocxRelation {
  enum class Target { kInside, kOutside };
  std::string id;
  std::string type;  // the last word of its address: "image"
  std::string target;
  Target where = Target::kInside;
};

// A twentieth of a point; the text is so wide between the margins of A4.
inline constexpr int kTextWidth = 9298;

std::string WordLanguage(html::Language language);
std::string ToXml(const pugi::xml_document& xml);
// A paragraph of one style; the text is cleaned.
pugi::xml_node AppendWordParagraph(pugi::xml_node parent, const char* style);
void AppendWordText(pugi::xml_node run, const std::string& text);

std::string MakeWordStyles(const Paper& paper);
std::string MakeWordNumbering(const std::vector<DocxList>& lists);
std::string MakeWordHeader(const Paper& paper);
std::string MakeWordFooter(const Paper& paper);
std::string MakeWordRelations(const std::vector<DocxRelation>& relations);
// What stands beside word/: content types, package relations, properties.
std::vector<ZipPart> MakePackageParts(const Paper& paper);

}  // namespace tovholder::documents

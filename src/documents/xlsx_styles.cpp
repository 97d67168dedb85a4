// SPDX-License-Identifier: EUPL-1.2
#include "documents/xlsx_styles.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "documents/docx_numbering.h"

namespace tovholder::documents {
namespace {

struct FormatScan {
  std::string signs;  // in lower case: what has a meaning of its own
  std::string mask;   // zeros with what stands between them
  bool elapsed = false;
};

// "[h]" and "[mm]" count on beyond a day; "[Red]", "[$kr.-406]" and "[>100]" say nothing here.
void ScanBracket(std::string_view inside, FormatScan& scan) {
  const std::string lower = ToLower(inside);
  if (lower.empty() || lower.find_first_not_of(lower.front()) != std::string::npos) return;
  if (lower.front() != 'h' && lower.front() != 'm' && lower.front() != 's') return;
  scan.elapsed = true;
  scan.signs += lower;
}

// The first part of a format, up to its semicolon.
FormatScan ScanFormat(std::string_view code) {
  FormatScan scan;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      const std::size_t end = std::min(code.find('"', i + 1), code.size());
      scan.mask += code.substr(i + 1, end - i - 1);
      i = end;
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', i + 1), code.size());
      ScanBracket(code.substr(i + 1, end - i - 1), scan);
      i = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
      if (c == '\\' && i < code.size()) scan.mask += code[i];
    } else {
      scan.signs += c;
      scan.mask += c;
    }
  }
  scan.signs = ToLower(scan.signs);
  return scan;
}

bool HasSign(const FormatScan& scan, std::string_view signs) {
  return scan.signs.find_first_of(signs) != std::string::npos;
}

// "000000-0000": a number of persons or accounts, whose leading zeros count.
bool IsMask(const FormatScan& scan) {
  const auto zeros = std::count(scan.signs.begin(), scan.signs.end(), '0');
  return zeros > 1 && zeros == std::count(scan.mask.begin(), scan.mask.end(), '0') &&
         scan.signs.find_first_not_of("0- ") == std::string::npos && IsUtf8(scan.mask);
}

ShownAs BuiltInShown(int format) {
  if (format == 9 || format == 10) return ShownAs::kPercent;
  if (format >= 14 && format <= 17) return ShownAs::kDate;
  if (format == 22) return ShownAs::kDateTime;
  if (format == 46) return ShownAs::kDuration;
  return (format >= 18 && format <= 21) || format == 45 || format == 47 ? ShownAs::kTime : ShownAs::kNumber;
}

}  // namespace

NumberFormat ParseNumberFormat(std::string_view code) {
  const FormatScan scan = ScanFormat(code);
  // The Danish name of "General", as some programs write it, has letters of dates.
  if (scan.signs == "standard") return {};
  if (scan.elapsed) return {ShownAs::kDuration};
  const bool time = HasSign(scan, "hs");
  if (HasSign(scan, "yd")) return {time ? ShownAs::kDateTime : ShownAs::kDate};
  if (time) return {ShownAs::kTime};
  if (HasSign(scan, "m")) return {ShownAs::kDate};
  if (HasSign(scan, "%")) return {ShownAs::kPercent};
  return IsMask(scan) ? NumberFormat{ShownAs::kMasked, scan.mask} : NumberFormat{};
}

void XlsxStyles::Read(pugi::xml_node root) {
  std::map<int, NumberFormat> own;
  for (const pugi::xml_node format : Child(root, "numFmts").children()) {
    own[IntAttributeOf(format, "numFmtId", -1)] = ParseNumberFormat(AttributeOf(format, "formatCode"));
  }
  formats_.clear();
  for (const pugi::xml_node style : Child(root, "cellXfs").children()) {
    if (LocalName(style) != "xf") continue;
    const int format = IntAttributeOf(style, "numFmtId", 0);
    const auto found = own.find(format);
    formats_.push_back(found != own.end() ? found->second : NumberFormat{BuiltInShown(format)});
  }
  if (formats_.empty()) formats_.emplace_back();
}

}  // namespace tovholder::documents

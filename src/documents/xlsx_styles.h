// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace tovholder::documents {

// What the number in a cell is shown as. kDuration counts hours, minutes or seconds beyond a day.
enum class ShownAs { kNumber, kPercent, kMasked, kDate, kDateTime, kTime, kDuration };

struct NumberFormat {
  ShownAs shown = ShownAs::kNumber;
  std::string mask = {};  // of kMasked: "000000-0000"
};

// A format as written in styles.xml: "dd\-mm\-yyyy", "[h]:mm", "0.0%". Only its first part counts, which is for numbers
// above zero.
NumberFormat ParseNumberFormat(std::string_view code);

// The number formats that cells refer to.
class XlsxStyles {
 public:
  // styles.xml
  void Read(pugi::xml_node root);
  // Null where there is no such style. The first is there also without styles.xml.
  const NumberFormat* Find(std::size_t style) const { return style < formats_.size() ? &formats_[style] : nullptr; }

 private:
  std::vector<NumberFormat> formats_ = {NumberFormat{}};
};

}  // namespace tovholder::documents

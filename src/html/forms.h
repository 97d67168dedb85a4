// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "html/html.h"
#include "html/texts.h"

// Forms in one column: label above the field, help under the label, the error beside it.
namespace tovholder::html {

inline constexpr std::string_view kCsrfFieldName = "csrf";

// The form itself. A `csrf` makes it a POST with the hidden token, none a GET.
struct FormFrame {
  std::string address = {};
  std::string csrf = {};
  std::string id = {};
  enum class Files { kNone, kSent } files = Files::kNone;
};
Html RenderForm(const FormFrame& frame, const Html& content);
Html HiddenField(std::string name, std::string value);

enum class Need { kOptional, kRequired };
enum class InputKind { kText, kEmail, kPassword, kNumber, kSearch, kTelephone };
// Letters of a search; longer ones might not fit into an address.
inline constexpr int kLongestSearch = 5000;
enum class FieldWidth { kFull, kHalf, kShort };

// What every field has. The id of the field in the page is its name unless `id` is given.
struct Field {
  std::string name = {};
  std::string label = {};
  std::string value = {};
  std::string help = {};
  std::string error = {};
  Need need = Need::kOptional;
  FieldWidth width = FieldWidth::kFull;
  std::string id = {};
  std::string autocomplete = {};
};

Html TextField(const Field& field, const Texts& t, InputKind kind = InputKind::kText);
Html TextArea(const Field& field, const Texts& t, int rows = 6);
// A date as people write it ("22. april 2025", "primo marts"); `understood` is how it was read.
Html DateField(const Field& field, std::string_view understood, const Texts& t);

struct Choice {
  std::string value = {};
  std::string label = {};
  std::string help = {};
};
// One of several; `field.value` is chosen.
Html SelectField(const Field& field, const std::vector<Choice>& choices, const Texts& t);
Html RadioField(const Field& field, const std::vector<Choice>& choices, const Texts& t);
// Any of several.
Html CheckboxField(const Field& field, const std::vector<Choice>& choices, const std::set<std::string>& chosen,
                   const Texts& t);
// A single yes: the form sends `value` or nothing.
enum class Ticked { kNo, kYes };
Html Checkbox(const std::string& name, const Choice& choice, Ticked ticked);

// Files by choosing or by dropping them. `accept` as the browser knows it: ".pdf,.docx".
struct FileField {
  Field field = {};
  std::string accept = {};
  enum class Count { kOne, kMany, kFolder } count = Count::kOne;
};
Html FileDropZone(const FileField& file, const Texts& t);

}  // namespace tovholder::html

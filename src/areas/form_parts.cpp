// SPDX-License-Identifier: EUPL-1.2
#include "areas/form_parts.h"

#include "base/danish_date.h"

namespace tovholder::areas {

using namespace html;  // NOLINT: this file is nothing but markup

std::string WriteDay(const std::optional<Date>& day, const Texts& t) {
  return day ? FormatDay(*day, DayForm::kLong, t.language()) : std::string();
}

void ReadDay(const std::string& text, const std::string& field, std::optional<Date>& day, FieldErrors& errors) {
  day.reset();
  if (text.empty()) return;
  const Result<Date> read = ParseDate(text);
  if (read) day = *read;
  if (!read) errors.insert({field, read.error()});
}

Html DayField(Field field, const Texts& t) {
  field.width = FieldWidth::kHalf;
  const Result<Date> read = ParseDate(field.value);
  return DateField(field, read ? FormatDay(*read, DayForm::kFull, t.language()) : std::string(), t);
}

FormErrors ErrorsOf(const FieldErrors& errors, const Texts& t) {
  FormErrors found;
  for (const auto& [field, error] : errors) found.Add(field, error, t);
  return found;
}

http::Response FormPage(const people::Visit& visit, const PageFrame& frame, const PageHeading& heading,
                        const FormErrors& errors, const Html& content) {
  auto response = visit.Page(frame, Join(ErrorSummary(errors.summary, visit.t), Heading(heading), content));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

}  // namespace tovholder::areas

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "areas/area_book.h"
#include "html/components.h"
#include "people/visit.h"

// What the forms of this room share.
namespace tovholder::areas {

// "1. januar 2020"; "" for none.
std::string WriteDay(const std::optional<Date>& day, const html::Texts& t);
// An empty text is no day. Errors at `field`: those of ParseDate.
void ReadDay(const std::string& text, const std::string& field, std::optional<Date>& day, FieldErrors& errors);
// A field for a day, with how what is typed was read.
html::Html DayField(html::Field field, const html::Texts& t);

html::FormErrors ErrorsOf(const FieldErrors& errors, const html::Texts& t);
// A page of one form; 422 where there are errors.
http::Response FormPage(const people::Visit& visit, const html::PageFrame& frame, const html::PageHeading& heading,
                        const html::FormErrors& errors, const html::Html& content);

}  // namespace tovholder::areas

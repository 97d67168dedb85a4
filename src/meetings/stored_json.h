// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/text_document.h"
#include "minutes/field_places.h"

// The small lists that a document keeps as JSON texts in columns of its own.
namespace tovholder::meetings {

// [[["certain", "item.opener"], …], [["items.1", [[".title", 120, 20, 0], …]], …]]: the rules, then by item what they
// found, where it begins, its length and the number of its rule; the values are not kept. There are many: each counts.
std::string StorePlaces(const std::vector<minutes::FieldPlace>& places);
std::vector<minutes::FieldPlace> LoadPlaces(std::string_view json);

// [[120, 140], …]
std::string StoreSpans(const std::vector<documents::Span>& spans);
std::vector<documents::Span> LoadSpans(std::string_view json);

// [["meetings.no_date", {"file": "…"}], …]
std::string StoreErrors(const std::vector<Error>& errors);
std::vector<Error> LoadErrors(std::string_view json);

// Pages and marks of a text document.
std::string StoreLayout(const documents::TextDocument& document);
void LoadLayout(std::string_view json, documents::TextDocument& document);

}  // namespace tovholder::meetings

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "http/message.h"
#include "imports/review_form.h"

namespace tovholder::imports {

// The review form of a meeting as it is sent after somebody has typed into some of its fields.
inline http::Request ReviewRequest(const ReviewedMeeting& meeting, const FormValues& typed) {
  FormValues values = ValuesOf(meeting);
  for (const auto& [field, value] : typed) values[field] = value;
  http::Request request;
  request.form.insert(values.begin(), values.end());
  return request;
}

}  // namespace tovholder::imports

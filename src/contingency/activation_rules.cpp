// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/calendar.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "contingency/activation.h"
#include "contingency/contingency_plan.h"

namespace tovholder::contingency {

const ActivationEntry* ActivationBook::Find(ActivationEntryId id) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& one) { return one.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

Result<Instant> ParseMoment(std::string_view text, Instant now) {
  const std::string words = CollapseSpace(text);
  if (words.empty()) return now;
  const Result<TimeOfDay> time = ParseTime(words);
  if (!time) return Pass(time);
  const LocalTime local = ToCopenhagen(now);
  const Instant today = FromCopenhagen({local.date, *time});
  return today <= now ? today : FromCopenhagen({AddDays(local.date, -1), *time});
}

FieldErrors CheckActivation(const Activation& activation) {
  FieldErrors errors;
  if (activation.reason.empty()) errors.insert({"reason", Error{"contingency.no_reason"}});
  CheckText("reason", activation.reason, errors);
  return errors;
}

FieldErrors CheckEntry(const ActivationBook& book, const ActivationEntry& entry, Instant now) {
  FieldErrors errors;
  if (entry.text.empty()) errors.insert({"text", Error{"contingency.no_text"}});
  if (entry.happened > now) errors.insert({"happened", Error{"contingency.future_time"}});
  // What was written wrongly can be set right at any time.
  if (book.activation.ended && !entry.corrects) errors.insert({"text", Error{"contingency.has_ended"}});
  if (entry.corrects && book.Find(*entry.corrects) == nullptr) {
    errors.insert({"corrects", Error{"contingency.no_such_entry"}});
  }
  CheckText("text", entry.text, errors);
  CheckText("who", entry.who, errors);
  return errors;
}

FieldErrors CheckEnd(const Activation& activation, Instant ended, Instant now) {
  FieldErrors errors;
  if (activation.ended) errors.insert({"ended", Error{"contingency.has_ended"}});
  if (ended < activation.started) errors.insert({"ended", Error{"contingency.ends_first"}});
  if (ended > now) errors.insert({"ended", Error{"contingency.future_time"}});
  return errors;
}

}  // namespace tovholder::contingency

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <type_traits>
#include <vector>

#include "base/id.h"
#include "sql/records.h"

// What the description of a record says of its fields, for whoever shows what was changed in them.
namespace tovholder::sql {

enum class FieldKind { kText, kWord, kFlag, kNumber, kDate, kTimeOfDay, kMoment, kRow };

struct FieldOutline {
  std::string_view name;
  FieldKind kind = FieldKind::kText;
};

struct RecordOutline {
  std::string_view table;
  std::vector<FieldOutline> fields;
};

template <class T>
struct FieldKindOf {
  static constexpr FieldKind kValue = std::is_enum_v<T>            ? FieldKind::kWord
                                      : std::is_same_v<T, bool>    ? FieldKind::kFlag
                                      : std::is_arithmetic_v<T>    ? FieldKind::kNumber
                                      : std::is_same_v<T, Date>    ? FieldKind::kDate
                                      : std::is_same_v<T, Instant> ? FieldKind::kMoment
                                                                   : FieldKind::kText;
};
template <>
struct FieldKindOf<TimeOfDay> {
  static constexpr FieldKind kValue = FieldKind::kTimeOfDay;
};
template <class Tag>
struct FieldKindOf<Id<Tag>> {
  static constexpr FieldKind kValue = FieldKind::kRow;
};
template <class T>
struct FieldKindOf<std::optional<T>> : FieldKindOf<T> {};

// `OutlineOf<Meeting>("meeting")`
template <class Record>
RecordOutline OutlineOf(std::string_view table) {
  RecordOutline outline{table, {}};
  boost::mp11::mp_for_each<Members<Record>>([&](auto member) {
    using Type = std::remove_cvref_t<decltype(std::declval<Record&>().*member.pointer)>;
    if (std::string_view(member.name) != "id") outline.fields.push_back({member.name, FieldKindOf<Type>::kValue});
  });
  return outline;
}

}  // namespace tovholder::sql

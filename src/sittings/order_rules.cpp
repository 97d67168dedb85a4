// SPDX-License-Identifier: EUPL-1.2
#include "sittings/order_rules.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "sittings/sitting_rules.h"

namespace tovholder::sittings {
namespace {

using meetings::ItemDetails;

constexpr std::string_view kOrderBegins = "Punkterne blev behandlet i rækkefølgen ";

int AgendaPlaceOf(const ItemDetails& details) {
  const std::string number = NumberOf(details);
  int place = details.item.position;
  std::from_chars(number.data(), number.data() + number.size(), place);
  return place;
}

bool ComesFirst(const ItemDetails& one, const ItemDetails& other) { return AgendaPlaceOf(one) < AgendaPlaceOf(other); }

void MoveTo(std::vector<ItemDetails>& items, ItemId item, int place) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const ItemDetails& one) { return one.item.id == item; });
  if (found == items.end()) return;
  ItemDetails moved = std::move(*found);
  items.erase(found);
  items.insert(items.begin() + std::clamp(place - 1, 0, static_cast<int>(items.size())), std::move(moved));
}

}  // namespace

std::vector<ItemDetails> InOrder(std::vector<ItemDetails> items, const std::vector<Reordering>& reorderings) {
  std::stable_sort(items.begin(), items.end(), ComesFirst);
  for (const Reordering& one : reorderings) MoveTo(items, one.item, one.place);
  return items;
}

int PlaceOf(const SittingBook& book, ItemId item) {
  const ItemDetails* found = book.Find(item);
  return found == nullptr ? 0 : static_cast<int>(found - book.items.data()) + 1;
}

Result<void> CheckReordering(const SittingBook& book, const Reordering& wanted) {
  if (book.Find(wanted.item) == nullptr) return Fail("sittings.no_such_item");
  SittingBook after = book;
  MoveTo(after.items, wanted.item, wanted.place);
  for (const ItemDetails& details : book.items) {
    const ItemId item = details.item.id;
    if (!WasTreated(book, item)) continue;
    for (const SittingMember& member : book.members) {
      if (PresenceAt(book, member, item) == PresenceAt(after, member, item)) continue;
      return Fail("sittings.order_changes_attendance", {{"item", NumberOf(details)}, {"name", member.name}});
    }
  }
  return {};
}

std::string OrderSentence(const SittingBook& book) {
  if (std::is_sorted(book.items.begin(), book.items.end(), ComesFirst)) return {};
  std::vector<std::string> numbers;
  for (const ItemDetails& details : book.items) numbers.push_back(NumberOf(details));
  return std::string(kOrderBegins) + Join(numbers, ", ") + ".";
}

std::string WithOrder(std::string_view head, const std::string& sentence) {
  std::vector<std::string> lines;
  for (const std::string_view line : SplitLines(head)) {
    if (!line.empty() && !line.starts_with(kOrderBegins)) lines.emplace_back(line);
  }
  if (!sentence.empty()) lines.push_back(sentence);
  return Join(lines, "\n");
}

std::string NumberOf(const ItemDetails& details) {
  return details.item.number.value_or(std::to_string(details.item.position));
}

}  // namespace tovholder::sittings

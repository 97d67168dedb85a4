// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "sittings/sitting.h"

// In which order a meeting treats its items. Their numbers are those of the agenda: everybody refers to them.
namespace tovholder::sittings {

// As the agenda numbers them, and then as they were moved. What moves an item that is not there moves nothing.
std::vector<meetings::ItemDetails> InOrder(std::vector<meetings::ItemDetails> items,
                                           const std::vector<Reordering>& reorderings);
// From 1; 0 where the item is not there.
int PlaceOf(const SittingBook& book, ItemId item);

// Who came or left from an item on is there or away by this order, so it may not change what was recorded already.
// Errors: sittings.no_such_item, sittings.order_changes_attendance {item, name}.
Result<void> CheckReordering(const SittingBook& book, const Reordering& wanted);

// "Punkterne blev behandlet i rækkefølgen 1, 3, 2."; "" where that is the order of the agenda.
std::string OrderSentence(const SittingBook& book);
// What stands at the head of the minutes, with that sentence in place of an earlier one.
std::string WithOrder(std::string_view head, const std::string& sentence);

// "3", as people refer to it.
std::string NumberOf(const meetings::ItemDetails& details);

}  // namespace tovholder::sittings

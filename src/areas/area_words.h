// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "areas/area_change.h"
#include "areas/list_book.h"
#include "html/texts.h"

// How changes and lists are called on pages.
namespace tovholder::areas {

std::string KindWord(AreaChangeKind kind, const html::Texts& t);
std::string YearsWord(YearsInherited years, const html::Texts& t);

// "2019", "2013 genberegnet"
std::string YearWord(const PublishedList& list, const html::Texts& t);
// "Liste pr. 1. december 2019", "Politiets SUB-liste 2015"
std::string TitleOf(const PublishedList& list, const html::Texts& t);
// "/omraader/lister/2019", "/omraader/lister/politi-2015"
std::string AddressOf(const PublishedList& list);
// Which list an address means: its kind and year.
std::pair<ListKind, std::string> ReadListAddress(std::string_view text);
std::string KindWord(ListKind kind, const html::Texts& t);

// The areas of a class by the word of the list's time: "Parallelsamfund".
std::string ClassWord(const PublishedList& list, ListClass of, const html::Texts& t);
// "20 af 28 kendt: 8 mangler navn"
std::string CountSentence(const ClassCount& count, const html::Texts& t);

}  // namespace tovholder::areas

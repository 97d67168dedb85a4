// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

namespace tovholder::minutes::layout {

// What a title or a status line says about an item being closed.
enum class Closedness { kSaysNothing, kOpen, kClosed, kClosedInDoubt };

struct ClosedMark {
  Closedness closedness = Closedness::kSaysNothing;
  std::string_view mark;  // the words that say it
};

// "Lukket: …", "LUKKET …", "… - Lukket punkt", "(Lukket)", "… - LUKKET SAG". A title that only begins
// with the word ("Lukket svømmehal") is closed in doubt; "Skolen lukkes" is not. `at_end`: the text
// breaks off behind the title, so that the begin of a mark counts ("… - Lu").
enum class TitleEnd { kWhole, kTextBreaksOff };
ClosedMark ReadClosedTitle(std::string_view title, TitleEnd end = TitleEnd::kWhole);
// "Åbent", "Lukket punkt", "ØU-KB - Åben sag", "299835 Kultur- og Idrætsudvalget Åbent punkt".
ClosedMark ReadStatus(std::string_view text);

// The title without an open mark ahead of it: "(Åben) Titel", "Åben - Titel", "Offentlig: Titel".
std::string_view WithoutOpenMark(std::string_view title);

// The title without closed marks at either end.
std::string_view WithoutClosedMark(std::string_view title);

}  // namespace tovholder::minutes::layout

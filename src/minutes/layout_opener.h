// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

namespace tovholder::minutes::layout {

// The ways in which an item can open.
enum class OpenerStyle {
  kPunkt,     // "Punkt 7: Titel", "Pkt. 3 Titel", "Nr.1 - Titel"
  kAd,        // "Ad 3. Titel"
  kNumber,    // "12. Titel", "• 9 Titel", "1 : Titel"
  kCode,      // "ØU-61/07-O Titel"
  kSerial,    // "Titel" and below it "Sag nr. 24"
  kContents,  // a title that the table of contents names
  kStatus,    // "Åben" alone
  kCase,      // "Sagsid.: 22/1104"
  kRestart,   // no opener at all: the labels begin again
};

struct OpenerHead {
  OpenerStyle style = OpenerStyle::kPunkt;
  std::string_view number;
  int value = 0;
  std::string_view title;  // may be empty
  char type = 0;           // letter of an item code
  char sign = 0;           // behind a bare number: '.', ')', ':' or ' '
};

// "Punkt 7: Titel" and its kin; nothing for a sentence ("Punkt 12 udgår.").
std::optional<OpenerHead> ReadPunkt(std::string_view text);
// "ØU-61/07-O Titel".
std::optional<OpenerHead> ReadCode(std::string_view text);
// "Sag nr. 24" alone.
std::optional<OpenerHead> ReadSerial(std::string_view text);

}  // namespace tovholder::minutes::layout

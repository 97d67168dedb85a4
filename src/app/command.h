// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <iosfwd>
#include <string>

#include "base/result.h"
#include "html/texts.h"

namespace tovholder::app {

// What a command ends with.
enum ExitCode : int {
  kDone = 0,
  kRefused = 1,  // refused or found wanting
  kWrongUsage = 2,
  kBroken = 70,  // the machine or the program
};

// Where a command reads its surroundings and speaks: data on `out`, messages to people on `err`.
struct Terminal {
  std::ostream& out;
  std::ostream& err;
  html::Language language = html::Language::kDanish;
  bool draws_progress = false;  // `err` is a terminal
  int columns = 80;

  html::Texts texts() const { return html::Texts(language); }
  // Says what went wrong and returns the code for it.
  ExitCode Refuse(const Error& error) const;
  void Say(std::string_view sentence) const;
};

// Data from --data, else TOVHOLDER_DATA, else tovholder.db in the working folder.
std::string DefaultLocation();
// Danish unless TOVHOLDER_LANGUAGE, LC_ALL, LC_MESSAGES or LANG (in this order) asks for English.
html::Language LanguageOfEnvironment();

}  // namespace tovholder::app

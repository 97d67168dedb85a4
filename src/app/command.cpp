// SPDX-License-Identifier: EUPL-1.2
#include "app/command.h"

#include <cstdlib>
#include <ostream>
#include <string_view>

namespace tovholder::app {

ExitCode Terminal::Refuse(const Error& error) const {
  Say(html::Sentence(error, language));
  return kRefused;
}

void Terminal::Say(std::string_view sentence) const { err << sentence << std::endl; }

std::string DefaultLocation() {
  const char* location = std::getenv("TOVHOLDER_DATA");
  return location != nullptr && *location != '\0' ? location : "tovholder.db";
}

html::Language LanguageOfEnvironment() {
  for (const char* name : {"TOVHOLDER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return html::FromCode(value);
  }
  return html::Language::kDanish;
}

}  // namespace tovholder::app

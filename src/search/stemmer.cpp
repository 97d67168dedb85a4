// SPDX-License-Identifier: EUPL-1.2
#include "search/stemmer.h"

#include <libstemmer.h>

#include <stdexcept>

namespace tovholder::search {

void Stemmer::Close::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer() : stemmer_(sb_stemmer_new("danish", "UTF_8")) {
  if (!stemmer_) throw std::runtime_error("libstemmer has no Danish stemmer");
}

std::string_view Stemmer::Stem(std::string_view word) {
  stem_ = word;
  for (;;) {
    const auto* bytes = reinterpret_cast<const sb_symbol*>(stem_.data());
    const auto* shorter = sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(stem_.size()));
    const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
    if (length >= stem_.size()) return stem_;
    stem_.assign(reinterpret_cast<const char*>(shorter), length);
  }
}

}  // namespace tovholder::search

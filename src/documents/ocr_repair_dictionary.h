// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "documents/ocr_repair_channel.h"
#include "documents/ocr_repair_lexicon.h"

class Hunspell;

namespace tovholder::documents {

// What is known of Danish: the words of hunspell-da with all their forms, how common they are, what
// stands beside what, and what character recognition does to letters. Takes some 60 MB and a third of
// a second to load: keep it only while repairing.
class Dictionary {
 public:
  // Reads da_DK.aff and da_DK.dic. Errors: documents.no_dictionary {file}.
  static Result<Dictionary> Load(const std::filesystem::path& folder = "/usr/share/hunspell");
  // The same for all who need it at the time; it goes with the last of them.
  static Result<std::shared_ptr<const Dictionary>> Shared();
  Dictionary(Dictionary&&) noexcept;
  Dictionary& operator=(Dictionary&&) noexcept;
  ~Dictionary();

  const Lexicon& lexicon() const { return lexicon_; }
  const ConfusionTable& confusions() const { return confusions_; }
  // The spelling checker's own word for it, compounds of its making left out.
  bool Spells(const std::string& word) const;
  // How much more likely `right` is behind `left` than elsewhere (logarithm; 0 where nothing is known).
  Cost Affinity(const std::string& left, const std::string& right) const;

 private:
  Dictionary();
  void ReadWords(std::string_view affixes, std::string_view words);
  void ReadShares(std::string_view lines);
  void ReadPairs(std::string_view lines);

  Lexicon lexicon_;
  ConfusionTable confusions_;
  WordShares shares_;
  std::unordered_map<std::string, Cost> pairs_;  // "left right"
  std::unique_ptr<Hunspell> hunspell_;
  std::unique_ptr<std::mutex> spelling_ = std::make_unique<std::mutex>();  // Hunspell serves one at a time
};

}  // namespace tovholder::documents

// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair_dictionary.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <hunspell/hunspell.hxx>
#include <mutex>
#include <optional>
#include <sstream>

#include "base/text.h"
#include "documents/ocr_repair_affixes.h"
#include "documents/ocr_repair_data.h"

namespace tovholder::documents {
namespace {

// Words of the dictionary that the list of common words does not have, per million.
constexpr double kRareWord = 0.15;
constexpr double kRareName = 0.08;
// A form of a common word that is not listed itself.
constexpr double kShareOfForm = 0.15;
constexpr double kMostOfForm = 12;
constexpr int kFoundInCompound = 1;

std::string_view DataFile(std::string_view name) {
  for (const EmbeddedFile& file : OcrRepairData()) {
    if (file.name == name) return file.content;
  }
  return {};
}

std::optional<std::string> ReadFile(const std::filesystem::path& path) {
  const std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

double ParseNumber(std::string_view text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool IsOneWord(std::string_view word) {
  return !word.empty() && word.find_first_of("0123456789 .-'") == std::string_view::npos;
}

}  // namespace

Dictionary::Dictionary() : confusions_(DataFile("ocr_repair_confusions.tsv")) {}
Dictionary::Dictionary(Dictionary&&) noexcept = default;
Dictionary& Dictionary::operator=(Dictionary&&) noexcept = default;
Dictionary::~Dictionary() = default;

Result<Dictionary> Dictionary::Load(const std::filesystem::path& folder) {
  const auto affix_path = folder / "da_DK.aff";
  const auto word_path = folder / "da_DK.dic";
  const auto affixes = ReadFile(affix_path);
  if (!affixes) return Fail("documents.no_dictionary", {{"file", affix_path.string()}});
  const auto words = ReadFile(word_path);
  if (!words) return Fail("documents.no_dictionary", {{"file", word_path.string()}});
  Dictionary dictionary;
  dictionary.ReadShares(DataFile("ocr_repair_words.tsv"));
  dictionary.ReadPairs(DataFile("ocr_repair_pairs.tsv"));
  dictionary.ReadWords(*affixes, *words);
  dictionary.hunspell_ = std::make_unique<Hunspell>(affix_path.c_str(), word_path.c_str());
  return dictionary;
}

Result<std::shared_ptr<const Dictionary>> Dictionary::Shared() {
  static std::mutex mutex;
  static std::weak_ptr<const Dictionary> shared;
  const std::scoped_lock lock(mutex);
  if (auto dictionary = shared.lock()) return dictionary;
  Result<Dictionary> loaded = Load();
  if (!loaded) return Pass(loaded);
  auto dictionary = std::make_shared<const Dictionary>(std::move(*loaded));
  shared = dictionary;
  return dictionary;
}

// "300<TAB>word word …", and "alone<TAB>word word …" behind them.
void Dictionary::ReadShares(std::string_view lines) {
  for (const std::string_view line : SplitLines(lines)) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    const bool alone = line.starts_with("alone\t");
    const double share = ParseNumber(line.substr(0, tab));
    for (const std::string_view word : Split(line.substr(tab + 1), ' ')) {
      const Letters letters = ToLetters(word);
      const Letters lower = LowerLetters(letters);
      if (alone) {
        lexicon_.SetAlone(lower);
        continue;
      }
      const auto kind = lower == letters ? Lexicon::Kind::kCommon : Lexicon::Kind::kName;
      lexicon_.Add(lower, CostOfShare(share), kind);
      shares_[ToText(lower)] = share;
    }
  }
}

void Dictionary::ReadWords(std::string_view affix_file, std::string_view words) {
  const Affixes affixes(affix_file);
  for (const std::string_view line : SplitLines(words)) {
    const std::string_view entry = line.substr(0, line.find_first_of("\t "));
    const std::size_t slash = std::min(entry.find('/'), entry.size());
    const std::string_view word = entry.substr(0, slash);
    if (!IsOneWord(word)) continue;
    const Letters letters = ToLetters(word);
    const Letters lower = LowerLetters(letters);
    const auto kind = letters[0] == lower[0] ? Lexicon::Kind::kCommon : Lexicon::Kind::kName;
    const double rare = kind == Lexicon::Kind::kName ? kRareName : kRareWord;
    const auto share = shares_.find(ToText(lower));
    const double of_form = share == shares_.end() ? rare : std::clamp(share->second * kShareOfForm, rare, kMostOfForm);
    const auto flags = Affixes::ParseFlags(slash < entry.size() ? entry.substr(slash + 1) : std::string_view{});
    affixes.EachForm(lower, flags, [&](const Letters& form, bool base) {
      lexicon_.Add(form, CostOfShare(base ? rare : of_form), kind);
    });
  }
}

// "left<TAB>right<TAB>affinity"
void Dictionary::ReadPairs(std::string_view lines) {
  for (const std::string_view line : SplitLines(lines)) {
    const auto parts = Split(line, '\t');
    if (parts.size() != 3 || line.starts_with('#')) continue;
    pairs_[std::string(parts[0]) + ' ' + std::string(parts[1])] = static_cast<Cost>(ParseNumber(parts[2]));
  }
}

bool Dictionary::Spells(const std::string& word) const {
  const std::scoped_lock lock(*spelling_);
  int found_how = 0;
  return hunspell_->spell(word, &found_how) && (found_how & kFoundInCompound) == 0;
}

Cost Dictionary::Affinity(const std::string& left, const std::string& right) const {
  const auto found = pairs_.find(left + ' ' + right);
  return found == pairs_.end() ? 0 : found->second;
}

}  // namespace tovholder::documents

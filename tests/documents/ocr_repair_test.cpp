// SPDX-License-Identifier: EUPL-1.2
#include "documents/ocr_repair.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"

namespace tovholder::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

const Dictionary& Danish() {
  static const Result<Dictionary> dictionary = Dictionary::Load();
  if (!dictionary) throw std::runtime_error("hunspell-da is not installed");
  return *dictionary;
}

std::string Repaired(std::string_view text) { return Repair({.text = text}, Danish()).text; }

struct Case {
  std::string_view name;
  std::string_view seen;
  std::string_view meant = {};
};
void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }
std::string NameOf(const testing::TestParamInfo<Case>& info) { return std::string(info.param.name); }

class RepairOf : public testing::TestWithParam<Case> {};
TEST_P(RepairOf, GivesWhatWasMeant) { EXPECT_EQ(Repaired(GetParam().seen), GetParam().meant); }

INSTANTIATE_TEST_SUITE_P(
    Ocr, RepairOf,
    testing::Values(
        Case{"ae_for_ae", "Udvalget skal vaere med til at laegge vaegt paa det naere.",
             "Udvalget skal være med til at lægge vægt på det nære."},
        Case{"ee_and_z", "De fzelles aktiviteter er veesentlige for naboskabet.",
             "De fælles aktiviteter er væsentlige for naboskabet."},
        Case{"a_word_that_the_dictionary_takes", "En feelles indsats for feelles mal er ngdvendig.",
             "En fælles indsats for fælles mål er nødvendig."},
        Case{"g_for_oe", "Ansggningen om tilskud gnskes behandlet pa det fgrste mgde.",
             "Ansøgningen om tilskud ønskes behandlet på det første møde."},
        Case{"at_sign", "Der @nskes et @get tilsyn med de bergrte boligomrader.",
             "Der ønskes et øget tilsyn med de berørte boligområder."},
        Case{"capitals", "ANS@GNING OM ST@TTE TIL ET BOLIGOMRADE\n\nDer er sggt om stgtte til born og unge i omradet.",
             "ANSØGNING OM STØTTE TIL ET BOLIGOMRÅDE\n\nDer er søgt om støtte til børn og unge i området."},
        Case{"words_that_are_danish_as_seen",
             "Bade born og voksne skal fa hjzelp, nar de gar til mode om aret, der gik.",
             "Både børn og voksne skal få hjælp, når de går til møde om året, der gik."},
        Case{"neighbours_decide", "Det gar sig geeldende, at barnet skal pa mode med sin leerer om born og unge.",
             "Det gør sig gældende, at barnet skal på møde med sin lærer om børn og unge."},
        Case{"digit_for_letter", "Der er meget f3 naboer, og det er ogs3 for sma lejligheder til bgrnefamilier.",
             "Der er meget få naboer, og det er også for små lejligheder til børnefamilier."},
        Case{"lost_space", "Beboerne afomradet gnsker sig flere grgnne pladser.",
             "Beboerne af området ønsker sig flere grønne pladser."},
        Case{"split_word", "Der er og s a brug for en vej n aer radhuset.",
             "Der er også brug for en vej nær rådhuset."},
        Case{"compounds", "Kriminalitetsforebyggelsesradet sggte bgrnehavepladser til flygtningefamiliernes smabgrn.",
             "Kriminalitetsforebyggelsesrådet søgte børnehavepladser til flygtningefamiliernes småbørn."},
        Case{"line_end",
             "Der er behov for flere stgttekontakt-\npersoner og en styrket\nbgrne-\nhaveindsats i omradet.",
             "Der er behov for flere støttekontakt-\npersoner og en styrket\nbørne-\nhaveindsats i området."},
        Case{"break_inside_damage", "Det er vig-\ntigt for feel-\nlesskabet, at vi mg-\ndes i omradet.",
             "Det er vig-\ntigt for fæl-\nlesskabet, at vi mø-\ndes i området."},
        Case{"towns", "Borgere fra Koge, Naestved, Korsgr og Skaelsker mgdes i ar.",
             "Borgere fra Køge, Næstved, Korsør og Skælskør mødes i år."},
        Case{"bar_for_i", "Der er mgde i morgen pa radhuset.\n\n| forbindelse med mgdet er der kaffe.",
             "Der er møde i morgen på rådhuset.\n\nI forbindelse med mødet er der kaffe."}),
    NameOf);

class LeavesAlone : public testing::TestWithParam<Case> {};
TEST_P(LeavesAlone, WhatIsNotDamaged) {
  const auto report = Repair({.text = GetParam().seen}, Danish());
  EXPECT_EQ(report.text, GetParam().seen);
  EXPECT_THAT(report.changes, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Ocr, LeavesAlone,
    testing::Values(
        Case{"sound_danish", "Både børn og voksne bade i søen, og manden får en gås. Ingen mistede modet."},
        Case{"a_slip_in_sound_text",
             "Formanden bød velkommen til årets første møde på rådhuset, og næstformanden fremlagde planen for de "
             "grønne områder. Derefter drøftede udvalget ansggningen fra boligforeningen, før mødet sluttede."},
        Case{"english",
             "The housing area has been renewed by the council and the residents are pleased with the result."},
        Case{"numbers_and_addresses",
             "330-2012-12345, jf. § 17, stk. 4: 2.991.000 kr. til post@eksempel.dk og www.eksempel.dk/plan"},
        Case{"nothing", ""}, Case{"only_signs", "|| -- @@ && ... \n\n 12 % 3/4"}),
    NameOf);

TEST(OcrRepair, KeepsNumbersAbbreviationsAndNamesInDamagedText) {
  const std::string_view text =
      "Sagsnr. 330-2012-12345 om SSP, LBF og KLE-nr. 27.03 blev drgftet pa mgdet den 3. april 2025 kl. 15.00, jf. "
      "§ 17, stk. 4. Brandt og Maglemosen bergres ikke. Kontakt: p.holm@eksempel.dk";
  EXPECT_EQ(
      Repaired(text),
      "Sagsnr. 330-2012-12345 om SSP, LBF og KLE-nr. 27.03 blev drøftet på mødet den 3. april 2025 kl. 15.00, jf. "
      "§ 17, stk. 4. Brandt og Maglemosen berøres ikke. Kontakt: p.holm@eksempel.dk");
}

TEST(OcrRepair, ListsEveryChangeWithPlaceRuleAndConfidence) {
  const std::string_view text = "Det er ngdvendigt at fa flere\nmed i omradet.";
  const auto report = Repair({.text = text}, Danish());
  ASSERT_EQ(report.changes.size(), 3U);
  std::string rebuilt;
  std::size_t at = 0;
  for (const RepairChange& change : report.changes) {
    EXPECT_EQ(text.substr(change.span.begin, change.span.end - change.span.begin), change.before);
    rebuilt += std::string(text.substr(at, change.span.begin - at)) + change.after;
    at = change.span.end;
  }
  EXPECT_EQ(rebuilt + std::string(text.substr(at)), report.text);
  EXPECT_EQ(report.changes[0].after, "nødvendigt");
  EXPECT_EQ(report.changes[0].rule, "lost-oe");
  EXPECT_EQ(report.changes[0].confidence, RepairConfidence::kCertain);
  EXPECT_EQ(report.changes[1].after, "få");
  EXPECT_EQ(report.changes[1].rule, "lost-aa");
  EXPECT_GT(report.lost, 0.5);
}

TEST(OcrRepair, WordsOfTheArchiveHelpToChoose) {
  const std::string_view text = "Planen omfatter omradet ved Mosebgl og de neermeste gader.";
  const auto with = Repair({"Den rette lasning er ngdvendig i omradet.", {{"løsning", 900}}}, Danish());
  EXPECT_EQ(with.text, "Den rette løsning er nødvendig i området.");
  EXPECT_EQ(Repaired(text).find("omradet"), std::string::npos);
}

TEST(OcrRepair, NamesOfTheArchiveAreWordsLikeThoseOfTheDictionary) {
  const std::string_view text = "Beboerne pa Marebakken gnsker flere treeer i omradet ved Marebakkens skole.";
  EXPECT_THAT(Repair({text}, Danish()).text, HasSubstr("Marebakken "));
  const WordShares archive{{"mårebakken", 40}, {"mårebakkens", 10}};
  EXPECT_THAT(Repair({text, archive}, Danish()).text,
              AllOf(HasSubstr("på Mårebakken ønsker"), HasSubstr("ved Mårebakkens skole")));
  EXPECT_THAT(Repair({text, {{"marebakken", 40}}}, Danish()).text, HasSubstr("på Marebakken ønsker"));
}

TEST(OcrRepair, PutsWordsTogetherThatKeptTheirLetters) {
  const auto report = Repair({.text = "Der er ngdvendigt arbejde n ær skolen i omradet."}, Danish());
  EXPECT_EQ(report.text, "Der er nødvendigt arbejde nær skolen i området.");
  ASSERT_EQ(report.changes.size(), 3U);
  EXPECT_EQ(report.changes[1].before, "n ær");
  EXPECT_EQ(report.changes[1].rule, "split-word");
}

TEST(OcrRepair, NamesAndBodiesKeepTheirCapital) {
  EXPECT_EQ(Repaired("Palle @stergaard fra BoligKorsgr mgdte @konomiudvalget i gar, hvor de @vrige ogsa var."),
            "Palle Østergaard fra BoligKorsør mødte Økonomiudvalget i går, hvor de øvrige også var.");
}

TEST(OcrRepair, NamesOfConfidenceRoundTrip) {
  for (const auto one : {RepairConfidence::kCertain, RepairConfidence::kLikely, RepairConfidence::kDoubtful}) {
    RepairConfidence read = RepairConfidence::kCertain;
    ASSERT_TRUE(FromName(ToName(one), read));
    EXPECT_EQ(read, one);
  }
  RepairConfidence read = RepairConfidence::kCertain;
  EXPECT_FALSE(FromName("sure", read));
}

TEST(OcrRepair, WithoutDictionarySaysWhichFileIsMissing) {
  const auto missing = Dictionary::Load("/nowhere");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().id, "documents.no_dictionary");
  EXPECT_EQ(missing.error().params.at("file"), "/nowhere/da_DK.aff");
}

TEST(OcrRepair, BrokenBytesAndLongLinesPass) {
  const std::string line(200'000, 'a');
  EXPECT_EQ(Repaired(line), line);
  const std::string broken =
      "omr\xff\xfe"
      "adet \x80\x80 og \xc3";
  EXPECT_EQ(std::ranges::count(Repaired(broken), '\n'), 0);
}

// --- measured on the acceptance data --------------------------------------------------------------

std::string ReadWhole(const std::filesystem::path& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

std::vector<std::string> WordsOf(std::string_view line) {
  std::istringstream words{std::string(line)};
  return {std::istream_iterator<std::string>(words), {}};
}

std::size_t Distance(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

std::size_t WordErrors(std::string_view text, std::string_view gold) {
  const auto lines = SplitLines(text);
  const auto right = SplitLines(gold);
  EXPECT_EQ(lines.size(), right.size());
  std::size_t errors = 0;
  for (std::size_t i = 0; i < std::min(lines.size(), right.size()); ++i) {
    errors += Distance(WordsOf(lines[i]), WordsOf(right[i]));
  }
  return errors;
}

class AcceptanceData : public testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("TOVHOLDER_ACCEPTANCE");
    if (folder == nullptr) GTEST_SKIP() << "TOVHOLDER_ACCEPTANCE is not set";
    folder_ = folder;
  }
  std::filesystem::path folder_;
};

TEST_F(AcceptanceData, MostWordErrorsOfTheScanAreGone) {
  const std::string raw = ReadWhole(folder_ / "ocr/seed003_dev_raw.txt");
  const std::string gold = ReadWhole(folder_ / "ocr/seed003_dev_gold.txt");
  const auto before = static_cast<double>(WordErrors(raw, gold));
  const auto after = static_cast<double>(WordErrors(Repaired(raw), gold));
  ASSERT_GT(before, 0);
  EXPECT_LE(after, 0.05 * before);
}

TEST_F(AcceptanceData, SoundDocumentsStayAsTheyAre) {
  std::size_t read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "../seeds")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("003") || !name.ends_with(".txt")) continue;
    ++read;
    const std::string text = ReadWhole(entry.path());
    EXPECT_EQ(WordErrors(Repaired(text), text), 0U) << name;
  }
  EXPECT_GE(read, 4U);
}

}  // namespace
}  // namespace tovholder::documents

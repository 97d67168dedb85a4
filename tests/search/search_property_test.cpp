// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <random>

#include "search/naive_search.h"
#include "search/search_fixture.h"

// On each database the index finds what a search without an index finds, in the same order.
namespace tovholder::search {
namespace {

constexpr std::array<std::string_view, 20> kWords{
    "bolig",  "boligsociale",           "helhedsplan",  "helhedsplanen", "budget",  "budgettet",     "møde",
    "mødet",  "afdelingsbestyrelsen",   "§ 17, stk. 4", "24-012144",     "Hansen",  "Hans",          "og",
    "e-mail", "Børne- og Ungeudvalget", "plan",         "planer",        "991.000", "22. april 2025"};

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  std::size_t Roll(std::size_t sides) { return engine_() % sides; }
  std::string_view Word() { return kWords.at(std::min(Roll(kWords.size()), Roll(kWords.size()))); }
  std::string Text(std::size_t most) {
    std::string text;
    for (std::size_t left = Roll(most + 1); left > 0; --left) text.append(Word()).append(Roll(9) == 0 ? ".\n" : " ");
    return text;
  }

 private:
  std::mt19937 engine_;
};

Entry RandomEntry(Dice& dice, std::int64_t ref) {
  Entry entry = ItemEntry(ref, dice.Text(5), dice.Text(60));
  entry.visibility = dice.Roll(3) == 0 ? "draft" : "public";
  if (dice.Roll(4) > 0)
    entry.date = Day(2020 + static_cast<int>(dice.Roll(5)), 1 + static_cast<unsigned>(dice.Roll(3)), 1);
  entry.organization_name = dice.Roll(2) == 0 ? "Byrådet" : "Socialudvalget";
  entry.item_type = dice.Roll(2) == 0 ? "decision" : "information";
  if (dice.Roll(2) == 0) entry.persons = {"Mette Hansen"};
  return entry;
}

std::string RandomQuery(Dice& dice) {
  static constexpr std::array<std::string_view, 8> kExtras{
      "aar:2021", "organ:byråd", "type:beslutning", "person:hansen", "-type:b", "-aar:2020", "OR", "hel*"};
  std::string query;
  for (std::size_t left = 1 + dice.Roll(4); left > 0; --left) {
    const std::size_t kind = dice.Roll(10);
    if (!query.empty()) query += ' ';
    if (kind < 5) query.append(dice.Word());
    if (kind == 5) query.append("\"").append(dice.Word()).append(" ").append(dice.Word()).append("\"");
    if (kind == 6) query.append("-").append(dice.Word());
    if (kind == 7) query.append(dice.Word().substr(0, 4)).append("*");
    if (kind > 7) query.append(kExtras.at(dice.Roll(kExtras.size())));
  }
  return query;
}

using SearchPropertyTest = SearchTest;

TEST_P(SearchPropertyTest, FindsWhatANaiveSearchFinds) {
  Dice dice(20251121);
  std::vector<Entry> entries;
  for (std::int64_t ref = 1; ref <= 80; ++ref) entries.push_back(RandomEntry(dice, ref));
  database().Write({}, [&](sql::Transaction& t) {
    for (const Entry& entry : entries) index_.Put(t, entry);
  });
  Tokenizer tokenizer(WordList::Parse(kSmallDictionary));
  const NaiveSearch naive(entries, tokenizer);
  std::size_t found = 0;
  for (int i = 0; i < 120; ++i) {
    Request request = Asking(RandomQuery(dice), i % 2 == 0 ? kEverybody : "e.visibility = 'draft'");
    request.page.size = 100;
    const auto expected = naive.Find(ParseQuery(request.text, tokenizer), i % 2 == 0 ? "public" : "draft");
    EXPECT_EQ(Refs(request), expected) << request.text;
    found += expected.size();
  }
  EXPECT_GT(found, 300U) << "the queries find too little to prove anything";
}

TEST_P(SearchPropertyTest, StaysRightWhileEntriesComeAndGo) {
  Dice dice(7);
  std::map<std::int64_t, Entry> stored;
  std::vector<std::int64_t> order;
  for (int step = 0; step < 150; ++step) {
    const auto ref = static_cast<std::int64_t>(1 + dice.Roll(30));
    database().Write({}, [&](sql::Transaction& t) {
      if (dice.Roll(4) == 0) {
        index_.Remove(t, EntryKind::kItem, ref);
        stored.erase(ref);
      } else if (dice.Roll(4) == 0 && stored.contains(ref)) {
        stored[ref].visibility = dice.Roll(2) == 0 ? "draft" : "public";
        index_.SetVisibility(t, EntryKind::kItem, ref, stored[ref].visibility);
      } else {
        stored[ref] = RandomEntry(dice, ref);
        index_.Put(t, stored[ref]);
      }
    });
  }
  std::vector<Entry> entries;
  for (const auto& [ref, entry] : stored) entries.push_back(entry);
  Tokenizer tokenizer(WordList::Parse(kSmallDictionary));
  const NaiveSearch naive(entries, tokenizer);
  for (int i = 0; i < 60; ++i) {
    Request request = Asking(RandomQuery(dice));
    request.page.size = 100;
    EXPECT_THAT(Refs(request),
                testing::UnorderedElementsAreArray(naive.Find(ParseQuery(request.text, tokenizer), "public")))
        << request.text;
  }
}

TOVHOLDER_ON_EVERY_STORE(SearchPropertyTest);

}  // namespace
}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#include "search/query.h"

#include <gtest/gtest.h>

#include "search/cut_text.h"
#include "search/match.h"

namespace tovholder::search {
namespace {

// A tree in short: a & b, (a | b), "a b", a*.
std::string Short(const Node& node) {
  const auto joined = [&](std::string_view between) {
    std::string text;
    for (const Node& child : node.children) text.append(text.empty() ? "" : between).append(Short(child));
    return text;
  };
  switch (node.kind) {
    case Node::Kind::kNothing:
      return "";
    case Node::Kind::kTerm:
      return node.term;
    case Node::Kind::kPrefix:
      return node.term + "*";
    case Node::Kind::kPhrase:
      return "\"" + joined(" ") + "\"";
    case Node::Kind::kAll:
      return joined(" & ");
    case Node::Kind::kAny:
      return "(" + joined(" | ") + ")";
  }
  return "?";
}

std::string Short(const Query& query) {
  std::string text = Short(query.wanted);
  for (const Node& node : query.fields) text += " +" + Short(node);
  for (const Node& node : query.unwanted) text += " -" + Short(node);
  return text;
}

class QueryTest : public testing::Test {
 protected:
  Query Parse(std::string_view text) { return ParseQuery(text, tokenizer_); }
  Tokenizer tokenizer_{WordList::Parse(kSmallDictionary)};
};

struct Case {
  std::string_view text;
  std::string_view tree;
  std::string_view note = {};
};

TEST_F(QueryTest, UnderstandsWhatPeopleType) {
  const Case cases[] = {
      {"", ""},
      {"   ", ""},
      {"budgettet møde", "budg & mød"},
      {"budget budgettet", "budg"},
      {"boligsociale", "boligsocial"},
      {"\"boligsocial plan\"", "\"boligsocial plan\""},
      {"“boligsocial plan” møde", "\"boligsocial plan\" & mød"},
      {"-budget møde", "mød -budg"},
      {"møde -\"fælles plan\"", "mød -\"fæl plan\""},
      {"NOT budget møde", "mød -budg"},
      {"møde OR budget", "(mød | budg)"},
      {"møde ELLER budget plan", "(mød | budg) & plan"},
      {"møde | budget", "(mød | budg)"},
      {"møde AND budget", "mød & budg"},
      {"helhedspl*", "helhedspl*"},
      {"budgetter*", "(budgetter* | budg)"},
      {"budget*", "(budget* | budg)"},
      {"§ 17, stk. 4 plan", "§17,4 & plan"},
      {"17,4-udvalget", "\"17,4 udvalg\""},
      {"e-mail", "(\"e mail\" | email)"},
      {"24 - 012144", "24-012144"},
      {"sag 24-012144 plan", "sag & 24-012144 & plan"},
      {"03.00.00-P22-2-23", "03.00.00-p22-2-23"},
      {"(møde) plan", "mød & plan"},
      {"organ:byråd plan", "plan +=obyråd"},
      {"organ:\"Børne- og Ungeudvalget\"", " +=obørn & =oog & =oungeudvalg"},
      {"type:beslutning", " +=tdecision"},
      {"Type:Møder", " +=kmeeting"},
      {"aar:2024 år:2023", " +=y2024 +=y2023"},
      {"aar:2022-2024", " +(=y2022 | =y2023 | =y2024)"},
      {"sag:24-012144", " +=s24-012144"},
      {"person:Hansens", " +=phansen"},
      {"-type:beslutning plan", "plan -=tdecision"},
      {"http://plan.dk", "\"http plan dk\""},
      {"kl. 15:00", "kl & 15.00"},
  };
  for (const Case& one : cases) {
    const Query query = Parse(one.text);
    EXPECT_EQ(Short(query), one.tree) << one.text;
    EXPECT_TRUE(query.notes.empty()) << one.text << ": " << query.notes.front().id;
  }
}

TEST_F(QueryTest, TellsWhatItLeftOut) {
  const Case cases[] = {
      {"\"møde plan", "mød & plan", "search.note.unbalanced_quote"},
      {"\"møde\" \"plan", "mød & plan", "search.note.unbalanced_quote"},
      {"\"", "", "search.note.unbalanced_quote"},
      {"OR", "", "search.note.lonely_operator"},
      {"møde OR", "mød", "search.note.lonely_operator"},
      {"møde NOT", "mød", "search.note.lonely_operator"},
      {"😀", "", "search.note.ignored"},
      {"- * ( ) : ^ ~ ' ;", "", "search.note.ignored"},
      {"b* møde", "mød", "search.note.short_prefix"},
      {"type:vrøvl møde", "mød", "search.note.unknown_type"},
      {"aar:snart møde", "mød", "search.note.no_year"},
      {"aar:2024-2020 møde", "mød", "search.note.no_year"},
      {"organ: møde", "mød", "search.note.empty_field"},
  };
  for (const Case& one : cases) {
    const Query query = Parse(one.text);
    EXPECT_EQ(Short(query), one.tree) << one.text;
    ASSERT_FALSE(query.notes.empty()) << one.text;
    EXPECT_EQ(query.notes.front().id, one.note) << one.text;
  }
}

TEST_F(QueryTest, HasLimits) {
  std::string many;
  for (int i = 0; i < 3'000; ++i) many += "ord" + std::to_string(i) + " ";
  const Query query = Parse(many);
  EXPECT_EQ(query.wanted.children.size(), static_cast<std::size_t>(kMostTermsInQuery));
  ASSERT_FALSE(query.notes.empty());
  EXPECT_EQ(query.notes.front().id, "search.note.too_many_words");
  EXPECT_EQ(query.notes.back().id, "search.note.too_long");
}

TEST_F(QueryTest, NothingTypedIsSyntaxOfTheDatabase) {
  const std::string wild[] = {
      std::string("a\0b", 3), "title:x NEAR(a b) ^c", "'); DROP TABLE search_entry; --", "a' & !b | c:*A <-> d",
      "\\\\ \\' \"\"\"",      "{title}: \"x",         std::string(10'000, '"'),          std::string(10'000, '-'),
      "\xff\xfe\xc3 \xc2",    "=vpublic =*"};
  for (const std::string& text : wild) {
    const Query query = Parse(text);
    std::vector<Node> wanted{query.wanted};
    const std::string sqlite = MatchForSqlite(wanted, query.unwanted).text;
    const std::string postgres = MatchForPostgres(wanted, query.unwanted).text;
    EXPECT_EQ(sqlite.find('='), std::string::npos) << "no fact can be typed";
    EXPECT_EQ(std::count(sqlite.begin(), sqlite.end(), '"') % 2, 0);
    EXPECT_EQ(std::count(postgres.begin(), postgres.end(), '\'') % 2, 0);
    EXPECT_EQ(postgres.find('\\'), std::string::npos);
  }
}

TEST_F(QueryTest, WritesOneTreeForBothDatabases) {
  const Query query = Parse("\"fælles plan\" budget* -møde");
  const Match sqlite = MatchForSqlite({query.wanted}, query.unwanted);
  const Match postgres = MatchForPostgres({query.wanted}, query.unwanted);
  EXPECT_EQ(sqlite.text,
            "(((\"fæl plan\" AND (\"budget\" * OR \"budg\"))) AND (\"fæl\" OR \"plan\" OR \"budget\" * OR \"budg\")) "
            "NOT (\"mød\")");
  EXPECT_EQ(sqlite.phrases, "---ttpt-");
  EXPECT_EQ(postgres.text, "((('fæl' <-> 'plan') & ('budget':* | 'budg'))) & !('mød')");
  EXPECT_EQ(sqlite.rank_terms, postgres.rank_terms);
  EXPECT_EQ(TermForPostgres({"o'br\\", true}, Where::kTitle), "'o''br\\\\':*A");
}

}  // namespace
}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#include "search/naive_search.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "search/facts.h"
#include "search/match.h"
#include "search/term_weights.h"

namespace tovholder::search {
namespace {

using Text = std::vector<std::vector<std::string>>;

Text CutAll(std::string_view text, Tokenizer& tokenizer) {
  Text cut;
  tokenizer.Cut(text, [&](const Word& word) {
    cut.emplace_back(word.terms.begin(), word.terms.end());
    return true;
  });
  return cut;
}

bool Fits(const std::string& has, const Node& node) {
  return node.kind == Node::Kind::kPrefix ? has.starts_with(node.term) : has == node.term;
}

bool PlaceFits(const std::vector<std::string>& place, const Node& node) {
  return std::any_of(place.begin(), place.end(), [&](const std::string& has) { return Fits(has, node); });
}

bool TextFits(const Text& text, const Node& node) {
  return std::any_of(text.begin(), text.end(), [&](const auto& place) { return PlaceFits(place, node); });
}

}  // namespace

NaiveSearch::NaiveSearch(std::vector<Entry> entries, Tokenizer& tokenizer) {
  for (Entry& entry : entries) {
    Cut cut{entry, CutAll(entry.title, tokenizer), CutAll(entry.body, tokenizer), {}, cuts_.size()};
    if (cut.entry.year == 0 && entry.date) cut.entry.year = static_cast<int>(entry.date->year());
    const std::string facts = PlainFactsOf(cut.entry) + " " + WordFactsOf(entry, tokenizer);
    for (const std::string_view fact : Split(facts, ' ')) cut.facts.emplace_back(fact);
    cuts_.push_back(std::move(cut));
  }
}

bool NaiveSearch::HasPhrase(const Text& text, const std::vector<Node>& words) {
  for (std::size_t begin = 0; begin + words.size() <= text.size(); ++begin) {
    std::size_t fitting = 0;
    while (fitting < words.size() && PlaceFits(text[begin + fitting], words[fitting])) ++fitting;
    if (fitting == words.size()) return true;
  }
  return false;
}

bool NaiveSearch::Has(const Cut& cut, const Node& node) {
  const auto has = [&](const Node& child) { return Has(cut, child); };
  switch (node.kind) {
    case Node::Kind::kNothing:
      return true;
    case Node::Kind::kPhrase:
      return HasPhrase(cut.title, node.children) || HasPhrase(cut.body, node.children);
    case Node::Kind::kAll:
      return std::all_of(node.children.begin(), node.children.end(), has);
    case Node::Kind::kAny:
      return std::any_of(node.children.begin(), node.children.end(), has);
    case Node::Kind::kTerm:
    case Node::Kind::kPrefix:
      break;
  }
  return TextFits(cut.title, node) || TextFits(cut.body, node) || PlaceFits(cut.facts, node);
}

std::int64_t NaiveSearch::ScoreOf(const Cut& cut, const Node& wanted) {
  double total = 0;
  for (const RankTerm& rank : MatchForPostgres({wanted}, {}).rank_terms) {
    const Node node{rank.prefix ? Node::Kind::kPrefix : Node::Kind::kTerm, rank.term};
    if (rank.prefix) {
      total += TextFits(cut.title, node) ? kPrefixInTitle : TextFits(cut.body, node) ? kPrefixInText : 0;
      continue;
    }
    TermWeight weight;
    for (const auto& place : cut.title) {
      if (PlaceFits(place, node)) weight.Add(kTitleWeight);
    }
    for (const auto& place : cut.body) {
      if (PlaceFits(place, node)) weight.Add(kTextWeight);
    }
    total += weight.Total();
  }
  return Score(total, static_cast<std::int64_t>(cut.title.size() + cut.body.size()));
}

std::vector<std::int64_t> NaiveSearch::Find(const Query& query, const std::string& visibility) const {
  std::vector<std::tuple<std::int64_t, std::string, std::size_t, std::int64_t>> found;
  for (const Cut& cut : cuts_) {
    const auto has = [&](const Node& node) { return Has(cut, node); };
    const bool fits = Has(cut, query.wanted) && std::all_of(query.fields.begin(), query.fields.end(), has) &&
                      std::none_of(query.unwanted.begin(), query.unwanted.end(), has);
    if (!fits || cut.entry.visibility != visibility) continue;
    const bool ranked = query.wanted.kind != Node::Kind::kNothing;
    found.emplace_back(ranked ? ScoreOf(cut, query.wanted) : 0, cut.entry.date ? FormatIso(*cut.entry.date) : "",
                       cut.serial, cut.entry.ref);
  }
  std::sort(found.rbegin(), found.rend());
  std::vector<std::int64_t> refs;
  for (const auto& one : found) refs.push_back(std::get<3>(one));
  return refs;
}

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#include "search/match.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace tovholder::search {
namespace {

// Facts begin with '='; they narrow and do not rank.
bool Ranks(std::string_view term) { return !term.starts_with('='); }

class Writer {
 public:
  virtual ~Writer() = default;

  Match Write(const std::vector<Node>& wanted, const std::vector<Node>& unwanted) {
    WriteAll(wanted, And());
    CloseWanted();
    if (!unwanted.empty()) {
      ranking_ = false;
      match_.text = "(" + match_.text + ")" + std::string(AndNot());
      match_.text += "(";
      WriteAll(unwanted, Or());
      match_.text += ")";
    }
    return std::move(match_);
  }

 protected:
  virtual std::string_view And() const = 0;
  virtual std::string_view Or() const = 0;
  virtual std::string_view AndNot() const = 0;
  virtual void WriteTerm(const Node& node) = 0;
  virtual void WritePhrase(const Node& node) = 0;
  virtual void CloseWanted() {}

  // Whether the term counts; each counts once.
  bool TakeRank(const std::string& term, bool prefix) {
    const RankTerm rank{term, prefix};
    auto& taken = match_.rank_terms;
    if (!ranking_ || !Ranks(term) || std::find(taken.begin(), taken.end(), rank) != taken.end()) return false;
    taken.push_back(rank);
    return true;
  }

  Match match_;

 private:
  void WriteAll(const std::vector<Node>& nodes, std::string_view between) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (i > 0) match_.text += between;
      WriteNode(nodes[i]);
    }
  }

  void WriteNode(const Node& node) {
    switch (node.kind) {
      case Node::Kind::kNothing:
        return;
      case Node::Kind::kTerm:
      case Node::Kind::kPrefix:
        return WriteTerm(node);
      case Node::Kind::kPhrase:
        return WritePhrase(node);
      case Node::Kind::kAll:
      case Node::Kind::kAny:
        match_.text += "(";
        WriteAll(node.children, node.kind == Node::Kind::kAll ? And() : Or());
        match_.text += ")";
    }
  }

  bool ranking_ = true;
};

class SqliteWriter : public Writer {
  std::string_view And() const override { return " AND "; }
  std::string_view Or() const override { return " OR "; }
  std::string_view AndNot() const override { return " NOT "; }

  void WriteTerm(const Node& node) override {
    const bool prefix = node.kind == Node::Kind::kPrefix;
    const bool ranks = TakeRank(node.term, prefix);
    match_.phrases += !ranks ? '-' : prefix ? 'p' : 't';
    match_.text += Quote(node.term) + (prefix ? " *" : "");
  }

  void WritePhrase(const Node& node) override {
    std::string phrase;
    for (const Node& word : node.children) {
      phrase += (phrase.empty() ? "" : " ") + word.term;
      has_phrase_ = TakeRank(word.term, false) || has_phrase_;
    }
    match_.phrases += '-';
    match_.text += Quote(phrase);
  }

  // Only whole phrases would be counted, and only where they stand. What matches has one of the terms,
  // so asking for any of them once more changes nothing but that each is counted.
  void CloseWanted() override {
    if (!has_phrase_) return;
    std::fill(match_.phrases.begin(), match_.phrases.end(), '-');
    match_.text = "(" + match_.text + ")" + std::string(And()) + "(";
    for (const RankTerm& rank : match_.rank_terms) {
      if (&rank != &match_.rank_terms.front()) match_.text += Or();
      match_.text += Quote(rank.term) + (rank.prefix ? " *" : "");
      match_.phrases += rank.prefix ? 'p' : 't';
    }
    match_.text += ")";
  }

  bool has_phrase_ = false;

  static std::string Quote(std::string_view term) { return "\"" + ReplaceAll(term, "\"", "\"\"") + "\""; }
};

class PostgresWriter : public Writer {
  std::string_view And() const override { return " & "; }
  std::string_view Or() const override { return " | "; }
  std::string_view AndNot() const override { return " & !"; }

  void WriteTerm(const Node& node) override {
    const bool prefix = node.kind == Node::Kind::kPrefix;
    TakeRank(node.term, prefix);
    match_.text += TermForPostgres({node.term, prefix}, Where::kAnywhere);
  }

  void WritePhrase(const Node& node) override {
    match_.text += "(";
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i > 0) match_.text += " <-> ";
      WriteTerm(node.children[i]);
    }
    match_.text += ")";
  }
};

}  // namespace

std::string TermForPostgres(const RankTerm& term, Where where) {
  std::string text = "'" + ReplaceAll(ReplaceAll(term.term, "\\", "\\\\"), "'", "''") + "'";
  if (term.prefix || where == Where::kTitle) text += ":";
  if (term.prefix) text += "*";
  if (where == Where::kTitle) text += "A";
  return text;
}

Match MatchForSqlite(const std::vector<Node>& wanted, const std::vector<Node>& unwanted) {
  return SqliteWriter().Write(wanted, unwanted);
}

Match MatchForPostgres(const std::vector<Node>& wanted, const std::vector<Node>& unwanted) {
  return PostgresWriter().Write(wanted, unwanted);
}

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#include "search/query.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "search/query_fields.h"

namespace tovholder::search {
namespace {

constexpr std::size_t kLongestQuery = 20'000;  // bytes
constexpr std::size_t kShortestPrefix = 2;     // letters
constexpr std::size_t kMostNotes = 8;

// A word of the query and where it stands.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string term;
};

// Pieces that were typed as one: without a space, or between quotation marks.
struct Group {
  std::vector<Piece> pieces;
  bool quoted = false;
  bool unwanted = false;
  bool alternative = false;  // OR stands before it
  bool prefix = false;
  std::string field;  // folded name, where it is the value of one
};

std::string Clean(std::string_view text) {
  std::string clean(text);
  for (char& c : clean) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  for (const std::string_view quote : {"“", "”", "„", "«", "»"}) clean = ReplaceAll(clean, quote, "\"");
  for (const std::string_view dash : {"−", "–", "‑"}) clean = ReplaceAll(clean, dash, "-");
  return clean;
}

bool IsOr(std::string_view word) { return word == "OR" || word == "ELLER"; }
bool IsAnd(std::string_view word) { return word == "AND" || word == "OG"; }
bool IsNot(std::string_view word) { return word == "NOT" || word == "IKKE"; }

class Parser {
 public:
  Parser(std::string_view text, Tokenizer& tokenizer) : text_(Clean(text)), tokenizer_(tokenizer) {}

  Query Parse() {
    CheckQuotes();
    CutPieces();
    for (std::size_t next = 0; next < pieces_.size() && terms_ < kMostTermsInQuery;) next = ReadGroup(next);
    Close();
    return std::move(query_);
  }

 private:
  void Note(std::string id, std::string_view text = {}) {
    if (query_.notes.size() >= kMostNotes) return;
    Error note{std::move(id)};
    if (!text.empty()) note.params["text"] = Shorten(text, 40);
    query_.notes.push_back(std::move(note));
  }

  // The last of an odd number of marks opens nothing.
  void CheckQuotes() {
    if (std::count(text_.begin(), text_.end(), '"') % 2 == 0) return;
    text_[text_.rfind('"')] = ' ';
    Note("search.note.unbalanced_quote");
  }

  void CutPieces() {
    tokenizer_.Cut(text_, [this](const Word& word) {
      pieces_.push_back({word.begin, word.end, std::string(word.terms.front())});
      return pieces_.size() < 4 * std::size_t{kMostTermsInQuery};
    });
    if (pieces_.empty() && !Trim(text_).empty()) Note("search.note.ignored", Trim(text_));
  }

  std::string_view RawOf(const Piece& piece) const {
    return std::string_view(text_).substr(piece.begin, piece.end - piece.begin);
  }
  std::string_view Gap(std::size_t before) const {
    const std::size_t begin = before == 0 ? 0 : pieces_[before - 1].end;
    return std::string_view(text_).substr(begin, pieces_[before].begin - begin);
  }
  bool InQuotes(std::size_t at) const {
    return std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at), '"') % 2 == 1;
  }

  // Reads the group that begins with piece `first`; gives the piece behind it.
  std::size_t ReadGroup(std::size_t first) {
    if (!InQuotes(pieces_[first].begin) && ReadOperator(first)) return first + 1;
    Group group;
    group.quoted = InQuotes(pieces_[first].begin);
    group.field = std::exchange(pending_field_, {});
    ReadMarksBefore(first, group);
    std::size_t next = first;
    do {
      group.pieces.push_back(pieces_[next]);
      ++next;
    } while (next < pieces_.size() && Belongs(next, group.quoted));
    TakeField(group);
    const std::size_t end = group.pieces.empty() ? text_.size() : group.pieces.back().end;
    group.prefix = !group.quoted && end < text_.size() && text_[end] == '*';
    if (!group.pieces.empty()) Add(group);
    return next;
  }

  bool ReadOperator(std::size_t at) {
    const std::string_view raw = RawOf(pieces_[at]);
    if (IsOr(raw)) {
      or_pending_ = true;
    } else if (IsNot(raw)) {
      not_pending_ = true;
    } else if (!IsAnd(raw)) {
      return false;
    }
    operator_ = raw;
    return true;
  }

  void ReadMarksBefore(std::size_t first, Group& group) {
    std::string_view gap = Gap(first);
    if (gap.find('|') != std::string_view::npos) or_pending_ = true;
    if (group.quoted && gap.ends_with('"')) gap.remove_suffix(1);
    const bool lonely =
        gap.size() < 2 ? first == 0 : std::string_view(" (|\"").find(gap[gap.size() - 2]) != std::string_view::npos;
    group.unwanted = std::exchange(not_pending_, false) || (gap.ends_with('-') && lonely);
    group.alternative = std::exchange(or_pending_, false);
    operator_ = {};
  }

  // Whether piece `next` goes on with the group of the piece before it.
  bool Belongs(std::size_t next, bool quoted) const {
    const std::string_view gap = Gap(next);
    if (gap.find('"') != std::string_view::npos) return false;
    return quoted ||
           (gap.find_first_of(" |()*") == std::string_view::npos && gap.find("\xC2\xA0") == std::string_view::npos);
  }

  // "type:beslutning" is one group, organ:"Børne- og Unge" two.
  void TakeField(Group& group) {
    if (!group.field.empty() || group.quoted) return;
    const Piece& name = group.pieces.front();
    const std::string folded = Fold(RawOf(name));
    if (name.end >= text_.size() || text_[name.end] != ':' || !IsField(folded)) return;
    if (group.pieces.size() == 1) {
      const bool value_follows = name.end + 1 < text_.size() && text_[name.end + 1] == '"';
      if (value_follows) {
        pending_field_ = folded;
        not_pending_ = group.unwanted;
      } else {
        Note("search.note.empty_field", RawOf(name));
      }
    } else {
      group.field = folded;
    }
    group.pieces.erase(group.pieces.begin());
  }

  void Add(const Group& group) {
    Node node = group.field.empty() ? WordsNode(group) : ValueNode(group);
    if (node.kind == Node::Kind::kNothing) return;
    terms_ += static_cast<int>(group.pieces.size());
    if (group.unwanted) {
      query_.unwanted.push_back(std::move(node));
    } else if (!group.field.empty()) {
      query_.fields.push_back(std::move(node));
    } else if (group.alternative && !clauses_.empty()) {
      clauses_.back().push_back(std::move(node));
    } else {
      clauses_.push_back({std::move(node)});
    }
  }

  Node ValueNode(const Group& group) {
    const std::size_t begin = group.pieces.front().begin;
    const std::string_view value = std::string_view(text_).substr(begin, group.pieces.back().end - begin);
    Result<Node> node = FieldNode(group.field, value, tokenizer_);
    if (node) return *std::move(node);
    Note(node.error().id, value);
    return {};
  }

  Node WordsNode(const Group& group) {
    if (group.pieces.size() == 1 && group.prefix) return PrefixNode(group.pieces.front());
    std::vector<Node> terms;
    for (const Piece& piece : group.pieces) terms.push_back(TermNode(piece.term));
    if (terms.size() == 1) return std::move(terms.front());
    Node phrase{Node::Kind::kPhrase, {}, std::move(terms)};
    if (group.quoted || group.pieces.size() != 2) return phrase;
    return WithJoinedForm(group, std::move(phrase));
  }

  // "e-mail" also finds "email".
  Node WithJoinedForm(const Group& group, Node phrase) {
    const Piece& first = group.pieces.front();
    const Piece& last = group.pieces.back();
    const std::string joined = std::string(RawOf(first)).append(RawOf(last));
    const bool hyphen = last.begin == first.end + 1 && text_[first.end] == '-';
    if (!hyphen || std::any_of(joined.begin(), joined.end(), IsDigit)) return phrase;
    return Combine(Node::Kind::kAny, {std::move(phrase), TermNode(tokenizer_.TermOf(joined))});
  }

  Node PrefixNode(const Piece& piece) {
    const std::string_view raw = RawOf(piece);
    const bool number = std::any_of(raw.begin(), raw.end(), IsDigit);
    const std::string folded = number ? piece.term : Fold(Compose(raw));
    if (CountCodePoints(folded) < kShortestPrefix) {
      Note("search.note.short_prefix", raw);
      return {};
    }
    Node prefix{Node::Kind::kPrefix, folded};
    if (piece.term.starts_with(folded)) return prefix;
    return Combine(Node::Kind::kAny, {std::move(prefix), TermNode(piece.term)});
  }

  void Close() {
    if (or_pending_ || not_pending_) Note("search.note.lonely_operator", operator_);
    if (terms_ >= kMostTermsInQuery) {
      query_.notes.push_back({"search.note.too_many_words", {{"limit", std::to_string(kMostTermsInQuery)}}});
    }
    std::vector<Node> wanted;
    for (std::vector<Node>& clause : clauses_) wanted.push_back(Combine(Node::Kind::kAny, std::move(clause)));
    query_.wanted = Combine(Node::Kind::kAll, std::move(wanted));
  }

  std::string text_;
  Tokenizer& tokenizer_;
  Query query_;
  std::vector<Piece> pieces_;
  std::vector<std::vector<Node>> clauses_;
  std::string pending_field_;
  std::string_view operator_;
  bool or_pending_ = false;
  bool not_pending_ = false;
  int terms_ = 0;
};

}  // namespace

Node Combine(Node::Kind kind, std::vector<Node> children) {
  std::vector<Node> kept;
  for (Node& child : children) {
    const bool again = std::find(kept.begin(), kept.end(), child) != kept.end();
    if (child.kind != Node::Kind::kNothing && !again) kept.push_back(std::move(child));
  }
  if (kept.empty()) return {};
  if (kept.size() == 1) return std::move(kept.front());
  return {kind, {}, std::move(kept)};
}

Query ParseQuery(std::string_view text, Tokenizer& tokenizer) {
  const bool too_long = text.size() > kLongestQuery;
  Query query = Parser(text.substr(0, kLongestQuery), tokenizer).Parse();
  if (too_long) query.notes.push_back({"search.note.too_long", {{"limit", std::to_string(kLongestQuery)}}});
  return query;
}

}  // namespace tovholder::search

// SPDX-License-Identifier: EUPL-1.2
#include "approvals/approval_parts.h"

#include <algorithm>

#include "areas/area_view.h"
#include "base/text.h"
#include "documents/csv.h"

namespace tovholder::approvals {

using namespace html;  // NOLINT: this file is nothing but markup

namespace {

std::string_view ShortWordOf(Organ organ, const Texts& t) {
  switch (organ) {
    case Organ::kOrganization:
      break;
    case Organ::kSectionBoard:
      return t("board");
    case Organ::kSectionMeeting:
      return t("meeting");
    case Organ::kBallot:
      return t("ballot");
    case Organ::kJointVote:
      return t("joint vote");
  }
  return {};
}

class MatrixView {
 public:
  MatrixView(const ApprovalBook& book, const Standing& standing, const Matrix& matrix, const Texts& t)
      : book_(book), standing_(standing), matrix_(matrix), t_(t) {}

  Html Render() const {
    DataTable table{.caption = std::string(t_("Where the approval stands")), .columns = {{std::string(t_("Area"))}}};
    table.columns.reserve(matrix_.associations.size() + 1);
    for (const people::BodyId one : matrix_.associations) table.columns.push_back({book_.areas.NameOf(one)});
    for (const MatrixRow& row : matrix_.rows) table.rows.push_back(RowOf(row));
    return Join(Others(), When(!table.rows.empty(), [&] { return RenderTable(table); }));
  }

 private:
  Html Others() const {
    if (matrix_.others.empty()) return {};
    return Ul(Class("nobullet-list matrix-organs"),
              Each(matrix_.others, [&](DecisionIndex i) { return OrganLine(i); }));
  }

  Html OrganLine(DecisionIndex i) const {
    const BodyDecision& one = book_.decisions[i];
    return Li(A(Href(AddressOf(one)), NameOf(book_, one, t_)), " ", BadgeOf(standing_.bodies[i], t_));
  }

  Html HeadOf(const MatrixRow& row) const {
    switch (row.kind) {
      case MatrixRow::Kind::kOrgans:
        return Text(t_("Organs of the association"));
      case MatrixRow::Kind::kNoArea:
        return Text(t_("In no area"));
      case MatrixRow::Kind::kArea:
        break;
    }
    return A(Href(areas::AddressOf(*row.area)), book_.areas.NameOf(*row.area));
  }

  Html DecisionBadge(DecisionIndex i, std::size_t of) const {
    const BodyDecision& one = book_.decisions[i];
    const Html organ = When(of > 1 || one.area, [&] { return Text(std::string(ShortWordOf(one.organ, t_)) + ": "); });
    return Div(Class("matrix-answer"),
               A(Class("matrix-link"), Href(AddressOf(one)), organ, BadgeOf(standing_.bodies[i], t_)));
  }

  Html EntryOf(const MatrixEntry& entry) const {
    if (!entry.section) return OrganLine(entry.decisions.front());
    const Html answers =
        entry.decisions.empty()
            ? Div(Class("matrix-answer"), Span(Class("hint"), t_("Not asked")))
            : Each(entry.decisions, [&](DecisionIndex i) { return DecisionBadge(i, entry.decisions.size()); });
    return Li(TitleOf(*book_.areas.Find(*entry.section)), answers);
  }

  std::vector<Html> RowOf(const MatrixRow& row) const {
    std::vector<Html> cells{HeadOf(row)};
    cells.reserve(row.cells.size() + 1);
    for (const auto& entries : row.cells) {
      cells.push_back(entries.empty() ? Text("–")
                                      : Ul(Class("nobullet-list matrix-sections"),
                                           Each(entries, [&](const auto& one) { return EntryOf(one); })));
    }
    return cells;
  }

  const ApprovalBook& book_;
  const Standing& standing_;
  const Matrix& matrix_;
  const Texts& t_;
};

// The day of the answer, or the one it is expected on, and the figures.
std::vector<Html> FactsOf(const ApprovalBook& book, const BodyDecision& one, BodyState state, const Texts& t) {
  std::vector<Html> facts{BadgeOf(state, t)};
  if (one.decided) facts.push_back(Text(DayWords(*one.decided, t)));
  if (!one.decided && one.expected) facts.push_back(Text(t("expected {day}", {{"day", DayWords(*one.expected, t)}})));
  if (const std::string figures = FiguresOf(book, one, t); !figures.empty()) facts.push_back(Text(figures));
  return facts;
}

Html SetAsideLine(const ApprovalBook& book, const BodyDecision& no, const Texts& t) {
  const Override* one = book.FindOverrideOf(no.id);
  if (one == nullptr) return {};
  return P(Class("hint"), t("Set aside by {by}", {{"by", NameOf(book, *book.Find(one->decision), t)}}));
}

Html BodyLine(const ApprovalBook& book, const BodyDecision& one, BodyState state, const Texts& t) {
  return Li(A(Href(AddressOf(one)), NameOf(book, one, t)), FactLine(FactsOf(book, one, state, t)),
            When(!one.remarks.empty(), [&] { return P(one.remarks); }), SetAsideLine(book, one, t));
}

std::vector<const BodyDecision*> InOrderOfDays(const ApprovalBook& book) {
  std::vector<const BodyDecision*> said;
  for (const BodyDecision& one : book.decisions) {
    if (one.decided) said.push_back(&one);
  }
  std::stable_sort(said.begin(), said.end(),
                   [](const BodyDecision* a, const BodyDecision* b) { return *a->decided > *b->decided; });
  return said;
}

std::string SaidSentence(const ApprovalBook& book, const BodyDecision& one, const Texts& t) {
  const std::string figures = FiguresOf(book, one, t);
  std::string sentence = NameOf(book, one, t) + ": " + ToLower(WordOf(one.answer, t));
  if (!figures.empty()) sentence += " (" + figures + ")";
  return sentence;
}

std::string CountText(int count) { return std::to_string(count); }

std::vector<std::string> CsvRow(const ApprovalBook& book, const BodyDecision& one, BodyState state, const Texts& t) {
  const Vote* vote = book.FindVote(one.id);
  const bool counted = vote != nullptr && IsCounted(*vote);
  const areas::Section* section = one.section ? book.areas.Find(*one.section) : nullptr;
  const auto area = AreaOf(book, one);
  std::vector<std::string> associations;
  for (const people::BodyId id : AssociationsOf(book, one)) associations.push_back(book.areas.NameOf(id));
  const Override* aside = book.FindOverrideOf(one.id);
  const auto figure = [&](std::optional<int> noted, int (*of)(const Vote&)) {
    if (counted) return CountText(of(*vote));
    return noted ? CountText(*noted) : std::string();
  };
  return {CountText(one.stage),
          NameOf(book, one, t),
          tovholder::Join(associations, ", "),
          area ? book.areas.NameOf(*area) : std::string(),
          section != nullptr ? TitleOf(*section) : std::string(),
          std::string(WordOf(state, t)),
          one.expected ? FormatIso(*one.expected) : std::string(),
          one.decided ? FormatIso(*one.decided) : std::string(),
          figure(one.votes_for, VotesFor),
          figure(one.votes_against, VotesAgainst),
          counted ? CountText(vote->households) : std::string(),
          counted ? CountText(vote->households_taking_part) : std::string(),
          one.remarks,
          aside != nullptr ? NameOf(book, *book.Find(aside->decision), t) : std::string(),
          aside != nullptr ? aside->ground : std::string()};
}

}  // namespace

Html MatrixTable(const ApprovalBook& book, const Standing& standing, Date day, const Texts& t) {
  const Matrix matrix = MatrixOf(book, day);
  return MatrixView(book, standing, matrix, t).Render();
}

Html StageList(const ApprovalBook& book, const Standing& standing, const Texts& t) {
  Html stages;
  for (DecisionIndex i = 0; i < book.decisions.size();) {
    const int stage = book.decisions[i].stage;
    Html bodies;
    for (; i < book.decisions.size() && book.decisions[i].stage == stage; ++i) {
      bodies.Append(BodyLine(book, book.decisions[i], standing.bodies[i], t));
    }
    stages.Append(Li(H3(t("Stage {n}", {{"n", std::to_string(stage)}})), Ul(Class("nobullet-list body-list"), bodies)));
  }
  return Ol(Class("stage-list"), stages);
}

Html SetsAside(const ApprovalBook& book, const BodyDecision& decision, const Texts& t) {
  std::vector<std::string> names;
  std::string ground;
  for (const Override& one : book.overrides) {
    const BodyDecision* no = one.decision == decision.id ? book.Find(one.overridden) : nullptr;
    if (no == nullptr) continue;
    names.push_back(NameOf(book, *no, t));
    ground = one.ground;
  }
  if (names.empty()) return {};
  return P(Class("hint"),
           t("Sets aside the no of {names}: {ground}", {{"names", ListOf(names, t)}, {"ground", ground}}));
}

Html CourseList(const ApprovalBook& book, const Texts& t) {
  const auto said = InOrderOfDays(book);
  if (said.empty()) return EmptyState(t("Nobody has answered yet."));
  return Ul(Class("plain-list"), Each(said, [&](const BodyDecision* one) {
              return Li(Strong(DayWords(*one->decided, t)), ": ", SaidSentence(book, *one, t),
                        SetsAside(book, *one, t));
            }));
}

Html FindingList(const ApprovalBook& book, const std::vector<ApprovalFinding>& findings, const Texts& t) {
  return Ul(Class("finding-list"), Each(findings, [&](const ApprovalFinding& one) {
              const BodyDecision* decision = one.decision ? book.Find(*one.decision) : nullptr;
              const Html where =
                  decision == nullptr ? Html() : Join(A(Href(AddressOf(*decision)), NameOf(book, *decision, t)), ": ");
              return Li(Badge(t("Look at it"), Tone::kAttention), " ", where, Sentence(one.error, t.language()));
            }));
}

std::string FormatDecisions(const ApprovalBook& book, const Standing& standing, const Texts& t) {
  std::vector<std::string> head;
  for (const std::string_view one :
       {t("Stage"), t("Who decides"), t("Housing association"), t("Area"), t("Section"), t("How it stands"),
        t("Expected"), t("Decided"), t("Votes for"), t("Votes against"), t("Households"), t("Households taking part"),
        t("Remarks"), t("Set aside by"), t("On what ground")}) {
    head.emplace_back(one);
  }
  std::vector<std::vector<std::string>> rows;
  rows.reserve(book.decisions.size());
  for (DecisionIndex i = 0; i < book.decisions.size(); ++i) {
    rows.push_back(CsvRow(book, book.decisions[i], standing.bodies[i], t));
  }
  return documents::FormatCsv(head, rows);
}

}  // namespace tovholder::approvals

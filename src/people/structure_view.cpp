// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_view.h"

#include "html/markdown.h"
#include "people/change_words.h"
#include "people/structure_form.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

std::string WordOf(std::string_view name, const Texts& t) { return LabelOf("word", name, t); }

bool Leads(const Membership& member) {
  return member.role == MembershipRole::kChair || member.role == MembershipRole::kCoordinator;
}

// "formand Anna Østergård"
std::vector<Html> LeaderFacts(const StructureBook& book, const OrganizationOnDate& one, const Texts& t) {
  std::vector<Html> facts;
  for (const Membership& member : one.members()) {
    if (Leads(member)) facts.push_back(Text(WordOf(ToName(member.role), t) + " " + book.NameOf(member.person)));
  }
  return facts;
}

std::vector<Html> SeatFacts(const OrganizationOnDate& one, const Texts& t) {
  int seats = 0;
  int empty = 0;
  for (const SeatOnDate& seat : one.seats) {
    seats += seat.seat.capacity;
    empty += seat.empty();
  }
  std::vector<Html> facts;
  if (seats > 0) facts.push_back(Text(t.Plural("{n} seat", "{n} seats", seats)));
  if (empty > 0) facts.push_back(Badge(t.Plural("{n} not filled", "{n} not filled", empty), Tone::kAttention));
  return facts;
}

Html TreeEntry(const StructureBook& book, const OrganizationOnDate& one, const Texts& t) {
  std::vector<Html> facts;
  if (!one.organization.kind.empty()) facts.push_back(Text(one.organization.kind));
  for (Html& fact : LeaderFacts(book, one, t)) facts.push_back(std::move(fact));
  for (Html& fact : SeatFacts(one, t)) facts.push_back(std::move(fact));
  for (const Tie& tie : one.ties) {
    if (tie.kind == TieKind::kPartOf || book.NameOf(tie.target).empty()) continue;
    facts.push_back(Join(Text(WordOf(ToName(tie.kind), t) + " "), LinkTo(book, tie.target)));
  }
  return Join(A(Href(AddressOf(one.organization.id)), one.organization.name), FactLine(facts));
}

// The entries from `next` on that stand at `depth` or below.
Html Branch(const StructureBook& book, const std::vector<OrganizationOnDate>& all, std::size_t& next, int depth,
            const Texts& t) {
  Html entries;
  while (next < all.size() && all[next].depth >= depth) {
    const Html entry = TreeEntry(book, all[next++], t);
    const bool has_parts = next < all.size() && all[next].depth > depth;
    entries.Append(Li(entry, When(has_parts, [&] { return Branch(book, all, next, depth + 1, t); })));
  }
  return Ul(Class("structure-tree"), entries);
}

std::string AddressOfForm(std::string_view kind, OrganizationId organization) {
  return "/organisation/poster/" + std::string(kind) + "/ny?organ=" + std::to_string(organization.value);
}

// What a secretary may do with an organization on its page.
class Details {
 public:
  Details(const Visit& visit, const StructureBook& book, const OrganizationOnDate& one)
      : t_(visit.t), book_(book), one_(one), may_change_(visit.viewer.May(Access::kSecretary)) {}

  Html Mandate() const {
    const Organization& organization = one_.organization;
    if (organization.mandate.empty() && organization.about.empty()) return {};
    return Block(t_("Mandate"), Join(RenderMarkdown(organization.about, 3), RenderMarkdown(organization.mandate, 3)));
  }

  Html Composition() const {
    DataTable table{.caption = std::string(t_("Composition")),
                    .columns = {{std::string(t_("Seat"))},
                                {std::string(t_("Name"))},
                                {std::string(t_("Represents and may"))},
                                {std::string(t_("Period"))}}};
    for (const SeatOnDate& seat : one_.seats) {
      for (const Membership& holder : seat.holders) table.rows.push_back(MemberRow(holder, SeatName(seat.seat)));
      if (seat.empty() > 0) table.rows.push_back(EmptyRow(seat));
    }
    for (const Membership& member : one_.others) table.rows.push_back(MemberRow(member, TitleOf(member)));
    const Html content = table.rows.empty() ? EmptyState(t_("Nobody is entered here yet.")) : RenderTable(table);
    return Block(t_("Composition"),
                 Join(content, Additions({{"plads", t_("Add a seat")}, {"medlemskab", t_("Add a member")}})));
  }

  Html Tasks() const {
    if (one_.tasks.empty() && !may_change_) return {};
    return Block(t_("Tasks"), Join(When(!one_.tasks.empty(),
                                        [&] {
                                          return Ol(Class("task-list"), Each(one_.tasks, [&](const TaskOnDate& task) {
                                                      return Li(Attr("value", std::to_string(task.task.number)),
                                                                TaskEntry(task));
                                                    }));
                                        }),
                                   Additions({{"opgave", t_("Add a task")}})));
  }

  Html Ties() const {
    std::vector<Fact> facts;
    for (const Tie& tie : one_.ties) {
      facts.push_back({LabelOf("word", ToName(tie.kind), t_),
                       Join(LinkTo(book_, tie.target), Text(" "),
                            ChangeLink("forbindelse", tie.id.value, book_.NameOf(tie.target)))});
    }
    for (const LifeSpan& span : book_.spans) {
      if (span.organization != one_.organization.id) continue;
      facts.push_back({std::string(t_("Exists")),
                       Join(Text(FormatSpan(span.from_date, span.to_date, t_) + " "),
                            ChangeLink("levetid", span.id.value, FormatSpan(span.from_date, span.to_date, t_)))});
    }
    return Block(t_("Place in the organisation"),
                 Join(FactList(facts),
                      Additions({{"forbindelse", t_("Add a connection")}, {"levetid", t_("Add a life span")}})));
  }

 private:
  // `name` tells a screen reader what the link changes.
  Html ChangeLink(std::string_view kind, std::int64_t row, std::string_view name) const {
    if (!may_change_) return {};
    return A(Class("quiet-link"), Href("/organisation/poster/" + std::string(kind) + "/" + std::to_string(row)),
             Attr("aria-label", std::string(t_("Change")) + " " + std::string(name)), t_("Change"));
  }
  struct Addition {
    std::string_view kind;
    std::string_view label;
  };
  Html Additions(const std::vector<Addition>& additions) const {
    if (!may_change_) return {};
    return Div(Class("button-row"), Each(additions, [&](const Addition& addition) {
                 return ButtonLink(addition.label, AddressOfForm(addition.kind, one_.organization.id),
                                   ButtonLook::kQuiet);
               }));
  }

  Html SeatName(const Seat& seat) const {
    return Join(Text(seat.title + " "), ChangeLink("plads", seat.id.value, seat.title));
  }
  Html TitleOf(const Membership& member) const {
    return Text(member.title.empty() ? WordOf(ToName(member.role), t_) : member.title);
  }
  std::vector<Html> MemberRow(const Membership& member, const Html& seat) const {
    Html name = Join(A(Href("/personer/" + std::to_string(member.person.value)), book_.NameOf(member.person)),
                     Text(" "), ChangeLink("medlemskab", member.id.value, book_.NameOf(member.person)));
    std::vector<Html> facts;
    if (member.role != MembershipRole::kMember) facts.push_back(Text(WordOf(ToName(member.role), t_)));
    if (!member.responsibility.empty()) facts.push_back(Text(member.responsibility));
    if (member.deputy) facts.push_back(Text(t_("deputy: {name}", {{"name", book_.NameOf(*member.deputy)}})));
    return {seat, Join(name, FactLine(facts)), MandateOf(member),
            Text(FormatSpan(member.from_date, member.to_date, t_))};
  }
  Html MandateOf(const Membership& member) const {
    std::vector<Html> lines;
    if (!member.represents.empty()) lines.push_back(Text(member.represents));
    if (!member.mandate.empty()) lines.push_back(Text(member.mandate));
    if (!member.mandate_limits.empty()) lines.push_back(Text(t_("Limit: {text}", {{"text", member.mandate_limits}})));
    if (!member.granted_by.empty()) lines.push_back(Text(t_("Granted by {name}", {{"name", member.granted_by}})));
    if (lines.empty()) return {};
    return Ul(Class("plain-list"), Each(lines, [](const Html& line) { return Li(line); }));
  }
  std::vector<Html> EmptyRow(const SeatOnDate& seat) const {
    const Html by =
        seat.seat.filled_by.empty() ? Html() : Text(t_("Filled by {name}", {{"name", seat.seat.filled_by}}));
    return {SeatName(seat.seat), Badge(t_.Plural("{n} not filled", "{n} not filled", seat.empty()), Tone::kAttention),
            by, Html()};
  }
  Html TaskEntry(const TaskOnDate& task) const {
    Html fulfilments = task.fulfilments.empty()
                           ? Badge(t_("Nothing fulfils it"), Tone::kAttention)
                           : Ul(Class("plain-list"), Each(task.fulfilments, [&](const Fulfilment& one) {
                                  const std::string text = WordOf(ToName(one.kind), t_) + ": " + one.text;
                                  return Li(one.address.empty() ? Text(text) : A(Href(one.address), text), " ",
                                            ChangeLink("opfyldelse", one.id.value, one.text));
                                }));
    const Html add = When(may_change_, [&] {
      return A(Class("quiet-link"),
               Href("/organisation/poster/opfyldelse/ny?organ=" + std::to_string(one_.organization.id.value) +
                    "&opgave=" + std::to_string(task.task.id.value)),
               t_("Tie what fulfils it"));
    });
    return Join(P(task.task.text, " ", ChangeLink("opgave", task.task.id.value, task.task.text)), fulfilments, add);
  }

  const Texts& t_;
  const StructureBook& book_;
  const OrganizationOnDate& one_;
  bool may_change_;
};

}  // namespace

std::string AddressOf(OrganizationId id) { return "/organisation/" + std::to_string(id.value); }

Html LinkTo(const StructureBook& book, OrganizationId id) { return A(Href(AddressOf(id)), book.NameOf(id)); }

std::string FormatSpan(const std::optional<Date>& from, const std::optional<Date>& to, const Texts& t) {
  const auto day = [&](Date date) { return FormatDay(date, DayForm::kLong, t.language()); };
  if (from && to) return day(*from) + " – " + day(*to);
  if (from) return t("from {date}", {{"date", day(*from)}});
  if (to) return t("until {date}", {{"date", day(*to)}});
  return {};
}

Html StructureTree(const StructureBook& book, const std::vector<OrganizationOnDate>& organizations, const Texts& t) {
  std::size_t next = 0;
  return Branch(book, organizations, next, 0, t);
}

Html FindingList(const std::vector<StructureFinding>& findings, const Texts& t) {
  return Ul(Class("finding-list"), Each(findings, [&](const StructureFinding& finding) {
              const std::string sentence = Sentence(finding.error, t.language());
              return Li(finding.organization ? A(Href(AddressOf(*finding.organization)), sentence) : Text(sentence));
            }));
}

Html OrganizationDetails(const Visit& visit, const StructureBook& book, const OrganizationOnDate& one) {
  const Details details(visit, book, one);
  return Join(details.Mandate(), details.Composition(), details.Tasks(), details.Ties());
}

}  // namespace tovholder::people

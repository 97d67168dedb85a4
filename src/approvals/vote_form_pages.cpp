// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "approvals/approval_pages.h"
#include "approvals/approval_store.h"
#include "approvals/form_reading.h"
#include "base/text.h"
#include "plan/plan_view.h"

namespace tovholder::approvals {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

// A figure of the form: its field, where it is kept, and its name for people.
struct VoteFigure {
  const char* field;
  int Vote::*kept;
  std::string_view label;
};
constexpr std::array<VoteFigure, 2> kHouseholdFigures{
    {{"households", &Vote::households, Msgid("Households that may vote")},
     {"households_taking_part", &Vote::households_taking_part, Msgid("Households that took part")}}};
constexpr std::array<VoteFigure, 4> kVoteFigures{{{"votes_for", &Vote::votes_for, Msgid("For")},
                                                  {"votes_against", &Vote::votes_against, Msgid("Against")},
                                                  {"votes_blank", &Vote::votes_blank, Msgid("Blank")},
                                                  {"votes_invalid", &Vote::votes_invalid, Msgid("Invalid")}}};
constexpr std::array<VoteFigure, 4> kPaperFigures{{{"paper_for", &Vote::paper_for, Msgid("For")},
                                                   {"paper_against", &Vote::paper_against, Msgid("Against")},
                                                   {"paper_blank", &Vote::paper_blank, Msgid("Blank")},
                                                   {"paper_invalid", &Vote::paper_invalid, Msgid("Invalid")}}};

struct VoteForm {
  Vote vote;
  std::map<std::string, std::string> typed;  // by field: figures and days
  int seen = 0;
  FormErrors errors;
};

struct VoteEditing {
  ApprovalBook book;
  BodyDecision decision;
};

std::optional<VoteEditing> LoadEditing(const Visit& visit) {
  auto book = FindApprovalOf(visit);
  const BodyDecision* found = book ? DecisionIn(visit, *book) : nullptr;
  if (found == nullptr || !IsOfResidents(found->organ)) return std::nullopt;
  BodyDecision decision = *found;
  return VoteEditing{std::move(*book), std::move(decision)};
}

// As many as live there.
int HouseholdsOf(const VoteEditing& editing, Date today) {
  int households = 0;
  for (const areas::Section& one : editing.book.areas.sections) {
    const bool own = one.id == editing.decision.section || (editing.decision.area && one.area == editing.decision.area);
    if (own && areas::Exists(one, today)) households += one.households;
  }
  return households;
}

template <class Each>
void ForEachFigure(Each&& each) {
  for (const VoteFigure& one : kHouseholdFigures) each(one);
  for (const VoteFigure& one : kVoteFigures) each(one);
  for (const VoteFigure& one : kPaperFigures) each(one);
}

VoteForm FormOf(const VoteEditing& editing, Date today, const Texts& t) {
  VoteForm form;
  form.seen = editing.decision.version;
  if (const Vote* known = editing.book.FindVote(editing.decision.id); known != nullptr) {
    form.vote = *known;
  } else {
    form.vote.decision = editing.decision.id;
    form.vote.households = HouseholdsOf(editing, today);
    form.vote.held = editing.decision.expected;
  }
  ForEachFigure([&](const VoteFigure& one) {
    if (form.vote.*one.kept != 0) form.typed[one.field] = std::to_string(form.vote.*one.kept);
  });
  const auto day = [&](const char* field, const std::optional<Date>& date) {
    if (date) form.typed[field] = DayWords(*date, t);
  };
  day("called", form.vote.called);
  day("held", form.vote.held);
  day("agreed", form.vote.agreed);
  return form;
}

VoteForm ReadVoteForm(const Visit& visit, const VoteEditing& editing) {
  const Texts& t = visit.t;
  VoteForm form;
  if (const Vote* known = editing.book.FindVote(editing.decision.id); known != nullptr) form.vote = *known;
  form.vote.decision = editing.decision.id;
  form.seen = ParseCount<int>(visit.request.Form("version")).value_or(0);
  ForEachFigure([&](const VoteFigure& one) {
    form.typed[one.field] = TypedLine(visit, one.field);
    form.vote.*one.kept = ReadCount(form.typed[one.field], one.field, form.errors, t).value_or(0);
  });
  const auto day = [&](const char* field) {
    form.typed[field] = TypedLine(visit, field);
    return plan::ReadDay(form.typed[field], field, form.errors, t);
  };
  form.vote.called = day("called");
  form.vote.held = day("held");
  form.vote.agreed = day("agreed");
  if (!FromName(TypedLine(visit, "notice"), form.vote.notice)) form.vote.notice = VoteNotice::kOrdinary;
  form.vote.counted_by = TypedLines(visit, "counted_by");
  form.vote.agreed_by = TypedLine(visit, "agreed_by");
  form.vote.stands_although = TypedLine(visit, "stands_although");
  for (const auto& [field, error] : CheckVote(editing.book, form.vote, visit.today())) {
    if (form.errors.At(field).empty()) form.errors.Add(field, error, t);
  }
  return form;
}

class VoteFields {
 public:
  VoteFields(const VoteEditing& editing, const VoteForm& form, const Texts& t)
      : editing_(editing), form_(form), t_(t) {}

  Html Render() const {
    return Join(
        HiddenField("version", std::to_string(form_.seen)), Times(), Agreement(), H2(t_("Who could vote, and who did")),
        Each(kHouseholdFigures, [&](const auto& one) { return Count(one); }), H2(t_("The votes")),
        P(Class("hint"), LimitWords()), Each(kVoteFigures, [&](const auto& one) { return Count(one); }),
        Disclosure(t_("Paper ballots that were counted in besides"),
                   Each(kPaperFigures, [&](const auto& one) { return Count(one); }),
                   HasPaper() ? FoldState::kOpen : FoldState::kClosed),
        TextArea(Of("counted_by", t_("Counted by"), form_.vote.counted_by,
                    t_("A name a line. Those who have signed in see it.")),
                 t_, 2),
        TextField(
            Of("stands_although", t_("Why it counts in spite of a late or missing notice"), form_.vote.stands_although),
            t_),
        Attachment());
  }

 private:
  Field Of(std::string_view name, std::string_view label, std::string value, std::string_view help = {}) const {
    return {.name = std::string(name),
            .label = std::string(label),
            .value = std::move(value),
            .help = std::string(help),
            .error = form_.errors.At(name)};
  }
  std::string Typed(const char* field) const {
    const auto found = form_.typed.find(field);
    return found == form_.typed.end() ? std::string() : found->second;
  }

  Html Day(const char* field, std::string_view label, std::string_view help = {}) const {
    Field one = Of(field, label, Typed(field), help);
    one.width = FieldWidth::kHalf;
    return DayField(one, t_);
  }

  Html Count(const VoteFigure& figure) const {
    Field one = Of(figure.field, t_(figure.label), Typed(figure.field));
    one.width = FieldWidth::kShort;
    return TextField(one, t_);
  }

  bool HasPaper() const {
    return std::any_of(kPaperFigures.begin(), kPaperFigures.end(), [&](const VoteFigure& one) {
      return form_.vote.*one.kept != 0 || !form_.errors.At(one.field).empty();
    });
  }

  std::string LimitWords() const {
    const VoteLimits limits = LimitsOf(editing_.book, editing_.decision, form_.vote.notice);
    return t_.Plural("Each household has {n} vote. More for than against is a yes, a tie is a no.",
                     "Each household has {n} votes. More for than against is a yes, a tie is a no.",
                     limits.votes_per_household);
  }

  std::string NoticeHelp() const {
    const auto days = [&](VoteNotice notice) {
      return std::to_string(LimitsOf(editing_.book, editing_.decision, notice).notice_days);
    };
    if (editing_.decision.organ == Organ::kBallot) {
      return t_("The rules demand {days} days from the material to the last day.",
                {{"days", days(VoteNotice::kOrdinary)}});
    }
    return t_(
        "The rules demand {ordinary} days before an ordinary meeting, {extraordinary} before an extraordinary one.",
        {{"ordinary", days(VoteNotice::kOrdinary)}, {"extraordinary", days(VoteNotice::kExtraordinary)}});
  }

  Html Times() const {
    const bool ballot = editing_.decision.organ == Organ::kBallot;
    const Html kind = When(!ballot, [&] {
      return RadioField(
          Of("notice", t_("Kind of meeting"), std::string(ToName(form_.vote.notice))),
          {{"ordinary", std::string(t_("Ordinary")), ""}, {"extraordinary", std::string(t_("Extraordinary")), ""}}, t_);
    });
    return Join(kind, Day("called", ballot ? t_("Material sent on") : t_("Called on"), NoticeHelp()),
                Day("held", ballot ? t_("Last day of the ballot") : t_("Held on")));
  }

  Html Agreement() const {
    if (editing_.decision.organ != Organ::kJointVote) return {};
    return Join(Day("agreed", t_("The municipality accepted a joint vote on"),
                    t_("One vote for the whole area counts only where it was accepted beforehand.")),
                TextField(Of("agreed_by", t_("Where that stands"), form_.vote.agreed_by,
                             t_("A letter, or an item of minutes.")),
                          t_));
  }

  Html Attachment() const {
    const std::string known = form_.vote.attachment_name;
    return FileDropZone(
        {.field = {.name = "attachment",
                   .label = std::string(t_("Attachment")),
                   .help = known.empty() ? std::string(t_("For those who have signed in, since it may name residents."))
                                         : t_("{name} is there. A new file takes its place.", {{"name", known}}),
                   .error = form_.errors.At("attachment")}},
        t_);
  }

  const VoteEditing& editing_;
  const VoteForm& form_;
  const Texts& t_;
};

http::Response ShowVoteForm(const Visit& visit, const VoteEditing& editing, const VoteForm& form) {
  const Texts& t = visit.t;
  const std::string title(t("The residents’ vote"));
  PageFrame frame = ApprovalFrame(visit, editing.book.approval, title);
  const std::string name = NameOf(editing.book, editing.decision, t);
  frame.breadcrumb.insert(frame.breadcrumb.end() - 1, {name, AddressOf(editing.decision)});
  auto response = visit.Page(
      frame,
      Join(ErrorSummary(form.errors.summary, t), Heading({.title = title, .facts = {Text(name)}}),
           RenderForm({.address = visit.request.path, .csrf = visit.csrf(), .files = FormFrame::Files::kSent},
                      Join(VoteFields(editing, form, t).Render(), SubmitButton(t("Save"), ButtonLook::kPrimary)))));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

http::Response VoteFormPage(const Visit& visit) {
  const auto editing = LoadEditing(visit);
  return editing ? ShowVoteForm(visit, *editing, FormOf(*editing, visit.today(), visit.t)) : visit.NotFound();
}

http::Response TakeVote(const Visit& visit) {
  const auto editing = LoadEditing(visit);
  if (!editing) return visit.NotFound();
  VoteForm form = ReadVoteForm(visit, *editing);
  const auto attachment = ReadUpload(visit, "attachment");
  if (!attachment) form.errors.Add("attachment", attachment.error(), visit.t);
  if (!form.errors.summary.empty()) return ShowVoteForm(visit, *editing, form);
  const ApprovalId approval = editing->book.approval.id;
  const auto put = visit.Write([&](sql::Transaction& transaction) {
    if (*attachment) {
      form.vote.attachment = Keep(transaction, **attachment);
      form.vote.attachment_name = (*attachment)->name;
    }
    return PutVote(transaction, approval, form.vote, form.seen);
  });
  if (put) return visit.Done(AddressOf(editing->decision), visit.t("The vote is saved."));
  form.errors.Add("held", put.error(), visit.t);
  form.seen = editing->decision.version;
  return ShowVoteForm(visit, *editing, form);
}

}  // namespace

std::vector<http::Route> VoteFormRoutes(const people::Office& office) {
  using http::Method;
  const std::string address = "/godkendelser/{id}/afgoerelser/{afgoerelse}/afstemning";
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, address, page(VoteFormPage)},
          {Method::kPost, address, page(TakeVote), http::Pace::kSlow, kLargestUpload}};
}

}  // namespace tovholder::approvals

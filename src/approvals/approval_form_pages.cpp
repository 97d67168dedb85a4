// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "approvals/approval_pages.h"
#include "approvals/approval_store.h"
#include "approvals/chain.h"
#include "approvals/form_reading.h"
#include "areas/area_store.h"
#include "base/text.h"
#include "plan/plan_store.h"
#include "plan/plan_view.h"

namespace tovholder::approvals {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct ApprovalEditing {
  areas::AreaBook areas;
  std::vector<plan::PlanSummary> plans;
  Approval approval;
  ChainChoice chain = {};  // of a new one
};

std::string FieldOf(std::string_view name, std::int64_t id) { return std::string(name) + "-" + std::to_string(id); }

class ApprovalFields {
 public:
  ApprovalFields(const ApprovalEditing& editing, const FormErrors& errors, const Texts& t)
      : editing_(editing), errors_(errors), t_(t) {}

  Html About() const {
    const Approval& approval = editing_.approval;
    return Join(HiddenField("revision", std::to_string(approval.revision)),
                TextField({.name = "title",
                           .label = std::string(t_("What is to be approved")),
                           .value = approval.title,
                           .error = errors_.At("title"),
                           .need = Need::kRequired},
                          t_),
                TextArea({.name = "about",
                          .label = std::string(t_("About it")),
                          .value = approval.about,
                          .help = std::string(t_("Markdown: **bold**, lists with “-”, links.")),
                          .error = errors_.At("about")},
                         t_, 4),
                PlanFields(),
                SelectField({.name = "visibility",
                             .label = std::string(t_("Who may see it")),
                             .value = std::string(people::ToName(approval.visibility)),
                             .width = FieldWidth::kHalf},
                            {{"draft", std::string(t_("Secretaries")), ""},
                             {"internal", std::string(t_("All who have signed in")), ""},
                             {"public", std::string(t_("Everybody")), ""}},
                            t_));
  }

  Html ForTheNext() const {
    return TextArea({.name = "for_the_next",
                     .label = std::string(t_("What the next body needs to know")),
                     .value = editing_.approval.for_the_next,
                     .help = std::string(t_("It stands at the top of the page: what was promised on the way, what "
                                            "has been changed, what is asked for now.")),
                     .error = errors_.At("for_the_next")},
                    t_, 5);
  }

  Html Chain() const {
    const ChainChoice& chain = editing_.chain;
    Html fields = H2(t_("The chain"));
    fields.Append(P(t_("Who is asked, stage by stage. What is chosen here can be changed afterwards, body by body.")));
    fields.Append(OrganField("plan_board", t_("First: the plan’s board"), {}, chain.plan_board));
    for (const AssociationInChain& one : chain.associations) {
      fields.Append(OrganField(FieldOf("board", one.association.value),
                               t_("Then: the board of {association}", {{"association", NameOfBody(one.association)}}),
                               {one.association}, one.board));
    }
    for (const AreaInChain& one : chain.areas) fields.Append(AreaField(one));
    for (const AssociationInChain& one : chain.associations) {
      fields.Append(OrganField(
          FieldOf("representatives", one.association.value),
          t_("After a no: the representatives of {association}", {{"association", NameOfBody(one.association)}}),
          {one.association}, one.representatives));
    }
    fields.Append(
        OrganField("council", t_("Then: the council"), BodiesOf(people::BodyKind::kMunicipality), chain.council));
    fields.Append(OrganField("fund", t_("At last: the fund"), BodiesOf(people::BodyKind::kFund), chain.fund));
    return fields;
  }

 private:
  std::string NameOfBody(people::BodyId id) const { return editing_.areas.NameOf(id); }

  std::vector<people::BodyId> BodiesOf(people::BodyKind kind) const {
    std::vector<people::BodyId> bodies;
    for (const people::Body& one : editing_.areas.bodies) {
      if (one.kind == kind) bodies.push_back(one.id);
    }
    return bodies;
  }

  Html OrganField(const std::string& name, std::string_view label, const std::vector<people::BodyId>& bodies,
                  std::optional<people::OrganizationId> chosen) const {
    return SelectField({.name = name, .label = std::string(label), .value = IdText(chosen)},
                       OrganChoices(editing_.areas, bodies, chosen, t_("Not asked")), t_);
  }

  Html AreaField(const AreaInChain& one) const {
    std::vector<Choice> choices{{"", std::string(t_("Not asked")), ""}};
    for (const Organ organ : {Organ::kSectionMeeting, Organ::kBallot, Organ::kSectionBoard, Organ::kJointVote}) {
      choices.push_back({std::string(ToName(organ)), std::string(WordOf(organ, t_)), ""});
    }
    const std::string value = one.organ == Organ::kOrganization ? std::string() : std::string(ToName(one.organ));
    return SelectField(
        {.name = FieldOf("area", one.area.value),
         .label = t_("Then: the sections in {area} decide by", {{"area", editing_.areas.NameOf(one.area)}}),
         .value = value},
        choices, t_);
  }

  Html PlanFields() const {
    std::vector<Choice> choices{{"", std::string(t_("none")), ""}};
    for (const plan::PlanSummary& one : editing_.plans) {
      choices.push_back({std::to_string(one.plan.id.value), one.plan.title, ""});
    }
    return Join(SelectField({.name = "plan",
                             .label = std::string(t_("Process plan")),
                             .value = IdText(editing_.approval.plan),
                             .help = std::string(t_("Its steps are closed by the answers that belong to them.")),
                             .error = errors_.At("plan")},
                            choices, t_),
                Checkbox("version",
                         {"ja", std::string(t_("The process plan itself is what is approved")),
                          std::string(t_("When the last body has said yes, the plan stands as approved."))},
                         editing_.approval.plan_version > 0 ? Ticked::kYes : Ticked::kNo));
  }

  const ApprovalEditing& editing_;
  const FormErrors& errors_;
  const Texts& t_;
};

http::Response ShowForm(const Visit& visit, const ApprovalEditing& editing, const FormErrors& errors) {
  const Texts& t = visit.t;
  const Approval& approval = editing.approval;
  const bool known = static_cast<bool>(approval.id);
  const PageFrame frame =
      known ? ApprovalFrame(visit, approval, t("Change the approval")) : ApprovalFrame(visit, t("Begin an approval"));
  const ApprovalFields fields(editing, errors, t);
  auto response =
      visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title}),
                             RenderForm({.address = visit.request.path, .csrf = visit.csrf()},
                                        Join(fields.About(), known ? fields.ForTheNext() : fields.Chain(),
                                             SubmitButton(known ? t("Save") : t("Begin"), ButtonLook::kPrimary)))));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

ApprovalEditing LoadEditing(const Visit& visit, sql::Reader& reader) {
  return {areas::LoadAreas(reader), plan::ListPlans(reader, visit.viewer), {}};
}

// The version stays the one whose approval was begun, unless another plan is chosen.
int VersionOf(const Visit& visit, const ApprovalEditing& editing, std::optional<plan::PlanId> plan) {
  if (visit.request.Form("version").empty()) return 0;
  if (editing.approval.plan_version > 0 && editing.approval.plan == plan) return editing.approval.plan_version;
  const auto found = std::find_if(editing.plans.begin(), editing.plans.end(),
                                  [&](const plan::PlanSummary& one) { return one.plan.id == plan; });
  return found == editing.plans.end() ? 1 : found->plan.version;
}

void TakeFields(const Visit& visit, ApprovalEditing& editing) {
  Approval& approval = editing.approval;
  const auto plan = TypedId<plan::PlanId>(visit, "plan");
  approval.plan_version = VersionOf(visit, editing, plan);
  approval.plan = plan;
  approval.title = TypedLine(visit, "title");
  approval.about = TypedLines(visit, "about");
  if (visit.request.form.contains("for_the_next")) approval.for_the_next = TypedLines(visit, "for_the_next");
  if (!people::FromName(TypedLine(visit, "visibility"), approval.visibility)) {
    approval.visibility = people::Visibility::kDraft;
  }
}

void TakeChain(const Visit& visit, ChainChoice& chain) {
  const auto organ = [&](const std::string& field) { return TypedId<people::OrganizationId>(visit, field); };
  chain.plan_board = organ("plan_board");
  for (AssociationInChain& one : chain.associations) {
    one.board = organ(FieldOf("board", one.association.value));
    one.representatives = organ(FieldOf("representatives", one.association.value));
  }
  for (AreaInChain& one : chain.areas) {
    if (!FromName(TypedLine(visit, FieldOf("area", one.area.value)), one.organ)) one.organ = Organ::kOrganization;
  }
  chain.council = organ("council");
  chain.fund = organ("fund");
}

ApprovalEditing LoadNew(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) {
    ApprovalEditing editing = LoadEditing(visit, reader);
    editing.chain = GuessChain(editing.areas, visit.today());
    editing.approval.plan = visit.request.QueryNumber("plan")
                                ? std::optional(plan::PlanId{*visit.request.QueryNumber("plan")})
                                : std::nullopt;
    return editing;
  });
}

http::Response NewPage(const Visit& visit) { return ShowForm(visit, LoadNew(visit), {}); }

// With its chain, all of it or nothing.
Result<ApprovalId> BeginApproval(sql::Transaction& transaction, const ApprovalEditing& editing, Date today) {
  auto made = CreateApproval(transaction, editing.approval);
  if (!made) return made;
  ChainChoice chain = editing.chain;
  std::erase_if(chain.areas, [](const AreaInChain& one) { return one.organ == Organ::kOrganization; });
  for (BodyDecision& one : ChainOf(editing.areas, chain, today)) {
    one.approval = *made;
    if (auto put = PutDecision(transaction, {one, {}, ""}, 0); !put) return Pass(put);
  }
  return made;
}

http::Response TakeNew(const Visit& visit) {
  ApprovalEditing editing = LoadNew(visit);
  TakeFields(visit, editing);
  TakeChain(visit, editing.chain);
  const FormErrors errors = ErrorsOf(CheckApproval(editing.approval), visit.t);
  if (!errors.summary.empty()) return ShowForm(visit, editing, errors);
  const auto made =
      visit.Write([&](sql::Transaction& transaction) { return BeginApproval(transaction, editing, visit.today()); });
  if (!made) return visit.Refuse(made.error());
  return visit.Done(AddressOf(*made), visit.t("The approval has begun. Look the chain through."));
}

std::optional<ApprovalEditing> LoadKnown(const Visit& visit) {
  const auto book = FindApprovalOf(visit);
  if (!book) return std::nullopt;
  ApprovalEditing editing = visit.Read([&](sql::Reader& reader) { return LoadEditing(visit, reader); });
  editing.approval = book->approval;
  return editing;
}

http::Response EditPage(const Visit& visit) {
  const auto editing = LoadKnown(visit);
  return editing ? ShowForm(visit, *editing, {}) : visit.NotFound();
}

http::Response TakeEdit(const Visit& visit) {
  auto editing = LoadKnown(visit);
  if (!editing) return visit.NotFound();
  TakeFields(visit, *editing);
  FormErrors errors = ErrorsOf(CheckApproval(editing->approval), visit.t);
  if (!errors.summary.empty()) return ShowForm(visit, *editing, errors);
  const int seen = ParseCount<int>(visit.request.Form("revision")).value_or(0);
  const auto updated =
      visit.Write([&](sql::Transaction& transaction) { return UpdateApproval(transaction, editing->approval, seen); });
  if (updated) return visit.Done(AddressOf(editing->approval.id), visit.t("The approval is saved."));
  errors.Add("title", updated.error(), visit.t);
  return ShowForm(visit, *editing, errors);
}

}  // namespace

std::vector<http::Route> ApprovalFormRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/godkendelser/ny", page(NewPage)},
          {Method::kPost, "/godkendelser/ny", page(TakeNew)},
          {Method::kGet, "/godkendelser/{id}/ret", page(EditPage)},
          {Method::kPost, "/godkendelser/{id}/ret", page(TakeEdit)}};
}

}  // namespace tovholder::approvals

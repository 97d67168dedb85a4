// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "areas/area.h"
#include "base/id.h"
#include "base/time.h"
#include "documents/file_store.h"
#include "meetings/meeting.h"
#include "people/organization.h"
#include "people/viewer.h"
#include "plan/process_plan.h"

// What several bodies have to approve, one after the other: associations, their sections, the municipality, the fund.
namespace tovholder::approvals {

struct Approval;
struct BodyDecision;
struct Override;
struct Vote;
using ApprovalId = Id<Approval>;
using BodyDecisionId = Id<BodyDecision>;
using VoteId = Id<Vote>;

// A matter that goes through its bodies: a helhedsplan, the material of a prequalification, a process plan.
struct Approval {
  ApprovalId id;
  std::string title;
  std::string about;  // Markdown: what is approved
  people::Visibility visibility = people::Visibility::kDraft;
  std::optional<plan::PlanId> plan;  // the process plan whose steps it follows
  int plan_version = 0;              // above 0: that version of the process plan itself is what is approved
  std::string for_the_next;          // Markdown: what the next body needs to know
  int revision = 1;
};
BOOST_DESCRIBE_STRUCT(Approval, (), (id, title, about, visibility, plan, plan_version, for_the_next, revision))

// Who decides. A section does so by its board, its meeting or a ballot; those of an area in one vote where that was
// agreed beforehand.
enum class Organ { kOrganization, kSectionBoard, kSectionMeeting, kBallot, kJointVote };
std::string_view ToName(Organ organ);
bool FromName(std::string_view name, Organ& organ);

// A body is asked in any case, or only once another has said no.
enum class Asked { kAlways, kAfterANo };
std::string_view ToName(Asked asked);
bool FromName(std::string_view name, Asked& asked);

enum class Answer { kOutstanding, kYes, kYesWithRemarks, kNo };
std::string_view ToName(Answer answer);
bool FromName(std::string_view name, Answer& answer);

// What one body says to it.
struct BodyDecision {
  BodyDecisionId id;
  ApprovalId approval;
  int stage = 1;  // bodies of one stage are asked at once, those of the next when these have answered
  int position = 0;
  Organ organ = Organ::kOrganization;
  std::optional<people::OrganizationId> organization;  // of kOrganization
  std::optional<areas::SectionId> section;             // of kSectionBoard, kSectionMeeting, kBallot
  std::optional<areas::HousingAreaId> area;            // of kJointVote
  Asked asked = Asked::kAlways;
  std::optional<Date> expected;
  Answer answer = Answer::kOutstanding;
  std::optional<Date> decided;
  std::string remarks;           // what it made a condition of, or why not
  std::optional<int> votes_for;  // as the minutes say; those of residents stand in Vote
  std::optional<int> votes_against;
  std::optional<meetings::MeetingId> meeting;
  std::optional<meetings::ItemId> agenda_item;
  std::optional<plan::StepId> step;
  std::optional<documents::FileId> protocol;
  std::string protocol_name;
  int version = 1;
};
BOOST_DESCRIBE_STRUCT(BodyDecision, (),
                      (id, approval, stage, position, organ, organization, section, area, asked, expected, answer,
                       decided, remarks, votes_for, votes_against, meeting, agenda_item, step, protocol, protocol_name,
                       version))

// A decision by which a no was set aside.
struct Override {
  Id<Override> id;
  BodyDecisionId decision;
  BodyDecisionId overridden;
  std::string ground;  // by which law or by-law
};
BOOST_DESCRIBE_STRUCT(Override, (), (id, decision, overridden, ground))

enum class VoteNotice { kOrdinary, kExtraordinary };
std::string_view ToName(VoteNotice notice);
bool FromName(std::string_view name, VoteNotice& notice);

// The residents' vote behind a decision: at a meeting of the section, by ballot, or joint for an area.
struct Vote {
  VoteId id;
  BodyDecisionId decision;
  VoteNotice notice = VoteNotice::kOrdinary;
  std::optional<Date> called;  // when the notice went out
  std::optional<Date> held;    // of a ballot: its last day
  int households = 0;          // entitled to vote
  int households_taking_part = 0;
  int votes_for = 0;  // by hand or on paper at the meeting, or as returned
  int votes_against = 0;
  int votes_blank = 0;
  int votes_invalid = 0;
  int paper_for = 0;  // paper ballots that were counted in besides
  int paper_against = 0;
  int paper_blank = 0;
  int paper_invalid = 0;
  std::string counted_by;       // a name a line
  std::optional<Date> agreed;   // a joint vote: when the municipality accepted it
  std::string agreed_by;        // and by what
  std::string stands_although;  // why it counts in spite of a late or missing notice
  std::optional<documents::FileId> attachment;
  std::string attachment_name;
};
BOOST_DESCRIBE_STRUCT(Vote, (),
                      (id, decision, notice, called, held, households, households_taking_part, votes_for, votes_against,
                       votes_blank, votes_invalid, paper_for, paper_against, paper_blank, paper_invalid, counted_by,
                       agreed, agreed_by, stands_although, attachment, attachment_name))

// How the residents of one association vote, by its by-laws.
struct VotingRule {
  Id<VotingRule> id;
  people::BodyId association;
  int votes_per_household = 2;
  int notice_days = 28;  // ordinary meeting
  int extraordinary_notice_days = 14;
  int ballot_days = 14;    // between its material and its last day
  int proposal_days = 14;  // before the meeting
  std::string source;
};
BOOST_DESCRIBE_STRUCT(VotingRule, (),
                      (id, association, votes_per_household, notice_days, extraordinary_notice_days, ballot_days,
                       proposal_days, source))

}  // namespace tovholder::approvals

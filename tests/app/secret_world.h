// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/archive.h"
#include "app/looker.h"
#include "app/web_site.h"

namespace tovholder::app {

// How far a meeting has come.
enum class Stage {
  kDraft,
  kReleased,
  kCancelled,
  kUnderWay,
  kHeld,
  kSent,
  kApproved,
  kPublished,
  kReopened,             // after it was published
  kItemClosedAtMeeting,  // an item that was open until then
  kItemClosedLate,       // after publication
};
inline constexpr Stage kStages[] = {
    Stage::kDraft,         Stage::kReleased, Stage::kCancelled, Stage::kUnderWay, Stage::kHeld,
    Stage::kSent,          Stage::kApproved, Stage::kPublished, Stage::kReopened, Stage::kItemClosedAtMeeting,
    Stage::kItemClosedLate};

// What of an item is closed. kAdded is open, and written after the agenda was sent out.
enum class Closing { kOpen, kAll, kAllButTitle, kAllButNumber, kAllButDecision, kAdded };
enum class Part { kTitle, kNumber, kCase, kPoint, kFileName, kFile, kParticipant, kRuling, kRemark, kProposal };

enum class Audience {
  kEverybody,
  kMembers,    // who reads closed items
  kPreparers,  // who reads agendas that are not sent out
};
Audience AudienceOf(Stage stage, Closing closing, Part part);
bool Belongs(const Looker& looker, Audience audience);

// What words begin with that are public, and how many letters follow a stem.
inline constexpr std::string_view kKnownStem = "kendtx";
inline constexpr std::size_t kWordEnding = 4;

// A word that stands in one place of one meeting.
struct Secret {
  std::string word;
  Audience audience;
};

// Meetings of Bestyrelsen and Følgegruppen in every stage, with items of every kind. Two worlds with the same public
// words and other secret ones are the same to an outsider.
class SecretWorld {
 public:
  explicit SecretWorld(std::string secret_stem);

  WebSite& site() { return *site_; }
  const std::vector<Secret>& secrets() const { return secrets_; }
  // A fresh session, so that no limit of one is met; none for an outsider.
  std::optional<http::StartedSession> Enter(const Looker& looker);

 private:
  std::string WordFor(Stage stage, Closing closing, Part part);
  desk::DeskItem ItemOf(Stage stage, Closing closing);
  void Seat(sql::Transaction& transaction);
  void Hold(sql::Transaction& transaction, Stage stage);
  void Propose(sql::Transaction& transaction, meetings::MeetingId meeting);
  meetings::MeetingId Prepare(sql::Transaction& transaction, Stage stage);
  void AddItem(sql::Transaction& transaction, meetings::MeetingId meeting, Stage stage, Closing closing);
  void Release(sql::Transaction& transaction, meetings::MeetingId meeting);
  void Decide(sql::Transaction& transaction, meetings::MeetingId meeting, Stage stage);

  std::string stem_;
  Instant now_;
  Archive archive_;
  OrganizationsByName organizations_;
  std::map<std::string_view, people::UserId> accounts_;
  std::vector<Secret> secrets_;
  std::unique_ptr<WebSite> site_;
};

}  // namespace tovholder::app

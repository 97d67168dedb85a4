// SPDX-License-Identifier: EUPL-1.2
#include "app/secret_world.h"

#include <gtest/gtest.h>

#include "app/schema.h"
#include "desk/agenda_store.h"
#include "desk/item_store.h"
#include "desk/proposal_store.h"
#include "desk/release_store.h"
#include "people/organization_store.h"
#include "people/structure_store.h"
#include "sittings/minutes_store.h"
#include "sittings/sitting_store.h"

namespace tovholder::app {
namespace {

constexpr Closing kOnAgenda[] = {Closing::kOpen, Closing::kAll, Closing::kAllButTitle, Closing::kAllButNumber,
                                 Closing::kAllButDecision};
const sql::Author kSecretary{1, "Karla Holm"};

bool IsPublished(Stage stage) {
  return stage == Stage::kPublished || stage == Stage::kReopened || stage == Stage::kItemClosedLate;
}

template <class T>
T Must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().id);
  if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

char Letter(int number) { return static_cast<char>('b' + number); }

sittings::ItemId ItemAt(const sittings::SittingBook& book, std::size_t place) { return book.items.at(place).item.id; }

}  // namespace

Audience AudienceOf(Stage stage, Closing closing, Part part) {
  if (stage == Stage::kDraft || closing == Closing::kAdded || part == Part::kProposal) return Audience::kPreparers;
  const bool recorded = part == Part::kRuling || part == Part::kRemark;
  const bool out = !recorded || IsPublished(stage);
  if (closing == Closing::kOpen) {
    const bool closed_since = stage == Stage::kItemClosedAtMeeting || stage == Stage::kItemClosedLate;
    return out && !closed_since ? Audience::kEverybody : Audience::kMembers;
  }
  const bool shown = (closing == Closing::kAllButTitle && part == Part::kTitle) ||
                     (closing == Closing::kAllButNumber && part == Part::kNumber) ||
                     (closing == Closing::kAllButDecision && part == Part::kRuling && out);
  return shown ? Audience::kEverybody : Audience::kMembers;
}

bool Belongs(const Looker& looker, Audience audience) {
  if (audience == Audience::kEverybody) return true;
  return audience == Audience::kMembers ? looker.reads_closed : looker.reads_draft;
}

SecretWorld::SecretWorld(std::string secret_stem)
    : stem_(std::move(secret_stem)), now_(ParseIsoInstant("2026-06-01T13:00:00Z").value()) {
  sql::OpenOptions options;
  options.migrations = AllMigrations();
  options.on_sqlite_open = search::RegisterOnSqlite;
  options.clock = [this] { return now_; };
  archive_ = {Must(sql::Database::Open(":memory:", options)), std::make_unique<search::Index>()};
  archive_.database->Write(kSecretary, [&](sql::Transaction& transaction) {
    Seat(transaction);
    for (const Stage stage : kStages) Hold(transaction, stage);
  });
  WebSiteOptions site;
  site.clock = [this] { return now_; };
  site_ = std::make_unique<WebSite>(archive_, site);
}

std::optional<http::StartedSession> SecretWorld::Enter(const Looker& looker) {
  if (!looker.role) return std::nullopt;
  return archive_.database->Write({}, [&](sql::Transaction& transaction) {
    return http::StartSession(transaction, accounts_.at(looker.name).value, "test");
  });
}

std::string SecretWorld::WordFor(Stage stage, Closing closing, Part part) {
  const Audience audience = AudienceOf(stage, closing, part);
  const std::string stem = audience == Audience::kEverybody ? std::string(kKnownStem) : stem_;
  const std::string word =
      stem + Letter(static_cast<int>(stage)) + Letter(static_cast<int>(closing)) + Letter(static_cast<int>(part)) + "x";
  secrets_.push_back({word, audience});
  return word;
}

void SecretWorld::Seat(sql::Transaction& transaction) {
  const auto structure = people::FindOrCreateStructure(transaction, "Slagelse");
  for (const char* name : {"Bestyrelsen", "Følgegruppen", "Beboerforum"}) {
    organizations_[name] = people::FindOrCreateOrganizationIn(transaction, structure, std::nullopt, name);
    desk::PutRule(transaction, {{}, organizations_[name], 0, "", ""});
  }
  for (const Looker& looker : kLookers) {
    if (looker.role) accounts_[looker.name] = app::Seat(transaction, looker, organizations_);
  }
}

void SecretWorld::Hold(sql::Transaction& transaction, Stage stage) {
  const auto meeting = Prepare(transaction, stage);
  if (stage == Stage::kDraft) return Propose(transaction, meeting);
  Release(transaction, meeting);
  if (stage == Stage::kReleased) return AddItem(transaction, meeting, stage, Closing::kAdded);
  if (stage == Stage::kCancelled) return Must(desk::CancelMeeting(transaction, *archive_.index, meeting, "Sygdom"));
  Decide(transaction, meeting, stage);
  if (stage == Stage::kUnderWay) return;
  Must(sittings::EndSitting(transaction, meeting));
  if (stage == Stage::kHeld || stage == Stage::kItemClosedAtMeeting) return;
  Must(sittings::SendMinutes(transaction, meeting));
  if (stage == Stage::kSent) return;
  const auto sent = sittings::FindSitting(transaction, meeting).value();
  for (const sittings::SittingMember& member : sent.members) {
    if (!member.votes) continue;
    Must(sittings::GiveVerdict(transaction, meeting, {member.id, sittings::Verdict::kApproved, ""}));
  }
  if (stage == Stage::kApproved) return;
  Must(sittings::PublishMinutes(transaction, *archive_.index, meeting, ""));
  if (stage == Stage::kReopened) Must(sittings::ReopenMinutes(transaction, meeting, "En fejl i punkt 1"));
  if (stage != Stage::kItemClosedLate) return;
  Must(sittings::CloseAfterPublication(transaction, *archive_.index, meeting,
                                       {ItemAt(sent, 0), "Skulle være lukket", "forvaltningslovens § 27"}));
}

void SecretWorld::Propose(sql::Transaction& transaction, meetings::MeetingId meeting) {
  const people::Viewer member = people::FindViewer(transaction, accounts_.at("chair").value, ToCopenhagen(now_).date);
  desk::DeskProposal proposal;
  proposal.meeting = meeting;
  proposal.title = WordFor(Stage::kDraft, Closing::kOpen, Part::kProposal);
  Must(desk::Propose(transaction, member, proposal, ToCopenhagen(now_).date));
}

meetings::MeetingId SecretWorld::Prepare(sql::Transaction& transaction, Stage stage) {
  const Date today = ToCopenhagen(now_).date;
  const desk::MeetingPlan plan{{organizations_["Bestyrelsen"], organizations_["Følgegruppen"]},
                               "Bestyrelsesmøde",
                               stage <= Stage::kCancelled ? ParseIsoDate("2026-06-20") : today,
                               TimeOfDay{15, 0},
                               TimeOfDay{17, 0},
                               "Salen"};
  const auto meeting = Must(desk::CreateMeeting(transaction, *archive_.index, plan, {}, today));
  for (const Closing closing : kOnAgenda) AddItem(transaction, meeting, stage, closing);
  return meeting;
}

desk::DeskItem SecretWorld::ItemOf(Stage stage, Closing closing) {
  desk::DeskItem item;
  item.title = WordFor(stage, closing, Part::kTitle);
  item.type = minutes::ItemType::kDecision;
  item.responsible = "Karla Holm";
  item.case_number = WordFor(stage, closing, Part::kNumber);
  item.case_text = WordFor(stage, closing, Part::kCase);
  item.recommendations = "at " + WordFor(stage, closing, Part::kPoint);
  item.participants = WordFor(stage, closing, Part::kParticipant) + " Holm";
  item.closed = closing != Closing::kOpen && closing != Closing::kAdded;
  if (item.closed) item.closed_reason = "forvaltningslovens § 27";
  item.show_title = closing == Closing::kAllButTitle;
  item.show_case_number = closing == Closing::kAllButNumber;
  item.show_decision = closing == Closing::kAllButDecision;
  return item;
}

void SecretWorld::AddItem(sql::Transaction& transaction, meetings::MeetingId meeting, Stage stage, Closing closing) {
  desk::DeskItem item = ItemOf(stage, closing);
  item.meeting = meeting;
  const auto id = Must(desk::CreateItem(transaction, item));
  const std::string name = WordFor(stage, closing, Part::kFileName) + ".txt";
  Must(desk::AddAttachment(transaction, id, {name, WordFor(stage, closing, Part::kFile), desk::FileGuard::kClean, ""}));
}

void SecretWorld::Release(sql::Transaction& transaction, meetings::MeetingId meeting) {
  const int seen = transaction.One<int>("SELECT version FROM desk_meeting WHERE meeting = $1", meeting).value();
  Must(desk::ReleaseAgenda(transaction, *archive_.index, meeting, {"", seen}, ToCopenhagen(now_).date));
}

void SecretWorld::Decide(sql::Transaction& transaction, meetings::MeetingId meeting, Stage stage) {
  const auto book = sittings::FindSitting(transaction, meeting).value();
  Must(sittings::OpenSitting(transaction, meeting, sittings::ListRoll(transaction, book)));
  for (std::size_t place = 0; place < std::size(kOnAgenda); ++place) {
    sittings::Ruling ruling;
    ruling.meeting = meeting;
    ruling.item = ItemAt(book, place);
    ruling.point = 1;
    ruling.outcome = sittings::Outcome::kApproved;
    ruling.text = WordFor(stage, kOnAgenda[place], Part::kRuling);
    Must(sittings::SaveRuling(transaction, ruling, 0));
    Must(sittings::RecordSaid(transaction, {{},
                                            meeting,
                                            ItemAt(book, place),
                                            sittings::SaidKind::kRemark,
                                            std::nullopt,
                                            WordFor(stage, kOnAgenda[place], Part::kRemark)}));
  }
  if (stage != Stage::kItemClosedAtMeeting) return;
  Must(sittings::ChangeClosure(
      transaction, *archive_.index, meeting,
      {ItemAt(book, 0), sittings::ClosureKind::kClosed, "Navne nævnes", "forvaltningslovens § 27"}));
}

}  // namespace tovholder::app

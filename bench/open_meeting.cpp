// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "app/archive.h"
#include "desk/agenda_store.h"
#include "desk/release_store.h"
#include "http/sessions.h"
#include "people/membership.h"
#include "people/organization_store.h"
#include "people/person.h"
#include "people/user_store.h"
#include "sittings/sitting_store.h"
#include "sql/records.h"

// open_meeting DATA MEMBERS: a board of so many members, whose meeting of today with ten items is under way in the data
// file. Prints the address of the meeting, the session of the secretary who holds it, the numbers of the items on one
// line, and the sessions of the members.
namespace {

using namespace tovholder;

constexpr int kItems = 10;

struct Board {
  people::OrganizationId organization;
  std::vector<std::string> sessions;
};

std::string SitDown(sql::Transaction& transaction, const Board& board, std::string_view name,
                    people::MembershipRole role) {
  people::Membership membership;
  membership.organization = board.organization;
  membership.person = people::FindOrCreatePerson(transaction, name);
  membership.role = role;
  sql::Create(transaction, "membership", membership);
  std::string email(name.substr(name.rfind(' ') + 1));
  auto user =
      people::CreateUser(transaction, {email + "@example.dk", std::string(name), people::Role::kReader}).value();
  user.person = membership.person;
  sql::Update(transaction, "user_account", user);
  return http::StartSession(transaction, user.id.value, "bench").token;
}

Board Seat(sql::Transaction& transaction, int members) {
  Board board;
  board.organization = people::FindOrCreateOrganization(transaction, std::nullopt, "Bestyrelsen for helhedsplanen");
  board.sessions.push_back(SitDown(transaction, board, "Karla Sekretaer", people::MembershipRole::kSecretary));
  board.sessions.push_back(SitDown(transaction, board, "Marie Formand", people::MembershipRole::kChair));
  while (static_cast<int>(board.sessions.size()) <= members) {
    const std::string name = "Medlem Nummer" + std::to_string(board.sessions.size());
    board.sessions.push_back(SitDown(transaction, board, name, people::MembershipRole::kMember));
  }
  return board;
}

std::vector<desk::DeskItem> Items() {
  std::vector<desk::DeskItem> items;
  for (int number = 1; number <= kItems; ++number) {
    desk::DeskItem item;
    item.title = "Indsats " + std::to_string(number) + " i helhedsplanen";
    item.type = minutes::ItemType::kDecision;
    item.responsible = "Karla Sekretaer";
    item.case_text = "Koordinationsgruppen har drøftet indsatsen og indstiller, at den føres videre i næste planår.";
    item.recommendations = "at indsatsen godkendes\nat der afsættes midler til den";
    items.push_back(std::move(item));
  }
  return items;
}

template <class T>
T Must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().id);
  return std::move(result).value();
}

meetings::MeetingId Release(sql::Transaction& transaction, const search::Index& index, const Board& board) {
  const Date today = ToCopenhagen(Now()).date;
  desk::PutRule(transaction, {{}, board.organization, 0, "", ""});
  const desk::MeetingPlan plan{{board.organization}, "Bestyrelsesmøde", today,
                               TimeOfDay{9, 0},      TimeOfDay{23, 0},  "Salen"};
  const auto meeting = Must(desk::CreateMeeting(transaction, index, plan, Items(), today));
  const int version = transaction.One<int>("SELECT version FROM desk_meeting WHERE meeting = $1", meeting).value();
  Must(desk::ReleaseAgenda(transaction, index, meeting, {"Mødet er kaldt sammen i dag", version}, today));
  return meeting;
}

void Open(sql::Transaction& transaction, meetings::MeetingId meeting) {
  const auto book = sittings::FindSitting(transaction, meeting).value();
  const auto opened = sittings::OpenSitting(transaction, meeting, sittings::ListRoll(transaction, book));
  if (!opened) throw std::runtime_error(opened.error().id);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "open_meeting DATA MEMBERS\n";
    return 2;
  }
  try {
    auto archive = Must(app::OpenArchive(arguments[1], app::Creation::kMakeNew));
    archive.database->Write({1, "Karla Sekretaer"}, [&](sql::Transaction& transaction) {
      const Board board = Seat(transaction, std::atoi(arguments[2]));
      const auto meeting = Release(transaction, *archive.index, board);
      Open(transaction, meeting);
      std::cout << "/moeder/" << meeting.value << '\n' << board.sessions.front() << '\n';
      const auto book = sittings::FindSitting(transaction, meeting).value();
      for (const auto& details : book.items) {
        std::cout << details.item.id.value << ' ';
      }
      for (std::size_t member = 1; member < board.sessions.size(); ++member)
        std::cout << '\n' << board.sessions[member];
      std::cout << '\n';
    });
  } catch (const std::exception& broken) {
    std::cerr << "open_meeting: " << broken.what() << '\n';
    return 1;
  }
  return 0;
}

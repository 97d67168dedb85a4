// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "http/sessions.h"
#include "meetings/meeting_store.h"
#include "people/browser.h"
#include "people/organization_store.h"
#include "people/structure_store.h"
#include "people/user_store.h"
#include "support/search_database.h"

namespace tovholder::meetings {

// What only a closed item, or a closed attachment of an open one, says.
inline constexpr const char* kClosedWords[] = {"Hemmelighuset", "330-2026-9002", "Forhandlingsbeløbet",
                                               "Lukkemand",     "Kuvertbilag",   "Mindretalshviskeren",
                                               "Fortrolighedstanken"};

// A board with minutes of a meeting: an item with everything, a closed one, and one that says little.
class MeetingsDatabaseTest : public test::SearchDatabaseTest {
 protected:
  sql::OpenOptions Options() const override {
    sql::OpenOptions options = SearchDatabaseTest::Options();
    options.clock = [this] { return now_; };
    return options;
  }
  void SetUp() override {
    SearchDatabaseTest::SetUp();
    board_ = Write([](sql::Transaction& transaction) {
      const auto structure = people::FindOrCreateStructure(transaction, "Slagelse");
      return people::FindOrCreateOrganizationIn(transaction, structure, std::nullopt, "Bestyrelsen");
    });
  }
  template <class F>
  auto Write(F&& write) {
    return database().Write({7, "Karla Holm"}, std::forward<F>(write));
  }

  static AgendaItem Item(int position, std::string title) {
    AgendaItem item;
    item.position = position;
    item.number = std::to_string(position);
    item.title = std::move(title);
    return item;
  }
  static ItemDetails OpenItem() {
    ItemDetails details{Item(1, "Budget for Ærøvej"), {}, {}, {}, {}};
    details.item.type = minutes::ItemType::kDecision;
    details.item.case_number = "330-2026-9001";
    details.item.responsible = "Områdesekretær Bo Lund";
    details.item.decision = "Godkendt med ændringer.";
    details.item.recommended_by = "Sekretariatet";
    details.item.case_text = "## Sagsfremstilling\n\nPengene **slår til**.\n\n| Post | Kr. |\n|---|--:|\n| Bænke | 5 |\n";
    details.recommendations = {{{}, {}, 1, "at budgettet godkendes", "Godkendt."},
                               {{}, {}, 3, "at der købes bænke", std::nullopt}};
    details.statements = {{{}, {}, StatementKind::kDissent, "Åse Møller stemte imod.", {}, {}},
                          {{}, {}, StatementKind::kOtherDecision, "Tiltrådt.", "Økonomiudvalget", {}}};
    details.treatments = {{{}, {}, "Koordinationsgruppen, 3. marts 2026, punkt 2", {}, {}, {}}};
    details.attachments = {{{}, {}, 1, "Budget 2026", true, false, {}},
                           {{}, {}, 2, "Kuvertbilag", false, true, {}}};
    return details;
  }
  static ItemDetails ClosedItem() {
    ItemDetails details{Item(2, "Køb af Hemmelighuset"), {}, {}, {}, {}};
    details.item.closed = true;
    details.item.closed_reason = "Fortrolighedstanken";
    details.item.case_number = "330-2026-9002";
    details.item.decision = "Forhandlingsbeløbet er 14 mio. kr.";
    details.item.case_text = "Om Hemmelighuset.";
    details.recommendations = {{{}, {}, 1, "at Hemmelighuset købes", std::nullopt}};
    details.statements = {{{}, {}, StatementKind::kDissent, "Mindretalshviskeren", {}, {}}};
    return details;
  }

  // A draft with these items.
  MeetingId Create(std::string title, Date date, std::vector<ItemDetails> items,
                   minutes::PaperKind kind = minutes::PaperKind::kMinutes) {
    MeetingDraft draft;
    draft.meeting.title = std::move(title);
    draft.meeting.date = date;
    draft.meeting.start_time = TimeOfDay{15, 0};
    draft.meeting.end_time = TimeOfDay{16, 30};
    draft.meeting.place = "Beboerhuset";
    draft.meeting.kind = kind;
    draft.meeting.organization = board_.value;
    draft.items.reserve(items.size());
    return Write([&](sql::Transaction& transaction) { return Store(transaction, draft, std::move(items)); });
  }
  MeetingId Minutes() { return Create("Bestyrelsesmøde", ParseIsoDate("2026-04-22").value(), {OpenItem(), ClosedItem(), {Item(3, "Eventuelt"), {}, {}, {}, {}}}); }
  void Publish(MeetingId id) {
    Write([&](sql::Transaction& transaction) { SetVisibility(transaction, id, people::Visibility::kPublic); });
  }

  Instant now_ = ParseIsoInstant("2026-05-01T08:00:00Z").value();
  const people::Viewer secretary_{people::UserId{7}, "Karla Holm", people::Role::kSecretary};
  people::OrganizationId board_;

 private:
  static MeetingId Store(sql::Transaction& transaction, MeetingDraft& draft, std::vector<ItemDetails> items);
};

}  // namespace tovholder::meetings

// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "search/entry_store.h"
#include "search/search_fixture.h"

namespace tovholder::search {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr int kBeforeContents = 10;  // the last step of the schema that kept texts by date

class OlderIndexTest : public SearchTest {
 protected:
  sql::OpenOptions Options() const override {
    sql::OpenOptions options = SearchTest::Options();
    std::erase_if(options.migrations, [](const sql::Migration& step) { return step.number > kBeforeContents; });
    return options;
  }

  void PutAsBefore(std::int64_t id, std::int64_t ref, const std::string& title) {
    database().Write({}, [&](sql::Transaction& t) {
      t.Execute(
          "INSERT INTO search_entry (id, kind, ref, part, parts, visibility) VALUES ($1, 'item', $2, 0, 1, 'public')",
          id, ref);
      t.Execute(
          "INSERT INTO search_text (id, meeting, title, year, body_id, body_name, organization_id, organization_name, "
          "item_type, decision, closed, case_number, persons, content) "
          "VALUES ($1, 5, $2, 0, 0, '', 0, 'Udvalget', '', '', 0, '', '', $3)",
          id, title, sql::Blob{Packer().Pack("Om " + title)});
    });
  }
};

TEST_P(OlderIndexTest, KeepsItsTextsAndTakesNewOnes) {
  PutAsBefore(900, 1, "trapper");
  PutAsBefore(20, 2, "stier");
  PutAsBefore(7000, 3, "lamper");
  test_database().Close();
  auto opened = sql::Database::Open(test_database().location(), SearchTest::Options());
  ASSERT_TRUE(opened);
  sql::Database& now = **opened;
  now.Write({}, [&](sql::Transaction& t) {
    index_.Rebuild(t);
    index_.Put(t, ItemEntry(4, "bænke", "Om bænke"));
    index_.Remove(t, EntryKind::kItem, 1);
  });
  now.Read([&](sql::Reader& reader) {
    const std::vector<StoredPart> stier = ListParts(reader, EntryKind::kItem, 2);
    ASSERT_THAT(stier, SizeIs(1));
    EXPECT_EQ(stier.front().id, 20);
    EXPECT_EQ(stier.front().entry.title, "stier");
    EXPECT_EQ(stier.front().entry.body, "Om stier");
    std::vector<std::int64_t> refs;
    for (const StoredPart& part : ListPartsBehind(reader, 0, 10)) refs.push_back(part.entry.ref);
    EXPECT_THAT(refs, ElementsAre(2, 3, 4));
    EXPECT_EQ(reader.One<std::int64_t>("SELECT count(*) FROM search_content"), 3);
  });
}

INSTANTIATE_TEST_SUITE_P(On, OlderIndexTest, testing::Values(test::Store::kFile, test::Store::kPostgres),
                         [](const auto& tested) { return test::NameOf(tested.param); });

}  // namespace
}  // namespace tovholder::search

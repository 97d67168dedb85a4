// SPDX-License-Identifier: EUPL-1.2
#include "areas/list_import_store.h"

#include "areas/area_history_store.h"
#include "areas/area_store.h"
#include "areas/list_store.h"

namespace tovholder::areas {
namespace {

Result<void> RememberAnswers(sql::Transaction& transaction, const std::vector<NameAnswer>& answers) {
  for (const NameAnswer& one : answers) {
    if (auto put = RememberSpelling(transaction, one.area, one.name); !put) return put;
  }
  return {};
}

// The list of a row: several rows of a file make it together.
Result<PublishedListId> ListFor(sql::Transaction& transaction, std::map<std::string, PublishedListId>& made,
                                const PlannedMembership& row) {
  if (row.list.id) return row.list.id;
  const auto known = made.find(row.list.list_year);
  if (known != made.end()) return known->second;
  PublishedList list = row.list;
  if (auto put = PutList(transaction, list); !put) return Pass(put);
  made[list.list_year] = list.id;
  return list.id;
}

}  // namespace

ImportGround LoadImportGround(sql::Reader& reader, std::vector<NameAnswer> answers) {
  return {LoadAreas(reader), LoadLists(reader), ListSpellings(reader), ListPerimeters(reader), std::move(answers)};
}

Result<ListImport> ImportLists(sql::Transaction& transaction, const std::vector<NameAnswer>& answers, ListKind kind,
                               const documents::CsvTable& table) {
  auto planned = PlanListImport(LoadImportGround(transaction, answers), kind, table);
  if (!planned) return planned;
  if (!planned->problems.empty()) return tl::unexpected(planned->problems.front().error);
  if (auto remembered = RememberAnswers(transaction, answers); !remembered) return Pass(remembered);
  std::map<std::string, PublishedListId> made;
  for (PlannedMembership& row : planned->rows) {
    if (row.step == PlannedStep::kUnchanged) continue;
    const auto list = ListFor(transaction, made, row);
    if (!list) return Pass(list);
    row.membership.list = *list;
    if (auto put = PutMembership(transaction, row.membership); !put) return Pass(put);
  }
  return planned;
}

Result<PerimeterImport> ImportPerimeters(sql::Transaction& transaction, const std::vector<NameAnswer>& answers,
                                         const std::vector<NamedShape>& shapes, const PerimeterFacts& facts) {
  auto planned = PlanPerimeterImport(LoadImportGround(transaction, answers), shapes, facts);
  if (!planned) return planned;
  if (auto remembered = RememberAnswers(transaction, answers); !remembered) return Pass(remembered);
  for (PlannedPerimeter& one : planned->perimeters) {
    if (one.step == PlannedStep::kUnchanged) continue;
    if (auto put = PutPerimeter(transaction, one.perimeter); !put) return Pass(put);
  }
  return planned;
}

}  // namespace tovholder::areas

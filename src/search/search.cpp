// SPDX-License-Identifier: EUPL-1.2
#include "search/search.h"

#include <algorithm>

#include "base/enum_names.h"
#include "search/entry_store.h"
#include "search/facet_counts.h"
#include "search/facts.h"
#include "search/hit_scan.h"
#include "search/snippet.h"

namespace tovholder::search {
namespace {

constexpr EnumNames<Sort, 2> kSorts{{{Sort::kRelevance, "relevance"}, {Sort::kDate, "date"}}};

constexpr std::size_t kSnippetBytes = 260;
constexpr int kMostOnPage = 100;

void AddFilter(std::vector<Node>& wanted, Fact fact, std::string_view name) {
  if (!name.empty()) wanted.push_back(TermNode(TermOfFact(fact, name)));
}

void AddFilter(std::vector<Node>& wanted, Fact fact, std::optional<std::int64_t> number) {
  if (number) wanted.push_back(TermNode(TermOfFact(fact, *number)));
}

void AddFilters(std::vector<Node>& wanted, const Filters& filters) {
  if (filters.kind) AddFilter(wanted, Fact::kKind, ToName(*filters.kind));
  AddFilter(wanted, Fact::kBody, filters.body);
  AddFilter(wanted, Fact::kOrganization, filters.organization);
  AddFilter(wanted, Fact::kYear, filters.year ? std::optional<std::int64_t>(*filters.year) : std::nullopt);
  AddFilter(wanted, Fact::kItemType, filters.item_type);
  AddFilter(wanted, Fact::kDecision, filters.decision);
  if (filters.closed) AddFilter(wanted, Fact::kClosed, *filters.closed ? "1" : "0");
}

// The visibility as a term spares walking over what may not be seen; the condition on the row decides.
Node VisibleNode(const std::vector<std::string>& names) {
  std::vector<Node> terms;
  terms.reserve(names.size());
  for (const std::string& name : names) terms.push_back(TermNode(TermOfFact(Fact::kVisibility, name)));
  return Combine(Node::Kind::kAny, std::move(terms));
}

bool HidesMany(sql::Reader& reader, const std::vector<std::string>& visible) {
  std::int64_t shown = 0;
  std::int64_t all = 0;
  reader.Each("SELECT visibility, entries FROM search_visibility", [&](const sql::Row& row) {
    all += row.Int(1);
    if (std::find(visible.begin(), visible.end(), row.Text(0)) != visible.end()) shown += row.Int(1);
  });
  return shown < all - all / 4;
}

std::vector<Node> WantedOf(sql::Reader& reader, const Query& query, const Filters& filters,
                           const std::vector<std::string>& visible) {
  std::vector<Node> wanted;
  if (query.wanted.kind != Node::Kind::kNothing) wanted.push_back(query.wanted);
  wanted.insert(wanted.end(), query.fields.begin(), query.fields.end());
  AddFilters(wanted, filters);
  if (HidesMany(reader, visible)) wanted.push_back(VisibleNode(visible));
  if (wanted.empty()) wanted.push_back(TermNode(TermOfFact(Fact::kAny)));
  return wanted;
}

bool RanksBefore(const Candidate& a, const Candidate& b) {
  return a.score != b.score ? a.score > b.score : a.id > b.id;
}

// The ids of one page, in order.
std::vector<std::int64_t> CutPage(std::vector<Candidate> all, const Page& page, Sort sort) {
  const auto size = static_cast<std::size_t>(std::clamp(page.size, 1, kMostOnPage));
  const std::size_t begin = static_cast<std::size_t>(std::max(page.number, 1) - 1) * size;
  const std::size_t end = std::min({begin + size, all.size(), static_cast<std::size_t>(kDeepestHit)});
  if (begin >= end) return {};
  const auto first = all.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = all.begin() + static_cast<std::ptrdiff_t>(end);
  if (sort == Sort::kRelevance) std::partial_sort(all.begin(), last, all.end(), RanksBefore);
  std::vector<std::int64_t> ids;
  std::transform(first, last, std::back_inserter(ids), [](const Candidate& candidate) { return candidate.id; });
  return ids;
}

Hit ReadHit(StoredPart part, const Node& wanted, Tokenizer& tokenizer) {
  Entry& entry = part.entry;
  Hit hit;
  hit.kind = entry.kind;
  hit.ref = entry.ref;
  hit.meeting = entry.meeting;
  hit.title = MarkAll(entry.title, wanted, tokenizer);
  hit.snippet = MarkBest(entry.body, wanted, tokenizer, kSnippetBytes);
  hit.date = entry.date;
  hit.body_id = entry.body_id;
  hit.body_name = std::move(entry.body_name);
  hit.organization_id = entry.organization_id;
  hit.organization_name = std::move(entry.organization_name);
  hit.item_type = std::move(entry.item_type);
  hit.decision = std::move(entry.decision);
  hit.case_number = std::move(entry.case_number);
  hit.visibility = std::move(entry.visibility);
  hit.closed = entry.closed;
  return hit;
}

// Where nothing tells one hit from another, or there are too many to tell, the newest come first.
Sort OrderOf(const Request& request, const Query& query, const Scan& scan) {
  const bool has_words = query.wanted.kind != Node::Kind::kNothing;
  return has_words && !scan.more_than_counted ? request.sort : Sort::kDate;
}

}  // namespace

std::string_view ToName(Sort sort) { return NameIn(kSorts, sort); }
bool FromName(std::string_view name, Sort& sort) { return ValueIn(kSorts, name, sort); }

SearchResult Search(sql::Reader& reader, const Index& index, const Request& request) {
  SearchResult result;
  index.WithTokenizer([&](Tokenizer& tokenizer) {
    result.query = ParseQuery(request.text, tokenizer);
    const std::vector<std::string> visible = VisibleNames(reader, request.visible_condition);
    if (visible.empty()) return;
    const Query& query = result.query;
    const Scan scan = ScanHits(reader, WantedOf(reader, query, request.filters, visible), query.unwanted,
                               request.visible_condition, request.time_limit);
    result.total = static_cast<std::int64_t>(scan.candidates.size());
    result.more_than_counted = scan.more_than_counted;
    result.out_of_time = scan.out_of_time;
    result.sorted_by = OrderOf(request, query, scan);
    result.facets = FacetsOf(reader, scan.facets, scan.shapes);
    for (StoredPart& part : ListPartsOf(reader, CutPage(scan.candidates, request.page, result.sorted_by))) {
      result.hits.push_back(ReadHit(std::move(part), query.wanted, tokenizer));
    }
  });
  return result;
}

}  // namespace tovholder::search

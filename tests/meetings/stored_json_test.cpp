// SPDX-License-Identifier: EUPL-1.2
#include "meetings/stored_json.h"

#include <gmock/gmock.h>

#include <tuple>

namespace tovholder::meetings {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

using Facts = std::tuple<std::string, std::uint32_t, std::uint32_t, minutes::Confidence, std::string>;

std::vector<Facts> FactsOf(const std::vector<minutes::FieldPlace>& places) {
  std::vector<Facts> facts;
  for (const minutes::FieldPlace& one : places) {
    facts.emplace_back(one.field, one.place.begin, one.place.end, one.confidence, one.rule);
  }
  return facts;
}

const std::vector<minutes::FieldPlace>& Places() {
  static const std::vector<minutes::FieldPlace> places = {
      {"date", {45, 59}, minutes::Confidence::kCertain, "header.date.label", {}},
      {"participants.1", {113, 128}, minutes::Confidence::kLikely, "header.participants.label", {}},
      {"items.1.title", {261, 285}, minutes::Confidence::kCertain, "item.opener", {}},
      {"items.1.closed", {261, 285}, minutes::Confidence::kLikely, "closed.no_mark", {}},
      {"items.2.title", {300, 300}, minutes::Confidence::kDoubtful, "item.opener", {}},
      {"items.2.recommendations.1", {310, 370}, minutes::Confidence::kCertain, "recommendation.\"point\"", {}},
      {"items.12", {400, 4'294'967'295}, minutes::Confidence::kCertain, "item.opener", {}},
      {"place", {81, 100}, minutes::Confidence::kCertain, "header.place.label", {}},
  };
  return places;
}

TEST(StoredPlaces, ComeBackInTheirOrder) {
  EXPECT_EQ(FactsOf(LoadPlaces(StorePlaces(Places()))), FactsOf(Places()));
  for (std::size_t count = 0; count < 4; ++count) {
    const std::vector<minutes::FieldPlace> few(Places().begin(), Places().begin() + static_cast<std::ptrdiff_t>(count));
    EXPECT_EQ(FactsOf(LoadPlaces(StorePlaces(few))), FactsOf(few)) << count;
  }
}

TEST(StoredPlaces, OfEarlierVersionsAreRead) {
  const std::vector<minutes::FieldPlace> two(Places().begin() + 1, Places().begin() + 3);
  EXPECT_EQ(FactsOf(LoadPlaces(R"([["participants.1",113,128,"likely","header.participants.label"],)"
                               R"(["items.1.title",261,285,"certain","item.opener"]])")),
            FactsOf(two));
  EXPECT_THAT(LoadPlaces("[]"), IsEmpty());
}

TEST(StoredPlaces, LeaveOutWhatTheyDoNotKnow) {
  for (const std::string_view text : {"", "{", "7", "[[],[]]", "[[],[[]]]", R"([[],[["items.1",[[".title",1,2,0]]]]])",
                                      R"([[["certain","r"]],[["items.1",7],[8]]])", R"([7,[["",[[1]]]]])"}) {
    EXPECT_THAT(LoadPlaces(text), IsEmpty()) << text;
  }
  EXPECT_THAT(LoadPlaces(R"([[["surely","r"]],[["",[["date",1,2,0],["place",1,2,9]]]]])"), SizeIs(1));
}

}  // namespace
}  // namespace tovholder::meetings

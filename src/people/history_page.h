// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>

namespace tovholder::people {

// Things whose history the log tells by the address of their page: "/moeder/12" is the meeting 12.
struct HistoryPage {
  std::string_view prefix;
  std::string_view table;
};
inline constexpr std::array<HistoryPage, 15> kHistoryPages{{{"/moeder/", "meeting"},
                                                            {"/punkter/", "agenda_item"},
                                                            {"/dokumenter/", "document"},
                                                            {"/brugere/", "user_account"},
                                                            {"/organisation/", "organization"},
                                                            {"/personer/", "person"},
                                                            {"/aktindsigt/", "access_request"},
                                                            {"/omraader/", "housing_area"},
                                                            {"/noegletal/maaling/", "observation"},
                                                            {"/noegletal/", "indicator"},
                                                            {"/haendelser/", "incident"},
                                                            {"/aktiveringer/", "activation"},
                                                            {"/plan/", "process_plan"},
                                                            {"/ansoegninger/", "application"},
                                                            {"/godkendelser/", "approval"}}};

}  // namespace tovholder::people

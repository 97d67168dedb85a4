// SPDX-License-Identifier: EUPL-1.2
#include "applications/application.h"
#include "base/enum_names.h"

namespace tovholder::applications {
namespace {

constexpr EnumNames<Phase, 2> kPhases{{{Phase::kPrequalification, "prequalification"}, {Phase::kFinal, "final"}}};
constexpr EnumNames<ApplicationState, 4> kStates{{{ApplicationState::kDraft, "draft"},
                                                  {ApplicationState::kSubmitted, "submitted"},
                                                  {ApplicationState::kGranted, "granted"},
                                                  {ApplicationState::kRefused, "refused"}}};
constexpr EnumNames<PartState, 4> kPartStates{{{PartState::kMissing, "missing"},
                                               {PartState::kDraft, "draft"},
                                               {PartState::kReady, "ready"},
                                               {PartState::kNotNeeded, "not_needed"}}};
constexpr EnumNames<FileFinding, 4> kFindings{{{FileFinding::kPdf, "pdf"},
                                               {FileFinding::kNoPdf, "no_pdf"},
                                               {FileFinding::kDamaged, "damaged"},
                                               {FileFinding::kEncrypted, "encrypted"}}};
constexpr EnumNames<Payer, 3> kPayers{
    {{Payer::kFund, "fund"}, {Payer::kMunicipality, "municipality"}, {Payer::kAssociation, "association"}}};
constexpr EnumNames<PackageUse, 2> kUses{{{PackageUse::kTrial, "trial"}, {PackageUse::kSubmitted, "submitted"}}};

}  // namespace

std::string_view ToName(Phase phase) { return NameIn(kPhases, phase); }
bool FromName(std::string_view name, Phase& phase) { return ValueIn(kPhases, name, phase); }
std::string_view ToName(ApplicationState state) { return NameIn(kStates, state); }
bool FromName(std::string_view name, ApplicationState& state) { return ValueIn(kStates, name, state); }
std::string_view ToName(PartState state) { return NameIn(kPartStates, state); }
bool FromName(std::string_view name, PartState& state) { return ValueIn(kPartStates, name, state); }
std::string_view ToName(FileFinding finding) { return NameIn(kFindings, finding); }
bool FromName(std::string_view name, FileFinding& finding) { return ValueIn(kFindings, name, finding); }
std::string_view ToName(Payer payer) { return NameIn(kPayers, payer); }
bool FromName(std::string_view name, Payer& payer) { return ValueIn(kPayers, name, payer); }
std::string_view ToName(PackageUse use) { return NameIn(kUses, use); }
bool FromName(std::string_view name, PackageUse& use) { return ValueIn(kUses, name, use); }

}  // namespace tovholder::applications

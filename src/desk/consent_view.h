// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desk/consent_store.h"
#include "html/components.h"
#include "people/visit.h"

// How a release stands with the chairs, on the page of the release and beside the agenda.
namespace tovholder::desk {

// The chairs with what each says; who may pass one over gets the form for it. `errors` are at
// "bemaerkning-{person}".
html::Html RenderChairs(const people::Visit& visit, const Agenda& agenda, const ReleaseStanding& standing,
                        const html::FormErrors& errors);
// The same in a few words.
html::Html ChairsBox(const people::Visit& visit, const Agenda& agenda, const ReleaseStanding& standing);
// What the chair who looks says; at "bemaerkning". Nothing for everybody else.
html::Html ConsentForm(const people::Visit& visit, const Agenda& agenda, const ReleaseStanding& standing,
                       const html::FormErrors& errors);
// Who said yes to what was sent out.
html::Html RenderAnswers(const std::vector<NamedAnswer>& answers, const html::Texts& t);

// The chair who looks; none for everybody else.
const ChairStanding* OwnStanding(const people::Visit& visit, const ReleaseStanding& standing);

}  // namespace tovholder::desk

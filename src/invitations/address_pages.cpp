// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "invitations/invitation_pages.h"
#include "invitations/invitation_store.h"
#include "people/mail_address.h"
#include "people/structure_pages.h"
#include "people/user_store.h"

namespace tovholder::invitations {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::string PageOfAddress(people::PersonId person) {
  return "/personer/" + std::to_string(person.value) + "/mailadresse";
}

struct AddressView {
  people::Person person;
  std::string own;
  std::string account;  // that he signs in with; "" for who has no account
};

std::optional<AddressView> LoadAddress(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return std::nullopt;
  return visit.Read([&](sql::Reader& reader) -> std::optional<AddressView> {
    const auto person = people::FindPerson(reader, people::PersonId{*id});
    if (!person) return std::nullopt;
    const auto user = people::FindUserOf(reader, person->id);
    return AddressView{*person, people::FindOwnMailAddress(reader, person->id), user ? user->email : ""};
  });
}

http::Response ShowAddress(const Visit& visit, const AddressView& view, const std::string& typed,
                           const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame =
      people::OrganizationFrame(visit, t("Mail address of {name}", {{"name", view.person.name}}), "persons");
  frame.breadcrumb = {{std::string(t("Persons")), "/personer"},
                      {view.person.name, "/personer/" + std::to_string(view.person.id.value)},
                      {std::string(t("Mail address")), ""}};
  const Html why = view.account.empty()
                       ? P(t("Invitations to meetings go here. Only secretaries see it."))
                       : P(t("Signs in with {email}. Invitations go there unless another address stands here.",
                             {{"email", view.account}}));
  const Html form = RenderForm({.address = PageOfAddress(view.person.id), .csrf = visit.csrf()},
                               Join(TextField({.name = "email",
                                               .label = std::string(t("Mail address")),
                                               .value = typed,
                                               .help = std::string(t("Empty it to erase it.")),
                                               .error = errors.At("email")},
                                              t, InputKind::kEmail),
                                    SubmitButton(t("Save"), ButtonLook::kPrimary)));
  auto response = visit.Page(frame, Join(ErrorSummary(errors.summary, t), Heading({.title = frame.title}), why, form));
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

http::Response AddressPage(const Visit& visit) {
  const auto view = LoadAddress(visit);
  return view ? ShowAddress(visit, *view, view->own, {}) : visit.NotFound();
}

// Who is called to a meeting and had no address hears of it at once.
http::Response TakePersonAddress(const Visit& visit) {
  const auto view = LoadAddress(visit);
  if (!view) return visit.NotFound();
  const std::string typed(Trim(visit.request.Form("email")));
  const auto put = visit.Write([&](sql::Transaction& transaction) {
    auto done = people::PutMailAddress(transaction, view->person.id, typed);
    if (done) TellOfSeats(transaction);
    return done;
  });
  if (put) return visit.Done("/personer/" + std::to_string(view->person.id.value), visit.t("It is saved."));
  FormErrors errors;
  errors.Add("email", put.error(), visit.t);
  return ShowAddress(visit, *view, typed, errors);
}

}  // namespace

Html PersonAddress(const Visit& visit, people::PersonId person) {
  const Texts& t = visit.t;
  if (!visit.viewer.MayRead(people::Access::kSecretary)) return {};
  const std::string address = visit.Read([&](sql::Reader& reader) { return people::FindMailAddress(reader, person); });
  return SideBox(t("Invitations go to"),
                 Join(P(address.empty() ? t("No mail address is known.") : std::string_view(address)),
                      When(visit.viewer.May(people::Access::kSecretary), [&] {
                        return P(A(Href(PageOfAddress(person)),
                                   address.empty() ? t("Enter a mail address") : t("Change the mail address")));
                      })));
}

std::vector<http::Route> AddressRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, "/personer/{id}/mailadresse", page(AddressPage)},
          {Method::kPost, "/personer/{id}/mailadresse", page(TakePersonAddress)}};
}

}  // namespace tovholder::invitations

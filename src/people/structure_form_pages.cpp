// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "people/organization_store.h"
#include "people/structure_form.h"
#include "people/structure_pages.h"
#include "people/structure_store.h"
#include "people/structure_view.h"

namespace tovholder::people {
namespace {

using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words

constexpr std::string_view kBasicsAddress = "/organisation/grunddata";

using FormKinds = boost::mp11::mp_push_back<PlainStructureKinds, Body, Organization>;

// Calls `f` with the kind of record that the address names; 404 where it names none.
template <class F>
http::Response OfAddressedKind(const Visit& visit, F&& f) {
  const auto& values = visit.request.path_values;
  const auto named = values.find("slags");
  std::optional<http::Response> response;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, FormKinds>>([&](auto kind) {
    using Record = typename decltype(kind)::type;
    if (!response && named != values.end() && named->second == SlugOf<Record>()) response = f(kind);
  });
  return response ? std::move(*response) : visit.NotFound();
}

// The record of a form with what stands around it.
template <class Record>
struct Editing {
  StructureBook book;
  Record record{};
  OrganizationId organization;  // whose record it is; 0 where it is of the structure as a whole
};

std::optional<OrganizationId> OrganizationOf(const StructureBook& book, const Fulfilment& fulfilment) {
  for (const OrganizationTask& task : book.tasks) {
    if (task.id == fulfilment.task) return task.organization;
  }
  return std::nullopt;
}
std::optional<OrganizationId> OrganizationOf(const StructureBook& /*book*/, const Organization& organization) {
  return organization.id ? std::optional(organization.id) : std::nullopt;
}
template <class Record>
std::optional<OrganizationId> OrganizationOf(const StructureBook& /*book*/, const Record& record) {
  if constexpr (requires { record.organization; }) return record.organization;
  return std::nullopt;
}

// The structure of a form: of the organization it belongs to, else the one that is asked for, else the first.
StructureId AskedStructure(sql::Reader& reader, const Visit& visit, OrganizationId organization) {
  if (organization) {
    const auto found = FindOrganization(reader, organization);
    if (found && found->structure) return *found->structure;
  }
  const auto asked = visit.request.QueryNumber("organisering");
  if (asked && FindStructure(reader, StructureId{*asked})) return StructureId{*asked};
  const auto structures = ListStructures(reader);
  const auto first = std::min_element(structures.begin(), structures.end(),
                                      [](const Structure& a, const Structure& b) { return a.id < b.id; });
  return first == structures.end() ? StructureId{} : first->id;
}

StructureBook LoadForForm(sql::Reader& reader, StructureId structure) {
  StructureBook book = LoadStructure(reader, structure);
  book.bodies = ListBodies(reader);
  return book;
}

template <class Record>
std::optional<Editing<Record>> LoadNew(sql::Reader& reader, const Visit& visit) {
  Editing<Record> editing;
  const OrganizationId organization{visit.request.QueryNumber("organ").value_or(0)};
  editing.book = LoadForForm(reader, AskedStructure(reader, visit, organization));
  editing.organization = editing.book.NameOf(organization).empty() ? OrganizationId{} : organization;
  if constexpr (requires { editing.record.organization = organization; }) {
    constexpr bool kNeedsOne = !std::is_same_v<Record, Discrepancy>;
    if (kNeedsOne && !editing.organization) return std::nullopt;
    if (editing.organization) editing.record.organization = editing.organization;
  }
  if constexpr (std::is_same_v<Record, Fulfilment>) {
    editing.record.task = OrganizationTaskId{visit.request.QueryNumber("opgave").value_or(0)};
  }
  if constexpr (std::is_same_v<Record, OrganizationTask>) {
    for (const OrganizationTask& task : editing.book.tasks) {
      if (task.organization == organization) editing.record.number = std::max(editing.record.number, task.number);
    }
    ++editing.record.number;
  }
  return editing;
}

template <class Record>
std::optional<Editing<Record>> LoadStored(sql::Reader& reader, const Visit& visit) {
  const auto row = visit.request.PathNumber("post");
  if (!row) return std::nullopt;
  const auto record = sql::Find<Record>(reader, sql::FromTableById(StructureKind<Record>::kTable), *row);
  if (!record) return std::nullopt;
  const auto structure = FindStructureOf(reader, *record);
  if (!structure) return std::nullopt;
  Editing<Record> editing{LoadForForm(reader, *structure), *record, {}};
  editing.organization = OrganizationOf(editing.book, *record).value_or(OrganizationId{});
  return editing;
}

template <class Record>
std::string AfterwardsAt(const Editing<Record>& editing) {
  if (editing.organization) return AddressOf(editing.organization);
  return std::string(kBasicsAddress) + "?organisering=" + std::to_string(editing.book.structure.value);
}

template <class Record>
Html RemovalOf(const Editing<Record>& editing, const Visit& visit) {
  if (!editing.record.id || std::is_same_v<Record, Organization> || std::is_same_v<Record, Body>) return {};
  return PostButton(
      {.label = std::string(visit.t("Remove")),
       .address = visit.request.path + "/fjern",
       .csrf = visit.csrf(),
       .look = ButtonLook::kDangerous,
       .consequence = std::string(visit.t("It is removed for every date, as if it had never been entered. "
                                          "Where it has ended, give it a last day instead."))},
      visit.t);
}

template <class Record>
http::Response ShowForm(const Visit& visit, const Editing<Record>& editing, const FormErrors& errors) {
  const Texts& t = visit.t;
  const StructureFields fields(editing.book, editing.organization,
                               errors.summary.empty() ? nullptr : &visit.request.form, errors, t);
  const std::string title = LabelOf("record", StructureKind<Record>::kTable, t);
  PageFrame frame = OrganizationFrame(visit, title, "structure");
  frame.breadcrumb = {{std::string(t("Organisation")), "/organisation"}};
  std::vector<Html> facts;
  if (editing.organization) {
    const std::string name = editing.book.NameOf(editing.organization);
    frame.breadcrumb.push_back({name, AddressOf(editing.organization)});
    facts.push_back(LinkTo(editing.book, editing.organization));
  }
  frame.breadcrumb.push_back({title, ""});
  const Html content =
      Join(ErrorSummary(errors.summary, t), Heading({.title = title, .facts = facts}),
           RenderForm({.address = visit.request.target, .csrf = visit.csrf()},
                      Join(fields.Render(editing.record), SubmitButton(t("Save"), ButtonLook::kPrimary))),
           RemovalOf(editing, visit));
  auto response = visit.Page(frame, content);
  if (!errors.summary.empty()) response.status = 422;
  return response;
}

void Normalize(Organization& organization, StructureId structure) {
  organization.name = CollapseSpace(organization.name);
  organization.folded = tovholder::Fold(organization.name);
  organization.structure = structure;
}
void Normalize(Body& body, StructureId /*structure*/) { body.folded = BodyKey(body.kind, body.name); }
template <class Record>
void Normalize(Record& record, StructureId structure) {
  if constexpr (requires { record.structure = structure; }) record.structure = structure;
}

// Where an error of the whole record is shown.
std::string FieldOfError(const Error& error) {
  const auto field = error.params.find("field");
  if (field != error.params.end()) return field->second;
  if (error.id == "people.ends_before_it_begins") return "to_date";
  if (error.id == "people.member_twice") return "person";
  if (error.id == "people.organization_twice") return "name";
  return "target";
}

// Writes the form; the errors by field where it cannot be.
template <class Record>
FormErrors Store(const Visit& visit, Editing<Record>& editing) {
  FormErrors errors;
  const auto stored = visit.Write([&](sql::Transaction& transaction) -> Result<void> {
    if (!editing.book.structure) {
      editing.book.structure = FindOrCreateStructure(transaction, visit.t("Our organisation"));
    }
    StructureTextReader reader(transaction, editing.book);
    if (editing.organization) reader.Stand(editing.organization);
    errors = ReadForm(visit.request, reader, editing.record, visit.t);
    if (!errors.summary.empty()) return Fail("people.form_unread");
    Normalize(editing.record, editing.book.structure);
    auto put = Put(transaction, editing.book, editing.record);
    if (put) visit.TellOfSeats(transaction);
    return put;
  });
  if (!stored && errors.summary.empty()) errors.Add(FieldOfError(stored.error()), stored.error(), visit.t);
  return errors;
}

template <class Load>
http::Response TakeForm(const Visit& visit, Load&& load) {
  auto editing = visit.Read(load);
  if (!editing) return visit.NotFound();
  auto written = *editing;
  const auto errors = Store(visit, written);
  if (!errors.summary.empty()) return ShowForm(visit, *editing, errors);
  if constexpr (std::is_same_v<decltype(written.record), Organization>) written.organization = written.record.id;
  return visit.Done(AfterwardsAt(written), visit.t("It is saved."));
}

http::Response NewForm(const Visit& visit) {
  return OfAddressedKind(visit, [&]<class Kind>(Kind) {
    using Record = typename Kind::type;
    const auto editing = visit.Read([&](sql::Reader& reader) { return LoadNew<Record>(reader, visit); });
    return editing ? ShowForm(visit, *editing, {}) : visit.NotFound();
  });
}

http::Response TakeNewForm(const Visit& visit) {
  return OfAddressedKind(visit, [&]<class Kind>(Kind) {
    return TakeForm(visit, [&](sql::Reader& reader) { return LoadNew<typename Kind::type>(reader, visit); });
  });
}

http::Response StoredForm(const Visit& visit) {
  return OfAddressedKind(visit, [&]<class Kind>(Kind) {
    using Record = typename Kind::type;
    const auto editing = visit.Read([&](sql::Reader& reader) { return LoadStored<Record>(reader, visit); });
    return editing ? ShowForm(visit, *editing, {}) : visit.NotFound();
  });
}

http::Response TakeStoredForm(const Visit& visit) {
  return OfAddressedKind(visit, [&]<class Kind>(Kind) {
    return TakeForm(visit, [&](sql::Reader& reader) { return LoadStored<typename Kind::type>(reader, visit); });
  });
}

http::Response TakeRemoval(const Visit& visit) {
  return OfAddressedKind(visit, [&]<class Kind>(Kind) {
    using Record = typename Kind::type;
    const auto editing = visit.Read([&](sql::Reader& reader) { return LoadStored<Record>(reader, visit); });
    if (!editing) return visit.NotFound();
    if (const auto free = CheckRemoval(editing->book, editing->record); !free) return visit.Refuse(free.error());
    visit.Write([&](sql::Transaction& transaction) {
      sql::Delete(transaction, StructureKind<Record>::kTable, editing->record);
      visit.TellOfSeats(transaction);
    });
    return visit.Done(AfterwardsAt(*editing), visit.t("It is removed."));
  });
}

}  // namespace

std::vector<http::Route> StructureFormRoutes(const Office& office) {
  using http::Method;
  const auto guard = [&](PageHandler handler) { return Guarded(office, Access::kSecretary, std::move(handler)); };
  return {{Method::kGet, "/organisation/poster/{slags}/ny", guard(NewForm)},
          {Method::kPost, "/organisation/poster/{slags}/ny", guard(TakeNewForm)},
          {Method::kGet, "/organisation/poster/{slags}/{post}", guard(StoredForm)},
          {Method::kPost, "/organisation/poster/{slags}/{post}", guard(TakeStoredForm)},
          {Method::kPost, "/organisation/poster/{slags}/{post}/fjern", guard(TakeRemoval)}};
}

}  // namespace tovholder::people

// SPDX-License-Identifier: EUPL-1.2
#include <fstream>

#include "approvals/approval_database.h"
#include "approvals/decision_source.h"
#include "documents/file_store.h"
#include "meetings/meeting_store.h"
#include "support/temporary_folder.h"

namespace tovholder::approvals {
namespace {

using people::BodyOf;
using people::Browser;
using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class ApprovalPagesTest : public ApprovalDatabaseTest {
 protected:
  static std::string PageOf(ApprovalId id) { return "/godkendelser/" + std::to_string(id.value); }
  static std::string PageOf(ApprovalId id, BodyDecisionId decision) {
    return PageOf(id) + "/afgoerelser/" + std::to_string(decision.value);
  }
  static std::string Text(const http::Response& response) { return std::string(BodyOf(response)); }
  template <class Id>
  static std::string IdOf(Id id) {
    return std::to_string(id.value);
  }
  http::Fields ChainFields(std::string title) const {
    return {{"title", std::move(title)},
            {"visibility", "public"},
            {"plan_board", IdOf(board_)},
            {"board-" + IdOf(fob_), IdOf(fob_board_)},
            {"representatives-" + IdOf(fob_), IdOf(fob_representatives_)},
            {"area-" + IdOf(ringparken_), "joint_vote"},
            {"area-" + IdOf(sydbyen_), "section_meeting"},
            {"area-" + IdOf(motalavej_), ""},
            {"council", IdOf(town_council_)}};
  }
  // The fields of a form of a decision as it stands.
  http::Fields FieldsOf(const BodyDecision& decision) const {
    http::Fields fields{{"version", std::to_string(decision.version)},
                        {"organ", std::string(ToName(decision.organ))},
                        {"stage", std::to_string(decision.stage)},
                        {"asked", std::string(ToName(decision.asked))}};
    if (decision.organization) fields.emplace("organization", IdOf(*decision.organization));
    if (decision.section) fields.emplace("section", IdOf(*decision.section));
    if (decision.area) fields.emplace("area", IdOf(*decision.area));
    return fields;
  }
  http::Fields AnswerFields(ApprovalId id, BodyDecisionId decision, std::string answer, std::string day) {
    http::Fields fields = FieldsOf(*Load(id).Find(decision));
    fields.emplace("answer", std::move(answer));
    fields.emplace("decided", std::move(day));
    return fields;
  }
  // Sends the form on `page` with a file.
  http::Response SendFile(Browser& browser, const std::string& page, http::Fields fields, const std::string& field,
                          std::string_view content) {
    const auto file = folder_ / "protokol.txt";
    std::ofstream(file) << content;
    fields.emplace("csrf", browser.TokenOf(page));
    http::Request request;
    request.method = http::Method::kPost;
    request.path = request.target = page;
    request.form = std::move(fields);
    request.cookies = browser.cookies;
    request.uploads = {{field, "protokol.txt", "text/plain", file, content.size()}};
    return site_->Dispatch(request);
  }
  // Minutes of FOB's board in which an item was decided.
  std::pair<meetings::MeetingId, meetings::ItemId> AddMinutes(std::string decision) {
    return Write([&](sql::Transaction& transaction) {
      meetings::Meeting meeting;
      meeting.organization = fob_board_.value;
      meeting.title = "Bestyrelsesmøde i FOB";
      meeting.date = DayOf("2026-04-14");
      meeting.visibility = people::Visibility::kPublic;
      meeting.changed = transaction.now();
      sql::Create(transaction, "meeting", meeting);
      meetings::ItemDetails details;
      details.item.meeting = meeting.id;
      details.item.position = 1;
      details.item.title = "Helhedsplanen";
      details.item.decision = std::move(decision);
      details.item.visibility = people::Visibility::kPublic;
      return std::pair(meeting.id, meetings::CreateItem(transaction, details));
    });
  }

  test::TemporaryFolder folder_;
};

TEST_P(ApprovalPagesTest, ASecretaryBeginsWithTheUsualChain) {
  Browser karla = Enter(Role::kSecretary);
  EXPECT_THAT(Text(karla.Get("/godkendelser")),
              AllOf(HasSubstr("Intet er på vej gennem organerne endnu"), HasSubstr("Begynd en godkendelse")));
  EXPECT_THAT(Text(karla.Get("/godkendelser/ny")),
              AllOf(HasSubstr("selected>Repræsentantskabet i FOB"), HasSubstr("selected>Slagelse Byråd")));
  const auto made = karla.Submit("/godkendelser/ny", "/godkendelser/ny", ChainFields(" Ny  helhedsplan "));
  ASSERT_EQ(made.status, 303) << BodyOf(made);
  const ApprovalId id = Read([&](sql::Reader& reader) { return ListApprovals(reader, secretary_); }).at(0).id;
  EXPECT_EQ(people::HeaderOf(made, "Location"), PageOf(id));
  const ApprovalBook book = Load(id);
  EXPECT_EQ(book.approval.title, "Ny helhedsplan");
  ASSERT_THAT(book.decisions, SizeIs(6));
  EXPECT_EQ(book.decisions[4].asked, Asked::kAfterANo);
  EXPECT_THAT(
      Text(Browser(*site_).Get(PageOf(id))),
      AllOf(HasSubstr("Ingen har svaret endnu, Bestyrelsen udestår."), HasSubstr("Nu: Bestyrelsen."),
            HasSubstr("Fælles afstemning i Ringparken"), HasSubstr("Trin 5"), Not(HasSubstr("Ret godkendelsen"))));
  const auto refused = karla.Submit("/godkendelser/ny", "/godkendelser/ny", ChainFields(""));
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(Text(refused), AllOf(HasSubstr("href=\"#title\""), HasSubstr("Fælles afstemning i området")));
}

TEST_P(ApprovalPagesTest, AnswersAreEnteredOneAfterTheOther) {
  const ApprovalId id = Begin();
  const auto board = Put(OfOrganization(id, 1, fob_board_));
  Put(OfOrganization(id, 2, town_council_));
  Browser karla = Enter(Role::kSecretary);
  EXPECT_THAT(Text(karla.Get(PageOf(id))),
              AllOf(HasSubstr("Skriv det næste svar ind"), HasSubstr(PageOf(id, board) + "/ret")));
  const std::string form = PageOf(id, board) + "/ret";
  EXPECT_EQ(karla.Get(form).status, 200);
  const auto wrong = karla.Submit(form, form, AnswerFields(id, board, "yes_with_remarks", "2. juni 2026"));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(Text(wrong), AllOf(HasSubstr("href=\"#decided\""), HasSubstr("href=\"#remarks\""),
                                 HasSubstr("2. juni 2026 er ikke kommet endnu"), HasSubstr("value=\"2. juni 2026\"")));
  http::Fields fields = AnswerFields(id, board, "yes_with_remarks", "14. april 2026");
  fields.emplace("remarks", "Legepladsen bliver");
  ASSERT_EQ(karla.Submit(form, form, fields).status, 303);
  EXPECT_THAT(Text(Browser(*site_).Get(PageOf(id))),
              AllOf(HasSubstr("Organisationsbestyrelsen i FOB har godkendt, Slagelse Byråd udestår."),
                    HasSubstr("Ja med bemærkninger"), HasSubstr("Legepladsen bliver")));
  EXPECT_THAT(Text(Browser(*site_).Get("/godkendelser")), HasSubstr("Slagelse Byråd udestår."));
  const auto stale = karla.Submit(form, form, fields);
  EXPECT_EQ(stale.status, 422);
  EXPECT_THAT(Text(stale), HasSubstr("En anden har ændret afgørelsen imens"));
}

TEST_P(ApprovalPagesTest, ANoIsSetAsideInTheFormOfWhoDoesIt) {
  const ApprovalId id = Begin();
  const auto no = Put(OfSection(id, 1, ring_[0]));
  const auto by = Put(OfOrganization(id, 2, fob_representatives_, Asked::kAfterANo));
  Say(id, no, Answer::kNo, "2026-04-10");
  Browser karla = Enter(Role::kSecretary);
  const std::string form = PageOf(id, by) + "/ret";
  EXPECT_THAT(Text(karla.Get(form)), HasSubstr("Sætter nejet til side fra"));
  http::Fields fields = AnswerFields(id, by, "yes", "20. april 2026");
  fields.emplace("sets_aside", IdOf(no));
  fields.emplace("votes_for", "25");
  fields.emplace("votes_against", "14");
  const auto refused = karla.Submit(form, form, fields);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(Text(refused), AllOf(HasSubstr("href=\"#ground\""), HasSubstr("checked")));
  fields.emplace("ground", "Vedtægternes § 10");
  ASSERT_EQ(karla.Submit(form, form, fields).status, 303);
  EXPECT_THAT(Text(Browser(*site_).Get(PageOf(id))),
              AllOf(HasSubstr("er tilsidesat af Repræsentantskabet i FOB (25 mod 14)"), HasSubstr("Vedtægternes § 10"),
                    HasSubstr("Nej, tilsidesat")));
  EXPECT_THAT(Text(Browser(*site_).Get(PageOf(id) + "?dag=2026-04-15")),
              AllOf(HasSubstr("Ringparken har sagt nej"), Not(HasSubstr("Vedtægternes § 10"))));
  EXPECT_THAT(Text(Browser(*site_).Get(PageOf(id, no))), HasSubstr("Vedtægternes § 10"));
  const auto odd = Browser(*site_).Get(PageOf(id) + "?dag=engang");
  EXPECT_EQ(odd.status, 200);
  EXPECT_THAT(Text(odd), HasSubstr("er ingen dato"));
}

TEST_P(ApprovalPagesTest, AVoteIsEnteredWithItsFiguresAndShownWithTurnout) {
  const ApprovalId id = Begin();
  const auto meeting = Put(OfSection(id, 1, syd_));
  Browser karla = Enter(Role::kSecretary);
  const std::string form = PageOf(id, meeting) + "/afstemning";
  EXPECT_THAT(Text(karla.Get(form)), AllOf(HasSubstr("value=\"342\""), HasSubstr("28 dage før et ordinært møde"),
                                           HasSubstr("Hver husstand har 2 stemmer")));
  http::Fields fields{{"version", "1"},           {"notice", "ordinary"},     {"called", "20. marts 2026"},
                      {"held", "12. april 2026"}, {"households", "342"},      {"households_taking_part", "171"},
                      {"votes_for", "300"},       {"votes_against", "mange"}, {"paper_for", "41"},
                      {"counted_by", "Ib Tæller"}};
  const auto refused = karla.Submit(form, form, fields);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(Text(refused), AllOf(HasSubstr("href=\"#votes_against\""), HasSubstr("value=\"mange\""),
                                   HasSubstr("Der er 23 dages varsel; reglerne kræver 28")));
  fields.erase("votes_against");
  fields.emplace("votes_against", "2");
  const auto too_many = karla.Submit(form, form, fields);
  EXPECT_THAT(Text(too_many), HasSubstr("Der er afgivet 343 stemmer, men 171 husstande har højst 342"));
  fields.erase("votes_for");
  fields.emplace("votes_for", "299");
  fields.emplace("stands_although", "Datoen stod i husavisen i februar");
  const auto saved = karla.Submit(form, form, fields);
  ASSERT_EQ(saved.status, 303) << BodyOf(saved);
  EXPECT_EQ(Load(id).Find(meeting)->answer, Answer::kYes);
  EXPECT_THAT(Text(Browser(*site_).Get(PageOf(id, meeting))),
              AllOf(HasSubstr("171 af 342 husstande deltog: 50,0 %."), HasSubstr("For kort: 23 dage varsel"),
                    HasSubstr("Datoen stod i husavisen"), HasSubstr(">340<"), Not(HasSubstr("Ib Tæller"))));
  EXPECT_THAT(Text(Enter(Role::kReader).Get(PageOf(id, meeting))), HasSubstr("Ib Tæller"));
  EXPECT_THAT(Text(Browser(*site_).Get(PageOf(id) + "/tabel.csv")),
              AllOf(HasSubstr("Trin;Hvem afgør"), HasSubstr(";340;2;342;171;")));
  const auto board = Put(OfOrganization(id, 1, fob_board_));
  EXPECT_EQ(karla.Get(PageOf(id, board) + "/afstemning").status, 404) << "a board does not vote as residents do";
}

TEST_P(ApprovalPagesTest, AnAnswerIsTakenFromTheMinutes) {
  const ApprovalId id = Begin();
  const auto board = Put(OfOrganization(id, 1, fob_board_));
  const auto [meeting, item] = AddMinutes("Godkendt med bemærkning om legepladsen.");
  Browser karla = Enter(Role::kSecretary);
  const std::string form = PageOf(id, board) + "/ret";
  EXPECT_THAT(Text(karla.Get(form)), HasSubstr("Bestyrelsesmøde i FOB, 14. april 2026"));
  EXPECT_THAT(Text(karla.Get(form + "?moede=" + IdOf(meeting))), HasSubstr("Helhedsplanen"));
  const std::string proposed = Text(karla.Get(form + "?moede=" + IdOf(meeting) + "&punkt=" + IdOf(item)));
  EXPECT_THAT(proposed, AllOf(HasSubstr("value=\"yes_with_remarks\" checked"), HasSubstr("value=\"14. april 2026\""),
                              HasSubstr("Godkendt med bemærkning om legepladsen."),
                              HasSubstr("name=\"agenda_item\" value=\"" + IdOf(item) + "\"")));
  EXPECT_EQ(Load(id).Find(board)->answer, Answer::kOutstanding) << "proposed alone";
  http::Fields fields = AnswerFields(id, board, "yes_with_remarks", "14. april 2026");
  fields.emplace("remarks", "Legepladsen bliver");
  fields.emplace("meeting", IdOf(meeting));
  fields.emplace("agenda_item", IdOf(item));
  ASSERT_EQ(karla.Submit(form, form, fields).status, 303);
  EXPECT_THAT(Text(Browser(*site_).Get(PageOf(id, board))), HasSubstr("/punkter/" + IdOf(item)));
}

TEST_P(ApprovalPagesTest, ProtocolAndAttachmentAreForWhoHasSignedIn) {
  const ApprovalId id = Begin();
  const auto meeting = Put(OfSection(id, 1, syd_));
  Browser karla = Enter(Role::kSecretary);
  const std::string form = PageOf(id, meeting) + "/ret";
  http::Fields fields = FieldsOf(*Load(id).Find(meeting));
  fields.emplace("answer", "outstanding");
  const auto refused = SendFile(karla, form, fields, "protocol", "Til stede: 070761-4285");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(Text(refused), HasSubstr("ser ud til at indeholde et CPR-nummer"));
  ASSERT_EQ(SendFile(karla, form, fields, "protocol", "Til stede: 41 husstande").status, 303);
  const std::string vote = PageOf(id, meeting) + "/afstemning";
  ASSERT_EQ(SendFile(karla, vote, {{"version", "2"}, {"households", "342"}}, "attachment", "Stemmeliste").status, 303);
  const ApprovalBook book = Load(id);
  EXPECT_EQ(book.Find(meeting)->protocol_name, "protokol.txt");
  EXPECT_EQ(Read([&](sql::Reader& reader) {
              return documents::LoadStoredFile(reader, book.FindVote(meeting)->attachment.value());
            }),
            "Stemmeliste");
  Browser outsider(*site_);
  EXPECT_THAT(Text(outsider.Get(PageOf(id, meeting))), HasSubstr("da beboere kan være nævnt"));
  for (const std::string file : {"/protokol", "/bilag"}) {
    EXPECT_EQ(outsider.Get(PageOf(id, meeting) + file).status, 303) << "to the sign-in";
    EXPECT_EQ(Enter(Role::kReader).Get(PageOf(id, meeting) + file).status, 200);
  }
}

TEST(AnswersInWords, AreGuessedFromWhatTheMinutesSay) {
  EXPECT_EQ(GuessAnswer("Godkendt."), Answer::kYes);
  EXPECT_EQ(GuessAnswer("Indstillingen tiltrådtes."), Answer::kYes);
  EXPECT_EQ(GuessAnswer("Godkendt under forudsætning af, at byrådet er enigt"), Answer::kYesWithRemarks);
  EXPECT_EQ(GuessAnswer("Planen blev ikke godkendt."), Answer::kNo);
  EXPECT_EQ(GuessAnswer("AFVIST"), Answer::kNo);
  EXPECT_EQ(GuessAnswer("Drøftet."), Answer::kOutstanding);
  EXPECT_EQ(GuessAnswer(""), Answer::kOutstanding);
}

TEST_P(ApprovalPagesTest, OutsidersSeeWhatIsPublicOnly) {
  const ApprovalId draft = Begin(people::Visibility::kDraft);
  const auto decision = Put(OfSection(draft, 1, syd_));
  Browser outsider(*site_);
  for (const std::string& page : {PageOf(draft), PageOf(draft) + "/tabel.csv", PageOf(draft, decision)}) {
    EXPECT_EQ(outsider.Get(page).status, 404) << page;
    EXPECT_EQ(Enter(Role::kReader).Get(page).status, 404) << page;
  }
  EXPECT_THAT(Text(outsider.Get("/godkendelser")), Not(HasSubstr("2021-2024")));
  Browser reader = Enter(Role::kReader);
  for (const std::string& form : {std::string("/godkendelser/ny"), PageOf(draft) + "/ret",
                                  PageOf(draft) + "/afgoerelser/ny", PageOf(draft, decision) + "/ret",
                                  PageOf(draft, decision) + "/afstemning", std::string("/godkendelser/regler/1")}) {
    EXPECT_EQ(outsider.Get(form).status, 303) << form;
    EXPECT_EQ(reader.Get(form).status, 403) << form;
    EXPECT_EQ(reader.Submit("/godkendelser", form, {{"title", "x"}}).status, 403) << form;
  }
  EXPECT_EQ(outsider.Get(PageOf(draft, decision) + "/protokol").status, 303) << "papers are for who has signed in";
}

TEST_P(ApprovalPagesTest, ThePlanShowsItsApprovalsAndIsApprovedByTheLast) {
  const plan::PlanId plan_id = Import();
  plan::ProcessPlan plan = Book(plan_id).plan;
  plan.visibility = people::Visibility::kPublic;
  Save(plan);
  Browser karla = Enter(Role::kSecretary);
  const std::string page = "/plan/" + IdOf(plan_id);
  EXPECT_THAT(Text(karla.Get(page)), HasSubstr("/godkendelser/ny?plan=" + IdOf(plan_id)));
  http::Fields fields{{"title", "Procesplanen"},
                      {"visibility", "public"},
                      {"plan", IdOf(plan_id)},
                      {"version", "ja"},
                      {"council", IdOf(town_council_)}};
  ASSERT_EQ(karla.Submit("/godkendelser/ny", "/godkendelser/ny", fields).status, 303);
  const ApprovalId id = Read([&](sql::Reader& reader) { return ListApprovals(reader, secretary_); }).at(0).id;
  EXPECT_EQ(Load(id).approval.plan_version, 1);
  EXPECT_THAT(Text(Browser(*site_).Get(page)), AllOf(HasSubstr(PageOf(id)), HasSubstr("Slagelse Byråd udestår.")));
  const auto council = Load(id).decisions.at(0).id;
  const std::string form = PageOf(id, council) + "/ret";
  http::Fields answer = AnswerFields(id, council, "yes", "27. april 2026");
  answer.emplace("step", IdOf(Book(plan_id).steps.at(2).step.id));
  ASSERT_EQ(karla.Submit(form, form, answer).status, 303);
  EXPECT_EQ(Book(plan_id).plan.state, plan::PlanState::kApproved);
  EXPECT_EQ(Book(plan_id).steps.at(2).step.state, plan::StepState::kDone);
  Approval hidden = Load(id).approval;
  hidden.visibility = people::Visibility::kDraft;
  ASSERT_TRUE(
      Write([&](sql::Transaction& transaction) { return UpdateApproval(transaction, hidden, hidden.revision); }));
  EXPECT_THAT(Text(Browser(*site_).Get(page)), Not(HasSubstr(PageOf(id))));
}

TEST_P(ApprovalPagesTest, AnAreaShowsWhereItIsAsked) {
  const ApprovalId id = Begin();
  Put(OfArea(id, 1, ringparken_));
  const ApprovalId draft = Begin(people::Visibility::kDraft);
  Put(OfSection(draft, 1, ring_[0]));
  const std::string shown = Text(Browser(*site_).Get("/omraader/" + IdOf(ringparken_)));
  EXPECT_THAT(shown, AllOf(HasSubstr(PageOf(id)), Not(HasSubstr(PageOf(draft)))));
  EXPECT_THAT(Text(Browser(*site_).Get("/omraader/" + IdOf(sydbyen_))), Not(HasSubstr(PageOf(id))));
}

TEST_P(ApprovalPagesTest, TheApprovalIsChangedAndItsBodiesRemoved) {
  const ApprovalId id = Begin();
  const auto decision = Put(OfOrganization(id, 1, fob_board_));
  Browser karla = Enter(Role::kSecretary);
  const std::string form = PageOf(id) + "/ret";
  http::Fields fields{
      {"title", "Plan"}, {"visibility", "public"}, {"for_the_next", "Husk **legepladsen**"}, {"revision", "1"}};
  ASSERT_EQ(karla.Submit(form, form, fields).status, 303);
  EXPECT_THAT(Text(Browser(*site_).Get(PageOf(id))),
              AllOf(HasSubstr("Det skal det næste organ vide"), HasSubstr("<strong>legepladsen</strong>")));
  const std::string then = PageOf(id) + "?dag=2026-04-01";
  EXPECT_THAT(Text(karla.Get(then)),
              AllOf(HasSubstr("som den stod 1. april 2026"), Not(HasSubstr("Skriv det næste svar ind"))));
  EXPECT_THAT(Text(Browser(*site_).Get(then)), Not(HasSubstr("legepladsen"))) << "what is told now was not known then";
  const auto stale = karla.Submit(form, form, fields);
  EXPECT_EQ(stale.status, 422);
  EXPECT_THAT(Text(stale),
              AllOf(HasSubstr("En anden har ændret godkendelsen imens"), HasSubstr("name=\"revision\" value=\"2\"")));
  ASSERT_EQ(karla.Submit(PageOf(id, decision) + "/ret", PageOf(id, decision) + "/fjern").status, 303);
  EXPECT_THAT(Text(karla.Get(PageOf(id))), HasSubstr("Der er ingen i rækken endnu."));
  EXPECT_EQ(karla.Get(PageOf(id, decision)).status, 404);
}

TEST_P(ApprovalPagesTest, VotingRulesAreOfAnAssociation) {
  EXPECT_THAT(Text(Browser(*site_).Get("/godkendelser/regler")),
              AllOf(HasSubstr("FOB"), HasSubstr("Ikke skrevet ind, som det er sædvane")));
  Browser karla = Enter(Role::kSecretary);
  const std::string form = "/godkendelser/regler/" + IdOf(fob_);
  http::Fields fields{{"votes_per_household", "to"},
                      {"notice_days", "400"},
                      {"extraordinary_notice_days", "14"},
                      {"ballot_days", "14"},
                      {"proposal_days", ""}};
  const auto refused = karla.Submit(form, form, fields);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(Text(refused), AllOf(HasSubstr("href=\"#votes_per_household\""), HasSubstr("href=\"#notice_days\""),
                                   HasSubstr("href=\"#proposal_days\""), HasSubstr("value=\"to\"")));
  ASSERT_EQ(karla
                .Submit(form, form,
                        {{"votes_per_household", "1"},
                         {"notice_days", "21"},
                         {"extraordinary_notice_days", "14"},
                         {"ballot_days", "14"},
                         {"proposal_days", "14"},
                         {"source", "Vedtægternes § 14"}})
                .status,
            303);
  EXPECT_EQ(Read([](sql::Reader& reader) { return ListVotingRules(reader); }).at(0).notice_days, 21);
  EXPECT_EQ(karla.Get("/godkendelser/regler/" + IdOf(slagelse_)).status, 404) << "no housing association";
}

TOVHOLDER_ON_EVERY_STORE(ApprovalPagesTest);

}  // namespace
}  // namespace tovholder::approvals

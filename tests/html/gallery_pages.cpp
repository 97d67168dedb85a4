// SPDX-License-Identifier: EUPL-1.2
#include "html/gallery_pages.h"

#include "html/components.h"
#include "html/gallery_charts.h"

namespace tovholder::html {
namespace {

constexpr Date kToday = Date(std::chrono::year(2025), std::chrono::month(4), std::chrono::day(15));
constexpr Date kMeetingDay = Date(std::chrono::year(2025), std::chrono::month(4), std::chrono::day(22));

// The words of the gallery stand here in both languages; it is no part of the program.
struct Gallery {
  Language language;
  bool secretary;
  Texts t{language};

  std::string Say(std::string_view danish, std::string_view english) const {
    return std::string(language == Language::kDanish ? danish : english);
  }

  PageFrame Frame(const std::string& title, const std::string& section) const {
    PageFrame frame;
    frame.title = title;
    frame.language = language;
    frame.address = "/moeder?side=2";
    frame.description = title;
    frame.viewer_name = secretary ? "Karen Lund" : "";
    frame.csrf = secretary ? "token" : "";
    frame.navigation = {{"overview", Say("Overblik", "Overview"), "overblik.html"},
                        {"meetings", Say("Møder", "Meetings"), "liste.html"},
                        {"organisation", Say("Organisation", "Organisation"), "menu.html"},
                        {"search", Say("Søg", "Search"), "soeg.html"}};
    frame.section = section;
    frame.breadcrumb = {{Say("Overblik", "Overview"), "overblik.html"}, {title}};
    frame.footer = {{Say("Tilgængelighed", "Accessibility"), "#tilgaengelighed"},
                    {Say("Licens (EUPL-1.2)", "Licence (EUPL-1.2)"), "#licens"}};
    frame.version = "0.1.0";
    return frame;
  }

  std::string Overview() const;
  std::string List() const;
  std::string Meeting() const;
  std::string Search() const;
  std::string FormPage() const;
  std::string Progressing() const;
  std::string Empty() const;
  std::string Menu() const;
  std::string Charts() const;
};

std::string Gallery::Overview() const {
  PageFrame frame = Frame(Say("Overblik", "Overview"), "overview");
  frame.breadcrumb.clear();
  if (secretary)
    frame.notices = {{.tone = Tone::kGood, .text = Say("Referatet er offentliggjort.", "The minutes are public.")}};
  const Html waiting =
      EntryList({{Say("Tre referater venter på gennemsyn", "Three minutes wait for review"),
                  "formular.html",
                  {Badge(Say("12 tvivlsomme felter", "12 doubtful fields"), Tone::kAttention),
                   Text(Say("siden i går", "since yesterday"))}},
                 {Say("Godkend referatet af 1. april 2025", "Approve the minutes of 1 April 2025"),
                  "moede.html",
                  {Badge(Say("For sent", "Late"), Tone::kBad), Text(Say("frist 12. april", "due 12 April"))}}});
  const Html soon =
      EntryList({{Say("Møde i Bestyrelsen for En fælles indsats", "Meeting of the board of En fælles indsats"),
                  "moede.html",
                  {Time(Attr("datetime", "2025-04-22T15:00"), FormatDay(kMeetingDay, DayForm::kFull, language), " ",
                        FormatTimeOfDay({15, 0}, language)),
                   Text(FormatNearness(kMeetingDay, kToday, language)), Text("Rådhuset, lokale 2")}}});
  const Html changed =
      EmptyState(Say("Intet er ændret, siden du var her sidst.", "Nothing has changed since your last visit."));
  return RenderPage(frame,
                    Join(Heading({.title = Say("Overblik", "Overview")}),
                         When(secretary, [&] { return Block(Say("Venter på dig", "Waiting for you"), waiting); }),
                         Block(Say("Sker snart", "Happening soon"), soon),
                         Block(Say("Ændret siden sidst", "Changed since last time"), changed)));
}

std::string Gallery::List() const {
  PageFrame frame = Frame(Say("Møder", "Meetings"), "meetings");
  frame.width = PageFrame::Width::kFull;
  frame.feeds = {{"Atom", "/moeder.atom"}};
  DataTable table;
  table.caption = Say("Møder efter dato", "Meetings by date");
  table.columns = {{.heading = Say("Møde", "Meeting")},
                   {.heading = Say("Dato", "Date"), .sort_address = "?sorter=dato", .sorted = Sorted::kDescending},
                   {.heading = Say("Udvalg", "Body"), .sort_address = "?sorter=udvalg"},
                   {.heading = Say("Status", "Status")},
                   {.heading = Say("Punkter", "Items"), .align = Align::kFigures}};
  const std::string long_name = Say(
      "Ekstraordinært fællesmøde om helhedsplanens forlængelse, økonomi og beredskab i boligområderne Sønderparken og "
      "Nørrevænget",
      "Extraordinary joint meeting about the extension, money and contingency of the plan in the areas Sønderparken "
      "and "
      "Nørrevænget");
  for (int i = 0; i < 6; ++i) {
    const Tone tone = i == 0 ? Tone::kInfo : Tone::kGood;
    table.rows.push_back(
        {A(Href("moede.html"), i == 2 ? long_name : Say("Bestyrelsesmøde ", "Board meeting ") + std::to_string(9 - i)),
         Time(Attr("datetime", "2025-04-22"), FormatDay(kMeetingDay, DayForm::kLong, language)),
         Text(Say("Bestyrelsen", "The board")),
         Badge(i == 0 ? Say("Indkaldt", "Called") : Say("Godkendt", "Approved"), tone),
         Text(FormatNumber(12 + i, language))});
  }
  FilterRow filters;
  filters.address = "liste.html";
  filters.fields =
      Join(SelectField({.name = "udvalg", .label = Say("Udvalg", "Body"), .value = "1"},
                       {{"", Say("Alle", "All")}, {"1", Say("Bestyrelsen", "The board")}}, t),
           SelectField({.name = "aar", .label = Say("År", "Year")}, {{"", Say("Alle", "All")}, {"2025", "2025"}}, t),
           TextField({.name = "ord", .label = Say("Ord i titlen", "Words in the title")}, t));
  filters.active = {{Say("Udvalg: Bestyrelsen", "Body: The board"), "?aar=2025"},
                    {Say("År: 2025", "Year: 2025"), "?udvalg=1"}};
  filters.clear_address = "liste.html";
  filters.count = Say("237 møder", "237 meetings");
  filters.exports = Join(A(Class("function-link"), Href("#csv"), Icon("download"), Span("CSV")));
  return RenderPage(frame, Join(Heading({.title = Say("Møder", "Meetings"),
                                         .facts = {Text(Say("Nyeste først", "Newest first"))},
                                         .primary = When(secretary,
                                                         [&] {
                                                           return ButtonLink(
                                                               Say("Importér referater", "Import minutes"),
                                                               "formular.html", ButtonLook::kPrimary, Icon("upload"));
                                                         })}),
                                RenderFilterRow(filters, t), RenderTable(table),
                                Pagination({.page = 3, .total = 1237, .address = "?udvalg=1&aar=2025"}, t)));
}

std::string Gallery::Meeting() const {
  const std::string title = Say("Bestyrelsen for En fælles indsats", "The board of En fælles indsats");
  PageFrame frame = Frame(title, "meetings");
  frame.breadcrumb = {
      {Say("Overblik", "Overview"), "overblik.html"}, {Say("Møder", "Meetings"), "liste.html"}, {title}};
  const Html heading =
      Heading({.title = title,
               .facts = {Badge(Say("Godkendt", "Approved"), Tone::kGood),
                         Time(Attr("datetime", "2025-04-22T15:00"), FormatDay(kMeetingDay, DayForm::kFull, language),
                              " ", FormatTimeOfDay({15, 0}, language)),
                         Text("Rådhuset, lokale 2")},
               .primary = When(secretary,
                               [&] {
                                 return ButtonLink(Say("Ret referatet", "Edit the minutes"), "formular.html",
                                                   ButtonLook::kPrimary, Icon("edit"));
                               }),
               .others = {ButtonLink("PDF", "#pdf", ButtonLook::kQuiet, Icon("file-pdf")),
                          ButtonLink(Say("Følg", "Follow"), "#feed", ButtonLook::kQuiet, Icon("notifications"))}});
  const Html item = Article(
      Class("agenda-item"), Id("punkt-2"),
      H2(Say("2. Budgetopfølgning for første kvartal", "2. Budget follow-up for the first quarter")),
      P(Class("decision"), Strong(Say("Beslutning: ", "Decision: ")),
        Say("Bestyrelsen tog opfølgningen til efterretning og godkendte, at 120.000 kr. flyttes til jobindsatsen.",
            "The board noted the follow-up and approved moving DKK 120,000 to the job effort.")),
      FactList(
          {{Say("Sagsnummer", "Case number"),
            Join(Text("00.30.00-Ø00-14-24 "), SourceMark("#kilde", Say("side 3, linje 12", "page 3, line 12"), t))},
           {Say("Afgørelse", "Decided by"),
            Join(Text(Say("Bestyrelsen ", "The board ")), ConfidenceBadge(Confidence::kLikely, t))},
           {Say("Ansvarlig", "Responsible"), Join(Text("Mads Holm "), ConfidenceBadge(Confidence::kDoubtful, t))},
           {Say("Tema", "Theme"), Join(Text(Say("Økonomi ", "Money ")), ConfidenceBadge(Confidence::kCertain, t))}}),
      Disclosure(Say("Sagsfremstilling", "Case text"),
                 P(Say("Forbruget ligger 4,2 % under budgettet.", "Spending is 4.2 % below budget."))));
  const Html closed = Article(Class("agenda-item"), Id("punkt-3"), H2(Say("3. Lukket punkt", "3. Closed item")),
                              P(Badge(Say("Lukket punkt", "Closed item"), Tone::kNeutral, Icon("lock"))));
  const Html side =
      Join(SideBox(Say("Dagsorden", "Agenda"), Ol(Li(A(Href("#punkt-2"), Say("Budgetopfølgning", "Budget follow-up"))),
                                                  Li(A(Href("#punkt-3"), Say("Lukket punkt", "Closed item"))))),
           SideBox(Say("Samme sag", "Same case"),
                   Ul(Li(A(Href("#x"), Say("1. april 2025, punkt 4", "1 April 2025, item 4"))))));
  const Html remove = When(secretary, [&] {
    return PostButton({.label = Say("Fjern mødet", "Remove the meeting"),
                       .address = "#fjern",
                       .csrf = "token",
                       .consequence = Say("12 punkter og 3 bilag bliver skjult. Det kan fortrydes i 30 dage.",
                                          "12 items and 3 attachments will be hidden. It can be undone for 30 days.")},
                      t, Icon("delete"));
  });
  const Html history = History({{Say("14. april 2025 kl. 09.12", "14 April 2025 at 09:12"), "Karen Lund",
                                 Say("rettede punkt 2", "edited item 2")},
                                {Say("13. april 2025 kl. 16.40", "13 April 2025 at 16:40"), "Import",
                                 Say("læste referat.pdf", "read referat.pdf")}},
                               t);
  return RenderPage(frame, Join(heading, item, closed, remove, history), side);
}

std::string Gallery::Search() const {
  PageFrame frame = Frame(Say("Søg", "Search"), "search");
  frame.search_words = "helhedsplan <script>";
  frame.suggestion_address = "/forslag";
  frame.width = PageFrame::Width::kFull;
  const Html results =
      EntryList({{Say("Boligsocial helhedsplan 2025–2028", "Social housing plan 2025–2028"),
                  "moede.html",
                  {Text(Say("22. april 2025", "22 April 2025")), Text(Say("Bestyrelsen, punkt 2", "The board, item 2")),
                   Badge(Say("Beslutning", "Decision"), Tone::kInfo)},
                  P("… den ", Mark("boligsociale helhedsplan"), " forlænges med et år, og ", Mark("helhedsplanens"),
                    " budget …")},
                 {Say("Lukket punkt", "Closed item"), "moede.html", {Text(Say("1. april 2025", "1 April 2025"))}}});
  const Html facets = Join(Facet(Say("Udvalg", "Body"),
                                 {{Say("Bestyrelsen", "The board"), 31, "?", FacetValue::State::kChosen},
                                  {Say("Styregruppen", "Steering group"), 6, "?"}},
                                 t),
                           Facet(Say("År", "Year"), {{"2025", 12, "?"}, {"2024", 25, "?"}}, t));
  const Html tabs =
      Tabs({{Say("Alt", "All"), "?", "37"}, {Say("Møder", "Meetings"), "?", "4"}, {Say("Punkter", "Items"), "?", "33"}},
           0, Say("Slags", "Kind"));
  FilterRow filters;
  filters.count = t.Plural("{n} result", "{n} results", 37);
  filters.active = {{Say("Udvalg: Bestyrelsen", "Body: The board"), "?"}};
  return RenderPage(
      frame,
      Join(Heading({.title = Say("Søgning: helhedsplan", "Search: helhedsplan")}), tabs, RenderFilterRow(filters, t),
           results, Pagination({.page = 1, .total = 75, .address = "?q=helhedsplan"}, t)),
      facets);
}

std::string Gallery::FormPage() const {
  const std::string title = Say("Importér referater", "Import minutes");
  const PageFrame frame = Frame(title, "meetings");
  const Html fields =
      Join(FileDropZone({.field = {.name = "filer",
                                   .label = Say("Referater", "Minutes"),
                                   .help = Say("PDF, Word, HTML eller tekst. Højst 200 MB ad gangen.",
                                               "PDF, Word, HTML or text. At most 200 MB at a time.")},
                         .accept = ".pdf,.docx,.html,.txt",
                         .count = FileField::Count::kMany},
                        t),
           TextField({.name = "titel",
                      .label = Say("Titel", "Title"),
                      .value = "\"><script>alert(1)</script>",
                      .error = Say("Titlen må højst have 200 tegn. Gør den kortere.",
                                   "The title may have at most 200 characters. Make it shorter."),
                      .need = Need::kRequired},
                     t),
           DateField({.name = "dato",
                      .label = Say("Mødedato", "Date of the meeting"),
                      .value = Say("22. april 2025", "22 April 2025"),
                      .help = Say("Skriv den, som du plejer, fx “22. april 2025” eller “primo marts”.",
                                  "Write it as you would, such as “22 April 2025”."),
                      .width = FieldWidth::kHalf},
                     Say("tirsdag den 22. april 2025", "Tuesday 22 April 2025"), t),
           SelectField({.name = "udvalg", .label = Say("Udvalg", "Body"), .value = "2", .width = FieldWidth::kHalf},
                       {{"1", Say("Bestyrelsen", "The board")}, {"2", Say("Styregruppen", "Steering group")}}, t),
           RadioField({.name = "synlig",
                       .label = Say("Hvem må se referaterne?", "Who may see the minutes?"),
                       .value = "kladde",
                       .error = Say("Vælg, hvem der må se dem.", "Choose who may see them.")},
                      {{"kladde", Say("Kun sekretariatet", "The secretariat only"),
                        Say("De kan offentliggøres senere.", "They can be published later.")},
                       {"alle", Say("Alle", "Everybody")}},
                      t),
           CheckboxField({.name = "emner", .label = Say("Emner", "Topics")},
                         {{"job", Say("Job og uddannelse", "Jobs and education")},
                          {"unge", Say("Børn og unge", "Children and young people")}},
                         {"unge"}, t),
           Checkbox("gem", {"ja", Say("Husk mine valg", "Remember my choices")}, Ticked::kYes),
           TextArea({.name = "note", .label = Say("Bemærkning", "Remark"), .value = "\nlinje 1\n</textarea>"}, t, 4),
           Div(Class("button-row"), SubmitButton(Say("Importér", "Import"), ButtonLook::kPrimary),
               SubmitButton(Say("Prøv uden at gemme", "Try without saving"), ButtonLook::kSecondary, "proev", "1")));
  return RenderPage(
      frame, Join(Heading({.title = title}),
                  ErrorSummary({{"titel", Say("Titlen er for lang", "The title is too long")},
                                {"synlig", Say("Vælg, hvem der må se referaterne", "Choose who may see the minutes")}},
                               t),
                  RenderForm({.address = "#", .csrf = "token", .files = FormFrame::Files::kSent}, fields)));
}

std::string Gallery::Progressing() const {
  const PageFrame frame = Frame(Say("Import", "Import"), "meetings");
  const Html notices = Join(
      RenderNotice(
          {.tone = Tone::kInfo,
           .text = Say("Importen fortsætter, selv om du lukker siden.", "The import goes on if you close the page.")},
          t),
      RenderNotice({.tone = Tone::kAttention,
                    .text = Say("To filer har ingen dato.", "Two files have no date."),
                    .heading = Say("Se efter", "Have a look")},
                   t),
      RenderNotice({.tone = Tone::kBad,
                    .text = Say("Filen gammel.pdf kunne ikke læses.", "The file gammel.pdf could not be read."),
                    .more = Ul(Li("gammel.pdf"))},
                   t));
  return RenderPage(frame, Join(Heading({.title = Say("Import af 12 filer", "Import of 12 files"),
                                         .facts = {Badge(Say("I gang", "Running"), Tone::kInfo)}}),
                                ProgressBar({.label = Say("Læser filer", "Reading files"),
                                             .done = 7,
                                             .total = 12,
                                             .text = "referat-2024-03.pdf",
                                             .events = "/import/1/haendelser",
                                             .address = "import.html"},
                                            t),
                                notices));
}

std::string Gallery::Empty() const {
  const PageFrame frame = Frame(Say("Ingen møder", "No meetings"), "meetings");
  return RenderPage(
      frame,
      Join(Heading({.title = Say("Møder", "Meetings")}),
           EmptyState(Say("Her er ingen møder endnu. Importér de første referater, så kommer de her.",
                          "There are no meetings yet. Import the first minutes and they will appear here."),
                      ButtonLink(Say("Importér referater", "Import minutes"), "formular.html", ButtonLook::kPrimary))));
}

std::string Gallery::Menu() const {
  PageFrame frame = Frame(Say("Organer", "Bodies"), "organisation");
  frame.subnavigation = {{"bodies", Say("Organer", "Bodies"), "menu.html"},
                         {"persons", Say("Personer", "Persons"), "#personer"},
                         {"users", Say("Brugere", "Users"), "#brugere"},
                         {"log", Say("Log", "Log"), "#log"}};
  frame.subsection = "bodies";
  const Html table =
      RenderTable({.caption = Say("Organer", "Bodies"),
                   .columns = {{.heading = Say("Navn", "Name")},
                               {.heading = Say("Medlemmer", "Members"), .align = Align::kFigures}},
                   .rows = {{A(Href("#1"), "Bestyrelsen"), Text("9")}, {A(Href("#2"), "Styregruppen"), Text("14")}}});
  return RenderPage(
      frame,
      Join(Heading({.title = Say("Organer", "Bodies"), .facts = {Text(Say("Som det er i dag", "As it is today"))}}),
           table),
      SideBox(Say("Formand", "Chair"), P("Ida Krog")));
}

std::string Gallery::Charts() const {
  PageFrame frame = Frame(Say("Diagrammer", "Charts"), "overview");
  frame.scripts = {kChartScript};
  frame.styles = {kChartStyle};
  const Html charts = Each(ListSampleCharts(language), [&](const Chart& chart) { return RenderChart(chart, t); });
  const Html table =
      RenderTable({.caption = Say("Områder med udvikling", "Areas with how they go"),
                   .columns = {{.heading = Say("Område", "Area")},
                               {.heading = "2024", .align = Align::kFigures},
                               {.heading = Say("Siden 2017", "Since 2017")}},
                   .rows = {{Text("Sønderparken"), Text("42,1 %"), Sparkline({47.3, 46.2, std::nullopt, 42.1}, 40)},
                            {Text("Nørrevænget"), Text("36,2 %"), Sparkline({38.0, 39.2, 37.5, 36.2}, 40)}}});
  return RenderPage(frame, Join(Heading({.title = Say("Diagrammer", "Charts")}), charts, table));
}

void AddPages(std::vector<GalleryPage>& pages, const Gallery& gallery) {
  const std::string folder = std::string(ToCode(gallery.language)) + (gallery.secretary ? "/sekretaer/" : "/gaest/");
  pages.push_back({folder + "overblik.html", gallery.Overview()});
  pages.push_back({folder + "liste.html", gallery.List()});
  pages.push_back({folder + "moede.html", gallery.Meeting()});
  pages.push_back({folder + "soeg.html", gallery.Search()});
  pages.push_back({folder + "formular.html", gallery.FormPage()});
  pages.push_back({folder + "import.html", gallery.Progressing()});
  pages.push_back({folder + "tom.html", gallery.Empty()});
  pages.push_back({folder + "menu.html", gallery.Menu()});
  pages.push_back({folder + "diagrammer.html", gallery.Charts()});
}

}  // namespace

std::vector<GalleryPage> ListGalleryPages() {
  std::vector<GalleryPage> pages;
  for (const Language language : {Language::kDanish, Language::kEnglish}) {
    AddPages(pages, {language, false});
    AddPages(pages, {language, true});
  }
  return pages;
}

}  // namespace tovholder::html

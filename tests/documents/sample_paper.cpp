// SPDX-License-Identifier: EUPL-1.2
#include "documents/sample_paper.h"

namespace tovholder::documents {

std::string SampleSvg() {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100">
<rect x="10" y="40" width="60" height="60" fill="#004d9d"/><rect x="90" y="10" width="60" height="90"/>
<text x="10" y="30">Åbent</text></svg>)";
}

Paper SamplePaper() {
  Paper paper;
  paper.title = "Dagsorden for Områdeudvalget";
  paper.subtitle = "Ordinært møde på Ærøvej";
  paper.author = "Skovby Kommune";
  paper.running_head = "Områdeudvalget: \"åbent\" </style> møde";
  paper.version = "Offentlig udgave";
  paper.date = Date(std::chrono::year(2026), std::chrono::April, std::chrono::day(22));
  PaperRun link{"læs planen"};
  link.link = "https://example.dk/plan?a=1&b=2";
  PaperRun strong{"styrelsesloven § 17, stk. 4", true};
  PaperRun soft{"løbende", false, true};
  PaperFacts facts{{{"Sted", Plain("Mødesalen")}, {"Tid", Plain("kl. 15.00–16.30")}}};
  PaperList inner{ListForm::kBullets, 1, {{Plain("Grønne gårde")}}};
  PaperList list{ListForm::kNumbers, 1, {{Plain("at planen godkendes")}, {Plain("at børnene høres"), {inner}}}};
  PaperTable table{"Budget for året",
                   {{"Indsats", 0.6}, {"Beløb", 0.4, ColumnAlign::kRight}},
                   {{Plain("Lektiecafé"), Plain("125.000 kr.")}, {Plain("Ungejob"), Plain("80.500 kr.")}}};
  PaperBox box{"Beslutning", {PaperParagraph{Plain("Indstillingen blev fulgt.")}}};
  paper.blocks = {facts,
                  PaperHeading{1, "1", "Budgetopfølgning"},
                  PaperParagraph{{{"Udvalget følger "}, strong, {" og sagen "}, soft, {" (se "}, link, {")."}}},
                  PaperHeading{2, "1.1", "Indstilling"},
                  list,
                  PaperHeading{3, "", "Økonomi"},
                  table,
                  PaperHeading{4, "", "Tal"},
                  PaperFigure{FigureKind::kSvg, SampleSvg(), "Søjler: 60 i år, 90 næste år", 50},
                  box,
                  PaperAttachments{"Bilag", {{"Årsregnskab", "12 sider", ""}, {"Høringssvar", "", ""}}},
                  PaperPageBreak{},
                  PaperHeading{1, "2", "Eventuelt"},
                  PaperParagraph{Plain("Intet at bemærke.")},
                  PaperSignatures{{{"Åse Møller", "formand", ""}, {"Bo Lund", "sekretær", "22. april 2026"}}}};
  return paper;
}

Paper LongPaper(int pages, int seed) {
  Paper paper = SamplePaper();
  paper.title += " nr. " + std::to_string(seed);
  const std::string sentence =
      "Forvaltningen oplyser, at afdelingsbestyrelserne i boligområdet har drøftet helhedsplanens indsatser, og at "
      "medfinansieringen følger den aftale, som byrådet godkendte. ";
  for (int page = 1; page < pages; ++page) {
    const std::string number = std::to_string(page + 2);
    paper.blocks.emplace_back(PaperPageBreak{});
    paper.blocks.emplace_back(PaperHeading{1, number, "Status på indsats " + number + "." + std::to_string(seed)});
    for (int paragraph = 0; paragraph < 5; ++paragraph) {
      paper.blocks.emplace_back(PaperParagraph{Plain(sentence + sentence + sentence)});
    }
    PaperTable table{"", {{"Aktivitet"}, {"Deltagere", 0.3, ColumnAlign::kRight}}, {}};
    for (int row = 0; row < 4; ++row) {
      table.rows.push_back({Plain("Aktivitet " + std::to_string(row)), Plain(std::to_string(page * row + seed))});
    }
    paper.blocks.emplace_back(std::move(table));
    paper.blocks.emplace_back(PaperBox{"Beslutning", {PaperParagraph{Plain("Taget til efterretning.")}}});
  }
  return paper;
}

PdfOptions EagerPdf() {
  PdfOptions options;
  options.niceness = 0;
  return options;
}

PdfQueueOptions EagerQueue() {
  PdfQueueOptions options;
  options.forgotten_after = std::chrono::minutes(5);
  options.writing = EagerPdf();
  return options;
}

}  // namespace tovholder::documents

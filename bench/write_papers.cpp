// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "documents/pdf_queue.h"

// write_papers PAPERS PAGES [FILE]: so many people ask at once for the PDF of an agenda of so many pages, each for
// another one. Prints the seconds until all have it, the MB that this process grew by at most, the MB of all PDFs and
// the longest milliseconds that one question took. FILE gets the first PDF.
namespace {

using namespace tovholder;
using documents::Plain;
using Clock = std::chrono::steady_clock;

documents::Paper Agenda(int pages, int number) {
  documents::Paper paper;
  paper.title = "Dagsorden nr. " + std::to_string(number);
  paper.author = "Områdesekretariatet";
  paper.running_head = "Bestyrelsen for den boligsociale helhedsplan";
  paper.version = "Offentlig udgave";
  paper.date = Date(std::chrono::year(2026), std::chrono::April, std::chrono::day(22));
  std::string text;
  for (int i = 0; i < 4; ++i) {
    text +=
        "Forvaltningen oplyser, at afdelingsbestyrelserne i boligområdet har drøftet helhedsplanens indsatser, og at "
        "medfinansieringen følger den aftale, som byrådet godkendte efter styrelsesloven § 17, stk. 4. ";
  }
  for (int page = 1; page <= pages; ++page) {
    if (page > 1) paper.blocks.emplace_back(documents::PaperPageBreak{});
    paper.blocks.emplace_back(documents::PaperHeading{1, std::to_string(page), "Status på en indsats"});
    for (int i = 0; i < 3; ++i) paper.blocks.emplace_back(documents::PaperParagraph{Plain(text)});
    documents::PaperTable table{
        "Deltagere", {{"Aktivitet"}, {"I år", 0.2, documents::ColumnAlign::kRight}, {"Mål", 0.2}}, {}};
    for (int row = 0; row < 6; ++row) {
      table.rows.push_back(
          {Plain("Lektiecafé " + std::to_string(row)), Plain(std::to_string(row * number)), Plain("40")});
    }
    paper.blocks.emplace_back(std::move(table));
    paper.blocks.emplace_back(
        documents::PaperBox{"Beslutning", {documents::PaperParagraph{Plain("Indstillingen blev fulgt.")}}});
  }
  return paper;
}

double ResidentMegabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

double Milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

// As a page does it: asks, and asks again until the PDF is there.
class Reader {
 public:
  Reader(documents::PdfQueue& queue, int pages, int number) : queue_(queue), paper_(Agenda(pages, number)) {}

  bool Fetch() {
    for (;;) {
      const auto begin = Clock::now();
      const auto answer = queue_.Ask(paper_);
      longest = std::max(longest, Milliseconds(Clock::now() - begin));
      if (!answer) {
        std::cerr << "write_papers: " << answer.error().id << '\n';
        return false;
      }
      if (answer->bytes) {
        pdf = *answer->bytes;
        return true;
      }
      std::this_thread::sleep_for(std::chrono::seconds(2));
    }
  }

  std::string pdf;
  double longest = 0;

 private:
  documents::PdfQueue& queue_;
  documents::Paper paper_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "write_papers PAPERS PAGES [FILE]\n";
    return 2;
  }
  documents::PdfQueue queue;
  const double before = ResidentMegabytes();
  std::vector<Reader> readers;
  for (int i = 0; i < std::atoi(arguments[1]); ++i) readers.emplace_back(queue, std::atoi(arguments[2]), i + 1);
  const auto begin = Clock::now();
  double most = before;
  {
    const std::jthread watch([&](const std::stop_token& stop) {
      while (!stop.stop_requested()) {
        most = std::max(most, ResidentMegabytes());
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
      }
    });
    std::vector<std::jthread> threads;
    for (Reader& reader : readers) threads.emplace_back([&] { (void)reader.Fetch(); });
  }
  double bytes = 0;
  double longest = 0;
  for (const Reader& reader : readers) {
    if (reader.pdf.empty()) return 1;
    bytes += static_cast<double>(reader.pdf.size());
    longest = std::max(longest, reader.longest);
  }
  if (count > 3) std::ofstream(arguments[3], std::ios::binary) << readers.front().pdf;
  std::cout << Milliseconds(Clock::now() - begin) / 1000 << ' ' << most - before << ' ' << bytes / 1e6 << ' ' << longest
            << '\n';
  return 0;
}

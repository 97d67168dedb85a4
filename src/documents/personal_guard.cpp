// SPDX-License-Identifier: EUPL-1.2
#include "documents/personal_guard.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "base/enum_names.h"
#include "base/text.h"
#include "documents/file_kind.h"
#include "documents/office_kind.h"
#include "documents/office_texts.h"
#include "documents/pdf_strings.h"
#include "documents/recognition.h"
#include "documents/small_counts.h"
#include "documents/subprocess.h"
#include "documents/xlsx_reader.h"
#include "documents/zip_archive.h"

namespace tovholder::documents {
namespace {

constexpr int kDeepestArchive = 3;
constexpr std::size_t kMostFiles = 2'000;
constexpr std::uint32_t kExcerptReach = 30;  // bytes to each side
constexpr int kSmallestPicture = 40;         // dots: a rule or a bullet shows no number

constexpr EnumNames<GuardPlace, 10> kGuardPlaces{{{GuardPlace::kText, "text"},
                                                  {GuardPlace::kRecognised, "recognised"},
                                                  {GuardPlace::kFileName, "file_name"},
                                                  {GuardPlace::kMetadata, "metadata"},
                                                  {GuardPlace::kNote, "note"},
                                                  {GuardPlace::kFormField, "form_field"},
                                                  {GuardPlace::kComment, "comment"},
                                                  {GuardPlace::kPageHead, "page_head"},
                                                  {GuardPlace::kHidden, "hidden"},
                                                  {GuardPlace::kDeleted, "deleted"}}};

// A letter that recognition mistakes for a digit, where it stands among digits; each as long as what it replaces.
std::string MendDigits(std::string text) {
  constexpr std::array<std::pair<char, char>, 9> kMistaken = {
      {{'O', '0'}, {'o', '0'}, {'Q', '0'}, {'l', '1'}, {'I', '1'}, {'|', '1'}, {'S', '5'}, {'B', '8'}, {'Z', '2'}}};
  const auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto found =
        std::find_if(kMistaken.begin(), kMistaken.end(), [&](const auto& one) { return one.first == text[i]; });
    if (found != kMistaken.end() && (is_digit(i + 1) || (i > 0 && is_digit(i - 1)))) text[i] = found->second;
  }
  return text;
}

enum class Digits { kShown, kMasked };

// The words around a place; of what is masked every digit is an "x".
std::string ExcerptOf(std::string_view text, Span span, Digits digits) {
  std::size_t begin = span.begin > kExcerptReach ? span.begin - kExcerptReach : 0;
  std::size_t end = std::min<std::size_t>(text.size(), span.end + kExcerptReach);
  const auto goes_on = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
  };
  while (begin > 0 && goes_on(begin)) --begin;
  while (goes_on(end)) ++end;
  if (digits == Digits::kShown) {  // whole words alone
    while (begin > 0 && begin < span.begin && text[begin - 1] != ' ') ++begin;
    while (end < text.size() && end > span.end && text[end] != ' ') --end;
  }
  std::string excerpt(text.substr(begin, end - begin));
  for (std::size_t i = span.begin - begin; digits == Digits::kMasked && i < span.end - begin; ++i) {
    if (excerpt[i] >= '0' && excerpt[i] <= '9') excerpt[i] = 'x';
  }
  return CollapseSpace(MaskCprNumbers(excerpt));
}

std::string DigitsOf(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

bool IsImage(Format format) { return format == Format::kPng || format == Format::kJpeg || format == Format::kTiff; }

GuardPlace PlaceOf(OfficePlace place) {
  switch (place) {
    case OfficePlace::kHidden:
      return GuardPlace::kHidden;
    case OfficePlace::kDeleted:
      return GuardPlace::kDeleted;
    case OfficePlace::kComment:
      return GuardPlace::kComment;
    case OfficePlace::kHead:
      return GuardPlace::kPageHead;
    case OfficePlace::kMetadata:
      return GuardPlace::kMetadata;
    case OfficePlace::kText:
      break;
  }
  return GuardPlace::kText;
}

GuardPlace PlaceOf(const PdfString& string) {
  if (string.key == "Contents" || string.key == "RC") return GuardPlace::kNote;
  if (string.key == "V" || string.key == "DV" || string.key == "Opt") return GuardPlace::kFormField;
  return GuardPlace::kMetadata;
}

// One file and what is in it. A number that is found twice in a file is told once, at its most visible place.
class FileGuard {
 public:
  FileGuard(std::string file, std::string_view bytes, const ReadOptions& options, int depth, GuardReport& report,
            std::size_t& files)
      : file_(std::move(file)), bytes_(bytes), options_(options), depth_(depth), report_(report), files_(files) {}

  void Check() {
    if (depth_ > kDeepestArchive) return Leave({"documents.guard_too_deep", {{"file", file_}}});
    if (++files_ > kMostFiles) {
      return Leave({"documents.guard_too_many", {{"file", file_}, {"limit", std::to_string(kMostFiles)}}});
    }
    std::string name = file_.substr(file_.rfind('/') + 1);
    std::replace(name.begin(), name.end(), '_', ' ');
    Look(name, GuardPlace::kFileName, 0);
    const Format format = RecogniseFormat(bytes_, file_);
    if (format == Format::kZip) return CheckZip();
    CheckDocument(format);
    if (format == Format::kPdf) CheckPdf();
    if (format == Format::kHtml || format == Format::kXml) Look(bytes_, GuardPlace::kHidden, 0);
    if (IsImage(format)) Look(bytes_, GuardPlace::kMetadata, 0);
  }

 private:
  void Leave(Error reason, int page = 0) { report_.unchecked.push_back({file_, page, std::move(reason)}); }

  void Look(std::string_view text, GuardPlace place, int page) {
    for (const CprHit& hit : FindCprNumbers(text)) {
      if (!known_.insert(DigitsOf(text.substr(hit.span.begin, hit.span.end - hit.span.begin))).second) continue;
      report_.numbers.push_back(
          {file_, place, page, ExcerptOf(text, hit.span, Digits::kMasked), hit.confidence, hit.reason});
    }
  }

  // A page may be read twice, as text and off its picture: what is counted there is told once.
  void LookForCounts(std::string_view text, int page) {
    for (const SmallCount& found : FindSmallCounts(text, kHighestSafeCount)) {
      const std::string key = std::to_string(page) + " " + std::to_string(found.count) + " " + std::string(found.unit);
      if (!known_.insert(key).second) continue;
      report_.counts.push_back({file_, page, found.count, ExcerptOf(text, found.phrase, Digits::kShown)});
    }
  }

  void LookAtPages(const TextDocument& document) {
    const bool image = document.kind == FileKind::kImage;
    const bool recognised = image || document.scanned;
    const std::string text = recognised ? MendDigits(document.text) : document.text;
    for (std::size_t page = 0; page < document.pages.size(); ++page) {
      const std::size_t end = page + 1 < document.pages.size() ? document.pages[page + 1] : text.size();
      const std::string_view words = std::string_view(text).substr(document.pages[page], end - document.pages[page]);
      Look(words, recognised ? GuardPlace::kRecognised : GuardPlace::kText, static_cast<int>(page) + 1);
      LookForCounts(words, static_cast<int>(page) + 1);
    }
    Look(text, recognised ? GuardPlace::kRecognised : GuardPlace::kText, 0);  // across the end of a page
  }

  void CheckDocument(Format format) {
    const Result<TextDocument> document = ReadDocument(bytes_, file_, options_);
    if (document) {
      LookAtPages(*document);
      for (const Error& warning : document->warnings) {
        const bool page = warning.id == "documents.page_unreadable" || warning.id == "documents.page_without_text";
        if (page) Leave(warning, PageOf(warning));
      }
      return;
    }
    // A picture without a letter was looked at; a file without a text that was not recognised was not.
    const bool drawn = format == Format::kPdf || IsImage(format);
    const bool nothing_there =
        document.error().id == "documents.no_text" && (!drawn || options_.recognition == Recognition::kWhereNeeded);
    if (!nothing_there && document.error().id != "documents.empty") Leave(document.error());
  }

  static int PageOf(const Error& warning) {
    int page = 0;
    const auto found = warning.params.find("page");
    if (found != warning.params.end()) {
      std::from_chars(found->second.data(), found->second.data() + found->second.size(), page);
    }
    return page;
  }

  ProgramLimits Limits(const TemporaryFolder& folder) const {
    ProgramLimits limits;
    limits.folder = folder.path();
    limits.wall_time = options_.seconds_per_file;
    limits.cancelled = options_.cancelled;
    return limits;
  }

  void CheckPdf() {
    for (const PdfString& string : ListPdfStrings(bytes_, options_.max_unpacked_bytes)) {
      Look(string.text, PlaceOf(string), 0);
      if (PlaceOf(string) != GuardPlace::kMetadata) LookForCounts(string.text, 0);
    }
    const TemporaryFolder folder;
    const std::string path = folder.Write("document.pdf", bytes_);
    CheckPictures(path, folder);
    CheckEmbeddedFiles(path, folder);
  }

  // A page may have a text and a scan as well: all that show a picture are read as pictures.
  void CheckPictures(const std::string& path, const TemporaryFolder& folder) {
    if (options_.recognition == Recognition::kNever) return;
    const Result<ProgramRun> list = RunProgram({"pdfimages", "-list", path}, {}, Limits(folder));
    if (!list) return Leave(list.error());
    const std::vector<int> pages = PagesWithPictures(list->output);
    const auto recognised = RecognisePages(pages, options_, [&](int page) -> Result<std::string> {
      const Result<std::string> image = DrawPdfPage(path, page, folder.path(), options_);
      if (!image) return Pass(image);
      return RecogniseImage(*image, folder.path(), options_);
    });
    if (!recognised) return Leave(recognised.error());
    for (const RecognisedPage& page : *recognised) {
      if (page.text) {
        const std::string words = MendDigits(*page.text);
        Look(words, GuardPlace::kRecognised, page.page);
        LookForCounts(words, page.page);
      } else {
        Leave(page.text.error(), page.page);
      }
    }
  }

  static std::vector<int> PagesWithPictures(const std::string& list) {
    std::set<int> pages;
    for (std::string_view line : SplitLines(list)) {
      std::vector<int> numbers;
      const std::string collapsed = CollapseSpace(line);
      for (std::string_view word : Split(collapsed, ' ')) {
        int number = 0;
        const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (problem == std::errc() && end == word.data() + word.size()) numbers.push_back(number);
      }
      // page, number, width, height
      if (numbers.size() > 4 && numbers[2] >= kSmallestPicture && numbers[3] >= kSmallestPicture / 2)
        pages.insert(numbers[0]);
    }
    return {pages.begin(), pages.end()};
  }

  // One by one under names of our own: theirs may be twice the same, or lead elsewhere.
  void CheckEmbeddedFiles(const std::string& path, const TemporaryFolder& folder) {
    const Result<ProgramRun> list = RunProgram({"pdfdetach", "-list", path}, {}, Limits(folder));
    if (!list) return Leave(list.error());
    for (std::string_view line : SplitLines(list->output)) {
      const std::size_t colon = line.find(": ");
      if (colon == std::string_view::npos) continue;
      const std::string number(Trim(line.substr(0, colon)));
      const std::string inside = folder.path() + "/file-" + number;
      const std::string name = file_ + "/" + std::string(line.substr(colon + 2));
      const Result<ProgramRun> saved =
          RunProgram({"pdfdetach", "-save", number, "-o", inside, path}, {}, Limits(folder));
      const Result<std::string> bytes = saved ? LoadFile(inside, options_.max_bytes) : Result<std::string>(Pass(saved));
      CheckInner(name, bytes);
    }
  }

  void CheckInner(const std::string& name, const Result<std::string>& bytes) {
    if (bytes) {
      FileGuard(name, *bytes, options_, depth_ + 1, report_, files_).Check();
    } else {
      report_.unchecked.push_back({name, 0, bytes.error()});
    }
  }

  void CheckZip() {
    Result<ZipArchive> archive = ZipArchive::Open(bytes_, file_, options_.max_unpacked_bytes);
    if (!archive) return Leave(archive.error());
    const bool office = archive->Has("[Content_Types].xml") || archive->Has("content.xml");
    if (office) CheckDocument(Format::kZip);
    if (RecogniseOfficeKind(*archive).value_or(OfficeKind::kNone) == OfficeKind::kExcel) CheckCells();
    for (const std::string& part : archive->ListNames()) {
      if (part.ends_with('/')) continue;
      office ? CheckOfficePart(*archive, part) : CheckPacked(*archive, part);
    }
  }

  // Beside what CheckDocument sees: sheets that are hidden, and numbers that have lost the zero they begin with.
  void CheckCells() {
    XlsxLimits limits;
    limits.max_bytes = options_.max_bytes;
    limits.max_unpacked_bytes = options_.max_unpacked_bytes;
    const Result<Workbook> workbook = ReadXlsx(bytes_, file_, limits);
    if (!workbook) return;  // CheckDocument has said so
    for (const Sheet& sheet : workbook->sheets) {
      const GuardPlace place = sheet.hidden ? GuardPlace::kHidden : GuardPlace::kText;
      for (const std::vector<Cell>& row : sheet.rows) LookAtRow(row, place);
    }
  }

  void LookAtRow(const std::vector<Cell>& row, GuardPlace place) {
    constexpr std::size_t kWithoutZero = 9;
    std::string line;
    for (const Cell& cell : row) {
      const bool digits =
          cell.kind == CellKind::kNumber && cell.text.find_first_not_of("0123456789") == std::string::npos;
      if (digits && cell.text.size() == kWithoutZero) line += '0';
      line += cell.text;
      line += '\t';
    }
    Look(line, place, 0);
  }

  void CheckPacked(ZipArchive& archive, const std::string& part) { CheckInner(file_ + "/" + part, archive.Read(part)); }

  void CheckOfficePart(ZipArchive& archive, const std::string& part) {
    const std::string extension = Extension(part);
    constexpr std::array<std::string_view, 4> kNoTexts = {".rels", ".ttf", ".odttf", ".rdf"};
    if (std::find(kNoTexts.begin(), kNoTexts.end(), extension) != kNoTexts.end() || part == "mimetype") return;
    if (part.starts_with("xl/printerSettings/")) return;  // of the printer's driver
    if (extension == ".xml") {
      const Result<std::vector<OfficeText>> texts = ListOfficeTexts(archive, part);
      if (!texts) return Leave(texts.error());
      for (const OfficeText& text : *texts) {
        Look(text.text, PlaceOf(text.place), 0);
        const bool beside = text.place == OfficePlace::kComment || text.place == OfficePlace::kHead;
        if (beside) LookForCounts(text.text, 0);
      }
    } else if (extension == ".emf" || extension == ".wmf") {
      Leave({"documents.unknown_kind", {{"file", file_ + "/" + part}, {"kind", "Windows Metafile"}}});
    } else {
      CheckPacked(archive, part);
    }
  }

  std::string file_;
  std::string_view bytes_;
  const ReadOptions& options_;
  int depth_;
  GuardReport& report_;
  std::size_t& files_;
  std::set<std::string> known_;
};

}  // namespace

std::string_view ToName(GuardPlace place) { return NameIn(kGuardPlaces, place); }

GuardVerdict GuardReport::verdict() const {
  if (!numbers.empty()) return GuardVerdict::kFound;
  return unchecked.empty() ? GuardVerdict::kClean : GuardVerdict::kNotChecked;
}

GuardReport FindPersonalNumbersInFile(std::string_view name, std::string_view bytes, const ReadOptions& options) {
  GuardReport report;
  std::size_t files = 0;
  FileGuard(std::string(name), bytes, options, 0, report, files).Check();
  return report;
}

}  // namespace tovholder::documents

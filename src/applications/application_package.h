// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "applications/application_check.h"
#include "applications/application_paper.h"
#include "documents/zip_writer.h"
#include "post/job.h"
#include "sql/database.h"

// The package: one ZIP with a cover, a table of contents, the files of each requirement in a folder by its number, and
// the decisions as proof.
namespace tovholder::applications {

// A file as it goes into the package: its bytes, or a paper that is still to be written as a PDF.
struct PackedFile {
  std::string path;     // "III Kort beskrivelse/01 beskrivelse.pdf"
  std::string numeral;  // of its requirement; "" for cover and proofs
  std::string title;
  std::string bytes = {};
  std::optional<documents::Paper> paper = std::nullopt;
};

// Everything in the order in which it stands in the package, as the application is now.
struct PackageContents {
  int revision = 0;  // of the application
  bool complete = false;
  std::string title;
  std::vector<PackedFile> files;
};
// Errors: applications.no_such_application, applications.package_large {limit} in megabytes.
Result<PackageContents> CollectPackage(sql::Reader& reader, ApplicationId id, Date today, html::Language language);

// "Indholdsfortegnelse.html" with a link to each file, and the same as a table for a spreadsheet.
std::string FormatContents(const PackageContents& contents, html::Language language);
std::string FormatContentsTable(const PackageContents& contents, html::Language language);

// A name that every system takes, of at most that many letters; the ending stays.
std::string SafeName(std::string_view name, std::size_t longest);

using PdfWriter = std::function<Result<std::string>(const documents::Paper& paper)>;
// Errors: those of the writer.
Result<std::string> WritePackage(const PackageContents& contents, html::Language language, const PdfWriter& write_pdf,
                                 const post::ProgressReport& report);

// How a package is ordered.
struct PackageOrder {
  ApplicationId application;
  PackageUse purpose = PackageUse::kTrial;
  html::Language language = html::Language::kDanish;
};
// The work of a job that writes the package and keeps it; the application is then submitted, where it is to be.
// `changed` is called after what was written. Errors: those of CollectPackage, WritePackage and KeepPackage; one that
// is to be submitted and is not complete gives applications.incomplete {count} before anything is written.
post::Work MakePackageWork(sql::Database& database, sql::Author author, PackageOrder order,
                           std::function<void()> changed);

}  // namespace tovholder::applications

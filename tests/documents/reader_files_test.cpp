// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "documents/file_kind.h"
#include "documents/reader.h"
#include "documents/subprocess.h"

namespace tovholder::documents {
namespace {

TEST(LoadFile, GivesTheBytes) {
  const TemporaryFolder folder;
  const std::string bytes("a\0b\r\n\xFF", 6);
  EXPECT_EQ(LoadFile(folder.Write("a.bin", bytes)).value(), bytes);
}

TEST(LoadFile, SaysWhyNot) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("a.txt", "hej");
  const std::string missing = folder.path() + "/findes-ikke";
  EXPECT_EQ(LoadFile(missing).error(), (Error{"documents.not_found", {{"path", missing}}}));
  EXPECT_EQ(LoadFile(folder.path()).error(), (Error{"documents.is_folder", {{"path", folder.path()}}}));
  EXPECT_EQ(LoadFile(path, 2).error(), (Error{"documents.too_large", {{"file", path}, {"limit", "1"}}}));
  const std::string fifo = folder.path() + "/fifo";
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_EQ(LoadFile(fifo).error(), (Error{"documents.not_a_file", {{"path", fifo}}}));
}

TEST(LoadFile, WithoutRights) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TemporaryFolder folder;
  const std::string path = folder.Write("a.txt", "hej");
  ASSERT_EQ(chmod(path.c_str(), 0), 0);
  EXPECT_EQ(LoadFile(path).error(), (Error{"documents.no_rights", {{"path", path}}}));
}

TEST(FileKind, ContentComesBeforeTheName) {
  EXPECT_EQ(RecogniseFormat("%PDF-1.7 …", "a.txt"), Format::kPdf);
  EXPECT_EQ(RecogniseFormat("\n\n%PDF-1.7", "a.pdf"), Format::kPdf);
  EXPECT_EQ(RecogniseFormat("Referat", "a.pdf"), Format::kText);
  EXPECT_EQ(RecogniseFormat("<p>Referat</p>", "a.htm"), Format::kHtml);
  EXPECT_EQ(RecogniseFormat("<p>Referat</p>", "a.txt"), Format::kText);
  EXPECT_EQ(RecogniseFormat("<?xml version='1.0'?><html xmlns='x'>", "a.xml"), Format::kHtml);
  EXPECT_EQ(RecogniseFormat("<?xml version='1.0'?><agenda>", "a"), Format::kXml);
  EXPECT_EQ(RecogniseFormat(std::string("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14), "a"), Format::kHtml);
  EXPECT_EQ(RecogniseFormat("BMW er ikke et billede", "a.txt"), Format::kText);
}

TEST(FileKind, NamesGoThereAndBack) {
  for (const FileKind kind : {FileKind::kText, FileKind::kPdf, FileKind::kHtml, FileKind::kDocx, FileKind::kOdt,
                              FileKind::kImage, FileKind::kXml, FileKind::kXlsx}) {
    FileKind back = FileKind::kText;
    EXPECT_TRUE(FromName(ToName(kind), back));
    EXPECT_EQ(back, kind);
  }
  FileKind kind = FileKind::kText;
  EXPECT_FALSE(FromName("noget", kind));
}

}  // namespace
}  // namespace tovholder::documents

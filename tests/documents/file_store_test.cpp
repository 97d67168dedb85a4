// SPDX-License-Identifier: EUPL-1.2
#include "documents/file_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "support/test_database.h"

namespace tovholder::documents {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class FileStoreTest : public test::DatabaseTest {
 protected:
  sql::OpenOptions Options() const override {
    sql::OpenOptions options;
    options.migrations = test::MigrationsOf({"sql", "documents"});
    return options;
  }
  StoredFile Store(const std::string& bytes, const std::string& name) {
    return database().Write({}, [&](sql::Transaction& transaction) {
      return StoreFile(transaction, bytes, name, MediaTypeOf(bytes, name));
    });
  }
  std::string Load(FileId id) {
    return database().Read([&](sql::Reader& reader) { return LoadStoredFile(reader, id); });
  }
};

// Every byte value, over several pieces.
std::string Bytes(std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>((i * 31 + i / 257) & 0xFF);
  return bytes;
}

TEST_P(FileStoreTest, KeepsEveryByte) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kPieceSize, kPieceSize + 1, 3 * kPieceSize - 1}) {
    const std::string bytes = Bytes(size);
    const StoredFile file = Store(bytes, "fil-" + std::to_string(size));
    EXPECT_EQ(file.size, static_cast<std::int64_t>(size));
    EXPECT_TRUE(Load(file.id) == bytes) << size;
  }
  EXPECT_THAT(database().Read([](sql::Reader& reader) { return CheckFiles(reader); }), IsEmpty());
}

TEST_P(FileStoreTest, KeepsEqualBytesOnce) {
  const StoredFile first = Store("samme", "første.txt");
  const StoredFile second = Store("samme", "anden.txt");
  EXPECT_EQ(first.id, second.id);
  EXPECT_EQ(second.name, "første.txt");
  EXPECT_EQ(first.sha256, Sha256("samme"));
  const auto found = database().Read([&](sql::Reader& reader) { return FindFileByDigest(reader, first.sha256); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, first.id);
  EXPECT_EQ(found->media_type, "text/plain");
  EXPECT_EQ(found->stored_at, first.stored_at);
}

TEST_P(FileStoreTest, StreamsInAnyParts) {
  const std::string bytes = Bytes(2 * kPieceSize + 77);
  const auto stream = [&] {
    return database().Write({}, [&](sql::Transaction& transaction) {
      std::size_t place = 0;
      return StoreFile(
          transaction,
          [&]() -> std::optional<std::string> {
            if (place >= bytes.size()) return std::nullopt;
            const std::string part = bytes.substr(place, 100'001);
            place += part.size();
            return part;
          },
          "strøm.bin", "application/octet-stream");
    });
  };
  const StoredFile file = stream();
  EXPECT_EQ(file.sha256, Sha256(bytes));
  EXPECT_TRUE(Load(file.id) == bytes);
  EXPECT_EQ(stream().id, file.id);
  std::vector<std::size_t> sizes;
  database().Read([&](sql::Reader& reader) {
    ReadFile(reader, file.id, [&](std::string_view piece) {
      sizes.push_back(piece.size());
      return sizes.size() < 2;
    });
    EXPECT_EQ(ReadPiece(reader, file.id, 2)->size(), 77U);
    EXPECT_FALSE(ReadPiece(reader, file.id, 3));
  });
  EXPECT_THAT(sizes, ElementsAre(kPieceSize, kPieceSize));
}

TEST_P(FileStoreTest, FindsWhatWasDamaged) {
  const StoredFile changed = Store("indhold et", "a.txt");
  const StoredFile cut = Store(Bytes(kPieceSize + 5), "b.bin");
  const StoredFile whole = Store("indhold tre", "c.txt");
  database().Write({}, [&](sql::Transaction& transaction) {
    transaction.Execute("UPDATE file_chunk SET bytes = $1 WHERE file = $2", sql::Blob{"indhold xx"}, changed.id.value);
    transaction.Execute("DELETE FROM file_chunk WHERE file = $1 AND number = 1", cut.id.value);
  });
  std::vector<std::string> problems;
  for (const FileFinding& finding : database().Read([](sql::Reader& reader) { return CheckFiles(reader); })) {
    problems.push_back(finding.name + ": " + finding.problem);
  }
  EXPECT_THAT(problems, ElementsAre("a.txt: digest", "b.bin: missing piece"));
  database().Write({}, [&](sql::Transaction& transaction) { DeleteFile(transaction, whole.id); });
  EXPECT_FALSE(database().Read([&](sql::Reader& reader) { return FindFile(reader, whole.id); }));
}

TOVHOLDER_ON_EVERY_STORE(FileStoreTest);

TEST(Sha256, KnownValues) {
  EXPECT_EQ(Sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(MediaType, ByContentThenName) {
  EXPECT_EQ(MediaTypeOf("%PDF-1.7", "x.txt"), "application/pdf");
  EXPECT_EQ(MediaTypeOf("hej", "x.pdf"), "text/plain");
  EXPECT_EQ(MediaTypeOf("PK\x03\x04", "x.docx"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  EXPECT_EQ(MediaTypeOf("<html>", "x"), "text/html");
  EXPECT_EQ(MediaTypeOf(std::string("\0\1", 2), "x"), "application/octet-stream");
}

}  // namespace
}  // namespace tovholder::documents

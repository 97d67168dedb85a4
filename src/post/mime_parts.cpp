// SPDX-License-Identifier: EUPL-1.2
#include "post/mime_parts.h"

#include <gmime/gmime.h>

#include <memory>
#include <stdexcept>

#include "base/text.h"
#include "documents/encoding.h"
#include "post/mail_reader.h"

namespace tovholder::post {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using GObjectPtr = std::unique_ptr<T, Unref>;

struct Free {
  void operator()(char* text) const { g_free(text); }
};
using GText = std::unique_ptr<char, Free>;

std::string TextOrNothing(const char* text) {
  if (!text) return {};
  if (IsUtf8(text)) return text;
  return documents::DecodeAs(text, "windows-1252");
}

std::string LineOrNothing(const char* text) { return CollapseSpace(TextOrNothing(text)); }

void AddPeople(InternetAddressList* list, std::vector<MailPerson>& people) {
  const int count = list ? internet_address_list_length(list) : 0;
  for (int i = 0; i < count; ++i) {
    InternetAddress* one = internet_address_list_get_address(list, i);
    if (!INTERNET_ADDRESS_IS_MAILBOX(one)) continue;  // a group: "undisclosed-recipients:;"
    const char* address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one));
    people.push_back({LineOrNothing(internet_address_get_name(one)), LineOrNothing(address)});
  }
}

std::string BytesOf(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (!content) return {};
  const GObjectPtr<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return bytes->len == 0 ? std::string() : std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

bool IsReadHere(const MimePart& part) {
  return part.type.starts_with("text/") || part.type.starts_with("message/") || part.type == "application/ics" ||
         ToLower(part.name).ends_with(".ics");
}

std::string ParameterOf(GMimeObject* object, const char* name) {
  return LineOrNothing(g_mime_object_get_content_type_parameter(object, name));
}

MimePart ReadLeaf(GMimeObject* object) {
  MimePart part;
  const GText type(g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object)));
  part.type = ToLower(LineOrNothing(type.get()));
  part.charset = ParameterOf(object, "charset");
  part.method = ToUpper(ParameterOf(object, "method"));
  const char* disposition = g_mime_object_get_disposition(object);
  part.attached = disposition && ToLower(LineOrNothing(disposition)) == "attachment";
  if (GMIME_IS_PART(object)) {
    part.name = LineOrNothing(g_mime_part_get_filename(GMIME_PART(object)));
    if (IsReadHere(part)) part.bytes = BytesOf(GMIME_PART(object));
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    if (inner) part.message_id = LineOrNothing(g_mime_message_get_message_id(inner));
  }
  return part;
}

Result<void> AddParts(GMimeObject* object, std::size_t depth, std::vector<MimePart>& parts) {
  if (depth > kMailDepthLimit) return Fail("post.mail_too_deep", {{"limit", std::to_string(kMailDepthLimit)}});
  if (parts.size() == kMailPartLimit) {
    return Fail("post.mail_too_many_parts", {{"limit", std::to_string(kMailPartLimit)}});
  }
  if (!GMIME_IS_MULTIPART(object)) {
    parts.push_back(ReadLeaf(object));
    return {};
  }
  const int count = g_mime_multipart_get_count(GMIME_MULTIPART(object));
  for (int i = 0; i < count; ++i) {
    Result<void> added = AddParts(g_mime_multipart_get_part(GMIME_MULTIPART(object), i), depth + 1, parts);
    if (!added) return added;
  }
  return {};
}

void AddFields(GMimeMessage* message, std::vector<std::pair<std::string, std::string>>& fields) {
  GMimeHeaderList* list = g_mime_object_get_header_list(GMIME_OBJECT(message));
  const int count = g_mime_header_list_get_count(list);
  for (int i = 0; i < count; ++i) {
    GMimeHeader* header = g_mime_header_list_get_header_at(list, i);
    fields.emplace_back(ToLower(LineOrNothing(g_mime_header_get_name(header))),
                        LineOrNothing(g_mime_header_get_value(header)));
  }
}

std::string FirstMessageId(GMimeMessage* message, const char* field) {
  const char* value = g_mime_object_get_header(GMIME_OBJECT(message), field);
  if (!value) return {};
  const GText id(g_mime_utils_decode_message_id(value));
  return LineOrNothing(id.get());
}

std::optional<Instant> DateOf(GMimeMessage* message) {
  GDateTime* date = g_mime_message_get_date(message);
  if (!date) return std::nullopt;
  return Instant(std::chrono::seconds(g_date_time_to_unix(date)));
}

GObjectPtr<GMimeMessage> Construct(std::string_view bytes) {
  static const bool started = (g_mime_init(), true);
  if (!started) throw std::runtime_error("gmime cannot start");
  const GObjectPtr<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const GObjectPtr<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return GObjectPtr<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

}  // namespace

Result<MimeMessage> ParseMime(std::string_view bytes) {
  MimeMessage read;
  const GObjectPtr<GMimeMessage> message = Construct(bytes);
  if (!message) return read;
  AddPeople(g_mime_message_get_from(message.get()), read.from);
  AddPeople(g_mime_message_get_to(message.get()), read.to);
  read.subject = LineOrNothing(g_mime_message_get_subject(message.get()));
  read.message_id = LineOrNothing(g_mime_message_get_message_id(message.get()));
  read.in_reply_to = FirstMessageId(message.get(), "In-Reply-To");
  read.date = DateOf(message.get());
  AddFields(message.get(), read.fields);
  GMimeObject* body = g_mime_message_get_mime_part(message.get());
  if (!body) return read;
  const Result<void> added = AddParts(body, 0, read.parts);
  if (!added) return Pass(added);
  return read;
}

}  // namespace tovholder::post

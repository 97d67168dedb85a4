-- SPDX-License-Identifier: EUPL-1.2
-- What a message brings beside its text: an entry for the calendar, and files.
ALTER TABLE mail_message ADD COLUMN calendar TEXT NOT NULL DEFAULT '';
ALTER TABLE mail_message ADD COLUMN calendar_method TEXT NOT NULL DEFAULT 'PUBLISH';
CREATE INDEX mail_message_by_key ON mail_message (message_key);

CREATE TABLE mail_attachment (
  id @id@,
  mail BIGINT NOT NULL REFERENCES mail_message (id),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  file BIGINT NOT NULL REFERENCES file (id)
);
CREATE INDEX mail_attachment_by_mail ON mail_attachment (mail, id);
CREATE INDEX mail_attachment_by_file ON mail_attachment (file);

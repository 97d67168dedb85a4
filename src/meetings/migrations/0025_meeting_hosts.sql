-- Who may read a meeting follows from all who meet, so that the list of them belongs to the meeting and not to its
-- preparation.
ALTER TABLE desk_host RENAME TO meeting_host;
CREATE INDEX meeting_host_by_organization ON meeting_host (organization, meeting);

-- The log is read newest first and narrowed while it is read; an index for each filter cost every change a page.
DROP INDEX change_log_by_time;
DROP INDEX change_log_by_user;
DROP INDEX change_log_by_kind;
DROP INDEX change_log_by_table;

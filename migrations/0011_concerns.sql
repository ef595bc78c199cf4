-- Open concerns are listed across all tickets, of which few have one.
create index ticket_open_concern on ticket (workspace_id) where concerns @> '[{"state": "open"}]';

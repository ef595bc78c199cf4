-- Both sides of a concern hear how it goes on, and what was decided is found later: of few tickets, the last changed first.
create index ticket_concern on ticket (workspace_id, updated_at) where concerns <> '[]';

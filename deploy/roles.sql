-- Roles of Topline in PostgreSQL, to be run once by a superuser. Choose two passwords of your own.

-- what the server works as: owns nothing, and sees one workspace at a time
create role topline_app nologin;

-- who owns the tables and changes them at upgrades: TOPLINE_MIGRATE_URL
create role topline_owner login password 'choose-one' createrole;
grant topline_app to topline_owner with admin option;

-- who the server comes in as: DATABASE_URL
create role topline_server login password 'choose-one';
grant topline_app to topline_server;

create database topline owner topline_owner;

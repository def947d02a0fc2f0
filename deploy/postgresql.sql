-- The role and the database of the site:
--   runuser -u postgres -- psql --set password=… < deploy/postgresql.sql
-- A machine keeps at most SERVER_WORKERS x SERVER_THREADS connections, two more for its
-- timers: the default of 100 is enough for nine machines.
CREATE ROLE ketamine_info LOGIN PASSWORD :'password';
CREATE DATABASE ketamine_info
  OWNER ketamine_info ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0;

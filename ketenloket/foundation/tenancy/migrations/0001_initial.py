"""The functions with which policies ask who acts, and the rights on tables that are not ours."""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION acting_account() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('ketenloket.account', true), '')::bigint $$;
CREATE FUNCTION acting_organisation() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('ketenloket.organisation', true), '')::bigint $$;
CREATE FUNCTION acting_worker() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('ketenloket.worker', true), '')::bigint $$;
CREATE FUNCTION acting_alliance() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('ketenloket.alliance', true), '')::bigint $$;
CREATE FUNCTION acting_sees() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('ketenloket.sees', true), '') $$;
CREATE FUNCTION acting_request() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('ketenloket.request', true), '')::uuid $$;
CREATE FUNCTION acting_follow_up_key() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('ketenloket.follow_up_key', true), '') $$;

-- The role is folded into the value: NULL for everybody else, so each arm of a policy stays one test.
CREATE FUNCTION case_organisation() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN current_setting('ketenloket.sees', true) = 'organisation'
       THEN nullif(current_setting('ketenloket.organisation', true), '')::bigint END $$;
CREATE FUNCTION assigned_worker() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN current_setting('ketenloket.sees', true) = 'assigned'
       THEN nullif(current_setting('ketenloket.worker', true), '')::bigint END $$;
CREATE FUNCTION table_organisation() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN current_setting('ketenloket.sees', true) IN ('organisation', 'table')
       THEN nullif(current_setting('ketenloket.organisation', true), '')::bigint END $$;
CREATE FUNCTION front_door() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN current_setting('ketenloket.sees', true) = 'front_door'
       THEN nullif(current_setting('ketenloket.organisation', true), '')::bigint END $$;
CREATE FUNCTION own_request() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN current_setting('ketenloket.sees', true) = 'own_request'
       THEN nullif(current_setting('ketenloket.request', true), '')::uuid END $$;
CREATE FUNCTION this_transaction() RETURNS bigint LANGUAGE sql STABLE AS
  $$ SELECT pg_current_xact_id()::text::bigint $$;
"""

DROP = "".join(
    f"DROP FUNCTION {name}();"
    for name in (
        "acting_account",
        "acting_organisation",
        "acting_worker",
        "acting_alliance",
        "acting_sees",
        "acting_request",
        "acting_follow_up_key",
        "case_organisation",
        "assigned_worker",
        "table_organisation",
        "front_door",
        "own_request",
        "this_transaction",
    )
)

# Tables of libraries (sessions, sign-in, jobs) hold no help-seeker: the serving role uses them
# freely. Every table of ours takes these rights back and grants its own (`Rights`).
RIGHTS = """
GRANT USAGE ON SCHEMA public TO ketenloket_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ketenloket_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ketenloket_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ketenloket_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ketenloket_app;
"""
RIGHTS_BACK = """
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM ketenloket_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM ketenloket_app;
"""


# Counters of rate limits, shared by all serving processes; nothing about people.
CACHE = """
CREATE TABLE ketenloket_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL,
  expires timestamptz NOT NULL);
CREATE INDEX ketenloket_cache_expires ON ketenloket_cache (expires);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        migrations.RunSQL(FUNCTIONS, DROP),
        migrations.RunSQL(RIGHTS, RIGHTS_BACK),
        migrations.RunSQL(CACHE, "DROP TABLE ketenloket_cache"),
    ]

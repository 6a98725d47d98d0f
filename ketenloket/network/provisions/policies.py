"""Who changed, checked or added something on the list says so in their own name."""

from ketenloket.foundation.tenancy.policies import APP_ROLE, SqlRule

CHANGED_BY = f"""
CREATE FUNCTION provisions_changed_by() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF current_user = '{APP_ROLE}' AND (NOT public.acting_has(TG_ARGV)
      OR NEW.made_by_id IS DISTINCT FROM public.acting_worker()
      OR NEW.organisation_id IS DISTINCT FROM public.acting_organisation()
      OR NOT EXISTS (SELECT FROM public.provisions_provision p
        WHERE p.id = NEW.provision_id AND p.alliance_id = public.acting_alliance())) THEN
    RAISE EXCEPTION 'who changes the list writes the history, in their own name'
      USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
"""
DROP_CHANGED_BY = "DROP FUNCTION provisions_changed_by();"
# The first argument is the column that says who; when that one or another of them changes, it is
# whoever acts. A new row may also name nobody: taken over from the national list.
SAID_BY = f"""
CREATE FUNCTION provisions_said_by() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := to_jsonb(NEW);
  before jsonb := CASE TG_OP WHEN 'UPDATE' THEN to_jsonb(OLD) ELSE '{{}}'::jsonb END;
  who text := said ->> TG_ARGV[0];
  one text;
BEGIN
  IF current_user = '{APP_ROLE}' AND NOT (TG_OP = 'INSERT' AND who IS NULL) THEN
    FOREACH one IN ARRAY TG_ARGV LOOP
      IF said ->> one IS DISTINCT FROM before ->> one
        AND who IS DISTINCT FROM public.acting_worker()::text THEN
        RAISE EXCEPTION 'who checked or added it is whoever does so' USING ERRCODE = '42501';
      END IF;
    END LOOP;
  END IF;
  RETURN NEW;
END $$;
"""
DROP_SAID_BY = "DROP FUNCTION provisions_said_by();"


def said_by(name: str, who: str, when: str) -> SqlRule:
    """Who did it, and when, is written in the own name only."""
    return SqlRule(
        name=name,
        create="CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW"
        f" EXECUTE FUNCTION provisions_said_by('{who}', '{when}')",
        drop="DROP TRIGGER {name} ON {table}",
    )

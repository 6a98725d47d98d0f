"""Who writes on the lists of an alliance, which everybody reads: kept by the database as well."""

from ketenloket.foundation.tenancy.policies import APP_ROLE, SqlRule

ACTING_HAS = """
CREATE FUNCTION acting_has(wanted text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM public.organisations_worker w
    JOIN public.organisations_role r ON r.code = w.role_id
    WHERE w.id = public.acting_worker() AND w.alliance_id = public.acting_alliance()
      AND w.active AND r.duties::text[] && wanted)
$$;
"""
# National rows have no alliance: only a migration, which runs as the owner, puts them there. The
# tables have no row-level security, as everybody reads them, also whoever is not signed in.
WRITTEN_IN_ALLIANCE = f"""
CREATE FUNCTION written_in_alliance() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF current_user = '{APP_ROLE}' AND (NOT public.acting_has(TG_ARGV)
      OR NEW.alliance_id IS DISTINCT FROM public.acting_alliance()) THEN
    RAISE EXCEPTION 'written only in the own alliance, by who keeps its lists'
      USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
"""
FUNCTIONS = ACTING_HAS + WRITTEN_IN_ALLIANCE
DROP_FUNCTIONS = "DROP FUNCTION written_in_alliance(); DROP FUNCTION acting_has(text[]);"


def written_by(name: str, *duties: str) -> SqlRule:
    """Rows are written only in the own alliance, by a worker with one of these duties."""
    told = ", ".join(f"'{duty}'" for duty in duties)
    return SqlRule(
        name=name,
        create="CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW"
        f" EXECUTE FUNCTION written_in_alliance({told})",
        drop="DROP TRIGGER {name} ON {table}",
    )

"""What the database keeps of the overview of the money: closed stays closed, and no sharing without a basis.

Both run as the one who asks (no SECURITY DEFINER): a sheet or a disclosure that is hidden is none.
"""

# A line or a debt comes, goes and comes back on an open sheet only. `FOR SHARE` waits for whoever is
# closing it, and row-level security lets it lock no sheet that is closed.
ON_AN_OPEN_SHEET = """
CREATE FUNCTION {table_name}_sheet_is_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM FROM public.papers_moneysheet s
    WHERE s.id = NEW.sheet_id AND s.closed_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this version of the overview is closed' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER {table_name}_on_open_sheet BEFORE INSERT OR UPDATE OF removed_at, removed_by_id
  ON {table_name} FOR EACH ROW EXECUTE FUNCTION {table_name}_sheet_is_open()"""
DROP_ON_AN_OPEN_SHEET = (
    "DROP TRIGGER {table_name}_on_open_sheet ON {table_name};"
    " DROP FUNCTION {table_name}_sheet_is_open()"
)


def on_an_open_sheet(table: str) -> dict[str, str]:
    """The statements that make and drop this rule for one table."""
    made = ON_AN_OPEN_SHEET.replace("{table_name}", table)
    return {"create": made, "drop": DROP_ON_AN_OPEN_SHEET.replace("{table_name}", table)}


# What leaves the house is a closed version, and goes to the person or to an organisation for which a
# disclosure lives that opens who it is and what was told (the story is where money belongs: it is
# read out as "what you told us about your money and your life").
_HAS_A_BASIS = """
CREATE FUNCTION papers_export_has_a_basis() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT FROM public.papers_moneysheet s
    WHERE s.id = NEW.sheet_id AND s.request_id = NEW.request_id AND s.closed_at IS NOT NULL)
  OR (NEW.to_organisation_id IS NOT NULL AND NOT EXISTS (SELECT FROM public.sharing_disclosure d
    WHERE d.id = NEW.disclosure_id AND d.request_id = NEW.request_id
    AND d.to_organisation_id = NEW.to_organisation_id
    AND d.ended_at IS NULL AND d.accepted_at IS NOT NULL AND d.ends_at > now()
    AND d.categories @> ARRAY['identity', 'intake']::varchar[])) THEN
    RAISE EXCEPTION 'no standing legal basis to hand over the overview' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
"""
HAS_A_BASIS = (
    _HAS_A_BASIS + "CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW"
    " EXECUTE FUNCTION papers_export_has_a_basis()"
)
DROP_HAS_A_BASIS = "DROP TRIGGER {name} ON {table}; DROP FUNCTION papers_export_has_a_basis()"

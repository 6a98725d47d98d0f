"""The second lock on the same door: the database itself asks for a standing basis.

`disclose()` decides by the rules; a mistake there, or a way around it, meets these. They run as
the one who asks (no SECURITY DEFINER): a consent that is hidden from them is no basis.
"""

# A disclosure opens no more, no longer and for nothing else than its consent says; the public
# task is a basis only towards a municipality or its credit bank, and for a year at most.
_BASIS_STANDS = """
CREATE OR REPLACE FUNCTION sharing_basis_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.legal_basis = 'consent' AND NOT EXISTS (SELECT FROM public.sharing_consent c
    WHERE c.id = NEW.consent_id AND c.withdrawn_at IS NULL AND c.purpose = NEW.purpose
    AND NEW.categories <@ c.covers
    AND NEW.ends_at <= (c.until + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')
  OR NEW.legal_basis = 'public_task' AND NOT EXISTS (SELECT FROM public.organisations_organisation o
    WHERE o.id = NEW.to_organisation_id
    AND o.kind IN ('municipality', 'municipal_credit_bank')
    AND NEW.ends_at <= NEW.made_at + interval '12 months 2 days')
  OR NEW.legal_basis NOT IN ('consent', 'public_task') THEN
    RAISE EXCEPTION 'no standing legal basis for this disclosure' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
"""
BASIS_STANDS = (
    _BASIS_STANDS + "CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW"
    " EXECUTE FUNCTION sharing_basis_stands()"
)
DROP_BASIS_STANDS = "DROP TRIGGER {name} ON {table}; DROP FUNCTION sharing_basis_stands()"

# True while a consent is not withdrawn, as a column that a foreign key can point at.
STANDS = (
    "ALTER TABLE {table} ADD COLUMN stands boolean"
    " GENERATED ALWAYS AS (withdrawn_at IS NULL) STORED; "
    "ALTER TABLE {table} ADD CONSTRAINT {name} UNIQUE (id, request_id, organisation_id, stands)"
)
DROP_STANDS = "ALTER TABLE {table} DROP CONSTRAINT {name}, DROP COLUMN stands"

# A disclosure that has not ended needs a consent that stands: withdrawing without closing breaks
# this key, whoever tries it and whichever of the two comes first.
NEEDS_STANDING = (
    "ALTER TABLE {table} ADD COLUMN consent_must_stand boolean GENERATED ALWAYS AS"
    " (CASE WHEN ended_at IS NULL AND consent_id IS NOT NULL THEN true END) STORED; "
    "ALTER TABLE {table} ADD CONSTRAINT {name}"
    " FOREIGN KEY (consent_id, request_id, to_organisation_id, consent_must_stand)"
    ' REFERENCES "sharing_consent" (id, request_id, organisation_id, stands)'
)
DROP_NEEDS_STANDING = "ALTER TABLE {table} DROP CONSTRAINT {name}, DROP COLUMN consent_must_stand"

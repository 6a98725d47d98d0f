"""The history of a provision is written by whoever changes it, in their own name."""

from ketenloket.foundation.tenancy.policies import APP_ROLE

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

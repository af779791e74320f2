-- What was frozen for a snapshot that was never taken may go; a taken one keeps every row.
CREATE FUNCTION refuse_unless_failed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM "Snapshot" WHERE id = OLD."snapshotId" AND status = 'failed') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER snapshot_rows_frozen ON "SnapshotRow";
DROP TRIGGER snapshot_pairs_frozen ON "SnapshotPair";
DROP TRIGGER snapshot_verdicts_frozen ON "SnapshotVerdict";
CREATE TRIGGER snapshot_rows_frozen BEFORE UPDATE OR DELETE ON "SnapshotRow" FOR EACH ROW EXECUTE FUNCTION refuse_unless_failed();
CREATE TRIGGER snapshot_pairs_frozen BEFORE UPDATE OR DELETE ON "SnapshotPair" FOR EACH ROW EXECUTE FUNCTION refuse_unless_failed();
CREATE TRIGGER snapshot_verdicts_frozen BEFORE UPDATE OR DELETE ON "SnapshotVerdict" FOR EACH ROW EXECUTE FUNCTION refuse_unless_failed();

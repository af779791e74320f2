-- Judges say what kind they are; verdicts say why they were not read, what the judge saw and whether it is its latest word.
ALTER TABLE "Judge" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'model';
ALTER TABLE "Verdict" ADD COLUMN "refusal" BOOLEAN, ADD COLUMN "reason" TEXT, ADD COLUMN "reasoning" TEXT,
  ADD COLUMN "stripped" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "simulated" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "current" BOOLEAN NOT NULL DEFAULT true, ADD COLUMN "inputHash" UUID;
CREATE INDEX "Verdict_judgeId_inputHash_idx" ON "Verdict"("judgeId", "inputHash");
CREATE INDEX "Verdict_runId_idx" ON "Verdict"("runId");

CREATE TABLE "Ballot" (
    "sampleId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "answers" TEXT[],

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("sampleId")
);
CREATE INDEX "Ballot_datasetId_idx" ON "Ballot"("datasetId");
CREATE INDEX "Ballot_answers_idx" ON "Ballot" USING GIN ("answers");

CREATE TABLE "BallotDelta" (
    "id" BIGSERIAL NOT NULL,
    "datasetId" UUID NOT NULL,
    "answers" TEXT[],
    "count" BIGINT NOT NULL,

    CONSTRAINT "BallotDelta_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "BallotDelta_datasetId_idx" ON "BallotDelta"("datasetId");

CREATE TYPE "SiftSide" AS ENUM ('kept', 'dropped', 'undecided');
CREATE TABLE "SiftedSample" (
    "runId" UUID NOT NULL,
    "sampleId" UUID NOT NULL,
    "side" "SiftSide" NOT NULL,

    CONSTRAINT "SiftedSample_pkey" PRIMARY KEY ("runId", "sampleId")
);

CREATE TABLE "Calibration" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "judgeIds" UUID[],
    "queueId" UUID NOT NULL,
    "strata" JSONB NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Calibration_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Calibration_queueId_key" ON "Calibration"("queueId");
CREATE INDEX "Calibration_datasetId_id_idx" ON "Calibration"("datasetId", "id");

CREATE TABLE "CalibrationItem" (
    "calibrationId" UUID NOT NULL,
    "sampleId" UUID NOT NULL,
    "stratum" INTEGER NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "CalibrationItem_pkey" PRIMARY KEY ("calibrationId", "sampleId")
);
ALTER TABLE "CalibrationItem" ADD CONSTRAINT "CalibrationItem_calibrationId_fkey" FOREIGN KEY ("calibrationId") REFERENCES "Calibration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "Acceptance" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "judgeId" UUID NOT NULL,
    "calibrationId" UUID NOT NULL,
    "bar" DOUBLE PRECISION NOT NULL,
    "codes" TEXT[],
    "startedById" TEXT NOT NULL,
    "startedByName" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "endedByName" TEXT,

    CONSTRAINT "Acceptance_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Acceptance_datasetId_endedAt_idx" ON "Acceptance"("datasetId", "endedAt");
-- One at a time for a judge and a dataset.
CREATE UNIQUE INDEX "Acceptance_running_key" ON "Acceptance"("datasetId", "judgeId") WHERE "endedAt" IS NULL;

-- What one judge, the label or a person says: a polarity with its labels, or an outcome that is none.
CREATE FUNCTION ballot_answer(polarity "Polarity", labels text[]) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT polarity::text || ':' || to_jsonb(labels)::text $$;

-- Of two judges that answer about one sample at once, the second waits here and then sees the first one's answer.
CREATE FUNCTION recount_ballots(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Sample" WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
  UPDATE "Verdict" v SET current = false
    WHERE v."sampleId" = ANY(ids) AND v.current
      AND EXISTS (SELECT 1 FROM "Verdict" o WHERE o."sampleId" = v."sampleId" AND o."judgeId" = v."judgeId" AND o.current AND o.id > v.id);
  INSERT INTO "BallotDelta" ("datasetId", answers, count)
    SELECT "datasetId", answers, -count(*) FROM "Ballot" WHERE "sampleId" = ANY(ids) GROUP BY 1, 2;
  DELETE FROM "Ballot" WHERE "sampleId" = ANY(ids);
  INSERT INTO "Ballot" ("sampleId", "datasetId", answers)
    SELECT s.id, s."datasetId", said.answers
      || CASE WHEN s.labels = '{}' THEN '{}'::text[] ELSE ARRAY['now=' || ballot_answer(s.polarity, s.labels)] END
      || CASE WHEN s.reviewed THEN ARRAY['human=' || CASE WHEN s."labelSource" = 'human' AND s.labels <> '{}' THEN ballot_answer(s.polarity, s.labels) ELSE 'unreadable' END] ELSE '{}'::text[] END
    FROM "Sample" s CROSS JOIN LATERAL (
      SELECT array_agg(v."judgeId"::text || '=' || CASE WHEN v.outcome = 'read' THEN ballot_answer(v.polarity, v.labels) ELSE v.outcome::text END ORDER BY v."judgeId") AS answers
      FROM "Verdict" v WHERE v."sampleId" = s.id AND v.current
    ) AS said
    WHERE s.id = ANY(ids) AND said.answers IS NOT NULL;
  INSERT INTO "BallotDelta" ("datasetId", answers, count)
    SELECT "datasetId", answers, count(*) FROM "Ballot" WHERE "sampleId" = ANY(ids) GROUP BY 1, 2;
END $$;

CREATE FUNCTION ballots_of_verdicts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM recount_ballots((SELECT array_agg(DISTINCT "sampleId") FROM new_rows));
  RETURN NULL;
END $$;
CREATE TRIGGER verdicts_on_ballots AFTER INSERT ON "Verdict" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION ballots_of_verdicts();

-- Only samples that judges have spoken about have a ballot; for all others this looks at a flag and ends.
CREATE FUNCTION ballots_of_samples() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(id) INTO touched FROM after_rows WHERE judged;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(id) INTO touched FROM before_rows WHERE judged;
  ELSE
    SELECT array_agg(a.id) INTO touched FROM after_rows a JOIN before_rows b ON b.id = a.id
    WHERE b.judged AND (a.labels, a.polarity, a."labelSource", a.reviewed, a."datasetId") IS DISTINCT FROM (b.labels, b.polarity, b."labelSource", b.reviewed, b."datasetId");
  END IF;
  IF touched IS NOT NULL THEN PERFORM recount_ballots(touched); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ballots_counted_in AFTER INSERT ON "Sample" REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION ballots_of_samples();
CREATE TRIGGER ballots_counted_over AFTER UPDATE ON "Sample" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION ballots_of_samples();
CREATE TRIGGER ballots_counted_out AFTER DELETE ON "Sample" REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION ballots_of_samples();

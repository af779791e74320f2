-- CreateEnum
CREATE TYPE "DuplicateLane" AS ENUM ('collapse', 'conflict', 'family');

-- CreateTable
CREATE TABLE "DuplicateState" (
    "datasetId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL DEFAULT 0.7,
    "indexedAt" TIMESTAMPTZ(3),
    "passedAt" TIMESTAMPTZ(3),
    "passRunId" UUID,
    "rates" JSONB,
    "ratedAt" TIMESTAMPTZ(3),
    "capped" JSONB,

    CONSTRAINT "DuplicateState_pkey" PRIMARY KEY ("datasetId")
);

-- CreateTable
CREATE TABLE "DuplicateBand" (
    "key" BIGINT NOT NULL,
    "sampleId" UUID NOT NULL,

    CONSTRAINT "DuplicateBand_pkey" PRIMARY KEY ("key","sampleId")
);

-- CreateTable
CREATE TABLE "DuplicateBacklog" (
    "id" BIGSERIAL NOT NULL,
    "datasetId" UUID NOT NULL,
    "firstId" UUID,
    "lastId" UUID,
    "count" INTEGER NOT NULL DEFAULT 1,
    "groupId" UUID,
    "indexed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "DuplicateBacklog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DuplicateGroup" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 0,
    "lane" "DuplicateLane" NOT NULL DEFAULT 'collapse',
    "exact" BOOLEAN NOT NULL DEFAULT false,
    "least" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "constellation" UUID,
    "kept" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "DuplicateGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DuplicateMember" (
    "sampleId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "partnerId" UUID,
    "similarity" DOUBLE PRECISION NOT NULL,
    "exact" BOOLEAN NOT NULL DEFAULT false,
    "extra" BOOLEAN NOT NULL DEFAULT false,
    "labels" TEXT[],
    "polarity" "Polarity" NOT NULL DEFAULT 'none',
    "wrapper" TEXT,
    "sourceId" UUID,
    "runId" UUID,
    "model" TEXT,

    CONSTRAINT "DuplicateMember_pkey" PRIMARY KEY ("sampleId")
);

-- CreateTable
CREATE TABLE "KeptGroup" (
    "datasetId" UUID NOT NULL,
    "constellation" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "keptBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KeptGroup_pkey" PRIMARY KEY ("datasetId","constellation")
);

-- CreateIndex
CREATE INDEX "DuplicateBacklog_datasetId_id_idx" ON "DuplicateBacklog"("datasetId", "id");
CREATE INDEX "DuplicateGroup_datasetId_kept_lane_size_id_idx" ON "DuplicateGroup"("datasetId", "kept", "lane", "size", "id");
CREATE INDEX "DuplicateMember_groupId_idx" ON "DuplicateMember"("groupId");
CREATE INDEX "DuplicateMember_datasetId_sourceId_idx" ON "DuplicateMember"("datasetId", "sourceId");
CREATE INDEX "DuplicateMember_datasetId_runId_idx" ON "DuplicateMember"("datasetId", "runId");

-- What came: one row for each statement, however many samples it brought.
CREATE FUNCTION note_new_samples() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "DuplicateBacklog" ("datasetId", "firstId", "lastId", "count")
  SELECT "datasetId", min(id::text)::uuid, max(id::text)::uuid, count(*) FROM after_rows GROUP BY 1;
  RETURN NULL;
END $$;
CREATE TRIGGER samples_noted_in AFTER INSERT ON "Sample" REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_samples();

-- What is said differently now, or stands in another dataset. Relabelling does not come here.
CREATE FUNCTION note_changed_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "DuplicateBacklog" ("datasetId", "firstId", "lastId") VALUES (NEW."datasetId", NEW.id, NEW.id);
  INSERT INTO "DuplicateBacklog" ("datasetId", "groupId") SELECT "datasetId", "groupId" FROM "DuplicateMember" WHERE "sampleId" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER samples_noted_over AFTER UPDATE OF "prompt", "response", "unwrapped", "wrapper", "datasetId" ON "Sample"
  FOR EACH ROW WHEN (OLD."prompt" IS DISTINCT FROM NEW."prompt" OR OLD."response" IS DISTINCT FROM NEW."response" OR OLD."unwrapped" IS DISTINCT FROM NEW."unwrapped"
    OR OLD."wrapper" IS DISTINCT FROM NEW."wrapper" OR OLD."datasetId" IS DISTINCT FROM NEW."datasetId")
  EXECUTE FUNCTION note_changed_text();

-- Groups whose members were relabelled or left. One look into an index for each row, whatever the planner believes of how many there are.
CREATE FUNCTION note_relabelled() RETURNS trigger LANGUAGE plpgsql
  SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
BEGIN
  INSERT INTO "DuplicateBacklog" ("datasetId", "groupId")
  SELECT DISTINCT m."datasetId", m."groupId" FROM after_rows a JOIN "DuplicateMember" m ON m."sampleId" = a.id
  WHERE m.labels IS DISTINCT FROM a.labels OR m.polarity IS DISTINCT FROM a.polarity;
  RETURN NULL;
END $$;
CREATE TRIGGER samples_noted_label AFTER UPDATE ON "Sample" REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_relabelled();

CREATE FUNCTION note_departed() RETURNS trigger LANGUAGE plpgsql
  SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
BEGIN
  INSERT INTO "DuplicateBacklog" ("datasetId", "groupId")
  SELECT DISTINCT m."datasetId", m."groupId" FROM before_rows b JOIN "DuplicateMember" m ON m."sampleId" = b.id;
  RETURN NULL;
END $$;
CREATE TRIGGER samples_noted_out AFTER DELETE ON "Sample" REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_departed();

-- Rewritten and emptied all the time.
ALTER TABLE "DuplicateBacklog" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

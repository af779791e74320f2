-- A decision remembers what an undo needs.
ALTER TABLE "Decision" ADD COLUMN "fromSource" "LabelSource", ADD COLUMN "fromReviewed" BOOLEAN;
CREATE INDEX "Decision_runId_sampleId_idx" ON "Decision" ("runId", "sampleId") WHERE "runId" IS NOT NULL;

-- What left its dataset, as it was: deleted, or moved to another.
CREATE TABLE "DepartedSample" (
    "sampleId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "toDatasetId" UUID,
    "row" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DepartedSample_pkey" PRIMARY KEY ("runId", "sampleId")
);
CREATE INDEX "DepartedSample_datasetId_at_idx" ON "DepartedSample" ("datasetId", "at");

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "ownerName" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "filter" JSONB NOT NULL DEFAULT '{}',
    "columns" TEXT[],
    "order" TEXT NOT NULL DEFAULT 'newest',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SavedView_datasetId_ownerId_name_key" ON "SavedView"("datasetId", "ownerId", "name");

-- Orders and filters. Label sets are compared by their hash first: an array of many codes would not fit a B-tree entry.
DROP INDEX "Sample_datasetId_state_polarity_id_idx";
CREATE INDEX "Sample_lanes_idx" ON "Sample" ("datasetId", hash_array_extended("labels", 0), "state", "id");
CREATE INDEX "Sample_datasetId_characters_id_idx" ON "Sample"("datasetId", "characters", "id");
CREATE INDEX "Sample_source_idx" ON "Sample" ("datasetId", "sourceId", "id") WHERE "sourceId" IS NOT NULL;
CREATE INDEX "Sample_persona_idx" ON "Sample" ("datasetId", "personaId", "id") WHERE "personaId" IS NOT NULL;

-- Words of the first 20,000 characters of either text: what is longer would not fit a tsvector.
CREATE INDEX "Sample_words_idx" ON "Sample" USING gin (to_tsvector('simple'::regconfig, left("prompt", 20000) || ' ' || coalesce(left("response", 20000), '')));
ANALYZE "Sample";
